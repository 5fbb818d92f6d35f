"""Tab goes from cell to cell in 計画, 進捗 and 報告の記録; Ctrl+Tab leads out of the table."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.plan_tree_model import Column
from desktop_app.ui.views.progress_page import ProgressPage
from desktop_app.ui.views.register_page import RegisterPage
from desktop_app.ui.windows import Windows
from tests.helpers.fictional import fictional_store
from tests.ui.progress_screen import desk_of
from tests.ui.screen import first_item, measure, outline_of, press, type_japanese

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Cell = tuple[object, int]


@pytest.fixture
def fictional(qtbot: QtBot, windows: Windows, tmp_path: Path) -> MainWindow:
    store = fictional_store(tmp_path)
    store.close()
    made = windows.open(store.path)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def table_of(window: MainWindow, page: str) -> QTableView | QTreeView:
    desk_of(window).show_page(page)
    shown = desk_of(window).page(page)
    if isinstance(shown, ProgressPage):
        shown.table.go_to(0, shown.table.visible_columns()[0])
        return shown.table
    if isinstance(shown, RegisterPage):
        shown.reports.setCurrentIndex(shown.report_model.index(0, 0))
        return shown.reports
    outline_of(window).show_row(first_item(window).id)
    return outline_of(window)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


PAGES = ("plan", "progress", "register")


@pytest.mark.parametrize("page", PAGES)
def test_tab_goes_along_the_row_to_the_next_one_and_back(fictional: MainWindow, page: str) -> None:
    table = table_of(fictional, page)
    table.setFocus()
    start = table.currentIndex()
    passed = [start]
    while table.currentIndex().siblingAtColumn(start.column()) == start:
        press(Qt.Key.Key_Tab)
        assert table.hasFocus()
        passed.append(table.currentIndex())
    columns = [at.column() for at in passed]
    assert columns[-1] == columns[0]
    assert len(set(columns[:-1])) == len(columns) - 1 >= 4
    for at in reversed(passed[:-1]):
        press(Qt.Key.Key_Backtab, SHIFT)
        assert table.currentIndex() == at
        rows = {each.row() for each in table.selectionModel().selectedIndexes()}
        assert rows <= {at.row()}, "Shift selects nothing more"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("back", [False, True])
def test_control_tab_leaves_the_table_both_ways(
    fictional: MainWindow, page: str, back: bool
) -> None:
    table = table_of(fictional, page)
    table.setFocus()
    at = table.currentIndex()
    if back:
        press(Qt.Key.Key_Backtab, CONTROL | SHIFT)
    else:
        press(Qt.Key.Key_Tab, CONTROL)
    assert not table.hasFocus()
    assert table.currentIndex() == at


def test_tab_on_the_last_cell_leaves_the_table_and_shift_tab_on_the_first(
    fictional: MainWindow,
) -> None:
    desk_of(fictional).show_page("register")
    table = table_of(fictional, "register")
    model = table.model()
    table.setFocus()
    press(Qt.Key.Key_Backtab, SHIFT)
    assert not table.hasFocus()
    table.setFocus()
    table.setCurrentIndex(model.index(model.rowCount() - 1, model.columnCount() - 1))
    press(Qt.Key.Key_Tab)
    assert not table.hasFocus()
    assert focused().accessibleName() != "元に戻す"


def test_tab_out_of_a_date_goes_to_the_cell_beside_it(fictional: MainWindow) -> None:
    outline, row = outline_of(fictional), measure(fictional, 0).id
    outline.edit_row(row, Column.TIMING)
    press(Qt.Key.Key_Tab)
    assert (outline.current_id(), outline.currentIndex().column()) == (row, Column.STATUS)
    press(Qt.Key.Key_Tab)
    assert (outline.current_id(), outline.currentIndex().column()) == (row, Column.NEW)
    assert outline.hasFocus()


def test_enter_in_the_register_stays_in_the_table(fictional: MainWindow) -> None:
    table = table_of(fictional, "register")
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 4))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, CONTROL)
    type_japanese("経済産業大臣あて")
    press(Qt.Key.Key_Return)
    assert table.model().index(0, 4).data() == "経済産業大臣あて"
    assert table.hasFocus()
    press(Qt.Key.Key_Tab)
    assert (table.hasFocus(), table.currentIndex().column()) == (True, 5)
