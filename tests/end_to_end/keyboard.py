"""A user's keyboard: keys go to the window that has the focus, words come as from an input method.

A script is a generator of strokes, so that it goes on while a menu or a dialog waits for its end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
_PAUSE_MS = 1
_PATIENCE = 200


class Press(Struct, frozen=True):
    """A key. As in life, an open menu or list has it before the field behind it."""

    key: Qt.Key
    modifiers: Qt.KeyboardModifier = _NONE

    def send(self) -> None:
        popup = QApplication.activePopupWidget()
        target = popup.focusWidget() or popup if popup is not None else QApplication.focusWidget()
        target = target or QApplication.activeWindow()
        assert target is not None, "no window has the focus"
        QTest.keyClick(target, self.key, self.modifiers)


class Write(Struct, frozen=True):
    """Words, committed by an input method."""

    text: str

    def send(self) -> None:
        target = QGuiApplication.focusObject()
        assert target is not None, "nothing takes words"
        event = QInputMethodEvent()
        event.setCommitString(self.text)
        QApplication.sendEvent(target, event)


Stroke: TypeAlias = Press | Write
Script: TypeAlias = Iterator[Stroke]


class Player:
    """Plays one script, a stroke a turn of the event loop, also of one that runs inside another."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._loop = QEventLoop()
        self._patience = _PATIENCE
        self._fault: Exception | None = None
        self.keys = 0

    def run(self) -> None:
        """Until the script ends; what went wrong on the way is raised here."""
        self._later()
        self._loop.exec()
        if self._fault is not None:
            raise self._fault

    def _later(self) -> None:
        QTimer.singleShot(_PAUSE_MS, self._step)

    def _step(self) -> None:
        QCoreApplication.sendPostedEvents()  # what the stroke before left to be done at once
        if QGuiApplication.focusWindow() is None and self._patience:
            self._patience -= 1
            _manage_windows()
            self._later()
            return
        self._patience = _PATIENCE
        try:
            stroke = next(self._script)
            self.keys += isinstance(stroke, Press)
            self._later()
            stroke.send()
        except StopIteration:
            self._loop.quit()
        except Exception as fault:
            self._fault = fault
            self._loop.quit()


def _manage_windows() -> None:
    """The focus goes back to a window when a dialog is gone; offscreen nobody else sees to it."""
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and QApplication.activeModalWidget() in (None, widget):
            widget.activateWindow()


def play(script: Script) -> int:
    """Carries a script out; says how many keys it took, words left aside."""
    player = Player(script)
    player.run()
    return player.keys


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE, *, times: int = 1) -> Script:
    """A key, once or more."""
    yield from (Press(key, modifiers) for _time in range(times))


def enter() -> Script:
    """The key that ends an entry."""
    yield Press(Qt.Key.Key_Return)


def tab_to(name: str, *, most: int = 20) -> Script:
    """Tab, until what has the focus calls itself so."""
    for _time in range(most):
        yield Press(Qt.Key.Key_Tab)
        if focused_name() == name:
            return
    raise AssertionError(f"Tab does not reach {name}; it is at {focused_name()}")


def focused_name() -> str:
    """What a reader of the screen would say of where the cursor is."""
    widget: QWidget | None = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""
