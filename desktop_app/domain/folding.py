"""Texts as a reader takes them: width, kana, case and line breaks make no difference."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

_KATAKANA: Final = range(0x30A1, 0x30F7)
_TO_HIRAGANA: Final = 0x60
_SOUND_MARKS: Final = frozenset("ﾞﾟ\u3099\u309a")
_ALIKE: Final[dict[int, str | int | None]] = {
    **{code: code - _TO_HIRAGANA for code in _KATAKANA},
    **dict.fromkeys(map(ord, " \t\n\r\u3000\u200b\u00a0\u2028\u2029\x0b\x0c")),
    **dict.fromkeys(map(ord, "〜∼˜"), "~"),
    **dict.fromkeys(map(ord, "‐‑‒–—―−─"), "-"),
    ord("･"): "・",
}


def fold(text: str) -> str:
    """The text with everything taken off that a search should not ask for."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_ALIKE)


def found_in(text: str, folded: str) -> tuple[tuple[int, int], ...]:
    """Where a folded word stands in a text: starts and ends, from left to right, none overlapping.

    A part of a character (the 「1」 of 「⑪」) is no place.
    """
    if not folded:
        return ()
    whole, starts, ends = _mapped(text)
    found: list[tuple[int, int]] = []
    at = whole.find(folded)
    while at >= 0:
        after = at + len(folded)
        if at in starts and after in ends:
            found.append((starts[at], ends[after]))
            at = whole.find(folded, after)
        else:
            at = whole.find(folded, at + 1)
    return tuple(found)


def _mapped(text: str) -> tuple[str, dict[int, int], dict[int, int]]:
    """The folded text, and which place in the text begins and ends at a place in it."""
    parts: list[str] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    length = 0
    for start, end in _characters(text):
        part = fold(text[start:end])
        if part:
            starts[length] = start
            length += len(part)
            ends[length] = end
            parts.append(part)
    return "".join(parts), starts, ends


def _characters(text: str) -> Iterator[tuple[int, int]]:
    """Characters with the marks that belong to them."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not (text[at] in _SOUND_MARKS or unicodedata.combining(text[at])):
            yield start, at
            start = at
