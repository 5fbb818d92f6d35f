"""A plan file open for a command that changes it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from desktop_app.cli.console import Console
from desktop_app.cli.errors import Refused
from desktop_app.cli.surroundings import backup_folder, user_name
from desktop_app.storage.plan_file import OpenedPlan, open_plan_file
from desktop_app.storage.store import SqlitePlanStore
from desktop_app.support import clock
from desktop_app.support.i18n import _


@contextlib.contextmanager
def writing(file: Path, console: Console) -> Iterator[SqlitePlanStore]:
    """The file open for writing; that no backup could be made is said.

    Raises Refused if somebody else writes it or nobody can.
    """
    opened = open_plan_file(file, who=user_name(), now=clock.now(), backup_folder=backup_folder())
    try:
        _check_writable(opened, file)
        if opened.without_backup:
            console.tell(
                _("このファイルの控えを作れませんでした。ディスクの空きを確かめてください。")
            )
        yield opened.store
    finally:
        opened.store.close()


def _check_writable(opened: OpenedPlan, file: Path) -> None:
    holder = opened.held_by
    if holder is not None and holder.who:
        raise Refused(
            "file_held", file=file.name, who=holder.who, host=holder.host, since=holder.since
        )
    if holder is not None:
        raise Refused("file_held_by_somebody", file=file.name)
    if opened.newer:
        raise Refused("file_newer", file=file.name)
    if opened.store.read_only:
        raise Refused("file_not_writable", file=file.name)
