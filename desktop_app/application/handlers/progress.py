"""Handlers of the commands on progress. Entries are added, never changed."""

from __future__ import annotations

import datetime

from desktop_app.application.commands.progress import (
    ProgressCommand,
    RecordOccurrence,
    RecordProgress,
)
from desktop_app.application.handlers.situation import Outcome, Situation
from desktop_app.domain.changes import Added
from desktop_app.domain.errors import DomainError, InvalidValue, NoSuchEntity
from desktop_app.domain.kinds import to_row
from desktop_app.domain.plan import Measure, Plan
from desktop_app.domain.progress import Occurrence, ProgressEntry, Status
from desktop_app.domain.tree import get


def handle_progress(command: ProgressCommand, situation: Situation) -> Outcome:
    """Carries out a command on progress."""
    match command:
        case RecordProgress():
            return record_progress(command, situation)
        case RecordOccurrence():
            return record_occurrence(command, situation)


def record_progress(command: RecordProgress, situation: Situation) -> Outcome:
    """An entry added; it is never changed afterwards."""
    _check_progress(command, situation)
    entry = ProgressEntry(
        id=situation.new_id(),
        measure=command.measure,
        as_of=command.as_of,
        status=command.status,
        answer=command.answer,
        report_wording=command.report_wording,
        next_steps=command.next_steps,
        result=command.result,
        started_on=command.started_on,
        finished_on=command.finished_on,
        evidence=command.evidence,
        reason=command.reason,
        merged_into=command.merged_into,
        replaces=command.replaces,
        recorded_at=situation.stamp.at.isoformat(timespec="microseconds"),
        recorded_by=situation.stamp.who,
    )
    added = Added("progress_entry", entry.id, to_row(entry))
    return Outcome(situation.plan, (added,), (entry.id,))


def record_occurrence(command: RecordOccurrence, situation: Situation) -> Outcome:
    """A day on which a measure was carried out."""
    get(situation.plan, command.measure, Measure)
    if command.times < 1 or (command.people is not None and command.people < 0):
        raise InvalidValue("invalid_count", value=min(command.times, command.people or 0))
    occurrence = Occurrence(
        id=situation.new_id(),
        measure=command.measure,
        on=command.on,
        times=command.times,
        people=command.people,
        rate=command.rate,
        note=command.note,
        recorded_at=situation.stamp.at.isoformat(timespec="microseconds"),
        recorded_by=situation.stamp.who,
    )
    added = Added("occurrence", occurrence.id, to_row(occurrence))
    return Outcome(situation.plan, (added,), (occurrence.id,))


def _check_progress(command: RecordProgress, situation: Situation) -> None:
    get(situation.plan, command.measure, Measure)
    if command.status in (Status.CANCELLED, Status.MERGED) and not command.reason.strip():
        raise DomainError("reason_needed")
    if command.status is Status.MERGED:
        _check_merge_target(command, situation.plan)
    if command.replaces is not None:
        entries = situation.records.progress_of([command.measure])
        if command.replaces not in {entry.id for entry in entries}:
            raise NoSuchEntity(command.replaces)
    _check_dates(command.started_on, command.finished_on)


def _check_merge_target(command: RecordProgress, plan: Plan) -> None:
    if command.merged_into is None or command.merged_into == command.measure:
        raise DomainError("merge_target_needed")
    get(plan, command.merged_into, Measure)


def _check_dates(started: datetime.date | None, finished: datetime.date | None) -> None:
    if started and finished and finished < started:
        raise DomainError(
            "finished_before_started", started=started.isoformat(), finished=finished.isoformat()
        )
