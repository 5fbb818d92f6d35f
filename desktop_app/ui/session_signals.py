"""The one bridge between an open plan and Qt: commands go in, changes come out as signals."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QObject, Signal

from desktop_app.application.commands import Command
from desktop_app.application.session import PlanChanged, PlanSession
from desktop_app.domain.errors import DomainError
from desktop_app.domain.plan import Plan

Faults = tuple[type[Exception], ...]


class SessionSignals(QObject):
    """Carries out commands for views, and tells all of them what came of it.

    `plan_changed` carries a PlanChanged, after the change is durable. `failed` carries the
    exception of an edit that could not be done; nothing has changed then. `done` carries a sentence
    that says more of a step than its name does; the window offers to take it back.
    """

    plan_changed = Signal(object)
    failed = Signal(object)
    done = Signal(str)

    def __init__(self, session: PlanSession, faults: Faults, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._faults: Faults = (DomainError, *faults)
        self._steps: Generator[float, None, tuple[int, ...]] | None = None
        self._unsubscribe: Callable[[], None] | None = session.subscribe(self._on_changed)

    @property
    def session(self) -> PlanSession:
        """The open plan."""
        return self._session

    @property
    def plan(self) -> Plan:
        """The plan as it stands."""
        return self._session.plan

    def execute(self, command: Command, *, origin: object = None) -> tuple[int, ...] | None:
        """Carries out a command; None if it failed, and `failed` has told why."""
        try:
            return self._session.execute(command, origin=origin)
        except self._faults as fault:
            self.failed.emit(fault)
            return None

    def execute_steps(
        self, command: Command, *, origin: object = None
    ) -> Generator[float, None, tuple[int, ...] | None]:
        """The same in steps that tell the share (0 to 1) of what is done; whoever gives them up
        closes the generator, and nothing has changed.
        """
        self._steps = self._session.execute_steps(command, origin=origin)
        try:
            return (yield from self._steps)
        except self._faults as fault:
            self.failed.emit(fault)
            return None
        finally:
            self._steps = None

    def undo(self) -> None:
        """Takes the last step back."""
        self._guarded(self._session.undo)

    def give_back(self) -> None:
        """Takes the step made just now back as if it had never been."""
        self._guarded(self._session.give_back)

    def redo(self) -> None:
        """Does the step taken back last again."""
        self._guarded(self._session.redo)

    def close(self) -> None:
        """Hears no more of the session, and gives up what is half done."""
        if self._steps is not None:
            self._steps.close()
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None

    def _guarded(self, step: Callable[[], bool]) -> None:
        try:
            step()
        except self._faults as fault:
            self.failed.emit(fault)

    def _on_changed(self, event: PlanChanged) -> None:
        self.plan_changed.emit(event)
