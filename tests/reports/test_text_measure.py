"""Widths and breaks decided without fonts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.reports.text_measure import (
    balanced_lines,
    before_bracket,
    upright_parts,
    width_ems,
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("第2条の17", (("第", False), ("2", True), ("条の", False), ("17", True))),
        ("2023年", (("2023年", False),)),
        ("１７", (("１７", False),)),
        ("", ()),
    ],
    ids=["one and two figures", "four figures", "full-width", "empty"],
)
def test_short_numbers_stand_upright(text: str, parts: tuple[tuple[str, bool], ...]) -> None:
    assert upright_parts(text) == parts


@given(st.text())
def test_upright_parts_lose_nothing(text: str) -> None:
    assert "".join(part for part, _ in upright_parts(text)) == text


@given(st.text(alphabet="あのを業務改善、 (1A"), st.floats(1, 40))
def test_balanced_lines_lose_nothing(text: str, limit: float) -> None:
    assert "".join(balanced_lines(text, limit_ems=limit)) == text


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("短い題", 10, ("短い題",)),
        ("業務の改善への計画", 6, ("業務の", "改善への計画")),
        ("業務の改善に関する計画の提出", 10, ("業務の改善に関する", "計画の提出")),
        ("漢字漢字漢字漢字", 4, ("漢字漢字漢字漢字",)),
        ("部門 課長", 3, ("部門 ", "課長")),
    ],
    ids=["fits", "after a particle", "not within に関する", "no good break", "at a space"],
)
def test_balanced_lines(text: str, limit: float, lines: tuple[str, ...]) -> None:
    assert balanced_lines(text, limit_ems=limit) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("4月～ (第1回:4/26)", ("4月～", " (第1回:4/26)")),
        ("4月～（第1回）", ("4月～", "（第1回）")),
        ("4月～", ("4月～",)),
        ("従来より構築済み", ("従来より構築済み",)),
        ("(第1回:4/26)から", ("(第1回:4/26)から",)),
        ("4月～\n(第1回:4/26)", ("4月～\n(第1回:4/26)",)),
    ],
    ids=["space", "no space", "fits", "no bracket", "begins with it", "broken by the user"],
)
def test_a_date_breaks_before_its_bracket(text: str, lines: tuple[str, ...]) -> None:
    assert before_bracket(text, limit_ems=5) == lines


def test_half_width_is_half_of_full_width() -> None:
    assert width_ems("あA1") == 2
