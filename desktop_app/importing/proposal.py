"""What a pasted text proposes: rows in order, and for every source line where it went.

Rows lie flat; which row stands below which follows from their kinds (`branches`), so that a kind
changed in the review puts everything in its place again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct


class RowKind(StrEnum):
    """What a row becomes; the names are those of the plan's kinds, where there is one."""

    CHAPTER = "chapter"
    ITEM = "item"
    LEAD = "lead"
    GROUP = "group"
    MEASURE = "measure"
    DETAIL = "detail"
    NOTE = "note"
    UNPLACED = "unplaced"


class Why(StrEnum):
    """Why words of the source are no row: the form prints them itself."""

    COLUMN_HEAD = "column-head"
    PAGE_NUMBER = "page-number"


class ProposedRow(Struct, frozen=True):
    """A row. `mark` is the bullet or number that stood before it; `lines` are its source lines."""

    kind: RowKind
    text: str
    timing: str = ""
    mark: str = ""
    lines: tuple[int, ...] = ()
    unsure: bool = False


class Aside(Struct, frozen=True):
    """Words that need no row, told so that nothing vanishes silently."""

    text: str
    line: int
    why: Why


class Proposal(Struct, frozen=True):
    """The source lines, the rows in order, and what was set aside."""

    source: tuple[str, ...] = ()
    rows: tuple[ProposedRow, ...] = ()
    asides: tuple[Aside, ...] = ()

    @property
    def unplaced(self) -> tuple[ProposedRow, ...]:
        """What found no place."""
        return tuple(row for row in self.rows if row.kind is RowKind.UNPLACED)

    def rows_of_lines(self) -> dict[int, tuple[int, ...]]:
        """Per source line the places of the rows that it went into."""
        found: dict[int, list[int]] = defaultdict(list)
        for place, row in enumerate(self.rows):
            for line in dict.fromkeys(row.lines):
                found[line].append(place)
        return {line: tuple(places) for line, places in found.items()}


class Branch(Struct, frozen=True):
    """A row with what stands below it; `place` is its place in the flat order."""

    place: int
    row: ProposedRow
    children: tuple[Branch, ...] = ()


_DEPTH = {
    RowKind.CHAPTER: 0,
    RowKind.ITEM: 1,
    RowKind.NOTE: 1,
    RowKind.LEAD: 2,
    RowKind.GROUP: 2,
    RowKind.MEASURE: 2,
    RowKind.UNPLACED: 2,
    RowKind.DETAIL: 3,
}
_HOLDS = {RowKind.CHAPTER, RowKind.ITEM, RowKind.MEASURE}


def branches(rows: Sequence[ProposedRow]) -> tuple[Branch, ...]:
    """The rows as a tree: each below the nearest row before it that may hold it."""
    above = parents(rows)
    below: dict[int, list[int]] = defaultdict(list)
    for place, parent in enumerate(above):
        below[parent].append(place)
    made: dict[int, Branch] = {}
    for place in reversed(range(len(rows))):
        children = tuple(made[child] for child in below[place])
        made[place] = Branch(place, rows[place], children)
    return tuple(made[place] for place in below[-1])


def parents(rows: Sequence[ProposedRow]) -> tuple[int, ...]:
    """Per row the place of the row above it, -1 for none."""
    open_rows: list[int] = []
    found: list[int] = []
    for place, row in enumerate(rows):
        depth = _DEPTH[row.kind]
        while open_rows and _DEPTH[rows[open_rows[-1]].kind] >= depth:
            open_rows.pop()
        found.append(open_rows[-1] if open_rows else -1)
        if row.kind in _HOLDS:
            open_rows.append(place)
    return tuple(found)
