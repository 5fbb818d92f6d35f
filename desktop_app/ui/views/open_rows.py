"""Rows that were open when they went are open when they come back."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QTreeView

from desktop_app.ui.models.plan_tree_model import PlanTreeModel


class OpenRows(QObject):
    """Watches an outline whose model is set: deleting closes rows, and undo would leave them so."""

    def __init__(self, view: QTreeView, model: PlanTreeModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._gone: set[int] = set()
        model.rowsAboutToBeRemoved.connect(self._on_going)
        model.rowsInserted.connect(self._on_come)

    def _on_going(self, parent: QModelIndex, first: int, last: int) -> None:
        below = self._rows(parent, first, last)
        self._gone.update(self._model.id_of(each) for each in below if self._view.isExpanded(each))

    def _on_come(self, parent: QModelIndex, first: int, last: int) -> None:
        if not self._gone:
            return
        for each in self._rows(parent, first, last):
            row = self._model.id_of(each)
            if row in self._gone:
                self._gone.discard(row)
                self._view.expand(each)

    def _rows(self, parent: QModelIndex, first: int, last: int) -> Iterator[QModelIndex]:
        for place in range(first, last + 1):
            index = self._model.index(place, 0, parent)
            yield index
            yield from self._rows(index, 0, self._model.rowCount(index) - 1)
