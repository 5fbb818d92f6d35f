"""Tokens to points in time: each function reads one form at a place, or returns None."""

from msgspec.structs import replace

from desktop_app.domain.timing.calendar import Era, following_era
from desktop_app.domain.timing.lexer import Token
from desktop_app.domain.timing.syntax import Edge, Point, YearForm, YearPart
from desktop_app.domain.timing.token_row import Found, in_thirds, is_month
from desktop_app.domain.timing.vocabulary import K
from desktop_app.domain.timing.years import YearReader, offset_year

_SEPARATORS = (K.SLASH, K.DOT, K.DASH)
_JOINERS = (K.RANGE, K.DASH, K.LIST, K.DOT, K.SLASH)
_YEARS_ACROSS_ERAS = 5  # H31.4～2.3 ends in 令和2年


class PointReader(YearReader):
    """Reads the point at a place, or returns None."""

    def read(self, place: int, *, after_joiner: bool = False) -> Found:
        """Read the longest point here; loose numbers only where a joiner explains them."""
        found = self._numeric(place) or self._worded(place)
        found = found or self._relative(place, after_joiner=after_joiner)
        if found is None:
            found = self._loose(place, after_joiner=after_joiner)
        return None if found is None else self._edge(*found)

    # --- worded points -----------------------------------------------------------------------

    def _worded(self, place: int) -> Found:
        found = self.year(place)
        if found is None:
            return self._year_behind(self._smaller(place, None))
        year, then = found
        point = Point(year.start, year.end, year=year)
        smaller = self._smaller(self.skip_joint(then), year)
        if smaller is not None:
            part, after = smaller
            return self._join_year(part, point), after
        if year.fiscal is None:
            loose = self._loose(self.skip_joint(then), after_joiner=False)
            if loose is not None and year.form is not YearForm.SHORT:
                return replace(loose[0], year=year, start=year.start), loose[1]
            return self._unitless_year(point, then)
        joint = self.skip_joint(then)
        loose = self._loose(joint, after_joiner=False) or self._month_at_end(joint, year)
        if loose is not None and loose[0].loose is not None and loose[0].loose <= 12:
            return replace(loose[0], year=year, start=year.start), loose[1]
        return point, then

    def _month_at_end(self, place: int, year: YearPart) -> Found:
        """Read 2023年4, whose 月 is missing."""
        number = self.at(place)
        behind = (K.BREAK, K.RANGE, K.OPEN, K.CLOSE, K.FROM, K.SINCE, K.UNTIL, K.SOFT)
        if year.fiscal or not is_month(number) or self.at(place + 1).kind not in behind:
            return None
        return Point(number.start, number.end, loose=number.value), place + 1

    def _year_behind(self, found: Found) -> Found:
        """Read 1Q/FY2023 and Q1 FY2023, where the year stands last."""
        if found is None or not _is_of_a_business_year(found[0]):
            return found
        point, then = found
        slash = self.at(then).kind is K.SLASH
        year = self.year(then + slash)
        if year is None or not year[0].fiscal or self._smaller(year[1], year[0]) is not None:
            return found
        return replace(point, year=year[0], end=year[0].end), year[1]

    def _join_year(self, part: Point, whole: Point) -> Point:
        year = whole.year
        if year is not None and not part.calendar_half and _is_of_a_business_year(part):
            tag = year.tag if year.fiscal else "fiscal"
            year = replace(year, fiscal=True, tag=tag)
        return replace(part, year=year, start=whole.start)

    def _unitless_year(self, point: Point, then: int) -> Found:
        """Keep 令和5 or '23 as they stand: before a joiner the unit comes later, else it is 年."""
        year = point.year
        if year is None:
            return None
        joined = self.at(then).kind in (K.RANGE, K.DASH, K.LIST)
        if joined and self.at(then + 1).kind in (K.NUM, K.ERA):
            return point, then
        fiscal = year.fiscal if year.fiscal is not None else False
        return replace(point, year=replace(year, fiscal=fiscal, tag=year.tag or "unit")), then

    def _smaller(self, place: int, year: YearPart | None) -> Found:
        return (
            self._half(place, year)
            or self._quarter(place, year)
            or self._month(place)
            or self._no_month(place, year)
            or (self.month_and_day(place) if year is not None and year.fiscal is not None else None)
            or self._bare_small(place, year)
        )

    def _half(self, place: int, year: YearPart | None) -> Found:
        token = self.at(place)
        if token.kind is K.HALF and (token.tag == "word" or year is not None):
            if token.tag == "single" and self.at(place + 1).kind is K.OTHER:
                return None
            return Point(token.start, token.end, half=token.value), place + 1
        if token.kind is K.PART_OF and year is not None:
            half = Point(token.start, token.end, half=token.value, calendar_half=True)
            return half, place + 1
        return self._latin_half(place)

    def _latin_half(self, place: int) -> Found:
        """Read 1H, H1 behind a fiscal year is read as a half too (H alone is 平成)."""
        first, second = self.at(place), self.at(place + 1)
        numbered = first.kind is K.NUM and first.value in (1, 2)
        if numbered and second.text == "H" and self.at(place + 2).kind is not K.NUM:
            return Point(first.start, second.end, half=first.value), place + 2
        fiscal = self.at(place - 1).kind in (K.NUM, K.SLASH, K.FYEAR) and place > 0
        if first.text == "H" and fiscal and second.kind is K.NUM and second.value in (1, 2):
            return Point(first.start, second.end, half=second.value), place + 2
        return None

    def _quarter(self, place: int, year: YearPart | None) -> Found:
        start = self.at(place).start
        if self.kinds(place, K.Q, K.NUM) and 1 <= self.at(place + 1).value <= 4:
            token = self.at(place + 1)
            return Point(start, token.end, quarter=token.value), place + 2
        nth = self.at(place).kind is K.NTH
        number = self.at(place + nth)
        if number.kind is not K.NUM or not 1 <= number.value <= 4:
            return None
        return self._numbered_quarter(place + nth + 1, start, number.value, nth=nth)

    def _numbered_quarter(self, place: int, start: int, number: int, *, nth: bool) -> Found:
        dotted = self.at(place).text == "・"
        unit = self.at(place + dotted)
        if unit.kind in (K.QUARTER, K.Q):
            return Point(start, unit.end, quarter=number), place + dotted + 1
        if unit.kind is K.HALFYEAR and unit.text == "半期" and nth and number <= 2:
            return Point(start, unit.end, half=number), place + dotted + 1
        return None

    def _month(self, place: int) -> Found:
        if not self.kinds(place, K.NUM, K.MONTH):
            return None
        number, unit = self.at(place), self.at(place + 1)
        if not 1 <= number.value <= 12 or len(number.text) > 2:
            return None
        if self.at(place + 2).text == "期" and unit.text == "月":
            return self._closing(place, number)
        last = self.last_of_doubled(place + 1)
        point = Point(number.start, self.at(last).end, month=number.value)
        return self._within_month(point, last + 1)

    def _no_month(self, place: int, year: YearPart | None) -> Found:
        """Keep 2023年13月 one point, so that it fails whole instead of becoming the year."""
        number, unit = self.at(place), self.at(place + 1)
        if year is None or not self.kinds(place, K.NUM, K.MONTH) or len(number.text) > 2:
            return None
        return Point(number.start, unit.end, month=number.value), place + 2

    def _closing(self, place: int, number: Token) -> Found:
        """Read 2024年3月期: the business year that closes in that month, and its halves."""
        unit = self.at(place + 2)
        point = Point(number.start, unit.end, closing_month=number.value)
        then = self.skip_joint(place + 3)
        part = self._half(then, offset_year(number, 0, fiscal=True)) or self._quarter(then, None)
        if part is None:
            return point, place + 3
        small = part[0]
        return replace(point, half=small.half, quarter=small.quarter, end=small.end), part[1]

    def _within_month(self, point: Point, place: int) -> Found:
        token = self.at(place)
        step = 1 if token.text == "の" or token.kind is K.GAP else 0
        following = self.at(place + step)
        if following.kind is K.NUM:
            return self._day_of_month(point, place, step)
        if following.kind is K.THIRD:
            return in_thirds(point, following), place + step + 1
        if following.kind is K.PART_OF:
            return replace(point, fortnight=following.value, end=following.end), place + step + 1
        if following.kind is K.MIDDLE:
            vague = replace(point, thirds=(2, 2), end=following.end, vague=True)
            return vague, place + step + 1
        return self._short_thirds(point, place) or (point, place)

    def _day_of_month(self, point: Point, place: int, step: int) -> Found:
        number, unit = self.at(place + step), self.at(place + step + 1)
        if unit.kind is K.DAY and 1 <= number.value <= 31:
            last = self.last_of_doubled(place + step + 1)
            return replace(point, day=number.value, end=self.at(last).end), last + 1
        if self._loose_here(place + step) and 1 <= number.value <= 31:
            return replace(point, loose=number.value, end=number.end), place + step + 1
        return point, place

    def _short_thirds(self, point: Point, place: int) -> Found:
        """Read 4月上～中旬 and 4月中・下旬, where 旬 stands once."""
        first = {"上": 1, "中": 2}.get(self.at(place).text)
        last = self.at(place + 2)
        if first is None or self.at(place + 1).kind not in _JOINERS or last.kind is not K.THIRD:
            return None
        return replace(point, thirds=(first, last.value % 10), end=last.end), place + 3

    def _bare_small(self, place: int, year: YearPart | None) -> Found:
        """Read seasons, and days or 旬 that lean on a month named before."""
        token = self.at(place)
        if token.kind is K.SEASON and self._is_season(place, year):
            return _season(token, year), place + 1
        if year is not None:
            return None
        if token.kind is K.THIRD:
            return in_thirds(Point(token.start, token.end), token), place + 1
        if self.kinds(place, K.NUM, K.DAY) and 1 <= token.value <= 31:
            return self._bare_day(place)
        return None

    def _is_season(self, place: int, year: YearPart | None) -> bool:
        """Tell 春 as a time: with a year, as 春季, or before a word that follows only times."""
        token = self.at(place)
        if year is not None or token.tag or len(token.text) > 1:
            return True
        following = (K.SOFT, K.UNTIL, K.FROM, K.SINCE, K.RANGE, K.BREAK, K.CLOSE, K.HEAD, K.END)
        return self.at(place + 1).kind in following

    def _bare_day(self, place: int) -> Found:
        number, unit = self.at(place), self.at(place + 1)
        token = self.at(place + 2)
        tails = (K.WITHIN, K.EACH, K.OCCASION, K.BEFORE)
        counted = self.kinds(place + 2, K.NUM, K.COUNT) or self.kinds(place + 3, K.NUM, K.COUNT)
        if token.kind in tails or token.text in ("間", "目", "程度") or counted:
            return None
        if self.at(place - 1).kind in (K.MONTH, K.WEEK):
            return None  # 週3日 and 月10日 count days
        return Point(number.start, unit.end, day=number.value), place + 2

    # --- numeric and relative points ------------------------------------------------------------

    def _numeric(self, place: int) -> Found:
        """Read 2023/4/1, R5.4.1, 23/4, 4/26, 20230401."""
        if self.kinds(place, K.ERA, K.NUM):
            number = self.at(place + 1)
            era = Era(self.at(place).tag)
            year = YearPart(YearForm.ERA, number.value, self.at(place).start, number.end, era=era)
            return self._dotted(year, place + 2) if 1 <= number.value <= 99 else None
        number = self.at(place)
        if number.kind is not K.NUM:
            return None
        western = self.western(number, number.start)
        if western is None:
            return self._compact(number, place)
        return self._dotted(western, place + 1) or self.month_and_day(place)

    def _compact(self, number: Token, place: int) -> Found:
        text, following = number.text, self.at(place + 1).kind
        if len(text) not in (6, 8) or following in (K.YEAR, K.FYEAR, K.MONTH, K.DAY, K.COUNT):
            return None
        year, month, day = int(text[:4]), int(text[4:6]), int(text[6:] or 0)
        if not (1900 <= year <= 2200 and 1 <= month <= 12) or (text[6:] and not 1 <= day <= 31):
            return None
        part = YearPart(YearForm.FULL, year, number.start, number.end)
        return Point(number.start, number.end, part, month=month, day=day or None), place + 1

    def read_like(self, place: int, model: Point) -> Found:
        """Read 6.3 in R5.4～6.3, which has the form of the member before: a year and a month."""
        number, separator, month = (self.at(place + step) for step in range(3))
        year = model.year
        if year is None or year.form is not YearForm.ERA or year.tag != "dotted" or model.day:
            return None
        alone = self.at(place + 3).kind not in (K.DOT, K.SLASH, K.MONTH, K.DAY)
        ended = year.era is not None and following_era(year.era) is not None
        first = 1 if ended and number.value <= _YEARS_ACROSS_ERAS else year.number
        if not (is_month(month) and number.kind is K.NUM and separator.kind in (K.DOT, K.SLASH)):
            return None
        if not (alone and first <= number.value <= 99):
            return None
        part = YearPart(YearForm.SHORT, number.value, number.start, number.end, tag="dotted")
        return self._third_after(Point(number.start, month.end, part, month=month.value), place + 3)

    def _dotted(self, year: YearPart, place: int) -> Found:
        """Read month and day behind a year and a separator."""
        separator, month, then = self.at(place), self.at(place + 1), self.at(place + 2)
        pointed = separator.text == "・" == then.text and year.form is YearForm.ERA  # 令5・4・1
        if not (separator.kind in _SEPARATORS or pointed) or not is_month(month):
            return None
        three = then.kind is separator.kind and self.at(place + 3).kind is K.NUM
        day = self.at(place + 3)
        if three and 1 <= day.value <= 31 and not self.unit_of_list(place + 4):
            point = Point(year.start, day.end, replace(year, tag="dotted"), month=month.value)
            return replace(point, day=day.value), place + 4 + (self.at(place + 4).kind is K.DAY)
        return None if pointed else self._year_and_month(year, place)

    def _year_and_month(self, year: YearPart, place: int) -> Found:
        separator, month, then = self.at(place), self.at(place + 1), self.at(place + 2)
        if then.kind in (K.YEAR, K.FYEAR, K.COUNT, K.QUARTER, K.Q, K.DAY, K.MONTHS, K.HALFYEAR):
            return None
        certain = year.form in (YearForm.FULL, YearForm.ERA) or year.western_only
        if not certain and not year.number > 12:
            return None
        if not certain and (then.kind is K.MONTH or separator.kind is K.DASH):
            return None
        if separator.kind is K.DASH and (year.form is not YearForm.FULL or then.kind is K.MONTH):
            return None
        point = Point(year.start, month.end, replace(year, tag="dotted"), month=month.value)
        swallowed = then.kind is K.MONTH
        found = replace(point, end=then.end if swallowed else month.end)
        return (
            self._within_month(found, place + 2 + swallowed)
            if swallowed
            else (self._third_after(found, place + 2))
        )

    def _third_after(self, point: Point, place: int) -> Found:
        token = self.at(place)
        return (in_thirds(point, token), place + 1) if token.kind is K.THIRD else (point, place)

    def _relative(self, place: int, *, after_joiner: bool) -> Found:
        token = self.at(place)
        same = token.tag == "same"
        if token.kind is K.REL_MONTH:
            point = Point(token.start, token.end, month_offset=token.value, from_before=same)
            return self._within_month(point, place + 1)
        if token.kind is K.MONTH and self.at(place + 1).kind in (K.END, K.DURING, K.HEAD):
            return Point(token.start, token.end, month_offset=0, from_before=True), place + 1
        if token.kind is K.END and after_joiner:
            end = Point(token.start, token.end, month_offset=0, from_before=True)
            return replace(end, edge=Edge.END), place + 1
        if token.kind is K.REL_WEEK:
            return Point(token.start, token.end, week_offset=token.value), place + 1
        if token.kind is K.REL_DAY:
            point = Point(token.start, token.end, day_offset=token.value, from_before=same)
            return point, place + 1
        return self._relative_half(place)

    def _relative_half(self, place: int) -> Found:
        token = self.at(place)
        if token.kind is K.REL_HALF:
            offset, half = divmod(token.value, 10)
            year = offset_year(token, offset, fiscal=True)
            return Point(token.start, token.end, year, half=half), place + 1
        if token.kind is K.TERM and self.at(place + 1).kind in (K.END, K.HEAD, K.DURING):
            year = replace(offset_year(token, 0, fiscal=True), tag="term")
            return Point(token.start, token.end, year), place + 1
        return None

    # --- loose numbers and edges ---------------------------------------------------------------

    def _loose(self, place: int, *, after_joiner: bool) -> Found:
        """Read a number whose unit stands on another member: 「2～4月」, 「4月～6」."""
        nth = self.at(place).kind is K.NTH
        token = self.at(place + nth)
        if token.kind is not K.NUM or len(token.text) not in (1, 2, 4):
            return None
        if not (
            self._loose_here(place + nth) or (after_joiner and self._ends_here(place + nth + 1))
        ):
            return None
        return Point(self.at(place).start, token.end, loose=token.value), place + nth + 1

    def _loose_here(self, place: int) -> bool:
        if self.at(place + 1).kind not in (*_JOINERS, K.GAP):
            return False
        joiner, following = self.at(place + 1).kind, self.at(place + 2)
        if joiner in (K.GAP, K.DOT):
            return following.kind is K.NUM and self.at(place + 3).kind is K.MONTH
        numbers_a_list = len(following.text) == 4 and len(self.at(place).text) < 3
        if joiner in (K.LIST, K.SLASH) and following.kind is K.NUM and numbers_a_list:
            return False
        return following.kind in (K.NUM, K.NTH, K.ERA)

    def _ends_here(self, place: int) -> bool:
        kinds = (K.BREAK, K.OPEN, K.CLOSE, K.LIST, K.UNTIL, K.PARTICLE, K.SOFT, K.RANGE)
        return self.at(place).kind in kinds

    def _edge(self, point: Point, place: int) -> tuple[Point, int]:
        """Take 末 or 初 behind a unit, and the weekday or time of day behind a day."""
        step = 1 if self.at(place).text == "の" else 0
        token = self.at(place + step)
        if token.kind in (K.END, K.HEAD) and point.unit is not None:
            edge = Edge.END if token.kind is K.END else Edge.BEGIN
            return replace(point, edge=edge, end=token.end), place + step + 1
        return point, place


def _season(token: Token, year: YearPart | None) -> Point:
    relative = year
    if token.tag:
        offset = int(token.tag.removeprefix("relative"))
        relative = offset_year(token, offset, fiscal=False)
    return Point(token.start, token.end, relative, season=token.value)


def _is_of_a_business_year(point: Point) -> bool:
    """Tell 上期 and 四半期, which belong to a 年度 even where 度 was left out (2023年上期)."""
    in_year = point.half is not None or point.quarter is not None
    return in_year and point.closing_month is None
