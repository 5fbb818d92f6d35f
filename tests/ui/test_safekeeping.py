"""The backup beside the window: it ends before the plan that it tells of goes away."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtTest import QTest

from desktop_app.storage.store import SqlitePlanStore
from desktop_app.ui.windows import Windows
from tests.ui.screen import opened


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What happened; a backup takes longer than a window."""
    happened: list[str] = []

    def keep_safe(_store: SqlitePlanStore) -> bool:
        time.sleep(2)
        happened.append("made")
        return True

    monkeypatch.setattr(SqlitePlanStore, "keep_safe", keep_safe)
    return happened


def test_a_plan_that_goes_to_another_window_waits_for_its_backup(
    windows: Windows, plan_path: Path, told: list[str]
) -> None:
    plan = opened(windows.open(plan_path))
    plan.destroyed.connect(lambda: told.append("gone"))
    del plan
    while QThreadPool.globalInstance().activeThreadCount() == 0:
        QTest.qWait(5)
    windows.change_language("en")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert told == ["made", "gone"]
