"""Rows that come from elsewhere put into a plan, as one step. Pure: no Qt in here.

Rows lie flat, parents before children; each goes below the nearest row before it that may hold it,
else to where the cursor stands. What is missing in between is made, without words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from desktop_app.application.commands import AddEntity, ChangeField, Command, Together
from desktop_app.domain.kinds import KIND_BY_NAME, Value
from desktop_app.domain.kinds import kind_of as kind_of_entity
from desktop_app.domain.plan import Item, Plan, new_id
from desktop_app.domain.tree import path_to
from desktop_app.importing import Proposal, ProposedRow, RowKind

_TITLED = frozenset({"chapter", "item"})
_OPENING = ("chapter", "item", "measure")
"""The kinds that hold others, outermost first."""
_CLOSED_BY = {"note": 1, "group": 2}
"""How many of these stay open after a row that holds nothing itself."""


class NewRow(Struct, frozen=True):
    """A row to be made: its kind, and its fields' values. `lead` alone is kept by an item.

    `links` are reasons in the plan, with what was noted of each; `unlinked` is how many of them it
    lacks. `id` is chosen at random unless it is given.
    """

    kind: str
    values: Mapping[str, Value] = field(default_factory=dict)
    id: int = 0
    links: tuple[tuple[int, str], ...] = ()
    unlinked: int = 0


def to_commands(
    proposal: Proposal, plan: Plan, at: int | None, *, make_id: Callable[[], int] = new_id
) -> Together | None:
    """The proposal as one step; None if it holds no row. What is unplaced stays out."""
    return place_rows(rows_of_proposal(proposal.rows), plan, at, make_id=make_id)


def rows_of_proposal(rows: Sequence[ProposedRow]) -> list[NewRow]:
    """The rows with their fields; a lead sentence goes to its item."""
    made: list[NewRow] = []
    for row in rows:
        if row.kind is RowKind.UNPLACED:
            continue
        before = made[-1] if made else None
        if row.kind is RowKind.LEAD and before is not None and before.kind == "item":
            lead = "\n".join(filter(None, (str(before.values.get("lead", "")), row.text)))
            made[-1] = replace(before, values={**before.values, "lead": lead})
        else:
            made.append(_new_row(row))
    return made


def _new_row(row: ProposedRow) -> NewRow:
    if row.kind is RowKind.LEAD:
        return NewRow("item", {"lead": row.text})
    text_field = "title" if row.kind in _TITLED else "text"
    values: dict[str, Value] = {text_field: row.text}
    if row.kind is RowKind.MEASURE and row.timing:
        values["timing_text"] = row.timing
    return NewRow(row.kind.value, values)


def place_rows(
    rows: Sequence[NewRow], plan: Plan, at: int | None, *, make_id: Callable[[], int] = new_id
) -> Together | None:
    """The rows at the row with the cursor, in their order; None if there are none."""
    placing = _Placing(plan, at, make_id)
    for row in rows:
        placing.put(row)
    return Together(tuple(placing.commands)) if placing.commands else None


class _Placing:
    """Follows which rows are open, and behind which sibling the next one goes."""

    def __init__(self, plan: Plan, at: int | None, make_id: Callable[[], int]) -> None:
        self._plan = plan
        self._make_id = make_id
        self._open: dict[str, int] = {}
        self._last: dict[tuple[int, str], int] = {}
        self._existing_item: Item | None = None
        self.commands: list[Command] = []
        path = path_to(plan, at) if at else (plan,)
        for above, entity in pairwise(path):
            kind = kind_of_entity(entity)
            self._last[above.id, kind.collection or ""] = entity.id
            if kind.name in _OPENING:
                self._open[kind.name] = entity.id
            if isinstance(entity, Item):
                self._existing_item = entity

    def put(self, row: NewRow) -> None:
        """One row as a command."""
        if row.kind == "item" and set(row.values) == {"lead"} and self._open.get("item"):
            self._add_lead(str(row.values["lead"]))
            return
        kind = "measure" if row.kind == "detail" and "measure" not in self._open else row.kind
        made = self._add(kind, row.values, row.id)
        for reason, noted in row.links:
            values: dict[str, Value] = {"source": made, "target": reason, "noted": noted}
            self.commands.append(AddEntity("link", values=values))

    def _add_lead(self, lead: str) -> None:
        item = self._existing_item
        if item is None or item.id != self._open["item"]:
            self._add("item", {"lead": lead})
            return
        whole = "\n".join(filter(None, (item.lead, lead)))
        self._existing_item = replace(item, lead=whole)
        self.commands.append(ChangeField(item.id, "lead", whole))

    def _add(self, kind: str, values: Mapping[str, Value], id_: int = 0) -> int:
        parent = self._parent_for(kind)
        collection = KIND_BY_NAME[kind].collection or ""
        id_ = id_ or self._make_id()
        after = self._last.get((parent, collection))
        self.commands.append(AddEntity(kind, parent, values, after=after, id=id_))
        self._last[parent, collection] = id_
        self._open_with(kind, id_)
        return id_

    def _parent_for(self, kind: str) -> int:
        wanted = KIND_BY_NAME[kind].parent
        if wanted == "plan" or wanted is None:
            return self._plan.id
        if wanted not in self._open:
            self._add(wanted, {})
        return self._open[wanted]

    def _open_with(self, kind: str, id_: int) -> None:
        if kind in _OPENING:
            for inner in _OPENING[_OPENING.index(kind) :]:
                self._open.pop(inner, None)
            self._open[kind] = id_
        elif kind in _CLOSED_BY:
            for inner in _OPENING[_CLOSED_BY[kind] :]:
                self._open.pop(inner, None)
