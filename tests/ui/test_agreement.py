"""After any edit, undo and redo: file, memory and screen agree."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from desktop_app.application.session import PlanSession
from desktop_app.storage.errors import StorageFailure
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.plan_tree_model import PlanTreeModel
from desktop_app.ui.session_signals import SessionSignals
from tests.helpers.random_edits import RandomEdits
from tests.helpers.sample import NOW, new_file, open_store
from tests.ui.screen import opened, outline_of, plan_of, rows_of_plan, rows_on_screen

STEPS = 400


def step(signals: SessionSignals, edits: RandomEdits, chance: random.Random) -> None:
    turn = chance.random()
    if turn < 0.15:
        signals.undo()
    elif turn < 0.25:
        signals.redo()
    else:
        signals.execute(edits.several(signals.plan))


@pytest.fixture
def followed(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[SessionSignals, PlanTreeModel]]:
    store = open_store(new_file(tmp_path))
    session = PlanSession(store, now=lambda: NOW, who="山田")
    signals = SessionSignals(session, (StorageFailure,))
    yield signals, PlanTreeModel(signals, as_of=NOW.date())
    store.close()


def test_file_memory_and_screen_agree_after_each_step(
    followed: tuple[SessionSignals, PlanTreeModel],
) -> None:
    signals, model = followed
    chance = random.Random(1)
    edits = RandomEdits(chance)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    for _step in range(STEPS):
        step(signals, edits, chance)
        assert rows_on_screen(model) == rows_of_plan(signals.plan)
        assert signals.session.records.load() == signals.plan
    assert len(resets) < STEPS // 20


def test_qt_finds_no_fault_with_the_model(
    followed: tuple[SessionSignals, PlanTreeModel],
) -> None:
    signals, model = followed
    warning = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, warning)
    chance = random.Random(2)
    edits = RandomEdits(chance)
    for _step in range(STEPS // 8):
        step(signals, edits, chance)
    assert tester.model() is model


def test_the_window_follows_random_edits(window: MainWindow) -> None:
    """The whole window, details and view included, without a warning from Qt."""
    chance = random.Random(3)
    edits = RandomEdits(chance)
    plan, outline = opened(window), outline_of(window)
    outline.expandAll()
    for _step in range(60):
        ids = sorted(plan.page.model.ids())
        outline.show_row(chance.choice(ids))
        step(plan.signals, edits, chance)
        assert rows_on_screen(plan.page.model) == rows_of_plan(plan_of(window))
        assert plan.file.store.load() == plan_of(window)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on")
def test_empty_answers_of_the_model_keep_the_count_of_none(window: MainWindow) -> None:
    index = opened(window).page.model.index(0, 0, QModelIndex())
    before = sys.getrefcount(None)
    for _time in range(500):
        index.data(Qt.ItemDataRole.DecorationRole)
    assert sys.getrefcount(None) > before - 50
