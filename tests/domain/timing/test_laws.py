"""Laws that hold for every text and for every value that the program can write."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.timing import (
    Conventions,
    DraftPoint,
    DraftShape,
    DraftWord,
    Granularity,
    Per,
    Recurrence,
    SoftWord,
    TimingDraft,
    TwoDigitYears,
    WritingStyle,
    describe,
    draft_meaning,
    judge,
    read_timing,
    sort_key,
    windows,
    write_timing,
)
from desktop_app.domain.timing.vocabulary import VOCABULARY
from tests.domain.timing.expressions import expressions

PLAN = date(2023, 5, 12)
TEXTS = [row.text for row in expressions()]
WORDS = [
    *VOCABULARY,
    *"0123456789０１２３４５６７８９",
    " ",
    "\u3000",
    "\n",
    "～",
    "〜",
    "∼",
    "（",
    "）",
]
worded = st.lists(st.sampled_from(WORDS), max_size=12).map("".join)
texts = st.one_of(st.text(max_size=30), worded, st.sampled_from(TEXTS))
conventions_of_any_plan = st.builds(
    Conventions,
    fiscal_year_start=st.integers(1, 12),
    two_digit_years=st.sampled_from(TwoDigitYears),
)
_WIDE = str.maketrans("0123456789()/.~", "０１２３４５６７８９（）／．～")


@given(texts, st.dates(), conventions_of_any_plan, st.none() | st.integers(-10, 10_000))
def test_reading_never_raises_and_never_alters_the_text(
    text: str, on: date, conventions: Conventions, year: int | None
) -> None:
    reading = read_timing(text, on=on, conventions=conventions, year=year)
    assert reading.text == text
    assert reading.start is None or reading.end is None or reading.start <= reading.end
    for span in (*reading.unread_spans, *(item.span for item in reading.inferred)):
        assert 0 <= span.start <= span.end <= len(text)


@given(texts, st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_reading_can_be_described_judged_sorted_and_windowed(text: str, on: date) -> None:
    reading = read_timing(text, on=on)
    assert describe(reading)
    assert describe(reading, language="en")
    judge(reading, as_of=PLAN)
    assert sort_key(reading) <= sort_key(reading)
    found = windows(reading, until=date(2030, 1, 1))
    assert all(window.start <= window.end for window in found)
    assert list(found) == sorted(found, key=lambda window: window.start)


@pytest.mark.parametrize("text", TEXTS)
def test_width_variants_read_the_same(text: str) -> None:
    assert read_timing(text.translate(_WIDE), on=PLAN).same_meaning(read_timing(text, on=PLAN))


@pytest.mark.parametrize("sign", ["～", "〜", "∼", "~"])
@pytest.mark.parametrize("text", [text for text in TEXTS if "～" in text])
def test_range_signs_read_the_same(text: str, sign: str) -> None:
    varied = read_timing(text.replace("～", sign), on=PLAN)
    assert varied.same_meaning(read_timing(text, on=PLAN))


@given(st.sampled_from(TEXTS), st.data())
def test_stray_spaces_read_the_same(text: str, data: st.DataObject) -> None:
    spaced = ""
    for before, after in zip(text, text[1:] + " ", strict=True):
        parts = before.isdigit() and after.isdigit()
        space = "" if parts else data.draw(st.sampled_from(["", "", " ", "\u3000", "\n"]))
        spaced += before + space
    assert read_timing(spaced, on=PLAN).same_meaning(read_timing(text, on=PLAN))


# --- read(write(x)) == x -------------------------------------------------------------------------

years = st.integers(1990, 2100)
plain_points = st.one_of(
    st.builds(DraftPoint, st.just(Granularity.YEAR), years, at_end=st.booleans()),
    st.builds(DraftPoint, st.just(Granularity.FISCAL_YEAR), years, at_end=st.booleans()),
    st.builds(
        DraftPoint, st.just(Granularity.HALF), years, st.integers(1, 2), at_end=st.booleans()
    ),
    st.builds(
        DraftPoint, st.just(Granularity.QUARTER), years, st.integers(1, 4), at_end=st.booleans()
    ),
    st.builds(
        DraftPoint, st.just(Granularity.MONTH), years, st.integers(1, 12), at_end=st.booleans()
    ),
    st.builds(
        DraftPoint, st.just(Granularity.TEN_DAYS), years, st.integers(1, 12), st.integers(1, 3)
    ),
    st.builds(
        lambda day: DraftPoint(Granularity.DAY, day.year, day.month, day=day.day),
        st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    ),
)
_counted = st.one_of(
    st.builds(
        Recurrence,
        st.integers(1, 99),
        st.sampled_from([per for per in Per if per is not Per.PERIOD]),
        at_least=st.booleans(),
    ),
    st.builds(
        Recurrence,
        st.integers(1, 99),
        st.sampled_from([Per.YEAR, Per.MONTH, Per.WEEK, Per.DAY]),
        st.integers(2, 60),
        st.booleans(),
    ),
)


def ascending(least: int, most: int) -> st.SearchStrategy[tuple[int, ...]]:
    values = st.lists(st.integers(least, most), min_size=1, unique=True)
    return values.map(lambda found: tuple(sorted(found)))


recurrences = st.one_of(
    _counted,
    st.builds(lambda months: Recurrence(1, Per.YEAR, months=months), ascending(1, 12)),
    st.builds(lambda days: Recurrence(1, Per.WEEK, weekdays=days), ascending(0, 6)),
    st.builds(lambda days: Recurrence(1, Per.MONTH, days=days), ascending(1, 31)),
    st.just(Recurrence(1, Per.MONTH, days=(-1,))),
)
remarks = st.one_of(st.just(""), st.text(max_size=12), worded, st.sampled_from(TEXTS))
soft_words = st.none() | st.sampled_from(SoftWord)
rhythms = st.none() | recurrences
drafts = st.one_of(
    st.builds(
        TimingDraft,
        st.just(DraftShape.AT),
        first=plain_points,
        soft=soft_words,
        recurrence=rhythms,
        remark=remarks,
    ),
    st.builds(
        TimingDraft,
        st.just(DraftShape.FROM),
        first=plain_points,
        soft=soft_words,
        recurrence=rhythms,
        remark=remarks,
    ),
    st.builds(
        TimingDraft,
        st.just(DraftShape.UNTIL),
        last=plain_points,
        soft=soft_words,
        recurrence=rhythms,
        remark=remarks,
    ),
    st.builds(
        TimingDraft,
        st.just(DraftShape.RANGE),
        first=plain_points,
        last=plain_points,
        soft=soft_words,
        recurrence=rhythms,
        remark=remarks,
    ),
    st.builds(
        TimingDraft, st.just(DraftShape.WORD), word=st.sampled_from(DraftWord), remark=remarks
    ),
    st.builds(TimingDraft, st.just(DraftShape.RECURRING), recurrence=recurrences, remark=remarks),
)
styles = st.builds(
    WritingStyle,
    sign=st.sampled_from("～〜∼~"),
    brackets=st.sampled_from(["()", "（）"]),
    spaced=st.booleans(),
    wide_digits=st.booleans(),
    signs_deadlines=st.booleans(),
)


@given(drafts, styles, conventions_of_any_plan)
def test_what_is_written_reads_back(
    draft: TimingDraft, style: WritingStyle, conventions: Conventions
) -> None:
    meant = draft_meaning(draft, conventions=conventions)
    if meant.start is not None and meant.end is not None and meant.start > meant.end:
        return
    text = write_timing(draft, style=style)
    reading = read_timing(text, on=PLAN, conventions=conventions)
    read = (reading.kind, reading.start, reading.end, reading.recurrence, reading.soft)
    assert read == (meant.kind, meant.start, meant.end, meant.recurrence, meant.soft), text
    assert reading.remark == meant.remark, text
    assert reading.unread is None, text
    assert not reading.inferred, text
