"""Words in a cell of a table: two lines at most, the rest told by an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from desktop_app.ui.theme import Colour

LINE = 1.38
"""Of a line, in heights of the font."""


def draw_lines(
    painter: QPainter, rect: QRectF, text: str, font: QFont, colour: Colour, *, most: int = 2
) -> None:
    """Wraps a text into the rectangle, centred upright, at most so many lines."""
    text = " ".join(text.split())
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(colour.q)
    lines = wrapped(text, font, rect.width(), most=most)
    height = metrics.height() * LINE
    top = rect.center().y() - height * len(lines) / 2
    for place, line in enumerate(lines):
        room = QRectF(rect.x(), top + place * height, rect.width(), height)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)


def wrapped(text: str, font: QFont, width: float, *, most: int) -> list[str]:
    """The lines, the last one shortened where the text goes on."""
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    layout = QTextLayout(text[:400], font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, 0))
        starts.append(line.textStart())
    layout.endLayout()
    lines = [
        text[start:end].rstrip() for start, end in zip(starts, [*starts[1:], None], strict=True)
    ]
    if len(lines) > most:
        rest = text[starts[most - 1] :]
        lines[most - 1 :] = [metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)]
    return lines
