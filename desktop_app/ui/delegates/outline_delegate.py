"""The cells of the outline as a view asks for them: their height, and which editor opens there."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from desktop_app.support.i18n import _
from desktop_app.ui.delegates.cell_editing import CellEditingDelegate
from desktop_app.ui.delegates.outline_painting import PAD, OutlinePainter, Spans
from desktop_app.ui.delegates.timing_cell import TimingCell
from desktop_app.ui.models.outline import RowEntity, text_of
from desktop_app.ui.models.plan_tree_model import Column, PlanTreeModel
from desktop_app.ui.widgets.cell_editors import RowTextEdit

Index: TypeAlias = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 2.4
"""In heights of the font: 32 px at 10 pt."""


Found: TypeAlias = tuple[int, str, tuple[tuple[int, int], ...]]
NOTHING_FOUND: Found = (0, "", ())


class OutlineDelegate(CellEditingDelegate):
    """Edits words where they stand. The view paints whole rows itself, with the `painter`.

    `found` is the row, the text and the places of what a search has led to.
    """

    found: Found = NOTHING_FOUND
    _painter: OutlinePainter | None = None

    def painter(self, font: QFont) -> OutlinePainter:
        """What paints rows in a font; the same until the font changes."""
        if self._painter is None or self._painter.font != font:
            self._painter = OutlinePainter(QFont(font))
        return self._painter

    def found_in(self, entity: RowEntity) -> Spans:
        """The places to mark in the words of a row."""
        row, text, spans = self.found
        return spans if row == entity.id and text == text_of(entity) else ()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, round(option.fontMetrics.height() * ROW_HEIGHT))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        if index.column() == Column.TIMING and isinstance(model, PlanTreeModel):
            context = model.timing_context(index)
            if context is not None:
                return TimingCell(parent, context)
        return RowTextEdit(parent, _("施策などの文言"))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, TimingCell):
            editor.selectAll()
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, TimingCell):
            if editor.is_changed:
                model.setData(index, editor.value, Qt.ItemDataRole.EditRole)
        else:
            super().setModelData(editor, model, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Enter in a 実施時期 fixes the year; it must not close the editor."""
        if (
            isinstance(watched, TimingCell)
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            return False
        return super().eventFilter(watched, event)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        cell = option.rect.adjusted(self._words_left(option, index), 1, 0, -1)
        if isinstance(editor, RowTextEdit):
            editor.cover(cell)
        else:
            editor.setGeometry(cell)

    def _words_left(self, option: QStyleOptionViewItem, index: Index) -> int:
        model = index.model()
        look = model.look_of(index) if isinstance(model, PlanTreeModel) else None
        if look is None or index.column() != Column.TEXT:
            return 0
        return max(self.painter(option.font).text_left(look.kind) - PAD, 0)
