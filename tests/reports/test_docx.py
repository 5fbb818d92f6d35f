"""The Word file: valid, styled, numbered, and the same for the same report."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from openxml_audit import OpenXmlValidator

from desktop_app.reports.document import Paragraph, ReportDocument, Role
from desktop_app.reports.docx_renderer import render_docx
from desktop_app.reports.docx_xml import text_elements
from desktop_app.reports.layout import STYLES
from desktop_app.reports.xml_text import clean
from tests.helpers.sample import submitted_plan
from tests.reports.plans import ILLEGAL, build, chapter, item, measure, plan_of, variants
from tests.reports.word_file import W, WordFile, value, visible_text

VARIANTS = variants()
every_variant = pytest.mark.parametrize("document", VARIANTS.values(), ids=VARIANTS.keys())


def word(document: ReportDocument) -> WordFile:
    return WordFile(render_docx(document))


@pytest.fixture(scope="module")
def submitted() -> WordFile:
    return word(build("plan", submitted_plan()))


@every_variant
def test_a_second_validator_finds_nothing(document: ReportDocument, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(render_docx(document))
    errors = OpenXmlValidator().validate(path).errors
    assert [(error.part_uri, error.description) for error in errors] == []


@every_variant
def test_an_independent_reader_opens_it(document: ReportDocument, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(render_docx(document))
    assert Document(str(path)).core_properties.language == "ja-JP"


@every_variant
def test_the_same_report_gives_the_same_bytes(document: ReportDocument) -> None:
    assert render_docx(document) == render_docx(document)


@every_variant
def test_no_run_sets_a_font_a_size_or_a_colour(document: ReportDocument) -> None:
    direct = {child.tag for run in word(document).all("r") for child in run.iterfind(f"{W}rPr/*")}
    assert direct <= {f"{W}rStyle", f"{W}eastAsianLayout"}


@every_variant
def test_paragraphs_have_the_edges_of_their_styles(document: ReportDocument) -> None:
    """But for a right edge moved in, so that no line of one character is left."""
    indents = word(document).all("ind")
    assert {name for indent in indents for name in indent.attrib} <= {f"{W}right"}


@every_variant
def test_every_style_that_is_used_is_defined(document: ReportDocument) -> None:
    file = word(document)
    used = {value(e) for tag in ("pStyle", "rStyle", "tblStyle") for e in file.all(tag)}
    assert used <= file.style_ids


@every_variant
def test_header_rows_repeat_and_stand_first(document: ReportDocument) -> None:
    for table in word(document).all("tbl"):
        flags = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")]
        assert flags == sorted(flags, reverse=True)
        assert not all(flags)
        caption = value(table.find(f"{W}tblPr/{W}tblCaption"))
        assert flags[0] or caption in ("発信者", "区分の定義")


@every_variant
def test_rows_hold_together_unless_very_tall(document: ReportDocument) -> None:
    for row in word(document).all("tr"):
        texts = [len(visible_text(cell)) for cell in row.iter(f"{W}tc")]
        assert row.find(f"{W}trPr/{W}cantSplit") is not None or max(texts) > 200


@every_variant
def test_cells_fill_the_grid_of_their_table(document: ReportDocument) -> None:
    for table in word(document).all("tbl"):
        grid = [int(column.get(f"{W}w", "")) for column in table.iter(f"{W}gridCol")]
        for row in table.iter(f"{W}tr"):
            cells = list(row.iter(f"{W}tc"))
            spans = [int(value(cell.find(f"{W}tcPr/{W}gridSpan")) or 1) for cell in cells]
            widths = [int(width.get(f"{W}w", "")) for width in row.iter(f"{W}tcW")]
            assert sum(spans) == len(grid)
            assert sum(widths) == sum(grid)


@every_variant
def test_bookmarks_are_unique_paired_and_hidden(document: ReportDocument) -> None:
    file = word(document)
    names = Counter(mark.get(f"{W}name", "") for mark in file.all("bookmarkStart"))
    assert set(names.values()) <= {1}
    assert all(re.fullmatch(r"_plan_[mics]_\w{1,30}", name) for name in names)
    starts = Counter(mark.get(f"{W}id") for mark in file.all("bookmarkStart"))
    assert starts == Counter(mark.get(f"{W}id") for mark in file.all("bookmarkEnd"))


@every_variant
def test_every_internal_link_leads_somewhere(document: ReportDocument) -> None:
    file = word(document)
    names = {mark.get(f"{W}name") for mark in file.all("bookmarkStart")}
    assert {link.get(f"{W}anchor") for link in file.all("hyperlink")} <= names


@every_variant
def test_a_table_is_never_the_last_or_beside_another(document: ReportDocument) -> None:
    body = word(document).document[0]
    tags = [child.tag for child in body]
    for tag, following in pairwise(tags):
        assert tag != f"{W}tbl" or following == f"{W}p"


def test_each_measure_has_its_bookmark_around_its_row(submitted: WordFile) -> None:
    plan = submitted_plan()
    names = [mark.get(f"{W}name") for mark in submitted.all("bookmarkStart")]
    assert [f"_plan_m_{m.id}" for m in plan.measures()] == [n for n in names if "_m_" in str(n)]
    items = [i.id for c in plan.chapters for i in c.items]
    assert {f"_plan_i_{i}" for i in items} | {f"_plan_c_{c.id}" for c in plan.chapters} <= set(
        names
    )


def test_each_measure_ends_in_its_timing_as_typed(submitted: WordFile) -> None:
    wanted = [(m.text, m.timing_text) for m in submitted_plan().measures()]
    rows = [(row[0], row[-1].replace("\n", "")) for row in submitted.rows() if len(row) == 2]
    for text, timing in wanted:
        assert any(first.startswith(text) and last == timing for first, last in rows)


def test_heads_of_orders_are_written_vertically_with_upright_figures(submitted: WordFile) -> None:
    cells = [c for c in submitted.all("tc") if c.find(f"{W}tcPr/{W}textDirection") is not None]
    names = [order.name for order in submitted_plan().orders]
    assert [visible_text(cell).replace("\n", "") for cell in cells] == names
    directions = {value(c.find(f"{W}tcPr/{W}textDirection")) for c in cells}
    assert directions == {"tbRlV"}
    upright = [r for r in submitted.all("r") if r.find(f"{W}rPr/{W}eastAsianLayout") is not None]
    assert [visible_text(run) for run in upright] == ["2", "17", "1"]


def test_chapters_are_headings_outside_tables_and_items_headings_in_them(
    submitted: WordFile,
) -> None:
    plan = submitted_plan()
    headings = submitted.paragraphs("Heading1")
    for number, chapter_ in enumerate(plan.chapters, start=1):
        assert f"{number}\t{chapter_.title}" in headings
    outside = [value(p.find(f"{W}pPr/{W}pStyle")) for p in submitted.document[0].iterfind(f"{W}p")]
    assert outside.count("Heading1") == len(headings)
    assert len(submitted.paragraphs("Heading2")) == sum(len(c.items) for c in plan.chapters)


def test_marks_of_measures_and_details_are_lists_not_text(submitted: WordFile) -> None:
    assert not any("➤" in text or text.startswith("ー") for text in submitted.paragraphs("Measure"))
    numbering = submitted.part("word/numbering.xml")
    levels = {
        value(level.find(f"{W}pStyle")): value(level.find(f"{W}lvlText"))
        for level in numbering.iter(f"{W}lvl")
    }
    assert levels["Measure"] == "➤"
    assert levels["Detail"] == "ー"


def test_the_footer_counts_the_pages_of_the_section() -> None:
    file = WordFile(render_docx(build("plan", submitted_plan()), page_counts=[42]))
    footer = file.part("word/footer1.xml")
    fields = [(node.text or "").strip() for node in footer.iter(f"{W}instrText")]
    assert fields == ["PAGE", "SECTIONPAGES"]
    assert visible_text(footer).endswith("1 / 42")


def test_page_counts_must_be_those_of_the_sections() -> None:
    with pytest.raises(ValueError, match="2 page counts for 1 sections"):
        render_docx(build("plan", submitted_plan()), page_counts=[1, 2])


def test_nothing_in_the_file_depends_on_the_clock(submitted: WordFile) -> None:
    assert submitted.dates == {(1980, 1, 1, 0, 0, 0)}
    core = submitted.parts["docProps/core.xml"].decode()
    stamps = re.findall(r"\d{4}-\d\d-\d\dT", core)
    assert stamps == ["2023-05-12T"] * 2


def test_the_export_id_follows_the_content_and_not_the_page_counts() -> None:
    plan = submitted_plan()
    one, counted = (render_docx(build("plan", plan), page_counts=[n]) for n in (1, 2))
    changed = render_docx(build("plan", replace(plan, company="別の会社")), page_counts=[1])
    ids = [re.findall(r"<dc:identifier>(.*?)<", core(data))[0] for data in (one, counted, changed)]
    assert ids[0] == ids[1] != ids[2]
    assert ids[0].startswith(f"{plan.id}/plan/")


def core(data: bytes) -> str:
    return WordFile(data).parts["docProps/core.xml"].decode()


def test_the_date_of_a_plan_without_date_is_the_reference_day() -> None:
    properties = build("plan", replace(submitted_plan(), date=None)).properties
    assert properties.date == datetime.date(2024, 3, 31)


def test_fonts_are_set_for_japanese_once_and_by_the_theme(submitted: WordFile) -> None:
    styles = submitted.part("word/styles.xml")
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults is not None
    fonts, language = defaults.find(f"{W}rFonts"), defaults.find(f"{W}lang")
    assert fonts is not None
    assert language is not None
    assert fonts.get(f"{W}eastAsiaTheme") == "minorEastAsia"
    assert language.get(f"{W}eastAsia") == "ja-JP"
    assert b'script="Jpan" typeface="BIZ UD' in submitted.parts["word/theme/theme1.xml"]


def test_new_text_is_red_by_style_with_its_mark() -> None:
    red = chapter(item(measure("新しい", new=True, details=("細目",)), measure("前から")))
    file = word(build("plan", plan_of(red)))
    runs = [r for r in file.all("r") if value(r.find(f"{W}rPr/{W}rStyle")) == "NewItem"]
    assert [visible_text(run) for run in runs] == ["新しい", "細目", "4月～"]
    marked = [p for p in file.all("p") if p.find(f"{W}pPr/{W}rPr/{W}rStyle") is not None]
    assert [visible_text(p) for p in marked] == ["新しい", "細目"]


def test_a_role_with_a_list_takes_no_other_mark() -> None:
    document = build("plan", submitted_plan())
    section = replace(document.sections[0], blocks=(Paragraph(Role.MEASURE, mark="※"),))
    with pytest.raises(ValueError, match="measure"):
        render_docx(replace(document, sections=(section,)))


def test_every_role_has_a_style_of_its_own() -> None:
    assert set(STYLES) == set(Role)
    assert len({style.style_id for style in STYLES.values()}) == len(Role)
    assert len({style.name for style in STYLES.values()}) == len(Role)


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_survives_but_for_what_xml_forbids(text: str) -> None:
    file = word(build("plan", plan_of(chapter(item(measure(text, ""))))))
    assert file.paragraphs("Measure") == [clean(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x0bb\r\nc\u2028d", "a\nb\nc\nd"),
        (f"前{ILLEGAL}後", "前\n後"),
        ("➤😀𠮷", "➤😀𠮷"),
    ],
    ids=["line breaks", "illegal", "astral"],
)
def test_control_characters_break_or_vanish(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_text_is_escaped() -> None:
    assert text_elements("<&>") == '<w:t xml:space="preserve">&lt;&amp;&gt;</w:t>'
