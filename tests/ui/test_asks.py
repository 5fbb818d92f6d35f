"""Who works here is asked until it is told or sent away: a language or a plan answers nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.widgets.notice_bar import NoticeBar
from desktop_app.ui.windows import Windows
from tests.ui.screen import opened


@pytest.fixture
def nameless(windows: Windows, preferences: Preferences, plan_path: Path) -> MainWindow:
    preferences.user_name = ""
    return windows.open(plan_path)


def asked(window: MainWindow) -> list[NoticeBar]:
    bars = window.findChildren(NoticeBar)
    return [each for each in bars if not each.isHidden() and each.findChildren(QLineEdit)]


def test_the_question_outlives_a_language_and_another_plan(
    windows: Windows, nameless: MainWindow, plan_path: Path
) -> None:
    assert len(asked(nameless)) == 1
    windows.change_language("en")
    try:
        (window,) = windows.all
        assert len(asked(window)) == 1
        window.file_desk.open_fictional()
        assert [len(asked(each)) for each in windows.all] == [1] * len(windows.all)
        window.close_plan()
        assert len(asked(window)) == 1
    finally:
        windows.change_language("ja")


def test_a_name_or_the_cross_ends_it(
    windows: Windows, nameless: MainWindow, preferences: Preferences, plan_path: Path
) -> None:
    (bar,) = asked(nameless)
    next(k for k in bar.findChildren(QPushButton) if "閉じる" in k.accessibleName()).click()
    nameless.close_plan()
    windows.open(plan_path)
    assert [each for window in windows.all for each in asked(window)] == []
    preferences.set_flag("name_asked", value=False)
    nameless.asks.ask_name_once()
    (bar,) = asked(nameless)
    (field,) = bar.findChildren(QLineEdit)
    field.setText("佐藤")
    field.returnPressed.emit()
    assert preferences.user_name == "佐藤"
    nameless.close_plan()
    assert asked(nameless) == []


def test_what_is_told_in_one_window_is_known_in_all(
    windows: Windows, nameless: MainWindow, preferences: Preferences
) -> None:
    other = windows.new_window()
    assert len(asked(other)) == 1
    (field,) = asked(nameless)[0].findChildren(QLineEdit)
    field.setText("佐藤")
    field.returnPressed.emit()
    assert asked(nameless) == asked(other) == []
    assert opened(nameless).session.who == "佐藤"
    assert asked(windows.new_window()) == []
