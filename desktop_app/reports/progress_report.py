"""`progress`: 実施状況報告, the first and narrow form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from desktop_app.domain.numbering import item_mark
from desktop_app.domain.plan import Chapter, Group, Item, Measure, Plan
from desktop_app.domain.progress import ProgressEntry, Status
from desktop_app.reports.document import (
    Anchor,
    AnchorKind,
    Block,
    Cell,
    PageForm,
    Paragraph,
    Properties,
    ReportDocument,
    Role,
    Row,
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
    PROGRESS_WIDTHS,
    STYLES,
)
from desktop_app.reports.options import ReportOptions
from desktop_app.reports.parts import (
    footer,
    group_text,
    held_together,
    measure_paragraphs,
    splittable,
    timing_cell,
)
from desktop_app.reports.text_measure import width_ems
from desktop_app.reports.wording import Wording

NAME = "progress"
Entries = Mapping[int, ProgressEntry]
_SPACER = Paragraph(Role.SPACER)
_TITLE_STYLE = STYLES[Role.NARROW_ITEM_TITLE]
_TITLE_EMS = 2 * (
    ((PROGRESS_WIDTHS[0] - 2 * CELL_MARGIN_MM) * POINTS_PER_MM - _TITLE_STYLE.left)
    / _TITLE_STYLE.size
)


def build_progress_report(
    plan: Plan, options: ReportOptions, entries: Entries, wording: Wording
) -> ReportDocument:
    """The measures with what was done as of a day; `entries` holds the valid one per measure."""
    words = wording.progress
    as_of = wording.as_of(options.as_of)
    head = "　".join(part for part in (as_of, plan.company) if part)
    blocks: list[Block] = [
        plain(Role.TITLE, words.title, anchor=Anchor(AnchorKind.SECTION, "progress")),
        plain(Role.HEAD_LINE, head),
        plain(Role.SENTENCE, counting_sentence(plan, entries, as_of, wording)),
    ]
    for number, chapter in enumerate(plan.chapters, start=1):
        blocks += _chapter(number, chapter, entries, as_of, wording)
    if plan.measures():
        blocks += _definitions(plan, entries, wording)
    return ReportDocument(
        NAME,
        Properties(words.title, plan.company, words.subject, options.as_of, plan.id),
        Typeface.GOTHIC,
        (
            Section(
                PageForm.STATUS,
                tuple(blocks),
                footer(words.title, plan.company, as_of, wording),
            ),
        ),
    )


def counting_sentence(plan: Plan, entries: Entries, as_of: str, wording: Wording) -> str:
    """「…、全37施策のうち、実施済13、…、未入力2となっています。」; the numbers add up to the total.

    A measure without an entry counts as 未入力, never as 未着手: nobody said that it was not begun.
    """
    words = wording.progress
    statuses = [_status(measure, entries) for measure in plan.measures()]
    if not statuses:
        return words.sentence_empty.format(as_of=as_of)
    counts = Counter(statuses)
    named = [*wording.statuses.items(), (None, words.not_entered)]
    texts = [
        words.count.format(word=word, number=counts[status])
        for status, word in named
        if counts[status]
    ]
    return words.sentence.format(
        as_of=as_of, total=len(statuses), counts=words.count_separator.join(texts)
    )


def _status(measure: Measure, entries: Entries) -> Status | None:
    entry = entries.get(measure.id)
    return entry.status if entry else None


def _chapter(
    number: int, chapter: Chapter, entries: Entries, as_of: str, wording: Wording
) -> list[Block]:
    heading = plain(
        Role.HEADING,
        chapter.title,
        mark=str(number),
        anchor=Anchor(AnchorKind.CHAPTER, chapter.id),
    )
    blocks: list[Block] = [heading]
    if not chapter.items:
        blocks.append(plain(Role.NOTHING, wording.common.nothing))
    for item in chapter.items:
        table = _item_table(chapter, item, entries, as_of, wording)
        blocks += [held_together(table, with_next=False), _SPACER]
    return blocks


def _item_table(
    chapter: Chapter, item: Item, entries: Entries, as_of: str, wording: Wording
) -> Table:
    rows = tuple(_entry_row(entry, entries, wording) for entry in item.entries)
    if not rows:
        nothing = plain(Role.STATUS_TEXT, wording.common.nothing)
        rows = (Row((Cell((nothing,), span=len(PROGRESS_WIDTHS)),)),)
    header = _header(chapter, item, as_of, wording)
    return Table(TableLook.ROWS, PROGRESS_WIDTHS, header, rows, item.title)


def _header(chapter: Chapter, item: Item, as_of: str, wording: Wording) -> tuple[Row, ...]:
    """Title and column heads in one row; a title of more than two lines has a row above them."""
    words = wording.progress
    title = plain(
        Role.NARROW_ITEM_TITLE,
        item.title,
        mark=item_mark(chapter, item),
        anchor=Anchor(AnchorKind.ITEM, item.id),
    )
    status_text = words.status_text.format(as_of=as_of)
    heads = (words.timing, status_text, words.status, words.next_steps)
    columns = tuple(Cell((plain(Role.NARROW_COLUMN_HEAD, head),), middle=True) for head in heads)
    if width_ems(item.title) <= _TITLE_EMS:
        return (Row((Cell((title,), middle=True), *columns)),)
    measure = Cell((plain(Role.NARROW_COLUMN_HEAD, words.measure),), middle=True)
    return Row((Cell((title,), span=len(PROGRESS_WIDTHS)),)), Row((measure, *columns))


def _entry_row(entry: Measure | Group, entries: Entries, wording: Wording) -> Row:
    match entry:
        case Group():
            heading = plain(Role.NARROW_GROUP, group_text(entry, wording))
            return Row((Cell((heading,), span=len(PROGRESS_WIDTHS)),), keep_next=True)
        case Measure():
            return _measure_row(entry, entries.get(entry.id), wording)


def _measure_row(measure: Measure, entry: ProgressEntry | None, wording: Wording) -> Row:
    paragraphs = measure_paragraphs(
        measure, measure_role=Role.NARROW_MEASURE, detail_role=Role.NARROW_DETAIL
    )
    status = entry.status if entry else None
    status_word = wording.statuses[status] if status else wording.progress.not_entered
    row = Row(
        (
            Cell(paragraphs),
            timing_cell(measure, role=Role.NARROW_TIMING, width_mm=PROGRESS_WIDTHS[1]),
            _text_cell(entry.report_wording if entry else "", wording),
            Cell((plain(Role.STATUS, status_word),)),
            _text_cell(entry.next_steps if entry else "", wording),
        ),
        anchor=Anchor(AnchorKind.MEASURE, measure.id),
    )
    return splittable(row, PROGRESS_WIDTHS)


def _text_cell(text: str, wording: Wording) -> Cell:
    """A paragraph per line; nothing said prints as 「－」."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return Cell((plain(Role.STATUS, wording.common.dash),))
    return Cell(tuple(_text_line(line) for line in lines))


def _text_line(line: str) -> Paragraph:
    """A line that begins with the list's bullet becomes a line of that list."""
    bullet = STYLES[Role.STATUS_BULLET].list_mark
    if line.startswith(bullet):
        return plain(Role.STATUS_BULLET, line.removeprefix(bullet).lstrip(), mark=bullet)
    return plain(Role.STATUS_TEXT, line)


def _definitions(plan: Plan, entries: Entries, wording: Wording) -> list[Block]:
    """What the words of 区分 mean, once, two to a row."""
    words = wording.progress
    terms = [
        (word, wording.status_definitions[status]) for status, word in wording.statuses.items()
    ]
    if any(_status(measure, entries) is None for measure in plan.measures()):
        terms.append((words.not_entered, words.not_entered_definition))
    if len(terms) % 2:
        terms.append(("", ""))
    rows = tuple(
        Row(_definition_cells(*left) + _definition_cells(*right), keep_next=True)
        for left, right in zip(terms[::2], terms[1::2], strict=True)
    )
    table = Table(TableLook.ROWS, DEFINITION_WIDTHS, (), rows, words.definitions)
    head = plain(Role.DEFINITION_HEAD, words.definitions, keep_next=True)
    return [head, table, _SPACER]


def _definition_cells(word: str, definition: str) -> tuple[Cell, ...]:
    term = Cell((plain(Role.TERM, word),), middle=True, row_head=True)
    return term, Cell((plain(Role.DEFINITION, definition),), middle=True)
