"""The journal of SQLite beside a plan file: what the file held before the write under way."""

from __future__ import annotations

from pathlib import Path

from desktop_app.storage.errors import StorageFailure


def journal_path(file: Path) -> Path:
    """Where SQLite keeps it. It stays after a crash, until a writer rolls it back."""
    return file.with_name(f"{file.name}-journal")


def refuse_old_journal(file: Path) -> None:
    """No file is put beside the journal of another: SQLite would write that one's pages into it.

    Raises StorageFailure.
    """
    journal = journal_path(file)
    if journal.exists():
        raise StorageFailure("file_exists", file=journal.name)
