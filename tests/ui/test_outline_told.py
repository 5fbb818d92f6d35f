"""What the models tell of a step: Qt finds no fault with it, and no row is left as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop_app.application.commands import (
    AddEntity,
    ChangeField,
    ChangeKind,
    Command,
    DeleteEntity,
    EditProgress,
    Together,
    UseStatusWords,
)
from desktop_app.domain.plan import Measure, Plan
from desktop_app.domain.progress import Status
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.plan_tree_model import PlanTreeModel
from desktop_app.ui.models.row_looks import RowLook
from desktop_app.ui.pages import PAGES
from desktop_app.ui.windows import Windows
from tests.helpers.every_command import DAY, FIRST, STEPS, prepare
from tests.helpers.fictional import fictional_store
from tests.ui.progress_screen import desk_of
from tests.ui.screen import opened, plan_of


@pytest.fixture
def fictional(qtbot: QtBot, windows: Windows, tmp_path: Path) -> MainWindow:
    store = fictional_store(tmp_path)
    store.close()
    made = windows.open(store.path)
    qtbot.waitExposed(made)
    prepare(opened(made).session)
    desk_of(made).context.desk.set_as_of(DAY)
    return made


def looks(model: PlanTreeModel) -> dict[int, RowLook | None]:
    return {row: model.look_of(model.index_of(row)) for row in model.ids()}


def own_models(window: MainWindow) -> list[QAbstractItemModel]:
    found = window.findChildren(QAbstractItemModel)
    return [each for each in found if type(each).__module__.startswith("desktop_app")]


def test_qt_finds_no_fault_with_any_model_of_the_window(fictional: MainWindow) -> None:
    desk, session = desk_of(fictional), opened(fictional).session
    for page in PAGES:
        desk.show_page(page.name)
    warning = QAbstractItemModelTester.FailureReportingMode.Warning
    testers = [QAbstractItemModelTester(each, warning) for each in own_models(fictional)]
    assert len(testers) > 8
    for step in STEPS.values():
        opened(fictional).signals.execute(step.make(session))
        fictional.window_actions.undo.trigger()
        fictional.window_actions.redo.trigger()


def test_rows_go_below_an_item_that_comes_with_them(fictional: MainWindow) -> None:
    model = opened(fictional).page.model
    warning = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, warning)
    assert opened(fictional).signals.execute(ChangeKind(FIRST, "item")) is not None
    fictional.window_actions.undo.trigger()
    assert tester.model() is model


def test_many_rows_that_go_or_change_are_told_in_few_words(fictional: MainWindow) -> None:
    """A view lays out, or looks for what to paint, as often as it is told something."""
    signals, model = opened(fictional).signals, opened(fictional).page.model
    items = plan_of(fictional).chapters[0].items
    rows = tuple(AddEntity("measure", items[0].id, {"text": "新しい"}) for _row in range(60))
    made = signals.execute(Together(rows)) or ()
    assert len(made) == 60
    told: list[str] = []
    model.dataChanged.connect(lambda: told.append("changed"))
    model.rowsRemoved.connect(lambda: told.append("removed"))
    signals.execute(Together(tuple(ChangeField(row, "text", "改めた") for row in made)))
    assert told == ["changed"]
    signals.execute(Together(tuple(map(DeleteEntity, made))))
    assert "removed" not in told
    assert not model.ids() & set(made)


def _again(plan: Plan) -> Command:
    first, *_others, last = plan.measures()
    return ChangeField(last.id, "repeats", first.id)


def _done(plan: Plan) -> Command:
    return EditProgress(_open_measure(plan).id, DAY, {"status": Status.DONE.value})


def _open_measure(plan: Plan) -> Measure:
    """The one that `_again` made somebody repeat."""
    return plan.measures()[0]


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param((_again,), id="repeated"),
        pytest.param((_again, _done), id="recorded where it is repeated"),
        pytest.param((lambda _plan: UseStatusWords({"done": "完了"}),), id="another word"),
    ],
)
def test_every_row_that_looks_other_is_painted_anew(
    fictional: MainWindow, steps: tuple[Callable[[Plan], Command], ...]
) -> None:
    plan = opened(fictional)
    model, told = plan.page.model, set[int]()

    def note(first: QModelIndex, last: QModelIndex) -> None:
        told.update(model.rows_below(model.id_of(first.parent()))[first.row() : last.row() + 1])

    model.dataChanged.connect(note)
    for make in steps:
        before = looks(model)
        told.clear()
        assert plan.signals.execute(make(plan_of(fictional))) is not None
        after = looks(model)
        other = {row for row, look in after.items() if look != before[row]}
        assert other
        assert other <= told
