"""Every command in the real window with all its pages open, taken back and done again."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.plan import Plan
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.pages import PAGES
from desktop_app.ui.windows import Windows
from tests.helpers.every_command import STEPS, prepare
from tests.helpers.fictional import fictional_store
from tests.ui.progress_screen import desk_of
from tests.ui.screen import opened, plan_of, rows_of_plan, rows_on_screen


@pytest.fixture
def fictional(qtbot: QtBot, windows: Windows, tmp_path: Path) -> MainWindow:
    store = fictional_store(tmp_path)
    store.close()
    made = windows.open(store.path)
    qtbot.waitExposed(made)
    prepare(opened(made).session)
    return made


@pytest.mark.parametrize("page", [each.name for each in PAGES])
def test_each_step_is_named_shown_and_taken_back(fictional: MainWindow, page: str) -> None:
    desk, session = desk_of(fictional), opened(fictional).session
    undo, redo = fictional.window_actions.undo, fictional.window_actions.redo
    desk.show_page(page)
    stood: list[Plan] = []
    said = fictional.notices()
    for step in STEPS.values():
        stood.append(plan_of(fictional))
        assert opened(fictional).signals.execute(step.make(session)) is not None
        assert undo.text().endswith(step.japanese)
        undo.trigger()
        assert (plan_of(fictional), redo.text().split(": ")[1]) == (stood[-1], step.japanese)
        assert step.japanese in fictional.status.message
        redo.trigger()
        assert undo.text().endswith(step.japanese)
    last = plan_of(fictional)
    for before in reversed(stood):
        undo.trigger()
        assert plan_of(fictional) == before
    assert rows_on_screen(opened(fictional).page.model) == rows_of_plan(stood[0])
    for _step in STEPS:
        redo.trigger()
    assert plan_of(fictional) == last
    assert rows_on_screen(opened(fictional).page.model) == rows_of_plan(last)
    assert set(fictional.notices()) <= set(said)  # what is owed is known since the register
