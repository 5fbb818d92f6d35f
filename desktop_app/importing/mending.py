"""Dirt of a page's layout mended: radicals, unseen characters, symbol bullets, broken lines.

Widths and signs stay as they were submitted; only what no person typed is changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from desktop_app.domain.timing.normalise import fold

_SYMBOL_BULLETS = {
    "\uf0d8": "➤",
    "\uf0e8": "➤",
    "\uf0e0": "➤",
    "\uf06c": "●",
    "\uf09f": "●",
    "\uf0b7": "•",
    "\uf06e": "■",
    "\uf0a7": "■",
    "\uf075": "◆",
    "\uf0fc": "✓",
    "\uf0a8": "□",
}
"""Bullets of Wingdings and Symbol as the clipboard tells them: places without a meaning."""
_BLANK = re.compile(r"[^\S\n\t]")
_UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202c")
_DIGIT = "0-9０-９"
_JAPANESE = r"[^\W\d_a-zA-Z]"
_SPACED_DIGIT = re.compile(
    rf"(?<=\w{_JAPANESE}) (?=[{_DIGIT}])|(?<={_JAPANESE}[{_DIGIT}]) (?={_JAPANESE})"
    rf"|(?<=[ {_DIGIT}][{_DIGIT}]) (?={_JAPANESE})"
)
_TIGHT_DIGIT = re.compile(rf"{_JAPANESE}[{_DIGIT}]|[{_DIGIT}]{_JAPANESE}")


def mend_characters(text: str) -> str:
    """One line with real characters only; tabs stay, other blanks become plain or full-width."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_mended, text))


@lru_cache(maxsize=4096)
def _mended(character: str) -> str:
    if character in _SYMBOL_BULLETS:
        return _SYMBOL_BULLETS[character]
    if character in "\t\u3000":
        return character
    if character in _UNSEEN:
        return ""
    if "\u2e80" <= character <= "\u2fdf":
        return fold(character).key or character
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    return "" if category == "Cc" else character


def closes_digit_gaps(lines: Iterable[str]) -> bool:
    """Whether blanks around digits come from the layout: they stand at nearly every digit."""
    spaced = tight = 0
    for line in lines:
        spaced += len(_SPACED_DIGIT.findall(line))
        tight += len(_TIGHT_DIGIT.findall(line))
    return spaced >= 3 and spaced > 2 * tight


def close_digit_gaps(text: str) -> str:
    """「2023 年 5 月」 as 「2023年5月」."""
    return _SPACED_DIGIT.sub("", text)
