"""Where lines of Japanese text end (禁則処理) and how far apart their characters stand.

Only arithmetic on advances: the same lines on screen, on paper and in the PDF, at every zoom.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from msgspec import Struct

from desktop_app.reports.text_measure import NEVER_FIRST, NEVER_LAST

_NEVER_FIRST = frozenset(NEVER_FIRST)
_NEVER_LAST = frozenset(NEVER_LAST)
_HANGING = frozenset("、。，．､｡")
_TOGETHER = frozenset("…‥―─")
_SPACES = " 　\t"
AUTO_SPACE_EMS = 0.25
"""Word's white between Japanese and Latin letters or digits."""
_JAPANESE = "\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff\uf900-\ufaff々〆"
_BOUNDARY = re.compile(f"(?<=[{_JAPANESE}])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[{_JAPANESE}])")
_TAB = re.compile("\t")
_TAB_EMS = 2.0
_TOLERANCE = 0.01


class Span(Struct, frozen=True):
    """A line as a part of its text. `end` leaves out the spaces at the line's end; `wrapped` lines
    end for want of room and may be justified.
    """

    start: int
    end: int
    wrapped: bool


class MeasuredText:
    """A text with the place of each character, in points from the text's beginning."""

    def __init__(
        self,
        text: str,
        advances: Mapping[str, float],
        size: float,
        others: Sequence[tuple[int, int, Mapping[str, float]]] = (),
        *,
        white_ems: float = AUTO_SPACE_EMS,
    ) -> None:
        """`others` are the advances of parts in another weight; `white_ems` stands between
        Japanese and Latin.
        """
        self.text = text
        widths = [advances[character] * size for character in text]
        for start, end, own in others:
            widths[start:end] = [own[character] * size for character in text[start:end]]
        for found in _TAB.finditer(text):
            widths[found.start()] = _TAB_EMS * size
        self._between = {found.start() - 1 for found in _BOUNDARY.finditer(text)}
        self._space = white_ems * size
        for place in self._between:
            widths[place] += self._space
        self.places = [0.0, *accumulate(widths)]

    def width(self, start: int, end: int) -> float:
        """From the beginning of one character to the end of another, without white after it."""
        if end <= start:
            return 0
        white = self._space if end - 1 in self._between else 0
        return self.places[end] - self.places[start] - white

    def lines(self, room: float, first_room: float) -> tuple[Span, ...]:
        """The text in lines at most that wide; 、 and 。 may hang out."""
        spans: list[Span] = []
        start = 0
        for part in self.text.split("\n"):
            end = start + len(part)
            spans += self._wrapped(start, end, room, room if spans else first_room)
            start = end + 1
        return tuple(spans)

    def _wrapped(self, start: int, end: int, room: float, first_room: float) -> list[Span]:
        spans: list[Span] = []
        while True:
            limit = room if spans else first_room
            stop = self._line_end(start, end, limit)
            spans.append(Span(start, self._without_spaces(start, stop), wrapped=stop < end))
            if stop >= end:
                return spans
            start = stop

    def _line_end(self, start: int, end: int, room: float) -> int:
        limit = self.places[start] + room + _TOLERANCE
        fitting = min(max(bisect_right(self.places, limit) - 1, start + 1), end)
        if fitting < end and self.width(start, fitting + 1) <= room + _TOLERANCE:
            fitting += 1
        if fitting < end and self.text[fitting] in _HANGING:
            fitting += 1
        while fitting < end and self.text[fitting] in _SPACES:
            fitting += 1
        if fitting >= end:
            return end
        for place in range(fitting, start, -1):
            if may_break(self.text, place):
                return place
        return fitting

    def _without_spaces(self, start: int, end: int) -> int:
        while end > start and self.text[end - 1] in _SPACES:
            end -= 1
        return end


def may_break(text: str, place: int) -> bool:
    """Whether a line may end before the character at `place`."""
    before, after = text[place - 1], text[place]
    if after in _SPACES or after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    if before in _SPACES:
        return True
    if before in _TOGETHER and before == after:
        return False
    if unicodedata.category(after) in ("Mn", "Me", "Cf"):
        return False
    return not (_is_western(before) and _is_western(after)) or before == "-"


def _is_western(character: str) -> bool:
    return character < "\u2000"
