"""Reading: the one function that turns a text into its meaning."""

from datetime import date
from functools import lru_cache

from msgspec import Struct, field
from msgspec.structs import replace

from desktop_app.domain.timing.brackets import Spliced, splice_brackets
from desktop_app.domain.timing.calendar import ONE_DAY, Granularity, Period, one_day
from desktop_app.domain.timing.clauses import (
    Clause,
    build_clauses,
    ends_at_an_edge,
    is_single_day_or_month,
)
from desktop_app.domain.timing.details import with_details
from desktop_app.domain.timing.lexer import tokenise
from desktop_app.domain.timing.normalise import Folded, fold
from desktop_app.domain.timing.reading import (
    DEFAULT_CONVENTIONS,
    Conventions,
    Inferred,
    Per,
    Reading,
    Recurrence,
    TextSpan,
    TimingKind,
)
from desktop_app.domain.timing.resolve import (
    Guess,
    Resolver,
    Unresolvable,
    after_length,
    length_end,
)
from desktop_app.domain.timing.scanner import scan, settle_words
from desktop_app.domain.timing.syntax import Element, Mark

_FIRM = frozenset(["at-latest", "in-principle"])
_NAMED = {
    Mark.UNTIL: "until",
    Mark.BEFORE: "before",
    Mark.WITHIN: "within",
    Mark.DURING: "during",
    Mark.FROM: "from",
    Mark.SINCE: "from",
    Mark.LENGTH: "length",
    Mark.LENGTH_LIMIT: "within",
    Mark.LENGTH_AHEAD: "after",
}
_TAGGED = (Mark.SOFT, Mark.EVENT, Mark.DONE, Mark.ONGOING, Mark.UNDETERMINED, Mark.NOW)


@lru_cache(maxsize=4096)
def read_timing(
    text: str, *, on: date, conventions: Conventions = DEFAULT_CONVENTIONS, year: int | None = None
) -> Reading:
    """Read a text as it stood in a document dated `on`.

    Never raises and takes time linear in the text. What is implied is resolved from `on` and
    listed in `inferred`; `year` replaces the first implied year, and later ones move with it.
    What cannot be read is named in `unread` with its places, while the rest keeps its dates.
    """
    folded = fold(text)
    tokens = tokenise(folded.key)
    elements = settle_words(scan(tokens))
    spliced = splice_brackets(elements, folded.key)
    return _Assembly(text, folded, spliced, on).read(conventions, year)


class _Dates(Struct):
    """Start and end of one clause, either open."""

    start: date | None
    end: date | None
    periods: list[Period]
    clause: Clause


class _Assembly(Struct):
    """Puts the reading together from clauses, words and brackets."""

    text: str
    folded: Folded
    spliced: Spliced
    reference: date
    unread: list[tuple[int, int]] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)

    def read(self, conventions: Conventions, year: int | None) -> Reading:
        elements = self.spliced.elements
        self.unread = _unknown_stretches(elements)
        recurrence, clauses = with_details(
            _main_recurrence(elements), build_clauses(elements), elements, conventions
        )
        clauses = _without_objects(clauses)
        dates = self._dates(clauses, conventions, year)
        dates = dates or self._dates_without_clause(elements, clauses)
        kind = self._kind(dates, clauses, recurrence)
        return self._reading(kind, dates, recurrence)

    def _dates(
        self, clauses: list[Clause], conventions: Conventions, year: int | None
    ) -> list[_Dates]:
        resolver = Resolver(self.reference, conventions, year)
        found: list[_Dates] = []
        for clause in clauses:
            try:
                found.append(_limited(clause, resolver.resolve(clause)))
            except (Unresolvable, ValueError, OverflowError):
                # ValueError and OverflowError: a day before year 1 or after 9999.
                self.unread.append((clause.start, clause.end))
        self.guesses.extend(resolver.guesses)
        return self._from_now(found)

    # --- 今後, 3か月以内 --------------------------------------------------------------------------

    def _from_now(self, found: list[_Dates]) -> list[_Dates]:
        """Let 今後 and 当面 start a deadline on the reference date."""
        now = next((item for item in self.spliced.elements if item.mark is Mark.NOW), None)
        if now is None or len(found) != 1 or found[0].start is not None:
            return found
        end = found[0].end
        if end is None or self.reference > end:
            return found
        self.guesses.append(Guess("relative", self.reference.year, now.start, now.end))
        found[0].start = self.reference
        return found

    def _dates_without_clause(
        self, elements: tuple[Element, ...], clauses: list[Clause]
    ) -> list[_Dates]:
        marks = {element.mark for element in elements}
        if clauses or Mark.EVENT in marks:
            return []
        try:
            return self._counted_from_reference(elements, marks)
        except (ValueError, OverflowError):
            return []

    def _counted_from_reference(
        self, elements: tuple[Element, ...], marks: set[Mark]
    ) -> list[_Dates]:
        lengths = {item.mark: item for item in elements if item.length is not None}
        now = next((item for item in elements if item.mark is Mark.NOW), None)
        limit, ahead = lengths.get(Mark.LENGTH_LIMIT), lengths.get(Mark.LENGTH_AHEAD)
        if limit is not None and limit.length is not None:
            self._guess_now(limit)
            return [_plain_dates(None, after_length(self.reference, limit.length))]
        if ahead is not None and ahead.length is not None:
            self._guess_now(ahead)
            day = after_length(self.reference, ahead.length)
            return [_plain_dates(day, day)]
        if now is None or marks & {Mark.UNDETERMINED, Mark.CONSIDER}:
            return []
        self._guess_now(now)
        running = lengths.get(Mark.LENGTH)
        end = None
        if running is not None and running.length is not None:
            end = length_end(self.reference, running.length)
        return [_plain_dates(self.reference, end)]

    def _guess_now(self, element: Element) -> None:
        self.guesses.append(Guess("relative", self.reference.year, element.start, element.end))

    # --- kind and fields --------------------------------------------------------------------------

    def _kind(
        self, dates: list[_Dates], clauses: list[Clause], recurrence: Recurrence | None
    ) -> TimingKind:
        if dates:
            start, end = _outer(dates)
            recurs = recurrence is not None and end is None
            if clauses and all(item.clause.done for item in dates) and not recurs:
                return TimingKind.DONE
            return _dated_kind(start, end)
        return self._dateless_kind(recurrence, failed=bool(clauses))

    def _dateless_kind(self, recurrence: Recurrence | None, *, failed: bool) -> TimingKind:
        marks = {element.mark for element in self.spliced.elements}
        if Mark.DONE in marks:
            return TimingKind.DONE
        if Mark.EVENT in marks or recurrence is not None or Mark.ONGOING in marks:
            return TimingKind.EVENT
        if failed:
            return TimingKind.UNREAD
        if not self.unread and self._says_complete():
            return TimingKind.DONE
        if marks & {Mark.UNDETERMINED, Mark.CONSIDER}:
            return TimingKind.UNDETERMINED
        if self.unread:
            return TimingKind.UNREAD
        if marks & {Mark.SOFT, Mark.LENGTH} or not marks & {Mark.ACT, Mark.LABEL}:
            return TimingKind.UNDETERMINED
        return TimingKind.UNREAD

    def _says_complete(self) -> bool:
        """Tell 完了 alone, which states a fact where a date would stand."""
        worded = [item.tag for item in self.spliced.elements if item.mark is Mark.ACT]
        others = {item.mark for item in self.spliced.elements} - {Mark.ACT, Mark.PARTICLE}
        return not others and "past complete" in worded

    def _reading(
        self, kind: TimingKind, dates: list[_Dates], recurrence: Recurrence | None
    ) -> Reading:
        start, end = _outer(dates) if dates else (None, None)
        spans, unread = self._unread_parts(kind)
        tags = self._qualifiers()
        return Reading(
            text=self.text,
            kind=kind,
            start=start,
            end=end,
            recurrence=recurrence,
            soft=self._is_soft(),
            qualifiers=tags,
            remark=self._remark(),
            inferred=tuple(self._inferred(guess) for guess in self.guesses),
            unread=unread,
            unread_spans=spans,
            granularity=_granularity(dates),
            parts=_parts(dates),
            reference=self.reference,
        )

    def _is_soft(self) -> bool:
        return any(
            (element.mark is Mark.SOFT and element.tag not in _FIRM)
            or (element.mark is Mark.NOW and element.tag == "for-now")
            for element in self.spliced.elements
        )

    def _qualifiers(self) -> tuple[str, ...]:
        found: list[str] = []
        for element in self.spliced.elements:
            if element.mark in _TAGGED:
                found.append(element.tag)
            elif element.mark in _NAMED:
                found.append(_NAMED[element.mark])
            elif element.mark is Mark.ACT and element.tag:
                found.extend(tag for tag in element.tag.split() if tag in ("begin", "complete"))
        return tuple(dict.fromkeys(found))

    def _remark(self) -> str | None:
        parts = [self._original(*stretch).strip() for stretch in self.spliced.remarks]
        return "、".join(part for part in parts if part) or None

    def _original(self, start: int, end: int) -> str:
        first, last = self.folded.place(start, end)
        return self.text[first:last]

    def _inferred(self, guess: Guess) -> Inferred:
        first, last = self.folded.place(guess.start, guess.end)
        return Inferred(guess.what, guess.value, TextSpan(first, last))

    def _unread_parts(self, kind: TimingKind) -> tuple[tuple[TextSpan, ...], str | None]:
        if kind is TimingKind.UNREAD:
            first = len(self.text) - len(self.text.lstrip())
            whole = TextSpan(first, max(len(self.text.rstrip()), first))
            return (whole,), self.text.strip()
        places = [TextSpan(*self.folded.place(*stretch)) for stretch in sorted(self.unread)]
        if not places:
            return (), None
        parts = [self.text[place.start : place.end] for place in places]
        return tuple(places), "、".join(parts)


def _unknown_stretches(elements: tuple[Element, ...]) -> list[tuple[int, int]]:
    """Join neighbouring unknown words and the particles between them."""
    found: list[tuple[int, int]] = []
    gap_end = -1
    for element in elements:
        if element.mark is Mark.UNKNOWN:
            if (found and found[-1][1] == element.start) or (found and gap_end == element.start):
                found[-1] = (found[-1][0], element.end)
            else:
                found.append((element.start, element.end))
            gap_end = element.end
        elif element.mark is Mark.PARTICLE and gap_end == element.start:
            gap_end = element.end
        else:
            gap_end = -1
    return found


def _main_recurrence(elements: tuple[Element, ...]) -> Recurrence | None:
    """Choose the recurrence: a real one before a mere number of times; a count joins a unit."""
    found = [item.recurrence for item in elements if item.recurrence is not None]
    real = [item for item in found if item.unit is not Per.PERIOD]
    if not real:
        return found[0] if found else None
    counts = [item for item in found if item.unit is Per.PERIOD]
    if counts and found[0] in counts and real[0].unit not in (Per.YEAR, Per.FISCAL_YEAR):
        return real[0]  # 「4回(四半期毎)」 is once in each quarter
    if counts and real[0].times == 1 and not real[0].at_least:
        count = counts[0]
        return replace(real[0], times=count.times, at_least=count.at_least, at_most=count.at_most)
    return real[0]


def _without_objects(clauses: list[Clause]) -> list[Clause]:
    """Drop 「上期の実績」 beside a real date: it is what is looked at, not when."""
    real = [clause for clause in clauses if not clause.object_of_act]
    return real or clauses


def _limited(clause: Clause, periods: list[Period]) -> _Dates:
    """Apply the limits of a clause to its periods."""
    start = min(period.start for period in periods)
    end: date | None = max(period.end for period in periods)
    if clause.is_range and periods[-1].end < periods[0].start:
        raise Unresolvable
    if clause.is_range:
        return _Dates(periods[0].start, periods[-1].end, [_run(periods)], clause)
    if clause.before:
        return _Dates(None, periods[0].start - ONE_DAY, periods, clause)
    if clause.open_start or clause.until or clause.within or _is_deadline(clause, periods[-1]):
        return _Dates(None, end, periods, clause)
    if clause.length is not None and (clause.runs_on or len(periods) == 1):
        end = max(length_end(start, clause.length), start)
    elif clause.runs_on or (clause.ongoing and is_single_day_or_month(clause)):
        end = None
    return _Dates(start, end, periods, clause)


def _is_deadline(clause: Clause, last: Period) -> bool:
    """Tell 年内 and 「末を目途に」, which limit without saying まで."""
    if clause.runs_on:
        return False
    if clause.inside and last.granularity is Granularity.YEAR:
        return True
    return ends_at_an_edge(clause) and "target" in clause.softness


def _run(periods: list[Period]) -> Period:
    return Period(periods[0].start, periods[-1].end, periods[-1].granularity)


def _plain_dates(start: date | None, end: date | None) -> _Dates:
    day = one_day(start or end or date.min)
    return _Dates(start, end, [day], Clause([]))


def _outer(dates: list[_Dates]) -> tuple[date | None, date | None]:
    """Span all clauses; one that is open leaves the whole open."""
    starts = [item.start for item in dates]
    ends = [item.end for item in dates]
    start = None if None in starts else min(day for day in starts if day is not None)
    end = None if None in ends else max(day for day in ends if day is not None)
    if start is None and end is None and len(dates) > 1:
        return dates[0].start, dates[0].end
    return start, end


def _dated_kind(start: date | None, end: date | None) -> TimingKind:
    if start is None:
        return TimingKind.DEADLINE
    return TimingKind.START if end is None else TimingKind.PERIOD


def _granularity(dates: list[_Dates]) -> Granularity | None:
    """Take the unit of the end that counts: that of the last period."""
    return dates[-1].periods[-1].granularity if dates else None


def _parts(dates: list[_Dates]) -> tuple[Period, ...]:
    periods = [period for item in dates for period in item.periods]
    return tuple(periods) if len(periods) > 1 else ()
