"""Reading and driving the window as a person would: by rows, keys and Japanese input."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_app.domain.plan import Chapter, Item, Measure, Plan
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.outline import RowEntity, row_children, text_of
from desktop_app.ui.models.plan_tree_model import Column, PlanTreeModel
from desktop_app.ui.open_plan import OpenPlan
from desktop_app.ui.views.plan_outline import PlanOutline
from desktop_app.ui.widgets.day_field import DayField

D = TypeVar("D", bound=QDialog)
Row = tuple[int, str, str, bool | None, list["Row"]]


def opened(window: MainWindow) -> OpenPlan:
    plan = window.open_plan
    assert plan is not None
    return plan


def outline_of(window: MainWindow) -> PlanOutline:
    return opened(window).page.outline


def plan_of(window: MainWindow) -> Plan:
    return opened(window).session.plan


def first_measure(window: MainWindow) -> Measure:
    return plan_of(window).measures()[0]


def measure(window: MainWindow, place: int) -> Measure:
    return plan_of(window).measures()[place]


def press(
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    *,
    into: QWidget | None = None,
) -> None:
    target = into or QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifier)
    QTest.qWait(1)


def type_day(field: DayField, text: str) -> None:
    """Writes over what stands there, and Enter."""
    field.edit.setFocus()
    field.edit.selectAll()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field.edit, event)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)


def in_dialog(kind: type[D], act: Callable[[D], None], *, tries: int = 500) -> None:
    """Acts in the next dialog of a kind, once it has the keyboard; a slow machine takes a while."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and dialog.isActiveWindow():
            act(dialog)
        elif tries:
            in_dialog(kind, act, tries=tries - 1)

    QTimer.singleShot(20, look)


def type_japanese(text: str, *, preedit: str = "") -> None:
    """As an input method does: what is being converted first, then the result."""
    target = QApplication.focusWidget()
    assert target is not None
    if preedit:
        QApplication.sendEvent(target, QInputMethodEvent(preedit, []))
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(target, event)


def rows_on_screen(model: PlanTreeModel, parent: QModelIndex | None = None) -> list[Row]:
    """What the model tells a view, row by row."""
    above = parent if parent is not None else QModelIndex()
    rows: list[Row] = []
    for place in range(model.rowCount(above)):
        text = model.index(place, Column.TEXT, above)
        timing = model.index(place, Column.TIMING, above)
        new = model.index(place, Column.NEW, above)
        rows.append(
            (
                model.id_of(text),
                str(text.data(Qt.ItemDataRole.EditRole)),
                str(timing.data(Qt.ItemDataRole.EditRole) or ""),
                new.data(Qt.ItemDataRole.EditRole),
                rows_on_screen(model, text),
            )
        )
    return rows


def rows_of_plan(plan: Plan) -> list[Row]:
    """The same, from the plan itself."""
    return [_row(chapter) for chapter in plan.chapters]


def _row(entity: RowEntity) -> Row:
    below = [_row(child) for child in row_children(entity)]
    timing = entity.timing_text if isinstance(entity, Measure) else ""
    new = getattr(entity, "new", None)
    return (entity.id, text_of(entity), timing, new, below)


def first_item(window: MainWindow) -> Item:
    return plan_of(window).chapters[0].items[0]


def first_chapter(window: MainWindow) -> Chapter:
    return plan_of(window).chapters[0]
