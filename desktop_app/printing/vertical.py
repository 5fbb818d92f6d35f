"""Vertical text: upright characters, columns from right to left, numbers side by side (縦中横)."""

from __future__ import annotations

from desktop_app.printing.faces import FacePair, pair_for
from desktop_app.printing.marks import Mark, Upright
from desktop_app.printing.typesetting import BLACK
from desktop_app.reports.document import Cell, Paragraph, SoftBreak, Typeface
from desktop_app.reports.layout import STYLES, VERTICAL_CELL_MARGIN_PT
from desktop_app.reports.text_measure import upright_parts
from desktop_app.reports.xml_text import clean

_TURNED_BELOW = "\u2000"


def vertical_marks(cell: Cell, width: float, height: float, typeface: Typeface) -> tuple[Mark, ...]:
    """The cell's words centred in an area; made smaller if they would not fit."""
    columns = [column for paragraph in cell.paragraphs for column in _columns(paragraph)]
    if not columns:
        return ()
    style = STYLES[cell.paragraphs[0].role]
    faces = pair_for(style, typeface)
    squares = [_squares(column) for column in columns]
    longest = max(1, *(len(column) for column in squares)) * style.size
    room = height - 2 * VERTICAL_CELL_MARGIN_PT
    scale = min(1.0, room / longest, width / (len(columns) * style.line))
    size, pitch = style.size * scale, style.line * scale
    x = (width + len(columns) * pitch) / 2 - pitch / 2
    marks: list[Mark] = []
    for column in squares:
        y = (height - len(column) * size) / 2 + size / 2
        marks += _column(column, x, y, faces, size, style.colour or BLACK)
        x -= pitch
    return tuple(marks)


def _columns(paragraph: Paragraph) -> list[str]:
    parts = ("\n" if isinstance(i, SoftBreak) else clean(i.text) for i in paragraph.inlines)
    return "".join(parts).split("\n")


def _squares(column: str) -> list[str]:
    """What stands in each square of the column."""
    squares: list[str] = []
    for text, upright in upright_parts(column):
        squares += [text] if upright else list(text)
    return squares


def _column(
    squares: list[str], x: float, y: float, faces: FacePair, size: float, colour: str
) -> list[Mark]:
    marks: list[Mark] = []
    for square in squares:
        if not square.isspace():
            turned = square < _TURNED_BELOW and not square.isdecimal()
            face = faces.face_of(square[0])
            marks.append(Upright(x, y, square, face, size, colour, turned))
        y += size
    return marks
