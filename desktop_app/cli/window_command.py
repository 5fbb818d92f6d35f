"""Without a command: the window."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from desktop_app.cli.console import Console
from desktop_app.cli.display import check_window_possible
from desktop_app.cli.errors import Refused
from desktop_app.cli.surroundings import SAMPLE_FILE, cannot_load
from desktop_app.support import doorbell, log, paths
from desktop_app.support.i18n import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE or --sample."""
    parser.add_argument(
        "file", metavar="FILE", nargs="?", type=Path, help=_("ウィンドウで開く計画のファイル")
    )
    parser.add_argument(
        "--sample",
        action="store_true",
        help=_("公表された業務改善計画の自分用のコピーを開く（なければ作る）"),
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Opens the window, or says why there is none and what to do. A window that shows the file
    already is raised, without loading another.
    """
    path: Path | None = arguments.file
    if path is not None and not path.exists():
        raise Refused("no_such_file", file=str(path))
    check_window_possible(os.environ)
    wanted = path or (paths.data_folder() / SAMPLE_FILE if arguments.sample else None)
    if wanted is not None and doorbell.ring(wanted, doorbell.door()):
        log.log_event("window.shown_elsewhere")
        return 0
    try:
        from desktop_app.bootstrap import run_window
    except ImportError as fault:
        if not cannot_load(fault, "PySide6", "shiboken6"):
            raise
        raise Refused("qt_missing", detail=str(fault)) from fault
    return run_window(path, sample=bool(arguments.sample), language=arguments.language)
