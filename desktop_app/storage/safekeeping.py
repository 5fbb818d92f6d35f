"""The check and the backup of a sitting: beside the open plan, and before its first change."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Safekeeping:
    """Does its work once, on whichever thread asks first; whoever asks meanwhile waits for it."""

    def __init__(self, work: Callable[[], bool]) -> None:
        self._work = work
        self._turn = threading.Lock()
        self._made: bool | None = None

    def done(self) -> bool:
        """Whether there is a backup; afterwards the file may be changed.

        Raises StorageFailure if the file is damaged, and again at every later call.
        """
        with self._turn:
            if self._made is None:
                self._made = self._work()
            return self._made

    def wait(self) -> None:
        """Until nothing is under way."""
        with self._turn:
            pass
