"""Commands on the plan itself."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct, field

from desktop_app.domain.kinds import Value


class AddEntity(Struct, frozen=True):
    """Adds an entity of a kind below its parent; prints its id.

    `values` fills its fields; what is left out keeps its default. `parent` may be left out for
    kinds that hang directly below the plan. `id` is chosen at random unless it is given.
    """

    kind: str
    parent: int | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    before: int | None = None
    after: int | None = None
    id: int | None = None


class ChangeField(Struct, frozen=True):
    """Sets one field of an entity; dates as YYYY-MM-DD."""

    entity: int
    field: str
    value: Value


class ChangeTiming(Struct, frozen=True):
    """Sets the 実施時期 of a measure: the words as they are to be printed.

    `reference` is the date of the document in which the words first stand; left out, the plan's
    date. `year` fixes the first year that the words leave out; left out, it is inferred.
    Once the measure was submitted this makes a 変更案, read from today, which is valid only when it
    is adopted; the valid words again take it back.
    """

    measure: int
    text: str
    reference: datetime.date | None = None
    year: int | None = None


class MoveEntity(Struct, frozen=True):
    """Moves an entity with all below it among its siblings or, with `parent`, to another parent."""

    entity: int
    parent: int | None = None
    before: int | None = None
    after: int | None = None


class DeleteEntity(Struct, frozen=True):
    """Deletes an entity with all below it, its links and, for measures, their progress."""

    entity: int


class UseStatusWords(Struct, frozen=True):
    """Makes these the plan's own words for 進捗区分, with what they mean; both by 進捗区分.

    What is left out goes back to the usual words. Two of them may share a word.
    """

    words: Mapping[str, str]
    definitions: Mapping[str, str] = field(default_factory=dict)


PlanCommand: TypeAlias = (
    AddEntity | ChangeField | ChangeTiming | MoveEntity | DeleteEntity | UseStatusWords
)
