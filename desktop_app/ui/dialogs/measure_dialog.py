"""One measure chosen from all that may be: found by number or words, taken by Enter."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop_app.support.i18n import _
from desktop_app.ui.dialogs.dialog import Dialog
from desktop_app.ui.progress_words import fold
from desktop_app.ui.widgets.basic import button, label


class MeasureDialog(Dialog):
    """`chosen` is the id of the measure; 0 for none. `words` says what each is called, `deed` what
    is done with the chosen one.
    """

    def __init__(
        self, parent: QWidget, words: Mapping[int, str], *, title: str, explained: str, deed: str
    ) -> None:
        super().__init__(parent, title, width=46, height=30)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("番号や言葉で探す"))
        self.search.setAccessibleName(_("番号や言葉で探す"))
        self.search.setClearButtonEnabled(True)
        self.search.setStyleSheet("QToolButton { min-height: 0; border: none; padding: 0; }")
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for measure, said in words.items():
            item = QListWidgetItem(said)
            item.setData(Qt.ItemDataRole.UserRole, measure)
            item.setToolTip(said.strip())
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self.search.textChanged.connect(self._filter)
        self.body.addWidget(label(explained, "second", wrap=True))
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self.set_keys(button(deed, self.accept, role="primary"))

    @property
    def chosen(self) -> int:
        """The measure on which the cursor stands, if it is shown."""
        item = self.list.currentItem()
        return 0 if item is None or item.isHidden() else int(item.data(Qt.ItemDataRole.UserRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move in the list while one types above it."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _shown(self) -> list[int]:
        return [n for n in range(self.list.count()) if not self.list.item(n).isHidden()]

    def _step(self, step: int) -> None:
        shown, at = self._shown(), self.list.currentRow()
        place = shown.index(at) + step if at in shown else 0
        if 0 <= place < len(shown):
            self.list.setCurrentRow(shown[place])

    def _filter(self, text: str) -> None:
        wanted = fold(text)
        for place in range(self.list.count()):
            item = self.list.item(place)
            item.setHidden(wanted not in fold(item.text()))
        shown = self._shown()
        if shown and self.list.currentRow() not in shown:
            self.list.setCurrentRow(shown[0])
