"""Making, opening and checking plan files. One plan is one SQLite file with a rollback journal."""

from __future__ import annotations

import contextlib
import datetime
import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct

from desktop_app.domain.kinds import kind_of, to_row
from desktop_app.domain.plan import Plan
from desktop_app.domain.tree import walk
from desktop_app.storage.backup import back_up
from desktop_app.storage.errors import StorageFailure, faults_of, faults_of_reading
from desktop_app.storage.format import APPLICATION_ID, SCHEMA_VERSION
from desktop_app.storage.lock import Holder, WriterLock, take_lock, this_program
from desktop_app.storage.rollback_journal import journal_path, refuse_old_journal
from desktop_app.storage.safekeeping import Safekeeping
from desktop_app.storage.store import SqlitePlanStore
from desktop_app.storage.tables import read_plan, write_plan

SUFFIX = ".kaizen"
_HEADER = b"SQLite format 3\0"


class OpenedPlan(Struct, frozen=True):
    """An open file. `held_by` says who writes it, if somebody else does; `newer` that a newer
    program wrote it. In both cases it is read-only, as it is on read-only media. `without_backup`
    says that no backup could be made; the user should hear of it.
    """

    store: SqlitePlanStore
    held_by: Holder | None = None
    newer: bool = False
    without_backup: bool = False


def create_plan_file(path: Path, plan: Plan, *, who: str, now: datetime.datetime) -> None:
    """Makes a file that holds the plan; it appears whole or not at all.

    Raises StorageFailure: `file_exists`, or what the disk says.
    """
    from desktop_app.storage.schema import bring_up_to_date

    if path.exists():
        raise StorageFailure("file_exists", file=path.name)
    refuse_old_journal(path)
    if not path.parent.is_dir():
        raise StorageFailure("no_such_folder", folder=str(path.parent))
    temporary = path.with_name(f".{path.name}.part")
    try:
        temporary.unlink(missing_ok=True)
        with faults_of(path), contextlib.closing(_connect(temporary)) as connection:
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            bring_up_to_date(connection)
            _fill(connection, plan, who=who, now=now)
        _put_in_place(temporary, path)
    except FileExistsError:
        raise StorageFailure("file_exists", file=path.name) from None
    except OSError as fault:
        raise StorageFailure("cannot_create", file=path.name) from fault
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def open_plan_file(
    path: Path, *, who: str, now: datetime.datetime, backup_folder: Path, at_once: bool = True
) -> OpenedPlan:
    """Opens a file for editing, or read-only if somebody else writes it.

    Makes a checked backup first, under `backup_folder`/plan id, if the file changed since the last.
    Without `at_once` that is left to `SqlitePlanStore.keep_safe`, or to the first change: a large
    file is seen sooner, and still never changed without. Raises StorageFailure.
    """
    version = _check_file(path)
    if version.newer:
        return OpenedPlan(SqlitePlanStore(_connect_to_read(path), path, None), newer=True)
    lock = take_lock(path, this_program(who=who, since=now.isoformat(timespec="minutes")))
    if isinstance(lock, Holder):
        return OpenedPlan(SqlitePlanStore(_connect_to_read(path), path, None), held_by=lock)
    if lock is None or not _writable(path):
        _release(lock)
        return OpenedPlan(SqlitePlanStore(_connect_to_read(path), path, None))
    try:
        safekeeping = Safekeeping(partial(_check_and_back_up, path, backup_folder, now))
        return _open_to_write(path, lock, safekeeping, at_once=at_once)
    except BaseException:
        lock.release()
        raise


@contextlib.contextmanager
def reading(path: Path) -> Iterator[SqlitePlanStore]:
    """The file for a command that only reads: no lock file, no backup, closed at once afterwards.

    Everything read is of one moment, whatever others write meanwhile; they wait, so stay briefly.
    Raises StorageFailure; `unfinished_journal` if a crash left work that only a writer can undo.
    """
    _check_file(path)
    connection = _connect_to_read(path)
    connection.execute("BEGIN")
    store = SqlitePlanStore(connection, path, None)
    try:
        yield store
    finally:
        store.close()


def verify_plan_file(path: Path) -> None:
    """Looks at everything that can be wrong with a file.

    Raises StorageFailure with the first thing found.
    """
    with reading(path) as store:
        store.verify()


class _Version(Struct, frozen=True):
    newer: bool


def _check_file(path: Path) -> _Version:
    """Whether the file is ours and readable by this program, before SQLite makes anything of it."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        raise StorageFailure("no_such_file", file=path.name) from None
    except IsADirectoryError:
        raise StorageFailure("is_a_folder", file=path.name) from None
    except OSError as fault:
        raise StorageFailure("cannot_open", file=path.name) from fault
    if len(header) < 100 or not header.startswith(_HEADER):
        raise StorageFailure("not_a_plan_file", file=path.name)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise StorageFailure("not_a_plan_file", file=path.name)
    newer = int.from_bytes(header[60:64], "big") > SCHEMA_VERSION
    if newer:
        _check_still_readable(path, SCHEMA_VERSION)
    return _Version(newer)


def _check_still_readable(path: Path, ours: int) -> None:
    with faults_of_reading(path), contextlib.closing(_connect_to_read(path)) as connection:
        lowest = connection.execute("SELECT lowest_reading_version FROM file").fetchone()[0]
    if lowest > ours:
        raise StorageFailure("file_too_new", file=path.name)


def _connect(path: Path | str, *, uri: bool = False) -> sqlite3.Connection:
    """A connection that leaves transactions to us and looks at foreign keys."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=5.0, uri=uri)
    with _closed_on_fault(connection):
        for pragma in (
            "foreign_keys = ON",
            "synchronous = FULL",
            "trusted_schema = OFF",
            "cell_size_check = ON",
            "recursive_triggers = OFF",
        ):
            connection.execute(f"PRAGMA {pragma}")
    return connection


def _connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; a journal left by a crash is told apart from a lock."""
    with faults_of(path):
        try:
            connection = _connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            with _closed_on_fault(connection):
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as fault:
            busy = fault.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy and journal_path(path).exists():
                raise StorageFailure("unfinished_journal", file=path.name) from fault
            raise
    return connection


@contextlib.contextmanager
def _closed_on_fault(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _open_to_write(
    path: Path, lock: WriterLock, safekeeping: Safekeeping, *, at_once: bool
) -> OpenedPlan:
    with faults_of(path):
        connection = _connect(path)
        with _closed_on_fault(connection):
            connection.execute("PRAGMA journal_mode = DELETE")
            _check_is_plan(connection, path)
            backed_up = True
            if at_once or _is_older(connection):
                backed_up = safekeeping.done()
                _migrate(connection, path, backed_up=backed_up)
    store = SqlitePlanStore(connection, path, lock, safekeeping)
    return OpenedPlan(store, without_backup=not backed_up)


def _check_and_back_up(path: Path, backup_folder: Path, now: datetime.datetime) -> bool:
    """With a connection of its own, so that any thread may do it."""
    with faults_of(path), contextlib.closing(_connect_to_read(path)) as connection:
        _check_soundness(connection, path)
        return _backed_up(connection, backup_folder, now)


def _backed_up(connection: sqlite3.Connection, backup_folder: Path, now: datetime.datetime) -> bool:
    """False if the backup could not be made; work on the plan need not wait for a full disk."""
    plan = connection.execute("SELECT id FROM plan").fetchone()[0]
    try:
        back_up(connection, folder=backup_folder / str(plan), now=now)
    except (OSError, sqlite3.DatabaseError):
        return False
    return True


def _is_older(connection: sqlite3.Connection) -> bool:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version != SCHEMA_VERSION


def _migrate(connection: sqlite3.Connection, path: Path, *, backed_up: bool) -> None:
    """Brings an older file up to date, but never without a backup."""
    if not _is_older(connection):
        return
    if not backed_up:
        raise StorageFailure("backup_failed", file=path.name)
    from desktop_app.storage.schema import bring_up_to_date

    bring_up_to_date(connection)


def _put_in_place(temporary: Path, path: Path) -> None:
    """Gives the file its name; never over one that somebody made meanwhile.

    Raises FileExistsError.
    """
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a disk without links, such as a memory stick
        if path.exists():
            raise FileExistsError(path) from None
        temporary.rename(path)


def _check_soundness(connection: sqlite3.Connection, path: Path) -> None:
    with faults_of_reading(path):
        if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise StorageFailure("file_damaged", file=path.name)


def _check_is_plan(connection: sqlite3.Connection, path: Path) -> None:
    with faults_of_reading(path):
        if connection.execute("SELECT count(*) FROM plan").fetchone()[0] != 1:
            raise StorageFailure("file_damaged", file=path.name)


def _fill(connection: sqlite3.Connection, plan: Plan, *, who: str, now: datetime.datetime) -> None:
    connection.execute("BEGIN IMMEDIATE")
    at = now.isoformat(timespec="seconds")
    connection.execute("UPDATE file SET created_at = ?", (at,))
    rows = ((kind_of(entity), entity.id, to_row(entity, parent=up)) for entity, up in walk(plan))
    write_plan(connection, rows)
    connection.execute(
        "INSERT INTO edit (at, who, label) VALUES (?, ?, ?)", (at, who, "create plan")
    )
    connection.execute("COMMIT")
    read_plan(connection)


def _writable(path: Path) -> bool:
    try:
        with path.open("r+b"):
            return True
    except OSError:
        return False


def _release(lock: WriterLock | None) -> None:
    if lock is not None:
        lock.release()
