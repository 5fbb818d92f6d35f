"""A measure against its own dates: tables of what is overdue, due, early, late, suggested."""

import datetime

import pytest

from desktop_app.domain.pace import (
    Due,
    DueEvent,
    Facts,
    PaceReason,
    closes,
    next_due,
    overdue,
    suggested_pace,
    suggested_status,
    suggested_type,
)
from desktop_app.domain.plan import MeasureType
from desktop_app.domain.progress import Occurrence, Pace, ProgressEntry, Status
from desktop_app.domain.recurring import WindowState, kept_windows
from desktop_app.domain.timing import Conventions, Timing

PLAN_DATE = datetime.date(2023, 5, 12)
B, R = MeasureType.BUILD, MeasureType.RUN


def day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def facts(
    timing: str,
    as_of: str,
    status: Status | None = None,
    *,
    type_: MeasureType = MeasureType.UNSET,
    started: str | None = None,
    finished: str | None = None,
    on: tuple[str, ...] = (),
) -> Facts:
    today = datetime.date.fromisoformat(as_of)
    reading = Timing(timing, PLAN_DATE).read(on=PLAN_DATE)
    entry = None
    if status is not None or started or finished:
        entry = ProgressEntry(
            1, 9, today, status, started_on=day(started), finished_on=day(finished)
        )
    done = tuple(Occurrence(n, 9, datetime.date.fromisoformat(each)) for n, each in enumerate(on))
    windows = kept_windows(
        reading, done, as_of=today, plan_date=PLAN_DATE, conventions=Conventions()
    )
    return Facts(reading, today, PLAN_DATE, type_, entry, done, windows)


@pytest.mark.parametrize(
    ("timing", "as_of", "status", "late"),
    [
        ("3月", "2024-06-30", None, False),  # ended before the plan: 実績未入力
        ("3月", "2024-06-30", Status.IN_PROGRESS, True),  # but now somebody says it is not done
        ("8月", "2023-08-31", None, False),
        ("8月", "2023-09-01", None, True),
        ("2023年度", "2024-03-31", Status.IN_PROGRESS, False),
        ("2023年度", "2024-04-01", Status.NOT_STARTED, True),
        ("2023年度", "2024-04-01", Status.DONE, False),
        ("2023年度", "2024-04-01", Status.CANCELLED, False),
        ("2023年度", "2024-04-01", Status.MERGED, False),
        ("2023年度", "2024-04-01", Status.CONTINUING, False),
        ("4月～", "2024-04-01", None, False),
        ("適宜", "2024-04-01", None, False),
        ("従来より構築済", "2024-04-01", None, False),
        ("よくわからない", "2024-04-01", None, False),
    ],
)
def test_overdue_is_an_end_that_passed_without_being_closed(
    timing: str, as_of: str, status: Status | None, late: bool
) -> None:
    assert (overdue(facts(timing, as_of, status)) is not None) is late


def test_a_one_off_measure_is_not_closed_by_going_on() -> None:
    assert overdue(facts("2023年度", "2024-04-01", Status.CONTINUING, type_=B))
    assert not overdue(facts("2023年度", "2024-04-01", Status.CONTINUING, type_=R))


def test_a_finished_measure_is_not_overdue_though_nobody_changed_its_status() -> None:
    assert not overdue(facts("8月", "2023-09-30", Status.IN_PROGRESS, finished="2023-08-31"))
    assert overdue(facts("8月", "2023-09-30", Status.IN_PROGRESS, finished="2023-10-02"))


def test_overdue_counts_days_and_tells_whether_something_was_entered() -> None:
    late = overdue(facts("8月", "2023-09-10", Status.PREPARING))
    assert late is not None
    assert (late.end, late.days, late.entered) == (datetime.date(2023, 8, 31), 10, True)


@pytest.mark.parametrize(
    ("timing", "as_of", "status", "due"),
    [
        ("7月～", "2023-05-12", None, (DueEvent.START, "2023-07-01")),
        ("7月～", "2023-07-01", None, (DueEvent.START, "2023-07-01")),
        ("7月～", "2023-07-02", None, None),
        ("7月～", "2023-05-12", Status.CONTINUING, None),
        ("8月", "2023-05-12", None, (DueEvent.START, "2023-08-01")),
        ("8月", "2023-08-02", None, (DueEvent.END, "2023-08-31")),
        ("8月", "2023-08-31", None, (DueEvent.END, "2023-08-31")),
        ("8月", "2023-09-01", None, None),
        ("～2025年度", "2023-05-12", None, (DueEvent.END, "2026-03-31")),
        ("～2025年度", "2023-05-12", Status.DONE, None),
        ("2023年7月10日", "2023-05-12", None, (DueEvent.END, "2023-07-10")),
        ("都度", "2023-05-12", None, None),
    ],
)
def test_what_falls_due_next(
    timing: str, as_of: str, status: Status | None, due: tuple[DueEvent, str] | None
) -> None:
    found = next_due(facts(timing, as_of, status))
    assert (None if found is None else (found.event, found.on.isoformat())) == due


def test_a_start_that_was_made_early_is_not_announced() -> None:
    known = facts("8月", "2023-07-15", Status.IN_PROGRESS, started="2023-07-03")
    end = datetime.date(2023, 8, 31)
    assert next_due(known) == Due(DueEvent.END, end, 47, soft=False)


_EARLY = PaceReason.FINISHED_EARLY
PACES: list[tuple[Facts, PaceReason | None]] = [
    (facts("8月", "2023-07-01"), None),
    (facts("適宜", "2023-07-01", Status.CONTINUING), None),
    (facts("8月", "2024-07-01", Status.CANCELLED), None),
    (facts("8月", "2023-07-01", Status.PREPARING), PaceReason.ON_TIME),
    (facts("8月", "2023-09-01", Status.IN_PROGRESS), PaceReason.END_PASSED),
    (facts("8月", "2023-09-01", Status.DONE), None),
    (facts("8月", "2023-09-01", Status.DONE, finished="2023-08-31"), PaceReason.ON_TIME),
    (facts("8月", "2023-09-05", Status.DONE, finished="2023-09-01"), PaceReason.FINISHED_LATE),
    (facts("8月", "2023-09-05", Status.DONE, finished="2023-07-31"), PaceReason.FINISHED_EARLY),
    (
        facts("～2025年度", "2024-05-01", Status.DONE, finished="2024-04-30"),
        PaceReason.FINISHED_EARLY,
    ),
    (facts("～2025年度", "2025-05-01", Status.DONE, finished="2025-04-30"), PaceReason.ON_TIME),
    (facts("7月～", "2023-07-31", Status.NOT_STARTED), PaceReason.ON_TIME),
    (facts("7月～", "2023-08-01", Status.NOT_STARTED), PaceReason.START_PASSED),
    (
        facts("7月～", "2023-09-01", Status.CONTINUING, started="2023-08-02"),
        PaceReason.STARTED_LATE,
    ),
    (facts("7月～", "2023-09-01", Status.CONTINUING, started="2023-07-31"), PaceReason.ON_TIME),
    (
        facts("7月～", "2023-06-20", Status.CONTINUING, started="2023-06-19"),
        PaceReason.STARTED_EARLY,
    ),
    (facts("7月～", "2023-06-20", Status.PREPARING, started="2023-06-19"), PaceReason.ON_TIME),
    (facts("7月～", "2023-09-01", Status.DONE, finished="2023-08-31"), PaceReason.ON_TIME),
    (facts("～2023年7月上旬", "2023-07-05", Status.DONE, finished="2023-06-30"), _EARLY),
    (
        facts("～2023年7月10日", "2023-07-10", Status.DONE, finished="2023-07-10"),
        PaceReason.ON_TIME,
    ),
    (facts("7月上旬～", "2023-07-11", Status.PREPARING), PaceReason.START_PASSED),
    (facts("2023年度～", "2024-03-31", Status.PREPARING), PaceReason.ON_TIME),
    (facts("2023年度～", "2024-04-01", Status.PREPARING), PaceReason.START_PASSED),
    (facts("2023年度～ (1回/半期)", "2023-09-30", Status.CONTINUING), PaceReason.ON_TIME),
    (facts("2023年度～ (1回/半期)", "2023-10-01", Status.CONTINUING), PaceReason.WINDOW_MISSED),
    (
        facts("2023年度～ (1回/半期)", "2023-10-01", Status.CONTINUING, on=("2023-09-30",)),
        PaceReason.ON_TIME,
    ),
]


@pytest.mark.parametrize(("known", "reason"), PACES)
def test_the_suggested_assessment_says_why(known: Facts, reason: PaceReason | None) -> None:
    found = suggested_pace(known)
    assert (found.reason if found else None) is reason


def test_early_is_ahead_and_late_is_behind() -> None:
    found = {a.reason: a.pace for a in (suggested_pace(known) for known, _ in PACES) if a}
    assert found == {
        PaceReason.ON_TIME: Pace.AS_PLANNED,
        PaceReason.FINISHED_EARLY: Pace.AHEAD,
        PaceReason.STARTED_EARLY: Pace.AHEAD,
        PaceReason.FINISHED_LATE: Pace.BEHIND,
        PaceReason.STARTED_LATE: Pace.BEHIND,
        PaceReason.START_PASSED: Pace.BEHIND,
        PaceReason.END_PASSED: Pace.BEHIND,
        PaceReason.WINDOW_MISSED: Pace.BEHIND,
    }


@pytest.mark.parametrize(
    ("known", "status"),
    [
        (facts("8月", "2024-03-31"), None),  # dates alone say nothing of what was done
        (facts("従来より構築済", "2024-03-31"), Status.DONE),
        (facts("8月", "2023-09-01", Status.IN_PROGRESS, finished="2023-08-31"), Status.DONE),
        (facts("8月", "2023-08-01", Status.NOT_STARTED, started="2023-08-01"), Status.IN_PROGRESS),
        (facts("7月～", "2023-08-01", Status.PREPARING, started="2023-07-01"), Status.CONTINUING),
        (facts("7月～", "2023-08-01", Status.DONE), Status.CONTINUING),
        (facts("7月～", "2023-08-01", Status.DONE, type_=B), None),
        (facts("2023年度", "2023-08-01", Status.CONTINUING), Status.IN_PROGRESS),
        (facts("都度", "2023-08-01", None, on=("2023-07-03",)), Status.CONTINUING),
        (facts("都度", "2023-08-01", Status.CANCELLED, on=("2023-07-03",)), None),
    ],
)
def test_the_suggested_status(known: Facts, status: Status | None) -> None:
    assert suggested_status(known) is status


@pytest.mark.parametrize(
    ("status", "type_", "closed"),
    [
        (Status.DONE, B, True),
        (Status.DONE, R, True),
        (Status.CONTINUING, R, True),
        (Status.CONTINUING, B, False),
        (Status.CANCELLED, B, True),
        (Status.MERGED, R, True),
        (Status.IN_PROGRESS, R, False),
        (None, B, False),
    ],
)
def test_what_closes_a_measure(status: Status | None, type_: MeasureType, closed: bool) -> None:
    assert closes(status, type_) is closed


@pytest.mark.parametrize(
    ("timing", "type_"),
    [
        ("4月～", R),
        ("2023年度～ (1回/半期)", R),
        ("適宜", R),
        ("8月", B),
        ("～2025年度", B),
        ("従来より構築済", B),
        ("未定", MeasureType.UNSET),
    ],
)
def test_the_suggested_type(timing: str, type_: MeasureType) -> None:
    assert suggested_type(Timing(timing, PLAN_DATE).read(on=PLAN_DATE)) is type_


def states(timing: str, as_of: str, *on: str) -> list[tuple[str, str, int]]:
    return [(k.window.label, str(k.state), k.times) for k in facts(timing, as_of, on=on).windows]


def test_a_window_without_its_record_is_visible() -> None:
    assert states("2023年度～ (1回/半期)", "2024-10-01", "2023-09-29", "2024-10-01") == [
        ("2023年度上期", "kept", 1),
        ("2023年度下期", "missed", 0),
        ("2024年度上期", "missed", 0),
        ("2024年度下期", "kept", 1),
    ]


def test_a_running_window_is_open_but_not_missed() -> None:
    assert states("2023年度～ (1回/半期)", "2023-09-30") == [("2023年度上期", "running", 0)]


def test_twice_a_year_wants_two_records() -> None:
    assert states("2023年度～ (年2回)", "2024-04-01", "2023-08-01") == [
        ("2023年度", "missed", 1),
        ("2024年度", "running", 0),
    ]
    assert states("2023年度～ (年2回)", "2024-03-31", "2023-08-01", "2024-02-01")[0][1] == "kept"


def test_a_window_that_ended_before_the_plan_is_not_missed() -> None:
    (first, *_rest) = facts("2022年度～ (1回/半期)", "2023-05-12").windows
    assert first.state is WindowState.NO_ENTRY
    assert not first.is_open


@pytest.mark.parametrize("timing", ["適宜", "都度", "毎日", "毎週月曜日", "8月", "4月～"])
def test_what_has_no_windows(timing: str) -> None:
    assert states(timing, "2024-03-31") == []
