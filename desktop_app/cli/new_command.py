"""`new`: makes a plan file."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from desktop_app.application.samples import (
    FICTIONAL,
    SAMPLES,
    SUBMITTED,
    empty_plan,
    fictional_plan,
    play_fictional,
    submitted_plan,
)
from desktop_app.cli.console import Console
from desktop_app.cli.surroundings import user_name
from desktop_app.storage.plan_file import create_plan_file, open_plan_file
from desktop_app.support import clock, paths
from desktop_app.support.i18n import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE and what it starts with."""
    parser.add_argument(
        "file", metavar="FILE", type=Path, help=_("作るファイル（例: plan.kaizen）")
    )
    start = parser.add_mutually_exclusive_group()
    start.add_argument(
        "--sample",
        nargs="?",
        choices=SAMPLES,
        const=SUBMITTED,
        help=_(
            "submitted: 公表された業務改善計画（2023年5月12日）を入れる（名前の省略時）\n"
            "fictional: 二年間の進捗、版、報告のある架空の計画を入れる"
        ),
    )
    start.add_argument(
        "--empty", action="store_true", help=_("いつもの六つの章だけを入れる（省略時）")
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Makes the file; an existing one is left alone."""
    file: Path = arguments.file
    make_plan_file(file, sample=arguments.sample, who=user_name())
    console.tell(_("{file} を作りました。").format(file=file))
    return 0


def make_plan_file(file: Path, *, sample: str | None, who: str) -> None:
    """A new file with a bundled plan, or with the empty one. Raises StorageFailure."""
    resources = paths.resources()
    plans = {None: empty_plan, SUBMITTED: submitted_plan, FICTIONAL: fictional_plan}
    create_plan_file(file, plans[sample](resources), who=who, now=clock.now())
    if sample == FICTIONAL:
        _play(file, resources, who)


def _play(file: Path, resources: Path, who: str) -> None:
    """The story on the new file; a file that tells only half of it does not stay."""
    try:
        with tempfile.TemporaryDirectory() as backups:
            opened = open_plan_file(file, who=who, now=clock.now(), backup_folder=Path(backups))
            try:
                play_fictional(opened.store, resources)
            finally:
                opened.store.close()
    except BaseException:
        file.unlink(missing_ok=True)
        raise
