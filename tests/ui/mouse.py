"""A user's mouse. The screen of the tests knows no dragging, so that its part is played here."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.views.plan_outline import PlanOutline

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def drag(
    patch: pytest.MonkeyPatch, source: QWidget, start: QPoint, target: QWidget, *stops: QPoint
) -> bool:
    """Pressed at a place of a view, over some places of another (or the same), released at the
    last one. Says whether the target took what was dragged.
    """
    taken: list[bool] = []

    def dragged(
        drag: QDrag, actions: Qt.DropAction, _usual: Qt.DropAction = Qt.DropAction.MoveAction
    ) -> Qt.DropAction:
        taken.append(_carry(drag, actions, target, [start, *stops] if target is source else stops))
        return Qt.DropAction.MoveAction if taken[-1] else Qt.DropAction.IgnoreAction

    patch.setattr(QDrag, "exec", dragged)
    QTest.mousePress(source, _LEFT, _NONE, start)
    for further in (4, 8):
        if not taken:  # from there on the window system has the mouse
            QTest.mouseMove(source, start + QPoint(0, QApplication.startDragDistance() + further))
    assert taken, "nothing was dragged"
    return taken[-1]


def _carry(drag: QDrag, actions: Qt.DropAction, target: QWidget, stops: Sequence[QPoint]) -> bool:
    mime = drag.mimeData()
    enter = QDragEnterEvent(stops[0], actions, mime, _LEFT, _NONE)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():  # a window system asks no more until the mouse comes in again
        return False
    for place in stops:
        over = QDragMoveEvent(place, actions, mime, _LEFT, _NONE)
        QApplication.sendEvent(target, over)
    if not over.isAccepted():
        QApplication.sendEvent(target, QDragLeaveEvent())
        return False
    dropped = QDropEvent(QPointF(stops[-1]), actions, mime, _LEFT, _NONE)
    QApplication.sendEvent(target, dropped)
    return dropped.isAccepted()


def click(view: QWidget, place: QPoint, modifiers: Qt.KeyboardModifier = _NONE) -> None:
    """Once, with the left button."""
    QTest.mouseClick(view, _LEFT, modifiers, place)
    QTest.qWait(1)


def place_in(outline: PlanOutline, row: int, part: float = 0.5) -> QPoint:
    """In a row that is shown: its words, so far from its upper edge."""
    rect = outline.visualRect(outline.plan_model.index_of(row))
    assert not rect.isEmpty(), "the row is not shown"
    return QPoint(rect.left() + 60, rect.top() + round(rect.height() * part))
