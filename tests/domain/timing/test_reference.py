"""What is implied, where it is taken from, and how the user fixes it."""

from datetime import date

import pytest

from desktop_app.domain.timing import (
    Conventions,
    Inferred,
    Reading,
    TextSpan,
    Timing,
    TwoDigitYears,
    read_timing,
)

PLAN = date(2023, 5, 12)


def dates_of(reading: Reading) -> str:
    return f"{reading.start or ''}..{reading.end or ''}"


@pytest.mark.parametrize(
    ("text", "on", "dates"),
    [
        ("1月", date(2023, 5, 12), "2023-01-01..2023-01-31"),
        ("11月", date(2023, 5, 12), "2023-11-01..2023-11-30"),  # a tie: the future
        ("12月", date(2023, 5, 12), "2022-12-01..2022-12-31"),
        ("1月", date(2022, 12, 28), "2023-01-01..2023-01-31"),
        ("12月", date(2023, 1, 5), "2022-12-01..2022-12-31"),
        ("3月まで", date(2023, 3, 31), "..2023-03-31"),
        ("3月まで", date(2023, 4, 1), "..2024-03-31"),
        ("3月実施", date(2023, 3, 1), "2023-03-01..2023-03-31"),
        ("3月実施", date(2023, 2, 28), "2022-03-01..2022-03-31"),
        ("年度末", date(2023, 3, 31), "2023-03-31..2023-03-31"),
        ("今年度", date(2023, 3, 31), "2022-04-01..2023-03-31"),
        ("下期", date(2023, 2, 1), "2022-10-01..2023-03-31"),
        ("第4四半期", date(2023, 12, 1), "2024-01-01..2024-03-31"),
        ("来月", date(2023, 12, 31), "2024-01-01..2024-01-31"),
        ("3か月以内", date(2023, 11, 30), "..2024-02-29"),
        ("30年度", date(2018, 4, 1), "2018-04-01..2019-03-31"),
        ("32年度", date(2018, 4, 1), "2020-04-01..2021-03-31"),
        ("31年度", date(2019, 6, 1), "2019-04-01..2020-03-31"),
        ("2年度", date(2019, 6, 1), "2020-04-01..2021-03-31"),
    ],
)
def test_what_is_implied_comes_from_the_reference_date(text: str, on: date, dates: str) -> None:
    assert dates_of(read_timing(text, on=on)) == dates


@pytest.mark.parametrize(
    ("text", "system", "dates"),
    [
        ("23年度", TwoDigitYears.NEAREST, "2023-04-01..2024-03-31"),
        ("23年度", TwoDigitYears.HEISEI, "2011-04-01..2012-03-31"),
        ("35年度", TwoDigitYears.HEISEI, "2023-04-01..2024-03-31"),
        ("30年度", TwoDigitYears.WESTERN, "2030-04-01..2031-03-31"),
        ("5年度", TwoDigitYears.WESTERN, "2023-04-01..2024-03-31"),
        ("05年度", TwoDigitYears.WESTERN, "2005-04-01..2006-03-31"),
        ("'23年度", TwoDigitYears.HEISEI, "2023-04-01..2024-03-31"),
        ("令和5年度", TwoDigitYears.HEISEI, "2023-04-01..2024-03-31"),
    ],
)
def test_two_digits_follow_the_document_s_own_system(
    text: str, system: TwoDigitYears, dates: str
) -> None:
    reading = read_timing(text, on=PLAN, conventions=Conventions(two_digit_years=system))
    assert dates_of(reading) == dates


@pytest.mark.parametrize(
    ("text", "first_month", "dates"),
    [
        ("2023年度", 1, "2023-01-01..2023-12-31"),
        ("2023年度", 10, "2023-10-01..2024-09-30"),
        ("2023年度下期", 1, "2023-07-01..2023-12-31"),
        ("2023年度第1四半期", 12, "2023-12-01..2024-02-29"),
        ("2023年度3月", 10, "2024-03-01..2024-03-31"),
        ("2023年", 10, "2023-01-01..2023-12-31"),
        ("年度末", 7, "2023-06-30..2023-06-30"),
        ("2024年3月期", 10, "2023-04-01..2024-03-31"),
    ],
)
def test_a_fiscal_year_may_begin_in_another_month(text: str, first_month: int, dates: str) -> None:
    conventions = Conventions(fiscal_year_start=first_month)
    assert dates_of(read_timing(text, on=PLAN, conventions=conventions)) == dates


@pytest.mark.parametrize("month", [0, 13, -1])
def test_a_month_that_does_not_exist_begins_no_fiscal_year(month: int) -> None:
    with pytest.raises(ValueError, match="fiscal_year_start"):
        Conventions(fiscal_year_start=month)


@pytest.mark.parametrize(
    ("text", "year", "dates"),
    [
        ("4月～", 2024, "2024-04-01.."),
        ("10月～3月", 2024, "2024-10-01..2025-03-31"),
        ("4月：改正、7月：研修", 2022, "2022-04-01..2022-07-31"),
        ("23年度", 2011, "2011-04-01..2012-03-31"),
        ("2023年4月", 2030, "2023-04-01..2023-04-30"),
        ("下期", 2022, "2022-10-01..2023-03-31"),
    ],
)
def test_a_fixed_year_takes_the_place_of_the_implied_one(text: str, year: int, dates: str) -> None:
    reading = read_timing(text, on=PLAN, year=year)
    assert dates_of(reading) == dates
    assert "year" not in reading.inferred_ids()


def test_a_timing_keeps_the_reference_of_the_document_in_which_it_first_stood() -> None:
    timing = Timing("4月～", reference=PLAN)
    assert timing.read(on=date(2026, 9, 1)).start == date(2023, 4, 1)
    assert Timing("4月～").read(on=date(2026, 3, 1)).start == date(2026, 4, 1)
    assert Timing("4月～", reference=PLAN, year=2024).read(on=PLAN).start == date(2024, 4, 1)


def test_what_was_inferred_has_its_place_in_the_text_as_typed() -> None:
    reading = read_timing("● ４ 月～", on=PLAN)
    assert reading.inferred == (Inferred("year", 2023, TextSpan(2, 5)),)


def test_what_was_not_read_has_its_place_in_the_text_as_typed() -> None:
    text = "2023年 4月　ゴールデンウィーク 明け、鬱"
    reading = read_timing(text, on=PLAN)
    parts = [text[span.start : span.end] for span in reading.unread_spans]
    assert parts == ["ゴールデンウィーク 明け", "鬱"]
    assert reading.unread == "ゴールデンウィーク 明け、鬱"
    assert reading.start == date(2023, 4, 1)


def test_lists_keep_their_members() -> None:
    reading = read_timing("5月、8月及び11月", on=PLAN)
    assert [part.start.month for part in reading.parts] == [5, 8, 11]


def test_a_text_of_a_hundred_thousand_signs_is_read() -> None:
    units = (
        "4月、",
        "((",
        "～",
        "毎月第1・",
        "1",
        "年2回4月、",
        "一",
        "第1",
        "R",
        "1)",
        "週1(月、",
    )
    for unit in units:
        text = unit * (100_000 // len(unit))
        assert read_timing(text, on=PLAN).text == text
