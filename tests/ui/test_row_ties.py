"""Copied rows keep their departments and reasons, in their own plan and in another."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop_app.application.session import PlanSession
from desktop_app.domain.plan import (
    Assignment,
    Cause,
    Chapter,
    Department,
    Item,
    Link,
    Measure,
    Order,
    Plan,
    Requirement,
    Role,
)
from desktop_app.ui import clipboard
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.new_rows import NewRow, place_rows
from desktop_app.ui.row_copying import copied, copied_rows
from tests.helpers.sample import new_file, open_session
from tests.ui.screen import first_measure, outline_of, press

CARRIED = (
    Assignment(50, "a", 70),
    Assignment(51, "b", 71, Role.RELATED),
)
MEASURE = Measure(30, "a", "研修の実施", assignments=CARRIED)
ITEM = Item(20, "a", "研修", entries=(MEASURE, Measure(31, "b", "ほか")))
PLAN = Plan(
    1,
    chapters=(Chapter(10, "a", "統制環境", items=(ITEM,)),),
    departments=(
        Department(70, "a", "総務部"),
        Department(71, "b", "人事部"),
        Department(72, "c", "監査室"),
    ),
    orders=(Order(80, "a", "命令", requirements=(Requirement(81, "a", "研修を行うこと"),)),),
    causes=(Cause(90, "a", "知識の不足"), Cause(91, "b", "秘密の原因")),
    links=(Link(60, "a", 30, 81, "noted"), Link(61, "b", 30, 90)),
)
OTHER = Plan(
    2,
    chapters=(Chapter(110, "a", "別の章", items=(Item(120, "a", "別の項目"),)),),
    departments=(Department(170, "a", "総 務 部"), Department(171, "b", "人事部")),
    causes=(Cause(190, "a", "知識の不足"),),
)


def taken(told: str, session: PlanSession, at: int) -> list[NewRow]:
    rows = copied_rows(told, session.plan)
    assert rows is not None
    command = place_rows(rows, session.plan, at)
    assert command is not None
    session.execute(command)
    return rows


def carriers(plan: Plan, measure: Measure) -> list[tuple[str, Role]]:
    names = {each.id: each.name for each in plan.departments}
    return [(names[each.department], each.role) for each in measure.assignments]


@pytest.fixture
def other(tmp_path: Path) -> PlanSession:
    return open_session(new_file(tmp_path, OTHER))


def test_in_the_same_plan_a_copy_has_all_of_them(tmp_path: Path) -> None:
    session = open_session(new_file(tmp_path, PLAN))
    taken(copied(PLAN, [30]).json, session, 30)
    copy = session.plan.measures()[1]
    assert carriers(session.plan, copy) == [("総務部", Role.LEAD), ("人事部", Role.RELATED)]
    links = [each for each in session.plan.links if each.source == copy.id]
    assert [(each.target, each.noted) for each in links] == [(81, "noted"), (90, "")]
    assert session.plan.departments == PLAN.departments
    session.undo()
    assert session.plan == PLAN


def test_in_another_plan_they_are_found_by_their_words(other: PlanSession) -> None:
    rows = taken(copied(PLAN, [30]).json, other, 120)
    (copy,) = other.plan.measures()
    assert [name for name, _role in carriers(other.plan, copy)] == ["総 務 部", "人事部"]
    assert [each.target for each in other.plan.links] == [190]
    assert sum(row.unlinked for row in rows) == 1
    assert len(other.plan.departments) == 2


def test_a_department_that_a_plan_lacks_is_made_once(tmp_path: Path) -> None:
    session = open_session(new_file(tmp_path, Plan(7)))
    taken(copied(PLAN, [20]).json, session, 0)
    taken(copied(PLAN, [30]).json, session, session.plan.measures()[0].id)
    assert [each.name for each in session.plan.departments] == ["総務部", "人事部"]
    both = session.plan.measures()[:2]
    assert carriers(session.plan, both[0]) == carriers(session.plan, both[1])


def test_what_was_not_chosen_does_not_leave_the_plan() -> None:
    told = copied(PLAN, [31]).json
    for word in ("総務部", "監査室", "研修を行うこと", "知識の不足", "秘密の原因", "統制環境"):
        assert word not in told
    assert "秘密の原因" not in copied(PLAN, [10]).json
    assert "監査室" not in copied(PLAN, [10]).json


def test_a_paste_says_what_the_plan_did_not_have(window: MainWindow) -> None:
    clipboard.put_rows(PLAN, [30])
    outline_of(window).show_row(first_measure(window).id)
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier, into=outline_of(window))
    assert "部署「総務部、人事部」を加えました" in window.status.message
    assert "関連2件は" in window.status.message
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier, into=outline_of(window))
    assert "部署" not in window.status.message
