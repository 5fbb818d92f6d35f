"""What is new or changed since the report before: marks, dates, measures that are gone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from desktop_app.domain.comparison import (
    Marking,
    Mention,
    Retiming,
    compare_plans,
    new_marks,
)
from desktop_app.domain.plan import Measure, Plan

Spans = tuple[tuple[int, int], ...]


class Changes(Struct, frozen=True):
    """`new` are ids of measures and details, `changed` of measures that were there before.

    `phrases` maps (id, field) to starts and ends of words that were changed.
    """

    new: frozenset[int] = frozenset()
    changed: frozenset[int] = frozenset()
    phrases: Mapping[tuple[int, str], Spans] = field(default_factory=dict)
    retimed: Mapping[int, Retiming] = field(default_factory=dict)
    removed: tuple[Mention, ...] = ()

    def touches(self, measure: Measure) -> bool:
        """Whether the measure is new or changed."""
        return measure.id in self.new or measure.id in self.changed


def changes_between(before: Plan, after: Plan, *, on: datetime.date) -> Changes:
    """What a reader of the later plan sees changed in its measures."""
    marks = new_marks(before, after, marking=Marking.PHRASES)
    comparison = compare_plans(before, after, on=on)
    retimed = {each.id: each for each in comparison.retimed}
    gone = {each.id for each in comparison.removed if each.kind == "detail"}
    touched = {id_ for id_, _ in marks.phrases} | {each.id for each in comparison.reworded}
    parents = set(_parents(before, gone)) | set(_parents(after, touched | marks.whole))
    changed = (touched | parents | retimed.keys()) - marks.whole
    return Changes(
        new=marks.whole,
        changed=frozenset(measure.id for measure in after.measures() if measure.id in changed),
        phrases=marks.phrases,
        retimed=retimed,
        removed=tuple(each for each in comparison.removed if each.kind == "measure"),
    )


def _parents(plan: Plan, details: set[int] | frozenset[int]) -> Iterator[int]:
    """The measures to which these details belong."""
    for measure in plan.measures():
        if any(detail.id in details for detail in measure.details):
            yield measure.id
