"""The colours change while the program runs, and nothing that is typed is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui import theme
from desktop_app.ui.dialogs.department_dialog import DepartmentDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.theme import apply_theme
from desktop_app.ui.windows import Windows
from tests.ui.screen import in_dialog, plan_of


@pytest.fixture
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.put_in_force(dark=False)
    qapp.styleHints().unsetColorScheme()
    apply_theme(qapp, 10)


@pytest.mark.usefixtures("light_again")
def test_a_dialog_stays_until_it_is_answered(
    qtbot: QtBot, windows: Windows, window: MainWindow
) -> None:
    plan, stood = plan_of(window), list[bool]()

    def turn(dialog: DepartmentDialog) -> None:
        windows.change_colours("dark")
        stood.append(dialog.isVisible() and windows.all == (window,))
        dialog.reject()

    in_dialog(DepartmentDialog, turn)
    window.window_actions.departments.trigger()
    assert stood == [True]
    qtbot.waitUntil(lambda: len(windows.all) == 1 and windows.all != (window,))
    assert plan_of(windows.all[0]) == plan
