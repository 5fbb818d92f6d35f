"""The list beside the figures of 概況: two lines a row, the shape of the 進捗区分 before them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop_app.support.i18n import _
from desktop_app.ui import icons
from desktop_app.ui.delegates.cell_text import draw_line
from desktop_app.ui.models.row_list_model import ListedRow, RowListModel
from desktop_app.ui.theme import Colour

Index: TypeAlias = QModelIndex | QPersistentModelIndex


class RowList(QListView):
    """`row_wanted` carries the measure of a row that was clicked or opened with Enter."""

    row_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows = RowListModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_RowDelegate(self.rows, self))
        self.setAccessibleName(_("数の内訳"))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self._open)

    def show_rows(self, rows: Sequence[ListedRow], *, from_top: bool) -> None:
        """Shows other rows; unless they begin `from_top`, cursor and place stay."""
        self.rows.show_rows(rows)
        if from_top or not self.currentIndex().isValid():
            self.scrollToTop()
            self.setCurrentIndex(self.rows.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        measure = self.rows.rows[index.row()].measure if index.isValid() else 0
        if measure:
            self.row_wanted.emit(measure)


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, rows: RowListModel, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, round(option.fontMetrics.height() * 3.3))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._rows.rows[index.row()]
        rect = option.rect
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        ground = Colour.SURFACE if row.measure else Colour.TINT
        if bool(state & QStyle.StateFlag.State_MouseOver) and row.measure:
            ground = Colour.TINT
        if selected:
            ground = Colour.SELECTION
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, ground.q)
        painter.setPen(QPen(Colour.RULE.q, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if selected:
            painter.fillRect(QRect(rect.x(), rect.y(), 4, rect.height()), Colour.ACCENT.q)
        if focused:
            painter.setPen(QPen(Colour.ACCENT.q, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        self._paint_words(painter, option.font, rect, row)
        painter.restore()

    def _paint_words(self, painter: QPainter, font: QFont, rect: QRect, row: ListedRow) -> None:
        line = QFontMetrics(font).height()
        size = round(line * 1.05)
        left = rect.left() + 14
        top = rect.top() + round((rect.height() - 2.5 * line) / 2)
        if row.measure:
            box = QRect(left, top + (round(line * 1.25) - size) // 2, size, size)
            icons.status_icon(row.status, size).paint(painter, box)
            left += size + 8
        bold = QFont(font)
        bold.setBold(not row.measure)
        upper = QRect(left, top, rect.right() - left - 8, round(line * 1.25))
        ink = Colour.INK if row.measure else Colour.DEEP
        draw_line(painter, QRectF(upper), row.text, bold, ink)
        lower = upper.translated(0, round(line * 1.25))
        if row.alarm or row.gap:
            mark = QRect(left, lower.top() + (lower.height() - size) // 2, size, size)
            warning = Colour.RED if row.alarm else Colour.AMBER
            icons.icon("triangle-alert", warning, size).paint(painter, mark)
            lower.setLeft(left + size + 5)
        draw_line(painter, QRectF(lower), row.detail, font, Colour.SECOND)
