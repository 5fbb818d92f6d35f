"""The details pane: fields commit when left, the reading explains, progress and history show."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.application.commands import (
    AddEntity,
    AssignMeasures,
    ChangeField,
    ChangeTiming,
    DeleteEntity,
    EditProgress,
    FreezeVersion,
    UseStatusWords,
)
from desktop_app.application.traceability import join
from desktop_app.domain.kinds import Value
from desktop_app.domain.plan import Measure, MeasureType, Role
from desktop_app.domain.progress import Status, latest_entries
from desktop_app.domain.timing import Conventions, DraftShape
from desktop_app.domain.tree import find
from desktop_app.domain.version import Occasion
from desktop_app.ui.dialogs.measure_dialog import MeasureDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.plan_tree_model import Column
from desktop_app.ui.timing_words import TimingContext, explain
from desktop_app.ui.views.content_tab import ContentTab
from desktop_app.ui.views.progress_tab import ProgressTab
from desktop_app.ui.widgets.timing_builder import TimingBuilder
from desktop_app.ui.widgets.timing_field import TimingField
from desktop_app.ui.windows import Windows
from tests.ui.screen import (
    first_item,
    first_measure,
    in_dialog,
    measure,
    opened,
    outline_of,
    plan_of,
    press,
    type_day,
    type_japanese,
)

DAY = datetime.date(2023, 5, 12)
CONTROL = Qt.KeyboardModifier.ControlModifier


def show(window: MainWindow, entity: int) -> None:
    opened(window).details.show_content()
    outline_of(window).show_row(entity)


def timing_field(window: MainWindow) -> TimingField:
    field = opened(window).details.content.timing
    assert field is not None
    return field


def test_the_fields_come_by_themselves_once_the_pane_was_seen(
    qtbot: QtBot, window: MainWindow
) -> None:
    pane = opened(window).details
    width = pane.minimumWidth()
    qtbot.waitUntil(lambda: pane.findChild(ContentTab) is not None)
    assert pane.content.text_field("title").text() == plan_of(window).chapters[0].title
    assert pane.content.isVisible()
    assert pane.minimumWidth() == width


def test_who_asks_for_a_field_at_once_has_it_at_once(windows: Windows, plan_path: Path) -> None:
    window = windows.open(plan_path)
    pane = opened(window).details
    assert pane.findChild(ContentTab) is None
    window.window_actions.other_pane.trigger()
    assert pane.content.text_field("title").isVisible()


def test_a_text_is_committed_by_enter_with_japanese_input(window: MainWindow) -> None:
    show(window, first_measure(window).id)
    field = opened(window).details.content.text_field("text")
    field.edit.setFocus()
    field.edit.selectAll()
    type_japanese("書き直した施策", preedit="かきなおした")
    press(Qt.Key.Key_Return)
    assert first_measure(window).text == "書き直した施策"


def test_leaving_a_row_commits_its_fields(window: MainWindow) -> None:
    left = first_measure(window).id
    show(window, left)
    opened(window).details.content.text_field("text").edit.setPlainText("途中の文言")
    outline_of(window).show_row(measure(window, 1).id)
    assert first_measure(window).text == "途中の文言"


def test_rows_of_a_kind_share_one_form_that_keeps_nothing_of_the_last_row(
    window: MainWindow,
) -> None:
    content = opened(window).details.content
    one, other = measure(window, 0), measure(window, 1)
    show(window, one.id)
    form, bearers = content.form, content.bearers
    assert bearers is not None
    bearers.lead.setText("書きかけ")
    outline_of(window).show_row(other.id)
    assert content.form is form
    field = content.text_field("text")
    assert field.text() == other.text
    assert not field.edit.document().isUndoAvailable()
    assert timing_field(window).edit.text() == other.timing_text
    assert bearers.lead.text() != "書きかけ"


def test_behind_another_page_the_details_wait_and_are_right_on_return(window: MainWindow) -> None:
    row = first_measure(window)
    show(window, row.id)
    field = opened(window).details.content.text_field("text")
    opened(window).desk.show_page("register")
    opened(window).signals.execute(ChangeField(row.id, "text", "別の画面での文言"))
    assert field.text() == row.text
    opened(window).desk.show_page("plan")
    assert field.text() == "別の画面での文言"


def test_what_was_undone_behind_another_page_is_shown_there(window: MainWindow) -> None:
    undone = measure(window, 3).id
    opened(window).signals.execute(ChangeField(undone, "text", "取り消す文言"))
    show(window, first_measure(window).id)
    opened(window).desk.show_page("register")
    opened(window).signals.undo()
    assert outline_of(window).isVisible()
    assert outline_of(window).current_id() == undone


def test_escape_in_a_field_gives_the_old_words_back(window: MainWindow) -> None:
    before = first_measure(window).text
    show(window, first_measure(window).id)
    edit = opened(window).details.content.text_field("text").edit
    edit.setFocus()
    type_japanese("消える")
    press(Qt.Key.Key_Escape)
    assert edit.toPlainText() == before


def test_undo_belongs_to_the_field_only_while_it_has_something(window: MainWindow) -> None:
    show(window, first_measure(window).id)
    before = first_measure(window).text
    edit = opened(window).details.content.text_field("text").edit
    edit.setFocus()
    edit.insertPlainText("追加")
    press(Qt.Key.Key_Return)
    assert first_measure(window).text != before
    press(Qt.Key.Key_Z, CONTROL)
    assert first_measure(window).text == before == edit.toPlainText()


def test_an_item_keeps_both_titles(window: MainWindow) -> None:
    show(window, first_item(window).id)
    field = opened(window).details.content.text_field("index_title")
    field.edit.setPlainText("一覧での題名")
    field.commit()
    assert first_item(window).index_title == "一覧での題名"
    field.edit.setPlainText("")
    field.commit()
    assert first_item(window).index_title is None


def test_type_and_new_mark_are_set(window: MainWindow) -> None:
    show(window, first_measure(window).id)
    content = opened(window).details.content
    content.measure_type.chosen.emit("run")
    content.new_mark.click()
    assert first_measure(window).measure_type is MeasureType.RUN
    assert first_measure(window).new


def test_the_guessed_year_is_fixed_by_one_click_and_freed_again(window: MainWindow) -> None:
    show(window, first_measure(window).id)
    box = timing_field(window).box
    assert box.explained.guessed_year == 2023
    assert "4月" in box.explained.marked
    box.year_wanted.emit(2023)
    assert first_measure(window).timing_year == 2023
    assert timing_field(window).box.explained.guessed_year is None
    box.year_wanted.emit(None)
    assert first_measure(window).timing_year is None


def test_the_reading_follows_the_typing(window: MainWindow) -> None:
    show(window, first_measure(window).id)
    field = timing_field(window)
    field.edit.setFocus()
    field.edit.selectAll()
    type_japanese("2024年度上期")
    assert "2024年4月1日" in field.box.explained.meaning
    assert first_measure(window).timing_text != "2024年度上期"
    press(Qt.Key.Key_Return)
    assert first_measure(window).timing_text == "2024年度上期"


def test_what_was_not_understood_is_marked_with_its_place(window: MainWindow) -> None:
    context = TimingContext.of(
        first_measure(window), plan_of(window), as_of=datetime.date(2024, 3, 31)
    )
    explained = explain("4月からむにゃ", context, year=None)
    assert explained.state == "unread"
    assert "むにゃ" in explained.marked


def test_without_a_date_of_the_plan_nothing_is_guessed_from_today() -> None:
    context = TimingContext(
        "",
        None,
        None,
        None,
        datetime.date(2024, 3, 31),
        Conventions(),
    )
    assert "提出予定日" in explain("4月～", context, year=None).meaning
    assert "2023年4月1日" in explain("2023年4月～", context, year=None).meaning


def test_the_builder_writes_what_was_clicked(window: MainWindow) -> None:
    show(window, first_measure(window).id)
    context = opened(window).page.model.timing_context(
        opened(window).page.model.index_of(first_measure(window).id, Column.TIMING)
    )
    assert context is not None
    builder = TimingBuilder(context, window)
    assert builder.text == "2023年度～"
    for shape in DraftShape:
        if shape is not DraftShape.RECURRING:
            builder.choose_shape(shape)
            assert builder.text
    builder.choose_shape(DraftShape.UNTIL)
    assert builder.text == "～2023年度"


@pytest.mark.parametrize(
    "text",
    ["2026年12月", "～2027年度", "2024年4月上旬～2024年9月", "適宜", "2023年度～ (1回/半期)"],
)
def test_the_builder_opens_with_what_stands_there(window: MainWindow, text: str) -> None:
    show(window, first_measure(window).id)
    field = timing_field(window)
    field.edit.setText(text)
    field.open_builder()
    (builder,) = field.findChildren(TimingBuilder)
    assert builder.text.replace(" ", "") == text.replace(" ", "")
    builder.close()


def choose(tab: ProgressTab, status: Status) -> None:
    tab.status.setCurrentIndex(tab.status.findData(str(status)))


def test_progress_is_recorded_and_shown(window: MainWindow) -> None:
    row = first_measure(window)
    outline_of(window).show_row(row.id)
    window.window_actions.record_progress.trigger()
    tab = opened(window).details.progress
    type_day(tab.as_of, "2024/3/31")
    choose(tab, Status.IN_PROGRESS)
    tab.wording.edit.setPlainText("初回の会合を開いた。")
    tab.next_steps.edit.setPlainText("毎月開く。")
    tab.record()
    entries = opened(window).session.records.progress_of([row.id])
    assert [entry.report_wording for entry in entries] == ["初回の会合を開いた。"]
    assert entries[0].as_of == datetime.date(2024, 3, 31)
    index = opened(window).page.model.index_of(row.id, Column.STATUS)
    assert index.data() == "実施中"
    window.window_actions.undo.trigger()
    assert index.data() == "未入力"


def test_a_new_round_starts_from_the_last_words_and_keeps_what_the_form_does_not_show(
    window: MainWindow,
) -> None:
    row, signals = first_measure(window), opened(window).signals
    values: dict[str, Value] = {
        "status": "in-progress",
        "answer": "部署の回答",
        "report_wording": "前回の記載",
        "result": "効果",
        "evidence": "議事録第1号",
        "started_on": "2023-04-26",
    }
    signals.execute(EditProgress(row.id, datetime.date(2023, 9, 30), values))
    outline_of(window).show_row(row.id)
    tab = opened(window).details.progress
    type_day(tab.as_of, "2024/3/31")
    assert tab.wording.text() == "前回の記載"
    assert tab.days["started_on"].day() == datetime.date(2023, 4, 26)
    choose(tab, Status.CONTINUING)
    tab.record()
    first, second = opened(window).session.records.progress_of([row.id])
    assert (second.status, second.report_wording) == (Status.CONTINUING, "前回の記載")
    assert (second.result, second.evidence, second.started_on, second.answer) == (
        first.result,
        first.evidence,
        first.started_on,
        "",
    )
    tab.wording.edit.setPlainText("書きかけ")
    type_day(tab.as_of, "2023-9-30")
    assert tab.wording.text() == "書きかけ"
    tab.record()
    entries = opened(window).session.records.progress_of([row.id])
    held = latest_entries(entries, as_of=datetime.date(2023, 12, 31))[row.id]
    assert len(entries) == 3
    assert (held.replaces, held.report_wording, held.answer) == (first.id, "書きかけ", "部署の回答")


def test_the_pane_of_a_repetition_shows_what_was_told_of_its_original(window: MainWindow) -> None:
    first, again = plan_of(window).measures()[:2]
    signals = opened(window).signals
    signals.execute(ChangeField(again.id, "repeats", first.id))
    told: dict[str, Value] = {"report_wording": "共通", "status": "done"}
    signals.execute(EditProgress(first.id, datetime.date(2023, 5, 12), told))
    outline_of(window).show_row(again.id)
    tab = opened(window).details.progress
    type_day(tab.as_of, "R5.6.30")
    assert tab.wording.text() == "共通"
    index = opened(window).page.model.index_of(again.id, Column.STATUS)
    assert index.data() == "実施済"
    signals.execute(ChangeField(again.id, "repeats", None))
    assert index.data() == "未入力"


def test_a_refused_entry_stays_in_the_form(window: MainWindow) -> None:
    outline_of(window).show_row(first_measure(window).id)
    tab = opened(window).details.progress
    choose(tab, Status.CANCELLED)
    tab.wording.edit.setPlainText("取りやめた。")
    tab.record()
    assert tab.wording.text() == "取りやめた。"
    assert any("理由" in words for words in window.notices())


def test_history_tells_before_and_after(window: MainWindow) -> None:
    row = first_measure(window)
    opened(window).page.model.setData(
        opened(window).page.model.index_of(row.id, Column.TIMING), "来年度"
    )
    opened(window).details.show_history()
    outline_of(window).show_row(row.id)
    told = opened(window).details.history.toPlainText()
    assert row.timing_text in told
    assert "→ 来年度" in told
    assert "山田" in told


def test_history_tells_what_hangs_on_the_row_and_what_is_gone(window: MainWindow) -> None:
    plan, signals = plan_of(window), opened(window).signals
    row, other = plan.measures()[0], plan.orders[0].requirements[0]
    signals.execute(FreezeVersion("業務改善計画", DAY, Occasion.SUBMITTED, "大臣"))
    (office,) = signals.execute(AddEntity("department", None, {"name": "人財開発部"})) or ()
    (carried,) = signals.execute(AssignMeasures((row.id,), office, Role.LEAD)) or ()
    (link,) = signals.execute(join(plan, row.id, other.id)) or ()
    signals.execute(ChangeTiming(row.id, "2027年度上期"))
    proposal = first_measure(window).proposal
    assert proposal is not None
    signals.execute(ChangeField(proposal.id, "reason", "機器の納期が延びた"))
    signals.execute(DeleteEntity(link))
    details = opened(window).details
    outline_of(window).show_row(row.id)
    details.show_history()
    told = details.history.toPlainText()
    assert carried
    assert "主管部署: 人財開発部" in told
    assert "新しい実施時期: 2027年度上期" in told
    assert "→ 機器の納期が延びた" in told
    assert told.count(other.text[:20]) == 2
    assert str(office) not in told


def test_history_calls_a_status_as_the_plan_does(window: MainWindow) -> None:
    row, signals = first_measure(window), opened(window).signals
    for status in ("done", "in-progress"):
        signals.execute(EditProgress(row.id, DAY, {"status": status}))
    signals.execute(UseStatusWords({"done": "完了"}))
    outline_of(window).show_row(row.id)
    opened(window).details.show_history()
    told = opened(window).details.history.toPlainText()
    assert "完了" in told
    assert "実施済" not in told


@pytest.mark.parametrize("character", ["\U0001f600", "\U00012000"])
def test_a_character_without_a_glyph_is_reported(window: MainWindow, character: str) -> None:
    show(window, first_measure(window).id)
    field = opened(window).details.content.text_field("text")
    field.edit.setPlainText(f"施策{character}")
    assert character in field.hint
    field.edit.setPlainText("施策")
    assert field.hint == ""


@pytest.mark.parametrize(
    ("status", "told"),
    [("done", "実施済"), ("in-progress", "期限超過"), ("cancelled", "中止")],
)
def test_what_is_done_is_not_called_overdue(window: MainWindow, status: str, told: str) -> None:
    row = next(each for each in plan_of(window).measures() if each.timing_text == "8月")
    values = {"status": status, "reason": "設備の廃止" if status == "cancelled" else ""}
    opened(window).session.execute(EditProgress(row.id, datetime.date(2023, 9, 30), values))
    show(window, row.id)
    assert timing_field(window).box.explained.judgement.endswith(f"：{told}")


def choose_original(window: MainWindow, words: str) -> None:
    """In the dialog that asks which measure is repeated."""

    def answer(dialog: MeasureDialog) -> None:
        dialog.search.setText(words)
        press(Qt.Key.Key_Return, into=dialog.search)

    field = opened(window).details.content.repeat
    assert field is not None
    in_dialog(MeasureDialog, answer)
    field.choose_key.click()


def test_a_measure_is_made_a_repetition_of_another_and_no_more(window: MainWindow) -> None:
    original = plan_of(window).measures()[-1]
    row = first_measure(window).id
    outline_of(window).show_row(row)
    choose_original(window, original.text)
    assert first_measure(window).repeats == original.id
    field = opened(window).details.content.repeat
    assert field is not None
    assert not field.choose_key.isVisible()
    said = [each.accessibleName() for each in field.findChildren(QPushButton)]
    assert any("の再掲 を開く" in words for words in said)
    go = next(k for k in field.findChildren(QPushButton) if "を開く" in k.accessibleName())
    go.click()
    assert outline_of(window).current_id() == original.id
    field = opened(window).details.content.repeat
    assert field is not None
    said = [each.accessibleName() for each in field.findChildren(QPushButton)]
    assert any(first_measure(window).text[:8] in words for words in said)
    outline_of(window).show_row(row)
    field = opened(window).details.content.repeat
    assert field is not None
    off = next(k for k in field.findChildren(QPushButton) if k.accessibleName() == "再掲をやめる")
    off.click()
    assert first_measure(window).repeats is None


def test_an_empty_repetition_takes_the_words_of_the_original(window: MainWindow) -> None:
    original = plan_of(window).measures()[3]
    item = plan_of(window).chapters[-1].items[0]
    made = opened(window).signals.execute(AddEntity("measure", item.id))
    assert made
    outline_of(window).show_row(made[0])
    choose_original(window, original.text)
    copy = find(plan_of(window), made[0])
    assert isinstance(copy, Measure)
    assert (copy.repeats, copy.text, copy.timing) == (original.id, original.text, original.timing)
    window.window_actions.undo.trigger()
    empty = find(plan_of(window), made[0])
    assert isinstance(empty, Measure)
    assert (empty.repeats, empty.text) == (None, "")
