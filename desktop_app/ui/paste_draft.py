"""What the review of a pasted text holds: rows that a person puts right. No Qt in here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from msgspec.structs import replace

from desktop_app.domain.joining import joined
from desktop_app.importing import Proposal, ProposedRow, RowKind

LEVELS = (RowKind.CHAPTER, RowKind.ITEM, RowKind.MEASURE, RowKind.DETAIL)
_LEVEL_OF = {RowKind.LEAD: 2, RowKind.GROUP: 2, RowKind.NOTE: 1, RowKind.UNPLACED: 2}


class PasteDraft:
    """The rows of a proposal, changed step by step; every step can be taken back."""

    def __init__(self, proposal: Proposal) -> None:
        self.proposal = proposal
        self._steps: list[tuple[ProposedRow, ...]] = [proposal.rows]

    @property
    def rows(self) -> tuple[ProposedRow, ...]:
        """The rows as they stand."""
        return self._steps[-1]

    @property
    def taken(self) -> tuple[ProposedRow, ...]:
        """The rows that will be made."""
        return tuple(row for row in self.rows if row.kind is not RowKind.UNPLACED)

    @property
    def counts(self) -> Counter[RowKind]:
        """How many of each kind."""
        return Counter(row.kind for row in self.rows)

    def set_kind(self, places: Collection[int], kind: RowKind) -> None:
        """Makes rows of another kind; they are sure then."""
        self._replace(
            row if place not in places else _as_kind(row, kind)
            for place, row in enumerate(self.rows)
        )

    def shift(self, places: Collection[int], by: int) -> None:
        """One level out (-1) or in (1)."""
        rows = list(self.rows)
        for place in places:
            level = _level(rows[place].kind)
            wanted = min(max(level + by, 0), len(LEVELS) - 1)
            rows[place] = _as_kind(rows[place], LEVELS[wanted])
        self._replace(rows)

    def set_text(self, place: int, text: str) -> None:
        """Other words."""
        self._set(place, replace(self.rows[place], text=text))

    def set_timing(self, place: int, timing: str) -> None:
        """Another 実施時期."""
        self._set(place, replace(self.rows[place], timing=timing, unsure=False))

    def join_up(self, place: int) -> bool:
        """The words go on in the row before; False at the top."""
        if place == 0:
            return False
        above, row = self.rows[place - 1], self.rows[place]
        whole = replace(
            above,
            text=joined(above.text, row.text),
            timing=above.timing or row.timing,
            lines=(*above.lines, *row.lines),
        )
        if above.timing and row.timing:
            whole = replace(whole, text=f"{whole.text} {row.timing}")
        self._replace((*self.rows[: place - 1], whole, *self.rows[place + 1 :]))
        return True

    def undo(self) -> bool:
        """Takes the last step back; False if there is none."""
        if len(self._steps) == 1:
            return False
        self._steps.pop()
        return True

    def _set(self, place: int, row: ProposedRow) -> None:
        self._replace((*self.rows[:place], row, *self.rows[place + 1 :]))

    def _replace(self, rows: Iterable[ProposedRow]) -> None:
        made = tuple(rows)
        if made != self.rows:
            self._steps.append(made)


def _level(kind: RowKind) -> int:
    return LEVELS.index(kind) if kind in LEVELS else _LEVEL_OF[kind]


def _as_kind(row: ProposedRow, kind: RowKind) -> ProposedRow:
    return replace(row, kind=kind, unsure=False)
