"""文書: every other part is edited where it stands; each edit is one step and undone as one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.kinds import kind_of
from desktop_app.domain.plan import Part
from desktop_app.domain.tree import walk
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.views.document_forms import PARTS, Form
from desktop_app.ui.views.document_page import DocumentPage
from desktop_app.ui.widgets.entity_rows import EntityRows
from desktop_app.ui.widgets.plan_fields import PlanDay, PlanText
from tests.ui.progress_screen import desk_of
from tests.ui.screen import plan_of, press, type_japanese

ALT = Qt.KeyboardModifier.AltModifier


def document(window: MainWindow) -> DocumentPage:
    desk_of(window).show_page("document")
    page = desk_of(window).page("document")
    assert isinstance(page, DocumentPage)
    return page


def form_of(window: MainWindow, name: str) -> Form:
    page = document(window)
    page.show_part(name)
    return page.form(name)


def overview(window: MainWindow) -> EntityRows:
    return form_of(window, "overview").rows[0]


def texts(window: MainWindow) -> list[str]:
    return [each.text for each in plan_of(window).paragraphs_of(Part.OVERVIEW)]


def test_enter_makes_the_next_paragraph_and_undo_takes_it_back(window: MainWindow) -> None:
    rows, before = overview(window), texts(window)
    rows.rows[0].focus_text()
    press(Qt.Key.Key_Return)
    type_japanese("追加した段落です。", preedit="ついか")
    press(Qt.Key.Key_Return)
    assert texts(window)[1] == "追加した段落です。"
    assert plan_of(window).paragraphs_of(Part.OVERVIEW)[1].mark == "・"
    press(Qt.Key.Key_Backspace)
    assert len(texts(window)) == len(before) + 1
    while texts(window) != before:
        window.window_actions.undo.trigger()
    assert [row.entity for row in rows.rows] == [
        each.id for each in plan_of(window).paragraphs_of(Part.OVERVIEW)
    ]


def test_an_empty_row_that_is_left_is_given_back(window: MainWindow, qtbot: QtBot) -> None:
    rows, before = overview(window), texts(window)
    rows.add_last()
    assert len(texts(window)) == len(before) + 1
    document(window).parts.setFocus()
    qtbot.waitUntil(lambda: texts(window) == before)


def test_keys_move_and_delete_rows_and_the_cursor_stays(window: MainWindow) -> None:
    rows, before = overview(window), texts(window)
    moved = rows.rows[0]
    moved.focus_text()
    press(Qt.Key.Key_Down, ALT)
    assert texts(window)[:2] == [before[1], before[0]]
    assert moved.texts["text"].hasFocus()
    press(Qt.Key.Key_Up, ALT)
    assert texts(window) == before
    press(Qt.Key.Key_Delete, ALT)
    assert texts(window) == before[1:]
    assert rows.rows[0].texts["text"].hasFocus()
    window.window_actions.undo.trigger()
    assert texts(window) == before


def test_typing_is_taken_over_when_the_row_is_left(window: MainWindow) -> None:
    rows = overview(window)
    rows.rows[0].focus_text()
    type_japanese("（追記）")
    press(Qt.Key.Key_Tab)
    assert texts(window)[0].endswith("（追記）")
    rows.rows[1].focus_text()
    type_japanese("取り消す")
    press(Qt.Key.Key_Escape)
    assert rows.rows[1].texts["text"].toPlainText() == texts(window)[1]


def test_the_mark_of_a_paragraph_is_chosen(window: MainWindow) -> None:
    row = overview(window).rows[0]
    row.changed.emit("mark", "※")
    assert plan_of(window).paragraphs_of(Part.OVERVIEW)[0].mark == "※"


def test_a_cause_belongs_to_another_incident_by_one_choice(window: MainWindow) -> None:
    causes = form_of(window, "causes").rows[1]
    plan = plan_of(window)
    cause, incident = plan.causes[0].id, plan.incidents[1].id
    row = causes.row(cause)
    assert row is not None
    row.linked.emit(frozenset({incident}))
    links = [link.target for link in plan_of(window).links if link.source == cause]
    assert links == [incident]
    window.window_actions.undo.trigger()
    assert plan_of(window) == plan


def test_orders_and_requirements_are_cards(window: MainWindow) -> None:
    form = form_of(window, "orders")
    assert form.orders is not None
    card = form.orders.cards[0]
    card.reason.edit.setFocus()
    type_japanese("理由の追記")
    press(Qt.Key.Key_Return)
    assert "理由の追記" in plan_of(window).orders[0].reason
    card.requirements.add_last()
    type_japanese("新しい事項")
    document(window).commit_pending()
    assert plan_of(window).orders[0].requirements[-1].text == "新しい事項"
    form.orders.add_key.click()
    assert len(form.orders.cards) == len(plan_of(window).orders) == 3


def test_fields_of_the_plan(window: MainWindow) -> None:
    form = form_of(window, "plan")
    title = next(each for each in form.fields if isinstance(each, PlanText))
    title.edit.setFocus()
    title.edit.selectAll()
    type_japanese("別の表題")
    press(Qt.Key.Key_Return)
    assert plan_of(window).title == "別の表題"
    day = next(each for each in form.fields if isinstance(each, PlanDay))
    day.day.edit.setFocus()
    day.day.edit.selectAll()
    type_japanese("R6.4.30")
    press(Qt.Key.Key_Return)
    assert str(plan_of(window).date) == "2024-04-30"
    window.window_actions.undo.trigger()
    assert str(plan_of(window).date) == "2023-05-12"
    assert day.day.edit.text() == "2023年5月12日"


def test_every_entity_outside_the_outline_is_reached(window: MainWindow) -> None:
    page = document(window)
    wanted = {"paragraph", "sender_line", "order", "requirement", "incident", "cause", "root_cause"}
    for entity, _parent in walk(plan_of(window)):
        if kind_of(entity).name in wanted:
            assert page.show_entity(entity.id)
            form = page.form(page.part.name)
            assert form.text_for(entity.id) is not None


def test_the_printed_page_is_that_of_the_part(window: MainWindow, qtbot: QtBot) -> None:
    page = document(window)
    page.show_part("causes")
    qtbot.waitUntil(lambda: page.preview.is_current, timeout=20_000)
    assert page.pages.current_sheet() == len(page.preview.sheets) - 1
    page.show_part("notice")
    qtbot.waitUntil(
        lambda: page.preview.is_current and page.preview.report == "notice", timeout=20_000
    )
    assert len(page.preview.sheets) == 1


@pytest.mark.parametrize("size", [(1366, 768), (911, 512)])
def test_every_control_has_a_name(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    page = document(window)
    for part in PARTS:
        page.show_part(part.name)
    nameless = [
        each
        for each in page.findChildren(QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not each.accessibleName()
        and each.focusProxy() is None
        and not each.objectName().startswith("qt_")
    ]
    assert not nameless
