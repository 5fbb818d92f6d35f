"""Rows are moved and linked with the mouse alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QToolButton

from desktop_app.domain.plan import Item
from desktop_app.storage.plan_file import create_plan_file
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.views.traceability_page import TraceabilityPage
from desktop_app.ui.windows import Windows
from tests.helpers.sample import NOW, submitted_plan
from tests.ui.mouse import click, drag, place_in
from tests.ui.screen import (
    first_chapter,
    first_item,
    opened,
    outline_of,
    plan_of,
    rows_of_plan,
    rows_on_screen,
)


class Hand:
    """Drags rows of a window's outline; places are rows and how far down in them."""

    def __init__(self, window: MainWindow, patch: pytest.MonkeyPatch) -> None:
        self._window = window
        self._patch = patch
        self.outline = outline_of(window)
        self.outline.expandAll()
        self.outline.scrollToTop()

    def drag(self, row: int, *stops: tuple[int, float]) -> bool:
        view = self.outline.viewport()
        places = [place_in(self.outline, stop, part) for stop, part in stops]
        return drag(self._patch, view, place_in(self.outline, row), view, *places)

    def click(self, row: int, modifiers: Qt.KeyboardModifier) -> None:
        click(self.outline.viewport(), place_in(self.outline, row), modifiers)


@pytest.fixture
def hand(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return Hand(window, monkeypatch)


def agree(window: MainWindow) -> None:
    assert rows_on_screen(opened(window).page.model) == rows_of_plan(plan_of(window))


def ids(item: Item) -> list[int]:
    return [entry.id for entry in item.entries]


def test_a_row_is_dragged_before_another_and_undone_as_one_step(
    window: MainWindow, hand: Hand
) -> None:
    first, second, third = ids(first_item(window))
    assert hand.drag(third, (second, 0.5), (first, 0.1))
    assert ids(first_item(window)) == [third, first, second]
    assert hand.outline.selected_ids() == [third]
    agree(window)
    window.window_actions.undo.trigger()
    assert ids(first_item(window)) == [first, second, third]
    assert not window.window_actions.undo.isEnabled()


def test_several_rows_are_dragged_together_into_another_item(
    window: MainWindow, hand: Hand
) -> None:
    one, other = first_chapter(window).items[:2]
    first, second, third = ids(one)
    hand.click(first, Qt.KeyboardModifier.NoModifier)
    hand.click(third, Qt.KeyboardModifier.ControlModifier)
    assert hand.drag(third, (other.id, 0.5))
    one, other = first_chapter(window).items[:2]
    assert ids(one) == [second]
    assert ids(other)[-2:] == [first, third]
    assert hand.outline.selected_ids() == [first, third]
    agree(window)
    window.window_actions.undo.trigger()
    assert ids(first_item(window)) == [first, second, third]


def test_below_the_head_of_an_item_is_its_top_and_above_it_the_end_of_the_one_before(
    window: MainWindow, hand: Hand
) -> None:
    one, other = first_chapter(window).items[:2]
    moved = ids(one)[0]
    assert hand.drag(moved, (other.id, 0.9))
    assert ids(first_chapter(window).items[1])[0] == moved
    assert hand.drag(moved, (other.id, 0.1))
    assert ids(first_item(window))[-1] == moved
    agree(window)


def test_a_detail_goes_to_another_measure(window: MainWindow, hand: Hand) -> None:
    one, other = first_item(window).measures[:2]
    moved = one.details[0].id
    assert hand.drag(moved, (other.id, 0.5))
    assert [each.id for each in first_item(window).measures[1].details][-1] == moved
    agree(window)


@pytest.mark.parametrize(
    ("what", "where", "words"),
    [
        ("item", "its measure", "それ自身の中"),
        ("detail", "chapter", "細目は施策の下"),
        ("item and measure", "item", "種類の違う行"),
    ],
)
def test_what_cannot_go_there_is_refused_in_words(
    window: MainWindow, hand: Hand, what: str, where: str, words: str
) -> None:
    before, item, other = plan_of(window), *first_chapter(window).items[:2]
    measure = item.measures[0]
    rows = {"item": item.id, "detail": measure.details[0].id, "item and measure": item.id}
    targets = {"its measure": measure.id, "chapter": first_chapter(window).id}
    targets["item"] = first_chapter(window).items[2].id
    if what == "item and measure":
        hand.click(item.id, Qt.KeyboardModifier.NoModifier)
        hand.click(other.measures[0].id, Qt.KeyboardModifier.ControlModifier)
    assert not hand.drag(rows[what], (targets[where], 0.5))
    assert words in window.status.message
    assert plan_of(window) == before
    assert hand.outline.dragging.place is None


def test_where_it_was_is_no_step(window: MainWindow, hand: Hand) -> None:
    first, second, _third = ids(first_item(window))
    hand.drag(first, (second, 0.1))
    assert not window.window_actions.undo.isEnabled()


def test_rows_of_another_plan_are_copied_here(
    window: MainWindow, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.path is not None
    path = window.path.with_name("別の計画.kaizen")
    create_plan_file(path, submitted_plan(), who="佐藤", now=NOW)
    other = windows.open(path)
    source, target = Hand(other, monkeypatch), Hand(window, monkeypatch)
    measure, item = first_item(other).measures[0], first_item(window)
    view = target.outline.viewport()
    start = place_in(source.outline, measure.id)
    drag(monkeypatch, source.outline.viewport(), start, view, place_in(target.outline, item.id))
    assert measure.text in [each.text for each in first_item(window).measures]
    assert len(first_item(window).measures) == len(item.measures) + 1
    assert len(first_item(other).measures) == len(item.measures)


def test_a_plan_file_dropped_on_the_rows_is_opened(window: MainWindow) -> None:
    assert window.path is not None
    mime = QMimeData()
    wanted: list[object] = []
    mime.setUrls([QUrl.fromLocalFile(str(window.path))])
    window.path_wanted.connect(wanted.append)
    view, copy = outline_of(window).viewport(), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragMoveEvent(QPoint(50, 50), copy, mime, left, none)
    QApplication.sendEvent(view, QDragEnterEvent(QPoint(50, 50), copy, mime, left, none))
    QApplication.sendEvent(view, over)
    assert over.isAccepted()
    QApplication.sendEvent(view, QDropEvent(QPointF(50, 50), copy, mime, left, none))
    assert wanted == [window.path]


def test_links_are_made_in_the_matrix_and_in_the_details_by_clicks(window: MainWindow) -> None:
    plan = opened(window)
    plan.desk.show_page("traceability")
    page = plan.desk.page("traceability")
    assert isinstance(page, TraceabilityPage)
    before = len(plan_of(window).links)
    table = page.table
    click(table.viewport(), table.visualRect(page.model.index(0, 1)).center())
    assert len(plan_of(window).links) == before + 1
    link = plan_of(window).links[-1]
    assert (link.source, link.target) == (
        plan_of(window).measures()[0].id,
        page.model.traced.reasons[1].id,
    )
    click(table.viewport(), table.visualRect(page.model.index(0, 1)).center())
    assert len(plan_of(window).links) == before


def test_links_are_ticked_in_the_details_with_the_menu_open(window: MainWindow) -> None:
    measure = plan_of(window).measures()[0]
    outline_of(window).show_row(measure.id)
    reasons = opened(window).details.content.reasons
    assert reasons is not None
    before, menu = len(plan_of(window).links), reasons.menu
    menu.popup(reasons.add_key.mapToGlobal(QPoint(0, reasons.add_key.height())))
    for action in menu.actions()[:3]:
        click(menu, menu.actionGeometry(action).center())
        assert menu.isVisible()
    assert len(plan_of(window).links) == before
    menu.close()
    click(reasons, QPoint(1, 1))
    assert len(plan_of(window).links) == before + 3
    window.window_actions.undo.trigger()
    assert len(plan_of(window).links) == before
    assert isinstance(reasons.add_key, QToolButton)
