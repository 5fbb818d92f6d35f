"""Two states compared: whole, sorted, and silent about what is not adopted."""

import datetime
import random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop_app.domain.comparison import (
    Marking,
    compare_plans,
    new_marks,
    printed_numbers,
    with_marks,
)
from desktop_app.domain.diff import apply_changes
from desktop_app.domain.kinds import KEY
from desktop_app.domain.order_key import key_between
from desktop_app.domain.plan import (
    ChangeKind,
    Detail,
    Entity,
    Item,
    Measure,
    Plan,
    TimingProposal,
)
from desktop_app.domain.tree import get, path_to, replaced, with_collections
from tests.helpers.edited import edited
from tests.helpers.sample import submitted_plan

PLAN = submitted_plan()
DAY = datetime.date(2023, 5, 12)
MEASURE = next(m for m in PLAN.measures() if m.timing_text == "2023年度上期")
ITEM = PLAN.chapters[2].items[3]


def _with(plan: Plan, entity: Entity) -> Plan:
    return replaced(plan, path_to(plan, entity.id), entity)


@given(seed=st.integers(0, 2**32), one=st.integers(0, 25), other=st.integers(0, 25))
@settings(max_examples=80, deadline=None)
def test_a_comparison_applied_to_the_one_gives_the_other(seed: int, one: int, other: int) -> None:
    before = edited(PLAN, random.Random(seed), one)
    after = edited(PLAN, random.Random(seed + 1), other)
    comparison = compare_plans(before, after, on=DAY)
    assert apply_changes(before, comparison.changes) == after
    back = compare_plans(after, before, on=DAY)
    assert {m.id for m in back.added} == {m.id for m in comparison.removed}
    assert {m.id for m in back.removed} == {m.id for m in comparison.added}
    assert {m.id for m in back.moved} == {m.id for m in comparison.moved}
    assert {m.id for m in back.reworded} == {m.id for m in comparison.reworded}


@given(seed=st.integers(0, 2**32))
@settings(max_examples=20, deadline=None)
def test_equal_plans_compare_empty(seed: int) -> None:
    plan = edited(PLAN, random.Random(seed), 15)
    again = edited(PLAN, random.Random(seed), 15)
    comparison = compare_plans(plan, again, on=DAY)
    assert not comparison
    assert comparison == compare_plans(plan, plan, on=DAY)


@given(seed=st.integers(0, 2**32), one=st.integers(0, 25), other=st.integers(0, 25))
@settings(max_examples=60, deadline=None)
def test_red_against_a_version_is_what_is_not_in_it(seed: int, one: int, other: int) -> None:
    version = edited(PLAN, random.Random(seed), one)
    plan = edited(PLAN, random.Random(seed + 1), other)

    def ids(held: Plan) -> set[int]:
        measures = held.measures()
        return {m.id for m in measures} | {d.id for m in measures for d in m.details}

    marks = new_marks(version, plan)
    assert marks.whole == ids(plan) - ids(version)
    red = with_marks(plan, marks).measures()
    assert {m.id for m in red if m.new} | {
        d.id for m in red for d in m.details if d.new
    } == marks.whole


def test_marks_set_by_hand_rule_where_the_old_document_is_not_there() -> None:
    by_hand = _with(PLAN, replace(MEASURE, new=True))
    assert MEASURE.id in new_marks(None, by_hand).whole
    assert with_marks(by_hand, new_marks(None, by_hand)) == by_hand
    assert new_marks(PLAN, by_hand).whole == frozenset()


def test_changed_phrases_are_marked_where_that_is_asked_for() -> None:
    after = _with(PLAN, replace(MEASURE, timing_text="2023年度下期"))
    marks = new_marks(PLAN, after, marking=Marking.PHRASES)
    assert marks.phrases == {(MEASURE.id, "timing_text"): ((6, 8),)}
    assert new_marks(PLAN, after).phrases == {}


def test_a_date_is_told_in_words_with_the_reason_of_its_change() -> None:
    proposal = TimingProposal(
        9, "V", "2023年度下期", DAY, None, ChangeKind.LATER, "納入の遅れ", adopted_on=DAY
    )
    after = _with(PLAN, replace(MEASURE, timing_text="2023年度下期", proposals=(proposal,)))
    (retiming,) = compare_plans(PLAN, after, on=DAY).retimed
    assert retiming.slip.words == "2023年度上期 → 2023年度下期（半期の延期）"
    assert (retiming.reason, retiming.change_kind) == ("納入の遅れ", ChangeKind.LATER)
    (english,) = compare_plans(PLAN, after, on=DAY, language="en").retimed
    assert english.slip.kind is retiming.slip.kind
    assert "延期" not in english.slip.words


def test_a_proposal_is_no_news() -> None:
    proposal = TimingProposal(9, "V", "2023年度下期", DAY, reason="納入の遅れ")
    comparison = compare_plans(PLAN, _with(PLAN, replace(MEASURE, proposals=(proposal,))), on=DAY)
    assert comparison
    assert (comparison.added, comparison.retimed, comparison.altered) == ((), (), ())


def test_the_same_date_from_another_reference_is_no_change_of_date() -> None:
    after = _with(PLAN, replace(MEASURE, timing_reference=datetime.date(2023, 6, 1)))
    assert compare_plans(PLAN, after, on=DAY).retimed == ()


def test_added_removed_and_reworded_say_where_and_what() -> None:
    gone, kept = ITEM.measures[0], ITEM.measures[1]
    new = Measure(7, "zz", "新しい施策", details=(Detail(8, "V", "細目"),))
    reworded = replace(kept, text=kept.text + "等")
    after = _with(PLAN, replace(ITEM, entries=(reworded, *ITEM.entries[2:], new)))
    comparison = compare_plans(PLAN, after, on=DAY)
    assert [(m.id, m.kind, m.number) for m in comparison.added] == [
        (7, "measure", "3-④"),
        (8, "detail", "3-④"),
    ]
    assert comparison.removed[0].id == gone.id
    (rewording,) = comparison.reworded
    assert (rewording.before, rewording.after) == (kept.text, reworded.text)
    assert [p for p in rewording.phrases if not p.same]


def test_only_what_changed_places_has_moved() -> None:
    chapter = PLAN.chapters[2]
    first, *others = chapter.items
    to_end = replace(first, key=key_between(others[-1].key, ""))
    after = _with(PLAN, with_collections(chapter, {"items": (to_end, *others)}))
    (move,) = compare_plans(PLAN, after, on=DAY).moved
    assert (move.id, move.before) == (first.id, "3-①")
    new_key = replace(first, key=key_between("", first.key))
    same_order = _with(PLAN, with_collections(chapter, {"items": (new_key, *others)}))
    comparison = compare_plans(PLAN, same_order, on=DAY)
    assert comparison.moved == ()
    assert KEY in comparison.changes.changes[0].after  # type: ignore[union-attr]


def test_a_measure_in_another_item_has_moved_with_both_numbers() -> None:
    source, target = PLAN.chapters[2].items[0], PLAN.chapters[2].items[1]
    moved = source.measures[0]
    plan = _with(PLAN, replace(source, entries=tuple(e for e in source.entries if e is not moved)))
    item = get(plan, target.id, Item)
    after = _with(plan, with_collections(item, {"entries": (*item.entries, moved)}))
    (move,) = compare_plans(PLAN, after, on=DAY).moved
    assert (move.id, move.before, move.after) == (moved.id, "3-①", "3-②")


def test_numbers_are_those_that_are_printed() -> None:
    numbers = printed_numbers(PLAN)
    assert numbers[PLAN.chapters[0].id] == "1"
    assert numbers[ITEM.id] == "3-④"
    assert {numbers[m.id] for m in ITEM.measures} == {"3-④"}
