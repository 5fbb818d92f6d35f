"""Every view on a small screen and in larger letters: heads, keys and numbers are whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHeaderView,
    QLabel,
    QScrollArea,
    QSplitter,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.application.commands import ChangeTiming
from desktop_app.support import i18n
from desktop_app.ui import theme
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.progress_columns import Column
from desktop_app.ui.pages import PAGES
from desktop_app.ui.views.register_page import RegisterPage
from desktop_app.ui.widgets.column_widths import shared_widths
from desktop_app.ui.widgets.counts_table import CountsTable
from desktop_app.ui.widgets.figure_tile import FigureTile
from desktop_app.ui.widgets.wrapped_heads import WrappedHeads
from desktop_app.ui.windows import Windows
from tests.helpers.fictional import fictional_store
from tests.ui.progress_screen import desk_of, progress_page
from tests.ui.screen import first_measure, measure, opened, outline_of

WRAPPED = ("traceability",)
"""Pages whose heads are texts of the plan: they wrap."""


@pytest.fixture
def fictional(qtbot: QtBot, windows: Windows, tmp_path: Path) -> MainWindow:
    store = fictional_store(tmp_path)
    store.close()
    made = windows.open(store.path)
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize(("size", "step"), [((1024, 600), 0), ((1366, 768), 0), ((1366, 768), 2)])
def test_heads_labels_and_keys_are_whole_on_every_page(
    fictional: MainWindow, windows: Windows, size: tuple[int, int], step: int
) -> None:
    if step:
        windows.zoom(step)
    fictional.resize(*size)
    QTest.qWait(50)
    found = []
    for entry in PAGES:
        desk_of(fictional).show_page(entry.name)
        assert fictional.width() == size[0]
        found += [f"{entry.name} {each}" for each in settled(fictional, entry.name)]
    assert found == []


def settled(window: QWidget, page: str) -> list[str]:
    """What is cut off once the page has come to rest."""
    found = [""]
    for _turn in range(30):
        QTest.qWait(50)
        heads = [] if page in WRAPPED else cut_heads(window)
        found = [*heads, *squeezed(window)]
        if not found:
            break
    return found


def test_heads_are_whole_in_english_where_columns_give_way(
    windows: Windows, fictional: MainWindow
) -> None:
    windows.change_language("en")
    try:
        window = windows.all[-1]
        page = progress_page(window)
        for width, columns in ((1366, "wording"), (1920, "all"), (1024, "dates")):
            window.resize(width, 700)
            page.table.show_set(columns)
            QTest.qWait(50)
            assert cut_heads(page) == []
    finally:
        windows.change_language("ja")


def cut_heads(window: QWidget) -> list[str]:
    found = []
    for head in window.findChildren(QHeaderView):
        model = head.model()
        if not head.isVisible() or head.orientation() != Qt.Orientation.Horizontal or model is None:
            continue
        metrics = QFontMetrics(head.font())
        for section in range(head.count()):
            words = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
            if isinstance(head, WrappedHeads):
                words = max(words.split(), key=metrics.horizontalAdvance, default="")
            if not head.isSectionHidden(section):
                lack = metrics.horizontalAdvance(words) + 8 - head.sectionSize(section)
                found += [f"{words}: {lack}"] if words and lack > 0 else []
    return found


def squeezed(window: QWidget) -> list[str]:
    return [
        each.text()
        for each in window.findChildren(QWidget)
        if isinstance(each, QLabel | QAbstractButton)
        and each.isVisible()
        and not (isinstance(each, QLabel) and each.wordWrap())
        and each.width() < each.minimumSizeHint().width()
    ]


@pytest.mark.parametrize(
    ("language", "size", "step"),
    [
        ("ja", (911, 512), 0),
        ("en", (911, 512), 0),
        ("ja", (1366, 768), 2),
        ("en", (1366, 768), 2),
    ],
)
def test_small_tables_do_not_scroll_sideways_and_their_keys_stay_whole(
    windows: Windows, fictional: MainWindow, language: str, size: tuple[int, int], step: int
) -> None:
    windows.change_language(language)
    try:
        window = windows.all[-1]
        if step:
            windows.zoom(step)
        window.resize(*size)
        QTest.qWait(50)
        desk = desk_of(window)
        desk.show_page("register")
        page = desk.page("register")
        assert isinstance(page, RegisterPage)
        page.reports.show_entity(page.report_model.rows[2].id)
        assert settled(window, "register") == []
        for table in (page.reports, page.questions):
            assert table.horizontalScrollBar().maximum() == 0, table.accessibleName()
        desk.show_page("overview")
        assert settled(window, "overview") == []
        (counts,) = desk.page("overview").findChildren(CountsTable)
        assert counts.horizontalScrollBar().maximum() == 0
        desk.show_page("versions")
        assert settled(window, "versions") == []
        assert window.width() == size[0]
    finally:
        windows.change_language("ja")


def test_columns_of_zeros_give_way_where_room_lacks_and_come_back(
    windows: Windows, fictional: MainWindow
) -> None:
    windows.change_language("en")
    try:
        window = windows.all[-1]
        window.resize(1366, 768)
        desk_of(window).show_page("overview")
        (counts,) = desk_of(window).page("overview").findChildren(CountsTable)
        columns = range(counts.model().columnCount())
        assert not any(map(counts.isColumnHidden, columns))
        window.resize(911, 512)
        QTest.qWait(50)
        hidden = [each for each in columns if counts.isColumnHidden(each)]
        last = counts.counts.rowCount() - 1
        assert {counts.counts.index(last, each).data() for each in hidden} == {"0"}
        window.resize(1366, 768)
        QTest.qWait(50)
        assert not any(map(counts.isColumnHidden, columns))
    finally:
        windows.change_language("ja")


def test_heads_break_at_blanks_and_the_row_of_heads_grows(windows: Windows) -> None:
    table = QTableView()
    table.setModel(QStandardItemModel(1, 1))
    table.model().setHeaderData(0, Qt.Orientation.Horizontal, "Related measures")
    heads = WrappedHeads(table)
    table.setHorizontalHeader(heads)
    heads.resizeSection(0, heads.whole(0))
    one_line = heads.sizeHint().height()
    heads.resizeSection(0, heads.narrowest(0))
    assert heads.sizeHint().height() > one_line * 1.3
    assert heads.narrowest(0) < heads.whole(0)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_details_stay_whole_when_the_letters_grow(
    qtbot: QtBot, windows: Windows, fictional: MainWindow, language: i18n.Language
) -> None:
    windows.change_language(language)
    try:
        window = windows.all[-1]
        window.resize(1366, 768)
        outline_of(window).show_row(first_measure(window).id)
        QTest.qWait(50)
        windows.zoom(2)
        content = opened(window).details.content
        page = content.form.widget()
        assert page is not None
        qtbot.waitUntil(lambda: page.width() <= content.form.viewport().width())
    finally:
        windows.change_language("ja")


@pytest.mark.parametrize("width", [1024, 1366])
def test_a_due_date_stands_on_one_line(fictional: MainWindow, width: int) -> None:
    fictional.resize(width, 600)
    desk_of(fictional).show_page("register")
    page = desk_of(fictional).page("register")
    assert isinstance(page, RegisterPage)
    page.reports.show_entity(page.report_model.rows[2].id)
    QTest.qWait(50)
    for table, column in ((page.reports, 1), (page.questions, 3)):
        assert one_line(table, column), table.accessibleName()
    if width > 1200:
        assert page.questions.horizontalScrollBar().maximum() == 0


def test_what_an_empty_day_is_like_is_shown_whole(fictional: MainWindow) -> None:
    desk_of(fictional).show_page("register")
    page = desk_of(fictional).page("register")
    assert isinstance(page, RegisterPage)
    QTest.qWait(20)
    edit = page.ended_on.edit
    words = edit.fontMetrics().horizontalAdvance(edit.placeholderText())
    assert words + 30 < edit.width() < words * 2


def one_line(table: QTableView, column: int) -> bool:
    model, metrics = table.model(), table.fontMetrics()
    words = [str(model.index(row, column).data()) for row in range(model.rowCount())]
    return table.columnWidth(column) >= max(map(metrics.horizontalAdvance, words)) + 16


def test_the_note_of_a_figure_is_told_whole(fictional: MainWindow) -> None:
    fictional.resize(1024, 600)
    desk_of(fictional).show_page("overview")
    QTest.qWait(50)
    for tile in desk_of(fictional).page("overview").findChildren(FigureTile):
        room = 2 if tile.note_lines(tile.width()) > 1 else 1
        height = tile.fontMetrics().height() * (4.2 + 1.3 * room)
        assert tile.height() >= int(height)
        assert tile.fontMetrics().horizontalAdvance(tile.note) < room * (tile.width() - 24)


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (300, {0: 50, 1: 150, 2: 100}),
        (200, {0: 50, 1: 100, 2: 50}),
        (150, {0: 50, 1: 62, 2: 37}),
        (110, {0: 50, 1: 40, 2: 30}),
        (60, {0: 50, 1: 100, 2: 50}),
    ],
)
def test_columns_with_words_share_what_room_there_is(room: int, expected: dict[int, int]) -> None:
    assert shared_widths({1: 40, 2: 30}, {0: 50, 1: 100, 2: 50}, room) == expected


def test_larger_letters_reach_every_page_and_several_steps_are_one(
    fictional: MainWindow, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = progress_page(fictional)
    before = page.table.verticalHeader().defaultSectionSize()
    dressed: list[int] = []
    dress = theme.apply_theme

    def counted(app: QApplication, size: int) -> None:
        dressed.append(size)
        dress(app, size)

    monkeypatch.setattr("desktop_app.ui.windows.apply_theme", counted)
    for _step in range(3):
        fictional.window_actions.zoom_in.trigger()
    QTest.qWait(20)
    assert dressed == [theme.DEFAULT_SIZE + 3]
    assert page.table.verticalHeader().defaultSectionSize() > before * 1.2
    assert QApplication.overrideCursor() is None


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("step", range(4))
def test_the_progress_of_a_row_is_whole_in_every_width(
    windows: Windows, fictional: MainWindow, language: i18n.Language, step: int
) -> None:
    windows.change_language(language)
    try:
        window = windows.all[-1]
        window.resize(1366, 768)
        windows.zoom(step)
        outline_of(window).show_row(measure(window, 1).id)
        details = opened(window).details
        details.show_progress()
        tab = details.progress
        tab.status.setCurrentIndex(tab.status.findData("merged"))
        splitter = details.parentWidget()
        assert isinstance(splitter, QSplitter)
        for width in range(320, 421, 20):
            splitter.setSizes([splitter.width() - width, width])
            QTest.qWait(10)
            assert beyond(tab) == []
    finally:
        windows.change_language("ja")


def beyond(area: QScrollArea) -> list[str]:
    """What goes on behind the right edge."""
    page, edge = area.widget(), area.viewport().width()
    assert page is not None
    return [
        f"{type(each).__name__} {each.accessibleName()}"
        for each in page.findChildren(QWidget)
        if each.isVisible() and each.mapTo(page, each.rect().topRight()).x() >= edge
    ]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("step", [0, 3])
def test_a_proposal_wraps_in_the_details_and_makes_them_no_wider(
    windows: Windows, fictional: MainWindow, language: i18n.Language, step: int
) -> None:
    windows.change_language(language)
    try:
        window = windows.all[-1]
        window.resize(1600, 768)
        if step:
            windows.zoom(step)
        plan, details = opened(window).session.plan, opened(window).details
        told = next(each for each in plan.measures() if each.proposal is None)
        outline_of(window).show_row(told.id)
        QTest.qWait(50)
        width, content = details.width(), details.content
        opened(window).signals.execute(ChangeTiming(told.id, "2031年度下期"))
        QTest.qWait(50)
        page = content.form.widget()
        assert content.proposal.isVisible()
        assert page is not None
        assert page.width() <= content.form.viewport().width()
        assert details.width() == width
        window.window_actions.details.trigger()
        window.window_actions.details.trigger()
        QTest.qWait(50)
        assert details.width() == width
    finally:
        windows.change_language("ja")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_large_letters_keep_the_words_of_the_rail_and_say_why_the_details_went(
    qtbot: QtBot, windows: Windows, fictional: MainWindow, language: i18n.Language
) -> None:
    windows.change_language(language)
    try:
        window = windows.all[-1]
        window.resize(1366, 768)
        with qtbot.waitActive(window):
            window.activateWindow()
        plan, desk, actions = opened(window), desk_of(window), window.window_actions
        plan.details.take_focus()
        windows.zoom(3)
        qtbot.waitUntil(lambda: plan.page.fontMetrics().height() > 16)
        QTest.qWait(50)
        assert plan.details.isVisible()
        assert not desk.rail.icons_only
        desk.show_page("report")
        words = i18n._("PDFに出力")
        assert any(each.text().strip() == words for each in desk.findChildren(QAbstractButton))
        desk.show_page("plan")
        plan.details.take_focus()
        windows.zoom(3)
        qtbot.waitUntil(lambda: "F9" in window.status.message)
        assert not plan.details.isVisible()
        assert outline_of(window).hasFocus()
        assert window.width() == 1366
        (key,) = (
            each
            for each in plan.page.findChildren(QToolButton)
            if each.defaultAction() is actions.details
        )
        assert key.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        key.click()
        assert plan.details.isVisible()
    finally:
        windows.change_language("ja")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("step", [0, 3])
def test_what_presses_is_whole_beside_the_date(
    windows: Windows, fictional: MainWindow, language: i18n.Language, step: int
) -> None:
    windows.change_language(language)
    try:
        window = windows.all[-1]
        window.resize(1366, 768)
        if step:
            windows.zoom(step)
        table = progress_page(window).table
        desk_of(window).show_page("progress")
        QTest.qWait(50)
        small = QFontMetrics(theme.font(table.font().pointSizeF() * 0.9))
        mark = table.fontMetrics().height() + 4
        for column, room, words in (
            (Column.TIMING, mark, i18n._("期限超過 {days}日").format(days=999)),
            (Column.TIMING, mark, i18n._("目途超過 {days}日").format(days=999)),
            (Column.TIMING, mark, i18n._("開始まで{days}日").format(days=56)),
            (Column.TIMING, mark, i18n._("期限まで{days}日").format(days=56)),
            (Column.STATUS, 8, i18n._("提案: {status}").format(status=i18n._("継続実施中"))),
        ):
            lacks = small.horizontalAdvance(words) + room + 8 - table.columnWidth(column)
            assert lacks <= 0, words
    finally:
        windows.change_language("ja")
