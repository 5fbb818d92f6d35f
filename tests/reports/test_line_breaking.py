"""Where lines end and how far apart characters stand."""

import re
from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.reports.line_breaking import (
    AUTO_SPACE_EMS,
    MeasuredText,
    may_break,
)
from desktop_app.reports.template import settings_xml

SQUARES: defaultdict[str, float] = defaultdict(lambda: 1.0)
TEXTS = st.text(st.sampled_from("あ漢字、。「」（）ー…ab12 　-%\n\t"), max_size=80)


def lines(text: str, room: float) -> list[str]:
    measured = MeasuredText(text, SQUARES, 1)
    return [text[span.start : span.end] for span in measured.lines(room, room)]


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        pytest.param("あいうえおかき", ["あいうえお", "かき"], id="wraps"),
        pytest.param("あいうえお。か", ["あいうえお。", "か"], id="full stop hangs"),
        pytest.param("あいうえ「か」", ["あいうえ", "「か」"], id="bracket not last"),
        pytest.param("あいうえおー", ["あいうえ", "おー"], id="long mark not first"),
        pytest.param("あいうえおょか", ["あいうえ", "おょか"], id="small kana not first"),
        pytest.param("あい Wordを", ["あい", "Word", "を"], id="words stay whole"),
        pytest.param("あいうえ……", ["あいうえ", "……"], id="leaders stay together"),
        pytest.param("ABCDEFGH", ["ABCDE", "FGH"], id="an endless word is cut"),
        pytest.param("あ\nい", ["あ", "い"], id="break of the text"),
        pytest.param("あいうえお  か", ["あいうえお", "か"], id="spaces vanish at the end"),
        pytest.param("", [""], id="empty"),
    ],
)
def test_lines_end_as_in_japanese_print(text: str, broken: list[str]) -> None:
    assert lines(text, 5) == broken


@given(TEXTS, st.integers(2, 12))
def test_no_line_begins_or_ends_with_a_forbidden_character(text: str, room: int) -> None:
    measured = MeasuredText(text, SQUARES, 1)
    spans = measured.lines(room, room)
    for before, after in pairwise(spans):
        if not before.wrapped:
            continue
        allowed = [p for p in range(before.start + 1, after.start + 1) if may_break(text, p)]
        assert after.start in allowed or not allowed


@given(TEXTS, st.integers(2, 12))
def test_lines_keep_every_character_but_spaces(text: str, room: int) -> None:
    kept = "".join(lines(text, room))
    assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", text)


@given(TEXTS, st.integers(2, 12))
def test_a_line_is_no_wider_than_its_room_and_a_hanging_mark(text: str, room: int) -> None:
    measured = MeasuredText(text, SQUARES, 1)
    for span in measured.lines(room, room):
        assert measured.width(span.start, span.end) <= room + 1.02


def test_japanese_and_latin_stand_a_quarter_em_apart() -> None:
    measured = MeasuredText("年4月", SQUARES, 10)
    assert measured.width(0, 3) == pytest.approx(10 * (3 + 2 * AUTO_SPACE_EMS))
    assert measured.width(0, 2) == pytest.approx(10 * (2 + AUTO_SPACE_EMS))
    assert MeasuredText("（4）", SQUARES, 10).width(0, 3) == pytest.approx(30)


def test_the_rules_of_the_word_file_hold_on_pages() -> None:
    settings = settings_xml()
    before = re.search(r'noLineBreaksBefore w:lang="ja-JP" w:val="([^"]*)"', settings)
    after = re.search(r'noLineBreaksAfter w:lang="ja-JP" w:val="([^"]*)"', settings)
    assert before
    assert after
    assert not any(may_break(f"あ{character}", 1) for character in before[1])
    assert not any(may_break(f"{character}あ", 1) for character in after[1])
