"""The records of an open plan, with the latest ones kept at hand between edits.

A page asks after each edit where every measure stands; only the touched measures are read again.
`follow` reads nothing, so that telling of a change never fails.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Generator, Iterable, Mapping
from typing import Final, Generic, TypeVar

from msgspec import Struct, field

from desktop_app.application.ports import Records
from desktop_app.domain.changes import Change, Changed, ChangeSet
from desktop_app.domain.frozen import Frozen, StoredFile
from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import (
    Occurrence,
    ProgressEntry,
    latest_entries,
    occurrences_until,
)
from desktop_app.domain.version import Version

T = TypeVar("T")
_DAYS: Final = 4
"""So many days are kept at once: today's, the last report's, the latest of all, one to spare."""
_MANY: Final = 300
"""From so many touched measures on all are read anew."""


class KeptRecords:
    """Reads like the file itself. Feed it every change that is durable, before anyone asks."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._entries: _Days[ProgressEntry] = _Days(self._read_entries, self._reread_entries)
        self._occurrences: _Days[tuple[Occurrence, ...]] = _Days(
            self._read_occurrences, self._reread_occurrences
        )

    def follow(self, changes: ChangeSet) -> None:
        """Takes note of what is no longer as it was."""
        for change in changes:
            if change.kind == "progress_entry":
                self._entries.touch(_measure_of(change))
            elif change.kind == "occurrence":
                self._occurrences.touch(_measure_of(change))

    def latest_progress(self, *, as_of: datetime.date) -> dict[int, ProgressEntry]:
        """Per measure the entry that holds on that day."""
        return self._entries.on(as_of)

    def occurrences_until(self, *, as_of: datetime.date) -> dict[int, tuple[Occurrence, ...]]:
        """Per measure what was carried out up to a day, oldest first; corrected ones left out."""
        return self._occurrences.on(as_of)

    def progress_of(self, measures: Iterable[int]) -> tuple[ProgressEntry, ...]:
        """Every entry of these measures."""
        return self._records.progress_of(measures)

    def progress_on(self, measure: int, day: datetime.date) -> tuple[ProgressEntry, ...]:
        """Every entry of a measure with that 基準日, corrected ones too."""
        return self._records.progress_on(measure, day)

    def occurrences_of(self, measures: Iterable[int]) -> tuple[Occurrence, ...]:
        """Every 実施の記録 of these measures, replaced ones too."""
        return self._records.occurrences_of(measures)

    def versions(self) -> tuple[Version, ...]:
        """Every version."""
        return self._records.versions()

    def frozen(self, root: str) -> Frozen:
        """What a version holds."""
        return self._records.frozen(root)

    def frozen_steps(self, root: str) -> Generator[None, None, Frozen]:
        """The same in steps."""
        return self._records.frozen_steps(root)

    def settings_in(self, root: str) -> Mapping[str, str]:
        """The settings of a version."""
        return self._records.settings_in(root)

    def plan_in(self, root: str) -> Plan:
        """The plan of a version, without its records."""
        return self._records.plan_in(root)

    def measures_in(self, root: str) -> frozenset[int]:
        """The ids of the measures that stand in a version."""
        return self._records.measures_in(root)

    def files_in(self, root: str) -> tuple[StoredFile, ...]:
        """The files kept with a version, without their bodies."""
        return self._records.files_in(root)

    def stored_file(self, sha256: str) -> bytes:
        """The bytes of a stored file."""
        return self._records.stored_file(sha256)

    def stored_sizes(self) -> dict[str, int]:
        """The size of each stored file by its SHA-256."""
        return self._records.stored_sizes()

    def _read_entries(self, as_of: datetime.date) -> dict[int, ProgressEntry]:
        """An entry that holds on two days is kept once."""
        known = {entry.id: entry for entry in self._entries.values()}
        read = self._records.latest_progress(as_of=as_of)
        return {measure: known.get(entry.id, entry) for measure, entry in read.items()}

    def _reread_entries(
        self, as_of: datetime.date, measures: frozenset[int]
    ) -> dict[int, ProgressEntry]:
        return latest_entries(self._records.progress_of(measures), as_of=as_of)

    def _read_occurrences(self, as_of: datetime.date) -> dict[int, tuple[Occurrence, ...]]:
        return self._records.occurrences_until(as_of=as_of)

    def _reread_occurrences(
        self, as_of: datetime.date, measures: frozenset[int]
    ) -> dict[int, tuple[Occurrence, ...]]:
        return occurrences_until(self._records.occurrences_of(measures), as_of=as_of)


class _Day(Struct, Generic[T]):
    """What holds on a day, but for the measures that were touched since."""

    held: dict[int, T]
    touched: set[int] = field(default_factory=set)


class _Days(Generic[T]):
    """What holds per measure on the days that were asked for last."""

    def __init__(
        self,
        read: Callable[[datetime.date], dict[int, T]],
        reread: Callable[[datetime.date, frozenset[int]], dict[int, T]],
    ) -> None:
        self._read = read
        self._reread = reread
        self._days: dict[datetime.date, _Day[T]] = {}

    def touch(self, measure: int | None) -> None:
        """Forgets a measure on every day; None: everything."""
        if measure is None:
            self._days.clear()
        for day in self._days.values():
            day.touched.add(measure or 0)

    def on(self, as_of: datetime.date) -> dict[int, T]:
        """What holds on a day; the caller's own."""
        day = self._days.pop(as_of, None)
        if day is None or len(day.touched) > _MANY:
            day = _Day(self._read(as_of))
        elif day.touched:
            self._mend(day, as_of)
        self._days[as_of] = day
        while len(self._days) > _DAYS:
            del self._days[next(iter(self._days))]
        return dict(day.held)

    def values(self) -> Iterable[T]:
        """Everything that is kept and still holds."""
        for day in self._days.values():
            yield from (each for measure, each in day.held.items() if measure not in day.touched)

    def _mend(self, day: _Day[T], as_of: datetime.date) -> None:
        fresh = self._reread(as_of, frozenset(day.touched))
        for measure in day.touched:
            if measure in fresh:
                day.held[measure] = fresh[measure]
            else:
                day.held.pop(measure, None)
        day.touched.clear()


def _measure_of(change: Change) -> int | None:
    """Whose record it is; None if the change does not say."""
    row = change.after if isinstance(change, Changed) else change.row
    measure = row.get("measure")
    return measure if isinstance(measure, int) else None
