"""Where flags stand above their lines: none over another, in the order of the lines, all near."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

_GAP: Final = 3.0


class Wish(Struct, frozen=True):
    """A flag of some width that would stand centred on its line; the heavier yields less."""

    line: float
    width: float
    weight: float = 1.0

    @property
    def left(self) -> float:
        """Where its left edge would be."""
        return self.line - self.width / 2


def left_edges(wishes: Sequence[Wish], room: float) -> list[float | None]:
    """The left edge of each flag; None for the lightest ones where there is no room for all."""
    kept = _that_fit(wishes, room)
    order = sorted(kept, key=lambda place: wishes[place].line)
    taken = sum(wishes[place].width for place in order) + _GAP * max(len(order) - 1, 0)
    found: list[float | None] = [None] * len(wishes)
    before = 0.0
    for place, shift in zip(order, _shifts([wishes[place] for place in order]), strict=True):
        found[place] = min(max(shift, 0.0), max(room - taken, 0.0)) + before
        before += wishes[place].width + _GAP
    return found


def _that_fit(wishes: Sequence[Wish], room: float) -> list[int]:
    kept: list[int] = []
    left = room + _GAP
    for place in sorted(range(len(wishes)), key=lambda each: -wishes[each].weight):
        if wishes[place].width + _GAP <= left:
            kept.append(place)
            left -= wishes[place].width + _GAP
    return kept


def _shifts(wishes: Sequence[Wish]) -> list[float]:
    """How far each is from standing shoulder to shoulder at the left edge: what rises never falls,
    and those that would overlap share the mean of their wishes.
    """
    groups: list[tuple[float, float, int]] = []
    before = 0.0
    for wish in wishes:
        mean, weight, count = wish.left - before, wish.weight, 1
        while groups and groups[-1][0] > mean:
            other, its_weight, its_count = groups.pop()
            mean = (mean * weight + other * its_weight) / (weight + its_weight)
            weight, count = weight + its_weight, count + its_count
        groups.append((mean, weight, count))
        before += wish.width + _GAP
    return [mean for mean, _weight, count in groups for _ in range(count)]
