"""What was found, below the field: the words with the place marked, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop_app.support.i18n import _
from desktop_app.ui.search_words import around, hit_place
from desktop_app.ui.theme import Colour

if TYPE_CHECKING:
    from desktop_app.application.search import Hit

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_ROW = 3.4
"""In heights of the font."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class HitModel(QAbstractListModel):
    """Hits in the order of the document."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Other hits."""
        self.beginResetModel()
        self.hits = tuple(hits)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return hit.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{hit_place(hit)}: {hit.text}"
        return None


class HitList(QListView):
    """A list that never takes the focus from the field above it."""

    def __init__(self) -> None:
        super().__init__()
        self.found = HitModel(self)
        self.setModel(self.found)
        self.setItemDelegate(_HitDelegate(self.found, self))
        self.setAccessibleName(_("検索結果"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def row_height(self) -> int:
        """Of one hit."""
        return round(self.fontMetrics().height() * _ROW)

    def step(self, by: int) -> None:
        """The cursor up or down, round at the ends."""
        count = len(self.found.hits)
        if count:
            row = (self.currentIndex().row() + by) % count
            self.setCurrentIndex(self.found.index(row, 0))

    def current_hit(self) -> Hit | None:
        """The hit of the cursor."""
        at = self.currentIndex()
        return self.found.hits[at.row()] if at.isValid() else None


class _HitDelegate(QStyledItemDelegate):
    def __init__(self, found: HitModel, parent: HitList) -> None:
        super().__init__(parent)
        self._found = found

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, round(option.fontMetrics.height() * _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit, rect = self._found.hits[index.row()], option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = Colour.SELECTION if chosen else Colour.TINT if hovered else Colour.SURFACE
        painter.save()
        painter.fillRect(rect, ground.q)
        painter.setPen(QPen(Colour.RULE.q, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if chosen:
            painter.fillRect(QRect(rect.x(), rect.y(), 4, rect.height()), Colour.ACCENT.q)
        inner = rect.adjusted(14, 4, -12, -4)
        half = inner.height() // 2
        small = QFont(option.font)
        small.setPointSizeF(option.font.pointSizeF() * 0.9)
        painter.setFont(small)
        painter.setPen(Colour.SECOND.q)
        upper = QRect(inner.x(), inner.y(), inner.width(), half)
        painter.drawText(upper, _LEFT, hit_place(hit))
        self._paint_words(painter, option.font, upper.translated(0, half), hit)
        painter.restore()

    def _paint_words(self, painter: QPainter, font: QFont, rect: QRect, hit: Hit) -> None:
        bold = QFont(font)
        bold.setBold(True)
        bold.setUnderline(True)
        parts = around(hit.text, hit.spans[0]) if hit.spans else (hit.text, "", "")
        left = rect.x()
        painter.setPen(Colour.INK.q)
        for part, face in zip(parts, (font, bold, font), strict=True):
            room = rect.right() - left
            if room <= 0 or not part:
                continue
            metrics = QFontMetrics(face)
            shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, room)
            painter.setFont(face)
            painter.drawText(QRect(left, rect.y(), room, rect.height()), _LEFT, shown)
            left += metrics.horizontalAdvance(shown)
