"""報告書: 第N回 and its 基準日 belong together, and what contradicts the register is said."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from desktop_app.application.commands import ChangeField, EditProgress
from desktop_app.reports.document import MarkStyle
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.views.report_page import ReportPage
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.windows import Windows
from tests.ui.screen import opened, plan_of, type_day
from tests.ui.test_report_page import choose, report_view, shown, words_of
from tests.ui.version_screen import fictional_window


@pytest.fixture
def window(windows: Windows, tmp_path: Path) -> MainWindow:
    return fictional_window(windows, tmp_path)


def set_day(page: ReportPage, text: str) -> None:
    field = page.settings.editor("as_of")
    assert isinstance(field, DayField)
    type_day(field, text)


def test_a_round_of_the_register_brings_its_day_along(window: MainWindow, qtbot: QtBot) -> None:
    page = report_view(window)
    shown(qtbot, page, "progress")
    rounds = page.settings.editor("number")
    assert isinstance(rounds, QComboBox)
    offered = [rounds.itemText(row) for row in range(rounds.count())]
    assert "第2回（2024年3月31日）" in offered
    choose(page, "number", "2")
    made = shown(qtbot, page, "progress")
    assert made.order.options.as_of == datetime.date(2024, 3, 31)
    assert "第2回：2024年3月31日現在" in words_of(made)
    assert "第1回：2023年9月30日現在" in words_of(made)
    assert page.pane.warning == ""
    assert rounds.itemText(0) == "基準日の回（第4回）"
    choose(page, "number", "")
    assert (
        shown(qtbot, page, "progress").order.options.as_of == opened(window).desk.context.desk.as_of
    )


def test_a_round_that_was_frozen_is_printed_as_it_went_out(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = report_view(window)
    before = words_of(shown(qtbot, page, "progress"))
    choose(page, "marks", "underline")
    choose(page, "number", "3")
    told = shown(qtbot, page, "progress")
    assert (told.order.version, told.order.options.marks) == ("第3回報告", MarkStyle.RED)
    measure = plan_of(window).measures()[0].id
    third = datetime.date(2024, 9, 30)
    opened(window).signals.execute(EditProgress(measure, third, {"report_wording": "後で直した。"}))
    assert words_of(shown(qtbot, page, "progress")) == words_of(told)
    choose(page, "version", "")
    made = shown(qtbot, page, "progress")
    assert "後で直した。" in words_of(made)
    assert "第3回は版として確定した報告です" in page.pane.warning
    choose(page, "number", "2")
    choose(page, "number", "4")
    again = shown(qtbot, page, "progress")
    assert (again.order.version, words_of(again)) == ("", before)


def test_the_day_of_another_round_is_that_round(window: MainWindow, qtbot: QtBot) -> None:
    page = report_view(window)
    shown(qtbot, page, "summary")
    choose(page, "number", "2")
    set_day(page, "2024/9/30")
    made = shown(qtbot, page, "summary")
    assert "第3回" in words_of(made)
    assert page.pane.warning == ""


def test_a_day_beside_the_register_is_told(window: MainWindow, qtbot: QtBot) -> None:
    page = report_view(window)
    shown(qtbot, page, "progress")
    choose(page, "number", "2")
    set_day(page, "2024/12/31")
    shown(qtbot, page, "progress")
    assert "第2回の基準日は、報告の記録では2024年3月31日です" in page.pane.warning
    assert "第3回（2024年9月30日現在）が、今回の第2回" in page.pane.warning
    choose(page, "number", "2")
    shown(qtbot, page, "progress")
    assert page.pane.warning == ""


def test_a_new_round_on_the_day_of_another_is_told(window: MainWindow, qtbot: QtBot) -> None:
    page = report_view(window)
    shown(qtbot, page, "letter")
    choose(page, "number", "5")
    shown(qtbot, page, "letter")
    assert "2025年3月31日は、報告の記録では第4回の基準日です" in page.pane.warning


def test_a_round_that_is_not_earlier_is_no_former_one(window: MainWindow, qtbot: QtBot) -> None:
    page = report_view(window)
    shown(qtbot, page, "progress")
    choose(page, "number", "2")
    choose(page, "compare_with", "第3回報告")
    shown(qtbot, page, "progress")
    assert (
        "第3回（2024年9月30日現在）が、今回の第2回（2024年3月31日現在）より前" in page.pane.warning
    )
    choose(page, "compare_with", "第1回報告")
    shown(qtbot, page, "progress")
    assert page.pane.warning == ""


def test_a_round_chosen_before_the_register_knew_its_day_follows_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = report_view(window)
    shown(qtbot, page, "summary")
    choose(page, "number", "4")
    fourth = next(each for each in plan_of(window).reports if each.number == 4)
    opened(window).signals.execute(ChangeField(fourth.id, "as_of", "2025-04-30"))
    assert shown(qtbot, page, "summary").order.options.as_of == datetime.date(2025, 4, 30)
    assert page.pane.warning == ""


def test_what_comes_above_the_pages_moves_none_of_them(window: MainWindow, qtbot: QtBot) -> None:
    page = report_view(window)
    window.show()
    shown(qtbot, page, "progress")
    view = page.pane.view
    at = view.viewport().mapToGlobal(view.viewport().rect().topLeft()).y()
    scroll = view.verticalScrollBar().value()
    choose(page, "number", "5")
    shown(qtbot, page, "progress")
    assert page.pane.warning
    moved = view.viewport().mapToGlobal(view.viewport().rect().topLeft()).y() - at
    assert moved > 0
    assert view.verticalScrollBar().value() - scroll == moved
    choose(page, "number", "")
    shown(qtbot, page, "progress")
    assert view.verticalScrollBar().value() == scroll


def test_several_reports_that_are_not_of_one_round_are_told(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = report_view(window)
    shown(qtbot, page, "summary")
    dialog = window.export_desk.make_dialog(opened(window))
    dialog.tick("plan", "progress", "summary", "letter")
    assert dialog.apart == ""
    choose(page, "number", "2")
    dialog = window.export_desk.make_dialog(opened(window))
    dialog.tick("plan", "progress", "summary")
    assert "実施状況報告は第4回（2025年3月31日）" in dialog.apart
    assert "総括表は第2回（2024年3月31日）" in dialog.apart
    dialog.tick("plan", "summary")
    assert dialog.apart == ""
