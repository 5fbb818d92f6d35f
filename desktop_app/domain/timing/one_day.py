"""A single day as a person writes it: read as 実施時期 are, but nothing longer counts."""

import re
from datetime import date
from enum import StrEnum

from desktop_app.domain.folding import fold
from desktop_app.domain.timing.calendar import Granularity
from desktop_app.domain.timing.reader import read_timing
from desktop_app.domain.timing.reading import Conventions, Reading, TimingKind

_NUMBERS = re.compile(r"\d+")
_DATE_PARTS = 3
_COMPACT = 8


class DayProblem(StrEnum):
    """Why a text names no single day."""

    NOT_IN_CALENDAR = "not-in-calendar"
    LONGER = "longer"
    UNREAD = "unread"


class NotADay(ValueError):
    """What was written where a day was wanted."""

    def __init__(self, text: str, problem: DayProblem) -> None:
        super().__init__(text)
        self.text = text
        self.problem = problem


def read_day(text: str, *, on: date, conventions: Conventions | None = None) -> date:
    """The day that a text names, in any of the usual ways. Raises NotADay."""
    reading = read_timing(text.strip(), on=on, conventions=conventions or Conventions())
    day = reading.start
    if day is None or day != reading.end or reading.granularity is not Granularity.DAY:
        raise NotADay(text, _problem(text, reading))
    if reading.unread is not None:
        raise NotADay(text, DayProblem.UNREAD)
    return day


def _problem(text: str, reading: Reading) -> DayProblem:
    if reading.kind is not TimingKind.UNREAD and reading.unread is None:
        return DayProblem.LONGER
    numbers = _NUMBERS.findall(fold(text))
    dated = len(numbers) == _DATE_PARTS or [len(each) for each in numbers] == [_COMPACT]
    return DayProblem.NOT_IN_CALENDAR if dated else DayProblem.UNREAD
