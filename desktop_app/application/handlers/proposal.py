"""変更案: how a change of 実施時期 waits beside the valid one once the plan was submitted."""

from __future__ import annotations

import datetime
from typing import Final

from msgspec.structs import replace

from desktop_app.application.commands.plan import ChangeTiming
from desktop_app.application.commands.version import AdoptTiming, AdoptTimings
from desktop_app.application.handlers.situation import Outcome, Situation
from desktop_app.application.ports import VersionRecords
from desktop_app.domain.comparison import printed_numbers
from desktop_app.domain.errors import DomainError
from desktop_app.domain.in_force import adopted
from desktop_app.domain.order_key import key_between
from desktop_app.domain.plan import ChangeKind, Measure, Plan, TimingProposal
from desktop_app.domain.timing import SlipKind, Timing, compare_timings
from desktop_app.domain.tree import get, path_to, replaced
from desktop_app.domain.version import SUBMISSIONS, standing

_SUGGESTED: Final = {SlipKind.EARLIER: ChangeKind.EARLIER, SlipKind.LATER: ChangeKind.LATER}
_CHOSEN: Final = frozenset({ChangeKind.CORRECTION, ChangeKind.INSTRUCTED})
"""誤記訂正 and 国の指示 are what a person says; no later wording takes them back."""
_OF_ADOPTION: Final = frozenset({"adopted_on", "former_text", "former_reference", "former_year"})
_NAME_LENGTH: Final = 20
_WORDS: Final = frozenset({"text", "reference", "year"})


def submitted_measures(records: VersionRecords) -> frozenset[int] | None:
    """The measures that stand in a version which went to the authority and was not withdrawn.

    None if no such version has content: then nobody can say.
    """
    roots = [v.root for v in standing(records.versions()) if v.occasion in SUBMISSIONS and v.root]
    if not roots:
        return None
    return frozenset().union(*(records.measures_in(root) for root in roots))


def is_submitted(measure: Measure, situation: Situation) -> bool:
    """Whether a change of its 実施時期 is a 変更案."""
    if situation.plan.submitted_on is None:
        return False
    submitted = submitted_measures(situation.records)
    return bool(measure.timing_text) if submitted is None else measure.id in submitted


def day_of_new_words(situation: Situation) -> datetime.date | None:
    """The day of the document in which words that are written now will first stand.

    Before 提出 that is the plan itself. Afterwards the plan that was submitted holds them no more,
    so they are read from the day on which they are written.
    """
    if situation.plan.submitted_on is None or submitted_measures(situation.records) is None:
        return situation.plan.date
    return situation.stamp.at.date()


def propose_timing(command: ChangeTiming, measure: Measure, situation: Situation) -> Outcome:
    """The 変更案 set, changed or, where the words are the valid ones again, dropped.

    A year that the valid words leave open is settled, or left open again, at once: that changes
    none of them. Another year than the settled one is a 変更案 like other words.
    The id of a new 変更案 is told, so that its reason can follow.
    """
    proposed = _proposed(command, measure, situation)
    open_ = measure.proposal
    others = tuple(each for each in measure.proposals if each is not open_)
    if _only_settles(measure.timing, proposed):
        settled = replace(measure, timing_year=proposed.year, proposals=others)
        return _outcome(settled, situation)
    made: tuple[int, ...] = ()
    if open_ is None:
        last = max((each.key for each in others), default="")
        open_ = TimingProposal(situation.new_id(), key_between(last, ""))
        made = (open_.id,)
    changed = replace(
        open_,
        text=proposed.text,
        reference=proposed.reference,
        year=proposed.year,
        change_kind=_suggested(open_, measure.timing, proposed, situation),
    )
    outcome = _outcome(replace(measure, proposals=_in_order((*others, changed))), situation)
    return replace(outcome, new_ids=made)


def _only_settles(valid: Timing, proposed: Timing) -> bool:
    """Whether no more than an open year is settled or a settled one is left open again."""
    moved = None not in (valid.year, proposed.year) and valid.year != proposed.year
    return not moved and replace(proposed, year=valid.year) == valid


def propose_field(measure: Measure, field: str, value: object, situation: Situation) -> Outcome:
    """One of the three fields of a 実施時期 set; the other two are those of the 変更案, if any."""
    held = measure.proposal.timing if measure.proposal else measure.timing
    text = value if field == "timing_text" and isinstance(value, str) else held.text
    reference, year = held.reference, held.year
    if field == "timing_reference":
        reference = value if isinstance(value, datetime.date) else None
    elif field == "timing_year":
        year = value if isinstance(value, int) else None
    elif text != held.text:
        reference = None
    return propose_timing(ChangeTiming(measure.id, text, reference, year), measure, situation)


def adopt_timing(command: AdoptTiming, situation: Situation) -> Outcome:
    """The 変更案 becomes the 実施時期 and keeps the words that it replaced."""
    measure = get(situation.plan, command.measure, Measure)
    proposal = measure.proposal
    if proposal is None:
        raise DomainError("no_proposal")
    if not proposal.reason.strip():
        raise DomainError("proposal_reason_needed")
    _check_day(command.on, measure, situation)
    done = replace(
        proposal,
        adopted_on=command.on,
        former_text=measure.timing_text,
        former_reference=measure.timing_reference,
        former_year=measure.timing_year,
    )
    others = tuple(each for each in measure.proposals if each is not proposal)
    changed = replace(
        measure,
        timing_text=proposal.text,
        timing_reference=proposal.reference,
        timing_year=proposal.year,
        proposals=_in_order((*others, done)),
    )
    return _outcome(changed, situation)


def adopt_timings(command: AdoptTimings, situation: Situation) -> Outcome:
    """Each as by itself, on the outcome of the one before."""
    ids = dict.fromkeys(command.measures)
    measures = [get(situation.plan, id_, Measure) for id_ in ids]
    _check_each("no_proposals", [m for m in measures if m.proposal is None], situation)
    lacking = [m for m in measures if m.proposal and not m.proposal.reason.strip()]
    _check_each("proposal_reasons_needed", lacking, situation)
    outcome = Outcome(situation.plan)
    for id_ in ids:
        step = replace(situation, plan=outcome.plan)
        outcome = adopt_timing(AdoptTiming(id_, command.on), step)
    return outcome


def _check_each(code: str, failing: list[Measure], situation: Situation) -> None:
    """Names every one, so that nobody has to try again and again."""
    if not failing:
        return
    numbers = printed_numbers(situation.plan)
    named = "、".join(f"{numbers[m.id]}「{_shortened(m.text)}」" for m in failing)
    raise DomainError(code, count=len(failing), measures=named)


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _NAME_LENGTH else f"{words[: _NAME_LENGTH - 1]}…"


def check_new_proposal(parent: Measure, added: TimingProposal) -> None:
    """A measure has one open 変更案 at most. Raises DomainError."""
    if added.adopted_on is None and parent.proposal is not None:
        raise DomainError("proposal_exists")


def check_proposal_field(proposal: TimingProposal, field: str) -> None:
    """Adoption is a step of its own, and what was adopted is history. Raises DomainError."""
    if field in _OF_ADOPTION or (proposal.adopted_on is not None and field in _WORDS):
        raise DomainError("proposal_settled")


def check_proposal_may_go(proposal: TimingProposal, plan: Plan) -> None:
    """What was adopted after submission stays in the trail. Raises DomainError."""
    if proposal.adopted_on is not None and plan.submitted_on is not None:
        raise DomainError("proposal_settled")


def _proposed(command: ChangeTiming, measure: Measure, situation: Situation) -> Timing:
    """New words are read from the day on which they are proposed, known ones from their own."""
    reference = command.reference
    if reference is None:
        known = [measure.timing] + ([measure.proposal.timing] if measure.proposal else [])
        same = next((timing for timing in known if timing.text == command.text), None)
        reference = same.reference if same else situation.stamp.at.date()
    return Timing(command.text, reference, command.year)


def _suggested(
    proposal: TimingProposal, valid: Timing, proposed: Timing, situation: Situation
) -> ChangeKind:
    if proposal.change_kind in _CHOSEN:
        return proposal.change_kind
    plan = situation.plan
    on = plan.date or situation.stamp.at.date()
    before = valid.read(on=on, conventions=plan.conventions)
    after = proposed.read(on=on, conventions=plan.conventions)
    return _SUGGESTED.get(compare_timings(before, after).kind, ChangeKind.UNSET)


def _check_day(day: datetime.date, measure: Measure, situation: Situation) -> None:
    """A date holds from its adoption on; nothing that was reported since is changed by it."""
    bounds = [v.date for v in standing(situation.records.versions()) if v.root and v.date > day]
    bounds += [adopted_on for adopted_on, _ in adopted(measure.proposals) if adopted_on > day]
    if bounds:
        raise DomainError("adopted_too_early", day=day.isoformat(), since=max(bounds).isoformat())


def _outcome(measure: Measure, situation: Situation) -> Outcome:
    plan = situation.plan
    return Outcome(replaced(plan, path_to(plan, measure.id), measure))


def _in_order(proposals: tuple[TimingProposal, ...]) -> tuple[TimingProposal, ...]:
    return tuple(sorted(proposals, key=lambda proposal: (proposal.key, proposal.id)))
