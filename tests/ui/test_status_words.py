"""進捗区分の言葉: chosen from the sets or typed, seen in every view, and told apart if shared."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.application.commands import UseStatusWords
from desktop_app.domain.progress import Status
from desktop_app.ui.dialogs.status_words_dialog import StatusWordsDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.plan_tree_model import Column as PlanColumn
from desktop_app.ui.models.progress_columns import Column
from desktop_app.ui.models.schedule_table_model import TableColumn
from desktop_app.ui.progress_words import status_of_word
from desktop_app.ui.views.overview_page import OverviewPage
from desktop_app.ui.views.progress_page import ProgressPage
from desktop_app.ui.views.schedule_page import SchedulePage
from desktop_app.ui.windows import Windows
from desktop_app.ui.words import status_choice_word
from tests.ui.progress_screen import desk_of, make_reported, progress_page, signals_of, words_at
from tests.ui.screen import opened, plan_of

FOUR = ["実施済", "継続して実施中", "近く実施予定", "実施準備中", "実施準備中"]
IN_ORDER = [
    Status.DONE,
    Status.CONTINUING,
    Status.IN_PROGRESS,
    Status.PREPARING,
    Status.NOT_STARTED,
]


@pytest.fixture
def reported(qtbot: QtBot, windows: Windows, tmp_path: Path) -> MainWindow:
    window = windows.open(make_reported(tmp_path / "報告.kaizen"))
    window.resize(1366, 768)
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def page(reported: MainWindow) -> ProgressPage:
    return progress_page(reported)


def in_dialog(
    page: ProgressPage, monkeypatch: pytest.MonkeyPatch, act: Callable[[StatusWordsDialog], None]
) -> None:
    """Opens the dialog by the menu's action and does something in it before 「OK」."""

    def answer(dialog: StatusWordsDialog) -> int:
        act(dialog)
        dialog._use()  # noqa: SLF001
        return dialog.result()

    monkeypatch.setattr(StatusWordsDialog, "exec", answer)
    page.status_words.trigger()


def choose(dialog: StatusWordsDialog, key: str) -> None:
    dialog.sets.setCurrentIndex(dialog.sets.findData(key))
    dialog.sets.activated.emit(dialog.sets.currentIndex())


def test_a_set_is_chosen_in_the_window_in_one_step_and_left_again(
    reported: MainWindow, page: ProgressPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_dialog(page, monkeypatch, lambda dialog: choose(dialog, "four_words"))
    told = {word.status: word.word for word in plan_of(reported).status_words}
    assert [told[str(status)] for status in IN_ORDER] == FOUR
    assert all(word.definition for word in plan_of(reported).status_words)
    in_dialog(page, monkeypatch, lambda dialog: choose(dialog, ""))
    assert plan_of(reported).status_words == ()
    reported.window_actions.undo.trigger()
    assert len(plan_of(reported).status_words) == 5
    reported.window_actions.undo.trigger()
    assert plan_of(reported).status_words == ()


def test_one_word_can_be_changed_and_the_rest_stays(
    reported: MainWindow, page: ProgressPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rename(dialog: StatusWordsDialog) -> None:
        dialog.words[Status.DONE].setText("完了")
        dialog.definitions[Status.DONE].setText("すべて終えたもの")

    in_dialog(page, monkeypatch, rename)
    (word,) = plan_of(reported).status_words
    assert (word.status, word.word, word.definition) == ("done", "完了", "すべて終えたもの")
    in_dialog(page, monkeypatch, lambda dialog: dialog.words[Status.DONE].setText(""))
    assert plan_of(reported).status_words[0].definition == "すべて終えたもの"


def test_every_view_speaks_the_plans_own_words(reported: MainWindow, page: ProgressPage) -> None:
    signals_of(reported).execute(UseStatusWords({"in-progress": "着手済み"}))
    assert words_at(page, 0, Column.STATUS) == "着手済み"
    desk = desk_of(reported)
    desk.show_page("overview")
    overview = desk.page("overview")
    assert isinstance(overview, OverviewPage)
    heads = [
        overview.table.counts.headerData(place, Qt.Orientation.Horizontal) for place in range(9)
    ]
    assert "着手済み" in heads
    assert "着手済み" in overview.chart.accessibleDescription()
    desk.show_page("schedule")
    schedule = desk.page("schedule")
    assert isinstance(schedule, SchedulePage)
    assert schedule.table.model().index(0, TableColumn.STATUS).data() == "着手済み"
    tree = schedule.chart.tree.schedule_model
    bar = tree.index(0, 2, tree.index(0, 0))
    assert "着手済み" in str(bar.data(Qt.ItemDataRole.AccessibleTextRole))
    model = opened(reported).page.model
    measure = plan_of(reported).measures()[0].id
    assert model.index_of(measure, PlanColumn.STATUS).data() == "着手済み"


def test_two_that_share_a_word_are_told_apart_where_one_is_chosen(
    reported: MainWindow, page: ProgressPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_dialog(page, monkeypatch, lambda dialog: choose(dialog, "two_words"))
    plan = plan_of(reported)
    choices = [status_choice_word(plan, status) for status in Status]
    assert len(set(choices)) == len(choices)
    assert status_choice_word(plan, Status.DONE) == "実施中（実施済）"
    assert words_at(page, 0, Column.STATUS) == "実施中"


@pytest.mark.parametrize(
    ("words", "text", "status"),
    [
        ({}, "実施済", Status.DONE),
        ({"done": "完了"}, "完了", Status.DONE),
        ({"done": "完了"}, "実施済", Status.DONE),
        ({"done": "実施中", "in-progress": "実施中"}, "実施中", Status.IN_PROGRESS),
        ({"done": "実施中", "in-progress": "実施中"}, "実施中（実施済）", Status.DONE),
        ({"preparing": "これから", "not-started": "これから"}, "これから", Status.PREPARING),
        ({}, "未入力", None),
    ],
)
def test_a_pasted_word_is_understood(
    reported: MainWindow, words: dict[str, str], text: str, status: Status | None
) -> None:
    signals_of(reported).execute(UseStatusWords(words))
    assert status_of_word(plan_of(reported), text) is status
