"""Comparing two states of one plan, and applying what differs.

The law: `apply_changes(before, diff_plans(before, after)) == after` for any two states of the same
plan. Undo, revert, the file and the comparison of versions all rest on it.
"""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct, field
from msgspec.structs import replace

from desktop_app.domain.changes import Added, Change, Changed, ChangeSet, Removed
from desktop_app.domain.kinds import (
    KEY,
    KIND_BY_NAME,
    PARENT,
    Kind,
    Row,
    Value,
    field_types,
    from_row,
    kind_of,
    to_row,
)
from desktop_app.domain.plan import Entity, Plan
from desktop_app.domain.tree import (
    children,
    collection_of,
    collections,
    find_path,
    walk,
    with_collections,
)

_FEW = 8
"""So many entities are looked for one by one; for more the whole plan is walked."""
_Rows = dict[int, tuple[str, dict[str, Value]]]


def diff_plans(before: Plan, after: Plan) -> ChangeSet:
    """The changes that lead from one state to the other; shared branches cost nothing."""
    comparison = _Comparison()
    comparison.compare(before, after, parent_before=None, parent_after=None)
    return comparison.result()


def changed_columns(before: Row, after: Row) -> tuple[dict[str, Value], dict[str, Value]]:
    """The columns that differ, with both values."""
    names = [name for name in before if before[name] != after[name]]
    return {name: before[name] for name in names}, {name: after[name] for name in names}


class _Comparison(Struct):
    """Collects what differs; an entity gone here and come there has moved."""

    changed: list[Changed] = field(default_factory=list)
    gone: _Rows = field(default_factory=dict)
    come: _Rows = field(default_factory=dict)

    def compare(
        self, before: Entity, after: Entity, *, parent_before: int | None, parent_after: int | None
    ) -> None:
        if before is after and parent_before == parent_after:
            return
        self._compare_rows(
            kind_of(before),
            before.id,
            to_row(before, parent=parent_before),
            to_row(after, parent=parent_after),
        )
        for (_, old), (_, new) in zip(collections(before), collections(after), strict=True):
            if old is not new:
                self._compare_members(before.id, old, new)

    def _compare_members(
        self, parent: int, old: tuple[Entity, ...], new: tuple[Entity, ...]
    ) -> None:
        old_by_id = {(type(member), member.id): member for member in old}
        for member in new:
            same = old_by_id.pop((type(member), member.id), None)
            if same is None:
                self._collect(self.come, member, parent)
            else:
                self.compare(same, member, parent_before=parent, parent_after=parent)
        for member in old_by_id.values():
            self._collect(self.gone, member, parent)

    @staticmethod
    def _collect(rows: _Rows, entity: Entity, parent: int) -> None:
        for below, its_parent in walk(entity, parent=parent):
            rows[below.id] = (kind_of(below).name, to_row(below, parent=its_parent))

    def _compare_rows(self, kind: Kind, entity: int, before: Row, after: Row) -> None:
        old, new = changed_columns(before, after)
        if new:
            self.changed.append(Changed(kind.name, entity, old, new))

    def result(self) -> ChangeSet:
        for entity in self.gone.keys() & self.come.keys():
            name, before = self.gone.pop(entity)
            _, after = self.come.pop(entity)
            self._compare_rows(KIND_BY_NAME[name], entity, before, after)
        changes: list[Change] = [*self.changed]
        changes += [Removed(name, id_, row) for id_, (name, row) in self.gone.items()]
        changes += [Added(name, id_, row) for id_, (name, row) in self.come.items()]
        return ChangeSet(tuple(sorted(changes, key=lambda change: change.id)))


def apply_changes(plan: Plan, changes: ChangeSet) -> Plan:
    """The plan after the changes. Changes of records, which no plan holds, are passed over.

    Raises KeyError if the changes do not fit the plan: an entity or parent that they name is
    missing.
    """
    ours = [change for change in changes if not KIND_BY_NAME[change.kind].record]
    if not ours:
        return plan
    return _Rebuilding(plan, ours).result()


class _Rebuilding:
    """Rebuilds the touched branches from the root down."""

    def __init__(self, plan: Plan, changes: list[Change]) -> None:
        self._plan = plan
        self._changed: dict[int, Row] = {}
        self._leaving: set[int] = set()
        self._arriving: dict[int, list[Change]] = defaultdict(list)
        self._moved: dict[int, Entity] = {}
        for change in changes:
            self._sort_in(change)
        added = {change.id for change in changes if isinstance(change, Added)}
        needed = {change.id for change in changes} | self._arriving.keys()
        self._touched = self._branches_of(needed - added)

    def result(self) -> Plan:
        rebuilt = self._rebuilt(self._plan)
        if not isinstance(rebuilt, Plan):
            raise TypeError(type(rebuilt))
        return rebuilt

    def _sort_in(self, change: Change) -> None:
        match change:
            case Added(row=row):
                self._arriving[_parent(row)].append(change)
            case Removed():
                self._leaving.add(change.id)
            case Changed(after=after):
                self._changed[change.id] = after
                if PARENT in after:
                    self._leaving.add(change.id)
                    self._arriving[_parent(after)].append(change)

    def _branches_of(self, needed: set[int]) -> set[int]:
        """The ids on the way to every needed entity; finds the movers on the way."""
        if len(needed) > _FEW:
            return self._searched(needed)
        touched: set[int] = set()
        for wanted in needed:
            path = find_path(self._plan, wanted)
            if path is None:
                raise KeyError(wanted)
            touched.update(entity.id for entity in path)
            if wanted in self._leaving:
                self._moved[wanted] = path[-1]
        return touched

    def _searched(self, needed: set[int]) -> set[int]:
        """The same for many of them: every entity is visited once."""
        touched: set[int] = set()
        missing = set(needed)

        def visit(entity: Entity) -> bool:
            hit = entity.id in needed
            missing.discard(entity.id)
            if entity.id in self._leaving:
                self._moved[entity.id] = entity
            for child in children(entity):
                hit = visit(child) or hit
            if hit:
                touched.add(entity.id)
            return hit

        visit(self._plan)
        if missing:
            raise KeyError(min(missing))
        return touched

    def _rebuilt(self, entity: Entity) -> Entity:
        if entity.id not in self._touched and entity.id not in self._arriving:
            return entity
        if entity.id in self._changed:
            entity = _with_columns(entity, self._changed[entity.id])
        arrivals = [self._arrival(change) for change in self._arriving.get(entity.id, ())]
        members = {}
        for name, old in collections(entity):
            stay = [self._rebuilt(member) for member in old if member.id not in self._leaving]
            stay += [a for a in arrivals if collection_of(kind_of(a)) == name]
            members[name] = tuple(stay)
        return with_collections(entity, members)

    def _arrival(self, change: Change) -> Entity:
        if isinstance(change, Added):
            made = from_row(KIND_BY_NAME[change.kind], change.id, change.row)
        else:
            made = self._moved[change.id]
        return self._rebuilt(made)  # type: ignore[arg-type]


def _parent(row: Row) -> int:
    parent = row[PARENT]
    if not isinstance(parent, int):
        raise TypeError(type(parent))
    return parent


def _with_columns(entity: Entity, columns: Row) -> Entity:
    types = field_types(type(entity))
    values: dict[str, object] = {
        name: types[name].decode(value, field=name)
        for name, value in columns.items()
        if name in types
    }
    if KEY in columns:
        values[KEY] = columns[KEY]
    changed: Entity = replace(entity, **values)
    return changed
