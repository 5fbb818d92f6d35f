"""Heads of a table that go on in another line where their columns are narrower than they."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop_app.ui.theme import Colour

_EDGE, _ABOVE, _LINE = 8, 8, 1.25


class WrappedHeads(QHeaderView):
    """Breaks at blanks only, and is as high as its highest head."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def narrowest(self, section: int) -> int:
        """What the longest word of a head needs."""
        return max(map(self._room, self._words(section).split()), default=0)

    def whole(self, section: int) -> int:
        """What a head needs on one line."""
        return self._room(self._words(section))

    def sizeHint(self) -> QSize:
        shown = (each for each in range(self.count()) if not self.isSectionHidden(each))
        lines = max((len(self._lines(each)) for each in shown), default=1)
        return QSize(super().sizeHint().width(), round(lines * self._line) + 2 * _ABOVE)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        lines, height = self._lines(section), self._line
        top = rect.center().y() - height * len(lines) / 2
        painter.save()
        painter.fillRect(rect, Colour.SURFACE.q)
        painter.setPen(QPen(Colour.RULE.q, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(self.font())
        painter.setPen(Colour.SECOND.q)
        for place, words in enumerate(lines):
            room = QRectF(rect.x(), top + place * height, rect.width(), height)
            painter.drawText(room.adjusted(_EDGE, 0, -_EDGE, 0), self._alignment(section), words)
        painter.restore()

    @property
    def _line(self) -> float:
        return self.fontMetrics().height() * _LINE

    def _room(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words) + 2 * _EDGE

    def _words(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")

    def _alignment(self, section: int) -> int:
        told = self.model().headerData(
            section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        aligned = told if isinstance(told, Qt.AlignmentFlag) else self.defaultAlignment()
        return int(aligned.value | Qt.AlignmentFlag.AlignVCenter.value)

    def _lines(self, section: int) -> list[str]:
        width, lines = self.sectionSize(section), [""]
        for word in self._words(section).split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self._room(longer) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines
