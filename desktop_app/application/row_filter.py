"""Which rows of the outline fit a filter; what fits is shown with all that it stands under."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

from desktop_app.domain.departments import bearers, departments_by_id
from desktop_app.domain.folding import fold
from desktop_app.domain.plan import Chapter, Group, Item, Measure, Plan
from desktop_app.domain.progress import Status
from desktop_app.domain.timing import TimingKind

NOBODY: Final = 0
"""In place of a department: nobody is 主管."""
NO_ENTRY: Final = ""
"""In place of a 進捗区分: nothing was recorded."""
_MOST_ITEMS: Final = 5_000


class TimingState(StrEnum):
    """What can be odd about a 実施時期."""

    INFERRED = "inferred"
    UNREAD = "unread"
    MISSING = "missing"
    WAITING = "waiting"


class RowFilter(Struct, frozen=True):
    """None means all. `status` is the value of a Status, or NO_ENTRY."""

    words: str = ""
    timing: TimingState | None = None
    department: int | None = None
    status: str | None = None
    new: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return self == RowFilter()

    @property
    def asks_of_measures(self) -> bool:
        """Whether only measures can fit."""
        return self != RowFilter(self.words)


class RowSieve:
    """Keeps the texts folded, so that a key more or less costs no more than looking at them."""

    def __init__(self) -> None:
        self._folded: dict[int, _Folded] = {}

    def read(self, chapter: Chapter) -> None:
        """Folds a chapter ahead of the first key: a large plan takes longer than a key may."""
        for item in chapter.items:
            _folded_item(self._folded, item)

    def kept(
        self,
        plan: Plan,
        wanted: RowFilter,
        statuses: Mapping[int, Status],
        *,
        on: datetime.date,
        as_of: datetime.date,
    ) -> frozenset[int]:
        """The rows to show, those above them included. 実施時期 are read as of the plan's date,
        else `on`; departments are those of the 基準日.
        """
        if len(self._folded) > _MOST_ITEMS:
            self._folded.clear()
        return frozenset(_Pass(self._folded, plan, wanted, statuses, on, as_of).rows())


class _FoldedEntry(Struct, frozen=True):
    """A group, or a measure with its details. `ids` has its own first; `whole` is all its text."""

    entry: Group | Measure
    own: str
    details: tuple[str, ...]
    whole: str
    ids: tuple[int, ...]


class _Folded(Struct, frozen=True):
    """The words of an item, and of everything below it; `whole` is all of them."""

    item: Item
    head: str
    entries: tuple[_FoldedEntry, ...]
    whole: str
    ids: tuple[int, ...]

    @classmethod
    def of(cls, item: Item) -> _Folded:
        head = _folded((item.title, item.index_title or "", item.lead))
        entries = tuple(map(_folded_entry, item.entries))
        below = (id_ for entry in entries for id_ in entry.ids)
        whole = "\n".join((head, *(entry.whole for entry in entries)))
        return cls(item, head, entries, whole, (item.id, *below))


def _folded_item(known: dict[int, _Folded], item: Item) -> _Folded:
    found = known.get(item.id)
    if found is None or found.item is not item:
        found = known[item.id] = _Folded.of(item)
    return found


def _folded_entry(entry: Group | Measure) -> _FoldedEntry:
    if isinstance(entry, Group):
        return _FoldedEntry(entry, fold(entry.text), (), fold(entry.text), (entry.id,))
    own = _folded((entry.text, entry.timing_text))
    details = tuple(fold(each.text) for each in entry.details)
    ids = (entry.id, *(each.id for each in entry.details))
    return _FoldedEntry(entry, own, details, "\n".join((own, *details)), ids)


def _folded(texts: Iterable[str]) -> str:
    """Folded texts have no line breaks of their own."""
    return "\n".join(map(fold, texts))


class _Pass:
    """One look at all rows of a plan."""

    def __init__(
        self,
        folded: dict[int, _Folded],
        plan: Plan,
        wanted: RowFilter,
        statuses: Mapping[int, Status],
        on: datetime.date,
        as_of: datetime.date,
    ) -> None:
        self._folded = folded
        self._plan = plan
        self._wanted = wanted
        self._measures_only = wanted.asks_of_measures
        self._words = fold(wanted.words)
        self._statuses = statuses
        self._on = plan.date or on
        self._as_of = as_of
        self._departments = departments_by_id(plan)

    def rows(self) -> list[int]:
        """Ids, those of rows above others more than once."""
        return [id_ for chapter in self._plan.chapters for id_ in self._chapter(chapter)]

    def _chapter(self, chapter: Chapter) -> list[int]:
        named = self._words in fold(chapter.title)
        below = [id_ for item in chapter.items for id_ in self._item(item, named=named)]
        if not self._measures_only:
            notes = chapter.notes
            below += [note.id for note in notes if named or self._words in fold(note.text)]
        if below or (named and not self._measures_only):
            return [chapter.id, *below]
        return []

    def _item(self, item: Item, *, named: bool) -> Sequence[int]:
        folded = _folded_item(self._folded, item)
        if not named and self._words not in folded.whole:
            return ()
        named = named or self._words in folded.head
        if named and not self._measures_only:
            return folded.ids
        below = self._entries(folded, named=named)
        return [item.id, *below] if below else ()

    def _entries(self, folded: _Folded, *, named: bool) -> list[int]:
        words, kept = self._words, list[int]()
        group: int | None = None
        heads = named
        for each in folded.entries:
            if isinstance(each.entry, Group):
                group, heads = each.entry.id, named or words in each.own
                if heads and not self._measures_only:
                    kept.append(group)
            elif (heads or words in each.whole) and self._fits(each.entry):
                if group is not None:
                    kept.append(group)
                kept += each.ids if heads or words in each.own else self._with_details(each)
        return kept

    def _with_details(self, each: _FoldedEntry) -> list[int]:
        """A measure with those of its details that have the words."""
        below = zip(each.ids[1:], each.details, strict=True)
        return [each.ids[0], *(id_ for id_, text in below if self._words in text)]

    def _fits(self, measure: Measure) -> bool:
        if not self._measures_only:
            return True
        wanted = self._wanted
        status = self._statuses.get(measure.id)
        return (
            (wanted.status is None or wanted.status == (status or NO_ENTRY))
            and (not wanted.new or measure.new or any(each.new for each in measure.details))
            and (wanted.department is None or self._is_carried(measure, wanted.department))
            and (wanted.timing is None or self._timing_is(measure, wanted.timing))
        )

    def _is_carried(self, measure: Measure, department: int) -> bool:
        held = bearers(measure, self._departments, on=self._as_of)
        return held.lead is None if department == NOBODY else department in held.ids

    def _timing_is(self, measure: Measure, state: TimingState) -> bool:
        timing = measure.timing
        if state is TimingState.WAITING:
            return measure.proposal is not None
        if state is TimingState.MISSING or not timing.text:
            return state is TimingState.MISSING and not timing.text
        on = timing.reference or self._on
        reading = timing.read(on=on, conventions=self._plan.conventions)
        if state is TimingState.INFERRED:
            return bool(reading.inferred)
        return reading.unread is not None or reading.kind is TimingKind.UNREAD
