"""The outline is edited by keys, and screen, session and file agree."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTreeView

from desktop_app.application.commands import ChangeField, DeleteEntity
from desktop_app.domain.plan import Measure
from desktop_app.storage.plan_file import reading
from desktop_app.ui.delegates.timing_cell import TimingCell
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.plan_tree_model import Column
from desktop_app.ui.widgets.cell_editors import RowTextEdit
from tests.ui.screen import (
    first_chapter,
    first_item,
    first_measure,
    measure,
    opened,
    outline_of,
    plan_of,
    press,
    rows_of_plan,
    rows_on_screen,
    type_japanese,
)

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def in_file(window: MainWindow, place: int) -> Measure:
    path = window.path
    assert path is not None
    with reading(path) as store:
        return store.load().measures()[place]


def test_it_shows_the_whole_plan(window: MainWindow) -> None:
    model = opened(window).page.model
    assert rows_on_screen(model) == rows_of_plan(plan_of(window))
    assert len(model.ids()) > 13 + 37


def test_a_timing_is_edited_in_place_and_undone_by_keys(window: MainWindow) -> None:
    outline = outline_of(window)
    before = first_measure(window).timing_text
    outline.show_row(first_measure(window).id)
    press(Qt.Key.Key_F2, SHIFT, into=outline)
    assert isinstance(QApplication.focusWidget(), TimingCell)
    type_japanese("2023年度下期～", preedit="ねんど")
    press(Qt.Key.Key_Return)
    assert in_file(window, 0).timing_text == "2023年度下期～"
    index = opened(window).page.model.index_of(first_measure(window).id, Column.TIMING)
    assert index.data() == "2023年度下期～"
    window.window_actions.undo.trigger()
    assert in_file(window, 0).timing_text == before == index.data()
    window.window_actions.redo.trigger()
    assert index.data() == "2023年度下期～"


def test_escape_gives_the_old_words_back(window: MainWindow) -> None:
    outline = outline_of(window)
    before = first_measure(window).text
    outline.edit_row(first_measure(window).id)
    type_japanese("消える文言")
    press(Qt.Key.Key_Escape)
    assert first_measure(window).text == before
    assert window.window_actions.undo.isEnabled() is False


def test_enter_adds_the_next_row_and_tab_goes_to_its_timing(window: MainWindow) -> None:
    outline = outline_of(window)
    outline.show_row(first_measure(window).id)
    press(Qt.Key.Key_Return, into=outline)
    type_japanese("新しい施策")
    press(Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), TimingCell)
    type_japanese("適宜")
    press(Qt.Key.Key_Return)
    assert (measure(window, 1).text, measure(window, 1).timing_text) == ("新しい施策", "適宜")
    assert in_file(window, 1) == measure(window, 1)


def test_an_empty_new_row_that_is_left_by_escape_is_given_back(window: MainWindow) -> None:
    outline = outline_of(window)
    outline.show_row(first_measure(window).id)
    press(Qt.Key.Key_Return, into=outline)
    assert len(plan_of(window).measures()) == 38
    press(Qt.Key.Key_Escape)
    assert len(plan_of(window).measures()) == 37
    assert outline.current_id() == first_measure(window).id


def test_an_empty_row_that_was_given_back_leaves_what_could_be_done_again(
    window: MainWindow,
) -> None:
    outline, actions = outline_of(window), window.window_actions
    opened(window).signals.execute(ChangeField(first_measure(window).id, "text", "改めた施策"))
    actions.undo.trigger()
    outline.show_row(first_measure(window).id)
    press(Qt.Key.Key_Return, into=outline)
    press(Qt.Key.Key_Escape)
    actions.redo.trigger()
    assert first_measure(window).text == "改めた施策"
    assert not actions.redo.isEnabled()


def test_control_enter_adds_below(window: MainWindow) -> None:
    outline = outline_of(window)
    outline.show_row(first_item(window).id)
    press(Qt.Key.Key_Return, CONTROL, into=outline)
    type_japanese("末尾の施策")
    press(Qt.Key.Key_Return)
    assert first_item(window).measures[-1].text == "末尾の施策"


def test_delete_says_what_went_and_can_be_taken_back(window: MainWindow) -> None:
    outline = outline_of(window)
    gone = first_item(window)
    outline.show_row(gone.id)
    press(Qt.Key.Key_Delete, into=outline)
    assert gone not in first_chapter(window).items
    assert gone.title in window.status.message
    press(Qt.Key.Key_Z, CONTROL, into=outline)
    assert first_item(window) == gone
    assert outline.current_id() == gone.id


def test_alt_and_arrows_move_a_row_beyond_its_item(window: MainWindow) -> None:
    outline = outline_of(window)
    model = opened(window).page.model
    moved = first_item(window).measures[-1]
    outline.show_row(moved.id)
    press(Qt.Key.Key_Down, ALT, into=outline)
    assert first_chapter(window).items[1].entries[0].id == moved.id
    press(Qt.Key.Key_Up, ALT, into=outline)
    assert first_item(window).measures[-1].id == moved.id
    assert outline.current_id() == moved.id
    assert rows_on_screen(model) == rows_of_plan(plan_of(window))


def test_space_marks_a_measure_as_new(window: MainWindow) -> None:
    outline = outline_of(window)
    outline.show_row(first_measure(window).id)
    press(Qt.Key.Key_Space, into=outline)
    assert first_measure(window).new
    press(Qt.Key.Key_Space, into=outline)
    assert not first_measure(window).new


def test_expansion_and_selection_survive_a_reset(window: MainWindow) -> None:
    outline, model = outline_of(window), opened(window).page.model
    outline.collapseAll()
    outline.show_row(first_measure(window).id)
    shown = [id_ for id_ in model.ids() if outline.isExpanded(model.index_of(id_))]
    model.beginResetModel()
    model.endResetModel()
    assert [id_ for id_ in model.ids() if outline.isExpanded(model.index_of(id_))] == shown
    assert outline.current_id() == first_measure(window).id


def test_all_rows_are_selected_that_are_not_below_a_closed_one(window: MainWindow) -> None:
    outline = outline_of(window)
    first, second = outline.plan_model.rows_below(0)[:2]
    item = outline.plan_model.rows_below(second)[0]
    for row in (first, item):
        outline.collapse(outline.plan_model.index_of(row))
    QTreeView.selectAll(outline)
    as_qt_does = outline.selected_ids()
    outline.clearSelection()
    press(Qt.Key.Key_A, CONTROL, into=outline)
    assert outline.selected_ids() == as_qt_does
    assert {first, item} < set(as_qt_does)
    assert not {*outline.plan_model.rows_below(item)} & set(as_qt_does)


def test_a_year_is_fixed_in_the_cell_by_a_key(window: MainWindow) -> None:
    outline = outline_of(window)
    outline.edit_row(first_measure(window).id, Column.TIMING)
    cell = QApplication.focusWidget()
    assert isinstance(cell, TimingCell)
    assert cell.box.isVisible()
    assert cell.box.explained.guessed_year == 2023
    press(Qt.Key.Key_Return, ALT)
    assert cell.box.explained.guessed_year is None
    press(Qt.Key.Key_Return)
    assert first_measure(window).timing_year == 2023


@pytest.mark.parametrize("column", [Column.TEXT, Column.TIMING])
def test_save_takes_over_what_is_being_typed(window: MainWindow, column: Column) -> None:
    outline_of(window).edit_row(first_measure(window).id, column)
    type_japanese("来年度")
    window.window_actions.save.trigger()
    changed = first_measure(window)
    assert "来年度" in (changed.text, changed.timing_text)


def test_closing_takes_over_what_is_being_typed(window: MainWindow, plan_path: Path) -> None:
    outline_of(window).edit_row(first_measure(window).id)
    type_japanese("閉じる前の文言")
    window.close()
    with reading(plan_path) as store:
        assert store.load().measures()[0].text == "閉じる前の文言"


def test_typing_on_a_cell_writes_over_it_and_esc_gives_it_back(window: MainWindow) -> None:
    outline, before = outline_of(window), first_measure(window).text
    outline.show_row(first_measure(window).id)
    outline.setFocus()
    press(Qt.Key.Key_A, into=outline)
    editor = QApplication.focusWidget()
    assert isinstance(editor, RowTextEdit)
    assert editor.text() == "a"
    press(Qt.Key.Key_Escape)
    assert first_measure(window).text == before
    type_japanese("新しい文言", preedit="あたら")
    press(Qt.Key.Key_Return)
    assert first_measure(window).text == "新しい文言"


def test_tab_goes_from_cell_to_cell_and_stays_in_the_outline(window: MainWindow) -> None:
    outline, row = outline_of(window), first_measure(window)
    outline.edit_row(row.id)
    press(Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), TimingCell)
    for column in (Column.STATUS, Column.NEW):
        press(Qt.Key.Key_Tab)
        assert (outline.current_id(), outline.currentIndex().column()) == (row.id, column)
        assert outline.hasFocus()
    press(Qt.Key.Key_Tab)
    below = outline.indexBelow(opened(window).page.model.index_of(row.id))
    assert outline.current_id() == opened(window).page.model.id_of(below) != row.id
    assert outline.currentIndex().column() == Column.TEXT
    outline.edit_row(first_item(window).id)
    press(Qt.Key.Key_Tab)
    assert outline.hasFocus()
    assert outline.currentIndex().column() == Column.TIMING


def test_long_words_are_edited_in_as_many_lines_as_they_need(window: MainWindow) -> None:
    outline, row = outline_of(window), first_measure(window)
    outline.edit_row(row.id)
    editor = outline.editor()
    assert isinstance(editor, RowTextEdit)
    low = editor.height()
    type_japanese("長い文" * 60)
    assert editor.height() > 2 * low
    cell = outline.visualRect(opened(window).page.model.index_of(row.id))
    assert abs(editor.y() - cell.y()) <= 2
    press(Qt.Key.Key_Return)
    assert first_measure(window).text == "長い文" * 60


@pytest.mark.parametrize("what", ["chapter", "item"])
def test_what_comes_back_is_as_open_as_it_went(window: MainWindow, what: str) -> None:
    outline = outline_of(window)
    chapter, item = first_chapter(window), first_item(window)
    outline.expand(opened(window).page.model.index_of(item.measures[0].id))
    outline.collapse(opened(window).page.model.index_of(chapter.items[1].id))
    before = outline.expanded_ids()
    gone = chapter.id if what == "chapter" else item.id
    opened(window).signals.execute(DeleteEntity(gone))
    assert gone not in outline.expanded_ids()
    window.window_actions.undo.trigger()
    assert outline.expanded_ids() == before
