"""A small window that lies over the page until Esc or a click elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

_GAP, _EDGE = 2, 8


class Popup(QFrame):
    """Opens below a widget, on the screen in any case."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("builder")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._anchor: QWidget | None = None

    def show_below(self, anchor: QWidget) -> None:
        """Shows it; its letters are known only when the style was put on."""
        self._anchor = anchor
        for each in (self, *self.findChildren(QWidget)):
            each.ensurePolished()
        self.place()
        self.show()

    def place(self) -> None:
        """As large as it wants to be, where it can be seen whole."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.adjustSize()
        if self._anchor is None:
            return
        corner = self._anchor.mapToGlobal(QPoint(0, self._anchor.height() + _GAP))
        room = self._anchor.screen().availableGeometry()
        left = min(corner.x(), room.right() - self.width() - _EDGE)
        top = min(corner.y(), room.bottom() - self.height() - _EDGE)
        self.move(max(left, room.left()), max(top, room.top()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
