"""Commands that reshape rows of the outline: split, join, another kind."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct


class SplitRow(Struct, frozen=True):
    """Splits a row's words at a position; prints the id of the new row after it.

    Blanks around the split are dropped. 実施時期 and what stands below stay with the first row.
    `id` is chosen at random unless it is given.
    """

    entity: int
    position: int
    id: int | None = None


class JoinRows(Struct, frozen=True):
    """Joins a row with the next one of its kind: words, what stands below, links.

    The next row must not have progress, nor another 実施時期, nor have been submitted.
    """

    entity: int


class ChangeKind(Struct, frozen=True):
    """Makes a row one of another kind, at its place; prints its new id.

    A detail becomes a measure with the details after it; a measure a detail of the one before, a
    group, or an item with the measures after it; a group or an item a measure. Refused where words
    or progress would be lost.
    """

    entity: int
    kind: str
    id: int | None = None


OutlineCommand: TypeAlias = SplitRow | JoinRows | ChangeKind
