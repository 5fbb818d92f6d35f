"""A text that is one row among several: Enter makes the next one, keys move and delete it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from desktop_app.support.i18n import _
from desktop_app.ui.widgets.text_field import GrowingEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST = 40
_UP, _DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down
_MOVES = QTextCursor.MoveOperation


class RowText(GrowingEdit):
    """What a key asks for goes out as a signal: `next_wanted` an empty row below, `delete_wanted`
    that this one goes, `move_wanted` another place (-1 up, 1 down), `step_wanted` the cursor in the
    row above or below.
    """

    next_wanted = Signal()
    delete_wanted = Signal()
    move_wanted = Signal(int)
    step_wanted = Signal(int)

    def __init__(self, name: str, *, lines: int = 1) -> None:
        super().__init__(name, one_paragraph=True, lines=lines)
        self.grow_to(_MOST)
        self.setToolTip(
            _(
                "Enter: 次の行を追加　Shift+Enter: 改行\n"
                "Alt+↑↓: 移動　Alt+Delete: 削除　Esc: 元の文に戻す"
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.AltModifier:
            self._on_alt(event)
        elif modifiers:
            super().keyPressEvent(event)
        elif event.key() in _ENTER:
            self.commit_wanted.emit()
            self.next_wanted.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.toPlainText():
            self.delete_wanted.emit()
        elif event.key() in (_UP, _DOWN) and self._is_at_edge(event.key()):
            self.step_wanted.emit(-1 if event.key() == _UP else 1)
        else:
            super().keyPressEvent(event)

    def _on_alt(self, event: QKeyEvent) -> None:
        if event.key() in (_UP, _DOWN):
            self.commit_wanted.emit()
            self.move_wanted.emit(-1 if event.key() == _UP else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _is_at_edge(self, key: int) -> bool:
        cursor = self.textCursor()
        return not cursor.movePosition(_MOVES.Up if key == _UP else _MOVES.Down)
