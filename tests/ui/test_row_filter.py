"""The outline is filtered in place; edits, undo and search find their way through the filter."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from desktop_app.application.commands import AddEntity, MergeDepartment, RenameDepartment
from desktop_app.application.row_filter import RowFilter
from desktop_app.domain.plan import Measure
from desktop_app.domain.tree import find
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.views.row_opening import open_row
from desktop_app.ui.widgets.row_filter_bar import RowFilterBar
from tests.helpers.random_edits import RandomEdits
from tests.ui.screen import (
    first_chapter,
    first_measure,
    opened,
    outline_of,
    plan_of,
    press,
    rows_of_plan,
    rows_on_screen,
    type_japanese,
)

ALT = Qt.KeyboardModifier.AltModifier
WORDS = "相談窓口の再周知"
MOVED = date(2026, 7, 1)


def bar_of(window: MainWindow) -> RowFilterBar:
    return opened(window).page.filtering.bar


def filter_by_keys(window: MainWindow, words: str) -> None:
    window.window_actions.filter_rows.trigger()
    type_japanese(words)
    press(Qt.Key.Key_Return)


def texts(window: MainWindow) -> list[str]:
    def below(rows: list) -> list[str]:  # type: ignore[type-arg]
        return [text for row in rows for text in (row[1], *below(row[4]))]

    return below(rows_on_screen(opened(window).page.model))


def test_words_leave_what_fits_with_its_parents_open_and_a_line_says_so(
    window: MainWindow,
) -> None:
    filter_by_keys(window, WORDS)
    shown = texts(window)
    assert shown[:2] == [first_chapter(window).title, first_chapter(window).items[2].title]
    assert any(WORDS in text for text in shown)
    assert "37施策中 1施策を表示" in bar_of(window).told
    outline, model = outline_of(window), opened(window).page.model
    assert all(outline.isExpanded(model.index_of(row[0])) for row in rows_on_screen(model))


def test_esc_takes_the_filter_off_and_leaves_the_rows_as_open_as_before(
    window: MainWindow,
) -> None:
    outline = outline_of(window)
    outline.collapseAll()
    before = outline.expanded_ids()
    filter_by_keys(window, WORDS)
    assert outline.expanded_ids() != before
    press(Qt.Key.Key_Escape)
    assert outline.expanded_ids() == before
    assert rows_on_screen(opened(window).page.model) == rows_of_plan(plan_of(window))
    assert not bar_of(window).isVisible()
    assert outline.hasFocus()


def test_what_is_open_is_known_though_the_cursor_stood_in_a_closed_chapter(
    window: MainWindow,
) -> None:
    outline, model = outline_of(window), opened(window).page.model
    outline.show_row(first_measure(window).id)
    outline.collapse_all()
    for words in (first_measure(window).text, ""):
        outline.show_only(RowFilter(words))
        outline.expand_only(frozenset())
        seen = {row for row in model.openable() if outline.isExpanded(model.index_of(row))}
        assert outline.expanded_ids() == seen


def test_typing_filters_by_itself_after_a_moment(window: MainWindow) -> None:
    window.window_actions.filter_rows.trigger()
    type_japanese(WORDS)
    QTest.qWait(300)
    assert opened(window).page.model.filter == RowFilter(WORDS)


def test_numbers_stay_those_of_the_whole_plan(window: MainWindow) -> None:
    filter_by_keys(window, "監査体制")
    model = opened(window).page.model
    chapter = model.index(0, 0)
    assert "5 モニタリング" in str(chapter.data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_row_that_no_longer_fits_stays_until_the_next_filter(window: MainWindow) -> None:
    filter_by_keys(window, WORDS)
    outline = outline_of(window)
    row = next(m for m in plan_of(window).measures() if WORDS in m.text)
    outline.edit_row(row.id)
    type_japanese("別の文言")
    press(Qt.Key.Key_Return)
    assert "別の文言" in texts(window)
    press(Qt.Key.Key_Return, into=outline)
    type_japanese("足した行")
    press(Qt.Key.Key_Return)
    assert "足した行" in texts(window)
    assert "2施策を表示" in bar_of(window).told


def test_search_and_undo_lead_to_rows_that_were_hidden(window: MainWindow) -> None:
    plan, outline = opened(window), outline_of(window)
    first = plan_of(window).measures()[0]
    outline.edit_row(first.id)
    type_japanese("変えた文言")
    press(Qt.Key.Key_Return)
    filter_by_keys(window, WORDS)
    assert not plan.page.model.index_of(first.id).isValid()
    window.window_actions.undo.trigger()
    assert outline.current_id() == first.id
    last = plan_of(window).measures()[-1]
    open_row(plan.desk.context, last.id)
    assert outline.current_id() == last.id


def test_undo_of_a_row_that_is_hidden_leaves_nothing_of_it(window: MainWindow) -> None:
    made = opened(window).signals.execute(AddEntity("chapter", values={"title": "終わりに"}))
    assert made
    filter_by_keys(window, WORDS)
    window.window_actions.undo.trigger()
    assert made[0] not in opened(window).page.model.ids()


def test_rows_stay_in_their_places_while_some_are_hidden(window: MainWindow) -> None:
    filter_by_keys(window, WORDS)
    row = next(m for m in plan_of(window).measures() if WORDS in m.text)
    outline_of(window).show_row(row.id)
    outline_of(window).setFocus()
    before = plan_of(window)
    press(Qt.Key.Key_Down, ALT, into=outline_of(window))
    assert plan_of(window) == before
    assert "絞り込み" in window.status.message


def test_an_empty_result_is_said(window: MainWindow) -> None:
    filter_by_keys(window, "どこにもない言葉")
    assert texts(window) == []
    assert "0施策を表示" in bar_of(window).told


@pytest.mark.parametrize("seed", [4, 5])
def test_under_a_filter_qt_finds_no_fault_with_the_model(window: MainWindow, seed: int) -> None:
    plan, chance = opened(window), random.Random(seed)
    model = plan.page.model
    warning = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, warning)
    edits = RandomEdits(chance)
    for _step in range(40):
        turn = chance.random()
        if turn < 0.2:
            model.show_only(RowFilter(chance.choice(["監査", "規制", "1", ""])))
        elif turn < 0.35:
            plan.signals.undo()
        else:
            plan.signals.execute(edits.several(plan.signals.plan))
        shown = {row[0] for row in rows_on_screen(model)}
        assert shown <= {chapter.id for chapter in plan_of(window).chapters}
        everything = model.ids()
        assert all(find(plan_of(window), id_) is None or id_ in everything for id_ in shown)
    model.show_only(RowFilter())
    assert rows_on_screen(model) == rows_of_plan(plan_of(window))
    assert tester.model() is model


def test_a_filter_by_department_offers_those_of_the_plan(window: MainWindow) -> None:
    window.window_actions.filter_rows.trigger()
    bar = bar_of(window)
    bar.department.setCurrentIndex(bar.department.count() - 1)
    bar.department.activated.emit(bar.department.currentIndex())
    assert "37施策中 37施策を表示" in bar.told
    assert isinstance(plan_of(window).measures()[0], Measure)
    assert QApplication.focusWidget() is not None


def test_the_departments_to_filter_by_are_those_of_the_as_of_date(window: MainWindow) -> None:
    plan = opened(window)
    plan.signals.execute(AddEntity("department", plan_of(window).id, {"name": "古い名前の部"}))
    old = plan_of(window).departments[-1]
    plan.signals.execute(RenameDepartment(old.id, "新しい名前の部", MOVED))
    window.window_actions.filter_rows.trigger()
    choice, desk = bar_of(window).department, plan.desk.context.desk
    for day, name in ((MOVED, "新しい名前の部"), (MOVED - timedelta(days=1), old.name)):
        desk.set_as_of(day)
        assert choice.itemText(choice.findData(old.id)) == name


def test_a_department_that_has_ended_is_filtered_by_no_more(window: MainWindow) -> None:
    plan, root = opened(window), plan_of(window).id
    for name in ("残る部", "なくなる部"):
        plan.signals.execute(AddEntity("department", root, {"name": name}))
    into, ended = plan_of(window).departments[-2:]
    plan.signals.execute(MergeDepartment(ended.id, into.id, MOVED))
    plan.desk.context.desk.set_as_of(MOVED - timedelta(days=1))
    window.window_actions.filter_rows.trigger()
    bar = bar_of(window)
    bar.department.setCurrentIndex(bar.department.findData(ended.id))
    bar.department.activated.emit(bar.department.currentIndex())
    assert "0施策を表示" in bar.told
    plan.desk.context.desk.set_as_of(MOVED)
    assert bar.department.findData(ended.id) < 0
    assert opened(window).page.model.filter.is_empty
