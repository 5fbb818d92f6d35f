"""The tokens of an expression with a look ahead, and what years and points both lean on."""

from collections.abc import Sequence

from msgspec.structs import replace

from desktop_app.domain.timing.lexer import Token
from desktop_app.domain.timing.syntax import Point
from desktop_app.domain.timing.vocabulary import K

Found = tuple[Point, int] | None
_END_OF_TEXT = Token(K.BREAK, "", 0, 0)


class TokenRow:
    """A row of tokens; holds no other state."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens

    def at(self, place: int) -> Token:
        """Return the token there, or a break behind the end."""
        return self._tokens[place] if 0 <= place < len(self._tokens) else _END_OF_TEXT

    def kinds(self, place: int, *kinds: K) -> bool:
        """Tell whether tokens of these classes follow from here."""
        return all(self.at(place + step).kind is kind for step, kind in enumerate(kinds))

    def skip_joint(self, place: int) -> int:
        """Step over what may stand between a year and its part: の, a comma, a slash before 1Q."""
        token = self.at(place)
        if token.text == "の" or token.kind is K.GAP:
            return place + 1
        if token.kind in (K.SLASH, K.DASH, K.DOT) or token.text == "、":
            following, second = self.at(place + 1), self.at(place + 2)
            quarter = following.kind is K.NUM and second.kind in (K.Q, K.H)
            if quarter or following.kind in (K.Q, K.HALF):
                return place + 1
        return place

    def last_of_doubled(self, place: int) -> int:
        """Step over a misprinted second unit: 2023年年4月, 4月月末, 令和5年年度, 2023年度度."""
        unit, second = self.at(place), self.at(place + 1)
        doubled = second.kind is unit.kind and second.text == unit.text
        lengthened = (unit.kind, second.kind) == (K.YEAR, K.FYEAR)
        if unit.kind is K.FYEAR and second.text == "度":
            return place + 1
        counts = self.kinds(place + 2, K.NUM, K.COUNT)  # 2023年度 + 年2回
        return place + 1 if (doubled or lengthened) and not counts else place

    def month_follows(self, place: int) -> bool:
        """Tell whether a month in figures stands here."""
        return self.kinds(place, K.NUM, K.MONTH)

    def month_and_day(self, place: int) -> Found:
        """Read 4/26, 4.26 and 4/上旬."""
        month, separator, day = self.at(place), self.at(place + 1), self.at(place + 2)
        if separator.kind not in (K.SLASH, K.DOT) or not is_month(month):
            return None
        if day.kind is K.THIRD:
            return in_thirds(Point(month.start, day.end, month=month.value), day), place + 3
        if day.kind is not K.NUM or not 1 <= day.value <= 31 or len(day.text) > 2:
            return None
        following = self.at(place + 3)
        if following.kind in (separator.kind, K.SLASH) and self.at(place + 4).kind is K.NUM:
            return None
        if self.unit_of_list(place + 3):
            return None
        swallowed = following.kind is K.DAY
        end = following.end if swallowed else day.end
        return Point(month.start, end, month=month.value, day=day.value), place + 3 + swallowed

    def unit_of_list(self, place: int) -> bool:
        """Tell 3.4月 and 1/2回, where the sign parts the members of a list or a fraction."""
        kinds = (K.MONTH, K.YEAR, K.FYEAR, K.COUNT, K.QUARTER, K.Q, K.MONTHS, K.HALFYEAR)
        return self.at(place).kind in kinds


def in_thirds(point: Point, token: Token) -> Point:
    """Narrow a month to the 旬 of the token."""
    return replace(point, thirds=(token.value // 10, token.value % 10), end=token.end)


def is_month(token: Token) -> bool:
    """Tell a number that can be a month."""
    return token.kind is K.NUM and 1 <= token.value <= 12 and len(token.text) <= 2
