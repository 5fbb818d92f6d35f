"""An open plan: the one door for every change, and the one place that tells of changes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager

from msgspec import Struct

from desktop_app.application.commands import Command
from desktop_app.application.history import Edit, EditHistory
from desktop_app.application.kept_records import KeptRecords
from desktop_app.application.labels import EditLabel, label_of
from desktop_app.application.ports import PlanStore, Stamp
from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.diff import apply_changes, diff_plans
from desktop_app.domain.errors import DomainError
from desktop_app.domain.frozen import Contents
from desktop_app.domain.plan import Plan, new_id
from desktop_app.domain.steps import part, result_of

_PREPARED = 0.7
"""Of the work for a version, until it is written."""


class PlanChanged(Struct, frozen=True):
    """A change that is durable. `cause` is "edit", "undo" or "redo".

    `origin` is whatever the caller of `execute` passed, so that an editor knows its own echo.
    """

    plan: Plan
    changes: ChangeSet
    label: EditLabel
    cause: str
    origin: object = None


Listener = Callable[[PlanChanged], None]


class PlanSession:
    """Keeps plan, file and history in step: either all of them move, or none."""

    def __init__(
        self,
        store: PlanStore,
        *,
        now: Callable[[], datetime.datetime],
        who: str,
        make_id: Callable[[], int] = new_id,
    ) -> None:
        self._store = store
        self._plan = store.load()
        self._kept = KeptRecords(store)
        self._history = EditHistory()
        self._listeners: list[Listener] = []
        self._now = now
        self._make_id = make_id
        self._under_way = False
        self.who = who

    @property
    def plan(self) -> Plan:
        """The plan as it stands, in memory and in the file."""
        return self._plan

    @property
    def records(self) -> PlanStore:
        """Reads what is kept beside the plan."""
        return self._store

    @property
    def kept(self) -> KeptRecords:
        """Reads the same, with the latest records at hand; in step with every change."""
        return self._kept

    @property
    def read_only(self) -> bool:
        """Whether changes are refused."""
        return self._store.read_only

    @property
    def undo_step(self) -> Edit | None:
        """What 元に戻す would take back."""
        return self._history.undoable

    @property
    def redo_step(self) -> Edit | None:
        """What やり直し would do again."""
        return self._history.redoable

    @property
    def undo_label(self) -> EditLabel | None:
        """What that step is called."""
        return self.undo_step.label if self.undo_step else None

    @property
    def redo_label(self) -> EditLabel | None:
        """What that step is called."""
        return self.redo_step.label if self.redo_step else None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls the listener after every durable change; returns how to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def execute(self, command: Command, *, origin: object = None) -> tuple[int, ...]:
        """Carries out a command and returns the ids that it made.

        Raises DomainError if the plan cannot take it, or what the store raises; nothing has changed
        then. A command that changes nothing leaves no trace.
        """
        return result_of(self.execute_steps(command, origin=origin))

    def execute_steps(
        self, command: Command, *, origin: object = None
    ) -> Generator[float, None, tuple[int, ...]]:
        """The same in steps that tell the share (0 to 1) of what is done; only a version takes
        more than one. Until the last one nothing has changed, and if the generator is closed
        nothing will. Meanwhile other changes are refused.
        """
        from desktop_app.application.handlers import Situation, handle_steps

        stamp = self._stamp()
        situation = Situation(self._plan, self._store, stamp, self._make_id)
        label = label_of(command, self._plan)
        with self._alone():
            outcome = yield from part(handle_steps(command, situation), 0, _PREPARED)
            plan_changes = diff_plans(self._plan, outcome.plan)
            changes = ChangeSet((*plan_changes.changes, *outcome.records))
            if changes:
                yield from part(self._write(changes, label, stamp, outcome.contents), _PREPARED, 1)
                self._plan = outcome.plan
                self._history.push(Edit(label, changes))
        if changes:
            self._tell(changes, label, "edit", origin)
        return outcome.new_ids

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self._under_way = True
        try:
            yield
        finally:
            self._under_way = False

    def _write(
        self, changes: ChangeSet, label: EditLabel, stamp: Stamp, contents: Contents
    ) -> Generator[float, None, None]:
        if not contents.texts:
            self._store.apply(changes, label=label, at=stamp.at, who=stamp.who)
            return
        yield from self._store.apply_steps(
            changes, contents, label=label, at=stamp.at, who=stamp.who
        )

    def undo(self) -> bool:
        """Takes the last step back; False if there is none."""
        return self._take_back(self._history.move_back)

    def give_back(self) -> bool:
        """Takes the step made just now back as if it had never been: what could be done again
        before it still can.
        """
        return self._take_back(self._history.forget)

    def _take_back(self, move: Callable[[], None]) -> bool:
        edit = self._history.undoable
        if edit is None:
            return False
        self._commit(edit.changes.inverted(), EditLabel("undo", *_rest(edit.label)))
        move()
        self._tell(edit.changes.inverted(), edit.label, "undo", None)
        return True

    def redo(self) -> bool:
        """Does the step taken back last again; False if there is none."""
        edit = self._history.redoable
        if edit is None:
            return False
        self._commit(edit.changes, EditLabel("redo", *_rest(edit.label)))
        self._history.move_forward()
        self._tell(edit.changes, edit.label, "redo", None)
        return True

    def _commit(self, changes: ChangeSet, label: EditLabel) -> None:
        stamp = self._stamp()
        plan = apply_changes(self._plan, changes)
        self._store.apply(changes, label=label, at=stamp.at, who=stamp.who)
        self._plan = plan

    def _stamp(self) -> Stamp:
        if self._store.read_only:
            raise DomainError("read_only")
        if self._under_way:
            raise DomainError("version_under_way")
        return Stamp(self._now(), self.who)

    def _tell(self, changes: ChangeSet, label: EditLabel, cause: str, origin: object) -> None:
        """After the commit. A listener that fails hinders no other; its fault is raised at last."""
        self._kept.follow(changes)
        faults: list[Exception] = []
        event = PlanChanged(self._plan, changes, label, cause, origin)
        for listener in tuple(self._listeners):
            try:
                listener(event)
            except Exception as fault:  # raised below, when everybody has been told
                faults.append(fault)
        if faults:
            raise faults[0]


def _rest(label: EditLabel) -> tuple[str, str]:
    return label.action, f"{label.kind} {label.field}".strip()
