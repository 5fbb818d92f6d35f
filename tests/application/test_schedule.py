"""Bars of 工程表 and the rows behind the figures of 概況: real plan, fictional plan, laws."""

import datetime
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.application.commands import AddEntity
from desktop_app.application.overview import gaps, rows_counted, status_of
from desktop_app.application.schedule import (
    Bar,
    EarlierDates,
    FlagKind,
    Schedule,
    ScheduleRow,
    bar_of,
    schedule,
    shadows,
    undated,
)
from desktop_app.application.session import PlanSession
from desktop_app.application.status import STATUS_IDS
from desktop_app.application.surveying import survey
from desktop_app.application.time_axis import Scale, axis_for
from desktop_app.domain.kinds import Value
from desktop_app.domain.numbering import circled
from desktop_app.domain.progress import Status
from desktop_app.domain.timing import read_timing
from tests.helpers.fictional import fictional_store
from tests.helpers.sample import NOW, new_file, open_store

FIRST = datetime.date(2023, 5, 12)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.fixture
def real(tmp_path: Path) -> Iterator[PlanSession]:
    store = open_store(new_file(tmp_path))
    yield PlanSession(store, now=lambda: NOW, who="山田")
    store.close()


@pytest.fixture
def fictional(tmp_path: Path) -> Iterator[PlanSession]:
    store = fictional_store(tmp_path)
    yield PlanSession(store, now=lambda: NOW, who="山田")
    store.close()


def told(session: PlanSession, as_of: str, *, today: str = "2024-09-10") -> Schedule:
    found = survey(session.plan, session.records, as_of=day(as_of))
    earlier = EarlierDates(session.records)
    return schedule(session.plan, found, today=day(today), earlier=earlier)


def row_of(shown: Schedule, timing: str) -> ScheduleRow:
    return next(row for row in shown.rows if row.measure.timing_text == timing)


# -- bars ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "bar"),
    [
        ("2023年度上期", Bar(day("2023-04-01"), day("2023-09-30"), False, day("2023-04-01"))),
        ("4月～", Bar(day("2023-04-01"), None, False, day("2023-04-01"))),
        ("～2025年度", Bar(None, day("2026-03-31"), False, FIRST)),
        ("～4月", Bar(None, day("2023-04-30"), False, day("2023-01-28"))),
        ("適宜", None),
        ("従来より構築済", None),
        ("", None),
    ],
)
def test_a_reading_becomes_a_bar_with_open_ends(text: str, bar: Bar | None) -> None:
    assert bar_of(read_timing(text, on=FIRST), FIRST) == bar


def test_a_soft_date_is_a_soft_bar() -> None:
    bar = bar_of(read_timing("2024年度上期目途", on=FIRST), FIRST)
    assert bar is not None
    assert bar.soft


@pytest.mark.parametrize(("as_of", "late"), [("2023-05-12", 0), ("2024-06-30", 5)])
def test_the_real_plan_shows_what_the_survey_says(real: PlanSession, as_of: str, late: int) -> None:
    shown = told(real, as_of)
    assert [row.id for row in shown.rows] == [each.id for each in real.plan.measures()]
    assert sum(item.overdue for item in shown.items) == late
    assert undated(shown) == 5
    assert all(row.actual is None and not row.earlier for row in shown.rows)


def test_a_closed_item_spans_its_rows(real: PlanSession) -> None:
    shown = told(real, "2024-03-31")
    by_title = {item.title: item for item in shown.items}
    risk = by_title["業務全体のリスク低減"]
    assert risk.mark == "2 ○"
    assert risk.total is not None
    assert (risk.total.start, risk.total.end) == (day("2023-02-01"), day("2024-03-31"))
    staff = by_title["人事異動の際の管理"].total
    assert staff is not None
    assert (staff.start, staff.end) == (day("2020-04-01"), None)
    assert by_title["非常災害対応の委託業務"].total is None


def test_a_changed_date_casts_its_shadow_only_after_the_change(fictional: PlanSession) -> None:
    after = [row for row in told(fictional, "2024-09-30").rows if row.earlier]
    assert after
    for row in after:
        assert row.measure.timing not in [each.timing for each in row.earlier]
        assert len(shadows(row)) <= len(row.earlier)
    assert any(shadows(row) for row in after)
    assert not any(row.earlier for row in told(fictional, "2023-06-09").rows)


def test_what_was_done_lies_beside_what_was_promised(fictional: PlanSession) -> None:
    shown = told(fictional, "2024-09-30")
    for row in shown.rows:
        facts = row.status.facts
        if row.actual is None:
            assert facts.started_on is None
            assert facts.finished_on is None
            continue
        assert row.actual.start <= row.actual.end <= shown.as_of
        assert row.actual.finished == (facts.finished_on is not None)
    held = {each.on for row in shown.rows for kept in row.status.windows for each in kept.records}
    assert held
    assert any(row.marks for row in shown.rows if row.bar is None)


def test_what_only_the_draft_has_is_drawn_in_its_place_and_counted_nowhere(
    fictional: PlanSession,
) -> None:
    chapter = fictional.plan.chapters[0]
    item = chapter.items[0]
    before = told(fictional, "2025-03-31")
    values: dict[str, Value] = {"text": "新しい施策", "timing_text": "2026年度"}
    (new,) = fictional.execute(AddEntity("measure", item.id, values))
    (fresh,) = fictional.execute(AddEntity("item", chapter.id, {"title": "新しい項目"}))
    (lone,) = fictional.execute(
        AddEntity("measure", fresh, {"text": "都度行う", "timing_text": "都度"})
    )
    shown = told(fictional, "2025-03-31")
    assert [row.id for row in shown.planned] == [new, lone]
    assert [row.id for row in shown.rows] == [row.id for row in before.rows]
    assert undated(shown) == undated(before)
    places = {entry.id: entry for entry in shown.items}
    assert places[item.id].rows[-1].id == new
    assert places[item.id].planned == 1
    assert places[item.id].total == before.items[0].total
    assert (places[fresh].chapter, places[fresh].mark) == (
        chapter.id,
        f"1 {circled(len(chapter.items) + 1)}",
    )
    order = [entry.id for entry in shown.items]
    assert order[order.index(fresh) - 1] == chapter.items[-1].id
    drawn = places[item.id].rows[-1]
    assert drawn.bar == Bar(day("2026-04-01"), day("2027-03-31"), False, day("2026-04-01"))
    assert (drawn.status.overdue, drawn.status.due, drawn.actual) == (None, None, None)
    assert shown.axis.end >= day("2027-03-31")


def test_a_measure_of_a_later_version_is_planned_on_the_days_before_it(
    fictional: PlanSession,
) -> None:
    early, late = told(fictional, "2023-09-30"), told(fictional, "2025-03-31")
    added = {row.id for row in late.rows} - {row.id for row in early.rows}
    assert added
    assert {row.id for row in early.planned} == added
    assert not late.planned


def test_a_repeated_measure_has_a_bar_in_both_places(fictional: PlanSession) -> None:
    shown = told(fictional, "2024-09-30")
    again = next(row for row in shown.rows if row.status.is_repeat)
    first = next(row for row in shown.rows if row.id == again.status.owner)
    assert again.actual == first.actual


# -- the axis --------------------------------------------------------------------------------------


def test_the_axis_begins_with_the_half_before_the_plan_and_ends_with_a_year(
    real: PlanSession,
) -> None:
    axis = told(real, "2024-03-31").axis
    assert (axis.start, axis.end) == (day("2022-10-01"), day("2028-03-31"))


@pytest.mark.parametrize("first_month", [1, 4, 7, 10])
@pytest.mark.parametrize("scale", list(Scale))
def test_units_follow_one_another_without_a_gap(scale: Scale, first_month: int) -> None:
    axis = axis_for(
        [day("2020-01-31"), day("2023-02-28"), day("2031-08-01"), day("2099-01-01")],
        plan_date=FIRST,
        as_of=day("2024-02-29"),
        first_month=first_month,
    )
    units = list(axis.units(scale, axis.start, axis.end))
    assert units[0].start <= axis.start
    assert units[-1].end >= axis.end
    for one, other in itertools.pairwise(units):
        assert other.start - one.end == datetime.timedelta(days=1)
    assert axis.end < day("2035-01-01")
    assert axis.start > day("2022-01-01")


def test_the_flags_are_the_days_that_matter(fictional: PlanSession) -> None:
    flags = {flag.kind: flag for flag in told(fictional, "2024-06-30").flags}
    assert flags[FlagKind.AS_OF].on == day("2024-06-30")
    assert flags[FlagKind.TODAY].on == day("2024-09-10")
    assert flags[FlagKind.REPORT].number == 3
    assert flags[FlagKind.SUBMITTED].on == fictional.plan.submitted_on
    alike = told(fictional, "2024-06-30", today="2024-06-30").flags
    assert FlagKind.TODAY not in {flag.kind for flag in alike}


# -- the rows behind the figures -------------------------------------------------------------------


@pytest.mark.parametrize("as_of", ["2023-09-30", "2024-03-31", "2024-09-30", "2025-03-31"])
def test_every_figure_counts_the_rows_that_it_opens(fictional: PlanSession, as_of: str) -> None:
    found = survey(fictional.plan, fictional.records, as_of=day(as_of))
    for each in found.chapters:
        for status_id in STATUS_IDS:
            rows = rows_counted(found, chapter=each.chapter, status_id=status_id)
            assert len(rows) == each.counts[status_id]
        assert len(rows_counted(found, chapter=each.chapter)) == each.total
    for status_id in STATUS_IDS:
        assert len(rows_counted(found, status_id=status_id)) == found.counts[status_id]
    assert len(rows_counted(found)) == found.total


def test_points_without_a_measure_are_gaps(real: PlanSession, fictional: PlanSession) -> None:
    told_real = survey(real.plan, real.records, as_of=FIRST)
    assert len(gaps(told_real)) == len(told_real.coverage) == 5
    assert not gaps(survey(fictional.plan, fictional.records, as_of=day("2024-09-30")))


def test_an_id_of_a_status_leads_back_to_it() -> None:
    assert [status_of(each) for each in STATUS_IDS] == [None, *Status]
