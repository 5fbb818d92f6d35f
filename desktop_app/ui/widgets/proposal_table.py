"""The table of 変更案 that wait: Space ticks a row, Enter or a click writes into its cells."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from desktop_app.support.i18n import _
from desktop_app.ui.delegates.cell_editing import CellEditingDelegate
from desktop_app.ui.models.proposal_model import ProposalColumn, ProposalModel
from desktop_app.ui.widgets.row_table import RowTable

_WIDTHS = {
    ProposalColumn.CHANGE: 21.0,
    ProposalColumn.REASON: 16.0,
    ProposalColumn.APPROVED_ON: 6.0,
    ProposalColumn.APPROVER: 6.0,
    ProposalColumn.STATE: 6.0,
}


class ProposalTable(RowTable):
    """`plan_wanted` carries the id of the measure that is wanted in the plan."""

    plan_wanted = Signal(object)

    def __init__(self, model: ProposalModel) -> None:
        super().__init__(model, _("変更案の一覧"))
        self._model = model
        self.setItemDelegate(CellEditingDelegate(self))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setWordWrap(True)
        self.clicked.connect(self._edit)
        self.doubleClicked.connect(self._on_double_click)

    @property
    def current(self) -> int:
        """The measure with the cursor; 0 if none has it."""
        at = self.currentIndex()
        return self._model.rows[at.row()].measure if at.isValid() else 0

    def show_measure(self, measure: int, column: int = ProposalColumn.REASON) -> None:
        """Puts the cursor on a measure that waits."""
        places = [row.measure for row in self._model.rows]
        if measure in places:
            self.setCurrentIndex(self._model.index(places.index(measure), column))

    def follow_font(self) -> None:
        """Widths and heights after the font's size changed; the measure's text has the rest."""
        super().follow_font()
        self.set_widths({int(column): width for column, width in _WIDTHS.items()})
        stretch = QHeaderView.ResizeMode.Stretch
        self.horizontalHeader().setSectionResizeMode(ProposalColumn.MEASURE, stretch)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(round(self.fontMetrics().height() * 3.6))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex()
        if at.isValid() and event.key() == Qt.Key.Key_Space and not _can_edit(at):
            self._model.turn(at.row())
            event.accept()
            return
        if at.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if _can_edit(at):
                self.edit(at)
            else:
                self.plan_wanted.emit(self.current)
            event.accept()
            return
        super().keyPressEvent(event)

    def _edit(self, index: QModelIndex) -> None:
        if _can_edit(index):
            self.edit(index)

    def _on_double_click(self, index: QModelIndex) -> None:
        if not _can_edit(index):
            self.plan_wanted.emit(self.current)


def _can_edit(index: QModelIndex) -> bool:
    return bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
