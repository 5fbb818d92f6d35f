"""A comparison as rows for a reader who goes through it one by one, and takes some of them back.

Each row is one change that can be taken back alone. Rows stand in the order of the document; what
is gone stands where it stood.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

from desktop_app.application.commands import Command, RevertTo, Together
from desktop_app.domain.comparison import (
    Alteration,
    Comparison,
    Mention,
    printed_numbers,
    words_of_entity,
)
from desktop_app.domain.kinds import Value
from desktop_app.domain.numbering import item_mark
from desktop_app.domain.phrase_diff import Phrase, diff_phrases
from desktop_app.domain.plan import ChangeKind, Plan
from desktop_app.domain.tree import collections, find, path_to, walk

PLACE: Final = "place"
"""The `field` of RevertTo for where something stands."""
_TIMING: Final = "timing_text"
_PRINTED: Final = frozenset(
    {
        "plan",
        "paragraph",
        "sender_line",
        "order",
        "requirement",
        "chapter",
        "item",
        "group",
        "measure",
        "detail",
        "note",
        "incident",
        "cause",
        "root_cause",
    }
)
"""What a reader of the plan sees; the rest are records of the office beside it."""
_FOLLOWS_VERSIONS: Final = frozenset({"submitted_on"})
"""Fields that nobody sets: they follow from the versions."""


class ChangeSort(StrEnum):
    """What happened, as a reader sorts it."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    REWORDED = "reworded"
    RETIMED = "retimed"
    OTHER = "other"


class Place(Struct, frozen=True):
    """Where a change stands: the printed headings above it, none for what is in no chapter."""

    chapter: str = ""
    item: str = ""

    @property
    def words(self) -> str:
        """In one line."""
        return "　".join(part for part in (self.chapter, self.item) if part)


class Standing(Struct, frozen=True):
    """Where something that moved stands: its printed number, and the words of what is before it."""

    number: str = ""
    follows: str = ""


class ListedChange(Struct, frozen=True):
    """One change. `before` and `after` are what each side says; "" where it says nothing.

    `name` are the words by which the changed thing is known now. `field` is what RevertTo confines
    itself to. `came` tells of OTHER whether the record is new, gone (False) or changed (None).
    """

    sort: ChangeSort
    id: int
    kind: str
    place: Place
    name: str
    before: Value = ""
    after: Value = ""
    field: str | None = None
    phrases: tuple[Phrase, ...] = ()
    slip: str = ""
    reason: str = ""
    change_kind: ChangeKind = ChangeKind.UNSET
    adopted_on: datetime.date | None = None
    came: bool | None = None
    stood: Standing = Standing()
    stands: Standing = Standing()

    @property
    def key(self) -> tuple[int, str]:
        """By this it is known again after an edit."""
        return self.id, self.field or ""

    @property
    def can_revert(self) -> bool:
        """Whether it is a user's to take back."""
        return self.field not in _FOLLOWS_VERSIONS


def listed_changes(comparison: Comparison, before: Plan, after: Plan) -> tuple[ListedChange, ...]:
    """Every change of a comparison as a row."""
    if not comparison:
        return ()
    lister = _Lister(before, after)
    return tuple(sorted(lister.rows(comparison), key=lister.order))


def count_by_sort(rows: Iterable[ListedChange]) -> dict[ChangeSort, int]:
    """How many there are of each sort."""
    counts = dict.fromkeys(ChangeSort, 0)
    for row in rows:
        counts[row.sort] += 1
    return counts


def reverting(version: int, rows: Sequence[ListedChange], working: Plan) -> Command:
    """The command that takes these changes back as one step.

    What is gone comes back first, so that what hung below it can return; what is new goes last, and
    only once: what hangs below it goes along. Links go before their ends would take them along.
    """
    ranks = {ChangeSort.REMOVED: 0, ChangeSort.MOVED: 1, ChangeSort.ADDED: 4}
    chosen = sorted(rows, key=lambda row: 3 if row.came else ranks.get(row.sort, 2))
    going = {row.id for row in chosen if row.sort is ChangeSort.ADDED or row.came}
    commands = tuple(
        RevertTo(version, row.id, row.field)
        for row in chosen
        if not (row.id in going and _above(working, row.id) & going)
    )
    return commands[0] if len(commands) == 1 else Together(commands)


def _above(plan: Plan, entity: int) -> set[int]:
    if find(plan, entity) is None:
        return set()
    return {each.id for each in path_to(plan, entity)[:-1]}


class _Lister:
    def __init__(self, before: Plan, after: Plan) -> None:
        self.before, self.after = before, after
        now = [entity.id for entity, _ in walk(after)]
        self._order = {id_: (place, 0) for place, id_ in enumerate(now)}
        last = 0
        for place, (entity, _parent) in enumerate(walk(before)):
            if entity.id in self._order:
                last = self._order[entity.id][0]
            else:
                self._order[entity.id] = (last, place + 1)
        self._places = {**_places(before), **_places(after)}
        self._names = {**_names(before), **_names(after)}

    def order(self, row: ListedChange) -> tuple[bool, bool, tuple[int, int], int]:
        """Measures first, then what stands in no chapter, then the records of the office."""
        sorts = list(ChangeSort)
        return (
            row.sort is ChangeSort.OTHER,
            not row.place.chapter,
            self._order[row.id],
            sorts.index(row.sort),
        )

    def rows(self, comparison: Comparison) -> Iterator[ListedChange]:
        """Unordered."""
        for mention in comparison.added:
            yield self._came(mention, ChangeSort.ADDED)
        for mention in comparison.removed:
            yield self._came(mention, ChangeSort.REMOVED)
        for each in comparison.moved:
            yield ListedChange(
                ChangeSort.MOVED,
                each.id,
                each.kind,
                self._places.get(each.id, Place()),
                self._names[each.id],
                field=PLACE,
                stood=_standing(self.before, each.id),
                stands=_standing(self.after, each.id),
            )
        for told in comparison.reworded:
            sort = ChangeSort.REWORDED if told.kind in _PRINTED else ChangeSort.OTHER
            yield self._row(sort, told.id, told.kind, told.before, told.after, told.field)
        for time in comparison.retimed:
            yield ListedChange(
                ChangeSort.RETIMED,
                time.id,
                "measure",
                self._places[time.id],
                self._names[time.id],
                time.before.text,
                time.after.text,
                _TIMING,
                diff_phrases(time.before.text, time.after.text),
                time.slip.words,
                time.reason,
                time.change_kind,
                time.adopted_on,
            )
        for other in comparison.altered:
            yield self._altered(other)

    def _came(self, mention: Mention, sort: ChangeSort) -> ListedChange:
        added = sort is ChangeSort.ADDED
        printed = mention.kind in _PRINTED
        return ListedChange(
            sort if printed else ChangeSort.OTHER,
            mention.id,
            mention.kind,
            self._places.get(mention.id, Place()),
            self._names[mention.id],
            "" if added else mention.text,
            mention.text if added else "",
            came=None if printed else added,
        )

    def _altered(self, other: Alteration) -> ListedChange:
        return ListedChange(
            ChangeSort.OTHER,
            other.id,
            other.kind,
            self._places.get(other.id, Place()),
            self._names.get(other.id, ""),
            other.before,
            other.after,
            other.field,
        )

    def _row(
        self, sort: ChangeSort, id_: int, kind: str, before: str, after: str, name: str
    ) -> ListedChange:
        return ListedChange(
            sort,
            id_,
            kind,
            self._places.get(id_, Place()),
            self._names.get(id_, ""),
            before,
            after,
            name,
            diff_phrases(before, after),
        )


def _places(plan: Plan) -> dict[int, Place]:
    """Of everything that stands in a chapter."""
    places: dict[int, Place] = {}
    for number, chapter in enumerate(plan.chapters, 1):
        head = f"{number} {chapter.title}"
        places.update((entity.id, Place(head)) for entity, _ in walk(chapter))
        for item in chapter.items:
            below = Place(head, f"{item_mark(chapter, item)} {item.title}")
            places.update((entity.id, below) for entity, _ in walk(item))
    return places


def _names(plan: Plan) -> dict[int, str]:
    """What has no words of its own, such as a 担当, is known by what it belongs to."""
    names: dict[int, str] = {}
    for entity, parent in walk(plan):
        above = names[parent] if parent is not None and parent != plan.id else ""
        names[entity.id] = words_of_entity(entity) or above
    return names


def _standing(plan: Plan, id_: int) -> Standing:
    parent = path_to(plan, id_)[-2]
    members = next(m for _, m in collections(parent) if any(each.id == id_ for each in m))
    ids = [member.id for member in members]
    place = ids.index(id_)
    names = _names(plan)
    number = printed_numbers(plan).get(id_, "")
    return Standing(number, names[ids[place - 1]] if place else "")
