"""進捗 says what came of a deed: that it was done, that it was done already, or why not."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.application.status import RoundMark
from desktop_app.domain.pace import Due, DueEvent
from desktop_app.domain.progress import Doubt, Status
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.plan_tree_model import Column as OutlineColumn
from desktop_app.ui.models.progress_columns import Column
from desktop_app.ui.models.progress_filter import Chip
from desktop_app.ui.progress_words import due_words
from desktop_app.ui.views.progress_page import ProgressPage
from desktop_app.ui.widgets.calendar import Calendar
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.windows import Windows
from tests.ui.progress_screen import desk_of, make_reported, progress_page, row_at, steps_of
from tests.ui.screen import first_measure, opened, outline_of, press, type_day

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, windows: Windows, tmp_path: Path) -> MainWindow:
    made = windows.open(make_reported(tmp_path / "報告.kaizen"))
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


@pytest.fixture
def page(window: MainWindow) -> ProgressPage:
    found = progress_page(window)
    found.take_focus()
    return found


@pytest.fixture
def said(window: MainWindow) -> list[str]:
    heard: list[str] = []
    desk_of(window).context.said.connect(heard.append)
    return heard


def type_cell(page: ProgressPage, place: int, column: Column, text: str) -> None:
    page.table.go_to(place, column)
    page.model.setData(page.model.index(place, column), text)


def select(page: ProgressPage, first: int, last: int, column: Column) -> None:
    page.table.go_to(first, column)
    chosen = QItemSelection(page.model.index(first, column), page.model.index(last, column))
    page.table.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def test_unchanged_is_said_only_of_what_became_so(
    window: MainWindow, page: ProgressPage, said: list[str]
) -> None:
    page.table.go_to(0, Column.WORDING)
    press(Qt.Key.Key_Space)
    assert said == ["1件を「変更なし」で確認しました。"]
    assert row_at(page, 0).mark is RoundMark.UNCHANGED
    assert page.table.currentIndex().row() == 1
    type_cell(page, 1, Column.WORDING, "新しい記載")
    steps = steps_of(window)
    press(Qt.Key.Key_Space)
    assert said[-1] == "前回の報告と報告書の記載が違うので、「変更なし」にできません。"
    assert row_at(page, 1).mark is RoundMark.CHANGED
    assert (steps_of(window), page.table.currentIndex().row()) == (steps, 1)
    page.table.go_to(0, Column.WORDING)
    press(Qt.Key.Key_Space)
    assert said[-1] == "1件は、すでに「変更なし」で確認しています。"
    page.table.selectAll()
    press(Qt.Key.Key_Space)
    every = len(page.model.rows)
    assert said[-1] == (
        f"{every - 2}件を「変更なし」で確認しました。1件は、すでに「変更なし」で確認しています。"
        "前回の報告と報告書の記載が違うので、「変更なし」にできません。"
    )


def test_an_answer_that_is_looked_at_is_confirmed_though_the_row_did_change(
    page: ProgressPage, said: list[str]
) -> None:
    type_cell(page, 0, Column.ANSWER, "策定を終えました。")
    page.table.go_to(0, Column.STATUS)
    press(Qt.Key.Key_4)
    assert page.model.index(0, Column.MARK).data() == "要転記"
    page.table.go_to(0, Column.STATUS)
    press(Qt.Key.Key_Space)
    assert said[-1] == "1件の回答を確認しました。前回の報告と違うので「変更あり」です。"
    assert page.model.index(0, Column.MARK).data() == "変更あり"


def test_answers_taken_over_are_counted(page: ProgressPage, said: list[str]) -> None:
    type_cell(page, 0, Column.ANSWER, "策定を終えました。")
    press(Qt.Key.Key_R, CONTROL)
    assert said[-1] == "1件の回答を、報告書の記載へ写しました。"
    assert page.model.index(0, Column.MARK).data() == "変更あり"
    press(Qt.Key.Key_R, CONTROL)
    assert said[-1] == "選んだ行の回答は、すでに報告書の記載にあります。"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_R, CONTROL)
    assert said[-1] == "選んだ行には、まだ部署の回答がありません。"


def question(page: ProgressPage) -> DayField | None:
    fields = (each for each in page.findChildren(DayField) if each.isVisible())
    return next((each for each in fields if each.edit.accessibleName() == "完了日"), None)


def set_done(page: ProgressPage, place: int) -> DayField:
    page.table.go_to(place, Column.STATUS)
    page.table.setFocus()
    press(Qt.Key.Key_5)
    QTest.qWait(10)
    asked = question(page)
    assert asked is not None
    assert asked.edit.hasFocus()
    return asked


def test_what_is_set_to_done_is_asked_for_its_day(
    window: MainWindow, page: ProgressPage, said: list[str]
) -> None:
    type_cell(page, 0, Column.NEXT_STEPS, "2025年度に開発に着手")
    asked = set_done(page, 0)
    assert page.notices() == [
        "1-① の進捗区分を「実施済」にしました。完了日はいつですか（Escで後にする）。"
        "「今後の予定」が残っています。"
    ]
    type_day(asked, "2024/3/15")
    entry = row_at(page, 0).entry
    assert entry is not None
    assert entry.finished_on == datetime.date(2024, 3, 15)
    assert page.table.hasFocus()
    assert page.notices() == []
    assert row_at(page, 0).doubts == (Doubt.STILL_PLANNED,)
    opened(window).session.undo()
    opened(window).session.undo()
    assert row_at(page, 0).status is Status.IN_PROGRESS


def test_the_day_may_be_left_open_and_the_row_is_counted(page: ProgressPage) -> None:
    set_done(page, 0)
    press(Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    assert page.notices() == []
    row = row_at(page, 0)
    assert (row.status, row.doubts) == (Status.DONE, (Doubt.NO_FINISH,))
    tip = page.model.index(0, Column.STATUS).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("実施済ですが、完了日がありません。")
    chip = page.filters.chips[Chip.DOUBTFUL]
    assert chip.text().endswith(" 1")
    chip.click()
    assert [each.id for each in page.model.rows] == [row.id]


def test_a_status_that_is_there_already_is_not_said_to_be_set(
    page: ProgressPage, said: list[str]
) -> None:
    page.table.go_to(0, Column.STATUS)
    page.table.setFocus()
    press(Qt.Key.Key_3)
    assert said[-1] == "すでに「実施中」です。"
    press(Qt.Key.Key_4)
    assert said[-1] == "1件の進捗区分を「継続実施中」にしました"


def test_several_rows_are_asked_for_one_day(page: ProgressPage) -> None:
    select(page, 0, 2, Column.STATUS)
    page.table.setFocus()
    press(Qt.Key.Key_5)
    QTest.qWait(10)
    asked = question(page)
    assert asked is not None
    type_day(asked, "2024/3/15")
    days = {row_at(page, place).entry.finished_on for place in range(3)}  # type: ignore[union-attr]
    assert days == {datetime.date(2024, 3, 15)}
    assert not page.model.survey.doubtful


def test_what_is_chosen_in_the_list_is_asked_too(page: ProgressPage) -> None:
    page.table.go_to(0, Column.STATUS)
    page.model.setData(page.model.index(0, Column.STATUS), "実施済")
    QTest.qWait(10)
    assert question(page) is not None


def click(page: ProgressPage, place: int, column: Column) -> None:
    index = page.model.index(place, column)
    page.table.scrollTo(index)
    at = page.table.visualRect(index).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_on_the_state_does_what_it_asks_for(page: ProgressPage) -> None:
    type_cell(page, 1, Column.ANSWER, "策定を終えました。")
    click(page, 0, Column.MARK)
    assert row_at(page, 0).mark is RoundMark.UNCHANGED
    click(page, 1, Column.MARK)
    entry = row_at(page, 1).entry
    assert entry is not None
    assert entry.report_wording == "策定を終えました。"
    assert row_at(page, 1).mark is RoundMark.CHANGED
    click(page, 1, Column.MARK)
    click(page, 2, Column.STATUS)
    assert (row_at(page, 1).entry, row_at(page, 2).mark) == (entry, RoundMark.UNCONFIRMED)


def test_every_state_says_what_it_means_and_what_to_do(page: ProgressPage) -> None:
    def tip(place: int) -> str:
        return str(page.model.index(place, Column.MARK).data(Qt.ItemDataRole.ToolTipRole))

    type_cell(page, 1, Column.ANSWER, "策定を終えました。")
    type_cell(page, 2, Column.WORDING, "新しい記載")
    click(page, 3, Column.MARK)
    starts = ["未確認: ", "要転記: ", "変更あり: ", "変更なし: "]
    assert [tip(place)[: len(start)] for place, start in enumerate(starts)] == starts


def test_a_double_click_on_the_status_in_the_plan_opens_its_progress(window: MainWindow) -> None:
    desk_of(window).show_page("plan")
    outline, details = outline_of(window), opened(window).details
    outline.show_row(first_measure(window).id)
    index = outline.currentIndex().siblingAtColumn(OutlineColumn.STATUS)
    at = outline.visualRect(index).center()
    QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert details.progress.status.hasFocus()


def test_the_form_beside_the_plan_says_what_does_not_go_together(window: MainWindow) -> None:
    outline_of(window).show_row(first_measure(window).id)
    details = opened(window).details
    details.show_progress()
    form = details.progress

    def said() -> str:
        notes = (each for each in form.findChildren(QLabel) if each.property("role") == "amber")
        return "".join(each.accessibleName() for each in notes if each.isVisible())

    assert said() == ""
    form.status.setCurrentIndex(form.status.findData("done"))
    assert said() == "完了日が空です。このまま記録すると「完了日なし」になります。"
    type_day(form.days["finished_on"], "2024/3/15")
    assert said() == ""
    form.next_steps.show_text("2025年度に開発に着手")
    assert said() == "「今後の予定」が残っています。"
    form.record()
    row = desk_of(window).context.desk.survey.row(first_measure(window).id)
    assert row is not None
    assert row.doubts == (Doubt.STILL_PLANNED,)


def test_the_day_is_chosen_by_the_rounds_and_back_to_today(
    window: MainWindow, page: ProgressPage
) -> None:
    day = page.head.day
    rounds = day.menu().actions()
    assert [(each.text(), each.isChecked()) for each in rounds] == [
        ("第2回　2024年3月31日", True),
        ("第1回　2023年9月30日", False),
    ]
    rounds[1].trigger()
    assert page.model.survey.as_of == datetime.date(2023, 9, 30)
    assert page.as_of.day() == datetime.date(2023, 9, 30)
    assert day.today.isVisible()
    day.today.click()
    assert page.model.survey.as_of == desk_of(window).context.desk.today
    assert not day.today.isVisible()


def test_lists_that_filter_say_what_they_are_about_once(page: ProgressPage) -> None:
    status, department = page.filters.status, page.filters.department
    words = [status.itemText(place) for place in range(3)]
    assert words == ["すべて", "未入力", "未着手"]
    assert (status.shown, department.shown) == ("区分: すべて", "部署: すべて")
    status.setCurrentIndex(2)
    assert status.shown == "区分: 未着手"


def test_a_chip_that_has_the_focus_moves_nothing(page: ProgressPage) -> None:
    top = page.table.mapTo(page, QPoint(0, 0)).y()
    for chip in page.filters.chips.values():
        before = chip.height()
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
        chip.setFocus()
        QTest.qWait(20)
        assert chip.sizeHint().height() == before
        if page.model.rows:
            assert page.table.mapTo(page, QPoint(0, 0)).y() == top


def test_a_past_day_says_how_much_is_overdue_today(
    qtbot: QtBot, window: MainWindow, page: ProgressPage
) -> None:
    chip, desk = page.filters.chips[Chip.OVERDUE], desk_of(window).context.desk
    qtbot.waitUntil(lambda: "今日では" in chip.text())
    words = chip.text()
    page.filters.words.setText("委員会")
    assert "今日では" not in chip.text()
    page.filters.clear()
    assert chip.text() == words
    desk.set_as_of(desk.today)
    assert words.endswith(f"（今日では{len(desk.survey.overdue)}件）")
    assert chip.text() == f"期限超過  {len(desk.survey.overdue)}"


@pytest.mark.parametrize(
    ("event", "days", "words"),
    [
        (DueEvent.END, 0, "期限の当日"),
        (DueEvent.START, 0, "開始の当日"),
        (DueEvent.END, 1, "期限まで1日"),
    ],
)
def test_what_falls_due_on_the_day_itself_says_so(
    page: ProgressPage, event: DueEvent, days: int, words: str
) -> None:
    row = replace(row_at(page, 0), due=Due(event, datetime.date(2024, 3, 31), days, soft=False))
    assert due_words(row) == words


def test_days_of_other_months_are_grey_on_weekends_too(qtbot: QtBot) -> None:
    calendar = Calendar(datetime.date(2025, 3, 31))
    qtbot.addWidget(calendar)
    calendar.show()
    (view,) = calendar.findChildren(QTableView)
    picture = view.viewport().grab().toImage()

    def reds(row: int, column: int) -> int:
        cell = view.visualRect(view.model().index(row, column))
        return sum(
            picture.pixelColor(x, y).red() > picture.pixelColor(x, y).green() + 80
            for x in range(cell.left(), cell.right())
            for y in range(cell.top(), cell.bottom())
        )

    weekend = [column for column in range(view.model().columnCount()) if reds(3, column)]
    assert weekend
    april = [column for column in weekend if int(view.model().index(6, column).data()) < 20]
    assert april
    assert all(reds(6, column) == 0 for column in april)
