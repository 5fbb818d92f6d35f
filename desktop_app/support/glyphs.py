"""Which characters the bundled fonts can show."""

import unicodedata
from functools import cache

from desktop_app.support import paths

# Drawn as a shape on screen and on paper: none of the bundled fonts has it.
DRAWN_AS_SHAPE = frozenset("➤")
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf"})


def missing_glyphs(text: str) -> str:
    """The characters of `text` that would print as boxes, each once, in order of appearance."""
    return "".join(c for c in dict.fromkeys(text) if not _is_shown(c))


def _is_shown(character: str) -> bool:
    return (
        character in _covered()
        or character in DRAWN_AS_SHAPE
        or unicodedata.category(character) in _INVISIBLE_CATEGORIES
        or _is_variation_selector(ord(character))
    )


def _is_variation_selector(code: int) -> bool:
    """These choose among forms of the character before them and have no form of their own."""
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF


@cache
def _covered() -> frozenset[str]:
    """The characters that every bundled face has, from the list that the subset script wrote."""
    return frozenset((paths.resources() / "fonts" / "covered.txt").read_text("utf-8"))
