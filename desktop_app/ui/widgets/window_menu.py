"""ウィンドウ in the menu bar: the plans that are open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.support.i18n import _


class WindowMenu(QMenu):
    """Filled whenever it is opened, by whoever knows all windows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("ウィンドウ(&W)"), parent)
        self._all: Callable[[], Sequence[QWidget]] = tuple
        self._bring: Callable[[QWidget], None] | None = None
        self._tile: Callable[[], None] | None = None
        self.aboutToShow.connect(self.fill)

    def serve(
        self,
        windows: Callable[[], Sequence[QWidget]],
        bring: Callable[[QWidget], None],
        tile: Callable[[], None],
    ) -> None:
        """Where the windows come from, and what is done with them."""
        self._all, self._bring, self._tile = windows, bring, tile
        self.fill()

    def fill(self) -> None:
        """The windows as they are now."""
        self.clear()
        windows = self._all()
        tile = self.addAction(_("並べて表示(&T)"), self._tile_all)
        tile.setEnabled(len(windows) > 1)
        self.addSeparator()
        for number, window in enumerate(windows, 1):
            words = _("&{number} {title}").format(
                number=number, title=window.windowTitle().partition(" — ")[0].replace("&", "&&")
            )
            action = self.addAction(words, partial(self._bring_one, window))
            action.setCheckable(True)
            action.setChecked(window is self.parentWidget())

    def _bring_one(self, window: QWidget) -> None:
        if self._bring is not None:
            self._bring(window)

    def _tile_all(self) -> None:
        if self._tile is not None:
            self._tile()
