"""What the application needs from outside, by shape; `storage` satisfies it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from desktop_app.application.labels import EditLabel
from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import Occurrence, ProgressEntry


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who commits, and when (local time)."""

    at: datetime.datetime
    who: str


class Records(Protocol):
    """Reads what is kept beside the plan."""

    def progress_of(self, measures: Iterable[int]) -> tuple[ProgressEntry, ...]:
        """Every entry of these measures."""
        ...

    def latest_progress(self, *, as_of: datetime.date) -> dict[int, ProgressEntry]:
        """Per measure the entry that holds on that day."""
        ...

    def occurrences_of(self, measures: Iterable[int]) -> tuple[Occurrence, ...]:
        """Every 実施の記録 of these measures, replaced ones too."""
        ...

    def occurrences_until(self, *, as_of: datetime.date) -> dict[int, tuple[Occurrence, ...]]:
        """Per measure what was carried out up to a day, oldest first; corrected ones left out."""
        ...


class PlanStore(Records, Protocol):
    """Where a plan is kept. `apply` either makes the changes durable or changes nothing."""

    @property
    def read_only(self) -> bool:
        """Whether `apply` is refused."""
        ...

    def load(self) -> Plan:
        """The plan as it stands in the file."""
        ...

    def apply(
        self, changes: ChangeSet, *, label: EditLabel, at: datetime.datetime, who: str
    ) -> None:
        """Makes the changes durable, with a journal entry, in one transaction."""
        ...
