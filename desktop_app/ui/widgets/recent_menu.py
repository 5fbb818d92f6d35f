"""最近使ったファイル in the menu."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.support.i18n import _
from desktop_app.ui.preferences import Preferences


class RecentMenu(QMenu):
    """Filled whenever it is opened. `path_wanted` carries a file."""

    path_wanted = Signal(object)

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(_("最近使ったファイル(&R)"), parent)
        self._preferences = preferences
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for path in self._preferences.recent_files:
            action = self.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(partial(self._want, path))
        if self.isEmpty():
            self.addAction(_("（まだありません）")).setEnabled(False)

    def _want(self, path: Path, _checked: bool = False) -> None:
        self.path_wanted.emit(path)
