"""Blocks as WordprocessingML text. All knowledge of document.xml is here.

Written as strings, not through an object model: a table of 10,000 measures is then as fast as a
plain text file. The order of elements is that of the schema (ECMA-376, wml.xsd); Word refuses a
wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count

from msgspec import Struct

from desktop_app.reports.document import (
    Anchor,
    Block,
    Cell,
    Emphasis,
    Footer,
    Inline,
    InternalLink,
    MarkStyle,
    Merge,
    Paper,
    Paragraph,
    Role,
    Row,
    Run,
    Section,
    SoftBreak,
    Table,
    TableLook,
)
from desktop_app.reports.layout import (
    CELL_BOTTOM_PT,
    CELL_MARGIN_MM,
    HEAD_BAND,
    HEADER_MM,
    LOOKS,
    NARROW_CELL_MARGIN_MM,
    OUTER_RULE,
    OUTER_RULE_PT,
    POINTS_PER_MM,
    ROW_HEAD_BAND,
    STYLES,
    TABLE_STYLE_IDS,
    UNMARKED,
    VERTICAL_CELL_MARGIN_PT,
    ParagraphStyle,
    has_narrow_margins,
    page_of,
)
from desktop_app.reports.text_measure import upright_parts
from desktop_app.reports.xml_text import clean, escaped

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CHARACTER_STYLES = {emphasis: look.style_id for emphasis, look in LOOKS[MarkStyle.RED].items()}

_TWIPS_PER_POINT = 20
_SPECIAL = re.compile("[&<>\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BREAK = "<w:br/>"
_KEEP_NEXT = "<w:keepNext/>"
_STARTS: dict[Role, str] = {
    role: f'<w:p><w:pPr><w:pStyle w:val="{style.style_id}"/>' for role, style in STYLES.items()
}
_UNMARKED_STARTS: dict[Role, str] = {
    role: f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>' for role, (style_id, _) in UNMARKED.items()
}
_RUN_STARTS: dict[Emphasis, str] = {
    emphasis: "<w:r>"
    + (
        f'<w:rPr><w:rStyle w:val="{CHARACTER_STYLES[emphasis]}"/></w:rPr>'
        if emphasis in CHARACTER_STYLES
        else ""
    )
    for emphasis in Emphasis
}
_MARK_RUNS: dict[Emphasis, str] = {
    emphasis: f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>'
    for emphasis, style in CHARACTER_STYLES.items()
}
_EMPTY_CELL_STYLE = {
    TableLook.COLUMNS: Role.TIMING,
    TableLook.GRID: Role.CAUSE,
    TableLook.ROWS: Role.STATUS,
    TableLook.BARE: Role.SENDER_TEXT,
}


def twips(points: float) -> int:
    """Word's unit of length."""
    return round(points * _TWIPS_PER_POINT)


def twips_of_mm(millimetres: float) -> int:
    """Word's unit of length."""
    return round(millimetres * POINTS_PER_MM * _TWIPS_PER_POINT)


def text_elements(text: str) -> str:
    """The inside of a run: w:t with w:br and w:tab where the text breaks or jumps."""
    if not _SPECIAL.search(text):
        return f'<w:t xml:space="preserve">{text}</w:t>'
    lines = clean(text).split("\n")
    return _BREAK.join(_line_elements(line) for line in lines)


class Edges(Struct, frozen=True):
    """The relationships of a section's header and footer, "" for none."""

    header: str = ""
    footer: str = ""


def body_xml(sections: tuple[Section, ...], edges: Sequence[Edges], paper: Paper = Paper.A4) -> str:
    """document.xml."""
    writer = _Writer()
    write = writer.out.append
    write(f"{DECLARATION}<w:document {NAMESPACES}><w:body>")
    for place, (section, edge) in enumerate(zip(sections, edges, strict=True)):
        for block in section.blocks:
            writer.block(block)
        properties = section_properties(section, edge, paper)
        if place < len(sections) - 1:
            properties = f"{_STARTS[Role.SPACER]}{properties}</w:pPr></w:p>"
        write(properties)
    write("</w:body></w:document>")
    return "".join(writer.out)


def section_properties(section: Section, edges: Edges, paper: Paper = Paper.A4) -> str:
    """Sheet, margins, numbering from 1, line grid."""
    page = page_of(section.form, paper)
    references = "".join(
        f'<w:{kind}Reference w:type="default" r:id="{id_}"/>'
        for kind, id_ in (("header", edges.header), ("footer", edges.footer))
        if id_
    )
    orientation = ' w:orient="landscape"' if page.width > page.height else ""
    grid = f' w:type="lines" w:linePitch="{twips(page.grid_pt)}"' if page.grid_pt else ""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{twips_of_mm(page.width)}"'
        f' w:h="{twips_of_mm(page.height)}"{orientation}/>'
        f'<w:pgMar w:top="{twips_of_mm(page.top)}" w:right="{twips_of_mm(page.right)}"'
        f' w:bottom="{twips_of_mm(page.bottom)}" w:left="{twips_of_mm(page.left)}"'
        f' w:header="{twips_of_mm(HEADER_MM)}" w:footer="{twips_of_mm(page.footer)}"'
        f' w:gutter="0"/><w:pgNumType w:start="1"/>'
        f"<w:docGrid{grid or f' w:linePitch={chr(34)}360{chr(34)}'}/></w:sectPr>"
    )


def header_xml(text: str) -> str:
    """A line at the right above the page."""
    return (
        f'{DECLARATION}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        f"<w:r>{text_elements(text)}</w:r></w:p></w:hdr>"
    )


def footer_xml(footer: Footer, *, width_mm: float, pages: int) -> str:
    """「words ⇥ n / N」; N is SECTIONPAGES with our own count cached.

    NUMPAGES would count other sections; LibreOffice shows the cached number.
    """
    words = text_elements(footer.text) if footer.text else ""
    return (
        f"{DECLARATION}<w:ftr {NAMESPACES}>{_legend(footer)}"
        f'<w:p><w:pPr><w:pStyle w:val="Footer"/><w:tabs>'
        f'<w:tab w:val="right" w:pos="{twips_of_mm(width_mm)}"/></w:tabs></w:pPr>'
        f"<w:r>{words}<w:tab/></w:r>{_field('PAGE', 1)}"
        f'<w:r><w:rPr><w:rStyle w:val="PageNumber"/></w:rPr>'
        f'<w:t xml:space="preserve"> / </w:t></w:r>{_field("SECTIONPAGES", pages)}'
        f"</w:p></w:ftr>"
    )


def _legend(footer: Footer) -> str:
    if not footer.legend:
        return ""
    writer = _Writer()
    words = "".join(writer.inline(part) for part in footer.legend)
    return f'<w:p><w:pPr><w:pStyle w:val="FooterLegend"/></w:pPr>{words}</w:p>'


def _field(instruction: str, value: int) -> str:
    run = '<w:r><w:rPr><w:rStyle w:val="PageNumber"/></w:rPr>'
    return (
        f'{run}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'{run}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'{run}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run}<w:t>{value}</w:t></w:r>"
        f'{run}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def _line_elements(line: str) -> str:
    parts = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").split("\t")
    return "<w:tab/>".join(
        f'<w:t xml:space="preserve">{part}</w:t>' if part else "" for part in parts
    )


class _Writer:
    """Writes blocks piece by piece into `out`, which is joined once."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self._ids: Iterator[int] = count(1)

    def block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._paragraphs((block,), keep_next=False)
            case Table():
                self._table(block)

    def bookmark(self, anchor: Anchor) -> tuple[str, str]:
        number = next(self._ids)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{anchor.name}"/>',
            f'<w:bookmarkEnd w:id="{number}"/>',
        )

    def _paragraphs(
        self, paragraphs: Sequence[Paragraph], *, keep_next: bool, before: str = "", after: str = ""
    ) -> None:
        """`before` and `after` are bookmark ends that belong to a whole row.

        Written for speed: nine parts of ten of a report are runs in paragraphs in cells.
        """
        write = self.out.append
        last = paragraphs[-1]
        for paragraph in paragraphs:
            start, mark = _paragraph_start(
                paragraph.role,
                paragraph.mark,
                paragraph.mark_emphasis,
                keep_next or paragraph.keep_next,
                paragraph.starts_page,
                paragraph.inset_ems,
            )
            opening, closing = before, "</w:p>"
            before = ""
            if paragraph is last:
                closing = f"{after}</w:p>"
            if paragraph.anchor:
                bookmark_start, bookmark_end = self.bookmark(paragraph.anchor)
                opening, closing = opening + bookmark_start, bookmark_end + closing
            write(f"{start}{opening}{mark}" if opening or mark else start)
            for part in paragraph.inlines:
                if type(part) is Run:
                    write(f"{_RUN_STARTS[part.emphasis]}{text_elements(part.text)}</w:r>")
                else:
                    write(self.inline(part))
            write(closing)

    def _table(self, table: Table) -> None:
        widths = [twips_of_mm(width) for width in table.widths_mm]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        write = self.out.append
        write(f"<w:tbl>{_table_properties(table, sum(widths))}<w:tblGrid>{grid}</w:tblGrid>")
        columns = _Columns(widths, table.look)
        for place, row in enumerate(table.header):
            self._row(row, columns, header=True, band=HEAD_BAND if place else "")
        for row in table.rows:
            self._row(row, columns, header=False)
        write("</w:tbl>")

    def _row(self, row: Row, columns: _Columns, *, header: bool, band: str = "") -> None:
        """`band` is the shading of a second header row: a table style knows only the first."""
        write = self.out.append
        start, end = self.bookmark(row.anchor) if row.anchor else ("", "")
        keep_next = row.keep_next or header
        write(_row_start(row.may_split, row.min_height_pt, header))
        column = 0
        last = row.cells[-1]
        for cell in row.cells:
            write(columns.cell_start(cell, column, band))
            content = cell.paragraphs or columns.nothing
            if cell.vertical:
                self._vertical(content, keep_next=keep_next, before=start)
            else:
                after = end if cell is last else ""
                self._paragraphs(content, keep_next=keep_next, before=start, after=after)
            start = ""
            write("</w:tc>")
            column += cell.span
        write("</w:tr>")

    def _vertical(self, paragraphs: Sequence[Paragraph], *, keep_next: bool, before: str) -> None:
        """Vertical cells are row heads: never the last of their row."""
        for paragraph in paragraphs:
            start, _ = _paragraph_start(
                paragraph.role, "", paragraph.mark_emphasis, keep_next, paragraph.starts_page
            )
            self.out.append(start + before)
            before = ""
            for part in paragraph.inlines:
                self.out.append(
                    self._vertical_runs(part.text) if isinstance(part, Run) else self.inline(part)
                )
            self.out.append("</w:p>")

    def inline(self, inline: Inline) -> str:
        match inline:
            case Run():
                return f"{_RUN_STARTS[inline.emphasis]}{text_elements(inline.text)}</w:r>"
            case SoftBreak():
                return f"<w:r>{_BREAK}</w:r>"
            case InternalLink():
                return (
                    f'<w:hyperlink w:anchor="{inline.target.name}" w:history="1">'
                    f"<w:r>{text_elements(inline.text)}</w:r></w:hyperlink>"
                )

    def _vertical_runs(self, text: str) -> str:
        runs = []
        for part, upright in upright_parts(text):
            properties = ""
            if upright:
                properties = (
                    f'<w:rPr><w:eastAsianLayout w:id="{next(self._ids)}"'
                    f' w:vert="1" w:vertCompress="1"/></w:rPr>'
                )
            runs.append(f"<w:r>{properties}{text_elements(part)}</w:r>")
        return "".join(runs)


class _Columns:
    """The columns of a table; keeps how its cells begin, which most rows share."""

    def __init__(self, widths: list[int], look: TableLook) -> None:
        self._widths = widths
        self._grid = look is TableLook.GRID
        self._starts: dict[tuple[object, ...], str] = {}
        self.nothing = (Paragraph(_EMPTY_CELL_STYLE[look]),)
        """Word wants a paragraph in every cell."""

    def cell_start(self, cell: Cell, column: int, band: str) -> str:
        """`<w:tc>` with its properties."""
        key = (
            column,
            band,
            cell.span,
            cell.merge,
            cell.vertical,
            cell.middle,
            cell.row_head,
            cell.strong_left,
            cell.strong_right,
            has_narrow_margins(cell),
        )
        start = self._starts.get(key)
        if start is None:
            start = self._starts[key] = self._cell_start(cell, column, band)
        return start

    def _cell_start(self, cell: Cell, column: int, band: str) -> str:
        width = sum(self._widths[column : column + cell.span])
        parts = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>']
        if cell.span > 1:
            parts.append(f'<w:gridSpan w:val="{cell.span}"/>')
        if cell.merge is not Merge.NONE:
            parts.append(_MERGES[cell.merge])
        parts.append(_strong_rules(cell))
        in_style = self._grid and column == 0
        band = ROW_HEAD_BAND if cell.row_head and not in_style else band
        if band:
            parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{band}"/>')
        parts.append(_cell_margins(cell))
        if cell.vertical:
            parts.append('<w:textDirection w:val="tbRlV"/>')
        if cell.middle:
            parts.append('<w:vAlign w:val="center"/>')
        parts.append("</w:tcPr>")
        return "".join(parts)


@lru_cache(maxsize=1024)
def _paragraph_start(
    role: Role,
    mark: str,
    emphasis: Emphasis,
    keep_next: bool,
    starts_page: bool,
    inset_ems: int = 0,
) -> tuple[str, str]:
    """The paragraph's properties that its style does not say, and its typed mark; a mark that the
    style's list prints is not typed.
    """
    style = STYLES[role]
    parts = [_STARTS[role] if mark else _UNMARKED_STARTS.get(role, _STARTS[role])]
    if keep_next and not style.keep_next:
        parts.append(_KEEP_NEXT)
    if starts_page:
        parts.append("<w:pageBreakBefore/>")
    if style.list_mark and mark != style.list_mark:
        raise ValueError(f"{role} with mark {mark!r}")
    typed = ""
    if mark and not style.list_mark:
        typed = f"{_RUN_STARTS[emphasis]}{text_elements(mark)}<w:tab/></w:r>"
    parts.append(_indent(style, moved=not mark and role not in UNMARKED, inset_ems=inset_ems))
    parts.append(_MARK_RUNS.get(emphasis, ""))
    parts.append("</w:pPr>")
    return "".join(parts), typed


def _indent(style: ParagraphStyle, *, moved: bool, inset_ems: int) -> str:
    """Where the paragraph's edges are not those of its style; `moved` where its mark would be."""
    right = f' w:right="{twips(inset_ems * style.size)}"' if inset_ems else ""
    if style.hanging and moved:
        return f'<w:ind w:left="{twips(style.left - style.hanging)}"{right} w:hanging="0"/>'
    return f"<w:ind{right}/>" if right else ""


def _table_properties(table: Table, width: int) -> str:
    style_id, _ = TABLE_STYLE_IDS[table.look]
    aligned = '<w:jc w:val="right"/>' if table.flush_right else ""
    first_row = int(bool(table.header))
    first_column = int(table.look is TableLook.GRID)
    look = 0x600 | first_row << 5 | first_column << 7
    return (
        f'<w:tblPr><w:tblStyle w:val="{style_id}"/><w:tblW w:w="{width}" w:type="dxa"/>{aligned}'
        f'<w:tblLayout w:type="fixed"/>{_TABLE_MARGINS[table.look]}<w:tblLook w:val="{look:04X}"'
        f' w:firstRow="{first_row}" w:lastRow="0" w:firstColumn="{first_column}"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escaped(table.title)}"/></w:tblPr>'
    )


@lru_cache(maxsize=256)
def _row_start(may_split: bool, min_height_pt: float, header: bool) -> str:
    parts = "" if may_split else "<w:cantSplit/>"
    if min_height_pt:
        parts += f'<w:trHeight w:val="{twips(min_height_pt)}" w:hRule="atLeast"/>'
    if header:
        parts += "<w:tblHeader/>"
    return f"<w:tr><w:trPr>{parts}</w:trPr>" if parts else "<w:tr>"


def _strong_rules(cell: Cell) -> str:
    """On both neighbouring cells: LibreOffice draws a rule of one of them unevenly."""
    sides = (("left", cell.strong_left), ("right", cell.strong_right))
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="{round(OUTER_RULE_PT * 8)}" w:space="0"'
        f' w:color="{OUTER_RULE}"/>'
        for side, strong in sides
        if strong
    )
    return f"<w:tcBorders>{rules}</w:tcBorders>" if rules else ""


def _cell_margins(cell: Cell) -> str:
    if cell.vertical:
        return _VERTICAL_MARGINS
    return _NARROW_MARGINS if has_narrow_margins(cell) else ""


def table_margins(look: TableLook) -> str:
    """The white in cells. It stands in the style and, as LibreOffice leaves out the bottom there,
    in each table.
    """
    side = f'w:w="{twips_of_mm(CELL_MARGIN_MM)}" w:type="dxa"'
    bottom = 0 if look is TableLook.BARE else twips(CELL_BOTTOM_PT)
    return (
        f'<w:tblCellMar><w:left {side}/><w:bottom w:w="{bottom}" w:type="dxa"/>'
        f"<w:right {side}/></w:tblCellMar>"
    )


_TABLE_MARGINS = {look: table_margins(look) for look in TableLook}
_NARROW_MARGINS = (
    f'<w:tcMar><w:left w:w="{twips_of_mm(NARROW_CELL_MARGIN_MM)}" w:type="dxa"/>'
    f'<w:right w:w="{twips_of_mm(NARROW_CELL_MARGIN_MM)}" w:type="dxa"/></w:tcMar>'
)
_VERTICAL_MARGINS = (
    f'<w:tcMar><w:top w:w="{twips(VERTICAL_CELL_MARGIN_PT)}" w:type="dxa"/>'
    f'<w:left w:w="{twips_of_mm(CELL_MARGIN_MM)}" w:type="dxa"/>'
    f'<w:bottom w:w="{twips(VERTICAL_CELL_MARGIN_PT)}" w:type="dxa"/>'
    f'<w:right w:w="{twips_of_mm(CELL_MARGIN_MM)}" w:type="dxa"/></w:tcMar>'
)
_MERGES = {Merge.START: '<w:vMerge w:val="restart"/>', Merge.CONTINUE: "<w:vMerge/>"}
