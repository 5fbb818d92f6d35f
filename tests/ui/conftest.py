"""A real window on a real file in a folder of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import bootstrap
from desktop_app.application.samples import submitted_plan
from desktop_app.storage.plan_file import create_plan_file
from desktop_app.support import paths
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.services import Services
from desktop_app.ui.windows import Windows
from tests.helpers.sample import NOW


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    made = Preferences(tmp_path / "settings.ini")
    made.user_name = "山田"
    return made


@pytest.fixture
def services(preferences: Preferences) -> Services:
    return bootstrap.make_services(preferences)


@pytest.fixture
def windows(qapp: QApplication, services: Services, own_home: Path) -> Iterator[Windows]:
    app = bootstrap.make_application(services, language="ja")
    made = Windows(app, services, speak=bootstrap.Speech(app).speak)
    yield made
    for window in made.all:
        window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def plan_path(tmp_path: Path) -> Path:
    path = tmp_path / "計画.kaizen"
    create_plan_file(path, submitted_plan(paths.resources()), who="山田", now=NOW)
    return path


def activate(qtbot: QtBot, window: MainWindow) -> None:
    """Keys go to this window from now on."""
    with qtbot.waitActive(window):
        window.activateWindow()


@pytest.fixture
def window(qtbot: QtBot, windows: Windows, plan_path: Path) -> MainWindow:
    made = windows.open(plan_path)
    made.resize(1366, 768)
    activate(qtbot, made)
    return made


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A screen that isn't there lets no popup grab the keyboard."""
    ignored = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(ignored)
