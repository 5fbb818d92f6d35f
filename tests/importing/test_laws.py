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
        "（4月～）", "(適宜)", "【2027年度】", "従来より",
        "構築済", "（行為規制）", "⾏", "\u200b", "、", "。", "a", "Govern-", "ance",
    ]
)  # fmt: skip
_TEXTS = st.lists(_BITS, max_size=40).map("".join)
_BRACKETS = "()（）[]［］〔〕【】"
"""Those around a 実施時期 at the end of a text are left out with it."""
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
    lost = source - told(proposal)
    assert set(lost) <= set(_BRACKETS)
    assert lost.total() <= 2 * sum(bool(row.timing) for row in proposal.rows)
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


@pytest.mark.parametrize(
    ("line", "text", "timing"),
    [
        ("・内部監査の実施（2026年12月）", "内部監査の実施", "2026年12月"),
        ("・研修の実施(2027年度上期)", "研修の実施", "2027年度上期"),
        ("・研修の実施 (2027年度上期)", "研修の実施", "2027年度上期"),
        ("・規程の改正【～2027年度】", "規程の改正", "～2027年度"),
        ("・点検の実施［4月～ (第1回:4/26)］", "点検の実施", "4月～ (第1回:4/26)"),
        ("・体制の整備（実施時期：2026年10月～）", "体制の整備", "2026年10月～"),
        ("・通報窓口の周知〔従来より構築済〕", "通報窓口の周知", "従来より構築済"),
        ("・研修（適宜）", "研修", "適宜"),
        ("・規程を改正し、（2026年\n12月）", "規程を改正し、", "2026年12月"),
        ("・責任者（部長）の指名（再掲）", "責任者（部長）の指名（再掲）", ""),
        ("・施設（3か所）の点検（ISO27001）", "施設（3か所）の点検（ISO27001）", ""),
        ("・監査（4月）の実施", "監査（4月）の実施", ""),
        ("・監査の実施（4月）\t2026年度", "監査の実施（4月）", "2026年度"),
    ],
)
def test_a_bracket_at_the_end_is_the_timing_where_no_other_is(
    line: str, text: str, timing: str
) -> None:
    (row,) = read_text(line).rows
    assert (row.kind, row.text, row.timing) == (RowKind.MEASURE, text, timing)


def test_a_bracketed_timing_of_a_detail_stays_in_its_words() -> None:
    rows = read_text("➤ 監査の実施\n　ー 監査計画の策定（4月）").rows
    assert [(row.text, row.timing, row.unsure) for row in rows] == [
        ("監査の実施", "", False),
        ("監査計画の策定（4月）", "", False),
    ]


@pytest.mark.parametrize(
    ("inside", "unsure"),
    [
        ("2026年度上期", False),
        ("2026年7月～", False),
        ("適宜", False),
        ("4月～ (第1回:4/26)", False),
        ("従来より構築済", True),
        ("1/2", True),
        ("2023年4月改正", True),
    ],
)
def test_a_bracket_that_may_be_another_thing_is_to_be_looked_at(inside: str, unsure: bool) -> None:
    (row,) = read_text(f"・研修の実施（{inside}）").rows
    assert (row.timing, row.unsure) == (inside, unsure)
