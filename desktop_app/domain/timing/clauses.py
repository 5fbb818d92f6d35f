"""Elements to clauses: which points belong together, and which words limit them."""

from collections.abc import Sequence
from enum import Enum, auto

from msgspec import Struct, field
from msgspec.structs import replace

from desktop_app.domain.timing.calendar import Granularity
from desktop_app.domain.timing.syntax import Edge, Element, Length, Mark, Point, YearForm, YearPart

_FUTURE = frozenset(["target", "planned", "expected"])
_TRANSPARENT = (Mark.PARTICLE, Mark.NEUTRAL)
_KEEPS_THE_JOIN = (Mark.SOFT, Mark.DURING)


class Lean(Enum):
    """Where an implied year is looked for."""

    NEAREST = auto()
    FUTURE = auto()
    PAST = auto()


class _Join(Enum):
    NONE = auto()
    LIST = auto()
    RANGE = auto()
    FROM = auto()
    BROKEN = auto()


class Clause(Struct):
    """Points that belong together and the limits set on them; built up while elements pass by."""

    points: list[Point]
    is_range: bool = False
    open_start: bool = False
    open_end: bool = False
    since: bool = False
    until: bool = False
    before: bool = False
    within: bool = False
    inside: bool = False
    length: Length | None = None
    length_limits: bool = False
    softness: set[str] = field(default_factory=set)
    done: bool = False
    past_act: bool = False
    ongoing: bool = False
    object_of_act: bool = False

    @property
    def start(self) -> int:
        """Where the clause begins in the key."""
        return self.points[0].start

    @property
    def end(self) -> int:
        """Where its last point ends in the key."""
        return self.points[-1].end

    @property
    def lean(self) -> Lean:
        """The direction in which its words look (issue 3); 済 beats 予定, which beats 実施.

        「10月より順次実施」 leans nowhere: 順次 is said of what is still to be done.
        """
        if self.done:
            return Lean.PAST
        limited = (self.until and not self.is_range) or self.within
        if limited or self.softness & _FUTURE:
            return Lean.FUTURE
        looks_back = self.past_act and "gradually" not in self.softness
        return Lean.PAST if looks_back else Lean.NEAREST

    @property
    def only_named_act(self) -> bool:
        """Whether only a noun such as 実施 looks back, which says little behind another date."""
        return self.lean is Lean.PAST and not self.done

    @property
    def runs_on(self) -> bool:
        """Whether it has a start and no end of its own."""
        return (self.open_end or self.since) and not self.is_range

    @property
    def is_bare(self) -> bool:
        """Whether it could name the months of a recurrence: no year, no open end, no limit."""
        limited = self.open_start or self.runs_on or self.until or self.within or self.before
        return not limited and all(point.needs_year for point in self.points)


def build_clauses(elements: Sequence[Element]) -> list[Clause]:
    """Group the points of a row of elements into clauses, in the order of the text."""
    builder = _ClauseBuilder(elements)
    for place in range(len(elements)):
        builder.take(place)
    return builder.clauses


class _ClauseBuilder:
    def __init__(self, elements: Sequence[Element]) -> None:
        self._elements = elements
        self.clauses: list[Clause] = []
        self._join = _Join.BROKEN
        self._sign_before = False
        self._softness_before: set[str] = set()
        self._done_before = False
        self._due_before = False

    def take(self, place: int) -> None:
        element = self._elements[place]
        if element.mark in _TRANSPARENT:
            self._pass_particle(element)
            return
        if element.point is not None and element.mark is Mark.POINT:
            self._point(place, element.point)
        elif element.mark is Mark.RANGE:
            self._range()
        elif element.mark is Mark.LIST:
            self._join = _Join.LIST if self._join in (_Join.NONE, _Join.LIST) else _Join.BROKEN
        else:
            self._modifier(element)

    def _pass_particle(self, element: Element) -> None:
        """Part 「10月に上期の…」: only の keeps two points together."""
        parts = element.mark is Mark.PARTICLE and element.tag != "の"
        if parts and self._join is _Join.NONE:
            self._join = _Join.BROKEN

    def _point(self, place: int, point: Point) -> None:
        clause = self.clauses[-1] if self.clauses else None
        if clause is not None and self._closes_range(clause, place):
            clause.is_range = True
            clause.open_end = clause.since = False
            clause.points.append(point)
        elif clause is not None and self._join in (_Join.NONE, _Join.LIST) and not clause.is_range:
            clause.points.append(point)
        else:
            self._new_clause(point)
        self._join = _Join.NONE
        self._sign_before = False

    def _closes_range(self, clause: Clause, place: int) -> bool:
        if clause.is_range or len(clause.points) > 1 or not (clause.open_end or clause.since):
            return False
        return self._join in (_Join.RANGE, _Join.FROM) or self._until_follows(place)

    def _until_follows(self, place: int) -> bool:
        following = self._elements[place + 1 : place + 3]
        limits = [element.mark for element in following if element.mark is not Mark.SOFT]
        return bool(limits) and limits[0] is Mark.UNTIL

    def _new_clause(self, point: Point) -> None:
        clause = Clause([point], open_start=self._sign_before)
        clause.softness = self._softness_before
        clause.done = self._done_before
        clause.until = self._due_before or "at-latest" in self._softness_before
        self._due_before = False
        self._softness_before = set()
        self._done_before = False
        self.clauses.append(clause)

    def _range(self) -> None:
        if self._join is _Join.BROKEN and not self._continues():
            self._sign_before = True
            return
        clause = self._last_alone()
        clause.open_end = not clause.is_range
        self._join = _Join.RANGE

    def _continues(self) -> bool:
        """Tell 「4月開始～」, whose sign belongs to the point before the words."""
        if not self.clauses:
            return False
        clause = self.clauses[-1]
        return not (clause.is_range or clause.runs_on or clause.until)

    def _last_alone(self) -> Clause:
        """Part the last point of a list off: 「4月、6月～8月」 is a month and a range."""
        clause = self.clauses[-1]
        if clause.is_range or len(clause.points) == 1:
            return clause
        alone = Clause([clause.points.pop()], softness=set(clause.softness))
        self.clauses.append(alone)
        return alone

    def _modifier(self, element: Element) -> None:
        clause = self.clauses[-1] if self.clauses else None
        apart = self._join is not _Join.NONE and element.tag in ("due", "at-latest")
        if clause is None or apart:
            self._before_any(element)
            return
        self._limit(clause, element)
        if element.mark in (Mark.FROM, Mark.SINCE):
            clause = self._last_alone()
            clause.since = not clause.is_range
            clause.until = clause.until and "at-latest" not in clause.softness
            self._join = _Join.FROM if element.mark is Mark.FROM else _Join.BROKEN
        elif element.mark not in _KEEPS_THE_JOIN or self._join is not _Join.RANGE:
            self._join = self._join_after(element)

    def _join_after(self, element: Element) -> "_Join":
        if element.mark is Mark.DURING and self._join is _Join.NONE:
            return _Join.NONE
        return self._join if element.mark is Mark.BRACKET else _Join.BROKEN

    def _before_any(self, element: Element) -> None:
        self._join = _Join.BROKEN
        if element.mark is Mark.SOFT:
            self._softness_before.add(element.tag)
        if element.mark is Mark.UNTIL and element.tag == "due":
            self._due_before = True
        if element.mark is Mark.DONE:
            self._done_before = True

    def _limit(self, clause: Clause, element: Element) -> None:
        mark = element.mark
        direct = self._join in (_Join.NONE, _Join.RANGE, _Join.FROM)
        if mark is Mark.UNTIL:
            clause.until = True
        elif mark is Mark.BEFORE:
            clause.before = True
        elif mark is Mark.WITHIN:
            clause.within = True
        elif mark is Mark.DURING:
            clause.inside = clause.inside or element.tag == "inside"
        elif mark in (Mark.LENGTH, Mark.LENGTH_LIMIT):
            clause.length = clause.length or element.length
            clause.length_limits = mark is Mark.LENGTH_LIMIT
        else:
            self._colour(clause, element, direct=direct)

    def _colour(self, clause: Clause, element: Element, *, direct: bool) -> None:
        if element.mark is Mark.SOFT:
            clause.softness.add(element.tag)
        elif element.mark is Mark.DONE:
            clause.done = True
        elif element.mark is Mark.ONGOING:
            clause.ongoing = True
        elif element.mark is Mark.ACT:
            clause.past_act = clause.past_act or element.tag.startswith("past")
            if element.tag == "object" and direct:
                clause.object_of_act = True


# --- units that stand on one member only ------------------------------------------------------


def lend_units(points: Sequence[Point]) -> list[Point] | None:
    """Give every loose number its unit from a neighbour; None when none fits."""
    lent = list(points)
    for place in range(len(lent) - 2, -1, -1):
        lent[place] = _lend_left(lent[place], lent[place + 1])
    lent = [_as_month_of_year(point) for point in lent]
    for place in range(1, len(lent)):
        if lent[place].unit is None:
            lent[place] = _lend_right(lent[place], lent[place - 1])
        lent[place] = _as_business_year(lent[place], lent[place - 1])
    lent = [_as_plain_year(point) for point in lent]
    return lent if all(point.unit is not None for point in lent) else None


def _as_month_of_year(point: Point) -> Point:
    """Take 4 in 2023年4～6 for the month whose 月 no member says."""
    year, number = point.year, point.loose
    if year is None or year.fiscal is None or number is None or not 1 <= number <= 12:
        return point
    return replace(point, month=number, loose=None, year=replace(year, tag="unit"))


def _as_business_year(point: Point, before: Point) -> Point:
    """Let 2025 in FY2023～2025 be a business year too."""
    year, model = point.year, before.year
    if year is None or model is None or year.tag != "unit" or point.unit is not Granularity.YEAR:
        return point
    return replace(point, year=replace(year, fiscal=True, tag="")) if model.fiscal else point


def _as_plain_year(point: Point) -> Point:
    """Take R5 for a 年 where no member says 年度."""
    year = point.year
    if point.unit is not None or point.loose is not None or year is None:
        return point
    return replace(point, year=replace(year, fiscal=False, tag="unit"))


def _lend_left(point: Point, following: Point) -> Point:
    if point.loose is None:
        year = point.year
        if year is not None and year.fiscal is None and following.year is not None:
            return replace(point, year=replace(year, fiscal=following.year.fiscal))
        return point
    if point.month is not None or point.month_offset is not None:
        return replace(point, day=point.loose, loose=None)
    if following.year is not None and following.year.tag != "dotted" and point.year is None:
        return _as_year(point, following.year)
    return _as_unit(point, following)


def _lend_right(point: Point, before: Point) -> Point:
    if point.loose is None:
        return point
    smaller = _as_unit(point, before, smallest=True)
    if smaller.loose is None:
        return smaller
    return _as_year(point, before.year) if before.year is not None else point


def _as_year(point: Point, model: YearPart) -> Point:
    if point.loose is None:
        return point
    form = YearForm.FULL if point.loose > 99 else YearForm.SHORT
    if form is YearForm.FULL and not 1868 <= point.loose <= 2999:
        return point
    year = YearPart(form, point.loose, point.start, point.end, fiscal=model.fiscal)
    return replace(point, year=year, loose=None)


def _as_unit(point: Point, model: Point, *, smallest: bool = False) -> Point:
    number = point.loose
    if number is None:
        return point
    if model.quarter is not None and number <= 4:
        return replace(point, quarter=number, loose=None)
    if model.half is not None and number <= 2:
        return replace(point, half=number, loose=None)
    days = model.day is not None and (smallest or model.month is None)
    if days and 1 <= number <= 31:
        return replace(point, day=number, loose=None)
    if model.month is not None and 1 <= number <= 12:
        return replace(point, month=number, loose=None)
    return point


def ends_at_an_edge(clause: Clause) -> bool:
    """Tell a clause whose last point is a 末."""
    return clause.points[-1].edge is Edge.END


def is_single_day_or_month(clause: Clause) -> bool:
    """Tell the clauses that 実施中 and 継続 open at the end."""
    units = (Granularity.MONTH, Granularity.TEN_DAYS, Granularity.DAY)
    return len(clause.points) == 1 and clause.points[0].unit in units
