"""The preview of pages."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.printing.pages import Pages
from desktop_app.printing.pagination import paginate
from desktop_app.reports.document import Anchor, AnchorKind
from desktop_app.ui.widgets.page_view import PageView
from tests.helpers.sample import submitted_plan
from tests.reports.plans import build


@pytest.fixture
def pages() -> Pages:
    """The submitted plan."""
    return paginate(build("plan", submitted_plan()))


@pytest.fixture
def view(qtbot: QtBot, pages: Pages) -> PageView:
    """A view of the submitted plan."""
    view = PageView("プレビュー")
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    view.show_sheets(pages.sheets, pages.page_counts)
    return view


def test_pages_fill_the_width_until_zoomed(view: PageView) -> None:
    assert view.horizontalScrollBar().maximum() == 0
    view.set_zoom(2)
    assert view.zoom == 2
    assert view.horizontalScrollBar().maximum() > 0
    view.fit_width()
    assert view.horizontalScrollBar().maximum() == 0


def test_going_to_a_page_brings_it_into_sight(view: PageView) -> None:
    view.go_to(5)
    assert view.current_sheet() == 5


def test_a_click_on_a_measure_names_it(view: PageView, pages: Pages, qtbot: QtBot) -> None:
    wanted = Anchor(AnchorKind.MEASURE, submitted_plan().measures()[0].id)
    found = pages.place_of(wanted)
    assert found
    sheet, place = found
    view.set_zoom(0.75)
    view.go_to(sheet, place.y)
    with qtbot.waitSignal(view.entity_clicked) as clicked:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(450, 30))
    assert clicked.args == [wanted]


def test_the_first_pages_can_be_shown_before_the_last(view: PageView, pages: Pages) -> None:
    view.show_sheets(pages.sheets[:2])
    assert not view.grab().isNull()
    view.show_sheets(())
    assert not view.grab().isNull()
