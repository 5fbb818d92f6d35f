"""Work that nothing else may come between: what is short is done at once; what takes longer shows
how far it is, and can be given up.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import Final, Generic, TypeVar

from PySide6.QtWidgets import QProgressBar, QWidget

from desktop_app.support.i18n import _
from desktop_app.ui.dialogs.asking import accepted
from desktop_app.ui.dialogs.dialog import Dialog
from desktop_app.ui.patience import patience
from desktop_app.ui.stepped import Stepped, as_objects
from desktop_app.ui.widgets.basic import button, label

_T = TypeVar("_T")
_AT_ONCE: Final = 0.15
"""Seconds of work before it is worth a dialog."""
_PARTS: Final = 1000


class GivenUp(Exception):
    """The user did not wait for the end; nothing has come of the work."""


def worked_through(
    parent: QWidget, title: str, words: str, steps: Generator[float, None, _T]
) -> _T:
    """What the steps lead to. Raises GivenUp, or what the steps raise."""
    until = time.monotonic() + _AT_ONCE
    with patience():
        while time.monotonic() < until:
            try:
                next(steps)
            except StopIteration as end:
                made: _T = end.value
                return made
    dialog = WorkDialog(parent, title, words, steps)
    dialog.start()
    accepted(dialog)
    return dialog.result_of_work()


class WorkDialog(Dialog, Generic[_T]):
    """Closes itself at the end; 中止する and Esc give the work up."""

    def __init__(
        self, parent: QWidget, title: str, words: str, steps: Generator[float, None, _T]
    ) -> None:
        super().__init__(parent, title, width=32)
        self._fault: Exception = GivenUp()
        self._made: list[_T] = []
        self.bar = QProgressBar()
        self.bar.setRange(0, _PARTS)
        self.bar.setValue(0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("進み具合"))
        self.stop_key = button(_("中止する"), self.reject)
        self.body.addWidget(label(words, "", wrap=True))
        self.body.addWidget(self.bar)
        self.set_out(self.stop_key)
        self._work = Stepped(as_objects(steps), self)
        self._work.yielded.connect(self._on_share)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)

    def start(self) -> None:
        """Goes on as soon as the dialog is in sight."""
        self._work.start()

    def result_of_work(self) -> _T:
        """Asked for at the end."""
        if not self._made:
            raise self._fault
        return self._made[0]

    def done(self, result: int) -> None:
        """The work never outlives its dialog."""
        self._work.cancel()
        super().done(result)

    def _on_share(self, share: object) -> None:
        if isinstance(share, float):
            self.bar.setValue(round(share * _PARTS))

    def _on_done(self, made: _T) -> None:
        self._made.append(made)
        self.accept()

    def _on_failed(self, fault: Exception) -> None:
        self._fault = fault
        self.reject()
