"""Long work in small steps from the event loop, so that the window stays at hand meanwhile.

The work is a generator: it yields what it has got so far, or WAITING while another thread works
for it (`beside`). It can be stopped after every step.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

_T = TypeVar("_T")
_SLICE: Final = 0.012
"""Seconds of work between two looks at what the user does."""
_PAUSE_MS: Final = 8
AFTER_FIRST_SIGHT_MS: Final = 100
"""What nobody waits for begins when a new window has been painted."""
_POLITE: Final = 0.0005
_USUAL: Final = sys.getswitchinterval()


class Waiting:
    """Yielded while another thread works."""


WAITING: Final = Waiting()


class Stepped(QObject):
    """Carries a generator on. `yielded`, then `done` with its result or `failed`, or none of both
    after `cancel`.
    """

    yielded = Signal(object)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, steps: Generator[object, None, object], parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Generator[object, None, object] | None = steps
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._work)

    @property
    def is_running(self) -> bool:
        """Whether there is more to do."""
        return self._steps is not None

    def start(self, *, after_ms: int = 0) -> None:
        """Begins when the event loop is idle, at once or after a while."""
        self._timer.start(after_ms)

    def cancel(self) -> None:
        """Stops after the step that is under way; nothing is told any more."""
        steps = self._end()
        if steps is not None:
            steps.close()

    def _work(self) -> None:
        until = time.monotonic() + _SLICE
        while self._steps is not None and time.monotonic() < until:
            try:
                made = next(self._steps)
            except StopIteration as end:
                self._end()
                self.done.emit(end.value)
            except Exception as fault:  # told to whoever began the work
                self._end()
                self.failed.emit(fault)
            else:
                if isinstance(made, Waiting):
                    self._timer.setInterval(_PAUSE_MS)
                    return
                self._timer.setInterval(0)
                self.yielded.emit(made)

    def _end(self) -> Generator[object, None, object] | None:
        steps, self._steps = self._steps, None
        self._timer.stop()
        return steps


def as_objects(steps: Generator[float, None, object]) -> Generator[object, None, object]:
    """Steps that tell shares, for `Stepped`."""
    return (yield from steps)


def beside(work: Callable[[], _T]) -> Generator[Waiting, None, _T]:
    """The result of work on another thread; the work must touch nothing of the window's.

    If the generator is closed, the work ends for nobody.
    """
    job = _Job(work)
    QThreadPool.globalInstance().start(_Runnable(job.run))
    while not job.ended:
        yield WAITING
    return job.result()


class _Runnable(QRunnable):
    """Lets go of the work when it is done: Qt keeps the runnable."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work: Callable[[], None] | None = work

    def run(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work()


class _Job(Generic[_T]):
    """While one runs, threads take turns more often: the window waits less for its turn."""

    _running = 0

    def __init__(self, work: Callable[[], _T]) -> None:
        self._work = work
        self._made: list[_T] = []
        self._fault: Exception | None = None
        self.ended = False

    def run(self) -> None:
        """Does the work, on the other thread."""
        sys.setswitchinterval(_POLITE)
        _Job._running += 1
        try:
            self._made.append(self._work())
        except Exception as fault:  # raised again where the result is asked for
            self._fault = fault
        finally:
            _Job._running -= 1
            if not _Job._running:
                sys.setswitchinterval(_USUAL)
            self.ended = True

    def result(self) -> _T:
        """What the work gave, or its exception."""
        if self._fault is not None:
            raise self._fault
        return self._made[0]
