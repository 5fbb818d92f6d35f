"""Which rows came, went and moved between two orders."""

from __future__ import annotations

import pytest

from desktop_app.ui.models.changed_rows import Parting, parting, runs, turned


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("", "", Parting(0, 0, 0)),
        ("", "ab", Parting(0, 0, 2)),
        ("abc", "abc", Parting(3, 0, 0)),
        ("abc", "abxc", Parting(2, 0, 1)),
        ("abc", "ac", Parting(1, 1, 0)),
        ("abc", "", Parting(0, 3, 0)),
        ("abcd", "adbc", Parting(1, 3, 3)),
        ("aba", "a", Parting(1, 2, 0)),
        ("abc", "xyz", Parting(0, 3, 3)),
    ],
)
def test_rows_part_after_the_common_head_and_before_the_common_foot(
    before: str, after: str, change: Parting
) -> None:
    old, new = list(map(ord, before)), list(map(ord, after))
    assert parting(old, new) == change
    foot = new[change.first + change.came :]
    assert old[: change.first] == new[: change.first]
    assert old[change.first + change.went :] == foot


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [("abc", "cab", 2), ("abc", "bca", 1), ("abc", "acb", 0), ("abc", "xyz", 0), ("", "", 0)],
)
def test_a_move_is_a_head_that_became_the_foot(before: str, after: str, moved: int) -> None:
    assert turned(list(map(ord, before)), list(map(ord, after))) == moved


def test_places_become_stretches() -> None:
    assert list(runs([0, 1, 4, 6, 7])) == [(0, 1), (4, 4), (6, 7)]
    assert list(runs([])) == []
