"""How tall blocks will be, without fonts: by counting lines.

Serves where no paginator is at hand: for the cached page counts in Word's footers and for the
builders' decisions about keeping rows together. Word and the paginator count anew.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations, pairwise

from desktop_app.reports.document import (
    Block,
    Cell,
    Merge,
    Paper,
    Paragraph,
    ReportDocument,
    Role,
    Row,
    Section,
    SoftBreak,
    Table,
)
from desktop_app.reports.layout import (
    CELL_BOTTOM_PT,
    POINTS_PER_MM,
    STYLES,
    Page,
    cell_margin_mm,
    page_of,
)
from desktop_app.reports.text_measure import width_ems


def paragraph_height(paragraph: Paragraph, width_pt: float, *, grid_pt: float = 0) -> float:
    """Points, with the space before and after."""
    style = STYLES[paragraph.role]
    pitch = style.line or grid_pt
    room = max((width_pt - style.left) / style.size, 1)
    text = "".join("\n" if isinstance(i, SoftBreak) else i.text for i in paragraph.inlines)
    lines = sum(_line_count(line, room, style.first_line_ems) for line in text.split("\n"))
    return style.before + style.after + lines * pitch


def row_height(row: Row, widths_mm: Sequence[float]) -> float:
    """Points; cells of a vertical merge are left out, as they share several rows."""
    tallest = row.min_height_pt
    column = 0
    for cell in row.cells:
        width = sum(widths_mm[column : column + cell.span]) - 2 * cell_margin_mm(cell)
        column += cell.span
        if cell.merge is Merge.NONE and not cell.vertical:
            tallest = max(tallest, _cell_height(cell, width * POINTS_PER_MM) + CELL_BOTTOM_PT)
    return tallest


def table_height(table: Table) -> float:
    """Points, header rows once."""
    return sum(row_height(row, table.widths_mm) for row in (*table.header, *table.rows))


def balanced_pages(heights: Sequence[float], *, first_room: float, room: float) -> tuple[int, ...]:
    """Where to turn the page so that blocks kept whole fill their pages evenly: the places of the
    blocks that begin one.

    No more pages than by filling one after the other; nothing if a block is taller than a page.
    """
    count = _greedy_pages(heights, first_room, room)
    if not count:
        return ()
    places = range(1, len(heights))
    return min(
        combinations(places, count - 1),
        key=lambda turns: max(_fillings(heights, turns, first_room, room)),
    )


def estimate_page_counts(document: ReportDocument) -> tuple[int, ...]:
    """The number of pages of each section."""
    return tuple(_section_pages(section, document.paper) for section in document.sections)


def _greedy_pages(heights: Sequence[float], first_room: float, room: float) -> int:
    pages, left = 1, first_room
    for height in heights:
        if height > room:
            return 0
        if height > left:
            pages, left = pages + 1, room
        left -= height
    return pages


def _fillings(
    heights: Sequence[float], turns: tuple[int, ...], first_room: float, room: float
) -> tuple[float, ...]:
    """How full each page gets, the heading's share of the first page included."""
    edges = (0, *turns, len(heights))
    used = [sum(heights[start:end]) for start, end in pairwise(edges)]
    used[0] += room - first_room
    return tuple(height / room for height in used)


def _line_count(line: str, room: float, indent: int) -> int:
    return max(1, math.ceil((width_ems(line) + indent) / room))


def _cell_height(cell: Cell, width_pt: float) -> float:
    return sum(paragraph_height(paragraph, width_pt) for paragraph in cell.paragraphs)


class _Sheets:
    """Counts sheets while heights are laid down one below the other."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.room = page.text_height_pt
        self.pages = 1
        self.used = 0.0

    def turn(self) -> None:
        if self.used:
            self.pages += 1
            self.used = 0

    def need(self, height: float) -> None:
        """Turns the page if the height doesn't fit on what is left of this one."""
        if self.used + height > self.room and height <= self.room:
            self.turn()

    def flow(self, height: float, head: float) -> None:
        """Lays what may break anywhere, below a repeated head of that height."""
        self.used += height
        while self.used > self.room > head:
            self.pages += 1
            self.used += head - self.room

    def lay(self, height: float) -> None:
        self.need(height)
        total = self.used + height
        if total > self.room:
            self.pages += int(total // self.room)
            total %= self.room
        self.used = total


def _section_pages(section: Section, paper: Paper) -> int:
    sheets = _Sheets(page_of(section.form, paper))
    blocks = section.blocks
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        match block:
            case Paragraph():
                _lay_paragraph(sheets, block, following)
            case Table():
                _lay_table(sheets, block)
    return sheets.pages


def _lay_paragraph(sheets: _Sheets, paragraph: Paragraph, following: Block | None) -> None:
    page = sheets.page
    if paragraph.starts_page:
        sheets.turn()
    width = page.text_width * POINTS_PER_MM
    height = paragraph_height(paragraph, width, grid_pt=page.grid_pt)
    if isinstance(following, Table) and STYLES[paragraph.role].keep_next:
        sheets.need(height + _kept_height(following))
    if paragraph.role is Role.SPACER and sheets.used + height > sheets.room:
        return
    sheets.lay(height)


def _kept_height(table: Table) -> float:
    """The height of the head with all rows that are bound to it."""
    height = sum(row_height(row, table.widths_mm) for row in table.header)
    for row in table.rows:
        height += row_height(row, table.widths_mm)
        if not row.keep_next:
            break
    return height


def _lay_table(sheets: _Sheets, table: Table) -> None:
    head = sum(row_height(row, table.widths_mm) for row in table.header)
    sheets.need(_kept_height(table))
    sheets.lay(head)
    for row in table.rows:
        height = row_height(row, table.widths_mm)
        if row.may_split:
            sheets.flow(height, head)
            continue
        if sheets.used + height > sheets.room:
            sheets.turn()
            sheets.lay(head)
        sheets.lay(height)
