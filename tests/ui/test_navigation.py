"""The rail leads from page to page by mouse and keys, and shrinks to icons on a small screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.progress_columns import Column
from desktop_app.ui.pages import PAGES
from desktop_app.ui.views import page_desk
from desktop_app.ui.windows import Windows
from tests.ui.progress_screen import desk_of, progress_page, row_at
from tests.ui.screen import opened, press, type_japanese


def test_each_page_has_a_key_that_shows_it(window: MainWindow) -> None:
    desk = desk_of(window)
    assert desk.rail.names == tuple(entry.name for entry in PAGES)
    for entry in PAGES:
        desk.rail.button(entry.name).click()
        assert desk.current == entry.name
        assert desk.rail.button(entry.name).isChecked()


def test_alt_and_a_digit_go_to_a_page(window: MainWindow) -> None:
    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier, into=window)
    assert desk_of(window).current == "progress"
    press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier, into=window)
    assert desk_of(window).current == "plan"


def test_arrows_go_along_the_rail(window: MainWindow) -> None:
    rail = desk_of(window).rail
    rail.button("plan").setFocus()
    press(Qt.Key.Key_Down)
    assert rail.button("progress").hasFocus()
    press(Qt.Key.Key_Space)
    assert desk_of(window).current == "progress"


def test_on_a_small_screen_the_rail_shows_icons_only(window: MainWindow) -> None:
    window.resize(911, 512)
    rail = desk_of(window).rail
    assert rail.icons_only
    assert rail.button("progress").accessibleName() == "進捗"
    assert rail.button("progress").toolTip().startswith("進捗")
    window.resize(1366, 768)
    assert not rail.icons_only


def test_the_rail_never_makes_the_window_higher_than_the_screen(window: MainWindow) -> None:
    """911 × 512 is a screen of 1366 × 768 at 150 %, 960 × 540 one of 1920 × 1080 at 200 %."""
    for width, height in ((911, 480), (960, 500), (1366, 440), (1366, 700)):
        window.resize(width, height)
        QApplication.processEvents()
        assert window.height() == height
        rail = desk_of(window).rail
        last = rail.button(rail.names[-1])
        assert last.geometry().bottom() <= rail.height()
        assert last.height() >= last.minimumSizeHint().height()
        assert rail.icons_only == (width < 930 or height < 450)


def test_what_is_being_typed_is_taken_over_when_the_page_changes(window: MainWindow) -> None:
    page = progress_page(window)
    page.table.go_to(0, Column.WORDING)
    press(Qt.Key.Key_F2, into=page.table)
    type_japanese("途中の記載")
    desk_of(window).show_page("plan")
    assert desk_of(window).current == "plan"
    desk_of(window).show_page("progress")
    entry = row_at(page, 0).entry
    assert entry is not None
    assert entry.report_wording == "途中の記載"


def test_every_control_of_these_pages_has_a_name(window: MainWindow) -> None:
    desk = desk_of(window)
    for name in ("progress", "register"):
        page = desk.page(name)
        nameless = [
            part
            for part in page.findChildren(QWidget)
            if part.focusPolicy() != Qt.FocusPolicy.NoFocus
            and not part.accessibleName()
            and part.focusProxy() is None
            and not part.objectName().startswith("qt_")
        ]
        assert not nameless, (name, nameless)


def test_the_page_of_the_plan_stays_what_it_was(window: MainWindow) -> None:
    assert desk_of(window).page("plan") is opened(window).page
    assert QApplication.focusWidget() is opened(window).page.outline


def test_a_page_of_a_large_plan_waits_for_its_figures_beside_the_window(
    windows: Windows, plan_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_desk, "LARGE", 0)
    desk = desk_of(windows.open(plan_path))
    desk.rail.button("overview").click()
    assert desk.current == "plan"
    qtbot.waitUntil(lambda: desk.current == "overview")
    assert desk.context.desk.is_ready
