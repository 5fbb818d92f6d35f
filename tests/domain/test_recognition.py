"""An older text knows today's rows again: by id, by words, by likeness."""

from __future__ import annotations

import datetime
import random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop_app.domain.comparison import compare_plans, new_marks
from desktop_app.domain.plan import Chapter, Entity, Item, Measure, Plan, new_id
from desktop_app.domain.recognition import recognised
from desktop_app.domain.tree import collections, walk, with_collections
from tests.helpers.edited import edited
from tests.helpers.sample import submitted_plan

PLAN = submitted_plan()
DAY = datetime.date(2023, 5, 12)


def _typed_anew(entity: Entity) -> Entity:
    """The same words with other ids."""
    held = {
        name: tuple(_typed_anew(member) for member in members)
        for name, members in collections(entity)
    }
    return with_collections(replace(entity, id=new_id()), held)


def _anew(plan: Plan) -> Plan:
    made = _typed_anew(replace(plan, links=()))
    assert isinstance(made, Plan)
    return made


def _with(plan: Plan, *measures: Measure) -> Plan:
    item = Item(2, "V", "項目", entries=measures)
    return replace(plan, chapters=(Chapter(1, "V", "章", (item,)),))


def test_the_same_text_typed_anew_is_the_same_plan() -> None:
    plan = replace(PLAN, links=())
    assert not compare_plans(recognised(_anew(plan), plan), plan, on=DAY)


@given(seed=st.integers(0, 2**32), steps=st.integers(0, 30))
@settings(max_examples=30, deadline=None)
def test_a_copy_that_was_edited_keeps_every_id(seed: int, steps: int) -> None:
    then = edited(PLAN, random.Random(seed), steps)
    assert recognised(then, PLAN) == then


def test_no_row_of_today_is_taken_twice() -> None:
    measures = [Measure(n, key, "監査の実施") for n, key in ((10, "F"), (11, "V"))]
    now = _with(PLAN, *measures)
    then = _with(
        PLAN, *(replace(m, id=m.id + 90) for m in measures), Measure(102, "k", "監査の実施")
    )
    ids = [entity.id for entity, _ in walk(recognised(then, now))]
    assert sorted(m.id for m in recognised(then, now).measures()) == [10, 11, 102]
    assert len(ids) == len(set(ids))


def test_what_was_reworded_is_the_same_row_and_what_is_another_is_new() -> None:
    now = _with(
        PLAN,
        Measure(10, "F", "お客さま情報の取扱いに関する教育を全従業員に実施", "2023年度上期"),
        Measure(11, "V", "監査部門による点検"),
    )
    then = _with(PLAN, Measure(100, "F", "お客さま情報の取扱いに関する教育を実施", "2023年度下期"))
    before = recognised(then, now)
    assert [m.id for m in before.measures()] == [10]
    told = compare_plans(before, now, on=DAY)
    assert [each.id for each in told.retimed] == [10]
    assert [each.id for each in told.added] == [11]
    assert new_marks(before, now).whole == {11}
