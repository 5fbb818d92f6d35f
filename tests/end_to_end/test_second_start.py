"""A file that is open already raises its window, also when the program is started a second time."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.support import doorbell
from desktop_app.ui.doorbell import Doorbell
from tests.helpers.sample import new_file

FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop_app import bootstrap
from desktop_app.support import i18n
from desktop_app.ui.windows import Windows
i18n.set_language("ja")
raised = Windows.open
def open_and_tell(self, path, **near):
    window = raised(self, path, **near)
    print("opened", len(self.all), flush=True)
    return window
Windows.open = open_and_tell
bootstrap.make_application(bootstrap.make_services(), language="ja")
QTimer.singleShot(30000, QApplication.quit)
sys.exit(bootstrap.run_window(Path(sys.argv[1])))
"""
SECOND = """
import sys
from desktop_app.__main__ import main
status = main()
print(status, [name for name in ("PySide6", "desktop_app.bootstrap") if name in sys.modules])
"""


def test_a_second_start_shows_the_window_of_the_first_and_ends(tmp_path: Path) -> None:
    plan, other = new_file(tmp_path), new_file(tmp_path, name="別の計画.kaizen")
    run = [sys.executable, "-c", FIRST, str(plan)]
    with subprocess.Popen(run, stdout=subprocess.PIPE, encoding="utf-8") as first:
        try:
            assert first.stdout is not None
            assert first.stdout.readline() == "opened 1\n"
            while not list(doorbell.door().glob("*.here")):
                QTest.qWait(20)
            assert not doorbell.ring(other, doorbell.door(), patience=20)
            second = subprocess.run(
                [sys.executable, "-c", SECOND, str(plan)],
                capture_output=True,
                encoding="utf-8",
                timeout=60,
                check=False,
            )
            assert second.stdout == "0 []\n", second.stderr
            assert first.stdout.readline() == "opened 1\n"
        finally:
            first.kill()


@pytest.fixture
def bell(qapp: QApplication, tmp_path: Path) -> Doorbell:
    parent = QObject(qapp)
    return Doorbell(tmp_path, lambda path: path.name == "開いている.kaizen", parent)


def ring(plan: str, folder: Path) -> bool:
    """From another thread, as it were another program, while this one lives on."""
    answers: list[bool] = []
    asking = threading.Thread(
        target=lambda: answers.append(doorbell.ring(Path(plan), folder, patience=20))
    )
    asking.start()
    while asking.is_alive():
        QTest.qWait(5)
    return answers[0]


def test_who_has_the_file_answers_and_shows_it(bell: Doorbell, tmp_path: Path) -> None:
    shown: list[object] = []
    bell.rung.connect(shown.append)
    assert ring("/x/開いている.kaizen", tmp_path)
    assert shown == [Path("/x/開いている.kaizen")]
    assert not ring("/x/ほか.kaizen", tmp_path)
    assert len(shown) == 1
    left = [path.name for path in tmp_path.iterdir()]
    assert [name for name in left if not name.endswith(doorbell.CARD)] == []
    bell.take_away()
    assert not list(tmp_path.iterdir())


def test_a_program_that_crashed_is_forgotten(tmp_path: Path) -> None:
    card = tmp_path / f"here{doorbell.CARD}"
    card.touch()
    assert not doorbell.ring(tmp_path / "計画.kaizen", tmp_path, patience=0.05)
    assert not card.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="only an answer tells there")
def test_nobody_waits_for_a_process_that_has_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        card = tmp_path / f"{ended.pid}{doorbell.CARD}"
        card.touch()
    monkeypatch.setattr(time, "sleep", lambda _seconds: pytest.fail("it waited"))
    assert not doorbell.ring(tmp_path / "計画.kaizen", tmp_path)
    assert not card.exists()


def test_who_was_too_busy_to_answer_is_asked_again(bell: Doorbell, tmp_path: Path) -> None:
    plan = tmp_path / "開いている.kaizen"
    assert not doorbell.ring(plan, tmp_path, patience=0.05)
    assert not list(tmp_path.glob(f"*{doorbell.CARD}"))
    QTest.qWait(100)
    assert ring(str(plan), tmp_path)
    bell.take_away()


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_a_name_that_is_no_text_is_asked_for_as_it_is(bell: Doorbell, tmp_path: Path) -> None:
    assert not ring(os.fsdecode(b"/x/\xff.kaizen"), tmp_path)
    bell.take_away()


def test_nobody_is_asked_where_nothing_runs(tmp_path: Path) -> None:
    assert not doorbell.ring(tmp_path / "計画.kaizen", tmp_path / "nowhere")
