"""What editing in a cell has in common: texts grow over their neighbours, Enter takes over."""

from __future__ import annotations

from typing import TypeAlias, TypeGuard

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.ui.widgets.cell_editors import CellChoice, CellTextEdit, is_enter

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Hint: TypeAlias = QStyledItemDelegate.EndEditHint
_BREAKING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
_NEXT = {Qt.Key.Key_Tab: Hint.EditNextItem, Qt.Key.Key_Backtab: Hint.EditPreviousItem}


def is_key_press(event: QEvent) -> TypeGuard[QKeyEvent]:
    """Whether a key went down."""
    return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress


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
        if isinstance(editor, CellTextEdit):
            editor.cover(option.rect)
        else:
            editor.setGeometry(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter ends an edit and goes no further; in a text Shift or Alt break the line. Tab leaves
        a text for the next cell: Qt would leave the table.
        """
        if isinstance(watched, CellTextEdit | QLineEdit) and is_key_press(event):
            if is_enter(event):
                if isinstance(watched, CellTextEdit) and event.modifiers() & _BREAKING:
                    return False
                self.take_over(watched, then=Hint.SubmitModelCache)
                return True
            if isinstance(watched, CellTextEdit) and event.key() in _NEXT:
                self.take_over(watched, then=_NEXT[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def take_over(self, editor: QWidget, *, then: Hint = Hint.NoHint) -> None:
        """Ends an edit with what the editor holds."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, then)
