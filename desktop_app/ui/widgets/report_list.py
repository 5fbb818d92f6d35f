"""The reports by name, each with its paper."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop_app.support.i18n import _
from desktop_app.ui.icons import draw_icon
from desktop_app.ui.report_words import report_about, report_icon, report_words
from desktop_app.ui.theme import Colour, font

_NAME, _PAPER, _ICON = (Qt.ItemDataRole.UserRole + n for n in (1, 2, 3))
_Index = QModelIndex | QPersistentModelIndex
_ROW = 2.8
"""In heights of the font."""


class _ReportDelegate(QStyledItemDelegate):
    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(0, round(self._view.fontMetrics().height() * _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: QRect = option.rect
        chosen = index.row() == self._view.currentRow()
        size = self._view.font().pointSizeF()
        unit = self._view.fontMetrics().height()
        painter.save()
        if chosen:
            painter.fillRect(row, Colour.SELECTION.q)
            painter.fillRect(QRect(row.x(), row.y(), 4, row.height()), Colour.ACCENT.q)
        side = round(unit * 1.25)
        icon = QRectF(row.x() + 16, row.center().y() - side / 2 + 1, side, side)
        ink = Colour.DEEP if chosen else Colour.SECOND
        draw_icon(painter, icon, str(index.data(_ICON)), ink)
        paper = str(index.data(_PAPER))
        painter.setFont(font(size * 0.95))
        room = painter.fontMetrics().horizontalAdvance(paper)
        painter.setPen(Colour.SECOND.q)
        words = row.adjusted(round(16 + side + 10), 0, -16, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, paper)
        painter.setFont(font(size, bold=chosen))
        painter.setPen(ink.q if chosen else Colour.INK.q)
        name = painter.fontMetrics().elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)),
            Qt.TextElideMode.ElideRight,
            words.width() - room - 8,
        )
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, name)
        if chosen and self._view.hasFocus():
            painter.setPen(Colour.ACCENT.q)
            for inset in (0, 1):
                painter.drawRect(row.adjusted(inset, inset, -inset - 1, -inset - 1))
        painter.restore()


class ReportList(QListWidget):
    """`chosen` carries the name of a report."""

    chosen = Signal(str)

    def __init__(self, papers: Mapping[str, str]) -> None:
        super().__init__()
        self.setObjectName("reports")
        self.setAccessibleName(_("報告書の一覧"))
        self.setItemDelegate(_ReportDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        for name, paper in papers.items():
            item = QListWidgetItem(report_words(name))
            item.setData(_NAME, name)
            item.setData(_ICON, report_icon(name))
            item.setToolTip(report_about(name))
            self.addItem(item)
            self.show_paper(name, paper)
        self.setCurrentRow(0)
        self.follow_font()
        self.currentRowChanged.connect(lambda _row: self.chosen.emit(self.current))

    @property
    def current(self) -> str:
        """The name of the report that is chosen."""
        return str(self.currentItem().data(_NAME))

    def choose(self, name: str) -> None:
        """Chooses a report."""
        for row in range(self.count()):
            if self.item(row).data(_NAME) == name:
                self.setCurrentRow(row)

    def show_paper(self, name: str, paper: str) -> None:
        """「A4横」."""
        for row in range(self.count()):
            item = self.item(row)
            if item.data(_NAME) == name:
                item.setData(_PAPER, paper)
                spoken = f"{item.text()} {paper}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def follow_font(self) -> None:
        """As high as its rows."""
        row = round(self.fontMetrics().height() * _ROW)
        self.setFixedHeight(row * self.count() + 2)
        self.scheduleDelayedItemsLayout()
