"""The steps of a sitting that can be taken back: unlimited, in memory, gone with the sitting."""

from __future__ import annotations

from msgspec import Struct, field

from desktop_app.application.labels import EditLabel
from desktop_app.domain.changes import ChangeSet


class Edit(Struct, frozen=True):
    """A step that was made durable."""

    label: EditLabel
    changes: ChangeSet


class EditHistory(Struct):
    """What was done, and what of it was taken back and can be done again."""

    _done: list[Edit] = field(default_factory=list)
    _undone: list[Edit] = field(default_factory=list)
    _given_up: list[Edit] = field(default_factory=list)

    @property
    def undoable(self) -> Edit | None:
        """The step that 元に戻す would take back."""
        return self._done[-1] if self._done else None

    @property
    def redoable(self) -> Edit | None:
        """The step that やり直し would do again."""
        return self._undone[-1] if self._undone else None

    def push(self, edit: Edit) -> None:
        """A new step; what had been taken back can no longer be done again."""
        self._done.append(edit)
        self._given_up, self._undone = self._undone, []

    def move_back(self) -> None:
        """The last step was taken back."""
        self._undone.append(self._done.pop())

    def forget(self) -> None:
        """The last step never was."""
        self._done.pop()
        self._undone, self._given_up = self._given_up, []

    def move_forward(self) -> None:
        """The step taken back last was done again."""
        self._done.append(self._undone.pop())
