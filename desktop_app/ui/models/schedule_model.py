"""工程表 as a Qt model: items, and measures under them. It only tells; nothing can be changed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Final, TypeAlias, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from desktop_app.application.schedule import ScheduleItem, ScheduleRow
from desktop_app.support.i18n import _
from desktop_app.ui.models.changed_rows import Parting, parting, runs
from desktop_app.ui.schedule_words import (
    item_count_words,
    item_words,
    name_words,
    row_words,
    status_words,
)
from desktop_app.ui.words import StatusWords, heading

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Told: TypeAlias = ScheduleRow | ScheduleItem
T = TypeVar("T", ScheduleRow, ScheduleItem)
_TOLD: Final = Qt.ItemDataRole.UserRole + 1
_ROLES: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
_READ: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ScheduleColumn(IntEnum):
    """The columns in order."""

    TEXT = 0
    TIMING = 1
    BAR = 2


_COLUMNS: Final = len(ScheduleColumn)


class ScheduleModel(QStandardItemModel):
    """Qt's own items hold the rows, so that laying out thousands asks Python for nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0, _COLUMNS, parent)
        self._items: tuple[ScheduleItem, ...] = ()
        self._words: StatusWords = {}

    @property
    def items(self) -> tuple[ScheduleItem, ...]:
        """What is shown."""
        return self._items

    def show_items(self, items: tuple[ScheduleItem, ...], words: StatusWords) -> None:
        """Shows rows: each comes and goes by itself, and what differs is painted anew.

        `words` are the plan's for 進捗区分.
        """
        before, all_anew = self._items, words != self._words
        self._items, self._words = items, words
        root = self.invisibleRootItem()
        for place, new, old in self._fit(root, before, items, all_anew=all_anew):
            self._fit(root.child(place), old.rows, new.rows, all_anew=all_anew)

    def _fit(
        self, above: QStandardItem, before: Sequence[T], after: Sequence[T], *, all_anew: bool
    ) -> list[tuple[int, T, T]]:
        """The rows under one: which of them are other ones than before, and where."""
        stayed = _replace(above, before, after)
        changed = [each for each in stayed if all_anew or each[1] != each[2]]
        with QSignalBlocker(self):
            for place, new, _old in changed:
                above.child(place).setData(new, _TOLD)
        seen = [at for at, new, old in changed if all_anew or _looks(new) != _looks(old)]
        for first, last in runs(seen):
            end = above.child(last, _COLUMNS - 1)
            self.dataChanged.emit(above.child(first).index(), end.index())
        return changed

    def told_at(self, index: Index) -> Told | None:
        """The measure or the item of an index."""
        told = super().data(index.sibling(index.row(), 0), _TOLD) if index.isValid() else None
        return told if isinstance(told, ScheduleRow | ScheduleItem) else None

    def row_at(self, index: Index) -> ScheduleRow | None:
        """The measure of an index."""
        told = self.told_at(index)
        return told if isinstance(told, ScheduleRow) else None

    def item_at(self, index: Index) -> ScheduleItem | None:
        """The item of an index."""
        told = self.told_at(index)
        return told if isinstance(told, ScheduleItem) else None

    def index_of(self, measure: int) -> QModelIndex:
        """The index of a measure; invalid if it isn't shown."""
        for above, item in enumerate(self._items):
            for place, row in enumerate(item.rows):
                if row.id == measure:
                    return self.index(place, ScheduleColumn.TEXT, self.index(above, 0))
        return QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        told = self.told_at(index)
        return None if told is None else _words(told, index.column(), role, self._words)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation is not Qt.Orientation.Horizontal or role not in wanted:
            return None
        return heading((_("番号・施策"), _("実施時期"), _("工程"))[section])


def _replace(
    above: QStandardItem, before: Sequence[T], after: Sequence[T]
) -> list[tuple[int, T, T]]:
    """Takes away and puts in what went and came; the rest with their places, as they are now and
    were before.
    """
    change: Parting = parting([each.id for each in before], [each.id for each in after])
    if change.went:
        above.removeRows(change.first, change.went)
    end: int = change.first + change.came
    for place in range(change.first, end):
        above.insertRow(place, _made(after[place]))
    stayed = (*range(change.first), *range(end, len(after)))
    shift = change.went - change.came
    return [(at, after[at], before[at if at < end else at + shift]) for at in stayed]


def _made(told: Told) -> list[QStandardItem]:
    """The cells of a row, with the rows under it."""
    cells = _cells(_COLUMNS)
    cells[0].setData(told, _TOLD)
    if isinstance(told, ScheduleItem):
        names = _cells(len(told.rows))
        for name, row in zip(names, told.rows, strict=True):
            name.setData(row, _TOLD)
        cells[0].appendColumn(names)
        for _column in range(1, _COLUMNS):
            cells[0].appendColumn(_cells(len(told.rows)))
    return cells


def _cells(count: int) -> list[QStandardItem]:
    """Cells that are read and chosen, never typed into."""
    one = QStandardItem()
    one.setFlags(_READ)
    return [one.clone() for _place in range(count)]


def _looks(told: Told) -> tuple[object, ...]:
    """What is seen of it beside its rows."""
    if isinstance(told, ScheduleRow):
        return (told,)
    return told.mark, told.title, told.total, told.overdue, item_count_words(told)


def cell_words(told: Told, column: int) -> str:
    """What is written in a cell; nothing where there is a bar."""
    match column, told:
        case ScheduleColumn.TEXT, ScheduleRow():
            return name_words(told)
        case ScheduleColumn.TEXT, ScheduleItem():
            return f"{told.mark} {told.title}"
        case ScheduleColumn.TIMING, ScheduleRow():
            return " ".join(told.measure.timing_text.split()) or _("（記載なし）")
        case ScheduleColumn.TIMING, ScheduleItem():
            return item_count_words(told)
    return ""


def _words(told: Told, column: int, role: int, words: StatusWords) -> str | None:
    """What is read, heard or told in a tip; `words` are the plan's for 進捗区分."""
    if role not in _ROLES:
        return None
    if column == ScheduleColumn.BAR:
        if role == Qt.ItemDataRole.DisplayRole:
            return None
        return row_words(told, words) if isinstance(told, ScheduleRow) else item_words(told)
    spoken = role == Qt.ItemDataRole.AccessibleTextRole
    if spoken and column == ScheduleColumn.TEXT and isinstance(told, ScheduleRow):
        text = " ".join(told.measure.text.split())
        return f"{told.status.place.reference} {text} {status_words(told, words)}"
    return cell_words(told, column)
