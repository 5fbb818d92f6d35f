"""The 実施時期 edited in its cell, with its reading in a box below the cell."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.timing_words import Explained, TimingContext
from desktop_app.ui.widgets.reading_box import ReadingBox
from desktop_app.ui.widgets.timing_edit import TimingEdit

_LETTERS_WIDE = 24


class TimingCell(TimingEdit):
    """A TimingEdit without frame; the box lives and dies with it."""

    def __init__(self, parent: QWidget, context: TimingContext) -> None:
        super().__init__(parent)
        self.setObjectName("cell")
        self._box = ReadingBox(parent.window(), floating=True)
        self._box.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._box.hide()
        self._box.year_wanted.connect(self.fix_year)
        self.explained.connect(self._show)
        self.destroyed.connect(self._box.deleteLater)
        self.set_context(context)

    @property
    def box(self) -> ReadingBox:
        """The box below."""
        return self._box

    def room_below(self) -> int:
        """The box, where it is below."""
        return self._box.height() + 4 if self._box_is(below=True) else 0

    def room_above(self) -> int:
        """The box, where it is above."""
        return self._box.height() + 4 if self._box_is(below=False) else 0

    def _box_is(self, *, below: bool) -> bool:
        own = self.mapTo(self.window(), QPoint(0, 0)).y()
        return self._box.isVisible() and (self._box.y() >= own) == below

    def _show(self, explained: Explained) -> None:
        self._box.show_explained(explained)
        self._place_box()

    def _place_box(self) -> None:
        """Below the cell, above it where there is no room."""
        if not self.isVisible():
            return
        window = self.window()
        width = max(self.width(), self.fontMetrics().horizontalAdvance("あ") * _LETTERS_WIDE)
        height = self._box.heightForWidth(width)
        below = self.mapTo(window, QPoint(0, self.height() + 2))
        left = min(below.x(), window.width() - width - 8)
        top = below.y()
        if top + height > window.height():
            top = below.y() - self.height() - height - 4
        self._box.setGeometry(max(left, 0), top, width, height)
        self._box.raise_()
        self._box.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_box()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._place_box()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_box()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._box.hide()
