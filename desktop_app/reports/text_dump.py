"""A report as text that a person can read and judge: for golden tests and for reviews."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.reports.document import (
    Block,
    Cell,
    Emphasis,
    Inline,
    InternalLink,
    Merge,
    Paragraph,
    ReportDocument,
    Row,
    Run,
    Section,
    SoftBreak,
    Table,
)

_EMPHASIS = {
    Emphasis.NONE: "{}",
    Emphasis.NEW: "<新規>{}</>",
    Emphasis.LEGEND: "<凡例>{}</>",
    Emphasis.MARK: "<印>{}</>",
    Emphasis.CHANGED: "<変更>{}</>",
    Emphasis.FORMER: "<取消>{}</>",
    Emphasis.DIFFERENT: "<下線>{}</>",
    Emphasis.QUIET: "<淡>{}</>",
}


def dump_document(document: ReportDocument) -> str:
    """One line per paragraph and row; `⏎` is a soft break, `↵` one of the text."""
    return "\n".join(_document_lines(document)) + "\n"


def _document_lines(document: ReportDocument) -> Iterator[str]:
    properties = document.properties
    yield f"report {document.name} ({document.typeface})"
    yield f"title {properties.title} | author {properties.author} | date {properties.date}"
    for section in document.sections:
        yield from _section_lines(section)


def _section_lines(section: Section) -> Iterator[str]:
    footer = f" footer: {section.footer.text}" if section.footer else ""
    yield f"== {section.form}{footer}"
    if section.header:
        yield f"header: {section.header}"
    if section.footer and section.footer.legend:
        yield "legend: " + "".join(_inline(part) for part in section.footer.legend)
    for block in section.blocks:
        yield from _block_lines(block)


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _paragraph(block)
        case Table():
            widths = "｜".join(f"{width:g}" for width in block.widths_mm)
            yield f"table {block.look} {widths} 「{block.title}」"
            yield from (f"  head {_row(row)}" for row in block.header)
            yield from (f"  row {_row(row)}" for row in block.rows)


def _row(row: Row) -> str:
    flags = _flags(
        (row.anchor is not None, f"#{row.anchor.name}" if row.anchor else ""),
        (row.keep_next, "keep-next"),
        (row.may_split, "may-split"),
        (row.min_height_pt > 0, f"min {row.min_height_pt:.0f}pt"),
    )
    return f"{flags}| {' | '.join(_cell(cell) for cell in row.cells)} |"


def _cell(cell: Cell) -> str:
    flags = _flags(
        (cell.span > 1, f"span {cell.span}"),
        (cell.merge is not Merge.NONE, str(cell.merge)),
        (cell.vertical, "vertical"),
        (cell.strong_left, "strong-left"),
        (cell.strong_right, "strong-right"),
    )
    return flags + " // ".join(_paragraph(paragraph) for paragraph in cell.paragraphs)


def _paragraph(paragraph: Paragraph) -> str:
    flags = _flags(
        (paragraph.starts_page, "new page"),
        (paragraph.anchor is not None, f"#{paragraph.anchor.name}" if paragraph.anchor else ""),
        (paragraph.keep_next, "keep-next"),
        (paragraph.inset_ems > 0, f"inset {paragraph.inset_ems}"),
    )
    mark = _EMPHASIS[paragraph.mark_emphasis].format(paragraph.mark + " ") if paragraph.mark else ""
    text = "".join(_inline(inline) for inline in paragraph.inlines)
    return f"[{paragraph.role}] {flags}{mark}{text}"


def _inline(inline: Inline) -> str:
    match inline:
        case Run(text, emphasis):
            return _EMPHASIS[emphasis].format(text.replace("\n", "↵"))
        case SoftBreak():
            return "⏎"
        case InternalLink(text, target):
            return f"{text}→{target.name}"


def _flags(*flags: tuple[bool, str]) -> str:
    shown = " ".join(text for given, text in flags if given)
    return f"({shown}) " if shown else ""
