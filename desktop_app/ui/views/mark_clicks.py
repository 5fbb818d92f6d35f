"""A click on 未確認 confirms, one on 要転記 takes the answer over: they look like keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Qt

from desktop_app.application.status import RoundMark
from desktop_app.ui.models.progress_columns import Column
from desktop_app.ui.models.progress_table_model import ProgressTableModel
from desktop_app.ui.views.progress_table import ProgressTable


class MarkClicks(QObject):
    """Follows the mouse over the table."""

    def __init__(self, table: ProgressTable, model: ProgressTableModel) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        table.setMouseTracking(True)
        table.entered.connect(self._show_hand)
        table.viewportEntered.connect(self._show_arrow)
        table.clicked.connect(self._on_clicked)

    def _on_clicked(self, index: QModelIndex) -> None:
        """A click that selects several rows is about something else."""
        if self._waits(index) and len(self._table.selected_places()) == 1:
            row = self._model.row_of(index)
            wish = self._table.take_answers_wanted if row.answer else self._table.confirm_wanted
            wish.emit()

    def _show_hand(self, index: QModelIndex) -> None:
        if self._waits(index):
            self._table.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self._show_arrow()

    def _show_arrow(self) -> None:
        self._table.viewport().unsetCursor()

    def _waits(self, index: QModelIndex) -> bool:
        """Whether it is a 確認 that can be given."""
        if index.column() != Column.MARK or self._model.read_only:
            return False
        row = self._model.row_of(index)
        return row.mark is RoundMark.UNCONFIRMED and row.entry is not None
