"""Plans as random editing leaves them, without a file."""

import datetime
import random
from collections.abc import Generator, Iterable

from desktop_app.application.handlers import Situation, handle
from desktop_app.application.ports import Stamp
from desktop_app.domain.errors import DomainError
from desktop_app.domain.frozen import Frozen, StoredFile
from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import Occurrence, ProgressEntry
from desktop_app.domain.version import Version
from tests.helpers.random_edits import RandomEdits
from tests.helpers.sample import NOW


class NoRecords:
    """Nothing is kept beside the plan."""

    def progress_of(self, measures: Iterable[int]) -> tuple[ProgressEntry, ...]:
        return ()

    def progress_on(self, measure: int, day: datetime.date) -> tuple[ProgressEntry, ...]:
        return ()

    def latest_progress(self, *, as_of: datetime.date) -> dict[int, ProgressEntry]:
        return {}

    def occurrences_of(self, measures: Iterable[int]) -> tuple[Occurrence, ...]:
        return ()

    def occurrences_until(self, *, as_of: datetime.date) -> dict[int, tuple[Occurrence, ...]]:
        return {}

    def versions(self) -> tuple[Version, ...]:
        return ()

    def frozen(self, root: str) -> Frozen:
        raise KeyError(root)

    def frozen_steps(self, root: str) -> Generator[None, None, Frozen]:
        raise KeyError(root)

    def settings_in(self, root: str) -> dict[str, str]:
        raise KeyError(root)

    def plan_in(self, root: str) -> Plan:
        raise KeyError(root)

    def measures_in(self, root: str) -> frozenset[int]:
        return frozenset()

    def files_in(self, root: str) -> tuple[StoredFile, ...]:
        return ()

    def stored_file(self, sha256: str) -> bytes:
        raise KeyError(sha256)

    def stored_sizes(self) -> dict[str, int]:
        return {}


def edited(plan: Plan, chance: random.Random, steps: int) -> Plan:
    """The plan after so many random commands."""
    edits = RandomEdits(chance)
    for _ in range(steps):
        situation = Situation(
            plan, NoRecords(), Stamp(NOW, "山田"), lambda: chance.randrange(1, 2**48)
        )
        try:
            plan = handle(edits.several(plan), situation).plan
        except DomainError:
            continue
    return plan
