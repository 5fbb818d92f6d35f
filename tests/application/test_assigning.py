"""Who carries a measure, by name: known departments are taken, new ones made in the same step."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.application.assigning import assign_by_name, department_named, release
from desktop_app.application.session import PlanSession
from desktop_app.domain.plan import Role
from tests.helpers.sample import NOW, new_file, open_session

TODAY = NOW.date()


@pytest.fixture
def session(tmp_path: Path) -> PlanSession:
    return open_session(new_file(tmp_path))


def assign(session: PlanSession, name: str, role: Role = Role.LEAD, place: int = 0) -> None:
    measure = session.plan.measures()[place]
    command = assign_by_name(session.plan, measure, name, role, on=TODAY)
    assert command is not None
    session.execute(command)


def test_a_new_name_is_a_new_department_in_one_step(session: PlanSession) -> None:
    before = session.plan
    assign(session, " 営業本部 ")
    assert [each.name for each in session.plan.departments] == ["営業本部"]
    assert len(session.plan.measures()[0].assignments) == 1
    session.undo()
    assert session.plan == before


def test_a_known_name_is_taken_whatever_its_width(session: PlanSession) -> None:
    assign(session, "ＩＴ推進部")
    assign(session, "IT推進部", place=1)
    assert len(session.plan.departments) == 1
    department = session.plan.departments[0].id
    assert department_named(session.plan, "it推進部", on=TODAY) == department
    assert department_named(session.plan, "", on=TODAY) is None


def test_an_empty_name_takes_the_lead_away(session: PlanSession) -> None:
    assign(session, "営業本部")
    assign(session, "法務部", Role.RELATED)
    assign(session, "")
    (left,) = session.plan.measures()[0].assignments
    assert left.role is Role.RELATED
    measure = session.plan.measures()[0]
    assert assign_by_name(session.plan, measure, "", Role.RELATED, on=TODAY) is None
    assert release(measure, Role.LEAD, on=TODAY) is None
