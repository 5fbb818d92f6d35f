"""The window around the plan: start, files, export, read-only, failures, languages."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.application.commands import ChangeField
from desktop_app.domain.progress import Status
from desktop_app.storage.errors import StorageFailure
from desktop_app.storage.plan_file import open_plan_file, reading
from desktop_app.support import i18n
from desktop_app.ui.icons import status_icon
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.plan_tree_model import Column
from desktop_app.ui.pages import PAGES
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.report_fields import fields_of
from desktop_app.ui.services import Services
from desktop_app.ui.views.report_page import ReportPage
from desktop_app.ui.views.start_page import StartPage
from desktop_app.ui.widgets.notice_bar import NoticeBar
from desktop_app.ui.windows import Windows
from tests.helpers.sample import NOW
from tests.ui.screen import (
    first_measure,
    opened,
    outline_of,
    plan_of,
    press,
    rows_of_plan,
    rows_on_screen,
    type_japanese,
)


@pytest.fixture(autouse=True)
def japanese_afterwards() -> Iterator[None]:
    yield
    i18n.set_language("ja")


def answer(monkeypatch: pytest.MonkeyPatch, method: str, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, method, lambda *_args, **_words: (str(path), ""))


def test_first_start_offers_the_sample_as_default(qtbot: QtBot, windows: Windows) -> None:
    window = windows.new_window()
    with qtbot.waitActive(window):
        window.activateWindow()
    page = window.findChild(StartPage)
    assert page is not None
    assert "通信は行いません" in window.status.counts
    page.focus_first()
    press(Qt.Key.Key_Return)
    assert len(plan_of(window).measures()) == 37
    assert window.path is not None


def test_a_new_plan_has_the_usual_chapters_and_asks_for_its_date(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = windows.new_window()
    answer(monkeypatch, "getSaveFileName", tmp_path / "新しい計画")
    window.window_actions.new.trigger()
    assert window.path == tmp_path / "新しい計画.kaizen"
    assert plan_of(window).chapters[0].title == "統制環境"
    assert any("提出予定日" in words for words in window.notices())
    key = next(b for b in window.findChildren(QPushButton) if b.text() == "この日にする")
    key.click()
    assert plan_of(window).date is not None


def test_an_existing_file_is_never_made_anew(
    windows: Windows, plan_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = windows.new_window()
    answer(monkeypatch, "getSaveFileName", plan_path)
    window.window_actions.new.trigger()
    assert window.path is None
    assert any("すでにあります" in words for words in window.notices())
    with reading(plan_path) as store:
        assert len(store.load().measures()) == 37


def test_a_file_that_is_no_plan_is_refused_in_words(windows: Windows, tmp_path: Path) -> None:
    strange = tmp_path / "違う.kaizen"
    strange.write_text("これは計画ではない", encoding="utf-8")
    window = windows.open(strange)
    assert window.path is None
    assert any("業務改善計画のファイルではありません" in words for words in window.notices())


def test_a_file_that_is_open_raises_its_window(window: MainWindow, windows: Windows) -> None:
    assert window.path is not None
    assert windows.open(window.path) is window
    assert len(windows.all) == 1


def test_a_second_plan_opens_a_second_window(
    window: MainWindow, windows: Windows, services: Services
) -> None:
    other = windows.open(services.files.sample(who="山田"), near=window)
    assert other is not window
    assert len(windows.all) == 2


def test_the_language_that_is_chosen_again_stays_ticked(window: MainWindow) -> None:
    actions = window.window_actions
    actions.japanese.trigger()
    assert (actions.japanese.isChecked(), actions.english.isChecked()) == (True, False)


def test_quit_closes_every_window(window: MainWindow, windows: Windows, services: Services) -> None:
    other = windows.open(services.files.sample(who="山田"), near=window)
    other.window_actions.quit.trigger()
    assert not any(each.isVisible() for each in (window, other))
    assert not windows.all


def test_recent_files_are_remembered(
    window: MainWindow, windows: Windows, preferences: Preferences
) -> None:
    assert preferences.recent_files == (window.path,)
    window.window_actions.close_plan.trigger()
    names = [button.text() for button in window.findChildren(QPushButton)]
    assert any("計画" in name and "（" in name for name in names)


def test_a_copy_is_complete(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "getSaveFileName", tmp_path / "控え.kaizen")
    window.window_actions.save_copy.trigger()
    with reading(tmp_path / "控え.kaizen") as store:
        assert store.load() == plan_of(window)
    assert any("控え.kaizen" in words for words in window.notices())


@pytest.mark.parametrize("replace", [True, False])
def test_a_file_is_not_replaced_unasked_because_its_suffix_was_left_out(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replace: bool
) -> None:
    other = tmp_path / "控え.kaizen"
    other.write_bytes(b"")
    answer(monkeypatch, "getSaveFileName", tmp_path / "控え")
    button = QMessageBox.StandardButton.Yes if replace else QMessageBox.StandardButton.No
    monkeypatch.setattr(QMessageBox, "question", lambda *_words: button)
    window.window_actions.save_copy.trigger()
    assert (other.stat().st_size > 0) == replace


def test_read_only_says_who_has_it_and_offers_no_edits(
    windows: Windows, plan_path: Path, tmp_path: Path
) -> None:
    holder = open_plan_file(plan_path, who="佐藤", now=NOW, backup_folder=tmp_path / "b")
    try:
        window = windows.open(plan_path)
        assert any("佐藤さん" in words for words in window.notices())
        model = opened(window).page.model
        index = model.index_of(first_measure(window).id, Column.TIMING)
        assert not model.flags(index) & Qt.ItemFlag.ItemIsEditable
        actions = window.window_actions
        for action in (actions.delete, actions.add_next, actions.undo, *actions.additions.values()):
            assert not action.isEnabled()
        assert actions.export.isEnabled()
    finally:
        holder.store.close()


def test_a_failing_edit_shows_the_old_words_and_a_sentence(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = opened(window)
    before = plan_of(window)

    def refuse(*_args: object, **_words: object) -> None:
        raise StorageFailure("disk_full", file="計画.kaizen")

    monkeypatch.setattr(plan.file.store, "apply", refuse)
    outline_of(window).edit_row(first_measure(window).id)
    type_japanese("入らない文言")
    press(Qt.Key.Key_Return)
    assert plan_of(window) == before
    index = plan.page.model.index_of(first_measure(window).id)
    assert index.data() == first_measure(window).text
    assert any("空き容量" in words for words in window.notices())
    field = plan.details.content.text_field("text")
    field.edit.setPlainText("これも入らない")
    field.commit()
    assert field.text() == first_measure(window).text
    assert not window.window_actions.undo.isEnabled()


def test_undo_names_its_step(window: MainWindow) -> None:
    row = first_measure(window).id
    opened(window).signals.execute(ChangeField(row, "new", True))
    assert window.window_actions.undo.text() == "元に戻す: 施策の新規の印の変更"
    window.window_actions.undo.trigger()
    assert window.window_actions.redo.text() == "やり直し: 施策の新規の印の変更"


def test_zoom_changes_the_font_within_limits(
    window: MainWindow, windows: Windows, preferences: Preferences
) -> None:
    for _step in range(20):
        window.window_actions.zoom_in.trigger()
    assert preferences.font_size == 16
    QTest.qWait(1)
    assert outline_of(window).font().pointSize() == 16
    window.window_actions.zoom_reset.trigger()
    assert preferences.font_size == 10


def test_a_plan_that_was_closed_hears_no_key_of_the_next(
    window: MainWindow, windows: Windows
) -> None:
    path = window.path
    assert path is not None
    window.close_plan()
    QTest.qWait(1)
    windows.open(path, near=window)
    outline_of(window).show_row(first_measure(window).id)
    actions = window.window_actions
    for action in (actions.toggle_new, actions.move_down, actions.move_up, actions.find_next):
        action.trigger()
    assert first_measure(window).new
    before = len(plan_of(window).chapters)
    actions.additions["chapter"].trigger()
    assert len(plan_of(window).chapters) == before + 1


def test_language_changes_at_once_and_keeps_plan_and_steps(
    window: MainWindow, windows: Windows
) -> None:
    opened(window).signals.execute(ChangeField(first_measure(window).id, "new", True))
    window.window_actions.english.trigger()
    (english,) = windows.all
    assert i18n.language() == "en"
    assert plan_of(english).measures()[0].new
    english.window_actions.undo.trigger()
    assert not plan_of(english).measures()[0].new
    assert rows_on_screen(opened(english).page.model) == rows_of_plan(plan_of(english))
    english.window_actions.japanese.trigger()
    assert i18n.language() == "ja"


def test_another_language_keeps_the_day_the_page_and_the_report(
    window: MainWindow, windows: Windows
) -> None:
    desk = opened(window).desk
    desk.context.desk.set_as_of(date(2024, 3, 31))
    desk.show_page("report")
    page = desk.page("report")
    assert isinstance(page, ReportPage)
    page.show_report("summary")
    order = page.order
    addressee = next(each for each in fields_of("letter") if each.name == "addressee")
    page.source.choose("letter", addressee, "経済産業大臣")
    window.window_actions.english.trigger()
    (english,) = windows.all
    again = opened(english).desk
    assert again.current == "report"
    assert again.context.desk.as_of == date(2024, 3, 31)
    shown = again.page("report")
    assert isinstance(shown, ReportPage)
    assert shown.order == order
    assert shown.source.order("letter").options.addressee == "経済産業大臣"


def test_layout_is_remembered(window: MainWindow, windows: Windows, plan_path: Path) -> None:
    outline_of(window).header().resizeSection(Column.TIMING, 222)
    window.close()
    again = windows.open(plan_path)
    assert outline_of(again).header().sectionSize(Column.TIMING) == 222


def test_a_closed_window_is_let_go_with_its_plan(windows: Windows, plan_path: Path) -> None:
    window = windows.open(plan_path)
    for entry in PAGES:
        opened(window).desk.show_page(entry.name)
        QTest.qWait(20)
    parts: list[QObject] = [window, opened(window), opened(window).desk]
    gone = [weakref.ref(part) for part in parts]
    parts.clear()
    window.close()
    del window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [each() for each in gone] == [None, None, None]


def test_what_is_told_of_a_deed_pushes_nothing_down_and_takes_the_place_of_the_last(
    window: MainWindow,
) -> None:
    QTest.qWait(1)
    outline = opened(window).page.outline
    top = outline.mapTo(window, outline.rect().topLeft())
    before = window.notices()
    window.notify(NoticeBar("一つ目", tone="done"))
    QTest.qWait(1)
    window.notify(NoticeBar("二つ目", tone="warning"))
    QTest.qWait(20)
    assert outline.mapTo(window, outline.rect().topLeft()) == top
    assert window.notices() == [*before, "二つ目"]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_keys_are_called_as_they_are_labelled(windows: Windows, language: str) -> None:
    windows.change_language("en" if language == "ja" else "ja")
    windows.change_language(language)
    assert QKeySequence("Return").toString(QKeySequence.SequenceFormat.NativeText) == "Enter"
    both = QKeySequence("Alt+Return").toString(QKeySequence.SequenceFormat.NativeText)
    assert both == "Alt+Enter"


def test_a_chosen_row_of_a_list_keeps_its_picture_as_it_is(window: MainWindow) -> None:
    shown = status_icon(Status.DONE).pixmap(16, 16, QIcon.Mode.Normal).toImage()
    assert status_icon(Status.DONE).pixmap(16, 16, QIcon.Mode.Selected).toImage() == shown
