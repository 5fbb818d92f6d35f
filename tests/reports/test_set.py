"""The papers of a 第N回 belong together; the plan says of which day it tells."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from desktop_app.application.report_input import WORKING
from desktop_app.reports.document import Role
from desktop_app.reports.options import ReportOptions
from desktop_app.reports.registry import make_report
from tests.reports.fictional import fictional_input
from tests.reports.rounds import texts, two_rounds
from tests.reports.rounds import told as of_two_rounds

FOURTH = datetime.date(2025, 3, 31)
FIFTH = datetime.date(2025, 9, 30)
OF_A_ROUND = ("progress", "summary", "comparison", "letter", "decision")


@pytest.mark.parametrize("name", OF_A_ROUND)
def test_every_paper_of_a_round_has_the_same_report_before_it(name: str) -> None:
    given = fictional_input(name, as_of=FOURTH)
    assert given.former is not None
    assert given.former.number == 3


@pytest.mark.parametrize("name", OF_A_ROUND)
def test_every_paper_of_an_unfinished_round_is_a_draft(name: str) -> None:
    assert fictional_input(name, as_of=FOURTH).draft
    assert not fictional_input(name).draft


def test_a_comparison_of_a_round_bears_its_number() -> None:
    document = make_report(
        "comparison", fictional_input("comparison", as_of=FOURTH), ReportOptions(as_of=FOURTH)
    )
    title = "業務改善計画　新旧対照表（第4回報告）"
    assert texts(document, Role.TITLE) == [title]
    assert document.sections[0].footer is not None
    assert title in document.sections[0].footer.text


def test_a_comparison_of_no_round_is_against_what_went_before_the_version() -> None:
    given = fictional_input("comparison", as_of=FIFTH)
    assert given.former is not None
    assert given.former.number == 2
    assert not given.draft
    numbered = fictional_input("comparison", as_of=FIFTH, number=5)
    assert numbered.former is not None
    assert numbered.former.number != given.former.number


def head_line(as_of: datetime.date, *, version: str = "", date: datetime.date | None = None) -> str:
    given = fictional_input("plan", as_of=as_of, version=version)
    document = make_report("plan", given, ReportOptions(as_of=as_of, date=date))
    footer = document.sections[0].footer
    assert footer is not None
    line = texts(document, Role.HEAD_LINE)[0]
    assert footer.text.endswith(line)
    return line


def test_a_plan_amended_since_its_date_says_of_which_day_it_tells() -> None:
    submitted = datetime.date(2023, 6, 9)
    assert head_line(submitted) == "2023年6月9日"
    assert head_line(FOURTH) == "2023年6月9日（2025年3月31日現在）"
    assert head_line(FOURTH, version=WORKING) == "2023年6月9日（2025年3月31日現在）"
    assert head_line(FOURTH, date=submitted) == "2023年6月9日"


def test_a_plan_that_was_not_amended_bears_its_date_alone() -> None:
    plan = replace(two_rounds().plan, date=datetime.date(2023, 6, 9))
    document = of_two_rounds("plan", replace(two_rounds(), plan=plan, compared=None))
    assert texts(document, Role.HEAD_LINE)[0] == "2023年6月9日"
