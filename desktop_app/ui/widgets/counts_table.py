"""The figures chapter × 進捗区分; each opens its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop_app.application.status import Survey
from desktop_app.support.i18n import _
from desktop_app.ui.models.counts_model import CountCell, CountsModel, change_words
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.column_widths import shared_widths
from desktop_app.ui.widgets.wrapped_heads import WrappedHeads

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_SHIFT = 0.3
"""So many letters right of the middle figures end and changes begin."""

_CHAPTER, _NAMES = 5, 14
"""Letters that the names of chapters keep, and would like; their tips say them whole."""


class CountsTable(QTableView):
    """`cell_wanted` carries the CountCell under the cursor when it moves or is clicked."""

    cell_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.counts = CountsModel(self)
        self.setModel(self.counts)
        self.setItemDelegate(_CountDelegate(self.counts, self))
        self.setAccessibleName(_("章ごとの進捗区分の数"))
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setStyleSheet("QTableView { border: none; outline: none; }")
        self.verticalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._heads = WrappedHeads(self)
        self.setHorizontalHeader(self._heads)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._tell)
        self.clicked.connect(self._tell)

    def show_survey(self, survey: Survey) -> None:
        """Shows other figures; the cursor stays on its figure."""
        current = self.counts.cell_at(self.currentIndex())
        self.counts.show_survey(survey)
        self.follow_font()
        if current is not None and not self.currentIndex().isValid():
            self.choose(current.chapter, current.status_id)

    def choose(self, chapter: int | None, status_id: str | None) -> None:
        """Puts the cursor on a figure, without telling."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self.counts.place_of(chapter, status_id))
        self.blockSignals(blocked)

    def clear_choice(self) -> None:
        """No figure is chosen."""
        self.selectionModel().clear()

    def follow_font(self) -> None:
        """Heights and widths as letters want them; the whole table is seen without scrolling."""
        metrics = self.fontMetrics()
        em, line = metrics.horizontalAdvance("あ"), metrics.height()
        head = self._heads
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(em * 2)
        widths = self._widths(range(self.counts.columnCount()))
        if sum(widths.values()) > self._room:
            widths = self._widths([each for each in widths if not self._is_empty(each)])
        for column in range(self.counts.columnCount()):
            head.setSectionHidden(column, column not in widths)
            head.resizeSection(column, widths.get(column, 0))
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(line * 1.85))
        height = head.sizeHint().height() + self.counts.rowCount() * round(line * 1.85) + 2
        if sum(widths.values()) > self._room:
            height += self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(height)

    def _widths(self, columns: Sequence[int]) -> dict[int, int]:
        """What each of the columns gets; with too little room for all, what it needs at least."""
        em, head = self.fontMetrics().horizontalAdvance("あ"), self._heads
        figures = {column: self._figures(column) for column in columns if column}
        least = {0: max(head.narrowest(0), em * _CHAPTER)}
        least |= {each: max(figures[each], head.narrowest(each)) for each in figures}
        wanted = {0: max(least[0], em * _NAMES)}
        wanted |= {each: max(figures[each], head.whole(each)) for each in figures}
        return shared_widths(least, wanted, max(self._room, sum(least.values())))

    def _is_empty(self, column: int) -> bool:
        """Whether it says nothing but 0; such a column gives way first."""
        if column == 0:
            return False
        cells = (self.counts.cell_at(self.counts.index(row, column)) for row in self._rows)
        return not any(cell and (cell.count or cell.change) for cell in cells)

    @property
    def _rows(self) -> range:
        return range(self.counts.rowCount())

    @property
    def _room(self) -> int:
        return self.viewport().width()

    def _figures(self, column: int) -> int:
        """Room for the longest figure before and its change behind the line."""
        metrics, bold = self.fontMetrics(), QFont(self.font())
        bold.setBold(True)
        em = metrics.horizontalAdvance("あ")
        shift = round(em * _SHIFT)
        places = (self.counts.index(row, column) for row in self._rows)
        cells = [cell for cell in map(self.counts.cell_at, places) if cell is not None]
        figures = {str(cell.count) for cell in cells}
        changes = {change_words(cell.change) for cell in cells}
        sides = [
            round(em * 1.5),
            *(QFontMetrics(bold).horizontalAdvance(each) + 4 - shift for each in figures),
            *(metrics.horizontalAdvance(each) + 6 + shift for each in changes),
        ]
        return 2 * max(sides)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.follow_font()

    def _tell(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        cell = self.counts.cell_at(index)
        if cell is not None:
            self.cell_wanted.emit(cell)


class _CountDelegate(QStyledItemDelegate):
    def __init__(self, counts: CountsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._counts = counts

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        cell = self._counts.cell_at(index)
        ground = Colour.TINT if self._counts.is_sum(index) else Colour.SURFACE
        painter.save()
        painter.fillRect(rect, (Colour.SELECTION if selected else ground).q)
        painter.setPen(QPen(Colour.RULE.q, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if selected:
            painter.setPen(QPen(Colour.ACCENT.q, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        if index.column() == 0:
            font = QFont(option.font)
            font.setBold(self._counts.is_sum(index))
            painter.setFont(font)
            painter.setPen(Colour.DEEP.q)
            room = rect.adjusted(8, 0, -4, 0)
            words = QFontMetrics(font).elidedText(
                str(index.data()), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        elif cell is not None:
            self._paint_count(painter, option, cell, bold=self._counts.is_sum(index))
        painter.restore()

    def _paint_count(
        self, painter: QPainter, option: QStyleOptionViewItem, cell: CountCell, *, bold: bool
    ) -> None:
        """The figure ends at one line, its change stands behind it."""
        font = QFont(option.font)
        font.setBold(bold or bool(cell.count))
        em = option.fontMetrics.horizontalAdvance("あ")
        rect = option.rect
        edge = rect.center().x() + round(em * _SHIFT)
        painter.setFont(font)
        painter.setPen((Colour.INK if cell.count else Colour.SECOND).q)
        left = rect.adjusted(0, 0, edge - rect.right(), 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(left, right, str(cell.count))
        small = QFont(option.font)
        small.setPointSizeF(option.font.pointSizeF() * 0.9)
        painter.setFont(small)
        painter.setPen(Colour.SECOND.q)
        behind = rect.adjusted(edge - rect.left() + 4, 0, 0, 0)
        painter.drawText(behind, Qt.AlignmentFlag.AlignVCenter, change_words(cell.change))
