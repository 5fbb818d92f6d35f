"""Bullets, numbers and note signs at the beginning of a line."""

from __future__ import annotations

import re
from enum import IntEnum

from msgspec import Struct


class Style(IntEnum):
    """Kinds of marks, as they usually stand within one another, outermost first."""

    HEADING_1 = 1
    HEADING_2 = 2
    HEADING_3 = 3
    CHAPTER_WORD = 4
    ROMAN = 5
    LETTER = 6
    NUMBER = 7
    PAREN = 8
    CIRCLED = 9
    RING = 10
    KATAKANA = 11
    ARROW = 12
    DOT = 13
    DASH = 14
    NOTE = 20


class Mark(Struct, frozen=True):
    """A mark as it stood, and the words after it."""

    style: Style
    sign: str
    rest: str


_DIGITS = "0-9０-９"
_GAP = r"[ \u3000\t]"
_PATTERNS: tuple[tuple[Style, re.Pattern[str]], ...] = tuple(
    (style, re.compile(pattern))
    for style, pattern in (
        (
            Style.NOTE,
            r"[(（]?(?:※|注[0-9０-９]{0,2}|備考)[0-9０-９]{0,2}[)）:：]|※|[＊*](?=[0-9０-９])",
        ),
        (Style.CHAPTER_WORD, rf"第[{_DIGITS}一二三四五六七八九十]{{1,3}}(?:章|編|部)?(?={_GAP})"),
        (Style.HEADING_1, rf"#(?={_GAP})"),
        (Style.HEADING_2, rf"##(?={_GAP})"),
        (Style.HEADING_3, rf"#{{3,6}}(?={_GAP})"),
        (Style.ROMAN, r"[\u2160-\u217f][.．、]?"),
        (
            Style.CIRCLED,
            r"[\u2460-\u2473\u2776-\u277f\u24ea\u24f5-\u24fe\u3251-\u325f\u32b1-\u32bf]",
        ),
        (Style.PAREN, rf"[(（][{_DIGITS}]{{1,2}}[)）]|[{_DIGITS}]{{1,2}}[)）]|[\u2474-\u2487]"),
        (
            Style.KATAKANA,
            rf"[ア-ンｱ-ﾝ](?:[.．、]|{_GAP}(?={_GAP}*\S))|[(（][ア-ンｱ-ﾝ][)）]|[\u32d0-\u32fe]",
        ),
        (Style.NUMBER, rf"[{_DIGITS}]{{1,2}}(?:[.．、](?![{_DIGITS}])|(?={_GAP}))|[\u2488-\u249b]"),
        (Style.LETTER, rf"[A-ZＡ-Ｚ](?:[.．](?!\w)|[.．](?={_GAP})|(?={_GAP}+[^\x00-\x7f]))"),
        (Style.RING, r"[○〇◯](?![○〇◯])"),
        (Style.ARROW, r"[➤▶►▷▸⇒→➢➣➡■□◆◇★☆✓✔☑]"),
        (Style.DOT, rf"[・･●•◦∙‣▪▫·]|[*+](?={_GAP})"),
        (Style.DASH, rf"[ー－‐‑‒–—―−─━ｰ-](?={_GAP})|[－‐–—―−─━](?=[^\W\d]|[「『（(])"),
    )
)
_UNITS = re.compile(
    rf"[{_DIGITS}]{{1,2}}{_GAP}+(?:年|月|日|回|件|人|名|時|分|か|ヶ|ヵ|％|%|～|〜|/|社|割|円)"
)
_ALONE = re.compile(r"[A-Za-z0-9０-９Ａ-Ｚ]{1,3}")
_INLINE_ARROW = re.compile(r"(?<=\S)[ \u3000]*(?=[➤▶►][ \u3000])")
_INLINE_DASH = re.compile(
    r"(?<=\S)[ \u3000]+(?=[ー－─][ \u3000])|(?<=[\u4e00-\u9fffぁ-ん。）)」])(?=[ー－─][ \u3000])"
)


def mark_of(text: str) -> Mark | None:
    """The mark of a line that was stripped; None if it begins with words."""
    for style, pattern in _PATTERNS:
        found = pattern.match(text)
        if found and not (style is Style.NUMBER and _UNITS.match(text)):
            return Mark(style, found.group(), text[found.end() :].strip())
    return None


def is_only_a_mark(text: str) -> bool:
    """Whether a cell holds a bullet or number and nothing else."""
    if not text or len(text) > 6:
        return False
    mark = mark_of(f"{text} 文")
    return mark is not None and mark.rest in ("文", "") and text.startswith(mark.sign)


def split_inline(text: str) -> list[str]:
    """A line in which further ➤ and ー stand becomes one line each."""
    if not any(sign in text for sign in "➤▶►ー－─"):
        return [text]
    made: list[str] = []
    for part in _INLINE_ARROW.split(text):
        mark = mark_of(part)
        below = mark is not None and mark.style in (Style.ARROW, Style.DASH)
        made.extend(_INLINE_DASH.split(part) if below else [part])
    return made
