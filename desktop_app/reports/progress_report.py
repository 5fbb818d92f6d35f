"""`progress`: 実施状況報告, for the ministry, for the company, per 部署, or in three columns."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.plan import Group, Measure
from desktop_app.domain.progress import Status
from desktop_app.reports.context import Context, PrintedChapter, PrintedItem, item_with
from desktop_app.reports.counts import (
    count_table,
    counting_sentence,
    repeats_note,
    scope_note,
)
from desktop_app.reports.document import (
    Anchor,
    AnchorKind,
    Block,
    Cell,
    Emphasis,
    Footer,
    Inline,
    MarkStyle,
    PageForm,
    Paragraph,
    ReportDocument,
    Role,
    Row,
    Run,
    Section,
    Table,
    TableLook,
    Typeface,
    plain,
)
from desktop_app.reports.layout import (
    CELL_MARGIN_MM,
    DEFINITION_WIDTHS,
    POINTS_PER_MM,
    STATUS_TOGETHER_SHARE,
    STYLES,
    TIMING_FILL,
)
from desktop_app.reports.marked import is_new
from desktop_app.reports.options import ProgressForm
from desktop_app.reports.parts import (
    broken,
    group_text,
    held_together,
    legend_inlines,
    new_note_text,
)
from desktop_app.reports.progress_rows import (
    FormColumns,
    columns_of_form,
    is_inside,
    is_retimed,
    measure_row,
)
from desktop_app.reports.text_measure import before_bracket, width_ems

NAME = "progress"
_SPACER = Paragraph(Role.SPACER)


def build_progress_report(context: Context) -> ReportDocument:
    """The measures with what was done as of a day."""
    words = context.wording.progress
    title = words.title + context.title_number
    if is_inside(context):
        title = context.wording.common.internal_title.format(title=title)
    blocks: list[Block] = [
        plain(Role.TITLE, title, anchor=Anchor(AnchorKind.SECTION, NAME)),
        plain(Role.HEAD_LINE, context.head_line + scope_note(context)),
        plain(Role.SENTENCE, counting_sentence(context)),
    ]
    table = count_table(context)
    if table is not None:
        blocks.append(table)
    blocks += repeats_note(context)
    if table is not None:
        blocks.append(_SPACER)
    columns = columns_of_form(context)
    if context.options.form is ProgressForm.DEPARTMENT:
        blocks += _by_department(context, columns)
    else:
        for chapter in context.chapters:
            blocks += _chapter(chapter, context, columns)
    blocks += _planned(context)
    if context.measures:
        blocks += _definitions(context)
    section = Section(PageForm.STATUS, tuple(blocks), _footer(context, title))
    return context.document(NAME, title, words.subject, Typeface.GOTHIC, section)


def _chapter(chapter: PrintedChapter, context: Context, columns: FormColumns) -> list[Block]:
    heading = plain(
        Role.HEADING,
        chapter.chapter.title,
        mark=context.wording.number(chapter.number),
        anchor=Anchor(AnchorKind.CHAPTER, chapter.chapter.id),
    )
    blocks: list[Block] = [heading]
    if not chapter.items:
        blocks.append(plain(Role.NOTHING, context.wording.common.nothing))
    for printed in chapter.items:
        table = _item_table(printed, context, columns, anchored=True)
        blocks += [held_together(table, with_next=False, share=STATUS_TOGETHER_SHARE), _SPACER]
    return blocks


def _planned(context: Context) -> list[Block]:
    """追加予定: what stands only in the draft, below everything that holds."""
    words, planned = context.wording.progress, context.given.planned
    if not planned or context.is_part:
        return []
    lines = (
        words.planned_line.format(
            number=each.number,
            text=each.measure.text,
            timing=" ".join(each.measure.timing_text.split()) or context.wording.common.dash,
        )
        for each in planned
    )
    return [plain(Role.HEADING, words.planned), *(plain(Role.SENTENCE, line) for line in lines)]


def _by_department(context: Context, columns: FormColumns) -> Iterator[Block]:
    """A heading per 主管部署, in their order, with its measures below their items."""
    names = [department.name for department in context.given.words.departments]
    leads = dict.fromkeys(context.state(measure).lead for measure in context.measures)
    order = sorted(leads, key=lambda name: (not name, names.index(name) if name in names else 999))
    anchored: set[int] = set()
    for name in order:
        yield plain(Role.HEADING, name or context.wording.progress.no_department)
        for chapter in context.chapters:
            for printed in chapter.items:
                own = tuple(m for m in printed.item.measures if context.state(m).lead == name)
                if not own:
                    continue
                part = PrintedItem(printed.number, printed.chapter, item_with(printed.item, own))
                first = printed.item.id not in anchored
                anchored.add(printed.item.id)
                table = _item_table(part, context, columns, anchored=first, place=True)
                yield held_together(table, with_next=False, share=STATUS_TOGETHER_SHARE)
                yield _SPACER


def _item_table(
    printed: PrintedItem,
    context: Context,
    columns: FormColumns,
    *,
    anchored: bool,
    place: bool = False,
) -> Table:
    """`place` puts the chapter before the title where no heading names it."""
    rows = tuple(_entry_row(entry, context, columns) for entry in printed.item.entries)
    if not rows:
        nothing = plain(Role.STATUS_TEXT, context.wording.common.nothing)
        rows = (Row((Cell((nothing,), span=len(columns.widths)),)),)
    header = _header(printed, context, columns, anchored=anchored, place=place)
    return Table(TableLook.ROWS, columns.widths, header, rows, printed.item.title)


def _header(
    printed: PrintedItem,
    context: Context,
    columns: FormColumns,
    *,
    anchored: bool,
    place: bool,
) -> tuple[Row, ...]:
    """Title and column heads in one row; a title of more than two lines has a row above them."""
    title = plain(
        Role.NARROW_ITEM_TITLE,
        f"{context.wording.reference(printed.reference)}　{printed.item.title}"
        if place
        else printed.item.title,
        mark="" if place else printed.mark,
        anchor=Anchor(AnchorKind.ITEM, printed.item.id) if anchored else None,
    )
    cells = tuple(
        Cell((_column_head(head, width),), middle=True)
        for head, width in zip(columns.heads, columns.widths[1:], strict=True)
    )
    if width_ems(printed.item.title) <= _title_ems(columns):
        return (Row((Cell((title,), middle=True), *cells)),)
    word = context.wording.progress.measure
    measure = Cell((plain(Role.NARROW_COLUMN_HEAD, word),), middle=True)
    return Row((Cell((title,), span=len(columns.widths)),)), Row((measure, *cells))


def _column_head(head: str, width_mm: float) -> Paragraph:
    """A head that does not fit goes on below before its bracket."""
    style = STYLES[Role.NARROW_COLUMN_HEAD]
    room = (width_mm - 2 * CELL_MARGIN_MM) * POINTS_PER_MM / style.size * TIMING_FILL
    parts = (before_bracket(part, limit_ems=room) for part in head.split("\n"))
    lines = tuple(line for part in parts for line in part)
    return Paragraph(Role.NARROW_COLUMN_HEAD, broken(lines))


def _title_ems(columns: FormColumns) -> float:
    """The room of two lines of a title in the first column."""
    style = STYLES[Role.NARROW_ITEM_TITLE]
    room = (columns.widths[0] - 2 * CELL_MARGIN_MM) * POINTS_PER_MM - style.left
    return 2 * room / style.size


def _entry_row(entry: Measure | Group, context: Context, columns: FormColumns) -> Row:
    match entry:
        case Group():
            heading = plain(Role.NARROW_GROUP, group_text(entry, context.wording))
            return Row((Cell((heading,), span=len(columns.widths)),), keep_next=True)
        case Measure():
            return measure_row(entry, context, columns)


def _footer(context: Context, title: str) -> Footer:
    """With the legend of the marks, on every page, if the report has any."""
    usual = context.footer(title)
    return Footer(usual.text, _legend(context))


def _legend(context: Context) -> tuple[Inline, ...]:
    measures = context.measures
    new = any(is_new(measure, context) for measure in measures)
    if context.changes is None:
        return _hand_legend(context) if new else ()
    changed = any(measure.id in context.changes.changed for measure in measures)
    retimed = any(measure.id in context.changes.retimed for measure in measures)
    if not (new or changed):
        return ()
    words, common = context.wording.progress, context.wording.common
    parts: list[tuple[Inline, ...]] = []
    if new:
        parts.append((Run(common.mark_new, Emphasis.MARK), Run(words.legend_new)))
    if changed:
        parts.append((Run(common.mark_changed, Emphasis.MARK), Run(words.legend_changed)))
    if retimed:
        former = Run(words.legend_former, Emphasis.FORMER)
        parts.append((former, Run(words.legend_former_text)))
    legend: list[Inline] = [Run(common.note_mark)]
    if context.options.marks is not MarkStyle.BRACKET:
        word = context.wording.legend(context.options.marks)
        legend += [Run(word, Emphasis.LEGEND), Run(words.legend_mark.format(mark=""))]
    legend.append(Run(words.legend_since.format(since=context.former_name())))
    for place, part in enumerate(parts):
        legend += [Run(common.separator)] * bool(place) + list(part)
    legend.append(Run(words.legend_close))
    return tuple(legend)


def _hand_legend(context: Context) -> tuple[Inline, ...]:
    """What the plan says of the marks set by hand."""
    wording = context.wording
    text = new_note_text(context.given.plan.new_note or wording.plan.new_note, wording)
    return legend_inlines(text, wording, context.options.marks)


def _definitions(context: Context) -> list[Block]:
    """What the words of 区分 mean, once, two to a row."""
    wording, words = context.wording, context.wording.progress
    named: dict[str, Status] = {}
    for status, word in wording.statuses.items():
        named.setdefault(word, status)
    terms = [(word, wording.status_definitions[status]) for word, status in named.items()]
    if any(context.state(measure).status is None for measure in context.measures):
        definition = words.not_entered_definition.format(as_of=context.as_of)
        terms.append((words.not_entered, definition))
    if any(is_retimed(measure, context) for measure in context.measures):
        terms.append((words.retimed.replace("\n", ""), words.retimed_definition))
    if is_inside(context):
        terms.append((words.pace, words.pace_definition))
    rows = [
        Row(_definition_cells(*left) + _definition_cells(*right))
        for left, right in zip(terms[::2], terms[1::2], strict=False)
    ]
    if len(terms) % 2:
        rows.append(Row(_definition_cells(*terms[-1], span=3)))
    table = Table(TableLook.ROWS, DEFINITION_WIDTHS, (), tuple(rows), words.definitions)
    head = plain(Role.DEFINITION_HEAD, words.definitions, keep_next=True)
    # Bound to the last paragraph too: alone it would begin an empty page.
    return [head, held_together(table, with_next=True), _SPACER]


def _definition_cells(word: str, definition: str, *, span: int = 1) -> tuple[Cell, ...]:
    term = Cell((plain(Role.TERM, word),), middle=True, row_head=True)
    return term, Cell((plain(Role.DEFINITION, definition),), span=span, middle=True)
