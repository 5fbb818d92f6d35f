"""What a user can ask for. One command is one transaction, one undo step and one journal entry.

Commands are plain values: the window, the command line (`apply`) and tests speak the same ones.
As JSON a command is an object with `command` (its name) and its fields; `command_json` documents
and reads that form.

A place among siblings is said with `before` or `after` (the id of a sibling); with neither the
entity goes to the end.
"""

from __future__ import annotations

from typing import TypeAlias, get_args

from msgspec import Struct

from desktop_app.application.commands.department import (
    AssignMeasures,
    DepartmentCommand,
    MergeDepartment,
    RenameDepartment,
)
from desktop_app.application.commands.outline import (
    ChangeKind,
    JoinRows,
    OutlineCommand,
    SplitRow,
)
from desktop_app.application.commands.plan import (
    AddEntity,
    ChangeField,
    ChangeTiming,
    DeleteEntity,
    MoveEntity,
    PlanCommand,
    UseStatusWords,
)
from desktop_app.application.commands.progress import (
    ConfirmUnchanged,
    EditProgress,
    ProgressCommand,
    RecordOccurrence,
    RecordProgress,
)
from desktop_app.application.commands.version import (
    AdoptTiming,
    AdoptTimings,
    FreezeVersion,
    RecordVersion,
    RevertTo,
    VersionCommand,
    WithdrawVersion,
)


class Together(Struct, frozen=True):
    """Several commands as one step: all of them hold or none."""

    commands: tuple[Command, ...]


class ReplaceWords(Together, frozen=True):
    """Words replaced in many texts."""


class DuplicateRows(Together, frozen=True):
    """Rows made once more."""


Command: TypeAlias = (
    PlanCommand | OutlineCommand | ProgressCommand | DepartmentCommand | VersionCommand | Together
)
COMMAND_TYPES: tuple[type[Command], ...] = get_args(Command)

__all__ = [
    "COMMAND_TYPES",
    "AddEntity",
    "AdoptTiming",
    "AdoptTimings",
    "AssignMeasures",
    "ChangeField",
    "ChangeKind",
    "ChangeTiming",
    "Command",
    "ConfirmUnchanged",
    "DeleteEntity",
    "DepartmentCommand",
    "DuplicateRows",
    "EditProgress",
    "FreezeVersion",
    "JoinRows",
    "MergeDepartment",
    "MoveEntity",
    "OutlineCommand",
    "PlanCommand",
    "ProgressCommand",
    "RecordOccurrence",
    "RecordProgress",
    "RecordVersion",
    "RenameDepartment",
    "ReplaceWords",
    "RevertTo",
    "SplitRow",
    "Together",
    "UseStatusWords",
    "VersionCommand",
    "WithdrawVersion",
]
