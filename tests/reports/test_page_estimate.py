"""Counting lines instead of measuring fonts."""

from __future__ import annotations

import pytest

from desktop_app.reports.page_estimate import balanced_pages, estimate_page_counts
from tests.helpers.sample import submitted_plan
from tests.reports.plans import big_plan, build


def test_the_submitted_plan_has_eleven_pages() -> None:
    """As LibreOffice lays it out (`test_office`), and as the prototype had it."""
    assert estimate_page_counts(build("plan", submitted_plan())) == (11,)


def test_the_letter_keeps_one_page() -> None:
    assert estimate_page_counts(build("notice", submitted_plan())) == (1,)


def test_pages_grow_with_the_plan() -> None:
    small, large = (estimate_page_counts(build("plan", big_plan(n)))[0] for n in (100, 1000))
    assert 8 < large / small < 11


@pytest.mark.parametrize(
    ("heights", "turns"),
    [
        ((5, 4, 3), (1,)),
        ((2, 2, 2), ()),
        ((3,) * 6, (3,)),
        ((11, 1), ()),
        ((9, 9, 9), (1, 2)),
    ],
    ids=["evenly", "one page", "halves", "taller than a page", "one each"],
)
def test_pages_fill_evenly(heights: tuple[float, ...], turns: tuple[int, ...]) -> None:
    assert balanced_pages(heights, first_room=9, room=10) == turns
