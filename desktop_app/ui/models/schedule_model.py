"""工程表 as a Qt model: items, and measures under them. It only tells; nothing can be changed."""

from __future__ import annotations

from enum import IntEnum
from typing import TypeAlias

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.application.schedule import ScheduleItem, ScheduleRow
from desktop_app.support.i18n import _
from desktop_app.ui.models.changed_rows import runs
from desktop_app.ui.schedule_words import (
    item_count_words,
    item_words,
    name_words,
    row_words,
    status_words,
)
from desktop_app.ui.words import StatusWords, heading

Index: TypeAlias = QModelIndex | QPersistentModelIndex


class ScheduleColumn(IntEnum):
    """The columns in order."""

    TEXT = 0
    TIMING = 1
    BAR = 2


class ScheduleModel(QAbstractItemModel):
    """Indexes of measures carry the place of their item, counted from 1; those of items carry 0."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[ScheduleItem, ...] = ()
        self._places: dict[int, tuple[int, int]] = {}
        self._words: StatusWords = {}

    @property
    def items(self) -> tuple[ScheduleItem, ...]:
        """What is shown."""
        return self._items

    def follow(self, items: tuple[ScheduleItem, ...], words: StatusWords) -> bool:
        """Paints anew what differs; False if rows came, went or moved, and nothing was done."""
        if words != self._words or _shape(items) != _shape(self._items):
            return False
        before, self._items = self._items, items
        for above, (new, old) in enumerate(zip(items, before, strict=True)):
            item = self.index(above, 0)
            pairs = enumerate(zip(new.rows, old.rows, strict=True))
            for first, last in runs(place for place, (one, other) in pairs if one is not other):
                bottom = self.index(last, len(ScheduleColumn) - 1, item)
                self.dataChanged.emit(self.index(first, 0, item), bottom)
            if _head(new) != _head(old):
                self.dataChanged.emit(item, self.index(above, len(ScheduleColumn) - 1))
        return True

    def show_items(self, items: tuple[ScheduleItem, ...], words: StatusWords) -> None:
        """Shows other rows; `words` are the plan's for 進捗区分."""
        self.beginResetModel()
        self._words = words
        self._items = items
        self._places = {
            row.id: (above, place)
            for above, item in enumerate(items)
            for place, row in enumerate(item.rows)
        }
        self.endResetModel()

    def row_at(self, index: Index) -> ScheduleRow | None:
        """The measure of an index."""
        above = index.internalId() if index.isValid() else 0
        return self._items[above - 1].rows[index.row()] if above else None

    def item_at(self, index: Index) -> ScheduleItem | None:
        """The item of an index."""
        if not index.isValid() or index.internalId():
            return None
        return self._items[index.row()]

    def index_of(self, measure: int) -> QModelIndex:
        """The index of a measure; invalid if it isn't shown."""
        if measure not in self._places:
            return QModelIndex()
        above, place = self._places[measure]
        return self.createIndex(place, ScheduleColumn.TEXT, above + 1)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        if not (0 <= row < self.rowCount(parent) and 0 <= column < len(ScheduleColumn)):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        above = index.internalId() if index.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        if not parent.isValid():
            return len(self._items)
        item = self.item_at(parent)
        return len(item.rows) if item is not None and parent.column() == 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return len(ScheduleColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row, item = self.row_at(index), self.item_at(index)
        if row is not None:
            return _row_data(row, index.column(), role, self._words)
        if item is not None:
            return _item_data(item, index.column(), role)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation is not Qt.Orientation.Horizontal or role not in wanted:
            return None
        return heading((_("番号・施策"), _("実施時期"), _("工程"))[section])


def _shape(items: tuple[ScheduleItem, ...]) -> list[tuple[int, list[int]]]:
    return [(item.id, [row.id for row in item.rows]) for item in items]


def _head(item: ScheduleItem) -> tuple[object, ...]:
    return item.mark, item.title, item.total, item.overdue, item.planned


def _row_data(row: ScheduleRow, column: int, role: int, words: StatusWords) -> str | None:
    text = " ".join(row.measure.text.split())
    timing = " ".join(row.measure.timing_text.split())
    match column, role:
        case ScheduleColumn.TEXT, Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
            return name_words(row)
        case ScheduleColumn.TEXT, Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.status.place.reference} {text} {status_words(row, words)}"
        case ScheduleColumn.TIMING, (
            Qt.ItemDataRole.DisplayRole
            | Qt.ItemDataRole.ToolTipRole
            | Qt.ItemDataRole.AccessibleTextRole
        ):
            return timing or _("（記載なし）")
        case ScheduleColumn.BAR, Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
            return row_words(row, words)
    return None


def _item_data(item: ScheduleItem, column: int, role: int) -> str | None:
    match column, role:
        case ScheduleColumn.TEXT, (
            Qt.ItemDataRole.DisplayRole
            | Qt.ItemDataRole.ToolTipRole
            | Qt.ItemDataRole.AccessibleTextRole
        ):
            return f"{item.mark} {item.title}"
        case ScheduleColumn.TIMING, (
            Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole
        ):
            return item_count_words(item)
        case ScheduleColumn.BAR, Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
            return item_words(item)
    return None
