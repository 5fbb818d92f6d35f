"""The outline at hand, beside a bare tree of Qt's own items with the same texts.

`bench_window` prints it for each of its sizes: milliseconds of the processor until painted. The
bare tree is the floor; it asks nothing of Python for a row, and paints plain texts.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTreeView

from desktop_app.domain.plan import Item, Plan
from desktop_app.ui.open_plan import OpenPlan
from desktop_app.ui.views.plan_outline import PlanOutline

ROUNDS = 9
KEYS = ("施", "施策", "施策9", "施策99", "")
REST = 1.0
"""Seconds between two keys of a person who looks at what comes."""


def settle(app: QApplication) -> None:
    """What waits is done, as between two keys: painted, and what was taken away is deleted."""
    for _ in range(2):  # what is laid out in the first turn is painted in the second
        app.processEvents()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def used(app: QApplication, work: Callable[[], object]) -> float:
    """Until what the work changes is painted."""
    start = time.process_time()
    work()
    settle(app)
    return (time.process_time() - start) * 1000


def rest(app: QApplication) -> float:
    """Lets everything happen that waits for an idle moment."""
    start, end = time.process_time(), time.monotonic() + REST
    while time.monotonic() < end:
        settle(app)
        time.sleep(0.001)
    return (time.process_time() - start) * 1000


def keys(app: QApplication, field: QLineEdit) -> list[float]:
    """Each key of 「施策99」 typed into a filter, and all of it deleted."""
    took = []
    for text in KEYS:
        rest(app)
        took.append(used(app, lambda text=text: _type(field, text)))  # type: ignore[misc]
    return took


def _type(field: QLineEdit, text: str) -> None:
    field.setText(text)
    field.returnPressed.emit()


def show_outline(app: QApplication, plan: OpenPlan) -> None:
    """Moving through the open rows, opening and closing all of them, and the floor of it all."""
    outline = plan.page.outline
    outline.setFocus()
    rest(app)
    for name, key in (("↓", Qt.Key.Key_Down), ("PageDown", Qt.Key.Key_PageDown)):
        runs = [used(app, lambda key=key: QTest.keyClick(outline, key)) for _ in range(ROUNDS)]  # type: ignore[misc]
        print(f"  plan: {name} {statistics.median(runs):.1f}, slowest {max(runs):.1f}")
    runs = [used(app, lambda: _turn(app, outline)) for _ in range(ROUNDS)]
    print(f"  plan: a turn of the wheel {statistics.median(runs):.1f}")
    for name, work in (("open all", outline.expand_all), ("close all", outline.collapse_all)):
        print(f"  plan: {name} {used(app, work):.1f}, then out of sight {rest(app):.0f}")
    outline.expand_only(outline.plan_model.chapters_and_items())
    rest(app)
    laid = statistics.median(used(app, outline.doItemsLayout) for _ in range(ROUNDS))
    print(f"  plan: all open rows laid out by Qt {laid:.1f}")
    _show_floor(app, plan.session.plan)


def _turn(app: QApplication, outline: PlanOutline) -> None:
    at, port = QPoint(50, 50), outline.viewport()
    none = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(at),
        QPointF(port.mapToGlobal(at)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    app.sendEvent(port, event)


def _show_floor(app: QApplication, plan: Plan) -> None:
    view, model = QTreeView(), _bare(plan)
    view.setUniformRowHeights(True)
    view.resize(900, 640)
    view.setModel(model)
    view.show()
    view.expandToDepth(1)
    settle(app)
    parent = model.item(model.rowCount() - 1).child(0)
    come = [used(app, lambda: parent.appendRow(_cells("足した施策"))) for _ in range(ROUNDS)]
    go = [used(app, lambda: parent.removeRow(0)) for _ in range(ROUNDS)]
    laid = [used(app, view.doItemsLayout) for _ in range(ROUNDS)]
    middle = statistics.median
    told = f"a row comes {middle(come):.1f}, goes {middle(go):.1f}, all laid out {middle(laid):.1f}"
    print(f"  floor, Qt's own tree and items: {told}", flush=True)
    view.close()


def _bare(plan: Plan) -> QStandardItemModel:
    model = QStandardItemModel()
    for chapter in plan.chapters:
        cells = _cells(chapter.title)
        model.appendRow(cells)
        for item in chapter.items:
            _add_item(cells[0], item)
    return model


def _add_item(above: QStandardItem, item: Item) -> None:
    cells = _cells(item.title)
    above.appendRow(cells)
    for measure in item.measures:
        row = _cells(measure.text, measure.timing_text)
        cells[0].appendRow(row)
        for detail in measure.details:
            row[0].appendRow(_cells(detail.text))


def _cells(text: str, timing: str = "") -> list[QStandardItem]:
    return [QStandardItem(each) for each in (text, timing, "未入力", "")]
