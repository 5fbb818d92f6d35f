"""件数: the sentence 「全N施策のうち…」, and the table of now, 前回 and 増減."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from desktop_app.domain.progress import Status
from desktop_app.domain.report_input import Counts, FormerReport
from desktop_app.reports.context import Context, report_number
from desktop_app.reports.document import Block, Cell, PageForm, Role, Row, Table, TableLook, plain
from desktop_app.reports.layout import COUNT_LABEL_WIDTH, COUNT_WIDTH, PAGES
from desktop_app.reports.wording import COUNTING_ORDER, Wording

ABANDONED = (Status.CANCELLED, Status.MERGED)


class Column(Struct, frozen=True):
    """A column of a table of counts: one 進捗区分, or 中止 and 統合 together."""

    head: str
    statuses: tuple[Status | None, ...]

    def count(self, counts: Counts) -> int:
        """How many."""
        return sum(counts.get(status, 0) for status in self.statuses)


def columns_of(wording: Wording, *counts: Counts | None) -> tuple[Column, ...]:
    """The columns of 区分; 記載なし only where there is such a measure."""
    counted = dict.fromkeys(
        wording.counted_as(status) for status in COUNTING_ORDER if status not in ABANDONED
    )
    columns = [Column(wording.status(status), (status,)) for status in counted]
    head = wording.summary.joiner_short.join(words_of(ABANDONED, wording))
    columns.append(Column(head, ABANDONED))
    if any(each and each.get(None) for each in counts):
        columns.append(Column(wording.progress.not_entered, (None,)))
    return tuple(columns)


def words_of(statuses: Iterable[Status], wording: Wording) -> list[str]:
    """Each word once."""
    return list(dict.fromkeys(wording.status(status) for status in statuses))


def counted_words(counts: Counts, wording: Wording) -> str:
    """「実施済13、継続実施中16」: what is not nought, in the order of the forms."""
    order: tuple[Status | None, ...] = (*wording.statuses, None)
    words = wording.progress
    return words.count_separator.join(
        words.count.format(
            word=words.not_entered_counted if status is None else wording.status(status),
            number=wording.number(counts[status]),
        )
        for status in order
        if counts.get(status)
    )


def counting_sentence(context: Context, *, repeats: str = "") -> str:
    """「…、全37施策のうち、実施済13、…となっています。」; the numbers add up to the total.

    A measure without an entry is counted by itself: nobody said that it was not begun.
    """
    words = context.wording.progress
    counts = context.counts()
    total = sum(counts.values())
    if not total:
        return words.sentence_empty.format(as_of=context.as_of)
    number = context.wording.number(total)
    if nothing_recorded(counts):
        return words.sentence_none.format(as_of=context.as_of, total=number, repeats=repeats)
    return words.sentence.format(
        as_of=context.as_of,
        total=number,
        repeats=repeats,
        counts=counted_words(counts, context.wording),
    )


def nothing_recorded(counts: Counts) -> bool:
    """Whether no measure has a record yet."""
    return not any(number for status, number in counts.items() if status is not None)


def repeats_note(context: Context) -> list[Block]:
    """Whether the numbers count 再掲, where one is printed."""
    common = context.wording.common
    text = _of_repeats(context, counted=common.repeats_counted, left_out=common.repeats_left_out)
    return [plain(Role.NOTE, text)] if text else []


def repeats_aside(context: Context) -> str:
    """The same in brackets, for a sentence."""
    common = context.wording.common
    return _of_repeats(context, counted=common.with_repeats, left_out=common.without_repeats)


def _of_repeats(context: Context, *, counted: str, left_out: str) -> str:
    repeats = sum(context.state(measure).repeat for measure in context.measures)
    words = counted if context.given.words.repeated_count else left_out
    return words.format(number=context.wording.number(repeats)) if repeats else ""


def scope_note(context: Context) -> str:
    """「（抜粋：1章、営業本部）」 where only a part is printed."""
    common = context.wording.common
    options = context.options
    parts = [
        common.scope_chapter.format(number=context.wording.number(n)) for n in options.chapters
    ]
    parts += options.departments
    return common.scope.format(parts=context.wording.listed(parts)) if parts else ""


def figure(number: int, wording: Wording) -> str:
    """Nought prints as 「－」."""
    return wording.number(number) if number else wording.common.dash


def difference(number: int, wording: Wording) -> str:
    """「＋4」, 「－3」, or 「－」 for no change."""
    if not number:
        return wording.common.dash
    sign = wording.common.plus if number > 0 else wording.common.minus
    return sign + wording.number(abs(number))


def count_table(
    context: Context, *, form: PageForm = PageForm.STATUS, short: bool = False
) -> Table | None:
    """今回, 前回 and 増減; None without a report before. `short` labels leave the columns more."""
    before = context.former_counts()
    former = context.given.former
    if before is None or former is None:
        return None
    wording, words = context.wording, context.wording.progress
    now = context.counts()
    columns = columns_of(wording, now, before)
    columns += (Column(words.total, (*Status, None)),)
    room = PAGES[form].text_width
    label = room - COUNT_WIDTH * len(columns) if short else COUNT_LABEL_WIDTH
    width = (room - label) / len(columns)
    heads = ("", *(column.head for column in columns))
    header = Row(tuple(Cell((plain(Role.COUNT_HEAD, head),), middle=True) for head in heads))
    here, there = _short_labels(context, former) if short else _labels(context)
    rows = (
        _row(here, [figure(c.count(now), wording) for c in columns], now=True),
        _row(there, [figure(c.count(before), wording) for c in columns]),
        _row(
            (words.change,),
            [difference(c.count(now) - c.count(before), wording) for c in columns],
        ),
    )
    widths = (label, *(width for _ in columns))
    return Table(TableLook.GRID, widths, (header,), rows, words.counts_table)


def _labels(context: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = context.wording.progress
    now, before = of_report(context), former_of(context)
    return (words.now.format(of=now),), (words.before.format(of=before),)


def _short_labels(
    context: Context, former: FormerReport
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """「今回（第3回）」 with the day below."""
    wording, words = context.wording, context.wording.progress
    number = report_number(context.given, context.options)
    now = words.now_short.format(number=_nth(number, wording))
    before = words.before_short.format(number=_nth(former.number, wording))
    return (now, wording.date(context.options.as_of)), (before, wording.date(former.as_of))


def _nth(number: int | None, wording: Wording) -> str:
    return "" if number is None else wording.progress.nth.format(number=wording.number(number))


def of_report(context: Context) -> str:
    """「第3回：2024年3月31日現在」."""
    number = report_number(context.given, context.options)
    return _of(number, context.as_of, context.wording)


def _of(number: int | None, as_of: str, wording: Wording) -> str:
    words = wording.progress
    if number is None:
        return words.of_day.format(as_of=as_of)
    return words.of_report.format(number=wording.number(number), as_of=as_of)


def former_of(context: Context) -> str:
    """「第2回：2023年9月30日現在」 of the report before."""
    former = context.given.former
    if former is None:
        return ""
    return _of(former.number, context.wording.as_of(former.as_of), context.wording)


def _row(labels: tuple[str, ...], figures: list[str], *, now: bool = False) -> Row:
    """The first label, and smaller below it what goes with it."""
    label_role, role = (
        (Role.COUNT_LABEL_NOW, Role.COUNT_NOW) if now else (Role.COUNT_LABEL, Role.COUNT)
    )
    label, *below = labels
    lines = (plain(label_role, label), *(plain(Role.COUNT_DAY, text) for text in below))
    head = Cell(lines, middle=True, row_head=True)
    return Row((head, *(Cell((plain(role, text),), middle=True) for text in figures)))
