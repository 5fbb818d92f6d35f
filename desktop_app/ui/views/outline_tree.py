"""The rows of the outline as a tree paints and lays them out: whole rows, and few of them anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSignalBlocker,
    Qt,
    QTimer,
)
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTreeView

from desktop_app.support.i18n import _
from desktop_app.ui import icons
from desktop_app.ui.delegates.outline_delegate import NOTHING_FOUND, OutlineDelegate
from desktop_app.ui.models.plan_tree_model import Column, PlanTreeModel
from desktop_app.ui.theme import Colour
from desktop_app.ui.views.open_rows import OpenRows

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_FLASH_MS = 1200
_PALE = 0.4
_OPENS_AFTER_MS = 700
"""How long dragged rows rest on a closed row until it opens."""


class OutlineTree(QTreeView):
    """Shows a PlanTreeModel; rows that changed flash, rows that were cut are pale."""

    def __init__(self, model: PlanTreeModel) -> None:
        super().__init__()
        self._plan_model = model
        self._flashing: frozenset[int] = frozenset()
        self._cut: frozenset[int] = frozenset()
        self._set_up_look()
        self.setModel(model)
        self._delegate = OutlineDelegate(self)
        self.setItemDelegate(self._delegate)
        self._open_rows = OpenRows(self, model)

    def _set_up_look(self) -> None:
        self.setAccessibleName(_("計画の一覧"))
        self.setUniformRowHeights(True)
        self.setIndentation(22)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setAutoExpandDelay(_OPENS_AFTER_MS)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, Colour.SELECTION.q)
        palette.setColor(QPalette.ColorRole.HighlightedText, Colour.INK.q)
        self.setPalette(palette)
        header = self.header()
        header.setAccessibleName(_("見出し"))
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def set_up_columns(self) -> None:
        """The first column takes what the others leave."""
        header = self.header()
        width = self.fontMetrics().horizontalAdvance("あ")
        header.setMinimumSectionSize(round(width * 3.2))
        header.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)
        for column, letters in ((Column.TIMING, 12.5), (Column.STATUS, 9.0), (Column.NEW, 4.0)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, round(width * letters))

    @property
    def plan_model(self) -> PlanTreeModel:
        """The model, by its own type."""
        return self._plan_model

    def current_id(self) -> int:
        """The row with the cursor; 0 for none."""
        return self._plan_model.id_of(self.currentIndex())

    def selectAll(self) -> None:
        """Every row that is not below a closed one, a span for each row above. Of thousands of rows
        Qt would ask a million times where they stand.
        """
        model, chosen = self._plan_model, QItemSelection()
        for above in self._open_rows.above_shown():
            index, count = model.index_of(above), len(model.rows_below(above))
            first = model.index(0, Column.TEXT, index)
            chosen.select(first, model.index(count - 1, model.columnCount() - 1, index))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # -- marks ---------------------------------------------------------------------------------

    def flash(self, rows: frozenset[int]) -> None:
        """Marks rows for a moment, so that the eye finds what changed."""
        self._flashing = rows
        self.viewport().update()
        QTimer.singleShot(_FLASH_MS, self, self._end_flash)

    def mark_found(self, row: int, text: str, spans: Sequence[tuple[int, int]]) -> None:
        """Marks what a search found in a row, until the cursor leaves it; in sight with rows around
        it.
        """
        self._delegate.found = (row, text, tuple(spans))
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        self.viewport().update()

    def show_cut(self, rows: frozenset[int]) -> None:
        """Paler, since they wait for another place."""
        self._cut = rows
        self.viewport().update()

    def _end_flash(self) -> None:
        self._flashing = frozenset()
        self.viewport().update()

    def forget_found(self) -> None:
        """The mark of a search goes."""
        self._delegate.found = NOTHING_FOUND

    # -- laying out ----------------------------------------------------------------------------

    def rowsInserted(self, parent: Index, first: int, last: int) -> None:
        """Below a row that is closed for the moment: then only that one is laid out anew, where Qt
        would lay out all open rows.
        """
        above = self._plan_model.index_of(self._plan_model.id_of(parent))
        if not self.isExpanded(above) or self.state() == QAbstractItemView.State.EditingState:
            super().rowsInserted(parent, first, last)
            return
        scrolled = self.verticalScrollBar().value()
        with QSignalBlocker(self):
            self.collapse(above)
            super().rowsInserted(parent, first, last)
            self.expand(above)
        self.verticalScrollBar().setValue(scrolled)

    def rowsAboutToBeRemoved(self, parent: Index, first: int, last: int) -> None:
        """The cursor leaves rows before they go, to where Qt would put it: later, that would lay
        out all rows once more.
        """
        at = self.currentIndex()
        while at.isValid() and at.parent() != parent:
            at = at.parent()
        if at.isValid() and first <= at.row() <= last:
            model, column = self._plan_model, self.currentIndex().column()
            left = model.index(first - 1 if first else last + 1, 0, parent)
            beside = left if left.isValid() else model.index_of(model.id_of(parent))
            self.selectionModel().setCurrentIndex(
                beside.siblingAtColumn(column), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        self._open_rows.close_out_of_sight()
        super().rowsAboutToBeRemoved(parent, first, last)

    # -- painting ------------------------------------------------------------------------------

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole row at once: Qt would ask the model anew for each cell."""
        look, entity = self._plan_model.look_of(index), self._plan_model.entity_of(index)
        if look is None or entity is None:
            return
        rect, selected = option.rect, self.selectionModel().isSelected(index)
        self._draw_ground(painter, rect, entity.id, look.kind, selected=selected)
        painter.setOpacity(_PALE if entity.id in self._cut else 1)
        cells = [
            QRect(self.columnViewportPosition(at), rect.y(), self.columnWidth(at), rect.height())
            for at in range(len(look.words))
        ]
        cells[Column.TEXT].setLeft(
            cells[Column.TEXT].left() + self.indentation() * (look.depth + 1)
        )
        self._draw_chevron(painter, cells[Column.TEXT], index)
        found = self._delegate.found_in(entity)
        self._delegate.painter(option.font).paint(painter, look, cells, found)
        painter.setOpacity(1)
        if selected:
            painter.fillRect(QRect(rect.x(), rect.y(), 4, rect.height()), Colour.ACCENT.q)
        if self.hasFocus() and entity.id == self.current_id():
            self._draw_cursor(painter, rect)

    def _draw_ground(
        self, painter: QPainter, rect: QRect, row: int, kind: str, *, selected: bool
    ) -> None:
        ground = Colour.TINT if kind == "item" else Colour.SURFACE
        if row in self._flashing:
            ground = Colour.AMBER_TINT
        elif selected:
            ground = Colour.SELECTION
        painter.fillRect(rect, ground.q)
        rule = Colour.ACCENT if kind == "chapter" else Colour.RULE
        painter.setPen(QPen(rule.q, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _draw_cursor(self, painter: QPainter, row: QRect) -> None:
        """The cell that F2 would edit."""
        cell = self.visualRect(self.currentIndex())
        if self.currentIndex().column() == Column.TEXT:
            cell.setLeft(row.left() + 4)
        painter.setPen(QPen(Colour.ACCENT.q, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(cell).adjusted(1, 1, -1, -2))

    def _draw_chevron(self, painter: QPainter, cell: QRect, index: Index) -> None:
        """Left of the words, where a click opens and closes the row."""
        row = self._plan_model.id_of(index)
        if not self._plan_model.rows_below(row):
            return
        size = 16
        box = QRectF(cell.left() - size - 2, cell.center().y() - size / 2 + 1, size, size)
        name = "chevron-down" if self._open_rows.holds(row) else "chevron-right"
        icons.draw_icon(painter, box, name, Colour.SECOND)
