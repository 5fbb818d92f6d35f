"""One measure chosen from all that may be: found by number or words, taken by Enter."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.support.i18n import _
from desktop_app.ui.progress_words import fold
from desktop_app.ui.widgets.basic import label


class MeasureDialog(QDialog):
    """`chosen` is the id of the measure; 0 for none. `words` says what each is called."""

    def __init__(
        self, parent: QWidget, words: Mapping[int, str], *, title: str, explained: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("番号や言葉で探す"))
        self.search.setAccessibleName(_("番号や言葉で探す"))
        self.search.setClearButtonEnabled(True)
        self.search.setStyleSheet("QToolButton { min-height: 0; border: none; padding: 0; }")
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        for measure, said in words.items():
            item = QListWidgetItem(said)
            item.setData(Qt.ItemDataRole.UserRole, measure)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self.search.textChanged.connect(self._filter)
        keys = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        keys.accepted.connect(self.accept)
        keys.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(explained, "second", wrap=True))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(keys)
        letter = self.fontMetrics().horizontalAdvance("あ")
        self.resize(letter * 46, letter * 30)

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
