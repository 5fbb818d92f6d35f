"""部署: renamed, merged and handed over from a day on; earlier days show what was true."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.application.commands import (
    AddEntity,
    AssignMeasures,
    Command,
    MergeDepartment,
    RenameDepartment,
)
from desktop_app.application.session import PlanSession
from desktop_app.domain.departments import Bearers, bearers, departments_by_id, departments_on
from desktop_app.domain.errors import DomainError
from desktop_app.domain.plan import Measure, Role
from desktop_app.domain.tree import get
from tests.helpers.sample import NOW, new_file, open_store

BEFORE, DAY, AFTER = (datetime.date(2024, *rest) for rest in ((3, 31), (4, 1), (5, 1)))
SALES, SYSTEMS, PLANNING = 11, 12, 13


@pytest.fixture
def session(tmp_path: Path) -> Iterator[PlanSession]:
    store = open_store(new_file(tmp_path))
    opened = PlanSession(store, now=lambda: NOW, who="山田")
    for id_, name in ((SALES, "営業本部"), (SYSTEMS, "情報システム部"), (PLANNING, "経営企画部")):
        opened.execute(AddEntity("department", values={"name": name}, id=id_))
    yield opened
    assert store.load() == opened.plan
    store.close()


def shown(session: PlanSession, measure: int, day: datetime.date) -> tuple[str, ...]:
    found = _bearers(session, measure, day)
    return (found.lead.name if found.lead else "", *(each.name for each in found.related))


def _bearers(session: PlanSession, measure: int, day: datetime.date) -> Bearers:
    plan = session.plan
    return bearers(get(plan, measure, Measure), departments_by_id(plan), on=day)


def measure_of(session: PlanSession) -> int:
    return session.plan.measures()[0].id


def test_a_renamed_department_keeps_its_old_name_on_earlier_days(session: PlanSession) -> None:
    measure = measure_of(session)
    session.execute(AssignMeasures((measure,), SYSTEMS))
    session.execute(RenameDepartment(SYSTEMS, "デジタル推進部", DAY))
    session.execute(RenameDepartment(SYSTEMS, "デジタル本部", AFTER))
    names = [shown(session, measure, day)[0] for day in (BEFORE, DAY, AFTER)]
    assert names == ["情報システム部", "デジタル推進部", "デジタル本部"]


def test_a_measure_has_one_lead_at_a_time(session: PlanSession) -> None:
    measure = measure_of(session)
    session.execute(AssignMeasures((measure,), SALES))
    session.execute(AssignMeasures((measure,), PLANNING, Role.RELATED))
    session.execute(AssignMeasures((measure,), SYSTEMS, since=DAY))
    assert shown(session, measure, BEFORE) == ("営業本部", "経営企画部")
    assert shown(session, measure, DAY) == ("情報システム部", "経営企画部")
    session.execute(AssignMeasures((measure,), PLANNING))
    assert shown(session, measure, BEFORE)[0] == "経営企画部"


def test_assigning_again_changes_nothing(session: PlanSession) -> None:
    measure = measure_of(session)
    session.execute(AssignMeasures((measure,), SALES))
    assert session.execute(AssignMeasures((measure,), SALES, since=DAY)) == ()


def test_a_merged_department_hands_its_measures_over(session: PlanSession) -> None:
    measures = [measure.id for measure in session.plan.measures()[:3]]
    session.execute(AssignMeasures(tuple(measures[:2]), SALES))
    session.execute(AssignMeasures((measures[1],), SYSTEMS, Role.RELATED))
    session.execute(AssignMeasures((measures[2],), SYSTEMS))
    session.execute(AssignMeasures((measures[2],), SALES, Role.RELATED))
    session.execute(MergeDepartment(SALES, SYSTEMS, DAY))
    assert [shown(session, each, BEFORE)[0] for each in measures[:2]] == ["営業本部"] * 2
    assert [shown(session, each, DAY)[0] for each in measures] == ["情報システム部"] * 3
    assert shown(session, measures[2], DAY) == ("情報システム部",)
    assert next(each.name for each in departments_on(session.plan, BEFORE)) == "営業本部"
    assert [each.department for each in departments_on(session.plan, DAY)] == [SYSTEMS, PLANNING]
    session.undo()
    assert shown(session, measures[0], DAY) == ("営業本部",)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (RenameDepartment(SALES, " ", DAY), "name_needed"),
        (RenameDepartment(SALES, "\ud800", DAY), "invalid_characters"),
        (RenameDepartment(SALES, "営業部", DAY), "renamed_later"),
        (RenameDepartment(7, "営業部", DAY), "no_such_entity"),
        (MergeDepartment(SALES, SALES, DAY), "department_ended"),
        (MergeDepartment(SALES, PLANNING, AFTER), "department_ended"),
        (AssignMeasures((1,), PLANNING, since=AFTER), "department_ended"),
        (AssignMeasures((7,), SALES), "no_such_entity"),
    ],
)
def test_what_cannot_be_is_refused(session: PlanSession, command: Command, code: str) -> None:
    session.execute(RenameDepartment(SALES, "営業統括本部", AFTER))
    session.execute(MergeDepartment(PLANNING, SYSTEMS, DAY))
    before = session.plan
    with pytest.raises(DomainError) as fault:
        session.execute(command)
    assert fault.value.code == code
    assert session.plan is before


def test_a_name_that_stays_the_same_leaves_no_trace(session: PlanSession) -> None:
    assert session.execute(RenameDepartment(SALES, "営業本部", DAY)) == ()
    assert session.plan.departments[0].names == ()


def test_the_bearers_of_a_measure_by_id(session: PlanSession) -> None:
    measure = measure_of(session)
    assert _bearers(session, measure, DAY).ids == frozenset()
    session.execute(AssignMeasures((measure,), SALES))
    session.execute(AssignMeasures((measure,), PLANNING, Role.RELATED))
    assert _bearers(session, measure, DAY).ids == {SALES, PLANNING}
