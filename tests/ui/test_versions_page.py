"""版: made once with its documents, withdrawn with a reason, its files given back byte for byte."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.application.commands import AddEntity, ChangeField
from desktop_app.application.plan_json import Json, JsonObject, plan_from_json, plan_to_json
from desktop_app.domain.plan import new_id
from desktop_app.domain.version import Occasion
from desktop_app.reports.kept import with_kept
from desktop_app.reports.options import Calendar, ReportOptions
from desktop_app.ui import file_choice, stepped
from desktop_app.ui.dialogs import work_dialog
from desktop_app.ui.dialogs.freeze_dialog import FreezeDialog
from desktop_app.ui.dialogs.work_dialog import WorkDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.version_model import VersionColumn
from desktop_app.ui.views.versions_page import VersionsPage
from desktop_app.ui.windows import Windows
from tests.helpers.sample import new_file
from tests.ui.conftest import activate
from tests.ui.screen import first_measure, opened, press, type_day
from tests.ui.test_accessibility import nameless
from tests.ui.version_screen import fictional_window, queries_of, version, versions_page


@pytest.fixture
def submitted(qtbot: QtBot, windows: Windows, tmp_path: Path) -> MainWindow:
    made = fictional_window(windows, tmp_path)
    activate(qtbot, made)
    return made


def asked(page: VersionsPage, name: str, *, earlier: bool = False) -> FreezeDialog:
    """The dialog with a name in it."""
    dialog = page.freeze_dialog(earlier=earlier)
    dialog.name.setText(name)
    return dialog


def choose(page: VersionsPage, place: int) -> None:
    page.table.setCurrentIndex(page.model.index(place, VersionColumn.NAME))


def test_the_list_shows_the_newest_first_and_what_is_in_force(submitted: MainWindow) -> None:
    page = versions_page(submitted)
    names = [v.name for v in page.model.rows]
    assert names == [v.name for v in reversed(queries_of(submitted).listed())]
    states = [page.model.state_words(v) for v in page.model.rows]
    assert states.count("今の有効な版") == 1
    assert states[-1] == "名前と日付だけ"


def test_an_empty_list_says_what_to_do(window: MainWindow) -> None:
    page = versions_page(window)
    assert page.table.isHidden()
    assert page.freeze_key.isEnabled()
    assert page.comparison.table.isHidden() or not page.comparison.isVisible()


def test_the_first_submission_says_what_will_follow(window: MainWindow) -> None:
    dialog = versions_page(window).freeze_dialog()
    assert "変更案" in dialog.follows
    assert "元に戻す" in dialog.follows
    dialog.occasion.chosen.emit(str(Occasion.PUBLISHED))
    assert "そのまま有効" in dialog.follows
    dialog.close()


def test_freezing_keeps_the_documents_byte_for_byte(window: MainWindow, tmp_path: Path) -> None:
    document = tmp_path / "提出.docx"
    document.write_bytes(b"PK\x03\x04 as it was")
    page = versions_page(window)
    dialog = asked(page, "業務改善計画（提出）")
    dialog.add_files([document])
    document_before = document.read_bytes()
    page.take(dialog)
    dialog.close()
    made = version(window, "業務改善計画（提出）")
    assert made.occasion is Occasion.SUBMITTED
    assert [f.name for f in queries_of(window).files_of(made)] == ["提出.docx"]
    target = tmp_path / "戻した.docx"
    page.save_file("提出.docx", target)
    assert target.read_bytes() == document_before
    assert opened(window).session.plan.submitted_on == made.date


def test_freezing_is_one_step_that_undo_takes_back(window: MainWindow) -> None:
    page = versions_page(window)
    dialog = asked(page, "業務改善計画（提出）")
    page.take(dialog)
    dialog.close()
    assert [each.name for each in page.model.rows] == ["業務改善計画（提出）"]
    opened(window).signals.undo()
    assert not page.model.rows
    assert opened(window).session.plan.submitted_on is None


@pytest.mark.parametrize("given_up", [True, False])
def test_a_version_of_a_large_plan_shows_how_far_it_is_and_can_be_given_up(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, *, given_up: bool
) -> None:
    monkeypatch.setattr(work_dialog, "_AT_ONCE", 0)
    monkeypatch.setattr(stepped, "_SLICE", 0.0005)
    page = versions_page(window)
    session = opened(window).session
    before, shares = (session.plan, session.undo_step), []

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, WorkDialog):
            shares.append(shown.bar.value())
            if given_up and shares[-1] > 0:
                QTest.keyClick(shown, Qt.Key.Key_Escape)

    watch = QTimer()
    watch.timeout.connect(look)
    watch.start(0)
    page.take(asked(page, "業務改善計画（提出）"))
    watch.stop()
    assert shares == sorted(shares)
    assert len(set(shares)) > 1
    assert bool(page.model.rows) is not given_up
    if given_up:
        assert (session.plan, session.undo_step) == before
        assert "中止しました" in window.status.message
    assert session.execute(ChangeField(first_measure(window).id, "text", "続き")) == ()


def test_a_name_that_is_missing_or_taken_is_told_before(submitted: MainWindow) -> None:
    page = versions_page(submitted)
    dialog = page.freeze_dialog()
    dialog.name.clear()
    assert not dialog.accept_key.isEnabled()
    dialog.name.setText("第1回報告")
    assert not dialog.accept_key.isEnabled()
    assert "第1回報告" in dialog.wrong
    dialog.name.setText("第4回報告")
    assert dialog.accept_key.isEnabled()
    assert dialog.wrong == ""
    dialog.close()


def test_a_document_of_another_kind_is_told_and_left_out(
    submitted: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "表.xlsx").write_bytes(b"x")
    dialog = versions_page(submitted).freeze_dialog()
    dialog.add_files([tmp_path / "表.xlsx", tmp_path / "ない.docx"])
    assert dialog.wrong
    assert dialog.files.count() == 0
    dialog.close()


def test_a_version_is_recorded_by_name_and_date_only(window: MainWindow) -> None:
    page = versions_page(window)
    dialog = asked(page, "再発防止策（公表）", earlier=True)
    page.take(dialog)
    dialog.close()
    (made,) = queries_of(window).listed()
    assert (made.root, made.occasion) == ("", Occasion.PUBLISHED)
    assert page.model.state_words(made) == "名前と日付だけ"


def test_an_earlier_version_takes_the_plan_of_another_file_as_its_content(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was typed or pasted there; what is new today is red against it."""
    plan = opened(window).session.plan
    left, *others = plan.chapters[0].items
    typed = replace(plan, chapters=(replace(plan.chapters[0], items=tuple(others)),))
    typed = plan_from_json(cast("JsonObject", _without_ids(plan_to_json(typed))))
    other = new_file(tmp_path, typed, name="3月29日.kaizen")
    document = tmp_path / "公表.pdf"
    document.write_bytes(b"%PDF-1.7")
    monkeypatch.setattr(file_choice, "choose_file_to_open", lambda *_any: other)
    page = versions_page(window)
    dialog = asked(page, "再発防止策（公表）", earlier=True)
    dialog.take_key.click()
    dialog.add_files([document])
    assert "文言から見分けます" in dialog.follows
    page.take(dialog)
    dialog.close()
    (made,) = queries_of(window).listed()
    before = queries_of(window).plan_of(made)
    assert [m.id for m in before.measures()] == [m.id for item in others for m in item.measures]
    assert queries_of(window).file_of(made, "公表.pdf") == b"%PDF-1.7"
    red = queries_of(window).marks(plan, made).whole
    assert {m.id for m in left.measures} <= red
    assert not {m.id for m in before.measures()} & red


def _without_ids(told: Json) -> Json:
    """The same words as somebody else typed them."""
    if isinstance(told, Mapping):
        fresh = {name: _without_ids(value) for name, value in told.items() if name != "links"}
        return fresh | {"id": new_id()} if "id" in told else fresh
    if isinstance(told, Sequence) and not isinstance(told, str):
        return [_without_ids(each) for each in told]
    return told


def test_a_report_knows_the_version_that_it_was_sent_as(submitted: MainWindow) -> None:
    page = versions_page(submitted)
    before = opened(submitted).session.plan
    waiting = next(report for report in before.reports if report.version is None)
    dialog = asked(page, "第4回報告")
    assert dialog.report.currentText() == "第4回報告"
    page.take(dialog)
    dialog.close()
    made = queries_of(submitted).named("第4回報告")
    report = next(r for r in opened(submitted).session.plan.reports if r.id == waiting.id)
    assert (report.version, report.submitted_on) == (made.id, made.date)
    assert queries_of(submitted).plan_of(made) == before, "as it stood when it was sent"
    opened(submitted).signals.undo()
    assert opened(submitted).session.plan == before


def test_the_report_of_the_as_of_date_is_proposed_before_the_one_that_is_due(
    submitted: MainWindow,
) -> None:
    plan = opened(submitted)
    later = datetime.date(2030, 3, 31)
    root = plan.session.plan.id
    plan.signals.execute(AddEntity("report", root, {"number": 9, "as_of": later.isoformat()}))
    due = asked(versions_page(submitted), "版")
    assert due.report.currentText() == "第4回報告"
    due.close()
    plan.desk.context.desk.set_as_of(later)
    dialog = asked(versions_page(submitted), "版")
    assert dialog.report.currentText() == "第9回報告"
    dialog.close()


def test_withdrawal_wants_a_reason(submitted: MainWindow) -> None:
    page = versions_page(submitted)
    choose(page, 0)
    newest = page.model.rows[0]
    page.card.withdraw_key.click()
    assert not page.card.do_withdraw.isEnabled()
    page.card.reason.edit.setPlainText("記載に誤りがあったため")
    assert page.card.do_withdraw.isEnabled()
    today = opened(submitted).desk.context.desk.today
    assert page.card.day.day() == today
    type_day(page.card.day, str(today - datetime.timedelta(days=1)))
    page.card.do_withdraw.click()
    after = version(submitted, str(newest.id))
    assert after.withdrawn_on == today - datetime.timedelta(days=1)
    assert after.withdrawn_reason == "記載に誤りがあったため"
    assert page.model.state_words(after).startswith("取下げ")
    opened(submitted).signals.undo()
    assert version(submitted, str(newest.id)).withdrawn_on is None


def test_enter_on_a_version_compares_it_with_now(submitted: MainWindow) -> None:
    page = versions_page(submitted)
    choose(page, 1)
    press(Qt.Key.Key_Return, into=page.table)
    assert page.comparison.isVisible()
    assert page.comparison.older.currentData() == page.model.rows[1].id


def test_a_version_does_not_follow_the_plan(window: MainWindow) -> None:
    page = versions_page(window)
    dialog = asked(page, "業務改善計画（提出）")
    page.take(dialog)
    dialog.close()
    before = first_measure(window).text
    row = opened(window).page.model.index_of(first_measure(window).id)
    opened(window).page.model.setData(row, "書き直した施策")
    frozen = queries_of(window).plan_of(version(window, "業務改善計画（提出）"))
    assert frozen.measures()[0].text == before


def test_everything_that_takes_the_focus_has_a_name(submitted: MainWindow) -> None:
    page = versions_page(submitted)
    page.card.ask_reason()
    assert nameless(page) == []
    page.compare(version(submitted, "第1回報告").id)
    assert nameless(page) == []
    for earlier in (False, True):
        dialog = page.freeze_dialog(earlier=earlier)
        dialog.show()
        assert nameless(dialog) == []
        dialog.close()


def test_the_menu_leads_to_the_question(
    submitted: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    monkeypatch.setattr(VersionsPage, "freeze", lambda _page: seen.append(True))
    submitted.window_actions.freeze_version.trigger()
    assert seen == [True]
    assert opened(submitted).desk.current == "versions"


def test_a_version_keeps_the_words_and_choices_of_its_reports(window: MainWindow) -> None:
    page = versions_page(window)
    opened(window).desk.context.preferences.set_text("report_plan/calendar", "wareki")
    dialog = asked(page, "業務改善計画")
    page.take(dialog)
    dialog.close()
    kept = queries_of(window).frozen(version(window, "業務改善計画")).settings
    options = ReportOptions(as_of=datetime.date(2023, 5, 12))
    assert with_kept(options, kept, "plan").calendar is Calendar.WAREKI
    assert with_kept(options, kept, "letter").calendar is Calendar.WESTERN
    assert kept["wording"]


def test_work_goes_on_after_a_version_was_frozen(window: MainWindow) -> None:
    """What was made to freeze it is gone by then and must not listen any more."""
    page = versions_page(window)
    page.take(asked(page, "業務改善計画（提出）"))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    measure = first_measure(window)
    opened(window).signals.execute(ChangeField(measure.id, "text", "新しい文"))
    assert first_measure(window).text == "新しい文"
    opened(window).signals.undo()
    assert first_measure(window).text == measure.text
