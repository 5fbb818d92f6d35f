"""What a 実施時期 means: values that are returned, compared, judged and described."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from desktop_app.domain.timing.calendar import Granularity, Period


class TimingKind(StrEnum):
    """The shape of a promise; recurrence, softness and remarks are fields beside it."""

    PERIOD = "period"
    DEADLINE = "deadline"
    START = "start"
    EVENT = "event"
    DONE = "done"
    UNDETERMINED = "undetermined"
    UNREAD = "unread"


class TwoDigitYears(StrEnum):
    """How a document means 「23年」: only the document's own system can tell."""

    NEAREST = "nearest"
    HEISEI = "heisei"
    WESTERN = "western"


class Conventions(Struct, frozen=True):
    """What a plan means by 年度 and by a year of two digits."""

    fiscal_year_start: int = 4
    two_digit_years: TwoDigitYears = TwoDigitYears.NEAREST

    def __post_init__(self) -> None:
        if not 1 <= self.fiscal_year_start <= 12:
            message = f"fiscal_year_start must be a month, not {self.fiscal_year_start}"
            raise ValueError(message)


DEFAULT_CONVENTIONS = Conventions()


class Per(StrEnum):
    """The unit in which a recurrence counts; `PERIOD` is the whole of the timing's own dates."""

    YEAR = "year"
    FISCAL_YEAR = "fiscal-year"
    HALF_YEAR = "half-year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    PERIOD = "period"


LAST = -1  # the last day of the month (末), the last such weekday (最終)


class Recurrence(Struct, frozen=True):
    """`times` in each `every` units; Monday is 0. A day or a week may be `LAST`.

    Days without months count in the unit itself: `fiscal-year` with `LAST` is 毎年度末.
    """

    times: int
    unit: Per
    every: int = 1
    at_least: bool = False
    at_most: int | None = None
    months: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()

    @property
    def per(self) -> str:
        """Name the unit for the outside: `half-year`, or `3-months` for every three months."""
        return self.unit.value if self.every == 1 else f"{self.every}-{self.unit.value}s"


class TextSpan(Struct, frozen=True, order=True):
    """A stretch of the original text, end not included."""

    start: int
    end: int


class Inferred(Struct, frozen=True):
    """Something the text does not say; `value` is the year (or month) that was taken.

    `what` is one of: year, two-digit-year, month, relative, season, term, unit, fiscal-year.
    For 年度, halves and quarters the value is the number of the fiscal year.
    """

    what: str
    value: int
    span: TextSpan


class Reading(Struct, frozen=True):
    """The meaning of a text on a reference date; the text itself is carried unchanged."""

    text: str
    kind: TimingKind
    start: date | None = None
    end: date | None = None
    recurrence: Recurrence | None = None
    soft: bool = False
    qualifiers: tuple[str, ...] = ()
    remark: str | None = None
    inferred: tuple[Inferred, ...] = ()
    unread: str | None = None
    unread_spans: tuple[TextSpan, ...] = ()
    granularity: Granularity | None = None
    parts: tuple[Period, ...] = ()
    reference: date | None = None

    @property
    def is_dated(self) -> bool:
        """Whether the text gave at least one day."""
        return self.start is not None or self.end is not None

    def inferred_ids(self) -> tuple[str, ...]:
        """What was inferred, each once, in the order of the text."""
        return tuple(dict.fromkeys(item.what for item in self.inferred))

    def same_meaning(self, other: "Reading") -> bool:
        """Compare what is promised, not how it is written."""
        return _meaning(self) == _meaning(other)


def _meaning(reading: Reading) -> tuple[object, ...]:
    return (
        reading.kind,
        reading.start,
        reading.end,
        reading.recurrence,
        reading.soft,
        reading.parts,
        reading.unread is None,
    )
