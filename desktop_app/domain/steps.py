"""Work in steps, for whoever waits in one go."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

_T = TypeVar("_T")


def part(steps: Generator[float, None, _T], begin: float, end: float) -> Generator[float, None, _T]:
    """The steps as a part of longer work: what they tell of themselves, a share from 0 to 1, told
    of the whole.
    """
    try:
        while True:
            try:
                share = next(steps)
            except StopIteration as last:
                made: _T = last.value
                return made
            yield begin + share * (end - begin)
    finally:
        steps.close()


def result_of(steps: Generator[object, None, _T]) -> _T:
    """What the steps lead to, when all of them are done."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: _T = end.value
            return made
