"""Entities to rows and back. The columns come from the kinds; the statements are made once."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from desktop_app.domain.changes import Added, Change, Changed, ChangeSet, Removed
from desktop_app.domain.kinds import KIND_BY_NAME, PLAN_KINDS, Kind, Record, Value, from_row
from desktop_app.domain.plan import Entity, Plan
from desktop_app.domain.tree import collection_of, walk, with_collections
from desktop_app.storage.errors import StorageFailure


def read_plan(connection: sqlite3.Connection) -> Plan:
    """The plan of the file.

    Raises StorageFailure if there is not exactly one, or a row hangs nowhere.
    """
    waiting: dict[int, dict[str, list[Entity]]] = defaultdict(lambda: defaultdict(list))
    plans: list[Plan] = []
    for kind in reversed(PLAN_KINDS):
        for id_, *values in connection.execute(select_all(kind)):
            row: dict[str, Value] = dict(zip(kind.columns, values, strict=True))
            entity = _with_children(_entity(kind, id_, row), waiting)
            if isinstance(entity, Plan):
                plans.append(entity)
            else:
                waiting[_whole(row["parent"])][collection_of(kind)].append(entity)
    if len(plans) != 1 or waiting:
        raise StorageFailure("file_damaged", file=_file_name(connection))
    return plans[0]


def check_plan(plan: Plan, path: Path) -> None:
    """What no foreign key looks at: keys are there, and what rows name by id is in the plan.

    Raises StorageFailure.
    """
    below = [entity for entity, _ in walk(plan)]
    ids = {entity.id for entity in below}
    if not all(isinstance(entity, Plan) or entity.key for entity in below):
        raise StorageFailure("file_damaged", file=path.name)
    named = [end for link in plan.links for end in (link.source, link.target)]
    named += [each.department for m in plan.measures() for each in m.assignments]
    if not ids.issuperset(named):
        raise StorageFailure("file_damaged", file=path.name)


def write_changes(connection: sqlite3.Connection, changes: ChangeSet) -> None:
    """Carries the changes into the tables; foreign keys are looked at when the caller commits."""
    for change in changes:
        connection.execute(*_statement(change))


def write_plan(
    connection: sqlite3.Connection, rows: Iterable[tuple[Kind, int, dict[str, Value]]]
) -> None:
    """Inserts a whole plan."""
    for kind, entity, row in rows:
        connection.execute(_insert(kind), (entity, *(row[name] for name in kind.columns)))


def _statement(change: Change) -> tuple[str, tuple[Value, ...]]:
    kind = KIND_BY_NAME[change.kind]
    match change:
        case Added(id=entity, row=row):
            return _insert(kind), (entity, *(row[name] for name in kind.columns))
        case Removed(id=entity):
            return f'DELETE FROM "{kind.name}" WHERE id = ?', (entity,)
        case Changed(id=entity, after=after):
            names = [name for name in kind.columns if name in after]
            assignments = ", ".join(f'"{name}" = ?' for name in names)
            values = tuple(after[name] for name in names)
            return f'UPDATE "{kind.name}" SET {assignments} WHERE id = ?', (*values, entity)


def _entity(kind: Kind, id_: int, row: dict[str, Value]) -> Entity:
    entity = from_row(kind, id_, row)
    if isinstance(entity, Record):
        raise TypeError(kind.name)
    return entity


def _with_children(entity: Entity, waiting: dict[int, dict[str, list[Entity]]]) -> Entity:
    members = waiting.pop(entity.id, None)
    if members is None:
        return entity
    return with_collections(entity, {name: tuple(below) for name, below in members.items()})


def _whole(value: Value) -> int:
    if not isinstance(value, int):
        raise TypeError(type(value))
    return value


def _file_name(connection: sqlite3.Connection) -> str:
    path: str = connection.execute("PRAGMA database_list").fetchone()[2]
    return path.replace("\\", "/").rpartition("/")[2]


@cache
def select_all(kind: Kind) -> str:
    """The statement that reads every row of a kind: the id, then its columns."""
    names = ", ".join(f'"{name}"' for name in ("id", *kind.columns))
    return f'SELECT {names} FROM "{kind.name}"'


@cache
def _insert(kind: Kind) -> str:
    names = ", ".join(f'"{name}"' for name in ("id", *kind.columns))
    places = ", ".join("?" for _ in ("id", *kind.columns))
    return f'INSERT INTO "{kind.name}" ({names}) VALUES ({places})'
