"""What SQL answers about progress, so that no view reads years of entries to show one day.

An entry holds on a day if its 基準日 is not after it and no other entry names it as replaced; of
those the latest 基準日 counts, then the latest recorded. `domain.progress.latest_entries` says the
same over values, and a test holds the two together.
"""

from __future__ import annotations

import datetime
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator

from desktop_app.domain.kinds import KIND_BY_NAME, Kind, Value, from_row
from desktop_app.domain.progress import Occurrence, ProgressEntry
from desktop_app.storage.tables import maker, select_all

_ENTRY = KIND_BY_NAME["progress_entry"]
_OCCURRENCE = KIND_BY_NAME["occurrence"]
_IDS_AT_ONCE = 500
# The inner query is answered from the index progress_entry_latest alone. A correction belongs to
# the measure that it corrects, so looking for it stays within the measure's entries.
_LATEST = """ JOIN (
  SELECT (
    SELECT held.id FROM progress_entry AS held
    WHERE held.measure = measure.id AND held.as_of <= ? AND NOT EXISTS (
      SELECT 1 FROM progress_entry AS newer
      WHERE newer.measure = held.measure AND newer.replaces = held.id)
    ORDER BY held.as_of DESC, held.recorded_at DESC, held.id DESC LIMIT 1
  ) AS latest FROM measure
) ON latest = progress_entry.id"""


def latest_progress(
    connection: sqlite3.Connection, *, as_of: datetime.date
) -> dict[int, ProgressEntry]:
    """Per measure the entry that holds on that day; reads one row for each."""
    rows = connection.execute(select_all(_ENTRY) + _LATEST, (as_of.isoformat(),))
    return {entry.measure: entry for entry in _entries(rows)}


def progress_of(
    connection: sqlite3.Connection, measures: Iterable[int]
) -> tuple[ProgressEntry, ...]:
    """Every entry of these measures, replaced ones too, oldest 基準日 first within each batch."""
    return tuple(
        entry
        for rows in _of_measures(connection, _ENTRY, measures, order="as_of, recorded_at, id")
        for entry in _entries(rows)
    )


def progress_on(
    connection: sqlite3.Connection, measure: int, day: datetime.date
) -> tuple[ProgressEntry, ...]:
    """Every entry of a measure with that 基準日, corrected ones too."""
    where = " WHERE measure = ? AND as_of = ?"
    rows = connection.execute(select_all(_ENTRY) + where, (measure, day.isoformat()))
    return tuple(_entries(rows))


def occurrences_of(
    connection: sqlite3.Connection, measures: Iterable[int]
) -> tuple[Occurrence, ...]:
    """Every 実施の記録 of these measures, replaced ones too, oldest day first within each batch."""
    return tuple(
        occurrence
        for rows in _of_measures(connection, _OCCURRENCE, measures, order='"on", recorded_at, id')
        for occurrence in _occurrences(rows)
    )


def occurrences_until(
    connection: sqlite3.Connection, *, as_of: datetime.date
) -> dict[int, tuple[Occurrence, ...]]:
    """Per measure what was carried out up to a day, oldest first; corrected records left out."""
    rows = connection.execute(
        f"""{select_all(_OCCURRENCE)} WHERE "on" <= ? AND times > 0 AND NOT EXISTS (
          SELECT 1 FROM occurrence AS newer
          WHERE newer.measure = occurrence.measure AND newer.replaces = occurrence.id)
        ORDER BY measure, "on", recorded_at, id""",
        (as_of.isoformat(),),
    )
    found: dict[int, list[Occurrence]] = defaultdict(list)
    for occurrence in _occurrences(rows):
        found[occurrence.measure].append(occurrence)
    return {measure: tuple(those) for measure, those in found.items()}


def check_records(connection: sqlite3.Connection) -> None:
    """Reads every record once, keeping none. Raises InvalidValue for one that no field holds."""
    for kind in (_ENTRY, _OCCURRENCE):
        for id_, *values in connection.execute(select_all(kind)):
            from_row(kind, id_, dict(zip(kind.columns, values, strict=True)))


def _of_measures(
    connection: sqlite3.Connection, kind: Kind, measures: Iterable[int], *, order: str
) -> Iterator[sqlite3.Cursor]:
    wanted = list(measures)
    for start in range(0, len(wanted), _IDS_AT_ONCE):
        batch = wanted[start : start + _IDS_AT_ONCE]
        places = ", ".join("?" for _ in batch)
        where = f"WHERE measure IN ({places}) ORDER BY {order}"
        yield connection.execute(f"{select_all(kind)} {where}", batch)


def _entries(rows: Iterable[tuple[Value, ...]]) -> Iterator[ProgressEntry]:
    make = maker(_ENTRY, ProgressEntry)
    return (make(list(row), {}) for row in rows)


def _occurrences(rows: Iterable[tuple[Value, ...]]) -> Iterator[Occurrence]:
    make = maker(_OCCURRENCE, Occurrence)
    return (make(list(row), {}) for row in rows)
