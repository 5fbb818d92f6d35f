"""A text is edited on its own cell, whatever its height, and Tab leads on within the table."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.progress_columns import Column
from desktop_app.ui.views.progress_page import ProgressPage
from desktop_app.ui.views.register_page import RegisterPage
from desktop_app.ui.widgets.cell_editors import CellTextEdit
from desktop_app.ui.windows import Windows
from tests.ui.conftest import activate
from tests.ui.progress_screen import desk_of, signals_of
from tests.ui.screen import press, type_japanese
from tests.ui.version_screen import fictional_window

_QUESTION, _ANSWERED_BY = 2, 3


@pytest.fixture
def fictional(qtbot: QtBot, windows: Windows, tmp_path: Path) -> MainWindow:
    window = fictional_window(windows, tmp_path)
    window.resize(1366, 768)
    activate(qtbot, window)
    return window


def open_editor(table: QTableView) -> None:
    """On a page that is laid out: a layout that is still to come would mend the editor's place."""
    table.setFocus()
    QTest.qWait(50)
    press(Qt.Key.Key_F2)


def text_editor() -> CellTextEdit:
    editor = QApplication.focusWidget()
    assert isinstance(editor, CellTextEdit)
    return editor


def tables(window: MainWindow) -> list[tuple[QTableView, int]]:
    """Tables with texts in cells, each with such a column."""
    for name in ("progress", "register"):
        desk_of(window).show_page(name)
    progress, register = desk_of(window).page("progress"), desk_of(window).page("register")
    assert isinstance(progress, ProgressPage)
    assert isinstance(register, RegisterPage)
    register.reports.show_entity(signals_of(window).plan.reports[0].id)
    return [(progress.table, Column.ANSWER), (register.questions, _QUESTION)]


@pytest.mark.parametrize("place", [0, 1])
def test_the_editor_stands_on_its_cell(fictional: MainWindow, place: int) -> None:
    table, column = tables(fictional)[place]
    desk_of(fictional).show_page(("progress", "register")[place])
    cell = table.model().index(4 if place == 0 else 1, column)
    table.setCurrentIndex(cell)
    open_editor(table)
    assert text_editor().geometry().topLeft() == table.visualRect(cell).topLeft()


def test_the_editor_of_the_last_row_in_sight_grows_upwards(fictional: MainWindow) -> None:
    table, column = tables(fictional)[0]
    desk_of(fictional).show_page("progress")
    last = table.rowAt(table.viewport().height() - table.rowHeight(0))
    table.setCurrentIndex(table.model().index(last, column))
    open_editor(table)
    type_japanese("長い記載。" * 60)
    editor = text_editor()
    assert editor.height() > 2 * table.rowHeight(last)
    assert editor.geometry().bottom() < table.viewport().height()
    assert editor.geometry().intersects(table.visualRect(table.currentIndex()))


def test_tab_in_a_text_goes_to_the_next_cell(fictional: MainWindow) -> None:
    table, column = tables(fictional)[1]
    desk_of(fictional).show_page("register")
    table.setCurrentIndex(table.model().index(0, column))
    open_editor(table)
    type_japanese("いつまでか。")
    press(Qt.Key.Key_Tab)
    assert table.model().index(0, column).data() == "いつまでか。"
    assert table.currentIndex().column() == _ANSWERED_BY
    focused = QApplication.focusWidget()
    assert focused is not None
    assert table.isAncestorOf(focused)
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert table.currentIndex().column() == column
