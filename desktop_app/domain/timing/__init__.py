"""実施時期: the language of Japanese implementation dates, read, judged, compared and written."""

from desktop_app.domain.timing.calendar import Granularity, Period
from desktop_app.domain.timing.reader import read_timing
from desktop_app.domain.timing.reading import (
    Conventions,
    Inferred,
    Per,
    Reading,
    Recurrence,
    TextSpan,
    TimingKind,
    TwoDigitYears,
)
from desktop_app.domain.timing.timing import Timing

__all__ = [
    "Conventions",
    "Granularity",
    "Inferred",
    "Per",
    "Period",
    "Reading",
    "Recurrence",
    "TextSpan",
    "Timing",
    "TimingKind",
    "TwoDigitYears",
    "read_timing",
]
