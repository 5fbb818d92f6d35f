"""Tokens to recurrences: 1回/半期, 年2回以上, 毎月第2火曜, 3か月に1回."""

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.domain.timing.points import PointReader
from desktop_app.domain.timing.reading import LAST, Per, Recurrence
from desktop_app.domain.timing.vocabulary import K

Found = tuple[Recurrence, int] | None
FoundUnit = tuple[Per, int, int] | None  # unit, every, place behind
_UNITS = {
    K.YEAR: Per.YEAR,
    K.YEARS: Per.YEAR,
    K.FYEAR: Per.FISCAL_YEAR,
    K.FY: Per.FISCAL_YEAR,
    K.HALFYEAR: Per.HALF_YEAR,
    K.QUARTER: Per.QUARTER,
    K.Q: Per.QUARTER,
    K.MONTH: Per.MONTH,
    K.MONTHS: Per.MONTH,
    K.WEEK: Per.WEEK,
    K.WEEKS: Per.WEEK,
    K.DAY: Per.DAY,
    K.DAYS: Per.DAY,
}
_NUMBERED = (K.YEAR, K.YEARS, K.FYEAR, K.MONTHS, K.WEEK, K.WEEKS, K.DAY, K.DAYS, K.QUARTER)
_PER_WORDS = frozenset(
    ["に", "あたり", "当たり", "当り", "につき", "毎", "ごと", "/", "間", "で", "中"]
)
_BEHIND_SHORT = frozenset([K.BREAK, K.CLOSE, K.OPEN, K.LIST, K.SOFT, K.AT_LEAST, K.PARTICLE, K.ACT])
_DAY_NAMES = "月火水木金土日"
_MOST_UNITS = 60
_MOST_WEEKS = 5


class _Count(Struct, frozen=True):
    times: int
    then: int
    at_least: bool = False
    at_most: int | None = None


class RecurrenceReader:
    """Reads a recurrence at a place of a row of tokens."""

    def __init__(self, points: PointReader) -> None:
        self._points = points

    def read(self, place: int) -> Found:
        """Read the recurrence that begins here, else None."""
        found = self._form(place)
        return None if found is None else self._with_days(*found)

    def _with_days(self, found: Recurrence, then: int) -> tuple[Recurrence, int]:
        """Read 週2回(月・木) and 月1回、第2水曜日, whose days stand behind the number of times."""
        named = found.days or found.weekdays or found.weeks or found.every > 1
        if named or found.unit not in (Per.WEEK, Per.MONTH):
            return found, then
        sign = self._points.at(then)
        place = then + (sign.kind in (K.OPEN, K.LIST, K.COLON))
        detailed, behind = self._details(found, self._again(place, found.unit))
        if detailed == found:
            return found, then
        following = behind + (self._points.at(behind).kind is K.UNTIL)
        if sign.kind is K.OPEN:
            closed = self._points.at(following).kind is K.CLOSE
            return (detailed, following + 1) if closed else (found, then)
        ends = self._points.at(following).kind is K.BREAK
        return (detailed, behind) if detailed.weekdays or ends else (found, then)

    def _again(self, place: int, unit: Per) -> int:
        """Step over the unit where it is said once more: 毎月1回(月末), 週1回(毎週月曜)."""
        token = self._points.at(place)
        said = token.kind is K.EVERY and token.tag == unit.value
        within = token.kind is K.MONTH and self._points.at(place + 1).kind in (K.END, K.HEAD)
        return place + (said or (within and unit is Per.MONTH))

    def _form(self, place: int) -> Found:
        return (
            self._at_least(place)
            or self._every(place)
            or self._halves_each(place)
            or self._unit_first(place)
            or self._nth_weekday_of_month(place)
            or self._count_first(place)
        )

    # --- 毎月, 四半期ごと -----------------------------------------------------------------------

    def _every(self, place: int) -> Found:
        token = self._points.at(place)
        if token.kind is not K.EVERY:
            return None
        plain = Recurrence(1, Per(token.tag), token.value)
        found, then = self._details(plain, self._skip(place + 1, "の"))
        return self._counted(found, then)

    def _counted(self, found: Recurrence, then: int) -> tuple[Recurrence, int]:
        step = self._skip(then, "に", "は", "、", "/", "(")
        count = self._count(step)
        if count is None or self._points.at(then).text == "(":
            return found, then
        counted = replace(found, times=count.times, at_least=count.at_least, at_most=count.at_most)
        return counted, count.then

    def _skip(self, place: int, *texts: str) -> int:
        return place + 1 if self._points.at(place).text in texts else place

    def _details(self, plain: Recurrence, place: int) -> tuple[Recurrence, int]:
        if plain.unit is Per.WEEK:
            weekdays, then = self._weekdays(place)
            return (replace(plain, weekdays=weekdays), then) if weekdays else (plain, place)
        if plain.unit is Per.MONTH:
            return self._in_month(plain, place)
        edge = self._points.at(place).kind
        if edge in (K.END, K.HEAD) and plain.unit is not Per.DAY:
            return replace(plain, days=(LAST if edge is K.END else 1,)), place + 1
        return plain, place

    def _weekdays(self, place: int) -> tuple[tuple[int, ...], int]:
        found: list[int] = []
        then = place
        while True:
            names, after = self._weekday(place)
            if not names:
                return tuple(found), then
            found.extend(names)
            then = after
            place = after + (self._points.at(after).kind is K.LIST)

    def _weekday(self, place: int) -> tuple[tuple[int, ...], int]:
        token = self._points.at(place)
        if token.kind is K.WEEKDAY:
            return (token.value,), place + 1
        if token.text and len(token.text) <= 7 and set(token.text) <= set(_DAY_NAMES):
            return tuple(map(_DAY_NAMES.index, token.text)), place + 1
        return (), place

    def _in_month(self, plain: Recurrence, place: int) -> tuple[Recurrence, int]:
        if self._points.kinds(place, K.END):
            return replace(plain, days=(LAST,)), place + 1
        if self._points.kinds(place, K.HEAD):
            return replace(plain, days=(1,)), place + 1
        third = self._points.at(place)
        if third.kind is K.THIRD:
            return replace(plain, days=_days_of_thirds(third.value)), place + 1
        nth = place + (self._points.at(place).kind is K.NTH)
        if self._points.kinds(nth, K.NUM, K.DAYS):
            return plain, self._skip(nth + 2, "目")  # 第1営業日 has no fixed day
        weekday = self._nth_weekday(place)
        if weekday is not None:
            weeks, weekdays, then = weekday
            return replace(plain, weeks=weeks, weekdays=weekdays), then
        return self._days(plain, place)

    def _days(self, plain: Recurrence, place: int) -> tuple[Recurrence, int]:
        days: list[int] = []
        then = place
        while self._points.kinds(place, K.NUM, K.DAY) and len(days) < 31:
            if not 1 <= self._points.at(place).value <= 31:
                break
            days.append(self._points.at(place).value)
            then = place + 2
            place = then + (self._points.at(then).kind is K.LIST)
        if days and self._points.kinds(place, K.END) and place > then:
            return replace(plain, days=(*days, LAST)), place + 1
        return (replace(plain, days=tuple(days)), then) if days else (plain, place)

    def _nth_weekday_of_month(self, place: int) -> Found:
        starts = self._points.at(place).kind is K.NTH or self._points.at(place).text == "最終"
        found = self._nth_weekday(place) if starts else None
        if found is None or self._points.at(found[2] - 1).kind is not K.WEEKDAY:
            return None
        weeks, weekdays, then = found
        return Recurrence(len(weeks), Per.MONTH, weeks=weeks, weekdays=weekdays), then

    def _nth_weekday(self, place: int) -> tuple[tuple[int, ...], tuple[int, ...], int] | None:
        weeks: list[int] = []
        if self._points.at(place).text == "最終":
            weeks, place = [LAST], place + 1
        while not weeks or self._points.at(place).kind in (K.LIST, K.NTH, K.NUM):
            step = place + (self._points.at(place).kind is K.LIST)
            step += self._points.at(step).kind is K.NTH
            token = self._points.at(step)
            numbered = step > place or bool(weeks)
            known = token.kind is K.NUM and 1 <= token.value <= _MOST_WEEKS
            if not known or not numbered or len(weeks) > _MOST_WEEKS:
                return None
            weeks.append(token.value)
            place = step + 1 + (self._points.at(step + 1).kind is K.WEEK)
        weekdays, then = self._weekdays(place)
        return (tuple(weeks), weekdays, then) if weekdays else None

    # --- 半期に1回, 年2回 -----------------------------------------------------------------------

    def _unit_first(self, place: int) -> Found:
        unit = self._unit(place)
        if unit is None:
            return None
        per, every, then = unit
        if per in (Per.QUARTER, Per.HALF_YEAR) and self._points.at(then).kind is K.END:
            return self._counted(Recurrence(1, per, every, days=(LAST,)), then + 1)
        if self._points.at(then).kind is K.EACH:
            return self._counted(Recurrence(1, per, every), then + 1)
        return self._times_in(per, every, then) or self._short_times(place, per, then)

    def _short_times(self, place: int, per: Per, then: int) -> Found:
        """Read 月1 and 週2, whose 回 is left out, and 週3日."""
        unit, number, behind = (self._points.at(step) for step in (place, then, then + 1))
        if unit.text not in ("年", "月", "週") or number.kind is not K.NUM or then != place + 1:
            return None
        if self._points.at(place - 1).kind in (K.NUM, K.NTH) or len(number.text) > 2:
            return None
        days = unit.kind is K.WEEK and behind.kind is K.DAY and number.value <= len(_DAY_NAMES)
        if not (days or behind.kind in _BEHIND_SHORT) or number.tag or not number.value:
            return None
        count = self._bounds(_Count(number.value, then + 1 + days))
        return Recurrence(count.times, per, 1, count.at_least, count.at_most), count.then

    def _at_least(self, place: int) -> Found:
        """Read 最低年1回 and 少なくとも毎月: the bound stands first."""
        token = self._points.at(place)
        if token.kind is not K.AT_LEAST or token.tag != "before":
            return None
        behind = self._skip(place + 1, "でも", "、")
        found = self._every(behind) or self._unit_first(behind)
        return None if found is None else (replace(found[0], at_least=True), found[1])

    def _times_in(self, per: Per, every: int, then: int) -> Found:
        step = then
        while self._points.at(step).text in _PER_WORDS and step < then + 2:
            step += 1
        count = self._count(step)
        if count is None or (step == then and self._numbered_before(then, every)):
            return None
        found = Recurrence(count.times, per, every, count.at_least, count.at_most)
        return found, count.then

    def _numbered_before(self, then: int, every: int) -> bool:
        """Refuse 「4日2回」, but read 「年2回」: without に the unit must stand bare."""
        return self._points.at(then - 2).kind is K.NUM

    def _unit(self, place: int) -> FoundUnit:
        token = self._points.at(place)
        following = self._points.at(place + 1)
        if token.kind is K.NUM and following.kind in _NUMBERED:
            if token.tag or len(token.text) > 2 or not 1 <= token.value <= _MOST_UNITS:
                return None
            return _UNITS[following.kind], token.value, place + 2
        if token.kind in _UNITS and token.text not in ("月分", "月度", "営業日"):
            return _UNITS[token.kind], 1, place + 1
        return None

    def _halves_each(self, place: int) -> Found:
        """Read 上期・下期に各1回: one in each half."""
        first = self._points.at(place)
        step = place + 1 + (self._points.at(place + 1).kind is K.LIST)
        second = self._points.at(step)
        if not (first.kind is second.kind is K.HALF and (first.value, second.value) == (1, 2)):
            return None
        step += 1
        while self._points.at(step).text in ("に", "で", "期"):
            step += 1
        if self._points.at(step).text not in ("各", "それぞれ"):
            return None
        count = self._count(step)
        if count is None:
            return None
        return Recurrence(count.times, Per.HALF_YEAR, 1, count.at_least, count.at_most), count.then

    # --- 1回/半期 -------------------------------------------------------------------------------

    def _count_first(self, place: int) -> Found:
        count = self._count(place)
        if count is None:
            return None
        found = Recurrence(count.times, Per.PERIOD, 1, count.at_least, count.at_most)
        step = count.then
        if self._points.at(step).text not in ("/", "毎", "ごと", "・", "per", "PER"):
            return found, count.then
        every = self._points.at(step + 1)
        if every.kind is K.EVERY:
            return replace(found, unit=Per(every.tag), every=every.value), step + 2
        unit = self._unit(step + 1)
        if unit is None:
            return found, count.then
        return replace(found, unit=unit[0], every=unit[1]), unit[2]

    def _count(self, place: int) -> _Count | None:
        first = self._points.at(place)
        before = first.kind is K.AT_LEAST and first.tag == "before"
        place += before
        place = self._skip(place, "各", "それぞれ", "約", "概ね", "計", "延べ")
        found = self._number_of_times(place)
        if found is None:
            return None
        return self._bounds(replace(found, at_least=found.at_least or before))

    def _bounds(self, count: _Count) -> _Count:
        token = self._points.at(count.then)
        if token.kind is K.AT_LEAST and token.tag != "before":
            return replace(count, at_least=True, then=count.then + 1)
        if token.kind is K.AT_MOST:
            return replace(count, at_most=count.times, then=count.then + 1)
        return replace(count, then=self._skip(count.then, "ずつ"))

    def _number_of_times(self, place: int) -> _Count | None:
        token = self._points.at(place)
        if token.kind is K.ONCE:
            return _Count(token.value, place + 1, at_least=True)
        if token.kind is not K.NUM or len(token.text) > 3 or token.tag or token.value < 1:
            return None
        following = self._points.at(place + 1)
        if following.kind is K.COUNT:
            ordinal = self._points.at(place + 2).text == "目"
            return None if ordinal else _Count(token.value, place + 2)
        return self._range_of_times(place)

    def _range_of_times(self, place: int) -> _Count | None:
        joined = self._points.at(place + 1).kind in (K.RANGE, K.DASH, K.LIST)
        if not (joined and self._points.kinds(place + 2, K.NUM, K.COUNT)):
            return None
        least, most = self._points.at(place).value, self._points.at(place + 2).value
        if most <= least or most > 999:
            return None
        return _Count(least, place + 4, at_most=most)


def _days_of_thirds(value: int) -> tuple[int, ...]:
    """Name a 旬 of each month by its first day and its last one."""
    first, last = divmod(value, 10)
    return first * 10 - 9, LAST if last >= 3 else last * 10
