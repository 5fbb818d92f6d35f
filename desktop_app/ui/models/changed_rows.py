"""Which rows a view paints anew: the fewer, the sooner the next key is heard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


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
