"""Faults of the file or the disk: not our bugs, and nothing that the plan decides."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.domain.errors import InvalidValue


class StorageFailure(Exception):
    """The file cannot be opened, read or written.

    `code` is stable ASCII; `values` (the file's name above all) fill the sentence that the edges
    make of it (`support.faults`).
    """

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


_CODES = {
    sqlite3.SQLITE_BUSY: "file_busy",
    sqlite3.SQLITE_LOCKED: "file_busy",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "file_not_writable",
    sqlite3.SQLITE_PERM: "file_not_writable",
    sqlite3.SQLITE_CORRUPT: "file_damaged",
    sqlite3.SQLITE_NOTADB: "not_a_plan_file",
    sqlite3.SQLITE_IOERR: "disk_error",
    sqlite3.SQLITE_CANTOPEN: "cannot_open",
}
_EXACT = {sqlite3.SQLITE_READONLY_DBMOVED: "file_moved"}


@contextmanager
def faults_of(path: Path) -> Iterator[None]:
    """Turns faults of the environment, and values that no field holds, into StorageFailure.

    Bugs pass through.
    """
    try:
        yield
    except sqlite3.DatabaseError as fault:
        exact = getattr(fault, "sqlite_errorcode", 0)
        code = _EXACT.get(exact) or _CODES.get(exact & 0xFF)
        if code is None:
            raise
        raise StorageFailure(code, file=path.name) from fault
    except InvalidValue as fault:
        raise StorageFailure("file_damaged", file=path.name) from fault


@contextmanager
def faults_of_reading(path: Path) -> Iterator[None]:
    """Like `faults_of`, where a table or column that is not there is damage."""
    with faults_of(path):
        try:
            yield
        except sqlite3.OperationalError as fault:
            if fault.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                raise
            raise StorageFailure("file_damaged", file=path.name) from fault
