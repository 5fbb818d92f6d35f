"""報告の記録: whose 基準日 a day is, which report was the last, what the next one begins with."""

from __future__ import annotations

import datetime

import pytest

from desktop_app.domain.plan import Plan, Question, Report
from desktop_app.domain.register import (
    last_report,
    next_number,
    next_round,
    report_on,
    unsent_before,
)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def report(number: int, as_of: str, submitted: str = "", due: str = "") -> Report:
    return Report(
        number,
        "a",
        number=number,
        as_of=day(as_of) if as_of else None,
        submitted_on=day(submitted) if submitted else None,
        due_on=day(due) if due else None,
        addressee="経済産業大臣",
    )


FIRST = report(1, "2024-09-30", "2024-10-31", due="2024-10-31")
UNSENT = report(2, "2025-03-31", due="2025-04-30")
THIRD = report(3, "2025-09-30", due="2025-10-31")


@pytest.mark.parametrize(
    ("reports", "on", "of_the_day", "last", "unsent"),
    [
        ((FIRST, UNSENT), "2025-03-31", 2, 1, None),
        ((FIRST, UNSENT), "2025-03-01", 2, 1, None),
        ((FIRST, UNSENT), "2025-09-30", None, 1, 2),
        ((FIRST, UNSENT, THIRD), "2025-09-30", 3, 2, 2),
        ((FIRST, UNSENT, THIRD), "2025-03-31", 2, 1, None),
        ((FIRST,), "2024-09-30", 1, None, None),
        ((FIRST,), "2025-03-31", None, 1, None),
        ((), "2025-03-31", None, None, None),
    ],
)
def test_a_day_belongs_to_the_report_whose_day_it_is(
    reports: tuple[Report, ...],
    on: str,
    of_the_day: int | None,
    last: int | None,
    unsent: int | None,
) -> None:
    plan = Plan(99, reports=reports)

    def number(found: Report | None) -> int | None:
        return found.number if found else None

    assert number(report_on(plan, on=day(on))) == of_the_day
    assert number(last_report(plan, before=day(on))) == last
    assert number(unsent_before(plan, on=day(on))) == unsent


@pytest.mark.parametrize(
    ("reports", "as_of", "number", "its_day", "due"),
    [
        ((FIRST, UNSENT), None, 3, "2025-09-30", "2025-10-31"),
        ((UNSENT, THIRD), None, 4, "2026-03-31", "2026-04-30"),
        ((FIRST,), None, 2, "2025-03-31", "2025-04-30"),
        ((FIRST,), "2025-02-15", 2, "2025-02-15", "2025-03-15"),
        ((report(4, "2024-12-20", due="2025-02-10"),), None, 5, "2025-06-20", "2025-08-20"),
        ((report(4, ""),), None, 5, None, None),
    ],
)
def test_the_next_round_goes_on_as_the_former_ones_did(
    reports: tuple[Report, ...], as_of: str | None, number: int, its_day: str | None, due: str
) -> None:
    found = next_round(Plan(99, reports=reports), as_of=day(as_of) if as_of else None)
    assert found.number == number
    assert found.as_of == (day(its_day) if its_day else None)
    assert found.due_on == (day(due) if due else None)
    assert found.addressee == "経済産業大臣"


def test_the_first_round_proposes_nothing_that_nobody_knows() -> None:
    assert next_round(Plan(99)) == Report(0, "", number=1)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((), "3-1"),
        (("3-1", "3-2"), "3-3"),
        (("1", "2"), "3"),
        (("問9",), "問10"),
        (("追加",), "3-2"),
    ],
)
def test_a_question_is_numbered_as_the_one_before(numbers: tuple[str, ...], expected: str) -> None:
    asked = tuple(Question(n, "a", number=each) for n, each in enumerate(numbers, start=1))
    assert next_number(Report(9, "a", number=3, questions=asked)) == expected
