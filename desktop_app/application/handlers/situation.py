"""What a handler sees and what it leads to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field

from desktop_app.application.ports import Records, Stamp
from desktop_app.domain.changes import Added, Change
from desktop_app.domain.errors import NoSuchEntity
from desktop_app.domain.frozen import NO_CONTENTS, Contents
from desktop_app.domain.kinds import KIND_BY_NAME, from_row
from desktop_app.domain.plan import Measure, Plan
from desktop_app.domain.progress import Occurrence, ProgressEntry
from desktop_app.domain.tree import find, walk


class MeasureIndex(Struct):
    """The measures of the plan at hand by id: a paste of a thousand rows asks a thousand times."""

    _plan: Plan | None = None
    _measures: Mapping[int, Measure] = field(default_factory=dict)

    def of(self, plan: Plan) -> Mapping[int, Measure]:
        """The measures of this plan."""
        if self._plan is not plan:
            self._plan = plan
            self._measures = {measure.id: measure for measure in plan.measures()}
        return self._measures


class KnownIds(Struct):
    """The ids in the plan at hand, while one entity is added after the other: to find that one is
    free, the whole plan would be searched each time.
    """

    _asked: bool = False
    _plan: Plan | None = None
    _ids: set[int] = field(default_factory=set)

    def holds(self, plan: Plan, id_: int) -> bool:
        """Whether an entity of the plan has that id. The first question is the only one of most
        steps.
        """
        if not self._asked:
            self._asked = True
            return find(plan, id_) is not None
        if self._plan is not plan:
            self._plan, self._ids = plan, {each.id for each, _parent in walk(plan)}
        return id_ in self._ids

    def follow(self, before: Plan, after: Plan, added: int) -> None:
        """The plan after one entity came."""
        if self._plan is before:
            self._plan = after
            self._ids.add(added)


class Pending(Struct, frozen=True):
    """Records that earlier commands of the same step have added, and no file holds yet."""

    _entries: dict[int, list[ProgressEntry]] = field(default_factory=lambda: defaultdict(list))
    _occurrences: dict[int, list[Occurrence]] = field(default_factory=lambda: defaultdict(list))

    def note(self, changes: Iterable[Change]) -> None:
        """Takes the records among the changes."""
        for change in changes:
            if isinstance(change, Added) and change.kind in ("progress_entry", "occurrence"):
                record = from_row(KIND_BY_NAME[change.kind], change.id, change.row)
                if isinstance(record, ProgressEntry):
                    self._entries[record.measure].append(record)
                elif isinstance(record, Occurrence):
                    self._occurrences[record.measure].append(record)

    def of(self, measure: int) -> tuple[ProgressEntry, ...]:
        """The entries of one measure."""
        return tuple(self._entries.get(measure, ()))

    def occurrences_of(self, measure: int) -> tuple[Occurrence, ...]:
        """The 実施の記録 of one measure."""
        return tuple(self._occurrences.get(measure, ()))


class Situation(Struct, frozen=True):
    """Everything that a handler may look at."""

    plan: Plan
    records: Records
    stamp: Stamp
    new_id: Callable[[], int]
    pending: Pending = field(default_factory=Pending)
    index: MeasureIndex = field(default_factory=MeasureIndex)
    ids: KnownIds = field(default_factory=KnownIds)

    def measure(self, id_: int) -> Measure:
        """The measure with that id. Raises NoSuchEntity."""
        found = self.index.of(self.plan).get(id_)
        if found is None:
            raise NoSuchEntity(id_)
        return found

    def entries_of(self, measure: int) -> tuple[ProgressEntry, ...]:
        """Every entry of a measure, those of this step among them."""
        return (*self.records.progress_of([measure]), *self.pending.of(measure))


class Outcome(Struct, frozen=True):
    """The plan after the command, the changes of records, and the ids that it made.

    `contents` are what a version names by SHA-256 and the store keeps.
    """

    plan: Plan
    records: tuple[Change, ...] = ()
    new_ids: tuple[int, ...] = ()
    contents: Contents = NO_CONTENTS
