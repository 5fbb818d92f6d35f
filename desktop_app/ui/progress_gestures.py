"""Which command a gesture in the 進捗 table means. Pure: from rows to one command, one step."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from desktop_app.application.commands import Command, ConfirmUnchanged, EditProgress, Together
from desktop_app.application.status import MeasureStatus
from desktop_app.domain.kinds import Value
from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import ProgressEntry, same_content
from desktop_app.support.i18n import _
from desktop_app.ui.models.progress_columns import (
    SPECS,
    Column,
    sheet_text,
    typed_value,
    unread_words,
)
from desktop_app.ui.models.tsv import Grid
from desktop_app.ui.progress_words import fold
from desktop_app.ui.words import shortened

Edits = Mapping[int, Mapping[str, Value]]
Cell = tuple[MeasureStatus, Column]


def edit_command(edits: Edits, *, as_of: datetime.date) -> Command | None:
    """Fields of several measures set at once."""
    commands = tuple(EditProgress(id_, as_of, dict(each)) for id_, each in edits.items() if each)
    if not commands:
        return None
    return commands[0] if len(commands) == 1 else Together(commands)


def same_value(rows: Iterable[MeasureStatus], field_name: str, value: Value) -> Edits:
    """One value in one field of each row."""
    return {row.owner: {field_name: value} for row in rows}


def confirmable(rows: Iterable[MeasureStatus]) -> tuple[int, ...]:
    """The measures of which something is known that can be said again."""
    return tuple(dict.fromkeys(row.owner for row in rows if is_known(row)))


def is_known(row: MeasureStatus) -> bool:
    """Whether more is known of it than the first answer of a department."""
    if row.entry is None:
        return False
    blank = ProgressEntry(0, row.entry.measure, row.entry.as_of, None)
    return row.previous is not None or not row.in_round or not same_content(row.entry, blank)


def confirm_command(
    rows: Iterable[MeasureStatus], *, as_of: datetime.date
) -> ConfirmUnchanged | None:
    """変更なし for these rows."""
    measures = confirmable(rows)
    return ConfirmUnchanged(measures, as_of) if measures else None


def wording_from_answers(rows: Iterable[MeasureStatus]) -> Edits:
    """The department's words taken into the report, where they are not there yet."""
    return {
        row.owner: {"report_wording": row.answer}
        for row in rows
        if row.answer and row.entry and row.entry.report_wording != row.answer
    }


def filled_down(block: Sequence[Sequence[Cell]]) -> Edits:
    """The first row's cells in all rows below it; a block of one row fills nothing."""
    edits: dict[int, dict[str, Value]] = {}
    for source, column in block[0] if block else ():
        if not SPECS[column].is_editable:
            continue
        value = _held(source, column)
        for row in block[1:]:
            for target, its_column in row:
                if its_column is column and target.owner != source.owner:
                    edits.setdefault(target.owner, {})[SPECS[column].field] = value
    return edits


def emptied(cells: Iterable[Cell]) -> Edits:
    """Cells made empty."""
    edits: dict[int, dict[str, Value]] = {}
    for row, column in cells:
        if SPECS[column].is_editable and sheet_text(row, column, _NO_PLAN):
            name = SPECS[column].field
            empty: Value = None if name in _OPTIONAL else ""
            edits.setdefault(row.owner, {})[name] = empty
    return edits


class Pasted(Struct):
    """What a pasted block means. `unread` names cells whose text no column could take, `unplaced`
    lines that belong to no row that is shown, `unused` heads that no column goes by; with `unread`
    nothing is taken over.
    """

    edits: dict[int, dict[str, Value]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    cells: int = 0
    surplus: int = 0


class Paster(Struct, frozen=True):
    """Reads a block against the rows that are shown."""

    plan: Plan
    as_of: datetime.date
    rows: Sequence[MeasureStatus]
    columns: Sequence[Column]

    def pasted(self, grid: Grid, *, row: int, column: Column) -> Pasted:
        """By its heads if it brings any, else from the current cell on."""
        heads = self.heads_of(grid)
        if heads:
            result = self._by_heads(grid[1:], heads)
            result.unused += [
                cell for place, cell in enumerate(grid[0]) if cell.strip() and place not in heads
            ]
            return result
        return self._by_place(grid, row, column)

    def heads_of(self, grid: Grid) -> dict[int, Column]:
        """Which column each place of the first line names; empty unless it names 施策 too."""
        first = grid[0] if grid else []
        known = _heads()
        found = {
            place: known[fold(cell)] for place, cell in enumerate(first) if fold(cell) in known
        }
        named = Column.MEASURE in found.values()
        return found if named and (len(found) > 1 or len(grid) > 1) else {}

    def _by_heads(self, lines: Grid, heads: dict[int, Column]) -> Pasted:
        result = Pasted()
        by_text: dict[str, list[MeasureStatus]] = {}
        for row in self.rows:
            by_text.setdefault(fold(sheet_text(row, Column.MEASURE, self.plan)), []).append(row)
        for line in lines:
            named = {column: line[place] for place, column in heads.items() if place < len(line)}
            meant = _narrowed(by_text.get(fold(named.get(Column.MEASURE, "")), []), named)
            if meant is None:
                if any(cell.strip() for cell in line):
                    result.unplaced.append(named.get(Column.MEASURE, "") or line[0])
                continue
            for column, text in named.items():
                if SPECS[column].is_editable and text.strip():
                    self._take(result, meant, column, text)
        return result

    def _by_place(self, grid: Grid, row: int, column: Column) -> Pasted:
        result = Pasted()
        columns = self.columns[self.columns.index(column) :]
        if len(grid) == 1 and len(grid[0]) == 1:
            columns = columns[:1]
        for place, line in enumerate(grid):
            if row + place >= len(self.rows):
                result.unplaced.append("\t".join(line))
                continue
            for its_column, text in zip(columns, line, strict=False):
                self._take(result, self.rows[row + place], its_column, text)
            result.surplus += max(0, len(line) - len(columns))
        return result

    def _take(self, result: Pasted, row: MeasureStatus, column: Column, text: str) -> None:
        text = text.strip()
        if text == sheet_text(row, column, self.plan).strip() or not SPECS[column].is_editable:
            return
        try:
            value = typed_value(column, text, self.plan, as_of=self.as_of)
        except ValueError as fault:
            result.unread.append(self._unread(row, column, text, fault))
            return
        result.edits.setdefault(row.owner, {})[SPECS[column].field] = value
        result.cells += 1

    def _unread(self, row: MeasureStatus, column: Column, text: str, fault: ValueError) -> str:
        words = _("{reference}「{measure}」の{column}")
        return words.format(
            reference=row.place.reference,
            measure=shortened(row.measure.text, 20),
            column=unread_words(column, text, fault, self.plan),
        )


def _heads() -> dict[str, Column]:
    """Every head that names a column, in the window's language and as the sheets have it; the
    table's own heads come before what else departments call them.
    """
    own = [(spec.head, column) for column, spec in SPECS.items()]
    also = [(head, column) for column, spec in SPECS.items() for head in spec.also]
    found: dict[str, Column] = {}
    for head, column in (*own, *also):
        found.setdefault(fold(_(head)), column)
        found.setdefault(fold(head), column)
    return found


def _narrowed(found: Sequence[MeasureStatus], named: Mapping[Column, str]) -> MeasureStatus | None:
    """The one row that is meant; the number decides between equal words."""
    if len(found) > 1 and named.get(Column.REFERENCE):
        wanted = fold(named[Column.REFERENCE])
        found = [row for row in found if fold(row.place.reference) == wanted]
    return found[0] if len(found) == 1 else None


def _held(row: MeasureStatus, column: Column) -> Value:
    """The value that a cell holds, as a command takes it."""
    if column is Column.ANSWER:
        return row.answer
    value: object = getattr(row.entry, SPECS[column].field, None) if row.entry else None
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    return None if SPECS[column].field in _OPTIONAL else ""


_OPTIONAL = frozenset({"status", "started_on", "finished_on"})
_NO_PLAN = Plan(0)
