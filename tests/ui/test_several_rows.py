"""Actions on several selected rows at once, wherever these stand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from desktop_app.application.commands import AddEntity, DeleteEntity
from desktop_app.domain.plan import Item, Measure
from desktop_app.domain.tree import get
from desktop_app.ui.main_window import MainWindow
from tests.ui.screen import first_item, measure, opened, outline_of, plan_of, press

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def item(window: MainWindow) -> Item:
    """One with three measures that have the same 実施時期 or none of their own."""
    return plan_of(window).chapters[2].items[2]


def again(window: MainWindow, item: Item) -> Item:
    return get(plan_of(window), item.id, Item)


def chosen(window: MainWindow, rows: Sequence[int]) -> None:
    outline_of(window).setFocus()
    outline_of(window).show_rows(rows)


def take_back(window: MainWindow) -> None:
    undo: QAction = window.window_actions.undo
    undo.trigger()


def texts(item: Item) -> list[str]:
    return [entry.text for entry in item.entries]


def test_rows_that_follow_one_another_are_joined(window: MainWindow, item: Item) -> None:
    first, second, third = item.measures
    chosen(window, [first.id, second.id])
    press(Qt.Key.Key_J, CTRL, into=outline_of(window))
    assert [each.id for each in again(window, item).measures] == [first.id, third.id]
    assert first.text in again(window, item).measures[0].text
    assert second.text in again(window, item).measures[0].text


def test_rows_with_another_between_them_are_not_joined(window: MainWindow, item: Item) -> None:
    before = plan_of(window)
    chosen(window, [item.measures[0].id, item.measures[2].id])
    press(Qt.Key.Key_J, CTRL, into=outline_of(window))
    assert plan_of(window) == before
    assert "間にほかの行" in window.status.message


def test_a_block_is_duplicated_as_a_block_and_each_where_it_stands(
    window: MainWindow, item: Item
) -> None:
    before, far = plan_of(window), first_item(window)
    first, second, third = (each.text for each in item.measures)
    chosen(window, [far.measures[0].id, item.measures[0].id, item.measures[1].id])
    press(Qt.Key.Key_D, CTRL, into=outline_of(window))
    assert texts(again(window, item)) == [first, second, first, second, third]
    assert texts(again(window, far))[:2] == [far.measures[0].text] * 2
    made = outline_of(window).selected_ids()
    assert made == [
        again(window, far).measures[1].id,
        *(each.id for each in again(window, item).measures[2:4]),
    ]
    take_back(window)
    assert plan_of(window) == before


def test_a_chapter_and_a_measure_of_another_are_duplicated(window: MainWindow, item: Item) -> None:
    chapters = plan_of(window).chapters
    chosen(window, [chapters[0].id, item.measures[0].id])
    press(Qt.Key.Key_D, CTRL, into=outline_of(window))
    after = plan_of(window).chapters
    assert [each.title for each in after[:2]] == [chapters[0].title] * 2
    assert len(after[1].items) == len(chapters[0].items)
    assert texts(again(window, item))[:2] == [item.measures[0].text] * 2


def test_space_marks_all_selected_rows_alike(window: MainWindow, item: Item) -> None:
    rows = [each.id for each in item.measures]
    outline_of(window).show_row(rows[1])
    press(Qt.Key.Key_Space, into=outline_of(window))
    chosen(window, rows)
    press(Qt.Key.Key_Space, into=outline_of(window))
    assert all(each.new for each in again(window, item).measures)
    press(Qt.Key.Key_Space, into=outline_of(window))
    assert not any(each.new for each in again(window, item).measures)
    assert "施策の新規の印の変更" in window.window_actions.undo.text()


def test_rows_of_two_parents_stay_and_it_is_said_why(window: MainWindow, item: Item) -> None:
    before = plan_of(window)
    chosen(window, [first_item(window).measures[1].id, item.measures[1].id])
    press(Qt.Key.Key_Up, ALT, into=outline_of(window))
    assert plan_of(window) == before
    assert "離れた所の行" in window.status.message


def test_selected_rows_are_in_order_though_closed(window: MainWindow) -> None:
    outline = outline_of(window)
    details = [each.details[0].id for each in first_item(window).measures if each.details]
    chosen(window, details[::-1])
    assert outline.selected_ids() == details
    assert all(outline.isExpanded(outline.plan_model.index_of(row).parent()) for row in details)


def test_taking_back_shows_where_the_rows_stood_that_are_gone(window: MainWindow) -> None:
    outline, last = outline_of(window), plan_of(window).chapters[4].items[0]
    opened(window).signals.execute(AddEntity("measure", last.id, {"text": "甲"}))
    outline.show_row(plan_of(window).chapters[0].id)
    take_back(window)
    assert outline.current_id() == last.measures[-1].id
    opened(window).signals.execute(DeleteEntity(last.measures[0].id))
    take_back(window)
    outline.show_row(plan_of(window).chapters[0].id)
    window.window_actions.redo.trigger()
    assert outline.current_id() == last.id


def test_a_complaint_goes_with_the_next_step_that_is_done(window: MainWindow, item: Item) -> None:
    chosen(window, [item.measures[0].id])
    press(Qt.Key.Key_Right, ALT, into=outline_of(window))  # the first has none to go below
    assert window.notices()
    press(Qt.Key.Key_Space, into=outline_of(window))
    assert get(plan_of(window), item.measures[0].id, Measure).new
    assert window.notices() == []


def test_a_mark_is_given_to_the_rows_that_can_bear_it(window: MainWindow) -> None:
    mine, group = measure(window, 0), plan_of(window).chapters[3].items[0].entries[0]
    chosen(window, [mine.id, group.id])
    press(Qt.Key.Key_Space, into=outline_of(window))
    assert get(plan_of(window), mine.id, Measure).new
