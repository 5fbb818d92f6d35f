"""Where a command reads from and writes to: results to `out`, everything else to `err`."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import BinaryIO, TextIO

from msgspec import Struct

from desktop_app.cli.errors import ReaderGone, Refused
from desktop_app.support import log


class Console(Struct, frozen=True):
    """The three streams of a command. `out` is None where the program was given none."""

    stdin: BinaryIO | None
    out: TextIO | None
    err: TextIO

    def result(self, text: str) -> None:
        """Writes a line of the result and lets it go at once, so that a script can act on it."""
        if self.out is None:
            raise Refused("output_closed")
        try:
            self.out.write(f"{text}\n")
            self.out.flush()
        except BrokenPipeError:
            raise ReaderGone from None
        except (OSError, ValueError) as fault:
            raise Refused("output_closed") from fault

    def tell(self, text: str) -> None:
        """Says something to the person; a closed console hinders no work."""
        with suppress(OSError, ValueError):
            self.err.write(f"{text}\n")
            self.err.flush()

    def given(self) -> BinaryIO:
        """The standard input. Raises Refused if there is none."""
        if self.stdin is None:
            raise Refused("input_closed")
        return self.stdin


def process_console() -> Console:
    """The streams of this process: results in UTF-8, messages as the terminal can show them."""
    stdin, out = sys.stdin, sys.stdout  # None where the program was started without
    log.ensure_streams()
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if isinstance(sys.stderr, io.TextIOWrapper):
        encoding = _readable(sys.stderr.encoding)
        sys.stderr.reconfigure(encoding=encoding, errors="backslashreplace")
    return Console(getattr(stdin, "buffer", None), out, sys.stderr)


def abandon_output() -> None:
    """Sends what Python still holds for a dead standard output nowhere: it is flushed at exit."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            with suppress(OSError, ValueError, AttributeError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _readable(encoding: str) -> str:
    """A terminal's own encoding is kept if it has our letters, and is UTF-8 otherwise."""
    try:
        "計画の文字".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return "utf-8"
    return encoding
