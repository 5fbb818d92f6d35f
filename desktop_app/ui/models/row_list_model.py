"""The rows behind a figure of 概況: measures, under headings where they have some."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeAlias, TypeVar, overload

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItemModel

from desktop_app.domain.progress import Status

T = TypeVar("T")
Index: TypeAlias = QModelIndex | QPersistentModelIndex
_READ: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_ROLES: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


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

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Measures):
            return NotImplemented
        return self._make == other._make and self._told == other._told

    __hash__ = None  # type: ignore[assignment]

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


class RowListModel(QStandardItemModel):
    """A flat list of what a figure counts. Qt knows by itself how long it is: laying out thousands
    asks Python for nothing.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0, 1, parent)
        self.rows: Sequence[ListedRow] = ()

    def show_rows(self, rows: Sequence[ListedRow]) -> None:
        """Shows other rows."""
        if rows == self.rows:
            return
        both = min(len(rows), len(self.rows))
        self.setRowCount(both)
        self.rows = rows
        self.setRowCount(len(rows))
        if both:
            self.dataChanged.emit(self.index(0, 0), self.index(both - 1, 0))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid() or role not in _ROLES:
            return None
        row = self.rows[index.row()]
        return row.text if role == Qt.ItemDataRole.DisplayRole else row.words

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _READ if index.isValid() else Qt.ItemFlag.NoItemFlags
