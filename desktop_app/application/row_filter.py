"""Which rows of the outline fit a filter; what fits is shown with all that it stands under."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
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
_MOST_MEASURES: Final = 50_000


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
        if len(self._folded) > _MOST_MEASURES:
            self._folded.clear()
        return frozenset(_Pass(self._folded, plan, wanted, statuses, on, as_of).rows())


class _Folded(Struct, frozen=True):
    """The words of a measure, and those of its details; `whole` has all of them."""

    measure: Measure
    own: str
    details: tuple[str, ...]
    whole: str

    @classmethod
    def of(cls, measure: Measure) -> _Folded:
        own = f"{fold(measure.text)}\n{fold(measure.timing_text)}"
        details = tuple(fold(each.text) for each in measure.details)
        return cls(measure, own, details, "\n".join((own, *details)))


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
        self._words = fold(wanted.words)
        self._statuses = statuses
        self._on = plan.date or on
        self._as_of = as_of
        self._departments = departments_by_id(plan)

    def rows(self) -> Iterator[int]:
        """Ids, those of rows above others more than once."""
        for chapter in self._plan.chapters:
            yield from self._chapter(chapter)

    def _chapter(self, chapter: Chapter) -> Iterator[int]:
        named = self._hits(chapter.title)
        below = [id_ for item in chapter.items for id_ in self._item(item, named=named)]
        if not self._wanted.asks_of_measures:
            below += [note.id for note in chapter.notes if named or self._hits(note.text)]
        if below or (named and not self._wanted.asks_of_measures):
            yield chapter.id
            yield from below

    def _item(self, item: Item, *, named: bool) -> Iterator[int]:
        named = named or self._hits(item.title, item.index_title or "", item.lead)
        below = list(self._entries(item, named=named))
        if below or (named and not self._wanted.asks_of_measures):
            yield item.id
            yield from below

    def _entries(self, item: Item, *, named: bool) -> Iterator[int]:
        group: Group | None = None
        heads = named
        for entry in item.entries:
            if isinstance(entry, Group):
                group, heads = entry, named or self._hits(entry.text)
                if heads and not self._wanted.asks_of_measures:
                    yield entry.id
                continue
            below = list(self._measure(entry, named=heads))
            if below and group is not None:
                yield group.id
            yield from below

    def _measure(self, measure: Measure, *, named: bool) -> Iterator[int]:
        words = self._words
        folded = self._fold(measure) if words else None
        if not named and folded is not None and words not in folded.whole:
            return
        if self._wanted.asks_of_measures and not self._fits(measure):
            return
        yield measure.id
        if named or folded is None or words in folded.own:
            yield from (each.id for each in measure.details)
        else:
            pairs = zip(measure.details, folded.details, strict=True)
            yield from (each.id for each, text in pairs if words in text)

    def _hits(self, *texts: str) -> bool:
        return not self._words or any(self._words in fold(text) for text in texts)

    def _fold(self, measure: Measure) -> _Folded:
        found = self._folded.get(measure.id)
        if found is None or found.measure is not measure:
            found = self._folded[measure.id] = _Folded.of(measure)
        return found

    def _fits(self, measure: Measure) -> bool:
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
