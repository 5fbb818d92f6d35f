"""The status line says in one sentence what every deed did, with one key to take it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop_app.application.commands import (
    AddEntity,
    ChangeField,
    ChangeTiming,
    Command,
    DeleteEntity,
    FreezeVersion,
    MoveEntity,
    Together,
)
from desktop_app.domain.plan import Item, Measure, Plan
from desktop_app.domain.tree import walk
from desktop_app.domain.version import Occasion
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.outline import RowEntity
from desktop_app.ui.models.plan_tree_model import Column
from desktop_app.ui.row_edits import toggled
from desktop_app.ui.windows import Windows
from tests.helpers.every_command import STEPS, prepare
from tests.helpers.fictional import fictional_store
from tests.ui.screen import first_measure, opened, outline_of, plan_of


def item(plan: Plan) -> Item:
    return next(each for chapter in plan.chapters for each in chapter.items if each.measures)


def with_details(plan: Plan) -> Measure:
    return next(each for each in plan.measures() if len(each.details) > 1)


def add(plan: Plan, *kinds: str) -> Command:
    made = [AddEntity(kind, item(plan).id, {"text": "新しい行"}) for kind in kinds]
    return made[0] if len(made) == 1 else Together(tuple(made))


def both_new(plan: Plan) -> Command:
    rows = [each.id for each in plan.measures()[:2]]
    command = toggled(rows, plan, new=True)
    assert command is not None
    return command


DEEDS: dict[str, tuple[Callable[[Plan], Command], str]] = {
    "added": (lambda plan: add(plan, "measure"), "施策を追加しました"),
    "pasted": (lambda plan: add(plan, "measure", "measure"), "2行を追加しました"),
    "mixed": (lambda plan: add(plan, "measure", "group", "measure"), "3行を追加しました"),
    "new": (lambda plan: ChangeField(plan.measures()[0].id, "new", True), "新規の印を付けました"),
    "both new": (both_new, "新規の印を付けました（2行）"),
    "text": (
        lambda plan: ChangeField(plan.measures()[0].id, "text", "別の文"),
        "施策の文を変更しました",
    ),
    "timing": (
        lambda plan: ChangeTiming(plan.measures()[0].id, "2026年度"),
        "実施時期を変更しました",
    ),
    "moved with its details": (
        lambda plan: MoveEntity(with_details(plan).id, plan.chapters[-1].items[-1].id),
        "施策を移しました（細目{details}行とともに）",
    ),
    "chapter": (
        lambda plan: MoveEntity(plan.chapters[-1].id, before=plan.chapters[0].id),
        "章を移しました（下の{below}行とともに）",
    ),
    "deleted": (lambda plan: DeleteEntity(with_details(plan).details[0].id), "細目を削除しました"),
    "department": (
        lambda _plan: AddEntity("department", values={"name": "総務部"}),
        "部署を追加しました",
    ),
}


@pytest.mark.parametrize("name", DEEDS)
def test_each_deed_is_told_and_can_be_taken_back_there(window: MainWindow, name: str) -> None:
    make, words = DEEDS[name]
    before = plan_of(window)
    chapter = before.chapters[-1]
    below = sum(isinstance(row, RowEntity) for row, _above in walk(chapter)) - 1
    opened(window).signals.execute(make(before))
    assert window.status.message == words.format(
        details=len(with_details(before).details), below=below
    )
    keys = [each for each in window.status.findChildren(QPushButton) if each.isVisible()]
    assert [each.accessibleName() for each in keys] == ["元に戻す"]
    assert keys[0].focusPolicy() == Qt.FocusPolicy.NoFocus, "Tab never leads to what goes again"
    keys[0].click()
    assert plan_of(window) == before
    assert window.status.message.startswith("元に戻しました: ")
    assert not keys[0].isVisible()


def test_no_step_is_without_a_sentence(windows: Windows, tmp_path: Path) -> None:
    store = fictional_store(tmp_path)
    store.close()
    window = windows.open(store.path)
    prepare(opened(window).session)
    for name, step in STEPS.items():
        window.status.clear_message()
        opened(window).signals.execute(step.make(opened(window).session))
        assert window.status.message.rstrip("）").endswith(("ました", "とともに")), name


def test_a_new_date_after_the_submission_is_told_to_be_a_proposal(window: MainWindow) -> None:
    signals = opened(window).signals
    day = plan_of(window).date
    assert day is not None
    signals.execute(FreezeVersion("提出", day, Occasion.SUBMITTED))
    signals.execute(ChangeTiming(first_measure(window).id, "2030年度"))
    assert window.status.message == "新しい実施時期を変更案にしました"


def test_several_rows_are_taken_back_by_how_many_they_are(window: MainWindow) -> None:
    opened(window).signals.execute(add(plan_of(window), "measure", "measure"))
    assert window.window_actions.undo.text().endswith("2行の追加")
    window.window_actions.undo.trigger()
    assert window.status.message == "元に戻しました: 2行の追加"
    assert window.window_actions.redo.text().endswith("2行の追加")


def test_a_click_on_the_mark_says_what_it_did(window: MainWindow) -> None:
    outline, row = outline_of(window), first_measure(window).id
    outline.show_row(row)
    cell = outline.visualRect(outline.plan_model.index_of(row, Column.NEW))
    for words in ("新規の印を付けました", "新規の印を外しました"):
        QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
        QTest.qWait(1)
        assert window.status.message == words
