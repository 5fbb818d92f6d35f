"""Flags of 工程表 stand near their lines, in the order of the lines, and never over one another."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.widgets.flag_places import Wish, left_edges

WISHES = st.lists(
    st.builds(
        Wish,
        st.floats(0, 1000),
        st.floats(10, 200),
        st.sampled_from([1.0, 1000.0]),
    ),
    max_size=5,
)


@pytest.mark.parametrize(
    ("wishes", "edges"),
    [
        ([], []),
        ([Wish(100, 40)], [80]),
        ([Wish(5, 40)], [0]),
        ([Wish(995, 40)], [960]),
        ([Wish(100, 40), Wish(200, 40)], [80, 180]),
        ([Wish(100, 40), Wish(100, 40)], [58.5, 101.5]),
        ([Wish(100, 40, 1e9), Wish(110, 40)], [80, 123]),
        ([Wish(110, 40), Wish(100, 40, 1e9)], [123, 80]),
        ([Wish(500, 900, 9), Wish(500, 200)], [50, None]),
    ],
)
def test_where_flags_stand(wishes: list[Wish], edges: list[float | None]) -> None:
    assert left_edges(wishes, 1000) == pytest.approx(edges, abs=0.01)


@given(WISHES)
def test_no_flag_lies_over_another_or_beyond_the_edge(wishes: list[Wish]) -> None:
    edges = left_edges(wishes, 1000)
    told = zip(wishes, edges, strict=True)
    shown = sorted(((wish, edge) for wish, edge in told if edge is not None), key=_edge)
    for wish, edge in shown:
        assert -0.01 <= edge <= 1000 - wish.width + 0.01
    for (one, left), (other, right) in itertools.pairwise(shown):
        assert left + one.width < right
        assert one.line <= other.line


def _edge(placed: tuple[Wish, float]) -> float:
    return placed[1]
