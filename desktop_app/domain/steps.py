"""Work in steps, for whoever waits in one go."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

_T = TypeVar("_T")


def result_of(steps: Generator[object, None, _T]) -> _T:
    """What the steps lead to, when all of them are done."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: _T = end.value
            return made
