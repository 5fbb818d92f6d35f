"""What was in force on a day: the newest version up to then, and the dates adopted since.

Reports and views speak of this plan; the working plan is the draft of the next version.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.domain.plan import Item, Measure, Plan, TimingProposal
from desktop_app.domain.version import Version


class InForce(Struct, frozen=True):
    """The plan in force. `version` is the one that it rests on; None: the working plan.

    `planned` are the ids of the measures that stand only in the draft (追加予定), in its order.
    """

    plan: Plan
    version: Version | None = None
    planned: tuple[int, ...] = ()


def in_force(
    working: Plan, *, on: datetime.date, version: Version | None = None, frozen: Plan | None = None
) -> InForce:
    """The plan in force on a day.

    `version` is the newest one up to that day and `frozen` its plan; both are left out where there
    is none.
    """
    measures = working.measures()
    draft = {measure.id: measure for measure in measures if measure.proposals}
    if version is None or frozen is None:
        return InForce(_with_timings(working, {}, on=on, since=None) if draft else working)
    held = {measure.id for measure in frozen.measures()}
    planned = tuple(measure.id for measure in measures if measure.id not in held)
    plan = _with_timings(frozen, draft, on=on, since=version.date)
    return InForce(plan, version, planned)


def adopted(proposals: Iterable[TimingProposal]) -> list[tuple[datetime.date, TimingProposal]]:
    """The proposals that were adopted, each with its day, in the order in which they held."""
    held = [(p.adopted_on, p) for p in proposals if p.adopted_on is not None]
    return sorted(held, key=lambda pair: (pair[0], pair[1].key, pair[1].id))


def _with_timings(
    plan: Plan,
    draft: Mapping[int, Measure],
    *,
    on: datetime.date,
    since: datetime.date | None,
) -> Plan:
    """The plan with every 実施時期 as it was valid on that day; untouched branches are shared.

    `draft` holds the measures of the working plan that have a 変更案.
    """

    def timed(item: Item) -> Item:
        if not any(
            isinstance(entry, Measure) and (entry.proposals or entry.id in draft)
            for entry in item.entries
        ):
            return item
        entries = tuple(
            _timed(entry, draft.get(entry.id), on=on, since=since)
            if isinstance(entry, Measure)
            else entry
            for entry in item.entries
        )
        same = all(new is old for new, old in zip(entries, item.entries, strict=True))
        return item if same else replace(item, entries=entries)

    chapters = []
    for chapter in plan.chapters:
        items = tuple(timed(item) for item in chapter.items)
        same = all(new is old for new, old in zip(items, chapter.items, strict=True))
        chapters.append(chapter if same else replace(chapter, items=items))
    if all(new is old for new, old in zip(chapters, plan.chapters, strict=True)):
        return plan
    return replace(plan, chapters=tuple(chapters))


def _timed(
    measure: Measure,
    draft: Measure | None,
    *,
    on: datetime.date,
    since: datetime.date | None,
) -> Measure:
    later = [] if draft is None else _adopted_since(measure, draft, since)
    valid = [proposal for day, proposal in later if day <= on]
    if valid:
        return _adopting(measure, valid)
    not_yet = [proposal for day, proposal in adopted(measure.proposals) if day > on]
    if not_yet:
        former = not_yet[0]
        return replace(
            measure,
            timing_text=former.former_text,
            timing_reference=former.former_reference,
            timing_year=former.former_year,
        )
    return measure


def _adopted_since(
    measure: Measure, draft: Measure, since: datetime.date | None
) -> list[tuple[datetime.date, TimingProposal]]:
    """What the draft adopted after the version: the version itself already holds the rest."""
    held = {proposal.id for _, proposal in adopted(measure.proposals)}
    return [
        (day, proposal)
        for day, proposal in adopted(draft.proposals)
        if proposal.id not in held and (since is None or day >= since)
    ]


def _adopting(measure: Measure, valid: list[TimingProposal]) -> Measure:
    last = valid[-1]
    ids = {proposal.id for proposal in valid}
    kept = tuple(proposal for proposal in measure.proposals if proposal.id not in ids)
    return replace(
        measure,
        timing_text=last.text,
        timing_reference=last.reference,
        timing_year=last.year,
        proposals=tuple(sorted((*kept, *valid), key=lambda p: (p.key, p.id))),
    )
