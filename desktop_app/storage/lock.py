"""One writer per plan file, and who it is.

The operating system's own lock on a small file beside the plan says whether it is taken, so a
crash leaves nothing behind that must be cleared by hand; the text in that file says by whom.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

_LOCKED_BYTE = 1 << 30
"""Far behind the text: on Windows a locked byte cannot be read by others."""


class Holder(Struct, frozen=True):
    """Who has the file open. `since` is local time, ISO format to the minute."""

    who: str
    host: str
    pid: int
    since: str


def this_program(*, who: str, since: str) -> Holder:
    """This process as a holder."""
    return Holder(who, _host(), os.getpid(), since)


def _host() -> str:
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


class WriterLock:
    """Held until `release` or the end of the process."""

    def __init__(self, descriptor: int, path: Path) -> None:
        self._descriptor: int | None = descriptor
        self._path = path

    def release(self) -> None:
        """Lets others write; harmless the second time."""
        if self._descriptor is None:
            return
        if sys.platform != "win32":  # Windows refuses to delete an open file
            self._path.unlink(missing_ok=True)
        os.close(self._descriptor)
        self._descriptor = None


def lock_path(plan: Path) -> Path:
    """The lock file that belongs to a plan file."""
    return plan.with_name(f".{plan.name}.lock")


def take_lock(plan: Path, holder: Holder) -> WriterLock | Holder | None:
    """The lock, or who has it, or None if the folder takes no lock file (then nobody writes)."""
    path = lock_path(plan)
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError:
        return holder_of(plan)
    if not _lock(descriptor):
        os.close(descriptor)
        return _holder(path)
    if not _is_the_file(descriptor, path):  # its holder took it away between our two steps
        os.close(descriptor)
        return take_lock(plan, holder)
    os.ftruncate(descriptor, 0)
    os.write(descriptor, json.dumps(asdict(holder), ensure_ascii=False).encode())
    return WriterLock(descriptor, path)


def holder_of(plan: Path) -> Holder | None:
    """Who has the file open to write it, or None."""
    path = lock_path(plan)
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        return None if _lock(descriptor) else _holder(path)
    finally:
        os.close(descriptor)


def _is_the_file(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _holder(path: Path) -> Holder:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Holder(str(told["who"]), str(told["host"]), int(told["pid"]), str(told["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder("", "", 0, "")


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(descriptor, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
