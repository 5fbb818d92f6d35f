"""Which command a gesture on a row means. Pure: from the plan and a row's id to a command."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.application.commands import AddEntity, Command, DeleteEntity, MoveEntity, Together
from desktop_app.domain.kinds import kind_of
from desktop_app.domain.plan import Chapter, Entity, Item, Measure, Plan
from desktop_app.domain.tree import collection_of, find, path_to

CHILD_KIND = {Chapter: "item", Item: "measure", Measure: "detail"}
"""What a row is usually filled with."""
_PARENT_KIND = {
    "chapter": "plan",
    "item": "chapter",
    "note": "chapter",
    "group": "item",
    "measure": "item",
    "detail": "measure",
}


def next_sibling(plan: Plan, row: int) -> AddEntity:
    """An empty row after this one; after a heading comes what stands under it."""
    path = path_to(plan, row)
    kind = kind_of(path[-1]).name
    if kind == "group":
        kind = "measure"
    return AddEntity(kind, path[-2].id, after=row)


def child_of(plan: Plan, row: int) -> AddEntity | None:
    """An empty row at the end below this one; None where nothing can stand below."""
    entity = find(plan, row)
    kind = CHILD_KIND.get(type(entity)) if entity else None
    return AddEntity(kind, row) if kind else None


def addition(plan: Plan, row: int | None, kind: str) -> AddEntity | None:
    """An empty row of a kind as near behind the row as its kind may stand; None if nowhere."""
    if kind == "chapter" and row is None:
        return AddEntity("chapter")
    if row is None:
        return None
    path = path_to(plan, row)
    for place, entity in enumerate(path):
        if kind_of(entity).name == _PARENT_KIND[kind]:
            below = path[place + 1] if place + 1 < len(path) else None
            beside = below is not None and _same_collection(kind, below)
            return AddEntity(kind, entity.id, after=below.id if below and beside else None)
    return None


def deletion(rows: Sequence[int], plan: Plan) -> Command | None:
    """The rows gone; those that go with another anyway are not named twice."""
    chosen = set(rows)
    tops = [row for row in rows if not chosen & {above.id for above in path_to(plan, row)[:-1]}]
    if not tops:
        return None
    return DeleteEntity(tops[0]) if len(tops) == 1 else Together(tuple(map(DeleteEntity, tops)))


def move_up(plan: Plan, row: int) -> MoveEntity | None:
    """One place up, at the top to the end of the parent before; None at the very top."""
    path = path_to(plan, row)
    siblings = _siblings(path)
    place = siblings.index(path[-1])
    if place > 0:
        return MoveEntity(row, before=siblings[place - 1].id)
    neighbour = _parent_beside(path, -1)
    return MoveEntity(row, parent=neighbour.id) if neighbour else None


def move_down(plan: Plan, row: int) -> MoveEntity | None:
    """One place down, at the end to the top of the next parent; None at the very end."""
    path = path_to(plan, row)
    siblings = _siblings(path)
    place = siblings.index(path[-1])
    if place + 1 < len(siblings):
        return MoveEntity(row, after=siblings[place + 1].id)
    neighbour = _parent_beside(path, 1)
    if neighbour is None:
        return None
    there: tuple[Entity, ...] = getattr(neighbour, collection_of(kind_of(path[-1])))
    return MoveEntity(row, parent=neighbour.id, before=there[0].id if there else None)


def neighbour_after_deletion(plan: Plan, row: int) -> int | None:
    """Where the selection goes when the row is deleted: next, else previous, else parent."""
    path = path_to(plan, row)
    siblings = _siblings(path)
    place = siblings.index(path[-1])
    if place + 1 < len(siblings):
        return siblings[place + 1].id
    return neighbour_before(plan, row)


def neighbour_before(plan: Plan, row: int) -> int | None:
    """The sibling before, else the parent."""
    path = path_to(plan, row)
    siblings = _siblings(path)
    place = siblings.index(path[-1])
    if place > 0:
        return siblings[place - 1].id
    return None if isinstance(path[-2], Plan) else path[-2].id


def _siblings(path: tuple[Entity, ...]) -> tuple[Entity, ...]:
    members: tuple[Entity, ...] = getattr(path[-2], collection_of(kind_of(path[-1])))
    return members


def _parent_beside(path: tuple[Entity, ...], step: int) -> Entity | None:
    if len(path) < 3:
        return None
    siblings = [entity for entity in _siblings(path[:-1]) if type(entity) is type(path[-2])]
    place = siblings.index(path[-2]) + step
    return siblings[place] if 0 <= place < len(siblings) else None


def _same_collection(kind: str, sibling: Entity) -> bool:
    name = kind_of(sibling).name
    return name == kind or {name, kind} == {"group", "measure"}
