"""What stands out, and what stands above and below a page."""

import pytest
from msgspec.structs import replace

from desktop_app.printing.faces import Face
from desktop_app.printing.marks import Area, Words
from desktop_app.printing.pages import SheetPage
from desktop_app.printing.pagination import paginate
from desktop_app.reports.document import (
    Cell,
    Emphasis,
    Footer,
    MarkStyle,
    Paper,
    Paragraph,
    ReportDocument,
    Role,
    Row,
    Run,
    Table,
    TableLook,
    plain,
)
from desktop_app.reports.layout import LOOKS, OUTER_RULE, OUTER_RULE_PT, POINTS_PER_MM
from tests.printing.sheets import marks_of
from tests.reports.plans import build, chapter, plan_of

BLACK = "000000"


def first_sheet(document: ReportDocument) -> SheetPage:
    return paginate(document).sheets[0]


def with_blocks(*blocks: Paragraph | Table) -> ReportDocument:
    document = build("plan", plan_of(chapter()))
    return replace(document, sections=(replace(document.sections[0], blocks=blocks),))


@pytest.mark.parametrize("marks", MarkStyle)
@pytest.mark.parametrize("emphasis", [e for e in Emphasis if e is not Emphasis.NONE])
def test_words_look_on_paper_as_in_word(marks: MarkStyle, emphasis: Emphasis) -> None:
    paragraph = Paragraph(Role.SENTENCE, (Run("前の語"), Run("強い語", emphasis)))
    sheet = first_sheet(replace(with_blocks(paragraph), marks=marks))
    look = LOOKS[marks][emphasis]
    words = next(m for _, _, m in marks_of(sheet) if isinstance(m, Words) and "強" in m.text)
    lines = [y for _, y, mark in marks_of(sheet) if isinstance(mark, Area)]
    assert words.colour == (look.colour or BLACK)
    assert (words.face is Face.GOTHIC_BOLD) == look.bold
    assert len(lines) == look.underline + look.strike


def test_header_legend_and_footer_stand_outside_the_text() -> None:
    document = with_blocks(plain(Role.SENTENCE, "文"))
    footer = Footer("左の語", (Run("赤字", Emphasis.LEGEND), Run("：新規")))
    section = replace(document.sections[0], header="（案）1月2日", footer=footer)
    sheet = first_sheet(replace(document, sections=(section,)))
    found = {
        mark.text: placed.y + mark.y
        for placed in sheet.edges
        for mark in placed.marks
        if isinstance(mark, Words)
    }
    assert found["（案）"] < 14 * POINTS_PER_MM
    assert sheet.height - 17 * POINTS_PER_MM < found["赤字"] < found["左の語"] < sheet.height


def test_a3_is_a_larger_sheet() -> None:
    document = replace(with_blocks(plain(Role.SENTENCE, "文")), paper=Paper.A3)
    sheet = first_sheet(document)
    assert round(sheet.width / POINTS_PER_MM) == 420
    assert round(sheet.height / POINTS_PER_MM) == 297


def test_a_strong_rule_parts_the_sides() -> None:
    cells = (
        Cell((plain(Role.STATUS_TEXT, "後"),), strong_right=True),
        Cell((plain(Role.STATUS_TEXT, "前"),), strong_left=True),
    )
    sheet = first_sheet(with_blocks(Table(TableLook.ROWS, (50.0, 50.0), (), (Row(cells),), "表")))
    strong = [
        mark
        for _, _, mark in marks_of(sheet)
        if isinstance(mark, Area) and mark.colour == OUTER_RULE and mark.width == OUTER_RULE_PT
    ]
    assert len(strong) == 1
