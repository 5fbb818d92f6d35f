"""Points to days: the stated rule for everything the text leaves out.

A bare month, half or quarter takes the nearest one, counted in units of its own size (a tie: the
future); まで, 予定 and 目途 look ahead, 実施, 完了 and 済 look back. Members of a range or a list
follow one another. Two digits take the western or the era's year that is nearest. All of it is
counted from the reference date, never from today.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.domain.timing.calendar import (
    EARLIEST_YEAR,
    FIRST_YEAR,
    LATEST_YEAR,
    Era,
    Granularity,
    Period,
    add_months,
    era_on,
    era_year,
    first_of_month,
    fiscal_index,
    fiscal_year_of,
    following_era,
    last_of_month,
    month_index,
    months,
    one_day,
    thirds,
)
from desktop_app.domain.timing.clauses import Clause, Lean, lend_units
from desktop_app.domain.timing.reading import Conventions, TwoDigitYears
from desktop_app.domain.timing.syntax import Edge, Length, Point, Span, YearForm, YearPart

_MONTHS_OF_YEAR = 12
_MOST_YEARS_AHEAD = 10
_LAST_TRUE_YEAR = {Era.MEIJI: 45, Era.TAISHO: 15, Era.SHOWA: 64, Era.HEISEI: 31}


class Guess(Struct, frozen=True):
    """Something implied that was taken from the reference: a stretch of the key and a number."""

    what: str
    value: int
    start: int
    end: int


class Unresolvable(Exception):
    """The words are known but name no day, such as 2月30日."""


class Resolver:
    """Resolves the clauses of one text in order, since later ones lean on earlier ones."""

    def __init__(self, reference: date, conventions: Conventions, year: int | None) -> None:
        self._reference = reference
        self._conventions = conventions
        self._fixed_year = year
        self._shift: int | None = None
        self._before: Period | None = None
        self.guesses: list[Guess] = []

    def resolve(self, clause: Clause) -> list[Period]:
        """Return a period for each point; raises `Unresolvable` when one names no day."""
        points = lend_units(clause.points)
        if points is None:
            raise Unresolvable
        if (ahead := self._years_ahead(points, clause)) is not None:
            return ahead
        anchor = next((at for at, point in enumerate(points) if not point.needs_year), None)
        if points[0].needs_year and anchor is not None and _counts_from_before(points[anchor]):
            anchor = None
        if anchor is not None:
            found = self._from_anchor(points, anchor)
        else:
            found = self._implied(points, clause)
        self._before = found[-1]
        self.guesses.extend(
            Guess("season", point.season, point.start, point.end)
            for point in points
            if point.season is not None
        )
        return found

    def _years_ahead(self, points: Sequence[Point], clause: Clause) -> list[Period] | None:
        """Read 「3年を目途に」 as a length: no one aims at a year that is over."""
        year, limited = points[0].year, clause.runs_on or clause.open_start or clause.within
        alone = len(points) == 1 and points[0].unit is Granularity.YEAR and not limited
        if year is None or not alone or "target" not in clause.softness:
            return None
        if year.form is not YearForm.SHORT or year.western_only or year.number > _MOST_YEARS_AHEAD:
            return None
        if self._nearest(year, self._reference.year) >= self._reference.year:
            return None
        self.guesses.append(Guess("relative", self._reference.year, year.start, year.end))
        clause.until = True
        return [one_day(after_length(self._reference, Length(year.number, Span.YEARS)))]

    def _from_anchor(self, points: Sequence[Point], anchor: int) -> list[Period]:
        found = [self._written(points[anchor], None)]
        for point in reversed(points[:anchor]):
            found.append(self._last_until(point, found[-1]))
        found.reverse()
        return self._forward(points[anchor + 1 :], found, points[anchor])

    def _forward(self, points: Sequence[Point], found: list[Period], first: Point) -> list[Period]:
        before = first
        for point in points:
            if point.needs_year:
                found.append(self._first_since(point, found[-1]))
            else:
                found.append(self._written(self._in_system(point, before, found[-1]), found[-1]))
            before = point
        return found

    # --- written years -------------------------------------------------------------------------

    def _written(self, point: Point, before: Period | None) -> Period:
        if point.week_offset is not None or point.day_offset is not None:
            return self._near_day(point, before)
        if point.month_offset is not None:
            return self._near_month(point, before)
        if point.year is None:
            raise Unresolvable
        year = self._year_number(point.year, before)
        return self._place(point, year, fiscal=bool(point.year.fiscal))

    def _near_day(self, point: Point, before: Period | None) -> Period:
        base = self._base(point.from_before, before, point)
        if point.day_offset is not None:
            return one_day(base + timedelta(days=point.day_offset))
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=point.week_offset or 0)
        return Period(monday, monday + timedelta(days=6), Granularity.TEN_DAYS)

    def _near_month(self, point: Point, before: Period | None) -> Period:
        base = self._base(point.from_before, before, point)
        index = month_index(base) + (point.month_offset or 0)
        return _edged(_within_month(point, index), point)

    def _base(self, from_before: bool, before: Period | None, place: Point | YearPart) -> date:
        """Return the day from which 同年 or 来年 counts; the reference makes it a guess."""
        earlier = before or self._before
        if from_before and earlier is not None:
            return earlier.start
        self.guesses.append(Guess("relative", self._reference.year, place.start, place.end))
        return self._reference

    def _year_number(self, year: YearPart, before: Period | None) -> int:
        if year.tag in ("unit", "fiscal"):
            what = "unit" if year.tag == "unit" else "fiscal-year"
            self.guesses.append(Guess(what, year.number, year.start, year.end))
        if year.form is YearForm.FULL:
            return year.number
        if year.form is YearForm.ERA and year.era is not None:
            return era_year(year.era, year.number)
        if year.form is YearForm.SHORT:
            return self._two_digits(year)
        return self._relative(year, before)

    def _relative(self, year: YearPart, before: Period | None) -> int:
        base = self._base(year.from_before, before, year)
        if year.tag == "term":
            self.guesses[-1] = replace(self.guesses[-1], what="term")
        first = self._conventions.fiscal_year_start
        number = fiscal_year_of(base, first) if year.fiscal else base.year
        if year.tag == "new" and 2 * self._months_into_year(base) >= _MONTHS_OF_YEAR:
            number += 1
        if self.guesses and self.guesses[-1].start == year.start:
            self.guesses[-1] = replace(self.guesses[-1], value=number + year.number)
        return number + year.number

    def _months_into_year(self, day: date) -> int:
        """Count the months of the fiscal year before a day: 新年度 is the nearer beginning."""
        return (day.month - self._conventions.fiscal_year_start) % _MONTHS_OF_YEAR

    def _two_digits(self, year: YearPart) -> int:
        reference = self._reference.year
        if year.fiscal:
            reference = fiscal_year_of(self._reference, self._conventions.fiscal_year_start)
        return self._guess("two-digit-year", self._nearest(year, reference), year.start, year.end)

    def _nearest(self, year: YearPart, reference: int) -> int:
        candidates = self._candidates(year)
        return min(candidates, key=lambda number: (abs(number - reference), -number))

    def _candidates(self, year: YearPart) -> list[int]:
        western = [1900 + year.number, 2000 + year.number]
        system = self._conventions.two_digit_years
        if year.western_only:
            return western
        if system is TwoDigitYears.HEISEI and year.number:
            return [era_year(Era.HEISEI, year.number)]
        eras = self._era_candidates(year.number)
        counted = year.number < 10 and year.tag != "zero"
        if system is TwoDigitYears.WESTERN:
            return eras if counted and eras else western
        return western + eras

    def _era_candidates(self, number: int) -> list[int]:
        """Years that an era really had, and those that the present one may still have."""
        present = era_on(self._reference)
        return [
            era_year(era, number)
            for era in FIRST_YEAR
            if number and (era is present or number <= _LAST_TRUE_YEAR.get(era, 0))
        ]

    def _in_system(self, point: Point, before: Point, resolved: Period) -> Point:
        """Read 7年度 in 令和5～7年度 and 25 in 2023～25 by the calendar of the member before."""
        year, model = point.year, before.year
        if year is None or year.form is not YearForm.SHORT or model is None:
            return point
        number = self._in_model(year.number, model, resolved)
        if number is None:
            return point
        return replace(point, year=replace(year, form=YearForm.FULL, number=number))

    def _in_model(self, number: int, model: YearPart, resolved: Period) -> int | None:
        if model.form is YearForm.ERA and model.era is not None:
            era = model.era if number >= model.number else following_era(model.era)
            return era_year(era or model.era, number)
        if model.form is YearForm.FULL:
            century = model.number // 100 * 100 + number
            if number >= 10 and century >= model.number:
                return century
        start = fiscal_year_of(resolved.start, self._conventions.fiscal_year_start)
        later = [year for year in (2000 + number, *self._era_candidates(number)) if year >= start]
        return min(later, default=None)

    # --- implied years -------------------------------------------------------------------------

    def _implied(self, points: Sequence[Point], clause: Clause) -> list[Period]:
        first = points[0]
        if _leans_on_month(first):
            return self._implied_month(points, clause.lean)
        if self._before is not None and (clause.lean is Lean.NEAREST or clause.only_named_act):
            found = [self._following(first, self._before)]
            return self._forward(points[1:], found, first)
        year = self._choose_year(points, clause.lean)
        fixed = self._guess("year", year, first.start, first.end)
        return self._chain(points, fixed)

    def _following(self, point: Point, before: Period) -> Period:
        """Let a clause follow the one before it; a year fixed by the user moves the first."""
        found = self._first_since(point, before)
        if self._fixed_year is not None and self._shift is not None:
            return found
        number = found.start.year
        if _is_fiscal(point):
            number = fiscal_year_of(found.start, self._conventions.fiscal_year_start)
        fixed = self._guess("year", number, point.start, point.end)
        return found if fixed == number else self._place(point, fixed, fiscal=_is_fiscal(point))

    def _guess(self, what: str, number: int, start: int, end: int) -> int:
        """Note what was taken; the year that the user fixed for the first moves the later ones."""
        if self._fixed_year is not None:
            if self._shift is None:
                self._shift = self._fixed_year - number
            return number + self._shift
        self.guesses.append(Guess(what, number, start, end))
        return number

    def _choose_year(self, points: Sequence[Point], lean: Lean) -> int:
        chains = self._chains(points)
        if not chains:
            raise Unresolvable
        if lean is Lean.FUTURE:
            ahead = [year for year, chain in chains if chain[-1].end >= self._reference]
            return min(ahead, default=chains[-1][0])
        if lean is Lean.PAST:
            past = [year for year, chain in chains if chain[0].start <= self._reference]
            return max(past, default=chains[0][0])
        return min(chains, key=lambda item: self._distance(points[0], item[1][0]))[0]

    def _chains(self, points: Sequence[Point]) -> list[tuple[int, list[Period]]]:
        """Resolve the whole group once for each year around the reference."""
        found: list[tuple[int, list[Period]]] = []
        reach = 8 if points[0].day == 29 and points[0].month == 2 else 2
        for year in range(self._reference.year - reach, self._reference.year + reach + 1):
            try:
                found.append((year, self._chain(points, year)))
            except (Unresolvable, ValueError):
                continue
        return found

    def _chain(self, points: Sequence[Point], year: int) -> list[Period]:
        first = self._place(points[0], year, fiscal=_is_fiscal(points[0]))
        return self._forward(points[1:], [first], points[0])

    def _distance(self, point: Point, period: Period) -> tuple[int, int]:
        """Count units between the reference and a candidate; the second part prefers the later."""
        size = _unit_months(point)
        first = (2 if point.season else self._conventions.fiscal_year_start - 1) if size > 1 else 0
        candidate = (month_index(period.start) - first) // size
        reference = (month_index(self._reference) - first) // size
        return abs(candidate - reference), -candidate

    def _implied_month(self, points: Sequence[Point], lean: Lean) -> list[Period]:
        """Resolve a day or 旬 that stands without month and year."""
        if self._before is not None:
            found = [self._first_since(points[0], self._before)]
            return self._forward(points[1:], found, points[0])
        index = self._choose_month(points[0], lean)
        self.guesses.append(Guess("month", index % 12 + 1, points[0].start, points[0].end))
        first = _edged(_within_month(points[0], index), points[0])
        return self._forward(points[1:], [first], points[0])

    def _choose_month(self, point: Point, lean: Lean) -> int:
        here = month_index(self._reference)
        found: list[tuple[int, Period]] = []
        for index in range(here - 2, here + 3):
            period = _try_month(point, index)
            if period is not None:
                found.append((index, period))
        if lean is Lean.FUTURE:
            return min(index for index, period in found if period.end >= self._reference)
        if lean is Lean.PAST:
            return max(index for index, period in found if period.start <= self._reference)
        return min(found, key=lambda item: (abs(_gap(item[1], self._reference)), -item[0]))[0]

    def _first_since(self, point: Point, before: Period) -> Period:
        """Return the first such unit that does not begin before another one."""
        if _leans_on_month(point):
            index = month_index(before.start)
            tries = (_try_month(point, index + step) for step in range(3))
        else:
            year = before.start.year
            tries = (self._try_place(point, year + step) for step in range(-1, 9))
        for period in tries:
            if period is not None and period.end >= before.start and period.start >= before.start:
                return period
        raise Unresolvable

    def _last_until(self, point: Point, after: Period) -> Period:
        if _leans_on_month(point):
            index = month_index(after.end)
            tries = (_try_month(point, index - step) for step in range(3))
        else:
            year = after.end.year
            tries = (self._try_place(point, year - step) for step in range(9))
        for period in tries:
            if period is not None and period.start <= after.end and period.end <= after.end:
                return period
        raise Unresolvable

    def _try_place(self, point: Point, year: int) -> Period | None:
        try:
            return self._place(point, year, fiscal=_is_fiscal(point))
        except (Unresolvable, ValueError):
            return None

    # --- units in a year ------------------------------------------------------------------------

    def _place(self, point: Point, year: int, *, fiscal: bool) -> Period:
        if not EARLIEST_YEAR <= year <= LATEST_YEAR:
            raise Unresolvable
        first = fiscal_index(year, self._conventions.fiscal_year_start) if fiscal else year * 12
        granularity = Granularity.FISCAL_YEAR if fiscal else Granularity.YEAR
        if point.closing_month is not None:
            first = year * 12 + point.closing_month - 12
            granularity = Granularity.FISCAL_YEAR
        return _edged(_part_of_year(point, first, year, granularity), point)


def length_end(start: date, length: Length) -> date:
    """Return the last day of a length that begins on `start`."""
    return after_length(start, length) - timedelta(days=1)


def after_length(start: date, length: Length) -> date:
    """Return the day that lies a length behind `start`."""
    if length.unit is Span.YEARS:
        return add_months(start, length.count * 12)
    if length.unit is Span.MONTHS:
        return add_months(start, length.count)
    days = length.count * (7 if length.unit is Span.WEEKS else 1)
    return start + timedelta(days=days)


def _part_of_year(point: Point, first: int, year: int, granularity: Granularity) -> Period:
    if point.half is not None:
        return months(first + (point.half - 1) * 6, 6, Granularity.HALF)
    if point.quarter is not None:
        return months(first + (point.quarter - 1) * 3, 3, Granularity.QUARTER)
    if point.season is not None:
        return months(year * 12 + point.season - 1, 3, Granularity.QUARTER)
    if point.month is not None:
        if not 1 <= point.month <= _MONTHS_OF_YEAR:
            raise Unresolvable
        return _within_month(point, first + (point.month - 1 - first) % 12)
    if point.day is not None or point.thirds is not None:
        raise Unresolvable
    return months(first, 12, granularity)


def _within_month(point: Point, index: int) -> Period:
    if point.day is not None:
        if point.day > last_of_month(index).day:
            raise Unresolvable
        return one_day(first_of_month(index).replace(day=point.day))
    if point.thirds is not None:
        return thirds(index, *point.thirds)
    if point.fortnight is not None:
        middle = first_of_month(index).replace(day=15)
        if point.fortnight == 1:
            return Period(first_of_month(index), middle, Granularity.TEN_DAYS)
        return Period(middle + timedelta(days=1), last_of_month(index), Granularity.TEN_DAYS)
    return months(index, 1, Granularity.MONTH)


def _edged(period: Period, point: Point) -> Period:
    if point.edge is Edge.NONE:
        return period
    return one_day(period.end if point.edge is Edge.END else period.start)


def _try_month(point: Point, index: int) -> Period | None:
    try:
        return _edged(_within_month(point, index), point)
    except (Unresolvable, ValueError):
        return None


def _leans_on_month(point: Point) -> bool:
    """Tell a bare day or 旬, whose month stands elsewhere or nowhere."""
    small = point.day is not None or point.thirds is not None
    return small and point.month is None and point.month_offset is None


def _is_fiscal(point: Point) -> bool:
    return point.half is not None or point.quarter is not None


def _unit_months(point: Point) -> int:
    if point.half is not None:
        return 6
    if point.quarter is not None or point.season is not None:
        return 3
    return 12 if point.closing_month is not None else 1


def _counts_from_before(point: Point) -> bool:
    """Tell 翌年3月 and 同月末, which lean on the member before them."""
    return point.from_before or (point.year is not None and point.year.from_before)


def _gap(period: Period, day: date) -> int:
    """Count days from a day to a period; 0 inside it."""
    if period.start <= day <= period.end:
        return 0
    return (period.start - day).days if day < period.start else (period.end - day).days
