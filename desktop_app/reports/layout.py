"""All numbers of the forms, in one table: millimetres, points, colours.

The Word renderer makes its styles from these and the paginator draws with them, so that the file
and the paper cannot differ. Sizes follow the submitted plan; where one was chosen for a reason,
the reason stands beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.domain.numbering import DETAIL_MARK, MEASURE_MARK
from desktop_app.reports.document import Cell, Emphasis, MarkStyle, PageForm, Paper, Role, TableLook

MM_PER_INCH = 25.4
POINTS_PER_MM = 72 / MM_PER_INCH

NAVY = "1F3864"
OUTER_RULE = "2F5496"
COLUMN_RULE = "8EA9DB"
ROW_RULE = "C5D3EA"
HEAD_BAND = "DCE6F2"
ROW_HEAD_BAND = "F2F6FB"
# C00000 has a contrast of 6.5:1 on white, pure red only 4.0:1.
NEW_COLOUR = "C00000"
FOOTER_COLOUR = "595959"
QUIET_COLOUR = "595959"

OUTER_RULE_PT = 1.0
INNER_RULE_PT = 0.5
CELL_MARGIN_MM = 1.7
CELL_BOTTOM_PT = 3.5
"""Keeps descenders off the rule below; every row has it."""
NARROW_CELL_MARGIN_MM = 0.5
VERTICAL_CELL_MARGIN_PT = 5.0

BAND_TOP_RULE, BAND_SPACE, BAND_BOTTOM_RULE = 1.5, 4.0, 2.25
"""Of a title: the rule above, the white at each side of the words, the rule below."""
BAR_WIDTH, BAR_SPACE, BAR_BELOW, BAR_RULE = 6.0, 4.0, 1.0, 0.75
"""Of a heading: the bar at its left, the white after it, the white above the rule, the rule."""


class Align(StrEnum):
    """How lines fill a paragraph; `DISTRIBUTE` is 均等割付."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "both"
    DISTRIBUTE = "distribute"


class Page(Struct, frozen=True):
    """A sheet in millimetres; `grid_pt` is the pitch of its line grid, 0 for none."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    footer: float
    grid_pt: float = 0

    @property
    def text_width(self) -> float:
        """Millimetres between the side margins."""
        return self.width - self.left - self.right

    @property
    def text_height_pt(self) -> float:
        """Points between the top and bottom margins."""
        return (self.height - self.top - self.bottom) * POINTS_PER_MM


PAGES: Mapping[PageForm, Page] = {
    PageForm.LANDSCAPE: Page(297, 210, top=14, right=18.5, bottom=17, left=18.5, footer=8),
    PageForm.STATUS: Page(297, 210, top=14, right=20, bottom=17, left=20, footer=6),
    PageForm.LETTER: Page(210, 297, top=30, right=25, bottom=25, left=25, footer=12, grid_pt=18),
    PageForm.FORMAL: Page(210, 297, top=30, right=25, bottom=25, left=25, footer=12, grid_pt=20),
    PageForm.PORTRAIT: Page(210, 297, top=18, right=20, bottom=18, left=20, footer=9),
}
_LONGER: Mapping[Paper, float] = {Paper.A4: 1.0, Paper.A3: 2**0.5}


def page_of(form: PageForm, paper: Paper) -> Page:
    """A sheet of that paper: another size has the same margins."""
    page = PAGES[form]
    if paper is Paper.A4:
        return page
    factor = _LONGER[paper]
    return replace(page, width=round(page.width * factor), height=round(page.height * factor))


LANDSCAPE_WIDTH = PAGES[PageForm.LANDSCAPE].text_width


class ParagraphStyle(Struct, frozen=True):
    """How a role looks, in points. `line` is the least line pitch, 0 for the page's line grid.

    `left` is where the text stands and `hanging` how far the mark hangs out to the left of it.
    A role with a `list_mark` is a real list in Word and has no other mark; the marks of all other
    roles are typed.
    """

    style_id: str
    name: str
    size: float = 11
    bold: bool = False
    colour: str = ""
    heading_face: bool = False
    align: Align = Align.LEFT
    line: float = 16
    exact: bool = False
    before: float = 0
    after: float = 0
    left: float = 0
    hanging: float = 0
    first_line_ems: int = 0
    keep_next: bool = False
    outline: int | None = None
    list_mark: str = ""
    band: bool = False
    bar: bool = False


_BULLET = "・"

STYLES: Mapping[Role, ParagraphStyle] = {
    Role.TITLE: ParagraphStyle(
        "Title", "Title", 18, bold=True, colour=NAVY, heading_face=True, align=Align.CENTER,
        line=22, after=8, band=True,
    ),
    Role.HEAD_LINE: ParagraphStyle("HeadLine", "日付・会社名", align=Align.RIGHT, line=18),
    Role.OVERVIEW: ParagraphStyle(
        "Overview", "概要", 13, align=Align.JUSTIFY, line=22, before=9, left=15, hanging=15,
        list_mark=_BULLET,
    ),
    Role.OVERVIEW_MARKED: ParagraphStyle(
        "OverviewMarked", "概要（記号）", 13, align=Align.JUSTIFY, line=22, before=9, left=15,
        hanging=15,
    ),
    Role.OVERVIEW_NOTE: ParagraphStyle(
        "OverviewNote", "概要の注", 10, line=15, before=4, left=37, hanging=22
    ),
    Role.PREFACE: ParagraphStyle(
        "Preface", "前書き", line=17, left=14, hanging=14, list_mark=_BULLET
    ),
    Role.PREFACE_MARKED: ParagraphStyle(
        "PrefaceMarked", "前書き（記号）", line=17, left=14, hanging=14
    ),
    Role.HEADING: ParagraphStyle(
        "Heading1", "heading 1", 16, bold=True, colour=NAVY, heading_face=True, line=25,
        before=8, after=6, left=36, hanging=26, keep_next=True, outline=0, bar=True,
    ),
    Role.ITEM_TITLE: ParagraphStyle(
        "Heading2", "heading 2", 12, bold=True, colour=NAVY, heading_face=True, line=16,
        before=3, after=0.5, left=18, hanging=18, keep_next=True, outline=1,
    ),
    Role.COLUMN_HEAD: ParagraphStyle(
        "ColumnHead", "表頭", bold=True, colour=NAVY, heading_face=True, align=Align.CENTER,
        before=3, after=0.5, keep_next=True,
    ),
    Role.ROW_HEAD: ParagraphStyle(
        "RowHead", "表側", bold=True, colour=NAVY, heading_face=True, align=Align.CENTER
    ),
    Role.LEAD: ParagraphStyle(
        "Lead", "項目の前文", align=Align.JUSTIFY, before=3, after=2, first_line_ems=1,
        keep_next=True,
    ),
    Role.GROUP: ParagraphStyle("Group", "小見出し", bold=True, before=3, keep_next=True),
    Role.MEASURE: ParagraphStyle(
        "Measure", "施策", align=Align.JUSTIFY, before=1, left=21, hanging=18,
        list_mark=MEASURE_MARK,
    ),
    Role.DETAIL: ParagraphStyle(
        "Detail", "細目", align=Align.JUSTIFY, before=1, left=43, hanging=17,
        list_mark=DETAIL_MARK,
    ),
    Role.TIMING: ParagraphStyle("Timing", "実施時期", align=Align.CENTER, before=1),
    Role.REASON: ParagraphStyle("Reason", "主な理由", align=Align.JUSTIFY, first_line_ems=1),
    Role.REQUIREMENT: ParagraphStyle(
        "Requirement", "命令等の事項", align=Align.JUSTIFY, before=2, after=2, left=18, hanging=18,
        list_mark=MEASURE_MARK,
    ),
    Role.INDEX_CHAPTER: ParagraphStyle(
        "IndexChapter", "一覧の章", before=3.5, after=1, left=20, hanging=20
    ),
    Role.INDEX_ITEM: ParagraphStyle(
        "IndexItem", "一覧の項目", before=3.5, after=1, left=18, hanging=18
    ),
    Role.INCIDENT: ParagraphStyle("Incident", "事案", before=3, after=1, left=18, hanging=18),
    Role.CAUSE: ParagraphStyle("Cause", "原因", before=5, after=2, left=24, hanging=24),
    Role.ROOT_CAUSE: ParagraphStyle("RootCause", "真因", before=4, after=4, left=17, hanging=17),
    Role.NOTE: ParagraphStyle("FootNote", "注", 10, line=15, before=4),
    Role.NOTHING: ParagraphStyle("Nothing", "該当なし", before=2, after=6, left=8),
    Role.SPACER: ParagraphStyle("Spacer", "表の間", 2, line=5, exact=True),
    Role.SENTENCE: ParagraphStyle("Sentence", "件数の文", line=17, before=4, after=10),
    Role.NARROW_ITEM_TITLE: ParagraphStyle(
        "ItemTitleNarrow", "項目名（実施状況）", 11, bold=True, colour=NAVY, heading_face=True,
        line=15, before=2, left=16, hanging=16, keep_next=True, outline=1,
    ),
    Role.NARROW_COLUMN_HEAD: ParagraphStyle(
        "ColumnHeadNarrow", "表頭（実施状況）", 10, bold=True, colour=NAVY, heading_face=True,
        align=Align.CENTER, line=14.5, before=2, keep_next=True,
    ),
    Role.NARROW_GROUP: ParagraphStyle(
        "GroupNarrow", "小見出し（実施状況）", 10, bold=True, line=14.5, before=2,
        keep_next=True,
    ),
    Role.NARROW_MEASURE: ParagraphStyle(
        "MeasureNarrow", "施策（実施状況）", 10, line=14.5, before=2, left=15, hanging=15,
        list_mark=MEASURE_MARK,
    ),
    Role.NARROW_DETAIL: ParagraphStyle(
        "DetailNarrow", "細目（実施状況）", 10, line=14.5, left=27, hanging=12,
        list_mark=DETAIL_MARK,
    ),
    Role.NARROW_TIMING: ParagraphStyle(
        "TimingNarrow", "実施時期（実施状況）", 9.5, align=Align.CENTER, line=14.5, before=2
    ),
    # Left, not justified: justified text in 49 mm tears gaps.
    Role.STATUS_TEXT: ParagraphStyle(
        "StatusText", "実施状況", 10, line=14.5, before=2
    ),
    Role.STATUS_BULLET: ParagraphStyle(
        "StatusBullet", "実施状況（箇条）", 10, line=14.5, before=2, left=12, hanging=12,
        list_mark=_BULLET,
    ),
    Role.STATUS: ParagraphStyle(
        "Status", "進捗区分", 10, align=Align.CENTER, line=14.5, before=2
    ),
    Role.DEFINITION_HEAD: ParagraphStyle(
        "DefinitionHead", "定義の見出し", 10.5, bold=True, heading_face=True, before=4, after=3,
        keep_next=True,
    ),
    Role.TERM: ParagraphStyle(
        "Term", "用語", 10, align=Align.CENTER, line=14.5, before=2
    ),
    Role.DEFINITION: ParagraphStyle("Definition", "定義", 10, line=14.5, before=2),
    Role.LETTER_DATE: ParagraphStyle("LetterDate", "文書の日付", 10.5, align=Align.RIGHT, line=0),
    Role.ADDRESSEE: ParagraphStyle("Addressee", "宛名", 10.5, line=0, after=18),
    Role.SENDER_LABEL: ParagraphStyle(
        "SenderLabel", "発信者の見出し", 10.5, align=Align.DISTRIBUTE, line=0
    ),
    Role.SENDER_TEXT: ParagraphStyle("SenderText", "発信者", 10.5, line=0),
    Role.SUBJECT: ParagraphStyle(
        "Subject", "件名", 14, bold=True, heading_face=True, align=Align.CENTER, line=24,
        before=30, after=18, outline=0,
    ),
    Role.LETTER_TEXT: ParagraphStyle(
        "LetterText", "通知の本文", 10.5, align=Align.JUSTIFY, line=0, first_line_ems=1
    ),
    Role.CLOSING: ParagraphStyle(
        "Closing", "以上", 10.5, align=Align.RIGHT, line=0, before=18, after=18
    ),
    Role.ATTACHMENT: ParagraphStyle(
        "Attachment", "添付資料", 10.5, line=0, left=53, hanging=53
    ),
    Role.COUNT_HEAD: ParagraphStyle(
        "CountHead", "件数の表頭", 10, bold=True, colour=NAVY, heading_face=True,
        align=Align.CENTER, line=14.5, before=2, keep_next=True,
    ),
    Role.COUNT_LABEL: ParagraphStyle("CountLabel", "件数の表側", 10, line=14.5, before=2),
    Role.COUNT_LABEL_NOW: ParagraphStyle(
        "CountLabelNow", "件数の表側（今回）", 10, bold=True, line=14.5, before=2
    ),
    Role.COUNT_DAY: ParagraphStyle(
        "CountDay", "件数の表側（時点）", 8.5, colour=QUIET_COLOUR, line=12
    ),
    Role.COUNT: ParagraphStyle("Count", "件数", 10, align=Align.CENTER, line=14.5, before=2),
    Role.COUNT_NOW: ParagraphStyle(
        "CountNow", "件数（今回）", 10, bold=True, align=Align.CENTER, line=14.5, before=2
    ),
    Role.STATUS_BEFORE: ParagraphStyle(
        "StatusBefore", "前回の区分", 8.5, colour=QUIET_COLOUR, align=Align.CENTER, line=12,
        before=2,
    ),
    Role.SUMMARY_HEAD: ParagraphStyle(
        "SummaryHead", "総括表の表頭", 11, bold=True, colour=NAVY, heading_face=True,
        align=Align.CENTER, before=2.5, keep_next=True,
    ),
    Role.SUMMARY_LABEL: ParagraphStyle(
        "SummaryLabel", "総括表の章", 11, before=2.5, left=18, hanging=18
    ),
    Role.SUMMARY_TOTAL_LABEL: ParagraphStyle(
        "SummaryTotalLabel", "総括表の合計の見出し", 11, bold=True, before=2.5
    ),
    Role.SUMMARY_BEFORE_LABEL: ParagraphStyle(
        "SummaryBeforeLabel", "総括表の前回", 9.5, before=2.5
    ),
    Role.SUMMARY_FIGURE: ParagraphStyle(
        "SummaryFigure", "総括表の件数", 11, align=Align.CENTER, before=2.5
    ),
    Role.SUMMARY_TOTAL: ParagraphStyle(
        "SummaryTotal", "総括表の合計", 11, bold=True, align=Align.CENTER, before=2.5
    ),
    Role.ABOVE_TABLE: ParagraphStyle(
        "AboveTable", "表の上の注", 10, align=Align.RIGHT, line=14.5, after=1, keep_next=True
    ),
    Role.PLACE: ParagraphStyle(
        "Place", "章・項目の行", 10, bold=True, colour=NAVY, heading_face=True, line=14.5,
        before=2, keep_next=True,
    ),
    Role.ASIDE: ParagraphStyle("Aside", "（略）等", 10, line=14.5, before=2),
    Role.DECISION_LINE: ParagraphStyle(
        "DecisionLine", "決裁の欄", 10.5, align=Align.CENTER, before=2
    ),
    Role.FORMAL_RIGHT: ParagraphStyle(
        "FormalRight", "文書番号・日付（鑑）", 12, align=Align.RIGHT, line=0
    ),
    Role.FORMAL_ADDRESSEE: ParagraphStyle("FormalAddressee", "宛名（鑑）", 12, line=0),
    Role.FORMAL_SENDER: ParagraphStyle("FormalSender", "発信者（鑑）", 12, line=0),
    Role.FORMAL_SUBJECT: ParagraphStyle(
        "FormalSubject", "件名（鑑）", 14, align=Align.CENTER, line=0, before=20, after=20,
        outline=0,
    ),
    Role.FORMAL_TEXT: ParagraphStyle(
        "FormalText", "本文（鑑）", 12, align=Align.JUSTIFY, line=0, first_line_ems=1
    ),
    Role.FORMAL_MIDDLE: ParagraphStyle(
        "FormalMiddle", "記", 12, align=Align.CENTER, line=0, before=14, after=12, keep_next=True
    ),
    Role.FORMAL_HEAD: ParagraphStyle(
        "FormalHead", "記の見出し", 12, line=0, before=7, left=20, hanging=20, keep_next=True
    ),
    Role.FORMAL_ITEM: ParagraphStyle("FormalItem", "記の文", 12, line=0, left=24),
    Role.FORMAL_CLOSING: ParagraphStyle(
        "FormalClosing", "以上（鑑）", 12, align=Align.RIGHT, line=0, before=12
    ),
}  # fmt: skip
UNMARKED: Mapping[Role, tuple[str, str]] = {
    role: (f"{STYLES[role].style_id}Unmarked", f"{STYLES[role].name}（番号なし）")
    for role in (
        Role.HEADING,
        Role.NARROW_ITEM_TITLE,
        Role.INDEX_ITEM,
        Role.CAUSE,
        Role.OVERVIEW_MARKED,
        Role.PREFACE_MARKED,
    )
}
"""Styles of those roles without a mark: the words stand where the mark would."""
HEADER_MM = 6.0
"""From the edge of the sheet, so that a line fits above the text."""
LEGEND_SIZE = 9.5
LEGEND_LINE = 13.0
FOOTER_LINE = 12.0
"""Both lines of a footer fit below the text: a taller footer would push it up."""
BASE_SIZE = 11.0
BASE_LINE = 16.0
FOOTER_SIZE = 8.0
PAGE_NUMBER_SIZE = 10.0

TIMING_WIDTH = 38.0
ITEM_WIDTHS = (LANDSCAPE_WIDTH - TIMING_WIDTH, TIMING_WIDTH)
INDEX_WIDTHS = (70.0, LANDSCAPE_WIDTH - 70)
CAUSE_WIDTHS = (62.0, 126.0, 72.0)
CAUSE_WIDTHS_WITHOUT_ROOTS = (85.0, LANDSCAPE_WIDTH - 85)
# 30 mm for 実施時期: at 10 pt 「2023年4月～」 and 「(第1回:4/28)」 break in 27 mm.
PROGRESS_WIDTHS = (75.0, 30.0, 83.0, 22.0, 47.0)
DEFINITION_WIDTHS = (24.0, 104.5, 24.0, 104.5)
# 48 mm for 実施状況: 「2024年12月31日現在」 stands on one line of its head.
INTERNAL_WIDTHS = (51.0, 30.0, 26.0, 31.0, 48.0, 22.0, 19.0, 30.0)
SHORT_WIDTHS = (80.0, 67.0, 110.0)
COUNT_LABEL_WIDTH = 75.0
COUNT_WIDTH = 19.2
"""The least for a word of five characters."""
SUMMARY_WIDTHS = (20.5, 20.0, 35.0)
"""A 区分, the total, the share; the chapters have the rest."""
MOVEMENT_WIDTHS = (50.0, 22.0, 185.0)
SIDE_WIDTHS = (73.0, 31.0, 73.0, 31.0, 49.0)
"""「2023年12月末」 stands clear of the rules, and a measure has room for 18 characters."""
DECISION_WIDTHS = (14.0, 50.0, 42.0, 64.0)
"""「時期：2024年12月末」 keeps one line."""
APPROVAL_WIDTH = 24.0
FORMAL_SENDER_WIDTH = 84.0
SENDER_WIDTHS = (23.0, 84.0)
ORDER_REQUIREMENT_WIDTH = 135.0

NARROW_MARGIN_ROLES = frozenset(
    {
        Role.NARROW_TIMING, Role.STATUS, Role.TIMING, Role.COUNT_HEAD, Role.SUMMARY_HEAD,
        Role.SUMMARY_FIGURE, Role.SUMMARY_TOTAL,
    }
)  # fmt: skip
"""Centred short words: narrow cell margins let them keep one line."""


def has_narrow_margins(cell: Cell) -> bool:
    """Whether a cell holds centred short words."""
    return bool(cell.paragraphs) and cell.paragraphs[0].role in NARROW_MARGIN_ROLES


def cell_margin_mm(cell: Cell) -> float:
    """The white at each side of a cell."""
    return NARROW_CELL_MARGIN_MM if has_narrow_margins(cell) else CELL_MARGIN_MM


KEEP_TOGETHER_SHARE = 0.4
"""An item's table of the plan below this share of a page is not parted."""
STATUS_TOGETHER_SHARE = 0.2
"""The same of 実施状況, whose chapters follow one another: its pages are to be full."""
LONELY_SHARE = 0.15
"""A last row below this share of a page does not begin one alone."""
MOST_BALANCED_ITEMS = 8
"""Chapters of more items fill their pages one after the other."""
SPLIT_SHARE = 1 / 3
"""A row above this share of a page may break; kept whole it would leave a great gap."""

TABLE_STYLE_IDS: Mapping[TableLook, tuple[str, str]] = {
    TableLook.COLUMNS: ("ItemTable", "項目の表"),
    TableLook.GRID: ("GridTable", "罫線の表"),
    TableLook.ROWS: ("StatusTable", "実施状況の表"),
    TableLook.BARE: ("BareTable", "罫線なしの表"),
}

LISTS: tuple[tuple[Role, ...], ...] = (
    (Role.MEASURE, Role.DETAIL),
    (Role.NARROW_MEASURE, Role.NARROW_DETAIL),
    (Role.REQUIREMENT,),
    (Role.OVERVIEW,),
    (Role.PREFACE,),
    (Role.STATUS_BULLET,),
)
"""Lists with their levels, so that Tab in Word makes a ー line of a ➤ line."""
TIMING_FILL = 0.85
"""How much of its column a date may fill by our count: figures and brackets of the real face are
wider than half an em, and Word adds a quarter em between figures and kanji."""
MEASURE_MARK_SIZE = 9.0
"""At 9 pt the arrow of the fallback font does not raise its line above that of the date."""
MEASURE_MARK_FONT = "Segoe UI Symbol"


class WordLook(Struct, frozen=True):
    """How words of an emphasis look: a character style in Word. "" is the text's own colour."""

    style_id: str
    name: str
    colour: str = ""
    bold: bool = False
    underline: bool = False
    strike: bool = False


_QUIET_LOOKS = {
    Emphasis.FORMER: WordLook("FormerWords", "変更前", QUIET_COLOUR, strike=True),
    Emphasis.DIFFERENT: WordLook("DifferentWords", "変更部分", underline=True),
    Emphasis.QUIET: WordLook("QuietWords", "報告済み", QUIET_COLOUR),
}
LOOKS: Mapping[MarkStyle, Mapping[Emphasis, WordLook]] = {
    MarkStyle.RED: {
        Emphasis.NEW: WordLook("NewItem", "新規項目", NEW_COLOUR),
        Emphasis.LEGEND: WordLook("NewLegend", "赤字の凡例", NEW_COLOUR),
        Emphasis.MARK: WordLook("NewMark", "新規・変更の印", NEW_COLOUR, bold=True),
        Emphasis.CHANGED: WordLook("ChangedWords", "変更した語", NEW_COLOUR),
        **_QUIET_LOOKS,
    },
    MarkStyle.UNDERLINE: {
        Emphasis.NEW: WordLook("NewItem", "新規項目", underline=True),
        Emphasis.LEGEND: WordLook("NewLegend", "下線の凡例", underline=True),
        Emphasis.MARK: WordLook("NewMark", "新規・変更の印", bold=True),
        Emphasis.CHANGED: WordLook("ChangedWords", "変更した語", underline=True),
        **_QUIET_LOOKS,
    },
    MarkStyle.BRACKET: {
        Emphasis.NEW: WordLook("NewItem", "新規項目"),
        Emphasis.LEGEND: WordLook("NewLegend", "印の凡例", bold=True),
        Emphasis.MARK: WordLook("NewMark", "新規・変更の印", bold=True),
        Emphasis.CHANGED: WordLook("ChangedWords", "変更した語", bold=True),
        **_QUIET_LOOKS,
    },
}
"""By mark style. The ids are the same in all, so that a person can restyle a file in Word."""
