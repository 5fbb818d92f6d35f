"""工程表: the bars of the plan as of a day, beside what was done. Nothing is drawn here."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property, partial
from typing import Final

from msgspec import Struct, field

from desktop_app.application.planned import planned_rows
from desktop_app.application.ports import VersionRecords
from desktop_app.application.status import MeasureStatus, Survey
from desktop_app.application.time_axis import TimeAxis, axis_for
from desktop_app.domain.in_force import adopted
from desktop_app.domain.numbering import item_mark
from desktop_app.domain.plan import Chapter, Item, Measure, Plan
from desktop_app.domain.progress import Status
from desktop_app.domain.timing import Reading, Timing, TimingKind
from desktop_app.domain.version import Version, standing

_FADE: Final = datetime.timedelta(days=92)
"""How long before its end a promise without a beginning is drawn from, if the plan is younger."""
Timings = Mapping[int, Timing]


class Bar(Struct, frozen=True):
    """A promised stretch; both days belong to it.

    Without a `start` it fades in from the day `drawn_from`; without an `end` it stays open.
    """

    start: datetime.date | None
    end: datetime.date | None
    soft: bool = False
    drawn_from: datetime.date = datetime.date.min


class EarlierDate(Struct, frozen=True):
    """A 実施時期 that the measure had before; `bar` is None where it gave no day."""

    timing: Timing
    bar: Bar | None


class Actual(Struct, frozen=True):
    """From 着手 to 完了; while it isn't finished, up to the 基準日."""

    start: datetime.date
    end: datetime.date
    finished: bool


class ScheduleRow(Struct, frozen=True):
    """A measure on the axis. Without a `bar` it has no dates: 適宜, 都度, done before, unread.

    `planned` says that it stands only in the draft (追加予定): nothing was promised yet.
    """

    status: MeasureStatus
    bar: Bar | None
    earlier: tuple[EarlierDate, ...] = ()
    actual: Actual | None = None
    planned: bool = False

    @property
    def id(self) -> int:
        """The measure's id."""
        return self.status.id

    @property
    def measure(self) -> Measure:
        """The measure as it was in force."""
        return self.status.measure

    @property
    def kind(self) -> TimingKind:
        """The shape of its promise."""
        return self.status.facts.reading.kind

    @property
    def marks(self) -> tuple[datetime.date, ...]:
        """Days on which it was carried out and for which no window stands."""
        held = {each.id for kept in self.status.windows for each in kept.records}
        return tuple(each.on for each in self.status.occurrences if each.id not in held)


class ScheduleItem(Struct, frozen=True):
    """An item with the measures under it, 追加予定 last; `total` spans those that are in force."""

    id: int
    chapter: int
    mark: str
    title: str
    rows: tuple[ScheduleRow, ...]
    total: Bar | None

    @property
    def overdue(self) -> int:
        """How many of its rows are 期限超過."""
        return sum(row.status.overdue is not None for row in self.rows)

    @property
    def planned(self) -> int:
        """How many of its rows are 追加予定."""
        return sum(row.planned for row in self.rows)


class FlagKind(StrEnum):
    """Days that are lines across all rows."""

    AS_OF = "as-of"
    SUBMITTED = "submitted"
    TODAY = "today"
    REPORT = "report"


class Flag(Struct, frozen=True):
    """A line across all rows; `number` is that of the report."""

    kind: FlagKind
    on: datetime.date
    number: int = 0


class Schedule(Struct, frozen=True, dict=True):
    """The whole 工程表 as of a day, in printed order; `words` are the plan's for 進捗区分."""

    as_of: datetime.date
    axis: TimeAxis
    items: tuple[ScheduleItem, ...]
    flags: tuple[Flag, ...]
    words: Mapping[Status, str] = field(default_factory=dict)

    @cached_property
    def rows(self) -> tuple[ScheduleRow, ...]:
        """Every measure in force."""
        return tuple(row for item in self.items for row in item.rows if not row.planned)

    @cached_property
    def planned(self) -> tuple[ScheduleRow, ...]:
        """Every 追加予定."""
        return tuple(row for item in self.items for row in item.rows if row.planned)


class EarlierDates(Struct):
    """Reads which 実施時期 the versions printed, once each; keep one beside an open plan."""

    records: VersionRecords
    _read: dict[str, Timings] = field(default_factory=dict)

    def until(self, as_of: datetime.date) -> list[tuple[datetime.date, Timings]]:
        """What each version up to a day printed, oldest first."""
        held = [v for v in standing(self.records.versions()) if v.root and v.date <= as_of]
        return [(version.date, self._timings(version)) for version in held]

    def _timings(self, version: Version) -> Timings:
        if version.root not in self._read:
            measures = self.records.plan_in(version.root).measures()
            self._read[version.root] = {each.id: each.timing for each in measures}
        return self._read[version.root]


class KnownBars(Struct):
    """The rows of the schedule before: only those are made anew that are made of something else.
    Keep one beside an open plan.
    """

    _rows: dict[int, tuple[tuple[object, ...], ScheduleRow]] = field(default_factory=dict)

    def row(
        self, measure: int, made_of: tuple[object, ...], make: Callable[[], ScheduleRow]
    ) -> ScheduleRow:
        """The row of a measure. Tuples compare by identity first."""
        known = self._rows.get(measure)
        if known is None or known[0] != made_of:
            known = self._rows[measure] = (made_of, make())
        return known[1]


def schedule(
    plan: Plan,
    survey: Survey,
    *,
    today: datetime.date,
    earlier: EarlierDates,
    known: KnownBars | None = None,
) -> Schedule:
    """The bars of everything that a survey holds."""
    known = known or KnownBars()
    forced = survey.in_force.plan
    draft = {measure.id: measure for measure in plan.measures()}
    printed = earlier.until(survey.as_of)
    common = (forced.date, forced.conventions, tuple(id(timings) for _, timings in printed))

    def row(status: MeasureStatus) -> ScheduleRow:
        return _row(status, forced, _former(status, draft, printed, survey.as_of))

    rows = {
        status.id: known.row(
            status.id,
            (status, draft.get(status.id), common),
            partial(row, status),
        )
        for status in survey.rows
    }
    planned = [_planned_row(each, plan) for each in planned_rows(plan, survey)]
    items = tuple(_items(forced, plan, rows, planned))
    return Schedule(
        as_of=survey.as_of,
        axis=axis_for(
            _days((*rows.values(), *planned)),
            plan_date=forced.date,
            as_of=survey.as_of,
            first_month=forced.fiscal_year_start,
        ),
        items=items,
        flags=tuple(_flags(plan, survey, today)),
        words=survey.words,
    )


def _items(
    plan: Plan, draft: Plan, rows: Mapping[int, ScheduleRow], planned: Iterable[ScheduleRow]
) -> Iterator[ScheduleItem]:
    """Items in force in their order; those that only the draft has follow in their chapter."""
    waiting: dict[int, list[ScheduleRow]] = {}
    for row in planned:
        waiting.setdefault(row.status.place.item, []).append(row)
    held = {item.id for chapter in plan.chapters for item in chapter.items}
    fresh = _fresh_items(draft, {id_: rows for id_, rows in waiting.items() if id_ not in held})
    for number, chapter in enumerate(plan.chapters, start=1):
        for item in chapter.items:
            yield _item(number, chapter, item, _rows_of(item, rows), waiting.get(item.id, ()))
        yield from fresh.pop(chapter.id, ())
    for items in fresh.values():
        yield from items


def _fresh_items(
    draft: Plan, waiting: Mapping[int, list[ScheduleRow]]
) -> dict[int, list[ScheduleItem]]:
    """By chapter the items that the draft adds."""
    found: dict[int, list[ScheduleItem]] = {}
    for number, chapter in enumerate(draft.chapters, start=1):
        for item in chapter.items:
            if item.id in waiting:
                made = _item(number, chapter, item, (), waiting[item.id])
                found.setdefault(chapter.id, []).append(made)
    return found


def _item(
    number: int,
    chapter: Chapter,
    item: Item,
    own: tuple[ScheduleRow, ...],
    planned: Iterable[ScheduleRow],
) -> ScheduleItem:
    mark = f"{number} {item_mark(chapter, item)}"
    return ScheduleItem(item.id, chapter.id, mark, item.title, (*own, *planned), _total(own))


def _rows_of(item: Item, rows: Mapping[int, ScheduleRow]) -> tuple[ScheduleRow, ...]:
    return tuple(rows[measure.id] for measure in item.measures)


def _planned_row(status: MeasureStatus, draft: Plan) -> ScheduleRow:
    return ScheduleRow(status, bar_of(status.facts.reading, draft.date), planned=True)


def _row(status: MeasureStatus, plan: Plan, former: Iterable[Timing]) -> ScheduleRow:
    facts = status.facts
    started = facts.started_on or facts.finished_on
    actual = None
    if started is not None:
        end = facts.finished_on or facts.as_of
        actual = Actual(min(started, end), end, facts.finished_on is not None)
    day = plan.date or facts.as_of
    earlier = tuple(
        EarlierDate(timing, bar_of(timing.read(on=day, conventions=plan.conventions), plan.date))
        for timing in former
    )
    return ScheduleRow(status, bar_of(facts.reading, plan.date), earlier, actual)


def bar_of(reading: Reading, plan_date: datetime.date | None) -> Bar | None:
    """The stretch that a reading promises; None where it gives no day."""
    if not reading.is_dated:
        return None
    start, end = reading.start, reading.end
    if start is not None or end is None:
        return Bar(start, end, reading.soft, start or datetime.date.min)
    own = plan_date or reading.reference
    before = own is not None and own < end
    return Bar(None, end, reading.soft, own if own and before else _back(end))


def _back(day: datetime.date) -> datetime.date:
    return day - _FADE if day > datetime.date.min + _FADE else datetime.date.min


def _total(rows: Iterable[ScheduleRow]) -> Bar | None:
    bars = [row.bar for row in rows if row.bar is not None]
    if not bars:
        return None
    starts = [bar.start for bar in bars if bar.start is not None]
    ends = [bar.end for bar in bars if bar.end is not None]
    drawn_from = min(bar.drawn_from for bar in bars)
    fades = not starts or drawn_from < min(starts)
    return Bar(
        None if fades else min(starts),
        max(ends) if len(ends) == len(bars) else None,
        drawn_from=drawn_from,
    )


def _former(
    status: MeasureStatus,
    draft: Mapping[int, Measure],
    printed: Iterable[tuple[datetime.date, Timings]],
    as_of: datetime.date,
) -> list[Timing]:
    """What was said before what is in force, oldest first, each wording once."""
    found: list[tuple[datetime.date, int, Timing]] = [
        (day, 1, timings[status.id]) for day, timings in printed if status.id in timings
    ]
    now = draft.get(status.id, status.measure)
    held = {p.id: (day, p) for day, p in adopted(status.measure.proposals)}
    held.update({p.id: (day, p) for day, p in adopted(now.proposals)})
    found += [(day, 0, p.former_timing) for day, p in held.values() if day <= as_of]
    in_order = [timing for *_, timing in sorted(found, key=lambda each: each[:2])]
    return [each for each in dict.fromkeys(in_order) if each != status.measure.timing]


def _days(rows: Iterable[ScheduleRow]) -> Iterator[datetime.date]:
    for row in rows:
        bars = [row.bar, *(each.bar for each in row.earlier)]
        for bar in bars:
            yield from (day for day in (bar and bar.start, bar and bar.end) if day)
        if row.actual is not None:
            yield from (row.actual.start, row.actual.end)


def _flags(plan: Plan, survey: Survey, today: datetime.date) -> Iterator[Flag]:
    yield Flag(FlagKind.AS_OF, survey.as_of)
    submitted = plan.submitted_on or survey.in_force.plan.date
    if submitted is not None:
        yield Flag(FlagKind.SUBMITTED, submitted)
    if today != survey.as_of:
        yield Flag(FlagKind.TODAY, today)
    owed = survey.announcement.report
    if owed is not None and owed.report.due_on is not None:
        yield Flag(FlagKind.REPORT, owed.report.due_on, owed.report.number)


def shadows(row: ScheduleRow) -> tuple[Bar, ...]:
    """The earlier bars of a row that would be drawn differently, each once."""
    told = dict.fromkeys(each.bar for each in row.earlier if each.bar is not None)
    return tuple(bar for bar in told if not _same_place(bar, row.bar))


def _same_place(one: Bar, other: Bar | None) -> bool:
    return other is not None and (one.start, one.end) == (other.start, other.end)


def undated(schedule_: Schedule) -> int:
    """How many measures have no day to be drawn at."""
    return sum(row.bar is None for row in schedule_.rows)
