"""Keys of an outliner that work while one types, and the way between outline and details."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.application.commands import DeleteEntity, Together
from desktop_app.domain.plan import Detail, Group, Measure
from desktop_app.domain.tree import find
from desktop_app.ui.delegates.timing_cell import TimingCell
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.plan_tree_model import Column
from desktop_app.ui.qt_words import QtWords
from desktop_app.ui.views.document_page import DocumentPage
from tests.ui.screen import (
    first_chapter,
    first_item,
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
PORTABLE = QKeySequence.SequenceFormat.PortableText
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def own_words(qapp: QApplication) -> Iterator[None]:
    """What the program calls the keys of Qt."""
    words = QtWords(qapp, "ja")
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_adds_a_row_whatever_the_keys_are_called(
    own_words: None, window: MainWindow, enter: Qt.Key
) -> None:
    del own_words
    before = len(plan_of(window).chapters)
    outline_of(window).show_row(first_chapter(window).id)
    outline_of(window).setFocus()
    press(enter)
    assert len(plan_of(window).chapters) == before + 1


def test_the_menu_changes_no_row_that_nobody_sees(window: MainWindow) -> None:
    outline_of(window).show_row(first_measure(window).id)
    actions, plan = window.window_actions, plan_of(window)
    assert actions.delete.isEnabled()
    opened(window).desk.show_page("progress")
    for action in (actions.delete, actions.add_next, actions.additions["chapter"]):
        action.trigger()
    assert plan_of(window) == plan
    opened(window).desk.show_page("plan")
    actions.delete.trigger()
    assert plan_of(window) != plan


def test_no_action_has_a_key_twice(own_words: None, window: MainWindow) -> None:
    del own_words
    for action in window.window_actions.findChildren(QAction):
        keys = [key.toString(PORTABLE) for key in action.shortcuts()]
        assert len(keys) == len(set(keys)), action.text()


def agree(window: MainWindow) -> None:
    assert rows_on_screen(opened(window).page.model) == rows_of_plan(plan_of(window))


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_an_empty_new_row_changes_its_level_while_it_is_typed(window: MainWindow) -> None:
    outline = outline_of(window)
    detail = first_measure(window).details[-1]
    outline.show_row(detail.id)
    press(Qt.Key.Key_Return, into=outline)
    press(Qt.Key.Key_Left, ALT)
    type_japanese("次の施策")
    press(Qt.Key.Key_Return)
    made = first_item(window).measures[1]
    assert made.text == "次の施策"
    assert first_measure(window).details[-1] == detail
    agree(window)


def test_an_empty_new_measure_becomes_a_heading_while_it_is_typed(window: MainWindow) -> None:
    outline = outline_of(window)
    outline.show_row(first_measure(window).id)
    press(Qt.Key.Key_Return, into=outline)
    press(Qt.Key.Key_H, CONTROL | SHIFT)
    type_japanese("今後の対応")
    press(Qt.Key.Key_Return)
    made = first_item(window).entries[1]
    assert isinstance(made, Group)
    assert made.text == "今後の対応"


def test_what_is_being_typed_goes_along_when_its_row_changes_level(window: MainWindow) -> None:
    outline = outline_of(window)
    row = first_measure(window).details[0]
    outline.edit_row(row.id)
    type_japanese("打ちかけの文")
    press(Qt.Key.Key_Left, ALT)
    editor = outline.editor()
    assert editor is not None
    assert editor.text() == "打ちかけの文"
    made = find(plan_of(window), outline.current_id())
    assert isinstance(made, Measure)
    press(Qt.Key.Key_Right, ALT)
    assert isinstance(find(plan_of(window), outline.current_id()), Detail)
    press(Qt.Key.Key_Escape)
    agree(window)


def test_a_row_moves_while_it_is_typed(window: MainWindow) -> None:
    outline = outline_of(window)
    first, second = first_item(window).entries[:2]
    outline.edit_row(first.id)
    press(Qt.Key.Key_Down, ALT)
    assert [each.id for each in first_item(window).entries[:2]] == [second.id, first.id]
    assert outline.editor() is focused()
    assert outline.current_id() == first.id


def test_enter_in_an_empty_outline_makes_the_first_chapter(window: MainWindow) -> None:
    signals = opened(window).signals
    doomed = [DeleteEntity(chapter.id) for chapter in plan_of(window).chapters]
    signals.execute(Together(tuple(doomed)))
    press(Qt.Key.Key_Return, into=outline_of(window))
    type_japanese("統制環境")
    press(Qt.Key.Key_Return)
    assert [chapter.title for chapter in plan_of(window).chapters] == ["統制環境"]


def test_tab_leads_from_a_new_item_to_its_lead_sentence_and_control_enter_back(
    window: MainWindow,
) -> None:
    outline = outline_of(window)
    outline.show_row(first_item(window).id)
    press(Qt.Key.Key_Return, into=outline)
    type_japanese("新しい項目")
    press(Qt.Key.Key_Tab)
    assert focused() is opened(window).details.content.text_field("lead").edit
    type_japanese("冒頭の文")
    press(Qt.Key.Key_Return, CONTROL)
    assert outline.hasFocus()
    made = first_chapter(window).items[1]
    assert (made.title, made.lead) == ("新しい項目", "冒頭の文")


def test_f6_goes_to_the_details_and_esc_comes_back(window: MainWindow) -> None:
    outline = outline_of(window)
    outline.show_row(first_chapter(window).id)
    outline.setFocus()
    press(Qt.Key.Key_F6)
    assert focused() is opened(window).details.content.text_field("title").edit
    press(Qt.Key.Key_Escape)
    assert outline.hasFocus()
    window.window_actions.details.setChecked(False)
    press(Qt.Key.Key_F6)
    assert opened(window).details.isVisible()
    press(Qt.Key.Key_F6)
    assert outline.hasFocus()


def test_enter_ends_a_date_though_proposals_are_shown(window: MainWindow) -> None:
    outline = outline_of(window)
    outline.edit_row(first_measure(window).id, Column.TIMING)
    cell = focused()
    assert isinstance(cell, TimingCell)
    type_japanese("4月～")
    popup = QApplication.activePopupWidget()
    assert popup is not None, "no proposals"
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(popup, event)
    QTest.qWait(1)
    assert first_measure(window).timing_text == "4月～"
    assert QApplication.activePopupWidget() is None


def test_tab_goes_down_a_form_row_by_row_also_after_rows_were_added(window: MainWindow) -> None:
    plan = opened(window)
    plan.desk.show_page("document")
    page = plan.desk.page("document")
    assert isinstance(page, DocumentPage)
    page.show_part("causes")
    incidents, causes = page.form("causes").rows[:2]
    incidents.add_last()
    type_japanese("新しい事案")
    passed = []
    for _time in range(4):
        press(Qt.Key.Key_Tab)
        passed.append(focused())
    at = passed.index(incidents.add_key)
    assert causes.rows[0].isAncestorOf(passed[at + 1])
