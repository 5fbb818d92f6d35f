"""The composition root of the window: files, fonts, language, services and windows together."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from desktop_app import __version__
from desktop_app.cli.surroundings import SAMPLE_FILE, SETTINGS_FILE, backup_folder, user_name
from desktop_app.domain.errors import DomainError
from desktop_app.domain.plan import Plan
from desktop_app.storage.errors import StorageFailure
from desktop_app.storage.plan_file import OpenedPlan, create_plan_file, open_plan_file, reading
from desktop_app.support import clock, collector, doorbell, faults, i18n, log, paths
from desktop_app.support.atomic import TargetInUse, write_atomically
from desktop_app.support.i18n import Language
from desktop_app.ui.doorbell import Doorbell
from desktop_app.ui.icons import app_icon
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.qt_words import QtWords
from desktop_app.ui.services import Services
from desktop_app.ui.stepped import AFTER_FIRST_SIGHT_MS
from desktop_app.ui.theme import apply_theme, choose_colours
from desktop_app.ui.trouble import Trouble
from desktop_app.ui.windows import Windows

FACES = ("BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf")
FICTIONAL_FILE = "業務改善計画（架空の例）.kaizen"


def run_window(path: Path | None, *, sample: bool = False, language: Language | None = None) -> int:
    """Shows the window until it is closed; returns the exit status.

    The language is the one in force, unless one is given.
    """
    log.start_log()
    services = make_services()
    app = make_application(services, language=language or i18n.language())
    Trouble().install()
    windows = Windows(app, services, speak=Speech(app).speak)
    if path is not None:
        windows.open(path)
    elif sample:
        windows.new_window().file_desk.open_sample()
    else:
        windows.new_window()
    bell = _listen(windows)
    QTimer.singleShot(AFTER_FIRST_SIGHT_MS, collector.resume)
    log.log_event("window.started")
    status = app.exec()
    if bell is not None:
        bell.take_away()
    return status


def _listen(windows: Windows) -> Doorbell | None:
    """For a second start; None where the user's folder takes no files."""
    try:
        bell = Doorbell(doorbell.door(), lambda path: windows.window_of(path) is not None, windows)
    except OSError:
        return None
    bell.rung.connect(windows.open)
    bell.look()
    return bell


def make_application(services: Services, *, language: Language) -> QApplication:
    """The QApplication, with the bundled fonts and the user's font size."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setStyle("Fusion")
    else:  # a word of the command line: for `setStyle` PySide makes all there is of QStyle
        app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName("plan-reporter")
    app.setApplicationVersion(__version__)
    for name in FACES:
        QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / name))
    app.setWindowIcon(app_icon())
    choose_colours(app, services.preferences.scheme)
    apply_theme(app, services.preferences.font_size)
    Speech(app).speak(language)
    return app


class Speech:
    """Puts a language in force: our own words, and Qt's in its dialogs and menus."""

    _installed: ClassVar[list[QTranslator]] = []

    def __init__(self, app: QApplication) -> None:
        self._app = app

    def speak(self, language: Language) -> None:
        """For windows that are made from now on."""
        i18n.set_language(language)
        QLocale.setDefault(QLocale("ja_JP" if language == "ja" else "en_GB"))
        for old in self._installed:
            self._app.removeTranslator(old)
            old.setParent(None)
        self._installed[:] = self._translators(language)
        for new in self._installed:
            self._app.installTranslator(new)

    def _translators(self, language: Language) -> Iterator[QTranslator]:
        if language == "ja":
            qt = QTranslator(self._app)
            qt.load("qtbase_ja", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            yield qt
        yield QtWords(self._app, language)


class StoredFiles:
    """Plan files on disk, as the window wants them."""

    faults: tuple[type[Exception], ...] = (StorageFailure,)

    def open(self, path: Path, *, who: str) -> OpenedPlan:
        """Opens a file; its backup is made beside the window, before the first change at last."""
        return open_plan_file(
            path, who=who, now=clock.now(), backup_folder=backup_folder(), at_once=False
        )

    def create_empty(self, path: Path, *, who: str) -> None:
        """A new plan with the usual chapters."""
        from desktop_app.application.samples import empty_plan

        create_plan_file(path, empty_plan(paths.resources()), who=who, now=clock.now())

    def sample(self, *, who: str) -> Path:
        """The user's copy of the submitted plan, made if missing."""
        return self._bundled(SAMPLE_FILE, "submitted", who)

    def fictional(self, *, who: str) -> Path:
        """The user's copy of the fictional plan with its story, made if missing."""
        return self._bundled(FICTIONAL_FILE, "fictional", who)

    def _bundled(self, file: str, sample: str, who: str) -> Path:
        path = paths.data_folder() / file
        if not path.exists():
            from desktop_app.cli.new_command import make_plan_file

            path.parent.mkdir(parents=True, exist_ok=True)
            make_plan_file(path, sample=sample, who=who)
        return path

    def read(self, path: Path) -> Plan:
        """The plan of another file, which is left as it is."""
        with reading(path) as store:
            return store.load()


class ExportFailure(Exception):
    """A report that could not be written; `code` and `values` make its sentence."""

    def __init__(self, code: str, values: Mapping[str, str | int]) -> None:
        super().__init__(code)
        self.code = code
        self.values = dict(values)


def make_services(preferences: Preferences | None = None) -> Services:
    """What the window needs from outside."""
    return Services(
        files=StoredFiles(),
        preferences=preferences or Preferences(paths.config_folder() / SETTINGS_FILE),
        now=clock.now,
        export=write_report,
        export_faults=(ExportFailure,),
        sentence=sentence_of,
        account_name=user_name(),
    )


def sentence_of(fault: Exception) -> str:
    """A fault in words."""
    if isinstance(fault, DomainError | StorageFailure | ExportFailure):
        return faults.sentence(fault.code, fault.values)
    return faults.sentence("unexpected_unlogged", {"name": type(fault).__name__})


def write_report(target: Path, content: bytes) -> None:
    """Writes a report's file; safe on a worker thread. Raises ExportFailure."""
    try:
        write_atomically(target, content)
    except TargetInUse as fault:
        raise ExportFailure("target_in_use", {"file": target.name}) from fault
    except OSError as fault:
        values = {"file": target.name, "folder": str(target.parent)}
        raise ExportFailure(faults.code_of_os_error(fault), values) from fault
