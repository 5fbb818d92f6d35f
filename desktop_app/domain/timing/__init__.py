"""実施時期: the language of Japanese implementation dates, read, judged, compared and written.

What reads and writes is loaded when it is first asked for: a window shows the words of a plan, and
only later asks what they mean.
"""

from collections.abc import Mapping, Set
from importlib import import_module
from typing import TYPE_CHECKING, Final

from desktop_app.domain.timing.calendar import Granularity, Period
from desktop_app.domain.timing.describe import describe, recurrence_words
from desktop_app.domain.timing.judge import Judgement, JudgementState, judge, judgement_words
from desktop_app.domain.timing.order import sort_key
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

if TYPE_CHECKING:
    from desktop_app.domain.timing.compare import Language, Slip, SlipKind, compare_timings
    from desktop_app.domain.timing.complete import completions, style_of
    from desktop_app.domain.timing.drafting import draft_of
    from desktop_app.domain.timing.one_day import DayProblem, NotADay, read_day
    from desktop_app.domain.timing.reader import read_timing
    from desktop_app.domain.timing.write import (
        DraftPoint,
        DraftShape,
        DraftWord,
        Meaning,
        SoftWord,
        TimingDraft,
        WritingStyle,
        draft_meaning,
        write_timing,
    )

__all__ = [
    "Conventions",
    "DayProblem",
    "DraftPoint",
    "DraftShape",
    "DraftWord",
    "Granularity",
    "Inferred",
    "Judgement",
    "JudgementState",
    "Language",
    "Meaning",
    "NotADay",
    "Per",
    "Period",
    "Reading",
    "Recurrence",
    "Slip",
    "SlipKind",
    "SoftWord",
    "TextSpan",
    "Timing",
    "TimingDraft",
    "TimingKind",
    "TwoDigitYears",
    "Window",
    "WritingStyle",
    "compare_timings",
    "completions",
    "describe",
    "draft_meaning",
    "draft_of",
    "judge",
    "judgement_words",
    "read_day",
    "read_timing",
    "recurrence_words",
    "sort_key",
    "style_of",
    "windows",
    "write_timing",
]

_LATER: Final[Mapping[str, Set[str]]] = {
    "compare": {"Language", "Slip", "SlipKind", "compare_timings"},
    "complete": {"completions", "style_of"},
    "drafting": {"draft_of"},
    "one_day": {"DayProblem", "NotADay", "read_day"},
    "reader": {"read_timing"},
    "write": {
        "DraftPoint",
        "DraftShape",
        "DraftWord",
        "Meaning",
        "SoftWord",
        "TimingDraft",
        "WritingStyle",
        "draft_meaning",
        "write_timing",
    },
}


def __getattr__(name: str) -> object:
    for module, names in _LATER.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
