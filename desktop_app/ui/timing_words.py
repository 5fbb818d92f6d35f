"""A 実施時期 explained while it is typed: its meaning, what was guessed, what was not read."""

from __future__ import annotations

import datetime
import html
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.plan import Measure, Plan
from desktop_app.domain.timing import (
    Conventions,
    Reading,
    TextSpan,
    TimingKind,
    describe,
    judge,
    judgement_words,
    read_timing,
)
from desktop_app.support.glyphs import missing_glyphs
from desktop_app.support.i18n import _, language
from desktop_app.ui.theme import Colour
from desktop_app.ui.words import day_words

_FIXABLE = ("year", "two-digit-year")


@dataclass(frozen=True, slots=True)
class TimingContext:
    """What reading a text needs: whose words stand there now, and the days that matter."""

    text: str
    reference: datetime.date | None
    year: int | None
    plan_date: datetime.date | None
    as_of: datetime.date
    conventions: Conventions
    entered: bool = False
    style: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, measure: Measure, plan: Plan, *, as_of: datetime.date, entered: bool = False
    ) -> TimingContext:
        """The context of a measure; new words will be read from the plan's own date."""
        return cls(
            measure.timing_text,
            measure.timing_reference,
            measure.timing_year,
            plan.date,
            as_of,
            plan.conventions,
            entered,
            tuple(other.timing_text for other in plan.measures()),
        )

    def reference_of(self, text: str) -> datetime.date | None:
        """The day from which a text is read, as the handler will set it."""
        return (self.reference or self.plan_date) if text == self.text else self.plan_date


@dataclass(frozen=True, slots=True)
class TimingInput:
    """What a field holds: the words, and the year that the user fixed for them."""

    text: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Explained:
    """A reading in words. `state` is plain, inferred or unread; `guessed_year` can be fixed."""

    state: str
    meaning: str
    marked: str = ""
    judgement: str = ""
    guess: str = ""
    guessed_year: int | None = None
    fixed_year: int | None = None
    hint: str = ""


def explain(text: str, context: TimingContext, *, year: int | None) -> Explained:
    """The text as the program understands it; `year` is the year that the user fixed."""
    reference = context.reference_of(text)
    reading = read_timing(
        text, on=reference or context.as_of, conventions=context.conventions, year=year
    )
    hint = _glyph_hint(text)
    if not text.strip():
        return Explained("plain", _("実施時期はまだ記入されていません"), hint=hint)
    if reference is None and reading.inferred:
        return Explained(
            "inferred",
            _("年が書かれていないので、計画の提出予定日を入力するまで読み取れません。"),
            marked=marked_text(text, reading),
            hint=hint,
        )
    guessed = guessed_year(reading)
    unread = reading.unread is not None or reading.kind is TimingKind.UNREAD
    return Explained(
        "unread" if unread else "inferred" if reading.inferred else "plain",
        describe(reading, language=language()),
        marked=marked_text(text, reading),
        judgement=_judgement(reading, context),
        guess=_guess(reading, reference),
        guessed_year=guessed,
        fixed_year=year,
        hint=hint,
    )


def guessed_year(reading: Reading) -> int | None:
    """The first year that the text leaves open, as it was taken."""
    return next((guess.value for guess in reading.inferred if guess.what in _FIXABLE), None)


def marked_text(text: str, reading: Reading) -> str:
    """The text as HTML, guessed parts underlined on amber, parts not understood struck in red;
    empty if there is nothing to mark.
    """
    guessed = [guess.span for guess in reading.inferred]
    unread = list(reading.unread_spans)
    if reading.kind is TimingKind.UNREAD and not unread:
        unread = [TextSpan(0, len(text))]
    if not guessed and not unread:
        return ""
    cuts = sorted({0, len(text), *_edges(guessed), *_edges(unread)})
    pieces = itertools.pairwise(cuts)
    return "".join(_piece(text, start, end, guessed, unread) for start, end in pieces)


def _piece(
    text: str, start: int, end: int, guessed: Sequence[TextSpan], unread: Sequence[TextSpan]
) -> str:
    inner = html.escape(text[start:end])
    if _within(start, unread):
        return (
            f'<span style="color:{Colour.RED}; background:{Colour.RED_TINT};'
            f' text-decoration:underline">{inner}</span>'
        )
    if _within(start, guessed):
        return (
            f'<span style="color:{Colour.AMBER}; background:#FFE3A8;'
            f' text-decoration:underline">{inner}</span>'
        )
    return inner


def _edges(spans: Sequence[TextSpan]) -> list[int]:
    return [edge for span in spans for edge in (span.start, span.end)]


def _within(place: int, spans: Sequence[TextSpan]) -> bool:
    return any(span.start <= place < span.end for span in spans)


def _judgement(reading: Reading, context: TimingContext) -> str:
    judged = judge(
        reading, as_of=context.as_of, plan_date=context.plan_date, entered=context.entered
    )
    return _("基準日 {day}：{judgement}").format(
        day=day_words(context.as_of), judgement=judgement_words(judged, language())
    )


def _guess(reading: Reading, reference: datetime.date | None) -> str:
    if not reading.inferred or reference is None:
        return ""
    return _("書かれていない部分は、{day}を基準に推定しました。").format(day=day_words(reference))


def _glyph_hint(text: str) -> str:
    missing = missing_glyphs(text)
    if not missing:
        return ""
    return _("印刷の書体にない文字があります: {characters}").format(characters=missing)
