"""Hears a second start that wants a file which is open here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from desktop_app.support.doorbell import Card


class Doorbell(QObject):
    """`rung` carries a file that is open here and was asked for; `has_open` says whether one is."""

    rung = Signal(object)

    def __init__(self, folder: Path, has_open: Callable[[Path], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._card = Card(folder)
        self._has_open = has_open
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(lambda _folder: self.look())

    def look(self) -> None:
        """Answers what is asked."""
        for question, path in self._card.questions():
            mine = self._has_open(path)
            if self._card.answer(question, mine=mine) and mine:
                self.rung.emit(path)

    def take_away(self) -> None:
        """Nobody is answered any more."""
        self._watcher.directoryChanged.disconnect()
        self._card.take_away()
