"""One name, typed or chosen from those that there are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

_GAP = 1


class NameField(QLineEdit):
    """A name with completion: a click or ↓ shows all names, letters those that hold them. `taken`
    carries what was typed, on Enter or when it is left; `typed` what stands there meanwhile, and ""
    once that is over.
    """

    taken = Signal(str)
    typed = Signal(str)

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._shown = ""
        self._names = QStringListModel(self)
        self._popup = QListView()
        self._popup.setObjectName("completions")
        self._popup.setAccessibleName(name)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setPopup(self._popup)
        completer.activated.connect(lambda _name: QTimer.singleShot(0, self, self.commit))
        self.setCompleter(completer)
        self._popup.installEventFilter(self)
        self.editingFinished.connect(self.commit)
        self.textChanged.connect(lambda _text: self._tell())

    @property
    def popup(self) -> QListView:
        """The names to choose from."""
        return self._popup

    def offer(self, names: list[str]) -> None:
        """What completes."""
        if names != self._names.stringList():
            self._names.setStringList(names)

    def show_name(self, name: str) -> None:
        """Shows a name, unless another is being typed."""
        if self.text() == self._shown or self.text() == name:
            self.give_back(name)

    def give_back(self, name: str) -> None:
        """Shows a name, whatever was typed."""
        self._shown = name
        self.setText(name)
        self._tell()

    def commit(self) -> None:
        """Tells what was typed, if anything was."""
        if self.text().strip() != self._shown and not self.isReadOnly():
            text, self._shown = self.text().strip(), self.text()
            self._tell()
            self.taken.emit(text)

    def show_all(self) -> None:
        """Every name below the field."""
        if not self.isReadOnly() and self._names.rowCount():
            completer = self.completer()
            completer.setCompletionPrefix("")
            completer.complete()

    def _tell(self) -> None:
        text = self.text().strip()
        self.typed.emit("" if text == self._shown.strip() else text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self.text() == self._shown:
            self.show_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (
            self.text() != self._shown or self._popup.isVisible()
        ):
            self._popup.hide()
            self.setText(self._shown)
        elif event.key() == Qt.Key.Key_Down and not self._popup.isVisible():
            self.show_all()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The names lie beside the field, never on it: Qt reckons without the stylesheet."""
        if watched is self._popup and event.type() == QEvent.Type.Show:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        below = self.mapToGlobal(QPoint(0, self.height() + _GAP))
        high = self._popup.height()
        above = self.mapToGlobal(QPoint(0, -high - _GAP))
        room = self.screen().availableGeometry()
        self._popup.move(below if below.y() + high <= room.bottom() else above)
