"""What the versions of a plan tell: what is in force, what changed, how a date went, old numbers.

Readers only; nothing here changes anything. Plans of versions are frozen values, read once.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.application.ports import VersionRecords
from desktop_app.domain import in_force as rules
from desktop_app.domain.comparison import (
    Comparison,
    Marking,
    NewMarks,
    compare_plans,
    new_marks,
    printed_numbers,
    slip_of,
)
from desktop_app.domain.errors import DomainError
from desktop_app.domain.frozen import Frozen, StoredFile
from desktop_app.domain.in_force import InForce, adopted
from desktop_app.domain.plan import Measure, Plan, TimingProposal
from desktop_app.domain.timing import Language, Slip, Timing
from desktop_app.domain.tree import find
from desktop_app.domain.version import Version, newest, standing


class Origin(StrEnum):
    """Where a step of a date's trail comes from."""

    VERSION = "version"
    ADOPTED = "adopted"
    FORMER = "former"
    DRAFT = "draft"
    PROPOSED = "proposed"


class TrailStep(Struct, frozen=True):
    """A 実施時期 that a measure had. `since` is None where nobody knows from when.

    `slip` says in words what became of the step before. `versions` are the names of those that
    printed it. `proposal` is the 変更案 that brought it; with the origin PROPOSED, that would.
    """

    timing: Timing
    origin: Origin
    since: datetime.date | None = None
    slip: Slip | None = None
    versions: tuple[str, ...] = ()
    proposal: TimingProposal | None = None


class FormerNumber(Struct, frozen=True):
    """A printed number that an entity had in a version."""

    entity: int
    number: str
    version: str


class VersionQueries(Struct, frozen=True):
    """Questions to the versions of one open plan."""

    records: VersionRecords

    def listed(self) -> tuple[Version, ...]:
        """Every version, oldest date first."""
        return self.records.versions()

    def named(self, name: str) -> Version:
        """The version of that name, or with that id as text.

        A withdrawn one is found where no other bears the name. Raises DomainError.
        """
        found = [v for v in self.listed() if name in (v.name, str(v.id))]
        if not found:
            raise DomainError("no_such_version", name=name)
        return next((v for v in found if v.withdrawn_on is None), found[-1])

    def frozen(self, version: Version) -> Frozen:
        """Everything that a version holds. Raises DomainError if its content is not here."""
        if not version.root:
            raise DomainError("version_without_content", name=version.name)
        return self.records.frozen(version.root)

    def plan_of(self, version: Version) -> Plan:
        """The plan of a version. Raises DomainError if its content is not here."""
        if not version.root:
            raise DomainError("version_without_content", name=version.name)
        return self.records.plan_in(version.root)

    def files_of(self, version: Version) -> tuple[StoredFile, ...]:
        """The files kept with a version, without their bodies."""
        return self.records.files_in(version.root) if version.root else ()

    def file_of(self, version: Version, name: str) -> bytes:
        """A file as it was submitted, byte for byte. Raises DomainError."""
        for stored in self.files_of(version):
            if stored.name == name:
                return self.records.stored_file(stored.sha256)
        raise DomainError("no_such_stored_file", name=name, version=version.name)

    def newest(self, *, on: datetime.date) -> Version | None:
        """The version in force on a day."""
        return newest(self.listed(), on=on)

    def latest_day(self, working: Plan) -> datetime.date | None:
        """The last day on which anything that is printed changed: a version, or a date adopted.

        Reports without a 基準日 of their own speak of it, so that none asks a clock.
        """
        days = [version.date for version in standing(self.listed()) if version.root]
        days += [day for m in working.measures() for day, _ in rules.adopted(m.proposals)]
        days += [working.date] if working.date else []
        return max(days, default=None)

    def in_force(self, working: Plan, *, on: datetime.date) -> InForce:
        """The plan in force on a day."""
        version = self.newest(on=on)
        frozen = self.plan_of(version) if version else None
        return rules.in_force(working, on=on, version=version, frozen=frozen)

    def compare(
        self,
        working: Plan,
        *,
        old: Version,
        new: Version | None = None,
        on: datetime.date,
        language: Language = "ja",
    ) -> Comparison:
        """What changed between two versions, or between a version and now."""
        after = self.plan_of(new) if new else working
        return compare_plans(self.plan_of(old), after, on=on, language=language)

    def marks(
        self, plan: Plan, against: Version | None, *, marking: Marking = Marking.WHOLE
    ) -> NewMarks:
        """What is new in a plan against a version; marks set by hand where it has no content."""
        before = self.plan_of(against) if against and against.root else None
        return new_marks(before, plan, marking=marking)

    def numbered(self, working: Plan, number: str) -> tuple[FormerNumber, ...]:
        """Everything that bears a number today (version "") or bore it in a version.

        「旧 3-④」, 「3-④」 and 「3-4」 are one number.
        """
        wanted = _plain(number)
        versions = [("", printed_numbers(working))]
        versions += [(version.name, numbers) for version, numbers in self._numbers()]
        return tuple(
            FormerNumber(entity, printed, name)
            for name, numbers in versions
            for entity, printed in numbers.items()
            if _plain(printed) == wanted
        )

    def trail(
        self, working: Plan, measure: int, *, on: datetime.date, language: Language = "ja"
    ) -> tuple[TrailStep, ...]:
        """Every 実施時期 that a measure had, oldest first, each with what became of the one before.

        `on` is the day from which words without a reference are read.
        """
        here = find(working, measure)
        now = here if isinstance(here, Measure) else None
        steps = _merged([*self._steps(now, measure), *_after(now)])
        return tuple(_with_slips(steps, working, on, language))

    def _numbers(self) -> Iterator[tuple[Version, dict[int, str]]]:
        for version in reversed(standing(self.listed())):
            if version.root:
                yield version, printed_numbers(self.plan_of(version))

    def _steps(self, now: Measure | None, measure: int) -> list[TrailStep]:
        """What versions printed and what was adopted, in order of time."""
        found: list[tuple[datetime.date, int, str, TrailStep]] = []
        news: dict[int, tuple[datetime.date, int, TimingProposal]] = {}
        for version in standing(self.listed()):
            held = find(self.plan_of(version), measure) if version.root else None
            if not isinstance(held, Measure):
                continue
            step = TrailStep(held.timing, Origin.VERSION, version.date, versions=(version.name,))
            found.append((version.date, 1, version.recorded_at, step))
            for day, proposal in adopted(held.proposals):
                news.setdefault(proposal.id, (day, 0, proposal))
        for day, proposal in adopted(now.proposals if now else ()):
            news.setdefault(proposal.id, (day, 2, proposal))
        for day, order, proposal in news.values():
            step = TrailStep(proposal.timing, Origin.ADOPTED, day, proposal=proposal)
            found.append((day, order, proposal.key, step))
        steps = [step for *_, step in sorted(found, key=lambda each: each[:3])]
        first = steps[0].proposal if steps else None
        if first is not None:
            steps.insert(0, TrailStep(first.former_timing, Origin.FORMER))
        return steps


def _after(now: Measure | None) -> list[TrailStep]:
    """What the draft says beyond that: its own words, and the 変更案 that waits."""
    if now is None:
        return []
    steps = [TrailStep(now.timing, Origin.DRAFT)]
    if now.proposal is not None:
        steps.append(TrailStep(now.proposal.timing, Origin.PROPOSED, proposal=now.proposal))
    return steps


def _merged(steps: list[TrailStep]) -> list[TrailStep]:
    """The same words said again are one step, which every version that printed them is named by."""
    merged: list[TrailStep] = []
    for step in steps:
        if merged and merged[-1].timing == step.timing and step.origin is not Origin.PROPOSED:
            last = merged.pop()
            proposal = last.proposal or step.proposal
            step = replace(last, versions=last.versions + step.versions, proposal=proposal)
        merged.append(step)
    return merged


def _with_slips(
    steps: list[TrailStep], plan: Plan, on: datetime.date, language: Language
) -> Iterator[TrailStep]:
    before: TrailStep | None = None
    for step in steps:
        if before is None:
            yield step
        else:
            slip = slip_of(plan, before.timing, plan, step.timing, on=on, language=language)
            yield replace(step, slip=slip)
        before = step


def _plain(number: str) -> str:
    folded = unicodedata.normalize("NFKC", number).replace(" ", "")
    return folded.removeprefix("旧")
