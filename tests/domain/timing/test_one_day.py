"""A day is read as people write days; what is no single day is refused, and it is said why."""

from __future__ import annotations

import datetime

import pytest

from desktop_app.domain.timing import DayProblem, NotADay, read_day

ON = datetime.date(2026, 11, 28)


@pytest.mark.parametrize(
    "text",
    [
        "2023/5/12",
        "2023/05/12",
        "2023-05-12",
        "2023.5.12",
        "20230512",
        "23/5/12",
        "２０２３／５／１２",
        "２０２３年５月１２日",
        "2023年5月12日（金）",
        " 2023年 5月 12日 ",
        "令和5年5月12日",
        "令和５年５月１２日",
        "R5.5.12",
        "Ｒ５．５．１２",
        "令5.5.12",
        "2023/05/12 0:00",
    ],
)
def test_every_usual_way_names_the_same_day(text: str) -> None:
    assert read_day(text, on=ON) == datetime.date(2023, 5, 12)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2023/2/30", DayProblem.NOT_IN_CALENDAR),
        ("令和5年2月29日", DayProblem.NOT_IN_CALENDAR),
        ("20230231", DayProblem.NOT_IN_CALENDAR),
        ("2023年5月", DayProblem.LONGER),
        ("2023年5月12日～", DayProblem.LONGER),
        ("2023/5/12～6/1", DayProblem.LONGER),
        ("適宜", DayProblem.LONGER),
        ("五月のある日", DayProblem.UNREAD),
    ],
)
def test_what_is_no_single_day_is_refused_with_its_reason(text: str, problem: DayProblem) -> None:
    with pytest.raises(NotADay) as refused:
        read_day(text, on=ON)
    assert refused.value.problem is problem
