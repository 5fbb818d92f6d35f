"""Rows of a list that are told whole: wrapped at the width of the list, with room between lines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QIcon, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop_app.ui.theme import Colour

Index = QModelIndex | QPersistentModelIndex
_LINE = 1.4
"""Heights of the letters from line to line; the face itself leaves no room between lines."""
_EDGE, _PAD, _GAP = 8, 6, 6


class LinesDelegate(QStyledItemDelegate):
    """The first paragraph is the name, the others say more about it; only the name is struck out
    for what has ended.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = option.rect.width()
        if isinstance(view, QAbstractItemView):
            width = view.viewport().width()
        height = sum(tall for _layout, tall in _paragraphs(option, index, width))
        return QSize(0, round(height) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, Colour.SELECTION.q)
        elif isinstance(ground, QBrush):
            painter.fillRect(option.rect, ground)
        at = QPointF(option.rect.x() + _left(option, index), option.rect.y() + _PAD)
        self._paint_icon(painter, option, index)
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        colour = ink.color() if isinstance(ink, QBrush) else Colour.INK.q
        for layout, tall in _paragraphs(option, index, option.rect.width()):
            painter.setPen(colour)
            layout.draw(painter, at)
            at += QPointF(0, tall)
            colour = Colour.SECOND.q
        painter.restore()

    def _paint_icon(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            size, height = option.decorationSize, option.fontMetrics.height() * _LINE
            top = option.rect.y() + _PAD + round((height - size.height()) / 2)
            icon.paint(painter, QRect(QPointF(option.rect.x() + _EDGE, top).toPoint(), size))


def _left(option: QStyleOptionViewItem, index: Index) -> int:
    has_icon = isinstance(index.data(Qt.ItemDataRole.DecorationRole), QIcon)
    return _EDGE + (option.decorationSize.width() + _GAP if has_icon else 0)


def _paragraphs(
    option: QStyleOptionViewItem, index: Index, width: int
) -> list[tuple[QTextLayout, float]]:
    """Each with its height."""
    held = index.data(Qt.ItemDataRole.FontRole)
    name = QFont(held) if isinstance(held, QFont) else QFont(option.font)
    rest = QFont(name)
    rest.setStrikeOut(False)
    room = max(width - _left(option, index) - _EDGE, 1)
    texts = str(index.data() or "").split("\n")
    return [_laid_out(text, rest if place else name, room) for place, text in enumerate(texts)]


def _laid_out(text: str, font: QFont, room: int) -> tuple[QTextLayout, float]:
    layout, tall = QTextLayout(text, font), 0.0
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    height = QFontMetricsF(font).height() * _LINE
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        line.setPosition(QPointF(0, tall + (height - line.height()) / 2))
        tall += height
    layout.endLayout()
    return layout, tall
