"""The printed numbers and marks: computed from the order, never stored, never typed.

The scheme is that of the submitted plan: chapters 1, 2 …; items ①, ② …, or ○ for an item that is
alone in its chapter; incidents A., B. …; causes (1), (2) …; root causes ①, ② ….
"""

from __future__ import annotations

from desktop_app.domain.plan import Chapter, Item

MEASURE_MARK = "➤"
DETAIL_MARK = "ー"
ALONE_MARK = "○"

_CIRCLED_RUNS = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))


def circled(number: int) -> str:
    """① … ㊿; beyond fifty, where no circled digit exists, the number in brackets."""
    for first, last, code in _CIRCLED_RUNS:
        if first <= number <= last:
            return chr(code + number - first)
    return f"({number})"


def item_mark(chapter: Chapter, item: Item) -> str:
    """The mark of an item in its chapter."""
    if len(chapter.items) == 1:
        return ALONE_MARK
    return circled(_place(item.id, [other.id for other in chapter.items]))


def incident_mark(place: int) -> str:
    """A., B. … Z., AA. … for the place counted from 1."""
    letters = ""
    while place > 0:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}."


def cause_mark(place: int) -> str:
    """(1), (2) … for the place counted from 1."""
    return f"({place})"


def short_reference(chapter_number: int, chapter: Chapter, item: Item) -> str:
    """「3-④」; for an item alone in its chapter just 「2」."""
    if len(chapter.items) == 1:
        return str(chapter_number)
    return f"{chapter_number}-{item_mark(chapter, item)}"


def _place(entity: int, siblings: list[int]) -> int:
    return siblings.index(entity) + 1
