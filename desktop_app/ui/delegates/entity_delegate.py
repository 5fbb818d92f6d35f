"""Cells of the tables of 報告の記録: words in two lines, edited where they stand."""

from __future__ import annotations

from PySide6.QtCore import (
    QObject,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionViewItem, QWidget

from desktop_app.support.i18n import _
from desktop_app.ui import icons
from desktop_app.ui.delegates.cell_editing import CellEditingDelegate, Index
from desktop_app.ui.delegates.cell_text import draw_lines
from desktop_app.ui.models.entity_table_model import EntityTableModel
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.cell_editors import CellTextEdit

ROW_HEIGHT = 3.7
_PAD = 8


class EntityDelegate(CellEditingDelegate):
    """Texts grow while they are edited; days and numbers are a line."""

    def __init__(self, model: EntityTableModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, round(option.fontMetrics.height() * ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, Colour.SELECTION.q)
        painter.setPen(QPen(Colour.RULE.q, 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        rect = QRectF(option.rect.adjusted(_PAD, 2, -_PAD, -2))
        words = str(index.data() or "")
        colour = Colour.INK if words else Colour.SECOND
        if self._model.is_urgent(index):
            size = option.fontMetrics.height()
            box = QRectF(rect.x(), rect.center().y() - size / 2, size, size)
            icons.draw_icon(painter, box, "triangle-alert", Colour.RED)
            rect, colour = rect.adjusted(size + 5, 0, 0, 0), Colour.RED
        draw_lines(painter, rect, words or _("（未記入）"), option.font, colour)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(Colour.ACCENT.q, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -2))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._model.columns[index.column()]
        if column.sort == "text":
            return CellTextEdit(parent, _(column.head))
        made = QLineEdit(parent)
        made.setObjectName("cell")
        made.setAccessibleName(_(column.head))
        return made
