"""Windows of a recurrence: the stretches in each of which something is promised."""

from datetime import date, timedelta

from msgspec import Struct

from desktop_app.domain.timing.calendar import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    ONE_DAY,
    Granularity,
    first_of_month,
    fiscal_index,
    fiscal_year_of,
    last_of_month,
    month_index,
)
from desktop_app.domain.timing.reading import Conventions, Per, Reading, Recurrence, TimingKind

_MONTHS = {Per.YEAR: 12, Per.FISCAL_YEAR: 12, Per.HALF_YEAR: 6, Per.QUARTER: 3, Per.MONTH: 1}


class Window(Struct, frozen=True):
    """A stretch in which a recurrence falls due; both days belong to it."""

    start: date
    end: date
    label: str


def windows(
    reading: Reading, *, until: date, conventions: Conventions | None = None
) -> tuple[Window, ...]:
    """Return the windows from the timing's start to `until`, the running one included.

    Without a start they run from the reference. A window that the timing's own start or end cuts
    is shortened but keeps its name. 適宜 and 都度 have none.
    """
    recurrence = reading.recurrence
    first = reading.start or reading.reference
    if recurrence is None or first is None or reading.kind is TimingKind.UNREAD:
        return ()
    conventions = conventions or Conventions()
    first = max(first, date(EARLIEST_YEAR, 1, 1))
    last = min(until, reading.end or until, date(LATEST_YEAR, 12, 31))
    if recurrence.unit is Per.PERIOD:
        return _whole_period(reading, until)
    found = _Windows(recurrence, conventions, reading).between(first, last)
    if reading.start is None and reading.end is None:
        return tuple(found)
    return tuple(_cut(window, reading) for window in found)


def _whole_period(reading: Reading, until: date) -> tuple[Window, ...]:
    if reading.start is None or reading.end is None or reading.start > until:
        return ()
    return (Window(reading.start, reading.end, f"{reading.start}～{reading.end}"),)


def _cut(window: Window, reading: Reading) -> Window:
    start = max(window.start, reading.start or window.start)
    end = min(window.end, reading.end or window.end)
    return Window(start, max(start, end), window.label)


class _Windows:
    def __init__(self, recurrence: Recurrence, conventions: Conventions, reading: Reading) -> None:
        self._recurrence = recurrence
        self._first_month = conventions.fiscal_year_start
        self._calendar = reading.granularity is Granularity.YEAR

    def between(self, first: date, last: date) -> list[Window]:
        if first > last:
            return []
        unit = self._recurrence.unit
        if unit is Per.DAY:
            return self._by_days(first, last, self._recurrence.every)
        if unit is Per.WEEK:
            return self._by_days(first, last, 7 * self._recurrence.every)
        if self._recurrence.months:
            return self._named_months(first, last)
        return self._by_months(first, last)

    def _by_months(self, first: date, last: date) -> list[Window]:
        """Cut the fiscal year into units; every n months counts from the month of the start."""
        size = _MONTHS[self._recurrence.unit] * self._recurrence.every
        aligned = self._recurrence.every == 1
        origin = self._origin() if aligned else month_index(first)
        index = month_index(first) - (month_index(first) - origin) % size
        found: list[Window] = []
        while index <= month_index(last):
            start, end = first_of_month(index), last_of_month(index + size - 1)
            found.append(Window(start, end, self._label(index, size)))
            index += size
        return found

    def _origin(self) -> int:
        if self._recurrence.unit is Per.YEAR and self._calendar:
            return 0
        return self._first_month - 1

    def _label(self, index: int, size: int) -> str:
        start = first_of_month(index)
        year = fiscal_year_of(start, self._first_month)
        place = index - fiscal_index(year, self._first_month)
        if size == 1:
            return f"{start.year}年{start.month}月"
        if size == 12 and self._recurrence.every == 1:
            return f"{start.year}年" if self._origin() == 0 else f"{year}年度"
        if size == 6 and self._recurrence.every == 1:
            return f"{year}年度{'上期' if place < 6 else '下期'}"
        if size == 3 and self._recurrence.every == 1:
            return f"{year}年度第{place // 3 + 1}四半期"
        return _span_label(start, last_of_month(index + size - 1))

    def _named_months(self, first: date, last: date) -> list[Window]:
        """One window for each run of the months named (毎年4月と10月: two a year)."""
        named = set(self._recurrence.months)
        index, found = month_index(first), list[Window]()
        while index <= month_index(last):
            length = 0
            while (index + length) % 12 + 1 in named and length < 12:
                length += 1
            if length:
                found.append(self._run(index, length))
            index += max(length, 1)
        return found

    def _run(self, index: int, length: int) -> Window:
        start, end = first_of_month(index), last_of_month(index + length - 1)
        label = f"{start.year}年{start.month}月"
        return Window(start, end, label if length == 1 else _span_label(start, end))

    def _by_days(self, first: date, last: date, size: int) -> list[Window]:
        """Count weeks from their Monday, days from the start."""
        start = first - timedelta(days=first.weekday()) if size % 7 == 0 else first
        found: list[Window] = []
        while start <= last:
            end = start + timedelta(days=size - 1)
            label = str(start) if size == 1 else f"{start}～{end}"
            found.append(Window(start, end, label))
            start = end + ONE_DAY
        return found


def _span_label(start: date, end: date) -> str:
    if start.year == end.year:
        return f"{start.year}年{start.month}～{end.month}月"
    return f"{start.year}年{start.month}月～{end.year}年{end.month}月"
