"""One rule for the tables that are edited: Tab and Shift+Tab go from cell to cell, and on from the
last one out of the table; Ctrl+Tab leaves it at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QTableView

_HINT = QAbstractItemDelegate.EndEditHint
STEP_OF_HINT = {_HINT.EditNextItem: 1, _HINT.EditPreviousItem: -1}
"""Where Tab leads out of an open cell."""


def cell_beside(
    at: QModelIndex,
    step: int,
    columns: Sequence[int],
    row_beside: Callable[[QModelIndex], QModelIndex],
) -> QModelIndex:
    """The next cell (1) or the one before (-1), by rows; invalid at the ends. `columns` are those
    that are seen, from the left.
    """
    place = columns.index(at.column()) + step if at.column() in columns else 0
    if 0 <= place < len(columns):
        return at.siblingAtColumn(columns[place])
    return row_beside(at).siblingAtColumn(columns[0 if step > 0 else -1])


def step_out(event: QKeyEvent) -> int:
    """1 for Ctrl+Tab, -1 for Ctrl+Shift+Tab, 0 for any other key."""
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return 0
    return {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()), 0)


class CellTable(QTableView):
    """A table that keeps the rule."""

    def columns_in_order(self) -> list[int]:
        """The columns as they are seen, from the left."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        return [column for column in order if not self.isColumnHidden(column)]

    def step_to_cell(self, step: int) -> bool:
        """The cursor to the next cell (1) or the one before (-1); False where there is none."""
        at = self.currentIndex()
        wanted = cell_beside(
            at, step, self.columns_in_order(), lambda at: at.siblingAtRow(at.row() + step)
        )
        if at.isValid() and wanted.isValid():
            alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
            if self.selectionBehavior() == QTableView.SelectionBehavior.SelectRows:
                alone |= QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(wanted, alone)
            self.scrollTo(wanted)
        return wanted.isValid()

    def focusNextPrevChild(self, next: bool) -> bool:
        inside = self.isVisible() and self.step_to_cell(1 if next else -1)
        return inside or super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        out = step_out(event)
        if out:
            super().focusNextPrevChild(out > 0)
        else:
            super().keyPressEvent(event)
