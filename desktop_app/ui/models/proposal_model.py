"""Every 変更案 that waits, as a table: ticked to be adopted, its reason written in place."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop_app.application.commands import ChangeField
from desktop_app.application.waiting import Waiting
from desktop_app.domain.comparison import printed_numbers
from desktop_app.domain.kinds import Value
from desktop_app.domain.plan import Measure, Plan
from desktop_app.domain.timing import NotADay
from desktop_app.domain.tree import find
from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word
from desktop_app.ui.day_words import fault_words
from desktop_app.ui.progress_words import day_of_words
from desktop_app.ui.theme import Colour
from desktop_app.ui.words import day_words, heading

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Execute: TypeAlias = Callable[[ChangeField], object]
_KIND = "timing_proposal"


class ProposalColumn(IntEnum):
    """The columns in order."""

    MEASURE = 0
    CHANGE = 1
    REASON = 2
    APPROVED_ON = 3
    APPROVER = 4
    STATE = 5


_FIELDS = {
    ProposalColumn.REASON: "reason",
    ProposalColumn.APPROVED_ON: "approved_on",
    ProposalColumn.APPROVER: "approver",
}


class ProposalModel(QAbstractTableModel):
    """What is typed is carried out by `execute`; the rows are shown again after it. `unread` says
    in words why a text is no day.
    """

    unread = Signal(str)

    def __init__(self, execute: Execute, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._execute = execute
        self._plan: Plan | None = None
        self._rows: tuple[Waiting, ...] = ()
        self._places: dict[int, str] = {}
        self._ticked: frozenset[int] = frozenset()
        self._writable = True

    @property
    def rows(self) -> tuple[Waiting, ...]:
        """The 変更案 in the order of the plan."""
        return self._rows

    @property
    def ticked(self) -> tuple[Waiting, ...]:
        """Those that are to be adopted."""
        return tuple(row for row in self._rows if row.measure in self._ticked)

    def show_rows(self, plan: Plan, rows: tuple[Waiting, ...], *, writable: bool) -> None:
        """Shows what waits now; ticks stay with their measures."""
        same = [row.measure for row in rows] == [row.measure for row in self._rows]
        if not same:
            self.beginResetModel()
        self._plan, self._rows, self._writable = plan, rows, writable
        numbers = printed_numbers(plan)
        self._places = {row.measure: f"{numbers[row.measure]}　{_text(plan, row)}" for row in rows}
        self._ticked &= {row.measure for row in rows}
        if not same:
            self.endResetModel()
        elif rows:
            self._tell(0, len(rows) - 1)

    def tick(self, measures: frozenset[int]) -> None:
        """Ticks these, and no others."""
        self._ticked = measures & {row.measure for row in self._rows}
        if self._rows:
            self._tell(0, len(self._rows) - 1)

    def turn(self, row: int) -> None:
        """Ticks a row, or takes the tick away."""
        self.tick(self._ticked ^ {self._rows[row].measure})

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(ProposalColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _heads()[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._writable and index.column() == ProposalColumn.MEASURE:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        if self._writable and index.column() in _FIELDS:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        words = self._cell(row, index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return words
            case Qt.ItemDataRole.ToolTipRole:
                return words
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_heads()[index.column()]} {words or _('なし')}"
            case Qt.ItemDataRole.CheckStateRole if index.column() == ProposalColumn.MEASURE:
                on = row.measure in self._ticked
                return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ForegroundRole if index.column() == ProposalColumn.STATE:
                return (Colour.AMBER if row.lacks else Colour.SECOND).q
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A day that cannot be read is not taken, and said to be none."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            self.turn(index.row())
            return True
        field = _FIELDS.get(ProposalColumn(index.column()))
        if field is None or role != Qt.ItemDataRole.EditRole:
            return False
        try:
            taken = self._taken(field, str(value), row)
        except NotADay as fault:
            self.unread.emit(fault_words(fault))
            return False
        self._execute(ChangeField(row.proposal.id, field, taken))
        return True

    def _taken(self, field: str, text: str, row: Waiting) -> Value:
        if field != "approved_on":
            return text
        day = day_of_words(text, self._plan, on=row.day) if self._plan else None
        return day.isoformat() if day else None

    def _cell(self, row: Waiting, column: int) -> str:
        match column:
            case ProposalColumn.MEASURE:
                return self._places[row.measure]
            case ProposalColumn.CHANGE:
                return row.slip.words
            case ProposalColumn.REASON:
                return row.proposal.reason
            case ProposalColumn.APPROVED_ON:
                day = row.proposal.approved_on
                return day_words(day) if day else ""
            case ProposalColumn.APPROVER:
                return row.proposal.approver
        return _("理由がない") if row.lacks else _("反映できる")

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(ProposalColumn) - 1))


def _text(plan: Plan, row: Waiting) -> str:
    measure = find(plan, row.measure)
    return " ".join(measure.text.split()) if isinstance(measure, Measure) else ""


def _heads() -> tuple[str, ...]:
    return (
        heading(_("施策")),
        heading(_("実施時期の変更")),
        heading(field_word(_KIND, "reason")),
        heading(field_word(_KIND, "approved_on")),
        heading(field_word(_KIND, "approver")),
        _("状態"),
    )
