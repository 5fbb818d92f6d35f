"""変更案: after submission a new date waits beside the valid one, until its reason is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.plan import ChangeKind, Measure
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.plan_tree_model import Column
from desktop_app.ui.widgets.trail_popup import TrailPopup
from desktop_app.ui.windows import Windows
from tests.ui.conftest import activate
from tests.ui.screen import first_measure, opened, outline_of, press, type_japanese
from tests.ui.version_screen import (
    box,
    dated,
    fictional_window,
    now,
    show,
    timing_field,
    waiting_measure,
)


@pytest.fixture
def submitted(qtbot: QtBot, windows: Windows, tmp_path: Path) -> MainWindow:
    made = fictional_window(windows, tmp_path)
    activate(qtbot, made)
    return made


def propose(window: MainWindow, measure: Measure, text: str) -> None:
    show(window, measure)
    field = timing_field(window)
    field.edit.setFocus()
    field.edit.selectAll()
    type_japanese(text)
    press(Qt.Key.Key_Return)


def waiting_cell(window: MainWindow, measure: Measure) -> tuple[bool, str, str]:
    """Whether the outline marks the row, what its cell shows, what its tooltip tells."""
    outline = outline_of(window)
    index = opened(window).page.model.index_of(measure.id, Column.TIMING)
    assert outline.model() is index.model()
    look = outline.plan_model.look_of(index)
    assert look is not None
    return (
        look.waiting,
        str(index.data(Qt.ItemDataRole.DisplayRole)),
        str(index.data(Qt.ItemDataRole.ToolTipRole)),
    )


def test_before_submission_an_edit_simply_holds(window: MainWindow) -> None:
    measure = first_measure(window)
    propose(window, measure, "2027年度下期")
    assert now(window, measure).timing_text == "2027年度下期"
    assert box(window).isHidden()


def test_a_new_date_waits_and_leads_to_its_reason(submitted: MainWindow) -> None:
    measure = dated(submitted, "2023年度上期")
    propose(submitted, measure, "2023年度下期")
    after = now(submitted, measure)
    assert after.timing_text == "2023年度上期"
    assert timing_field(submitted).edit.text() == "2023年度上期"
    assert after.proposal is not None
    assert after.proposal.text == "2023年度下期"
    assert after.proposal.change_kind is ChangeKind.LATER
    assert box(submitted).isVisible()
    assert box(submitted).reason.edit.hasFocus()


def test_the_outline_marks_the_row_and_tells_the_new_date(submitted: MainWindow) -> None:
    measure = dated(submitted, "2023年度上期")
    assert not waiting_cell(submitted, measure)[0]
    propose(submitted, measure, "2023年度下期")
    marked, shown, told = waiting_cell(submitted, measure)
    assert marked
    assert shown == "2023年度上期"
    assert "2023年度下期" in told
    opened(submitted).signals.undo()
    assert not waiting_cell(submitted, measure)[0]


def test_an_edit_in_the_outline_waits_too(submitted: MainWindow) -> None:
    measure = dated(submitted, "2023年度上期")
    show(submitted, measure)
    outline_of(submitted).setFocus()
    press(Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    type_japanese("2023年度下期")
    press(Qt.Key.Key_Return)
    assert now(submitted, measure).proposal is not None
    assert box(submitted).isVisible()


def test_without_a_reason_nothing_is_adopted_and_the_box_says_why(submitted: MainWindow) -> None:
    measure = dated(submitted, "2023年度上期")
    propose(submitted, measure, "2023年度下期")
    assert not box(submitted).adopt.isEnabled()
    assert "理由" in box(submitted).lacks
    assert box(submitted).adopt.accessibleDescription() == box(submitted).lacks
    type_japanese("協議に時間を要するため")
    press(Qt.Key.Key_Return)
    assert box(submitted).adopt.isEnabled()
    assert box(submitted).lacks == ""
    assert box(submitted).adopt.hasFocus()


def test_a_reason_that_is_being_typed_is_taken_over_by_the_click_that_adopts(
    submitted: MainWindow,
) -> None:
    measure = dated(submitted, "2023年度上期")
    propose(submitted, measure, "2023年度下期")
    type_japanese("協議に時間を要するため")
    key = box(submitted).adopt
    assert key.isEnabled()
    assert box(submitted).lacks == ""
    QApplication.processEvents()
    place = key.mapTo(submitted, QPoint())
    QTest.mousePress(key, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert key.mapTo(submitted, QPoint()) == place
    QTest.mouseRelease(key, Qt.MouseButton.LeftButton)
    after = now(submitted, measure)
    assert after.timing_text == "2023年度下期"
    assert after.proposals[-1].reason == "協議に時間を要するため"


def test_a_reason_that_is_taken_away_again_is_missing_at_once(submitted: MainWindow) -> None:
    propose(submitted, dated(submitted, "2023年度上期"), "2023年度下期")
    type_japanese("協議")
    box(submitted).reason.edit.selectAll()
    press(Qt.Key.Key_Delete)
    assert not box(submitted).adopt.isEnabled()
    assert "理由" in box(submitted).lacks


def test_the_key_that_the_cursor_is_led_to_is_in_sight(submitted: MainWindow) -> None:
    measure = dated(submitted, "2023年度上期")
    submitted.resize(1366, 560)
    propose(submitted, measure, "2023年度下期")
    type_japanese("協議に時間を要するため")
    press(Qt.Key.Key_Return)
    QTest.qWait(20)
    tab, key = opened(submitted).details.content.form, box(submitted).adopt
    assert tab.viewport().rect().contains(key.mapTo(tab.viewport(), key.rect().center()))
    press(Qt.Key.Key_Space)
    assert now(submitted, measure).timing_text == "2023年度下期"
    assert timing_field(submitted).edit.hasFocus()


def test_adoption_makes_it_the_date_and_undo_takes_it_back(submitted: MainWindow) -> None:
    measure = waiting_measure(submitted)
    before, proposal = measure.timing_text, measure.proposal
    assert proposal is not None
    show(submitted, measure)
    box(submitted).adopt.click()
    assert now(submitted, measure).timing_text == proposal.text
    assert box(submitted).isHidden()
    assert submitted.status.message == f"「{proposal.text}」を計画に反映しました"
    assert not waiting_cell(submitted, measure)[0]
    opened(submitted).signals.undo()
    assert now(submitted, measure).timing_text == before
    assert box(submitted).isVisible()


def test_what_is_told_of_it_is_kept(submitted: MainWindow) -> None:
    measure = waiting_measure(submitted)
    show(submitted, measure)
    shown = box(submitted)
    shown.kind.setCurrentIndex(shown.kind.findData(str(ChangeKind.INSTRUCTED)))
    shown.kind.activated.emit(shown.kind.currentIndex())
    shown.approver.setText("情報管理委員会")
    shown.approver.editingFinished.emit()
    shown.approved_on.edit.setText("2025/3/20")
    shown.approved_on.edit.editingFinished.emit()
    kept = now(submitted, measure).proposal
    assert kept is not None
    assert kept.change_kind is ChangeKind.INSTRUCTED
    assert kept.approver == "情報管理委員会"
    assert str(kept.approved_on) == "2025-03-20"
    assert str(shown.adopted_on.day()) == "2025-03-20"


def test_a_day_of_adoption_that_was_typed_survives_other_edits(submitted: MainWindow) -> None:
    measure = waiting_measure(submitted)
    show(submitted, measure)
    box(submitted).adopted_on.edit.setText("2025/4/1")
    box(submitted).approver.setText("総務部長")
    box(submitted).adopt.click()
    adopted = now(submitted, measure).proposals[-1]
    assert str(adopted.adopted_on) == "2025-04-01"
    assert adopted.approver == "総務部長"


def test_it_can_be_given_up(submitted: MainWindow) -> None:
    measure = waiting_measure(submitted)
    show(submitted, measure)
    box(submitted).withdraw.click()
    assert now(submitted, measure).proposal is None
    assert now(submitted, measure).timing_text == measure.timing_text
    assert box(submitted).isHidden()


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_the_trail_is_one_click_away(submitted: MainWindow) -> None:
    measures = opened(submitted).session.plan.measures()
    moved = next(m for m in measures if any(p.adopted_on for p in m.proposals))
    show(submitted, moved)
    opened(submitted).details.content.trail_key.click()
    (popup,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, TrailPopup))
    told = popup.text.toPlainText()
    adopted = next(p for p in moved.proposals if p.adopted_on)
    for words in (adopted.former_text, adopted.text, adopted.reason, "記載: "):
        assert words in told
    popup.close()


def test_a_plan_that_can_only_be_read_shows_it_greyed(submitted: MainWindow) -> None:
    measure = waiting_measure(submitted)
    show(submitted, measure)
    named = [box(submitted).kind, box(submitted).approver, box(submitted).adopt]
    assert all(widget.accessibleName() for widget in named)
