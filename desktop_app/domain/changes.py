"""What differs between two states: the currency of undo, file, journal, screen and comparison."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from desktop_app.domain.kinds import KEY, PARENT, Row


class Added(Struct, frozen=True):
    """An entity that was not there before, with its whole row."""

    kind: str
    id: int
    row: Row

    def inverted(self) -> Removed:
        """The change that takes it away again."""
        return Removed(self.kind, self.id, self.row)


class Removed(Struct, frozen=True):
    """An entity that is no longer there, with the row that it had."""

    kind: str
    id: int
    row: Row

    def inverted(self) -> Added:
        """The change that brings it back."""
        return Added(self.kind, self.id, self.row)


class Changed(Struct, frozen=True):
    """An entity of which some columns differ; both rows hold just those columns."""

    kind: str
    id: int
    before: Row
    after: Row

    def inverted(self) -> Changed:
        """The change that restores the former values."""
        return Changed(self.kind, self.id, self.after, self.before)

    @property
    def moved(self) -> bool:
        """Whether the entity hangs elsewhere or stands at another place."""
        return PARENT in self.after or KEY in self.after


Change = Added | Removed | Changed


class ChangeSet(Struct, frozen=True):
    """Changes that belong together: all or none of them hold. At most one per entity."""

    changes: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def inverted(self) -> ChangeSet:
        """The change set that leads back."""
        return ChangeSet(tuple(change.inverted() for change in self.changes))

    def ids(self) -> frozenset[int]:
        """Every entity that it touches."""
        return frozenset(change.id for change in self.changes)
