"""Which rows a view paints anew: the fewer, the sooner the next key is heard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct


class Parting(Struct, frozen=True):
    """Where two orders of rows part: from the place `first` on, `went` rows gave way to `came`."""

    first: int
    went: int
    came: int


def parting(before: Sequence[int], after: Sequence[int]) -> Parting:
    """What lies between the rows at the head and at the foot that both have."""
    shorter = min(len(before), len(after))
    first = _alike(before, after, shorter)
    last = _alike(before[::-1], after[::-1], shorter - first)
    return Parting(first, len(before) - first - last, len(after) - first - last)


def turned(before: Sequence[int], after: Sequence[int]) -> int:
    """How many rows moved from the head to the foot, if that is all that happened; else 0."""
    at = before.index(after[0]) if after and after[0] in before else 0
    return at if [*before[at:], *before[:at]] == list(after) else 0


def _alike(one: Sequence[int], other: Sequence[int], most: int) -> int:
    pairs = zip(range(most), one, other, strict=False)
    return next((place for place, mine, theirs in pairs if mine != theirs), most)


def runs(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Ascending places as stretches from a first to a last."""
    first = last = -1
    for place in places:
        if place != last + 1 or first < 0:
            if first >= 0:
                yield first, last
            first = place
        last = place
    if first >= 0:
        yield first, last
