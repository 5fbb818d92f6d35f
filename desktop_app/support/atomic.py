"""Writing a file so that its readers see the old bytes or the new ones, never a part."""

import contextlib
import os
import re
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Final

_TRIES: Final = 5
_PAUSE_SECONDS: Final = 0.25
_LONGEST_NAME_BYTES: Final = 150
_BREAKS: Final = frozenset({"Cc", "Zl", "Zp"})
_UNSEEN: Final = frozenset({"Cf", "Cs", "Co", "Cn"})
_FORBIDDEN: Final = re.compile(r'[\\/:*?"<>|]')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.I)


class TargetInUse(Exception):
    """Another program holds the file, or it is protected against writing; it was left as it was."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def write_atomically(
    path: Path, content: bytes, *, pause: Callable[[float], None] = time.sleep
) -> None:
    """Write `content` durably; on any failure the old file stays and no other file is left.

    A virus scanner or a synchronising folder may hold the target for a moment, so replacing is
    tried for about a second before `TargetInUse` is raised. Other faults (folder missing, not
    writable, disk full) come as the `OSError` that they are.
    """
    target = path.resolve()
    temporary = target.with_name(f".~{os.urandom(6).hex()}.tmp")
    try:
        _write_durably(temporary, content)
        _replace(temporary, target, pause)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    _make_name_durable(target.parent)


def _write_durably(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _replace(temporary: Path, target: Path, pause: Callable[[float], None]) -> None:
    with contextlib.suppress(OSError):
        temporary.chmod(target.stat().st_mode)
    for attempt in range(1, _TRIES + 1):
        try:
            temporary.replace(target)
        except PermissionError as error:
            if attempt == _TRIES:
                raise TargetInUse(target) from error
            pause(_PAUSE_SECONDS)
        else:
            return


def _make_name_durable(folder: Path) -> None:
    """The new name survives a power cut; Windows has no such call and needs none."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def safe_file_name(title: str, *, fallback: str = "業務改善計画") -> str:
    """A name for a file (without its extension) that Windows, Linux and a USB stick accept."""
    kept = (
        " " if unicodedata.category(c) in _BREAKS else c
        for c in title
        if unicodedata.category(c) not in _UNSEEN
    )
    name = " ".join(_FORBIDDEN.sub("_", "".join(kept)).split())
    name = _shortened(name).strip(" .")
    if not name.strip("_"):
        return fallback
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def _shortened(name: str) -> str:
    return name.encode()[:_LONGEST_NAME_BYTES].decode(errors="ignore")
