"""The records as they were when a version was frozen: they read like the file of that moment.

Whatever was typed, corrected, withdrawn or frozen afterwards is not in them.
"""

from __future__ import annotations

import datetime
from collections.abc import Generator, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.application.ports import Records
from desktop_app.domain.frozen import STANDING, Frozen, StoredFile
from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import (
    Occurrence,
    ProgressEntry,
    latest_entries,
    occurrences_until,
)
from desktop_app.domain.version import Version


class FrozenRecords(Struct, frozen=True):
    """Entries and occurrences from the content of a version; other versions from the file, which
    never changes them.
    """

    records: Records
    version: Version
    content: Frozen

    def progress_of(self, measures: Iterable[int]) -> tuple[ProgressEntry, ...]:
        """Every entry of these measures."""
        wanted = frozenset(measures)
        return tuple(entry for entry in self.content.entries if entry.measure in wanted)

    def progress_on(self, measure: int, day: datetime.date) -> tuple[ProgressEntry, ...]:
        """Every entry of a measure with that 基準日, corrected ones too."""
        return tuple(e for e in self.content.entries if e.measure == measure and e.as_of == day)

    def latest_progress(self, *, as_of: datetime.date) -> dict[int, ProgressEntry]:
        """Per measure the entry that held on that day."""
        return latest_entries(self.content.entries, as_of=as_of)

    def occurrences_of(self, measures: Iterable[int]) -> tuple[Occurrence, ...]:
        """Every 実施の記録 of these measures, replaced ones too."""
        wanted = frozenset(measures)
        return tuple(each for each in self.content.occurrences if each.measure in wanted)

    def occurrences_until(self, *, as_of: datetime.date) -> dict[int, tuple[Occurrence, ...]]:
        """Per measure what was carried out up to a day, oldest first; corrected ones left out."""
        return occurrences_until(self.content.occurrences, as_of=as_of)

    def versions(self) -> tuple[Version, ...]:
        """The versions of that time, as they stood then."""
        mine = self.version
        earlier = (v for v in self.records.versions() if v.recorded_at < mine.recorded_at)
        return tuple(self._as_then(version) for version in earlier)

    def frozen(self, root: str) -> Frozen:
        """What a version holds."""
        return self.records.frozen(root)

    def frozen_steps(self, root: str) -> Generator[None, None, Frozen]:
        """The same in steps."""
        return self.records.frozen_steps(root)

    def settings_in(self, root: str) -> Mapping[str, str]:
        """The settings of a version."""
        return self.records.settings_in(root)

    def plan_in(self, root: str) -> Plan:
        """The plan of a version, without its records."""
        return self.records.plan_in(root)

    def measures_in(self, root: str) -> frozenset[int]:
        """The ids of the measures that stand in a version."""
        return self.records.measures_in(root)

    def files_in(self, root: str) -> tuple[StoredFile, ...]:
        """The files kept with a version, without their bodies."""
        return self.records.files_in(root)

    def stored_file(self, sha256: str) -> bytes:
        """The bytes of a stored file."""
        return self.records.stored_file(sha256)

    def stored_sizes(self) -> dict[str, int]:
        """The size of each stored file by its SHA-256."""
        return self.records.stored_sizes()

    def _as_then(self, version: Version) -> Version:
        """A withdrawal that came later is not known yet."""
        if version.withdrawn_on is None or not self._stood(version):
            return version
        return replace(version, withdrawn_on=None, withdrawn_reason="")

    def _stood(self, version: Version) -> bool:
        """Versions made before this was written down are judged by the day of the withdrawal."""
        standing = self.content.settings.get(STANDING)
        if standing is not None:
            return str(version.id) in standing.split()
        frozen_on = self.version.recorded_at[:10]
        return version.withdrawn_on is not None and version.withdrawn_on.isoformat() > frozen_on
