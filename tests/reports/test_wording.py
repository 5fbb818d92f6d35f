"""The words of the forms are data, complete and known."""

from __future__ import annotations

import datetime

import pytest

from desktop_app.domain.progress import Status
from desktop_app.reports.wording import (
    FILE_NAME,
    WordingError,
    kept_wording,
    load_wording,
    parse_wording,
    wording_text,
)
from desktop_app.support import paths

TEXT = (paths.resources() / "wording" / FILE_NAME).read_text("utf-8")


def test_each_status_has_a_word_and_a_meaning() -> None:
    wording = load_wording()
    assert set(wording.statuses) == set(wording.status_definitions) == set(Status)
    assert list(wording.statuses.values()) == [
        "実施済",
        "継続実施中",
        "実施中",
        "準備中",
        "未着手",
        "中止",
        "統合",
    ]


def test_dates_are_worded_without_leading_zeros() -> None:
    assert load_wording().as_of(datetime.date(2024, 3, 1)) == "2024年3月1日現在"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('reason = "主な理由"\n', ""),
        ('reason = "主な理由"\n', 'reason = "主な理由"\nextra = "x"\n'),
        ('reason = "主な理由"', "reason = 1"),
        ('done = "実施済"\n', ""),
        ("[notice]", "[poem]"),
    ],
    ids=["missing", "unknown", "no text", "status missing", "table missing"],
)
def test_a_wrong_file_is_refused(old: str, new: str) -> None:
    assert old in TEXT
    with pytest.raises(WordingError):
        parse_wording(TEXT.replace(old, new, 1))


def test_a_word_that_the_forms_gained_since_a_version_is_todays() -> None:
    kept = wording_text().replace('planned = "追加予定"\n', "").replace("実施時期", "期限")
    words = kept_wording(kept)
    assert words.progress.planned == load_wording().progress.planned
    assert words.plan.timing == "期限"
    assert kept_wording("= broken") == load_wording()
