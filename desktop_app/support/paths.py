"""Where the program's own files lie, and where it may keep the user's.

The program's files are found without the packaging tools: frozen (PyInstaller's folder), installed
(inside the package), and in a checkout or an editable install (beside the package).
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
APP_FOLDER = "improvement-plan-reporter"


def resources() -> Path:
    """Fonts, icons, samples, templates, licences."""
    return _carried("resources")


def catalogues() -> Path:
    """The folder that gettext calls localedir."""
    return _carried("i18n")


def _carried(name: str) -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if isinstance(frozen, str):
        return Path(frozen) / name
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def state_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """For logs and backups: on this machine only, never roaming."""
    return _user_folder(environ, "XDG_STATE_HOME", ".local/state")


def data_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """For what the user would miss, such as the own copy of the bundled plan."""
    return _user_folder(environ, "XDG_DATA_HOME", ".local/share")


def config_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """For settings."""
    return _user_folder(environ, "XDG_CONFIG_HOME", ".config")


def _user_folder(environ: Mapping[str, str], variable: str, below_home: str) -> Path:
    if sys.platform == "win32":
        chosen, fallback = environ.get("LOCALAPPDATA", ""), "AppData/Local"
    else:
        chosen, fallback = environ.get(variable, ""), below_home
    # The XDG rules say that a relative path there is to be ignored.
    base = Path(chosen) if Path(chosen).is_absolute() else Path.home() / fallback
    return base / APP_FOLDER
