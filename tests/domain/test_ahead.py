"""How far ahead: days, weeks and months from a day on."""

import datetime

import pytest

from desktop_app.domain.ahead import Ahead, AheadUnit


@pytest.mark.parametrize(
    ("ahead", "until"),
    [
        (Ahead(30, AheadUnit.DAY), "2024-03-01"),
        (Ahead(8), "2024-03-27"),
        (Ahead(1, AheadUnit.MONTH), "2024-02-29"),
        (Ahead(3, AheadUnit.MONTH), "2024-04-30"),
    ],
)
def test_until_when_something_is_near(ahead: Ahead, until: str) -> None:
    assert ahead.until(datetime.date(2024, 1, 31)).isoformat() == until


def test_no_day_is_beyond_the_calendar() -> None:
    assert Ahead(9999).until(datetime.date.max) == datetime.date.max
