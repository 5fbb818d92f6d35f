"""A log that can be mailed to a stranger: names of events and numbers, never a word of a plan.

Callers say what happened by a fixed name and whole numbers (`log_event("edit.committed",
measure=7)`). Exceptions are told by type and places in the code: their messages may quote what the
user wrote. Whatever reaches the logger in another way loses its text at the handler.
"""

import contextlib
import faulthandler
import itertools
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Final, TextIO

from desktop_app.support import paths

LOG_NAME: Final = "desktop_app"
LOG_FILE: Final = "plan-reporter.log"
CRASH_FILE: Final = "plan-reporter-crash.log"
_LARGEST: Final = 512 * 1024
_OLDER_FILES: Final = 3
_MADE_HERE: Final = "made_by_log_event"

_logger = logging.getLogger(LOG_NAME)
_handler: logging.Handler | None = None
_crash_file: TextIO | None = None


def start_log(folder: Path | None = None) -> Path | None:
    """Begin to write the log; returns its path, or None where nothing can be written.

    A program that cannot log still works. Calling it again moves the log.
    """
    global _handler
    target = folder or paths.state_folder() / "log"
    stop_log()
    _logger.setLevel(logging.INFO)
    _logger.propagate = False
    try:
        target.mkdir(parents=True, exist_ok=True)
        _handler = _LogFile(target / LOG_FILE)
        _note_crashes(target / CRASH_FILE)
    except OSError:
        _handler = _handler or logging.NullHandler()
        return None
    finally:
        if _handler is not None:
            _logger.addHandler(_handler)
    return target / LOG_FILE


def stop_log() -> None:
    """Close the files; what is logged afterwards is dropped."""
    global _handler, _crash_file
    if _handler is not None:
        _logger.removeHandler(_handler)
        _handler.close()
        _handler = None
    if _crash_file is not None:
        faulthandler.disable()
        _crash_file.close()
        _crash_file = None


def ensure_streams() -> None:
    """Give a program without a console (Windows) streams that swallow what is written."""
    nowhere = Path(os.devnull)
    sys.stdin = sys.stdin or nowhere.open(encoding="utf-8")
    sys.stdout = sys.stdout or nowhere.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nowhere.open("w", encoding="utf-8")


def log_event(name: str, /, **numbers: int | float | bool) -> None:
    """Note that something happened; `name` is a literal of the code, values are ids and counts."""
    _write(logging.INFO, name, numbers)


def log_failure(name: str, error: BaseException, /, **numbers: int | float | bool) -> None:
    """Note an exception by its type, its system error number and the places it went through."""
    _write(logging.ERROR, name, numbers, lines=tuple(describe(error)))


def describe(error: BaseException) -> Iterator[str]:
    """The exception and its causes without any message: types, numbers, file names, lines."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield type(current).__qualname__ + _particulars(current)
        yield from _places(current.__traceback__)
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )


def _particulars(error: BaseException) -> str:
    """What may be told beside the type: numbers of the system, and names of modules."""
    if isinstance(error, OSError) and error.errno is not None:
        return f" errno={error.errno}"
    if isinstance(error, ImportError):
        return f" module={error.name}"
    sqlite_code = getattr(error, "sqlite_errorcode", None)
    return f" sqlite={sqlite_code}" if isinstance(sqlite_code, int) else ""


def _places(traceback: TracebackType | None) -> Iterator[str]:
    for frame, line in walk_tb(traceback):
        code = frame.f_code
        yield f"  {_short(code.co_filename)}:{line} {code.co_name}"


def _short(filename: str) -> str:
    """The file without the user's folders, which carry the account's name."""
    parts = Path(filename).parts
    own = paths.PACKAGE.name
    return "/".join(parts[parts.index(own) :]) if own in parts[:-1] else parts[-1]


def _write(
    level: int, name: str, numbers: dict[str, int | float | bool], lines: tuple[str, ...] = ()
) -> None:
    for key, value in numbers.items():
        if not isinstance(value, int | float):
            raise TypeError(f"{key}: only numbers are logged")
    words = [name, *(f"{key}={value}" for key, value in numbers.items())]
    _logger.log(level, "%s", "\n".join((" ".join(words), *lines)), extra={_MADE_HERE: True})


def _note_crashes(path: Path) -> None:
    global _crash_file
    _crash_file = path.open("a", encoding="utf-8")
    faulthandler.enable(_crash_file)


class _LogFile(logging.FileHandler):
    """Begins anew when it is large, where it can; a second process that holds the file only
    postpones that. The library's own rotating file loads a network with it.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8")
        self.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(message)s"))
        self.addFilter(_without_texts)

    def emit(self, record: logging.LogRecord) -> None:
        if self.stream is not None and self.stream.tell() > _LARGEST:
            self.stream.close()
            self._begin_anew()
        super().emit(record)

    def _begin_anew(self) -> None:
        files = [Path(f"{self.baseFilename}.{age}") for age in range(1, _OLDER_FILES + 1)]
        files.insert(0, Path(self.baseFilename))
        with contextlib.suppress(OSError):
            for newer, older in reversed(list(itertools.pairwise(files))):
                if newer.exists():
                    newer.replace(older)
        self.stream = self._open()

    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk must not stop an edit, and the record must not reach the console."""


def _without_texts(record: logging.LogRecord) -> bool:
    if not getattr(record, _MADE_HERE, False):
        lines = ["unnamed event at " + f"{_short(record.pathname)}:{record.lineno}"]
        if record.exc_info and record.exc_info[1] is not None:
            lines += describe(record.exc_info[1])
        record.msg, record.args = "%s", ("\n".join(lines),)
    record.exc_info = record.exc_text = record.stack_info = None
    return True
