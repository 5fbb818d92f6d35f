"""Cells of 工程表: names with the shape of their 進捗区分, words, and bars."""

from __future__ import annotations

import datetime
from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.application.schedule import ScheduleItem, ScheduleRow
from desktop_app.ui import icons
from desktop_app.ui.models.schedule_model import ScheduleColumn, ScheduleModel
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.bar_painting import Lane
from desktop_app.ui.widgets.row_painting import RowPainter
from desktop_app.ui.widgets.time_scale import TimeScale

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class ScheduleDelegate(QStyledItemDelegate):
    """`closed_items` are those whose rows are hidden; only they show their sum."""

    def __init__(self, model: ScheduleModel, scale: TimeScale, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._scale = scale
        self.as_of = datetime.date.min
        self.closed_items: set[int] = set()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, round(option.fontMetrics.height() * 2.0) + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row, item = self._model.row_at(index), self._model.item_at(index)
        if index.column() == ScheduleColumn.BAR:
            self._paint_bar(painter, option, row, item)
        elif row is not None:
            self._paint_measure(painter, option, index, row)
        elif item is not None:
            self._paint_item(painter, option, index)
        painter.restore()

    def _paint_bar(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: ScheduleRow | None,
        item: ScheduleItem | None,
    ) -> None:
        rect = option.rect
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.translate(rect.left(), 0)
        painter.setFont(option.font)
        lane = Lane(rect.top(), rect.height())
        strokes = RowPainter(painter, self._scale, rect.width(), self.as_of)
        if row is not None:
            strokes.draw_row(row, lane)
        elif item is not None and item.id in self.closed_items:
            strokes.draw_item(item, lane)

    def _paint_measure(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: ScheduleRow
    ) -> None:
        rect = option.rect.adjusted(4, 0, -8, 0)
        ink = Colour.SECOND
        if index.column() == ScheduleColumn.TEXT:
            size = round(option.fontMetrics.height() * 1.05)
            box = QRect(rect.left(), rect.center().y() - size // 2 + 1, size, size)
            if row.planned:
                icons.draw_icon(painter, QRectF(box), "plus", Colour.SECOND)
            else:
                icons.status_icon(row.status.status, size).paint(painter, box)
                ink = Colour.INK
            rect.setLeft(rect.left() + size + 8)
        self._write(painter, option.font, rect, str(index.data()), ink, _LEFT)

    def _paint_item(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        font = QFont(option.font)
        named = index.column() == ScheduleColumn.TEXT
        font.setBold(named)
        ink = Colour.DEEP if named else Colour.SECOND
        rect = option.rect.adjusted(2 if named else 4, 0, -8, 0)
        self._write(painter, font, rect, str(index.data()), ink, _LEFT if named else _RIGHT)

    def _write(
        self,
        painter: QPainter,
        font: QFont,
        rect: QRect,
        words: str,
        ink: Colour,
        alignment: Qt.AlignmentFlag,
    ) -> None:
        painter.setFont(font)
        painter.setPen(ink.q)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, alignment, shown)
