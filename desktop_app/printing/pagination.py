"""A report's blocks laid on pages. `paginate` gives all of them; `paginate_steps` one by one."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from msgspec import Struct

from desktop_app.printing.edges import edge_words
from desktop_app.printing.marks import Strip
from desktop_app.printing.pages import Pages, SheetPage
from desktop_app.printing.sheet import Sheets
from desktop_app.printing.table_flow import TableFlow
from desktop_app.printing.table_layout import (
    LayoutCache,
    RowBox,
    TableBox,
    height_of,
    table_box,
)
from desktop_app.printing.typesetting import PageFace, paragraph_strips
from desktop_app.reports.document import (
    Block,
    Paragraph,
    ReportDocument,
    Role,
    Section,
    Table,
)
from desktop_app.reports.layout import STYLES, page_of
from desktop_app.reports.xml_text import clean

_LEAST_LINES = 2
_LEAST_BEGUN = 48.0
"""Points of a tall row that a heading before it must have beside it."""
_MOST_BOUND = 0.8
"""Of a page: rows bound beyond it can't keep a heading from its table's first row."""


class PageDone(Struct, frozen=True):
    """A finished page, and the share of the document (0 to 1) that is laid out."""

    sheet: SheetPage
    share: float


def paginate(document: ReportDocument, *, cache: LayoutCache | None = None) -> Pages:
    """All pages. Qt's application must exist; `cache` makes the next call after an edit fast."""
    steps = paginate_steps(document, cache=cache)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            pages: Pages = done.value
            return pages


def paginate_steps(
    document: ReportDocument, *, cache: LayoutCache | None = None
) -> Generator[PageDone, None, Pages]:
    """Each page as soon as it is finished, at last all of them; close it to stop the work."""
    rows = LayoutCache() if cache is None else cache
    blocks = sum(len(section.blocks) for section in document.sections)
    sheets: list[SheetPage] = []
    counts: list[int] = []
    before = 0
    for number, section in enumerate(document.sections):
        first = len(sheets)
        flow = _SectionFlow(document, section, rows, number=number, first_sheet=first)
        for sheet, done in flow.sheets():
            sheets.append(sheet)
            yield PageDone(sheet, (before + done) / max(1, blocks))
        counts.append(len(sheets) - first)
        before += len(section.blocks)
    rows.forget_unused()
    return Pages(tuple(sheets), tuple(counts))


class _SectionFlow:
    """Lays the blocks of a section over its sheets."""

    def __init__(
        self,
        document: ReportDocument,
        section: Section,
        rows: LayoutCache,
        *,
        number: int,
        first_sheet: int,
    ) -> None:
        self._blocks = section.blocks
        page = page_of(section.form, document.paper)
        self._face = PageFace(document.typeface, document.marks, page.grid_pt)
        self._rows = rows
        edges = edge_words(section, page, self._face)
        self._sheets = Sheets(
            section, document.paper, edges, number=number, first_sheet=first_sheet
        )
        self._ready: dict[int, TableBox] = {}
        self._headings: list[tuple[int, str]] = []

    def sheets(self) -> Iterator[tuple[SheetPage, float]]:
        """Each sheet with the number of blocks laid so far, a table's rows as parts of it."""
        given = 0
        for done in self._steps():
            while given < len(self._sheets.finished):
                yield self._sheets.finished[given], done
                given += 1
        self._sheets.finish()
        for sheet in self._sheets.finished[given:]:
            yield sheet, len(self._blocks)

    def _steps(self) -> Iterator[float]:
        for place, block in enumerate(self._blocks):
            match block:
                case Paragraph():
                    self._paragraph(place, block)
                case Table():
                    yield from self._table(place)
            yield place + 1

    def _table(self, place: int) -> Iterator[float]:
        box = self._box(place)
        self._ready.pop(place, None)
        flow = TableFlow(self._sheets, box, self._face.typeface, _headings_in(self._blocks[place]))
        for number, _ in enumerate(flow.lay(bound=self._head_height(place + 1))):
            yield place + number / (len(box.rows) + 1)

    def _box(self, place: int) -> TableBox:
        table = self._blocks[place]
        if place not in self._ready and isinstance(table, Table):
            self._ready[place] = table_box(
                table,
                self._face,
                self._rows,
                text_width=self._sheets.width,
                room=self._sheets.room,
            )
        return self._ready[place]

    def _strips(
        self, place: int, paragraph: Paragraph, *, opens_page: bool = False
    ) -> tuple[Strip, ...]:
        sheets = self._sheets
        before = self._blocks[place - 1] if place and not paragraph.starts_page else None
        above = before if isinstance(before, Paragraph) else None
        return paragraph_strips(
            paragraph,
            sheets.width,
            self._face,
            above=above,
            opens_page=opens_page,
        )

    def _paragraph(self, place: int, paragraph: Paragraph) -> None:
        sheets = self._sheets
        if paragraph.starts_page:
            sheets.turn()
        strips = self._strips(place, paragraph)
        need = self._head_height(place) if _keeps_next(paragraph) else 0
        if paragraph.role is Role.SPACER and not sheets.fits(height_of(strips)):
            return
        if (not sheets.fits(need) and need <= sheets.room) or not self._lines_here(strips):
            sheets.turn()
        if not sheets.used and sheets.count > 1 and not paragraph.starts_page:
            strips = self._strips(place, paragraph, opens_page=True)
        self._note_heading(paragraph)
        self._lay(strips)

    def _note_heading(self, paragraph: Paragraph) -> None:
        self._headings += _headings_of(paragraph)

    def _lay(self, strips: Sequence[Strip]) -> None:
        """The lines, broken over sheets where they must be."""
        while strips:
            count = self._lines_here(strips)
            if not count:
                self._sheets.turn()
                count = max(1, self._lines_here(strips))
            self._put(strips[:count])
            strips = strips[count:]
            if strips:
                self._sheets.turn()

    def _lines_here(self, strips: Sequence[Strip]) -> int:
        """How many lines stay on this sheet, none of them alone before or after a break."""
        count = 0
        used = 0.0
        while count < len(strips) and self._sheets.fits(used + strips[count].height):
            used += strips[count].height
            count += 1
        if count == len(strips):
            return count
        count = min(count, len(strips) - _LEAST_LINES)
        return count if count >= _LEAST_LINES else 0

    def _put(self, strips: Sequence[Strip]) -> None:
        sheets = self._sheets
        for level, title in self._headings:
            sheets.heading(level, title, sheets.used)
        self._headings = []
        sheets.used = sheets.strips(strips, x=0, y=sheets.used, width=sheets.width)

    def _head_height(self, place: int) -> float:
        """The least of a block that a heading before it must have beside it."""
        if place >= len(self._blocks):
            return 0
        block = self._blocks[place]
        if isinstance(block, Table):
            box = self._box(place)
            rows_bound = all(row.keep_next for row in block.rows)
            bound = self._head_height(place + 1) if rows_bound else 0
            return _table_head(box, self._sheets.room, bound)
        strips = self._strips(place, block)
        if _keeps_next(block):
            return height_of(strips) + self._head_height(place + 1)
        return height_of(strips if len(strips) <= _LEAST_LINES + 1 else strips[:_LEAST_LINES])


def _headings_of(paragraph: Paragraph) -> list[tuple[int, str]]:
    """The paragraph as an entry of the outline, if it is a heading."""
    level = STYLES[paragraph.role].outline
    if level is None:
        return []
    title = " ".join(clean(paragraph.text).split())
    return [(level, f"{paragraph.mark} {title}" if paragraph.mark else title)]


def _headings_in(block: Block) -> list[tuple[int, str]]:
    """The headings in a table's head: titles of items."""
    rows = block.header if isinstance(block, Table) else ()
    paragraphs = (p for row in rows for cell in row.cells for p in cell.paragraphs)
    return [entry for paragraph in paragraphs for entry in _headings_of(paragraph)]


def _keeps_next(paragraph: Paragraph) -> bool:
    return paragraph.keep_next or STYLES[paragraph.role].keep_next


def _table_head(table: TableBox, room: float, bound: float) -> float:
    """The table's head with the rows bound to each other, or with the first if they are many.

    `bound` is what a table of which all rows are bound keeps with it.
    """
    head = sum(row.height for row in table.header) + table.head_rule + 2 * table.outer_rule
    for row in table.rows:
        bound += _begun(row) + table.row_rule
        if not row.keep_next:
            break
    if head + bound > room * _MOST_BOUND and table.rows:
        bound = _begun(table.rows[0])
    return head + bound


def _begun(row: RowBox) -> float:
    """What of a row must stand below a heading."""
    return min(row.height, _LEAST_BEGUN) if row.may_split else row.height
