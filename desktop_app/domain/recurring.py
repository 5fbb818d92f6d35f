"""Recurring measures: what was carried out in each window, and where nothing was.

適宜 and 都度 have no windows, and what recurs daily or weekly has more than anybody would record
one by one: for those the dated 実績 are all there is.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from desktop_app.domain.progress import Occurrence
from desktop_app.domain.timing import Conventions, Per, Reading, Window, windows

_TOO_MANY = frozenset({Per.DAY, Per.WEEK})


class WindowState(StrEnum):
    """`NO_ENTRY` is 実績未入力: the window ended before the plan's own date."""

    KEPT = "kept"
    RUNNING = "running"
    MISSED = "missed"
    NO_ENTRY = "no-entry"


class KeptWindow(Struct, frozen=True):
    """A window with what was carried out in it; `wanted` times were promised."""

    window: Window
    state: WindowState
    wanted: int
    records: tuple[Occurrence, ...] = ()

    @property
    def times(self) -> int:
        """How often it was carried out."""
        return sum(record.times for record in self.records)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done or to be recorded in it."""
        return self.state in (WindowState.RUNNING, WindowState.MISSED)


def kept_windows(
    reading: Reading,
    occurrences: Iterable[Occurrence],
    *,
    as_of: datetime.date,
    plan_date: datetime.date | None,
    conventions: Conventions,
) -> tuple[KeptWindow, ...]:
    """The windows up to `as_of`, the running one included, oldest first."""
    recurrence = reading.recurrence
    if recurrence is None or recurrence.unit in _TOO_MANY:
        return ()
    done = tuple(occurrences)
    kept: list[KeptWindow] = []
    for window in windows(reading, until=as_of, conventions=conventions):
        records = tuple(each for each in done if window.start <= each.on <= window.end)
        times = sum(record.times for record in records)
        state = _state(window, as_of, plan_date, kept=times >= recurrence.times)
        kept.append(KeptWindow(window, state, recurrence.times, records))
    return tuple(kept)


def _state(
    window: Window, as_of: datetime.date, plan_date: datetime.date | None, *, kept: bool
) -> WindowState:
    if kept:
        return WindowState.KEPT
    if window.end >= as_of:
        return WindowState.RUNNING
    if plan_date is not None and window.end < plan_date:
        return WindowState.NO_ENTRY
    return WindowState.MISSED
