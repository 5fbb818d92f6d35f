"""What the application needs from outside, by shape; `storage` satisfies it."""

from __future__ import annotations

import datetime
from collections.abc import Generator, Iterable, Iterator, Mapping
from typing import Protocol

from msgspec import Struct

from desktop_app.application.labels import EditLabel
from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.frozen import Contents, Frozen, StoredFile
from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import Occurrence, ProgressEntry
from desktop_app.domain.version import Version


class Stamp(Struct, frozen=True):
    """Who commits, and when (local time)."""

    at: datetime.datetime
    who: str


class VersionRecords(Protocol):
    """Reads what versions hold."""

    def versions(self) -> tuple[Version, ...]:
        """Every version, oldest date first, withdrawn ones and those without content too."""
        ...

    def frozen(self, root: str) -> Frozen:
        """What a version holds."""
        ...

    def frozen_steps(self, root: str) -> Generator[None, None, Frozen]:
        """The same in steps, so that a window stays at hand; `frozen` is quick then."""
        ...

    def settings_in(self, root: str) -> Mapping[str, str]:
        """The settings that a version keeps; nothing else of it is read."""
        ...

    def plan_in(self, root: str) -> Plan:
        """The plan of a version, without its records."""
        ...

    def measures_in(self, root: str) -> frozenset[int]:
        """The ids of the measures that stand in a version, without reading them."""
        ...

    def files_in(self, root: str) -> tuple[StoredFile, ...]:
        """The files kept with a version, without their bodies."""
        ...

    def stored_file(self, sha256: str) -> bytes:
        """The bytes of a stored file, as they were given."""
        ...

    def stored_sizes(self) -> dict[str, int]:
        """The size of each stored file by its SHA-256; no body is read."""
        ...


class Records(VersionRecords, Protocol):
    """Reads what is kept beside the plan."""

    def progress_of(self, measures: Iterable[int]) -> tuple[ProgressEntry, ...]:
        """Every entry of these measures."""
        ...

    def progress_on(self, measure: int, day: datetime.date) -> tuple[ProgressEntry, ...]:
        """Every entry of a measure with that 基準日, corrected ones too."""
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

    def plan_steps(self, root: str) -> Iterator[None]:
        """Reads the plan of a version in steps; `plan_in` finds it read then."""
        ...

    def apply(
        self,
        changes: ChangeSet,
        *,
        label: EditLabel,
        at: datetime.datetime,
        who: str,
    ) -> None:
        """Makes the changes durable, with a journal entry, in one transaction."""
        ...

    def apply_steps(
        self,
        changes: ChangeSet,
        contents: Contents,
        *,
        label: EditLabel,
        at: datetime.datetime,
        who: str,
    ) -> Generator[float, None, None]:
        """The same with contents, in steps that tell the share of what is done. Closed before the
        last one, it changes nothing.
        """
        ...
