"""What one view counts, every view counts, and says what it leaves out."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.progress import Status
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.plan_tree_model import Column, PlanTreeModel
from desktop_app.ui.models.progress_filter import Chip
from desktop_app.ui.views.overview_page import OverviewPage
from desktop_app.ui.widgets.figure_tiles import Figure
from desktop_app.ui.windows import Windows
from tests.helpers.fictional import fictional_store
from tests.ui.progress_screen import desk_of, progress_page
from tests.ui.screen import opened


@pytest.fixture
def fictional(qtbot: QtBot, windows: Windows, tmp_path: Path) -> MainWindow:
    store = fictional_store(tmp_path)
    store.close()
    made = windows.open(store.path)
    made.resize(1366, 768)
    qtbot.waitExposed(made)
    return made


def status_shown(model: PlanTreeModel, row: int) -> Status | None:
    look = model.look_of(model.index_of(row))
    assert look is not None
    return look.status


def test_every_view_counts_the_same_measures_and_names_those_printed_again(
    fictional: MainWindow,
) -> None:
    page = opened(fictional).page
    told = [page.counts().text().split("・")[-1]]
    for name in ("overview", "schedule"):
        desk_of(fictional).show_page(name)
        told.append(fictional.status.counts.split("　")[0])
    assert told == ["48施策＋再掲2"] * 3
    chapters = [page.model.index(row, Column.TIMING).data() for row in range(6)]
    assert sum(int(re.findall(r"\d+", each)[0]) for each in chapters) == 48
    done = [page.model.index(row, Column.STATUS).data() for row in range(6)]
    assert [each.split("／")[1] for each in done] == [each.split("施策")[0] for each in chapters]


def test_who_has_not_answered_is_one_number(fictional: MainWindow) -> None:
    progress = progress_page(fictional)
    survey = desk_of(fictional).context.desk.survey
    waiting = len(survey.unconfirmed)
    assert fictional.status.counts == f"50件を表示（全50件、うち再掲2）　未確認 {waiting}"
    assert progress.filters.chips[Chip.UNCONFIRMED].text().endswith(f" {waiting}")


def test_turns_without_a_record_are_told_with_their_measures(fictional: MainWindow) -> None:
    progress = progress_page(fictional)
    desk_of(fictional).show_page("overview")
    overview = desk_of(fictional).page("overview")
    assert isinstance(overview, OverviewPage)
    measures = progress.filters.chips[Chip.WINDOWS].text().rsplit(" ", 1)[1]
    assert overview.tiles.tiles[Figure.WINDOWS].note.startswith(f"{measures}施策・")


def test_the_pane_of_the_plan_judges_as_of_the_day_of_the_other_pages(
    fictional: MainWindow,
) -> None:
    page, desk = opened(fictional).page, desk_of(fictional).context.desk
    row = next(r for r in desk.survey.rows if r.measure.timing_text == "8月")
    page.outline.show_row(row.id)
    timing = page.details.content.timing
    assert timing is not None
    assert "2025年3月31日" in timing.box.explained.judgement
    desk.set_as_of(datetime.date(2024, 6, 30))
    assert "2024年6月30日" in timing.box.explained.judgement
    page.details.show_progress()
    assert "2024" in page.details.progress.as_of.edit.text()


def test_the_plan_shows_how_far_each_measure_was_on_the_day_of_the_other_pages(
    fictional: MainWindow,
) -> None:
    model, desk = opened(fictional).page.model, desk_of(fictional).context.desk
    for day in (datetime.date(2023, 6, 30), datetime.date(2025, 3, 31)):
        desk.set_as_of(day)
        told = {row.id: row.status for row in desk.survey.rows}
        shown = {id_: status_shown(model, id_) for id_ in told}
        assert shown == told
        tip = model.headerData(
            Column.STATUS, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
        )
        assert f"{day.year}年" in str(tip)
    desk.set_as_of(datetime.date(2020, 1, 1))
    assert not any(status_shown(model, id_) for id_ in told)
