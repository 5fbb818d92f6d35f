"""The one way from a pasted text to proposed rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from desktop_app.domain.joining import joined
from desktop_app.importing import dates
from desktop_app.importing.html_source import source_of_html
from desktop_app.importing.levels import kinds_of_styles
from desktop_app.importing.marks import Mark, Style, mark_of
from desktop_app.importing.pieces import Piece, Source, source_of_text
from desktop_app.importing.plain_lines import kinds_of_plain_lines
from desktop_app.importing.proposal import Aside, Proposal, ProposedRow, RowKind, Why

_COLUMN_HEADS = frozenset(
    {"実施時期", "時期", "実施予定時期", "スケジュール"}
    | {"施策", "番号", "番号・施策", "No.", "No", "項目", "内容", "細目", "対策", "取組み"}
    | {"取組内容", "実施内容", "実施項目", "主な実施事項", "再発防止策", "種別", "主管部署"}
    | {"新規", "進捗", "進捗区分"}
)
_DATE_HEADS = frozenset({"実施時期", "時期", "実施予定時期", "スケジュール"})
_PAGE = re.compile(
    r"[-‐－–— ]*[0-9０-９]{1,3}[-‐－–— ]*(?:[/／] ?[0-9０-９]{1,3})?|[Pp]\.? ?[0-9]{1,3}"
)
_BRACKETS = {"[": "]", "［": "］", "〔": "〕", "【": "】", "＜": "＞", "《": "》", "〈": "〉"}
_HEADS = frozenset({RowKind.CHAPTER, RowKind.ITEM})


def read_text(text: str) -> Proposal:
    """Reads plain text: of a PDF, a mail, a document, or cells with tabs between them.

    Never raises and takes time linear in the text.
    """
    return _read(source_of_text(text))


def read_html(text: str) -> Proposal:
    """Reads what Word, Excel or a browser put on the clipboard as HTML."""
    return _read(source_of_html(text))


def _read(source: Source) -> Proposal:
    marked = [_mark_of_piece(piece) for piece in source.pieces]
    reader = _Reader(source, marked)
    for place in range(len(source.pieces)):
        reader.take(place)
    reader.deal_dates()
    rows = tuple(_without_bracket(row.proposed()) for row in reader.rows)
    return Proposal(source.lines, rows, tuple(reader.asides))


def _without_bracket(row: ProposedRow) -> ProposedRow:
    """「…の実施（2026年12月）」: a 実施時期 that was given nowhere else; a person looks at it where
    it may be another thing.
    """
    if row.kind is not RowKind.MEASURE:
        return row
    if row.timing:
        before, inside = dates.split_bracket(row.timing)
        return replace(row, timing=inside) if inside and not before else row
    text, timing = dates.split_bracket(row.text)
    if not text or not timing:
        return row
    return replace(row, text=text, timing=timing, unsure=not dates.is_plain(timing))


def _mark_of_piece(piece: Piece) -> Mark | None:
    mark = mark_of(piece.text)
    if mark is None and piece.style is not None:
        return Mark(piece.style, "", piece.text)
    return mark


class _Row(Struct):
    """A row while its lines are still coming in. Parts are joined at the end, in one go."""

    kind: RowKind
    parts: list[str]
    mark: str = ""
    timing: str = ""
    lines: list[int] = field(default_factory=list)
    unsure: bool = False
    source_row: int = -1
    open_bracket: str = ""

    def proposed(self) -> ProposedRow:
        text = ""
        for part in self.parts:
            text = joined(text, part)
        return ProposedRow(self.kind, text, self.timing, self.mark, tuple(self.lines), self.unsure)


class _Reader:
    """Takes piece by piece; dates wait until it is seen to which measures they belong."""

    def __init__(self, source: Source, marked: Sequence[Mark | None]) -> None:
        self._pieces = source.pieces
        self._marked = marked
        self._kinds = _kinds(source.pieces, marked)
        self._plain = {} if self._kinds else kinds_of_plain_lines(source.pieces)
        self._date_columns: set[int] = set()
        self._dates: list[Piece] = []
        self._waiting: dict[int, None] = {}
        self._waiting_before: dict[int, None] = {}
        self.rows: list[_Row] = []
        self.asides: list[Aside] = []

    def take(self, place: int) -> None:
        """One piece to where it belongs."""
        piece, mark = self._pieces[place], self._marked[place]
        if self._is_form(piece):
            return
        if self._is_date(place):
            self._dates.append(piece)
            return
        if mark is None and self._dates and self._continues_text(piece):
            self._dates_were_text()
        self.deal_dates()
        if mark is not None and mark.style is Style.NOTE:
            self._begin(piece, RowKind.NOTE, piece.text)
        elif mark is not None:
            self._begin(piece, self._kind_of_mark(mark), mark.rest, mark.sign)
        else:
            self._take_words(piece)

    # -- what the form prints itself ---------------------------------------------------------

    def _is_form(self, piece: Piece) -> bool:
        words = piece.text.replace(" ", "").replace("\u3000", "")
        if words in _COLUMN_HEADS and (
            piece.column or words in _DATE_HEADS or self._in_head(piece)
        ):
            if words in _DATE_HEADS and piece.column:
                self._date_columns.add(piece.column)
            self.asides.append(Aside(piece.text, piece.line, Why.COLUMN_HEAD))
            return True
        if piece.column == 0 and _PAGE.fullmatch(piece.text):
            self.asides.append(Aside(piece.text, piece.line, Why.PAGE_NUMBER))
            return True
        return False

    def _in_head(self, piece: Piece) -> bool:
        """「施策」 alone is a head only where nothing has come yet or the first row says so."""
        return not self.rows

    # -- words --------------------------------------------------------------------------------

    def _kind_of_mark(self, mark: Mark) -> RowKind:
        if mark.style is not Style.NOTE and _opening(mark.rest) and _is_closed(mark.rest):
            return RowKind.GROUP
        return self._kinds.get(mark.style, RowKind.UNPLACED)

    def _begin(self, piece: Piece, kind: RowKind, words: str, sign: str = "") -> None:
        timing = ""
        if kind is RowKind.MEASURE or (kind is RowKind.DETAIL and "  " in words):
            words, timing = dates.split_end(words)
        row = _Row(kind, [words], sign, "", [piece.line], source_row=piece.row)
        if kind is RowKind.GROUP and not _is_closed(words):
            row.open_bracket = _BRACKETS[words[0]] if words[:1] in _BRACKETS else ""
        if kind in _HEADS:
            self._waiting_before.update(self._waiting)
            self._waiting = {}
        self.rows.append(row)
        if kind is RowKind.MEASURE:
            self._waiting[len(self.rows) - 1] = None
        if timing:
            self._date_beside(piece, timing)

    def _date_beside(self, piece: Piece, timing: str) -> None:
        """A date at the end of a line belongs to the measure of that line."""
        place = next(reversed(self._waiting), None)
        if place is None:
            self.rows[-1].parts.append(timing)
            return
        self._set_timing(place, dates.tidy(timing), (piece.line,))

    def _take_words(self, piece: Piece) -> None:
        last = self.rows[-1] if self.rows else None
        if piece.column and self._kinds:
            self._begin(piece, RowKind.UNPLACED, piece.text)
        elif last is not None and last.open_bracket:
            self._continue(last, piece)
        elif _opening(piece.text):
            self._begin(piece, RowKind.GROUP, piece.text)
        elif self._plain:
            self._take_plain(piece)
        elif last is None:
            self._begin(piece, RowKind.UNPLACED, piece.text)
        elif last.kind is RowKind.ITEM or (piece.after_blank and last.kind is RowKind.LEAD):
            self._after_item(last, piece)
        elif piece.after_blank and last.kind is not RowKind.UNPLACED:
            self._begin(piece, RowKind.UNPLACED, piece.text)
        elif last.kind is RowKind.UNPLACED or not last.parts[-1].endswith("。"):
            self._continue_or_leave(last, piece)
        else:
            self._begin(piece, RowKind.UNPLACED, piece.text)

    def _after_item(self, last: _Row, piece: Piece) -> None:
        """Below a heading stands the lead sentence; a short rest may be the heading's own."""
        title = last.parts[-1]
        same_cell = last.source_row == piece.row and last.kind is RowKind.ITEM
        broken = last.kind is RowKind.ITEM and len(title) >= 30 and len(piece.text) <= 12
        if (same_cell or broken) and not piece.after_blank:
            self._continue(last, piece)
        else:
            self._begin(piece, RowKind.LEAD, piece.text)

    def _continue_or_leave(self, last: _Row, piece: Piece) -> None:
        if last.kind is RowKind.UNPLACED or last.kind is RowKind.CHAPTER:
            self._begin(piece, RowKind.UNPLACED, piece.text)
        else:
            self._continue(last, piece)

    def _continue(self, row: _Row, piece: Piece) -> None:
        words, timing = piece.text, ""
        if row.kind is RowKind.MEASURE and not row.timing:
            words, timing = dates.split_end(words)
        row.parts.append(words)
        row.lines.append(piece.line)
        if row.open_bracket and words.endswith(row.open_bracket):
            row.open_bracket = ""
        if timing:
            self._date_beside(piece, timing)

    def _take_plain(self, piece: Piece) -> None:
        """A text without any mark: indentation says what stands below what."""
        kind = self._plain.get((piece.line, piece.column), RowKind.UNPLACED)
        if kind is RowKind.LEAD and self.rows:
            self._continue(self.rows[-1], piece)
        else:
            self._begin(piece, kind if kind is not RowKind.LEAD else RowKind.MEASURE, piece.text)

    # -- dates --------------------------------------------------------------------------------

    def _is_date(self, place: int) -> bool:
        piece = self._pieces[place]
        if piece.column in self._date_columns:
            return True
        if self._marked[place] is not None or piece.text[:1] in _BRACKETS:
            return False
        if piece.column:
            return self._words_are_dates(piece.text)
        return bool(self.rows) and dates.is_timing(piece.text)

    @staticmethod
    def _words_are_dates(text: str) -> bool:
        return dates.is_timing(text, in_column=True) or all(
            dates.is_timing(word, in_column=True) or word[0] in "(（" for word in text.split()
        )

    def _continues_text(self, piece: Piece) -> bool:
        """「4月17日」 alone on a line may be the middle of a broken sentence."""
        first = self._dates[0]
        return (
            len(self._dates) == 1
            and first.column == piece.column == 0
            and not piece.after_blank
            and not first.after_blank
            and not _opening(piece.text)
            and bool(self.rows)
            and self.rows[-1].kind is not RowKind.MEASURE
        )

    def _dates_were_text(self) -> None:
        pieces, self._dates = self._dates, []
        for piece in pieces:
            self._take_words(piece)

    def deal_dates(self) -> None:
        """Gives the dates that wait to the measures that wait: the n-th to the n-th."""
        pieces, self._dates = self._dates, []
        if not pieces:
            return
        texts = [piece.text for piece in pieces]
        for targets in self._targets(pieces):
            dealt = dates.deal(texts, len(targets))
            if dealt is not None:
                lines = _lines_of(dealt, pieces, len(targets))
                for place, timing, line in zip(targets, dealt, lines, strict=True):
                    self._set_timing(place, timing, line)
                return
        self._deal_what_fits(pieces)

    def _targets(self, pieces: Sequence[Piece]) -> list[list[int]]:
        """Measures without a date: of the same table row, of the item, of the whole text."""
        rows = {piece.row for piece in pieces}
        item = list(self._waiting)
        same_row = [place for place in item if self.rows[place].source_row in rows]
        found = [same_row, item]
        if self._waiting_before:
            found.append([*self._waiting_before, *item])
        return [each for each in found if each]

    def _deal_what_fits(self, pieces: Sequence[Piece]) -> None:
        """Too many or too few: in order as far as it goes, marked as unsure."""
        targets = list(self._waiting)
        for place, piece in zip(targets, pieces, strict=False):
            self._set_timing(place, dates.tidy(piece.text), (piece.line,), unsure=True)
        for piece in pieces[len(targets) :]:
            self._begin(piece, RowKind.UNPLACED, piece.text)

    def _set_timing(
        self, place: int, timing: str, lines: Sequence[int], *, unsure: bool = False
    ) -> None:
        row = self.rows[place]
        row.timing = timing
        row.lines.extend(lines)
        row.unsure = unsure
        self._waiting.pop(place, None)
        self._waiting_before.pop(place, None)


def _kinds(pieces: Sequence[Piece], marked: Sequence[Mark | None]) -> Mapping[Style, RowKind]:
    """Empty for a text without marks."""
    seen = _styles(marked)
    if not any(style is not Style.NOTE for style in seen):
        return {}
    dated: Counter[Style] = Counter()
    for place, mark in enumerate(marked):
        if mark is not None and (
            dates.split_end(mark.rest)[1] or _date_follows(pieces, marked, place)
        ):
            dated[mark.style] += 1
    return kinds_of_styles(seen, dated)


def _styles(marked: Sequence[Mark | None]) -> list[Style]:
    """Numbers after the last ➤ belong to another part of the document."""
    last = next((p for p in reversed(range(len(marked))) if _is_arrow(marked[p])), len(marked))
    return [
        mark.style
        for place, mark in enumerate(marked)
        if mark is not None and (place < last or mark.style >= Style.ARROW)
    ]


def _is_arrow(mark: Mark | None) -> bool:
    return mark is not None and mark.style is Style.ARROW


def _date_follows(pieces: Sequence[Piece], marked: Sequence[Mark | None], place: int) -> bool:
    if place + 1 >= len(pieces) or marked[place + 1] is not None:
        return False
    after = pieces[place + 1]
    return after.row == pieces[place].row and bool(after.column) and dates.is_timing(after.text)


def _opening(text: str) -> bool:
    return text[:1] in _BRACKETS and (_is_closed(text) or _BRACKETS[text[0]] not in text)


def _is_closed(text: str) -> bool:
    return text[:1] in _BRACKETS and text.endswith(_BRACKETS[text[0]])


def _lines_of(dealt: Sequence[str], pieces: Sequence[Piece], count: int) -> list[tuple[int, ...]]:
    """The source lines of each dealt date; where lines were cut or joined, all of them."""
    if len(pieces) == count:
        return [(piece.line,) for piece in pieces]
    whole = tuple(dict.fromkeys(piece.line for piece in pieces))
    return [whole] * len(dealt)
