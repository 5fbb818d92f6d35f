"""What a handler sees and what it leads to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.application.ports import Records, Stamp
from desktop_app.domain.changes import Change
from desktop_app.domain.frozen import NO_CONTENTS, Contents
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

    `contents` are what a version names by SHA-256 and the store keeps.
    """

    plan: Plan
    records: tuple[Change, ...] = ()
    new_ids: tuple[int, ...] = ()
    contents: Contents = NO_CONTENTS
