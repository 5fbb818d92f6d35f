"""What is to be looked at is said beside a report, and the report is made all the same."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from desktop_app.domain.progress import ProgressEntry, Status
from desktop_app.domain.report_input import MeasureState, ReportInput
from desktop_app.reports.doubts import report_doubts
from desktop_app.reports.options import ReportOptions
from tests.reports.plans import AS_OF
from tests.reports.rounds import MOVING, OTHER, two_rounds

OPTIONS = ReportOptions(as_of=AS_OF)
DAY = datetime.date(2024, 3, 1)


def given(**entries: ProgressEntry) -> ReportInput:
    """The rounds with every measure that is done dated, but for those named."""
    told = two_rounds()
    states = {id_: dated(state) for id_, state in told.states.items()}
    for name, entry in entries.items():
        id_ = {"moving": MOVING.id, "other": OTHER.id}[name]
        states[id_] = replace(states[id_], entry=entry)
    return replace(told, states=states)


def dated(state: MeasureState) -> MeasureState:
    if state.entry is None or state.entry.status is not Status.DONE:
        return state
    return replace(state, entry=replace(state.entry, finished_on=DAY))


def done(measure: int, **more: object) -> ProgressEntry:
    entry = ProgressEntry(1, measure, AS_OF, Status.DONE, finished_on=DAY)
    return replace(entry, **more)


@pytest.mark.parametrize("report", ["progress", "summary", "letter", "decision"])
def test_what_is_done_without_a_day_or_with_plans_left_is_named(report: str) -> None:
    told = given(
        moving=done(MOVING.id, finished_on=None), other=done(OTHER.id, next_steps="2025年度に着手")
    )
    assert report_doubts(report, told, OPTIONS) == (
        "「実施済」なのに、完了日がありません（1）。",
        "「実施済」なのに、今後の予定が残っています（2）。",
    )


def test_where_everything_fits_nothing_is_said() -> None:
    assert report_doubts("progress", given(), OPTIONS) == ()


def test_what_tells_of_no_progress_says_nothing_of_it() -> None:
    told = given(moving=done(MOVING.id, finished_on=None))
    assert report_doubts("plan", told, OPTIONS) == ()


def test_an_answer_that_the_report_does_not_have_yet_is_named() -> None:
    told = given(other=done(OTHER.id, answer="4月になります。"))
    other = replace(told.states[OTHER.id], confirmed=False)
    waiting = replace(told, states={**told.states, OTHER.id: other})
    assert report_doubts("progress", told, OPTIONS) == ()
    assert report_doubts("progress", waiting, OPTIONS) == (
        "部署の回答を報告書の記載へ写していない施策があります（2）。",
    )


def test_of_many_the_first_few_are_named() -> None:
    told = two_rounds()
    ids = list(told.states)
    states = {id_: replace(told.states[id_], entry=done(id_, finished_on=None)) for id_ in ids}
    (words,) = report_doubts("progress", replace(told, states=states), OPTIONS)
    assert words.endswith(f"ほか{len(ids) - 5}件）。")
