"""Icons are drawn when they are about to be seen."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop_app.ui.main_window import MainWindow


def menus(window: MainWindow) -> list[QMenu]:
    bar = window.menuBar()
    return [menu for each in bar.actions() if isinstance(menu := each.menu(), QMenu)]


def without_icon(actions: list[QAction]) -> list[str]:
    named = (each for each in actions if each.data())
    return [each.text() for each in named if each.icon().isNull()]


def test_a_menu_has_its_icons_as_soon_as_it_opens(window: MainWindow) -> None:
    for menu in menus(window):
        menu.aboutToShow.emit()
        assert without_icon(menu.actions()) == []


def test_icons_that_nobody_looked_at_are_not_drawn(window: MainWindow) -> None:
    assert any(without_icon(menu.actions()) for menu in menus(window))
