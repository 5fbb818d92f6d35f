"""Several windows and another language: what was on screen is kept, files are asked for nearby."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop_app.application.row_filter import RowFilter
from desktop_app.application.samples import submitted_plan
from desktop_app.storage.plan_file import create_plan_file
from desktop_app.support import i18n, paths
from desktop_app.ui.export_job import ExportOrder
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.progress_filter import ProgressFilter
from desktop_app.ui.print_desk import report_page
from desktop_app.ui.views.progress_page import ProgressPage
from desktop_app.ui.widgets.search_field import SearchField
from desktop_app.ui.windows import Windows
from tests.helpers.sample import NOW
from tests.ui.screen import opened, outline_of, plan_of


@pytest.fixture(autouse=True)
def japanese_afterwards() -> Iterator[None]:
    yield
    i18n.set_language("ja")


@pytest.mark.parametrize("page", ["plan", "progress"])
def test_another_language_keeps_what_is_open_filtered_and_looked_for(
    qtbot: QtBot, window: MainWindow, windows: Windows, page: str
) -> None:
    outline = outline_of(window)
    qtbot.waitUntil(outline.isVisible)
    chapter = plan_of(window).chapters[0]
    rows = frozenset({chapter.id, chapter.items[0].id})
    outline.expand_only(rows)
    progress = opened(window).desk.page("progress")
    assert isinstance(progress, ProgressPage)
    progress.filters.show_filter(ProgressFilter(words="委託"))
    field = window.findChild(SearchField)
    assert isinstance(field, SearchField)
    field.setText("監査")
    opened(window).desk.show_page(page)
    window.window_actions.english.trigger()
    (english,) = windows.all
    assert english.search_words == "監査"
    again = opened(english).desk
    shown = again.page("progress")
    assert isinstance(shown, ProgressPage)
    assert shown.filters.filter == ProgressFilter(words="委託")
    again.show_page("plan")
    qtbot.waitUntil(lambda: outline_of(english).expanded_ids() == rows)


def test_another_language_keeps_the_filter_of_the_outline(
    qtbot: QtBot, window: MainWindow, windows: Windows
) -> None:
    outline = outline_of(window)
    qtbot.waitUntil(outline.isVisible)
    before = outline.expanded_ids()
    window.window_actions.filter_rows.trigger()
    opened(window).page.filtering.bar.show_filter(RowFilter(words="委託"))
    window.window_actions.english.trigger()
    (english,) = windows.all
    page = opened(english).page
    qtbot.waitUntil(lambda: page.model.filter == RowFilter(words="委託"))
    assert page.filtering.bar.words.text() == "委託"
    english.window_actions.filter_rows.trigger()
    qtbot.waitUntil(lambda: page.model.filter.is_empty)
    qtbot.waitUntil(lambda: outline_of(english).expanded_ids() == before)


def other_plan(folder: Path) -> Path:
    path = folder / "別の計画.kaizen"
    create_plan_file(path, submitted_plan(paths.resources()), who="山田", now=NOW)
    return path


def test_a_second_plan_opens_beside_the_first_and_the_menu_lists_both(
    window: MainWindow, windows: Windows, tmp_path: Path
) -> None:
    window.resize(600, 500)
    window.move(40, 40)
    second = windows.open(other_plan(tmp_path), near=window)
    assert second.pos() - window.pos() == QPoint(30, 30)
    menu = second.window_menu
    menu.fill()
    tile, _line, *listed = menu.actions()
    assert [each.text()[3:].split(" — ")[0] for each in listed] == ["計画", "別の計画"]
    assert [each.isChecked() for each in listed] == [False, True]
    listed[0].trigger()
    assert QApplication.activeWindow() is window
    tile.trigger()
    assert window.y() == second.y()
    assert window.x() < second.x()


def test_one_plan_alone_is_not_put_side_by_side(window: MainWindow) -> None:
    window.window_menu.fill()
    assert not window.window_menu.actions()[0].isEnabled()


def test_files_are_asked_for_beside_the_plan(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reports go where those of this plan went last, whatever was opened meanwhile."""
    elsewhere = tmp_path / "提出"
    elsewhere.mkdir()
    asked: list[Path] = []

    def ask(*arguments: object, **_words: object) -> tuple[str, str]:
        asked.append(Path(str(arguments[2])))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    window.preferences.last_folder = str(elsewhere)
    window.window_actions.open.trigger()
    window.window_actions.save_copy.trigger()
    window.window_actions.export.trigger()
    assert asked[0] == tmp_path
    assert [each.parent for each in asked[1:]] == [tmp_path, tmp_path]
    order = report_page(opened(window)).source.order("plan")
    window.export_desk.export(opened(window), [ExportOrder(order, elsewhere / "a.docx")])
    qtbot.waitUntil(lambda: window.export_desk.job is None, timeout=20_000)
    window.window_actions.export.trigger()
    assert asked[-1].parent == elsewhere
