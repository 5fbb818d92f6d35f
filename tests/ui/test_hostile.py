"""Somebody who presses anything: the window, the plan and the file agree all the same.

What is pressed follows from the seed. Qt's warnings and exceptions in slots fail a test anyway.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from desktop_app.storage.plan_file import reading
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.pages import PAGES
from desktop_app.ui.windows import Windows
from tests.ui.progress_screen import desk_of
from tests.ui.screen import opened, plan_of, rows_of_plan, rows_on_screen

W = TypeVar("W", bound=QWidget)
STEPS = 160
TEXTS = (
    "～2027年度", "2023年度上期", "監査の実施", "&A<b>\"'", "あ" * 400, "2024/3/31", "２",
    "1回/半期", "実施済", "",
)  # fmt: skip
KEYS = (
    Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Down,
    Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F6,
    Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown,
)  # fmt: skip
MODIFIERS = (
    *([Qt.KeyboardModifier.NoModifier] * 5),
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LEFT_ALONE = (
    "new", "open", "sample", "fictional", "close_plan", "quit", "print", "print_preview",
    "japanese", "english", "zoom_in", "zoom_out", "zoom_reset", "export", "export_pdf",
    "export_several", "guide",
)  # fmt: skip
"""Actions that leave the plan, or take long."""
NO_KEYS = ("印刷", "Word", "PDF", "まとめて出力")


class Somebody:
    """Presses something in a window."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._window = window
        self._chance = random.Random(seed)
        self.did: list[str] = []
        left_alone = {getattr(window.window_actions, name) for name in LEFT_ALONE}
        left_alone |= set(window.window_actions.schemes.values())  # the window is made anew
        actions = window.window_actions.findChildren(QAction)
        self._actions = [each for each in actions if each not in left_alone]

    def act(self) -> None:
        """One of all things."""
        ways: Sequence[tuple[int, Callable[[], None]]] = (
            (2, self._turn),
            (4, self._press),
            (3, self._type),
            (5, self._choose),
            (5, self._click),
            (2, self._push),
            (1, self._pick),
            (1, self._focus),
        )
        weights = [weight for weight, _way in ways]
        self._chance.choices([way for _weight, way in ways], weights)[0]()
        QApplication.processEvents()

    def answer(self) -> None:
        """Whatever asks for an answer gets one."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
            return
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        fields = [each for each in dialog.findChildren(QLineEdit) if each.isVisible()]
        keys = [each for each in dialog.findChildren(QAbstractButton) if _usable(each)]
        if fields and self._chance.random() < 0.4:
            self._chance.choice(fields).setText(self._chance.choice(TEXTS))
        elif keys and self._chance.random() < 0.6:
            self._chance.choice(keys).click()
        else:
            dialog.reject()

    def _turn(self) -> None:
        page = self._chance.choice(PAGES).name
        self.did.append(f"page {page}")
        desk_of(self._window).show_page(page)

    def _press(self) -> None:
        target = QApplication.focusWidget()
        if target is not None:
            key, modifier = self._chance.choice(KEYS), self._chance.choice(MODIFIERS)
            self.did.append(f"{modifier.name} {key.name} in {type(target).__name__}")
            QTest.keyClick(target, key, modifier)

    def _type(self) -> None:
        target, text = QApplication.focusWidget(), self._chance.choice(TEXTS)
        self.did.append(f"type {text[:8]!r} in {type(target).__name__}")
        if isinstance(target, QLineEdit) and not target.isReadOnly():
            target.insert(text)
            target.textEdited.emit(target.text())
        elif isinstance(target, QTextEdit) and not target.isReadOnly():
            target.insertPlainText(text)
        elif isinstance(target, QAbstractItemView):
            QGuiApplication.clipboard().setText(f"➤ {text}\t4月\n{text}")

    def _choose(self) -> None:
        usable = [each for each in self._actions if each.isEnabled()]
        back = self._window.window_actions
        chosen = self._chance.choice([*usable, *([back.undo, back.redo] * 4)])
        self.did.append(f"action {chosen.text()}")
        chosen.trigger()

    def _click(self) -> None:
        view = self._one_of(QAbstractItemView)
        if view is None:
            return
        port = view.viewport()
        at = QPoint(*(self._chance.randrange(max(1, n)) for n in port.size().toTuple()))
        click = QTest.mouseDClick if self._chance.random() < 0.3 else QTest.mouseClick
        self.did.append(f"{click.__name__} {view.accessibleName()} {at.toTuple()}")
        click(port, Qt.MouseButton.LeftButton, self._chance.choice(MODIFIERS), at)

    def _push(self) -> None:
        key = self._one_of(QAbstractButton)
        if key is not None:
            self.did.append(f"push {key.text() or key.accessibleName()}")
            QTest.mouseClick(key, Qt.MouseButton.LeftButton)

    def _pick(self) -> None:
        box = self._one_of(QComboBox)
        if box is not None and box.count():
            self.did.append(f"pick in {box.accessibleName()}")
            box.setCurrentIndex(self._chance.randrange(box.count()))
            box.activated.emit(box.currentIndex())

    def _focus(self) -> None:
        field = self._one_of(QLineEdit) or self._one_of(QTextEdit)
        if field is not None:
            self.did.append(f"go to {field.accessibleName()}")
            field.setFocus()

    def _one_of(self, kind: type[W]) -> W | None:
        found = [each for each in self._window.findChildren(kind) if _usable(each)]
        return self._chance.choice(found) if found else None


def _usable(widget: QWidget) -> bool:
    words = widget.accessibleName() + (widget.text() if isinstance(widget, QAbstractButton) else "")
    told_off = any(word in words for word in NO_KEYS)
    return widget.isVisible() and widget.isEnabled() and not told_off


@pytest.fixture
def no_outside(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing is asked of the system."""
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_words: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args, **_words: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_words: "")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    yield
    QGuiApplication.clipboard().clear()


@pytest.mark.usefixtures("no_outside")
@pytest.mark.parametrize("seed", [11, 12, 13])
def test_whatever_is_pressed_window_plan_and_file_agree(
    windows: Windows, window: MainWindow, seed: int
) -> None:
    began = plan_of(window)
    somebody = Somebody(window, seed)
    answering = QTimer()
    answering.timeout.connect(somebody.answer)
    answering.start(10)
    for _step in range(STEPS):
        somebody.act()
    answering.stop()
    assert windows.all == (window,), somebody.did
    desk_of(window).show_page("plan")
    opened(window).page.filtering.bar.clear()
    assert rows_on_screen(opened(window).page.model) == rows_of_plan(plan_of(window)), somebody.did
    assert window.path is not None
    with reading(window.path) as store:
        assert store.load() == plan_of(window), somebody.did
    while opened(window).session.undo_label is not None:
        opened(window).signals.undo()
    assert plan_of(window) == began, somebody.did
