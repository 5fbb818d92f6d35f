"""A filter of the outline: what fits is shown with what it stands under, nothing else is."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from desktop_app.application.row_filter import (
    NO_ENTRY,
    NOBODY,
    RowFilter,
    RowSieve,
    TimingState,
)
from desktop_app.domain.plan import (
    Assignment,
    Chapter,
    Department,
    Detail,
    Group,
    Item,
    Measure,
    Note,
    Plan,
    TimingProposal,
)
from desktop_app.domain.progress import Status

ON = datetime.date(2023, 5, 12)
PROPOSAL = TimingProposal(70, "A", "2024年度")
MEASURES = (
    Measure(11, "A", "カンサの実施", "2023年度上期", details=(Detail(21, "A", "結果を報告"),)),
    Group(12, "B", "今後の対応"),
    Measure(13, "C", "研修", "7月～", new=True, assignments=(Assignment(40, "A", 50),)),
    Measure(14, "D", "点検", "2023年13月", proposals=(PROPOSAL,)),
    Measure(15, "E", "再掲の点検", repeats=13),
)
ITEM = Item(3, "A", "体制", entries=MEASURES)
PLAN = Plan(
    1,
    date=ON,
    chapters=(
        Chapter(
            2, "A", "統制環境", (Item(3, "A", "体制", entries=MEASURES),), (Note(4, "A", "※注"),)
        ),
        Chapter(5, "B", "モニタリング", (Item(6, "A", "空の項目"),)),
    ),
    departments=(Department(50, "A", "営業部"),),
)
ABOVE = {2, 3}


def kept(wanted: RowFilter, plan: Plan = PLAN) -> set[int]:
    return set(RowSieve().kept(plan, wanted, {13: Status.DONE, 15: Status.DONE}, on=ON, as_of=ON))


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("ｶﾝｻ", {*ABOVE, 11, 21}),
        ("報告", {*ABOVE, 11, 21}),
        ("上期", {*ABOVE, 11, 21}),
        ("今後", {*ABOVE, 12, 13, 14, 15}),
        ("研修", {*ABOVE, 12, 13}),
        ("体制", {*ABOVE, 11, 21, 12, 13, 14, 15}),
        ("※", {2, 4}),
        ("空の", {5, 6}),
        ("もにた", {5, 6}),
        ("何もない", set()),
    ],
)
def test_words_are_looked_for_in_every_row(words: str, rows: set[int]) -> None:
    assert kept(RowFilter(words)) == rows


@pytest.mark.parametrize(
    ("wanted", "measures"),
    [
        (RowFilter(timing=TimingState.INFERRED), {12, 13}),
        (RowFilter(timing=TimingState.UNREAD), {12, 14}),
        (RowFilter(timing=TimingState.WAITING), {12, 14}),
        (RowFilter(timing=TimingState.MISSING), {12, 15}),
        (RowFilter(new=True), {12, 13}),
        (RowFilter(department=50), {12, 13}),
        (RowFilter(department=NOBODY), {11, 21, 12, 14, 15}),
        (RowFilter(status=str(Status.DONE)), {12, 13, 15}),
        (RowFilter(status=NO_ENTRY), {11, 21, 12, 14}),
        (RowFilter("点検", status=NO_ENTRY), {12, 14}),
        (RowFilter("統制", new=True), {12, 13}),
    ],
    ids=str,
)
def test_measures_are_chosen_by_what_they_hold(wanted: RowFilter, measures: set[int]) -> None:
    assert kept(wanted) == ABOVE | measures


def test_a_new_detail_makes_its_measure_fit() -> None:
    details = (Detail(21, "A", "結果", new=True),)
    first = Measure(11, "A", "監査", details=details)
    item = replace(PLAN.chapters[0].items[0], entries=(first,))
    plan = replace(PLAN, chapters=(replace(PLAN.chapters[0], items=(item,)),))
    assert kept(RowFilter(new=True), plan) == {2, 3, 11, 21}
