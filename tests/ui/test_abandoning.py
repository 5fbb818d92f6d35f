"""中止 and 統合: asked for whole, and offered where a submitted measure would be deleted."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.application.commands import FreezeVersion
from desktop_app.domain.progress import Status
from desktop_app.domain.version import Occasion
from desktop_app.ui.dialogs.reason_dialog import ReasonDialog
from desktop_app.ui.main_window import MainWindow
from tests.ui.screen import measure, opened, outline_of, plan_of

DAY = datetime.date(2023, 5, 12)


@pytest.fixture
def submitted(window: MainWindow) -> MainWindow:
    opened(window).signals.execute(FreezeVersion("提出", DAY, Occasion.SUBMITTED))
    return window


def test_deleting_what_was_submitted_offers_to_merge_it(
    submitted: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    doomed, target = measure(submitted, 0).id, measure(submitted, 2).id

    def answer(dialog: ReasonDialog) -> int:
        dialog.choice.setCurrentIndex(dialog.choice.findData(str(Status.MERGED)))
        dialog.target.setCurrentIndex(dialog.target.findData(target))
        dialog.reason.edit.setPlainText("一本化した")
        assert dialog.take.isEnabled()
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(ReasonDialog, "exec", answer)
    outline_of(submitted).show_row(doomed)
    submitted.window_actions.delete.trigger()
    assert measure(submitted, 0).id == doomed
    (entry,) = opened(submitted).session.records.progress_of([doomed])
    assert (entry.status, entry.reason, entry.merged_into) == (Status.MERGED, "一本化した", target)
    submitted.window_actions.undo.trigger()
    assert opened(submitted).session.records.progress_of([doomed]) == ()


def test_giving_up_the_offer_changes_nothing(
    submitted: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReasonDialog, "exec", lambda _dialog: int(QDialog.DialogCode.Rejected))
    before = plan_of(submitted)
    outline_of(submitted).show_row(measure(submitted, 0).id)
    submitted.window_actions.delete.trigger()
    assert plan_of(submitted) is before


def test_what_was_never_submitted_is_deleted_unasked(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReasonDialog, "exec", pytest.fail)
    doomed = measure(window, 0).id
    outline_of(window).show_row(doomed)
    window.window_actions.delete.trigger()
    assert measure(window, 0).id != doomed


def test_neither_reason_nor_target_can_be_left_out(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ReasonDialog(window, plan_of(window), Status.MERGED, measures=frozenset({1}))
    qtbot.addWidget(dialog)
    assert not dialog.take.isEnabled()
    dialog.reason.edit.setPlainText("一本化した")
    assert not dialog.take.isEnabled()
    dialog.target.setCurrentIndex(1)
    assert dialog.take.isEnabled()
    dialog.reason.edit.setPlainText("　")
    assert not dialog.take.isEnabled()
