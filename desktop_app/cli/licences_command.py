"""`licences`: whose work the program carries, and under which licence."""

from __future__ import annotations

import argparse

from desktop_app.cli.console import Console
from desktop_app.support.i18n import _
from desktop_app.support.notices import Notice, load_notices


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to print the texts too."""
    parser.add_argument("--full", action="store_true", help=_("ライセンスの全文も表示する"))


def run(arguments: argparse.Namespace, console: Console) -> int:
    """One line per work, or everything."""
    for notice in load_notices():
        console.result(f"{notice.name}: {notice.licence} {notice.homepage}".rstrip())
        if arguments.full:
            console.result(_text_of(notice))
    return 0


def _text_of(notice: Notice) -> str:
    return f"\n{notice.text()}\n"
