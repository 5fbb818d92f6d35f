"""One row chosen from all that may be: found by number or words, taken by Enter."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.dialogs.dialog import Dialog
from desktop_app.ui.widgets.basic import button, label
from desktop_app.ui.widgets.found_list import FoundList


class MeasureDialog(Dialog):
    """`chosen` is the id of the row; 0 for none. `words` says what each is called, `deed` what is
    done with the chosen one: none is at first, so that Enter alone does nothing.
    """

    def __init__(
        self, parent: QWidget, words: Mapping[int, str], *, title: str, explained: str, deed: str
    ) -> None:
        super().__init__(parent, title, width=46, height=30)
        self.rows = FoundList(words, name=title)
        self.search, self.list = self.rows.search, self.rows.list
        self.list.setCurrentRow(-1)
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self._take = button(deed, self.accept, role="primary")
        self.rows.found.connect(self._allow)
        self.list.currentItemChanged.connect(lambda *_items: self._allow())
        self.body.addWidget(label(explained, "second", wrap=True))
        self.body.addWidget(self.rows, 1)
        self.set_keys(self._take)
        self._allow()

    @property
    def chosen(self) -> int:
        """The row on which the cursor stands, if it is shown."""
        return self.rows.current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move in the list while one types above it."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.rows.step(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _allow(self) -> None:
        self._take.setEnabled(bool(self.chosen))
