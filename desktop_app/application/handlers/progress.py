"""Handlers of the commands on progress. Entries are added, never changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Final

from msgspec.structs import replace

from desktop_app.application.commands.progress import (
    ConfirmUnchanged,
    EditProgress,
    ProgressCommand,
    RecordOccurrence,
    RecordProgress,
)
from desktop_app.application.handlers.checks import check_text
from desktop_app.application.handlers.situation import Outcome, Situation
from desktop_app.domain.changes import Added
from desktop_app.domain.errors import DomainError, InvalidValue, NoSuchEntity
from desktop_app.domain.kinds import Record, Value, field_types, kind_of, to_row
from desktop_app.domain.plan import Measure
from desktop_app.domain.progress import (
    ABANDONED,
    CONTENT,
    Occurrence,
    Pace,
    ProgressEntry,
    Status,
    answer_waits,
    is_unjudged,
    latest_entries,
    progress_owner,
    same_content,
)
from desktop_app.domain.register import last_report

EDITABLE: Final = frozenset({*CONTENT, "answer", "pace"})
"""What a person says of a measure's progress; the rest of an entry says itself."""


def handle_progress(command: ProgressCommand, situation: Situation) -> Outcome:
    """Carries out a command on progress."""
    match command:
        case RecordProgress():
            return record_progress(command, situation)
        case EditProgress():
            return edit_progress(command, situation)
        case ConfirmUnchanged():
            return confirm_unchanged(command, situation)
        case RecordOccurrence():
            return record_occurrence(command, situation)


def record_progress(command: RecordProgress, situation: Situation) -> Outcome:
    """An entry added; it is never changed afterwards."""
    owner = _owner(command.measure, situation)
    held = situation.entries_of(owner.id)
    if command.replaces is not None:
        _check_replaced(command.replaces, ((entry.id, entry.replaces) for entry in held))
    entry = ProgressEntry(
        id=situation.new_id(),
        measure=owner.id,
        as_of=command.as_of,
        **{name: getattr(command, name) for name in EDITABLE},
        replaces=command.replaces,
    )
    others = [each.recorded_at for each in held if each.as_of == command.as_of]
    return _added(situation, _checked(entry, situation), after=max(others, default=""))


def edit_progress(command: EditProgress, situation: Situation) -> Outcome:
    """The entry of that 基準日 corrected, or a new one that starts from what held before."""
    owner = _owner(command.measure, situation)
    held = latest_entries(situation.entries_of(owner.id), as_of=command.as_of).get(owner.id)
    start = _start(owner.id, command.as_of, held, situation)
    wanted = _consistent(start, _decoded(command.values))
    if held is not None and wanted == start and held.as_of == command.as_of:
        return Outcome(situation.plan)
    entry = replace(wanted, id=situation.new_id())
    return _added(situation, _checked(entry, situation))


def _consistent(start: ProgressEntry, told: Mapping[str, object]) -> ProgressEntry:
    """With what was told; what belonged to a 中止 or 統合 that is left goes with it."""
    wanted = replace(start, **told)
    if wanted.status is not Status.MERGED and "merged_into" not in told:
        wanted = replace(wanted, merged_into=None)
    left = start.status in ABANDONED and wanted.status not in ABANDONED
    return replace(wanted, reason="") if left and "reason" not in told else wanted


def confirm_unchanged(command: ConfirmUnchanged, situation: Situation) -> Outcome:
    """What held before, said again of that day."""
    latest = situation.records.latest_progress(as_of=command.as_of)
    owners = dict.fromkeys(_owner(measure, situation).id for measure in command.measures)
    entries: list[ProgressEntry] = []
    for measure in owners:
        pending = situation.pending.of(measure)
        if pending:
            latest |= latest_entries(situation.entries_of(measure), as_of=command.as_of)
        held = latest.get(measure)
        if held is None:
            raise DomainError("nothing_to_confirm", entity=measure)
        if held.as_of != command.as_of or _waits_for_judgement(held, situation):
            start = _start(measure, command.as_of, held, situation)
            entry = replace(start, id=situation.new_id(), pace=held.pace, unchanged=True)
            entries.append(entry)
    return _added(situation, *entries)


def _waits_for_judgement(held: ProgressEntry, situation: Situation) -> bool:
    """Whether it brings an answer that was not dealt with, or says what was reported before."""
    if not is_unjudged(held):
        return False
    entries = situation.entries_of(held.measure)
    before = _reported(held, entries, situation)
    if before is None:
        blank = ProgressEntry(0, held.measure, held.as_of, None)
        return not same_content(held, blank) and _answer_waits(held, entries, before)
    return same_content(held, before) or _answer_waits(held, entries, before)


def _answer_waits(
    held: ProgressEntry, entries: Iterable[ProgressEntry], before: ProgressEntry | None
) -> bool:
    wording = before.report_wording if before else ""
    return answer_waits(held, {each.id: each for each in entries}, wording=wording)


def _reported(
    held: ProgressEntry, entries: Iterable[ProgressEntry], situation: Situation
) -> ProgressEntry | None:
    """What the last report said of it; without one, what was said until the day before."""
    until = _last_reported_day(held.as_of, situation)
    if until is None and held.as_of > datetime.date.min:
        until = held.as_of - datetime.timedelta(days=1)
    return latest_entries(entries, as_of=until).get(held.measure) if until else None


def _last_reported_day(as_of: datetime.date, situation: Situation) -> datetime.date | None:
    last = last_report(situation.plan, before=as_of)
    return last.as_of if last else None


def record_occurrence(command: RecordOccurrence, situation: Situation) -> Outcome:
    """A day on which a measure was carried out."""
    owner = _owner(command.measure, situation)
    lowest = 1 if command.replaces is None else 0
    if command.times < lowest or (command.people is not None and command.people < 0):
        raise InvalidValue("invalid_count", value=min(command.times, command.people or 0))
    if command.replaces is not None:
        held = situation.records.occurrences_of([owner.id])
        _check_replaced(command.replaces, ((each.id, each.replaces) for each in held))
    check_text("rate", command.rate)
    check_text("note", command.note)
    occurrence = Occurrence(
        id=situation.new_id(),
        measure=owner.id,
        on=command.on,
        times=command.times,
        people=command.people,
        rate=command.rate,
        note=command.note,
        replaces=command.replaces,
    )
    return _added(situation, occurrence)


def _owner(measure: int, situation: Situation) -> Measure:
    """Progress of a 再掲 is that of the measure that it repeats."""
    return progress_owner(situation.measure(measure), situation.index.of(situation.plan))


def _start(
    measure: int, as_of: datetime.date, held: ProgressEntry | None, situation: Situation
) -> ProgressEntry:
    """What an entry of that 基準日 begins with; it has no id yet."""
    if held is None:
        return ProgressEntry(0, measure, as_of, None)
    if held.as_of == as_of:
        return replace(held, id=0, replaces=held.id, unchanged=False)
    answer = held.answer if _goes_on_waiting(held, as_of, situation) else ""
    return replace(
        held, id=0, as_of=as_of, replaces=None, unchanged=False, answer=answer, pace=Pace.UNSET
    )


def _goes_on_waiting(held: ProgressEntry, as_of: datetime.date, situation: Situation) -> bool:
    """Whether its answer is of the round of that later day, and not in the report yet."""
    since = _last_reported_day(as_of, situation)
    if not is_unjudged(held) or (since is not None and held.as_of <= since):
        return False
    entries = situation.entries_of(held.measure)
    return _answer_waits(held, entries, _reported(held, entries, situation))


def _decoded(values: Mapping[str, Value]) -> Mapping[str, object]:
    types = field_types(ProgressEntry)
    for name in values:
        if name not in EDITABLE:
            raise InvalidValue("unknown_field", kind="progress_entry", field=name)
    return {name: types[name].decode(value, field=name) for name, value in values.items()}


def _added(situation: Situation, *records: ProgressEntry | Occurrence, after: str = "") -> Outcome:
    """The records added, with who recorded them and when: later than `after`, though the clock
    may have been put back or not have moved.
    """
    at = situation.stamp.at.isoformat(timespec="microseconds")
    if at <= after:
        moment = datetime.datetime.fromisoformat(after) + datetime.timedelta(microseconds=1)
        at = moment.isoformat(timespec="microseconds")
    stamped: list[Record] = [
        replace(record, recorded_at=at, recorded_by=situation.stamp.who) for record in records
    ]
    changes = tuple(Added(kind_of(each).name, each.id, to_row(each)) for each in stamped)
    return Outcome(situation.plan, changes, tuple(each.id for each in stamped))


def _checked(entry: ProgressEntry, situation: Situation) -> ProgressEntry:
    """The entry, after it is seen to say nothing impossible."""
    for name in EDITABLE:
        check_text(name, getattr(entry, name))
    if entry.status in ABANDONED and not entry.reason.strip():
        raise DomainError("reason_needed")
    if entry.status is Status.MERGED:
        _check_merge_target(entry, situation)
    elif entry.merged_into is not None:
        raise DomainError("merge_target_without_merge")
    _check_dates(entry.started_on, entry.finished_on)
    return entry


def _check_merge_target(entry: ProgressEntry, situation: Situation) -> None:
    """統合 names another measure, and not one whose progress is the same."""
    if entry.merged_into is None:
        raise DomainError("merge_target_needed")
    if _owner(entry.merged_into, situation).id == entry.measure:
        raise DomainError("merge_target_needed")


def _check_replaced(wanted: int, held: Iterable[tuple[int, int | None]]) -> None:
    """A correction names a record of the same measure that nothing corrects yet."""
    known = dict(held)
    if wanted not in known:
        raise NoSuchEntity(wanted)
    if wanted in known.values():
        raise DomainError("already_replaced", entity=wanted)


def _check_dates(started: datetime.date | None, finished: datetime.date | None) -> None:
    if started and finished and finished < started:
        raise DomainError(
            "finished_before_started", started=started.isoformat(), finished=finished.isoformat()
        )
