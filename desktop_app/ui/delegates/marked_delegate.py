"""Cells with a place marked in their words: by weight, colour and a line, for the ear by 【】."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidgetItem,
)

from desktop_app.support.i18n import _
from desktop_app.ui.theme import Colour

Index = QModelIndex | QPersistentModelIndex
_SPAN = Qt.ItemDataRole.UserRole
_PAD = 6


def show_marked(item: QTreeWidgetItem, column: int, parts: tuple[str, str, str]) -> None:
    """Shows the words before the place, those in it, and those after it."""
    before, marked, after = parts
    item.setText(column, f"{before}{marked}{after}")
    item.setData(column, _SPAN, (len(before), len(marked)))
    spoken = _("{before}【{found}】{after}").format(before=before, found=marked, after=after)
    item.setData(column, Qt.ItemDataRole.AccessibleTextRole, spoken)


class MarkedDelegate(QStyledItemDelegate):
    """Cells that mark nothing are as usual."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        span = index.data(_SPAN)
        if not isinstance(span, tuple):
            super().paint(painter, option, index)
            return
        opened = QStyleOptionViewItem(option)
        self.initStyleOption(opened, index)
        words, opened.text = opened.text, ""
        style = opened.widget.style() if opened.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, opened, painter, opened.widget)
        painter.save()
        rect = opened.rect.adjusted(_PAD, 0, -_PAD, 0)
        painter.setPen(Colour.INK.q)
        layout = _laid_out(words, opened.font, span, rect.width())
        top = rect.y() + (rect.height() - layout.boundingRect().height()) / 2
        layout.draw(painter, QPointF(rect.x(), top))
        painter.restore()


def _laid_out(words: str, font: QFont, span: tuple[int, int], room: int) -> QTextLayout:
    """Cut where the cell ends; the marked letters are the widest that there are."""
    bold = QFont(font)
    bold.setBold(True)
    wide = QFontMetricsF(bold).horizontalAdvance(words) - QFontMetricsF(font).horizontalAdvance(
        words
    )
    words = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room - wide)
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setForeground(QBrush(Colour.ACCENT.q))
    look.setFontUnderline(True)
    place = QTextLayout.FormatRange()
    place.start, place.length, place.format = *span, look
    layout = QTextLayout(words, font)
    layout.setFormats([place])
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout
