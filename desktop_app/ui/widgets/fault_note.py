"""Says inside a dialog why an edit was refused: the strips of the window lie behind it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from desktop_app.domain.errors import DomainError
from desktop_app.support import faults
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.widgets.basic import set_text


class FaultNote(QLabel):
    """Empty until something was refused; empty again after the next change."""

    def __init__(self, signals: SessionSignals) -> None:
        super().__init__()
        self.setProperty("role", "error")
        self.setWordWrap(True)
        self.hide()
        signals.failed.connect(self._say)
        signals.plan_changed.connect(self.hide)

    def _say(self, fault: Exception) -> None:
        if isinstance(fault, DomainError):
            set_text(self, faults.sentence_of(fault))
            self.show()
