"""Brackets: what in them is the date or a qualifier, and what is a remark."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.domain.timing.calendar import Granularity
from desktop_app.domain.timing.scanner import settle_words
from desktop_app.domain.timing.syntax import Edge, Element, Mark, Point, Span

_EMPTY = (Mark.NEUTRAL, Mark.PARTICLE)
_QUALIFYING = (
    *_EMPTY,
    Mark.SOFT,
    Mark.DONE,
    Mark.ONGOING,
    Mark.RECURRENCE,
    Mark.EVENT,
    Mark.LIST,
    Mark.NOW,
)
_DATING = (
    *_QUALIFYING,
    Mark.POINT,
    Mark.RANGE,
    Mark.FROM,
    Mark.SINCE,
    Mark.UNTIL,
    Mark.BEFORE,
    Mark.WITHIN,
    Mark.DURING,
    Mark.ACT,
    Mark.LENGTH,
    Mark.LENGTH_LIMIT,
    Mark.LENGTH_AHEAD,
)
_WEEKDAYS = frozenset("月火水木金土日曜祝休・、,/")


class Spliced(Struct, frozen=True):
    """A flat row of elements and the stretches of the key that are remarks."""

    elements: tuple[Element, ...]
    remarks: tuple[tuple[int, int], ...]


def splice_brackets(elements: Sequence[Element], key: str) -> Spliced:
    """Put into the row what brackets say about the date; keep the rest as remarks."""
    outer = _Outer(
        has_date=any(item.mark is Mark.POINT for item in elements),
        runs_on=_runs_on(elements),
        has_words=any(item.mark not in (*_EMPTY, Mark.BRACKET) for item in elements),
    )
    flat: list[Element] = []
    remarks: list[tuple[int, int]] = []
    for element in elements:
        if element.mark is Mark.NOTE:
            remarks.append(element.inside)
        elif element.mark is not Mark.BRACKET:
            flat.append(element)
        else:
            _splice(element, key, outer, flat, remarks)
    return Spliced(settle_words(flat), tuple(remarks))


class _Outer(Struct, frozen=True):
    """What stands outside all brackets."""

    has_date: bool
    has_words: bool
    runs_on: bool


def _splice(
    bracket: Element,
    key: str,
    outer: _Outer,
    flat: list[Element],
    remarks: list[tuple[int, int]],
) -> None:
    inner = settle_words(bracket.inner)
    inside = key[bracket.inside[0] : bracket.inside[1]]
    numbers = inside.isdigit() and len(inside) <= 2
    if not inside or numbers or _is_weekday(inside, flat):
        return
    if not outer.has_words:
        inlined = splice_brackets(inner, key)
        flat.extend(inlined.elements)
        remarks.extend(inlined.remarks)
    elif (refined := _refined(inner, flat)) is not None:
        flat[-1:] = refined
    elif _belongs_outside(inner, outer):
        flat.extend(item for item in inner if item.mark is not Mark.BRACKET)
    else:
        remarks.append(bracket.inside)


def _refined(inner: tuple[Element, ...], flat: list[Element]) -> list[Element] | None:
    """Read 2023年度(10月): a date alone in brackets is the date, within the unit before it."""
    dates = [item for item in inner if item.mark not in _EMPTY]
    points = [item.point for item in dates if item.point is not None]
    before = [item.mark for item in flat[-2:-1]]
    whole = flat[-1].point if flat else None
    if whole is None or not points or before in ([Mark.RANGE], [Mark.LIST]):
        return None
    if dates[0].point is None or dates[-1].point is None or not _may_refine(points, whole):
        return None
    if not all(item.mark in (Mark.POINT, Mark.RANGE, Mark.LIST) for item in dates):
        return None
    return [replace(dates[0], point=replace(points[0], year=whole.year)), *dates[1:]]


def _may_refine(points: list[Point], whole: Point) -> bool:
    """Tell months inside a year, and a day inside its month; the rest restates or contradicts."""
    if whole.edge is not Edge.NONE or not all(point.needs_year for point in points):
        return False
    if whole.unit in (Granularity.YEAR, Granularity.FISCAL_YEAR) and whole.year is not None:
        return all(_is_part_of_year(point) for point in points)
    days = [point for point in points if point.day is not None and point.month == whole.month]
    return whole.unit is Granularity.MONTH and len(days) == len(points) == 1


def _is_part_of_year(point: Point) -> bool:
    named = (point.month, point.loose, point.half, point.quarter)
    return any(value is not None for value in named)


def _is_weekday(inside: str, flat: list[Element]) -> bool:
    after_point = bool(flat) and flat[-1].mark is Mark.POINT
    return after_point and len(inside) <= 8 and set(inside) <= _WEEKDAYS


def _belongs_outside(inner: tuple[Element, ...], outer: _Outer) -> bool:
    if not inner or any(item.mark is Mark.BRACKET for item in inner):
        return False
    marks = {item.mark for item in inner}
    if Mark.POINT not in marks:
        return _qualifies(marks, inner, outer)
    if Mark.RECURRENCE in marks and _lists_months(inner):
        return True
    return not outer.has_date and marks <= set(_DATING)


def _lists_months(inner: tuple[Element, ...]) -> bool:
    """Tell 「年2回:6月、12月」, where months say when the recurrence falls."""
    leading = (*_EMPTY, Mark.SINCE, Mark.LIST)
    first = next((item for item in inner if item.mark not in leading), None)
    allowed = (*leading, Mark.RECURRENCE, Mark.POINT, Mark.COLON, Mark.ACT)
    bare = all(item.point is None or item.point.needs_year for item in inner)
    starts = first is not None and first.mark is Mark.RECURRENCE
    return starts and bare and all(item.mark in allowed for item in inner)


def _qualifies(marks: set[Mark], inner: tuple[Element, ...], outer: _Outer) -> bool:
    if not outer.has_date:
        allowed = {*_QUALIFYING, Mark.ACT, Mark.UNDETERMINED, Mark.CONSIDER}
        return marks <= allowed and not marks <= {Mark.ACT, *_EMPTY}
    if any(item.mark is Mark.EVENT and item.tag == "on-event" for item in inner):
        return False
    if Mark.LENGTH in marks:
        return outer.runs_on and all(_is_long(item) for item in inner)
    if Mark.RECURRENCE in marks and marks <= {*_QUALIFYING, Mark.ACT, Mark.SINCE}:
        return True
    if _is_a_limit(inner):
        return True
    if {Mark.SINCE, Mark.ONGOING} <= marks <= {*_QUALIFYING, Mark.ACT, Mark.SINCE}:
        return True  # (以降、継続)
    speaking = marks & {Mark.DONE, Mark.ONGOING, Mark.RECURRENCE}
    if Mark.SOFT in marks and all(_speaks_of_the_date(item) for item in inner):
        return True
    return marks <= set(_QUALIFYING) or (bool(speaking) and marks <= {*_QUALIFYING, Mark.ACT})


def _speaks_of_the_date(element: Element) -> bool:
    """Tell (完了予定) and (順次実施) from (説明会予定), which names another act."""
    bare = element.mark is Mark.ACT and element.tag in (
        "past",
        "begin",
        "past complete",
        "complete",
    )
    return bare or element.mark in (*_EMPTY, Mark.SOFT, Mark.LIST)


def _is_a_limit(inner: tuple[Element, ...]) -> bool:
    """Tell 「9月30日(期限)」 and 「10月(以降)」, where the bracket holds the limit alone."""
    said = [item.mark for item in inner if item.mark not in _EMPTY]
    return len(said) == 1 and said[0] in (Mark.UNTIL, Mark.SINCE, Mark.FROM)


def _runs_on(elements: Sequence[Element]) -> bool:
    """Tell whether the words before the bracket end in an open sign: 「4月～(3か月間)」."""
    outside = [item.mark for item in elements if item.mark not in (*_EMPTY, Mark.BRACKET)]
    return bool(outside) and outside[-1] in (Mark.RANGE, Mark.FROM, Mark.SINCE)


def _is_long(element: Element) -> bool:
    """Tell years and months, which bound a start, from days, which say how long an act lasts."""
    if element.length is None:
        return element.mark in _EMPTY
    return element.length.unit in (Span.YEARS, Span.MONTHS)
