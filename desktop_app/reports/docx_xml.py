"""Blocks as WordprocessingML text. All knowledge of document.xml is here.

Written as strings, not through an object model: a table of 10,000 measures is then as fast as a
plain text file. The order of elements is that of the schema (ECMA-376, wml.xsd); Word refuses a
wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import count

from desktop_app.reports.document import (
    Anchor,
    Block,
    Cell,
    Emphasis,
    Inline,
    InternalLink,
    Merge,
    PageForm,
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
    NARROW_CELL_MARGIN_MM,
    PAGES,
    POINTS_PER_MM,
    ROW_HEAD_BAND,
    STYLES,
    TABLE_STYLE_IDS,
    VERTICAL_CELL_MARGIN_PT,
)
from desktop_app.reports.page_estimate import cell_margin_mm
from desktop_app.reports.text_measure import upright_parts

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CHARACTER_STYLES = {Emphasis.NEW: "NewItem", Emphasis.LEGEND: "NewLegend"}

_TWIPS_PER_POINT = 20
_SPECIAL = re.compile("[&<>\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ILLEGAL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BREAK = "<w:br/>"
_KEEP_NEXT = "<w:keepNext/>"
_STARTS: dict[Role, str] = {
    role: f'<w:p><w:pPr><w:pStyle w:val="{style.style_id}"/>' for role, style in STYLES.items()
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


def clean(text: str) -> str:
    """Text that XML can hold, not yet escaped: other line breaks become "\\n", characters that no
    XML file may have are left out.
    """
    return _ILLEGAL.sub("", _LINE_BREAK.sub("\n", text))


def escaped(text: str) -> str:
    """Text for the inside of an element or a quoted attribute."""
    text = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def text_elements(text: str) -> str:
    """The inside of a run: w:t with w:br and w:tab where the text breaks or jumps."""
    if not _SPECIAL.search(text):
        return f'<w:t xml:space="preserve">{text}</w:t>'
    lines = clean(text).split("\n")
    return _BREAK.join(_line_elements(line) for line in lines)


def body_xml(sections: tuple[Section, ...], footer_ids: tuple[str, ...]) -> str:
    """document.xml; `footer_ids` is the relationship of each section's footer, "" for none."""
    writer = _Writer()
    parts = [f"{DECLARATION}<w:document {NAMESPACES}><w:body>"]
    for place, (section, footer_id) in enumerate(zip(sections, footer_ids, strict=True)):
        parts.extend(writer.block(block) for block in section.blocks)
        properties = section_properties(section, footer_id)
        if place < len(sections) - 1:
            properties = f"{_STARTS[Role.SPACER]}{properties}</w:pPr></w:p>"
        parts.append(properties)
    parts.append("</w:body></w:document>")
    return "".join(parts)


def section_properties(section: Section, footer_id: str) -> str:
    """Sheet, margins, numbering from 1, line grid."""
    page = PAGES[section.form]
    footer = f'<w:footerReference w:type="default" r:id="{footer_id}"/>' if footer_id else ""
    orientation = ' w:orient="landscape"' if page.width > page.height else ""
    grid = f' w:type="lines" w:linePitch="{twips(page.grid_pt)}"' if page.grid_pt else ""
    return (
        f'<w:sectPr>{footer}<w:pgSz w:w="{twips_of_mm(page.width)}"'
        f' w:h="{twips_of_mm(page.height)}"{orientation}/>'
        f'<w:pgMar w:top="{twips_of_mm(page.top)}" w:right="{twips_of_mm(page.right)}"'
        f' w:bottom="{twips_of_mm(page.bottom)}" w:left="{twips_of_mm(page.left)}"'
        f' w:header="{twips_of_mm(page.footer)}" w:footer="{twips_of_mm(page.footer)}"'
        f' w:gutter="0"/><w:pgNumType w:start="1"/>'
        f"<w:docGrid{grid or f' w:linePitch={chr(34)}360{chr(34)}'}/></w:sectPr>"
    )


def footer_xml(text: str, *, form: PageForm, pages: int) -> str:
    """「words ⇥ n / N」; N is SECTIONPAGES with our own count cached.

    NUMPAGES would count other sections; LibreOffice shows the cached number.
    """
    words = text_elements(text) if text else ""
    tab = twips_of_mm(PAGES[form].text_width)
    return (
        f'{DECLARATION}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:tabs>'
        f'<w:tab w:val="right" w:pos="{tab}"/></w:tabs></w:pPr>'
        f"<w:r>{words}<w:tab/></w:r>{_field('PAGE', 1)}"
        f'<w:r><w:rPr><w:rStyle w:val="PageNumber"/></w:rPr>'
        f'<w:t xml:space="preserve"> / </w:t></w:r>{_field("SECTIONPAGES", pages)}'
        f"</w:p></w:ftr>"
    )


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
    """Writes blocks; it only keeps the numbers that Word wants to be unique."""

    def __init__(self) -> None:
        self._ids: Iterator[int] = count(1)

    def block(self, block: Block) -> str:
        match block:
            case Paragraph():
                return self.paragraph(block)
            case Table():
                return self.table(block)

    def paragraph(
        self,
        paragraph: Paragraph,
        *,
        keep_next: bool = False,
        vertical: bool = False,
        before: str = "",
        after: str = "",
    ) -> str:
        """`before` and `after` are bookmark ends that belong to a whole row."""
        inlines = paragraph.inlines
        if len(inlines) == 1:
            inner = self._inline(inlines[0], vertical=vertical)
        else:
            inner = "".join([self._inline(inline, vertical=vertical) for inline in inlines])
        if paragraph.anchor:
            opening, closing = self.bookmark(paragraph.anchor)
            before, after = before + opening, closing + after
        start, mark = _paragraph_start(
            paragraph.role,
            paragraph.mark,
            paragraph.mark_emphasis,
            keep_next or paragraph.keep_next,
            paragraph.starts_page,
        )
        return f"{start}{before}{mark}{inner}{after}</w:p>"

    def bookmark(self, anchor: Anchor) -> tuple[str, str]:
        number = next(self._ids)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{anchor.name}"/>',
            f'<w:bookmarkEnd w:id="{number}"/>',
        )

    def table(self, table: Table) -> str:
        widths = [twips_of_mm(width) for width in table.widths_mm]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = [
            self._row(row, table, widths, header=True, band=HEAD_BAND if place else "")
            for place, row in enumerate(table.header)
        ]
        rows += [self._row(row, table, widths, header=False) for row in table.rows]
        return (
            f"<w:tbl>{_table_properties(table, sum(widths))}<w:tblGrid>{grid}</w:tblGrid>"
            f"{''.join(rows)}</w:tbl>"
        )

    def _row(
        self, row: Row, table: Table, widths: list[int], *, header: bool, band: str = ""
    ) -> str:
        """`band` is the shading of a second header row: a table style knows only the first."""
        start, end = self.bookmark(row.anchor) if row.anchor else ("", "")
        cells = []
        column = 0
        last = len(row.cells) - 1
        for place, cell in enumerate(row.cells):
            width = sum(widths[column : column + cell.span])
            in_style = table.look is TableLook.GRID and column == 0
            properties = _cell_properties(
                width,
                cell.span,
                cell.merge,
                ROW_HEAD_BAND if cell.row_head and not in_style else band,
                _cell_margins(cell),
                cell.vertical,
                cell.middle,
            )
            content = self._cell_content(
                cell,
                table.look,
                keep_next=row.keep_next or header,
                before=start if place == 0 else "",
                after=end if place == last else "",
            )
            cells.append(f"<w:tc>{properties}{content}</w:tc>")
            column += cell.span
        return f"<w:tr>{_row_properties(row, header=header)}{''.join(cells)}</w:tr>"

    def _cell_content(
        self, cell: Cell, look: TableLook, *, keep_next: bool, before: str, after: str
    ) -> str:
        """Word wants a paragraph in every cell."""
        paragraphs = cell.paragraphs or (Paragraph(_EMPTY_CELL_STYLE[look]),)
        vertical = cell.vertical
        if len(paragraphs) == 1:
            return self.paragraph(
                paragraphs[0], keep_next=keep_next, vertical=vertical, before=before, after=after
            )
        first, *middle, last = paragraphs
        parts = [
            self.paragraph(first, keep_next=keep_next, vertical=vertical, before=before),
            *[self.paragraph(each, keep_next=keep_next, vertical=vertical) for each in middle],
            self.paragraph(last, keep_next=keep_next, vertical=vertical, after=after),
        ]
        return "".join(parts)

    def _inline(self, inline: Inline, *, vertical: bool) -> str:
        match inline:
            case Run():
                if vertical:
                    return self._vertical_runs(inline.text)
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


@lru_cache(maxsize=1024)
def _paragraph_start(
    role: Role,
    mark: str,
    emphasis: Emphasis,
    keep_next: bool,
    starts_page: bool,
) -> tuple[str, str]:
    """The paragraph's properties that its style does not say, and its typed mark; a mark that the
    style's list prints is not typed.
    """
    style = STYLES[role]
    parts = [_STARTS[role]]
    if keep_next and not style.keep_next:
        parts.append(_KEEP_NEXT)
    if starts_page:
        parts.append("<w:pageBreakBefore/>")
    if style.list_mark and mark != style.list_mark:
        raise ValueError(f"{role} with mark {mark!r}")
    typed = ""
    if mark and not style.list_mark:
        typed = f"{_RUN_STARTS[emphasis]}{text_elements(mark)}<w:tab/></w:r>"
    if not mark and style.hanging:
        parts.append(_indent(style.left - style.hanging, 0))
    parts.append(_MARK_RUNS.get(emphasis, ""))
    parts.append("</w:pPr>")
    return "".join(parts), typed


def _indent(left: float, hanging: float) -> str:
    return f'<w:ind w:left="{twips(left)}" w:hanging="{twips(hanging)}"/>'


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


def _row_properties(row: Row, *, header: bool) -> str:
    parts = "" if row.may_split else "<w:cantSplit/>"
    if row.min_height_pt:
        parts += f'<w:trHeight w:val="{twips(row.min_height_pt)}" w:hRule="atLeast"/>'
    if header:
        parts += "<w:tblHeader/>"
    return f"<w:trPr>{parts}</w:trPr>" if parts else ""


@lru_cache(maxsize=1024)
def _cell_properties(
    width: int,
    span: int,
    merge: Merge,
    band: str,
    margins: str,
    vertical: bool,
    middle: bool,
) -> str:
    parts = [f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>']
    if span > 1:
        parts.append(f'<w:gridSpan w:val="{span}"/>')
    if merge is not Merge.NONE:
        parts.append(_MERGES[merge])
    if band:
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{band}"/>')
    parts.append(margins)
    if vertical:
        parts.append('<w:textDirection w:val="tbRlV"/>')
    if middle:
        parts.append('<w:vAlign w:val="center"/>')
    parts.append("</w:tcPr>")
    return "".join(parts)


def _cell_margins(cell: Cell) -> str:
    if cell.vertical:
        return _VERTICAL_MARGINS
    if cell_margin_mm(cell) == NARROW_CELL_MARGIN_MM:
        return _NARROW_MARGINS
    return ""


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
