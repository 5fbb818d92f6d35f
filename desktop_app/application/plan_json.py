"""A whole plan as JSON, nested as it is: the form of the bundled samples.

Each entity is an object with its `id`, its fields, and a list per kind of child (`measures`,
`groups` … under their kind's name). Order is the order of the lists; an item's `entries` carry a
`kind`. Fields that hold their default may be left out. `dump` is the form for readers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from desktop_app.domain.errors import InvalidValue
from desktop_app.domain.kinds import (
    CHILD_COLLECTIONS,
    KEY,
    KINDS,
    Kind,
    Value,
    field_types,
    from_row,
    kind_of,
)
from desktop_app.domain.order_key import keys_between
from desktop_app.domain.plan import Entity, Plan
from desktop_app.domain.tree import collections, with_collections

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]
JsonObject = Mapping[str, Json]


def plan_from_json(told: JsonObject) -> Plan:
    """The plan that the object tells of.

    Raises InvalidValue if it is not of this form.
    """
    plan = _entity(KINDS[0], told, key="")
    if not isinstance(plan, Plan):
        raise TypeError(type(plan))
    return plan


def plan_to_json(plan: Plan) -> dict[str, Json]:
    """The object that `plan_from_json` reads; fields with their default are left out."""
    return _told(plan)


def _entity(kind: Kind, told: JsonObject, *, key: str) -> Entity:
    types = field_types(kind.entity)
    row = {name: value for name, value in told.items() if name in types}
    id_ = told.get("id")
    if not isinstance(id_, int):
        raise InvalidValue("invalid_value", field="id", value=str(id_))
    unknown = set(told) - set(types) - {"id", "kind", *CHILD_COLLECTIONS[kind.entity]}
    if unknown:
        raise InvalidValue("unknown_field", kind=kind.name, field=min(unknown))
    made = cast("Entity", from_row(kind, id_, {KEY: key, **cast("Mapping[str, Value]", row)}))
    members = {
        name: _members(kind, name, cast("Sequence[JsonObject]", told.get(name, ())))
        for name in CHILD_COLLECTIONS[kind.entity]
    }
    return with_collections(made, members)


def _members(parent: Kind, collection: str, told: Sequence[JsonObject]) -> tuple[Entity, ...]:
    kinds = {k.name: k for k in KINDS if k.parent == parent.name and k.collection == collection}
    keys = keys_between("", "", len(told))
    return tuple(
        _entity(_chosen(kinds, each), each, key=key) for key, each in zip(keys, told, strict=True)
    )


def _chosen(kinds: Mapping[str, Kind], told: JsonObject) -> Kind:
    if len(kinds) == 1:
        return next(iter(kinds.values()))
    kind = kinds.get(str(told.get("kind")))
    if kind is None:
        raise InvalidValue("unknown_kind", kind=str(told.get("kind")))
    return kind


def _told(entity: Entity) -> dict[str, Json]:
    kind = kind_of(entity)
    told: dict[str, Json] = {"id": entity.id}
    default = from_row(kind, entity.id, {KEY: ""})
    for name, type_ in field_types(kind.entity).items():
        value = getattr(entity, name)
        if value != getattr(default, name):
            told[name] = type_.encode(value)
    for name, members in collections(entity):
        if members:
            told[name] = [_member(name, member) for member in members]
    return told


def _member(collection: str, member: Entity) -> dict[str, Json]:
    told = _told(member)
    return {"kind": kind_of(member).name, **told} if collection == "entries" else told
