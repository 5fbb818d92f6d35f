"""工程表 on real files: its figures are the read model's, clicks and keys open rows."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from desktop_app.application.commands import (
    AddEntity,
    ChangeTiming,
    Command,
    DeleteEntity,
    MoveEntity,
    RecordOccurrence,
)
from desktop_app.application.time_axis import Scale
from desktop_app.domain.kinds import Value
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.schedule_model import ScheduleColumn, ScheduleModel
from desktop_app.ui.models.schedule_table_model import ScheduleTableModel, TableColumn
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.schedule_words import overdue_words, row_words
from desktop_app.ui.services import Services
from desktop_app.ui.theme import Colour
from desktop_app.ui.views.schedule_page import SchedulePage
from tests.ui.screen import opened, outline_of, press
from tests.ui.standing_pages import Opened, fictional, large, real, shown

Make = Callable[[Opened], SchedulePage]


@pytest.fixture
def make(qtbot: QtBot, windows: object, services: Services) -> Iterator[Make]:
    plans: list[Opened] = []

    def made(plan: Opened) -> SchedulePage:
        plans.append(plan)
        page = SchedulePage(plan.signals, plan.desk)
        qtbot.addWidget(page)
        shown(page)
        page.take_focus()
        return page

    yield made
    for plan in plans:
        plan.signals.close()
        plan.store.close()


def texts(page: SchedulePage, role: Qt.ItemDataRole) -> list[str]:
    """What the bars' column tells of every measure."""
    model = page.chart.tree.schedule_model
    told = []
    for item in range(model.rowCount()):
        above = model.index(item, 0)
        for row in range(model.rowCount(above)):
            told.append(str(model.index(row, ScheduleColumn.BAR, above).data(role)))
    return told


@pytest.mark.parametrize(("as_of", "late"), [("2023-05-12", 0), ("2024-06-30", 5)])
def test_the_real_plan_cries_no_wolf(make: Make, tmp_path: Path, as_of: str, late: int) -> None:
    page = make(real(tmp_path, as_of))
    told = texts(page, Qt.ItemDataRole.AccessibleTextRole)
    assert len(told) == 37
    assert sum("期限超過" in words for words in told) == late
    model = page.table.model()
    cells = [model.index(row, TableColumn.OVERDUE).data() for row in range(model.rowCount())]
    assert sum(cell != "なし" for cell in cells) == late


def test_red_is_drawn_for_what_is_overdue_and_for_nothing_else(make: Make, tmp_path: Path) -> None:
    plan = real(tmp_path, "2023-05-12")
    page = make(plan)
    page.resize(1286, 1500)
    QTest.qWait(1)
    assert not red_points(page.chart.grab().toImage())
    plan.look("2024-06-30")
    QTest.qWait(1)
    assert red_points(page.chart.grab().toImage())


def red_points(image: QImage) -> int:
    red = QColor(Colour.RED.value).rgb()
    width, height = image.width(), image.height()
    return sum(image.pixel(x, y) == red for y in range(height) for x in range(0, width, 2))


def test_the_table_tells_what_the_read_model_holds(make: Make, tmp_path: Path) -> None:
    page = make(fictional(tmp_path, "2024-09-30"))
    press(Qt.Key.Key_Space, into=page.as_table)
    assert page.table.isVisible()
    assert not page.chart.isVisible()
    model = page.table.model()
    assert isinstance(model, ScheduleTableModel)
    rows = page.shown.rows
    assert model.rowCount() == len(rows)
    for place, row in enumerate(rows):
        cells = [str(model.index(place, column).data()) for column in range(len(TableColumn))]
        assert all(cells), cells
        assert model.measure_at(model.index(place, 0)) == row.id
        assert cells[TableColumn.OVERDUE] == (overdue_words(row) or "なし")
    told = texts(page, Qt.ItemDataRole.AccessibleTextRole)
    assert told == [row_words(row, {}) for row in rows]


def test_a_click_and_enter_open_the_row(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    page = make(real(tmp_path, "2024-06-30"))
    tree = page.chart.tree
    first, second = page.shown.rows[0].id, page.shown.rows[1].id
    index = tree.schedule_model.index_of(first)
    bar = tree.visualRect(index.siblingAtColumn(ScheduleColumn.BAR)).center()
    with qtbot.waitSignal(page.row_wanted) as wanted:
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=bar)
    assert wanted.args == [first]
    press(Qt.Key.Key_Down, into=tree)
    with qtbot.waitSignal(page.row_wanted) as wanted:
        press(Qt.Key.Key_Return, into=tree)
    assert wanted.args == [second]
    page.as_table.click()
    page.table.selectRow(1)
    with qtbot.waitSignal(page.row_wanted) as wanted:
        press(Qt.Key.Key_Return, into=page.table)
    assert wanted.args == [second]


def test_nothing_moves_by_dragging(make: Make, tmp_path: Path) -> None:
    plan = real(tmp_path, "2024-06-30")
    page = make(plan)
    before, tree = plan.session.plan, page.chart.tree
    index = tree.schedule_model.index_of(page.shown.rows[0].id)
    at = tree.visualRect(index.siblingAtColumn(ScheduleColumn.BAR)).center()
    QTest.mousePress(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(tree.viewport(), at + QPoint(120, 40))
    QTest.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(120, 40))
    assert plan.session.plan is before
    assert not tree.dragEnabled()


def test_items_close_with_keys_and_stay_closed(make: Make, tmp_path: Path) -> None:
    plan = real(tmp_path, "2024-06-30")
    page = make(plan)
    tree = page.chart.tree
    item = tree.schedule_model.index(0, 0)
    tree.setCurrentIndex(item)
    press(Qt.Key.Key_Left, into=tree)
    assert not tree.isExpanded(tree.schedule_model.index(0, 0))
    plan.look("2024-03-31")
    QTest.qWait(1)
    assert not tree.isExpanded(tree.schedule_model.index(0, 0))
    assert tree.isExpanded(tree.schedule_model.index(1, 0))
    press(Qt.Key.Key_Return, into=tree)
    assert tree.isExpanded(tree.schedule_model.index(0, 0))


def test_zooming_and_moving_by_keys_keeps_the_day(make: Make, tmp_path: Path) -> None:
    page = make(real(tmp_path, "2024-06-30"))
    chart = page.chart
    page.scales.chosen.emit(str(Scale.MONTH))
    assert chart.time_bar.maximum() > 0
    seen = chart.scale.x(page.shown.as_of)
    assert 0 <= seen <= chart.tree.axis_width()
    press(Qt.Key.Key_Minus, into=chart.tree)
    assert abs(chart.scale.x(page.shown.as_of) - seen) < 2
    for _ in range(30):
        press(Qt.Key.Key_Minus, into=chart.tree)
    assert str(chart.scale.scale) == Scale.YEAR
    for _ in range(60):
        press(Qt.Key.Key_Plus, into=chart.tree)
    assert str(chart.scale.scale) == Scale.MONTH
    start = chart.time_bar.value()
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier, into=chart.tree)
    assert chart.time_bar.value() < start


def test_one_chapter_and_back(make: Make, tmp_path: Path) -> None:
    page = make(real(tmp_path, "2024-06-30"))
    page.chapters.setCurrentIndex(2)
    assert [item.title for item in page.chart.tree.schedule_model.items] == ["業務全体のリスク低減"]
    page.chapters.setCurrentIndex(0)
    assert len(page.chart.tree.schedule_model.items) == 13


def test_an_edit_is_seen_at_once(make: Make, tmp_path: Path) -> None:
    plan = real(tmp_path, "2023-05-12")
    page = make(plan)
    measure = page.shown.rows[0].id
    plan.signals.execute(ChangeTiming(measure, "適宜"))
    assert "適宜（時期の定めなし）" in texts(page, Qt.ItemDataRole.AccessibleTextRole)[0]


def test_what_only_the_draft_has_is_told_apart_in_shape_words_and_table(
    make: Make, qtbot: QtBot, tmp_path: Path
) -> None:
    plan = fictional(tmp_path, "2025-03-31")
    page = make(plan)
    page.chart.tree.verticalScrollBar().setValue(0)
    item = plan.session.plan.chapters[0].items[0].id
    values: dict[str, Value] = {"text": "新しい施策", "timing_text": "2023年度下期"}
    (new,) = plan.signals.execute(AddEntity("measure", item, values)) or ()
    tree = page.chart.tree
    bar = tree.schedule_model.index_of(new).siblingAtColumn(ScheduleColumn.BAR)
    name = bar.siblingAtColumn(ScheduleColumn.TEXT)
    told = str(bar.data(Qt.ItemDataRole.AccessibleTextRole))
    assert told == "2023年10月1日 ～ 2024年3月31日・追加予定"
    assert name.data() == "（追加予定）新しい施策"
    head = tree.schedule_model.index(0, ScheduleColumn.TIMING)
    assert head.data() == "3施策＋追加予定1"
    assert "追加予定" in page.legend.accessibleDescription()
    filled = Colour.BAR.q.rgb()
    image = tree.viewport().grab(tree.visualRect(bar)).toImage()
    assert not any(
        image.pixel(x, y) == filled for x in range(image.width()) for y in range(image.height())
    )
    model = page.table.model()
    assert isinstance(model, ScheduleTableModel)
    place = next(n for n in range(model.rowCount()) if model.measure_at(model.index(n, 0)) == new)
    assert model.index(place, TableColumn.STATUS).data() == "追加予定"
    at = tree.visualRect(bar).center()
    with qtbot.waitSignal(page.row_wanted) as wanted:
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert wanted.args == [new]


def test_nothing_is_read_while_the_page_is_not_seen(make: Make, tmp_path: Path) -> None:
    plan = real(tmp_path, "2023-05-12")
    page = make(plan)
    page.hide()
    plan.look("2024-06-30")
    assert "期限超過" not in " ".join(texts(page, Qt.ItemDataRole.ToolTipRole))
    page.show()
    assert "期限超過" in " ".join(texts(page, Qt.ItemDataRole.ToolTipRole))


def test_an_empty_plan_says_what_to_do(make: Make, tmp_path: Path) -> None:
    page = make(large(tmp_path, 0, "2024-06-30"))
    assert not page.chart.isVisible()
    assert not page.legend.isVisible()
    assert page.as_of.isVisible()


def test_models_keep_qts_rules(make: Make, tmp_path: Path) -> None:
    plan = real(tmp_path, "2023-05-12")
    page = make(plan)
    models: list[QAbstractItemModel] = [page.chart.tree.schedule_model, page.table.model()]
    testers = [QAbstractItemModelTester(model) for model in models]
    plan.look("2024-06-30")
    page.chapters.setCurrentIndex(3)
    assert len(testers) == 2


def test_rows_come_go_and_move_by_themselves(make: Make, tmp_path: Path) -> None:
    plan = fictional(tmp_path, "2024-09-30")
    page = make(plan)
    tree, model = page.chart.tree, page.chart.tree.schedule_model
    testers = [QAbstractItemModelTester(each) for each in (model, page.table.model())]
    resets = list[str]()
    model.modelReset.connect(lambda: resets.append("chart"))
    page.table.model().modelReset.connect(lambda: resets.append("table"))
    tree.setCurrentIndex(model.index_of(page.shown.rows[4].id))
    tree.collapse(model.index(2, 0))
    here, closed = page.shown.rows[4].id, tree.closed_items
    tree.verticalScrollBar().setValue(40)
    chapter = plan.session.plan.chapters[0]
    item = next(each for each in chapter.items if len(each.measures) > 1)
    steps: tuple[Command, ...] = (
        AddEntity("item", chapter.id, {"title": "足した項目"}, before=chapter.items[0].id),
        AddEntity("measure", item.id, {"text": "足した施策"}, before=item.measures[0].id),
        MoveEntity(item.measures[-1].id, before=item.measures[0].id),
        DeleteEntity(item.measures[0].id),
        DeleteEntity(chapter.items[-1].id),
    )
    for step in steps:
        plan.signals.execute(step)
        assert told(model) == told(fresh(page))
        assert tree.current_measure() == here
    for _step in steps:
        plan.signals.undo()
        assert told(model) == told(fresh(page))
    assert (tree.current_measure(), tree.closed_items) == (here, closed)
    assert tree.verticalScrollBar().value() == 40
    assert all(tree.isExpanded(model.index(place, 0)) == (place != 2) for place in range(3))
    assert not resets
    assert len(testers) == 2


def fresh(page: SchedulePage) -> ScheduleModel:
    """The same rows in a model that has shown nothing before."""
    made = ScheduleModel(page)
    made.show_items(page.shown.items, page.shown.words)
    return made


def told(model: ScheduleModel) -> list[list[object]]:
    """Every cell of every row, item and measure."""
    rows = []
    for above in range(model.rowCount()):
        item = model.index(above, 0)
        rows.append([model.index(above, column).data() for column in ScheduleColumn])
        for place in range(model.rowCount(item)):
            rows.append([model.index(place, column, item).data() for column in ScheduleColumn])
    return rows


def test_the_chart_has_words_for_who_does_not_see_it(make: Make, tmp_path: Path) -> None:
    page = make(real(tmp_path, "2024-06-30"))
    assert page.chart.tree.accessibleName()
    assert "表で見る" in page.chart.tree.accessibleDescription()
    assert "期限超過" in page.legend.accessibleDescription()
    seen = QAccessible.queryAccessibleInterface(page.legend)
    assert seen.text(QAccessible.Text.Name) == "凡例"


def test_a_thousand_measures_stay_pleasant(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    plan = large(tmp_path, 1000, "2024-06-30")
    page = make(plan)
    tree = page.chart.tree
    assert len(page.shown.rows) == 1000
    qtbot.waitUntil(lambda: tree.verticalScrollBar().maximum() > 20_000)
    began = time.perf_counter()
    for value in range(0, tree.verticalScrollBar().maximum(), 4000):
        tree.verticalScrollBar().setValue(value)
        tree.viewport().grab()
    steps = tree.verticalScrollBar().maximum() // 4000 + 1
    assert (time.perf_counter() - began) / steps < 0.5
    assert tree.indexAt(QPoint(60, 60)).isValid()


def test_what_was_asked_before_the_page_is_seen_is_shown_all_the_same(
    qtbot: QtBot, windows: object, tmp_path: Path
) -> None:
    plan = real(tmp_path, "2024-06-30")
    page = SchedulePage(plan.signals, plan.desk)
    qtbot.addWidget(page)
    assert len(page.shown.rows) == 37
    shown(page)
    assert len(texts(page, Qt.ItemDataRole.AccessibleTextRole)) == 37
    plan.signals.close()
    plan.store.close()


def test_in_the_window_a_bar_leads_to_its_row(window: MainWindow) -> None:
    plan = opened(window)
    plan.desk.show_page("schedule")
    page = plan.desk.page("schedule")
    assert isinstance(page, SchedulePage)
    assert "37施策" in window.status.counts
    measure = page.shown.rows[7].id
    page.row_wanted.emit(measure)
    assert plan.desk.current == "plan"
    assert outline_of(window).current_id() == measure
    plan.desk.show_page("overview")
    assert "未確認" in window.status.counts


def test_on_a_small_screen_the_head_gives_way(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    page = make(real(tmp_path, "2024-06-30"))
    assert page.scales.isVisible()
    frame = QStackedWidget()
    qtbot.addWidget(frame)
    frame.addWidget(page)
    frame.resize(863, 420)
    frame.show()
    assert page.width() == 863
    assert not page.scales.isVisible()
    assert page.scale_list.isVisible()
    page.scale_list.setCurrentIndex(page.scale_list.findData(str(Scale.MONTH)))
    page.scale_list.activated.emit(page.scale_list.currentIndex())
    assert page.chart.scale.scale is Scale.MONTH
    frame.removeWidget(page)


def test_zoom_closed_items_and_the_table_are_remembered(
    make: Make, qtbot: QtBot, preferences: Preferences, tmp_path: Path
) -> None:
    plan = fictional(tmp_path, "2024-09-30")
    make(plan)
    first = SchedulePage(plan.signals, plan.desk, preferences)
    qtbot.addWidget(first)
    shown(first)
    first.chart.zoom(3)
    first.chart.tree.collapse(first.chart.tree.schedule_model.index(1, 0))
    closed = {first.shown.items[1].id}
    first.as_table.setChecked(True)
    first.save_layout()
    again = SchedulePage(plan.signals, plan.desk, preferences)
    qtbot.addWidget(again)
    shown(again)
    assert again.as_table.isChecked()
    assert again.table.isVisible()
    assert again.chart.tree.closed_items == closed
    assert not again.chart.tree.isExpanded(again.chart.tree.schedule_model.index(1, 0))
    assert again.chart.scale.scale is first.chart.scale.scale
    assert again.chart.scale.per_day == pytest.approx(first.chart.scale.per_day, rel=1e-3)
    assert again.scale_list.currentData() == str(first.chart.scale.scale)


def test_an_edit_paints_its_own_row_only(tmp_path: Path, make: Make) -> None:
    plan = fictional(tmp_path, "2024-09-30")
    page = make(plan)
    model, painted = page.chart.tree.schedule_model, list[object]()
    model.modelReset.connect(lambda: painted.append("all"))
    model.dataChanged.connect(lambda top, _end: painted.append(model.row_at(top)))
    measure = page.shown.rows[2].status.owner
    plan.signals.execute(RecordOccurrence(measure, page.shown.as_of))
    assert painted == [row for row in page.shown.rows if row.status.owner == measure]
