"""`new`: makes a plan file."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop_app.application.samples import empty_plan, submitted_plan
from desktop_app.cli.console import Console
from desktop_app.cli.surroundings import user_name
from desktop_app.domain.plan import Plan
from desktop_app.storage.plan_file import create_plan_file
from desktop_app.support import clock, paths
from desktop_app.support.i18n import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE and what it starts with."""
    parser.add_argument(
        "file", metavar="FILE", type=Path, help=_("作るファイル（例: plan.kaizen）")
    )
    start = parser.add_mutually_exclusive_group()
    start.add_argument(
        "--sample", action="store_true", help=_("公表された業務改善計画（2023年5月12日）を入れる")
    )
    start.add_argument(
        "--empty", action="store_true", help=_("いつもの六つの章だけを入れる（省略時）")
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Makes the file; an existing one is left alone."""
    file: Path = arguments.file
    make_plan_file(file, sample=bool(arguments.sample))
    console.tell(_("{file} を作りました。").format(file=file))
    return 0


def make_plan_file(file: Path, *, sample: bool) -> None:
    """A new file with the bundled or the empty plan. Raises StorageFailure."""
    plan: Plan = submitted_plan(paths.resources()) if sample else empty_plan(paths.resources())
    create_plan_file(file, plan, who=user_name(), now=clock.now())
