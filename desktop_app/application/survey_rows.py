"""The rows of a survey: each measure joined with its entries, made anew only where it must be."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.application.status import (
    STATUS_IDS,
    ChapterCounts,
    Counts,
    MeasureStatus,
    OpenWindow,
    Place,
    RoundMark,
)
from desktop_app.domain.departments import bearers, departments_by_id
from desktop_app.domain.numbering import short_reference
from desktop_app.domain.pace import Facts, next_due, overdue
from desktop_app.domain.plan import Chapter, Item, Measure, Plan
from desktop_app.domain.progress import (
    Occurrence,
    ProgressEntry,
    Status,
    answer_waits,
    is_unjudged,
    progress_owner,
    same_content,
)
from desktop_app.domain.recurring import kept_windows

_NO_MORE_WINDOWS: Final = frozenset({Status.DONE, Status.CANCELLED, Status.MERGED})
_MadeOf = tuple[object, ...]
EntriesOn = Callable[[int, datetime.date], tuple[ProgressEntry, ...]]
"""Reads every entry of a measure with that 基準日, corrected ones too."""


class _MadeRow(Struct, frozen=True):
    """A row and the values that it was made of."""

    made_of: _MadeOf
    row: MeasureStatus

    def is_of(self, owner: int, place: Place, made_of: _MadeOf) -> bool:
        """Whether it would be made again just so. Tuples compare by identity first."""
        return self.made_of == made_of and self.row.owner == owner and self.row.place == place


class ChapterRows(Struct, frozen=True):
    """The rows of a chapter and what is counted of them. `needs` are all measures that they say
    something of.
    """

    number: int
    chapter: Chapter
    needs: frozenset[int]
    rows: tuple[MeasureStatus, ...]
    counts: Counts
    open_windows: tuple[OpenWindow, ...]

    @classmethod
    def of(
        cls, number: int, chapter: Chapter, needs: frozenset[int], rows: tuple[MeasureStatus, ...]
    ) -> ChapterRows:
        """Counts the rows of a chapter."""
        statuses = [row.status_id for row in rows if row.counted]
        turns = [turn for row in rows if not row.is_repeat for turn in _open_windows(row)]
        return cls(number, chapter, needs, rows, counted(statuses), tuple(turns))

    def told(self, before: Mapping[int, Counts] | None) -> ChapterCounts:
        """The counts, beside those of the report before."""
        previous = before.get(self.chapter.id, counted(())) if before is not None else None
        return ChapterCounts(
            self.chapter.id, self.number, self.chapter.title, self.counts, previous
        )


def _open_windows(row: MeasureStatus) -> Iterator[OpenWindow]:
    if row.status not in _NO_MORE_WINDOWS:
        yield from (OpenWindow(row.id, kept) for kept in row.windows if kept.is_open)


class KnownRows:
    """The rows of the survey before. Keep one beside an open plan.

    An edit touches few measures: chapters that say nothing of those stay as they are, and of the
    others only the rows are made anew that are made of something else.
    """

    def __init__(self) -> None:
        self._common: _MadeOf = ()
        self._sources: tuple[Mapping[int, object], ...] = ()
        self._compared: tuple[Mapping[int, object], ...] = ()
        self._rows: dict[int, _MadeRow] = {}
        self._parts: dict[int, ChapterRows] = {}
        self._touched: frozenset[int] = frozenset()

    def compare(self, common: _MadeOf, sources: tuple[Mapping[int, object], ...]) -> None:
        """Finds out what differs: `common` is what all rows are made of, `sources` what each
        is made of by the measure.
        """
        if common != self._common:
            self._rows, self._parts, self._common = {}, {}, common
        elif self._parts:
            pairs = zip(self._sources, sources, strict=True)
            self._touched = frozenset(id_ for old, new in pairs for id_ in _differing(old, new))
        self._compared = sources

    def row(self, measure: int) -> _MadeRow | None:
        """The row of a measure as it was made last."""
        return self._rows.get(measure)

    def keep_row(self, measure: int, made: _MadeRow) -> None:
        """Takes the row of this survey."""
        self._rows[measure] = made

    def part(self, number: int, chapter: Chapter) -> ChapterRows | None:
        """What is known of a chapter, if it would be made again just so."""
        part = self._parts.get(chapter.id)
        same = part is not None and part.chapter is chapter and part.number == number
        return part if part and same and self._touched.isdisjoint(part.needs) else None

    def keep_parts(self, parts: Iterable[ChapterRows]) -> None:
        """Takes the chapters of this survey, now that all of them are made."""
        self._sources = self._compared
        self._parts = {part.chapter.id: part for part in parts}


def _differing(old: Mapping[int, object], new: Mapping[int, object]) -> Iterator[int]:
    """What is another value, however like it; what came; what went."""
    yield from (id_ for id_, value in new.items() if old.get(id_) is not value)
    yield from old.keys() - new.keys()


class RowMaker:
    """Joins the measures of a plan with their entries."""

    def __init__(
        self,
        *,
        working: Plan,
        plan: Plan,
        as_of: datetime.date,
        since: datetime.date | None,
        entries: Mapping[int, ProgressEntry],
        occurrences: Mapping[int, tuple[Occurrence, ...]],
        previous: Mapping[int, ProgressEntry],
        entries_on: EntriesOn,
        known: KnownRows,
    ) -> None:
        self._plan = plan
        self._as_of = as_of
        self._since = since
        self._entries = entries
        self._occurrences = occurrences
        self._previous = previous
        self._entries_on = entries_on
        self._measures = {measure.id: measure for measure in plan.measures()}
        self._now = self._measures
        if working is not plan:
            self._now = {measure.id: measure for measure in working.measures()}
        self._departments = departments_by_id(working)
        self._repeated_count = working.repeated_count
        self._known = known
        known.compare(
            (as_of, since, plan.date, plan.conventions, working.departments, self._repeated_count),
            (self._measures, self._now, entries, occurrences, previous),
        )

    def parts(self) -> Generator[None, None, tuple[ChapterRows, ...]]:
        """Every chapter in printed order."""
        made: list[ChapterRows] = []
        for number, chapter in enumerate(self._plan.chapters, start=1):
            made.append(self._known.part(number, chapter) or self._part(number, chapter))
            yield
        self._known.keep_parts(made)
        return tuple(made)

    def _part(self, number: int, chapter: Chapter) -> ChapterRows:
        rows: list[MeasureStatus] = []
        for item in chapter.items:
            place = _place(number, chapter, item)
            rows += (self._kept_row(measure, place) for measure in item.measures)
        return ChapterRows.of(number, chapter, frozenset(self._needs(rows)), tuple(rows))

    def _needs(self, rows: list[MeasureStatus]) -> set[int]:
        """The measures of the rows, and those that a 再掲 among them leads to."""
        needs = {row.id for row in rows}
        for row in rows:
            following = row.measure.repeats
            while following is not None and following not in needs:
                needs.add(following)
                repeated = self._measures.get(following)
                following = repeated.repeats if repeated else None
        return needs

    def _kept_row(self, measure: Measure, place: Place) -> MeasureStatus:
        """The former row, if it would be made of the very same values."""
        owner = progress_owner(measure, self._measures)
        made_of = (
            measure,
            self._now.get(measure.id),
            self._now.get(owner.id),
            self._entries.get(owner.id),
            self._occurrences.get(owner.id),
            self._previous.get(owner.id),
        )
        former = self._known.row(measure.id)
        if former is None or not former.is_of(owner.id, place, made_of):
            former = _MadeRow(made_of, self._row(measure, owner, place))
            self._known.keep_row(measure.id, former)
        return former.row

    def _row(self, measure: Measure, owner: Measure, place: Place) -> MeasureStatus:
        facts = self._facts(measure, owner.id)
        previous = self._previous.get(owner.id)
        in_round = self._is_of_round(facts.entry)
        mark = self._mark(facts.entry, previous) if in_round else RoundMark.UNCONFIRMED
        is_answered = in_round and facts.entry is not None and bool(facts.entry.answer)
        is_new = mark is RoundMark.CHANGED or (mark is RoundMark.UNCONFIRMED and is_answered)
        return MeasureStatus(
            measure=measure,
            place=place,
            owner=owner.id,
            counted=self._repeated_count or owner is measure,
            bearers=bearers(self._now.get(measure.id, measure), self._departments, on=self._as_of),
            facts=facts,
            previous=previous,
            in_round=in_round,
            mark=mark,
            silent=not is_new and not self._carried_out(facts),
            overdue=overdue(facts),
            due=next_due(facts),
        )

    def _facts(self, measure: Measure, owner: int) -> Facts:
        plan = self._plan
        reading = measure.timing.read(on=plan.date or self._as_of, conventions=plan.conventions)
        occurrences = self._occurrences.get(owner, ())
        facts = Facts(
            reading=reading,
            as_of=self._as_of,
            plan_date=plan.date,
            measure_type=self._now.get(owner, measure).measure_type,
            entry=self._entries.get(owner),
            occurrences=occurrences,
        )
        if reading.recurrence is None:
            return facts
        windows = kept_windows(
            reading,
            occurrences,
            as_of=self._as_of,
            plan_date=plan.date,
            conventions=plan.conventions,
        )
        return replace(facts, windows=windows)

    def _is_of_round(self, entry: ProgressEntry | None) -> bool:
        return entry is not None and (self._since is None or entry.as_of > self._since)

    def _mark(self, entry: ProgressEntry | None, previous: ProgressEntry | None) -> RoundMark:
        """The round compares with the report; only where both say the same does the flag of the
        entry tell whether somebody said so.
        """
        if entry is None or self._answer_waits(entry, previous):
            return RoundMark.UNCONFIRMED
        if not same_content(entry, previous or ProgressEntry(0, entry.measure, entry.as_of, None)):
            return RoundMark.CHANGED
        waits = previous is None or is_unjudged(entry)
        return RoundMark.UNCONFIRMED if waits else RoundMark.UNCHANGED

    def _answer_waits(self, entry: ProgressEntry, previous: ProgressEntry | None) -> bool:
        """Corrections are read only for an answer that they may have dealt with."""
        corrected: Mapping[int, ProgressEntry] = {}
        if entry.replaces is not None and is_unjudged(entry):
            corrected = {each.id: each for each in self._entries_on(entry.measure, entry.as_of)}
        return answer_waits(entry, corrected, wording=previous.report_wording if previous else "")

    def _carried_out(self, facts: Facts) -> bool:
        return any(self._since is None or each.on > self._since for each in facts.occurrences)


def _place(number: int, chapter: Chapter, item: Item) -> Place:
    return Place(chapter.id, number, item.id, short_reference(number, chapter, item))


def counted(statuses: Iterable[str]) -> Counts:
    """How many have each 進捗区分, 未入力 among them."""
    counter = Counter(statuses)
    return {status: counter[status] for status in STATUS_IDS}
