"""`comparison`: 新旧対照表, only what changed, each side with its 実施時期."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from desktop_app.domain.comparison import Retiming, compare_plans
from desktop_app.domain.numbering import DETAIL_MARK, MEASURE_MARK, item_mark
from desktop_app.domain.phrase_diff import diff_phrases
from desktop_app.domain.plan import Chapter, Detail, Item, Measure, Plan
from desktop_app.domain.report_input import ComparedWith
from desktop_app.reports.context import Context
from desktop_app.reports.counts import scope_note
from desktop_app.reports.document import (
    Anchor,
    AnchorKind,
    Block,
    Cell,
    Emphasis,
    Inline,
    Merge,
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
from desktop_app.reports.layout import SIDE_WIDTHS
from desktop_app.reports.parts import bound_rows, splittable, timing_inlines

NAME = "comparison"
_SPACER = Paragraph(Role.SPACER)
Side = tuple[Cell, ...]


class _Place(Struct, frozen=True):
    """An item with its chapter, as one side prints it."""

    number: int
    chapter: Chapter
    item: Item


class _Pair(Struct, frozen=True):
    """A measure on both sides; None on the side that does not have it."""

    after: Measure | None
    before: Measure | None

    @property
    def same(self) -> bool:
        """Whether a reader sees no difference."""
        one, other = self.after, self.before
        if one is None or other is None:
            return False
        texts = [detail.text for detail in one.details] == [d.text for d in other.details]
        return texts and (one.text, one.timing_text) == (other.text, other.timing_text)


def build_comparison(context: Context) -> ReportDocument:
    """The table, or a sentence that says that nothing differs."""
    words, date = context.wording.comparison, context.options.date
    title = words.title + context.title_number
    day = context.wording.date(date) if date else ""
    blocks: list[Block] = [
        plain(Role.TITLE, title, anchor=Anchor(AnchorKind.SECTION, NAME)),
        plain(Role.HEAD_LINE, context.head_line + scope_note(context)),
    ]
    compared = context.given.compared
    if compared is None:
        blocks.append(plain(Role.NOTHING, words.nothing_to_compare))
    else:
        blocks += _compared(context, compared)
    section = Section(PageForm.STATUS, tuple(blocks), context.footer(title, date=day))
    return context.document(NAME, title, words.subject, Typeface.GOTHIC, section)


def differs(before: Plan, after: Plan) -> bool:
    """Whether the table would have a row."""
    return any(not pair.same for _, pairs in _items(before, after) for pair in pairs)


def _compared(context: Context, compared: ComparedWith) -> list[Block]:
    words = context.wording.comparison
    rows = _Rows(context, compared.plan)
    body = rows.rows()
    if not body:
        return [plain(Role.NOTHING, words.nothing)]
    note = plain(Role.ABOVE_TABLE, _note(context, compared))
    header = _header(context)
    table = Table(TableLook.ROWS, SIDE_WIDTHS, header, tuple(body), words.table)
    counted = _counted(context, compared.plan)
    return [note, table, plain(Role.NOTE, counted) if counted else _SPACER]


def _note(context: Context, compared: ComparedWith) -> str:
    words, former = context.wording.comparison, context.given.former
    reported = former is not None and former.plan is compared.plan
    if reported and (compared.version is None or (former and former.number is not None)):
        of = words.of_report.format(report=context.former_name())
    elif compared.version is not None:
        of = context.version_name(compared.version)
    else:
        return words.note_plain
    return words.note.format(of=of)


def _counted(context: Context, before: Plan) -> str:
    """「(注) 施策数は、新設1により36から37となる。」"""
    wording, words = context.wording, context.wording.comparison
    old = {m.id for m in before.measures() if m.repeats is None}
    new = {m.id for m in context.given.plan.measures() if m.repeats is None}
    parts = []
    if new - old:
        parts.append(words.counts_added.format(number=wording.number(len(new - old))))
    if old - new:
        parts.append(words.counts_removed.format(number=wording.number(len(old - new))))
    if not parts or context.is_part:
        return ""
    return words.counts.format(
        parts=wording.listed(parts),
        before=wording.number(len(old)),
        after=wording.number(len(new)),
    )


def _header(context: Context) -> tuple[Row, ...]:
    words = context.wording.comparison
    sides = (words.after, words.before)
    left, right = reversed(sides) if context.options.old_left else sides
    top = Row(
        (
            Cell((_head(left),), span=2, middle=True, strong_right=True),
            Cell((_head(right),), span=2, middle=True, strong_left=True),
            Cell((_head(words.reason),), merge=Merge.START, middle=True),
        )
    )
    columns = (
        Cell((_head(words.measure),), middle=True),
        Cell((_head(words.timing),), middle=True, strong_right=True),
        Cell((_head(words.measure),), middle=True, strong_left=True),
        Cell((_head(words.timing),), middle=True),
        Cell(merge=Merge.CONTINUE, middle=True),
    )
    return top, Row(columns)


def _head(text: str) -> Paragraph:
    return plain(Role.NARROW_COLUMN_HEAD, text)


class _Rows:
    """Makes the rows: a line per item with changes, its changed measures, (略) for the others."""

    def __init__(self, context: Context, before: Plan) -> None:
        self._context = context
        self._words = context.wording.comparison
        self._before = before
        self._after = context.given.plan
        comparison = compare_plans(before, self._after, on=context.options.as_of)
        self._retimed = {each.id: each for each in comparison.retimed}
        self._printed = {
            printed.item.id for chapter in context.chapters for printed in chapter.items
        }

    def rows(self) -> list[Row]:
        """All of them; none if nothing differs."""
        rows: list[Row] = []
        for place, pairs in _items(self._before, self._after):
            if self._context.is_part and place.item.id not in self._printed:
                continue
            if all(pair.same for pair in pairs):
                continue
            rows += bound_rows([self._place_row(place), *self._pair_rows(pairs)], SIDE_WIDTHS)
        return rows

    def _place_row(self, place: _Place) -> Row:
        text = self._context.wording.common.place.format(
            chapter=self._context.wording.number(place.number),
            title=place.chapter.title,
            item=f"{item_mark(place.chapter, place.item)} {place.item.title}",
        )
        cell = Cell((plain(Role.PLACE, text),), span=len(SIDE_WIDTHS), row_head=True)
        return Row((cell,), keep_next=True)

    def _pair_rows(self, pairs: Sequence[_Pair]) -> Iterator[Row]:
        """One (略) stands for any run of unchanged measures."""
        omitted = False
        for pair in pairs:
            if not pair.same:
                yield self._pair_row(pair)
            elif not omitted:
                yield self._omitted_row()
            omitted = pair.same

    def _omitted_row(self) -> Row:
        side = (self._aside(self._words.omitted), self._aside(self._words.omitted, middle=True))
        return self._row(side, side, Cell((plain(Role.ASIDE, ""),)))

    def _pair_row(self, pair: _Pair) -> Row:
        words = self._words
        after = self._side(pair.after, pair.before, gone=words.removed)
        before = self._side(pair.before, pair.after, gone=words.added)
        reason = Cell(self._reason(pair))
        measure = pair.after or pair.before
        anchor = Anchor(AnchorKind.MEASURE, measure.id) if measure else None
        row = self._row(after, before, reason, anchor=anchor)
        return splittable(row, SIDE_WIDTHS)

    def _row(self, after: Side, before: Side, reason: Cell, anchor: Anchor | None = None) -> Row:
        left, right = (before, after) if self._context.options.old_left else (after, before)
        left = (*left[:-1], _strong(left[-1], right=True))
        right = (_strong(right[0], right=False), *right[1:])
        return Row((*left, *right, reason), anchor=anchor)

    def _side(self, own: Measure | None, other: Measure | None, *, gone: str) -> Side:
        if own is None:
            return (Cell((plain(Role.ASIDE, gone),), span=2),)
        head = Paragraph(
            Role.NARROW_MEASURE,
            _underlined(own.text, other.text if other else None),
            MEASURE_MARK,
        )
        details = self._details(own, other, gone)
        return Cell((head, *details)), self._timing(own, other)

    def _details(self, own: Measure, other: Measure | None, gone: str) -> Iterator[Paragraph]:
        """ー lines; where this side lacks one, 「（削る）」 or 「（新設）」 stands in its place."""
        others: Mapping[int, Detail] = {d.id: d for d in other.details} if other else {}
        for mine, theirs in _aligned(own.details, other.details if other else ()):
            if mine is not None:
                text = others[mine.id].text if mine.id in others else None
                yield Paragraph(Role.NARROW_DETAIL, _underlined(mine.text, text), DETAIL_MARK)
            elif theirs is not None:
                yield plain(Role.ASIDE, gone)

    def _timing(self, own: Measure, other: Measure | None) -> Cell:
        differs_ = other is None or own.timing_text != other.timing_text
        emphasis = Emphasis.DIFFERENT if differs_ else Emphasis.NONE
        inlines = timing_inlines(
            own.timing_text, role=Role.NARROW_TIMING, width_mm=SIDE_WIDTHS[1], emphasis=emphasis
        )
        return Cell((Paragraph(Role.NARROW_TIMING, inlines),))

    def _aside(self, text: str, *, middle: bool = False) -> Cell:
        return Cell((plain(Role.STATUS if middle else Role.ASIDE, text),))

    def _reason(self, pair: _Pair) -> tuple[Paragraph, ...]:
        measure = pair.after or pair.before
        retiming: Retiming | None = self._retimed.get(measure.id) if measure else None
        text = retiming.reason if retiming else ""
        if not text and measure is not None:
            entry = self._context.state(measure).entry
            text = entry.reason if entry else ""
        return (plain(Role.STATUS_TEXT, text),)


def _strong(cell: Cell, *, right: bool) -> Cell:
    return Cell(
        cell.paragraphs, cell.span, strong_left=not right, strong_right=right, middle=cell.middle
    )


def _underlined(text: str, other: str | None) -> tuple[Inline, ...]:
    """The words that the other side does not have; all of them where it has no such text."""
    if not text:
        return ()
    if other is None:
        return (Run(text, Emphasis.DIFFERENT),)
    phrases = diff_phrases(other, text)
    return tuple(
        Run(each.after, Emphasis.NONE if each.same else Emphasis.DIFFERENT)
        for each in phrases
        if each.after
    )


def _items(before: Plan, after: Plan) -> Iterator[tuple[_Place, tuple[_Pair, ...]]]:
    """The items of the later plan with their measures paired, then the items that are gone.

    A measure that moved to another item is there paired with itself.
    """
    old_measures = {measure.id: measure for measure in before.measures()}
    new_ids = {measure.id for measure in after.measures()}
    old_items = {place.item.id: place.item for place in _places(before)}
    here = set()
    for place in _places(after):
        here.add(place.item.id)
        gone = old_items.get(place.item.id)
        yield place, tuple(_pairs(place.item, gone, old_measures, new_ids))
    for place in _places(before):
        if place.item.id not in here:
            left = [m for m in place.item.measures if m.id not in new_ids]
            if left:
                yield place, tuple(_Pair(None, measure) for measure in left)


def _pairs(
    item: Item, former: Item | None, old: Mapping[int, Measure], new_ids: set[int]
) -> Iterator[_Pair]:
    """In the later order, what is gone after the measure that it followed."""
    order = [m.id for m in former.measures] if former else []
    gone_after: dict[int | None, list[Measure]] = {}
    last: int | None = None
    mine = {measure.id for measure in item.measures}
    for id_ in order:
        if id_ in mine:
            last = id_
        elif id_ not in new_ids:
            gone_after.setdefault(last, []).append(old[id_])
    yield from (_Pair(None, measure) for measure in gone_after.get(None, ()))
    for measure in item.measures:
        yield _Pair(measure, old.get(measure.id))
        yield from (_Pair(None, gone) for gone in gone_after.get(measure.id, ()))


def _aligned(
    own: tuple[Detail, ...], other: tuple[Detail, ...]
) -> Iterator[tuple[Detail | None, Detail | None]]:
    """The lines of both sides by id, in the order in which both can be read."""
    mine, theirs = [d.id for d in own], [d.id for d in other]
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    known = set(mine)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(own[a:b], other[c:d], strict=True)
            continue
        yield from ((line, None) for line in own[a:b])
        yield from ((None, line) for line in other[c:d] if line.id not in known)


def _places(plan: Plan) -> Iterator[_Place]:
    for number, chapter in enumerate(plan.chapters, start=1):
        for item in chapter.items:
            yield _Place(number, chapter, item)
