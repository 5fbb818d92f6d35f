"""Units of the Japanese calendar as inclusive spans of days: years, fiscal years, halves, 旬."""

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

EARLIEST_YEAR = 1868
LATEST_YEAR = 2999
ONE_DAY = timedelta(days=1)


class Granularity(StrEnum):
    """How finely a timing is dated; `DAY` also for the last day of a unit (末)."""

    YEAR = "year"
    FISCAL_YEAR = "fiscal-year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    TEN_DAYS = "ten-days"
    DAY = "day"


class Period(Struct, frozen=True):
    """A unit or a run of units; both days belong to it."""

    start: date
    end: date
    granularity: Granularity


class Era(StrEnum):
    """Eras that may stand in a plan, by the word that is printed."""

    MEIJI = "明治"
    TAISHO = "大正"
    SHOWA = "昭和"
    HEISEI = "平成"
    REIWA = "令和"


FIRST_YEAR = {
    Era.MEIJI: 1868,
    Era.TAISHO: 1912,
    Era.SHOWA: 1926,
    Era.HEISEI: 1989,
    Era.REIWA: 2019,
}
_FIRST_DAY = (
    (date(2019, 5, 1), Era.REIWA),
    (date(1989, 1, 8), Era.HEISEI),
    (date(1926, 12, 25), Era.SHOWA),
    (date(1912, 7, 30), Era.TAISHO),
)


def era_year(era: Era, number: int) -> int:
    """Count plainly on, so that 平成35年 is 2023 though the era had ended."""
    return FIRST_YEAR[era] + number - 1


def era_on(day: date) -> Era:
    """Name the era in force on a day."""
    return next((era for first, era in _FIRST_DAY if day >= first), Era.MEIJI)


def following_era(era: Era) -> Era | None:
    """Name the era after this one, for ranges such as 平成30～2年度."""
    eras = list(Era)
    place = eras.index(era) + 1
    return eras[place] if place < len(eras) else None


def month_index(day: date) -> int:
    """Count months on one axis, so that distance is a subtraction."""
    return day.year * 12 + day.month - 1


def first_of_month(index: int) -> date:
    """Return the first day of the month at that place of the axis."""
    return date(index // 12, index % 12 + 1, 1)


def last_of_month(index: int) -> date:
    """Return the last day of the month at that place of the axis."""
    return first_of_month(index + 1) - ONE_DAY


def months(index: int, count: int, granularity: Granularity) -> Period:
    """Return `count` whole months from that place of the axis."""
    return Period(first_of_month(index), last_of_month(index + count - 1), granularity)


def add_months(day: date, count: int) -> date:
    """Move by months; a day that the target month lacks becomes its last day."""
    index = month_index(day) + count
    return first_of_month(index).replace(day=min(day.day, last_of_month(index).day))


def fiscal_year_of(day: date, first_month: int) -> int:
    """Number the 年度 of a day: the calendar year in which it began."""
    return day.year if day.month >= first_month else day.year - 1


def fiscal_index(year: int, first_month: int) -> int:
    """Return the place of a fiscal year's first month."""
    return year * 12 + first_month - 1


def thirds(index: int, first: int, last: int) -> Period:
    """Return 上旬 (1), 中旬 (2), 下旬 (3) of a month, or a run of them."""
    month = first_of_month(index)
    end = last_of_month(index) if last >= 3 else month.replace(day=last * 10)
    return Period(month.replace(day=first * 10 - 9), end, Granularity.TEN_DAYS)


def one_day(day: date) -> Period:
    """Return a single day as a period."""
    return Period(day, day, Granularity.DAY)
