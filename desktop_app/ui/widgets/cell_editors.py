"""Editors that open in a cell: a text that grows over its neighbours, and a list to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QRect, Qt, QTimer
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets.quiet_fields import ComboBox
from desktop_app.ui.widgets.text_field import GrowingEdit

Choice = tuple[str, str, QIcon]
"""Value, word, picture."""
_LETTERS_WIDE = 20


class CellTextEdit(GrowingEdit):
    """Enter takes over, Shift+Enter and Alt+Enter break the line; pasted lines stay lines."""

    def __init__(self, parent: QWidget, name: str, *, lines: int = 2) -> None:
        super().__init__(name, one_paragraph=False, lines=lines)
        self.setParent(parent)
        self.setObjectName("cell")
        self._cell = QRect()

    def cover(self, cell: QRect) -> None:
        """Stands on its cell from now on, however high it grows."""
        self._cell = QRect(cell)
        letter = self.fontMetrics().horizontalAdvance("あ")
        self.resize(max(cell.width(), letter * _LETTERS_WIDE), self.height())
        self.fit()
        self._stand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        """At the cell's corner, or as near to it as the table has room."""
        room = self.parentWidget()
        if room is not None and self._cell.isValid():
            left = min(self._cell.left(), room.width() - self.width())
            top = min(self._cell.top(), room.height() - self.height())
            self.move(max(0, left), max(0, top))

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) and event.modifiers() & _BREAKING:
            self.insertPlainText("\n")
            return
        super().keyPressEvent(event)


class RowTextEdit(CellTextEdit):
    """The words of one row: pasted lines are joined. It answers as a QLineEdit does."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, name, lines=1)

    def text(self) -> str:
        """What it holds now."""
        return self.toPlainText()

    def cursorPosition(self) -> int:
        """After how many characters the cursor stands."""
        return self.textCursor().position()

    def setCursorPosition(self, position: int) -> None:
        """Puts the cursor there and selects nothing."""
        cursor = self.textCursor()
        cursor.setPosition(min(position, len(self.toPlainText())))
        self.setTextCursor(cursor)

    def deselect(self) -> None:
        """The cursor stays where it is."""
        self.setCursorPosition(self.cursorPosition())

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText("".join(line.strip() for line in source.text().splitlines()))


class CellChoice(ComboBox):
    """A list that opens by itself; digits choose by place."""

    def __init__(self, parent: QWidget, name: str, choices: Sequence[Choice]) -> None:
        super().__init__(parent)
        self.setObjectName("cell")
        self.setAccessibleName(name)
        for value, word, picture in choices:
            self.addItem(picture, word, value)
        self.view().setMinimumWidth(self.fontMetrics().horizontalAdvance("あ") * 11)
        QTimer.singleShot(0, self, self.showPopup)

    def show_value(self, value: str) -> None:
        """Begins with this one."""
        self.setCurrentIndex(max(0, self.findData(value)))

    @property
    def value(self) -> str:
        """What is chosen."""
        return str(self.currentData() or "")


def is_enter(event: QKeyEvent) -> bool:
    """Either of the two keys."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


_BREAKING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
