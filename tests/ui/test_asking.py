"""A dialog is gone once it was answered, and its window may go while it is open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_app.ui.dialogs.asking import accepted
from desktop_app.ui.dialogs.department_dialog import DepartmentDialog
from desktop_app.ui.dialogs.replace_dialog import ReplaceDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.widgets.fault_note import FaultNote


@pytest.mark.parametrize("answer", [True, False])
def test_a_dialog_that_was_answered_is_gone(qtbot: QtBot, *, answer: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = QDialog(window)
    QTimer.singleShot(0, dialog, dialog.accept if answer else dialog.reject)
    assert accepted(dialog) is answer
    assert isValid(dialog)
    QTest.qWait(1)
    assert window.findChildren(QDialog) == []


def test_a_dialog_whose_window_goes_was_not_accepted() -> None:
    window = QWidget()
    dialog = QDialog(window)
    QTimer.singleShot(0, window, window.deleteLater)
    assert not accepted(dialog)
    assert not isValid(dialog)


def test_nothing_of_an_answered_dialog_listens_to_the_plan(window: MainWindow) -> None:
    actions = window.window_actions
    for action, kind in ((actions.departments, DepartmentDialog), (actions.replace, ReplaceDialog)):
        QTimer.singleShot(0, lambda: reject(QApplication.activeModalWidget()))
        action.trigger()
        QTest.qWait(1)
        assert window.findChildren(kind) == []
    assert [note for note in window.findChildren(FaultNote) if note.window() is not window] == []


def reject(dialog: QWidget | None) -> None:
    assert isinstance(dialog, QDialog)
    dialog.reject()
