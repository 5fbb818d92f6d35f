"""Walking and rebuilding the nested plan. Untouched branches are shared, never copied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Final, TypeVar

from msgspec.structs import replace

from desktop_app.domain.errors import NoSuchEntity
from desktop_app.domain.kinds import CHILD_COLLECTIONS, KIND_OF, Kind
from desktop_app.domain.plan import Entity, Plan

E = TypeVar("E", bound=Entity)
_WAYS: Final[dict[int, tuple[int, ...]]] = {}
"""Where entities were found last, as ids from the plan down. A hint only: each way is checked."""
_MOST_WAYS: Final = 64
_NEAR: Final[dict[int, dict[int, tuple[int, ...]]]] = {}
"""The ways to all rows of the chapter in which was searched last, empty until the second time."""
_PLACE: Final = attrgetter("key", "id")


def collections(entity: Entity) -> Iterator[tuple[str, tuple[Entity, ...]]]:
    """The child collections of an entity with their names."""
    for name in CHILD_COLLECTIONS[type(entity)]:
        yield name, getattr(entity, name)


def children(entity: Entity) -> Iterator[Entity]:
    """The direct children, collection by collection."""
    for _, members in collections(entity):
        yield from members


def walk(entity: Entity, *, parent: int | None = None) -> Iterator[tuple[Entity, int | None]]:
    """The entity and everything below it, each with its parent's id, parents first."""
    yield entity, parent
    for child in children(entity):
        yield from walk(child, parent=entity.id)


def path_to(plan: Plan, entity: int) -> tuple[Entity, ...]:
    """From the plan down to the entity, both included.

    Raises NoSuchEntity.
    """
    path = find_path(plan, entity)
    if path is None:
        raise NoSuchEntity(entity)
    return path


def find_path(plan: Plan, entity: int) -> tuple[Entity, ...] | None:
    """From the plan down to the entity, both included, or None.

    An edit looks for one entity again and again, so the way to it is remembered, and tried first.
    A step on thousands of rows looks for one after the other, so those beside it are, too.
    """
    path = _along(plan, _WAYS.get(entity) or _way_near(entity)) or _searched(plan, entity)
    if path is not None:
        remember_way(path)
    return path


def remember_way(path: tuple[Entity, ...]) -> None:
    """The last entity of the path will be asked for: it was found, or has just come."""
    entity = path[-1].id
    _WAYS.pop(entity, None)
    _WAYS[entity] = tuple(each.id for each in path)
    if len(_WAYS) > _MOST_WAYS:
        del _WAYS[next(iter(_WAYS))]


def find(plan: Plan, entity: int) -> Entity | None:
    """The entity with that id, or None."""
    path = find_path(plan, entity)
    return path[-1] if path else None


def get(plan: Plan, entity: int, type_: type[E]) -> E:
    """The entity with that id, of that type.

    Raises NoSuchEntity if there is none, or one of another type.
    """
    found = find(plan, entity)
    if not isinstance(found, type_):
        raise NoSuchEntity(entity)
    return found


def collection_of(kind: Kind) -> str:
    """The field of the parent that holds entities of this kind."""
    if kind.collection is None:
        raise ValueError(kind.name)
    return kind.collection


def with_collections(entity: Entity, members: Mapping[str, tuple[Entity, ...]]) -> Entity:
    """A copy with other children, each collection brought into order."""
    ordered = {name: in_order(collection) for name, collection in members.items()}
    return replace(entity, **ordered) if ordered else entity


def in_order(members: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Siblings by key, then id: the id decides where two copies of a file chose the same key."""
    return tuple(sorted(members, key=_PLACE))


def replaced(plan: Plan, path: tuple[Entity, ...], new: Entity | None) -> Plan:
    """The plan with the last entity of the path replaced, or left out if `new` is None."""
    current = new
    for parent, old in zip(reversed(path[:-1]), reversed(path[1:]), strict=True):
        name = collection_of(KIND_OF[type(old)])
        members = tuple(member for member in getattr(parent, name) if member.id != old.id)
        if current is not None:
            members = (*members, current)
        current = with_collections(parent, {name: members})
    if not isinstance(current, Plan):
        raise TypeError(type(current))
    return current


def _way_near(entity: int) -> tuple[int, ...]:
    return next((ways[entity] for ways in tuple(_NEAR.values()) if entity in ways), ())


def _searched(plan: Plan, entity: int) -> tuple[Entity, ...] | None:
    """Who searches a second time in the same chapter goes on there."""
    path = _path(plan, entity)
    if path is not None and len(path) > 2:
        top = path[1]
        again = top.id in _NEAR
        _NEAR.clear()
        _NEAR[top.id] = _ways_below(plan, top) if again else {}
    return path


def _ways_below(plan: Plan, top: Entity) -> dict[int, tuple[int, ...]]:
    ways: dict[int, tuple[int, ...]] = {plan.id: (plan.id,)}
    for entity, parent in walk(top, parent=plan.id):
        ways[entity.id] = (*ways[parent or plan.id], entity.id)
    return ways


def _along(plan: Plan, way: tuple[int, ...]) -> tuple[Entity, ...] | None:
    """The entities of a way, if it still leads there."""
    if not way or way[0] != plan.id:
        return None
    path: list[Entity] = [plan]
    for wanted in way[1:]:
        child = _child(path[-1], wanted)
        if child is None:
            return None
        path.append(child)
    return tuple(path)


def _child(entity: Entity, wanted: int) -> Entity | None:
    for name in CHILD_COLLECTIONS[type(entity)]:
        for child in getattr(entity, name):
            if child.id == wanted:
                found: Entity = child
                return found
    return None


def _path(entity: Entity, wanted: int) -> tuple[Entity, ...] | None:
    """Searches without generators: this runs on every edit of a plan with thousands of rows."""
    if entity.id == wanted:
        return (entity,)
    for name in CHILD_COLLECTIONS[type(entity)]:
        for child in getattr(entity, name):
            if child.id == wanted:
                return (entity, child)
            if CHILD_COLLECTIONS[type(child)]:
                below = _path(child, wanted)
                if below is not None:
                    return (entity, *below)
    return None
