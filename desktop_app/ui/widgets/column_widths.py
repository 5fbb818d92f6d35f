"""How the columns of a table share its room: rigid ones keep their words, the others give way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

C = TypeVar("C", bound=int)
_LITTLE = 0.2
"""The share of a table's room that it rather scrolls than widens its columns."""


def shared_widths(least: Mapping[C, int], wanted: Mapping[C, int], room: int) -> dict[C, int]:
    """The widths of the columns in `wanted`, in pixels; a column without a `least` is rigid.

    Where room lacks, the others shrink alike down to their least. Where even that is too much the
    table scrolls: a little, with every one at its least, or far, with what each wants. What is left
    over goes to them alike.
    """
    widths = dict(wanted)
    lacking = sum(widths.values()) - room
    elastic = {column: widths[column] - least[column] for column in widths if column in least}
    slack = sum(max(0, each) for each in elastic.values())
    if lacking <= 0 and elastic:
        for column in elastic:
            widths[column] += -lacking // len(elastic)
    elif 0 < lacking <= slack:
        for column, each in elastic.items():
            widths[column] -= -(-max(0, each) * lacking // slack)
    elif 0 < lacking <= slack + room * _LITTLE:
        widths |= {column: least[column] for column in elastic}
    return widths
