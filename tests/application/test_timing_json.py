"""The JSON object of a reading."""

import json
from datetime import date

import pytest

from desktop_app.application.timing_json import recurrence_json, timing_json
from desktop_app.domain.timing import read_timing

PLAN = date(2023, 5, 12)


def test_the_object_has_the_fields_of_the_schema() -> None:
    made = timing_json(read_timing("2023年度～ (1回/半期)", on=PLAN))
    assert made == {
        "text": "2023年度～ (1回/半期)",
        "kind": "start",
        "start": "2023-04-01",
        "end": None,
        "recurrence": {"times": 1, "per": "half-year"},
        "soft": False,
        "qualifiers": [],
        "remark": None,
        "inferred": [],
        "unread": None,
        "description": "2023年4月1日から、終わりの定めなし・半期に1回",
    }


def test_a_judgement_is_added_for_a_day() -> None:
    made = timing_json(read_timing("8月", on=PLAN), as_of=date(2023, 9, 2))
    assert made["judgement"] == {"state": "overdue", "days": 2, "words": "期限超過"}
    english = timing_json(read_timing("8月", on=PLAN), as_of=date(2023, 9, 2), language="en")
    assert english["judgement"]["words"] == "overdue"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年1回以上", {"times": 1, "per": "year", "at_least": True}),
        ("月1～2回", {"times": 1, "per": "month", "at_most": 2}),
        ("3か月に1回", {"times": 1, "per": "3-months"}),
        ("毎週月曜", {"times": 1, "per": "week", "weekdays": ["mon"]}),
        ("毎月第2火曜", {"times": 1, "per": "month", "weekdays": ["tue"], "weeks": [2]}),
        ("毎月末", {"times": 1, "per": "month", "days": [-1]}),
        ("毎年4月と10月", {"times": 1, "per": "year", "months": [4, 10]}),
        ("適宜", None),
    ],
)
def test_a_recurrence_adds_only_what_the_text_says(text: str, expected: object) -> None:
    made = recurrence_json(read_timing(text, on=PLAN).recurrence)
    assert made == expected
    assert json.loads(json.dumps(made)) == expected
