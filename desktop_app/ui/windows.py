"""All windows of the program: one per plan file, and what concerns all of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_app.support.i18n import Language, is_language, language
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.patience import patience
from desktop_app.ui.services import Services
from desktop_app.ui.theme import (
    DEFAULT_SIZE,
    LARGEST,
    SMALLEST,
    Scheme,
    apply_theme,
    choose_colours,
)

_STEP = 30
"""From window to window, in pixels."""


class Windows(QObject):
    """`speak` puts a language in force, Qt's own words included."""

    def __init__(
        self, app: QApplication, services: Services, *, speak: Callable[[Language], None]
    ) -> None:
        super().__init__()
        self._app = app
        self._services = services
        self._speak = speak
        self._windows: list[MainWindow] = []
        self._dressing = QTimer(self, singleShot=True, interval=0)
        self._dressing.timeout.connect(self._dress)
        app.styleHints().colorSchemeChanged.connect(self._follow_colours)
        app.commitDataRequest.connect(self._on_session_end)

    @property
    def all(self) -> tuple[MainWindow, ...]:
        """The windows that are there."""
        return tuple(self._windows)

    def new_window(self) -> MainWindow:
        """A window with the start page."""
        window = self._make_window()
        window.show_start()
        window.show()
        return window

    def _make_window(self) -> MainWindow:
        window = MainWindow(self._services)
        window.path_wanted.connect(lambda path: self.open(path, near=window))
        window.zoom_wanted.connect(self.zoom)
        window.asks.name_taken.connect(self._tell_name)
        window.language_wanted.connect(self.change_language)
        window.colours_wanted.connect(self.change_colours)
        window.closed.connect(lambda: self._forget(window))
        window.window_menu.serve(lambda: self.all, _bring_forward, self.tile)
        self._windows.append(window)
        return window

    def open(self, path: Path, *, near: MainWindow | None = None) -> MainWindow:
        """The window of that file: the one that has it, an empty one, or a new one."""
        window = self.window_of(path)
        if window is not None:
            _bring_forward(window)
            return window
        free = near if near is not None and near.path is None else self._free_window()
        window = free or self._make_window()
        if free is None:
            self._place_beside(window, near)
        window.open_path(path)
        window.show()
        return window

    def _place_beside(self, window: MainWindow, near: MainWindow | None) -> None:
        """A little lower and to the right, so that the one below is seen; at the end of the screen
        at its other end.
        """
        others = [each for each in self._windows if each is not window and each.isVisible()]
        below = near if near in others else others[-1] if others else None
        if below is None:
            return
        room = window.screen().availableGeometry()
        at = below.pos() + QPoint(_STEP, _STEP)
        if not room.contains(QRect(at, below.frameGeometry().size())):
            at = room.topLeft() if below.pos() != room.topLeft() else at
        window.move(at)

    def tile(self) -> None:
        """All side by side, as high as the screen."""
        shown = [each for each in self._windows if each.isVisible()]
        if not shown:
            return
        room = shown[0].screen().availableGeometry()
        width = room.width() // len(shown)
        for place, window in enumerate(shown):
            window.showNormal()
            frame = window.frameGeometry().size() - window.size()
            window.resize(width - frame.width(), room.height() - frame.height())
            window.move(room.x() + place * width, room.y())

    def window_of(self, path: Path) -> MainWindow | None:
        """The window that has the file open."""
        opened = (each for each in self._windows if each.path is not None)
        return next((each for each in opened if each.path and _same(each.path, path)), None)

    def zoom(self, step: int) -> None:
        """Larger, smaller, or (0) back to the usual size."""
        preferences = self._services.preferences
        size = preferences.font_size + step if step else DEFAULT_SIZE
        preferences.font_size = min(max(size, SMALLEST), LARGEST)
        self._dressing.start()

    def _dress(self) -> None:
        """All steps that were asked for meanwhile at once: dressing many pages takes a moment."""
        with patience():
            apply_theme(self._app, self._services.preferences.font_size)
            for window in self._windows:
                if window.open_plan is not None:
                    window.open_plan.desk.follow_font()

    def change_language(self, wanted: str) -> None:
        """Takes effect at once: the windows are made anew around the plans that are open."""
        if not is_language(wanted) or wanted == language():
            return
        self._services.preferences.language = wanted
        self._speak(wanted)
        self._make_anew()

    def change_colours(self, wanted: str) -> None:
        """Takes effect at once, in the same way."""
        self._services.preferences.scheme = Scheme(wanted)
        self._follow_colours()

    def _follow_colours(self) -> None:
        """Asked again when the system turns dark or light. A dialog would go with its window, and
        what is typed in it: then it waits for the dialog's end.
        """
        dialog = self._app.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.finished.connect(lambda: QTimer.singleShot(0, self, self._follow_colours))
            return
        preferences = self._services.preferences
        if choose_colours(self._app, preferences.scheme):
            apply_theme(self._app, preferences.font_size)
            self._make_anew()

    def _make_anew(self) -> None:
        front = self._app.activeWindow()
        for old in sorted(self.all, key=lambda window: window is front):
            new = self._make_window()
            new.take_over(old)
            new.show()
            if old is front:
                new.raise_()
                new.activateWindow()
            old.close()

    def _tell_name(self, name: str) -> None:
        """Asked in every window, answered in one."""
        for window in self._windows:
            window.know_name(name)
            window.asks.forget_name()

    def _on_session_end(self) -> None:
        """The computer shuts down: what is being typed is taken over at once."""
        for window in self._windows:
            if window.open_plan is not None:
                window.open_plan.commit_pending()

    def _free_window(self) -> MainWindow | None:
        return next((window for window in self._windows if window.path is None), None)

    def _forget(self, window: MainWindow) -> None:
        if window in self._windows:
            self._windows.remove(window)
            window.deleteLater()


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one == other


def _bring_forward(window: QWidget) -> None:
    """Before all others; where the system does not allow that, its sign at least asks for it."""
    if window.isMinimized():
        window.showNormal()
    window.activateWindow()
    window.raise_()
    QApplication.alert(window)
