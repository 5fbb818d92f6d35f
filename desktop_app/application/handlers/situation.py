"""What a handler sees and what it leads to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from desktop_app.application.ports import Records, Stamp
from desktop_app.domain.changes import Change
from desktop_app.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that a handler may look at."""

    plan: Plan
    records: Records
    stamp: Stamp
    new_id: Callable[[], int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The plan after the command, the changes of records, and the ids that it made.

    `contents` are texts by their SHA-256, which a version names and the store keeps.
    """

    plan: Plan
    records: tuple[Change, ...] = ()
    new_ids: tuple[int, ...] = ()
    contents: Mapping[str, str] = field(default_factory=dict)
