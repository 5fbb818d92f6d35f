"""The outline: keys of an outliner, rows dragged, selection and open rows kept by id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias, cast

from PySide6.QtCore import (
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QWidget,
)

from desktop_app.application.row_filter import RowFilter
from desktop_app.domain.plan import Item
from desktop_app.support.i18n import _
from desktop_app.ui.file_choice import dropped_plan
from desktop_app.ui.models.plan_tree_model import Column, PlanTreeModel
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.theme import Colour
from desktop_app.ui.views.outline_tree import OutlineTree
from desktop_app.ui.views.row_dragging import RowDragging
from desktop_app.ui.widgets.cell_editors import RowTextEdit
from desktop_app.ui.widgets.cell_steps import STEP_OF_HINT, cell_beside, step_out

Index: TypeAlias = QModelIndex | QPersistentModelIndex


class PlanOutline(OutlineTree):
    """Shows a PlanTreeModel. What a key or a click asks for goes out as a signal with the row's id.

    `row_selected` carries the id of the current row (0 for none); `lead_wanted` says that the
    words of an item are done, and its lead sentence comes next, `progress_wanted` that the
    進捗区分 of the current row was opened.
    """

    row_selected = Signal(object)
    lead_wanted = Signal()
    new_mark_wanted = Signal(object)
    empty_row_left = Signal(object)
    progress_wanted = Signal()

    def __init__(self, model: PlanTreeModel, signals: SessionSignals) -> None:
        super().__init__(model)
        self._kept: tuple[frozenset[int], int, tuple[int, int]] = (frozenset(), 0, (0, 0))
        self._opens_anew = False
        self.fresh_row = 0
        self.dragging = RowDragging(self, model, signals)
        self._when_seen: Callable[[], None] | None = None
        self._seen = False
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._restore_place)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)

    def showEvent(self, event: QShowEvent) -> None:
        """Opens chapters and items only now: until its style is known the tree lays out all open
        rows again and again.
        """
        super().showEvent(event)
        if not self._seen:
            self._seen = True
            current = self.current_id()
            self.expand_only(self._plan_model.chapters_and_items())
            self.show_row(current)
            if self._when_seen is not None:
                self._when_seen()

    def when_seen(self, act: Callable[[], None]) -> None:
        """Does it when the outline is shown first."""
        self._when_seen = act

    # -- rows ----------------------------------------------------------------------------------

    def selected_ids(self) -> list[int]:
        """The selected rows in the plan's order, those below a closed row too. Read from the spans:
        of thousands of them Qt's own list of rows takes a minute.
        """
        model, ways = self._plan_model, dict[int, tuple[int, ...]]()
        for span in cast("Iterable[QItemSelectionRange]", self.selectionModel().selection()):
            way = _way_to(span.parent())
            for row in range(span.top(), span.bottom() + 1):
                ways[model.id_of(model.index(row, Column.TEXT, span.parent()))] = (*way, row)
        return sorted(ways, key=ways.__getitem__)

    def show_row(self, row: int, *, column: int = Column.TEXT, in_middle: bool = False) -> None:
        """Selects a row, opens what hides it and scrolls to it, far enough to see it `in_middle` of
        its new neighbours; a filter makes way for it.
        """
        self._plan_model.reveal(row)
        index = self._plan_model.index_of(row, column)
        if not index.isValid():
            return
        self._open_above(index)
        self._select_only(index)
        hint = QAbstractItemView.ScrollHint
        self.scrollTo(index, hint.PositionAtCenter if in_middle else hint.EnsureVisible)

    def show_rows(self, rows: Sequence[int], *, in_middle: bool = False) -> None:
        """Selects several rows, with the cursor on the first."""
        self._plan_model.reveal(*rows)
        self.show_row(rows[0], in_middle=in_middle)
        for row in rows[1:]:
            index = self._plan_model.index_of(row)
            self._open_above(index)
            self.selectionModel().select(
                index,
                QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
            )

    def _open_above(self, index: QModelIndex) -> None:
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()

    def _select_only(self, index: QModelIndex) -> None:
        """Whatever keys are held: Ctrl of Ctrl+Z must not make it a second selected row."""
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )

    def edit_row(self, row: int, column: int = Column.TEXT) -> None:
        """Opens the editor in a cell."""
        self.show_row(row, column=column)
        index = self._plan_model.index_of(row, column)
        if self._plan_model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def editor(self) -> RowTextEdit | QLineEdit | None:
        """What a cell is being edited in."""
        found = self.indexWidget(self.currentIndex())
        return found if isinstance(found, RowTextEdit | QLineEdit) else None

    def editor_holds_words(self) -> bool:
        """Whether something stands in the cell that is being edited."""
        editor = self.editor()
        return editor is not None and bool(editor.text())

    @contextmanager
    def editing_kept(self) -> Iterator[None]:
        """What is being typed is taken over before, and the cell opened again after."""
        editor, column = self.editor(), self.currentIndex().column()
        if editor is None:
            yield
            return
        at, self.fresh_row = editor.cursorPosition(), 0
        self.commit_editor()
        yield
        self.edit_row(self.current_id(), column)
        opened = self.editor()
        if opened is not None:
            opened.deselect()
            opened.setCursorPosition(at)

    def commit_editor(self) -> None:
        """Takes over what an open cell editor holds."""
        editor = self.viewport().focusWidget() or self.indexWidget(self.currentIndex())
        if self.state() == QAbstractItemView.State.EditingState and isinstance(editor, QWidget):
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def expanded_ids(self) -> frozenset[int]:
        """The rows that are open."""
        return self._open_rows.ids

    def show_only(self, wanted: RowFilter) -> None:
        """Filters the rows; which of them are open is for the caller to say next."""
        self._opens_anew = True
        self._plan_model.show_only(wanted)
        self._opens_anew = False

    def expand_only(self, rows: frozenset[int]) -> None:
        """These rows open, all others closed."""
        self._open_rows.open_only(rows, around=self.current_id())

    def expand_all(self) -> None:
        """Every row open."""
        self.expand_only(self._plan_model.openable())

    def collapse_all(self) -> None:
        """Only chapters are seen."""
        self.expand_only(frozenset())

    def keep_current(self) -> None:
        """The cursor on the row where it was, in sight; on the first one if that is hidden."""
        at = self.currentIndex()
        self._select_only(at if at.isValid() else self._plan_model.index(0, 0))
        self.scrollTo(self.currentIndex())

    def _keep_place(self) -> None:
        top = self.indexAt(QPoint(0, 0))
        at = (self._plan_model.id_of(top), self.visualRect(top).y())
        self._kept = (self.expanded_ids(), self.current_id(), at)

    def _restore_place(self) -> None:
        opened, current, (top, y) = self._kept
        self._select_only(self._plan_model.index_of(current))
        if self._opens_anew:
            self._open_rows.open_again(frozenset(), around=current)
            return
        self._open_rows.open_again(opened, around=top)
        self.scrollTo(self._plan_model.index_of(top), self.ScrollHint.PositionAtTop)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - y)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self._plan_model.id_of(current)
        if row != self._delegate.found[0]:
            self.forget_found()
        self.row_selected.emit(row)

    # -- keys and clicks --------------------------------------------------------------------

    def edit_current(self) -> None:
        """Opens the editor where the cursor is."""
        self.edit_row(self.current_id(), self.column_to_edit())

    def edit_timing(self) -> None:
        """Opens the editor in the 実施時期 of the current row."""
        self.edit_row(self.current_id(), Column.TIMING)

    def column_to_edit(self) -> int:
        """Where F2 opens the editor: in the 実施時期 under the cursor, else in the text."""
        index = self.currentIndex()
        editable = bool(self._plan_model.flags(index) & Qt.ItemFlag.ItemIsEditable)
        return Column.TIMING if editable and index.column() == Column.TIMING else Column.TEXT

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.NEW and self._plan_model.entity_of(index) is not None:
            self.new_mark_wanted.emit(self._plan_model.id_of(index))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if self._plan_model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        elif index.column() == Column.STATUS:
            self.progress_wanted.emit()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab takes over and goes to the next cell, from a new item to its lead. An empty new row
        that is left is given back.
        """
        at = self.currentIndex()
        row, step = self._plan_model.id_of(at), STEP_OF_HINT.get(hint, 0)
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint if step else hint)
        fresh, self.fresh_row = row == self.fresh_row, 0
        if fresh and step < 1 and not at.data(Qt.ItemDataRole.EditRole):
            self.empty_row_left.emit(row)
        elif step > 0 and fresh and isinstance(self._plan_model.entity_of(at), Item):
            self.lead_wanted.emit()
        elif step and self.step_to_cell(step) and self.current_id() == row:
            self._edit_later(row, self.currentIndex().column())

    def step_to_cell(self, step: int) -> bool:
        """The cursor to the next cell (1) or the one before (-1); False where there is none."""
        at = self.currentIndex()
        beside = self.indexBelow if step > 0 else self.indexAbove
        wanted = cell_beside(at, step, list(Column), beside)
        if at.isValid() and wanted.isValid():
            self._select_only(wanted)
            self.scrollTo(wanted)
        return wanted.isValid()

    def focusNextPrevChild(self, next: bool) -> bool:
        inside = self.isVisible() and self.step_to_cell(1 if next else -1)
        return inside or super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        out = step_out(event)
        if out:
            super().focusNextPrevChild(out > 0)
        else:
            super().keyPressEvent(event)

    def _edit_later(self, row: int, column: int) -> None:
        """Where it can be written in; the marks and the 進捗区分 cannot."""
        index = self._plan_model.index_of(row, column)
        if self._plan_model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            QTimer.singleShot(0, self, lambda: self.edit_row(row, column))

    # -- dragging ----------------------------------------------------------------------------

    def startDrag(self, _actions: Qt.DropAction) -> None:
        self.commit_editor()
        self.dragging.start(self.selected_ids())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_plan(event.mimeData()) is not None:  # a file is the window's
            event.acceptProposedAction()
        else:
            self.dragging.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges, opens what is closed
        if dropped_plan(event.mimeData()) is not None:
            event.acceptProposedAction()
        else:
            self.dragging.over(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.dragging.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        if dropped_plan(event.mimeData()) is not None:
            self.window().dropEvent(event)
        else:
            self.dragging.drop(event)
        self.setState(QAbstractItemView.State.NoState)

    # -- painting ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        empty = not self._plan_model.rowCount()
        if empty or self.dragging.place is not None:  # the viewport, asked for, costs a start 12 ms
            painter = QPainter(self.viewport())
            self.dragging.paint(painter)
            if empty:
                self._paint_empty(painter)

    def _paint_empty(self, painter: QPainter) -> None:
        words = _("章がまだありません。Enterキーで最初の章を追加します。")
        if not self._plan_model.filter.is_empty:
            words = _("絞り込みに合う行がありません。")
        painter.setPen(Colour.SECOND.q)
        place = self.viewport().rect().adjusted(16, 16, -16, -16)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(place, flags | Qt.TextFlag.TextWordWrap, words)


def _way_to(index: QModelIndex) -> tuple[int, ...]:
    """The place of a row among its siblings, after those of all rows above it."""
    way: list[int] = []
    while index.isValid():
        way.append(index.row())
        index = index.parent()
    return tuple(reversed(way))
