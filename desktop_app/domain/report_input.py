"""What a report is made from: frozen values, so that builders ask no file, no version and no clock.

The application fills it in; the reports print it.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from desktop_app.domain.plan import Chapter, Measure, Plan
from desktop_app.domain.progress import Pace, ProgressEntry, Status, progress_owner
from desktop_app.domain.recurring import KeptWindow
from desktop_app.domain.version import Version

Counts = Mapping[Status | None, int]
"""How many measures have a 進捗区分; None is 未入力."""


class MeasureState(Struct, frozen=True):
    """Where a measure stands. A 再掲 shows the state of its `owner`.

    `answered` says that its entry is of this round, `confirmed` that somebody judged it too.

    `done_in` is the number of the report that first told of it as 実施済.
    """

    owner: int
    entry: ProgressEntry | None = None
    previous: ProgressEntry | None = None
    repeat: bool = False
    confirmed: bool = True
    answered: bool = True
    pace: Pace = Pace.UNSET
    lead: str = ""
    related: tuple[str, ...] = ()
    windows: tuple[KeptWindow, ...] = ()
    done_in: int | None = None

    @property
    def status(self) -> Status | None:
        """進捗区分; None is 未入力."""
        return self.entry.status if self.entry else None


class FormerReport(Struct, frozen=True):
    """前回: the report before, with the plan and the entries of that time."""

    as_of: datetime.date
    plan: Plan
    number: int | None = None
    entries: Mapping[int, ProgressEntry] = field(default_factory=dict)


class ComparedWith(Struct, frozen=True):
    """変更前: another state of the plan; `version` names it, if it is a version."""

    plan: Plan
    version: Version | None = None


class Planned(Struct, frozen=True):
    """追加予定: a measure of the draft with the number of its item there."""

    number: str
    measure: Measure


class ReportInput(Struct, frozen=True):
    """The plan to be printed and what is known of its measures.

    `words` is the plan whose words for 進捗区分, sender and register are used: that of a version
    which was named to be printed again, else the plan as it stands now.
    `version` is the name of the version that is printed, "" for the working plan. `settings` are
    those that a named version keeps. Where what is in force is printed, `planned` are the measures
    that stand only in the draft, and `behind` says that the draft reads differently at all.
    `marked_against` is a version of which the file has no content: marks set by hand rule, and
    their (注) is worded from it. `again` says that a named version is printed from its own records
    instead of those of today. `amended` says that the plan no longer reads as on its own date.
    """

    plan: Plan
    words: Plan
    states: Mapping[int, MeasureState] = field(default_factory=dict)
    version: str = ""
    former: FormerReport | None = None
    compared: ComparedWith | None = None
    draft: bool = False
    planned: tuple[Planned, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    behind: bool = False
    marked_against: Version | None = None
    amended: bool = False
    again: bool = False

    def state(self, measure: Measure) -> MeasureState:
        """What is known of a measure."""
        return self.states.get(measure.id) or MeasureState(measure.id)

    def counts(self, measure: Measure) -> bool:
        """Whether 全N施策 counts it."""
        return self.words.repeated_count or not self.state(measure).repeat


def bare_input(plan: Plan, entries: Mapping[int, ProgressEntry]) -> ReportInput:
    """A plan with nothing but the entries that hold: no versions, no report before."""
    owners = dict(_owners(plan))
    states = {
        measure: MeasureState(owner, entries.get(owner), repeat=owner != measure)
        for measure, owner in owners.items()
    }
    return ReportInput(plan, plan, states)


def counts_by_chapter(
    plan: Plan, entries: Mapping[int, ProgressEntry], *, repeated: bool
) -> dict[int, Counts]:
    """Per chapter how many measures have each 進捗区分; `repeated` says whether 再掲 count."""
    owners = dict(_owners(plan))
    counts: dict[int, Counts] = {}
    for chapter in plan.chapters:
        counter: Counter[Status | None] = Counter()
        for measure in measures_of(chapter):
            owner = owners[measure.id]
            if repeated or owner == measure.id:
                entry = entries.get(owner)
                counter[entry.status if entry else None] += 1
        counts[chapter.id] = counter
    return counts


def summed(counts: Mapping[int, Counts]) -> Counts:
    """Over all chapters."""
    total: Counter[Status | None] = Counter()
    for each in counts.values():
        total.update(each)
    return total


def measures_of(chapter: Chapter) -> Iterator[Measure]:
    """In printed order."""
    return (measure for item in chapter.items for measure in item.measures)


def _owners(plan: Plan) -> Iterator[tuple[int, int]]:
    measures = {measure.id: measure for measure in plan.measures()}
    for measure in measures.values():
        owner = progress_owner(measure, measures) if measure.repeats is not None else measure
        yield measure.id, owner.id
