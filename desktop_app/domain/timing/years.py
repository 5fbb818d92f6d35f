"""Tokens to years, in any of their forms."""

from msgspec.structs import replace

from desktop_app.domain.timing.calendar import EARLIEST_YEAR, LATEST_YEAR, Era, era_year
from desktop_app.domain.timing.lexer import Token
from desktop_app.domain.timing.syntax import YearForm, YearPart
from desktop_app.domain.timing.token_row import TokenRow
from desktop_app.domain.timing.vocabulary import K

FoundYear = tuple[YearPart, int] | None
_DURATION_TAILS = (K.WITHIN, K.EACH, K.OCCASION, K.BEFORE)


class YearReader(TokenRow):
    """Reads a year at a place, or returns None."""

    def year(self, place: int) -> FoundYear:
        """Read a year in any of its forms."""
        return (
            self._era_year(place)
            or self._fiscal_latin(place)
            or self._counted_year(place)
            or self._relative_year(place)
        )

    def _era_year(self, place: int) -> FoundYear:
        if not self.kinds(place, K.ERA, K.NUM):
            return None
        era, number = Era(self.at(place).tag), self.at(place + 1)
        if not 1 <= number.value <= 99 or len(number.text) > 2:
            return None
        year = YearPart(YearForm.ERA, number.value, self.at(place).start, number.end, era=era)
        return self._with_unit(year, place + 2)

    def _fiscal_latin(self, place: int) -> FoundYear:
        first, second = self.at(place), self.at(place + 1)
        if first.kind in (K.FY, K.CY):
            fiscal = first.kind is K.FY
            gap = 1 if second.kind is K.OTHER and second.text == "-" else 0
            number = self.at(place + 1 + gap)
            year = self.western(number, first.start)
            if year is None:
                return None
            found, then = self._with_unit(replace(year, fiscal=fiscal), place + 2 + gap)
            return (replace(found, fiscal=fiscal), then) if fiscal else (found, then)
        if first.kind is K.NUM and second.kind is K.FY:
            year = self.western(first, first.start)
            return None if year is None else (replace(year, fiscal=True, end=second.end), place + 2)
        return None

    def western(self, token: Token, start: int) -> YearPart | None:
        """A number of four or two figures as a western year, from `start`."""
        if token.kind is not K.NUM:
            return None
        if len(token.text) == 4 and EARLIEST_YEAR <= token.value <= LATEST_YEAR:
            return YearPart(YearForm.FULL, token.value, start, token.end)
        if len(token.text) <= 2 and (token.value or token.text == "00"):
            fixed = token.tag == "apostrophe"
            tag = "zero" if token.text.startswith("0") else ""
            return YearPart(
                YearForm.SHORT, token.value, start, token.end, western_only=fixed, tag=tag
            )
        return None

    def _counted_year(self, place: int) -> FoundYear:
        """Read 2023年, 23年度, 2023(令和5)年, '23, and 2023 before a month or a half."""
        number = self.at(place)
        year = self.western(number, number.start)
        if year is None:
            return None
        found, then = self._with_unit(year, place + 1)
        if found.fiscal is not None:
            return None if self._is_a_length(found, then) else (found, then)
        if year.western_only or (self._subunit_follows(then) and year.form is YearForm.FULL):
            return found, then
        if year.form is YearForm.SHORT and self._half_or_quarter_follows(then):
            return found, then
        return self._bare_full_year(found, then)

    def _bare_full_year(self, year: YearPart, then: int) -> FoundYear:
        """Accept 2023 alone (「2023～2025」) when nothing else can claim the number."""
        following = self.at(then).kind
        if year.form is YearForm.FULL and 1900 <= year.number <= 2200 and following is not K.COUNT:
            if following in (K.RANGE, K.DASH, K.LIST) and self.at(then + 1).kind is K.NUM:
                return None
            if following in (K.BREAK, K.CLOSE, K.RANGE, K.UNTIL, K.FROM, K.SINCE):
                return replace(year, fiscal=False, tag="unit"), then
        return None

    def _subunit_follows(self, place: int) -> bool:
        """Tell 2023 before a month, a half or a quarter."""
        place = self.skip_joint(place)
        token = self.at(place)
        if token.kind is K.NUM:
            behind = self.at(place + 1)
            return behind.kind in (K.MONTH, K.Q, K.H, K.QUARTER) or behind.text == "H"
        return token.kind in (K.HALF, K.NTH, K.Q, K.THIRD, K.SEASON)

    def _half_or_quarter_follows(self, place: int) -> bool:
        token = self.at(place)
        if token.kind is K.SLASH:
            token, place = self.at(place + 1), place + 1
        if token.kind is K.NUM:
            return self.at(place + 1).kind in (K.Q, K.H)
        return token.kind is K.HALF

    def _is_a_length(self, year: YearPart, then: int) -> bool:
        """Tell 3年以内 and 2年に1回 from a year of two digits."""
        if year.form is not YearForm.SHORT or year.fiscal or year.western_only:
            return False
        token = self.at(then)
        if token.kind in _DURATION_TAILS or token.text in ("間", "目", "程度"):
            return True
        if token.text == "計画" and year.number <= 10:
            return True
        step = 1 if token.text in ("に", "間", "/") else 0
        counted = self.kinds(then + step, K.NUM, K.COUNT)
        return counted and (step == 1 or not self.kinds(then, K.NUM, K.COUNT))

    def _with_unit(self, year: YearPart, place: int) -> tuple[YearPart, int]:
        """Take 年 or 年度 behind a number; another calendar's year may stand in brackets."""
        inside = self._restated(year, place)
        unit = self.at(inside)
        if unit.kind in (K.YEAR, K.FYEAR):
            last = self.last_of_doubled(inside)
            fiscal = K.FYEAR in (unit.kind, self.at(last).kind)
            year = replace(year, fiscal=fiscal, end=self.at(last).end)
            then = self._restated(year, last + 1)
            return replace(year, end=max(year.end, self.at(then - 1).end)), then
        if inside > place and year.fiscal is None and self.month_follows(inside):
            return year, inside
        return year, place

    def _restated(self, year: YearPart, place: int) -> int:
        """Step over 「(令和5年)」 behind 2023 when both are the same year."""
        if self.at(place).kind is not K.OPEN:
            return place
        other, then = self._inner_year(place + 1)
        if other is None or self.at(then).kind is not K.CLOSE:
            return place
        return then + 1 if plain_year(other) == plain_year(year) != 0 else place

    def _inner_year(self, place: int) -> tuple[YearPart | None, int]:
        first, second = self.at(place), self.at(place + 1)
        if first.kind is K.ERA and second.kind is K.NUM:
            year = YearPart(YearForm.ERA, second.value, 0, 0, era=Era(first.tag))
            place += 2
        elif first.kind is K.NUM and len(first.text) == 4:
            year = YearPart(YearForm.FULL, first.value, 0, 0)
            place += 1
        else:
            return None, place
        return year, place + (self.at(place).kind in (K.YEAR, K.FYEAR))

    def _relative_year(self, place: int) -> FoundYear:
        token = self.at(place)
        if token.kind in (K.REL_YEAR, K.REL_FYEAR):
            if token.tag == "short" and not self._month_behind(place + 1):
                return None
            fiscal = token.kind is K.REL_FYEAR
            return offset_year(token, token.value, fiscal=fiscal), place + 1
        if token.kind is K.FYEAR and self._follows_bare_unit(place + 1):
            return replace(offset_year(token, 0, fiscal=True), from_before=True), place + 1
        if token.kind is K.YEAR and self.at(place + 1).kind in (K.END, K.HEAD, K.DURING):
            return replace(offset_year(token, 0, fiscal=False), from_before=True), place + 1
        return None

    def _month_behind(self, place: int) -> bool:
        """Tell 翌3月 and 同9/30 from 翌営業日 and 同様."""
        day = self.kinds(place, K.NUM, K.SLASH, K.NUM)
        return self.month_follows(place) or (day and self.month_and_day(place) is not None)

    def _follows_bare_unit(self, place: int) -> bool:
        token = self.at(place)
        if token.text == "の":
            token = self.at(place + 1)
        kinds = (K.END, K.HEAD, K.DURING, K.WITHIN, K.HALF, K.NTH, K.Q, K.PART_OF, K.MIDDLE)
        return token.kind in kinds


def plain_year(year: YearPart) -> int:
    """Count an era's year or a western year to a number; 0 for those that need a reference."""
    if year.form is YearForm.ERA and year.era is not None:
        return era_year(year.era, year.number)
    return year.number if year.form is YearForm.FULL else 0


def offset_year(token: Token, offset: int, *, fiscal: bool) -> YearPart:
    """翌年度, 同年, 今期: so many years from the year told before or that of the reference."""
    return YearPart(
        YearForm.RELATIVE,
        offset,
        token.start,
        token.end,
        fiscal=fiscal,
        from_before=token.tag in ("same", "short"),
        tag=token.tag if token.tag in ("term", "new") else "",
    )
