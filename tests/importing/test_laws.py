"""What must hold of any pasted text: nothing vanishes or raises, work grows as the text does."""

from __future__ import annotations

import sys
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.importing import Proposal, RowKind, branches, read_html, read_text
from desktop_app.importing.proposal import Branch

_BITS = st.sampled_from(
    [
        "➤ ", "▶", "ー ", "－", "・", "① ", "②", "○ ", "1 ", "２　", "(1) ", "ア ", "第1章 ", "A ",
        "[", "]", "〔", "※ ", "(注) ", "\t", "\n", "\n\n", "  ", "　", "4月～", "～2025年度",
        "適宜",
        "2023年度～ (1回/半期)", "4月～ 5月", "実施時期", "施策", "監査の実施", "コンプライアンス",
        "規程を改正し、", "周知する。", "Web site", "ISO", "3", "- 3 -", '"', "<b", "3 < 4",
        "従来より",
        "構築済", "（行為規制）", "⾏", "\u200b", "、", "。", "a", "Govern-", "ance",
    ]
)  # fmt: skip
_TEXTS = st.lists(_BITS, max_size=40).map("".join)
_LAYOUT = '-‐"\u200b'
"""Signs that joining and spreadsheets take away; everything else must be found again."""


def letters(text: str) -> Counter[str]:
    return Counter(c for c in text if not c.isspace() and c not in _LAYOUT)


def told(proposal: Proposal) -> Counter[str]:
    found: Counter[str] = Counter()
    for row in proposal.rows:
        found += letters(row.mark + row.text + row.timing)
    for aside in proposal.asides:
        found += letters(aside.text)
    return found


@given(_TEXTS)
@settings(max_examples=400, deadline=None)
def test_nothing_of_the_source_vanishes(text: str) -> None:
    proposal = read_text(text)
    source: Counter[str] = Counter()
    for line in proposal.source:
        source += letters(line)
    assert source - told(proposal) == Counter()
    assert told(proposal) - source == Counter()


@given(_TEXTS)
@settings(max_examples=200, deadline=None)
def test_every_line_says_where_it_went(text: str) -> None:
    proposal = read_text(text)
    gone = {*proposal.rows_of_lines(), *(aside.line for aside in proposal.asides)}
    silent = [n for n, line in enumerate(proposal.source) if n not in gone and letters(line)]
    assert silent == []


@given(_TEXTS)
@settings(max_examples=200, deadline=None)
def test_the_tree_holds_every_row_once(text: str) -> None:
    proposal = read_text(text)
    assert sorted(_places(branches(proposal.rows))) == list(range(len(proposal.rows)))


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_text_is_refused(text: str) -> None:
    read_text(text)
    read_html(text)
    read_html(f"<table><tr><td>{text}<td>{text}</table>")
    read_html(f"<p>{text}<![{text}]><p>{text}")


def test_half_a_character_becomes_a_sign_for_that() -> None:
    assert read_text("➤ a\ud800b").rows[0].text == "a\ufffdb"


@pytest.mark.parametrize(
    "line",
    [
        "➤ 監査の実施\t4月～",
        "4月",
        "監査の実施",
        '"',
        "<p>① a",
        "[開いたまま",
        "ー 細目 4月 5月",
        "a\t" * 20,
    ],
)
def test_work_grows_with_the_text_only(line: str) -> None:
    short, long = (_calls(line, count) for count in (50, 400))
    assert long < short * 8 * 1.5


def _calls(line: str, count: int) -> int:
    """How many calls the reading takes: the same on every machine, however busy."""
    text = "\n".join([line] * count)
    calls = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        read_text(text)
        read_html(text)
    finally:
        sys.setprofile(before)
    return calls


def _places(tree: tuple[Branch, ...]) -> list[int]:
    return [place for branch in tree for place in (branch.place, *_places(branch.children))]


def test_kinds_are_those_of_the_plan() -> None:
    assert RowKind("measure") is RowKind.MEASURE
