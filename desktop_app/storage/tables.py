"""Entities to rows and back. The columns come from the kinds; the statements are made once."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TypeAlias, TypeVar, cast

from desktop_app.domain.changes import Added, Change, Changed, ChangeSet, Removed
from desktop_app.domain.kinds import (
    CHILD_COLLECTIONS,
    KIND_BY_NAME,
    PARENT,
    PLAN_KINDS,
    Kind,
    Record,
    Value,
    field_types,
)
from desktop_app.domain.plan import Entity, Plan
from desktop_app.domain.tree import in_order, walk
from desktop_app.storage.errors import StorageFailure

T = TypeVar("T", bound=Entity | Record)
_Nest: TypeAlias = dict[int | None, list[Entity]]
"""Entities by the id of their parent."""
_Below: TypeAlias = Mapping[str, tuple[Entity, ...]]


def read_plan(connection: sqlite3.Connection) -> Plan:
    """The plan of the file.

    Raises StorageFailure if there is not exactly one, or a row hangs nowhere.
    """
    waiting: dict[str, _Nest] = defaultdict(lambda: defaultdict(list))
    for kind in reversed(PLAN_KINDS):
        nests = [(name, waiting[name]) for name in CHILD_COLLECTIONS[kind.entity]]
        _read_kind(connection, kind, nests, waiting[kind.collection or ""])
    plans = waiting.pop("").pop(None, [])
    if len(plans) != 1 or any(waiting.values()) or not isinstance(plans[0], Plan):
        raise StorageFailure("file_damaged", file=_file_name(connection))
    return plans[0]


def _read_kind(
    connection: sqlite3.Connection, kind: Kind, nests: list[tuple[str, _Nest]], made: _Nest
) -> None:
    """Every entity of a kind, with what waits for it, goes where it waits for its parent."""
    make = maker(kind, cast("Callable[..., Entity]", kind.entity))
    for *values, parent in connection.execute(_select_placed(kind)):
        id_ = values[0]
        below = {name: _in_order(nest.pop(id_)) for name, nest in nests if id_ in nest}
        made[parent].append(make(values, below))


def _in_order(members: list[Entity]) -> tuple[Entity, ...]:
    return in_order(tuple(members)) if len(members) > 1 else tuple(members)


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


def _file_name(connection: sqlite3.Connection) -> str:
    path: str = connection.execute("PRAGMA database_list").fetchone()[2]
    return path.replace("\\", "/").rpartition("/")[2]


@cache
def select_all(kind: Kind) -> str:
    """The statement that reads every row of a kind: the id, then its columns."""
    names = ", ".join(f'"{name}"' for name in ("id", *kind.columns))
    return f'SELECT {names} FROM "{kind.name}"'


@cache
def _select_placed(kind: Kind) -> str:
    """Every row as its entity takes it: id, key, fields; its parent last."""
    names = ", ".join(f'"{name}"' for name in ("id", *kind.places[1:], *kind.fields))
    parent = f'"{PARENT}"' if kind.parent else "NULL"
    return f'SELECT {names}, {parent} FROM "{kind.name}"'


@cache
def maker(kind: Kind, entity: Callable[..., T]) -> Callable[[list[Value], _Below], T]:
    """What makes entities of a kind of their values, in order, and their collections.

    The tables are STRICT, so that texts and numbers are taken as they stand; dates, truths and
    enumerations are decoded, each value once. Raises InvalidValue for one that is none.
    """
    ahead = 2 if kind.parent else 1
    decoders = tuple(
        (place, lru_cache(partial(type_.decode, field=name)))
        for place, (name, type_) in enumerate(field_types(kind.entity).items(), ahead)
        if type_.base not in (str, int)
    )

    def make(values: list[Value], below: _Below) -> T:
        made: list[object] = [*values]
        for place, decode in decoders:
            made[place] = decode(values[place])
        return entity(*made, **below)

    return make


@cache
def _insert(kind: Kind) -> str:
    names = ", ".join(f'"{name}"' for name in ("id", *kind.columns))
    places = ", ".join("?" for _ in ("id", *kind.columns))
    return f'INSERT INTO "{kind.name}" ({names}) VALUES ({places})'
