"""Handlers of the commands on the plan itself: from the plan before to the one after."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from desktop_app.application.commands.plan import (
    AddEntity,
    ChangeField,
    ChangeTiming,
    DeleteEntity,
    MoveEntity,
    PlanCommand,
    UseStatusWords,
)
from desktop_app.application.handlers.checks import check_references, checked_values
from desktop_app.application.handlers.proposal import (
    check_new_proposal,
    check_proposal_field,
    check_proposal_may_go,
    day_of_new_words,
    is_submitted,
    propose_field,
    propose_timing,
    submitted_measures,
)
from desktop_app.application.handlers.situation import Outcome, Situation
from desktop_app.application.handlers.status_words import use_status_words
from desktop_app.domain.changes import Removed
from desktop_app.domain.comparison import TIMING_FIELDS
from desktop_app.domain.errors import DomainError, InvalidValue
from desktop_app.domain.kinds import (
    KEY,
    KIND_BY_NAME,
    Kind,
    Record,
    Value,
    field_types,
    from_row,
    kind_of,
    to_row,
)
from desktop_app.domain.order_key import key_between
from desktop_app.domain.plan import ID_LIMIT, Entity, Measure, TimingProposal
from desktop_app.domain.tree import (
    collection_of,
    get,
    in_order,
    path_to,
    remember_way,
    replaced,
    walk,
    with_collections,
)


def handle_plan(command: PlanCommand, situation: Situation) -> Outcome:
    """Carries out a command on the plan."""
    match command:
        case AddEntity():
            return add_entity(command, situation)
        case ChangeField():
            return change_field(command, situation)
        case ChangeTiming():
            return change_timing(command, situation)
        case MoveEntity():
            return move_entity(command, situation)
        case DeleteEntity():
            return delete_entity(command, situation)
        case UseStatusWords():
            return use_status_words(command, situation)


def add_entity(command: AddEntity, situation: Situation) -> Outcome:
    """A new entity at its place."""
    plan = situation.plan
    kind = _plan_kind(command.kind)
    path = path_to(plan, plan.id if command.parent is None else command.parent)
    parent = _parent_for(kind, path[-1])
    id_ = fresh_id(situation, command.id)
    siblings = _siblings(parent, kind)
    row: dict[str, Value] = {KEY: _key_at(siblings, before=command.before, after=command.after)}
    row.update(checked_values(kind, command.values))
    added = from_row(kind, id_, row)
    if isinstance(added, Record):
        raise TypeError(kind.name)
    check_references(plan, added)
    if isinstance(added, Measure) and added.timing_text and added.timing_reference is None:
        added = replace(added, timing_reference=day_of_new_words(situation))
    if isinstance(added, TimingProposal) and isinstance(parent, Measure):
        check_new_proposal(parent, added)
    new_parent = with_collections(parent, {collection_of(kind): (*siblings, added)})
    after = replaced(plan, path, new_parent)
    situation.ids.follow(plan, after, id_)
    remember_way((*path, added))
    return Outcome(after, new_ids=(id_,))


def change_field(command: ChangeField, situation: Situation) -> Outcome:
    """One field of one entity set."""
    path = path_to(situation.plan, command.entity)
    kind = kind_of(path[-1])
    values = checked_values(kind, {command.field: command.value})
    types = field_types(kind.entity)
    decoded = types[command.field].decode(values[command.field], field=command.field)
    match path[-1]:
        case Measure() as measure if command.field in TIMING_FIELDS:
            if is_submitted(measure, situation):
                return propose_field(measure, command.field, decoded, situation)
        case TimingProposal() as proposal:
            check_proposal_field(proposal, command.field)
    changed: Entity = replace(path[-1], **{command.field: decoded})
    check_references(situation.plan, changed)
    return Outcome(replaced(situation.plan, path, changed))


def change_timing(command: ChangeTiming, situation: Situation) -> Outcome:
    """The 実施時期 of a measure set; new words are read from the day of their own document."""
    plan = situation.plan
    measure = get(plan, command.measure, Measure)
    checked_values(kind_of(measure), {"timing_text": command.text, "timing_year": command.year})
    if is_submitted(measure, situation):
        return propose_timing(command, measure, situation)
    reference = command.reference
    if reference is None:
        same = command.text == measure.timing_text
        reference = measure.timing_reference if same else day_of_new_words(situation)
    changed = replace(
        measure,
        timing_text=command.text,
        timing_reference=reference,
        timing_year=command.year,
    )
    return Outcome(replaced(plan, path_to(plan, measure.id), changed))


def move_entity(command: MoveEntity, situation: Situation) -> Outcome:
    """An entity at another place, with everything below it."""
    plan = situation.plan
    path = path_to(plan, command.entity)
    if len(path) == 1:
        raise DomainError("plan_cannot_move")
    kind = kind_of(path[-1])
    without = replaced(plan, path, None)
    target = path[-2].id if command.parent is None else command.parent
    target_path = path_to(without, target)
    parent = _parent_for(kind, target_path[-1])
    siblings = _siblings(parent, kind)
    key = _key_at(siblings, before=command.before, after=command.after)
    moved: Entity = replace(path[-1], key=key)
    new_parent = with_collections(parent, {collection_of(kind): (*siblings, moved)})
    return Outcome(replaced(without, target_path, new_parent))


def delete_entity(command: DeleteEntity, situation: Situation) -> Outcome:
    """An entity gone, with everything below it, the links to it and the progress of measures."""
    path = path_to(situation.plan, command.entity)
    if len(path) == 1:
        raise DomainError("plan_cannot_be_deleted")
    gone = {entity.id for entity, _ in walk(path[-1])}
    measures = [entity.id for entity, _ in walk(path[-1]) if isinstance(entity, Measure)]
    _check_may_go(path[-1], measures, situation)
    plan = replaced(situation.plan, path, None)
    links = tuple(link for link in plan.links if not gone & {link.source, link.target})
    if links != plan.links:
        plan = replace(plan, links=links)
    return Outcome(plan, tuple(_records_of(measures, situation)))


def _check_may_go(doomed: Entity, measures: list[int], situation: Situation) -> None:
    """What was submitted cannot vanish: 中止 and 統合 say what became of it."""
    if isinstance(doomed, TimingProposal):
        check_proposal_may_go(doomed, situation.plan)
    submitted = submitted_measures(situation.records) if measures else None
    for id_ in measures:
        if submitted and id_ in submitted:
            text = get(situation.plan, id_, Measure).text
            raise DomainError("measure_was_submitted", measure=text or str(id_))


def _records_of(measures: list[int], situation: Situation) -> Iterator[Removed]:
    if not measures:
        return
    records: tuple[Record, ...] = (
        *situation.records.progress_of(measures),
        *situation.records.occurrences_of(measures),
    )
    for record in records:
        yield Removed(kind_of(record).name, record.id, to_row(record))


def _plan_kind(name: str) -> Kind:
    kind = KIND_BY_NAME.get(name)
    if kind is None or kind.parent is None:
        raise InvalidValue("unknown_kind", kind=name)
    return kind


def _parent_for(kind: Kind, parent: Entity) -> Entity:
    if kind_of(parent).name != kind.parent:
        raise DomainError(
            "wrong_parent", kind=kind.name, parent=kind_of(parent).name, wanted=kind.parent or ""
        )
    return parent


def _siblings(parent: Entity, kind: Kind) -> tuple[Entity, ...]:
    members: tuple[Entity, ...] = getattr(parent, collection_of(kind))
    return members


def fresh_id(situation: Situation, wanted: int | None) -> int:
    """The id that was wished for, or a random one. Raises InvalidValue if it is taken."""
    if wanted is None:
        return situation.new_id()
    if not 0 < wanted < ID_LIMIT:
        raise InvalidValue("id_out_of_range", entity=wanted)
    if situation.ids.holds(situation.plan, wanted):
        raise InvalidValue("id_taken", entity=wanted)
    return wanted


def _key_at(siblings: tuple[Entity, ...], *, before: int | None, after: int | None) -> str:
    ordered = in_order(siblings)
    keys = [str(getattr(sibling, KEY)) for sibling in ordered]
    ids = [sibling.id for sibling in ordered]
    if before is not None and after is not None:
        raise DomainError("before_and_after")
    if before is None and after is None:
        return key_between(keys[-1] if keys else "", "")
    anchor = before if before is not None else after
    if anchor not in ids:
        raise DomainError("not_a_sibling", entity=anchor or 0)
    place = ids.index(anchor) + (1 if after is not None else 0)
    lower = keys[place - 1] if place > 0 else ""
    # Two copies of a file may have chosen the same key; then the place is after both.
    upper = next((key for key in keys[place:] if key > lower), "")
    return key_between(lower, upper)
