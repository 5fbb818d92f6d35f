"""Clipboard and shape of rows in the real window, by keys."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.application.commands import EditProgress, FreezeVersion
from desktop_app.domain.kinds import Value
from desktop_app.domain.plan import Detail, Measure
from desktop_app.domain.tree import find
from desktop_app.domain.version import Occasion
from desktop_app.ui.dialogs.measure_dialog import MeasureDialog
from desktop_app.ui.dialogs.paste_dialog import PasteDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.plan_tree_model import Column
from desktop_app.ui.widgets.cell_editors import RowTextEdit
from tests.ui.screen import (
    first_item,
    first_measure,
    in_dialog,
    measure,
    opened,
    outline_of,
    plan_of,
    press,
    rows_of_plan,
    rows_on_screen,
)

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def agree(window: MainWindow) -> None:
    assert rows_on_screen(opened(window).page.model) == rows_of_plan(plan_of(window))


def texts(window: MainWindow) -> list[str]:
    return [entry.text for entry in first_item(window).entries]


def test_duplicate_and_undo(window: MainWindow) -> None:
    before = plan_of(window)
    outline_of(window).show_row(first_measure(window).id)
    press(Qt.Key.Key_D, CTRL, into=outline_of(window))
    item = first_item(window)
    assert item.measures[0].text == item.measures[1].text
    assert item.measures[0].timing == item.measures[1].timing
    assert outline_of(window).current_id() == item.measures[1].id
    agree(window)
    assert window.window_actions.undo.text() == "元に戻す: 行の複製"
    window.window_actions.undo.trigger()
    assert plan_of(window) == before


def test_copy_and_paste_between_items(window: MainWindow) -> None:
    source, target = measure(window, 0), measure(window, 10)
    outline_of(window).show_row(source.id)
    press(Qt.Key.Key_C, CTRL, into=outline_of(window))
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text().startswith(f"➤ {source.text}\t{source.timing_text}")
    outline_of(window).show_row(target.id)
    press(Qt.Key.Key_V, CTRL, into=outline_of(window))
    made = find(plan_of(window), outline_of(window).current_id())
    assert isinstance(made, Measure)
    assert made.text == source.text
    assert [detail.text for detail in made.details] == [detail.text for detail in source.details]
    agree(window)


def test_cut_and_paste_is_a_move(window: MainWindow) -> None:
    source, target = measure(window, 1), measure(window, 10)
    told: dict[str, Value] = {"report_wording": "移る前の記載"}
    opened(window).signals.execute(EditProgress(source.id, datetime.date(2024, 3, 31), told))
    outline = outline_of(window)
    outline.show_row(source.id)
    press(Qt.Key.Key_X, CTRL, into=outline)
    assert measure(window, 1) == source
    assert "Esc" in window.status.message
    outline.show_row(target.id)
    press(Qt.Key.Key_V, CTRL, into=outline)
    place = plan_of(window).measures().index(target)
    moved = measure(window, place + 1)
    assert (moved.id, moved.text, moved.details) == (source.id, source.text, source.details)
    (entry,) = opened(window).session.records.progress_of([source.id])
    assert entry.report_wording == "移る前の記載"
    assert outline.current_id() == source.id
    assert window.status.message == "施策を移しました（細目1行とともに）"
    agree(window)
    before = plan_of(window)
    press(Qt.Key.Key_V, CTRL, into=outline)
    assert plan_of(window) == before
    window.window_actions.undo.trigger()
    assert measure(window, 1) == source


def test_what_the_authority_knows_is_cut_and_pasted_too(window: MainWindow) -> None:
    freeze = FreezeVersion("提出", datetime.date(2023, 5, 12), Occasion.SUBMITTED)
    opened(window).signals.execute(freeze)
    source, target, count = measure(window, 0), measure(window, 10), len(plan_of(window).measures())
    outline = outline_of(window)
    outline.show_row(source.id)
    press(Qt.Key.Key_X, CTRL, into=outline)
    outline.show_row(target.id)
    press(Qt.Key.Key_V, CTRL, into=outline)
    ids = [each.id for each in plan_of(window).measures()]
    assert len(ids) == count
    assert ids.index(source.id) == ids.index(target.id) + 1


def test_a_cut_is_given_up_by_esc_and_by_the_next_copy(window: MainWindow) -> None:
    source, before, outline = measure(window, 1), plan_of(window), outline_of(window)
    outline.show_row(source.id)
    press(Qt.Key.Key_X, CTRL, into=outline)
    press(Qt.Key.Key_Escape, into=outline)
    press(Qt.Key.Key_V, CTRL, into=outline)
    assert plan_of(window) == before
    press(Qt.Key.Key_X, CTRL, into=outline)
    press(Qt.Key.Key_C, CTRL, into=outline)
    press(Qt.Key.Key_V, CTRL, into=outline)
    assert len(plan_of(window).measures()) == len(before.measures()) + 1


def test_rows_are_not_pasted_where_their_kind_does_not_belong(window: MainWindow) -> None:
    before, outline = plan_of(window), outline_of(window)
    outline.show_row(measure(window, 1).id)
    press(Qt.Key.Key_X, CTRL, into=outline)
    outline.show_row(before.chapters[3].id)
    press(Qt.Key.Key_V, CTRL, into=outline)
    assert plan_of(window) == before
    assert "項目の下に置きます" in window.status.message
    press(Qt.Key.Key_Escape, into=outline)


def test_a_far_place_is_chosen_from_all(window: MainWindow) -> None:
    source = first_measure(window)
    chapter = plan_of(window).chapters[3]
    outline_of(window).show_row(source.id)

    shown: list[int] = []
    said: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MeasureDialog)
        items = [dialog.list.item(n) for n in range(dialog.list.count())]
        shown.extend(item.data(Qt.ItemDataRole.UserRole) for item in items)
        said.extend(each.accessibleName() for each in dialog.findChildren(QLabel))
        key = next(each for each in dialog.findChildren(QPushButton) if each.text() == "移動")
        assert (dialog.chosen, key.isEnabled()) == (0, False), "Enter alone moves nothing"
        dialog.search.setText("どこにもない")
        assert (dialog.rows.none.isHidden(), key.isEnabled()) == (False, False)
        dialog.search.setText(chapter.items[-1].title)
        assert dialog.rows.none.isHidden()
        key.click()

    QTimer.singleShot(0, answer)
    press(Qt.Key.Key_M, CTRL, into=outline_of(window))
    assert chapter.items[-1].id in shown
    assert source.id not in shown
    assert plan_of(window).chapters[3].items[-1].measures[-1].id == source.id
    outline = outline_of(window)
    assert outline.current_id() == source.id
    assert any(f"「{source.text[:20]}" in words for words in said), "what is moved is named"
    row = outline.visualRect(outline.currentIndex())
    height = outline.viewport().height()
    assert height / 4 < row.center().y() < height * 3 / 4, "its new neighbours are in sight"
    agree(window)


def test_split_at_the_cursor_of_the_editor(window: MainWindow) -> None:
    row = first_measure(window)
    outline = outline_of(window)
    outline.show_row(row.id)
    press(Qt.Key.Key_F2, into=outline)
    editor = QApplication.focusWidget()
    assert isinstance(editor, RowTextEdit)
    editor.setCursorPosition(6)
    press(Qt.Key.Key_Return, CTRL | SHIFT, into=editor)
    assert texts(window)[:2] == [row.text[:6], row.text[6:]]
    opened_editor = QApplication.focusWidget()
    assert isinstance(opened_editor, RowTextEdit)
    press(Qt.Key.Key_Escape, into=opened_editor)
    agree(window)


def test_join_with_the_next(window: MainWindow) -> None:
    measures = first_item(window).measures
    outline_of(window).show_row(measures[1].details[0].id)
    outline_of(window).show_row(first_item(window).id)
    press(Qt.Key.Key_J, CTRL, into=outline_of(window))
    assert first_item(window).title.startswith("体系的な内部統制体制の構築行為規制")
    agree(window)


def test_levels_in_and_out(window: MainWindow) -> None:
    row = measure(window, 0).details[0]
    outline_of(window).show_row(row.id)
    press(Qt.Key.Key_Left, ALT, into=outline_of(window))
    made = find(plan_of(window), outline_of(window).current_id())
    assert isinstance(made, Measure)
    assert made.text == row.text
    press(Qt.Key.Key_Right, ALT, into=outline_of(window))
    assert isinstance(find(plan_of(window), outline_of(window).current_id()), Detail)
    agree(window)


def test_several_rows_move_together(window: MainWindow) -> None:
    item = first_item(window)
    ids = [entry.id for entry in item.entries]
    outline_of(window).show_rows(ids[1:3])
    press(Qt.Key.Key_Up, ALT, into=outline_of(window))
    assert [entry.id for entry in first_item(window).entries] == [ids[1], ids[2], ids[0]]
    assert outline_of(window).selected_ids() == ids[1:3]
    press(Qt.Key.Key_Down, ALT, into=outline_of(window))
    assert [entry.id for entry in first_item(window).entries] == ids
    agree(window)


def test_a_single_line_needs_no_review(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("一行だけの文")
    QGuiApplication.clipboard().setMimeData(mime)
    outline_of(window).show_row(first_measure(window).id)
    press(Qt.Key.Key_V, CTRL, into=outline_of(window))
    assert texts(window)[1] == "一行だけの文"


def test_a_single_line_goes_into_the_timing_under_the_cursor(window: MainWindow) -> None:
    before = texts(window)
    outline_of(window).show_row(first_measure(window).id, column=Column.TIMING)
    QGuiApplication.clipboard().setText("2027年度上期\r\n")
    press(Qt.Key.Key_V, CTRL, into=outline_of(window))
    assert (first_measure(window).timing_text, texts(window)) == ("2027年度上期", before)
    window.window_actions.undo.trigger()
    QGuiApplication.clipboard().setText("2027年度上期")
    outline_of(window).show_row(first_item(window).id, column=Column.TIMING)
    press(Qt.Key.Key_V, CTRL, into=outline_of(window))
    assert first_measure(window).timing_text != "2027年度上期"


def test_a_line_with_its_timing_is_reviewed_and_loses_nothing(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("研修の実施（2027年度上期）")
    outline_of(window).show_row(first_measure(window).id)
    in_dialog(PasteDialog, lambda dialog: press(Qt.Key.Key_Return, CTRL, into=dialog.tree))
    press(Qt.Key.Key_V, CTRL, into=outline_of(window))
    made = first_item(window).measures[1]
    assert (made.text, made.timing_text) == ("研修の実施", "2027年度上期")


def test_foreign_text_is_reviewed_first(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("➤ 甲の実施\t4月～\nー 乙を改正\n➤ 丙の整備\t5月")
    seen: list[str] = []

    def answer(dialog: PasteDialog) -> None:
        seen.extend(row.kind.value for row in dialog.draft.rows)
        press(Qt.Key.Key_Return, CTRL, into=dialog.tree)

    outline_of(window).show_row(first_measure(window).id)
    in_dialog(PasteDialog, answer)
    press(Qt.Key.Key_V, CTRL, into=outline_of(window))
    assert seen == ["measure", "detail", "measure"]
    assert texts(window)[1:3] == ["甲の実施", "丙の整備"]
    agree(window)
    window.window_actions.undo.trigger()
    assert "甲の実施" not in texts(window)
