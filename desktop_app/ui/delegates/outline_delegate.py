"""How the cells of the outline are painted, and which editor opens in them."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from desktop_app.domain.progress import Status
from desktop_app.support.i18n import _
from desktop_app.ui import icons
from desktop_app.ui.delegates.cell_editing import CellEditingDelegate
from desktop_app.ui.delegates.timing_cell import TimingCell
from desktop_app.ui.models.plan_tree_model import Column, PlanTreeModel, Role
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.cell_editors import RowTextEdit

Index: TypeAlias = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 2.4
"""In heights of the font: 32 px at 10 pt."""
_PAD = 6


Found: TypeAlias = tuple[int, str, tuple[tuple[int, int], ...]]
NOTHING_FOUND: Found = (0, "", ())


class OutlineDelegate(CellEditingDelegate):
    """Paints number, mark, words, status and the 新 mark; edits words where they stand.

    `found` is the row, the text and the places of what a search has led to.
    """

    found: Found = NOTHING_FOUND

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, round(option.fontMetrics.height() * ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        match index.column():
            case Column.TEXT:
                self._paint_text(painter, option, index)
            case Column.STATUS:
                self._paint_status(painter, option, index)
            case Column.NEW:
                self._paint_new(painter, option, index)
            case _:
                self._paint_timing(painter, option, index)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        if index.column() == Column.TIMING and isinstance(model, PlanTreeModel):
            context = model.timing_context(index)
            if context is not None:
                return TimingCell(parent, context)
        return RowTextEdit(parent, _("施策などの文言"))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, TimingCell):
            editor.selectAll()
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, TimingCell):
            if editor.is_changed:
                model.setData(index, editor.value, Qt.ItemDataRole.EditRole)
        else:
            super().setModelData(editor, model, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Enter in a 実施時期 fixes the year; it must not close the editor."""
        if (
            isinstance(watched, TimingCell)
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            return False
        return super().eventFilter(watched, event)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        left = self._text_left(option, index) - _PAD if index.column() == Column.TEXT else 0
        cell = option.rect.adjusted(max(left, 0), 1, 0, -1)
        if isinstance(editor, RowTextEdit):
            editor.cover(cell)
        else:
            editor.setGeometry(cell)

    # -- parts ------------------------------------------------------------------------------

    def _paint_text(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, kind = option.rect, index.data(Role.KIND)
        size = option.fontMetrics.height()
        middle = rect.center().y()
        colour = Colour.RED if index.data(Role.NEW) else Colour.DEEP
        if kind == "chapter":
            painter.fillRect(
                QRectF(rect.x() + 2, middle - size * 0.55, 4, size * 1.2), Colour.ACCENT.q
            )
        elif kind == "measure":
            box = QRectF(rect.x() + 4, middle - size * 0.38, size * 0.85, size * 0.8)
            icons.draw_measure_mark(painter, box, colour)
        elif kind == "detail":
            icons.draw_detail_mark(painter, QRectF(rect.x() + 4, middle, size * 0.8, 1), colour)
        self._paint_mark(painter, option, index)
        words = rect.adjusted(self._text_left(option, index), 0, -_PAD, 0)
        self._paint_words(painter, option, words, index)

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        mark = index.data(Role.MARK)
        if not mark:
            return
        painter.setFont(_font(option, index))
        painter.setPen(Colour.DEEP.q)
        left = 14 if index.data(Role.KIND) == "chapter" else 4
        painter.drawText(option.rect.adjusted(left, 0, 0, 0), _LEFT, str(mark))

    def _text_left(self, option: QStyleOptionViewItem, index: Index) -> int:
        """Where the words begin, from the left of the cell."""
        height = option.fontMetrics.height()
        match index.data(Role.KIND):
            case "chapter":
                return 14 + round(height * 1.5)
            case "item" | "measure" | "detail":
                return 4 + round(height * 1.55)
        return 4

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, index: Index
    ) -> None:
        painter.setFont(_font(option, index))
        painter.setPen(_ink(index).q)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "").replace("\n", " ")
        metrics = painter.fontMetrics()
        if not text and index.column() == Column.TEXT:
            painter.setPen(Colour.HINT.q)
            text = _("（未記入）")
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        self._paint_found(painter, rect, index, shown)
        painter.drawText(rect, _LEFT, shown)

    def _paint_found(self, painter: QPainter, rect: QRect, index: Index, shown: str) -> None:
        """The ground behind what a search found, as far as it is shown."""
        row, text, spans = self.found
        model = index.model()
        if not row or not isinstance(model, PlanTreeModel) or model.id_of(index) != row:
            return
        if str(index.data(Qt.ItemDataRole.EditRole) or "") != text:
            return
        metrics = painter.fontMetrics()
        for start, end in spans:
            left, right = (metrics.horizontalAdvance(shown[:place]) for place in (start, end))
            mark = QRectF(rect.x() + left, rect.center().y() - metrics.height() * 0.6, 0, 0)
            mark.setSize(QSizeF(right - left, metrics.height() * 1.2))
            painter.fillRect(mark, Colour.AMBER_MARK.q)

    def _paint_status(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        if index.data(Role.KIND) == "measure":
            size = round(option.fontMetrics.height() * 1.1)
            box = QRectF(rect.x(), rect.center().y() - size / 2 + 1, size, size)
            status = index.data(Role.STATUS)  # Qt hands an enumeration of texts on as a text
            icons.draw_status(painter, box, Status(status) if status else None)
            rect = rect.adjusted(size + 7, 0, 0, 0)
        self._paint_words(painter, option, rect, index)

    def _paint_timing(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The words, and 「案」 at the right where a 変更案 waits beside them."""
        rect = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        if index.data(Role.WAITING):
            size = round(option.fontMetrics.height() * 1.4)
            box = QRectF(rect.right() - size, rect.center().y() - size / 2 + 1, size, size)
            self._paint_box(painter, option, box, _("案"), Colour.AMBER)
            rect = rect.adjusted(0, 0, -size - _PAD, 0)
        self._paint_words(painter, option, rect, index)

    def _paint_new(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        word = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if not word:
            return
        size = round(option.fontMetrics.height() * 1.4)
        box = QRectF(option.rect.x() + _PAD, option.rect.center().y() - size / 2 + 1, size, size)
        self._paint_box(painter, option, box, word, Colour.RED)

    def _paint_box(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        box: QRectF,
        word: str,
        colour: Colour,
    ) -> None:
        """A framed letter: told by its shape and word as well as by its colour."""
        painter.setPen(QPen(colour.q, 1.2))
        painter.setBrush(Colour.SURFACE.q)
        painter.drawRoundedRect(box, 3, 3)
        font = QFont(option.font)
        font.setPointSizeF(option.font.pointSizeF() * 0.9)
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def _font(option: QStyleOptionViewItem, index: Index) -> QFont:
    font = QFont(option.font)
    if index.column() == Column.TEXT:
        font.setBold(index.data(Role.KIND) in ("chapter", "item", "group"))
        if index.data(Role.KIND) == "chapter":
            font.setPointSizeF(font.pointSizeF() * 1.05)
    return font


def _ink(index: Index) -> Colour:
    kind = index.data(Role.KIND)
    if index.column() == Column.TEXT:
        if kind in ("chapter", "item"):
            return Colour.DEEP
        return Colour.SECOND if kind in ("group", "note") else Colour.INK
    if kind != "measure":
        return Colour.SECOND
    if index.column() == Column.STATUS and index.data(Role.STATUS) is None:
        return Colour.SECOND
    return Colour.INK
