"""The builder opens with what stands there: words become the draft that means the same."""

from __future__ import annotations

import datetime

import pytest

from desktop_app.application.samples import submitted_plan
from desktop_app.domain.timing import Conventions, draft_of, read_timing, write_timing
from desktop_app.support import paths

DAY = datetime.date(2023, 5, 12)
CONVENTIONS = Conventions()


def drafted(text: str) -> str:
    reading = read_timing(text, on=DAY, conventions=CONVENTIONS)
    draft = draft_of(reading, on=DAY, conventions=CONVENTIONS)
    return write_timing(draft) if draft else ""


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026年12月", "2026年12月"),
        ("２０２６年１２月", "2026年12月"),
        ("2023年度上期", "2023年度上期"),
        ("2023年度～", "2023年度～"),
        ("～2027年度", "～2027年度"),
        ("4月～", "2023年4月～"),
        ("2024年3月末", "2024年3月末"),
        ("2024年4月上旬～2024年度下期", "2024年4月上旬～2024年度下期"),
        ("2023年度～ (1回/半期)", "2023年度～ (1回/半期)"),
        ("2025年度目途", "2025年度目途"),
        ("2024年2月29日", "2024年2月29日"),
        ("適宜", "適宜"),
        ("実施済", "実施済"),
        ("読めない言葉", ""),
        ("", ""),
    ],
)
def test_words_become_a_draft_of_the_same_meaning(text: str, written: str) -> None:
    assert drafted(text) == written


def test_nearly_every_date_of_the_sample_can_be_clicked() -> None:
    texts = [each.timing_text for each in submitted_plan(paths.resources()).measures()]
    told = [each for each in texts if each]
    found = [each for each in told if drafted(each)]
    assert len(found) >= len(told) * 0.8
    for text in found:
        one, other = (read_timing(each, on=DAY) for each in (text, drafted(text)))
        assert one.same_meaning(other)
