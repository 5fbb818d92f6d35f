"""`apply`: carries out commands written as JSON, one a line, each in a transaction of its own."""

from __future__ import annotations

import argparse
import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from desktop_app.application.command_json import read_command
from desktop_app.application.session import PlanSession
from desktop_app.application.status_words import word_sets
from desktop_app.cli.apply_help import command_help
from desktop_app.cli.console import Console
from desktop_app.cli.errors import Refused, StoppedAtLine
from desktop_app.cli.surroundings import user_name
from desktop_app.cli.writing import writing
from desktop_app.domain.errors import DomainError
from desktop_app.storage.errors import StorageFailure
from desktop_app.support import clock, paths
from desktop_app.support.faults import sentence_of
from desktop_app.support.i18n import _

_BOM = b"\xef\xbb\xbf"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE and where the commands stand; the help tells all commands."""
    parser.epilog = command_help()
    parser.add_argument("file", metavar="FILE", type=Path, help=_("変更するファイル"))
    parser.add_argument(
        "commands",
        metavar="COMMANDS.jsonl|-",
        help=_("一行に一つの JSON オブジェクト（UTF-8）。- なら標準入力"),
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Applies line after line; the first fault stops, and what was applied stays."""
    file: Path = arguments.file
    with _lines(arguments.commands, console) as lines, writing(file, console) as store:
        session = PlanSession(store, now=clock.now, who=user_name())
        for applied, (number, line) in enumerate(lines):
            new_ids = _apply(session, line, number=number, applied=applied)
            told = {"line": number, "new_ids": list(new_ids)}
            console.result(json.dumps(told, ensure_ascii=False))
    return 0


def _apply(session: PlanSession, line: bytes, *, number: int, applied: int) -> tuple[int, ...]:
    try:
        return session.execute(read_command(_with_words(line)))
    except (DomainError, StorageFailure) as fault:
        raise StoppedAtLine(number, applied, sentence_of(fault)) from fault


def _with_words(line: bytes) -> bytes:
    """The line with the words of the bundled set that its `preset` names in place of that name."""
    if b'"preset"' not in line:
        return line
    try:
        told = json.loads(line)
    except ValueError:
        return line
    found = [each for each in word_sets(paths.resources()) if _names(told, each.key)]
    if not found:
        return line
    told = {name: value for name, value in told.items() if name != "preset"}
    words = {"words": found[0].words, "definitions": found[0].definitions}
    return json.dumps(told | words, ensure_ascii=False).encode()


def _names(told: object, preset: str) -> bool:
    return isinstance(told, dict) and told.get("preset") == preset


@contextlib.contextmanager
def _lines(source: str, console: Console) -> Iterator[Iterator[tuple[int, bytes]]]:
    """The lines that hold something, with their numbers from 1, as they come in."""
    if source == "-":
        yield _numbered(console.given())
        return
    if not Path(source).exists():
        raise Refused("no_such_file", file=source)
    with Path(source).open("rb") as stream:
        yield _numbered(stream)


def _numbered(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(stream, 1):
        content = line.removeprefix(_BOM).strip() if number == 1 else line.strip()
        if content:
            yield number, content
