"""The program as a process of its own: it starts, shows a window, loads nothing too early, ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.ui.pages import PAGES
from tests.helpers.sample import new_file
from tests.helpers.wide_screen import wide_screen

LATER = (
    "desktop_app.application.handlers",
    "desktop_app.application.search",
    "desktop_app.reports",
    "desktop_app.printing",
    "desktop_app.importing",
    "desktop_app.ui.dialogs",
    "desktop_app.ui.export",
    "desktop_app.ui.views.content_tab",
    "desktop_app.ui.views.history_tab",
    "desktop_app.ui.widgets.day_field",
    "desktop_app.ui.widgets.hit",
    *(f"desktop_app.ui.views.{entry.place.partition(':')[0]}" for entry in PAGES if entry.place),
)
"""What is loaded when it is first wanted, and not before the window is seen."""
AT_ONCE = ("desktop_app.ui.dialogs", "desktop_app.ui.dialogs.asking")
"""How a dialog is asked, without any dialog."""
LOOK = """
import sys
LATER, AT_ONCE = {later!r}, {at_once!r}
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop_app import bootstrap
from desktop_app.support import i18n
i18n.set_language({language!r})
bootstrap.make_application(bootstrap.make_services(), language=i18n.language())
def look():
    late = ("docx", "babel", "sqlite_utils", "PySide6.QtPrintSupport", "PySide6.QtNetwork")
    for window in QApplication.topLevelWidgets():
        if window.isVisible() and window.windowTitle():
            print(window.windowTitle())
            window.close()
    print([name for name in late if name in sys.modules])
    early = {{name for name in sys.modules if name.startswith(LATER)}}
    print(sorted(early.difference(AT_ONCE)))
    QApplication.quit()
QTimer.singleShot(100, look)
sys.exit(bootstrap.run_window(None, sample={sample}))
"""
COLLECTING = """
import gc, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop_app.__main__ import main
from desktop_app import bootstrap
bootstrap.make_application(bootstrap.make_services(), language="ja")
def look():
    seen.append(gc.isenabled())
    if gc.isenabled():
        QApplication.quit()
seen = []
clock = QTimer()
clock.timeout.connect(look)
clock.start(5)
sys.argv = ["x"]
main()
print(seen[0], seen[-1])
"""

FIRST_SIGHT = """
import gc, os, sys
from pathlib import Path
from desktop_app import bootstrap
from desktop_app.ui.windows import Windows
services = bootstrap.make_services()
services.preferences.user_name = "山田"
app = bootstrap.make_application(services, language="ja")
Windows(app, services, speak=bootstrap.Speech(app).speak).open(Path(sys.argv[1]))
app.processEvents()
early = {{name for name in sys.modules if name.startswith({later!r})}}
print(sorted(early.difference({at_once!r})))
print([each.__name__ for each in gc.get_objects() if type(each) is type(type(app))
       and each.__name__ in {classes!r}], flush=True)
os._exit(0)
"""
COUNTING = ("desktop_app.application.status", "desktop_app.application.versions")
"""What 進捗, 工程表 and 概況 are counted with."""
READING = tuple(f"desktop_app.domain.timing.{name}" for name in ("reader", "write", "compare"))
"""What says what a 実施時期 means: an outline shows its words."""
LIBRARIES = ("configparser", "hashlib", "hmac", "logging.handlers", "secrets", "socket")
"""Each costs more than it would give."""
CLASSES = ("QStyle", "QWizard", "QGraphicsView")
"""PySide makes a class when it first meets it. Where a call hands out a bare QWidget or QStyle that
Qt made (`viewport()`, `style()`, `findChildren`), it makes all that this might be: 10 ms each.
"""


def run(*, sample: bool, language: str) -> list[str]:
    code = LOOK.format(sample=sample, language=language, later=LATER, at_once=AT_ONCE)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("sample", "title"),
    [
        (True, "業務改善計画（サンプル） — 業務改善計画レポーター"),
        (False, "業務改善計画レポーター"),
    ],
)
def test_it_starts_shows_its_window_and_ends(sample: bool, title: str) -> None:
    said = run(sample=sample, language="ja")
    assert said[0] == title
    assert said[2] == "[]"
    if not sample:
        assert said[1] == "[]"


def test_it_starts_in_english() -> None:
    assert run(sample=True, language="en")


def test_a_plan_is_seen_before_anything_else_is_loaded_or_counted(tmp_path: Path) -> None:
    later = (*LATER, *COUNTING, *READING, *LIBRARIES)
    code = FIRST_SIGHT.format(later=later, at_once=AT_ONCE, classes=CLASSES)
    done = subprocess.run(
        [sys.executable, "-c", code, str(new_file(tmp_path))],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"QT_QPA_PLATFORM": wide_screen(tmp_path)},
        timeout=60,
    )
    assert done.stdout.splitlines() == ["[]", "[]"], done.stderr


def test_pythons_collector_rests_until_the_window_is_there() -> None:
    run = [sys.executable, "-c", COLLECTING]
    done = subprocess.run(run, capture_output=True, encoding="utf-8", timeout=60)
    assert done.stdout == "False True\n", done.stderr
