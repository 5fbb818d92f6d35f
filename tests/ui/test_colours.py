"""配色: light, dark or as the system is; chosen in the menu, at once in all windows, remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from desktop_app import bootstrap
from desktop_app.application.commands import ChangeField
from desktop_app.ui import theme
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.pages import PAGES
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.services import Services
from desktop_app.ui.theme import Colour, Scheme
from desktop_app.ui.windows import Windows
from tests.helpers.fictional import fictional_store
from tests.ui.progress_screen import desk_of
from tests.ui.screen import first_measure, opened, outline_of, plan_of

PAPER = frozenset({"report", "document"})
"""Pages that show printed paper, which is white in any light."""


def choose(window: MainWindow, scheme: Scheme) -> None:
    window.window_actions.schemes[scheme].trigger()
    QTest.qWait(50)


def pale_share(widget: QWidget) -> float:
    """How much of what is seen is lighter than a middle grey."""
    picture = widget.grab().toImage().scaledToWidth(160)
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    places = [(x, y) for y in range(grey.height()) for x in range(grey.width())]
    return sum(grey.pixelColor(x, y).red() > 128 for x, y in places) / len(places)


def test_the_system_decides_at_first(window: MainWindow, preferences: Preferences) -> None:
    assert preferences.scheme is Scheme.SYSTEM
    assert window.window_actions.schemes[Scheme.SYSTEM].isChecked()
    assert pale_share(window) > 0.8


def test_dark_is_dark_on_every_page_and_in_every_window(
    windows: Windows, window: MainWindow, tmp_path: Path
) -> None:
    store = fictional_store(tmp_path)
    store.close()
    windows.open(store.path)
    choose(window, Scheme.DARK)
    assert len(windows.all) == 2
    for each in windows.all:
        each.resize(1366, 768)
        for entry in PAGES:
            desk_of(each).show_page(entry.name)
            QTest.qWait(50)
            page = desk_of(each).page(entry.name)
            assert pale_share(each) < (0.6 if entry.name in PAPER else 0.2), entry.name
            assert page.palette().base().color() == Colour.SURFACE.q
    choose(windows.all[0], Scheme.LIGHT)
    assert all(pale_share(each) > 0.7 for each in windows.all)


def test_the_plan_its_undo_and_the_cursor_stay(windows: Windows, window: MainWindow) -> None:
    row = first_measure(window).id
    opened(window).signals.execute(ChangeField(row, "text", "改めた施策"))
    outline_of(window).show_row(row)
    choose(window, Scheme.DARK)
    (new,) = windows.all
    assert outline_of(new).current_id() == row
    new.window_actions.undo.trigger()
    assert plan_of(new).measures()[0].text != "改めた施策"
    assert new.window_actions.schemes[Scheme.DARK].isChecked()


def test_icons_and_marks_are_drawn_anew(windows: Windows, window: MainWindow) -> None:
    def ink(window: MainWindow) -> QColor:
        key = next(
            each
            for each in window.findChildren(QToolButton)
            if each.defaultAction() is window.window_actions.filter_rows
        )
        picture = key.icon().pixmap(16, 16).toImage()
        places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
        return max((picture.pixelColor(x, y) for x, y in places), key=lambda each: each.alpha())

    assert ink(window).lightness() < 128
    choose(window, Scheme.DARK)
    assert ink(windows.all[0]).lightness() > 128
    assert "-pale.svg" in theme.stylesheet(10)


def test_the_choice_is_remembered(services: Services, preferences: Preferences) -> None:
    preferences.scheme = Scheme.DARK
    bootstrap.make_application(services, language="ja")
    assert Colour.SURFACE.q.lightness() < 60
    assert QApplication.palette().window().color() == Colour.SURFACE.q
    preferences.scheme = Scheme.LIGHT
    bootstrap.make_application(services, language="ja")
    assert Colour.SURFACE.q == QColor("#FFFFFF")


@pytest.mark.parametrize("text", ["", "purple"])
def test_a_setting_that_nobody_knows_is_that_of_the_system(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.ini"
    file.write_text(f"[view]\ncolours={text}\n", encoding="utf-8")
    assert Preferences(file).scheme is Scheme.SYSTEM
