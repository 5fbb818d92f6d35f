"""Tokens to elements: points, limits, recurrences, words, brackets, in the order of the text."""

from collections.abc import Sequence

from msgspec.structs import replace

from desktop_app.domain.timing.calendar import Granularity
from desktop_app.domain.timing.lexer import Token
from desktop_app.domain.timing.points import PointReader
from desktop_app.domain.timing.recurrences import RecurrenceReader
from desktop_app.domain.timing.syntax import Element, Length, Mark, Point, Span
from desktop_app.domain.timing.vocabulary import K

_DEEPEST_BRACKET = 2
_PLAIN = {
    K.RANGE: Mark.RANGE,
    K.BREAK: Mark.BREAK,
    K.FROM: Mark.FROM,
    K.SINCE: Mark.SINCE,
    K.UNTIL: Mark.UNTIL,
    K.BEFORE: Mark.BEFORE,
    K.WITHIN: Mark.WITHIN,
    K.DURING: Mark.DURING,
    K.SOFT: Mark.SOFT,
    K.EVENT: Mark.EVENT,
    K.OCCASION: Mark.OCCASION,
    K.EACH: Mark.OCCASION,
    K.DONE: Mark.DONE,
    K.ONGOING: Mark.ONGOING,
    K.UNDETERMINED: Mark.UNDETERMINED,
    K.NONE: Mark.UNDETERMINED,
    K.CONSIDER: Mark.CONSIDER,
    K.NOW: Mark.NOW,
    K.COLON: Mark.COLON,
    K.ACT: Mark.ACT,
    K.PARTICLE: Mark.PARTICLE,
    K.BULLET: Mark.NEUTRAL,
    K.GAP: Mark.NEUTRAL,
    K.CLOSE: Mark.NEUTRAL,
    K.DOT: Mark.NEUTRAL,
}
_LENGTHS = {
    K.YEARS: Span.YEARS,
    K.MONTHS: Span.MONTHS,
    K.WEEKS: Span.WEEKS,
    K.WEEK: Span.WEEKS,
    K.DAYS: Span.DAYS,
}
_AHEAD = frozenset(["後", "後に", "後は", "のち"])
_NUMBERING = frozenset("アイウエオカキクケコ")
_MOST = {Span.YEARS: 100, Span.MONTHS: 1200, Span.WEEKS: 5000, Span.DAYS: 36500}


def scan(tokens: Sequence[Token]) -> tuple[Element, ...]:
    """Turn all tokens into elements; what nothing explains is UNKNOWN."""
    return _Scanner(tokens).scan(0, len(tokens), depth=0)


class _Scanner:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._partners = _partners(tokens)

    def scan(self, first: int, last: int, *, depth: int) -> tuple[Element, ...]:
        return _Stretch(self, self._tokens[first:last], first, depth).elements()

    def bracket(self, place: int, depth: int) -> tuple[Element, int]:
        """Read a bracket and what it holds; very deep ones are kept as they stand."""
        close = self._partners.get(place, len(self._tokens))
        token = self._tokens[place]
        closed = close < len(self._tokens)
        inside = (token.end, self._tokens[close].start if closed else self._tokens[-1].end)
        end = self._tokens[close].end if closed else inside[1]
        inner = self.scan(place + 1, close, depth=depth + 1) if depth < _DEEPEST_BRACKET else ()
        element = Element(Mark.BRACKET, token.start, end, token.text, inner=inner, inside=inside)
        return element, min(close + 1, len(self._tokens))


def _partners(tokens: Sequence[Token]) -> dict[int, int]:
    """Match brackets of any shape, innermost first, in one pass."""
    partners: dict[int, int] = {}
    waiting: list[int] = []
    for place, token in enumerate(tokens):
        if token.kind is K.OPEN:
            waiting.append(place)
        elif token.kind is K.CLOSE and waiting:
            partners[waiting.pop()] = place
    return partners


class _Stretch:
    """Reads one level of brackets; positions in `tokens` are relative to `offset`."""

    def __init__(self, scanner: _Scanner, tokens: Sequence[Token], offset: int, depth: int) -> None:
        self._scanner = scanner
        self._tokens = tokens
        self._offset = offset
        self._depth = depth
        self._points = PointReader(tokens)
        self._recurrences = RecurrenceReader(self._points)
        self._found: list[Element] = []
        self._begun = False

    def elements(self) -> tuple[Element, ...]:
        place = 0
        while place < len(self._tokens):
            element, place = self._next(place)
            self._found.append(element)
            self._begun = self._begun or element.mark is not Mark.NEUTRAL
            if element.point is not None and element.point.vague:
                self._found.append(Element(Mark.SOFT, element.end, element.end, "around"))
        return tuple(self._found)

    def _next(self, place: int) -> tuple[Element, int]:
        token = self._tokens[place]
        if token.kind is K.OPEN:
            element, then = self._scanner.bracket(place + self._offset, self._depth)
            return element, min(then - self._offset, len(self._tokens))
        if token.kind is K.NOTE:
            return self._note(token, place)
        if token.kind is K.CLOCK:
            return self._hours(place)
        return (
            self._ordinal(place)
            or self._recurrence(place)
            or self._length(place)
            or self._point(place)
            or (self._single(token, place), place + 1)
        )

    def _note(self, token: Token, place: int) -> tuple[Element, int]:
        """Take the rest as a remark; a ※ at the head is a bullet."""
        if not self._found:
            return Element(Mark.NEUTRAL, token.start, token.end), place + 1
        end = self._tokens[-1].end
        return Element(Mark.NOTE, token.start, end, inside=(token.end, end)), len(self._tokens)

    def _hours(self, place: int) -> tuple[Element, int]:
        """Step over 10:00～12:00, whose sign joins no dates."""
        then = place + 1
        if self._points.at(then).kind in (K.RANGE, K.DASH):
            following = self._points.at(then + 1).kind
            if following is K.CLOCK:
                then += 2
            elif following not in (K.NUM, K.ERA):
                then += 1
        start, end = self._tokens[place].start, self._tokens[then - 1].end
        return Element(Mark.NEUTRAL, start, end), then

    def _ordinal(self, place: int) -> tuple[Element, int] | None:
        """Read 第1回 and 1回目, which number an act and count nothing."""
        at = self._points.at
        nth = at(place).kind is K.NTH
        number, unit, tail = (at(place + nth + step) for step in range(3))
        if number.kind is not K.NUM or unit.kind is not K.COUNT:
            return None
        if not nth and tail.text != "目":
            return None
        behind = place + nth + 2 + (tail.text == "目")
        return Element(Mark.LABEL, at(place).start, at(behind - 1).end, "ordinal"), behind

    def _recurrence(self, place: int) -> tuple[Element, int] | None:
        found = self._recurrences.read(place)
        if found is None:
            return None
        recurrence, then = found
        start, end = self._tokens[place].start, self._points.at(then - 1).end
        return Element(Mark.RECURRENCE, start, end, recurrence=recurrence), then

    def _length(self, place: int) -> tuple[Element, int] | None:
        found = self._half_year(place) or self._numbered_length(place)
        if found is None:
            return None
        length, then = found
        start, tail = self._tokens[place].start, self._points.at(then)
        if tail.kind is K.WITHIN:
            return Element(Mark.LENGTH_LIMIT, start, tail.end, length=length), then + 1
        if tail.text in _AHEAD:
            return Element(Mark.LENGTH_AHEAD, start, tail.end, length=length), then + 1
        end = self._points.at(then - 1).end
        return Element(Mark.LENGTH, start, end, length=length), then

    def _half_year(self, place: int) -> tuple[Length, int] | None:
        token = self._points.at(place)
        if token.kind is not K.HALFYEAR or not token.text.startswith("半年"):
            return None
        return Length(6, Span.MONTHS), place + 1

    def _numbered_length(self, place: int) -> tuple[Length, int] | None:
        number, unit, tail = (self._points.at(place + step) for step in range(3))
        if number.kind is not K.NUM or number.tag or number.value < 1:
            return None
        if self._points.at(place - 1).kind is K.NTH or tail.text == "目":
            return None
        span = _LENGTHS.get(unit.kind) or self._plain_length(number, unit, tail)
        if span is None or number.value > _MOST[span]:
            return None
        then = place + 2 + (tail.text == "間")
        half = self._points.at(then).text in ("半", "半間") and span is Span.YEARS
        if half:
            return Length(number.value * 12 + 6, Span.MONTHS), then + 1
        return Length(number.value, span), then

    def _plain_length(self, number: Token, unit: Token, tail: Token) -> Span | None:
        """Read 3年以内 and 10日後, whose unit is also that of a date."""
        worded = tail.text in ("間", "半", "計画")
        limited = tail.kind is K.WITHIN or tail.text in _AHEAD or worded
        if not limited or len(number.text) > 2:
            return None
        after_point = bool(self._found) and self._found[-1].mark is Mark.POINT
        if unit.kind is K.DAY and not after_point:
            return Span.DAYS
        return Span.YEARS if unit.kind is K.YEAR else None

    def _point(self, place: int) -> tuple[Element, int] | None:
        found = self._read_point(place)
        if found is None:
            return self._present(place)
        point, then = found
        return Element(Mark.POINT, point.start, point.end, point=point), then

    def _read_point(self, place: int) -> tuple[Point, int] | None:
        joined = self._after_joiner()
        model = self._found[-2].point if joined and self._found[-1].mark is Mark.RANGE else None
        like = self._points.read_like(place, model) if model is not None else None
        return like or self._points.read(place, after_joiner=joined)

    def _present(self, place: int) -> tuple[Element, int] | None:
        """Read 現在～: the reference date as the start of a range."""
        token = self._points.at(place)
        following = self._points.at(place + 1).kind
        if token.text != "現在" or following not in (K.RANGE, K.FROM, K.SINCE):
            return None
        point = Point(token.start, token.end, day_offset=0)
        return Element(Mark.POINT, token.start, token.end, point=point), place + 1

    def _after_joiner(self) -> bool:
        if len(self._found) < 2 or self._found[-1].mark not in (Mark.RANGE, Mark.LIST):
            return False
        return self._found[-2].mark is Mark.POINT

    def _after_point(self) -> bool:
        for element in reversed(self._found[-3:]):
            if element.mark is Mark.POINT:
                return True
            if element.mark not in (Mark.BRACKET, Mark.NEUTRAL):
                return False
        return False

    def _single(self, token: Token, place: int) -> Element:
        mark, tag = self._mark(token, place), token.tag
        if mark is Mark.ACT and self._points.at(place + 1).kind is K.COLON:
            tag = tag.removeprefix("past").strip()  # 「実施:10月～」 heads what follows
        return Element(mark, token.start, token.end, tag or token.text)

    def _mark(self, token: Token, place: int) -> Mark:
        if token.kind in (K.DASH, K.SLASH, K.LIST):
            return self._joiner(token, place)
        if token.kind is K.THEN:
            return self._afterwards(place)
        if token.kind in (K.STAMP, K.WEEKDAY):
            known = self._after_point() or token.text == "現在"
            return Mark.NEUTRAL if known else Mark.UNKNOWN
        if token.kind in (K.WITHIN, K.DURING, K.BEFORE) and not self._after_point():
            return self._stray_limit(token)
        if token.kind is K.CLOSE and not self._depth:
            return Mark.NEUTRAL
        if token.kind is K.OTHER and self._points.at(place + 1).kind in (K.NUM, K.ERA):
            return self._before_a_date(token)
        if token.kind is K.NUM and self._numbers_the_entry(place):
            return Mark.NEUTRAL
        if token.kind in (K.NUM, K.NTH) and self._numbers_an_act(token, place):
            return Mark.ACT
        return _PLAIN.get(token.kind, Mark.UNKNOWN)

    def _before_a_date(self, token: Token) -> Mark:
        """Read 自…至…, and ア as the number of an entry."""
        if token.text == "至":
            return Mark.RANGE
        heads = not self._found and token.text in _NUMBERING
        return Mark.NEUTRAL if token.text == "自" or heads else Mark.UNKNOWN

    def _afterwards(self, place: int) -> Mark:
        """Let 「4月に実施、その後毎年」 run on; before no recurrence その後 says no time."""
        then = place + 1 + (self._points.at(place + 1).text in ("、", ",", "は", "も"))
        return Mark.PARTICLE if self._recurrences.read(then) is None else Mark.SINCE

    def _numbers_the_entry(self, place: int) -> bool:
        """Tell 「1.」 and 「2)」 at the head."""
        behind = self._points.at(place + 1)
        closes = behind.kind is K.DOT or behind.text == ")"
        return closes and not self._begun

    def _numbers_an_act(self, token: Token, place: int) -> bool:
        """Tell フェーズ1 and 第1段階."""
        if token.kind is K.NTH:
            return self._points.kinds(place, K.NTH, K.NUM, K.ACT)
        before = bool(self._found) and self._found[-1].mark is Mark.ACT
        return before and self._found[-1].end == token.start and len(token.text) <= 2

    def _joiner(self, token: Token, place: int) -> Mark:
        if token.kind is K.DASH:
            return Mark.RANGE if self._after_point() else Mark.NEUTRAL
        if token.kind is K.SLASH:
            return Mark.LIST if self._after_point() else Mark.NEUTRAL
        if token.text in ("と", "や", "か", "かつ", "又は", "または"):
            return Mark.LIST if self._after_point() else Mark.PARTICLE
        return Mark.LIST if self._found else Mark.NEUTRAL

    def _stray_limit(self, token: Token) -> Mark:
        if token.kind is K.BEFORE:
            return Mark.OCCASION
        if token.text in ("通年", "通期", "を通じて", "を通して"):
            return Mark.EVENT
        worded = bool(self._found) and self._found[-1].mark in (Mark.ACT, Mark.UNKNOWN)
        if token.text == "中" and worded:
            return Mark.ONGOING
        return Mark.DURING if token.text in ("期間中", "の間", "の間に") else Mark.UNKNOWN


def settle_words(elements: Sequence[Element]) -> tuple[Element, ...]:
    """Read runs of words whole: what an event follows is its name, what an act ends is an act."""
    settled: list[Element] = []
    for element in elements:
        if _names_an_event(element, settled):
            _name_event(settled, element)
        else:
            if element.mark in _EXPLAINING:
                _explain_run(settled)
            settled.append(element)
    return tuple(settled)


def _names_an_event(element: Element, settled: list[Element]) -> bool:
    """Tell 承認後, の都度, and the words before 「定着まで」 and 「承認から」."""
    if element.mark in (Mark.OCCASION, Mark.EVENT):
        return True
    if element.mark not in (Mark.UNTIL, Mark.FROM) or element.tag == "due":
        return False
    verb = bool(settled) and settled[-1].mark is Mark.PARTICLE and settled[-1].tag in _VERBS
    last = len(settled) - 1 - verb
    return last >= 0 and settled[last].mark in _WORDS


_VERBS = frozenset(["する", "した", "される", "された"])
_WORDS = (Mark.ACT, Mark.UNKNOWN, Mark.CONSIDER)
_RUN = (*_WORDS, Mark.PARTICLE, Mark.NEUTRAL)
_EXPLAINING = (Mark.ACT, Mark.DONE, Mark.ONGOING, Mark.COLON, Mark.CONSIDER)
_TIMELY = frozenset("年月日週期時頃明末朝夜昼初0123456789")
_LONGEST_RUN = 12
_ABSORBING = frozenset(
    ["後", "後に", "後は", "のち", "次第", "直後", "前", "を踏まえ", "を踏まえて", "を受けて"]
)


def _explain_run(settled: list[Element]) -> None:
    """Let an act explain the unknown words before it, unless they could name a time."""
    for place in range(len(settled) - 1, max(len(settled) - _LONGEST_RUN, 0) - 1, -1):
        element = settled[place]
        if element.mark not in _RUN:
            return
        if element.mark is Mark.UNKNOWN and not _TIMELY & set(element.tag):
            settled[place] = replace(element, mark=Mark.ACT, tag="")


def _is_part_of_event(before: Element, start: int, event: Element) -> bool:
    """Tell the date in 「4月の改正後」 and 「第1四半期決算発表時」, which is not when to act."""
    if before.point is None or before.mark is not Mark.POINT:
        return False
    named = before.end == start and before.point.unit is Granularity.QUARTER
    return event.tag in _ABSORBING or named


def _name_event(settled: list[Element], event: Element) -> None:
    """Fold the run of words before 後, 次第, の都度 into one event."""
    start = event.start
    count = 0
    while settled and settled[-1].mark in _RUN and count < _LONGEST_RUN:
        if settled[-1].mark is Mark.NEUTRAL:
            break
        start = settled.pop().start
        count += 1
    limits = event.mark in (Mark.UNTIL, Mark.FROM)
    if limits and count and settled and settled[-1].mark is Mark.POINT:
        settled.append(Element(Mark.ACT, start, event.start))  # 6月の取締役会まで
        settled.append(event)
        return
    worded = event.mark is Mark.EVENT and event.tag != "on-event"
    tag = event.tag if worded else "on-event"
    if count and settled and _is_part_of_event(settled[-1], start, event):
        start = settled.pop().start
    settled.append(replace(event, mark=Mark.EVENT, start=start, tag=tag))
