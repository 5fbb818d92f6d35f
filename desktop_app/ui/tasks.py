"""Work off the window's thread: it gets immutable values and reports back by signals."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


class Task(QObject):
    """`done` or `failed` (with the exception) arrives on the thread that made the task."""

    done = Signal()
    failed = Signal(object)

    def __init__(self, work: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def start(self) -> None:
        """Begins on another thread."""
        QThreadPool.globalInstance().start(_Runnable(self))

    def run(self) -> None:
        """Does the work; called on the other thread."""
        try:
            self._work()
        except Exception as fault:  # told to the thread that asked
            self.failed.emit(fault)
        else:
            self.done.emit()


class _Runnable(QRunnable):
    """Lets go of the task, and of the window behind it, when it has run: Qt keeps the runnable."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task: Task | None = task

    def run(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.run()


def wait_for_all() -> None:
    """Until nothing is under way any more."""
    QThreadPool.globalInstance().waitForDone()
