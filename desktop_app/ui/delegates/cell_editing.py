"""What editing in a cell has in common: texts grow over their neighbours, Enter takes over."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.ui.widgets.cell_editors import CellChoice, CellTextEdit, is_enter

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_BREAKING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
_LETTERS_WIDE = 20


class CellEditingDelegate(QStyledItemDelegate):
    """Fills editors from the model and hands back what was changed, and only that."""

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        held = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, CellTextEdit):
            editor.show_text(held)
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(held)
            editor.selectAll()
        elif isinstance(editor, CellChoice):
            editor.show_value(held)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        held = str(index.data(Qt.ItemDataRole.EditRole) or "")
        typed = held
        if isinstance(editor, CellTextEdit):
            typed = editor.toPlainText()
        elif isinstance(editor, QLineEdit):
            typed = editor.text()
        elif isinstance(editor, CellChoice):
            typed = editor.value
        if typed != held:
            model.setData(index, typed, Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = QRect(option.rect)
        room = editor.parentWidget()
        if isinstance(editor, CellTextEdit):
            letter = option.fontMetrics.horizontalAdvance("あ")
            rect.setWidth(max(rect.width(), letter * _LETTERS_WIDE))
            rect.setHeight(max(rect.height(), editor.height()))
            if room is not None:
                rect.moveRight(min(rect.right(), max(room.width() - 1, rect.width() - 1)))
                rect.moveBottom(min(rect.bottom(), max(room.height() - 1, rect.height() - 1)))
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter ends an edit and goes no further; in a text Shift or Alt break the line."""
        if (
            isinstance(watched, CellTextEdit | QLineEdit)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and is_enter(event)
        ):
            if isinstance(watched, CellTextEdit) and event.modifiers() & _BREAKING:
                return False
            self.take_over(watched)
            return True
        return super().eventFilter(watched, event)

    def take_over(self, editor: QWidget) -> None:
        """Ends an edit with what the editor holds."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
