"""Writing and completing in a plan's own style."""

from collections.abc import Callable
from datetime import date

import pytest

from desktop_app.domain.timing import (
    DraftPoint,
    DraftShape,
    DraftWord,
    Granularity,
    Per,
    Recurrence,
    SoftWord,
    TimingDraft,
    WritingStyle,
    completions,
    style_of,
    write_timing,
)

PLAN = date(2023, 5, 12)
SEED = ["4月～ (第1回:4/26)", "2023年度～ (1回/半期)", "～2025年度", "適宜", "適宜", "都度"]
FISCAL = DraftPoint(Granularity.FISCAL_YEAR, 2023)
HALF = DraftPoint(Granularity.HALF, 2023, 1)
MONTH_END = DraftPoint(Granularity.MONTH, 2024, 3, at_end=True)
EACH_HALF = Recurrence(1, Per.HALF_YEAR)


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        (TimingDraft(DraftShape.AT, first=HALF), "2023年度上期"),
        (
            TimingDraft(DraftShape.FROM, first=FISCAL, recurrence=EACH_HALF),
            "2023年度～ (1回/半期)",
        ),
        (TimingDraft(DraftShape.UNTIL, last=MONTH_END), "～2024年3月末"),
        (TimingDraft(DraftShape.AT, first=MONTH_END, soft=SoftWord.TARGET), "2024年3月末目途"),
        (
            TimingDraft(DraftShape.RANGE, first=HALF, last=MONTH_END, remark="試行"),
            "2023年度上期～2024年3月末 (試行)",
        ),
        (TimingDraft(DraftShape.AT, first=HALF, remark="予定"), "2023年度上期 ※予定"),
        (TimingDraft(DraftShape.WORD, word=DraftWord.AS_APPROPRIATE), "適宜"),
        (
            TimingDraft(DraftShape.RECURRING, recurrence=Recurrence(1, Per.YEAR, months=(4, 10))),
            "毎年4月・10月",
        ),
    ],
)
def test_a_draft_is_written_as_plans_write(draft: TimingDraft, text: str) -> None:
    assert write_timing(draft) == text


def test_a_draft_takes_the_style_of_the_plan() -> None:
    style = WritingStyle("〜", "（）", spaced=False, wide_digits=True)
    draft = TimingDraft(DraftShape.FROM, first=FISCAL, recurrence=EACH_HALF)
    assert write_timing(draft, style=style) == "２０２３年度〜（１回/半期）"


@pytest.mark.parametrize(
    "make",
    [
        lambda: DraftPoint(Granularity.MONTH, 2023, 13),
        lambda: DraftPoint(Granularity.MONTH, 2023),
        lambda: DraftPoint(Granularity.YEAR, 2023, 1),
        lambda: DraftPoint(Granularity.DAY, 2023, 2, day=29),
        lambda: DraftPoint(Granularity.YEAR, 12),
        lambda: TimingDraft(DraftShape.AT),
        lambda: TimingDraft(DraftShape.RANGE, first=HALF),
        lambda: TimingDraft(DraftShape.RECURRING),
        lambda: TimingDraft(DraftShape.WORD, word=DraftWord.DONE, soft=SoftWord.AROUND),
        lambda: TimingDraft(DraftShape.WORD, word=DraftWord.DONE, recurrence=EACH_HALF),
        lambda: TimingDraft(DraftShape.RECURRING, recurrence=Recurrence(0, Per.YEAR)),
        lambda: TimingDraft(DraftShape.RECURRING, recurrence=Recurrence(1, Per.WEEK, weeks=(1,))),
        lambda: TimingDraft(DraftShape.RECURRING, recurrence=Recurrence(2, Per.YEAR, months=(4,))),
        lambda: TimingDraft(DraftShape.RECURRING, recurrence=Recurrence(1, Per.WEEK, months=(4,))),
        lambda: TimingDraft(DraftShape.RECURRING, recurrence=Recurrence(1, Per.WEEK, days=(4,))),
        lambda: TimingDraft(DraftShape.RECURRING, recurrence=Recurrence(1, Per.QUARTER, 2)),
    ],
)
def test_a_draft_that_means_nothing_cannot_be_made(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        make()


@pytest.mark.parametrize(
    ("prefix", "first"),
    [
        ("", "適宜"),
        ("4", "4月～ (第1回:4/26)"),
        ("４", "4月～ (第1回:4/26)"),
        ("～", "～2025年度"),
        ("~", "～2025年度"),
        ("2023年度上", "2023年度上期"),
        ("令和5年度", "令和5年度上期"),
        ("都", "都度"),
        ("毎", "毎月"),
        ("2～", "2～5月"),
        ("2024年1", "2024年1月～"),
    ],
)
def test_completions_begin_with_what_the_plan_already_says(prefix: str, first: str) -> None:
    assert completions(prefix, on=PLAN, style=SEED)[0] == first


def test_completions_take_the_plan_s_signs() -> None:
    wide = completions("5月", on=PLAN, style=["４月〜（第１回）"])
    assert wide[0] == "５月〜"
    assert completions("鬱", on=PLAN, style=SEED) == []
    assert len(completions("2", on=PLAN, style=SEED)) <= 12


def test_a_style_is_learnt_from_the_plan_s_entries() -> None:
    assert style_of(SEED) == WritingStyle("～", "()", True, False, True)
    assert style_of(["４月〜（年１回）", "９月まで"]) == WritingStyle(
        "〜", "（）", False, True, False
    )
    assert style_of([]) == WritingStyle()
