"""Which command a gesture on a row means. Pure: from the plan and a row's id to a command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from desktop_app.application.commands import (
    AddEntity,
    ChangeField,
    ChangeKind,
    ChangeTiming,
    Command,
    DeleteEntity,
    JoinRows,
    MoveEntity,
    Together,
)
from desktop_app.domain.kinds import kind_of
from desktop_app.domain.plan import Chapter, Detail, Entity, Item, Measure, Plan
from desktop_app.domain.tree import collection_of, path_to
from desktop_app.support.i18n import _
from desktop_app.ui.timing_words import TimingInput

CHILD_KIND = {Chapter: "item", Item: "measure", Measure: "detail"}
"""What a row is usually filled with."""
INWARD = {"item": "measure", "group": "measure", "measure": "detail"}
OUTWARD = {"detail": "measure", "measure": "item", "group": "item"}
"""What a row becomes one level in and one level out."""
_PARENT_KIND = {
    "chapter": "plan",
    "item": "chapter",
    "note": "chapter",
    "group": "item",
    "measure": "item",
    "detail": "measure",
}


class RowPlace:
    """Where a row stands in a plan, and what can be done there.

    Raises NoSuchEntity for a row that is not in the plan.
    """

    def __init__(self, plan: Plan, row: int) -> None:
        self._path = path_to(plan, row)

    @property
    def entity(self) -> Entity:
        """What the row shows."""
        return self._path[-1]

    @property
    def collection(self) -> tuple[int, str]:
        """Among whose children it stands, and under which name."""
        return self._path[-2].id, collection_of(kind_of(self.entity))

    @property
    def siblings(self) -> tuple[Entity, ...]:
        """It and what stands beside it, in order."""
        return _siblings(self._path)

    @property
    def above(self) -> frozenset[int]:
        """The ids of everything that the row stands under."""
        return frozenset(entity.id for entity in self._path[:-1])

    def next_sibling(self) -> AddEntity:
        """An empty row after this one; after a heading comes what stands under it."""
        kind = kind_of(self.entity).name
        wanted = "measure" if kind == "group" else kind
        return AddEntity(wanted, self._path[-2].id, after=self.entity.id)

    def child(self) -> AddEntity | None:
        """An empty row at the end below this one; None where nothing can stand below."""
        kind = CHILD_KIND.get(type(self.entity))
        return AddEntity(kind, self.entity.id) if kind else None

    def addition(self, kind: str) -> AddEntity | None:
        """An empty row of a kind as near behind this one as it may stand; None if nowhere."""
        for place, entity in enumerate(self._path):
            if kind_of(entity).name == _PARENT_KIND[kind]:
                below = self._path[place + 1] if place + 1 < len(self._path) else None
                beside = below is not None and _same_collection(kind, below)
                return AddEntity(kind, entity.id, after=below.id if below and beside else None)
        return None

    def move_up(self) -> MoveEntity | None:
        """One place up, at the top to the end of the parent before; None at the very top."""
        before = self._sibling(-1)
        if before is not None:
            return MoveEntity(self.entity.id, before=before.id)
        neighbour = self._parent_beside(-1)
        return MoveEntity(self.entity.id, parent=neighbour.id) if neighbour else None

    def move_down(self) -> MoveEntity | None:
        """One place down, at the end to the top of the next parent; None at the very end."""
        after = self._sibling(1)
        if after is not None:
            return MoveEntity(self.entity.id, after=after.id)
        neighbour = self._parent_beside(1)
        if neighbour is None:
            return None
        there: tuple[Entity, ...] = getattr(neighbour, collection_of(kind_of(self.entity)))
        first = there[0].id if there else None
        return MoveEntity(self.entity.id, parent=neighbour.id, before=first)

    def neighbour_before(self) -> int | None:
        """The sibling before, else the parent."""
        before = self._sibling(-1)
        if before is not None:
            return before.id
        return None if isinstance(self._path[-2], Plan) else self._path[-2].id

    def neighbour_after_deletion(self) -> int | None:
        """Where the cursor goes when the row is deleted: next, else previous, else parent."""
        after = self._sibling(1)
        return after.id if after is not None else self.neighbour_before()

    def _sibling(self, step: int) -> Entity | None:
        return _beside(_siblings(self._path), self.entity, step)

    def _parent_beside(self, step: int) -> Entity | None:
        if len(self._path) < 3:
            return None
        parent = self._path[-2]
        alike = [each for each in _siblings(self._path[:-1]) if type(each) is type(parent)]
        return _beside(alike, parent, step)


def addition(plan: Plan, row: int | None, kind: str) -> AddEntity | None:
    """An empty row of a kind near a row; without a row only a chapter, at the end."""
    if row is not None:
        return RowPlace(plan, row).addition(kind)
    return AddEntity("chapter") if kind == "chapter" else None


def deletion(rows: Sequence[int], plan: Plan) -> Command | None:
    """The rows gone; those that go with another anyway are not named twice."""
    doomed = tops(rows, plan)
    return as_one([DeleteEntity(row) for row in doomed]) if doomed else None


def tops(rows: Sequence[int], plan: Plan) -> list[int]:
    """The rows that stand under no other of them."""
    chosen = set(rows)
    return [row for row in rows if not chosen & RowPlace(plan, row).above]


def moves(rows: Sequence[int], plan: Plan, step: int) -> Command | None:
    """The rows one place up (-1) or down (1), staying together; None if they cannot."""
    moved = tops(rows, plan)
    if not moved:
        return None
    places = [RowPlace(plan, row) for row in moved]
    if len(blocks(moved, plan)) != 1:
        return None
    ordered = moved if step < 0 else moved[::-1]
    first = places[0].move_up() if step < 0 else places[-1].move_down()
    if first is None or first.before in moved or first.after in moved:
        return None
    commands: list[Command] = [first]
    for before, row in pairwise(ordered):
        beside = {"after": before} if step < 0 else {"before": before}
        commands.append(MoveEntity(row, first.parent, **beside))
    return as_one(commands)


def joining(rows: Sequence[int], plan: Plan) -> Command | None:
    """The rows put together in the first, one alone with the next of its kind; None if others stand
    between them.
    """
    joined = tops(rows, plan)
    if len(blocks(joined, plan)) > 1:
        return None
    siblings = [entity.id for entity in RowPlace(plan, joined[0]).siblings]
    first = siblings.index(joined[0])
    if siblings[first : first + len(joined)] != joined:
        return None
    return as_one([JoinRows(joined[0])] * max(1, len(joined) - 1))


def blocks(rows: Sequence[int], plan: Plan) -> list[list[int]]:
    """The rows, without those that go with another anyway, by where they stand together."""
    together: dict[tuple[int, str], list[int]] = {}
    for row in tops(rows, plan):
        together.setdefault(RowPlace(plan, row).collection, []).append(row)
    return list(together.values())


def toggled(rows: Sequence[int], plan: Plan, *, new: bool) -> Command | None:
    """The mark 新規 of those rows that can bear it set or taken away; None if none can."""
    commands: list[Command] = [
        ChangeField(row, "new", new)
        for row in rows
        if isinstance(RowPlace(plan, row).entity, Measure | Detail)
    ]
    return as_one(commands) if commands else None


def kind_changes(rows: Sequence[int], plan: Plan, kinds: Mapping[str, str]) -> Command | None:
    """Each row that has another kind to become made so; None if there is none."""
    commands: list[Command] = [
        ChangeKind(row, kinds[kind])
        for row in tops(rows, plan)
        if (kind := kind_of(RowPlace(plan, row).entity).name) in kinds
    ]
    return as_one(commands) if commands else None


def as_one(commands: Sequence[Command]) -> Command:
    """One step of several commands, or the only one as it is."""
    return commands[0] if len(commands) == 1 else Together(tuple(commands))


def _siblings(path: tuple[Entity, ...]) -> tuple[Entity, ...]:
    members: tuple[Entity, ...] = getattr(path[-2], collection_of(kind_of(path[-1])))
    return members


def _beside(siblings: Sequence[Entity], entity: Entity, step: int) -> Entity | None:
    place = [sibling.id for sibling in siblings].index(entity.id) + step
    return siblings[place] if 0 <= place < len(siblings) else None


def _same_collection(kind: str, sibling: Entity) -> bool:
    name = kind_of(sibling).name
    return name == kind or {name, kind} == {"group", "measure"}


def filtered_words() -> str:
    """Why rows stay where they are while some are hidden."""
    return _("絞り込みの間は行を移せません。絞り込みを解除してから移します。")


def timing_command(measure: Measure, value: object) -> Command | None:
    """A 実施時期 typed into a cell; the same words keep the year that was fixed for them."""
    if isinstance(value, TimingInput):
        return ChangeTiming(measure.id, value.text, None, value.year)
    if isinstance(value, str):
        year = measure.timing_year if value == measure.timing_text else None
        return ChangeTiming(measure.id, value, None, year)
    return None
