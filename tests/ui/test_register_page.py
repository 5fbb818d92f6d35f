"""報告の記録: reports and 追加質問 are kept by keys, and what is owed is said on start."""

from __future__ import annotations

import datetime
import random
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.application.commands import AddEntity, ChangeField
from desktop_app.domain.kinds import Value
from desktop_app.domain.register import measures_of
from desktop_app.ui.dialogs.measures_dialog import MeasuresDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.views.progress_page import ProgressPage
from desktop_app.ui.views.register_page import RegisterPage
from desktop_app.ui.widgets.notice_bar import NoticeBar
from desktop_app.ui.windows import Windows
from tests.ui.progress_screen import desk_of, make_reported, signals_of
from tests.ui.screen import press, type_japanese


def register_page(window: MainWindow) -> RegisterPage:
    desk_of(window).show_page("register")
    page = desk_of(window).page("register")
    assert isinstance(page, RegisterPage)
    return page


@pytest.fixture
def reported(qtbot: QtBot, windows: Windows, tmp_path: Path) -> MainWindow:
    window = windows.open(make_reported(tmp_path / "報告.kaizen"))
    window.resize(1366, 768)
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


def test_an_empty_register_says_what_to_do(window: MainWindow) -> None:
    page = register_page(window)
    assert page.reports.isHidden()
    page.add_report.click()
    type_japanese("R6.4.30")
    press(Qt.Key.Key_Return)
    report = signals_of(window).plan.reports[0]
    assert (report.number, report.due_on) == (1, datetime.date(2024, 4, 30))
    assert not page.reports.isHidden()
    window.window_actions.undo.trigger()
    window.window_actions.undo.trigger()
    assert page.reports.isHidden()


def test_what_is_owed_is_said_anew_when_it_changes(reported: MainWindow) -> None:
    def owed() -> list[str]:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return [bar.text for bar in desk_of(reported).findChildren(NoticeBar)]

    signals = signals_of(reported)
    second = next(each for each in signals.plan.reports if each.number == 2)
    assert ["第2回報告" in text for text in owed()] == [True]
    signals.execute(ChangeField(second.id, "submitted_on", "2024-04-26"))
    assert not any("第2回報告" in text for text in owed())
    signals.undo()
    assert ["第2回報告" in text for text in owed()] == [True]
    (bar,) = desk_of(reported).findChildren(NoticeBar)
    bar.findChildren(QPushButton)[-1].click()
    signals.redo()
    signals.undo()
    assert owed() == []


def test_a_question_is_kept_with_its_answer_and_measures(
    reported: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = register_page(reported)
    plan = signals_of(reported).plan
    page.reports.show_entity(plan.reports[0].id)
    page.add_question.click()
    type_japanese("対象者に派遣社員を含むか。", preedit="たいしょうしゃ")
    press(Qt.Key.Key_Return)
    wanted = tuple(measure.id for measure in plan.measures()[2:4])
    monkeypatch.setattr(MeasuresDialog, "exec", lambda _dialog: MeasuresDialog.DialogCode.Accepted)
    monkeypatch.setattr(MeasuresDialog, "chosen", property(lambda _dialog: wanted))
    page.link.click()
    question = signals_of(reported).plan.reports[0].questions[0]
    assert question.text == "対象者に派遣社員を含むか。"
    assert measures_of(question) == wanted
    state = page.question_model.index(0, len(page.question_model.columns) - 1)
    assert state.data() == "未回答"
    answered = next(
        place for place, c in enumerate(page.question_model.columns) if c.field == "answered_on"
    )
    assert page.question_model.setData(page.question_model.index(0, answered), "2024/4/1")
    assert state.data() == "回答済み"
    page.show_rows.click()
    progress = desk_of(reported).page("progress")
    assert isinstance(progress, ProgressPage)
    assert tuple(row.id for row in progress.model.rows) == wanted


def test_measures_are_found_and_ticked_by_keys_alone(reported: MainWindow, qtbot: QtBot) -> None:
    plan = signals_of(reported).plan
    wanted = plan.measures()[4]
    dialog = MeasuresDialog(reported, plan, ())
    dialog.show()
    qtbot.waitUntil(dialog.search.hasFocus)
    type_japanese(wanted.text)
    press(Qt.Key.Key_Return)
    assert dialog.isVisible(), "nothing is ticked yet"
    press(Qt.Key.Key_Space)
    assert dialog.chosen == (wanted.id,)
    assert dialog.count_words == "1施策を選択"
    dialog.search.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert len(dialog.chosen) == 0
    press(Qt.Key.Key_Return)
    assert dialog.result() == MeasuresDialog.DialogCode.Accepted


def test_what_is_owed_is_said_on_start_and_leads_to_the_register(reported: MainWindow) -> None:
    bars = [bar for bar in desk_of(reported).findChildren(NoticeBar) if "第2回報告" in bar.text]
    assert len(bars) == 1
    desk_of(reported).show_page("register")
    assert bars[0].isHidden()


def test_the_cursor_begins_on_the_report_that_is_due(reported: MainWindow) -> None:
    page = register_page(reported)
    page.take_focus()
    assert page.reports.current == signals_of(reported).plan.reports[1].id
    hint = "提出済みなら提出日を記録してください。"
    assert hint in page._owed.accessibleName()  # noqa: SLF001
    fields = [column.field for column in page.report_model.columns]
    page.report_model.setData(page.report_model.index(1, fields.index("submitted_on")), "2024/4/30")
    assert hint not in page._owed.accessibleName()  # noqa: SLF001


def test_the_end_of_reporting_silences_the_reports_but_no_question(
    reported: MainWindow,
) -> None:
    page, signals = register_page(reported), signals_of(reported)
    report = signals.plan.reports[0].id
    values: dict[str, Value] = {"number": "1", "text": "その後の状況は。", "asked_on": "2024-06-03"}
    signals.execute(AddEntity("question", report, values))
    page.ended_on.edit.setText("2024/6/30")
    page.ended_on.edit.editingFinished.emit()
    told = page._owed.accessibleName()  # noqa: SLF001
    assert "報告は終了しています。" in told
    assert "提出期限" not in told
    assert "未回答の追加質問が1件" in told


def test_the_end_of_reporting_warns_while_measures_are_open(reported: MainWindow) -> None:
    page = register_page(reported)
    page.ended_on.edit.setText("2024/6/30")
    page.ended_on.edit.editingFinished.emit()
    assert signals_of(reported).plan.reporting_ended_on == datetime.date(2024, 6, 30)
    assert any("残っています" in bar.text for bar in page.findChildren(NoticeBar))


def test_what_cannot_be_read_is_said_and_nothing_changes(reported: MainWindow) -> None:
    page = register_page(reported)
    before = signals_of(reported).plan
    assert not page.report_model.setData(page.report_model.index(0, 1), "そのうち")
    assert signals_of(reported).plan is before
    assert any("そのうち" in bar.text for bar in page.findChildren(NoticeBar))


def test_a_report_is_deleted_by_a_key_and_comes_back(reported: MainWindow) -> None:
    page = register_page(reported)
    page.reports.show_entity(signals_of(reported).plan.reports[1].id)
    press(Qt.Key.Key_Delete, into=page.reports)
    assert len(signals_of(reported).plan.reports) == 1
    reported.window_actions.undo.trigger()
    assert len(page.report_model.rows) == 2


def test_the_models_stay_sound_under_random_edits(reported: MainWindow) -> None:
    page = register_page(reported)
    testers = [
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, page)
        for model in (page.report_model, page.question_model)
    ]
    dice = random.Random(3)
    for turn in range(50):
        act = dice.randrange(5)
        reports = signals_of(reported).plan.reports
        if act == 0 or not reports:
            page.add_report.click()
        elif act == 1:
            page.add_question.click()
        elif act == 2:
            reported.window_actions.undo.trigger()
        elif act == 3:
            page.reports.show_entity(dice.choice(reports).id)
        else:
            page.report_model.setData(page.report_model.index(0, 4), f"提出先{turn}")
        page.commit_pending()
    assert page.report_model.rows == signals_of(reported).plan.reports
    assert len(testers) == 2


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("due_on", "2024/2/30", "「2024/2/30」という日はありません"),
        ("due_on", "来年度", "一つの日に決まりません"),
        ("number", "二回", "数字で入力してください"),
    ],
)
def test_a_cell_that_cannot_be_read_says_why(
    reported: MainWindow, field: str, typed: str, said: str
) -> None:
    page = register_page(reported)
    model = page.report_model
    column = next(n for n, each in enumerate(model.columns) if each.field == field)
    assert not model.setData(model.index(0, column), typed)
    (bar,) = [each for each in page.findChildren(NoticeBar) if not each.isHidden()]
    assert said in bar.text
