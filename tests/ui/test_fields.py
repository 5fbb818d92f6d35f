"""What holds for every field, wherever it stands: the wheel, and how a day is typed."""

from __future__ import annotations

import ast
import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

import desktop_app.ui
from desktop_app.domain.version import Occasion
from desktop_app.ui.delegates.timing_cell import TimingCell
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.plan_tree_model import Column as OutlineColumn
from desktop_app.ui.models.progress_columns import Column, sheet_text
from desktop_app.ui.pages import PAGES
from desktop_app.ui.views.versions_page import VersionsPage
from desktop_app.ui.widgets.calendar import Calendar
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.field_note import FieldNote
from desktop_app.ui.windows import Windows
from tests.ui.conftest import activate
from tests.ui.progress_screen import desk_of, progress_page
from tests.ui.screen import opened, outline_of, plan_of, press, type_day, type_japanese
from tests.ui.version_screen import fictional_window

_UI = Path(desktop_app.ui.__file__).parent
_LOUD = {"QComboBox", "QSpinBox", "QDoubleSpinBox", "QDateEdit", "QTimeEdit", "QDateTimeEdit"}
DAY = datetime.date


@pytest.fixture
def submitted(qtbot: QtBot, windows: Windows, tmp_path: Path) -> MainWindow:
    made = fictional_window(windows, tmp_path)
    activate(qtbot, made)
    return made


def turn_wheel(over: QWidget) -> None:
    """One notch towards the user."""
    at = QPointF(over.rect().center())
    turned = QWheelEvent(
        at,
        QPointF(over.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(over, turned)


def note_of(field: DayField) -> FieldNote:
    notes = [each for each in field.window().findChildren(FieldNote) if each.isVisible()]
    assert len(notes) == 1
    return notes[0]


def test_all_lists_and_numbers_are_of_the_kind_that_lets_the_wheel_pass() -> None:
    made = {
        (path.name, node.func.id)
        for path in _UI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _LOUD
    }
    assert made == set()


def test_the_wheel_over_a_field_changes_nothing(submitted: MainWindow) -> None:
    seen = 0
    for entry in PAGES:
        desk_of(submitted).show_page(entry.name)
        for field in submitted.findChildren(QComboBox):
            before = field.currentIndex()
            turn_wheel(field)
            assert field.currentIndex() == before, field.accessibleName()
            seen += 1
        for number in submitted.findChildren(QAbstractSpinBox):
            text = number.lineEdit().text() if number.lineEdit() else ""
            turn_wheel(number)
            assert number.lineEdit().text() == text, number.accessibleName()
            seen += 1
    assert seen > 10


@pytest.mark.parametrize("typed", ["2025/9/30", "R7.9.30", "２０２５年９月３０日", "2025-9-30"])
def test_the_day_in_the_head_takes_every_usual_form(submitted: MainWindow, typed: str) -> None:
    page = progress_page(submitted)
    type_day(page.as_of, "2024/1/1")
    type_day(page.as_of, typed)
    assert opened(submitted).desk.context.desk.as_of == DAY(2025, 9, 30)
    assert page.as_of.edit.text() == "2025年9月30日"


def test_what_is_no_day_stays_and_a_sentence_says_why(submitted: MainWindow) -> None:
    page = progress_page(submitted)
    before = page.as_of.day()
    type_day(page.as_of, "2025/2/30")
    assert page.as_of.edit.text() == "2025/2/30"
    assert "2025/2/30" in note_of(page.as_of).accessibleName()
    assert "日はありません" in page.as_of.edit.accessibleDescription()
    assert opened(submitted).desk.context.desk.as_of == before
    QTest.keyClick(page.as_of.edit, Qt.Key.Key_Backspace)
    assert not page.as_of.edit.accessibleDescription()
    QTest.keyClick(page.as_of.edit, Qt.Key.Key_Escape)
    assert page.as_of.day() == before


def test_a_day_that_must_be_there_cannot_be_emptied(submitted: MainWindow) -> None:
    page = progress_page(submitted)
    before = page.as_of.day()
    type_day(page.as_of, "2024/1/1")
    page.as_of.edit.selectAll()
    QTest.keyClick(page.as_of.edit, Qt.Key.Key_Delete)
    QTest.keyClick(page.as_of.edit, Qt.Key.Key_Return)
    assert "入力してください" in note_of(page.as_of).accessibleName()
    assert opened(submitted).desk.context.desk.as_of == DAY(2024, 1, 1) != before


def test_the_calendar_is_headed_by_the_year_and_then_the_month(submitted: MainWindow) -> None:
    page = progress_page(submitted)
    type_day(page.as_of, "2026/11/28")
    QTest.keyClick(page.as_of.edit, Qt.Key.Key_F4)
    calendar = page.as_of.findChild(Calendar)
    assert isinstance(calendar, Calendar)
    year = calendar.findChild(QToolButton, "qt_calendar_yearbutton")
    month = calendar.findChild(QToolButton, "qt_calendar_monthbutton")
    assert year is not None
    assert month is not None
    assert (year.text(), month.text()) == ("2026年", "11月")
    assert year.x() < month.x()
    calendar.showNextMonth()
    calendar.showNextMonth()
    assert (year.text(), month.text()) == ("2027年", "1月")
    calendar.activated.emit(calendar.selectedDate().addDays(1))
    assert page.as_of.day() == DAY(2026, 11, 29)


def test_the_first_submission_is_dated_as_it_was_planned(window: MainWindow) -> None:
    desk_of(window).show_page("versions")
    page = desk_of(window).page("versions")
    assert isinstance(page, VersionsPage)
    dialog = page.freeze_dialog()
    assert dialog.day.day() == DAY(2023, 5, 12)
    dialog.occasion.chosen.emit(str(Occasion.REPORTED))
    assert dialog.day.day() == opened(window).desk.context.desk.today
    type_day(dialog.day, "2023/6/1")
    dialog.occasion.chosen.emit(str(Occasion.SUBMITTED))
    assert dialog.day.day() == DAY(2023, 6, 1)
    dialog.name.setText("提出")
    dialog.day.edit.setText("2023/6/31")
    assert not dialog.accept_key.isEnabled()
    dialog.close()


def test_a_day_reads_alike_in_fields_tables_and_the_history(submitted: MainWindow) -> None:
    page = progress_page(submitted)
    row = page.model.rows[0]
    page.model.setData(page.model.index(0, Column.STARTED), "2023/6/20")
    index = page.model.index(0, Column.STARTED)
    held = [index.data(role) for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)]
    assert held == ["2023年6月20日"] * 2
    assert sheet_text(page.model.rows[0], Column.STARTED, plan_of(submitted)) == "2023/06/20"
    history = opened(submitted).details.history
    history.show_entity(row.id, plan_of(submitted))
    assert "2023年6月20日" in history.toPlainText()
    assert "2023-06-20" not in history.toPlainText()


def test_the_proposals_near_the_bottom_leave_the_reading_in_sight(window: MainWindow) -> None:
    window.setGeometry(window.screen().availableGeometry())
    QTest.qWait(20)
    outline = outline_of(window)
    low = [
        measure.id
        for measure in plan_of(window).measures()
        if not outline.visualRect(opened(window).page.model.index_of(measure.id)).isEmpty()
        and outline.visualRect(opened(window).page.model.index_of(measure.id)).bottom()
        < outline.viewport().height()
    ][-1]
    outline.edit_row(low, OutlineColumn.TIMING)
    cell = outline.editor()
    assert isinstance(cell, TimingCell)
    type_japanese("2023年5月")
    QTest.qWait(50)
    lists = [each for each in QApplication.topLevelWidgets() if each.objectName() == "completions"]
    (popup,) = (each for each in lists if each.isVisible())
    box = QRect(cell.box.mapToGlobal(QPoint(0, 0)), cell.box.size())
    assert cell.box.y() < cell.mapTo(window, QPoint(0, 0)).y()
    assert not popup.geometry().intersects(box)
    press(Qt.Key.Key_Return, into=cell)
    assert next(m for m in plan_of(window).measures() if m.id == low).timing_text == "2023年5月"


def test_what_a_page_complains_of_moves_nothing_under_the_mouse(submitted: MainWindow) -> None:
    page = progress_page(submitted)
    QTest.qWait(20)
    top = page.table.mapTo(submitted, QPoint(0, 0))
    page.model.setData(page.model.index(0, Column.STARTED), "そのうち")
    QTest.qWait(20)
    assert page.notices()
    assert page.table.mapTo(submitted, QPoint(0, 0)) == top
