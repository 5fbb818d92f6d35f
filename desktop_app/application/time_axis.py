"""The axis of 工程表: years, halves, quarters and months of the plan's own 年度."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

from msgspec import Struct

from desktop_app.domain.timing.calendar import (
    ONE_DAY,
    first_of_month,
    fiscal_index,
    fiscal_year_of,
    last_of_month,
    month_index,
)

YEARS_AHEAD: Final = 10
"""What lies further ahead is drawn as running out of the axis."""
_BACK: Final = datetime.timedelta(days=366)


class Scale(StrEnum):
    """The unit in which the axis counts below the 年度."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"

    @property
    def months(self) -> int:
        """How many months one unit has."""
        return _MONTHS[self]


_MONTHS: Final = {Scale.YEAR: 12, Scale.HALF: 6, Scale.QUARTER: 3, Scale.MONTH: 1}


class Unit(Struct, frozen=True):
    """A unit of the axis; both days belong to it.

    `number` counts from 1 within the 年度; for a month it is the month's own.
    """

    start: datetime.date
    end: datetime.date
    scale: Scale
    year: int
    number: int


class TimeAxis(Struct, frozen=True):
    """From the first to the last day that can be scrolled to; both belong to it."""

    start: datetime.date
    end: datetime.date
    first_month: int = 4

    @property
    def days(self) -> int:
        """How long it is."""
        return (self.end - self.start).days + 1

    def units(self, scale: Scale, first: datetime.date, last: datetime.date) -> Iterator[Unit]:
        """The units that touch the days from `first` to `last`, whole ones."""
        size = scale.months
        index = month_index(first)
        index -= (index - (self.first_month - 1)) % size
        while index <= month_index(last):
            start = first_of_month(index)
            year = fiscal_year_of(start, self.first_month)
            place = (index - fiscal_index(year, self.first_month)) // size + 1
            number = start.month if scale is Scale.MONTH else place
            yield Unit(start, last_of_month(index + size - 1), scale, year, number)
            index += size


def axis_for(
    days: Iterable[datetime.date],
    *,
    plan_date: datetime.date | None,
    as_of: datetime.date,
    first_month: int,
) -> TimeAxis:
    """An axis that shows the days, from the half before the plan to the year after the 基準日.

    What began more than a year before the plan, or ends after ten years, runs out of it.
    """
    own = plan_date or as_of
    earliest = min(own, as_of) - _BACK
    latest = _years_later(max(own, as_of), YEARS_AHEAD)
    near = [day for day in days if earliest <= day <= latest]
    first = min([own, as_of, *near])
    last = max([_years_later(max(own, as_of), 1), *near])
    return TimeAxis(_half_start(first, first_month), _year_end(last, first_month), first_month)


def _half_start(day: datetime.date, first_month: int) -> datetime.date:
    index = month_index(day)
    return first_of_month(index - (index - (first_month - 1)) % 6)


def _year_end(day: datetime.date, first_month: int) -> datetime.date:
    return first_of_month(fiscal_index(fiscal_year_of(day, first_month) + 1, first_month)) - ONE_DAY


def _years_later(day: datetime.date, years: int) -> datetime.date:
    return day + datetime.timedelta(days=round(365.25 * years))
