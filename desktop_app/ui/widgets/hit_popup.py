"""The frame below the search field: hits, and a line that says how many and what to do."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.ui.widgets.basic import label
from desktop_app.ui.widgets.hit_list import HitList


class HitPopup(QFrame):
    """Hidden until something is looked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("found")
        self.hits = HitList()
        self.foot = label("", "hint")
        self.foot.setContentsMargins(14, 5, 12, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.hits)
        column.addWidget(self.foot)
        self.hide()
