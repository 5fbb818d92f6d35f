"""Rows of tables: their cells as strips, their heights, what keeps them together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.printing.marks import Strip
from desktop_app.printing.typesetting import PageFace, stacked_strips
from desktop_app.reports.document import Anchor, Cell, Merge, Row, Table, TableLook
from desktop_app.reports.layout import (
    BASE_LINE,
    CELL_BOTTOM_PT,
    COLUMN_RULE,
    HEAD_BAND,
    INNER_RULE_PT,
    OUTER_RULE_PT,
    POINTS_PER_MM,
    ROW_HEAD_BAND,
    ROW_RULE,
    cell_margin_mm,
)

ROW_RULES = {TableLook.GRID: COLUMN_RULE, TableLook.ROWS: ROW_RULE}


class CellBox(Struct, frozen=True):
    """A cell with its strips; `x` and `width` reach from rule to rule."""

    x: float
    width: float
    margin: float
    strips: tuple[Strip, ...]
    fill: str
    source: Cell

    @property
    def height(self) -> float:
        """Of the words alone."""
        return height_of(self.strips)


class RowBox(Struct, frozen=True):
    """A row; `height` leaves out the rules above and below."""

    cells: tuple[CellBox, ...]
    height: float
    anchor: Anchor | None
    may_split: bool
    keep_next: bool


class TableBox(Struct, frozen=True):
    """A table ready to be cut into pages."""

    x: float
    width: float
    look: TableLook
    header: tuple[RowBox, ...]
    rows: Sequence[RowBox]

    @property
    def bottom_margin(self) -> float:
        """The white below the words of each cell."""
        return 0 if self.look is TableLook.BARE else CELL_BOTTOM_PT

    @property
    def outer_rule(self) -> float:
        """The thickness of the rules above and below the table."""
        return 0 if self.look is TableLook.BARE else OUTER_RULE_PT

    @property
    def row_rule(self) -> float:
        """The room of the rule between rows."""
        return INNER_RULE_PT if self.look in ROW_RULES else 0

    @property
    def head_rule(self) -> float:
        """The room of the rule below a head."""
        return 0 if self.look is TableLook.BARE else INNER_RULE_PT


def height_of(strips: Sequence[Strip]) -> float:
    """The strips one below the other."""
    return sum(strip.height for strip in strips)


_RowKey = tuple[Row, tuple[float, ...], TableLook, PageFace, bool]


class LayoutCache:
    """Rows laid out before: an edit lays out only the rows that it changed.

    Kept between paginations of one report by whoever shows it. What a pagination did not use is
    forgotten at its end. `made` counts the rows that had to be laid out.
    """

    def __init__(self) -> None:
        self._kept: dict[_RowKey, RowBox] = {}
        self._used: dict[_RowKey, RowBox] = {}
        self.made = 0

    def row(self, row: Row, table: Table, face: PageFace, *, header: bool) -> RowBox:
        """The row laid out for its table's columns."""
        key = (row, table.widths_mm, table.look, face, header)
        box = self._used.get(key) or self._kept.get(key)
        if box is None:
            box = row_box(row, table, face, header=header)
            self.made += 1
        self._used[key] = box
        return box

    def forget_unused(self) -> None:
        """Drops the rows that the last pagination did not ask for."""
        self._kept, self._used = self._used, {}


class _RowsOnDemand(Sequence[RowBox]):
    """The rows of a table, each laid out when it is asked for: the first page comes at once."""

    def __init__(self, table: Table, face: PageFace, cache: LayoutCache) -> None:
        self._table = table
        self._face = face
        self._cache = cache

    @overload
    def __getitem__(self, place: int) -> RowBox: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[RowBox, ...]: ...

    def __getitem__(self, place: int | slice) -> RowBox | tuple[RowBox, ...]:
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(len(self))))
        row = self._table.rows[place]
        return self._cache.row(row, self._table, self._face, header=False)

    def __len__(self) -> int:
        return len(self._table.rows)


def row_box(row: Row, table: Table, face: PageFace, *, header: bool) -> RowBox:
    """The row laid out; cells that continue a merge and vertical cells don't drive its height."""
    edges = _edges(table.widths_mm)
    bottom = 0 if table.look is TableLook.BARE else CELL_BOTTOM_PT
    cells: list[CellBox] = []
    column = 0
    for cell in row.cells:
        x, end = edges[column], edges[min(column + cell.span, len(edges) - 1)]
        fill = _fill(cell, table.look, column, header=header)
        cells.append(_cell_box(cell, x, end - x, fill, face))
        column += cell.span
    own = [box.height for box in cells if box.source.merge is Merge.NONE]
    height = max([row.min_height_pt, *(h + bottom for h in own), BASE_LINE])
    return RowBox(tuple(cells), height, row.anchor, row.may_split, row.keep_next)


def table_box(
    table: Table, face: PageFace, cache: LayoutCache, *, text_width: float, room: float
) -> TableBox:
    """The table laid out for pages with that room."""
    width = sum(table.widths_mm) * POINTS_PER_MM
    header = tuple(cache.row(row, table, face, header=True) for row in table.header)
    rows: Sequence[RowBox] = _RowsOnDemand(table, face, cache)
    if sum(row.height for row in header) > room / 2:
        # A head that fills the page could not be repeated.
        rows = (*(replace(row, may_split=True) for row in header), *rows)
        header = ()
    x = text_width - width if table.flush_right else 0
    box = TableBox(x, width, table.look, header, rows)
    if _has_merges(table):
        return replace(box, rows=_with_merges(box, room / 2))
    return box


def _has_merges(table: Table) -> bool:
    return any(cell.merge is Merge.START for row in table.rows for cell in row.cells)


def _edges(widths_mm: Sequence[float]) -> list[float]:
    edges = [0.0]
    for width in widths_mm:
        edges.append(edges[-1] + width * POINTS_PER_MM)
    return edges


def _fill(cell: Cell, look: TableLook, column: int, *, header: bool) -> str:
    if look is TableLook.BARE:
        return ""
    if header:
        return HEAD_BAND
    return ROW_HEAD_BAND if cell.row_head or (look is TableLook.GRID and column == 0) else ""


def _cell_box(cell: Cell, x: float, width: float, fill: str, face: PageFace) -> CellBox:
    margin = cell_margin_mm(cell) * POINTS_PER_MM
    if cell.vertical:
        return CellBox(x, width, 0, (), fill, cell)
    room = width - 2 * margin
    strips = stacked_strips(cell.paragraphs, room, face)
    return CellBox(x, width, margin, strips, fill, cell)


def _with_merges(table: TableBox, most: float) -> tuple[RowBox, ...]:
    """Rows with the words of merged cells given their room.

    As many rows as the words of a merged cell need are bound together, the last made taller if all
    of them are too low. Words that would bind more than `most` points flow in the first row.
    """
    rows = list(table.rows)
    for start, row in enumerate(rows):
        for place, cell in enumerate(row.cells):
            if cell.source.merge is Merge.START:
                _give_room(rows, start, place, table, most)
    return tuple(rows)


def _give_room(rows: list[RowBox], start: int, place: int, table: TableBox, most: float) -> None:
    cell = rows[start].cells[place]
    need = cell.height + table.bottom_margin
    if need > most:
        rows[start] = _unmerged(rows[start], place, need)
        return
    end = start
    reached = rows[start].height
    while reached < need and end + 1 < len(rows) and continues(rows[end + 1], cell.x):
        end += 1
        reached += table.row_rule + rows[end].height
    for number in range(start, end):
        rows[number] = replace(rows[number], keep_next=True)
    if reached < need:
        rows[end] = replace(rows[end], height=rows[end].height + need - reached)


def _unmerged(row: RowBox, place: int, need: float) -> RowBox:
    cell = row.cells[place]
    # It stays without a rule to the row below; only the words are the row's own.
    own = replace(cell, source=replace(cell.source, merge=Merge.NONE, middle=False))
    cells = (*row.cells[:place], own, *row.cells[place + 1 :])
    return replace(row, cells=cells, height=max(row.height, need), may_split=True)


def continues(row: RowBox, x: float) -> bool:
    """Whether the row's cell at that edge goes on from the row above."""
    return any(cell.source.merge is Merge.CONTINUE and abs(cell.x - x) < 0.01 for cell in row.cells)
