"""Which rows of the outline are open, by id: over deletions, undo, filters and resets."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QObject, QPoint, QSignalBlocker, QTimer
from PySide6.QtWidgets import QTreeView

from desktop_app.ui.models.outline import ROOT
from desktop_app.ui.models.plan_tree_model import PlanTreeModel

_AT_ONCE = 400
"""Among so many rows some are opened before anything is painted: enough for a large screen."""
_IN_A_STEP = 200
_LATER_MS = 30
"""The key that was pressed is seen, and the next one perhaps there, before the first step."""
_MANY = 1500
"""From so many rows on, a change may close those out of sight for a moment."""


class OpenRows(QObject):
    """Watches an outline whose model is set.

    Where many rows are to be opened, those in sight are at once; all others in steps, while nothing
    else is to be done. So it is after a change too: Qt would lay out every open row again.
    """

    def __init__(self, view: QTreeView, model: PlanTreeModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._open: set[int] = set()
        self._waiting: deque[int] = deque()
        self._in_sight: list[tuple[int, int]] = []
        self._steps = QTimer(self, singleShot=True)
        self._steps.timeout.connect(self._open_more)
        view.expanded.connect(lambda index: self._open.add(model.id_of(index)))
        view.collapsed.connect(lambda index: self._open.discard(model.id_of(index)))
        model.rowsInserted.connect(self._on_come)
        model.rowsAboutToBeMoved.connect(self.close_out_of_sight)
        model.rowsMoved.connect(self._after_change)
        model.rowsRemoved.connect(self._after_change)

    @property
    def ids(self) -> frozenset[int]:
        """The open rows, those that wait for it too."""
        return frozenset(row for row in self._open if self._model.has_rows_below(row))

    def holds(self, row: int) -> bool:
        """Whether a row is open; asked of each that is painted, which of Qt takes long."""
        return row in self._open

    def above_shown(self) -> list[int]:
        """ROOT and the open rows that are not below a closed one, where some rows are below."""
        level, found = [ROOT] if self._model.rows_below(ROOT) else [], list[int]()
        while level:
            found.extend(level)
            below = [row for above in level for row in self._model.rows_below(above)]
            level = [row for row in below if row in self._open and self._model.rows_below(row)]
        return found

    def open_only(self, rows: frozenset[int], *, around: int) -> None:
        """These rows open, all others closed; those near a row first."""
        if rows != self._open:
            self.open_again(rows, around=around)

    def open_again(self, rows: frozenset[int], *, around: int) -> None:
        """The same where the model was reset: what was open there is not, but what is above the
        cursor.
        """
        with QSignalBlocker(self._view):  # it would tell each of thousands
            self._view.collapseAll()
        self._open = set(rows)
        chapters = self._chapters(around) if rows else []
        self._waiting = deque(sorted(chapters, key=lambda row: row not in rows))  # closed ones last
        self._view.scheduleDelayedItemsLayout()  # until then each row is only noted as open
        self._open_waiting(_AT_ONCE, then=_LATER_MS)

    def close_out_of_sight(self) -> None:
        """Before rows go or move: of many rows only those in sight and those beside the cursor stay
        open, the others wait. Behind another page nothing is laid out at all.
        """
        if self._model.shown_rows() < _MANY or not self._view.isVisible():
            return
        self._in_sight = list(self._rows_in_sight())
        top = self._in_sight[0][0] if self._in_sight else 0
        rows, current = _AT_ONCE, self._model.id_of(self._view.currentIndex())
        kept = {current, *self._model.ancestors(current), *self._waiting}
        self._view.scheduleDelayedItemsLayout()  # until then each row is only noted as closed
        with QSignalBlocker(self._view):
            for chapter in self._chapters(top):
                rows -= 1 + sum(
                    1 + len(self._model.rows_below(each))
                    for each in self._model.rows_below(chapter)
                )
                if rows < 0 and chapter in self._open and chapter not in kept:
                    self._view.collapse(self._model.index_of(chapter))
                    self._waiting.append(chapter)

    def _rows_in_sight(self) -> Iterator[tuple[int, int]]:
        """From the top, each with its place."""
        at, height = self._view.indexAt(QPoint(0, 0)), self._view.viewport().height()
        while at.isValid() and (y := self._view.visualRect(at).y()) < height:
            yield self._model.id_of(at), y
            at = self._view.indexBelow(at)

    def _after_change(self) -> None:
        """What was in sight is there again, and the rest opens; the thumb of the scroll bar waits
        for that.
        """
        bar = self._view.verticalScrollBar()
        for row, y in self._in_sight:
            index = self._model.index_of(row)
            if index.isValid():
                self._view.scrollTo(index, QTreeView.ScrollHint.PositionAtTop)
                bar.setValue(bar.value() - y)
                break
        self._in_sight = []
        if self._waiting:
            bar.setUpdatesEnabled(False)
            self._steps.start(_LATER_MS)

    def _chapters(self, around: int) -> list[int]:
        """From the one of a row downwards, then those above, the nearest first."""
        chapters = list(self._model.rows_below(ROOT))
        above = {around, *self._model.ancestors(around)}
        at = next((place for place, row in enumerate(chapters) if row in above), 0)
        return chapters[at:] + chapters[:at][::-1]

    def _open_more(self) -> None:
        with self._place_kept():
            self._open_waiting(_IN_A_STEP, then=0)

    def _open_waiting(self, rows: int, *, then: int) -> None:
        with QSignalBlocker(self._view):
            while self._waiting and rows > 0:
                rows -= self._open_with_below(self._waiting.popleft())
        if self._waiting:
            self._steps.start(then)
        else:
            self._view.verticalScrollBar().setUpdatesEnabled(True)

    def _open_with_below(self, row: int) -> int:
        """Opens from below upwards, for what is closed is laid out only once; how many rows that
        took. Below a closed row too, where it will be seen later.
        """
        below = self._model.rows_below(row)
        rows = 1 + sum(map(self._open_with_below, below))
        if row in self._open:
            self._view.expand(self._model.index_of(row))
        return rows

    @contextmanager
    def _place_kept(self) -> Iterator[None]:
        """What stands at the upper end of the view stays there, whatever opens above it."""
        bar = self._view.verticalScrollBar()
        top = self._view.indexAt(QPoint(0, 0))
        y = self._view.visualRect(top).y()
        yield
        if bar.value() and top.isValid():
            bar.setValue(bar.value() + self._view.visualRect(top).y() - y)

    def _on_come(self, parent: QModelIndex, first: int, last: int) -> None:
        """Rows that were open when they went are open when they come back."""
        for row in self._model.rows_below(self._model.id_of(parent))[first : last + 1]:
            self._open_with_below(row)
