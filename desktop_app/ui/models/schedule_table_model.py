"""「表で見る」: what the bars show, as a plain table."""

from __future__ import annotations

from enum import IntEnum
from typing import TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.application.schedule import ScheduleRow
from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word
from desktop_app.ui.models.changed_rows import parting, runs
from desktop_app.ui.schedule_words import (
    actual_words,
    earlier_words,
    overdue_words,
    status_words,
    undated_words,
    window_words,
)
from desktop_app.ui.words import StatusWords, day_words, heading, series

Index: TypeAlias = QModelIndex | QPersistentModelIndex


class TableColumn(IntEnum):
    """The columns in order."""

    NUMBER = 0
    TEXT = 1
    TIMING = 2
    START = 3
    END = 4
    EARLIER = 5
    STATUS = 6
    STARTED = 7
    FINISHED = 8
    OVERDUE = 9
    TURNS = 10


class ScheduleTableModel(QAbstractTableModel):
    """One row per measure, every cell in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ScheduleRow, ...] = ()
        self._words: StatusWords = {}

    def show_rows(self, rows: tuple[ScheduleRow, ...], words: StatusWords) -> None:
        """Shows other rows: each comes and goes by itself, and what differs is painted anew.

        `words` are the plan's for 進捗区分.
        """
        before = {row.id: row for row in self._rows}
        all_anew, self._words = words != self._words, words
        self._replace(rows)
        changed = [
            place for place, row in enumerate(rows) if all_anew or before.get(row.id) is not row
        ]
        for first, last in runs(changed):
            bottom = self.index(last, len(TableColumn) - 1)
            self.dataChanged.emit(self.index(first, 0), bottom)

    def _replace(self, rows: tuple[ScheduleRow, ...]) -> None:
        """In two steps, so that the view never hears of more rows than there are."""
        change = parting([row.id for row in self._rows], [row.id for row in rows])
        first, foot = change.first, rows[change.first + change.came :]
        if change.went:
            self.beginRemoveRows(QModelIndex(), first, first + change.went - 1)
            self._rows = (*rows[:first], *foot)
            self.endRemoveRows()
        if change.came:
            self.beginInsertRows(QModelIndex(), first, first + change.came - 1)
            self._rows = rows
            self.endInsertRows()
        self._rows = rows

    def measure_at(self, index: Index) -> int:
        """The measure of an index; 0 for none."""
        return self._rows[index.row()].id if index.isValid() else 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(TableColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        words = _cell(self._rows[index.row()], TableColumn(index.column()), self._words)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_heads()[index.column()]} {words}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation is not Qt.Orientation.Horizontal or role not in wanted:
            return None
        return heading(_heads()[section])


def _heads() -> tuple[str, ...]:
    return (
        _("番号"),
        field_word("assignment", "measure"),
        field_word("measure", "timing_text"),
        _("開始"),
        _("終了"),
        field_word("timing_proposal", "former_text"),
        field_word("progress_entry", "status"),
        field_word("progress_entry", "started_on"),
        field_word("progress_entry", "finished_on"),
        _("期限超過"),
        _("回ごとの実施・実施日"),
    )


def _cell(row: ScheduleRow, column: TableColumn, words: StatusWords) -> str:
    match column:
        case TableColumn.START | TableColumn.END:
            return _edge(row, at_end=column is TableColumn.END)
        case TableColumn.STARTED | TableColumn.FINISHED:
            return actual_words(row)[column is TableColumn.FINISHED]
        case TableColumn.NUMBER:
            return row.status.place.reference
        case TableColumn.TEXT:
            return " ".join(row.measure.text.split()) or _("（未記入）")
        case TableColumn.TIMING:
            return " ".join(row.measure.timing_text.split()) or _("（記載なし）")
        case TableColumn.STATUS:
            return status_words(row, words)
        case TableColumn.EARLIER:
            told = earlier_words(row)
        case TableColumn.OVERDUE:
            told = overdue_words(row)
        case TableColumn.TURNS:
            told = _turns(row)
    return told or _("なし")


def _edge(row: ScheduleRow, *, at_end: bool) -> str:
    if row.bar is None:
        return undated_words(row)
    day = row.bar.end if at_end else row.bar.start
    if day is None:
        return _("終わりの定めなし") if at_end else _("始まりの定めなし")
    words = day_words(day)
    return _("{words}（目途・頃）").format(words=words) if row.bar.soft else words


def _turns(row: ScheduleRow) -> str:
    turns = [window_words(kept) for kept in row.status.windows]
    return series([*turns, *(day_words(day) for day in row.marks)])
