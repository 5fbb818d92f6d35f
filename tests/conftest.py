"""What every test starts from: no screen, no folders of the user, the Japanese interface."""

import os
import sys
import tempfile

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.support import i18n, log

_FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "LOCALAPPDATA": "home/local",
    "APPDATA": "home/roaming",
    "XDG_STATE_HOME": "home/state",
    "XDG_DATA_HOME": "home/data",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_CACHE_HOME": "home/cache",
}


@pytest.fixture(scope="session", autouse=True)
def one_application(qapp: QApplication) -> QApplication:
    """Made first: an export that needs Qt's fonts would else make one without widgets."""
    return qapp


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of the test's own, so that no test reads or writes what belongs to the user."""
    with tempfile.TemporaryDirectory(prefix="plan-reporter-") as folder:
        base = Path(folder)
        for variable, name in _FOLDERS.items():
            (base / name).mkdir(parents=True, exist_ok=True)
            monkeypatch.setenv(variable, str(base / name))
        yield base / "home"
        log.stop_log()
        i18n.set_language("ja")


_STATUS = pytest.StashKey[int]()


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Keeps the result for the very end."""
    session.config.stash[_STATUS] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Ends without tearing Qt's objects down: when the interpreter ends, it destroys them in no
    order of ours, and after thousands of windows in one process that has crashed, with every test
    passed and reported. The result is the tests' own.
    """
    if _STATUS in config.stash:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(config.stash[_STATUS])
