"""The pane beside the outline."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.ui.actions import Actions
from desktop_app.ui.services import FileStore
from desktop_app.ui.session_signals import SessionSignals


class DetailsPane(QWidget):
    def __init__(
        self,
        signals: SessionSignals,
        store: FileStore,
        now: Callable[[], datetime.datetime],
        actions: Actions,
    ) -> None:
        super().__init__()
        self.setMinimumWidth(300)

    def show_row(self, row: object) -> None: ...
    def commit_pending(self) -> None: ...
