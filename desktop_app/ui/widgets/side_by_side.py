"""Fields that stand beside one another where there is room, and below one another where not."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class SideBySide(QLayout):
    """Each gets the same share of the width, or all of it."""

    def __init__(self, *, spacing: int = 12) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = spacing

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = [item.sizeHint().height() for item in self._items]
        if self._columns(width) == len(self._items):
            return max(heights, default=0)
        return sum(heights) + self._gap * (len(heights) - 1)

    def minimumSize(self) -> QSize:
        widest = max((item.minimumSize().width() for item in self._items), default=0)
        return QSize(widest, max((item.minimumSize().height() for item in self._items), default=0))

    def sizeHint(self) -> QSize:
        width = sum(item.sizeHint().width() + self._gap for item in self._items) - self._gap
        return QSize(max(0, width), self.minimumSize().height())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        columns = self._columns(rect.width())
        share = self._share(rect.width(), columns)
        y = rect.y()
        for place, item in enumerate(self._items):
            tall = item.sizeHint().height()
            column = place % columns
            item.setGeometry(QRect(rect.x() + column * (share + self._gap), y, share, tall))
            if columns == 1:
                y += tall + self._gap

    def _columns(self, width: int) -> int:
        """All in one line, or one a line."""
        every = len(self._items)
        widest = max((item.minimumSize().width() for item in self._items), default=0)
        return every if every and widest <= self._share(width, every) else 1

    def _share(self, width: int, columns: int) -> int:
        return (width - self._gap * (columns - 1)) // columns
