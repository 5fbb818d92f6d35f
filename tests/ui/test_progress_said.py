"""進捗 says what came of a deed: that it was done, that it was done already, or why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.application.status import RoundMark
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.progress_columns import Column
from desktop_app.ui.views.progress_page import ProgressPage
from desktop_app.ui.windows import Windows
from tests.ui.progress_screen import desk_of, make_reported, progress_page, row_at, steps_of
from tests.ui.screen import press

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, windows: Windows, tmp_path: Path) -> MainWindow:
    made = windows.open(make_reported(tmp_path / "報告.kaizen"))
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


@pytest.fixture
def page(window: MainWindow) -> ProgressPage:
    found = progress_page(window)
    found.take_focus()
    return found


@pytest.fixture
def said(window: MainWindow) -> list[str]:
    heard: list[str] = []
    desk_of(window).context.said.connect(heard.append)
    return heard


def type_cell(page: ProgressPage, place: int, column: Column, text: str) -> None:
    page.table.go_to(place, column)
    page.model.setData(page.model.index(place, column), text)


def test_unchanged_is_said_only_of_what_became_so(
    window: MainWindow, page: ProgressPage, said: list[str]
) -> None:
    page.table.go_to(0, Column.WORDING)
    press(Qt.Key.Key_Space)
    assert said == ["1件を「変更なし」で確認しました。"]
    assert row_at(page, 0).mark is RoundMark.UNCHANGED
    assert page.table.currentIndex().row() == 1
    type_cell(page, 1, Column.WORDING, "新しい記載")
    steps = steps_of(window)
    press(Qt.Key.Key_Space)
    assert said[-1] == "前回の報告と報告書の記載が違うので、「変更なし」にできません。"
    assert row_at(page, 1).mark is RoundMark.CHANGED
    assert (steps_of(window), page.table.currentIndex().row()) == (steps, 1)
    page.table.go_to(0, Column.WORDING)
    press(Qt.Key.Key_Space)
    assert said[-1] == "1件は、すでに「変更なし」で確認しています。"
    page.table.selectAll()
    press(Qt.Key.Key_Space)
    every = len(page.model.rows)
    assert said[-1] == (
        f"{every - 2}件を「変更なし」で確認しました。1件は、すでに「変更なし」で確認しています。"
        "前回の報告と報告書の記載が違うので、「変更なし」にできません。"
    )


def test_an_answer_that_is_looked_at_is_confirmed_though_the_row_did_change(
    page: ProgressPage, said: list[str]
) -> None:
    type_cell(page, 0, Column.ANSWER, "策定を終えました。")
    page.table.go_to(0, Column.STATUS)
    press(Qt.Key.Key_4)
    assert page.model.index(0, Column.MARK).data() == "要転記"
    page.table.go_to(0, Column.STATUS)
    press(Qt.Key.Key_Space)
    assert said[-1] == "1件の回答を確認しました。前回の報告と違うので「変更あり」です。"
    assert page.model.index(0, Column.MARK).data() == "変更あり"


def test_answers_taken_over_are_counted(page: ProgressPage, said: list[str]) -> None:
    type_cell(page, 0, Column.ANSWER, "策定を終えました。")
    press(Qt.Key.Key_R, CONTROL)
    assert said[-1] == "1件の回答を、報告書の記載へ写しました。"
    assert page.model.index(0, Column.MARK).data() == "変更あり"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_R, CONTROL)
    assert said[-1] == "選んだ行には、まだ部署の回答がありません。"
