"""Rows dragged with the mouse: a line shows where they would go, words say why they would not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QDropEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QToolTip, QTreeView

from desktop_app.support.i18n import _
from desktop_app.ui import row_drops
from desktop_app.ui.models.plan_tree_model import PlanTreeModel
from desktop_app.ui.row_drops import Edge, Landing, Refusal
from desktop_app.ui.row_edits import filtered_words
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.theme import Colour
from desktop_app.ui.words import shortened

_EDGE = 0.28
"""How much of a row's height its upper and lower edges take."""


class RowDragging(QObject):
    """What a view of rows asks while something is dragged over it.

    `moved` carries the rows that stand elsewhere now, `dropped` what came from elsewhere and the
    row at which, `said` why rows cannot go there.
    """

    moved = Signal(object)
    dropped = Signal(object, object)
    said = Signal(str)

    def __init__(self, view: QTreeView, model: PlanTreeModel, signals: SessionSignals) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._signals = signals
        self._rows: list[int] = []
        self._place: Landing | None = None
        self._words = ""

    @property
    def place(self) -> Landing | None:
        """Where the rows would go if they were dropped now."""
        return self._place

    def start(self, rows: Sequence[int]) -> None:
        """Drags rows; returns when they were dropped somewhere or nowhere."""
        from desktop_app.ui import clipboard

        if not rows:
            return
        self._rows = list(rows)
        drag = QDrag(self._view)
        drag.setMimeData(clipboard.mime_of(self._signals.plan, rows))
        drag.setPixmap(self._picture(rows))
        drag.setHotSpot(QPoint(-12, -8))
        actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        drag.exec(actions, Qt.DropAction.MoveAction)
        self._rows = []
        self.leave()

    def enter(self, event: QDropEvent) -> None:
        """Takes what may be dropped somewhere in the view: what is refused here, where a drag
        begins over its own row, would never be asked about again.
        """
        event.setAccepted(self._takes(event))

    def over(self, event: QDropEvent) -> None:
        """Takes the event where the rows may be dropped."""
        if not self._takes(event):
            event.ignore()
            return
        if not self._rows:  # of another plan
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            return
        found = self._landing(event.position().toPoint())
        self._place = found if isinstance(found, Landing) else None
        self._say(found.words if isinstance(found, Refusal) else "", event.position())
        self._view.viewport().update()
        event.setDropAction(Qt.DropAction.MoveAction)
        event.setAccepted(self._place is not None)

    def leave(self) -> None:
        """Nothing is dragged here any more."""
        self._place = None
        self._words = ""
        self._view.viewport().update()

    def drop(self, event: QDropEvent) -> None:
        """Moves the rows to where the line is; rows of another plan are taken in."""
        self.over(event)
        place, rows = self._place, list(self._rows)
        if not event.isAccepted():
            return
        if not rows:
            at = self._model.id_of(self._index_at(event.position().toPoint()))
            self.dropped.emit(event.mimeData(), at)
        elif place is not None:
            command = row_drops.drop(self._signals.plan, rows, place)
            if command is not None and self._signals.execute(command) is not None:
                self.moved.emit(rows)
        self.leave()

    def paint(self, painter: QPainter) -> None:
        """The line between rows, or the frame around the row that takes them in."""
        if self._place is None:
            return
        index = self._model.index_of(self._place.beside)
        rect = self._view.visualRect(index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(Colour.ACCENT.q, 2))
        if self._place.edge is Edge.INTO:
            whole = QRectF(rect.left(), rect.top(), self._view.viewport().width(), rect.height())
            painter.drawRoundedRect(whole.adjusted(1, 1, -2, -2), 3, 3)
            return
        left, y = rect.left(), rect.top() if self._place.edge is Edge.ABOVE else self._end_of(index)
        if self._place.edge is Edge.BELOW and self._place.before is not None:
            left, y = left + self._view.indentation(), rect.bottom()
        painter.setBrush(Colour.SURFACE.q)
        painter.drawLine(QPointF(left + 8, y), QPointF(self._view.viewport().width() - 4, y))
        painter.drawEllipse(QPointF(left + 5, y), 3.5, 3.5)

    # -- inside ------------------------------------------------------------------------------

    def _takes(self, event: QDropEvent) -> bool:
        from desktop_app.ui import clipboard

        return not self._signals.session.read_only and clipboard.has_rows(event.mimeData())

    def _landing(self, at: QPoint) -> Landing | Refusal:
        index = self._index_at(at)
        row, edge = self._model.id_of(index), self._edge(index, at)
        if not row:
            return Refusal("")
        if not self._model.filter.is_empty:
            return Refusal(filtered_words())
        plan = self._signals.plan
        found = row_drops.landing(plan, self._rows, row, edge)
        above = self._view.indexAbove(index)
        if isinstance(found, Refusal) and edge is Edge.ABOVE and above.isValid():
            row_above = self._model.id_of(above)
            return row_drops.landing(plan, self._rows, row_above, Edge.BELOW)
        return found

    def _index_at(self, at: QPoint) -> QModelIndex:
        """The row at a place; below all rows the last one."""
        index = self._view.indexAt(at)
        if index.isValid():
            return index.siblingAtColumn(0)
        return _last_shown(self._view, self._model)

    def _edge(self, index: QModelIndex, at: QPoint) -> Edge:
        rect = self._view.visualRect(index)
        part = (at.y() - rect.top()) / max(rect.height(), 1)
        if part < _EDGE:
            return Edge.ABOVE
        return Edge.BELOW if part > 1 - _EDGE else Edge.INTO

    def _end_of(self, index: QModelIndex) -> int:
        """Where the row with all that is shown below it ends."""
        last = index
        while self._view.isExpanded(last) and self._model.hasChildren(last):
            last = self._model.index(self._model.rowCount(last) - 1, 0, last)
        return self._view.visualRect(last).bottom()

    def _say(self, words: str, at: QPointF) -> None:
        if words == self._words:
            return
        self._words = words
        self.said.emit(words)
        where = self._view.viewport().mapToGlobal(at.toPoint()) + QPoint(12, 20)
        QToolTip.showText(where, words, self._view.viewport())

    def _picture(self, rows: Sequence[int]) -> QPixmap:
        """What hangs at the mouse: the words of the row, or how many there are."""
        first = str(self._model.index_of(rows[0]).data() or _("（未記入）"))
        words = shortened(first) if len(rows) == 1 else _("{count}行").format(count=len(rows))
        metrics = self._view.fontMetrics()
        ratio = self._view.devicePixelRatioF()
        box = QRect(0, 0, metrics.horizontalAdvance(words) + 20, metrics.height() + 12)
        made = QPixmap(box.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(QColor(Qt.GlobalColor.transparent))
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._view.font())
        painter.setPen(QPen(Colour.ACCENT.q, 1))
        painter.setBrush(Colour.SELECTION.q)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(Colour.INK.q)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
        return made


def _last_shown(view: QTreeView, model: PlanTreeModel) -> QModelIndex:
    last = QModelIndex()
    while model.rowCount(last) and (not last.isValid() or view.isExpanded(last)):
        last = model.index(model.rowCount(last) - 1, 0, last)
    return last
