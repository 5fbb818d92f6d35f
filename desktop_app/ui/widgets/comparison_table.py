"""The side-by-side table of a comparison: choose rows, take them back, go to them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from desktop_app.application.change_list import ListedChange
from desktop_app.support.i18n import _
from desktop_app.ui.delegates.comparison_delegate import ComparisonDelegate
from desktop_app.ui.models.comparison_model import ChangeColumn, ComparisonModel
from desktop_app.ui.theme import Colour, font

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHARES = {ChangeColumn.AFTER: 0.34, ChangeColumn.BEFORE: 0.34, ChangeColumn.WHY: 0.32}


class ComparisonTable(QTreeView):
    """`row_wanted` carries the change to go to; `revert_wanted` the changes to take back."""

    row_wanted = Signal(object)
    revert_wanted = Signal(object)

    def __init__(self, model: ComparisonModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes = model
        self.setModel(model)
        self.setAccessibleName(_("変更の一覧"))
        self._delegate = ComparisonDelegate(model, self.header(), self)
        self.setItemDelegate(self._delegate)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Highlight, Colour.SELECTION.q)
        palette.setColor(QPalette.ColorRole.HighlightedText, Colour.INK.q)
        self.setPalette(palette)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._layout_later = QTimer(self)
        self._layout_later.setSingleShot(True)
        self._layout_later.timeout.connect(self.scheduleDelayedItemsLayout)
        header.sectionResized.connect(lambda *_sizes: self._layout_later.start(0))
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self._span_heads)

    @property
    def chosen(self) -> tuple[ListedChange, ...]:
        """The changes that are selected, in order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = (self._changes.change_at(self._changes.index(row, 0)) for row in rows)
        return tuple(change for change in found if change is not None)

    @property
    def current(self) -> ListedChange | None:
        """The change of the cursor."""
        return self._changes.change_at(self.currentIndex())

    def show_row(self, row: int) -> None:
        """Puts the cursor on the change in this row or the next one there is."""
        rows = [*range(row, self._changes.rowCount()), *range(row - 1, -1, -1)]
        for place in rows:
            if 0 <= place < self._changes.rowCount() and self._changes.head_at(place) is None:
                self.setCurrentIndex(self._changes.index(place, ChangeColumn.AFTER))
                if place and self._changes.head_at(place - 1) is not None:
                    self.scrollTo(self._changes.index(place - 1, 0))
                return

    def fit(self) -> None:
        """Columns and rows after letters or width changed."""
        letter = self.fontMetrics().horizontalAdvance("あ")
        head = self.header().sectionSizeHint(ChangeColumn.REVERT) + 8
        what, revert = letter * 11, max(letter * 4, head)
        self.setColumnWidth(ChangeColumn.WHAT, what)
        self.setColumnWidth(ChangeColumn.REVERT, revert)
        room = max(self.viewport().width() - what - revert, letter * 24)
        for column, share in _SHARES.items():
            self.setColumnWidth(column, int(room * share))
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()

    # -- painting -----------------------------------------------------------------------------

    def drawRow(
        self,
        painter: QPainter,
        options: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect = QRect(0, options.rect.y(), self.viewport().width(), options.rect.height())
        head = self._changes.head_at(index.row())
        if head is not None:
            painter.fillRect(rect, Colour.TINT.q)
            painter.setFont(font(self.font().pointSizeF(), bold=True))
            painter.setPen(Colour.DEEP.q)
            room = rect.adjusted(12, 0, -12, 0)
            shown = painter.fontMetrics().elidedText(
                head, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
            return
        row = self._changes.index(index.row(), 0)
        chosen = self.selectionModel().isSelected(row)
        if chosen:
            painter.fillRect(rect, Colour.SELECTION.q)
        super().drawRow(painter, options, index)
        painter.setPen(Colour.RULE.q)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        edge = self.columnViewportPosition(ChangeColumn.BEFORE)
        painter.drawLine(edge - 1, rect.top(), edge - 1, rect.bottom())
        if chosen:
            painter.fillRect(QRect(0, rect.y(), 4, rect.height()), Colour.ACCENT.q)
        if self.hasFocus() and self.currentIndex().row() == index.row():
            painter.setPen(QPen(Colour.ACCENT.q, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    # -- gestures -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_R and control:
            self.revert_chosen()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        change = self._changes.change_at(index)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() == Qt.MouseButton.LeftButton
        super().mouseReleaseEvent(event)
        wanted = index.isValid() and index.column() == ChangeColumn.REVERT and plain and left
        if wanted and change is not None and self._changes.can_revert(change):
            self.revert_wanted.emit((change,))

    def revert_chosen(self) -> None:
        """Asks to take back what is selected."""
        wanted = tuple(each for each in self.chosen if self._changes.can_revert(each))
        if wanted:
            self.revert_wanted.emit(wanted)

    def _open(self, index: QModelIndex) -> None:
        change = self._changes.change_at(index)
        if change is not None and index.column() != ChangeColumn.REVERT:
            self.row_wanted.emit(change)

    def _span_heads(self) -> None:
        for row in range(self._changes.rowCount()):
            if self._changes.head_at(row) is not None:
                self.setFirstColumnSpanned(row, QModelIndex(), True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()
