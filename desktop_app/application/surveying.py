"""Asks the records for the latest entry of each measure and joins it with the plan in force.

Structure and 実施時期 are those in force on the day; departments and 報告の記録 carry dates of
their own and, like 種別 and the links to requirements, are read from the plan as it stands.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping

from msgspec import Struct, field

from desktop_app.application.frozen_records import FrozenRecords
from desktop_app.application.ports import Records
from desktop_app.application.status import (
    NO_ENTRY,
    STATUS_IDS,
    Counts,
    Coverage,
    MeasureStatus,
    Survey,
)
from desktop_app.application.survey_rows import KnownRows, RowMaker, counted
from desktop_app.application.versions import VersionQueries
from desktop_app.domain.ahead import DEFAULT_AHEAD, Ahead
from desktop_app.domain.frozen import Frozen
from desktop_app.domain.in_force import InForce
from desktop_app.domain.plan import Plan, Report
from desktop_app.domain.progress import ProgressEntry, latest_entries, progress_owner
from desktop_app.domain.register import announcement, last_report, report_on
from desktop_app.domain.status_words import status_words
from desktop_app.domain.steps import result_of
from desktop_app.domain.version import Version


class Reported(Struct, frozen=True):
    """What was said in a report: the plan and, per measure, the entry that held then."""

    plan: Plan
    entries: Mapping[int, ProgressEntry]


class Past(Struct):
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
        root = self.root_of(report)
        if not root:
            entries = self.records.latest_progress(as_of=as_of)
            return Reported(self.in_force(plan, on=as_of).plan, entries)
        if (root, as_of) not in self._reported:
            frozen = self.records.frozen(root)
            entries = latest_entries(frozen.entries, as_of=as_of)
            self._reported[root, as_of] = Reported(frozen.plan, entries)
        return self._reported[root, as_of]

    def root_of(self, report: Report) -> str:
        """Of the version that was sent as that report; "" for none."""
        roots = (v.root for v in self.records.versions() if v.id == report.version)
        return next(roots, "")


def survey(
    plan: Plan,
    records: Records,
    *,
    as_of: datetime.date,
    ahead: Ahead = DEFAULT_AHEAD,
    past: Past | None = None,
    known: KnownRows | None = None,
    shown: InForce | None = None,
) -> Survey:
    """Where the plan stands as of a day. `ahead` says how far "due next" looks.

    With `known` only the rows are made anew that are no longer made of the same. `shown` is the
    plan whose measures are asked for, where that is not the one in force on the day.
    """
    return result_of(
        survey_steps(plan, records, as_of=as_of, ahead=ahead, past=past, known=known, shown=shown)
    )


def survey_steps(
    plan: Plan,
    records: Records,
    *,
    as_of: datetime.date,
    ahead: Ahead = DEFAULT_AHEAD,
    past: Past | None = None,
    known: KnownRows | None = None,
    shown: InForce | None = None,
) -> Generator[None, None, Survey]:
    """The same in steps, so that a large plan keeps nobody waiting."""
    past = past or Past(records)
    forced = shown or past.in_force(plan, on=as_of)
    last = last_report(plan, before=as_of)
    reported = past.reported(plan, last) if last else None
    maker = RowMaker(
        working=plan,
        plan=forced.plan,
        as_of=as_of,
        since=last.as_of if last else None,
        entries=records.latest_progress(as_of=as_of),
        occurrences=records.occurrences_until(as_of=as_of),
        previous=reported.entries if reported else {},
        entries_on=records.progress_on,
        known=known or KnownRows(),
    )
    yield
    parts = yield from maker.parts()
    rows = tuple(row for part in parts for row in part.rows)
    before = _reported_counts(plan, reported) if reported else None
    turns = [turn for part in parts for turn in part.open_windows]
    return Survey(
        as_of=as_of,
        ahead=ahead,
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
        counts[chapter.id] = counted(statuses)
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
                counted(row.status_id for row in found),
                sum(row.is_closed for row in found),
            )
