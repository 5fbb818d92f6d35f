"""What a report says, free of Word, Qt and fonts: sections of paragraphs and tables, by role.

Every renderer (Word, preview, print, PDF, text dump) walks these blocks with `match`. How a role
looks is in `layout`; which words stand there is in `wording`; both are shared by all renderers.
"""

from __future__ import annotations

import datetime
from enum import StrEnum

from msgspec import Struct


class Role(StrEnum):
    """What a paragraph is. Each role is one style in Word."""

    TITLE = "title"
    HEAD_LINE = "head-line"
    OVERVIEW = "overview"
    OVERVIEW_MARKED = "overview-marked"
    OVERVIEW_NOTE = "overview-note"
    PREFACE = "preface"
    PREFACE_MARKED = "preface-marked"
    HEADING = "heading"
    ITEM_TITLE = "item-title"
    COLUMN_HEAD = "column-head"
    ROW_HEAD = "row-head"
    LEAD = "lead"
    GROUP = "group"
    MEASURE = "measure"
    DETAIL = "detail"
    TIMING = "timing"
    REASON = "reason"
    REQUIREMENT = "requirement"
    INDEX_CHAPTER = "index-chapter"
    INDEX_ITEM = "index-item"
    INCIDENT = "incident"
    CAUSE = "cause"
    ROOT_CAUSE = "root-cause"
    NOTE = "note"
    NOTHING = "nothing"
    SPACER = "spacer"
    SENTENCE = "sentence"
    NARROW_ITEM_TITLE = "narrow-item-title"
    NARROW_COLUMN_HEAD = "narrow-column-head"
    NARROW_GROUP = "narrow-group"
    NARROW_MEASURE = "narrow-measure"
    NARROW_DETAIL = "narrow-detail"
    NARROW_TIMING = "narrow-timing"
    STATUS_TEXT = "status-text"
    STATUS_BULLET = "status-bullet"
    STATUS = "status"
    DEFINITION_HEAD = "definition-head"
    TERM = "term"
    DEFINITION = "definition"
    LETTER_DATE = "letter-date"
    ADDRESSEE = "addressee"
    SENDER_LABEL = "sender-label"
    SENDER_TEXT = "sender-text"
    SUBJECT = "subject"
    LETTER_TEXT = "letter-text"
    CLOSING = "closing"
    ATTACHMENT = "attachment"
    COUNT_HEAD = "count-head"
    COUNT_LABEL = "count-label"
    COUNT_LABEL_NOW = "count-label-now"
    COUNT_DAY = "count-day"
    COUNT = "count"
    COUNT_NOW = "count-now"
    STATUS_BEFORE = "status-before"
    SUMMARY_HEAD = "summary-head"
    SUMMARY_LABEL = "summary-label"
    SUMMARY_TOTAL_LABEL = "summary-total-label"
    SUMMARY_BEFORE_LABEL = "summary-before-label"
    SUMMARY_FIGURE = "summary-figure"
    SUMMARY_TOTAL = "summary-total"
    ABOVE_TABLE = "above-table"
    PLACE = "place"
    ASIDE = "aside"
    DECISION_LINE = "decision-line"
    FORMAL_RIGHT = "formal-right"
    FORMAL_ADDRESSEE = "formal-addressee"
    FORMAL_SENDER = "formal-sender"
    FORMAL_SUBJECT = "formal-subject"
    FORMAL_TEXT = "formal-text"
    FORMAL_MIDDLE = "formal-middle"
    FORMAL_HEAD = "formal-head"
    FORMAL_ITEM = "formal-item"
    FORMAL_CLOSING = "formal-closing"


class Emphasis(StrEnum):
    """Why words stand out; `LEGEND` is the word in a note that shows what the colour means.

    `MARK` is 【新規】 or 【変更】, `CHANGED` words that were changed, `FORMER` words no longer
    valid, `DIFFERENT` words that differ between the sides of 新旧対照表, `QUIET` what needs no
    attention any more.
    """

    NONE = ""
    NEW = "new"
    LEGEND = "legend"
    MARK = "mark"
    CHANGED = "changed"
    FORMER = "former"
    DIFFERENT = "different"
    QUIET = "quiet"


class MarkStyle(StrEnum):
    """How 新規 stands out: in red, underlined, or only by 【新規】."""

    RED = "red"
    UNDERLINE = "underline"
    BRACKET = "bracket"


class FontFamily(StrEnum):
    """The faces that a Word file names."""

    BIZ_UD = "biz-ud"
    YU = "yu"
    MS = "ms"


class Paper(StrEnum):
    """The size of the sheet."""

    A4 = "a4"
    A3 = "a3"


class Typeface(StrEnum):
    """The body's family; headings are always gothic."""

    GOTHIC = "gothic"
    MINCHO = "mincho"


class PageForm(StrEnum):
    """A sheet with its margins; `STATUS` is landscape, fitted to the columns of 実施状況.

    `LETTER` is お知らせ, `FORMAL` a letter to the authority, `PORTRAIT` a sheet with a table.
    """

    LANDSCAPE = "landscape"
    STATUS = "status"
    LETTER = "letter"
    FORMAL = "formal"
    PORTRAIT = "portrait"


class TableLook(StrEnum):
    """Which rules a table has: between columns, everywhere with row heads, light ones between rows,
    or none.
    """

    COLUMNS = "columns"
    GRID = "grid"
    ROWS = "rows"
    BARE = "bare"


class AnchorKind(StrEnum):
    """What a place in the report belongs to."""

    MEASURE = "m"
    ITEM = "i"
    CHAPTER = "c"
    SECTION = "s"


class Merge(StrEnum):
    """Whether a cell begins or continues one that spans rows."""

    NONE = ""
    START = "start"
    CONTINUE = "continue"


class Anchor(Struct, frozen=True, gc=False):
    """A place by which an edited report is read back and a click finds its row.

    `key` is the entity's id, or the fixed name of a section.
    """

    kind: AnchorKind
    key: int | str

    @property
    def name(self) -> str:
        """The bookmark's name: hidden in Word (leading underscore), at most 40 characters."""
        return f"_plan_{self.kind}_{self.key}"


class Run(Struct, frozen=True, gc=False):
    """Words of one emphasis; "\\n" is a line break that the data holds."""

    text: str
    emphasis: Emphasis = Emphasis.NONE


class SoftBreak(Struct, frozen=True, gc=False):
    """A line break that only the layout wants; it is no part of the text."""


class InternalLink(Struct, frozen=True, gc=False):
    """Words that lead to a place in the same report."""

    text: str
    target: Anchor


Inline = Run | SoftBreak | InternalLink


class Paragraph(Struct, frozen=True, gc=False):
    """A paragraph; `mark` is its bullet or number, hung before the text, in `mark_emphasis`.

    `inset_ems` moves its right edge in.
    """

    role: Role
    inlines: tuple[Inline, ...] = ()
    mark: str = ""
    mark_emphasis: Emphasis = Emphasis.NONE
    anchor: Anchor | None = None
    starts_page: bool = False
    keep_next: bool = False
    inset_ems: int = 0

    @property
    def text(self) -> str:
        """The words alone, without mark and soft breaks."""
        return "".join("" if isinstance(part, SoftBreak) else part.text for part in self.inlines)


class Cell(Struct, frozen=True, gc=False):
    """A cell; a cell of a vertical merge that continues has no paragraphs.

    `strong_left` and `strong_right` are thick rules between the sides of a comparison.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    span: int = 1
    merge: Merge = Merge.NONE
    vertical: bool = False
    middle: bool = False
    row_head: bool = False
    strong_left: bool = False
    strong_right: bool = False


class Row(Struct, frozen=True, gc=False):
    """A row; `anchor` marks it as a whole, and `may_split` lets a very tall one break."""

    cells: tuple[Cell, ...]
    anchor: Anchor | None = None
    may_split: bool = False
    keep_next: bool = False
    min_height_pt: float = 0


class Table(Struct, frozen=True, gc=False):
    """A table; `header` rows repeat on every page, `title` is its alternative text."""

    look: TableLook
    widths_mm: tuple[float, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    title: str
    flush_right: bool = False


Block = Paragraph | Table


class Footer(Struct, frozen=True, gc=False):
    """The words at the left of a footer that has 「n / N」 at its right.

    `legend` is a line above it that explains the marks on the page; empty for none.
    """

    text: str
    legend: tuple[Inline, ...] = ()


class Section(Struct, frozen=True, gc=False):
    """Pages of one form, numbered from 1; `header` stands at the right above each page."""

    form: PageForm
    blocks: tuple[Block, ...]
    footer: Footer | None = None
    header: str = ""


class Properties(Struct, frozen=True, gc=False):
    """What the file says about itself. `date` is stated by the user, never read from a clock."""

    title: str
    author: str
    subject: str
    date: datetime.date
    plan: int


class ReportDocument(Struct, frozen=True, gc=False):
    """A whole report; `name` is the report's name in the registry."""

    name: str
    properties: Properties
    typeface: Typeface
    sections: tuple[Section, ...]
    marks: MarkStyle = MarkStyle.RED
    fonts: FontFamily = FontFamily.BIZ_UD
    paper: Paper = Paper.A4


def plain(
    role: Role,
    text: str,
    *,
    mark: str = "",
    emphasis: Emphasis = Emphasis.NONE,
    anchor: Anchor | None = None,
    keep_next: bool = False,
    starts_page: bool = False,
) -> Paragraph:
    """A paragraph of one run, its mark in the same emphasis."""
    inlines = (Run(text, emphasis),) if text else ()
    return Paragraph(role, inlines, mark, emphasis, anchor, starts_page, keep_next)
