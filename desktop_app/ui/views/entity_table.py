"""A small table of entities that is edited like a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QWidget,
)

from desktop_app.ui.delegates.entity_delegate import ROW_HEIGHT, EntityDelegate
from desktop_app.ui.models.entity_table_model import EntityTableModel
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.cell_steps import STEP_OF_HINT, CellTable
from desktop_app.ui.widgets.column_widths import shared_widths
from desktop_app.ui.widgets.wrapped_heads import WrappedHeads

_RIGID = frozenset({"day", "number", "state"})
_LEAST = 5
"""Letters that a column with sentences keeps."""
_PADDING = 20


class EntityTable(CellTable):
    """Enter or F2 edits, Del deletes the row. `opened` is for cells that open a dialog instead."""

    row_chosen = Signal(object)
    delete_wanted = Signal(object)
    opened = Signal(object, int)

    def __init__(self, model: EntityTableModel, name: str) -> None:
        super().__init__()
        self._entities = model
        self._kept = (0, 0)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(EntityDelegate(model, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._heads = WrappedHeads(self)
        self.setHorizontalHeader(self._heads)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Highlight, Colour.SELECTION.q)
        palette.setColor(QPalette.ColorRole.HighlightedText, Colour.INK.q)
        self.setPalette(palette)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda index: self._open(index))
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._restore_place)
        model.modelReset.connect(self._stretch)
        model.dataChanged.connect(lambda *_where: self._stretch())
        self.fit_to_font()

    @property
    def current(self) -> int:
        """The entity of the cursor; 0 for none."""
        at = self.currentIndex()
        return self._entities.rows[at.row()].id if at.isValid() else 0

    def show_entity(self, entity: int, column: int = 0) -> None:
        """Puts the cursor on an entity."""
        place = self._entities.row_of(entity)
        if place >= 0:
            self.setCurrentIndex(self._entities.index(place, column))

    def edit_entity(self, entity: int, column: int) -> None:
        """Opens the editor in a cell."""
        self.setFocus()
        self.show_entity(entity, column)
        self.edit(self.currentIndex())

    def commit_editor(self) -> None:
        """Takes over what an open editor holds."""
        editor = self.indexWidget(self.currentIndex())
        if self.state() == QAbstractItemView.State.EditingState and isinstance(editor, QWidget):
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def fit_to_font(self) -> None:
        """Heights and widths after the letters changed."""
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * ROW_HEIGHT))
        self._stretch()

    def _stretch(self) -> None:
        """Heads, days and numbers are whole; sentences wrap and share what is left. Where even that
        is too much, what is said beside a day goes on in the next line.
        """
        places, room = range(len(self._entities.columns)), self.viewport().width() - 2
        wanted = {place: self._wanted(place) for place in places}
        least = {place: self._least(place, self._room) for place in places}
        if sum(least.values()) > room:
            least = {place: self._least(place, self._broken) for place in places}
        least = {place: min(least[place], wanted[place]) for place in places}
        for place, width in shared_widths(least, wanted, room).items():
            self.setColumnWidth(place, width)

    def _wanted(self, place: int) -> int:
        usual = max(self._letters(self._entities.columns[place].width), self._heads.whole(place))
        return max(usual, self._longest(place, self._room))

    def _least(self, place: int, told: Callable[[QModelIndex], int]) -> int:
        rigid = self._entities.columns[place].sort in _RIGID
        held = self._longest(place, told) if rigid else self._letters(_LEAST)
        return max(held, self._heads.narrowest(place))

    def _longest(self, place: int, told: Callable[[QModelIndex], int]) -> int:
        """What days and numbers need; sentences go on in another line."""
        if self._entities.columns[place].sort not in _RIGID:
            return 0
        indexes = (self._entities.index(row, place) for row in range(len(self._entities.rows)))
        return max(map(told, indexes), default=0)

    def _room(self, index: QModelIndex) -> int:
        """What the words of a cell take on one line, with the mark of an urgent one."""
        return self._advance(str(index.data() or ""), index)

    def _broken(self, index: QModelIndex) -> int:
        """The same with a day on one line and what is said of it on the next."""
        if self._entities.columns[index.column()].sort != "day":
            return self._room(index)
        return max(self._advance(part, index) for part in str(index.data() or "").split(" ", 1))

    def _advance(self, words: str, index: QModelIndex) -> int:
        metrics = self.fontMetrics()
        mark = metrics.height() + 5 if self._entities.is_urgent(index) else 0
        return metrics.horizontalAdvance(words) + mark + _PADDING

    def _letters(self, count: float) -> int:
        return round(self.fontMetrics().horizontalAdvance("あ") * count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if at.isValid() and plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(at)
            if self._entities.flags(at) & Qt.ItemFlag.ItemIsEditable:
                self.edit(at)
        elif at.isValid() and plain and event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit(self.current)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab takes over and goes to the next cell, which opens if it can be written in."""
        step = STEP_OF_HINT.get(hint, 0)
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint if step else hint)
        self.setFocus()
        if step and self.step_to_cell(step):
            at = self.currentIndex()
            if self._entities.flags(at) & Qt.ItemFlag.ItemIsEditable:
                self.edit(at)

    def _open(self, index: QModelIndex) -> None:
        if self._entities.columns[index.column()].sort == "fixed":
            self.opened.emit(self._entities.rows[index.row()].id, index.column())

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.row_chosen.emit(self._entities.rows[current.row()].id if current.isValid() else 0)

    def _keep_place(self) -> None:
        self._kept = (self.current, max(self.currentIndex().column(), 0))

    def _restore_place(self) -> None:
        entity, column = self._kept
        if self._entities.row_of(entity) >= 0:
            self.show_entity(entity, column)
        elif self._entities.rows:
            self.setCurrentIndex(self._entities.index(0, 0))
        else:
            self.row_chosen.emit(0)
