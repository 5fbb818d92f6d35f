"""Months of a recurrence: 「毎年4月と10月」 and 「年2回(4月、10月)」 name no date of this year."""

from collections.abc import Sequence

from msgspec.structs import replace

from desktop_app.domain.timing.clauses import Clause, lend_units
from desktop_app.domain.timing.reading import LAST, Conventions, Per, Recurrence
from desktop_app.domain.timing.syntax import Edge, Element, Mark, Point

_YEARLY = (Per.YEAR, Per.FISCAL_YEAR)
_PARTS_OF_YEAR = (Per.HALF_YEAR, Per.QUARTER)
_EVERY_UNIT_IS_BARE = 12


def with_details(
    recurrence: Recurrence | None,
    clauses: list[Clause],
    elements: Sequence[Element],
    conventions: Conventions,
) -> tuple[Recurrence | None, list[Clause]]:
    """Move bare months beside a yearly recurrence into it; they are no dates then."""
    if recurrence is None or recurrence.unit not in (*_YEARLY, *_PARTS_OF_YEAR):
        return recurrence, clauses
    place = next(item.start for item in elements if item.recurrence is not None)
    chosen = _detail_clauses(clauses, elements, place)
    months, days = _named(chosen, conventions)
    if not months or (recurrence.unit in _PARTS_OF_YEAR and len(months) < 2):
        return recurrence, clauses
    moved = {id(clause) for clause in chosen}
    rest = [clause for clause in clauses if id(clause) not in moved]
    if _names_both_halves(chosen) and recurrence.times % 2 == 0:
        return replace(recurrence, times=recurrence.times // 2, unit=Per.HALF_YEAR), rest
    return replace(recurrence, months=months, days=days), rest


def _names_both_halves(clauses: Sequence[Clause]) -> bool:
    """Tell 「年2回(上期・下期)」, which is once in each half."""
    return {point.half for clause in clauses for point in clause.points} == {1, 2}


def _detail_clauses(clauses: list[Clause], elements: Sequence[Element], place: int) -> list[Clause]:
    behind = [item for item in clauses if item.is_bare and item.start > place and not item.done]
    if behind:
        return behind
    if any(element.mark is Mark.SINCE for element in elements):
        return []
    before = [item for item in clauses if item.is_bare and not item.done]
    return before if len(before) == len(clauses) else []


def _named(
    clauses: Sequence[Clause], conventions: Conventions
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    months: list[int] = []
    days: list[int] = []
    for clause in clauses[:_EVERY_UNIT_IS_BARE]:
        points = lend_units(clause.points[:_EVERY_UNIT_IS_BARE]) or []
        named = [_months_of(point, conventions) for point in points]
        if clause.is_range and len(named) == 2 and named[0] and named[1]:
            months.extend(_from_to(named[0][0], named[1][-1]))
        else:
            months.extend(month for group in named for month in group)
        days.extend(day for point in points for day in _days_of(point))
    return tuple(dict.fromkeys(months)), tuple(dict.fromkeys(days))


def _months_of(point: Point, conventions: Conventions) -> tuple[int, ...]:
    first = conventions.fiscal_year_start
    if point.half is not None:
        months = _from(first + (point.half - 1) * 6, 6)
    elif point.quarter is not None:
        months = _from(first + (point.quarter - 1) * 3, 3)
    elif point.season is not None:
        months = _from(point.season, 3)
    else:
        months = (point.month,) if point.month is not None else ()
    return months[-1:] if point.edge is Edge.END else months


def _days_of(point: Point) -> tuple[int, ...]:
    if point.edge is Edge.END:
        return (LAST,)
    return (point.day,) if point.day is not None else ()


def _from(first: int, count: int) -> tuple[int, ...]:
    return tuple((first - 1 + step) % 12 + 1 for step in range(count))


def _from_to(first: int, last: int) -> tuple[int, ...]:
    return _from(first, (last - first) % 12 + 1)
