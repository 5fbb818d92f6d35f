"""What stands in a text before any year is resolved: points in time and the words around them."""

from enum import Enum, StrEnum, auto

from msgspec import Struct

from desktop_app.domain.timing.calendar import Era, Granularity
from desktop_app.domain.timing.reading import Recurrence


class YearForm(Enum):
    """How a year is written; decides by which rule it is resolved."""

    FULL = auto()
    ERA = auto()
    SHORT = auto()
    RELATIVE = auto()


class Edge(StrEnum):
    """末 and 初 name one day of a unit."""

    NONE = "none"
    BEGIN = "begin"
    END = "end"


class YearPart(Struct, frozen=True):
    """A year as written. `number` is a western year, a year of an era, two digits or an offset."""

    form: YearForm
    number: int
    start: int
    end: int
    fiscal: bool | None = None
    era: Era | None = None
    from_before: bool = False
    western_only: bool = False
    tag: str = ""


class Point(Struct, frozen=True):
    """A point in time as written; what is missing is None. `loose` is a number without its unit."""

    start: int
    end: int
    year: YearPart | None = None
    half: int | None = None
    quarter: int | None = None
    month: int | None = None
    closing_month: int | None = None
    season: int | None = None
    thirds: tuple[int, int] | None = None
    fortnight: int | None = None
    day: int | None = None
    month_offset: int | None = None
    week_offset: int | None = None
    day_offset: int | None = None
    from_before: bool = False
    loose: int | None = None
    edge: Edge = Edge.NONE
    vague: bool = False
    calendar_half: bool = False

    @property
    def unit(self) -> Granularity | None:
        """The smallest unit written, None when only a loose number stands there."""
        if self.day is not None or self.day_offset is not None or self.week_offset is not None:
            return Granularity.DAY
        if self.thirds is not None or self.fortnight is not None:
            return Granularity.TEN_DAYS
        if self.month is not None or self.month_offset is not None:
            return Granularity.MONTH
        return self._larger_unit()

    def _larger_unit(self) -> Granularity | None:
        if self.quarter is not None or self.season is not None:
            return Granularity.QUARTER
        if self.half is not None:
            return Granularity.HALF
        if self.closing_month is not None:
            return Granularity.FISCAL_YEAR
        if self.year is None or self.year.fiscal is None:
            return None
        return Granularity.FISCAL_YEAR if self.year.fiscal else Granularity.YEAR

    @property
    def needs_year(self) -> bool:
        """Whether the text leaves the year to be implied."""
        offsets = (self.month_offset, self.week_offset, self.day_offset)
        return self.year is None and all(offset is None for offset in offsets)


class Span(Enum):
    """Units of a length of time."""

    YEARS = auto()
    MONTHS = auto()
    WEEKS = auto()
    DAYS = auto()


class Length(Struct, frozen=True):
    """A length such as 3年間; the element that carries it says whether it runs, limits or leads."""

    count: int
    unit: Span


class Mark(Enum):
    """Classes of elements between which the clauses are built."""

    POINT = auto()
    RANGE = auto()
    LIST = auto()
    BREAK = auto()
    FROM = auto()
    SINCE = auto()
    UNTIL = auto()
    BEFORE = auto()
    WITHIN = auto()
    DURING = auto()
    LENGTH = auto()
    LENGTH_LIMIT = auto()
    LENGTH_AHEAD = auto()
    RECURRENCE = auto()
    SOFT = auto()
    EVENT = auto()
    OCCASION = auto()
    DONE = auto()
    ONGOING = auto()
    UNDETERMINED = auto()
    CONSIDER = auto()
    NOW = auto()
    ACT = auto()
    UNKNOWN = auto()
    LABEL = auto()
    COLON = auto()
    PARTICLE = auto()
    BRACKET = auto()
    NOTE = auto()
    NEUTRAL = auto()


class Element(Struct, frozen=True):
    """One meaningful stretch of the key; which of the optional fields is set depends on `mark`."""

    mark: Mark
    start: int
    end: int
    tag: str = ""
    point: Point | None = None
    recurrence: Recurrence | None = None
    length: Length | None = None
    inner: tuple["Element", ...] = ()
    inside: tuple[int, int] = (0, 0)
