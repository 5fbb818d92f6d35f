"""Where the plan stands as of a day: the read models of 進捗, 概況, 工程表 and of every report.

`surveying` makes them. Everything in a survey is frozen.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Final

from msgspec import Struct

from desktop_app.domain.ahead import Ahead
from desktop_app.domain.departments import Bearers
from desktop_app.domain.in_force import InForce
from desktop_app.domain.pace import (
    Assessment,
    Due,
    Facts,
    Overdue,
    closes,
    suggested_pace,
    suggested_status,
)
from desktop_app.domain.plan import Measure, Report
from desktop_app.domain.progress import (
    Doubt,
    Occurrence,
    Pace,
    ProgressEntry,
    Status,
    doubts,
)
from desktop_app.domain.recurring import KeptWindow
from desktop_app.domain.register import (
    Announcement,
)
from desktop_app.domain.timing import Judgement

NO_ENTRY: Final = "no-entry"
"""未入力: nobody has said where the measure stands. It is no 進捗区分 and never 未着手."""
STATUS_IDS: Final = (NO_ENTRY, *(str(status) for status in Status))
Counts = Mapping[str, int]


class RoundMark(StrEnum):
    """変更あり, 変更なし, 未確認: a measure in the round since the last report.

    A department's answer alone confirms nothing: somebody must take it over, or say 変更なし.
    """

    CHANGED = "changed"
    UNCHANGED = "unchanged"
    UNCONFIRMED = "unconfirmed"


class Place(Struct, frozen=True, gc=False):
    """Where a measure is printed. `reference` is 「3-④」."""

    chapter: int
    chapter_number: int
    item: int
    reference: str


class MeasureStatus(Struct, frozen=True, gc=False):
    """A printed measure as of a day.

    `owner` is the measure whose progress it shows: itself, or for a 再掲 the one that it repeats.
    `previous` is what was last reported of it. `counted` says whether 全N施策 counts it,
    `in_round` whether its entry was made since the last report.
    """

    measure: Measure
    place: Place
    owner: int
    counted: bool
    bearers: Bearers
    facts: Facts
    previous: ProgressEntry | None
    in_round: bool
    mark: RoundMark
    silent: bool
    overdue: Overdue | None
    due: Due | None

    @property
    def id(self) -> int:
        """The measure's id."""
        return self.measure.id

    @property
    def is_repeat(self) -> bool:
        """Whether it is printed as 「（再掲）」."""
        return self.owner != self.measure.id

    @property
    def entry(self) -> ProgressEntry | None:
        """The entry that holds on the day. In a new round it is what the wording starts from."""
        return self.facts.entry

    @property
    def answer(self) -> str:
        """The department's answer of this round; "" while it is waited for."""
        return self.entry.answer if self.entry and self.in_round else ""

    @property
    def status(self) -> Status | None:
        """進捗区分; None is 未入力."""
        return self.facts.status

    @property
    def status_id(self) -> str:
        """進捗区分 as one of STATUS_IDS."""
        return str(self.status) if self.status else NO_ENTRY

    @property
    def judgement(self) -> Judgement:
        """Its 実施時期 against the day, whatever was done."""
        return self.facts.judgement

    @property
    def is_closed(self) -> bool:
        """Whether reporting of it may end."""
        return closes(self.status, self.facts.measure_type)

    @property
    def pace(self) -> Pace:
        """進捗評価: what a person chose, else what is suggested, else UNSET."""
        chosen = self.entry.pace if self.entry else Pace.UNSET
        if chosen is not Pace.UNSET:
            return chosen
        suggested = self.suggested_pace
        return suggested.pace if suggested else Pace.UNSET

    @property
    def suggested_pace(self) -> Assessment | None:
        """進捗評価 that the dates speak for, and why."""
        return suggested_pace(self.facts)

    @property
    def suggested_status(self) -> Status | None:
        """進捗区分 that dates and entries speak for, where it is another than the entered one."""
        return suggested_status(self.facts)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What does not go together in its entry."""
        return doubts(self.entry) if self.entry else ()

    @property
    def windows(self) -> tuple[KeptWindow, ...]:
        """The windows of a recurring measure up to the day, oldest first."""
        return self.facts.windows

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """What was carried out up to the day."""
        return self.facts.occurrences


class OpenWindow(Struct, frozen=True, gc=False):
    """A window of a recurring measure that is running or was missed."""

    measure: int
    kept: KeptWindow


class ChapterCounts(Struct, frozen=True, gc=False):
    """How many measures of a chapter stand where. `previous` is None without a report before."""

    chapter: int
    number: int
    title: str
    counts: Counts
    previous: Counts | None

    @property
    def total(self) -> int:
        """How many measures."""
        return sum(self.counts.values())

    def change(self, status_id: str) -> int | None:
        """増減 since the last report."""
        return None if self.previous is None else self.counts[status_id] - self.previous[status_id]


class Coverage(Struct, frozen=True, gc=False):
    """A point of an order and the measures that answer it; none of them is a gap."""

    order: int
    requirement: int
    measures: tuple[int, ...]
    counts: Counts
    closed: int


class Survey(Struct, frozen=True, dict=True):
    """Where the plan stands as of a day. Rows are in printed order, 再掲 among them.

    `report` is the one that the day is for, None if the register has none. Lists of measures name
    each progress once: by the measure that owns it. `words` are those that the plan itself has for
    進捗区分, `open_windows` windows without their record: missed ones and running ones, the
    earliest end first.
    """

    as_of: datetime.date
    ahead: Ahead
    in_force: InForce
    report: Report | None
    last_report: Report | None
    announcement: Announcement
    rows: tuple[MeasureStatus, ...]
    chapters: tuple[ChapterCounts, ...]
    counts: Counts
    previous: Counts | None
    coverage: tuple[Coverage, ...]
    words: Mapping[Status, str]
    open_windows: tuple[OpenWindow, ...]

    @property
    def total(self) -> int:
        """全N施策."""
        return sum(self.counts.values())

    @cached_property
    def owners(self) -> tuple[MeasureStatus, ...]:
        """The rows without 再掲."""
        return tuple(row for row in self.rows if not row.is_repeat)

    @cached_property
    def near_until(self) -> datetime.date:
        """The last day of what falls due soon."""
        return self.ahead.until(self.as_of)

    @cached_property
    def overdue(self) -> tuple[MeasureStatus, ...]:
        """期限超過, the longest first."""
        late = [(row.overdue.days, row) for row in self.owners if row.overdue]
        return tuple(row for _, row in sorted(late, key=lambda each: -each[0]))

    @cached_property
    def due_next(self) -> tuple[MeasureStatus, ...]:
        """What begins or ends so soon, the nearest first."""
        near = [(row.due.days, row) for row in self.owners if row.due]
        most = (self.near_until - self.as_of).days
        chosen = [each for each in near if each[0] <= most]
        return tuple(row for _, row in sorted(chosen, key=lambda each: each[0]))

    @cached_property
    def unconfirmed(self) -> tuple[MeasureStatus, ...]:
        """未確認: no entry since the last report, or an answer that nobody has judged."""
        return tuple(row for row in self.owners if row.mark is RoundMark.UNCONFIRMED)

    @cached_property
    def doubtful(self) -> tuple[MeasureStatus, ...]:
        """What is to be looked at before a report: entries in which something does not fit."""
        return tuple(row for row in self.owners if row.doubts)

    @cached_property
    def silent(self) -> tuple[MeasureStatus, ...]:
        """Nothing new since the last report: at most that nothing changed."""
        return tuple(row for row in self.owners if row.silent)

    @property
    def all_closed(self) -> bool:
        """Whether every measure has a 進捗区分 with which reporting may end."""
        return bool(self.rows) and all(row.is_closed for row in self.owners)

    def row(self, measure: int) -> MeasureStatus | None:
        """The row of a measure."""
        return self._by_id.get(measure)

    @cached_property
    def _by_id(self) -> Mapping[int, MeasureStatus]:
        return {row.id: row for row in self.rows}

    def change(self, status_id: str) -> int | None:
        """増減 since the last report over the whole plan."""
        return None if self.previous is None else self.counts[status_id] - self.previous[status_id]
