"""Gestures on rows as commands, without a window."""

from __future__ import annotations

from desktop_app.application.commands import AddEntity, DeleteEntity, MoveEntity, Together
from desktop_app.domain.plan import Chapter, Detail, Group, Item, Measure, Plan
from desktop_app.ui.row_edits import RowPlace, addition, deletion

PLAN = Plan(
    1,
    chapters=(
        Chapter(
            10,
            "a",
            items=(
                Item(20, "a", entries=(Group(30, "a"), Measure(31, "b"))),
                Item(21, "b", entries=(Measure(32, "a", details=(Detail(40, "a"),)),)),
            ),
        ),
        Chapter(11, "b"),
    ),
)


def test_after_a_heading_comes_a_measure() -> None:
    assert RowPlace(PLAN, 30).next_sibling() == AddEntity("measure", 20, after=30)
    assert RowPlace(PLAN, 10).next_sibling() == AddEntity("chapter", 1, after=10)


def test_below_stands_what_usually_stands_there() -> None:
    assert RowPlace(PLAN, 11).child() == AddEntity("item", 11)
    assert RowPlace(PLAN, 40).child() is None


def test_a_kind_is_added_as_near_as_it_may_stand() -> None:
    assert RowPlace(PLAN, 40).addition("measure") == AddEntity("measure", 21, after=32)
    assert RowPlace(PLAN, 30).addition("measure") == AddEntity("measure", 20, after=30)
    assert RowPlace(PLAN, 40).addition("note") == AddEntity("note", 10)
    assert RowPlace(PLAN, 11).addition("detail") is None
    assert addition(PLAN, None, "chapter") == AddEntity("chapter")
    assert addition(PLAN, None, "item") is None


def test_a_row_moves_beyond_its_parent() -> None:
    assert RowPlace(PLAN, 31).move_up() == MoveEntity(31, before=30)
    assert RowPlace(PLAN, 31).move_down() == MoveEntity(31, parent=21, before=32)
    assert RowPlace(PLAN, 32).move_up() == MoveEntity(32, parent=20)
    assert RowPlace(PLAN, 21).move_down() == MoveEntity(21, parent=11)
    assert RowPlace(PLAN, 10).move_up() is None
    assert RowPlace(PLAN, 40).move_down() is None


def test_rows_that_go_with_another_are_not_named_twice() -> None:
    assert deletion([20, 31], PLAN) == DeleteEntity(20)
    assert deletion([31, 32], PLAN) == Together((DeleteEntity(31), DeleteEntity(32)))
    assert deletion([], PLAN) is None


def test_the_cursor_stays_near_a_deleted_row() -> None:
    assert RowPlace(PLAN, 20).neighbour_after_deletion() == 21
    assert RowPlace(PLAN, 21).neighbour_after_deletion() == 20
    assert RowPlace(PLAN, 40).neighbour_after_deletion() == 32
