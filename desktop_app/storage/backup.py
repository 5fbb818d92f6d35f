"""Checked copies of a plan file, kept on the local disk, made whenever a changed file is opened."""

from __future__ import annotations

import contextlib
import datetime
import sqlite3
from collections.abc import Iterable
from pathlib import Path

KEEP_LATEST = 10
KEEP_DAYS = 30
_STAMP = "%Y%m%d-%H%M%S"


def back_up(connection: sqlite3.Connection, *, folder: Path, now: datetime.datetime) -> Path | None:
    """Copies the file if it changed since the last copy, checks the copy, then thins the older.

    Returns the new copy, or None if nothing had changed. Raises sqlite3.DatabaseError if the copy
    cannot be made or is not sound; older copies stay then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    mark = _state_mark(connection)
    copies = backups_in(folder)
    if copies and copies[-1].stem.endswith(f"_{mark}"):
        return None
    target = folder / f"{now.strftime(_STAMP)}_{mark}.kaizen"
    copy_to(connection, target)
    _thin(backups_in(folder), newest=target, today=now.date())
    return target


def copy_to(connection: sqlite3.Connection, target: Path) -> None:
    """A complete and sound copy at `target`, which appears whole or not at all."""
    temporary = target.with_name(f".{target.name}.part")
    temporary.unlink(missing_ok=True)
    try:
        with contextlib.closing(sqlite3.connect(temporary)) as copy:
            connection.backup(copy)
            if copy.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("the copy is not sound")
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def backups_in(folder: Path) -> list[Path]:
    """The copies, oldest first."""
    return sorted(folder.glob("[0-9]*_*.kaizen"))


def _state_mark(connection: sqlite3.Connection) -> str:
    """Changes with every edit: the number of the last one, and the schema."""
    last = connection.execute("SELECT coalesce(max(id), 0) FROM edit").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return f"{version}-{last}"


def _thin(copies: Iterable[Path], *, newest: Path, today: datetime.date) -> None:
    """Keeps the latest ten, and the last one of each of the latest thirty days.

    The newest need not be the latest: a clock may have been put back.
    """
    ordered = list(copies)
    oldest = today - datetime.timedelta(days=KEEP_DAYS)
    last_of_day = {copy.name[:8]: copy for copy in ordered if copy.name[:8] >= f"{oldest:%Y%m%d}"}
    keep = {newest, *ordered[-KEEP_LATEST:], *last_of_day.values()}
    for copy in ordered:
        if copy not in keep:
            with contextlib.suppress(OSError):  # Windows: somebody looks at it
                copy.unlink(missing_ok=True)
