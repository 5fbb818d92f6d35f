"""Cells of 工程表: names with the shape of their 進捗区分, words, and bars."""

from __future__ import annotations

import datetime
from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.application.schedule import ScheduleItem, ScheduleRow
from desktop_app.ui import icons
from desktop_app.ui.delegates.cell_text import draw_line
from desktop_app.ui.models.schedule_model import ScheduleColumn, ScheduleModel, Told, cell_words
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.bar_painting import Lane
from desktop_app.ui.widgets.row_painting import RowPainter
from desktop_app.ui.widgets.time_scale import TimeScale

Index: TypeAlias = QModelIndex | QPersistentModelIndex
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
        told, column = self._model.told_at(index), index.column()
        if column == ScheduleColumn.BAR:
            self._paint_bar(painter, option, told)
        elif isinstance(told, ScheduleRow):
            _paint_measure(painter, option, told, column)
        elif told is not None:
            _paint_item(painter, option, told, column)
        painter.restore()

    def _paint_bar(
        self, painter: QPainter, option: QStyleOptionViewItem, told: Told | None
    ) -> None:
        rect = option.rect
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.translate(rect.left(), 0)
        painter.setFont(option.font)
        lane = Lane(rect.top(), rect.height())
        strokes = RowPainter(painter, self._scale, rect.width(), self.as_of)
        if isinstance(told, ScheduleRow):
            strokes.draw_row(told, lane)
        elif told is not None and told.id in self.closed_items:
            strokes.draw_item(told, lane)


def _paint_measure(
    painter: QPainter, option: QStyleOptionViewItem, row: ScheduleRow, column: int
) -> None:
    rect = option.rect.adjusted(4, 0, -8, 0)
    ink = Colour.SECOND
    if column == ScheduleColumn.TEXT:
        size = round(option.fontMetrics.height() * 1.05)
        box = QRect(rect.left(), rect.center().y() - size // 2 + 1, size, size)
        if row.planned:
            icons.draw_icon(painter, QRectF(box), "plus", Colour.SECOND)
        else:
            icons.status_icon(row.status.status, size).paint(painter, box)
            ink = Colour.INK
        rect.setLeft(rect.left() + size + 8)
    draw_line(painter, QRectF(rect), cell_words(row, column), option.font, ink)


def _paint_item(
    painter: QPainter, option: QStyleOptionViewItem, item: ScheduleItem, column: int
) -> None:
    words, font = cell_words(item, column), QFont(option.font)
    if column == ScheduleColumn.TEXT:
        font.setBold(True)
        named = QRectF(option.rect.adjusted(2, 0, -8, 0))
        draw_line(painter, named, words, font, Colour.DEEP)
        return
    rect = option.rect.adjusted(4, 0, -8, 0)
    painter.setFont(font)
    painter.setPen(Colour.SECOND.q)
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _RIGHT, shown)
