"""実施時期: the language of Japanese implementation dates, read, judged, compared and written."""

from desktop_app.domain.timing.calendar import Granularity, Period
from desktop_app.domain.timing.compare import Slip, SlipKind, compare_timings
from desktop_app.domain.timing.describe import describe, recurrence_words
from desktop_app.domain.timing.judge import Judgement, JudgementState, judge, judgement_words
from desktop_app.domain.timing.order import sort_key
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
from desktop_app.domain.timing.windows import Window, windows

__all__ = [
    "Conventions",
    "Granularity",
    "Inferred",
    "Judgement",
    "JudgementState",
    "Per",
    "Period",
    "Reading",
    "Recurrence",
    "Slip",
    "SlipKind",
    "TextSpan",
    "Timing",
    "TimingKind",
    "TwoDigitYears",
    "Window",
    "compare_timings",
    "describe",
    "judge",
    "judgement_words",
    "read_timing",
    "recurrence_words",
    "sort_key",
    "windows",
]
