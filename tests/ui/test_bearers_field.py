"""主管部署 and 関係部署: names to choose from beside the field; what is new is told below it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from desktop_app.application.commands import AddEntity
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.widgets.bearers_field import BearersField
from desktop_app.ui.widgets.name_field import NameField
from tests.ui.screen import measure, opened, outline_of, plan_of, press, type_japanese


@pytest.fixture
def field(window: MainWindow) -> BearersField:
    for name in ("人事部", "総務部"):
        opened(window).signals.execute(AddEntity("department", values={"name": name}))
    outline_of(window).show_row(measure(window, 0).id)
    made = opened(window).details.content.bearers
    assert made is not None
    return made


def said(field: BearersField, edit: NameField) -> str:
    note = field.notes[edit]
    return note.accessibleName() if note.isVisible() else ""


def offered(edit: NameField) -> list[str]:
    popup = edit.popup
    if not popup.isVisible():
        return []
    model = popup.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def on_screen(edit: NameField) -> QRect:
    return QRect(edit.mapToGlobal(edit.rect().topLeft()), edit.size())


@pytest.mark.parametrize("which", ["lead", "related"])
def test_what_is_new_is_told_below_the_field_and_no_longer(field: BearersField, which: str) -> None:
    edit: NameField = getattr(field, which)
    other = field.related if edit is field.lead else field.lead
    edit.setFocus()
    type_japanese("人事")
    assert "「人事」を新しい部署" in said(field, edit)
    assert field.notes[edit].y() > edit.y()
    assert said(field, other) == ""
    assert field.notes[edit].y() < other.y() or edit is field.related
    press(Qt.Key.Key_Escape)
    assert (edit.text(), offered(edit), said(field, edit)) == ("", [], "")


@pytest.mark.parametrize("leave", ["row", "undo"])
def test_nothing_stays_said_of_a_name_that_is_no_longer_typed(
    window: MainWindow, field: BearersField, leave: str
) -> None:
    field.lead.setFocus()
    type_japanese("新設部")
    assert said(field, field.lead)
    if leave == "row":
        outline_of(window).show_row(measure(window, 3).id)
    else:
        press(Qt.Key.Key_Return)
        window.window_actions.undo.trigger()
    assert said(field, field.lead) == said(field, field.related) == ""


def test_a_click_shows_all_names_and_never_on_the_field(
    window: MainWindow, field: BearersField
) -> None:
    QTest.mouseClick(field.lead, Qt.MouseButton.LeftButton)
    assert offered(field.lead) == ["人事部", "総務部"]
    assert not field.lead.popup.geometry().intersects(on_screen(field.lead))
    type_japanese("総")
    assert offered(field.lead) == ["総務部"]
    assert not field.lead.popup.geometry().intersects(on_screen(field.lead))
    press(Qt.Key.Key_Down, into=field.lead.popup)
    press(Qt.Key.Key_Return, into=field.lead.popup)
    QTest.qWait(1)
    (held,) = measure(window, 0).assignments
    names = {each.id: each.name for each in plan_of(window).departments}
    assert names[held.department] == "総務部"


def test_esc_closes_the_names_and_a_second_one_leaves_the_fields(
    window: MainWindow, field: BearersField
) -> None:
    field.lead.setFocus()
    press(Qt.Key.Key_Down)
    assert offered(field.lead) == ["人事部", "総務部"]
    press(Qt.Key.Key_Escape, into=field.lead.popup)
    assert offered(field.lead) == []
    assert field.lead.hasFocus()
    press(Qt.Key.Key_Escape)
    assert outline_of(window).hasFocus()
