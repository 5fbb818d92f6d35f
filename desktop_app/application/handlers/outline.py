"""Handlers that reshape rows. Nothing that a person wrote is lost: what would be is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVar

from msgspec.structs import replace

from desktop_app.application.commands.outline import (
    ChangeKind,
    JoinRows,
    OutlineCommand,
    SplitRow,
)
from desktop_app.application.handlers.plan import fresh_id
from desktop_app.application.handlers.proposal import is_submitted, submitted_measures
from desktop_app.application.handlers.situation import Outcome, Situation
from desktop_app.domain.errors import DomainError, InvalidValue
from desktop_app.domain.joining import joined
from desktop_app.domain.kinds import KEY, kind_of
from desktop_app.domain.order_key import key_between, keys_between
from desktop_app.domain.plan import (
    Assignment,
    Chapter,
    Detail,
    Entity,
    Entry,
    Group,
    Item,
    Link,
    Measure,
    Note,
    Plan,
)
from desktop_app.domain.tree import collection_of, path_to, replaced, with_collections

Row: TypeAlias = Chapter | Item | Group | Measure | Detail | Note
Path: TypeAlias = tuple[Entity, ...]
E = TypeVar("E", bound=Entity)


def handle_outline(command: OutlineCommand, situation: Situation) -> Outcome:
    """Carries out a command on rows."""
    match command:
        case SplitRow():
            return split_row(command, situation)
        case JoinRows():
            return join_rows(command, situation)
        case ChangeKind():
            return change_kind(command, situation)


# -- split -----------------------------------------------------------------------------------------


def split_row(command: SplitRow, situation: Situation) -> Outcome:
    """The words from the position on become a row of their own."""
    path, row = _row(situation.plan, command.entity)
    text = _text(row)
    if not 0 <= command.position <= len(text):
        raise InvalidValue(
            "out_of_range", field="position", value=str(command.position), low=0, high=len(text)
        )
    id_ = fresh_id(situation, command.id)
    siblings = _siblings(path)
    first = _with_text(row, text[: command.position].rstrip())
    second = _with_text(_empty_like(row, id_), text[command.position :].lstrip())
    second = replace(second, key=_key_after(siblings, row))
    members = (*(each for each in siblings if each.id != row.id), first, second)
    return Outcome(_with_members(situation.plan, path, row, members), new_ids=(id_,))


def _empty_like(row: Row, id_: int) -> Row:
    match row:
        case Measure():
            return Measure(id_, "", new=row.new, measure_type=row.measure_type)
        case Detail():
            return Detail(id_, "", new=row.new)
    return type(row)(id_, "")


# -- join ------------------------------------------------------------------------------------------


def join_rows(command: JoinRows, situation: Situation) -> Outcome:
    """The next row goes up into this one."""
    path, row = _row(situation.plan, command.entity)
    siblings = _siblings(path)
    place = [each.id for each in siblings].index(row.id) + 1
    after = siblings[place] if place < len(siblings) else None
    if after is None or type(after) is not type(row):
        raise DomainError("nothing_to_join", kind=kind_of(row).name)
    whole = _joined_rows(row, after, situation)
    members = (*(each for each in siblings if each.id not in (row.id, after.id)), whole)
    plan = _with_members(situation.plan, path, row, members)
    return Outcome(_with_links_moved(plan, after.id, row.id))


def _joined_rows(row: Row, after: Entity, situation: Situation) -> Row:
    match row, after:
        case Measure(), Measure():
            return _joined_measures(row, after, situation)
        case Item(), Item():
            _refuse_loss(after.index_title is not None, "item")
            lead = joined(row.lead, after.lead)
            entries = (*row.entries, *_keyed_behind(row.entries, after.entries))
            return replace(row, title=joined(row.title, after.title), lead=lead, entries=entries)
        case Chapter(), Chapter():
            items = (*row.items, *_keyed_behind(row.items, after.items))
            notes = (*row.notes, *_keyed_behind(row.notes, after.notes))
            return replace(row, title=joined(row.title, after.title), items=items, notes=notes)
        case Detail(), Detail():
            return replace(row, text=joined(row.text, after.text), new=row.new or after.new)
        case Group(), Group():
            return replace(row, text=joined(row.text, after.text))
        case Note(), Note():
            return replace(row, text=joined(row.text, after.text))
    raise TypeError(type(row))


def _joined_measures(row: Measure, after: Measure, situation: Situation) -> Measure:
    if row.timing_text and after.timing_text and row.timing_text != after.timing_text:
        raise DomainError("join_timings", first=row.timing_text, second=after.timing_text)
    _check_no_history(after, situation)
    timed = row
    if after.timing_text and not row.timing_text:
        timed = _with_timing_of(row, after, situation)
    carried = {each.department for each in row.assignments}
    more: tuple[Assignment, ...] = tuple(
        each for each in after.assignments if each.department not in carried
    )
    return replace(
        timed,
        text=joined(row.text, after.text),
        new=row.new or after.new,
        details=(*row.details, *_keyed_behind(row.details, after.details)),
        assignments=(*row.assignments, *_keyed_behind(row.assignments, more)),
    )


def _with_links_moved(plan: Plan, gone: int, kept: int) -> Plan:
    """Links of the row that is gone now hang on the other; double ones are dropped."""
    if not any(gone in (link.source, link.target) for link in plan.links):
        return plan
    seen: set[tuple[int, int]] = {
        (link.source, link.target) for link in plan.links if gone not in (link.source, link.target)
    }
    links: list[Link] = []
    for link in plan.links:
        if gone in (link.source, link.target):
            ends = tuple(kept if end == gone else end for end in (link.source, link.target))
            if ends in seen:
                continue
            link = replace(link, source=ends[0], target=ends[1], noted="")
            seen.add((link.source, link.target))
        links.append(link)
    return replace(plan, links=tuple(links))


# -- another kind ----------------------------------------------------------------------------------


def change_kind(command: ChangeKind, situation: Situation) -> Outcome:
    """The row as one of another kind, under a new id."""
    path, row = _row(situation.plan, command.entity)
    change = _CHANGES.get((kind_of(row).name, command.kind))
    if change is None:
        raise DomainError("not_convertible", kind=kind_of(row).name, wanted=command.kind)
    id_ = fresh_id(situation, command.id)
    return Outcome(change(path, situation, id_), new_ids=(id_,))


def _detail_to_measure(path: Path, situation: Situation, id_: int) -> Plan:
    """The details after it go along: they stood below it on the page."""
    item, measure, detail = _typed(path[-3], Item), _typed(path[-2], Measure), path[-1]
    place = [each.id for each in measure.details].index(detail.id)
    row = measure.details[place]
    left = replace(measure, details=measure.details[:place])
    made = Measure(
        id_,
        _key_after(item.entries, measure),
        row.text,
        new=row.new,
        details=measure.details[place + 1 :],
    )
    return _with_entries(situation.plan, path[:-2], (*_without(item.entries, measure), left, made))


def _measure_to_detail(path: Path, situation: Situation, id_: int) -> Plan:
    """It and its details go below the measure before; its 実施時期 too, if that has none."""
    item, measure = _typed(path[-2], Item), _typed(path[-1], Measure)
    above = _before(item.entries, measure)
    if not isinstance(above, Measure):
        raise DomainError("no_row_above", kind="measure")
    _check_free(measure, situation)
    _refuse_loss(bool(measure.timing_text and above.timing_text), "detail")
    timed = _with_timing_of(above, measure, situation) if measure.timing_text else above
    come = (Detail(id_, "", measure.text, measure.new), *measure.details)
    whole = replace(timed, details=(*above.details, *_keyed_behind(above.details, come)))
    entries = _without(_without(item.entries, measure), above)
    return _with_entries(situation.plan, path[:-1], (*entries, whole))


def _measure_to_group(path: Path, situation: Situation, id_: int) -> Plan:
    item, measure = _typed(path[-2], Item), _typed(path[-1], Measure)
    _check_free(measure, situation)
    _refuse_loss(bool(measure.timing_text or measure.details), "group")
    made = Group(id_, measure.key, measure.text)
    return _with_entries(situation.plan, path[:-1], (*_without(item.entries, measure), made))


def _group_to_measure(path: Path, situation: Situation, id_: int) -> Plan:
    item, group = _typed(path[-2], Item), _typed(path[-1], Group)
    made = Measure(id_, group.key, without_brackets(group.text))
    return _with_entries(situation.plan, path[:-1], (*_without(item.entries, group), made))


def _measure_to_item(path: Path, situation: Situation, id_: int) -> Plan:
    """Its details become measures; the measures after it go along."""
    measure = _typed(path[-1], Measure)
    _check_free(measure, situation)
    _refuse_loss(bool(measure.timing_text), "item")
    below = tuple(
        Measure(situation.new_id(), "", each.text, new=each.new) for each in measure.details
    )
    return _entry_to_item(path, situation, id_, title=measure.text, below=below)


def _group_to_item(path: Path, situation: Situation, id_: int) -> Plan:
    title = without_brackets(_typed(path[-1], Group).text)
    return _entry_to_item(path, situation, id_, title=title, below=())


def _entry_to_item(
    path: Path, situation: Situation, id_: int, *, title: str, below: tuple[Entry, ...]
) -> Plan:
    chapter, item, entry = _typed(path[-3], Chapter), _typed(path[-2], Item), path[-1]
    place = [each.id for each in item.entries].index(entry.id)
    entries = _keyed_behind((), (*below, *item.entries[place + 1 :]))
    made = Item(id_, _key_after(chapter.items, item), title, entries=entries)
    left = replace(item, entries=item.entries[:place])
    items = (*_without(chapter.items, item), left, made)
    return replaced(situation.plan, path[:-2], with_collections(chapter, {"items": items}))


def _item_to_measure(path: Path, situation: Situation, id_: int) -> Plan:
    """It and its measures go to the item before; the lead sentence becomes a detail."""
    chapter, item = _typed(path[-2], Chapter), _typed(path[-1], Item)
    above = _before(chapter.items, item)
    if not isinstance(above, Item):
        raise DomainError("no_row_above", kind="item")
    _refuse_loss(item.index_title is not None, "measure")
    lead = Detail(situation.new_id(), key_between("", ""), item.lead)
    made = Measure(id_, "", item.title, details=(lead,) if item.lead else ())
    come = _keyed_behind(above.entries, (made, *item.entries))
    whole = replace(above, entries=(*above.entries, *come))
    items = (*_without(_without(chapter.items, item), above), whole)
    return replaced(situation.plan, path[:-1], with_collections(chapter, {"items": items}))


_CHANGES: dict[tuple[str, str], Callable[[Path, Situation, int], Plan]] = {
    ("detail", "measure"): _detail_to_measure,
    ("measure", "detail"): _measure_to_detail,
    ("measure", "group"): _measure_to_group,
    ("measure", "item"): _measure_to_item,
    ("group", "measure"): _group_to_measure,
    ("group", "item"): _group_to_item,
    ("item", "measure"): _item_to_measure,
}


def without_brackets(text: str) -> str:
    """The words of a heading that is stored with its brackets."""
    return text[1:-1] if text[:1] + text[-1:] in ("[]", "［］", "〔〕", "【】") else text


# -- checks ----------------------------------------------------------------------------------------


def _check_free(measure: Measure, situation: Situation) -> None:
    """A measure that progress, links, departments or proposals know stays one."""
    known = any(measure.id in (link.source, link.target) for link in situation.plan.links)
    if known or measure.assignments or measure.repeats is not None:
        raise DomainError("row_has_history", measure=measure.text or str(measure.id))
    _check_no_history(measure, situation)


def _check_no_history(measure: Measure, situation: Situation) -> None:
    records = situation.records
    submitted = submitted_measures(records)
    if (
        measure.proposals
        or (submitted is not None and measure.id in submitted)
        or records.progress_of([measure.id])
        or records.occurrences_of([measure.id])
        or any(each.repeats == measure.id for each in situation.plan.measures())
    ):
        raise DomainError("row_has_history", measure=measure.text or str(measure.id))


def _refuse_loss(lossy: bool, kind: str) -> None:
    if lossy:
        raise DomainError("words_would_be_lost", kind=kind)


# -- rows ------------------------------------------------------------------------------------------


def _row(plan: Plan, entity: int) -> tuple[Path, Row]:
    path = path_to(plan, entity)
    row = path[-1]
    if not isinstance(row, Row):
        raise DomainError("not_a_row", kind=kind_of(row).name)
    return path, row


def _typed(entity: Entity, type_: type[E]) -> E:
    if not isinstance(entity, type_):
        raise TypeError(type(entity))
    return entity


def _text(row: Row) -> str:
    return row.title if isinstance(row, Chapter | Item) else row.text


def _with_text(row: Row, text: str) -> Row:
    if isinstance(row, Chapter | Item):
        return replace(row, title=text)
    return replace(row, text=text)


def _with_timing_of(row: Measure, other: Measure, situation: Situation) -> Measure:
    if is_submitted(row, situation):
        raise DomainError("row_has_history", measure=row.text or str(row.id))
    return replace(
        row,
        timing_text=other.timing_text,
        timing_reference=other.timing_reference,
        timing_year=other.timing_year,
    )


def _siblings(path: Path) -> tuple[Entity, ...]:
    members: tuple[Entity, ...] = getattr(path[-2], collection_of(kind_of(path[-1])))
    return members


def _without(members: tuple[E, ...], gone: Entity) -> tuple[E, ...]:
    return tuple(each for each in members if each.id != gone.id)


def _before(members: Sequence[Entity], entity: Entity) -> Entity | None:
    place = [each.id for each in members].index(entity.id)
    return members[place - 1] if place else None


def _key_after(members: Sequence[Entity], entity: Entity) -> str:
    keys = [str(getattr(each, KEY)) for each in members]
    own = str(getattr(entity, KEY))
    return key_between(own, next((key for key in keys if key > own), ""))


def _keyed_behind(before: Sequence[Entity], come: tuple[E, ...]) -> tuple[E, ...]:
    """Rows with keys after those that are there, in their own order."""
    last = str(getattr(before[-1], KEY)) if before else ""
    keys = keys_between(last, "", len(come))
    return tuple(replace(each, **{KEY: key}) for each, key in zip(come, keys, strict=True))


def _with_entries(plan: Plan, path: Path, entries: tuple[Entry, ...]) -> Plan:
    return replaced(plan, path, with_collections(path[-1], {"entries": entries}))


def _with_members(plan: Plan, path: Path, row: Row, members: tuple[Entity, ...]) -> Plan:
    collection = collection_of(kind_of(row))
    return replaced(plan, path[:-1], with_collections(path[-2], {collection: members}))
