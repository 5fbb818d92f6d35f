"""What a command takes from the machine: who works here, which language, where backups go."""

from __future__ import annotations

import getpass
import itertools
import re
from pathlib import Path

from desktop_app.support import paths

SETTINGS_FILE = "settings.ini"
"""Kept by the window; commands only look into it, without Qt."""
SAMPLE_FILE = "業務改善計画（サンプル）.kaizen"
"""The user's copy of the submitted plan, in the folder of data."""


def user_name() -> str:
    """The name that the user gave in the window, else the account's, or "" if there is none."""
    return _setting("name") or _account_name()


def chosen_language() -> str:
    """The language that the user chose in the window, or ""."""
    return _setting("language")


def backup_folder() -> Path:
    """Where copies of plan files are kept, one folder per plan."""
    return paths.state_folder() / "backups"


def cannot_load(fault: ImportError, *packages: str) -> bool:
    """Whether one of these packages is missing, or a library of the system that it needs: then the
    fault names a bare module, and only its path tells the package.
    """
    if (fault.name or "").startswith(packages):
        return True
    return fault.path is not None and not set(packages).isdisjoint(Path(fault.path).parts)


def _account_name() -> str:
    try:
        return getpass.getuser().encode("utf-8", "replace").decode()
    except (OSError, KeyError, ImportError):
        return ""


def _setting(name: str) -> str:
    """A text of the section of the user; settings that cannot be read say nothing."""
    try:
        lines = (paths.config_folder() / SETTINGS_FILE).read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return ""
    section = itertools.dropwhile(lambda line: line.strip() != "[user]", lines)
    for line in itertools.islice(section, 1, None):
        key, _is, told = line.partition("=")
        if key.strip() == name:
            return re.sub(r"\\(.)", r"\1", told.strip().removeprefix('"').removesuffix('"'))
        if line.startswith("["):
            break
    return ""
