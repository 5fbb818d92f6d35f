"""A menu of ticks that stays open while several of them are set."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.support.i18n import _

_SEVERAL = 3


class TickMenu(QMenu):
    """`settled` carries the ids that are ticked when the menu closes, if they are others than
    before: what was chosen together is one step.
    """

    settled = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ticks: dict[int, QAction] = {}
        self._before: frozenset[int] = frozenset()
        self._pressed = False
        self.setToolTipsVisible(True)
        self.aboutToHide.connect(lambda: QTimer.singleShot(0, self, self._settle))

    @property
    def ticked(self) -> frozenset[int]:
        """What is ticked now."""
        return frozenset(id_ for id_, action in self._ticks.items() if action.isChecked())

    def offer(self, choices: Sequence[tuple[int, str]], ticked: frozenset[int]) -> None:
        """Shows choices with their words; where there are several, all can be taken at once."""
        self.clear()
        self._ticks, self._before = {}, ticked
        for id_, words in choices:
            action = self.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(id_ in ticked)
            self._ticks[id_] = action
        if not choices:
            self.addAction(_("選べるものがまだありません")).setEnabled(False)
        elif len(choices) >= _SEVERAL:
            self.addSeparator()
            self.addAction(_("すべて選ぶ")).triggered.connect(lambda: self._tick_all(on=True))
            self.addAction(_("すべて外す")).triggered.connect(lambda: self._tick_all(on=False))

    def _tick_all(self, *, on: bool) -> None:
        for action in self._ticks.values():
            action.setChecked(on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space sets a tick and stays; Enter sets it and closes."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            action.trigger()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click sets a tick and stays; the end of the click that opened the menu does nothing."""
        pressed, self._pressed = self._pressed, False
        action = self.actionAt(event.position().toPoint()) if pressed else None
        if action is not None and action.isEnabled() and not action.isSeparator():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def _settle(self) -> None:
        chosen = self.ticked
        if chosen != self._before:
            self._before = chosen
            self.settled.emit(chosen)
