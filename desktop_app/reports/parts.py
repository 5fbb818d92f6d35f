"""What the builders share: notes, footers, 実施時期 cells, tables that hold together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Protocol, TypeVar

from msgspec.structs import replace

from desktop_app.domain.numbering import DETAIL_MARK, MEASURE_MARK
from desktop_app.domain.plan import Detail, Group, Measure
from desktop_app.reports.document import (
    Cell,
    Emphasis,
    Footer,
    Inline,
    MarkStyle,
    PageForm,
    Paper,
    Paragraph,
    Role,
    Row,
    Run,
    SoftBreak,
    Table,
    plain,
)
from desktop_app.reports.layout import (
    KEEP_TOGETHER_SHARE,
    LONELY_SHARE,
    NARROW_CELL_MARGIN_MM,
    PAGES,
    POINTS_PER_MM,
    SPLIT_SHARE,
    STYLES,
    TIMING_FILL,
    page_of,
)
from desktop_app.reports.page_estimate import row_height, table_height
from desktop_app.reports.text_measure import before_bracket
from desktop_app.reports.wording import Wording

FOOTER_LIMIT = 40
_SURELY_SHORT = 400
"""Characters below which no row comes near a third of a page, whatever its column."""
_LEAST_LINE = 14.5
"""The lowest paragraph in an item's table, in points."""
_PAGE_HEIGHT = PAGES[PageForm.LANDSCAPE].text_height_pt
_NOTE_SIGNS = re.compile(r"^(\(注\)|※)")


def emphasis_of(*, new: bool) -> Emphasis:
    """How 新規 stands out."""
    return Emphasis.NEW if new else Emphasis.NONE


class Told(Protocol):
    """Anything with a text."""

    @property
    def text(self) -> str: ...


T = TypeVar("T", bound=Told)


def told(entries: Iterable[T]) -> tuple[T, ...]:
    """Those that say something: a bullet is not printed alone."""
    return tuple(entry for entry in entries if entry.text.strip())


def measure_paragraphs(
    measure: Measure, *, measure_role: Role, detail_role: Role, mark_new: str = ""
) -> tuple[Paragraph, ...]:
    """➤ with its ー lines, the details of a new measure new as well.

    The ➤ is not bound to its details: its row does so, and in the first paragraph of a row the
    binding would bind whole rows and in the end the whole table. `mark_new` stands before what is
    new, where colour does not say so.
    """
    emphasis = emphasis_of(new=measure.new)
    head = plain(measure_role, measure.text, mark=MEASURE_MARK, emphasis=emphasis)
    lines = told(measure.details)
    details = tuple(_detail(measure, detail, detail_role) for detail in lines)
    if not mark_new:
        return (head, *details)
    if measure.new:
        return (_marked(head, mark_new), *details)
    pairs = zip(details, lines, strict=True)
    return (head, *(_marked(line, mark_new) if d.new else line for line, d in pairs))


def timing_cell(
    text: str, *, role: Role, width_mm: float, emphasis: Emphasis = Emphasis.NONE
) -> Cell:
    """実施時期 as printed."""
    inlines = timing_inlines(text, role=role, width_mm=width_mm, emphasis=emphasis)
    return Cell((Paragraph(role, inlines),))


def timing_inlines(
    text: str, *, role: Role, width_mm: float, emphasis: Emphasis = Emphasis.NONE
) -> tuple[Inline, ...]:
    """実施時期; one that doesn't fit goes on below before its bracket."""
    room = (width_mm - 2 * NARROW_CELL_MARGIN_MM) * POINTS_PER_MM / STYLES[role].size * TIMING_FILL
    return broken(before_bracket(text, limit_ems=room), emphasis=emphasis)


def broken(lines: tuple[str, ...], *, emphasis: Emphasis = Emphasis.NONE) -> tuple[Inline, ...]:
    """Runs with soft breaks between the lines."""
    inlines: list[Inline] = []
    for line in lines:
        if inlines:
            inlines.append(SoftBreak())
        if line:
            inlines.append(Run(line, emphasis))
    return tuple(inlines)


def group_text(group: Group, wording: Wording) -> str:
    """小見出し with its brackets; brackets that the text already has are not doubled."""
    if group.text.startswith(("[", "［", "【")):
        return group.text
    return wording.plan.group.format(text=group.text)


def note_paragraph(text: str, wording: Wording, marks: MarkStyle = MarkStyle.RED) -> Paragraph:
    """A note in which the word for the colour has that colour."""
    return Paragraph(Role.NOTE, legend_inlines(text, wording, marks))


def legend_inlines(
    text: str, wording: Wording, marks: MarkStyle = MarkStyle.RED
) -> tuple[Inline, ...]:
    """The text with the word 「赤字」 as legend: where marks are of another kind, with its word."""
    before, found, after = text.partition(wording.common.legend_word)
    legend = Run(wording.legend(marks), Emphasis.LEGEND)
    parts = (Run(before), legend, Run(after)) if found else (Run(text),)
    return tuple(part for part in parts if part.text)


def footer(title: str, company: str, date: str, wording: Wording) -> Footer:
    """The footer's words, a very long title shortened so that the footer keeps one line."""
    text = wording.common.footer.format(
        title=_shortened(title), company=_shortened(company), date=date
    )
    return Footer(text.strip())


def new_note_text(text: str, wording: Wording) -> str:
    """「(注) 赤字：…」, with the parts added that the text lacks."""
    common = wording.common
    if common.legend_word not in text:
        text = f"{common.legend_word}：{text}"
    return text if text.startswith(("(注", "（注", "※")) else f"{wording.plan.note_mark} {text}"


def same_note(one: str, other: str) -> bool:
    """Whether two notes say the same, apart from width, white space, 「(注)」 and 「赤字：」."""
    return _folded(one) == _folded(other)


def splittable(row: Row, widths_mm: tuple[float, ...]) -> Row:
    """The row, allowed to break if it is very tall."""
    length = sum(len(p.text) for cell in row.cells for p in cell.paragraphs)
    if length < _SURELY_SHORT and all(len(cell.paragraphs) < 8 for cell in row.cells):
        return row
    tall = row_height(row, widths_mm) > _PAGE_HEIGHT * SPLIT_SHARE
    return replace(row, may_split=True) if tall else row


def fitted(table: Table, paper: Paper, *, form: PageForm = PageForm.LANDSCAPE) -> Table:
    """A table of the whole width, as wide as that paper allows."""
    before, after = PAGES[form].text_width, page_of(form, paper).text_width
    if before == after or abs(sum(table.widths_mm) - before) > 1:
        return table
    widths = tuple(width * after / before for width in table.widths_mm)
    return replace(table, widths_mm=widths)


def held_together(table: Table, *, with_next: bool, share: float = KEEP_TOGETHER_SHARE) -> Table:
    """The table with the rows bound to each other that a page break should not part.

    A table below that `share` of a page is not parted at all, a longer one not so that a low last
    row begins a page alone; the last row is bound to a note that follows.
    """
    rows = table.rows
    if not rows:
        return table
    if _is_small(table, share):
        rows = tuple(replace(row, keep_next=True) for row in rows[:-1]) + rows[-1:]
    elif len(rows) > 2 and _is_lonely(rows[-1], table) and not rows[-2].may_split:
        rows = (*rows[:-2], replace(rows[-2], keep_next=True), rows[-1])
    if with_next:
        rows = (*rows[:-1], replace(rows[-1], keep_next=True))
    return table if rows is table.rows else replace(table, rows=rows)


def _is_lonely(row: Row, table: Table) -> bool:
    """Whether the row would look lost on a page of its own."""
    return row_height(row, table.widths_mm) <= _PAGE_HEIGHT * LONELY_SHARE


def bound_rows(rows: list[Row], widths_mm: tuple[float, ...]) -> list[Row]:
    """Rows below one heading row, not parted if they are few: what goes over has no heading."""
    limit = _PAGE_HEIGHT * KEEP_TOGETHER_SHARE
    if sum(row_height(row, widths_mm) for row in rows) > limit:
        return rows
    return [*(replace(row, keep_next=True) for row in rows[:-1]), rows[-1]]


def _is_small(table: Table, share: float) -> bool:
    """The count of paragraphs answers for most tables without measuring them."""
    limit = _PAGE_HEIGHT * share
    paragraphs = sum(len(row.cells[0].paragraphs) for row in table.rows)
    return paragraphs * _LEAST_LINE <= limit and table_height(table) <= limit


def _marked(paragraph: Paragraph, mark: str) -> Paragraph:
    return replace(paragraph, inlines=(Run(mark, Emphasis.MARK), *paragraph.inlines))


def _detail(measure: Measure, detail: Detail, role: Role) -> Paragraph:
    emphasis = emphasis_of(new=measure.new or detail.new)
    return plain(role, detail.text, mark=DETAIL_MARK, emphasis=emphasis)


def _shortened(text: str) -> str:
    return text if len(text) <= FOOTER_LIMIT else text[:FOOTER_LIMIT] + "…"


def _folded(text: str) -> str:
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    text = _NOTE_SIGNS.sub("", text)
    return text.removeprefix("赤字").lstrip(":")
