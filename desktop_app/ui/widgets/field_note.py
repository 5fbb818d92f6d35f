"""A sentence below a field: what was wrong with what was typed there. It pushes nothing aside."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from desktop_app.ui.widgets.basic import set_text

_LETTERS_WIDE = 24
_GAP = 2


class FieldNote(QLabel):
    """Lies over what stands below (or above) the field and scrolls with it."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self.setObjectName("fieldnote")
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        field.destroyed.connect(self.deleteLater)

    def say(self, words: str) -> None:
        """Shows a sentence; an empty one takes it away."""
        set_text(self, words)
        if words and self._field.isVisible():
            self.place()
        else:
            self.hide()

    def place(self) -> None:
        """Where the field is now."""
        if not self.accessibleName() or not self._field.isVisible():
            return
        ground = _ground(self._field)
        if self.parent() is not ground:
            self.setParent(ground)
        letters = self.fontMetrics().horizontalAdvance("あ") * _LETTERS_WIDE
        width = min(max(self._field.width(), letters), ground.width() - 2 * _GAP)
        height = self.heightForWidth(width)
        at = self._field.mapTo(ground, QPoint(0, self._field.height() + _GAP))
        if at.y() + height > ground.height():
            at.setY(max(0, at.y() - self._field.height() - height - 2 * _GAP))
        self.setGeometry(min(at.x(), ground.width() - width - _GAP), at.y(), width, height)
        self.show()
        self.raise_()


def _ground(field: QWidget) -> QWidget:
    """The page that scrolls under the field, else the window."""
    at = field
    while not at.isWindow():
        above = at.parentWidget()
        area = above.parentWidget() if above is not None else None
        if isinstance(area, QScrollArea) and area.widget() is at:
            return at
        if above is None:
            break
        at = above
    return at
