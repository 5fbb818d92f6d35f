"""The last line of a paragraph never holds one character alone, and no line ends within a number
with what it counts.

Where one would, the paragraph's right edge moves in by a few characters, so that more of them
come down; in a ragged or justified cell nobody sees it. Lines are broken here as on our pages, by
the widths of the bundled face.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import repeat
from operator import is_

from msgspec.structs import replace

from desktop_app.reports.document import (
    Block,
    Cell,
    Paragraph,
    ReportDocument,
    Role,
    Row,
    Section,
    SoftBreak,
    Table,
)
from desktop_app.reports.layout import (
    POINTS_PER_MM,
    STYLES,
    Align,
    ParagraphStyle,
    cell_margin_mm,
    page_of,
)
from desktop_app.reports.line_breaking import AUTO_SPACE_EMS, MeasuredText, Span
from desktop_app.reports.text_measure import is_full_width
from desktop_app.reports.xml_text import clean

SHORTEST = 2.1
"""Ems: a last line up to two characters may be one in Word, whose white differs a little."""
GOOD = 2.9
MOST_INSET = 4
MOST_RAGGED_INSET = 9
"""Of a ragged line of the page's width, which has room for it."""
_WIDE_EMS = 30
_COUNTERS = "年度|年間|年|月末|月|日|室|施策|件|人|名|回|社|期|四半期|か所|か月|％|%"
_WHOLE = re.compile(
    rf"(?:\d+月)?\d+日|第?\d[\d,.]*(?:{_COUNTERS})|別添\d+|\d+(?=[、で。とに])", re.ASCII
)
_WORD = re.compile("[一-龠々]{1,5}$")
"""「3月31日」, 「第1四半期」, 「15件」, 「継続実施中22」, 「別添3」."""
_BUNDLED = (
    683, 676, 963, 1884, 1638, 2048, 1823, 594, 1004, 1004, 1024, 1720, 635, 983, 635, 1024,
    1556, 1290, 1556, 1556, 1556, 1556, 1556, 1556, 1556, 1556, 635, 635, 1720, 1720, 1720, 1587,
    2007, 1556, 1577, 1638, 1720, 1434, 1352, 1720, 1679, 860, 1106, 1536, 1229, 2007, 1679, 1761,
    1516, 1823, 1556, 1454, 1434, 1720, 1516, 2007, 1638, 1475, 1536, 1024, 1024, 1024, 1024, 625,
    1024, 1331, 1454, 1311, 1454, 1413, 1024, 1372, 1434, 655, 778, 1290, 676, 1925, 1434, 1393,
    1454, 1454, 922, 1208, 963, 1434, 1188, 1802, 1229, 1249, 1188, 1065, 901, 1065, 1024,
)  # fmt: skip
"""Widths of BIZ UDPGothic from the space to the tilde, in 2048ths of an em."""
_UNITS = 2048
_WHITES = (AUTO_SPACE_EMS, 0.2)
"""Between Japanese and Latin, in Word and in LibreOffice: the text is to end well in both."""
_FIRST, _LAST = 0x20, 0x7E
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})


class _Advances(dict[str, float]):
    """How far each character moves the pen, in ems."""

    def __missing__(self, character: str) -> float:
        place = ord(character) - _FIRST
        if 0 <= place < len(_BUNDLED):
            width = _BUNDLED[place] / _UNITS
        elif unicodedata.category(character) in _NO_WIDTH:
            width = 0.0
        else:
            width = 1.0 if is_full_width(character) or ord(character) >= 0x2000 else 0.7
        self[character] = width
        return width


class _HalfAdvances(_Advances):
    """The same of the face of letters, in which figures are half as wide as kanji."""

    def __missing__(self, character: str) -> float:
        width = 0.5 if _FIRST <= ord(character) <= _LAST else super().__missing__(character)
        self[character] = width
        return width


_ADVANCES, _MINCHO = _Advances(), _HalfAdvances()
_MOVABLE: Mapping[Role, ParagraphStyle] = {
    role: style
    for role, style in STYLES.items()
    if role is Role.FORMAL_ITEM
    or (style.line and not style.exact and style.align in (Align.LEFT, Align.JUSTIFY))
}
"""The text of letters keeps its edge, what is listed in them is ragged; centred lines have none."""


def with_good_ends(document: ReportDocument) -> ReportDocument:
    """The document with the right edge of those paragraphs moved in that would end badly."""
    sections = tuple(_section(section, document) for section in document.sections)
    return replace(document, sections=sections)


@lru_cache(maxsize=1 << 15)
def inset_for(
    text: str,
    *,
    size: float,
    room: float,
    first_room: float,
    most: int = MOST_INSET,
    mincho: bool = False,
) -> int:
    """By how many ems the right edge moves in; 0 where the text ends well or cannot be helped.

    What is left over counts more than a number that is parted.
    """
    advances = _MINCHO if mincho else _ADVANCES
    ways = [MeasuredText(text, advances, size, white_ems=white) for white in _WHITES]
    spans = [way.lines(room, first_room) for way in ways]
    wholes = _wholes(text)
    short = any(map(_ends_short, ways, spans, repeat(SHORTEST * size)))
    if not short and not any(_parts(each, wholes) for each in spans):
        return 0
    without_short = 0
    for inset in range(1, most + 1):
        edges = room - inset * size, first_room - inset * size
        moved = [way.lines(*edges) for way in ways]
        if any(len(now) > len(before) for now, before in zip(moved, spans, strict=True)):
            break
        if any(map(_ends_short, ways, moved, repeat(GOOD * size))):
            continue
        if not any(_parts(each, wholes) for each in moved):
            return inset
        if short and not without_short and inset <= MOST_INSET:
            without_short = inset
    return without_short


def _wholes(text: str) -> list[tuple[int, int]]:
    """Where numbers stand with what they count."""
    return [(_start(text, found), found.end()) for found in _WHOLE.finditer(text)]


def _start(text: str, found: re.Match[str]) -> int:
    """Of a mere number where the word before it begins, which it counts."""
    start = found.start()
    word = _WORD.search(text, max(0, start - 5), start) if found[0].isdigit() else None
    return word.start() if word else start


def _parts(spans: Iterable[Span], wholes: list[tuple[int, int]]) -> bool:
    """Whether a line ends within one of those."""
    return any(start < span.start < end for span in spans for start, end in wholes)


def _ends_short(measured: MeasuredText, spans: Iterable[Span], least: float) -> bool:
    """Whether the last line of a part that has several is narrower than that."""
    wrapped = False
    for span in spans:
        if wrapped and not span.wrapped and measured.width(span.start, span.end) < least:
            return True
        wrapped = span.wrapped
    return False


def _section(section: Section, document: ReportDocument) -> Section:
    width = page_of(section.form, document.paper).text_width * POINTS_PER_MM
    return replace(section, blocks=tuple(_block(block, width) for block in section.blocks))


def _block(block: Block, width: float) -> Block:
    match block:
        case Paragraph():
            return _paragraph(block, width)
        case Table():
            header = tuple(_row(row, block.widths_mm) for row in block.header)
            rows = tuple(_row(row, block.widths_mm) for row in block.rows)
            return replace(block, header=header, rows=rows)


def _row(row: Row, widths_mm: tuple[float, ...]) -> Row:
    cells: list[Cell] = []
    column = 0
    changed = False
    for cell in row.cells:
        width = widths_mm[column] if cell.span == 1 else sum(widths_mm[column : column + cell.span])
        moved = _cell(cell, width)
        changed = changed or moved is not cell
        cells.append(moved)
        column += cell.span
    return replace(row, cells=tuple(cells)) if changed else row


def _cell(cell: Cell, width_mm: float) -> Cell:
    if cell.vertical or not cell.paragraphs:
        return cell
    room = (width_mm - 2 * cell_margin_mm(cell)) * POINTS_PER_MM
    paragraphs = [_paragraph(paragraph, room) for paragraph in cell.paragraphs]
    if all(map(is_, paragraphs, cell.paragraphs)):
        return cell
    return replace(cell, paragraphs=tuple(paragraphs))


def _paragraph(paragraph: Paragraph, width: float) -> Paragraph:
    """Written for speed: most paragraphs keep one line, which their length tells."""
    style = _MOVABLE.get(paragraph.role)
    if style is None:
        return paragraph
    text = "".join(["\n" if isinstance(p, SoftBreak) else p.text for p in paragraph.inlines])
    room = width - (style.left if paragraph.mark else style.left - style.hanging)
    first_room = room - style.first_line_ems * style.size
    if len(text) * style.size <= first_room:
        return paragraph
    wide = style.align is Align.LEFT and room > _WIDE_EMS * style.size
    most = MOST_RAGGED_INSET if wide else MOST_INSET
    inset = inset_for(
        clean(text),
        size=style.size,
        room=room,
        first_room=first_room,
        most=most,
        mincho=paragraph.role is Role.FORMAL_ITEM,
    )
    return replace(paragraph, inset_ems=inset) if inset else paragraph
