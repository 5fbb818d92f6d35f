"""Why each measure is there: 命令等の事項 and 原因 on one side, 施策 on the other, and their links.

A link keeps a digest of both texts as they were when it was made or confirmed. When one of them was
changed since, somebody has to look whether it still holds: 要確認. A link without a digest was
never confirmed by anybody and cannot tell.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Final

from msgspec import Struct

from desktop_app.application.commands import AddEntity, ChangeField, Command, DeleteEntity, Together
from desktop_app.domain.comparison import printed_numbers
from desktop_app.domain.folding import fold
from desktop_app.domain.numbering import cause_mark
from desktop_app.domain.plan import Entity, Link, Measure, Plan
from desktop_app.domain.tree import find, walk

_SEPARATOR: Final = "\x1f"
_LENGTH: Final = 16


class Tie(StrEnum):
    """What there is between a measure and a reason. CHANGED is 要確認."""

    NONE = ""
    HELD = "held"
    CHANGED = "changed"


class Reason(Struct, frozen=True):
    """What a measure answers: a 事項 of an order or a cause. `heading` is what it stands under."""

    id: int
    kind: str
    mark: str
    text: str
    heading: str


class TracedMeasure(Struct, frozen=True):
    """A measure with the printed number and title of its item."""

    id: int
    number: str
    item: str
    text: str


class Traceability(Struct, frozen=True, dict=True):
    """The matrix of one plan."""

    measures: tuple[TracedMeasure, ...]
    reasons: tuple[Reason, ...]
    links: Mapping[tuple[int, int], Link]
    changed: frozenset[int]
    """The links whose texts changed since."""

    def tie(self, measure: int, reason: int) -> Tie:
        """What there is between the two."""
        link = self.links.get((measure, reason))
        if link is None:
            return Tie.NONE
        return Tie.CHANGED if link.id in self.changed else Tie.HELD

    def reasons_of(self, measure: int) -> tuple[Reason, ...]:
        """What a measure answers."""
        return tuple(each for each in self.reasons if (measure, each.id) in self.links)

    def answers_to(self, reason: int) -> int:
        """How many measures there are for a reason."""
        return self._answers.get(reason, 0)

    @cached_property
    def _answers(self) -> Mapping[int, int]:
        return Counter(reason for _measure, reason in self.links)

    @cached_property
    def unfounded(self) -> frozenset[int]:
        """Measures without a reason."""
        founded = {measure for measure, _reason in self.links}
        return frozenset(each.id for each in self.measures) - founded

    @cached_property
    def unanswered(self) -> frozenset[int]:
        """Reasons without a measure."""
        answered = {reason for _measure, reason in self.links}
        return frozenset(each.id for each in self.reasons) - answered


def trace(plan: Plan) -> Traceability:
    """The matrix of a plan as it stands."""
    reasons = tuple(reasons_in(plan))
    measures = tuple(_measures(plan))
    sources = {each.id: each.text for each in measures}
    targets = {each.id: each.text for each in reasons}
    links = {
        (link.source, link.target): link
        for link in plan.links
        if link.source in sources and link.target in targets
    }
    changed = frozenset(
        link.id
        for link in links.values()
        if _tie(link, sources[link.source], targets[link.target]) is Tie.CHANGED
    )
    return Traceability(measures, reasons, links, changed)


def reasons_for(plan: Plan, measure: Measure) -> tuple[tuple[Reason, Tie], ...]:
    """Every reason with what there is between it and one measure; no other measure is looked at."""
    own = {link.target: link for link in plan.links if link.source == measure.id}
    return tuple(
        (each, _tie(own.get(each.id), measure.text, each.text)) for each in reasons_in(plan)
    )


def _tie(link: Link | None, source: str, target: str) -> Tie:
    if link is None:
        return Tie.NONE
    changed = link.noted and link.noted != digest(source, target)
    return Tie.CHANGED if changed else Tie.HELD


def digest(source: str, target: str) -> str:
    """Of both texts; width and line breaks make no difference."""
    joined = _SEPARATOR.join((fold(source), fold(target)))
    return hashlib.sha256(joined.encode()).hexdigest()[:_LENGTH]


def join(plan: Plan, source: int, target: int) -> Command:
    """A link, confirmed as it is made."""
    return AddEntity(
        "link",
        values={"source": source, "target": target, "noted": _digest_now(plan, source, target)},
    )


def confirm(plan: Plan, *links: int) -> Command | None:
    """Links that were looked at and still hold; None if there is none."""
    commands = tuple(
        ChangeField(link.id, "noted", _digest_now(plan, link.source, link.target))
        for link in plan.links
        if link.id in links
    )
    return commands[0] if len(commands) == 1 else Together(commands) if commands else None


def toggle(plan: Plan, source: int, target: int) -> Command:
    """A link made, or the one that is there taken away."""
    found = (each for each in plan.links if (each.source, each.target) == (source, target))
    link = next(found, None)
    return DeleteEntity(link.id) if link else join(plan, source, target)


def relink(plan: Plan, source: int, kind: type[Entity], targets: frozenset[int]) -> Command | None:
    """The links of an entity to a kind as chosen: those missing made, the others taken away."""
    own = {each.target: each.id for each in plan.links if each.source == source}
    held = {target: link for target, link in own.items() if isinstance(find(plan, target), kind)}
    commands: list[Command] = [DeleteEntity(held[each]) for each in held if each not in targets]
    missing = targets - held.keys()
    commands += [join(plan, source, each.id) for each, _above in walk(plan) if each.id in missing]
    return Together(tuple(commands)) if commands else None


def _digest_now(plan: Plan, source: int, target: int) -> str:
    return digest(*(str(getattr(find(plan, each), "text", "")) for each in (source, target)))


def reasons_in(plan: Plan) -> Iterator[Reason]:
    """Everything that a measure may answer, in the plan's order."""
    for place, order in enumerate(plan.orders, 1):
        for inner, requirement in enumerate(order.requirements, 1):
            mark = f"{place}-{inner}"
            yield Reason(requirement.id, "requirement", mark, requirement.text, order.name)
    incidents = {each.id: each.text for each in plan.incidents}
    under: dict[int, str] = {}
    for link in plan.links:
        if link.target in incidents:
            under.setdefault(link.source, incidents[link.target])
    for place, cause in enumerate(plan.causes, 1):
        yield Reason(cause.id, "cause", cause_mark(place), cause.text, under.get(cause.id, ""))


def _measures(plan: Plan) -> Iterator[TracedMeasure]:
    numbers = printed_numbers(plan)
    for chapter in plan.chapters:
        for item in chapter.items:
            for entry in item.entries:
                if isinstance(entry, Measure):
                    yield TracedMeasure(entry.id, numbers[item.id], item.title, entry.text)
