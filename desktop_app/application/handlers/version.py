"""Handlers of the commands on versions and on changes of 実施時期 after submission."""

from __future__ import annotations

import datetime
import json
from collections.abc import Generator, Mapping
from typing import Final

from msgspec.structs import replace

from desktop_app.application.commands.version import (
    AdoptTiming,
    AdoptTimings,
    FreezeVersion,
    RecordVersion,
    RevertTo,
    VersionCommand,
    WithdrawVersion,
)
from desktop_app.application.handlers.proposal import adopt_timing, adopt_timings
from desktop_app.application.handlers.revert import revert_to
from desktop_app.application.handlers.situation import Outcome, Situation
from desktop_app.application.plan_json import plan_from_json
from desktop_app.domain.changes import Added, Changed
from desktop_app.domain.diff import changed_columns
from desktop_app.domain.errors import DomainError, InvalidValue
from desktop_app.domain.frozen import (
    STANDING,
    Contents,
    Frozen,
    StoredFile,
    freeze_steps,
    sha256_of,
)
from desktop_app.domain.kinds import to_row
from desktop_app.domain.plan import Plan, Report
from desktop_app.domain.progress import Occurrence, ProgressEntry
from desktop_app.domain.recognition import recognised
from desktop_app.domain.steps import part, result_of
from desktop_app.domain.tree import get, path_to, replaced
from desktop_app.domain.version import Occasion, Version, first_submission, last_frozen, standing

LARGEST_FILE: Final = 20 * 1024 * 1024
LARGEST_SUM: Final = 200 * 1024 * 1024
"""What one stored file, and all of them in a plan, may take."""
_MEASURES_AT_ONCE: Final = 50
_READ: Final = 0.4
"""Of the work for a version, until its records are read."""
_SUFFIXES: Final = (".docx", ".pdf")


def handle_version(command: VersionCommand, situation: Situation) -> Outcome:
    """Carries out a command on versions."""
    match command:
        case FreezeVersion():
            return result_of(freeze_version(command, situation))
        case RecordVersion():
            return record_version(command, situation)
        case WithdrawVersion():
            return withdraw_version(command, situation)
        case AdoptTiming():
            return adopt_timing(command, situation)
        case AdoptTimings():
            return adopt_timings(command, situation)
        case RevertTo():
            return revert_to(command, situation)


def freeze_version(command: FreezeVersion, situation: Situation) -> Generator[float, None, Outcome]:
    """The plan with its records frozen, and the plan submitted if this is the first submission; in
    steps that tell the share of what is done.
    """
    files = _stored_files(command.files, situation)
    version = _new_version(command, situation)
    plan = _submitted(situation, version)
    if command.content:
        held = _older(command.content, plan)
    else:
        held = yield from part(_with_records(plan, situation), 0, _READ)
    settings = {**command.settings, STANDING: _standing(situation)}
    held = replace(held, settings=settings, files=files)
    done, contents = yield from part(freeze_steps(version, held), _READ, 1)
    bodies = {sha256_of(body): body for body in command.files.values()}
    if command.report is not None:
        plan = _sent(plan, command.report, done)
    return Outcome(
        plan,
        (Added("version", done.id, to_row(done)),),
        (done.id,),
        Contents(contents.texts, bodies),
    )


def _sent(plan: Plan, id_: int, version: Version) -> Plan:
    """The register with the version that a report was sent as."""
    report = get(plan, id_, Report)
    on = report.submitted_on or version.date
    sent = replace(report, version=version.id, submitted_on=on)
    return replaced(plan, path_to(plan, id_), sent)


def _with_records(plan: Plan, situation: Situation) -> Generator[float, None, Frozen]:
    measures = [measure.id for measure in plan.measures()]
    records, pending = situation.records, situation.pending
    entries: list[ProgressEntry] = []
    occurrences: list[Occurrence] = []
    for start in range(0, len(measures), _MEASURES_AT_ONCE):
        batch = measures[start : start + _MEASURES_AT_ONCE]
        entries.extend(records.progress_of(batch))
        occurrences.extend(records.occurrences_of(batch))
        for measure in batch:
            entries.extend(pending.of(measure))
            occurrences.extend(pending.occurrences_of(measure))
        yield (start + len(batch)) / len(measures)
    return Frozen(plan, tuple(entries), tuple(occurrences))


def _older(content: str, plan: Plan) -> Frozen:
    """A plan from before this program was used; nobody had entered progress for it."""
    try:
        then = plan_from_json(json.loads(content))
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise InvalidValue("no_plan_in_content") from None
    return Frozen(recognised(then, plan))


def record_version(command: RecordVersion, situation: Situation) -> Outcome:
    """A version without content."""
    version = replace(_new_version(command, situation), previous="")
    plan = _submitted(situation, version)
    return Outcome(plan, (Added("version", version.id, to_row(version)),), (version.id,))


def withdraw_version(command: WithdrawVersion, situation: Situation) -> Outcome:
    """The version out of force; if it was the first submission, the next one counts."""
    versions = {version.id: version for version in situation.records.versions()}
    version = versions.get(command.version)
    if version is None:
        raise DomainError("no_such_version", name=str(command.version))
    if version.withdrawn_on is not None:
        raise DomainError("already_withdrawn", name=version.name)
    if not command.reason.strip():
        raise DomainError("withdrawal_reason_needed")
    after = replace(version, withdrawn_on=command.on, withdrawn_reason=command.reason)
    old, new = changed_columns(to_row(version), to_row(after))
    return Outcome(_submitted(situation, after), (Changed("version", version.id, old, new),))


def _new_version(command: FreezeVersion | RecordVersion, situation: Situation) -> Version:
    versions = situation.records.versions()
    name = command.name.strip()
    if not name:
        raise DomainError("version_name_needed")
    for text in (name, command.addressee):
        _check_text(text)
    if any(version.name == name for version in standing(versions)):
        raise DomainError("version_name_taken", name=name)
    last = last_frozen(versions)
    return Version(
        id=situation.new_id(),
        name=name,
        date=command.date,
        occasion=command.occasion,
        addressee=command.addressee,
        previous=last.root if last else "",
        recorded_at=_recorded_at(last, situation.stamp.at),
        recorded_by=situation.stamp.who,
    )


def _standing(situation: Situation) -> str:
    return " ".join(str(version.id) for version in standing(situation.records.versions()))


def _check_text(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InvalidValue("invalid_characters", field="name") from None


def _recorded_at(last: Version | None, at: datetime.datetime) -> str:
    """Later than the last one, even within a second or if the clock was set back."""
    told = at.isoformat(timespec="microseconds")
    if last is None or told > last.recorded_at:
        return told
    next_ = datetime.datetime.fromisoformat(last.recorded_at) + datetime.timedelta(microseconds=1)
    return next_.isoformat(timespec="microseconds")


def _submitted(situation: Situation, version: Version) -> Plan:
    """The plan with the date of its first submission, as it is with this version."""
    plan = situation.plan
    if version.occasion is not Occasion.SUBMITTED:
        return plan
    versions = {**{v.id: v for v in situation.records.versions()}, version.id: version}
    first = first_submission(versions.values())
    return plan if first == plan.submitted_on else replace(plan, submitted_on=first)


def _stored_files(files: Mapping[str, bytes], situation: Situation) -> tuple[StoredFile, ...]:
    kept = situation.records.stored_sizes() if files else {}
    stored: list[StoredFile] = []
    for name, body in files.items():
        _check_file(name, body)
        stored.append(StoredFile(name, sha256_of(body), len(body)))
        kept[stored[-1].sha256] = len(body)
    if sum(kept.values()) > LARGEST_SUM:
        raise DomainError("stored_files_too_large", limit=LARGEST_SUM // 1024**2)
    return tuple(stored)


def _check_file(name: str, body: bytes) -> None:
    _check_text(name)
    if not name.lower().endswith(_SUFFIXES):
        raise DomainError("stored_file_kind", file=name)
    if len(body) > LARGEST_FILE:
        raise DomainError("stored_file_too_large", file=name, limit=LARGEST_FILE // 1024**2)
