"""What must hold of an entity's own values, wherever they come from."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.errors import DomainError, InvalidValue, NoSuchEntity
from desktop_app.domain.kinds import Kind, Value, field_types, kind_of
from desktop_app.domain.plan import Assignment, Department, Entity, Link, Measure, Plan
from desktop_app.domain.tree import find, get

LINKABLE = frozenset(
    {
        ("cause", "incident"),
        ("root_cause", "cause"),
        ("measure", "requirement"),
        ("measure", "cause"),
    }
)
"""Which kinds a link may join, as (source, target)."""

_RANGES = {"fiscal_year_start": (1, 12), "timing_year": (1, 9999), "year": (1, 9999)}


def checked_values(kind: Kind, values: Mapping[str, Value]) -> dict[str, Value]:
    """The values, after every name and value is seen to fit the kind.

    Raises InvalidValue.
    """
    types = field_types(kind.entity)
    for name, value in values.items():
        if name not in types:
            raise InvalidValue("unknown_field", kind=kind.name, field=name)
        check_text(name, types[name].decode(value, field=name))
        _check_range(name, value)
    return dict(values)


def check_text(name: str, value: object) -> None:
    """Text that no file could hold (a lone surrogate) is refused here, not by the disk."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            raise InvalidValue("invalid_characters", field=name) from None


def check_references(plan: Plan, entity: Entity) -> None:
    """Whatever the entity names by id is in the plan and of the right kind.

    Raises DomainError.
    """
    match entity:
        case Link():
            _check_link(plan, entity)
        case Measure(repeats=int() as repeated):
            if repeated == entity.id or get(plan, repeated, Measure).repeats is not None:
                raise DomainError("cannot_repeat")
        case Assignment(department=department):
            get(plan, department, Department)
        case Department(merged_into=int() as other):
            if get(plan, other, Department).id == entity.id:
                raise NoSuchEntity(other)


def _check_range(name: str, value: Value) -> None:
    if name not in _RANGES or value is None:
        return
    low, high = _RANGES[name]
    if not isinstance(value, int) or not low <= value <= high:
        raise InvalidValue("out_of_range", field=name, value=str(value), low=low, high=high)


def _check_link(plan: Plan, link: Link) -> None:
    ends = find(plan, link.source), find(plan, link.target)
    for id_, end in zip((link.source, link.target), ends, strict=True):
        if end is None:
            raise NoSuchEntity(id_)
    source, target = (kind_of(end).name if end else "" for end in ends)
    if (source, target) not in LINKABLE:
        raise DomainError("not_linkable", source=source, target=target)
    same = (link.source, link.target)
    if any((each.source, each.target) == same and each.id != link.id for each in plan.links):
        raise DomainError("already_linked")
