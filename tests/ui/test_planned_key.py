"""追加予定 in 進捗 and 概況: what the draft alone holds is listed, not counted, and leads to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu

from desktop_app.application.commands import AddEntity
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.views.overview_page import OverviewPage
from desktop_app.ui.views.progress_page import ProgressPage
from desktop_app.ui.windows import Windows
from tests.ui.screen import opened
from tests.ui.version_screen import fictional_window


@pytest.fixture
def window(windows: Windows, tmp_path: Path) -> MainWindow:
    return fictional_window(windows, tmp_path)


def page_of(window: MainWindow, name: str) -> ProgressPage | OverviewPage:
    opened(window).desk.show_page(name)
    page = opened(window).desk.page(name)
    assert isinstance(page, ProgressPage | OverviewPage)
    return page


@pytest.mark.parametrize("name", ["progress", "overview"])
def test_what_only_the_draft_holds_is_listed_and_leads_to_its_row(
    window: MainWindow, name: str
) -> None:
    page = page_of(window, name)
    assert page.planned.isHidden()
    item = opened(window).session.plan.chapters[2].items[0]
    values = {"text": "R&Dの新たな施策"}
    (made,) = opened(window).signals.execute(AddEntity("measure", item.id, values)) or (0,)
    assert page.planned.isVisible()
    assert page.planned.accessibleName() == "追加予定 1"
    (line,) = page.planned.lines
    assert line.startswith("3-")
    assert line.endswith("R&Dの新たな施策")
    menu = page.planned.menu()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    assert opened(window).desk.current == "plan"
    assert opened(window).page.outline.current_id() == made
    opened(window).signals.undo()
    assert page_of(window, name).planned.isHidden()
