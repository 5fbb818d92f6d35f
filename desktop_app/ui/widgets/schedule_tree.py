"""The rows of 工程表 with their bars, and the lines that run through all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from PySide6.QtCore import (
    QItemSelectionModel,
    QLine,
    QLineF,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTreeView

from desktop_app.application.schedule import Flag, FlagKind, Schedule, ScheduleItem
from desktop_app.application.time_axis import Scale
from desktop_app.support.i18n import _
from desktop_app.ui import icons
from desktop_app.ui.delegates.schedule_delegate import ScheduleDelegate
from desktop_app.ui.models.schedule_model import ScheduleColumn, ScheduleModel
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.schedule_header import ScheduleHeader
from desktop_app.ui.widgets.time_scale import TimeScale

Index: TypeAlias = QModelIndex | QPersistentModelIndex


class ScheduleTree(QTreeView):
    """A click or Enter on a measure asks for it by `row_wanted` (its id); on an item it opens or
    closes the item. Nothing can be dragged. `moved` and `zoom_wanted` carry steps along the time.
    """

    row_wanted = Signal(object)
    moved = Signal(int)
    zoom_wanted = Signal(int)

    def __init__(self, scale: TimeScale) -> None:
        super().__init__()
        self._scale = scale
        self._flags: tuple[Flag, ...] = ()
        self._grid: list[tuple[QPen, list[QLine]]] = []
        self.schedule_model = ScheduleModel(self)
        self._head = ScheduleHeader(scale, self)
        self._delegate = ScheduleDelegate(self.schedule_model, scale, self)
        self._set_up_look()
        self.setModel(self.schedule_model)
        self.setItemDelegate(self._delegate)
        self.expanded.connect(lambda index: self._note(index, closed=False))
        self.collapsed.connect(lambda index: self._note(index, closed=True))
        self.clicked.connect(self._on_clicked)
        self.set_up_columns()

    def _set_up_look(self) -> None:
        self.setHeader(self._head)
        self.setAccessibleName(_("工程表"))
        self.setAccessibleDescription(
            _(
                "各行の3列目に、棒が表す内容を文で読み上げます。「表で見る」で同じ内容の表になります。"
            )
        )
        self.setUniformRowHeights(True)
        self.setIndentation(20)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, Colour.SELECTION.q)
        palette.setColor(QPalette.ColorRole.HighlightedText, Colour.INK.q)
        self.setPalette(palette)

    def set_up_columns(self) -> None:
        """Names and 実施時期 as wide as letters want them; the bars take the rest."""
        em = self.fontMetrics().horizontalAdvance("あ")
        small = self.width() < 64 * em
        self._head.setMinimumSectionSize(em * 4)
        self._head.setStretchLastSection(True)
        for column, letters in (
            (ScheduleColumn.TEXT, 15 if small else 24),
            (ScheduleColumn.TIMING, 8.5 if small else 12.5),
        ):
            self._head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self._head.resizeSection(column, round(em * letters))

    # -- what is shown ---------------------------------------------------------------------------

    def show_schedule(self, schedule: Schedule, items: tuple[ScheduleItem, ...]) -> None:
        """Shows rows; cursor, closed items and place stay."""
        current, scrolled = self.current_measure(), self.verticalScrollBar().value()
        self._flags, self._delegate.as_of = schedule.flags, schedule.as_of
        self.schedule_model.show_items(items, schedule.words)
        self._head.show_schedule(schedule)
        self._open_items()
        if current != self.current_measure() or not self.currentIndex().isValid():
            self._go_to(current)
            self.verticalScrollBar().setValue(scrolled)

    def _open_items(self) -> None:
        """What came is open, unless it was closed before."""
        closed = set(self._delegate.closed_items)
        for place, item in enumerate(self.schedule_model.items):
            self.setExpanded(self.schedule_model.index(place, 0), item.id not in closed)

    def _go_to(self, measure: int) -> None:
        """The cursor stays on its measure where it was moved; without any it is at the top."""
        index = self.schedule_model.index_of(measure)
        if not index.isValid():
            if self.currentIndex().isValid():
                return
            index = self.schedule_model.index(0, 0)
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )

    @property
    def closed_items(self) -> frozenset[int]:
        """The items whose rows are hidden."""
        return frozenset(self._delegate.closed_items)

    def close_items(self, items: Iterable[int]) -> None:
        """Hides the rows of these items from the next showing on."""
        self._delegate.closed_items = set(items)

    def current_measure(self) -> int:
        """The measure under the cursor; 0 for none."""
        row = self.schedule_model.row_at(self.currentIndex())
        return row.id if row is not None else 0

    def axis_left(self) -> int:
        """Where the bars' column begins."""
        return self._head.sectionViewportPosition(ScheduleColumn.BAR)

    def axis_width(self) -> int:
        """How wide the bars' column is."""
        return self._head.sectionSize(ScheduleColumn.BAR)

    def follow_scale(self) -> None:
        """Paints anew after zooming or moving along the time."""
        self.viewport().update()
        self._head.viewport().update()

    def _note(self, index: QModelIndex, *, closed: bool) -> None:
        item = self.schedule_model.item_at(index)
        if item is None:
            return
        if closed:
            self._delegate.closed_items.add(item.id)
        else:
            self._delegate.closed_items.discard(item.id)

    # -- keys and clicks -------------------------------------------------------------------------

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.schedule_model.row_at(index)
        if row is not None:
            self.row_wanted.emit(row.id)
        else:
            first = index.siblingAtColumn(0)
            self.setExpanded(first, not self.isExpanded(first))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self.currentIndex().isValid():
                    self._on_clicked(self.currentIndex())
            case Qt.Key.Key_Left if control:
                self.moved.emit(-1)
            case Qt.Key.Key_Right if control:
                self.moved.emit(1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Semicolon if not control:
                self.zoom_wanted.emit(1)
            case Qt.Key.Key_Minus if not control:
                self.zoom_wanted.emit(-1)
            case _:
                super().keyPressEvent(event)
                return
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        across = turned.x()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            across = across or turned.y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned.y():
            self.zoom_wanted.emit(1 if turned.y() > 0 else -1)
        elif across:
            self.moved.emit(-1 if across > 0 else 1)
        else:
            super().wheelEvent(event)
            return
        event.accept()

    # -- painting --------------------------------------------------------------------------------

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        selected = self.selectionModel().isRowSelected(index.row(), index.parent())
        is_item = not index.parent().isValid()
        ground = Colour.TINT if is_item else Colour.SURFACE
        if selected:
            ground = Colour.SELECTION
        painter.fillRect(rect, ground.q)
        painter.setBackground(ground.q)
        self._draw_grid(painter, rect)
        painter.setPen(QPen(Colour.RULE.q, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        super().drawRow(painter, option, index)
        if selected:
            painter.fillRect(QRect(rect.x(), rect.y(), 4, rect.height()), Colour.ACCENT.q)
            if self.hasFocus():
                painter.setPen(QPen(Colour.ACCENT.q, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -2))

    def _draw_grid(self, painter: QPainter, rect: QRect) -> None:
        painter.translate(0, rect.top())
        for pen, lines in self._grid:
            painter.setPen(pen)
            painter.drawLines(lines)
        painter.translate(0, -rect.top())

    def _grid_lines(self) -> list[tuple[QPen, list[QLine]]]:
        """Where units of the axis begin, as far as they are seen; 年度 above what is finer. As high
        as a row: they all are of one height.
        """
        left, width = self.axis_left(), self.axis_width()
        height = self.rowHeight(self.schedule_model.index(0, 0))
        first, last = self._scale.day_at(0), self._scale.day_at(width)
        scales = [(Scale.YEAR, Colour.RULE.q)]
        if self._scale.scale is not Scale.YEAR:
            scales.insert(0, (self._scale.scale, Colour.GRID.q))
        found = []
        for scale, colour in scales:
            starts = (unit.start for unit in self._scale.axis.units(scale, first, last))
            places = [round(self._scale.x(start)) for start in starts]
            seen = [left + x for x in places if 0 <= x < width]
            found.append((QPen(colour, 1), [QLine(x, 0, x, height - 1) for x in seen]))
        return found

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if index.parent().isValid():
            return
        size = 14
        box = QRectF(rect.right() - size, rect.center().y() - size / 2 + 1, size, size)
        is_open = self.isExpanded(self.schedule_model.index(index.row(), 0))
        icons.draw_icon(painter, box, "chevron-down" if is_open else "chevron-right", Colour.SECOND)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._grid = self._grid_lines()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        left, height = self.axis_left(), self.viewport().height()
        painter.setPen(QPen(Colour.RULE.q, 1))
        painter.drawLine(left, 0, left, height)
        painter.setClipRect(QRect(left, 0, self.axis_width(), height))
        for flag in reversed(self._flags):
            painter.setPen(_flag_pen(flag.kind))
            x = round(left + self._scale.x(flag.on)) + 0.5
            painter.drawLine(QLineF(x, 0, x, height))
        painter.end()


def _flag_pen(kind: FlagKind) -> QPen:
    match kind:
        case FlagKind.AS_OF:
            return QPen(Colour.DEEP.q, 2)
        case FlagKind.TODAY:
            return QPen(Colour.ACCENT.q, 1.4, Qt.PenStyle.DashLine)
        case FlagKind.SUBMITTED:
            return QPen(Colour.SECOND.q, 1.2, Qt.PenStyle.DotLine)
        case FlagKind.REPORT:
            return QPen(Colour.SECOND.q, 1.2, Qt.PenStyle.DashDotLine)
