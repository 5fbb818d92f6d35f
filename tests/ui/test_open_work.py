"""版を確定する: what is still open is told before; what freezing writes is no difference after."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.application.commands import EditProgress
from desktop_app.application.status import Survey
from desktop_app.domain.plan import Report
from desktop_app.domain.tree import get
from desktop_app.ui.dialogs.freeze_dialog import FreezeDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.views.progress_page import ProgressPage
from desktop_app.ui.widgets.open_work_box import OpenWorkBox
from desktop_app.ui.windows import Windows
from tests.ui.screen import in_dialog, opened, plan_of, type_day
from tests.ui.version_screen import fictional_window, queries_of, versions_page


@pytest.fixture
def window(windows: Windows, tmp_path: Path) -> MainWindow:
    """Two of the departments that are waited for have answered."""
    made = fictional_window(windows, tmp_path)
    rows = survey_of(made).unconfirmed
    for row in rows[:2]:
        edit = EditProgress(row.id, survey_of(made).as_of, {"answer": "計画どおりです。"})
        opened(made).signals.execute(edit)
    return made


def survey_of(window: MainWindow) -> Survey:
    return opened(window).desk.context.desk.survey


def choose(dialog: FreezeDialog, occasion: str) -> None:
    keys = dialog.occasion.findChildren(QPushButton)
    next(key for key in keys if key.text() == occasion).click()


def fourth(window: MainWindow) -> Report:
    return next(each for each in plan_of(window).reports if each.number == 4)


def offered(dialog: FreezeDialog) -> list[str]:
    box = dialog.findChild(OpenWorkBox)
    return [key.text() for key in box.keys] if box else []


def test_what_is_open_is_told_with_its_number(window: MainWindow) -> None:
    page = versions_page(window)
    survey = survey_of(window)
    assert len(survey.unconfirmed) > 2
    told = [
        f"未確認の施策 {len(survey.unconfirmed) - 2}件",
        "要転記の施策 2件",
        f"要見直しの施策 {len(survey.doubtful)}件" if survey.doubtful else "",
        "反映を待つ変更案 1件",
    ]
    assert offered(page.freeze_dialog()) == [words for words in told if words]
    assert offered(page.freeze_dialog(earlier=True)) == []


def test_a_plan_on_which_nobody_reports_waits_for_nothing(
    windows: Windows, plan_path: Path
) -> None:
    assert offered(versions_page(windows.open(plan_path)).freeze_dialog()) == []


@pytest.mark.parametrize("place", [0, 1])
def test_a_link_leads_to_the_measures_instead(window: MainWindow, qtbot: QtBot, place: int) -> None:
    page = versions_page(window)
    rows = survey_of(window).unconfirmed
    wanted = {row.id for row in rows if bool(row.answer) is bool(place)}
    before = len(queries_of(window).listed())
    in_dialog(FreezeDialog, lambda dialog: dialog.findChildren(OpenWorkBox)[0].keys[place].click())
    page.freeze()
    qtbot.waitUntil(lambda: opened(window).desk.current == "progress")
    shown = opened(window).desk.page("progress")
    assert isinstance(shown, ProgressPage)
    assert {row.id for row in shown.model.rows} == wanted
    assert len(queries_of(window).listed()) == before


def test_the_link_of_the_proposals_leads_to_them(window: MainWindow, qtbot: QtBot) -> None:
    page = versions_page(window)
    in_dialog(FreezeDialog, lambda dialog: dialog.findChildren(OpenWorkBox)[0].keys[-1].click())
    page.freeze()
    qtbot.waitUntil(page.proposals.isVisible)


def test_a_report_gives_its_version_a_name_and_its_day(window: MainWindow) -> None:
    dialog = versions_page(window).freeze_dialog()
    assert dialog.name.text() == "第4回報告"
    assert dialog.accept_key.isEnabled()
    type_day(dialog.day, "2025/4/28")
    assert dialog.sent == "第4回報告の提出日に、版の日付の2025年4月28日を記録します。"
    versions_page(window).take(dialog)
    assert fourth(window).submitted_on == datetime.date(2025, 4, 28)


def test_a_name_that_was_typed_is_kept(window: MainWindow) -> None:
    dialog = versions_page(window).freeze_dialog()
    dialog.name.setText("第4回報告（再提出）")
    choose(dialog, "改定")
    assert dialog.name.text() == "第4回報告（再提出）"
    assert dialog.sent == ""
    dialog.name.setText("")
    choose(dialog, "報告")
    assert dialog.name.text() == "第4回報告"
    choose(dialog, "改定")
    assert dialog.name.text() == ""


def test_right_after_freezing_nothing_differs_and_what_waits_is_told_so(
    window: MainWindow,
) -> None:
    page = versions_page(window)
    page.take(page.freeze_dialog())
    version = queries_of(window).named("第4回報告")
    assert get(plan_of(window), fourth(window).id, Report).version == version.id
    page.compare(version.id)
    comparison = page.comparison
    assert comparison.nothing == "違いはありません。"
    assert comparison.waiting_key.isVisible()
    assert "反映を待つ変更案が1件あります" in comparison.waiting_key.text()
    comparison.waiting_key.click()
    QTest.qWait(1)
    assert page.proposals.isVisible()
