"""Two lines of one text put together."""

from __future__ import annotations

import re

_HYPHENATED = re.compile(r"[a-z]{2}[-\u2010]$")


def joined(before: str, after: str) -> str:
    """Japanese without a blank, Latin words with one; a Latin word cut by a hyphen is mended."""
    if not before or not after:
        return before or after
    if _HYPHENATED.search(before[-3:]) and after[0].islower() and after[0].isascii():
        return before[:-1] + after
    latin = _is_latin(before[-1]) and _is_latin(after[0])
    return f"{before} {after}" if latin else before + after


def _is_latin(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ",.;:!?)('\"&")
