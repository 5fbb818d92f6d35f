"""In force on D: the newest version dated ≤ D, and the dates adopted by D."""

import datetime

import pytest
from msgspec.structs import replace

from desktop_app.domain.in_force import in_force
from desktop_app.domain.plan import Measure, Plan, TimingProposal
from desktop_app.domain.tree import get, path_to, replaced
from desktop_app.domain.version import Occasion, Version, newest, read_occasion
from tests.helpers.sample import submitted_plan

PLAN = submitted_plan()
SUBMITTED = datetime.date(2023, 5, 12)
ADOPTED = datetime.date(2023, 9, 1)
VERSION = Version(1, "計画", SUBMITTED, Occasion.SUBMITTED, root="x")
ONE_DAY = datetime.timedelta(days=1)
MEASURE = next(m for m in PLAN.measures() if m.timing_text == "2023年度上期")


def _adopted(plan: Plan, text: str, day: datetime.date | None, *, key: str = "V") -> Plan:
    measure = get(plan, MEASURE.id, Measure)
    proposal = TimingProposal(
        int(key, 36),
        key,
        text,
        SUBMITTED,
        adopted_on=day,
        former_text=measure.timing_text if day else "",
        former_reference=measure.timing_reference if day else None,
    )
    changed = replace(measure, proposals=(*measure.proposals, proposal))
    if day is not None:
        changed = replace(changed, timing_text=text, timing_reference=SUBMITTED)
    return replaced(plan, path_to(plan, measure.id), changed)


def _text(plan: Plan) -> str:
    return get(plan, MEASURE.id, Measure).timing_text


def test_without_a_version_the_working_plan_is_in_force() -> None:
    held = in_force(PLAN, on=SUBMITTED)
    assert held.plan is PLAN
    assert (held.version, held.planned) == (None, ())


def test_a_date_is_in_force_from_its_adoption_and_not_a_day_before() -> None:
    working = _adopted(PLAN, "2023年度下期", ADOPTED)
    before = in_force(working, on=ADOPTED - ONE_DAY, version=VERSION, frozen=PLAN)
    after = in_force(working, on=ADOPTED, version=VERSION, frozen=PLAN)
    assert before.plan is PLAN
    assert _text(after.plan) == "2023年度下期"
    assert get(after.plan, MEASURE.id, Measure).proposals[0].former_text == "2023年度上期"
    assert _text(in_force(working, on=ADOPTED - ONE_DAY).plan) == "2023年度上期"
    assert _text(in_force(working, on=ADOPTED).plan) == "2023年度下期"


def test_a_proposal_is_never_in_force() -> None:
    working = _adopted(PLAN, "2023年度下期", None)
    held = in_force(working, on=datetime.date(2030, 1, 1), version=VERSION, frozen=PLAN)
    assert held.plan is PLAN


def test_of_several_adoptions_the_last_one_up_to_the_day_holds() -> None:
    working = _adopted(PLAN, "2023年度下期", ADOPTED)
    working = _adopted(working, "2024年度", ADOPTED + ONE_DAY, key="W")
    for day, text in (
        (SUBMITTED, "2023年度上期"),
        (ADOPTED, "2023年度下期"),
        (ADOPTED + ONE_DAY, "2024年度"),
    ):
        assert _text(in_force(working, on=day, version=VERSION, frozen=PLAN).plan) == text
        assert _text(in_force(working, on=day).plan) == text


def test_a_version_holds_what_was_adopted_before_it_also_if_it_holds_only_later() -> None:
    frozen = _adopted(PLAN, "2023年度下期", ADOPTED)
    later = replace(VERSION, date=SUBMITTED + ONE_DAY)
    early = in_force(frozen, on=SUBMITTED + ONE_DAY, version=later, frozen=frozen)
    assert _text(early.plan) == "2023年度上期"
    assert in_force(frozen, on=ADOPTED, version=later, frozen=frozen).plan is frozen


def test_other_words_of_the_draft_are_not_in_force_and_new_measures_are_planned() -> None:
    item = PLAN.chapters[0].items[0]
    new = Measure(7, "zz", "新しい施策")
    working = replaced(PLAN, path_to(PLAN, item.id), replace(item, entries=(*item.entries, new)))
    working = replace(working, title="草案")
    held = in_force(working, on=SUBMITTED, version=VERSION, frozen=PLAN)
    assert held.plan is PLAN
    assert held.planned == (7,)


def test_the_newest_version_up_to_the_day_counts_if_it_has_content_and_stands() -> None:
    later = replace(VERSION, id=2, date=ADOPTED, name="報告")
    nameless = replace(VERSION, id=3, date=ADOPTED, root="")
    withdrawn = replace(VERSION, id=4, date=ADOPTED, withdrawn_on=ADOPTED)
    versions = (VERSION, later, nameless, withdrawn)
    assert newest(versions, on=SUBMITTED - ONE_DAY) is None
    assert newest(versions, on=ADOPTED - ONE_DAY) is VERSION
    assert newest(versions, on=ADOPTED) is later


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("提出", Occasion.SUBMITTED),
        ("submitted", Occasion.SUBMITTED),
        ("第２回報告", Occasion.REPORTED),
        ("公表", Occasion.PUBLISHED),
        ("改定", Occasion.REVISED),
        ("会議", None),
    ],
)
def test_an_occasion_is_read_from_its_word(text: str, occasion: Occasion | None) -> None:
    assert read_occasion(text) is occasion
