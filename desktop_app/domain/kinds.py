"""What kinds of entity there are, where each hangs, and how its fields become rows and back.

One table of kinds drives the comparison, the file, the journal, the sample and the dump, so that a
new field is added in one place (and, for old files, in a migration).

A row holds plain values only (text, whole number, truth, nothing): dates as ISO text, enumerations
as their value. It names its entity's parent and key beside the fields.
"""

from __future__ import annotations

import datetime
import typing
from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeAlias

import msgspec
from msgspec import Struct

from desktop_app.domain.errors import InvalidValue
from desktop_app.domain.plan import (
    Assignment,
    Cause,
    Chapter,
    Department,
    DepartmentName,
    Detail,
    Entity,
    Group,
    Incident,
    Item,
    Link,
    Measure,
    Note,
    Order,
    Paragraph,
    Plan,
    Question,
    Report,
    Requirement,
    RootCause,
    SenderLine,
    StatusWord,
    TimingProposal,
)
from desktop_app.domain.progress import Occurrence, ProgressEntry
from desktop_app.domain.version import Version

Value = str | int | bool | None
Row = Mapping[str, Value]
Record: TypeAlias = ProgressEntry | Occurrence | Version
"""What is kept beside the plan, in tables of its own."""

PARENT = "parent"
KEY = "key"
PLACE_FIELDS = (PARENT, KEY)


class Kind(Struct, frozen=True):
    """A kind of entity: `collection` is the field of its parent that holds it."""

    name: str
    entity: type[Entity] | type[Record]
    parent: str | None = None
    collection: str | None = None
    record: bool = False

    @property
    def places(self) -> tuple[str, ...]:
        """The columns that say where the entity hangs; the plan and records hang nowhere."""
        return PLACE_FIELDS if self.parent else ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that hold plain values, id and key left out."""
        return tuple(FIELD_TYPES[self.entity])

    @property
    def columns(self) -> tuple[str, ...]:
        """Everything in a row but the id."""
        return (*self.places, *self.fields)


KINDS: tuple[Kind, ...] = (
    Kind("plan", Plan),
    Kind("paragraph", Paragraph, "plan", "paragraphs"),
    Kind("sender_line", SenderLine, "plan", "sender_lines"),
    Kind("order", Order, "plan", "orders"),
    Kind("requirement", Requirement, "order", "requirements"),
    Kind("chapter", Chapter, "plan", "chapters"),
    Kind("item", Item, "chapter", "items"),
    Kind("group", Group, "item", "entries"),
    Kind("measure", Measure, "item", "entries"),
    Kind("detail", Detail, "measure", "details"),
    Kind("assignment", Assignment, "measure", "assignments"),
    Kind("timing_proposal", TimingProposal, "measure", "proposals"),
    Kind("note", Note, "chapter", "notes"),
    Kind("incident", Incident, "plan", "incidents"),
    Kind("cause", Cause, "plan", "causes"),
    Kind("root_cause", RootCause, "plan", "root_causes"),
    Kind("link", Link, "plan", "links"),
    Kind("department", Department, "plan", "departments"),
    Kind("department_name", DepartmentName, "department", "names"),
    Kind("status_word", StatusWord, "plan", "status_words"),
    Kind("report", Report, "plan", "reports"),
    Kind("question", Question, "report", "questions"),
    Kind("progress_entry", ProgressEntry, record=True),
    Kind("occurrence", Occurrence, record=True),
    Kind("version", Version, record=True),
)
KIND_BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}
KIND_OF: Mapping[type[Entity] | type[Record], Kind] = {kind.entity: kind for kind in KINDS}
PLAN_KINDS: tuple[Kind, ...] = tuple(kind for kind in KINDS if not kind.record)

CHILD_COLLECTIONS: Mapping[type[Entity] | type[Record], tuple[str, ...]] = {
    kind.entity: tuple(
        dict.fromkeys(
            child.collection for child in KINDS if child.parent == kind.name and child.collection
        )
    )
    for kind in KINDS
}


def kind_of(entity: Entity | Record) -> Kind:
    """The kind of an entity or record."""
    return KIND_OF[type(entity)]


class FieldType(Struct, frozen=True):
    """What a plain field holds: `base` is str, int, bool, date or an enumeration."""

    base: type
    optional: bool

    def encode(self, value: object) -> Value:
        """The row's value for a field's value."""
        if isinstance(value, datetime.date):
            return value.isoformat()
        if isinstance(value, StrEnum):
            return str(value)
        if value is None or isinstance(value, str | int):
            return value
        raise TypeError(type(value))

    def decode(self, value: Value, *, field: str) -> object:
        """The field's value for a row's value.

        Raises InvalidValue if the field cannot hold it.
        """
        if type(value) is self.base or (value is None and self.optional):
            return value
        try:
            decoded = self._decoded(value)
        except ValueError:
            decoded = None
        if decoded is None:
            raise InvalidValue("invalid_value", field=field, value=str(value))
        return decoded

    def _decoded(self, value: Value) -> object:
        if self.base is bool:
            return bool(value) if isinstance(value, int) and value in (0, 1) else None
        if self.base is int:
            return value if isinstance(value, int) and not isinstance(value, bool) else None
        if not isinstance(value, str):
            return None
        if self.base is datetime.date:
            return datetime.date.fromisoformat(value)
        return self.base(value)


def _read_field_types(entity: type[Entity] | type[Record]) -> Mapping[str, FieldType]:
    hints = typing.get_type_hints(entity)
    types: dict[str, FieldType] = {}
    for name in entity.__struct_fields__:
        if name in ("id", KEY) or name in CHILD_COLLECTIONS[entity]:
            continue
        options = typing.get_args(hints[name])
        optional = type(None) in options
        base = next((option for option in options if option is not type(None)), hints[name])
        types[name] = FieldType(base, optional)
    return types


FIELD_TYPES: Mapping[type[Entity] | type[Record], Mapping[str, FieldType]] = {
    kind.entity: _read_field_types(kind.entity) for kind in KINDS
}


def field_types(entity: type[Entity] | type[Record]) -> Mapping[str, FieldType]:
    """The plain fields of a kind with their types, in the order of definition."""
    return FIELD_TYPES[entity]


def to_row(entity: Entity | Record, *, parent: int | None = None) -> dict[str, Value]:
    """The entity's own values; children are rows of their own."""
    kind = kind_of(entity)
    if kind.record:
        return _row_of_record(entity)
    row: dict[str, Value] = {}
    if kind.parent:
        row[PARENT] = parent
        row[KEY] = str(getattr(entity, KEY))
    for name, type_ in field_types(kind.entity).items():
        value = getattr(entity, name)
        row[name] = value if type(value) in _AS_THEY_ARE else type_.encode(value)
    return row


_AS_THEY_ARE: Final = frozenset({str, int, bool, type(None)})
"""Types that a row holds; asked for here, since a large plan makes a hundred thousand of them."""


def _row_of_record(record: Entity | Record) -> dict[str, Value]:
    """At once: nothing hangs below a record, and a version makes rows of every one."""
    row: dict[str, Value] = msgspec.to_builtins(record)
    del row["id"]
    return row


NOTHING_BELOW: Mapping[str, tuple[Entity, ...]] = {}


def from_row(
    kind: Kind,
    entity: int,
    row: Row,
    below: Mapping[str, tuple[Entity, ...]] = NOTHING_BELOW,
) -> Entity | Record:
    """The entity of a row, with its collections in order; fields that the row leaves out get their
    default.

    Raises InvalidValue for a value that its field cannot hold.
    """
    values: dict[str, object] = {"id": entity}
    if kind.parent:
        values[KEY] = row[KEY]
    types = field_types(kind.entity)
    for name, value in row.items():
        if name in types:
            values[name] = types[name].decode(value, field=name)
    made: Entity | Record = kind.entity(**values, **below)  # type: ignore[arg-type]
    return made
