"""`decision`: a sheet for 決裁, only what changed since the report before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.domain.plan import Detail, Measure
from desktop_app.domain.progress import same_content
from desktop_app.reports.context import Context, PrintedItem
from desktop_app.reports.counts import count_table, counting_sentence, repeats_aside
from desktop_app.reports.document import (
    Anchor,
    AnchorKind,
    Block,
    Cell,
    PageForm,
    Paragraph,
    ReportDocument,
    Role,
    Row,
    Section,
    Table,
    TableLook,
    Typeface,
    plain,
)
from desktop_app.reports.layout import APPROVAL_WIDTH, DECISION_WIDTHS, POINTS_PER_MM, page_of
from desktop_app.reports.letter import addressee_of
from desktop_app.reports.marked import is_new
from desktop_app.reports.movements import changes_head, movements_of
from desktop_app.reports.page_estimate import paragraph_height, row_height, table_height
from desktop_app.reports.parts import splittable
from desktop_app.reports.summary import shortened

NAME = "decision"
_APPROVAL_HEIGHT = 48.0
_SPACER = Paragraph(Role.SPACER)
_MOST_PAGES = 2
_FILLED = 0.94
"""How much of that our count may fill, which takes figures to be narrower than they are."""
_LONGEST = 60
"""Characters of a measure or a changed text: the sheet shows what, the report shows all."""


class _Change(Struct, frozen=True):
    """A row: where, what, how it was and how it is now."""

    place: str
    measure: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    id: int | None = None


def build_decision(context: Context) -> ReportDocument:
    """The boxes to sign, the counts, the changed measures."""
    words = context.wording.decision
    title = words.title
    blocks: list[Block] = [
        plain(Role.TITLE, title, anchor=Anchor(AnchorKind.SECTION, NAME)),
        plain(Role.HEAD_LINE, context.head_line),
        _SPACER,
        _approvals(context),
        plain(Role.SENTENCE, _request(context)),
        plain(Role.SENTENCE, counting_sentence(context, repeats=repeats_aside(context))),
    ]
    table = count_table(context, form=PageForm.PORTRAIT, short=True)
    if table is not None:
        blocks.append(table)
    blocks.append(plain(Role.DEFINITION_HEAD, changes_head(context), keep_next=True))
    blocks += _changes(context, _room_below(blocks, context))
    section = Section(PageForm.PORTRAIT, tuple(blocks), context.footer(title))
    return context.document(NAME, title, words.subject, Typeface.GOTHIC, section)


def _room_below(blocks: list[Block], context: Context) -> float:
    """What two pages leave below those blocks, in points."""
    page = page_of(PageForm.PORTRAIT, context.options.paper)
    width = page.text_width * POINTS_PER_MM
    used = sum(
        table_height(block) if isinstance(block, Table) else paragraph_height(block, width)
        for block in blocks
    )
    return (_MOST_PAGES * page.text_height_pt - used) * _FILLED


def _approvals(context: Context) -> Table:
    """Boxes at the right, empty, for the seals."""
    words = context.wording.decision
    names = words.approvals.split("／")
    header = Row(tuple(Cell((plain(Role.DECISION_LINE, name),), middle=True) for name in names))
    boxes = Row(
        tuple(Cell((plain(Role.DECISION_LINE, ""),)) for _ in names),
        min_height_pt=_APPROVAL_HEIGHT,
    )
    widths = tuple(APPROVAL_WIDTH for _ in names)
    return Table(
        TableLook.COLUMNS, widths, (header,), (boxes,), words.approvals_table, flush_right=True
    )


def _request(context: Context) -> str:
    words = context.wording.decision
    name = addressee_of(context).replace("\n", "　")
    to = words.to.format(name=name)
    return words.request.format(addressee=to, number=context.title_number)


def _changes(context: Context, room: float) -> list[Block]:
    common = context.wording.common
    if context.changes is None:
        return [plain(Role.NOTHING, common.no_former)]
    removed = context.wording.decision.removed
    changes = list(_changed_measures(context))
    changes += [
        _Change(each.number, shortened(each.text, _LONGEST), (), (removed,))
        for each in context.changes.removed
    ]
    told = "".join((_counted(context), _updated(changes, context)))
    sentences = [plain(Role.SENTENCE, told)] if told else []
    if changes:
        width = page_of(PageForm.PORTRAIT, context.options.paper).text_width * POINTS_PER_MM
        others = plain(Role.SENTENCE, context.wording.decision.others)
        used = sum(paragraph_height(block, width) for block in (*sentences, others))
        return [*sentences, *_listed(changes, context, room - used)]
    return list(sentences or [plain(Role.NOTHING, common.nothing)])


def _counted(context: Context) -> str:
    """The numbers that letter and 総括表 name too."""
    moved = movements_of(context)
    counted = moved.counted(context.wording) if moved else ""
    return context.wording.decision.changes_text.format(parts=counted) if counted else ""


def _updated(changes: list[_Change], context: Context) -> str:
    updated = _only_worded(context, {change.id for change in changes})
    words, number = context.wording.decision, context.wording.number(updated)
    form = words.wording_only if changes else words.wording_alone
    return form.format(number=number) if updated else ""


def _listed(changes: list[_Change], context: Context, room: float) -> Iterator[Block]:
    """As many as the sheet has room for; the others are counted."""
    table = _table(changes, context)
    heights = [row_height(row, table.widths_mm) for row in table.rows]
    # A page may end with the room of a row that did not fit.
    room -= 2 * table_height(replace(table, rows=())) + max(heights)
    shown = bisect_right(list(accumulate(heights)), room)
    yield replace(table, rows=table.rows[: max(shown, 1)])
    others = len(heights) - max(shown, 1)
    if others:
        words, number = context.wording.decision, context.wording.number(others)
        yield plain(Role.SENTENCE, words.others.format(number=number))
    else:
        yield _SPACER


def _table(changes: list[_Change], context: Context) -> Table:
    words = context.wording.decision
    heads = (words.place, words.measure, words.before, words.after)
    header = Row(
        tuple(Cell((plain(Role.NARROW_COLUMN_HEAD, head),), middle=True) for head in heads)
    )
    rows = tuple(_row(change, context) for change in changes)
    return Table(TableLook.ROWS, DECISION_WIDTHS, (header,), rows, words.table)


def _row(change: _Change, context: Context) -> Row:
    cells = (
        Cell((plain(Role.STATUS, change.place),)),
        Cell((plain(Role.STATUS_TEXT, change.measure),)),
        _lines(change.before, context),
        _lines(change.after, context),
    )
    anchor = Anchor(AnchorKind.MEASURE, change.id) if change.id is not None else None
    return splittable(Row(cells, anchor=anchor), DECISION_WIDTHS)


def _lines(lines: tuple[str, ...], context: Context) -> Cell:
    if not lines:
        return Cell((plain(Role.STATUS_TEXT, context.wording.common.dash),))
    return Cell(tuple(plain(Role.STATUS_TEXT, line) for line in lines))


def _changed_measures(context: Context) -> list[_Change]:
    found = []
    for chapter in context.chapters:
        for printed in chapter.items:
            for measure in printed.item.measures:
                if not context.state(measure).repeat:
                    change = _change(measure, printed, context)
                    if change.before or change.after:
                        found.append(change)
    return found


def _change(measure: Measure, printed: PrintedItem, context: Context) -> _Change:
    words, wording = context.wording.decision, context.wording
    state, changes = context.state(measure), context.changes
    before: list[str] = []
    after: list[str] = []
    if is_new(measure, context):
        after += [words.new, wording.status(state.status), _line(measure.timing_text)]
    else:
        old = state.previous.status if state.previous else None
        if old is not state.status:
            before.append(wording.status(old))
            after.append(wording.status(state.status))
            after += _why(measure, context)
        before_words, after_words = _content(measure, context)
        before += before_words
        after += after_words
    told = changes is not None and measure.id in changes.changed
    if told and not after:
        after.append(words.text)
    return _Change(
        context.wording.reference(printed.reference),
        shortened(measure.text, _LONGEST),
        tuple(line for line in before if line),
        tuple(line for line in after if line),
        measure.id,
    )


def _why(measure: Measure, context: Context) -> list[str]:
    entry = context.state(measure).entry
    reason = entry.reason if entry else ""
    words = context.wording.decision
    return [words.reason.format(reason=shortened(reason, _LONGEST))] if reason else []


def _content(measure: Measure, context: Context) -> tuple[list[str], list[str]]:
    """A changed date with its reason, and words that were changed."""
    words, changes = context.wording.decision, context.changes
    before: list[str] = []
    after: list[str] = []
    retiming = changes.retimed.get(measure.id) if changes else None
    if retiming is not None:
        dash = context.wording.common.dash
        before.append(f"{words.timing}：{_line(retiming.before.text) or dash}")
        after.append(f"{words.timing}：{_line(measure.timing_text) or dash}")
        if retiming.reason:
            after.append(words.reason.format(reason=shortened(retiming.reason, _LONGEST)))
    lines: tuple[Measure | Detail, ...] = (measure, *measure.details)
    for line in lines:
        spans = changes.phrases.get((line.id, "text"), ()) if changes else ()
        if spans or (changes and line.id in changes.new):
            after.append(f"{words.text}：{shortened(line.text, _LONGEST)}")
    return before, after


def _only_worded(context: Context, told: set[int | None]) -> int:
    """Measures of which only the text of 実施状況 is another."""
    count = 0
    for measure in context.measures:
        state = context.state(measure)
        if state.repeat or measure.id in told or state.entry is None:
            continue
        count += state.previous is None or not same_content(state.entry, state.previous)
    return count


def _line(text: str) -> str:
    return " ".join(text.split())
