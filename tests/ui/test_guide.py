"""A newcomer finds the samples, the way through a year, and every key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.application.commands import AddEntity
from desktop_app.ui.actions import key_words, plain_words
from desktop_app.ui.dialogs.department_dialog import DepartmentDialog
from desktop_app.ui.dialogs.guide_dialog import GuideDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.pages import PAGES
from desktop_app.ui.views.start_page import StartPage
from desktop_app.ui.windows import Windows
from tests.ui.progress_screen import desk_of, make_reported, signals_of
from tests.ui.screen import opened, plan_of


def test_the_guide_names_every_key_of_the_menus_and_pages(window: MainWindow) -> None:
    window.window_actions.guide.trigger()
    guide = window.findChild(GuideDialog)
    assert guide is not None
    assert guide.isVisible()
    told = guide.keys.toPlainText().splitlines()
    for action in window.window_actions.findChildren(QAction):
        if action.shortcuts() and not action.isCheckable():
            assert action.iconText() in told
            assert key_words(action.shortcuts()) in told
    assert f"Alt+{len(PAGES)}" in told
    assert "Return" not in guide.keys.toPlainText()
    assert "部署に送る表をコピー" in guide.steps.toPlainText()
    guide.close()


def test_the_start_page_offers_the_fictional_example_too(windows: Windows) -> None:
    window = windows.new_window()
    page = window.findChild(StartPage)
    assert page is not None
    page.fictional_wanted.emit()
    assert len(plan_of(window).reports) == 4
    window.close_plan()
    window.window_actions.fictional.trigger()
    assert len(plan_of(window).reports) == 4


def test_departments_are_managed_from_the_plan_menu(
    qtbot: QtBot, windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = windows.open(make_reported(tmp_path / "報告.kaizen"))
    menus = {plain_words(menu.title()): menu for menu in window.menuBar().findChildren(QMenu)}
    actions = window.window_actions
    assert {actions.departments, actions.department_sheet} <= set(menus["計画"].actions())
    asked: list[DepartmentDialog] = []
    monkeypatch.setattr(DepartmentDialog, "exec", lambda dialog: asked.append(dialog))
    actions.departments.trigger()
    assert len(asked) == 1
    actions.department_sheet.trigger()
    assert desk_of(window).current == "progress"
    assert QGuiApplication.clipboard().text().startswith("番号\t施策\t")


def test_an_empty_plan_says_how_rows_come_into_it(windows: Windows, services_plan: Path) -> None:
    window = windows.open(services_plan)
    page = opened(window).page
    assert not page.first_steps.isHidden()
    assert "Ctrl+Enter" in page.first_steps.accessibleName()
    item = signals_of(window).execute(AddEntity("item", plan_of(window).chapters[0].id))
    assert item
    signals_of(window).execute(AddEntity("measure", item[0], {"text": "施策"}))
    assert page.first_steps.isHidden()


@pytest.fixture
def services_plan(windows: Windows, tmp_path: Path) -> Path:
    from desktop_app.bootstrap import StoredFiles

    path = tmp_path / "新.kaizen"
    StoredFiles().create_empty(path, who="山田")
    return path


def test_the_window_in_front_stays_in_front_in_another_language(
    qtbot: QtBot, windows: Windows, plan_path: Path, tmp_path: Path
) -> None:
    first = windows.open(plan_path)
    second = windows.open(make_reported(tmp_path / "報告.kaizen"))
    with qtbot.waitActive(first):
        first.activateWindow()
    assert QApplication.activeWindow() is first
    windows.change_language("en")
    try:
        qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
        front = QApplication.activeWindow()
        assert isinstance(front, MainWindow)
        assert front.path == plan_path
        assert second not in windows.all
    finally:
        windows.change_language("ja")
