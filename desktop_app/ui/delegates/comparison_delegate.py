"""Cells of a comparison: wrapped words, changed phrases underlined and coloured on both sides."""

from __future__ import annotations

import html
from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QAbstractTextDocumentLayout, QFont, QPainter, QPalette, QTextDocument
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.application.change_list import ChangeSort, ListedChange
from desktop_app.domain.phrase_diff import Phrase
from desktop_app.ui import icons
from desktop_app.ui.models.comparison_model import ChangeColumn, ComparisonModel, none_word
from desktop_app.ui.theme import Colour
from desktop_app.ui.version_words import SORT_ICONS, sort_word
from desktop_app.ui.words import heading

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_PAD, _ABOVE, _ICON = 8, 7, 16
_HEAD_HEIGHT = 2.3
_WHOLE = (ChangeSort.ADDED, ChangeSort.REMOVED)


class ComparisonDelegate(QStyledItemDelegate):
    """Rows are as high as their words want; heights are reckoned once per width."""

    def __init__(self, model: ComparisonModel, header: QHeaderView, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._header = header
        self._heights: dict[tuple[int, int, int], int] = {}
        model.modelReset.connect(self.forget)

    def forget(self) -> None:
        """Heights are reckoned anew."""
        self._heights.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.height()
        change = self._model.change_at(index)
        if change is None:
            return QSize(100, round(line * _HEAD_HEIGHT))
        if index.column() == ChangeColumn.REVERT:
            return QSize(40, round(line * 2.4))
        width = self._header.sectionSize(index.column())
        place = (index.row(), index.column(), width)
        if place not in self._heights:
            document = self._document(change, index.column(), width, option.font)
            self._heights[place] = round(document.size().height()) + 2 * _ABOVE
        return QSize(width, max(self._heights[place], round(line * 2.4)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        change = self._model.change_at(index)
        if change is None:
            return
        painter.save()
        rect = option.rect
        if index.column() == ChangeColumn.REVERT:
            self._paint_revert(painter, option, change)
        else:
            if index.column() == ChangeColumn.WHAT:
                box = QRectF(rect.x() + _PAD + 4, rect.y() + _ABOVE + 2, _ICON, _ICON)
                icons.draw_icon(painter, box, SORT_ICONS[change.sort], Colour.ACCENT)
            document = self._document(change, index.column(), rect.width(), option.font)
            painter.translate(rect.x() + _left(index.column()), rect.y() + _ABOVE)
            context = QAbstractTextDocumentLayout.PaintContext()
            context.palette.setColor(QPalette.ColorRole.Text, Colour.INK.q)
            document.documentLayout().draw(painter, context)
        painter.restore()

    def _paint_revert(
        self, painter: QPainter, option: QStyleOptionViewItem, change: ListedChange
    ) -> None:
        if not self._model.can_revert(change):
            return
        rect = option.rect
        side = round(option.fontMetrics.height() * 2)
        left = rect.x() + (rect.width() - side) / 2
        box = QRectF(left, rect.y() + 4, side, side)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Colour.EDGE.q)
            painter.setBrush(Colour.SURFACE.q)
            painter.drawRoundedRect(box, 4, 4)
        inner = box.center()
        picture = QRectF(inner.x() - _ICON / 2, inner.y() - _ICON / 2, _ICON, _ICON)
        icons.draw_icon(painter, picture, "undo-2", Colour.ACCENT)

    def _document(
        self, change: ListedChange, column: int, width: int, font: QFont
    ) -> QTextDocument:
        made = QTextDocument()
        made.setDocumentMargin(0)
        made.setDefaultFont(font)
        made.setHtml(self._html(change, column))
        made.setTextWidth(max(40, width - _left(column) - _PAD))
        return made

    def _html(self, change: ListedChange, column: int) -> str:
        if column == ChangeColumn.WHAT:
            return _line(heading(sort_word(change.sort)), Colour.DEEP, bold=True) + _line(
                self._model.title(change), Colour.SECOND
            )
        if column == ChangeColumn.WHY:
            first, *rest = self._model.why(change) or ("",)
            return _line(first, Colour.DEEP) + "".join(_line(each, Colour.SECOND) for each in rest)
        context = self._model.context(change)
        above = _line(context, Colour.SECOND) if context else ""
        return above + self._side(change, column)

    def _side(self, change: ListedChange, column: int) -> str:
        after = column == ChangeColumn.AFTER
        words = self._model.side(change, column)
        if not words:
            return _line(none_word(change), Colour.SECOND)
        if change.phrases:
            return _paragraph("".join(_phrase(each, after=after) for each in change.phrases))
        if change.sort in _WHOLE or change.sort in (ChangeSort.OTHER, ChangeSort.MOVED):
            return _paragraph(_marked(words, after=after))
        return _line(words, Colour.INK)


def _left(column: int) -> int:
    return _PAD + _ICON + 12 if column == ChangeColumn.WHAT else _PAD


def _phrase(phrase: Phrase, *, after: bool) -> str:
    words = phrase.after if after else phrase.before
    return html.escape(words) if phrase.same else _marked(words, after=after)


def _marked(words: str, *, after: bool) -> str:
    """A changed stretch: underlined on both sides, so that colour is not all that tells."""
    if not words:
        return ""
    ink, ground = (Colour.ACCENT, Colour.TINT) if after else (Colour.AMBER, Colour.AMBER_TINT)
    weight = "bold" if after else "normal"
    return (
        f'<span style="color:{ink}; background:{ground}; font-weight:{weight};'
        f' text-decoration:underline">{html.escape(words)}</span>'
    )


def _paragraph(inner: str) -> str:
    inner = inner.replace("\n", "<br>")
    return f'<p style="margin:0; line-height:140%; color:{Colour.INK}">{inner}</p>'


def _line(text: str, colour: Colour, *, bold: bool = False) -> str:
    weight = "bold" if bold else "normal"
    inner = html.escape(text).replace("\n", "<br>")
    return (
        f'<p style="margin:0; line-height:140%; color:{colour}; font-weight:{weight}">{inner}</p>'
    )
