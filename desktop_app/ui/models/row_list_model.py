"""The rows behind a figure of 概況: measures, under headings where they have some."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Generic, TypeAlias, TypeVar, overload

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.progress import Status

T = TypeVar("T")
Index: TypeAlias = QModelIndex | QPersistentModelIndex


class ListedRow(Struct, frozen=True):
    """A measure, or with `measure` 0 a heading. `alarm` marks 期限超過, `gap` what is missing."""

    text: str
    detail: str
    measure: int = 0
    status: Status | None = None
    alarm: bool = False
    gap: bool = False

    @property
    def words(self) -> str:
        """For who hears it."""
        return f"{self.text}、{self.detail}" if self.detail else self.text


class Measures(Sequence[ListedRow], Generic[T]):
    """Measures only, each put into words when it is looked at: of thousands a few are seen."""

    def __init__(self, told: Sequence[T], make: Callable[[T], ListedRow]) -> None:
        self._told = told
        self._make = make

    def __len__(self) -> int:
        return len(self._told)

    @overload
    def __getitem__(self, place: int) -> ListedRow: ...
    @overload
    def __getitem__(self, place: slice) -> Measures[T]: ...
    def __getitem__(self, place: int | slice) -> ListedRow | Measures[T]:
        if isinstance(place, slice):
            return Measures(self._told[place], self._make)
        return self._make(self._told[place])


def measure_count(rows: Sequence[ListedRow]) -> int:
    """How many of the rows are measures."""
    return len(rows) if isinstance(rows, Measures) else sum(bool(row.measure) for row in rows)


class RowRole(IntEnum):
    """What the delegate asks for."""

    PLACE = Qt.ItemDataRole.UserRole + 1


class RowListModel(QAbstractListModel):
    """A flat list of what a figure counts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[ListedRow] = ()

    def show_rows(self, rows: Sequence[ListedRow]) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.words
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
