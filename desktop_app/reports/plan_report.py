"""`plan`: 業務改善計画の概要, in the form of the submitted document."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from desktop_app.domain.comparison import Marking, new_marks, with_marks
from desktop_app.domain.numbering import item_mark
from desktop_app.domain.plan import Chapter, Group, Item, Measure, Part, Plan
from desktop_app.domain.plan import Paragraph as PlanParagraph
from desktop_app.reports.cause_table import cause_table
from desktop_app.reports.changes import Changes, changes_between
from desktop_app.reports.context import Context, PrintedChapter
from desktop_app.reports.counts import scope_note
from desktop_app.reports.document import (
    Anchor,
    AnchorKind,
    Block,
    Cell,
    Emphasis,
    Inline,
    InternalLink,
    MarkStyle,
    Merge,
    PageForm,
    Paper,
    Paragraph,
    Properties,
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
    INDEX_WIDTHS,
    ITEM_WIDTHS,
    MOST_BALANCED_ITEMS,
    POINTS_PER_MM,
    STYLES,
    TIMING_WIDTH,
    page_of,
)
from desktop_app.reports.marked import with_changed_words
from desktop_app.reports.new_note import new_note
from desktop_app.reports.order_table import order_table
from desktop_app.reports.page_estimate import balanced_pages, paragraph_height, table_height
from desktop_app.reports.parts import (
    emphasis_of,
    fitted,
    footer,
    group_text,
    held_together,
    legend_inlines,
    measure_paragraphs,
    new_note_text,
    note_paragraph,
    same_note,
    splittable,
    timing_cell,
    told,
)
from desktop_app.reports.wording import Wording

NAME = "plan"
_SPACER = Paragraph(Role.SPACER)


def build_plan_report(context: Context) -> ReportDocument:
    """The whole document: overview, orders, list of items, chapters, causes.

    Of chosen chapters or departments only the chapters are printed, below the title.
    """
    context = _marked(context)
    plan, options, wording = context.given.plan, context.options, context.wording
    title = plan.title or wording.plan.title
    day = options.date or plan.date
    date = _date(day, context)
    chapters = _chapters(context)
    if context.is_part:
        parts = [_part_head(plan, title, date, context), chapters]
    else:
        parts = [
            _overview(plan, title, date),
            _orders(plan, wording),
            _index(plan, context),
            chapters,
            _causes(plan, context),
        ]
    blocks = tuple(block for part in parts for block in part)
    return ReportDocument(
        NAME,
        Properties(title, plan.company, wording.plan.subject, day or options.as_of, plan.id),
        Typeface.GOTHIC,
        (Section(PageForm.LANDSCAPE, blocks, footer(title, plan.company, date, wording)),),
    )


def _date(day: datetime.date | None, context: Context) -> str:
    """Of a plan that was amended since, its date with the day of which it tells, unless one was
    stated.
    """
    wording, options = context.wording, context.options
    if day is None:
        return ""
    date = wording.date(day)
    if options.date is not None or not context.given.amended or options.as_of <= day:
        return date
    return wording.common.amended.format(date=date, as_of=context.as_of)


def _marked(context: Context) -> Context:
    """With the marks against the version that was named; else those set by hand stand, also where
    the file has no more than the name of that version.

    Changes are none unless changed words were asked for.
    """
    compared, plan, options = context.given.compared, context.given.plan, context.options
    by_hand = context.given.marked_against
    if by_hand is not None:
        note = options.new_note or new_note(by_hand, context.wording, document_date=plan.date)
        given = replace(context.given, plan=replace(plan, new_note=note))
        return replace(context, given=given, changes=None)
    if compared is None:
        return replace(context, changes=None)
    changes = None
    if options.marking is Marking.PHRASES:
        changes = changes_between(compared.plan, plan, on=options.as_of)
    plan = with_marks(plan, new_marks(compared.plan, plan))
    note = options.new_note
    if not note and compared.version is not None:
        note = new_note(
            compared.version,
            context.wording,
            document_date=plan.date,
            marking=options.marking,
        )
    plan = replace(plan, new_note=note or plan.new_note)
    return replace(context, given=replace(context.given, plan=plan), changes=changes)


def _part_head(plan: Plan, title: str, date: str, context: Context) -> list[Block]:
    line = "　".join(part for part in (date, plan.company) if part) + scope_note(context)
    head = plain(Role.TITLE, title, anchor=_section_anchor("overview"))
    return [head, plain(Role.HEAD_LINE, line)]


def _section_anchor(name: str) -> Anchor:
    return Anchor(AnchorKind.SECTION, name)


def _overview(plan: Plan, title: str, date: str) -> list[Block]:
    blocks: list[Block] = [plain(Role.TITLE, title, anchor=_section_anchor("overview"))]
    blocks += [plain(Role.HEAD_LINE, line) for line in (date, plan.company) if line]
    for paragraph in told(plan.paragraphs_of(Part.OVERVIEW)):
        role = _role_for(paragraph.mark, Role.OVERVIEW, Role.OVERVIEW_MARKED)
        if _is_note(paragraph):
            role = Role.OVERVIEW_NOTE
        blocks.append(plain(role, paragraph.text, mark=paragraph.mark))
    return blocks


def _is_note(paragraph: PlanParagraph) -> bool:
    return "※" in paragraph.mark or "注" in paragraph.mark


def _role_for(mark: str, listed: Role, marked: Role) -> Role:
    """A mark that is a list's own becomes a list in Word; any other is typed."""
    return listed if mark == STYLES[listed].list_mark else marked


def _orders(plan: Plan, wording: Wording) -> list[Block]:
    if not plan.orders:
        return []
    heading = plain(
        Role.HEADING,
        wording.plan.orders_heading,
        anchor=_section_anchor("orders"),
        starts_page=True,
    )
    return [heading, order_table(plan, wording.plan), _SPACER]


def _index(plan: Plan, context: Context) -> list[Block]:
    wording = context.wording
    preface = told(plan.paragraphs_of(Part.PREFACE))
    if not plan.chapters and not preface:
        return []
    # Under the bare title of an empty plan the list needs no page of its own.
    starts_page = bool(told(plan.paragraphs_of(Part.OVERVIEW)) or plan.orders)
    heading = plain(
        Role.HEADING,
        wording.plan.index_heading,
        anchor=_section_anchor("index"),
        starts_page=starts_page,
    )
    blocks: list[Block] = [heading]
    for paragraph in preface:
        role = _role_for(paragraph.mark, Role.PREFACE, Role.PREFACE_MARKED)
        blocks.append(
            Paragraph(
                role, legend_inlines(paragraph.text, wording, context.options.marks), paragraph.mark
            )
        )
    blocks += [_SPACER, _index_table(plan, wording), _SPACER] if plan.chapters else []
    return blocks


def _index_table(plan: Plan, wording: Wording) -> Table:
    head = Cell((plain(Role.COLUMN_HEAD, wording.plan.index),), span=2, middle=True)
    rows = [
        row
        for number, chapter in enumerate(plan.chapters, start=1)
        for row in _index_rows(plan, number, chapter, wording)
    ]
    return Table(TableLook.GRID, INDEX_WIDTHS, (Row((head,)),), tuple(rows), wording.plan.index)


def _index_rows(plan: Plan, number: int, chapter: Chapter, wording: Wording) -> list[Row]:
    title: Inline = Run(chapter.title)
    if _has_items(plan):
        title = InternalLink(chapter.title, Anchor(AnchorKind.CHAPTER, chapter.id))
    name = (Paragraph(Role.INDEX_CHAPTER, (title,), str(number)),)
    if len(chapter.items) < 2:
        merges = [Merge.NONE]
    else:
        merges = [Merge.START] + [Merge.CONTINUE] * (len(chapter.items) - 1)
    items = [_index_item(chapter, item) for item in chapter.items]
    rows = []
    for merge, item in zip(
        merges, items or [plain(Role.INDEX_ITEM, wording.common.nothing)], strict=True
    ):
        paragraphs = () if merge is Merge.CONTINUE else name
        first = Cell(paragraphs, merge=merge, middle=True, row_head=True)
        rows.append(Row((first, Cell((item,), middle=True))))
    return rows


def _index_item(chapter: Chapter, item: Item) -> Paragraph:
    title = item.title if item.index_title is None else item.index_title
    link = InternalLink(title, Anchor(AnchorKind.ITEM, item.id))
    return Paragraph(Role.INDEX_ITEM, (link,), item_mark(chapter, item))


def _chapters(context: Context) -> list[Block]:
    """The chapters; without any item the list of items has already said so."""
    blocks: list[Block] = []
    if not _has_items(context.given.plan):
        return blocks
    for place, printed in enumerate(context.chapters):
        blocks += _chapter(context, printed, first=place == 0)
    return blocks


def _chapter(context: Context, printed: PrintedChapter, *, first: bool) -> list[Block]:
    """Each chapter begins a page, as submitted; one without items goes on below the last."""
    chapter, wording = printed.chapter, context.wording
    items = [each.item for each in printed.items]
    starts_page = (bool(items) or printed.number == 1) and not (first and context.is_part)
    heading = plain(
        Role.HEADING,
        chapter.title,
        mark=wording.number(printed.number),
        anchor=Anchor(AnchorKind.CHAPTER, chapter.id),
        starts_page=starts_page,
    )
    blocks: list[Block] = [heading]
    if not items:
        blocks.append(plain(Role.NOTHING, wording.common.nothing))
    notes = _chapter_notes(context, chapter, items)
    tables = [item_table(chapter, item, context) for item in items]
    turns = _page_turns(heading, tables, len(notes), context.options.paper)
    for start, end in pairwise((0, *turns, len(tables))):
        if start:
            blocks.append(Paragraph(Role.SPACER, starts_page=True))
        last = end == len(tables)
        here = notes if last else _legend_of(notes, items[start:end], context)
        blocks += _page_of(tables[start:end], here, context)
    if not tables:
        blocks += [note_paragraph(note, wording, context.options.marks) for note in notes]
    return blocks if notes or not tables else [*blocks, _SPACER]


def _page_of(tables: list[Table], notes: list[str], context: Context) -> Iterator[Block]:
    """Tables one below the other, and the notes that belong to them."""
    for place, table in enumerate(tables):
        last = place == len(tables) - 1
        if place:
            yield _SPACER
        yield held_together(table, with_next=last and bool(notes))
    for note in notes:
        yield note_paragraph(note, context.wording, context.options.marks)


def _legend_of(notes: list[str], items: list[Item], context: Context) -> list[str]:
    """The note on the colour, for a page before the chapter's last that shows it."""
    if not any(_has_new(item, context.changes) for item in items):
        return []
    legend = context.wording.common.legend_word
    return [note for note in notes if legend in note][:1]


def _page_turns(
    heading: Paragraph, tables: list[Table], notes: int, paper: Paper
) -> tuple[int, ...]:
    """Where a chapter of several pages turns them, so that its last one is not nearly empty."""
    if not 2 <= len(tables) <= MOST_BALANCED_ITEMS:
        return ()
    page = page_of(PageForm.LANDSCAPE, paper)
    width = page.text_width * POINTS_PER_MM
    spacer = paragraph_height(_SPACER, width)
    heights = [table_height(fitted(table, paper)) + spacer for table in tables]
    note = notes * paragraph_height(Paragraph(Role.NOTE), width)
    room = page.text_height_pt - note
    return balanced_pages(heights, first_room=room - paragraph_height(heading, width), room=room)


def item_table(chapter: Chapter, item: Item, context: Context) -> Table:
    """One table per item: its title and 実施時期 in the repeated head, a row per measure."""
    wording = context.wording
    title = plain(
        Role.ITEM_TITLE,
        item.title,
        mark=item_mark(chapter, item),
        anchor=Anchor(AnchorKind.ITEM, item.id),
    )
    timing = plain(Role.COLUMN_HEAD, wording.plan.timing)
    header = Row((Cell((title,), middle=True), Cell((timing,), middle=True)))
    rows = [_lead_row(item)] if item.lead else []
    rows += [_entry_row(entry, context) for entry in item.entries]
    rows = rows or [Row((Cell((plain(Role.NOTHING, wording.common.nothing),)), Cell()))]
    return Table(TableLook.COLUMNS, ITEM_WIDTHS, (header,), tuple(rows), item.title)


def _lead_row(item: Item) -> Row:
    row = Row((Cell((plain(Role.LEAD, item.lead),)), Cell()), keep_next=bool(item.entries))
    return splittable(row, ITEM_WIDTHS)


def _entry_row(entry: Measure | Group, context: Context) -> Row:
    match entry:
        case Group():
            heading = plain(Role.GROUP, group_text(entry, context.wording))
            return Row((Cell((heading,)), Cell()), keep_next=True)
        case Measure():
            return _measure_row(entry, context)


def _measure_row(measure: Measure, context: Context) -> Row:
    bracket = context.options.marks is MarkStyle.BRACKET
    paragraphs = measure_paragraphs(
        measure,
        measure_role=Role.MEASURE,
        detail_role=Role.DETAIL,
        mark_new=context.wording.common.mark_new if bracket else "",
    )
    emphasis = emphasis_of(new=measure.new)
    if context.changes is not None:
        mark = context.wording.common.mark_changed
        paragraphs = with_changed_words(paragraphs, measure, context.changes, mark)
        if (measure.id, "timing_text") in context.changes.phrases:
            emphasis = Emphasis.CHANGED
    timing = timing_cell(
        measure.timing_text, role=Role.TIMING, width_mm=TIMING_WIDTH, emphasis=emphasis
    )
    row = Row((Cell(paragraphs), timing), anchor=Anchor(AnchorKind.MEASURE, measure.id))
    return splittable(row, ITEM_WIDTHS)


def _chapter_notes(context: Context, chapter: Chapter, items: list[Item]) -> list[str]:
    """The chapter's notes, and the one that explains the colour unless they already do.

    Against a version that was named, notes on the colour that the plan holds do not apply.
    """
    wording = context.wording
    notes = [note.text for note in chapter.notes]
    legend = wording.common.legend_word
    if context.given.compared or context.given.marked_against:
        notes = [note for note in notes if legend not in note]
    if not any(_has_new(item, context.changes) for item in items):
        return notes
    text = context.given.plan.new_note or wording.plan.new_note
    if any(same_note(note, text) or legend in note for note in notes):
        return notes
    return [new_note_text(text, wording), *notes]


def _has_items(plan: Plan) -> bool:
    return any(chapter.items for chapter in plan.chapters)


def _has_new(item: Item, changes: Changes | None) -> bool:
    changed = changes.changed if changes else frozenset()
    return any(m.new or m.id in changed or any(d.new for d in m.details) for m in item.measures)


def _causes(plan: Plan, context: Context) -> list[Block]:
    wording = context.wording
    table = cause_table(plan, wording.plan)
    notes = told(plan.paragraphs_of(Part.CAUSES))
    if table is None and not notes:
        return []
    heading = plain(
        Role.HEADING,
        wording.plan.causes_heading,
        anchor=_section_anchor("causes"),
        starts_page=True,
    )
    blocks: list[Block] = [heading]
    if table is not None:
        blocks.append(_bound_to_note(table) if notes else table)
    blocks += [
        note_paragraph(note.mark + note.text, wording, context.options.marks) for note in notes
    ]
    return blocks if notes else [*blocks, _SPACER]


def _bound_to_note(table: Table) -> Table:
    return replace(table, rows=(*table.rows[:-1], replace(table.rows[-1], keep_next=True)))
