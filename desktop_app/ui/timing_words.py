"""A 実施時期 explained while it is typed: its meaning, what was guessed, what was not read."""

from __future__ import annotations

import datetime
import html
import itertools
from collections.abc import Sequence

from msgspec import Struct, field

from desktop_app.application.session import PlanSession
from desktop_app.domain import timing
from desktop_app.domain.pace import closes
from desktop_app.domain.plan import Measure, MeasureType, Plan
from desktop_app.domain.progress import ProgressEntry, Status, latest_entries, progress_owner
from desktop_app.domain.timing import (
    Conventions,
    Reading,
    TextSpan,
    TimingKind,
    describe,
    judge,
    judgement_words,
)
from desktop_app.support.glyphs import missing_glyphs
from desktop_app.support.i18n import _, language
from desktop_app.ui.theme import Colour
from desktop_app.ui.words import StatusWords, day_words, own_status_words, plan_status

_FIXABLE = ("year", "two-digit-year")


class TimingContext(Struct, frozen=True):
    """What reading a text needs: whose words stand there now, and the days that matter."""

    text: str
    reference: datetime.date | None
    year: int | None
    plan_date: datetime.date | None
    as_of: datetime.date
    conventions: Conventions
    entry: ProgressEntry | None = None
    measure_type: MeasureType = MeasureType.UNSET
    style: tuple[str, ...] = ()
    words: StatusWords = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        measure: Measure,
        plan: Plan,
        *,
        as_of: datetime.date,
        entry: ProgressEntry | None = None,
    ) -> TimingContext:
        """The context of a measure, `entry` its latest one; new words will be read from the plan's
        own date.
        """
        return cls(
            measure.timing_text,
            measure.timing_reference,
            measure.timing_year,
            plan.date,
            as_of,
            plan.conventions,
            entry,
            measure.measure_type,
            tuple(other.timing_text for other in plan.measures()),
            own_status_words(plan),
        )

    @property
    def closed(self) -> Status | None:
        """With which 進捗区分 nothing more is owed by its date; None: something still is."""
        if self.entry is None:
            return None
        finished = self.entry.finished_on
        if finished is not None and finished <= self.as_of:
            return Status.DONE
        status = self.entry.status
        return status if closes(status, self.measure_type) else None

    def reference_of(self, text: str) -> datetime.date | None:
        """The day from which a text is read, as the handler will set it."""
        return (self.reference or self.plan_date) if text == self.text else self.plan_date


def timing_context(
    measure: Measure, session: PlanSession, *, as_of: datetime.date
) -> TimingContext:
    """The context of a measure of an open plan, with the entry that holds on that day; a 再掲 has
    that of what it repeats.
    """
    owner = measure.id
    if measure.repeats is not None:
        owner = progress_owner(measure, {each.id: each for each in session.plan.measures()}).id
    entry = latest_entries(session.records.progress_of([owner]), as_of=as_of).get(owner)
    return TimingContext.of(measure, session.plan, as_of=as_of, entry=entry)


class TimingInput(Struct, frozen=True):
    """What a field holds: the words, and the year that the user fixed for them."""

    text: str
    year: int | None


class Explained(Struct, frozen=True):
    """A reading in words. `state` is plain, inferred or unread; `guessed_year` can be fixed."""

    state: str
    meaning: str
    marked: str = ""
    judgement: str = ""
    guess: str = ""
    guessed_year: int | None = None
    fixed_year: int | None = None
    hint: str = ""


def drafted(text: str, context: TimingContext) -> timing.TimingDraft | None:
    """What the builder shows for a text; None where it cannot."""
    on = context.reference_of(text) or context.as_of
    year = context.year if text == context.text else None
    reading = timing.read_timing(text, on=on, conventions=context.conventions, year=year)
    return timing.draft_of(reading, on=on, conventions=context.conventions)


def explain(text: str, context: TimingContext, *, year: int | None) -> Explained:
    """The text as the program understands it; `year` is the year that the user fixed."""
    reference = context.reference_of(text)
    reading = timing.read_timing(
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
            f'<span style="color:{Colour.AMBER}; background:{Colour.AMBER_MARK};'
            f' text-decoration:underline">{inner}</span>'
        )
    return inner


def _edges(spans: Sequence[TextSpan]) -> list[int]:
    return [edge for span in spans for edge in (span.start, span.end)]


def _within(place: int, spans: Sequence[TextSpan]) -> bool:
    return any(span.start <= place < span.end for span in spans)


def _judgement(reading: Reading, context: TimingContext) -> str:
    return _("基準日 {day}：{judgement}").format(
        day=day_words(context.as_of), judgement=_standing(reading, context)
    )


def _standing(reading: Reading, context: TimingContext) -> str:
    """What was reported as closed is told so: its date can't be missed any more."""
    if context.closed is not None:
        return plan_status(context.words, context.closed)
    entered = context.entry is not None
    judged = judge(reading, as_of=context.as_of, plan_date=context.plan_date, entered=entered)
    return judgement_words(judged, language())


def _guess(reading: Reading, reference: datetime.date | None) -> str:
    if not reading.inferred or reference is None:
        return ""
    return _("書かれていない部分は、{day}を基準に推定しました。").format(day=day_words(reference))


def _glyph_hint(text: str) -> str:
    missing = missing_glyphs(text)
    if not missing:
        return ""
    return _("印刷の書体にない文字があります: {characters}").format(characters=missing)
