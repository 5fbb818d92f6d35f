"""Pages one over the other, each in the room that the window gives."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget


class PageStack(QStackedWidget):
    """Does not ask every page how high it would like to be whenever a word of one changes."""

    def hasHeightForWidth(self) -> bool:
        return False
