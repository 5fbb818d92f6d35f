"""What changes of a plan mean for its rows: which came, went or stand elsewhere. No Qt in here."""

from __future__ import annotations

from desktop_app.domain.changes import Added, Change, Changed, Removed
from desktop_app.domain.kinds import PARENT
from desktop_app.domain.plan import Plan
from desktop_app.domain.tree import find_path


def places(change: Change) -> bool:
    """Whether the change puts a row elsewhere, adds it or takes it away."""
    return not isinstance(change, Changed) or change.moved


def topmost(changes: list[Change], type_: type[Added] | type[Removed]) -> list[Change]:
    """What came or went, without what came or went with a row above it."""
    ids = {change.id for change in changes if isinstance(change, type_)}
    return [
        change
        for change in changes
        if isinstance(change, type_) and not ids.intersection(named(change, PARENT))
    ]


def parents_of(placed: list[Change], plan: Plan) -> frozenset[int]:
    """The rows below which something came, went or moved; not those that came or went whole."""
    moved = [change for change in placed if isinstance(change, Changed)]
    whole = (*topmost(placed, Added), *topmost(placed, Removed))
    parents = {parent for change in (*moved, *whole) for parent in named(change, PARENT)}
    here = (parent for change in moved for parent in _siblings_above(change, plan))
    return frozenset({*parents, *here} - {plan.id})


def _siblings_above(change: Changed, plan: Plan) -> tuple[int, ...]:
    """The row above one that moved; a row that only changed places does not say which."""
    path = find_path(plan, change.id) or ()
    return tuple(entity.id for entity in path[-2:-1])


def named(change: Change, field: str) -> tuple[int, ...]:
    """The ids that a field of a row held before and holds after the change."""
    rows = (change.before, change.after) if isinstance(change, Changed) else (change.row,)
    ids = (row.get(field) for row in rows)
    return tuple(id_ for id_ in ids if isinstance(id_, int))
