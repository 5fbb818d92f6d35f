"""A small table of entities that is edited like a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from desktop_app.support.i18n import _
from desktop_app.ui.delegates.entity_delegate import ROW_HEIGHT, EntityDelegate
from desktop_app.ui.models.entity_table_model import EntityTableModel
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.column_widths import shared_widths
from desktop_app.ui.words import heading

_RIGID = frozenset({"day", "number", "state"})
_LEAST = 6
"""Letters that a column with sentences keeps."""
_PADDING = 20


class EntityTable(QTableView):
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
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
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
        """Heads, days and numbers are whole; sentences wrap and share what is left."""
        wanted = {place: self._wanted(place) for place in range(len(self._entities.columns))}
        least = {
            place: min(wanted[place], max(self._head(place), self._letters(_LEAST)))
            for place, column in enumerate(self._entities.columns)
            if column.sort not in _RIGID
        }
        for place, width in shared_widths(least, wanted, self.viewport().width() - 2).items():
            self.setColumnWidth(place, width)

    def _wanted(self, place: int) -> int:
        column = self._entities.columns[place]
        usual = max(self._letters(column.width), self._head(place))
        if column.sort not in _RIGID:
            return usual
        indexes = (self._entities.index(row, place) for row in range(len(self._entities.rows)))
        return max([usual, *map(self._room, indexes)])

    def _room(self, index: QModelIndex) -> int:
        """What the words of a cell take on one line, with the mark of an urgent one."""
        metrics = self.fontMetrics()
        mark = metrics.height() + 5 if self._entities.is_urgent(index) else 0
        return metrics.horizontalAdvance(str(index.data() or "")) + mark + _PADDING

    def _head(self, place: int) -> int:
        words = heading(_(self._entities.columns[place].head))
        return self.fontMetrics().horizontalAdvance(words) + _PADDING

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
