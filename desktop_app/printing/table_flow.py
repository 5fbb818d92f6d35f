"""Laying a table over sheets: heads repeat, rows stay whole, rules are drawn part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from desktop_app.printing.marks import Area, Mark, Strip
from desktop_app.printing.sheet import Sheets
from desktop_app.printing.table_layout import (
    ROW_RULES,
    CellBox,
    RowBox,
    TableBox,
    continues,
    height_of,
)
from desktop_app.printing.vertical import vertical_marks
from desktop_app.reports.document import Merge, Typeface
from desktop_app.reports.layout import COLUMN_RULE, INNER_RULE_PT, OUTER_RULE, OUTER_RULE_PT

_LEAST_PART = 2
"""A row that breaks leaves and takes at least this many lines (widow control)."""


class _Laid(Struct, frozen=True):
    """A row, or a part of one, on the sheet; `strips` is what stands in each cell."""

    row: RowBox
    y: float
    height: float
    strips: tuple[tuple[Strip, ...], ...]
    whole: bool
    head: bool
    begins: bool


class TableFlow:
    """One table on its way over the sheets."""

    def __init__(
        self,
        sheets: Sheets,
        table: TableBox,
        typeface: Typeface,
        headings: Sequence[tuple[int, str]],
    ) -> None:
        self._sheets = sheets
        self._table = table
        self._typeface = typeface
        self._headings = headings
        self._part: list[_Laid] = []
        head = sum(row.height for row in table.header) + (table.head_rule if table.header else 0)
        self._fresh_room = sheets.room - head - 2 * table.outer_rule

    def lay(self, *, bound: float) -> Iterator[None]:
        """Lays row by row; `bound` is the height that the table's last row keeps with it."""
        for chain in _chains(self._table.rows):
            # Only the table's last row can end a chain and yet be kept with what follows.
            self._lay_chain(chain, bound if chain[-1].keep_next else 0)
            yield
        if not self._part:
            self._open()
        self._close()

    def _lay_chain(self, chain: Sequence[RowBox], bound: float) -> None:
        rules = self._table.row_rule * len(chain)
        need = sum(row.height for row in chain[:-1]) + rules + bound + self._least(chain[-1])
        self._need(need if need <= self._fresh_room else self._least(chain[0]))
        for row in chain:
            self._lay_row(row)

    def _least(self, row: RowBox) -> float:
        """What of a row must have room where it begins."""
        if not row.may_split and row.height <= self._fresh_room:
            return row.height
        lines = max(height_of(cell.strips[:_LEAST_PART]) for cell in row.cells)
        return min(row.height, lines + self._table.bottom_margin)

    def _need(self, height: float) -> None:
        """Goes to a new sheet if the height fits there and not here."""
        if not self._part:
            opening = self._sheets.room - self._fresh_room
            if not self._sheets.fits(opening + min(height, self._fresh_room)):
                self._sheets.turn()
            self._open()
        elif not self._fits(height) and height <= self._fresh_room and self._has_rows():
            self._turn()

    def _lay_row(self, row: RowBox) -> None:
        if self._fits(row.height):
            self._place(row, row.height, tuple(cell.strips for cell in row.cells), whole=True)
        elif row.may_split or row.height > self._fresh_room:
            self._lay_in_parts(row)
        else:
            self._turn()
            self._place(row, row.height, tuple(cell.strips for cell in row.cells), whole=True)

    def _lay_in_parts(self, row: RowBox) -> None:
        """As much of each cell as fits, the rest on the next sheet."""
        rest = [cell.strips for cell in row.cells]
        begins = True
        while begins or any(rest):
            room = self._sheets.left - self._table.outer_rule - self._table.row_rule
            room -= self._table.bottom_margin
            if all(height_of(strips) <= room for strips in rest):
                taken = rest
            else:
                taken = [_fitting(strips, room) for strips in rest]
            if not any(taken) and any(rest):
                if self._has_rows():
                    self._turn()
                    continue
                taken = [strips[:1] for strips in rest]
            rest = [strips[len(t) :] for strips, t in zip(rest, taken, strict=True)]
            height = max(height_of(strips) for strips in taken) + self._table.bottom_margin
            if any(rest):
                height = max(height, room + self._table.bottom_margin)
            self._place(row, height, tuple(taken), whole=False, begins=begins)
            begins = False
            if any(rest):
                self._turn()

    def _fits(self, height: float) -> bool:
        return self._sheets.fits(height + self._table.row_rule + self._table.outer_rule)

    def _has_rows(self) -> bool:
        return any(not laid.head for laid in self._part)

    def _turn(self) -> None:
        self._close()
        self._sheets.turn()
        self._open()

    def _open(self) -> None:
        """Begins a part of the table with its head."""
        for level, title in self._headings:
            self._sheets.heading(level, title, self._sheets.used)
        self._headings = ()
        self._sheets.used += self._table.outer_rule
        for row in self._table.header:
            strips = tuple(cell.strips for cell in row.cells)
            self._place(row, row.height, strips, whole=True, head=True)
        self._sheets.used += self._table.head_rule if self._table.header else 0

    def _place(
        self,
        row: RowBox,
        height: float,
        strips: tuple[tuple[Strip, ...], ...],
        *,
        whole: bool,
        head: bool = False,
        begins: bool = True,
    ) -> None:
        if not head and self._has_rows():
            self._sheets.used += self._table.row_rule
        laid = _Laid(row, self._sheets.used, height, strips, whole, head, begins)
        self._part.append(laid)
        self._sheets.used += height

    def _close(self) -> None:
        """Paints the part: bands, rules, words."""
        part, self._part = self._part, []
        if not part:
            return
        self._sheets.used += self._table.outer_rule
        painter = _PartPainter(self._sheets, self._table, part, self._typeface)
        painter.paint()


class _PartPainter:
    """Paints what stands of a table on one sheet."""

    def __init__(
        self, sheets: Sheets, table: TableBox, part: list[_Laid], typeface: Typeface
    ) -> None:
        self._sheets = sheets
        self._table = table
        self._part = part
        self._typeface = typeface

    def paint(self) -> None:
        self._sheets.paint_below(tuple(self._bands()), x=self._table.x)
        self._sheets.paint_below(tuple(self._rules()), x=self._table.x)
        for number, laid in enumerate(self._part):
            self._paint_row(number, laid)

    def _bands(self) -> Iterator[Mark]:
        for number, laid in enumerate(self._part):
            height = self._next_top(number) - laid.y
            for cell in laid.row.cells:
                if cell.fill:
                    yield Area(cell.x, laid.y, cell.width, height, cell.fill)

    def _rules(self) -> Iterator[Mark]:
        if not self._table.outer_rule:
            return
        for number, laid in enumerate(self._part):
            yield from self._row_rules(number, laid)
        rule, width = self._table.outer_rule, self._table.width
        top, bottom = self._part[0].y - rule, self._bottom()
        yield Area(0, top, width, rule, OUTER_RULE)
        yield Area(0, bottom, width, rule, OUTER_RULE)

    def _row_rules(self, number: int, laid: _Laid) -> Iterator[Mark]:
        """Between the row's cells, and below it."""
        height = self._next_top(number) - laid.y
        for x, strong in _edges(laid.row.cells).items():
            rule = OUTER_RULE_PT if strong else INNER_RULE_PT
            colour = OUTER_RULE if strong else COLUMN_RULE
            yield Area(x - rule / 2, laid.y, rule, height, colour)
        if number + 1 == len(self._part):
            return
        following = self._part[number + 1]
        colour = COLUMN_RULE if laid.head else ROW_RULES.get(self._table.look, "")
        if not colour or following.head:
            return
        for cell in following.row.cells:
            if laid.head or cell.source.merge is not Merge.CONTINUE:
                y = following.y - INNER_RULE_PT
                yield Area(cell.x, y, cell.width, INNER_RULE_PT, colour)

    def _paint_row(self, number: int, laid: _Laid) -> None:
        for cell, strips in zip(laid.row.cells, laid.strips, strict=True):
            height = self._cell_height(number, cell)
            if cell.source.vertical:
                if laid.begins:
                    self._paint_vertical(laid, cell, height)
                continue
            middle = cell.source.middle and laid.whole
            spare = height - height_of(strips) - self._table.bottom_margin if middle else 0
            y = laid.y + max(0, spare) / 2
            width = cell.width - 2 * cell.margin
            self._sheets.strips(strips, x=self._table.x + cell.x + cell.margin, y=y, width=width)
        self._note_places(laid)

    def _paint_vertical(self, laid: _Laid, cell: CellBox, height: float) -> None:
        marks = vertical_marks(cell.source, cell.width, height, self._typeface)
        self._sheets.paint(marks, x=self._table.x + cell.x, y=laid.y)

    def _cell_height(self, number: int, cell: CellBox) -> float:
        """Down to the last row of this part that the cell spans."""
        last = number
        if cell.source.merge is Merge.START:
            while last + 1 < len(self._part) and continues(self._part[last + 1].row, cell.x):
                last += 1
        laid = self._part[last]
        return laid.y + laid.height - self._part[number].y

    def _note_places(self, laid: _Laid) -> None:
        if laid.row.anchor:
            self._sheets.mark_place(
                laid.row.anchor,
                x=self._table.x,
                y=laid.y,
                width=self._table.width,
                height=laid.height,
            )

    def _next_top(self, number: int) -> float:
        following = number + 1
        return self._part[following].y if following < len(self._part) else self._bottom()

    def _bottom(self) -> float:
        return self._part[-1].y + self._part[-1].height


def _edges(cells: Sequence[CellBox]) -> dict[float, bool]:
    """The places of a row's upright rules, and which of them are strong."""
    edges = {0.0: False}
    for cell in cells:
        edges[cell.x] = edges.get(cell.x, False) or cell.source.strong_left
        edges[cell.x + cell.width] = cell.source.strong_right
    return edges


def _chains(rows: Sequence[RowBox]) -> Iterator[list[RowBox]]:
    """Rows in groups that no page break should part."""
    chain: list[RowBox] = []
    for row in rows:
        chain.append(row)
        if not row.keep_next:
            yield chain
            chain = []
    if chain:
        yield chain


def _fitting(strips: tuple[Strip, ...], room: float) -> tuple[Strip, ...]:
    """The strips that fit; a break leaves no single line before or after it."""
    used = 0.0
    count = 0
    for strip in strips:
        if used + strip.height > room:
            break
        used += strip.height
        count += 1
    if count == len(strips):
        return strips
    count = min(count, len(strips) - _LEAST_PART)
    return strips[:count] if count >= _LEAST_PART else ()
