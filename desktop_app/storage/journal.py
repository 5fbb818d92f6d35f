"""What the journal says of one row, for people: who changed it when, from what to what."""

from __future__ import annotations

import json
import sqlite3
from typing import Final

from msgspec import Struct

from desktop_app.domain.kinds import Value

# What is there is found by its tables' indexes. What is gone stands in the journal alone, where
# few rows are deletions.
_HISTORY: Final = """
  WITH told (id) AS (
    SELECT :entity
    UNION SELECT id FROM timing_proposal WHERE parent = :entity
    UNION SELECT id FROM assignment WHERE parent = :entity
    UNION SELECT id FROM link WHERE :entity IN (source, target)
    UNION SELECT id FROM progress_entry WHERE measure = :entity
    UNION SELECT id FROM occurrence WHERE measure = :entity
    UNION SELECT entity FROM change
      WHERE after IS NULL AND field IS NULL
        AND kind IN ('timing_proposal', 'assignment', 'link', 'progress_entry', 'occurrence')
        AND :entity IN (
          json_extract(before, '$.parent'), json_extract(before, '$.source'),
          json_extract(before, '$.target'), json_extract(before, '$.measure')
        )
  )
  SELECT edit.id, at, who, label, kind, entity, field, before, after
  FROM told CROSS JOIN change ON change.entity = told.id JOIN edit ON edit.id = change.edit
  ORDER BY edit.id DESC, change.entity = :entity DESC, change.rowid
"""


class JournalRow(Struct, frozen=True):
    """One change of one entity in the journal: `before` and `after` are as the field holds them.

    `field` is None where the whole entity came or went; the values are its row as JSON then.
    """

    edit: int
    at: str
    who: str
    label: str
    kind: str
    entity: int
    field: str | None
    before: Value
    after: Value


def history_of(connection: sqlite3.Connection, entity: int) -> tuple[JournalRow, ...]:
    """What was done to one entity and to what hangs on it, newest first.

    On a measure hang its 変更案, departments, links and progress, those that are gone among them.
    """
    rows: list[tuple[int, str, str, str, str, int, str | None, str | None, str | None]]
    rows = connection.execute(_HISTORY, {"entity": entity}).fetchall()
    return tuple(
        JournalRow(edit, at, who, label, kind, id_, field, _decoded(before), _decoded(after))
        for edit, at, who, label, kind, id_, field, before, after in rows
    )


def _decoded(text: str | None) -> Value:
    """The value of a field; a whole row stays the JSON text that it is."""
    if text is None or text.startswith("{"):
        return text
    value: Value = json.loads(text)
    return value
