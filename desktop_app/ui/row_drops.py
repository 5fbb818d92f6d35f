"""Where dragged rows may be dropped, and which command that is. Pure: no Qt in here."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from msgspec import Struct

from desktop_app.application.commands import Command, MoveEntity
from desktop_app.domain.kinds import KIND_BY_NAME, kind_of
from desktop_app.domain.plan import Entity, Group, Plan
from desktop_app.domain.tree import collection_of, path_to
from desktop_app.support.i18n import _
from desktop_app.support.terms import kind_word
from desktop_app.ui.row_edits import as_one, tops


class Edge(Enum):
    """Which part of a row the mouse is at: its upper or lower edge, or its middle."""

    ABOVE = "above"
    BELOW = "below"
    INTO = "into"


class Landing(Struct, frozen=True):
    """Where the rows come to stand: below `parent`, beside a sibling or at the end.

    `beside` and `edge` say at which row that is shown.
    """

    parent: int
    beside: int
    edge: Edge
    before: int | None = None
    after: int | None = None


class Refusal(Struct, frozen=True):
    """Why not, in words; empty where nothing need be said."""

    words: str


def landing(plan: Plan, rows: Sequence[int], target: int, edge: Edge) -> Landing | Refusal:
    """Where the rows would land if they were dropped at an edge of a row."""
    paths = [path_to(plan, row) for row in tops(rows, plan)]
    dragged = frozenset(path[-1].id for path in paths)
    way = path_to(plan, target)
    if target in dragged:
        return Refusal("")
    if len({collection_of(kind_of(path[-1])) for path in paths}) != 1:
        return Refusal(_("種類の違う行は、まとめて移せません。"))
    if dragged & {entity.id for entity in way}:
        return Refusal(_("行を、それ自身の中には移せません。"))
    moved = paths[0][-1]
    inside = _inside(way[-1], moved, edge, dragged)
    found = _beside(way, moved, edge) or inside or _after(way, moved)
    return found or Refusal(_refusal(moved))


def drop(plan: Plan, rows: Sequence[int], place: Landing) -> Command | None:
    """The rows moved there, in the order in which they stand; None if nothing would change."""
    moved = tops(rows, plan)
    if _is_there(plan, moved, place):
        return None
    first = MoveEntity(moved[0], place.parent, place.before, place.after)
    rest = (MoveEntity(row, place.parent, after=before) for before, row in pairwise(moved))
    return as_one([first, *rest])


def _beside(way: Sequence[Entity], moved: Entity, edge: Edge) -> Landing | None:
    """Directly beside a row that stands among the same siblings."""
    row, parent = way[-1], way[-2]
    if not _are_siblings(row, moved) or (edge is Edge.INTO and not isinstance(row, Group)):
        return None
    if edge is Edge.ABOVE:
        return Landing(parent.id, row.id, edge, before=row.id)
    return Landing(parent.id, row.id, Edge.BELOW, after=row.id)


def _inside(row: Entity, moved: Entity, edge: Edge, dragged: frozenset[int]) -> Landing | None:
    """Into a row that can hold it: at its end, or at its top from its lower edge."""
    if kind_of(row).name != KIND_BY_NAME[kind_of(moved).name].parent or edge is Edge.ABOVE:
        return None
    members: tuple[Entity, ...] = getattr(row, collection_of(kind_of(moved)))
    first = next((member.id for member in members if member.id not in dragged), None)
    if edge is Edge.BELOW and first is not None:
        return Landing(row.id, row.id, Edge.BELOW, before=first)
    return Landing(row.id, row.id, Edge.INTO)


def _after(way: Sequence[Entity], moved: Entity) -> Landing | None:
    """After the nearest row above the target that stands among the same siblings."""
    for above, row in reversed(tuple(pairwise(way))):
        if _are_siblings(row, moved):
            return Landing(above.id, row.id, Edge.BELOW, after=row.id)
    return None


def _are_siblings(row: Entity, moved: Entity) -> bool:
    return collection_of(kind_of(row)) == collection_of(kind_of(moved))


def _is_there(plan: Plan, moved: Sequence[int], place: Landing) -> bool:
    path = path_to(plan, moved[0])
    if path[-2].id != place.parent:
        return False
    members: tuple[Entity, ...] = getattr(path[-2], collection_of(kind_of(path[-1])))
    ids = [member.id for member in members]
    start = ids.index(moved[0])
    if ids[start : start + len(moved)] != list(moved):
        return False
    before = ids[start - 1] if start else None
    after = next(iter(ids[start + len(moved) :]), None)
    if place.after is not None:
        return place.after == before
    return place.before == after


def _refusal(moved: Entity) -> str:
    kind = kind_of(moved)
    return _("{kind}は{holder}の下に置きます。ここには移せません。").format(
        kind=kind_word(kind.name), holder=kind_word(kind.parent or "")
    )
