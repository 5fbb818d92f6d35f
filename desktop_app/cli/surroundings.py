"""What a command takes from the machine: who works here, and where backups go."""

from __future__ import annotations

import getpass
from pathlib import Path

from desktop_app.support import paths


def account_name() -> str:
    """The account's name, or "" where the system knows none."""
    try:
        return getpass.getuser().encode("utf-8", "replace").decode()
    except (OSError, KeyError, ImportError):
        return ""


def backup_folder() -> Path:
    """Where copies of plan files are kept, one folder per plan."""
    return paths.state_folder() / "backups"
