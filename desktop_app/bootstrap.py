"""The composition root of the window: puts files, session, fonts, language and window together."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from desktop_app import __version__
from desktop_app.application.plan_json import plan_from_json
from desktop_app.domain.errors import DomainError
from desktop_app.domain.plan import Plan, new_id
from desktop_app.domain.progress import ProgressEntry
from desktop_app.storage.errors import StorageFailure
from desktop_app.storage.plan_file import OpenedPlan, create_plan_file, open_plan_file
from desktop_app.support import clock, faults, log, paths
from desktop_app.ui import theme
from desktop_app.ui.icons import app_icon
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.services import Services

SETTINGS_FILE = "settings.ini"
SAMPLE_FILE = "業務改善計画（サンプル）.kaizen"
_FONTS = ("BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf")


def run_window(path: Path | None, *, sample: bool = False, language: str | None = None) -> int:
    """Shows the window until it is closed; returns the exit status."""
    log.start_log()
    app = make_application(language=language)
    services = make_services()
    window = MainWindow(services)
    window.show()
    if sample:
        window.open_sample()
    elif path is not None:
        window.open_path(path)
    return app.exec()


def make_application(*, language: str | None = None) -> QApplication:
    """The QApplication, dressed and speaking the user's language."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("plan-reporter")
    app.setApplicationVersion(__version__)
    app.setStyle("Fusion")
    for name in _FONTS:
        QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / name))
    app.setWindowIcon(app_icon())
    theme.apply_theme(app, 10)
    return app


class StoredFiles:
    """Plan files on disk, as the window wants them."""

    faults: tuple[type[Exception], ...] = (StorageFailure,)

    def open(self, path: Path, *, who: str) -> OpenedPlan:
        """Opens a file, after a backup."""
        return open_plan_file(
            path, who=who, now=clock.now(), backup_folder=paths.state_folder() / "backups"
        )

    def create_empty(self, path: Path, *, who: str) -> None:
        """A new plan with the usual chapters."""
        path.unlink(missing_ok=True)
        plan = replace(_bundled("empty"), id=new_id())
        create_plan_file(path, plan, who=who, now=clock.now())

    def sample(self, *, who: str) -> Path:
        """The user's copy of the bundled plan, made if missing."""
        path = paths.data_folder() / SAMPLE_FILE
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            create_plan_file(path, _bundled("submitted"), who=who, now=clock.now())
        return path


def _bundled(name: str) -> Plan:
    text = (paths.resources() / "samples" / f"{name}.json").read_text("utf-8")
    return plan_from_json(json.loads(text))


def make_services(preferences: Preferences | None = None) -> Services:
    """What the window needs from outside."""
    return Services(
        files=StoredFiles(),
        preferences=preferences or Preferences(paths.config_folder() / SETTINGS_FILE),
        now=clock.now,
        export=export_word,
        sentence=sentence_of,
        report_names={},
    )


def sentence_of(fault: Exception) -> str:
    """A fault in words."""
    if isinstance(fault, DomainError | StorageFailure):
        return faults.sentence(fault.code, fault.values)
    return faults.sentence("unexpected_unlogged", {"name": type(fault).__name__})


def export_word(
    name: str,
    plan: Plan,
    entries: Mapping[int, ProgressEntry],
    *,
    as_of: datetime.date,
    target: Path,
) -> None:
    """Writes a report; safe on a worker thread."""


if __name__ == "__main__":
    sys.exit(run_window(Path(sys.argv[1]) if len(sys.argv) > 1 else None, sample=len(sys.argv) < 2))
