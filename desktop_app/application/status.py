"""Where the plan stands as of a day: the read models of 進捗, 概況, 工程表 and of every report.

`survey` asks the records for the latest entry of each measure and joins it with the plan in force
on that day. Everything in its answer is frozen. Structure and 実施時期 are those in force then;
departments and 報告の記録 carry dates of their own and, like 種別 and the links to requirements,
are read from the plan as it stands.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Final

from desktop_app.application.frozen_records import FrozenRecords
from desktop_app.application.ports import Records
from desktop_app.application.versions import VersionQueries
from desktop_app.domain.departments import Bearers, bearers, departments_by_id
from desktop_app.domain.frozen import Frozen
from desktop_app.domain.in_force import InForce
from desktop_app.domain.numbering import short_reference
from desktop_app.domain.pace import (
    Assessment,
    Due,
    Facts,
    Overdue,
    closes,
    next_due,
    overdue,
    suggested_pace,
    suggested_status,
)
from desktop_app.domain.plan import Chapter, Item, Measure, Plan, Report
from desktop_app.domain.progress import (
    Occurrence,
    Pace,
    ProgressEntry,
    Status,
    is_unjudged,
    latest_entries,
    progress_owner,
    same_content,
)
from desktop_app.domain.recurring import KeptWindow, kept_windows
from desktop_app.domain.register import (
    Announcement,
    announcement,
    last_report,
    report_on,
)
from desktop_app.domain.status_words import status_words
from desktop_app.domain.timing import Judgement
from desktop_app.domain.version import Version

NO_ENTRY: Final = "no-entry"
"""未入力: nobody has said where the measure stands. It is no 進捗区分 and never 未着手."""
STATUS_IDS: Final = (NO_ENTRY, *(str(status) for status in Status))
DEFAULT_WEEKS: Final = 8
Counts = Mapping[str, int]


class RoundMark(StrEnum):
    """変更あり, 変更なし, 未確認: a measure in the round since the last report.

    A department's answer alone confirms nothing: somebody must take it over, or say 変更なし.
    """

    CHANGED = "changed"
    UNCHANGED = "unchanged"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a measure is printed. `reference` is 「3-④」."""

    chapter: int
    chapter_number: int
    item: int
    reference: str


@dataclass(frozen=True, slots=True)
class MeasureStatus:
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
    def windows(self) -> tuple[KeptWindow, ...]:
        """The windows of a recurring measure up to the day, oldest first."""
        return self.facts.windows

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """What was carried out up to the day."""
        return self.facts.occurrences


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """A window of a recurring measure that is running or was missed."""

    measure: int
    kept: KeptWindow


@dataclass(frozen=True, slots=True)
class ChapterCounts:
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


@dataclass(frozen=True, slots=True)
class Coverage:
    """A point of an order and the measures that answer it; none of them is a gap."""

    order: int
    requirement: int
    measures: tuple[int, ...]
    counts: Counts
    closed: int


@dataclass(frozen=True)
class Survey:
    """Where the plan stands as of a day. Rows are in printed order, 再掲 among them.

    `report` is the one that the day is for, None if the register has none. Lists of measures name
    each progress once: by the measure that owns it. `words` are those that the plan itself has for
    進捗区分, `open_windows` windows without their record: missed ones and running ones, the
    earliest end first.
    """

    as_of: datetime.date
    weeks: int
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
    def overdue(self) -> tuple[MeasureStatus, ...]:
        """期限超過, the longest first."""
        late = [(row.overdue.days, row) for row in self.owners if row.overdue]
        return tuple(row for _, row in sorted(late, key=lambda each: -each[0]))

    @cached_property
    def due_next(self) -> tuple[MeasureStatus, ...]:
        """What begins or ends within the weeks, the nearest first."""
        near = [(row.due.days, row) for row in self.owners if row.due]
        chosen = [each for each in near if each[0] <= 7 * self.weeks]
        return tuple(row for _, row in sorted(chosen, key=lambda each: each[0]))

    @cached_property
    def unconfirmed(self) -> tuple[MeasureStatus, ...]:
        """未確認: no entry since the last report, or an answer that nobody has judged."""
        return tuple(row for row in self.owners if row.mark is RoundMark.UNCONFIRMED)

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


_NO_MORE_WINDOWS = frozenset({Status.DONE, Status.CANCELLED, Status.MERGED})


@dataclass(frozen=True, slots=True)
class Reported:
    """What was said in a report: the plan and, per measure, the entry that held then."""

    plan: Plan
    entries: Mapping[int, ProgressEntry]


@dataclass(slots=True)
class Past:
    """Reads what was in force and what was reported; keeps what it read, for versions never change.

    Keep one beside an open plan. It is worth nothing for another file.
    """

    records: Records
    _reported: dict[tuple[str, datetime.date], Reported] = field(default_factory=dict)
    _moments: dict[str, tuple[Frozen, Past]] = field(default_factory=dict)

    def in_force(self, plan: Plan, *, on: datetime.date) -> InForce:
        """The plan in force on a day, by the plan as it stands now."""
        return VersionQueries(self.records).in_force(plan, on=on)

    def at(self, version: Version) -> tuple[Frozen, Past]:
        """What a version holds, and the past as it was when it was frozen.

        Raises DomainError if its content is not here.
        """
        if version.root not in self._moments:
            content = VersionQueries(self.records).frozen(version)
            then = Past(FrozenRecords(self.records, version, content))
            self._moments[version.root] = content, then
        return self._moments[version.root]

    def reported(self, plan: Plan, report: Report) -> Reported:
        """What a report said: what was frozen with it, else what its 基準日 shows now."""
        as_of = report.as_of or datetime.date.max
        root = self._root_of(report)
        if not root:
            entries = self.records.latest_progress(as_of=as_of)
            return Reported(self.in_force(plan, on=as_of).plan, entries)
        if (root, as_of) not in self._reported:
            frozen = self.records.frozen(root)
            entries = latest_entries(frozen.entries, as_of=as_of)
            self._reported[root, as_of] = Reported(frozen.plan, entries)
        return self._reported[root, as_of]

    def _root_of(self, report: Report) -> str:
        roots = (v.root for v in self.records.versions() if v.id == report.version)
        return next(roots, "")


def survey(
    plan: Plan,
    records: Records,
    *,
    as_of: datetime.date,
    weeks: int = DEFAULT_WEEKS,
    past: Past | None = None,
    known: KnownRows | None = None,
    shown: InForce | None = None,
) -> Survey:
    """Where the plan stands as of a day. `weeks` say how far ahead "due next" looks.

    With `known` only the rows are made anew that are no longer made of the same. `shown` is the
    plan whose measures are asked for, where that is not the one in force on the day.
    """
    steps = survey_steps(
        plan, records, as_of=as_of, weeks=weeks, past=past, known=known, shown=shown
    )
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: Survey = end.value
            return made


def survey_steps(
    plan: Plan,
    records: Records,
    *,
    as_of: datetime.date,
    weeks: int = DEFAULT_WEEKS,
    past: Past | None = None,
    known: KnownRows | None = None,
    shown: InForce | None = None,
) -> Generator[None, None, Survey]:
    """The same in steps, so that a large plan keeps nobody waiting."""
    past = past or Past(records)
    forced = shown or past.in_force(plan, on=as_of)
    last = last_report(plan, before=as_of)
    reported = past.reported(plan, last) if last else None
    maker = _RowMaker(
        working=plan,
        plan=forced.plan,
        as_of=as_of,
        since=last.as_of if last else None,
        entries=records.latest_progress(as_of=as_of),
        occurrences=records.occurrences_until(as_of=as_of),
        previous=reported.entries if reported else {},
        known=known or KnownRows(),
    )
    yield
    parts = yield from maker.parts()
    rows = tuple(row for part in parts for row in part.rows)
    before = _reported_counts(plan, reported) if reported else None
    turns = [turn for part in parts for turn in part.open_windows]
    return Survey(
        as_of=as_of,
        weeks=weeks,
        in_force=forced,
        report=report_on(plan, on=as_of),
        last_report=last,
        announcement=announcement(plan, on=as_of),
        rows=rows,
        chapters=tuple(part.told(before) for part in parts),
        counts=_summed(part.counts for part in parts),
        previous=_summed(before.values()) if before is not None else None,
        coverage=tuple(_coverage(plan, rows)),
        words={status: told.word for status, told in status_words(plan).items()},
        open_windows=tuple(sorted(turns, key=lambda each: each.kept.window.end)),
    )


_MadeOf = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _MadeRow:
    """A row and the values that it was made of."""

    made_of: _MadeOf
    row: MeasureStatus

    def is_of(self, owner: int, place: Place, made_of: _MadeOf) -> bool:
        """Whether it would be made again just so. Tuples compare by identity first."""
        return self.made_of == made_of and self.row.owner == owner and self.row.place == place


@dataclass(frozen=True, slots=True)
class _Part:
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
    ) -> _Part:
        """Counts the rows of a chapter."""
        statuses = [row.status_id for row in rows if row.counted]
        turns = [turn for row in rows if not row.is_repeat for turn in _open_windows(row)]
        return cls(number, chapter, needs, rows, _counted(statuses), tuple(turns))

    def told(self, before: Mapping[int, Counts] | None) -> ChapterCounts:
        """The counts, beside those of the report before."""
        previous = before.get(self.chapter.id, _counted(())) if before is not None else None
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
        self._parts: dict[int, _Part] = {}
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

    def part(self, number: int, chapter: Chapter) -> _Part | None:
        """What is known of a chapter, if it would be made again just so."""
        part = self._parts.get(chapter.id)
        same = part is not None and part.chapter is chapter and part.number == number
        return part if part and same and self._touched.isdisjoint(part.needs) else None

    def keep_parts(self, parts: Iterable[_Part]) -> None:
        """Takes the chapters of this survey, now that all of them are made."""
        self._sources = self._compared
        self._parts = {part.chapter.id: part for part in parts}


def _differing(old: Mapping[int, object], new: Mapping[int, object]) -> Iterator[int]:
    """What is another value, however like it; what came; what went."""
    yield from (id_ for id_, value in new.items() if old.get(id_) is not value)
    yield from old.keys() - new.keys()


class _RowMaker:
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
        known: KnownRows,
    ) -> None:
        self._plan = plan
        self._as_of = as_of
        self._since = since
        self._entries = entries
        self._occurrences = occurrences
        self._previous = previous
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

    def parts(self) -> Generator[None, None, tuple[_Part, ...]]:
        """Every chapter in printed order."""
        made: list[_Part] = []
        for number, chapter in enumerate(self._plan.chapters, start=1):
            made.append(self._known.part(number, chapter) or self._part(number, chapter))
            yield
        self._known.keep_parts(made)
        return tuple(made)

    def _part(self, number: int, chapter: Chapter) -> _Part:
        rows: list[MeasureStatus] = []
        for item in chapter.items:
            place = _place(number, chapter, item)
            rows += (self._kept_row(measure, place) for measure in item.measures)
        return _Part.of(number, chapter, frozenset(self._needs(rows)), tuple(rows))

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
        mark = _mark(facts.entry, previous) if facts.entry and in_round else RoundMark.UNCONFIRMED
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

    def _carried_out(self, facts: Facts) -> bool:
        return any(self._since is None or each.on > self._since for each in facts.occurrences)


def _mark(entry: ProgressEntry, previous: ProgressEntry | None) -> RoundMark:
    """The round compares with the report; only where both say the same does the flag of the entry
    tell whether somebody said so.
    """
    if not same_content(entry, previous or ProgressEntry(0, entry.measure, entry.as_of, None)):
        return RoundMark.CHANGED
    waits = previous is None or is_unjudged(entry)
    return RoundMark.UNCONFIRMED if waits else RoundMark.UNCHANGED


def _place(number: int, chapter: Chapter, item: Item) -> Place:
    return Place(chapter.id, number, item.id, short_reference(number, chapter, item))


def _counted(statuses: Iterable[str]) -> Counts:
    counter = Counter(statuses)
    return {status: counter[status] for status in STATUS_IDS}


def _summed(counts: Iterable[Counts]) -> Counts:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return {status: total[status] for status in STATUS_IDS}


def _reported_counts(working: Plan, reported: Reported) -> dict[int, Counts]:
    """What a report counted, per chapter of the plan that it reported on."""
    measures = {measure.id: measure for measure in reported.plan.measures()}
    counts: dict[int, Counts] = {}
    for chapter in reported.plan.chapters:
        statuses = []
        for measure in (each for item in chapter.items for each in item.measures):
            owner = progress_owner(measure, measures)
            if working.repeated_count or owner is measure:
                entry = reported.entries.get(owner.id)
                statuses.append(str(entry.status) if entry and entry.status else NO_ENTRY)
        counts[chapter.id] = _counted(statuses)
    return counts


def _coverage(plan: Plan, rows: tuple[MeasureStatus, ...]) -> Iterator[Coverage]:
    by_id = {row.id: row for row in rows} if plan.links else {}
    answering: dict[int, list[MeasureStatus]] = {}
    for link in plan.links:
        row = by_id.get(link.source)
        if row is not None:
            answering.setdefault(link.target, []).append(row)
    for order in plan.orders:
        for requirement in order.requirements:
            found = answering.get(requirement.id, [])
            yield Coverage(
                order.id,
                requirement.id,
                tuple(row.id for row in found),
                _counted(row.status_id for row in found),
                sum(row.is_closed for row in found),
            )
