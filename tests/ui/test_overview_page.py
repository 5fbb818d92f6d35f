"""概況 on real files: its figures are the survey's, each opens its rows, each row the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.application.commands import RecordProgress
from desktop_app.application.overview import gaps
from desktop_app.application.status import STATUS_IDS
from desktop_app.domain.ahead import Ahead
from desktop_app.domain.progress import Status
from desktop_app.ui.models.counts_model import CountCell, change_words
from desktop_app.ui.services import Services
from desktop_app.ui.views.overview_page import OverviewPage
from desktop_app.ui.widgets.figure_tiles import Figure
from tests.ui.screen import press
from tests.ui.standing_pages import Opened, fictional, large, real, shown

Make = Callable[[Opened], OverviewPage]


@pytest.fixture
def make(qtbot: QtBot, windows: object, services: Services) -> Iterator[Make]:
    plans: list[Opened] = []

    def made(plan: Opened) -> OverviewPage:
        plans.append(plan)
        page = OverviewPage(plan.signals, plan.desk)
        qtbot.addWidget(page)
        shown(page)
        page.take_focus()
        return page

    yield made
    for plan in plans:
        plan.signals.close()
        plan.store.close()


def listed(page: OverviewPage) -> list[int]:
    """The measures in the list beside the figures."""
    return [row.measure for row in page.rows.rows.rows if row.measure]


def figure(page: OverviewPage, which: Figure) -> str:
    return page.tiles.tiles[which].figure


@pytest.mark.parametrize(("as_of", "late"), [("2023-05-12", 0), ("2024-06-30", 5)])
def test_the_real_plan_cries_no_wolf(make: Make, tmp_path: Path, as_of: str, late: int) -> None:
    page = make(real(tmp_path, as_of))
    tile = page.tiles.tiles[Figure.OVERDUE]
    assert (tile.figure, tile.alarm) == (str(late), late > 0)
    tile.click()
    assert len(listed(page)) == late
    assert not any(each.alarm for key, each in page.tiles.tiles.items() if key != Figure.OVERDUE)
    page.tiles.tiles[Figure.COVERAGE].click()
    assert not any(row.gap or row.alarm for row in page.rows.rows.rows)


@pytest.mark.parametrize("as_of", ["2023-09-30", "2024-06-30", "2025-01-31"])
def test_every_tile_opens_the_rows_that_it_counts(make: Make, tmp_path: Path, as_of: str) -> None:
    plan = fictional(tmp_path, as_of)
    page, survey = make(plan), plan.desk.survey
    wanted = {
        Figure.OVERDUE: [row.id for row in survey.overdue],
        Figure.DUE: [row.id for row in survey.due_next],
        Figure.WINDOWS: [each.measure for each in survey.open_windows],
        Figure.REPORT: [row.id for row in survey.unconfirmed],
        Figure.COVERAGE: [id_ for each in survey.coverage for id_ in each.measures],
    }
    for which, ids in wanted.items():
        page.tiles.tiles[which].click()
        assert listed(page) == ids, which
    assert figure(page, Figure.OVERDUE) == str(len(survey.overdue))
    assert figure(page, Figure.DUE) == str(len(survey.due_next))
    assert figure(page, Figure.WINDOWS) == str(len(survey.open_windows))
    assert figure(page, Figure.QUESTIONS) == str(len(survey.announcement.questions))
    covered = len(survey.coverage) - len(gaps(survey))
    assert figure(page, Figure.COVERAGE) == f"{covered}／{len(survey.coverage)}"
    owed = survey.announcement.report
    if owed is not None and owed.days is not None and owed.days >= 0:
        assert figure(page, Figure.REPORT) == f"あと{owed.days}日"


def test_days_that_are_not_counted_from_today_say_so(make: Make, tmp_path: Path) -> None:
    plan = fictional(tmp_path, "2025-03-31")
    tile = make(plan).tiles.tiles[Figure.REPORT]
    assert tile.figure == "あと30日"
    assert tile.note.startswith("基準日から2025年4月30日まで")
    plan.desk.set_as_of(plan.desk.today)
    QTest.qWait(1)
    assert "基準日から" not in tile.note


def test_six_tiles_stand_side_by_side_only_where_their_words_are_whole(
    make: Make, tmp_path: Path
) -> None:
    page = make(fictional(tmp_path, "2025-03-31"))
    for width in (1300, 1900, 2600):
        page.resize(width, 900)
        QTest.qWait(1)
        tiles = list(page.tiles.tiles.values())
        if tiles[0].y() == tiles[5].y():
            assert all(tile.width() >= tile.wanted_width() - 12 for tile in tiles)
    assert tiles[0].y() == tiles[5].y(), "a wide screen has room for all"


def test_open_questions_stand_above_their_measures(make: Make, tmp_path: Path) -> None:
    plan = fictional(tmp_path, "2023-12-15")
    page = make(plan)
    for as_of in ("2023-11-10", "2023-11-20", "2024-05-10", "2024-05-20", "2024-11-20"):
        plan.look(as_of)
        page.tiles.tiles[Figure.QUESTIONS].click()
        heads = [row for row in page.rows.rows.rows if not row.measure]
        assert len(heads) == len(plan.desk.survey.announcement.questions)


@pytest.mark.parametrize("as_of", ["2023-09-30", "2024-09-30"])
def test_every_cell_opens_the_rows_that_it_counts(make: Make, tmp_path: Path, as_of: str) -> None:
    plan = fictional(tmp_path, as_of)
    page, survey = make(plan), plan.desk.survey
    model = page.table.counts
    assert model.rowCount() == len(survey.chapters) + 1
    for row in range(model.rowCount()):
        for column in range(1, model.columnCount()):
            page.table.setCurrentIndex(model.index(row, column))
            cell = model.cell_at(model.index(row, column))
            assert cell is not None
            assert len(listed(page)) == cell.count
    for place, chapter in enumerate(survey.chapters):
        for column, status_id in enumerate(STATUS_IDS, start=1):
            told = str(model.index(place, column).data())
            change = change_words(chapter.change(status_id))
            count = str(chapter.counts[status_id])
            assert told == (f"{count} ({change})" if change else count)


def test_the_chart_has_a_piece_for_every_figure(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    plan = fictional(tmp_path, "2024-09-30")
    page, survey = make(plan), plan.desk.survey
    for chapter, row in zip(survey.chapters, page.chart.pieces(), strict=True):
        told = {cell.status_id: cell.count for _rect, cell in row}
        assert told == {each: n for each, n in chapter.counts.items() if n}
        widths = [rect.width() / cell.count for rect, cell in row]
        assert max(widths) - min(widths) < 3
    rect, cell = page.chart.pieces()[2][1]
    QTest.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert len(listed(page)) == cell.count
    press(Qt.Key.Key_Right, into=page.chart)
    with qtbot.waitSignal(page.chart.cell_wanted) as wanted:
        press(Qt.Key.Key_Return, into=page.chart)
    assert wanted.args == [page.chart.pieces()[2][2][1]]
    assert page.table.counts.cell_at(page.table.currentIndex()) == wanted.args[0]


def test_by_keyboard_from_a_figure_to_the_plan(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    plan = real(tmp_path, "2024-06-30")
    page = make(plan)
    tiles = page.tiles.tiles
    qtbot.waitUntil(lambda: tiles[Figure.OVERDUE].hasFocus())
    press(Qt.Key.Key_Right)
    assert tiles[Figure.DUE].hasFocus()
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Space)
    page.rows.setFocus()
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(page.row_wanted) as wanted:
        press(Qt.Key.Key_Return)
    assert wanted.args == [plan.desk.survey.overdue[1].id]


def test_a_click_on_a_row_opens_it_and_headings_open_nothing(
    make: Make, qtbot: QtBot, tmp_path: Path
) -> None:
    page = make(fictional(tmp_path, "2024-09-30"))
    page.tiles.tiles[Figure.COVERAGE].click()
    rows = page.rows
    heading, first = (rows.visualRect(rows.rows.index(place, 0)).center() for place in (0, 1))
    with qtbot.assertNotEmitted(page.row_wanted):
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    with qtbot.waitSignal(page.row_wanted) as wanted:
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert wanted.args == [listed(page)[0]]


def test_an_entry_moves_the_figures(make: Make, tmp_path: Path) -> None:
    plan = real(tmp_path, "2024-06-30")
    page = make(plan)
    late = plan.desk.survey.overdue[0]
    plan.signals.execute(RecordProgress(late.id, plan.desk.as_of, Status.DONE))
    assert figure(page, Figure.OVERDUE) == "4"
    assert late.id not in listed(page)


def test_how_far_and_which_day_are_those_of_the_desk(make: Make, tmp_path: Path) -> None:
    plan = real(tmp_path, "2023-05-12")
    page = make(plan)
    few = figure(page, Figure.DUE)
    page.ahead.typed.setText("52週")
    page.ahead.typed.editingFinished.emit()
    assert plan.desk.ahead == Ahead(52)
    assert int(figure(page, Figure.DUE)) > int(few)
    page.as_of.today.click()
    assert plan.desk.as_of == plan.desk.today
    assert not page.as_of.today.isVisible()


def test_without_entries_and_without_measures_it_says_so(make: Make, tmp_path: Path) -> None:
    page = make(large(tmp_path, 0, "2024-06-30"))
    words = [each.accessibleName() for each in page.findChildren(QWidget)]
    assert any("施策がまだありません" in each for each in words)


def test_models_keep_qts_rules(make: Make, tmp_path: Path) -> None:
    plan = fictional(tmp_path, "2024-09-30")
    page = make(plan)
    models: list[QAbstractItemModel] = [page.table.counts, page.rows.rows]
    testers = [QAbstractItemModelTester(model) for model in models]
    plan.look("2023-09-30")
    page.tiles.tiles[Figure.COVERAGE].click()
    assert len(testers) == 2


def test_an_edit_keeps_the_place_in_the_list_and_paints_its_own_figures(
    make: Make, tmp_path: Path
) -> None:
    plan = large(tmp_path, 100, "2024-06-30")
    page = make(plan)
    counts, rows = page.table.counts, page.rows.rows
    page.table.setCurrentIndex(counts.index(0, 1))
    page.rows.setCurrentIndex(rows.index(40, 0))
    scrolled = page.rows.verticalScrollBar().value()
    testers = [QAbstractItemModelTester(model) for model in (counts, rows)]
    resets, painted = list[str](), list[tuple[int, int]]()
    for model in (counts, rows):
        model.modelReset.connect(lambda: resets.append("all"))
    counts.dataChanged.connect(lambda at, _end: painted.append((at.row(), at.column())))
    status = STATUS_IDS.index(Status.IN_PROGRESS) + 1
    plan.signals.execute(RecordProgress(1050, plan.desk.as_of, Status.IN_PROGRESS))
    assert sorted(painted) == [(0, 1), (0, status), (1, 1), (1, status)]
    assert len(listed(page)) == rows.rowCount() == 99
    assert page.rows.currentIndex().row() == 40
    assert page.rows.verticalScrollBar().value() == scrolled > 0
    page.table.setCurrentIndex(counts.index(0, status))
    assert listed(page) == [1050]
    assert page.rows.currentIndex().row() == 0
    assert not resets
    assert len(testers) == 2


def test_a_thousand_measures(make: Make, tmp_path: Path) -> None:
    plan = large(tmp_path, 1000, "2024-06-30")
    page = make(plan)
    cell = page.table.counts.cell_at(page.table.counts.index(0, 1))
    assert cell == CountCell(7, "no-entry", 1000)
    page.table.setCurrentIndex(page.table.counts.index(0, 1))
    assert len(listed(page)) == 1000
    bold = QFont(page.table.font())
    bold.setBold(True)
    letter = page.table.fontMetrics().horizontalAdvance("あ")
    room = page.table.columnWidth(1) / 2 + letter * 0.3
    assert room >= QFontMetrics(bold).horizontalAdvance("1000"), "the figure is seen whole"


def test_everything_that_takes_the_focus_has_a_name(make: Make, tmp_path: Path) -> None:
    page = make(fictional(tmp_path, "2024-09-30"))
    inner = ("qt_", "qt-")
    for widget in page.findChildren(QWidget):
        reached = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible()
        if reached and not widget.objectName().startswith(inner) and widget.focusProxy() is None:
            assert widget.accessibleName(), widget
