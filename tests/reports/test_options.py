"""Each option changes exactly what it says."""

from __future__ import annotations

import datetime
import difflib
import re

import pytest
from msgspec.structs import replace

from desktop_app.domain.plan import Measure, Plan
from desktop_app.domain.report_input import ReportInput
from desktop_app.reports.document import FontFamily, MarkStyle, Paper, Role
from desktop_app.reports.docx_renderer import render_docx
from desktop_app.reports.options import Calendar, ReportOptions
from desktop_app.reports.registry import REPORTS, make_report
from desktop_app.reports.text_dump import dump_document
from tests.helpers.sample import submitted_plan
from tests.reports.plans import AS_OF, build
from tests.reports.rounds import paragraphs, texts, told, two_rounds
from tests.reports.word_file import WordFile

USUAL = ReportOptions(as_of=AS_OF)
every_report = pytest.mark.parametrize("name", REPORTS)


def changed_lines(name: str, given: ReportInput | None = None, **options: object) -> set[str]:
    """What the option takes out of the dump and puts into it."""
    before, after = dump_document(told(name, given)), dump_document(told(name, given, **options))
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return {line for line in lines if line[:2] in ("- ", "+ ")}


@every_report
def test_paper_and_fonts_change_no_word(name: str) -> None:
    usual = dump_document(told(name))
    assert dump_document(told(name, fonts=FontFamily.MS)) == usual
    stripped = [line for line in dump_document(told(name, paper=Paper.A3)).splitlines()]
    pairs = zip(usual.splitlines(), stripped, strict=True)
    assert all(one == other or one.startswith("table") for one, other in pairs)


@every_report
@pytest.mark.parametrize("family", FontFamily)
def test_a_font_family_is_named_in_theme_and_font_table_only(name: str, family: FontFamily) -> None:
    """游 has tall lines of its own, so that its styles fix theirs."""
    usual, other = render_docx(told(name)), render_docx(told(name, fonts=family))
    differing = WordFile(usual).differing_parts(WordFile(other))
    named = {"word/theme/theme1.xml", "word/fontTable.xml"}
    styles = {"word/styles.xml"}
    assert (
        differing
        == {
            FontFamily.BIZ_UD: set(),
            FontFamily.YU: named | styles,
            FontFamily.MS: named,
        }[family]
    )


@pytest.mark.parametrize(
    ("calendar", "day"),
    [
        (Calendar.WESTERN, "2024年3月31日現在"),
        (Calendar.WAREKI, "令和6年3月31日現在"),
        (Calendar.BOTH, "2024年（令和6年）3月31日現在"),
    ],
)
def test_the_calendar_words_the_programs_own_dates(calendar: Calendar, day: str) -> None:
    document = told("progress", calendar=calendar)
    assert texts(document, Role.SENTENCE)[0].startswith(day)
    assert "2024年6月" in dump_document(document)


def test_the_first_year_of_an_era_is_its_first() -> None:
    first = datetime.date(2019, 5, 1)
    document = told("letter", calendar=Calendar.WAREKI, date=first)
    assert texts(document, Role.FORMAL_RIGHT) == ["令和元年5月1日"]
    document = told("letter", calendar=Calendar.WAREKI, date=first - datetime.timedelta(1))
    assert texts(document, Role.FORMAL_RIGHT) == ["平成31年4月30日"]


def test_wide_digits_are_for_the_programs_words_alone() -> None:
    document = told("progress", wide_digits=True)
    assert texts(document, Role.SENTENCE)[0] == (
        "２０２４年３月３１日現在、全６施策のうち、実施済２、継続実施中２、実施中１、準備中１となっています。"
    )
    assert {"4月～", "2023年10月", "2024年6月"} <= set(texts(document, Role.NARROW_TIMING))


def test_wide_digits_leave_no_narrow_figure_among_the_programs_words() -> None:
    at = datetime.datetime.combine(datetime.date(2024, 4, 1), datetime.time(9, 5))
    document = told("summary", wide_digits=True, drafted_at=at)
    words = [*texts(document, Role.SENTENCE), *texts(document, Role.ABOVE_TABLE)]
    words += [*texts(document, Role.SUMMARY_FIGURE), *texts(document, Role.SUMMARY_TOTAL)]
    words += [section.header for section in document.sections]
    assert not [text for text in words if re.search("[0-9.:%]", text)]
    assert "（単位：施策。割合は小数第２位を四捨五入）" in words


def plan_report(plan: Plan, options: ReportOptions = USUAL) -> str:
    given = two_rounds(plan=plan, words=plan, former=None, compared=None)
    return dump_document(make_report("plan", given, options))


def test_the_plan_keeps_its_own_figures_whatever_the_words_of_the_program() -> None:
    usual = plan_report(submitted_plan()).splitlines()
    chosen = replace(USUAL, calendar=Calendar.WAREKI, wide_digits=True)
    other = plan_report(submitted_plan(), chosen).splitlines()
    differing = [one for one, two in zip(usual, other, strict=True) if one != two]
    kinds = {line.split("]")[0] for line in differing if not line.startswith("== ")}
    assert kinds == {"[head-line", "[heading"}


def reddened(plan: Plan) -> Plan:
    """With every measure marked as new."""
    chapters = []
    for each in plan.chapters:
        items = []
        for old in each.items:
            entries = [replace(e, new=True) if isinstance(e, Measure) else e for e in old.entries]
            items.append(replace(old, entries=tuple(entries)))
        chapters.append(replace(each, items=tuple(items)))
    return replace(plan, chapters=tuple(chapters))


@pytest.mark.parametrize(
    ("style", "word"), [(MarkStyle.UNDERLINE, "下線"), (MarkStyle.BRACKET, "【新規】")]
)
def test_another_mark_changes_the_legend_and_nothing_of_the_plan(
    style: MarkStyle, word: str
) -> None:
    plan = reddened(submitted_plan())
    usual, other = plan_report(plan), plan_report(plan, replace(USUAL, marks=style))
    assert "赤字</>" not in other
    assert other.count(f"<凡例>{word}</>") == usual.count("<凡例>赤字</>") > 0
    same = other.replace("<印>【新規】</>", "").replace(f"<凡例>{word}</>", "<凡例>赤字</>")
    assert same == usual


def test_a_chapter_keeps_its_number_when_it_stands_alone() -> None:
    document = told("progress", chapters=(2,))
    headings = [p for p in paragraphs(document) if p.role is Role.HEADING]
    assert [(p.mark, p.text) for p in headings] == [("2", "統制措置")]
    assert "全1施策のうち" in texts(document, Role.SENTENCE)[0]
    assert "（抜粋：2章）" in texts(document, Role.HEAD_LINE)[0]


def test_a_department_shows_its_measures_alone() -> None:
    document = told("progress", departments=("営業本部",))
    assert texts(document, Role.NARROW_MEASURE) == ["教育の実施"]
    assert texts(told("plan", departments=("営業本部",)), Role.MEASURE) == ["教育の実施"]


@every_report
def test_a_draft_says_so_on_every_page_with_time_and_version(name: str) -> None:
    at = datetime.datetime.combine(datetime.date(2024, 4, 1), datetime.time(9, 5))
    document = told(name, drafted_at=at)
    assert {s.header for s in document.sections} == {
        "（案）　2024年4月1日 9:05　計画の版：作成中の計画"
    }
    assert changed_lines(name, drafted_at=at) == {f"+ header: {document.sections[0].header}"}


def test_while_answers_are_missing_it_is_a_draft_by_itself() -> None:
    assert told("progress", two_rounds(draft=True)).sections[0].header == "（案）"
    assert told("progress").sections[0].header == ""


def test_a_number_is_said_in_title_and_counts() -> None:
    without = told("progress", number=None)
    assert texts(without, Role.TITLE) == ["業務改善計画の実施状況について"]
    assert texts(told("progress", number=7), Role.TITLE) == [
        "業務改善計画の実施状況について（第7回報告）"
    ]


def test_the_defaults_are_the_report_as_submitted() -> None:
    assert dump_document(build("plan", submitted_plan())) == plan_report(submitted_plan())


@every_report
def test_the_same_choice_gives_the_same_bytes(name: str) -> None:
    def made() -> bytes:
        return render_docx(
            told(name, calendar=Calendar.BOTH, marks=MarkStyle.UNDERLINE, paper=Paper.A3)
        )

    assert made() == made()
