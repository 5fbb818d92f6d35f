"""What versions hold: pieces of content and stored files, each under its SHA-256."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Generator
from typing import Final

from desktop_app.domain.frozen import Contents, sha256_of
from desktop_app.domain.kinds import KIND_BY_NAME, Row, from_row, to_row
from desktop_app.domain.thawing import agrees, files_of, references
from desktop_app.domain.version import Version
from desktop_app.storage.errors import StorageFailure
from desktop_app.storage.tables import select_all

_VERSION: Final = KIND_BY_NAME["version"]
_READ_AT_ONCE: Final = 1 << 20
_WRITTEN_AT_ONCE: Final = 500


class VersionShelf:
    """The versions of an open file, what they stand for, and what proves that it is unaltered."""

    def __init__(self, connection: sqlite3.Connection, file: str) -> None:
        self._connection = connection
        self._file = file

    def write_steps(self, contents: Contents) -> Generator[float, None, None]:
        """Keeps what is not kept yet, in steps that tell the share of what is done."""
        texts = tuple(contents.texts.items())
        for start in range(0, len(texts), _WRITTEN_AT_ONCE):
            self._connection.executemany(
                "INSERT OR IGNORE INTO content (hash, body) VALUES (?, ?)",
                texts[start : start + _WRITTEN_AT_ONCE],
            )
            yield start / len(texts)
        self._connection.executemany(
            "INSERT OR IGNORE INTO stored_file (hash, body) VALUES (?, ?)", contents.files.items()
        )

    def versions(self) -> tuple[Version, ...]:
        """Every version, oldest date first, withdrawn ones among them."""
        versions: list[Version] = []
        for id_, *values in self._connection.execute(
            f"{select_all(_VERSION)} ORDER BY date, recorded_at, id"
        ):
            made = from_row(_VERSION, id_, dict(zip(_VERSION.columns, values, strict=True)))
            if isinstance(made, Version):
                versions.append(made)
        return tuple(versions)

    def text(self, sha256: str) -> str:
        """The piece under a hash.

        Raises StorageFailure if it is missing or no longer what the hash says.
        """
        row = self._connection.execute(
            "SELECT body FROM content WHERE hash = ?", (sha256,)
        ).fetchone()
        text = None if row is None else str(row[0])
        if text is None or sha256_of(text.encode()) != sha256:
            raise StorageFailure("content_altered", file=self._file)
        return text

    def stored_file(self, sha256: str) -> bytes:
        """The bytes of a stored file.

        Raises StorageFailure if it is missing or no longer what the hash says.
        """
        row = self._connection.execute(
            "SELECT body FROM stored_file WHERE hash = ?", (sha256,)
        ).fetchone()
        body = None if row is None else bytes(row[0])
        if body is None or sha256_of(body) != sha256:
            raise StorageFailure("stored_file_altered", file=self._file)
        return body

    def stored_sizes(self) -> dict[str, int]:
        """The size of each stored file by its SHA-256; no body is read."""
        return dict(self._connection.execute("SELECT hash, length(body) FROM stored_file"))

    def check(self) -> None:
        """Computes every hash below every version anew, and compares rows, roots and journal.

        Raises StorageFailure with the first thing that was changed by another hand.
        """
        versions = self.versions()
        self._check_journal(versions)
        roots = {version.root for version in versions}
        checked: set[str] = set()
        files: set[str] = set()
        for version in versions:
            if version.root:
                self._check_version(version, roots, checked)
                self._check_files(version, files)

    def collect_garbage(self) -> None:
        """Removes what no version names any more, and gives the room back to the disk."""
        roots = [version.root for version in self.versions() if version.root]
        named: set[str] = set()
        self._read_all(roots, named)
        files = {f.sha256 for root in roots for f in files_of(self.text(root))}
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            for table, kept in (("content", named), ("stored_file", files)):
                hashes = [row[0] for row in self._connection.execute(f"SELECT hash FROM {table}")]
                self._connection.executemany(
                    f"DELETE FROM {table} WHERE hash = ?", [(h,) for h in hashes if h not in kept]
                )
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("PRAGMA incremental_vacuum").fetchall()

    def _read_all(self, roots: list[str], seen: set[str]) -> None:
        """Reads, and so checks, every piece below the roots that was not seen yet."""
        waiting = list(roots)
        while waiting:
            sha256 = waiting.pop()
            if sha256 not in seen:
                waiting.extend(references(self.text(sha256)))
                seen.add(sha256)

    def _check_version(self, version: Version, roots: set[str], checked: set[str]) -> None:
        sound = False
        with contextlib.suppress(StorageFailure, KeyError, TypeError, ValueError):
            self._read_all([version.root], checked)
            sound = agrees(version, self.text(version.root))
        if not sound or (version.previous and version.previous not in roots):
            raise StorageFailure("version_altered", file=self._file, version=version.name)

    def _check_files(self, version: Version, checked: set[str]) -> None:
        for stored in files_of(self.text(version.root)):
            if stored.sha256 not in checked:
                if self._sha256_of_file(stored.sha256) != stored.sha256:
                    raise StorageFailure("stored_file_altered", file=self._file)
                checked.add(stored.sha256)

    def _sha256_of_file(self, sha256: str) -> str | None:
        """Computed piece by piece: a stored file may be large."""
        import hashlib

        row = self._connection.execute(
            "SELECT rowid FROM stored_file WHERE hash = ?", (sha256,)
        ).fetchone()
        if row is None:
            return None
        digest = hashlib.sha256()
        with self._connection.blobopen("stored_file", "body", row[0], readonly=True) as body:
            while piece := body.read(_READ_AT_ONCE):
                digest.update(piece)
        return digest.hexdigest()

    def _check_journal(self, versions: tuple[Version, ...]) -> None:
        """The journal tells of every version that was made: one taken out by hand is missed."""
        told = self._versions_of_journal()
        rows: dict[int, Row] = {version.id: to_row(version) for version in versions}
        for id_ in told.keys() | rows.keys():
            if id_ not in rows:
                name = str(told[id_]["name"])
                raise StorageFailure("version_missing", file=self._file, version=name)
            if id_ not in told or any(rows[id_].get(k) != v for k, v in told[id_].items()):
                name = str(rows[id_]["name"])
                raise StorageFailure("version_altered", file=self._file, version=name)

    def _versions_of_journal(self) -> dict[int, Row]:
        """What the rows of the versions should be, by the journal."""
        told: dict[int, Row] = {}
        for entity, field, before, after in self._connection.execute(
            "SELECT entity, field, before, after FROM change WHERE kind = 'version' ORDER BY rowid"
        ):
            if field is not None:
                told[entity] = {**told.get(entity, {}), field: json.loads(after)}
            elif after is not None:
                told[entity] = json.loads(after)
            elif before is not None:
                told.pop(entity, None)
        return told
