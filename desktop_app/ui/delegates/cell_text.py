"""Words in a cell of a table: two lines at most, the rest told by an ellipsis."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPainter, QTextLayout, QTextOption

from desktop_app.domain.counted import good_end
from desktop_app.ui.theme import Colour

LINE = 1.38
"""Of a line, in heights of the font."""
_LONGEST: Final = 400
_KEPT: Final = 3_000
_WRAPS: Final = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
_RUNS_ON: Final = QTextOption.WrapMode.NoWrap


class Block(Struct, frozen=True):
    """Lines ready to be painted: each part is placed from the same corner."""

    parts: tuple[QTextLayout, ...]
    height: float


_blocks: dict[tuple[str, QFont, float, int], Block] = {}


def draw_lines(
    painter: QPainter, rect: QRectF, text: str, font: QFont, colour: Colour, *, most: int = 2
) -> None:
    """Wraps a text into the rectangle, centred upright, at most so many lines."""
    _draw(painter, rect, " ".join(text.split()), font, colour, most=most)


def draw_line(painter: QPainter, rect: QRectF, text: str, font: QFont, colour: Colour) -> None:
    """One line, with its blanks as they are."""
    _draw(painter, rect, text, font, colour, most=1)


def _draw(
    painter: QPainter, rect: QRectF, text: str, font: QFont, colour: Colour, *, most: int
) -> None:
    block = block_of(text, font, rect.width(), most=most)
    painter.setFont(font)
    painter.setPen(colour.q)
    corner = QPointF(rect.x(), rect.center().y() - block.height / 2)
    for part in block.parts:
        part.draw(painter, corner)


def block_of(text: str, font: QFont, width: float, *, most: int) -> Block:
    """The lines of a text. They are kept, for a table paints the same ones again and again."""
    known = _blocks.get((text, font, width, most))
    if known is None:
        _follow_fonts()
        if len(_blocks) >= _KEPT:
            _blocks.clear()
        own = QFont(font)  # the one of a style option is gone with it
        known = _blocks[text, own, width, most] = _laid_out(text, own, max(width, 1.0), most)
    return known


@cache
def _follow_fonts() -> None:
    """A font that comes may take the place of another: glyphs are known by their numbers in it."""
    app = QGuiApplication.instance()
    if isinstance(app, QGuiApplication):
        app.fontDatabaseChanged.connect(_blocks.clear)


def _laid_out(text: str, font: QFont, width: float, most: int) -> Block:
    """The last line is shortened where the text goes on."""
    text = text[:_LONGEST]
    metrics = QFontMetricsF(font)
    height = metrics.height() * LINE
    whole = _layout(text, font, width, height, most=most + 1)
    if whole.lineCount() <= most:
        return Block((whole,), height * whole.lineCount())
    last, beyond = whole.lineAt(most - 1).textStart(), whole.lineAt(most)
    rest = text[last : beyond.textStart() + beyond.textLength()]
    shortened = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
    foot = _layout(shortened, font, width, height, most=1, above=most - 1, mode=_RUNS_ON)
    upper = (_layout(text[:last], font, width, height, most=most - 1),) if last else ()
    return Block((*upper, foot), height * most)


def _layout(
    text: str,
    font: QFont,
    width: float,
    height: float,
    *,
    most: int,
    above: int = 0,
    mode: QTextOption.WrapMode = _WRAPS,
) -> QTextLayout:
    """So many lines at most, each in the middle of its height; `above` lines are left free."""
    layout = QTextLayout(text, font)
    layout.setCacheEnabled(True)
    layout.setTextOption(_option(mode))
    layout.beginLayout()
    for place in range(above, above + most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        end = good_end(text, start, start + line.textLength())
        if end < start + line.textLength():
            line.setNumColumns(end - start)
        line.setPosition(QPointF(0, place * height + (height - line.height()) / 2))
    layout.endLayout()
    return layout


def _option(mode: QTextOption.WrapMode) -> QTextOption:
    made = QTextOption()
    made.setWrapMode(mode)
    return made
