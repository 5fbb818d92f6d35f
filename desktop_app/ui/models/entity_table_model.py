"""Entities of one kind as a table that is edited in place: reports, and the questions of one."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import TypeAlias

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop_app.application.commands import ChangeField
from desktop_app.application.session import PlanChanged
from desktop_app.domain.kinds import Value
from desktop_app.domain.plan import Plan, Question, Report
from desktop_app.domain.timing import NotADay
from desktop_app.support.i18n import _
from desktop_app.ui.day_words import fault_words, headed
from desktop_app.ui.progress_words import day_of_words
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.words import day_words, heading

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Row: TypeAlias = Report | Question


class FieldColumn(Struct, frozen=True):
    """`field` is edited, `words` computed for show; `sort` is text, day or number."""

    head: str
    width: float
    field: str = ""
    sort: str = "text"
    words: Callable[[Row, Plan], str] | None = None
    urgent: Callable[[Row], bool] | None = None


class EntityTableModel(QAbstractTableModel):
    """`unread` says why a column could not take what was typed."""

    unread = Signal(str)

    def __init__(
        self,
        signals: SessionSignals,
        columns: Sequence[FieldColumn],
        rows: Callable[[Plan], Sequence[Row]],
        *,
        today: datetime.date,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._signals = signals
        self.columns = tuple(columns)
        self._choose = rows
        self._today = today
        self._rows: tuple[Row, ...] = tuple(rows(signals.plan))
        signals.plan_changed.connect(self._on_plan_changed)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def row_of(self, entity: int) -> int:
        """Where an entity stands; -1 if it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.id == entity), -1)

    def refresh(self) -> None:
        """Shows the rows as they are now, keeping indexes where the rows are the same."""
        rows = tuple(self._choose(self._signals.plan))
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = rows
            if rows:
                last = self.index(len(rows) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def is_urgent(self, index: Index) -> bool:
        """Whether a cell presses."""
        urgent = self.columns[index.column()].urgent
        return urgent is not None and urgent(self._rows[index.row()])

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return heading(_(self.columns[section].head))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                if column.words is not None:
                    return heading(column.words(row, self._signals.plan))
                return self._held(row, column)
            case Qt.ItemDataRole.EditRole:
                return self._held(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                shown = self.data(index)
                return f"{_(column.head)}: {shown}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.columns[index.column()].field and not self._signals.session.read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or not isinstance(value, str):
            return False
        if not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        column, row = self.columns[index.column()], self._rows[index.row()]
        try:
            typed = self._typed(column, value)
        except NotADay as fault:
            self.unread.emit(headed(_(column.head), fault_words(fault)))
            return False
        except ValueError:
            self.unread.emit(headed(_(column.head), _("数字で入力してください。")))
            return False
        if self._held(row, column) == value:
            return False
        done = self._signals.execute(ChangeField(row.id, column.field, typed), origin=self)
        return done is not None

    def _held(self, row: Row, column: FieldColumn) -> str:
        value: object = getattr(row, column.field, "") if column.field else ""
        if isinstance(value, datetime.date):
            return day_words(value)
        return "" if value is None else str(value)

    def _typed(self, column: FieldColumn, text: str) -> Value:
        if column.sort == "day":
            day = day_of_words(text, self._signals.plan, on=self._today)
            return day.isoformat() if day else None
        return int(text) if column.sort == "number" else text

    def _on_plan_changed(self, _event: PlanChanged) -> None:
        self.refresh()
