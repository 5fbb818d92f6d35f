"""The law of comparison: applying what differs leads from one state to the other."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop_app.domain.changes import Added, Changed, Removed
from desktop_app.domain.diff import apply_changes, diff_plans
from desktop_app.domain.errors import DomainError
from desktop_app.domain.plan import Plan
from tests.helpers.edited import edited
from tests.helpers.sample import submitted_plan

PLAN = submitted_plan()


@given(seed=st.integers(0, 2**32), one=st.integers(0, 25), other=st.integers(0, 25))
@settings(max_examples=150, deadline=None)
def test_applying_the_comparison_of_two_states_to_one_gives_the_other(
    seed: int, one: int, other: int
) -> None:
    before = edited(PLAN, random.Random(seed), one)
    after = edited(PLAN, random.Random(seed + 1), other)
    changes = diff_plans(before, after)
    assert apply_changes(before, changes) == after
    assert apply_changes(after, changes.inverted()) == before
    assert changes.inverted().inverted() == changes


@given(seed=st.integers(0, 2**32))
@settings(max_examples=30, deadline=None)
def test_equal_states_do_not_differ(seed: int) -> None:
    plan = edited(PLAN, random.Random(seed), 10)
    again = edited(PLAN, random.Random(seed), 10)
    assert plan == again
    assert not diff_plans(plan, again)


def test_moving_a_measure_to_another_item_is_one_change_of_one_row() -> None:
    source, target = PLAN.chapters[0].items[0], PLAN.chapters[0].items[1]
    moved = replace(source.entries[0], key="V")
    after = _with_items(
        replace(source, entries=source.entries[1:]),
        replace(target, entries=tuple(sorted((*target.entries, moved), key=lambda e: e.key))),
    )
    (change,) = diff_plans(PLAN, after)
    assert isinstance(change, Changed)
    assert change.moved
    assert change.after["parent"] == target.id
    assert apply_changes(PLAN, diff_plans(PLAN, after)) == after


def test_a_removed_item_is_told_row_by_row_with_everything_below() -> None:
    source = PLAN.chapters[0].items[0]
    chapter = replace(PLAN.chapters[0], items=PLAN.chapters[0].items[1:])
    after = replace(PLAN, chapters=(chapter, *PLAN.chapters[1:]))
    changes = diff_plans(PLAN, after)
    assert {type(change) for change in changes} == {Removed}
    below = 1 + len(source.measures) + sum(len(m.details) for m in source.measures)
    assert len(changes.changes) == below
    assert {type(change) for change in changes.inverted()} == {Added}


def test_untouched_branches_are_shared() -> None:
    after = replace(PLAN, title="別の題")
    back = apply_changes(after, diff_plans(after, PLAN))
    assert back == PLAN
    assert all(a is b for a, b in zip(back.chapters, PLAN.chapters, strict=True))


def test_changes_that_do_not_fit_the_plan_are_refused() -> None:
    gone = Removed("measure", 5, {"parent": 1, "key": "V", "text": ""}).inverted()
    changes = diff_plans(PLAN, PLAN)
    assert apply_changes(PLAN, changes) is PLAN
    with pytest.raises((KeyError, DomainError)):
        apply_changes(PLAN, replace(changes, changes=(gone,)))


def _with_items(*items: object) -> Plan:
    chapter = PLAN.chapters[0]
    kept = tuple(
        next((new for new in items if getattr(new, "id", 0) == old.id), old)
        for old in chapter.items
    )
    changed = replace(chapter, items=kept)
    return replace(PLAN, chapters=(changed, *PLAN.chapters[1:]))
