"""From words to the builder: the draft that would be written with the same meaning."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import product
from unicodedata import normalize

from desktop_app.domain.timing.calendar import Granularity
from desktop_app.domain.timing.reader import read_timing
from desktop_app.domain.timing.reading import Conventions, Reading
from desktop_app.domain.timing.write import (
    DraftPoint,
    DraftShape,
    DraftWord,
    SoftWord,
    TimingDraft,
    draft_period,
    write_timing,
)

_NUMBERS = {Granularity.HALF: (1, 2), Granularity.QUARTER: (1, 2, 3, 4)}
_MONTHLY = (Granularity.MONTH, Granularity.TEN_DAYS, Granularity.DAY)
_ENDING = (Granularity.FISCAL_YEAR, Granularity.YEAR, Granularity.MONTH)


def draft_of(reading: Reading, *, on: date, conventions: Conventions) -> TimingDraft | None:
    """What the builder shows for a text that was read, nearest to how it is written; None where the
    builder has no clicks for it.
    """
    alike: TimingDraft | None = None
    for draft in _candidates(reading, conventions.fiscal_year_start):
        written = write_timing(draft)
        if read_timing(written, on=on, conventions=conventions).same_meaning(reading):
            if _bare(written) == _bare(reading.text):
                return draft
            alike = alike or draft
    return alike


def _bare(text: str) -> str:
    return "".join(normalize("NFKC", text).split())


def _candidates(reading: Reading, first_month: int) -> Iterator[TimingDraft]:
    text = reading.text.strip()
    if text in set(DraftWord):
        yield TimingDraft(DraftShape.WORD, word=DraftWord(text))
    starts = list(_points(reading.start, reading.granularity, first_month))
    ends = list(_points(reading.end, reading.granularity, first_month, at_end=True))
    soft = next((word for word in SoftWord if word in text), None) if reading.soft else None
    for shape, firsts, lasts in (
        (DraftShape.AT, starts or ends, [None]),
        (DraftShape.FROM, starts, [None]),
        (DraftShape.UNTIL, [None], ends),
        (DraftShape.RANGE, starts, ends),
    ):
        for first, last in product(firsts, lasts):
            with suppress(ValueError):  # the builder does not write this
                yield TimingDraft(shape, first, last, soft, reading.recurrence)


def _points(
    day: date | None, usual: Granularity | None, first_month: int, *, at_end: bool = False
) -> Iterator[DraftPoint]:
    """The units that begin on a day, or end on it, first the one that the text was read in."""
    if day is None:
        return
    units = sorted(Granularity, key=lambda unit: unit is not usual)
    for unit in units:
        for point in _around(unit, day):
            period = draft_period(point, first_month)
            if (period.end if at_end else period.start) == day:
                yield point


def _around(unit: Granularity, day: date) -> Iterator[DraftPoint]:
    """The units near a day; a fiscal year is called by the calendar year in which it begins."""
    years = (day.year, day.year - 1)
    numbers = _NUMBERS.get(unit, (None,)) if unit not in _MONTHLY else (day.month,)
    thirds = (1, 2, 3) if unit is Granularity.TEN_DAYS else (None,)
    ends = (False, True) if unit in _ENDING else (False,)
    of_month = day.day if unit is Granularity.DAY else None
    for year, number, third, at_end in product(years, numbers, thirds, ends):
        with suppress(ValueError):  # the 29th of February, a year before
            yield DraftPoint(unit, year, number, third, of_month, at_end)
