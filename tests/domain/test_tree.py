"""Rows are found again without searching the whole plan for each."""

from __future__ import annotations

import sys

import pytest

from desktop_app.domain.errors import NoSuchEntity
from desktop_app.domain.plan import Chapter, Item, Measure, Plan
from desktop_app.domain.tree import find_path, path_to, replaced, walk


def large_plan(items: int) -> Plan:
    """Two chapters of so many items of ten measures."""
    return Plan(1, "計画", chapters=tuple(_chapter(100_000 * n, items) for n in (1, 2)))


def _chapter(id_: int, items: int) -> Chapter:
    made = tuple(_item(id_ + 100 * place) for place in range(1, items + 1))
    return Chapter(id_, str(id_), "章", items=made)


def _item(id_: int) -> Item:
    measures = tuple(Measure(id_ + place, f"{place:02}", "施策") for place in range(1, 11))
    return Item(id_, str(id_), "項目", entries=measures)


def calls_to_find_all(plan: Plan) -> int:
    """The same on every machine, however busy."""
    calls = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    rows = [measure.id for measure in plan.measures()]
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        for row in rows:
            path_to(plan, row)
    finally:
        sys.setprofile(before)
    return calls


def test_finding_every_row_of_a_chapter_in_turn_grows_with_the_rows_only() -> None:
    few, many = calls_to_find_all(large_plan(10)), calls_to_find_all(large_plan(80))
    assert many < few * 8 * 1.5


def test_a_way_that_is_known_is_left_when_it_leads_there_no_more() -> None:
    plan = large_plan(3)
    rows = [entity.id for entity, _above in walk(plan)]
    for row in rows:
        assert path_to(plan, row)[-1].id == row
    gone = path_to(plan, 100_203)
    without = replaced(plan, gone, None)
    assert find_path(without, 100_203) is None
    with pytest.raises(NoSuchEntity):
        path_to(without, 100_203)
    assert path_to(plan, 100_203) == gone
