"""An older text of the plan, typed or pasted into a file of its own: which rows are today's rows.

Only with the same ids can the two be compared, and what is new be marked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.domain.comparison import words_of_entity
from desktop_app.domain.folding import fold
from desktop_app.domain.kinds import kind_of
from desktop_app.domain.plan import Entity, Plan
from desktop_app.domain.tree import collections, walk, with_collections

_ALIKE: Final = 0.6
"""From this share of equal letters on a row counts as the same one, reworded."""
_MOST_PAIRS: Final = 200_000
"""Where there are more pairs of rows, reworded ones are looked for below the same heading only."""
_REFERENCES: Final = ("source", "target", "repeats", "department")


class _Known(Struct, frozen=True):
    """A row with its words and the row above it."""

    id: int
    kind: str
    parent: int | None
    words: str


def recognised(then: Plan, now: Plan) -> Plan:
    """The older plan, its rows with the ids that they have today.

    A row with the id of one of today is that one: the file was made from a copy. Otherwise equal
    words decide, then similar ones of the same kind, below the same row first.
    """
    matching = _Matching(_rows(now))
    matching.pairs[then.id] = now.id
    older = [row for row in _rows(then) if row.id != then.id]
    for match in (matching.same_id, matching.same_words, matching.alike_here, matching.alike):
        for row in older:
            if row.id not in matching.pairs:
                match(row)
    made = _renamed(then, matching.pairs)
    if not isinstance(made, Plan):
        raise TypeError(type(made))
    return made


def _rows(plan: Plan) -> tuple[_Known, ...]:
    return tuple(
        _Known(entity.id, kind_of(entity).name, parent, fold(words_of_entity(entity)))
        for entity, parent in walk(plan)
    )


class _Matching:
    """`pairs` lead from an older row to the one of today; each of today is taken once."""

    def __init__(self, rows: tuple[_Known, ...]) -> None:
        self.pairs: dict[int, int] = {}
        self._taken: set[int] = set()
        self._by_id = {row.id: row for row in rows}
        self._by_kind: dict[str, list[_Known]] = defaultdict(list)
        self._by_words: dict[tuple[str, str], list[_Known]] = defaultdict(list)
        for row in rows:
            self._by_kind[row.kind].append(row)
            self._by_words[row.kind, row.words].append(row)

    def same_id(self, row: _Known) -> None:
        """What was copied."""
        found = self._by_id.get(row.id)
        if found is not None and found.kind == row.kind:
            self._take(row, found)

    def same_words(self, row: _Known) -> None:
        """What reads the same; of several the one below the same row."""
        if not row.words:
            return
        found = list(self._free(self._by_words.get((row.kind, row.words), [])))
        here = [each for each in found if self._is_here(row, each)]
        if here or found:
            self._take(row, (here or found)[0])

    def alike_here(self, row: _Known) -> None:
        """What was reworded below the same row."""
        rows = self._free(self._by_kind.get(row.kind, []))
        self._take_likest(row, [each for each in rows if self._is_here(row, each)])

    def alike(self, row: _Known) -> None:
        """What was reworded and stands elsewhere."""
        rows = self._by_kind.get(row.kind, [])
        if len(rows) ** 2 <= _MOST_PAIRS:
            self._take_likest(row, list(self._free(rows)))

    def _free(self, rows: list[_Known]) -> Iterator[_Known]:
        return (each for each in rows if each.id not in self._taken)

    def _is_here(self, row: _Known, other: _Known) -> bool:
        return row.parent is not None and self.pairs.get(row.parent) == other.parent

    def _take_likest(self, row: _Known, rows: list[_Known]) -> None:
        likeness = {each.id: _likeness(row.words, each.words) for each in rows}
        likest = max(rows, key=lambda each: likeness[each.id], default=None)
        if likest is not None and likeness[likest.id] >= _ALIKE:
            self._take(row, likest)

    def _take(self, row: _Known, found: _Known) -> None:
        if found.id not in self._taken:
            self.pairs[row.id] = found.id
            self._taken.add(found.id)


def _likeness(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()


def _renamed(entity: Entity, pairs: Mapping[int, int]) -> Entity:
    referring = {
        name: pairs.get(getattr(entity, name), getattr(entity, name))
        for name in _REFERENCES
        if name in entity.__struct_fields__
    }
    made: Entity = replace(entity, id=pairs.get(entity.id, entity.id), **referring)
    members = {
        name: tuple(_renamed(member, pairs) for member in held)
        for name, held in collections(entity)
    }
    return with_collections(made, members)
