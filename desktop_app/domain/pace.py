"""A measure against its own dates, as of a day: overdue, due next, 進捗評価, and what its dates and
entries suggest as 進捗区分. Everything here suggests; nothing sets.
"""

from __future__ import annotations

import datetime
from enum import StrEnum

from msgspec import Struct

from desktop_app.domain.plan import MeasureType
from desktop_app.domain.progress import Occurrence, Pace, ProgressEntry, Status
from desktop_app.domain.recurring import KeptWindow, WindowState
from desktop_app.domain.timing import (
    Granularity,
    Judgement,
    JudgementState,
    Reading,
    TimingKind,
    judge,
)
from desktop_app.domain.timing.calendar import ONE_DAY, add_months

_MONTHS = {
    Granularity.YEAR: 12,
    Granularity.FISCAL_YEAR: 12,
    Granularity.HALF: 6,
    Granularity.QUARTER: 3,
    Granularity.MONTH: 1,
}
_TEN_DAYS = datetime.timedelta(days=10)
_ABANDONED = frozenset({Status.CANCELLED, Status.MERGED})
_IN_USE = frozenset({Status.CONTINUING, Status.DONE})
_NOT_BEGUN = frozenset({None, Status.NOT_STARTED, Status.PREPARING})


class Facts(Struct, frozen=True):
    """What is known of a measure as of a day."""

    reading: Reading
    as_of: datetime.date
    plan_date: datetime.date | None = None
    measure_type: MeasureType = MeasureType.UNSET
    entry: ProgressEntry | None = None
    occurrences: tuple[Occurrence, ...] = ()
    windows: tuple[KeptWindow, ...] = ()

    @property
    def status(self) -> Status | None:
        """The 進捗区分 that was entered; None is 未入力."""
        return self.entry.status if self.entry else None

    @property
    def started_on(self) -> datetime.date | None:
        """着手日, or the first day on which it was carried out."""
        told = self.entry.started_on if self.entry else None
        days = [day for day in (told, *(each.on for each in self.occurrences)) if day is not None]
        return min((day for day in days if day <= self.as_of), default=None)

    @property
    def finished_on(self) -> datetime.date | None:
        """完了日, if it has come."""
        told = self.entry.finished_on if self.entry else None
        return told if told is not None and told <= self.as_of else None

    @property
    def judgement(self) -> Judgement:
        """Its 実施時期 against the day, whatever was done."""
        entered = self.entry is not None or bool(self.occurrences)
        return judge(self.reading, as_of=self.as_of, plan_date=self.plan_date, entered=entered)

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is owed by its date."""
        return self.finished_on is not None or closes(self.status, self.measure_type)


def closes(status: Status | None, measure_type: MeasureType) -> bool:
    """Whether reporting of a measure may end with that 進捗区分: 整備 closes with 実施済, 運用 with
    継続実施中; 中止 and 統合 close either.
    """
    if status is Status.CONTINUING:
        return measure_type is not MeasureType.BUILD
    return status is Status.DONE or status in _ABANDONED


def suggested_type(reading: Reading) -> MeasureType:
    """The 種別 that the words suggest: what has an end is finished one day, what has only a start
    or comes back goes on.
    """
    if reading.recurrence is not None or reading.kind in (TimingKind.START, TimingKind.EVENT):
        return MeasureType.RUN
    if reading.kind in (TimingKind.PERIOD, TimingKind.DEADLINE, TimingKind.DONE):
        return MeasureType.BUILD
    return MeasureType.UNSET


class Overdue(Struct, frozen=True):
    """The end of its 実施時期 has passed and it is not closed.

    `entered` says that something was recorded of it.
    """

    end: datetime.date
    days: int
    entered: bool
    soft: bool


def overdue(facts: Facts) -> Overdue | None:
    """期限超過, or None."""
    judgement, end = facts.judgement, facts.reading.end
    if judgement.state is not JudgementState.OVERDUE or end is None or facts.is_closed:
        return None
    return Overdue(end, (facts.as_of - end).days, facts.entry is not None, judgement.soft)


class DueEvent(StrEnum):
    """What falls due."""

    START = "start"
    END = "end"


class Due(Struct, frozen=True):
    """A day that is still to come, or is today."""

    event: DueEvent
    on: datetime.date
    days: int
    soft: bool


def next_due(facts: Facts) -> Due | None:
    """The next day of its 実施時期 on which something is owed."""
    if facts.is_closed:
        return None
    start, end = facts.reading.start, facts.reading.end
    coming = start is not None and facts.as_of <= start and facts.started_on is None
    if start is not None and coming and start != end:
        return Due(DueEvent.START, start, (start - facts.as_of).days, facts.reading.soft)
    if end is not None and facts.as_of <= end:
        return Due(DueEvent.END, end, (end - facts.as_of).days, facts.reading.soft)
    return None


class PaceReason(StrEnum):
    """Why a 進捗評価 is suggested."""

    ON_TIME = "on-time"
    FINISHED_EARLY = "finished-early"
    FINISHED_LATE = "finished-late"
    STARTED_EARLY = "started-early"
    STARTED_LATE = "started-late"
    START_PASSED = "start-passed"
    END_PASSED = "end-passed"
    WINDOW_MISSED = "window-missed"


class Assessment(Struct, frozen=True):
    """A suggested 進捗評価 and why."""

    pace: Pace
    reason: PaceReason


_PACE_OF = {
    PaceReason.ON_TIME: Pace.AS_PLANNED,
    PaceReason.FINISHED_EARLY: Pace.AHEAD,
    PaceReason.STARTED_EARLY: Pace.AHEAD,
}


def suggested_pace(facts: Facts) -> Assessment | None:
    """進捗評価 from 実施時期 and actual dates; None where there is nothing to compare: no entry, no
    dates, 中止 or 統合, 実施済 without the day.
    """
    if facts.status is None or facts.status in _ABANDONED or not facts.reading.is_dated:
        return None
    if facts.status is Status.DONE and facts.finished_on is None:
        return None
    reason = _window_reason(facts) or _end_reason(facts) or _start_reason(facts)
    reason = reason or PaceReason.ON_TIME
    return Assessment(_PACE_OF.get(reason, Pace.BEHIND), reason)


def _window_reason(facts: Facts) -> PaceReason | None:
    missed = any(each.state is WindowState.MISSED for each in facts.windows)
    return PaceReason.WINDOW_MISSED if missed and facts.status is not Status.DONE else None


def _end_reason(facts: Facts) -> PaceReason | None:
    end, finished = facts.reading.end, facts.finished_on
    if finished is not None:
        return _finish_reason(facts.reading, finished)
    if end is not None and facts.as_of > end and not facts.is_closed:
        return PaceReason.END_PASSED
    return None


def _finish_reason(reading: Reading, finished: datetime.date) -> PaceReason | None:
    """Early is before the promised unit of time began: 「～2025年度」 done in 2024年度."""
    if reading.end is None:
        return None
    if finished > reading.end:
        return PaceReason.FINISHED_LATE
    earliest = reading.start or _unit_before(reading.end + ONE_DAY, reading.granularity)
    return PaceReason.FINISHED_EARLY if finished < earliest else PaceReason.ON_TIME


def _start_reason(facts: Facts) -> PaceReason | None:
    """What has only a start is late once the unit that names it is over: 「7月～」 in 8月.

    Work on what has an end may begin any time; what recurs is measured by its windows.
    """
    start, started = facts.reading.start, facts.started_on
    if start is None or facts.reading.end is not None:
        return None
    if facts.status in _IN_USE and (started or facts.as_of) < start:
        return PaceReason.STARTED_EARLY
    if facts.windows:
        return None
    last = _unit_after(start, facts.reading.granularity) - ONE_DAY
    if started is not None and started > last:
        return PaceReason.STARTED_LATE
    if facts.status in _NOT_BEGUN and started is None and facts.as_of > last:
        return PaceReason.START_PASSED
    return None


def _unit_after(day: datetime.date, granularity: Granularity | None) -> datetime.date:
    if granularity in _MONTHS:
        return add_months(day, _MONTHS[granularity])
    return day + (_TEN_DAYS if granularity is Granularity.TEN_DAYS else ONE_DAY)


def _unit_before(day: datetime.date, granularity: Granularity | None) -> datetime.date:
    if granularity in _MONTHS:
        return add_months(day, -_MONTHS[granularity])
    return day - (_TEN_DAYS if granularity is Granularity.TEN_DAYS else ONE_DAY)


def suggested_status(facts: Facts) -> Status | None:
    """The 進捗区分 that dates and entries speak for, where it is another than the entered one."""
    wanted = _wanted_status(facts)
    return wanted if wanted is not facts.status else None


def _wanted_status(facts: Facts) -> Status | None:
    status = facts.status
    if status in _ABANDONED:
        return status
    type_ = facts.measure_type or suggested_type(facts.reading)
    if facts.finished_on is not None:
        return Status.DONE
    if status is Status.DONE and type_ is MeasureType.RUN and facts.reading.end is None:
        return Status.CONTINUING
    if status is Status.CONTINUING and type_ is MeasureType.BUILD:
        return Status.IN_PROGRESS
    if facts.started_on is not None and status in _NOT_BEGUN:
        return Status.CONTINUING if type_ is MeasureType.RUN else Status.IN_PROGRESS
    if status is None and facts.reading.kind is TimingKind.DONE:
        return Status.DONE
    return status
