"""A list with a field above it that finds rows by number or words, and says when there is none."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.support.i18n import _
from desktop_app.ui.progress_words import fold
from desktop_app.ui.widgets.basic import label


class FoundList(QWidget):
    """Rows by id. `found` says that other rows are shown."""

    found = Signal()

    def __init__(self, words: Mapping[int, str], *, name: str) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("番号や言葉で探す"))
        self.search.setAccessibleName(_("番号や言葉で探す"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for id_, said in words.items():
            item = QListWidgetItem(said)
            item.setData(Qt.ItemDataRole.UserRole, id_)
            item.setToolTip(said.strip())
            self.list.addItem(item)
        told = _("見つかりません。別の番号や言葉で探してください。")
        self.none = label(told, "second", wrap=True)
        self.none.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.search, self.none, self.list):
            column.addWidget(part)
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(self._filter)

    def shown(self) -> list[QListWidgetItem]:
        """The rows that were found."""
        items = (self.list.item(place) for place in range(self.list.count()))
        return [item for item in items if not item.isHidden()]

    def current(self) -> int:
        """The id of the row with the cursor, if it is shown; 0 for none."""
        item = self.list.currentItem()
        return 0 if item is None or item.isHidden() else int(item.data(Qt.ItemDataRole.UserRole))

    def step(self, step: int) -> None:
        """The cursor to the next row (1) or the one before (-1), while one types above the list."""
        shown, at = self.shown(), self.list.currentItem()
        place = shown.index(at) + step if at in shown else 0
        if 0 <= place < len(shown):
            self.list.setCurrentItem(shown[place])

    def _filter(self, text: str) -> None:
        """The first row that fits has the cursor; without words none has."""
        wanted = fold(text)
        for place in range(self.list.count()):
            item = self.list.item(place)
            item.setHidden(wanted not in fold(item.text()))
        shown = self.shown()
        if not wanted or not shown:
            self.list.setCurrentRow(-1)
        elif self.list.currentItem() not in shown:
            self.list.setCurrentItem(shown[0])
        self.none.setVisible(not shown)
        self.found.emit()
