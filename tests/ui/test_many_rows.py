"""A plan of more rows than are opened at once: what is in sight is there first, all of it soon."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from desktop_app.application.commands import AddEntity, DeleteEntity, MoveEntity
from desktop_app.application.row_filter import RowFilter
from desktop_app.domain.plan import Plan
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.views.plan_outline import PlanOutline
from desktop_app.ui.windows import Windows
from tests.benchmarks.bench_progress import plan_of as large_plan
from tests.helpers.sample import new_file
from tests.ui.conftest import activate
from tests.ui.screen import opened, outline_of, plan_of

MEASURES = 800


@pytest.fixture
def large(qtbot: QtBot, windows: Windows, tmp_path: Path) -> MainWindow:
    made = windows.open(new_file(tmp_path, large_plan(MEASURES)))
    made.resize(1366, 768)
    activate(qtbot, made)
    return made


def numbered(plan: Plan) -> set[int]:
    items = {item.id for chapter in plan.chapters for item in chapter.items}
    return items | {chapter.id for chapter in plan.chapters}


def is_open(outline: PlanOutline, row: int) -> bool:
    return outline.isExpanded(outline.plan_model.index_of(row))


def opened_rows(outline: PlanOutline) -> set[int]:
    """What Qt holds for open, not what the outline wants to be."""
    return {row for row in outline.plan_model.openable() if is_open(outline, row)}


def top_row(outline: PlanOutline) -> int:
    return outline.plan_model.id_of(outline.indexAt(QPoint(0, 0)))


def test_all_chapters_and_items_are_open_soon_and_told_so_at_once(
    qtbot: QtBot, large: MainWindow
) -> None:
    outline = outline_of(large)
    assert outline.expanded_ids() == numbered(plan_of(large))
    qtbot.waitUntil(lambda: opened_rows(outline) == numbered(plan_of(large)))


def test_what_is_seen_stays_where_it_is_while_the_rows_above_open(
    qtbot: QtBot, large: MainWindow
) -> None:
    outline, chapters = outline_of(large), plan_of(large).chapters
    outline.collapse_all()
    outline.show_row(chapters[-2].items[5].measures[3].id)
    outline.setCurrentIndex(outline.plan_model.index_of(chapters[-2].items[5].id))
    outline.expand_all()
    assert is_open(outline, chapters[-2].id)
    assert not is_open(outline, chapters[0].id)
    seen = top_row(outline)
    qtbot.waitUntil(lambda: opened_rows(outline) == outline.plan_model.openable())
    assert top_row(outline) == seen


def test_a_filter_with_many_rows_opens_them_and_leaves_all_as_it_was(
    qtbot: QtBot, large: MainWindow
) -> None:
    outline, filtering = outline_of(large), opened(large).page.filtering
    closed = plan_of(large).chapters[1].id
    outline.collapse(outline.plan_model.index_of(closed))
    before = outline.expanded_ids()
    large.window_actions.filter_rows.trigger()
    for words in ("施", "施策1", "部門"):
        filtering.bar.changed.emit(RowFilter(words))
        qtbot.waitUntil(lambda: opened_rows(outline) == outline.plan_model.openable())
    filtering.bar.changed.emit(RowFilter())
    assert outline.expanded_ids() == before
    qtbot.waitUntil(lambda: opened_rows(outline) == before)
    assert not is_open(outline, closed)


def test_a_row_that_comes_leaves_the_rest_open_and_in_its_place(
    qtbot: QtBot, large: MainWindow
) -> None:
    outline, signals = outline_of(large), opened(large).signals
    qtbot.waitUntil(lambda: opened_rows(outline) == numbered(plan_of(large)))
    item = plan_of(large).chapters[-1].items[-1]
    outline.show_row(item.measures[-1].id)
    outline.expand(outline.plan_model.index_of(item.measures[2].id))
    before, seen = opened_rows(outline), top_row(outline)
    made = signals.execute(AddEntity("measure", item.id, {"text": "足した施策"}))
    assert made
    assert opened_rows(outline) == before
    assert top_row(outline) == seen
    assert outline.current_id() == item.measures[-1].id
    shown = outline.visualRect(outline.plan_model.index_of(made[0]))
    above = outline.visualRect(outline.plan_model.index_of(item.measures[-1].details[0].id))
    assert shown.isValid()
    assert not above.isValid()


@pytest.mark.parametrize("what", ["goes", "moves", "goes and comes back"])
def test_after_a_change_all_rows_are_open_again_and_in_their_places(
    qtbot: QtBot, large: MainWindow, what: str
) -> None:
    outline, signals = outline_of(large), opened(large).signals
    qtbot.waitUntil(lambda: opened_rows(outline) == numbered(plan_of(large)))
    chapter = plan_of(large).chapters[-3]
    outline.show_row(chapter.items[4].id)
    outline.scrollTo(outline.currentIndex(), outline.ScrollHint.PositionAtTop)
    first, last = chapter.items[4].measures[2].id, chapter.items[4].measures[-1].id
    before, seen = opened_rows(outline), top_row(outline)
    moves = what == "moves"
    signals.execute(MoveEntity(last, before=first) if moves else DeleteEntity(first))
    if what == "goes and comes back":
        signals.undo()
    assert outline.expanded_ids() == before
    assert top_row(outline) == seen
    qtbot.waitUntil(lambda: opened_rows(outline) == before)
    assert top_row(outline) == seen
    assert outline.verticalScrollBar().updatesEnabled()


def test_the_cursor_goes_to_the_neighbour_of_a_row_that_goes(large: MainWindow) -> None:
    outline, measures = outline_of(large), plan_of(large).chapters[0].items[0].measures
    for gone, left in ((measures[4], measures[3]), (measures[0], measures[1])):
        outline.show_row(gone.id)
        opened(large).signals.execute(DeleteEntity(gone.id))
        assert outline.current_id() == left.id
    chapter = plan_of(large).chapters[1]
    outline.show_row(chapter.items[0].measures[0].details[0].id)
    opened(large).signals.execute(DeleteEntity(chapter.id))
    assert outline.current_id() == plan_of(large).chapters[0].id


def test_chapters_are_numbered_anew_where_one_moves(large: MainWindow) -> None:
    model, chapters = opened(large).page.model, plan_of(large).chapters
    opened(large).signals.execute(MoveEntity(chapters[-1].id, before=chapters[0].id))
    for number, chapter in enumerate(plan_of(large).chapters, 1):
        look = model.look_of(model.index_of(chapter.id))
        assert look is not None
        assert look.mark == str(number)


def test_the_form_of_each_kind_is_made_once(large: MainWindow) -> None:
    outline, details = outline_of(large), opened(large).details
    chapter = plan_of(large).chapters[0]
    rows = (chapter, chapter.items[0], chapter.items[0].measures[0])
    forms = []
    for row in (*rows, *rows):
        outline.show_row(row.id)
        forms.append(details.content.form)
        assert details.content.form.isVisible()
    assert forms[:3] == forms[3:]
    assert len(set(map(id, forms))) == 3
    shown = [each.isVisible() for each in dict.fromkeys(forms)]
    assert shown == [False, False, True]


def test_what_was_typed_for_a_row_that_has_gone_is_nobodys(large: MainWindow) -> None:
    outline, details = outline_of(large), opened(large).details
    gone, left = plan_of(large).measures()[4], plan_of(large).measures()[3]
    outline.show_row(gone.id)
    details.content.text_field("text").edit.setPlainText("書きかけ")
    opened(large).signals.execute(DeleteEntity(gone.id))
    assert outline.current_id() == left.id
    assert details.content.text_field("text").text() == left.text
    assert all("書きかけ" not in each.text for each in plan_of(large).measures())
    assert not large.notices()
