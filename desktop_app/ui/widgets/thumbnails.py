"""Small pictures of the pages in a column; the one in the view is framed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.printing.pages import SheetPage
from desktop_app.printing.painting import paint_sheet
from desktop_app.support.i18n import _
from desktop_app.ui.theme import Colour, font

_PICTURE = 112
_Index = QModelIndex | QPersistentModelIndex
_GAP = 6
_KEPT = 200
"""Pictures; a long report paints again those that were out of sight for long."""


class SheetModel(QAbstractListModel):
    """A row per sheet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheets: tuple[SheetPage, ...] = ()

    def show_sheets(self, sheets: Sequence[SheetPage]) -> None:
        """Takes over other sheets; rows stay where they are."""
        before, after = len(self.sheets), len(sheets)
        if after > before:
            self.beginInsertRows(QModelIndex(), before, after - 1)
        elif after < before:
            self.beginRemoveRows(QModelIndex(), after, before - 1)
        self.sheets = tuple(sheets)
        if after > before:
            self.endInsertRows()
        elif after < before:
            self.endRemoveRows()
        if after:
            self.dataChanged.emit(self.index(0), self.index(after - 1))

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.sheets)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _("{number}ページ").format(number=index.row() + 1)
        return None


class _SheetDelegate(QStyledItemDelegate):
    """Paints each sheet once and keeps the picture."""

    def __init__(self, model: SheetModel, view: QListView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self._pictures: dict[int, tuple[SheetPage, float, QPixmap]] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        sheet = self._model.sheets[index.row()]
        picture = _picture_size(sheet)
        words = self._view.fontMetrics().height()
        return QSize(picture.width() + 2 * _GAP, picture.height() + words + 3 * _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        sheet = self._model.sheets[index.row()]
        size = _picture_size(sheet)
        cell: QRect = option.rect
        area = QRect(cell.x() + (cell.width() - size.width()) // 2, cell.y() + _GAP, 0, 0)
        area.setSize(size)
        painter.save()
        painter.drawPixmap(area.topLeft(), self._picture(index.row(), sheet, size))
        chosen = index.row() == self._view.currentIndex().row()
        edge = QPen(Colour.ACCENT.q, 3) if chosen else QPen(Colour.EDGE.q, 1)
        painter.setPen(edge)
        painter.drawRect(area.adjusted(-1, -1, 0, 0))
        painter.setFont(font(self._view.font().pointSizeF() * 0.9, bold=chosen))
        painter.setPen(Colour.DEEP.q if chosen else Colour.SECOND.q)
        words = QRect(cell.x(), area.bottom() + _GAP // 2, cell.width(), cell.bottom())
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(words, flags, str(index.row() + 1))
        if chosen and self._view.hasFocus():
            painter.setPen(QPen(Colour.ACCENT.q, 1, Qt.PenStyle.DotLine))
            painter.drawRect(cell.adjusted(1, 1, -2, -2))
        painter.restore()

    def _picture(self, row: int, sheet: SheetPage, size: QSize) -> QPixmap:
        ratio = self._view.devicePixelRatioF()
        kept = self._pictures.get(row)
        if kept is not None and kept[0] is sheet and kept[1] == ratio:
            return kept[2]
        picture = QPixmap(size * ratio)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.scale(size.width() * ratio / sheet.width, size.height() * ratio / sheet.height)
        paint_sheet(painter, sheet, None)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        if len(self._pictures) >= _KEPT:
            self._pictures.clear()
        self._pictures[row] = (sheet, ratio, picture)
        return picture


class Thumbnails(QListView):
    """`wanted` carries the number of the sheet, from 0, that the user chose."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setAccessibleName(_("ページの一覧"))
        self._model = SheetModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_SheetDelegate(self._model, self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(144)
        self.setUniformItemSizes(False)
        self._following = False
        self.selectionModel().currentChanged.connect(self._on_current)
        self.clicked.connect(lambda index: self.wanted.emit(index.row()))

    def show_sheets(self, sheets: Sequence[SheetPage]) -> None:
        """The sheets of a report."""
        self._following = True
        self._model.show_sheets(sheets)
        self._following = False

    def follow(self, sheet: int) -> None:
        """Frames the sheet that the view shows."""
        if not 0 <= sheet < self._model.rowCount():
            return
        self._following = True
        index = self._model.index(sheet)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)
        self.viewport().update()
        self._following = False

    def _on_current(self, now: QModelIndex) -> None:
        if now.isValid() and not self._following:
            self.wanted.emit(now.row())


def _picture_size(sheet: SheetPage) -> QSize:
    """Landscape sheets fill the width; upright ones are as high as these are wide."""
    longest = max(sheet.width, sheet.height)
    rect = QRectF(0, 0, sheet.width, sheet.height)
    return QSize(
        round(rect.width() / longest * _PICTURE), round(rect.height() / longest * _PICTURE)
    )
