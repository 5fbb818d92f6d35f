"""What each command does: pure functions from the plan before to what it leads to."""

from __future__ import annotations

from collections.abc import Generator

from msgspec.structs import replace

from desktop_app.application.commands import (
    Command,
    DepartmentCommand,
    FreezeVersion,
    OutlineCommand,
    PlanCommand,
    ProgressCommand,
    Together,
)
from desktop_app.application.handlers.checks import LINKABLE
from desktop_app.application.handlers.department import handle_department
from desktop_app.application.handlers.outline import handle_outline
from desktop_app.application.handlers.plan import handle_plan
from desktop_app.application.handlers.progress import handle_progress
from desktop_app.application.handlers.situation import Outcome, Pending, Situation
from desktop_app.application.handlers.version import freeze_version, handle_version
from desktop_app.domain.changes import Change
from desktop_app.domain.frozen import NO_CONTENTS

__all__ = ["LINKABLE", "Outcome", "Situation", "handle", "handle_steps"]


def handle_steps(command: Command, situation: Situation) -> Generator[float, None, Outcome]:
    """Carries out a command as `handle` does; what may take long, in steps that tell the share of
    what is done.
    """
    if isinstance(command, FreezeVersion):
        return (yield from freeze_version(command, situation))
    return handle(command, situation)


def handle(command: Command, situation: Situation) -> Outcome:
    """Carries out a command.

    Raises DomainError if the plan cannot take it; nothing has happened then.
    """
    if isinstance(command, Together):
        return together(command, situation)
    if isinstance(command, PlanCommand):
        return handle_plan(command, situation)
    if isinstance(command, OutlineCommand):
        return handle_outline(command, situation)
    if isinstance(command, ProgressCommand):
        return handle_progress(command, situation)
    if isinstance(command, DepartmentCommand):
        return handle_department(command, situation)
    return handle_version(command, situation)


def together(command: Together, situation: Situation) -> Outcome:
    """Each command on the outcome of the one before.

    Commands of one step must not touch the same record twice; a correction of an entry that the
    step itself added is a record of its own.
    """
    plan = situation.plan
    pending = Pending()
    records: list[Change] = []
    contents = NO_CONTENTS
    new_ids: list[int] = []
    for each in command.commands:
        outcome = handle(each, replace(situation, plan=plan, pending=pending))
        plan = outcome.plan
        pending.note(outcome.records)
        records.extend(outcome.records)
        new_ids.extend(outcome.new_ids)
        contents = contents.and_also(outcome.contents)
    changes = tuple({change.id: change for change in records}.values())
    return Outcome(plan, changes, tuple(new_ids), contents)
