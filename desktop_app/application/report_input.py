"""From an open file to what a report is made from: for the window and the command line alike."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop_app.application.ports import Records
from desktop_app.application.status import MeasureStatus, Past, RoundMark, Survey, survey
from desktop_app.application.versions import VersionQueries
from desktop_app.domain.comparison import printed_numbers
from desktop_app.domain.plan import Measure, Plan, Report
from desktop_app.domain.progress import Status
from desktop_app.domain.report_input import (
    ComparedWith,
    FormerReport,
    MeasureState,
    Planned,
    ReportInput,
)
from desktop_app.domain.version import Version, newest

WORKING = "working"
"""The name by which the plan as it stands is chosen instead of a version."""
_OF_THE_DRAFT = frozenset({"plan", "notice", "comparison"})
"""Reports that print the plan as it stands unless a version is named; others what was in force."""
_OF_PROGRESS = frozenset({"progress", "summary", "letter", "decision"})


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be printed. `version` and `compare_with` are names of versions, "" for the usual.

    The usual to compare with is the last report, for 新旧対照表 also the version before.
    """

    report: str
    as_of: datetime.date
    version: str = ""
    compare_with: str = ""


def report_input(
    plan: Plan, records: Records, wish: Wish, *, past: Past | None = None
) -> ReportInput:
    """Everything that the report needs. Raises DomainError for a version that is not there."""
    past = past or Past(records)
    told = survey(plan, records, as_of=wish.as_of, past=past)
    queries = VersionQueries(records)
    printed, name = _printed(plan, told, queries, wish)
    former = _former(plan, past, queries, told, wish)
    reports = _reports_before(plan, wish.as_of)
    done_in = _done_in(plan, past, reports) if reports else {}
    states = _states(printed, told, done_in)
    return ReportInput(
        plan=printed,
        words=plan,
        states=states,
        version=name,
        former=former,
        compared=_compared(plan, queries, told, past, wish),
        draft=wish.report in _OF_PROGRESS and _is_unfinished(plan, states.values()),
        settings=settings_of(queries, wish.version),
        planned=_planned(plan, told) if printed is told.in_force.plan else (),
    )


def settings_of(queries: VersionQueries, name: str) -> Mapping[str, str]:
    """What the version of that name keeps of words and choices; nothing for the working plan.

    Raises DomainError for a version that is not there.
    """
    if name in ("", WORKING):
        return {}
    return queries.frozen(queries.named(name)).settings


def _printed(plan: Plan, told: Survey, queries: VersionQueries, wish: Wish) -> tuple[Plan, str]:
    if wish.version == WORKING or (not wish.version and wish.report in _OF_THE_DRAFT):
        return plan, ""
    if wish.version:
        version = queries.named(wish.version)
        return queries.plan_of(version), version.name
    held = told.in_force.version
    return told.in_force.plan, held.name if held else ""


def _planned(plan: Plan, told: Survey) -> tuple[Planned, ...]:
    """The measures that the version in force does not have yet."""
    ids = set(told.in_force.planned)
    numbers = printed_numbers(plan) if ids else {}
    return tuple(Planned(numbers[m.id], m) for m in plan.measures() if m.id in ids)


def _former(
    plan: Plan, past: Past, queries: VersionQueries, told: Survey, wish: Wish
) -> FormerReport | None:
    """The last report, or the version that was named instead."""
    if wish.compare_with:
        version = queries.named(wish.compare_with)
        frozen = queries.frozen(version)
        report = next((r for r in plan.reports if r.version == version.id), None)
        as_of = report.as_of if report and report.as_of else version.date
        entries = past.records.latest_progress(as_of=as_of)
        if report is not None:
            entries = dict(past.reported(plan, report).entries)
        return FormerReport(as_of, frozen.plan, report.number if report else None, entries)
    report = told.last_report
    if report is None or report.as_of is None:
        return None
    reported = past.reported(plan, report)
    return FormerReport(report.as_of, reported.plan, report.number, reported.entries)


def _compared(
    plan: Plan, queries: VersionQueries, told: Survey, past: Past, wish: Wish
) -> ComparedWith | None:
    """What 新旧対照表 and red marks are against. Marks set by hand need none, so that the plan is
    compared only with a version that was named.
    """
    if wish.compare_with:
        version = queries.named(wish.compare_with)
        return ComparedWith(queries.plan_of(version), version)
    if wish.report != "comparison":
        return None
    report = told.last_report
    if report is not None:
        by_id = {version.id: version for version in queries.listed()}
        held = by_id.get(report.version) if report.version is not None else None
        return ComparedWith(past.reported(plan, report).plan, held)
    before = _version_before(queries, wish)
    return ComparedWith(queries.plan_of(before), before) if before else None


def _version_before(queries: VersionQueries, wish: Wish) -> Version | None:
    """The version in force; where a version is printed, the one before that."""
    if wish.version in ("", WORKING):
        return newest(queries.listed(), on=wish.as_of)
    printed = queries.named(wish.version)
    earlier = [v for v in queries.listed() if v.root and v.date < printed.date]
    return newest(earlier, on=printed.date)


def _states(printed: Plan, told: Survey, done_in: Mapping[int, int]) -> dict[int, MeasureState]:
    rows = {row.id: row for row in told.rows}
    return {
        measure.id: _state(measure, rows[measure.id], done_in)
        if measure.id in rows
        else MeasureState(measure.id, confirmed=False)
        for measure in printed.measures()
    }


def _state(measure: Measure, row: MeasureStatus, done_in: Mapping[int, int]) -> MeasureState:
    return MeasureState(
        owner=row.owner,
        entry=row.entry,
        previous=row.previous,
        repeat=row.is_repeat,
        confirmed=row.mark is not RoundMark.UNCONFIRMED,
        pace=row.pace,
        lead=row.bearers.lead.name if row.bearers.lead else "",
        related=tuple(bearer.name for bearer in row.bearers.related),
        windows=row.windows,
        done_in=done_in.get(row.owner),
    )


def _is_unfinished(plan: Plan, states: Iterable[MeasureState]) -> bool:
    """Whether a report still waits for answers; a plan on which nobody reports waits for none."""
    states = tuple(states)
    begun = bool(plan.reports) or any(state.entry for state in states)
    return begun and any(not state.confirmed for state in states if not state.repeat)


def _reports_before(plan: Plan, as_of: datetime.date) -> list[Report]:
    submitted = [r for r in plan.reports if r.submitted_on and r.as_of and r.as_of < as_of]
    return sorted(submitted, key=lambda report: report.as_of or as_of)


def _done_in(plan: Plan, past: Past, reports: Iterable[Report]) -> dict[int, int]:
    """The number of the report since which a measure has been 実施済 without a break."""
    found: dict[int, int] = {}
    for report in reports:
        entries = past.reported(plan, report).entries
        done = {id_ for id_, entry in entries.items() if entry.status is Status.DONE}
        found = {id_: found.get(id_, report.number) for id_ in done}
    return found
