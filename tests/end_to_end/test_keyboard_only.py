"""The submitted plan entered into an empty file without a hand on the mouse."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from desktop_app import bootstrap
from desktop_app.application.dump import dump_plan
from desktop_app.domain.plan import Plan
from desktop_app.domain.tree import walk
from desktop_app.storage.plan_file import reading
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.windows import Windows
from tests.end_to_end.keyboard import play
from tests.end_to_end.seed_by_keyboard import new_file, whole_plan
from tests.helpers.sample import submitted_plan

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)

MOST_KEYS_PER_ROW = 4


@pytest.fixture
def windows(own_home: Path, tmp_path: Path) -> Iterator[Windows]:
    preferences = Preferences(tmp_path / "settings.ini")
    preferences.user_name = "山田"
    services = bootstrap.make_services(preferences)
    app = bootstrap.make_application(services, language="ja")
    made = Windows(app, services, speak=bootstrap.Speech(app).speak)
    yield made
    for window in made.all:
        window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def dumped(plan: Plan) -> object:
    """What `dump` tells of a plan, places for ids, without when links were confirmed."""
    places = {plan.id: 0} | {entity.id: n for n, (entity, _above) in enumerate(walk(plan), 1)}
    told = json.loads(json.dumps(dump_plan(plan)))
    return _placed(told, places)


def _placed(told: object, places: dict[int, int]) -> object:
    if isinstance(told, dict):
        return {key: _placed(value, places) for key, value in told.items() if key != "noted"}
    if isinstance(told, list):
        return [_placed(value, places) for value in told]
    return places.get(told, told) if isinstance(told, int) else told


def test_the_submitted_plan_is_entered_by_keys_alone(
    qtbot: QtBot, windows: Windows, tmp_path: Path
) -> None:
    seed, path = submitted_plan(), tmp_path / "打ち込んだ計画.kaizen"
    window = windows.new_window()
    with qtbot.waitActive(window):
        window.activateWindow()
    keys = play(new_file(path)) + play(whole_plan(seed))
    window.close()
    with reading(path) as store:
        entered = store.load()
    assert dumped(entered) == dumped(seed)
    assert keys < MOST_KEYS_PER_ROW * sum(1 for _row in walk(seed))
