"""From an open file to what a report is made from: for the window and the command line alike."""

from __future__ import annotations

import datetime
from collections.abc import Generator, Iterable, Mapping

from msgspec import Struct, field

from desktop_app.application.ports import Records
from desktop_app.application.status import MeasureStatus, RoundMark
from desktop_app.application.surveying import Past, survey_steps
from desktop_app.application.versions import VersionQueries
from desktop_app.domain.comparison import printed_numbers, reads_differently
from desktop_app.domain.in_force import InForce, adopted
from desktop_app.domain.plan import Plan, Report
from desktop_app.domain.progress import Status, latest_entries
from desktop_app.domain.register import day_of, last_report, report_of
from desktop_app.domain.report_input import (
    ComparedWith,
    FormerReport,
    MeasureState,
    Planned,
    ReportInput,
)
from desktop_app.domain.steps import result_of
from desktop_app.domain.version import Version, newest

WORKING = "working"
"""The name by which the plan as it stands is chosen instead of what is in force."""
_OF_PROGRESS = frozenset({"progress", "summary", "letter", "decision"})


class Wish(Struct, frozen=True):
    """What is to be printed. `version` and `compare_with` are names of versions, `number` is the
    第N回 that was said.

    "" is the usual: what is in force on the day; compared with the last report, for 新旧対照表
    where there is none with the version before.
    """

    report: str
    as_of: datetime.date
    version: str = ""
    compare_with: str = ""
    number: int | None = None


class _Moment(Struct, frozen=True):
    """The plan with its records at the moment from which a report looks back, and what it prints.

    `version` is the one that is printed unchanged, if any.
    """

    plan: Plan
    past: Past
    printed: InForce
    version: Version | None = None
    settings: Mapping[str, str] = field(default_factory=dict)


def report_input(
    plan: Plan, records: Records, wish: Wish, *, past: Past | None = None
) -> ReportInput:
    """Everything that the report needs. Raises DomainError for a version that is not there."""
    return result_of(report_input_steps(plan, records, wish, past=past))


def report_input_steps(
    plan: Plan, records: Records, wish: Wish, *, past: Past | None = None
) -> Generator[None, None, ReportInput]:
    """The same in steps, so that a large plan keeps nobody waiting."""
    past = past or Past(records)
    moment = yield from _moment(plan, past, wish)
    yield from _read_versions(records, wish, moment)
    told = yield from survey_steps(
        moment.plan,
        moment.past.records,
        as_of=wish.as_of,
        past=moment.past,
        shown=moment.printed,
    )
    yield
    reports = _reports_before(moment.plan, wish.as_of)
    done_in = _done_in(moment, reports) if reports else {}
    states = {row.id: _state(row, done_in) for row in told.rows}
    yield
    last = _last_report(moment, wish)
    by_hand = _marked_by_hand(records, wish)
    named = None if by_hand else _named(plan, past, wish)
    held = moment.printed.version
    return ReportInput(
        plan=moment.printed.plan,
        words=moment.plan,
        states=states,
        version=held.name if held else "",
        former=named.former if named else _former(moment, last),
        compared=named.compared if named else _compared(moment, wish, last),
        draft=_is_of_a_round(moment.plan, wish) and _is_unfinished(moment.plan, states.values()),
        settings=moment.settings,
        planned=_planned(moment),
        behind=_is_behind(moment),
        amended=wish.report == "plan" and _is_amended(moment),
        marked_against=by_hand,
        again=wish.version not in ("", WORKING),
    )


def _read_versions(records: Records, wish: Wish, moment: _Moment) -> Generator[None, None, None]:
    """Those that the report looks back at; `frozen` finds them read then."""
    last = _last_report(moment, wish)
    roots = [moment.past.root_of(last)] if last is not None else []
    if wish.compare_with not in ("", WORKING):
        roots.append(VersionQueries(records).named(wish.compare_with).root)
    for root in filter(None, roots):
        yield from records.frozen_steps(root)


def day_of_version(plan: Plan, records: Records, name: str) -> datetime.date | None:
    """The 基準日 with which a named version says what it said; None for what no version is.

    Raises DomainError for a version that is not there.
    """
    if name in ("", WORKING):
        return None
    queries = VersionQueries(records)
    version = queries.named(name)
    return day_of(version, plan, queries.plan_of(version))


def settings_of(queries: VersionQueries, name: str) -> Mapping[str, str]:
    """What the version of that name keeps of words and choices; nothing for the working plan.

    Raises DomainError for a version that is not there.
    """
    if name in ("", WORKING):
        return {}
    version = queries.named(name)
    return queries.records.settings_in(version.root) if version.root else {}


def _moment(plan: Plan, past: Past, wish: Wish) -> Generator[None, None, _Moment]:
    if wish.version == WORKING:
        return _Moment(plan, past, InForce(plan))
    queries = VersionQueries(past.records)
    if not wish.version:
        forced = past.in_force(plan, on=wish.as_of)
        held = forced.version
        whole = held if held and forced.plan == queries.plan_of(held) else None
        return _Moment(plan, past, forced, whole)
    version = queries.named(wish.version)
    if version.root:
        yield from past.records.frozen_steps(version.root)
    content, then = past.at(version)
    printed = InForce(content.plan, version)
    return _Moment(content.plan, then, printed, version, content.settings)


def _planned(moment: _Moment) -> tuple[Planned, ...]:
    """The measures that the version in force does not have yet."""
    ids = set(moment.printed.planned)
    numbers = printed_numbers(moment.plan) if ids else {}
    return tuple(Planned(numbers[m.id], m) for m in moment.plan.measures() if m.id in ids)


def _is_behind(moment: _Moment) -> bool:
    """Of an older day it is no news that the plan went on."""
    held = moment.printed.version
    last = newest(moment.past.records.versions(), on=datetime.date.max)
    return held == last and reads_differently(moment.printed.plan, moment.plan)


def _last_report(moment: _Moment, wish: Wish) -> Report | None:
    """前回. What changed with a version that is printed as it is, is told against what went before
    it, however much later the day is; 新旧対照表 of a 第N回 has the 前回 of its set.
    """
    day = wish.as_of
    if _is_of_no_round(moment.plan, wish) and moment.version is not None:
        day = min(day, day_of(moment.version, moment.plan, moment.printed.plan))
    return last_report(moment.plan, before=day)


def _is_of_no_round(plan: Plan, wish: Wish) -> bool:
    """Whether it is a 新旧対照表 that belongs to no 第N回."""
    return wish.report == "comparison" and not _is_of_a_round(plan, wish)


def _is_of_a_round(plan: Plan, wish: Wish) -> bool:
    """Whether it goes out with a 第N回 or tells of one."""
    if wish.report != "comparison":
        return wish.report in _OF_PROGRESS
    return wish.number is not None or any(r.as_of == wish.as_of for r in plan.reports)


def _is_amended(moment: _Moment) -> bool:
    """Whether the plan no longer reads as on its own date: by the version of that date, else by
    the dates adopted since.
    """
    plan, queries = moment.printed.plan, VersionQueries(moment.past.records)
    if plan.date is None:
        return False
    first = newest(queries.listed(), on=plan.date)
    if first is not None and first.date == plan.date:
        return reads_differently(queries.plan_of(first), plan)
    days = (day for each in plan.measures() for day, _ in adopted(each.proposals))
    return any(day > plan.date for day in days)


def _marked_by_hand(records: Records, wish: Wish) -> Version | None:
    """The version that the plan's red marks are against, if its document is not in the file."""
    if wish.report != "plan" or not wish.compare_with:
        return None
    version = VersionQueries(records).named(wish.compare_with)
    return None if version.root else version


class _Named(Struct, frozen=True):
    """The version to compare with, as it was frozen."""

    former: FormerReport
    compared: ComparedWith


def _named(plan: Plan, past: Past, wish: Wish) -> _Named | None:
    """The version that was named to compare with; it may be later than the one printed."""
    if not wish.compare_with:
        return None
    version = VersionQueries(past.records).named(wish.compare_with)
    content, _then = past.at(version)
    report = report_of(version, plan, content.plan)
    as_of = day_of(version, plan, content.plan)
    entries = latest_entries(content.entries, as_of=as_of)
    number = report.number if report else None
    former = FormerReport(as_of, content.plan, number, entries)
    return _Named(former, ComparedWith(content.plan, version))


def _former(moment: _Moment, report: Report | None) -> FormerReport | None:
    """The last report."""
    if report is None or report.as_of is None:
        return None
    reported = moment.past.reported(moment.plan, report)
    return FormerReport(report.as_of, reported.plan, report.number, reported.entries)


def _compared(moment: _Moment, wish: Wish, last: Report | None) -> ComparedWith | None:
    """What 新旧対照表 is against. Red marks need nothing: the plan is compared only with a version
    that was named, else those set by hand stand.
    """
    if wish.report != "comparison":
        return None
    queries = VersionQueries(moment.past.records)
    if last is not None:
        by_id = {version.id: version for version in queries.listed()}
        held = by_id.get(last.version) if last.version is not None else None
        return ComparedWith(moment.past.reported(moment.plan, last).plan, held)
    before = _version_before(queries, moment, wish)
    return ComparedWith(queries.plan_of(before), before) if before else None


def _version_before(queries: VersionQueries, moment: _Moment, wish: Wish) -> Version | None:
    """The version in force; where a version is printed as it is, the one before that."""
    printed = moment.version
    if printed is None:
        return newest(queries.listed(), on=wish.as_of)
    earlier = [v for v in queries.listed() if v.date < printed.date]
    return newest(earlier, on=printed.date)


def _state(row: MeasureStatus, done_in: Mapping[int, int]) -> MeasureState:
    return MeasureState(
        owner=row.owner,
        entry=row.entry,
        previous=row.previous,
        repeat=row.is_repeat,
        confirmed=row.mark is not RoundMark.UNCONFIRMED,
        answered=row.in_round,
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


def _done_in(moment: _Moment, reports: Iterable[Report]) -> dict[int, int]:
    """The number of the report since which a measure has been 実施済 without a break."""
    found: dict[int, int] = {}
    for report in reports:
        entries = moment.past.reported(moment.plan, report).entries
        done = {id_ for id_, entry in entries.items() if entry.status is Status.DONE}
        found = {id_: found.get(id_, report.number) for id_ in done}
    return found
