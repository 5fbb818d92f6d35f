"""An open plan file: reads the plan, and carries changes in, each set in one transaction."""

from __future__ import annotations

import contextlib
import datetime
import json
import sqlite3
from collections.abc import Generator, Iterable, Iterator, Mapping
from pathlib import Path

from desktop_app.domain.changes import Added, Change, Changed, ChangeSet, Removed
from desktop_app.domain.frozen import NO_CONTENTS, Contents, Frozen, StoredFile
from desktop_app.domain.kinds import Value
from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import Occurrence, ProgressEntry
from desktop_app.domain.steps import result_of
from desktop_app.domain.thawing import Thawing
from desktop_app.domain.version import Version
from desktop_app.storage import progress_queries
from desktop_app.storage.backup import copy_to
from desktop_app.storage.contents import VersionShelf
from desktop_app.storage.errors import StorageFailure, faults_of, faults_of_reading
from desktop_app.storage.journal import JournalRow, history_of
from desktop_app.storage.lock import WriterLock, holder_of
from desktop_app.storage.rollback_journal import refuse_old_journal
from desktop_app.storage.safekeeping import Safekeeping
from desktop_app.storage.tables import check_plan, read_plan, write_changes


class SqlitePlanStore:
    """The store of one open file. Without a lock it only reads."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        lock: WriterLock | None,
        safekeeping: Safekeeping | None = None,
    ) -> None:
        self._connection = connection
        self._path = path
        self._lock = lock
        self._safekeeping = safekeeping
        self._shelf = VersionShelf(connection, path.name)
        self._thawing = Thawing(self._shelf.text)
        self._version_undone = False

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._path

    @property
    def read_only(self) -> bool:
        """Whether `apply` is refused."""
        return self._lock is None

    def load(self) -> Plan:
        """The plan as it stands in the file at one moment. Raises StorageFailure."""
        with faults_of_reading(self._path), self._one_moment():
            return read_plan(self._connection)

    def apply(
        self,
        changes: ChangeSet,
        *,
        label: object,
        at: datetime.datetime,
        who: str,
    ) -> None:
        """Makes the changes durable with their journal entry, or changes nothing.

        Raises StorageFailure.
        """
        result_of(self.apply_steps(changes, NO_CONTENTS, label=label, at=at, who=who))

    def apply_steps(
        self,
        changes: ChangeSet,
        contents: Contents,
        *,
        label: object,
        at: datetime.datetime,
        who: str,
    ) -> Generator[float, None, None]:
        """The same with contents, in steps within one transaction; closed before the last one, it
        is rolled back.
        """
        if self.read_only:
            raise StorageFailure("file_not_writable", file=self._path.name)
        self.keep_safe()
        with faults_of(self._path), self._transaction():
            yield from self._shelf.write_steps(contents)
            write_changes(self._connection, changes)
            edit = self._connection.execute(
                "INSERT INTO edit (at, who, label) VALUES (?, ?, ?)",
                (at.isoformat(timespec="seconds"), who, str(label)),
            ).lastrowid
            self._connection.executemany(
                "INSERT INTO change (edit, kind, entity, field, before, after)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                ((edit, *row) for change in changes for row in _journal_rows(change)),
            )
            yield 1.0
        self._version_undone |= any(
            isinstance(change, Removed) and change.kind == "version" for change in changes
        )

    def keep_safe(self) -> bool:
        """The check and the backup of this sitting, unless they are made; on any thread. False if
        no backup could be made. Raises StorageFailure if the file is damaged.
        """
        return self._safekeeping is None or self._safekeeping.done()

    def progress_of(self, measures: Iterable[int]) -> tuple[ProgressEntry, ...]:
        """Every entry of these measures, oldest 基準日 first within each batch."""
        with faults_of(self._path):
            return progress_queries.progress_of(self._connection, measures)

    def progress_on(self, measure: int, day: datetime.date) -> tuple[ProgressEntry, ...]:
        """Every entry of a measure with that 基準日, corrected ones too."""
        with faults_of(self._path):
            return progress_queries.progress_on(self._connection, measure, day)

    def latest_progress(self, *, as_of: datetime.date) -> dict[int, ProgressEntry]:
        """Per measure the entry that holds on that day; reads one row for each."""
        with faults_of(self._path):
            return progress_queries.latest_progress(self._connection, as_of=as_of)

    def occurrences_of(self, measures: Iterable[int]) -> tuple[Occurrence, ...]:
        """Every 実施の記録 of these measures, replaced ones too."""
        with faults_of(self._path):
            return progress_queries.occurrences_of(self._connection, measures)

    def occurrences_until(self, *, as_of: datetime.date) -> dict[int, tuple[Occurrence, ...]]:
        """Per measure what was carried out up to a day, oldest first, corrected ones left out."""
        with faults_of(self._path):
            return progress_queries.occurrences_until(self._connection, as_of=as_of)

    def versions(self) -> tuple[Version, ...]:
        """Every version, oldest date first, withdrawn ones and those without content too."""
        with faults_of(self._path):
            return self._shelf.versions()

    def frozen(self, root: str) -> Frozen:
        """What a version holds. Versions share what they have in common.

        Raises StorageFailure (`content_altered`) or DomainError (`content_too_new`).
        """
        with faults_of(self._path):
            return self._thawing.thaw(root)

    def frozen_steps(self, root: str) -> Generator[None, None, Frozen]:
        """The same in steps."""
        with faults_of(self._path):
            return (yield from self._thawing.thaw_steps(root))

    def settings_in(self, root: str) -> Mapping[str, str]:
        """The settings of a version; nothing else is read. Raises as `frozen`."""
        with faults_of(self._path):
            return self._thawing.settings(root)

    def plan_in(self, root: str) -> Plan:
        """The plan of a version, without its records. Raises as `frozen`."""
        with faults_of(self._path):
            return self._thawing.plan(root)

    def plan_steps(self, root: str) -> Iterator[None]:
        """Reads the plan of a version in steps, so that `plan_in` is quick. Raises as `frozen`."""
        with faults_of(self._path):
            yield from self._thawing.plan_steps(root)

    def measures_in(self, root: str) -> frozenset[int]:
        """The ids of the measures that stand in a version, without reading them."""
        with faults_of(self._path):
            return self._thawing.measures(root)

    def files_in(self, root: str) -> tuple[StoredFile, ...]:
        """The files kept with a version, without their bodies."""
        with faults_of(self._path):
            return self._thawing.files(root)

    def stored_file(self, sha256: str) -> bytes:
        """The bytes of a stored file, as they were given. Raises StorageFailure."""
        with faults_of(self._path):
            return self._shelf.stored_file(sha256)

    def stored_sizes(self) -> dict[str, int]:
        """The size of each stored file by its SHA-256; no body is read."""
        with faults_of(self._path):
            return self._shelf.stored_sizes()

    def history_of(self, entity: int) -> tuple[JournalRow, ...]:
        """What the journal says of one entity and of what hangs on it, newest first."""
        with faults_of(self._path):
            return history_of(self._connection, entity)

    def last_edit_at(self) -> str:
        """When the file was last changed: local time, ISO format to the second; "" for never."""
        with faults_of(self._path):
            row = self._connection.execute(
                "SELECT at FROM edit ORDER BY id DESC LIMIT 1"
            ).fetchone()
        return str(row[0]) if row else ""

    def save_copy(self, target: Path) -> None:
        """A complete copy elsewhere, in place of what stands there unless somebody edits that; the
        open file stays this one. Raises StorageFailure.
        """
        if target.exists() and target.samefile(self._path):
            raise StorageFailure("copy_onto_itself", file=target.name)
        if not target.parent.is_dir():
            raise StorageFailure("no_such_folder", folder=str(target.parent))
        refuse_old_journal(target)
        if holder_of(target) is not None:
            raise StorageFailure("file_held_by_somebody", file=target.name)
        try:
            with faults_of(target):
                copy_to(self._connection, target)
        except OSError as fault:
            raise StorageFailure("cannot_create", file=target.name) from fault

    def verify(self) -> None:
        """Raises StorageFailure with the first thing that is wrong with the file."""
        with faults_of_reading(self._path):
            if self._connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise StorageFailure("file_damaged", file=self._path.name)
            if self._connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise StorageFailure("file_damaged", file=self._path.name)
            check_plan(read_plan(self._connection), self._path)
            progress_queries.check_records(self._connection)
            self._shelf.check()

    def close(self) -> None:
        """Closes the file and lets others write it; harmless the second time.

        Contents of a version that was undone stay for redo and go here, with the sitting.
        """
        if self._safekeeping is not None:
            self._safekeeping.wait()
        if self._version_undone:
            self._version_undone = False
            with contextlib.suppress(StorageFailure, sqlite3.Error):
                self._shelf.collect_garbage()
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    @contextlib.contextmanager
    def _one_moment(self) -> Iterator[None]:
        """Every statement sees the same state of the file, whatever others write meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("ROLLBACK")

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            self._connection.execute("PRAGMA defer_foreign_keys = ON")
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise


def _journal_rows(
    change: Change,
) -> Iterator[tuple[str, int, str | None, str | None, str | None]]:
    match change:
        case Added(kind=kind, id=entity, row=row):
            yield kind, entity, None, None, _encoded(dict(row))
        case Removed(kind=kind, id=entity, row=row):
            yield kind, entity, None, _encoded(dict(row)), None
        case Changed(kind=kind, id=entity, before=before, after=after):
            for field in after:
                yield kind, entity, field, _encoded(before[field]), _encoded(after[field])


def _encoded(value: Value | dict[str, Value]) -> str:
    return json.dumps(value, ensure_ascii=False)
