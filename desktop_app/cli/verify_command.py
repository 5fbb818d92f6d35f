"""`verify`: looks whether a plan file is sound."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop_app.cli.console import Console
from desktop_app.storage.plan_file import verify_plan_file
from desktop_app.support.i18n import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("調べるファイル"))


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Says that all is well, or raises StorageFailure."""
    file: Path = arguments.file
    verify_plan_file(file)
    console.result(_("{file} に異常はありません。").format(file=file.name))
    return 0
