"""The 進捗 table: a spreadsheet over the survey. Keys and clicks become wishes; the page acts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QWidget,
)

from desktop_app.application.status import MeasureStatus, RoundMark
from desktop_app.domain.progress import Pace, Status
from desktop_app.support.i18n import _
from desktop_app.ui.delegates.progress_delegate import ROW_HEIGHT, ProgressDelegate
from desktop_app.ui.models.progress_columns import COLUMN_SETS, SPECS, Column, Sort
from desktop_app.ui.models.progress_table_model import ProgressTableModel
from desktop_app.ui.progress_gestures import Cell
from desktop_app.ui.progress_words import mark_word
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.cell_steps import STEP_OF_HINT, CellTable
from desktop_app.ui.widgets.column_widths import shared_widths
from desktop_app.ui.words import heading

_FLASH_MS = 1200
_YIELDING: Final = {
    Column.MEASURE: 11,
    Column.TIMING: 9,
    Column.LEAD: 6,
    Column.ANSWER: 10,
    Column.WORDING: 10.5,
    Column.NEXT_STEPS: 10,
    Column.RESULT: 10,
    Column.EVIDENCE: 8,
    Column.REASON: 10,
}
"""Letters down to which columns of words give way before the table scrolls sideways."""
_STATUSES: Final = tuple(Status)
_PACES: Final = (Pace.UNSET, *(pace for pace in Pace if pace is not Pace.UNSET))
_STRETCHING: Final[tuple[Column, ...]] = (
    Column.MEASURE,
    Column.ANSWER,
    Column.WORDING,
    Column.NEXT_STEPS,
    Column.RESULT,
)


class ProgressTable(CellTable):
    """Enter or F2 edits, typing replaces, a digit chooses a 進捗区分, Space says 変更なし."""

    confirm_wanted = Signal()
    status_wanted = Signal(str)
    pace_wanted = Signal(str)
    clear_wanted = Signal()
    copy_wanted = Signal()
    paste_wanted = Signal()
    fill_wanted = Signal()
    take_answers_wanted = Signal()
    pane_wanted = Signal()
    row_changed = Signal(object)

    def __init__(self, model: ProgressTableModel, signals: SessionSignals) -> None:
        super().__init__()
        self._table_model = model
        self._flashing: frozenset[int] = frozenset()
        self._kept = (0, 0, 0)
        self._set = "wording"
        self.setAccessibleName(_("進捗の表"))
        self.setModel(model)
        self.setItemDelegate(ProgressDelegate(model, signals, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsMovable(True)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Highlight, Colour.SELECTION.q)
        palette.setColor(QPalette.ColorRole.HighlightedText, Colour.INK.q)
        self.setPalette(palette)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._restore_place)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.fit_to_font()

    # -- columns -----------------------------------------------------------------------------

    @property
    def column_set(self) -> str:
        """Which columns are shown."""
        return self._set

    def show_set(self, name: str) -> None:
        """Shows a set of columns."""
        self._set = name
        for column in Column:
            self.setColumnHidden(column, column not in COLUMN_SETS[name])
        self._stretch()
        if self.isColumnHidden(self.currentIndex().column()):
            self.go_to(self.currentIndex().row(), Column.WORDING)

    def fit_to_font(self) -> None:
        """Heights and widths after the letters changed."""
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * ROW_HEIGHT))
        self.show_set(self._set)

    def visible_columns(self) -> list[Column]:
        """The columns as they are seen, from the left."""
        header = self.horizontalHeader()
        order = [Column(header.logicalIndex(place)) for place in range(len(Column))]
        return [column for column in order if not self.isColumnHidden(column)]

    def _stretch(self) -> None:
        """What is left over goes to the columns with sentences; they give way first, too."""
        letter = self.fontMetrics().horizontalAdvance("あ")
        shown = [column for column in Column if not self.isColumnHidden(column)]
        wanted = {column: self._least(column, letter) for column in shown}
        room = self.viewport().width()
        lacks = sum(wanted.values()) > room
        least = {
            column: min(wanted[column], max(self._head(column), round(_YIELDING[column] * letter)))
            for column in shown
            if column in (_YIELDING if lacks else _STRETCHING)
        }
        for column, width in shared_widths(least, wanted, room).items():
            self.setColumnWidth(column, width)

    def _least(self, column: Column, letter: int) -> int:
        """As wide as its head and the longest of its few words want it."""
        metrics = self.fontMetrics()
        words = [self._head(column)]
        if column is Column.MARK:
            room = round(metrics.height() * 1.9) + 10
            words += [metrics.horizontalAdvance(mark_word(each)) + room for each in RoundMark]
        return max(round(SPECS[column].width * letter), *words)

    def _head(self, column: Column) -> int:
        return self.fontMetrics().horizontalAdvance(heading(_(SPECS[column].head))) + 18

    # -- rows --------------------------------------------------------------------------------

    def current_row(self) -> MeasureStatus | None:
        """The row of the cursor."""
        at = self.currentIndex()
        return self._table_model.row_of(at) if at.isValid() else None

    def current_column(self) -> Column:
        """The column of the cursor."""
        at = self.currentIndex()
        return Column(at.column()) if at.isValid() else Column.WORDING

    def selected_block(self) -> list[list[Cell]]:
        """The selected cells that are seen, by row."""
        cells: dict[int, set[int]] = {}
        for part in self._selected_parts():
            for place in range(part.top(), part.bottom() + 1):
                cells.setdefault(place, set()).update(range(part.left(), part.right() + 1))
        order = self.visible_columns()
        rows = self._table_model.rows
        return [
            [(rows[place], column) for column in order if column in cells[place]]
            for place in sorted(cells)
        ]

    def _selected_parts(self) -> list[QItemSelectionRange]:
        chosen = self.selectionModel().selection()
        return [chosen.at(place) for place in range(chosen.count())]

    def selected_places(self) -> set[int]:
        """Where rows with a selected cell stand; asked by range, for there may be thousands."""
        return {
            place
            for part in self._selected_parts()
            for place in range(part.top(), part.bottom() + 1)
        }

    def selected_rows(self) -> list[MeasureStatus]:
        """The rows with a selected cell; without any, the current one."""
        found = [self._table_model.rows[place] for place in sorted(self.selected_places())]
        current = self.current_row()
        return found or ([current] if current else [])

    def show_row(self, measure: int, column: Column | None = None) -> bool:
        """Puts the cursor on a measure; False if it is not among the rows."""
        place = self._table_model.place_of(measure)
        if place < 0:
            return False
        self.go_to(place, column or self.current_column())
        return True

    def go_to(self, place: int, column: Column) -> None:
        """Puts the cursor into a cell."""
        index = self._table_model.index(place, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def flash(self, measures: frozenset[int]) -> None:
        """Marks rows for a moment, so that the eye finds what changed."""
        self._end_flash()
        self._flashing = measures
        self._update_rows(map(self._table_model.place_of, measures))
        QTimer.singleShot(_FLASH_MS, self, self._end_flash)

    def commit_editor(self) -> None:
        """Takes over what an open editor holds."""
        editor = self.indexWidget(self.currentIndex())
        if self.state() == QAbstractItemView.State.EditingState and isinstance(editor, QWidget):
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def edit(  # type: ignore[override]
        self,
        index: QModelIndex | QPersistentModelIndex,
        trigger: QAbstractItemView.EditTrigger = QAbstractItemView.EditTrigger.AllEditTriggers,
        event: QEvent | None = None,
    ) -> bool:
        """A promised date is opened on purpose, never by a stray letter or digit."""
        stray = trigger == QAbstractItemView.EditTrigger.AnyKeyPressed
        if stray and index.column() == Column.TIMING:
            return False
        return bool(super().edit(index, trigger, event))  # type: ignore[arg-type]

    def edit_current(self) -> None:
        """Opens the editor of the current cell, or of 報告書の記載 where nothing can be typed."""
        at = self.currentIndex()
        if not at.isValid():
            return
        if not self._table_model.flags(at) & Qt.ItemFlag.ItemIsEditable:
            at = self._table_model.index(at.row(), Column.WORDING)
            self.setCurrentIndex(at)
        if self._table_model.flags(at) & Qt.ItemFlag.ItemIsEditable:
            self.edit(at)

    def _end_flash(self) -> None:
        flashed, self._flashing = self._flashing, frozenset()
        self._update_rows(map(self._table_model.place_of, flashed))

    def _update_rows(self, places: Iterable[int]) -> None:
        """Paints these rows anew, as far as they are seen."""
        seen, width = self._places_in_view(), self.viewport().width()
        for place in places:
            if place in seen:
                top, height = self.rowViewportPosition(place), self.rowHeight(place)
                self.viewport().update(0, top, width, height)

    def _keep_place(self) -> None:
        row = self.current_row()
        column = self.currentIndex().column()
        self._kept = (row.id if row else 0, column, self.verticalScrollBar().value())

    def _restore_place(self) -> None:
        measure, column, scrolled = self._kept
        if self._table_model.place_of(measure) < 0:
            self.go_to(0, Column(max(column, 0)) if measure else Column.WORDING)
            return
        self.show_row(measure, Column(column))
        self.verticalScrollBar().setValue(scrolled)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """The bars at the left of the rows go with their cells."""
        super().selectionChanged(selected, deselected)
        parts = [each.at(place) for each in (selected, deselected) for place in range(each.count())]
        rows = [range(part.top(), part.bottom() + 1) for part in parts]
        self._update_rows(
            place for place in self._places_in_view() if any(place in each for each in rows)
        )

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._update_rows({current.row(), previous.row()})
        self.row_changed.emit(self._table_model.row_of(current).id if current.isValid() else 0)

    # -- keys --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._take_sequence(event) or self._take_key(event) or self._take_digit(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def _take_sequence(self, event: QKeyEvent) -> bool:
        for keys, wish in (
            (QKeySequence.StandardKey.Copy, self.copy_wanted),
            (QKeySequence.StandardKey.Paste, self.paste_wanted),
        ):
            if event.matches(keys):
                wish.emit()
                return True
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        wishes = {Qt.Key.Key_D: self.fill_wanted, Qt.Key.Key_R: self.take_answers_wanted}
        if control and event.key() in wishes:
            wishes[Qt.Key(event.key())].emit()
            return True
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and modifiers == Qt.KeyboardModifier.AltModifier:
            self.pane_wanted.emit()
        elif enter and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.confirm_wanted.emit()
        elif enter and not modifiers:
            self.edit_current()
        elif key == Qt.Key.Key_Space and not modifiers:
            self.confirm_wanted.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not modifiers:
            self.clear_wanted.emit()
        elif key == Qt.Key.Key_Down and modifiers == Qt.KeyboardModifier.AltModifier:
            self.edit_current()
        else:
            return False
        return True

    def _take_digit(self, event: QKeyEvent) -> bool:
        """A digit is a 進捗区分 or a 進捗評価 in the column of either."""
        text = event.text()
        sort = SPECS[self.current_column()].sort
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held or sort not in (Sort.STATUS, Sort.PACE):
            return False
        if not text.isdecimal() or not text.isascii():
            return False
        place = int(text)
        if sort is Sort.PACE:
            if place < len(_PACES):
                self.pace_wanted.emit(str(_PACES[place]))
        elif 1 <= place <= len(_STATUSES):
            self.status_wanted.emit(str(_STATUSES[place - 1]))
        return True

    def keyboardSearch(self, search: str) -> None:
        """Letters in cells that cannot be edited go nowhere."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A blank from the input method is 変更なし too; other words begin an edit."""
        if event.commitString() in (" ", "　") and not event.preeditString():
            self.confirm_wanted.emit()
            return
        super().inputMethodEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab takes over and goes to the next cell, Enter to the one below, as in a spreadsheet."""
        step = STEP_OF_HINT.get(hint, 0)
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint if step else hint)
        self.setFocus()
        if step:
            self.step_to_cell(step)
        elif hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self.go_to(self.currentIndex().row() + 1, Column(self.currentIndex().column()))

    # -- painting ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._paint_grounds(painter)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._paint_marks(painter)
        painter.end()

    def _paint_grounds(self, painter: QPainter) -> None:
        width = self.viewport().width()
        current = self.currentIndex().row()
        for place in self._places_in_view():
            top, height = self.rowViewportPosition(place), self.rowHeight(place)
            if self._table_model.rows[place].id in self._flashing:
                painter.fillRect(0, top, width, height, Colour.AMBER_TINT.q)
            elif place == current:
                painter.fillRect(0, top, width, height, Colour.TINT.q)

    def _paint_marks(self, painter: QPainter) -> None:
        """A bar at the left of selected rows, a frame around the cursor."""
        chosen = self.selected_places() | {self.currentIndex().row()}
        for place in self._places_in_view():
            if place in chosen:
                top, height = self.rowViewportPosition(place), self.rowHeight(place)
                painter.fillRect(0, top, 4, height - 1, Colour.ACCENT.q)
        if self.currentIndex().isValid() and self.hasFocus():
            painter.setPen(QPen(Colour.ACCENT.q, 2))
            cell: QRect = self.visualRect(self.currentIndex())
            painter.drawRect(QRectF(cell).adjusted(1, 1, -1, -2))

    def _places_in_view(self) -> Sequence[int]:
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return ()
        return range(first, (last if last >= 0 else len(self._table_model.rows) - 1) + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()
