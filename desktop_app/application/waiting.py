"""変更案 that wait: what holds, what would hold, and what is still lacking before it does."""

from __future__ import annotations

import datetime

from msgspec import Struct

from desktop_app.application.ports import VersionRecords
from desktop_app.domain.comparison import slip_of
from desktop_app.domain.in_force import adopted
from desktop_app.domain.plan import Measure, Plan, TimingProposal
from desktop_app.domain.timing import Language, Slip, Timing
from desktop_app.domain.version import standing


class Waiting(Struct, frozen=True):
    """The open 変更案 of a measure.

    `lacks` is the code of what keeps it from being adopted, "" if nothing does. `earliest` is the
    first day on which it may be adopted, None if any day will do; `day` the one to propose.
    """

    measure: int
    valid: Timing
    proposal: TimingProposal
    slip: Slip
    submitted_on: datetime.date | None
    lacks: str
    earliest: datetime.date | None
    day: datetime.date


def all_waiting(
    plan: Plan, records: VersionRecords, *, today: datetime.date, language: Language = "ja"
) -> tuple[Waiting, ...]:
    """Every 変更案 that is not adopted yet, in the order of the plan."""
    found = (
        waiting(plan, measure, records, today=today, language=language)
        for measure in plan.measures()
        if measure.proposal is not None
    )
    return tuple(each for each in found if each is not None)


def waiting(
    plan: Plan,
    measure: Measure,
    records: VersionRecords,
    *,
    today: datetime.date,
    language: Language = "ja",
) -> Waiting | None:
    """The 変更案 of a measure that is not adopted yet."""
    proposal = measure.proposal
    if proposal is None:
        return None
    bounds = [version.date for version in standing(records.versions()) if version.root]
    bounds += [day for day, _ in adopted(measure.proposals)]
    earliest = max(bounds, default=None)
    day = proposal.approved_on or today
    return Waiting(
        measure.id,
        measure.timing,
        proposal,
        slip_of(
            plan,
            measure.timing,
            plan,
            proposal.timing,
            on=plan.date or today,
            language=language,
        ),
        plan.submitted_on,
        "" if proposal.reason.strip() else "proposal_reason_needed",
        earliest,
        max(day, earliest) if earliest else day,
    )
