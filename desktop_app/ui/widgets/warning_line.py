"""A line above what it is about that says what speaks against it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from desktop_app.ui.icons import pixmap
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.basic import label, set_text


class WarningLine(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("tone", "warning")
        picture = QLabel()
        picture.setPixmap(pixmap("triangle-alert", Colour.AMBER, 18, self.devicePixelRatioF()))
        self._words = label("", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(10)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.accessibleName()

    def show_text(self, words: str) -> None:
        """Says something else, or nothing."""
        set_text(self._words, words)
        self.setVisible(bool(words))
