"""Links keep what they were made for: a text that changes since makes them 要確認."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.application.commands import ChangeField
from desktop_app.application.session import PlanSession
from desktop_app.application.traceability import Tie, confirm, join, relink, toggle, trace
from desktop_app.domain.plan import Cause, Incident, Plan, Requirement
from tests.helpers.sample import new_file, open_session, submitted_plan


@pytest.fixture
def session(tmp_path: Path) -> PlanSession:
    return open_session(new_file(tmp_path))


def ends(plan: Plan) -> tuple[int, int]:
    return plan.measures()[0].id, plan.orders[0].requirements[0].id


def test_the_matrix_has_every_measure_and_every_reason() -> None:
    plan = submitted_plan()
    traced = trace(plan)
    assert [each.id for each in traced.measures] == [each.id for each in plan.measures()]
    assert [each.mark for each in traced.reasons] == [
        "1-1", "1-2", "1-3", "2-1", "2-2", "(1)", "(2)", "(3)", "(4)", "(5)", "(6)",
    ]  # fmt: skip
    assert traced.reasons[5].heading == plan.incidents[0].text
    assert len(traced.unfounded) == len(traced.measures)
    assert len(traced.unanswered) == len(traced.reasons)


def test_a_link_made_here_is_confirmed(session: PlanSession) -> None:
    measure, requirement = ends(session.plan)
    session.execute(toggle(session.plan, measure, requirement))
    traced = trace(session.plan)
    assert traced.tie(measure, requirement) is Tie.HELD
    assert measure not in traced.unfounded
    assert requirement not in traced.unanswered
    assert traced.answers_to(requirement) == 1
    assert [each.id for each in traced.reasons_of(measure)] == [requirement]
    session.execute(toggle(session.plan, measure, requirement))
    assert trace(session.plan).tie(measure, requirement) is Tie.NONE


@pytest.mark.parametrize("end", [0, 1])
def test_a_changed_text_wants_a_look_until_it_is_confirmed(session: PlanSession, end: int) -> None:
    measure, requirement = pair = ends(session.plan)
    session.execute(join(session.plan, measure, requirement))
    link = session.plan.links[-1].id
    session.execute(ChangeField(pair[end], "text", "別の文"))
    assert trace(session.plan).tie(measure, requirement) is Tie.CHANGED
    session.undo()
    assert trace(session.plan).tie(measure, requirement) is Tie.HELD
    session.redo()
    command = confirm(session.plan, link)
    assert command is not None
    session.execute(command)
    assert trace(session.plan).tie(measure, requirement) is Tie.HELD
    session.undo()
    assert trace(session.plan).tie(measure, requirement) is Tie.CHANGED


def test_another_width_is_no_other_text(session: PlanSession) -> None:
    measure, requirement = ends(session.plan)
    session.execute(join(session.plan, measure, requirement))
    text = session.plan.measures()[0].text
    session.execute(ChangeField(measure, "text", text.replace("（", "(").replace("）", ")")))
    assert trace(session.plan).tie(measure, requirement) is Tie.HELD


def test_a_link_without_a_digest_cannot_tell() -> None:
    """Links of old samples are not all 要確認 on the first day."""
    plan = submitted_plan()
    assert plan.links
    assert trace(plan).changed == frozenset()


def test_relink_leaves_links_of_other_kinds_alone(session: PlanSession) -> None:
    measure, requirement = ends(session.plan)
    cause = session.plan.causes[0].id
    session.execute(join(session.plan, measure, cause))
    session.execute(join(session.plan, measure, requirement))
    other = session.plan.orders[1].requirements[0].id
    command = relink(session.plan, measure, Requirement, frozenset({other}))
    assert command is not None
    session.execute(command)
    traced = trace(session.plan)
    assert {each.id for each in traced.reasons_of(measure)} == {other, cause}
    assert relink(session.plan, measure, Requirement, frozenset({other})) is None
    assert relink(session.plan, measure, Cause, frozenset({cause})) is None


def test_a_cause_goes_to_another_incident_in_one_step(session: PlanSession) -> None:
    cause = session.plan.causes[0].id
    incident = session.plan.incidents[1].id
    before = session.plan
    command = relink(session.plan, cause, Incident, frozenset({incident}))
    assert command is not None
    session.execute(command)
    assert [link.target for link in session.plan.links if link.source == cause] == [incident]
    session.undo()
    assert session.plan == before


def test_nothing_to_confirm_is_no_command() -> None:
    assert confirm(submitted_plan()) is None
