"""How far ahead one looks, in words and from what a person types."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from desktop_app.domain.ahead import Ahead, AheadUnit
from desktop_app.support.i18n import _

_TYPED: Final = re.compile(r"[a-z]*(\d{1,3})(.?).*")
_UNITS: Final = {
    AheadUnit.DAY: ("", "日", "d"),
    AheadUnit.WEEK: ("週", "w"),
    AheadUnit.MONTH: ("か", "ヶ", "カ", "ヵ", "ケ", "箇", "月", "m"),
}
"""What the word behind the number begins with; a bare number counts days."""


def span_words(ahead: Ahead) -> str:
    """「8週間」."""
    words = {
        AheadUnit.DAY: _("{count}日間"),
        AheadUnit.WEEK: _("{count}週間"),
        AheadUnit.MONTH: _("{count}か月間"),
    }[ahead.unit]
    return words.format(count=ahead.count)


def within_words(ahead: Ahead) -> str:
    """「8週間以内」."""
    words = {
        AheadUnit.DAY: _("{count}日以内"),
        AheadUnit.WEEK: _("{count}週間以内"),
        AheadUnit.MONTH: _("{count}か月以内"),
    }[ahead.unit]
    return words.format(count=ahead.count)


def ahead_of(text: str) -> Ahead | None:
    """What a text means; None if it means nothing."""
    folded = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    found = _TYPED.fullmatch(folded)
    if found is None or int(found[1]) == 0:
        return None
    units = (unit for unit, begins in _UNITS.items() if found[2] in begins)
    return next((Ahead(int(found[1]), unit) for unit in units), None)
