"""Writing: the value that the click-builder fills, as the words of a plan."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from desktop_app.domain.timing.calendar import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    Granularity,
    Period,
    first_of_month,
    fiscal_index,
    last_of_month,
    months,
    one_day,
    thirds,
)
from desktop_app.domain.timing.reader import read_timing
from desktop_app.domain.timing.reading import LAST, Conventions, Per, Recurrence, TimingKind

_THIRDS = "上中下"
_WEEKDAYS = "月火水木金土日"
_LONGEST_NUMBER = 999


class DraftShape(StrEnum):
    """The form of what is written."""

    AT = "at"
    RANGE = "range"
    FROM = "from"
    UNTIL = "until"
    WORD = "word"
    RECURRING = "recurring"


class DraftWord(StrEnum):
    """Whole entries that name no date."""

    AS_APPROPRIATE = "適宜"
    EACH_TIME = "都度"
    AT_ANY_TIME = "随時"
    IF_NEEDED = "必要に応じて"
    CONTINUING = "継続"
    UNDETERMINED = "未定"
    DONE = "実施済"
    IN_PLACE = "従来より構築済"


_WORD_KINDS = {
    DraftWord.UNDETERMINED: TimingKind.UNDETERMINED,
    DraftWord.DONE: TimingKind.DONE,
    DraftWord.IN_PLACE: TimingKind.DONE,
}


class SoftWord(StrEnum):
    """Words that make a date soft."""

    TARGET = "目途"
    AROUND = "頃"
    PLANNED = "予定"


class DraftPoint(Struct, frozen=True):
    """A unit of the calendar with its year.

    `number` is the half, the quarter or the month; `third` 1–3 is the 旬; `at_end` means 末.
    """

    unit: Granularity
    year: int
    number: int | None = None
    third: int | None = None
    day: int | None = None
    at_end: bool = False

    def __post_init__(self) -> None:
        if not EARLIEST_YEAR <= self.year <= LATEST_YEAR - 1:
            raise ValueError(f"no such year: {self.year}")
        _in_range(self.number, _NUMBERS[self.unit])
        _in_range(self.third, 3 if self.unit is Granularity.TEN_DAYS else 0)
        last = 0
        if self.unit is Granularity.DAY and self.number is not None:
            last = last_of_month(self.year * 12 + self.number - 1).day
        _in_range(self.day, last)


_NUMBERS = {
    Granularity.YEAR: 0,
    Granularity.FISCAL_YEAR: 0,
    Granularity.HALF: 2,
    Granularity.QUARTER: 4,
    Granularity.MONTH: 12,
    Granularity.TEN_DAYS: 12,
    Granularity.DAY: 12,
}


def _in_range(value: int | None, last: int) -> None:
    """Refuse a number where none belongs, and a missing one where one does."""
    if (value is None) != (last == 0) or (value is not None and not 1 <= value <= last):
        raise ValueError(f"{value} is not within 1 to {last}")


class TimingDraft(Struct, frozen=True):
    """What the builder holds. Raises ValueError for a combination that means nothing."""

    shape: DraftShape
    first: DraftPoint | None = None
    last: DraftPoint | None = None
    soft: SoftWord | None = None
    recurrence: Recurrence | None = None
    word: DraftWord | None = None
    remark: str = ""

    def __post_init__(self) -> None:
        has = (self.first is not None, self.last is not None, self.word is not None)
        if has != _WANTED[self.shape]:
            raise ValueError(f"{self.shape} does not go with these points")
        if self.shape is DraftShape.RECURRING and self.recurrence is None:
            raise ValueError("a recurring draft needs a recurrence")
        if self.shape in (DraftShape.WORD, DraftShape.RECURRING) and self.soft is not None:
            raise ValueError("only dates are soft")
        if self.recurrence is not None:
            _check_recurrence(self.recurrence, self.shape)


_WANTED = {
    DraftShape.AT: (True, False, False),
    DraftShape.RANGE: (True, True, False),
    DraftShape.FROM: (True, False, False),
    DraftShape.UNTIL: (False, True, False),
    DraftShape.WORD: (False, False, True),
    DraftShape.RECURRING: (False, False, False),
}


def _check_recurrence(recurrence: Recurrence, shape: DraftShape) -> None:
    """Allow what has a written form: n times in a unit, or the days on which it falls."""
    named = (recurrence.months, recurrence.days, recurrence.weekdays)
    details = sum(map(bool, named))
    if shape is DraftShape.WORD:
        raise ValueError("a word has no rhythm")
    if recurrence.weeks or recurrence.at_most is not None or details > 1:
        raise ValueError("this recurrence has no written form")
    if not 1 <= recurrence.times <= _LONGEST_NUMBER or recurrence.unit is Per.PERIOD:
        raise ValueError("this recurrence has no written form")
    if details and (recurrence.times, recurrence.every, recurrence.at_least) != (1, 1, False):
        raise ValueError("named days come once each")
    _check_details(recurrence)
    _check_every(recurrence)


def _check_details(recurrence: Recurrence) -> None:
    wrong = (
        (
            recurrence.months
            and (recurrence.unit is not Per.YEAR or not _ascending(recurrence.months, 1, 12))
        )
        or (
            recurrence.weekdays
            and (recurrence.unit is not Per.WEEK or not _ascending(recurrence.weekdays, 0, 6))
        )
        or (recurrence.days and not _writable_days(recurrence))
    )
    if wrong:
        raise ValueError("these days do not belong to the unit")


def _writable_days(recurrence: Recurrence) -> bool:
    if recurrence.unit is not Per.MONTH:
        return False
    return recurrence.days == (LAST,) or _ascending(recurrence.days, 1, 31)


def _ascending(values: tuple[int, ...], least: int, most: int) -> bool:
    return list(values) == sorted(set(values)) and least <= values[0] and values[-1] <= most


def _check_every(recurrence: Recurrence) -> None:
    counted = recurrence.unit in (Per.YEAR, Per.MONTH, Per.WEEK, Per.DAY)
    if not (recurrence.every == 1 or (counted and 2 <= recurrence.every <= 60)):
        raise ValueError("this recurrence has no written form")


class WritingStyle(Struct, frozen=True):
    """How a plan writes: its range sign, its brackets, a space before them, its digits."""

    sign: str = "～"
    brackets: str = "()"
    spaced: bool = True
    wide_digits: bool = False
    signs_deadlines: bool = True


DEFAULT_STYLE = WritingStyle()
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def write_timing(draft: TimingDraft, *, style: WritingStyle = DEFAULT_STYLE) -> str:
    """Write a draft in a plan's style; reading it back gives the draft's meaning."""
    text = _core(draft, style)
    if draft.recurrence is not None and draft.shape is not DraftShape.RECURRING:
        text += _bracketed(recurrence_text(draft.recurrence), style)
    if style.wide_digits:
        text = text.translate(_WIDE)
    return text + _remark_text(text, clean_remark(draft.remark), style)


def clean_remark(remark: str) -> str:
    """Return a remark as one line without invisible characters at its ends."""
    printable = "".join(each if each.isprintable() else " " for each in remark)
    return " ".join(printable.split())


def _remark_text(text: str, remark: str, style: WritingStyle) -> str:
    """Put a remark in brackets, or behind ※ where brackets would be read as a date."""
    if not remark:
        return ""
    bracketed = _bracketed(remark, style)
    day = date(2000, 1, 1)
    if read_timing(text + bracketed, on=day).remark == remark:
        plain, told = read_timing(text, on=day), read_timing(text + bracketed, on=day)
        if plain.same_meaning(told):
            return bracketed
    return f" ※{remark}"


def _bracketed(inside: str, style: WritingStyle) -> str:
    space = " " if style.spaced else ""
    return f"{space}{style.brackets[0]}{inside}{style.brackets[1]}"


def _core(draft: TimingDraft, style: WritingStyle) -> str:
    if draft.word is not None:
        return draft.word.value
    if draft.shape is DraftShape.RECURRING and draft.recurrence is not None:
        return recurrence_text(draft.recurrence)
    soft = draft.soft.value if draft.soft is not None else ""
    first = point_text(draft.first) if draft.first is not None else ""
    last = point_text(draft.last) if draft.last is not None else ""
    if draft.shape is DraftShape.AT:
        return first + soft
    if draft.shape is DraftShape.FROM:
        return first + soft + style.sign
    if draft.shape is DraftShape.UNTIL and not style.signs_deadlines:
        return last + soft + "まで"
    return first + style.sign + last + soft


def point_text(point: DraftPoint) -> str:
    """Write a unit with its year: 2023年度上期, 2023年4月上旬, 2023年度末."""
    text = _UNIT_TEXTS[point.unit].format(
        year=point.year,
        number=point.number,
        half=_THIRDS[0] if point.number == 1 else _THIRDS[2],
        third=_THIRDS[(point.third or 1) - 1],
        day=point.day,
    )
    return text + "末" if point.at_end else text


_UNIT_TEXTS = {
    Granularity.YEAR: "{year}年",
    Granularity.FISCAL_YEAR: "{year}年度",
    Granularity.HALF: "{year}年度{half}期",
    Granularity.QUARTER: "{year}年度第{number}四半期",
    Granularity.MONTH: "{year}年{number}月",
    Granularity.TEN_DAYS: "{year}年{number}月{third}旬",
    Granularity.DAY: "{year}年{number}月{day}日",
}


def recurrence_text(recurrence: Recurrence) -> str:
    """Write a recurrence: 1回/半期, 1回以上/3か月, 毎年4月・10月, 毎週月曜."""
    if recurrence.months:
        return "毎年" + _joined(f"{month}月" for month in recurrence.months)
    if recurrence.weekdays:
        return "毎週" + _joined(f"{_WEEKDAYS[day]}曜" for day in recurrence.weekdays)
    if recurrence.days:
        return "毎月" + _joined("末" if day == LAST else f"{day}日" for day in recurrence.days)
    bound = "以上" if recurrence.at_least else ""
    return f"{recurrence.times}回{bound}/{_unit_text(recurrence)}"


def _joined(words: Iterable[str]) -> str:
    return "・".join(words)


def _unit_text(recurrence: Recurrence) -> str:
    one, many = _PER_TEXTS[recurrence.unit]
    return one if recurrence.every == 1 else f"{recurrence.every}{many}"


_PER_TEXTS = {
    Per.YEAR: ("年", "年"),
    Per.FISCAL_YEAR: ("年度", ""),
    Per.HALF_YEAR: ("半期", ""),
    Per.QUARTER: ("四半期", ""),
    Per.MONTH: ("月", "か月"),
    Per.WEEK: ("週", "週間"),
    Per.DAY: ("日", "日"),
}


# --- what a draft means, counted without reading ------------------------------------------------


class Meaning(Struct, frozen=True):
    """The fields of a reading that a draft determines."""

    kind: TimingKind
    start: date | None
    end: date | None
    recurrence: Recurrence | None
    soft: bool
    remark: str | None


def draft_meaning(draft: TimingDraft, *, conventions: Conventions | None = None) -> Meaning:
    """Say what a draft promises: for the builder, and for `read(write(x)) == x`."""
    first_month = (conventions or Conventions()).fiscal_year_start
    start = draft_period(draft.first, first_month).start if draft.first is not None else None
    until = draft.last or (draft.first if draft.shape is DraftShape.AT else None)
    end = draft_period(until, first_month).end if until is not None else None
    aims_at_end = draft.soft is SoftWord.TARGET and until is not None and until.at_end
    if draft.shape is DraftShape.AT and aims_at_end:
        start = None
    kind = _kind(draft, start, end)
    soft, remark = draft.soft is not None, clean_remark(draft.remark) or None
    return Meaning(kind, start, end, draft.recurrence, soft, remark)


def _kind(draft: TimingDraft, start: date | None, end: date | None) -> TimingKind:
    if draft.word is not None:
        return _WORD_KINDS.get(draft.word, TimingKind.EVENT)
    if draft.shape is DraftShape.RECURRING:
        return TimingKind.EVENT
    if start is None:
        return TimingKind.DEADLINE
    return TimingKind.START if end is None else TimingKind.PERIOD


def draft_period(point: DraftPoint, first_month: int) -> Period:
    """Return the days of a draft's unit; a 末 is one day."""
    period = _whole(point, first_month)
    return one_day(period.end) if point.at_end else period


def _whole(point: DraftPoint, first_month: int) -> Period:
    number = point.number or 1
    fiscal = fiscal_index(point.year, first_month)
    index = point.year * 12 + number - 1
    if point.unit is Granularity.DAY:
        return one_day(first_of_month(index).replace(day=point.day or 1))
    if point.unit is Granularity.TEN_DAYS:
        return thirds(index, point.third or 1, point.third or 1)
    if point.unit is Granularity.MONTH:
        return months(index, 1, point.unit)
    if point.unit is Granularity.QUARTER:
        return months(fiscal + (number - 1) * 3, 3, point.unit)
    if point.unit is Granularity.HALF:
        return months(fiscal + (number - 1) * 6, 6, point.unit)
    return months(fiscal if point.unit is Granularity.FISCAL_YEAR else index, 12, point.unit)
