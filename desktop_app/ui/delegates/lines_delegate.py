"""Rows of a list with more than one line: the first is the name, the others say more about it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.theme import Colour

_LINE = 1.4
"""Heights of the letters from line to line; the face itself leaves no room between lines."""
_EDGE, _PAD = 8, 6


class LinesDelegate(QStyledItemDelegate):
    """Only the name is struck out for what has ended."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        lines, metrics = _lines(index), option.fontMetrics
        width = max(map(metrics.horizontalAdvance, lines)) + 2 * _EDGE
        return QSize(width, round(metrics.height() * _LINE * len(lines)) + 2 * _PAD)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, Colour.SELECTION.q)
        held = index.data(Qt.ItemDataRole.FontRole)
        font = QFont(held) if isinstance(held, QFont) else QFont(option.font)
        height = option.fontMetrics.height() * _LINE
        room = QRectF(option.rect).adjusted(_EDGE, _PAD, -_EDGE, -_PAD)
        for place, words in enumerate(_lines(index)):
            painter.setFont(font)
            painter.setPen((Colour.SECOND if place else Colour.INK).q)
            box = QRectF(room.x(), room.y() + place * height, room.width(), height)
            shown = QFontMetrics(font).elidedText(
                words, Qt.TextElideMode.ElideRight, int(room.width())
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
            font.setStrikeOut(False)
        painter.restore()


def _lines(index: QModelIndex | QPersistentModelIndex) -> list[str]:
    return str(index.data() or "").split("\n")
