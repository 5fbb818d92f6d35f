"""Judging, comparing, ordering, windows: what follows from a reading."""

from datetime import date

import pytest

from desktop_app.domain.timing import (
    Conventions,
    JudgementState,
    Reading,
    SlipKind,
    compare_timings,
    describe,
    judge,
    judgement_words,
    read_timing,
    sort_key,
    windows,
)

PLAN = date(2023, 5, 12)
SEED = """
4月～ (第1回:4/26)|4月～|3月～|2～4月|7月～|1～4月|3月|3月|1月|2月|2023年度
2023年度～ (1回/半期)|2023年度上期|2020年4月～|2020年4月～|2020年4月～|4月～|適宜|都度|3月
1月～|8月|都度|1月～|2月|2月|2月|2月|～2025年度|～2027年度|～2024年度|2023年度
4月～|2023年度|適宜|～4月|従来より構築済
"""
SEED_TEXTS = SEED.strip().replace("\n", "|").split("|")


def read(text: str) -> Reading:
    return read_timing(text, on=PLAN)


@pytest.mark.parametrize(
    ("text", "as_of", "state", "days", "words"),
    [
        ("8月", date(2023, 7, 31), JudgementState.NOT_YET, 1, "時期未到来"),
        ("8月", date(2023, 8, 1), JudgementState.IN_PERIOD, 30, "実施期間中"),
        ("8月", date(2023, 8, 31), JudgementState.IN_PERIOD, 0, "実施期間中"),
        ("8月", date(2023, 9, 1), JudgementState.OVERDUE, 1, "期限超過"),
        ("3月", date(2023, 5, 12), JudgementState.NO_ENTRY, 42, "実績未入力"),
        ("5月12日", date(2023, 5, 13), JudgementState.OVERDUE, 1, "期限超過"),
        ("5月11日", date(2023, 5, 13), JudgementState.NO_ENTRY, 2, "実績未入力"),
        ("～4月", date(2024, 6, 30), JudgementState.NO_ENTRY, 427, "実績未入力"),
        ("～2025年度", date(2026, 3, 1), JudgementState.DUE, 30, "期限まで30日"),
        ("～2025年度", date(2026, 4, 1), JudgementState.OVERDUE, 1, "期限超過"),
        ("4月～", date(2023, 5, 12), JudgementState.STARTED, 41, "開始時期経過"),
        ("7月～", date(2023, 5, 12), JudgementState.NOT_YET, 50, "時期未到来"),
        ("適宜", date(2030, 1, 1), JudgementState.NO_DEADLINE, None, "期限なし"),
        ("毎月", date(2030, 1, 1), JudgementState.NO_DEADLINE, None, "期限なし"),
        ("従来より構築済", date(2030, 1, 1), JudgementState.NO_DEADLINE, None, "期限なし"),
        ("2023年2月実施済", date(2030, 1, 1), JudgementState.NO_DEADLINE, None, "期限なし"),
        ("未定", date(2030, 1, 1), JudgementState.UNDECIDABLE, None, "判断できない"),
        ("同左", date(2030, 1, 1), JudgementState.UNDECIDABLE, None, "判断できない"),
        ("9月目途", date(2023, 10, 1), JudgementState.OVERDUE, 1, "期限超過（目安）"),
    ],
)
def test_a_timing_is_judged_against_a_day(
    text: str, as_of: date, state: JudgementState, days: int | None, words: str
) -> None:
    judgement = judge(read(text), as_of=as_of)
    assert (judgement.state, judgement.days) == (state, days)
    assert judgement_words(judgement) == words


def test_an_end_before_the_plan_is_overdue_only_once_something_was_entered() -> None:
    as_of = date(2023, 6, 1)
    assert judge(read("3月"), as_of=as_of).state is JudgementState.NO_ENTRY
    assert judge(read("3月"), as_of=as_of, entered=True).state is JudgementState.OVERDUE
    earlier = judge(read("3月"), as_of=as_of, plan_date=date(2023, 3, 1))
    assert earlier.state is JudgementState.OVERDUE


def test_nothing_of_the_real_plan_cries_wolf() -> None:
    overdue = [
        text
        for text in SEED_TEXTS
        if judge(read(text), as_of=date(2024, 6, 30)).state is JudgementState.OVERDUE
    ]
    assert sorted(overdue) == ["2023年度"] * 3 + ["2023年度上期", "8月"]
    states = {judge(read(text), as_of=PLAN).state for text in SEED_TEXTS}
    assert JudgementState.OVERDUE not in states
    assert len(SEED_TEXTS) == 37


@pytest.mark.parametrize(
    ("before", "after", "kind", "words"),
    [
        ("2023年度上期", "2023年度下期", SlipKind.LATER, "半期の延期"),
        ("2023年度下期", "2023年度上期", SlipKind.EARLIER, "半期の前倒し"),
        ("～2025年度", "～2026年度", SlipKind.LATER, "期限を1年延長"),
        ("～2026年度", "～2025年度", SlipKind.EARLIER, "期限を1年前倒し"),
        ("4月～", "適宜", SlipKind.UNDATED, "時期の定めなしに変更"),
        ("4月～", "未定", SlipKind.UNDATED, "時期を未定に変更"),
        ("適宜", "8月", SlipKind.DATED, "時期を定めた"),
        ("4月～", "7月～", SlipKind.LATER, "開始を3か月延期"),
        ("7月～", "4月～", SlipKind.EARLIER, "開始を3か月前倒し"),
        ("2～4月", "2～6月", SlipKind.LATER, "終わりを2か月延長"),
        ("2～6月", "2～4月", SlipKind.EARLIER, "終わりを2か月短縮"),
        ("2023年度第1四半期", "2023年度第2四半期", SlipKind.LATER, "1四半期の延期"),
        ("2023年度上期", "2024年度下期", SlipKind.LATER, "1年半の延期"),
        ("2023年度", "2024年1月", SlipKind.NARROWED, "時期を絞り込み"),
        ("2024年1月", "2023年度", SlipKind.WIDENED, "時期を拡大"),
        ("～2025年度", "4月～", SlipKind.UNDATED, "期限の定めなしに変更"),
        ("4月～", "4月～9月", SlipKind.DATED, "期限を2023年9月30日と定めた"),
        ("2023年9月30日", "2023年10月15日", SlipKind.LATER, "15日の延期"),
        ("2024年3月末", "2024年4月末", SlipKind.LATER, "1か月の延期"),
        ("4月～", "４月〜", SlipKind.REWORDED, "表記のみの変更"),
        ("毎月", "1回/四半期", SlipKind.CHANGED, "頻度を月に1回から四半期に1回に変更"),
        ("9月", "9月目途", SlipKind.CHANGED, "目安に変更"),
        ("～2024年1月末", "～2024年2月末", SlipKind.LATER, "期限を1か月延長"),
        (
            "2023年度～ (1回/半期)",
            "2024年度～ (年1回)",
            SlipKind.LATER,
            "開始を1年延期、頻度を半期に1回から年に1回に変更",
        ),
        ("2023年度", "2024年度（予定）", SlipKind.LATER, "1年の延期、目安に変更"),
        ("2024年度予定", "2023年度", SlipKind.EARLIER, "1年の前倒し、確定した時期に変更"),
        ("都度", "適宜", SlipKind.CHANGED, "時期の表し方を変更"),
        ("承認後", "決裁後", SlipKind.CHANGED, "時期の表し方を変更"),
        ("承認 後", "承認後", SlipKind.REWORDED, "表記のみの変更"),
        ("2023年度", "2023年度（システム改修）", SlipKind.REWORDED, "備考のみの変更"),
        ("同左", "8月", SlipKind.UNDETERMINED, "読み取れないため比較できない"),
    ],
)
def test_two_timings_compare_as_people_say_it(
    before: str, after: str, kind: SlipKind, words: str
) -> None:
    slip = compare_timings(read(before), read(after))
    assert slip.kind is kind
    assert slip.words == f"{before} → {after}（{words}）"
    assert compare_timings(read(before), read(after), "en").kind is kind


def test_the_same_timing_has_not_changed() -> None:
    assert compare_timings(read("4月～"), read("4月～")).kind is SlipKind.SAME


def test_one_unit_is_not_said_in_the_plural_in_english() -> None:
    slip = compare_timings(read("～2025年度"), read("～2026年度"), "en")
    assert "1 year " in f"{slip.words} ".replace(")", " ")


def test_timings_sort_as_a_reader_expects() -> None:
    expected = [
        "2020年4月～",
        "1月",
        "1月～",
        "2023年度上期",
        "～4月",
        "5月12日",
        "～2025年度",
        "毎月",
        "適宜",
        "未定",
        "従来より構築済",
        "同左",
    ]
    shuffled = map(read, reversed(expected))
    assert [reading.text for reading in sorted(shuffled, key=sort_key)] == expected


@pytest.mark.parametrize(
    ("text", "until", "labels"),
    [
        ("2023年度～ (1回/半期)", date(2024, 4, 1), "2023年度上期 2023年度下期 2024年度上期"),
        ("7月～(1回/半期)", date(2023, 10, 1), "2023年度上期 2023年度下期"),
        ("4月～（毎月）", date(2023, 6, 15), "2023年4月 2023年5月 2023年6月"),
        ("2023年度～（1回/四半期）", date(2023, 7, 1), "2023年度第1四半期 2023年度第2四半期"),
        ("2023年度～ 年2回", date(2024, 5, 1), "2023年度 2024年度"),
        ("4月から毎年10月", date(2025, 1, 1), "2023年10月 2024年10月"),
        ("4月～（年2回：6月、12月）", date(2024, 6, 1), "2023年6月 2023年12月 2024年6月"),
        ("4月～(3か月に1回)", date(2023, 8, 1), "2023年4～6月 2023年7～9月"),
        ("毎月", date(2023, 6, 1), "2023年5月 2023年6月"),
        ("2023年度上期（毎月）", date(2025, 1, 1), " ".join(f"2023年{m}月" for m in range(4, 10))),
        ("適宜", date(2030, 1, 1), ""),
        ("都度", date(2030, 1, 1), ""),
        ("7月～（毎月）", date(2023, 6, 1), ""),
    ],
)
def test_a_recurrence_gives_its_windows(text: str, until: date, labels: str) -> None:
    assert [window.label for window in windows(read(text), until=until)] == labels.split()


def test_a_window_begins_no_earlier_than_the_timing() -> None:
    first = windows(read("7月～(1回/半期)"), until=date(2023, 8, 1))[0]
    assert (first.start, first.end) == (date(2023, 7, 1), date(2023, 9, 30))


def test_windows_follow_the_plan_s_fiscal_year() -> None:
    conventions = Conventions(fiscal_year_start=1)
    reading = read_timing("2023年度～(1回/半期)", on=PLAN, conventions=conventions)
    found = windows(reading, until=date(2023, 8, 1), conventions=conventions)
    assert [window.start for window in found] == [date(2023, 1, 1), date(2023, 7, 1)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023年度～ (1回/半期)", "2023年4月1日から、終わりの定めなし・半期に1回"),
        ("4月～", "2023年4月1日から、終わりの定めなし（年は推定）"),
        ("～2025年度", "2026年3月31日まで"),
        ("2024年3月末", "2024年3月31日"),
        ("適宜", "適宜（日付の定めなし）"),
        ("従来より構築済", "実施済み"),
        ("未定", "時期は未定"),
        ("毎月第2火曜", "月に1回（第2火曜日）"),
        ("9月目途", "2023年9月1日から2023年9月30日まで・目安（年は推定）"),
        ("2023年4月 鬱", "2023年4月1日から2023年4月30日まで・読み取れない部分: 「鬱」"),
    ],
)
def test_a_reading_is_described_in_words(text: str, words: str) -> None:
    assert describe(read(text)) == words
