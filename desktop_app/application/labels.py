"""What an edit is called, in the journal and behind 元に戻す. The words belong to the edges."""

from __future__ import annotations

from msgspec import Struct

from desktop_app.application.commands import (
    AddEntity,
    AdoptTiming,
    AdoptTimings,
    AssignMeasures,
    ChangeField,
    ChangeKind,
    ChangeTiming,
    Command,
    ConfirmUnchanged,
    DeleteEntity,
    DuplicateRows,
    EditProgress,
    FreezeVersion,
    JoinRows,
    MergeDepartment,
    MoveEntity,
    RecordOccurrence,
    RecordProgress,
    RecordVersion,
    RenameDepartment,
    ReplaceWords,
    RevertTo,
    SplitRow,
    Together,
    UseStatusWords,
    WithdrawVersion,
)
from desktop_app.domain.kinds import kind_of
from desktop_app.domain.plan import Plan
from desktop_app.domain.tree import find


class EditLabel(Struct, frozen=True):
    """`action` (add, change, timing, move, delete, progress, undo, redo …), and what it acted on.

    As text, which the journal keeps: "change measure text".
    """

    action: str
    kind: str = ""
    field: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.action, self.kind, self.field) if part)

    @classmethod
    def parse(cls, text: str) -> EditLabel:
        """The label of a text that the journal kept."""
        return cls(*text.split(" ", 2))


_CONSTANT: dict[type[Command], EditLabel] = {
    ChangeTiming: EditLabel("timing", "measure"),
    RecordProgress: EditLabel("progress", "measure"),
    EditProgress: EditLabel("progress", "measure"),
    ConfirmUnchanged: EditLabel("confirm", "measure"),
    RecordOccurrence: EditLabel("occurrence", "measure"),
    RenameDepartment: EditLabel("rename", "department"),
    MergeDepartment: EditLabel("merge", "department"),
    AssignMeasures: EditLabel("assign", "measure"),
    FreezeVersion: EditLabel("freeze", "version"),
    RecordVersion: EditLabel("record", "version"),
    WithdrawVersion: EditLabel("withdraw", "version"),
    AdoptTiming: EditLabel("adopt", "measure"),
    AdoptTimings: EditLabel("adopt", "measure"),
    ReplaceWords: EditLabel("replace"),
    DuplicateRows: EditLabel("duplicate"),
    UseStatusWords: EditLabel("change", "status_word"),
}


def label_of(command: Command, plan: Plan) -> EditLabel:
    """The label of a command on the plan before it."""
    return _CONSTANT.get(type(command)) or _label_by_target(command, plan)


def _label_by_target(command: Command, plan: Plan) -> EditLabel:
    match command:
        case AddEntity(kind=kind):
            return EditLabel("add", kind)
        case ChangeField(entity=entity, field=field):
            return EditLabel("change", _kind_name(plan, entity), field)
        case MoveEntity(entity=entity):
            return EditLabel("move", _kind_name(plan, entity))
        case DeleteEntity(entity=entity):
            return EditLabel("delete", _kind_name(plan, entity))
        case SplitRow(entity=entity):
            return EditLabel("split", _kind_name(plan, entity))
        case JoinRows(entity=entity):
            return EditLabel("join", _kind_name(plan, entity))
        case ChangeKind(kind=kind):
            return EditLabel("kind", kind)
        case RevertTo(entity=entity):
            return EditLabel("revert", _kind_name(plan, entity))
        case Together(commands=commands):
            return _common_label([label_of(each, plan) for each in commands])
    raise LookupError(type(command).__name__)


def _common_label(labels: list[EditLabel]) -> EditLabel:
    """Many of one sort are called like one; a mixture is 「まとめて変更」."""
    if labels and all(label.action == labels[0].action for label in labels):
        if len(set(labels)) == 1:
            return labels[0]
        kinds = {label.kind for label in labels}
        return EditLabel(labels[0].action, kinds.pop() if len(kinds) == 1 else "")
    return EditLabel("together")


def _kind_name(plan: Plan, entity: int) -> str:
    found = find(plan, entity)
    return kind_of(found).name if found is not None else ""
