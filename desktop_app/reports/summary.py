"""`summary`: 総括表, chapter by 進捗区分 with 前回 and 増減, on one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from desktop_app.domain.plan import Measure
from desktop_app.domain.progress import Status
from desktop_app.domain.report_input import Counts
from desktop_app.reports.context import Context
from desktop_app.reports.counts import (
    Column,
    columns_of,
    counting_sentence,
    difference,
    figure,
    former_of,
    nothing_recorded,
    repeats_note,
    scope_note,
    words_of,
)
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
from desktop_app.reports.layout import MOVEMENT_WIDTHS, PAGES, SUMMARY_WIDTHS
from desktop_app.reports.movements import (
    StatusMove,
    abandoned_label,
    changes_head,
    movements_of,
)
from desktop_app.reports.parts import broken
from desktop_app.reports.wording import Wording

NAME = "summary"
_FINISHED = (Status.DONE, Status.CONTINUING)
_SPACER = Paragraph(Role.SPACER)
_ROOMY, _TIGHT = 22.0, 19.5
"""Heights of rows in points; the lower one where many chapters must share the page."""
_MOST_ROOMY = 5
_MOST_BESIDE_DAY = 6
"""Columns of 進捗区分 that leave 前回 with its day one line."""
_NAMED = 2
"""As many measures are named in 前回報告からの変更; more are counted."""
_PLANNED_NAMED = 4


def build_summary(context: Context) -> ReportDocument:
    """The counts, and below them what moved since the report before."""
    words = context.wording.summary
    title = words.title + context.title_number
    blocks: list[Block] = [
        plain(Role.TITLE, title, anchor=Anchor(AnchorKind.SECTION, NAME)),
        plain(Role.HEAD_LINE, context.head_line + scope_note(context)),
        plain(Role.SENTENCE, _sentences(context)),
    ]
    if context.measures:
        blocks += _counted(context)
    section = Section(PageForm.STATUS, tuple(blocks), context.footer(title))
    return context.document(NAME, title, words.subject, Typeface.GOTHIC, section)


def _counted(context: Context) -> list[Block]:
    words = context.wording.summary
    blocks: list[Block] = [
        plain(Role.ABOVE_TABLE, words.unit),
        _table(context),
        *repeats_note(context),
        *_planned(context),
    ]
    movements = _movements(context)
    if movements is not None:
        blocks += [plain(Role.DEFINITION_HEAD, changes_head(context), keep_next=True), movements]
    return [*blocks, _SPACER]


def _sentences(context: Context) -> str:
    """Both in one paragraph, a line each."""
    counted = counting_sentence(context)
    if nothing_recorded(context.counts()):
        return counted
    return f"{counted}\n{_share_sentence(context)}"


def _share_sentence(context: Context) -> str:
    words, wording = context.wording.summary, context.wording
    now, before = context.counts(), context.former_counts()
    names = words.joiner.join(words_of(_FINISHED, wording))
    count, share = wording.number(_finished(now, wording)), wording.number(_share(now, wording))
    if before is None:
        return words.share_sentence.format(words=names, count=count, share=share)
    return words.share_sentence_before.format(
        words=names,
        count=count,
        share=share,
        before=wording.number(_finished(before, wording)),
        share_before=wording.number(_share(before, wording)),
    )


def _finished(counts: Counts, wording: Wording) -> int:
    return sum(counts.get(each, 0) for each in {wording.counted_as(each) for each in _FINISHED})


def _share(counts: Counts, wording: Wording) -> str:
    """Per cent to one place, a half upwards."""
    return str(_percent(counts, wording)) if sum(counts.values()) else "0.0"


def _percent(counts: Counts, wording: Wording) -> Decimal:
    total = sum(counts.values())
    if not total:
        return Decimal("0.0")
    share = Decimal(_finished(counts, wording)) * 100 / total
    return share.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _table(context: Context) -> Table:
    wording, words = context.wording, context.wording.summary
    now, before = context.counts(), context.former_counts()
    columns = columns_of(wording, now, before)
    names = words.joiner_short.join(words_of(_FINISHED, wording))
    heads: list[tuple[str, ...]] = [(words.chapter,), *((c.head,) for c in columns), (words.total,)]
    heads.append(_parted(words.share.format(words=names), words.joiner_short))
    header = Row(
        tuple(Cell((Paragraph(Role.SUMMARY_HEAD, broken(head)),), middle=True) for head in heads)
    )
    height = _ROOMY if len(context.chapters) <= _MOST_ROOMY else _TIGHT
    rows = [
        _row(
            plain(Role.SUMMARY_LABEL, each.chapter.title, mark=wording.number(each.number)),
            _figures(context.chapter_counts(each), columns, context),
            height,
        )
        for each in context.chapters
    ]
    total = plain(Role.SUMMARY_TOTAL_LABEL, words.total_label)
    rows.append(_row(total, _figures(now, columns, context), height, Role.SUMMARY_TOTAL))
    if before is not None:
        rows += _before_rows(context, columns, now, before, height)
    status, total_width, share = SUMMARY_WIDTHS
    figures = (*(status for _ in columns), total_width, share)
    widths = (PAGES[PageForm.STATUS].text_width - sum(figures), *figures)
    return Table(TableLook.GRID, widths, (header,), tuple(rows), words.table)


def _parted(head: str, joiner: str) -> tuple[str, ...]:
    """「実施済・」 and 「継続実施中の割合」."""
    first, found, rest = head.partition(joiner)
    return (first + found, rest) if rest else (head,)


def _before_label(context: Context, columns: Sequence[Column]) -> str:
    """With the day, unless columns leave it one line only without; it stands again below."""
    wording, former = context.wording, context.given.former
    if former and former.number and len(columns) > _MOST_BESIDE_DAY:
        return wording.summary.before_short.format(number=wording.number(former.number))
    return wording.summary.before_of.format(of=former_of(context))


def _before_rows(
    context: Context, columns: Sequence[Column], now: Counts, before: Counts, height: float
) -> list[Row]:
    wording, words = context.wording, context.wording.summary
    of = _before_label(context, columns)
    differences = [difference(c.count(now) - c.count(before), wording) for c in columns]
    differences.append(difference(sum(now.values()) - sum(before.values()), wording))
    differences.append(_points(_percent(now, wording) - _percent(before, wording), context))
    return [
        _row(plain(Role.SUMMARY_BEFORE_LABEL, of), _figures(before, columns, context), height),
        _row(plain(Role.SUMMARY_BEFORE_LABEL, words.change), differences, height),
    ]


def _points(difference_: Decimal, context: Context) -> str:
    wording = context.wording
    if not difference_:
        return wording.common.dash
    sign = wording.common.plus if difference_ > 0 else wording.common.minus
    return wording.summary.points.format(points=sign + wording.number(str(abs(difference_))))


def _figures(counts: Counts, columns: Sequence[Column], context: Context) -> list[str]:
    wording = context.wording
    figures = [figure(column.count(counts), wording) for column in columns]
    total = sum(counts.values())
    share = wording.summary.share_value.format(share=wording.number(_share(counts, wording)))
    finished = _finished(counts, wording)
    return [*figures, figure(total, wording), share if finished else wording.common.dash]


def _row(
    label: Paragraph, figures: list[str], height: float, role: Role = Role.SUMMARY_FIGURE
) -> Row:
    cells = [Cell((label,), middle=True, row_head=True)]
    cells += [Cell((plain(role, text),), middle=True) for text in figures]
    return Row(tuple(cells), min_height_pt=height)


def _movements(context: Context) -> Table | None:
    """What moved, a row each; None without a report before, or of a part of the plan."""
    moved = movements_of(context)
    if moved is None or context.is_part:
        return None
    wording, words = context.wording, context.wording.summary
    lines = [
        (words.moved_new, len(moved.new), _names(moved.new, context)),
        (words.moved_status, len(moved.moved), _became(moved.moved, context)),
        (abandoned_label(wording), len(moved.abandoned), _names(moved.abandoned, context)),
        (words.moved_content, len(moved.changed), _retimed(moved.changed, context)),
    ]
    if moved.removed:
        texts = wording.listed(each.text for each in moved.removed[:_NAMED])
        lines.append((words.moved_removed, len(moved.removed), texts))
    rows = tuple(_movement(*line, context) for line in lines)
    return Table(TableLook.ROWS, MOVEMENT_WIDTHS, (), rows, wording.common.changes)


def _movement(label: str, count: int, text: str, context: Context) -> Row:
    wording = context.wording
    cells = (
        Cell((plain(Role.COUNT_LABEL, label),), middle=True, row_head=True),
        Cell((plain(Role.COUNT, figure(count, wording)),), middle=True),
        Cell((plain(Role.DEFINITION, text if count else wording.common.nothing),), middle=True),
    )
    return Row(cells)


def _became(moves: Sequence[StatusMove], context: Context) -> str:
    wording, words = context.wording, context.wording.summary
    counts = Counter(wording.counted_as(move.after) for move in moves)
    return wording.listed(
        words.became.format(word=wording.status(status), number=wording.number(counts[status]))
        for status in (*wording.statuses, None)
        if counts[status]
    )


def _names(measures: Sequence[Measure], context: Context) -> str:
    places = {
        measure.id: context.wording.reference(printed.reference)
        for chapter in context.chapters
        for printed in chapter.items
        for measure in printed.item.measures
    }
    return _named([(measure, places[measure.id]) for measure in measures], context, _NAMED)


def _named(measures: Sequence[tuple[Measure, str]], context: Context, limit: int) -> str:
    wording, words = context.wording, context.wording.summary
    parts = [
        words.names.format(text=shortened(measure.text), place=place)
        for measure, place in measures[:limit]
    ]
    if len(measures) > limit:
        parts.append(words.others.format(number=wording.number(len(measures) - limit)))
    return wording.listed(parts)


def _planned(context: Context) -> list[Block]:
    """追加予定: what stands only in the draft is counted nowhere above, and said here."""
    planned, wording = context.given.planned, context.wording
    if not planned or context.is_part:
        return []
    measures = [(each.measure, wording.reference(each.number)) for each in planned]
    names = _named(measures, context, _PLANNED_NAMED)
    words = wording.summary.planned
    return [plain(Role.NOTE, words.format(number=wording.number(len(planned)), names=names))]


def _retimed(changed: Sequence[Measure], context: Context) -> str:
    wording, words = context.wording, context.wording.summary
    retimed = context.changes.retimed if context.changes else {}
    own = [measure for measure in changed if measure.id in retimed]
    number = wording.number(len(own))
    if len(own) == 1:
        return words.retimed_one.format(
            number=number,
            text=shortened(own[0].text),
            before=_line(retimed[own[0].id].before.text) or wording.common.dash,
            after=_line(own[0].timing_text) or wording.common.dash,
        )
    return words.retimed.format(number=number) if own else _names(changed, context)


def shortened(text: str, limit: int = 30) -> str:
    """The first words of a long text."""
    text = _line(text)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _line(text: str) -> str:
    return " ".join(text.split())
