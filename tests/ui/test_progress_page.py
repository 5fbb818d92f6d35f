"""The 進捗 table is worked like a spreadsheet; each gesture is one step, and the file agrees."""

from __future__ import annotations

import datetime
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.application.commands import (
    AddEntity,
    Command,
    DeleteEntity,
    EditProgress,
    MoveEntity,
    RecordOccurrence,
)
from desktop_app.application.status import RoundMark
from desktop_app.domain.plan import Measure
from desktop_app.domain.progress import Pace, Status
from desktop_app.domain.tree import get
from desktop_app.storage.plan_file import reading
from desktop_app.ui.delegates.timing_cell import TimingCell
from desktop_app.ui.dialogs.assign_dialog import AssignDialog
from desktop_app.ui.dialogs.department_dialog import DepartmentDialog
from desktop_app.ui.dialogs.entry_dialog import EntryDialog
from desktop_app.ui.dialogs.reason_dialog import ReasonDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.progress_columns import COLUMN_SETS, Column
from desktop_app.ui.models.progress_filter import Chip
from desktop_app.ui.models.tsv import read_block, write_block
from desktop_app.ui.views.progress_page import ProgressPage
from desktop_app.ui.widgets.notice_bar import NoticeBar
from desktop_app.ui.windows import Windows
from tests.ui.progress_screen import (
    DEPARTMENTS,
    NOW_DAY,
    desk_of,
    make_reported,
    progress_page,
    row_at,
    signals_of,
    steps_of,
    words_at,
)
from tests.ui.screen import opened, press, type_day, type_japanese

CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def reported(qtbot: QtBot, windows: Windows, tmp_path: Path) -> MainWindow:
    window = windows.open(make_reported(tmp_path / "報告.kaizen"))
    window.resize(1366, 768)
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


@pytest.fixture
def page(reported: MainWindow) -> ProgressPage:
    return progress_page(reported)


def select(page: ProgressPage, first: int, last: int, *columns: Column) -> None:
    page.table.go_to(first, columns[0])
    chosen = QItemSelection()
    for column in columns:
        chosen.select(page.model.index(first, column), page.model.index(last, column))
    page.table.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def marks(page: ProgressPage) -> list[RoundMark]:
    return [row.mark for row in page.model.rows]


def test_it_starts_at_the_day_of_the_report_that_is_due(page: ProgressPage) -> None:
    assert page.model.survey.as_of == NOW_DAY
    assert set(marks(page)) == {RoundMark.UNCONFIRMED}
    assert words_at(page, 0, Column.ANSWER) == "（回答待ち）"
    assert words_at(page, 0, Column.WORDING) == "前回の記載"


def test_a_text_is_typed_over_a_cell_with_an_input_method(
    reported: MainWindow, page: ProgressPage
) -> None:
    page.table.go_to(1, Column.WORDING)
    press(Qt.Key.Key_F2, into=page.table)
    type_japanese("4月に実施した。", preedit="しがつ")
    press(Qt.Key.Key_Return)
    assert words_at(page, 1, Column.WORDING) == "4月に実施した。"
    assert row_at(page, 1).mark is RoundMark.CHANGED
    path = reported.path
    assert path is not None
    with reading(path) as store:
        entry = store.latest_progress(as_of=NOW_DAY)[row_at(page, 1).id]
    assert (entry.report_wording, entry.as_of) == ("4月に実施した。", NOW_DAY)


def test_a_new_date_is_typed_in_the_table_too(reported: MainWindow, page: ProgressPage) -> None:
    page.table.go_to(1, Column.TIMING)
    press(Qt.Key.Key_F2, into=page.table)
    editor = page.table.findChild(TimingCell)
    assert editor is not None
    assert editor.box.isVisible()
    type_japanese("2023年度下期", preedit="しもき")
    press(Qt.Key.Key_Return)
    measure = get(signals_of(reported).plan, row_at(page, 1).id, Measure)
    proposed = measure.proposal.text if measure.proposal else measure.timing_text
    assert proposed == "2023年度下期"
    assert steps_of(reported) == 1


def test_enter_goes_to_the_cell_below_and_ends_at_the_last(page: ProgressPage) -> None:
    page.table.go_to(0, Column.ANSWER)
    for text in ("一つ目の回答", "二つ目の回答"):
        press(Qt.Key.Key_Return, into=page.table)
        type_japanese(text)
        press(Qt.Key.Key_Return)
    assert [row_at(page, place).answer for place in (0, 1)] == ["一つ目の回答", "二つ目の回答"]
    assert (page.table.currentIndex().row(), page.table.current_column()) == (2, Column.ANSWER)
    last = len(page.model.rows) - 1
    page.table.go_to(last, Column.ANSWER)
    press(Qt.Key.Key_Return, into=page.table)
    type_japanese("終わり")
    press(Qt.Key.Key_Return)
    assert (page.table.currentIndex().row(), page.table.hasFocus()) == (last, True)


def test_shift_enter_breaks_the_line_and_escape_gives_the_old_words_back(
    page: ProgressPage,
) -> None:
    page.table.go_to(0, Column.ANSWER)
    press(Qt.Key.Key_Return, into=page.table)
    type_japanese("一行目")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_japanese("二行目")
    press(Qt.Key.Key_Return)
    assert row_at(page, 0).answer == "一行目\n二行目"
    page.table.go_to(0, Column.ANSWER)
    press(Qt.Key.Key_Return, into=page.table)
    type_japanese("消える")
    press(Qt.Key.Key_Escape)
    assert row_at(page, 0).answer == "一行目\n二行目"


def test_digits_set_the_status_of_all_selected_rows_in_one_step(
    reported: MainWindow, page: ProgressPage
) -> None:
    before = steps_of(reported)
    select(page, 0, 4, Column.STATUS)
    press(Qt.Key.Key_5, into=page.table)
    assert {row_at(page, place).status for place in range(5)} == {Status.DONE}
    assert row_at(page, 5).status is Status.IN_PROGRESS
    assert steps_of(reported) == before + 1
    reported.window_actions.undo.trigger()
    assert {row.status for row in page.model.rows} == {Status.IN_PROGRESS}
    assert set(marks(page)) == {RoundMark.UNCONFIRMED}


def test_a_digit_elsewhere_changes_nothing(reported: MainWindow, page: ProgressPage) -> None:
    before = opened(reported).session.plan
    for column in (Column.MEASURE, Column.TIMING, Column.MARK):
        page.table.go_to(0, column)
        press(Qt.Key.Key_5, into=page.table)
    assert opened(reported).session.plan is before
    assert row_at(page, 0).status is Status.IN_PROGRESS


def test_digits_in_their_column_choose_the_pace(page: ProgressPage) -> None:
    page.table.show_set("all")
    page.table.go_to(0, Column.PACE)
    press(Qt.Key.Key_3, into=page.table)
    assert row_at(page, 0).pace is Pace.BEHIND
    press(Qt.Key.Key_0, into=page.table)
    entry = row_at(page, 0).entry
    assert entry is not None
    assert entry.pace is Pace.UNSET


def test_a_status_is_chosen_from_the_list_by_keys(page: ProgressPage, qtbot: QtBot) -> None:
    page.table.go_to(0, Column.STATUS)
    press(Qt.Key.Key_Return, into=page.table)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    view = popup.focusWidget() or popup
    press(Qt.Key.Key_Down, into=view)
    press(Qt.Key.Key_Return, into=view)
    assert row_at(page, 0).status is Status.CONTINUING


def test_one_key_confirms_one_row_and_goes_on(page: ProgressPage) -> None:
    page.table.go_to(0, Column.WORDING)
    press(Qt.Key.Key_Space, into=page.table)
    press(Qt.Key.Key_Space, into=page.table)
    assert marks(page)[:3] == [RoundMark.UNCHANGED, RoundMark.UNCHANGED, RoundMark.UNCONFIRMED]


def test_a_blank_from_the_input_method_confirms_too(page: ProgressPage) -> None:
    page.table.setFocus()
    page.table.go_to(0, Column.WORDING)
    type_japanese("　")
    assert row_at(page, 0).mark is RoundMark.UNCHANGED


def test_many_rows_are_confirmed_in_one_step(reported: MainWindow, page: ProgressPage) -> None:
    before = steps_of(reported)
    page.table.selectAll()
    press(Qt.Key.Key_Space, into=page.table)
    assert set(marks(page)) == {RoundMark.UNCHANGED}
    assert steps_of(reported) == before + 1


def test_a_row_without_an_entry_is_not_confirmed_and_the_status_line_says_so(
    window: MainWindow,
) -> None:
    page = progress_page(window)
    press(Qt.Key.Key_Space, into=page.table)
    assert row_at(page, 0).mark is RoundMark.UNCONFIRMED
    assert "変更なしにできません" in window.status.message


def test_a_block_from_excel_goes_into_the_cells_from_the_cursor_on(
    reported: MainWindow, page: ProgressPage
) -> None:
    before = steps_of(reported)
    page.table.go_to(2, Column.ANSWER)
    clip('回答A\t"記載\n二行"\t実施済\r\n回答B\t記載B\t4月\r\n')
    press(Qt.Key.Key_V, CONTROL, into=page.table)
    assert "の進捗区分: 「4月」は使えません" in page.notices()[0]
    assert row_at(page, 2).answer == ""
    clip('回答A\t"記載\n二行"\t実施済\r\n回答B\t記載B\t継続実施中\r\n')
    press(Qt.Key.Key_V, CONTROL, into=page.table)
    entry = row_at(page, 2).entry
    assert entry is not None
    assert (entry.answer, entry.report_wording, entry.status) == (
        "回答A",
        "記載\n二行",
        Status.DONE,
    )
    assert row_at(page, 3).status is Status.CONTINUING
    assert steps_of(reported) == before + 1


def test_a_table_with_heads_finds_its_rows_whatever_their_order(page: ProgressPage) -> None:
    one, other = row_at(page, 7), row_at(page, 1)
    lines = [
        ["施策", "部署の回答"],
        [one.measure.text, "七の回答"],
        ["どこにもない施策", "迷子"],
        [other.measure.text, "一の回答"],
    ]
    clip(write_block(lines))
    press(Qt.Key.Key_V, CONTROL, into=page.table)
    assert (row_at(page, 7).answer, row_at(page, 1).answer) == ("七の回答", "一の回答")
    assert "どこにもない施策" in page.notices()[0]


def test_a_table_from_word_keeps_the_lines_of_its_cells(page: ProgressPage) -> None:
    """Word's plain text tears a cell of two paragraphs into two rows; its page does not."""
    made = QMimeData()
    made.setText("回答A\n二行目\t記載A\n回答B\t記載B\n")
    made.setHtml(
        "<table><tr><td><p>回答A</p><p>二行目</p></td><td>記載A</td></tr>"
        "<tr><td>回答B</td><td>記載B</td></tr></table>"
    )
    QGuiApplication.clipboard().setMimeData(made)
    page.table.go_to(2, Column.ANSWER)
    press(Qt.Key.Key_V, CONTROL, into=page.table)
    told = [(row_at(page, place).answer, words_at(page, place, Column.WORDING)) for place in (2, 3)]
    assert told == [("回答A\n二行目", "記載A"), ("回答B", "記載B")]


def test_a_page_without_a_text_beside_it_is_pasted_too(page: ProgressPage) -> None:
    made = QMimeData()
    made.setHtml("<table><tr><td>回答だけ</td></tr></table>")
    QGuiApplication.clipboard().setMimeData(made)
    page.table.go_to(0, Column.ANSWER)
    press(Qt.Key.Key_V, CONTROL, into=page.table)
    assert row_at(page, 0).answer == "回答だけ"


def test_what_is_copied_comes_back_unchanged(page: ProgressPage, reported: MainWindow) -> None:
    before = steps_of(reported)
    page.table.show_set("all")
    page.table.selectAll()
    press(Qt.Key.Key_C, CONTROL, into=page.table)
    text = QGuiApplication.clipboard().text()
    assert len(read_block(text)) == len(page.model.rows)
    page.table.go_to(0, Column.REFERENCE)
    press(Qt.Key.Key_V, CONTROL, into=page.table)
    assert steps_of(reported) == before


def test_cells_are_filled_down_and_emptied(page: ProgressPage) -> None:
    page.table.show_set("all")
    page.table.go_to(0, Column.NEXT_STEPS)
    assert page.model.setData(page.model.index(0, Column.NEXT_STEPS), "来期も続ける。")
    assert page.model.setData(page.model.index(0, Column.STARTED), "R5.4.3")
    select(page, 0, 3, Column.NEXT_STEPS, Column.STARTED)
    press(Qt.Key.Key_D, CONTROL, into=page.table)
    entry = row_at(page, 3).entry
    assert entry is not None
    assert (entry.next_steps, entry.started_on) == ("来期も続ける。", datetime.date(2023, 4, 3))
    press(Qt.Key.Key_Delete, into=page.table)
    entry = row_at(page, 3).entry
    assert entry is not None
    assert (entry.next_steps, entry.started_on) == ("", None)


def test_a_day_that_cannot_be_read_changes_nothing_and_says_so(page: ProgressPage) -> None:
    assert not page.model.setData(page.model.index(0, Column.FINISHED), "そのうち")
    assert "完了日: 「そのうち」は日付として読み取れません" in page.notices()[0]
    assert row_at(page, 0).mark is RoundMark.UNCONFIRMED


def test_filters_choose_rows_and_chips_count_them(page: ProgressPage) -> None:
    everything = len(page.model.rows)
    place = page.filters.department.findText("人事部")
    page.filters.department.setCurrentIndex(place)
    page.filters.department.activated.emit(place)
    rows = page.model.rows
    assert 0 < len(rows) < everything
    assert {row.bearers.lead.name for row in rows if row.bearers.lead} == {"人事部"}
    assert page.filters.chips[Chip.ALL].text().endswith(str(len(rows)))
    page.filters.chips[Chip.UNCONFIRMED].click()
    page.table.selectAll()
    press(Qt.Key.Key_Space, into=page.table)
    assert len(page.model.rows) == len(rows), "rows stay while they are worked on"
    page.choose_anew.trigger()
    assert not page.model.rows
    page.filters.reset.click()
    assert len(page.model.rows) == everything


def test_words_narrow_the_table_whatever_their_width(page: ProgressPage) -> None:
    page.filters.words.setText("ｺﾝﾌﾟﾗｲｱﾝｽ")
    assert page.model.rows
    assert all("コンプライアンス" in row.measure.text for row in page.model.rows)


def test_another_page_can_ask_for_certain_rows(reported: MainWindow, page: ProgressPage) -> None:
    wanted = [row.id for row in page.model.rows[3:6]]
    desk_of(reported).context.rows_wanted.emit(wanted, "期限超過")
    assert [row.id for row in page.model.rows] == wanted


def test_another_day_shows_what_held_then(page: ProgressPage) -> None:
    page.model.setData(page.model.index(0, Column.WORDING), "新しい記載")
    type_day(page.as_of, "2024/3/1")
    assert words_at(page, 0, Column.WORDING) == "前回の記載"
    assert row_at(page, 0).mark is RoundMark.UNCONFIRMED


def test_cancelling_asks_for_the_reason(
    page: ProgressPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: ReasonDialog) -> int:
        dialog.reason.show_text("設備を廃止したため")
        return int(ReasonDialog.DialogCode.Accepted)

    monkeypatch.setattr(ReasonDialog, "exec", answer)
    select(page, 0, 1, Column.STATUS)
    press(Qt.Key.Key_6, into=page.table)
    entries = [row_at(page, place).entry for place in (0, 1)]
    assert [entry.reason for entry in entries if entry] == ["設備を廃止したため"] * 2
    assert row_at(page, 0).status is Status.CANCELLED


def test_an_occurrence_is_recorded_corrected_and_taken_away(
    page: ProgressPage, reported: MainWindow
) -> None:
    page.show_pane.setChecked(True)
    page.table.go_to(0, Column.WORDING)
    form = page.pane.form
    form.on.edit.setText("2024/2/20")
    form.people.setValue(1240)
    form.rate.setText("98.6％")
    form.record.click()
    assert [(each.people, each.rate) for each in row_at(page, 0).occurrences] == [(1240, "98.6％")]
    form.start(row_at(page, 0).id, row_at(page, 0).occurrences[0])
    form.people.setValue(1241)
    form.record.click()
    done = row_at(page, 0).occurrences
    assert [each.people for each in done] == [1241]
    signals_of(reported).execute(
        RecordOccurrence(row_at(page, 0).id, done[0].on, times=0, replaces=done[0].id)
    )
    assert row_at(page, 0).occurrences == ()


def test_a_correction_replaces_an_earlier_entry_and_shows_it_so(
    page: ProgressPage, reported: MainWindow, qtbot: QtBot
) -> None:
    page.show_pane.setChecked(True)
    page.table.go_to(0, Column.WORDING)
    entry = row_at(page, 0).entry
    assert entry is not None
    dialog = EntryDialog(page, signals_of(reported), entry)
    qtbot.addWidget(dialog)
    dialog.texts["report_wording"].show_text("訂正した記載")
    dialog._correct()  # noqa: SLF001
    assert words_at(page, 0, Column.WORDING) == "訂正した記載"
    assert any("訂正済み" in part.accessibleName() for part in page.pane.findChildren(QWidget))


def test_departments_are_added_renamed_merged_and_given_measures(
    page: ProgressPage, reported: MainWindow, qtbot: QtBot
) -> None:
    signals = signals_of(reported)
    dialog = DepartmentDialog(page, signals, on=NOW_DAY)
    qtbot.addWidget(dialog)
    dialog.new_name.setText("デジタル推進部")
    dialog._add.click()  # noqa: SLF001
    made = signals.plan.departments[-1]
    assert made.name == "デジタル推進部"
    dialog.name.setText("DX推進部")
    dialog.renamed_on.edit.setText("2024/4/1")
    dialog._rename.click()  # noqa: SLF001
    assert signals.plan.departments[-1].name_on(NOW_DAY) == "デジタル推進部"
    assigning = AssignDialog(page, signals, (row_at(page, 0).id,), on=NOW_DAY)
    qtbot.addWidget(assigning)
    assigning.department.setCurrentIndex(assigning.department.count() - 1)
    assigning._take.click()  # noqa: SLF001
    assert words_at(page, 0, Column.LEAD) == "デジタル推進部"
    dialog.choose(made.id)
    assert dialog.into.currentData() is None
    assert not dialog._merge.isEnabled()  # noqa: SLF001
    type_day(dialog.merged_on, "2024/3/1")
    texts = [part.accessibleName() for part in dialog.findChildren(QLabel)]
    assert any(text.startswith("2024年3月1日から移る施策: 主管 1件・関係 0件") for text in texts)
    dialog.into.setCurrentIndex(1)
    dialog._merge.click()  # noqa: SLF001
    assert words_at(page, 0, Column.LEAD) == DEPARTMENTS[0]
    (said,) = (bar for bar in dialog.findChildren(NoticeBar) if not bar.isHidden())
    assert said.text == f"「DX推進部」を「{DEPARTMENTS[0]}」に統合しました（1件の施策）。"
    said.findChildren(QPushButton)[0].click()
    assert words_at(page, 0, Column.LEAD) == "デジタル推進部"


def test_undo_is_seen_where_it_happened(reported: MainWindow, page: ProgressPage) -> None:
    page.model.setData(page.model.index(20, Column.WORDING), "変わった記載")
    page.table.go_to(0, Column.WORDING)
    reported.window_actions.undo.trigger()
    assert page.table.currentIndex().row() == 20


def test_what_is_painted_in_part_is_what_would_be_painted_whole(
    reported: MainWindow, page: ProgressPage
) -> None:
    table, signals = page.table, signals_of(reported)
    page.filters.words.setFocus()
    table.setFocus()

    def seen() -> list[int]:
        QApplication.processEvents()
        corner = table.viewport().mapTo(reported, QPoint(0, 0))
        image = reported.screen().grabWindow(reported.winId()).toImage()
        image = image.copy(QRect(corner, table.viewport().size()))
        points = image.convertToFormat(QImage.Format.Format_RGB32).constBits()
        return list(memoryview(points).cast("I"))

    select(page, 1, 1, Column.WORDING)
    measure = row_at(page, 2).owner
    steps: tuple[Callable[[], object], ...] = (
        lambda: select(page, 2, 6, Column.WORDING, Column.RESULT),
        lambda: press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier, into=table),
        lambda: press(Qt.Key.Key_Down, into=table),
        lambda: signals.execute(EditProgress(measure, NOW_DAY, {"report_wording": "別の文"})),
        signals.undo,
        lambda: table.flash(frozenset({row_at(page, 3).id})),
        lambda: table.flash(frozenset()),
        lambda: select(page, 0, 0, Column.ANSWER),
    )
    for step in steps:
        step()
        part = seen()
        table.viewport().repaint()
        differing = sum(one != other for one, other in zip(part, seen(), strict=True))
        assert differing <= 16, "where a rule ends on the edge of a row, one point may be paler"


def test_a_deleted_measure_leaves_the_table(reported: MainWindow, page: ProgressPage) -> None:
    gone = row_at(page, 0)
    desk = desk_of(reported)
    desk.show_page("plan")
    outline = opened(reported).page.outline
    outline.show_row(gone.id)
    reported.window_actions.delete.trigger()
    desk.show_page("progress")
    assert page.model.place_of(gone.id) < 0
    reported.window_actions.undo.trigger()
    assert page.model.place_of(gone.id) == 0


def test_rows_come_go_and_move_by_themselves(reported: MainWindow, page: ProgressPage) -> None:
    tester = QAbstractItemModelTester(
        page.model, QAbstractItemModelTester.FailureReportingMode.Warning, page
    )
    resets, signals = list[str](), signals_of(reported)
    page.model.modelReset.connect(lambda: resets.append("all"))
    select(page, 20, 22, Column.WORDING)
    here = row_at(page, 20).id
    page.table.verticalScrollBar().setValue(8)
    items = [item for chapter in signals.plan.chapters for item in chapter.items]
    first = next(item for item in items if len(item.measures) > 2).measures
    steps: tuple[Command, ...] = (
        AddEntity("measure", items[0].id, {"text": "足した施策"}),
        MoveEntity(first[-1].id, before=first[0].id),
        MoveEntity(first[0].id, after=first[1].id),
        DeleteEntity(first[1].id),
    )
    for step in (*steps, *(None for _step in steps)):
        if step:
            signals.execute(step)
        else:
            signals.undo()
        assert [row.id for row in page.model.rows] == [row.id for row in page.model.survey.rows]
        assert all(page.model.place_of(row.id) == at for at, row in enumerate(page.model.rows))
        if step:
            assert row_at(page, page.table.currentIndex().row()).id == here
            assert len(page.table.selected_rows()) == 3
            assert page.table.verticalScrollBar().value() == 8
    assert not resets
    assert tester is not None


def test_the_model_stays_sound_under_random_edits(reported: MainWindow, page: ProgressPage) -> None:
    tester = QAbstractItemModelTester(
        page.model, QAbstractItemModelTester.FailureReportingMode.Warning, page
    )
    dice = random.Random(7)
    columns = [Column.ANSWER, Column.WORDING, Column.RESULT]
    for turn in range(60):
        act = dice.randrange(6)
        if not page.model.rows or act == 0:
            page.filters.chips[dice.choice(list(Chip))].click()
        elif act == 1:
            reported.window_actions.undo.trigger()
        elif act == 2:
            page.table.selectAll()
            page.table.confirm_wanted.emit()
        elif act == 3:
            page.choose_anew.trigger()
        else:
            place = dice.randrange(len(page.model.rows))
            page.model.setData(page.model.index(place, dice.choice(columns)), f"文{turn}")
    page.filters.clear()
    fresh = {row.id: row for row in page.model.survey.rows}
    assert all(fresh[row.id] == row for row in page.model.rows)
    assert tester is not None


def test_every_cell_has_words_for_a_screen_reader(page: ProgressPage) -> None:
    for column in Column:
        spoken = page.model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)
        assert isinstance(spoken, str)
        assert spoken.strip(": ")
    for name in COLUMN_SETS:
        page.table.show_set(name)
        assert page.table.visible_columns() == list(COLUMN_SETS[name])


def test_a_thousand_measures_stay_pleasant(qtbot: QtBot, windows: Windows, tmp_path: Path) -> None:
    window = windows.open(make_reported(tmp_path / "大きい.kaizen", more=963))
    window.resize(1366, 768)
    qtbot.waitExposed(window)
    page = progress_page(window)
    assert len(page.model.rows) == 1000
    began = time.perf_counter()
    page.filters.words.setText("追加の施策7")
    assert page.model.rows
    page.filters.words.setText("")
    filtering = (time.perf_counter() - began) / 2
    began = time.perf_counter()
    page.table.scrollToBottom()
    page.table.viewport().grab()
    scrolling = time.perf_counter() - began
    began = time.perf_counter()
    page.model.setData(page.model.index(500, Column.WORDING), "千のうちの一つ")
    editing = time.perf_counter() - began
    assert words_at(page, 500, Column.WORDING) == "千のうちの一つ"
    assert (filtering < 1, scrolling < 1, editing < 2) == (True, True, True)


def test_a_pasted_merger_asks_for_what_the_sheet_leaves_out(
    page: ProgressPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(dialog: ReasonDialog) -> int:
        asked.append(dialog.windowTitle())
        dialog.reason.show_text("一本化した")
        dialog.target.setCurrentIndex(3)
        return int(ReasonDialog.DialogCode.Accepted)

    monkeypatch.setattr(ReasonDialog, "exec", answer)
    page.table.go_to(0, Column.STATUS)
    clip("統合\r\n実施済")
    page.paste.trigger()
    merged, done = row_at(page, 0).entry, row_at(page, 1).entry
    assert len(asked) == 1
    assert merged is not None
    assert done is not None
    assert (merged.status, merged.reason, done.status) == (
        Status.MERGED,
        "一本化した",
        Status.DONE,
    )
    assert merged.merged_into not in (None, merged.measure)


def test_a_correction_to_a_merger_and_back_names_its_target_and_forgets_it(
    page: ProgressPage, reported: MainWindow, qtbot: QtBot
) -> None:
    for status in (Status.MERGED, Status.DONE):
        entry = row_at(page, 0).entry
        assert entry is not None
        dialog = EntryDialog(page, signals_of(reported), entry)
        qtbot.addWidget(dialog)
        dialog.status.setCurrentIndex(dialog.status.findData(str(status)))
        assert dialog.target.isHidden() is (status is Status.DONE)
        dialog.target.setCurrentIndex(3)
        dialog.texts["reason"].show_text("一本化した")
        dialog._correct()  # noqa: SLF001
        told = row_at(page, 0).entry
        assert told is not None
        assert told.status is status
        assert (told.merged_into is None) is (status is Status.DONE)


def test_another_day_begins_another_round_or_says_what_is_missing(reported: MainWindow) -> None:
    page = progress_page(reported)
    owner = row_at(page, 0).owner
    signals_of(reported).execute(EditProgress(owner, NOW_DAY, {"report_wording": "新しい"}))
    assert row_at(page, 0).mark is RoundMark.CHANGED
    assert page.round.text == ""
    desk_of(reported).context.desk.set_as_of(datetime.date(2024, 9, 30))
    assert row_at(page, 0).mark is RoundMark.CHANGED
    assert page.round.text.startswith("基準日 2024年9月30日 の報告は、まだ記録されていません。")
    page.round.begin.click()
    third = signals_of(reported).plan.reports[-1]
    assert (third.number, third.as_of) == (3, datetime.date(2024, 9, 30))
    assert page.model.survey.report == third
    assert row_at(page, 0).mark is RoundMark.UNCONFIRMED
    assert page.round.text == "第2回報告の提出日が未記入です。"
    page.round.date.click()
    type_japanese("2024/4/30")
    press(Qt.Key.Key_Return)
    assert signals_of(reported).plan.reports[1].submitted_on == datetime.date(2024, 4, 30)
    assert progress_page(reported).round.text == ""


def test_an_edit_paints_its_own_row_only(reported: MainWindow) -> None:
    page = progress_page(reported)
    model, painted = page.model, set[int]()
    model.dataChanged.connect(lambda top, end: painted.update(range(top.row(), end.row() + 1)))
    owner = row_at(page, 2).owner
    signals_of(reported).execute(RecordOccurrence(owner, NOW_DAY))
    assert painted == {place for place, row in enumerate(model.rows) if row.owner == owner}


def test_a_sheet_with_heads_of_its_own_is_taken_and_says_what_it_left_out(
    page: ProgressPage,
) -> None:
    first, second = (row_at(page, place).measure.text for place in (1, 2))
    page.table.go_to(3, Column.ANSWER)
    clip(
        f"項番\t施策名\t回答\t区分\t備考\r\n"
        f"x\t{first}\t4月に始めた\t実施中\t早い\r\nx\t{second}\t済んだ\tたぶん済\t"
    )
    page.paste.trigger()
    (told,) = page.notices()
    assert f"「{second[:10]}" in told
    assert "進捗区分: 「たぶん済」は使えません（未着手、準備中、実施中" in told
    assert row_at(page, 1).answer == ""
    clip(f"施策\t回答\t備考\r\n{first}\t4月に始めた\t早い")
    page.paste.trigger()
    assert row_at(page, 1).answer == "4月に始めた"
    assert page.notices() == ["見出し「備考」はこの表の列にないので、貼り付けていません。"]
    clip(f"施策\t回答\r\n{second}\t済んだ")
    page.paste.trigger()
    assert row_at(page, 2).answer == "済んだ"
    assert page.notices() == []


def test_an_answer_that_waits_to_be_taken_over_is_marked_so(page: ProgressPage) -> None:
    page.table.go_to(0, Column.ANSWER)
    clip("2025年7月に実施（210名）")
    page.paste.trigger()
    assert words_at(page, 0, Column.MARK) == "要転記"
    assert words_at(page, 1, Column.MARK) == "未確認"
    press(Qt.Key.Key_R, CONTROL, into=page.table)
    assert words_at(page, 0, Column.MARK) == "変更あり"
