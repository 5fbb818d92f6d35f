"""Taking single changes back to what a version says."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from desktop_app.application.commands.plan import ChangeField, ChangeTiming, DeleteEntity
from desktop_app.application.commands.version import RevertTo
from desktop_app.application.handlers.plan import change_field, change_timing, delete_entity
from desktop_app.application.handlers.situation import Outcome, Situation
from desktop_app.domain.changes import Added, Changed, ChangeSet
from desktop_app.domain.comparison import TIMING_FIELDS
from desktop_app.domain.diff import apply_changes
from desktop_app.domain.errors import DomainError, NoSuchEntity
from desktop_app.domain.kinds import PLACE_FIELDS, kind_of, to_row
from desktop_app.domain.plan import Entity, Measure, Plan
from desktop_app.domain.tree import find, get, path_to, walk
from desktop_app.domain.version import Version

PLACE: Final = "place"
"""The `field` of RevertTo that stands for where an entity hangs."""
_COMPUTED: Final = frozenset({"submitted_on"})


def revert_to(command: RevertTo, situation: Situation) -> Outcome:
    """An entity, or one field of it, as the version has it."""
    then = _plan_of(command.version, situation)
    old, now = find(then, command.entity), find(situation.plan, command.entity)
    if old is None and now is None:
        raise NoSuchEntity(command.entity)
    if old is None:
        return delete_entity(DeleteEntity(command.entity), situation)
    if now is None:
        return Outcome(_with_restored(situation.plan, then, old))
    if kind_of(old) is not kind_of(now):
        raise NoSuchEntity(command.entity)
    return _with_fields(command, old, now, then, situation)


def _plan_of(id_: int, situation: Situation) -> Plan:
    version = next((v for v in situation.records.versions() if v.id == id_), None)
    if version is None:
        raise DomainError("no_such_version", name=str(id_))
    return plan_of(version, situation)


def plan_of(version: Version, situation: Situation) -> Plan:
    """The plan of a version. Raises DomainError if it was recorded by name and date only."""
    if not version.root:
        raise DomainError("version_without_content", name=version.name)
    return situation.records.plan_in(version.root)


def _with_restored(plan: Plan, then: Plan, old: Entity) -> Plan:
    """The entity back with all below it that is nowhere else now, and with its links."""
    path = path_to(then, old.id)
    parent = path[-2].id
    here = {entity.id for entity, _ in walk(plan)}
    if parent not in here:
        raise DomainError("parent_missing", entity=parent)
    rows = [
        Added(kind_of(entity).name, entity.id, to_row(entity, parent=up))
        for entity, up in walk(old, parent=parent)
        if entity.id not in here
    ]
    back = here | {row.id for row in rows}
    rows += [
        Added("link", link.id, to_row(link, parent=then.id))
        for link in then.links
        if link.id not in here and {link.source, link.target} <= back
    ]
    return apply_changes(plan, ChangeSet(tuple({row.id: row for row in rows}.values())))


def _with_fields(
    command: RevertTo, old: Entity, now: Entity, then: Plan, situation: Situation
) -> Outcome:
    """The chosen fields, all of them by the way that an edit of theirs takes."""
    kind = kind_of(now)
    names = [n for n in kind.fields if n not in _COMPUTED and command.field in (None, n)]
    if command.field not in (None, PLACE) and not names:
        raise DomainError("unknown_field", kind=kind.name, field=command.field or "")
    plan = situation.plan
    if command.field in (None, PLACE) and kind.places:
        plan = _with_place(plan, then, old)
    if isinstance(old, Measure) and TIMING_FIELDS & set(names):
        plan = _with_timing(plan, old, situation)
        names = [name for name in names if name not in TIMING_FIELDS]
    values, values_now = to_row(old), to_row(now)
    for name in names:
        if values[name] != values_now[name]:
            change = ChangeField(now.id, name, values[name])
            plan = change_field(change, replace(situation, plan=plan)).plan
    return Outcome(plan)


def _with_timing(plan: Plan, old: Measure, situation: Situation) -> Plan:
    if get(plan, old.id, Measure).timing == old.timing:
        return plan
    words = ChangeTiming(old.id, old.timing_text, old.timing_reference, old.timing_year)
    return change_timing(words, replace(situation, plan=plan)).plan


def _with_place(plan: Plan, then: Plan, old: Entity) -> Plan:
    """The entity below its former parent, with its former key."""
    before, after = path_to(plan, old.id)[-2].id, path_to(then, old.id)[-2].id
    if find(plan, after) is None:
        raise DomainError("parent_missing", entity=after)
    row_now = to_row(path_to(plan, old.id)[-1], parent=before)
    row_then = to_row(old, parent=after)
    moved = [name for name in PLACE_FIELDS if row_now[name] != row_then[name]]
    if not moved:
        return plan
    change = Changed(
        kind_of(old).name,
        old.id,
        {name: row_now[name] for name in moved},
        {name: row_then[name] for name in moved},
    )
    return apply_changes(plan, ChangeSet((change,)))
