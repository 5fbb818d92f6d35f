"""The papers of a 第N回 belong together; the plan says of which day it tells."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from desktop_app.application.report_input import WORKING
from desktop_app.domain.plan import Part
from desktop_app.reports.cause_table import cause_table
from desktop_app.reports.document import PageForm, Role
from desktop_app.reports.layout import FOOTER_LINE, LEGEND_LINE, PAGES, POINTS_PER_MM
from desktop_app.reports.options import ReportOptions
from desktop_app.reports.page_estimate import estimate_page_counts
from desktop_app.reports.registry import make_report
from desktop_app.reports.wording import load_wording
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


SECOND, THIRD = datetime.date(2024, 3, 31), datetime.date(2024, 9, 30)


@pytest.mark.parametrize(("as_of", "most"), [(SECOND, 2), (THIRD, 1), (FOURTH, 1)])
def test_a_decision_needs_no_page_for_a_sentence_or_two(as_of: datetime.date, most: int) -> None:
    given = fictional_input("decision", as_of=as_of)
    document = make_report("decision", given, ReportOptions(as_of=as_of))
    assert sum(estimate_page_counts(document)) <= most


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


def test_a_note_below_the_causes_of_the_sample_is_asked_for_above() -> None:
    plan = fictional_input("plan").plan
    noted = [each.mark for each in plan.paragraphs_of(Part.CAUSES)]
    table = cause_table(plan, load_wording().plan)
    assert table is not None
    words = "".join(p.text for row in table.rows for cell in row.cells for p in cell.paragraphs)
    assert [mark for mark in noted if mark in words] == noted == ["※"]


def test_a_repeated_measure_of_the_sample_is_as_new_as_the_first() -> None:
    measures = {measure.id: measure for measure in fictional_input("plan").plan.measures()}
    repeated = [each for each in measures.values() if each.repeats is not None]
    assert repeated
    assert [each.new for each in repeated] == [
        measures[each.repeats].new for each in repeated if each.repeats is not None
    ]


@pytest.mark.parametrize("form", PageForm)
def test_a_legend_at_the_foot_has_air_above_it(form: PageForm) -> None:
    page = PAGES[form]
    room = (page.bottom - page.footer) * POINTS_PER_MM - FOOTER_LINE
    assert room >= (LEGEND_LINE + 5 if form is PageForm.STATUS else 0)
