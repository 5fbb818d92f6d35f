"""A second start asks those that run already whether they have a file open. No network: they share
a folder of the user's, in which each program that runs has a card and each question is a file.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path
from typing import Final

from desktop_app.support import paths

CARD: Final = ".here"
QUESTION: Final = ".ask"
_MINE: Final = ".mine"
_NOT_MINE: Final = ".no"
_PATIENCE: Final = 5.0
_PAUSE: Final = 0.01
"""Seconds: how long an answer is waited for, and between two looks."""


def door() -> Path:
    """The folder where programs of this user meet."""
    return paths.state_folder() / "running"


def ring(plan: Path, folder: Path, *, patience: float = _PATIENCE) -> bool:
    """Whether a program that runs has the file open, and shows it now. Who does not answer in time
    is taken for gone; nobody waits for one whose process has ended.
    """
    running = [card for card in folder.glob(f"*{CARD}") if _may_run(card)]
    try:
        question = _put_question(plan, folder) if running else None
    except OSError:
        question = None
    if question is None:
        return False
    answers = {card: folder / f"{question.stem}.{card.stem}{_NOT_MINE}" for card in running}
    try:
        return _wait_for(question.with_suffix(_MINE), answers, patience)
    finally:
        for left in (question, question.with_suffix(_MINE), *answers.values()):
            _take_away(left)


def _may_run(card: Path) -> bool:
    """Windows tells only by an answer: a signal of nothing would end the process there."""
    if sys.platform == "win32" or not card.stem.isdecimal():
        return True
    try:
        os.kill(int(card.stem), 0)
    except (ProcessLookupError, OverflowError):
        _take_away(card)
        return False
    except OSError:  # another user's
        return True
    return True


def _put_question(plan: Path, folder: Path) -> Path:
    question = folder / f"{os.urandom(16).hex()}{QUESTION}"
    draft = question.with_suffix(".tmp")
    draft.write_bytes(os.fsencode(plan.absolute()))
    draft.replace(question)
    return question


def _wait_for(taken: Path, answers: dict[Path, Path], patience: float) -> bool:
    for _look in range(round(patience / _PAUSE)):
        if taken.exists():
            return True
        if all(answer.exists() for answer in answers.values()):
            return False
        time.sleep(_PAUSE)
    for card, answer in answers.items():
        if not answer.exists():
            _take_away(card)
    return taken.exists()


def _take_away(path: Path) -> None:
    """What another program looks at just now stays lying on Windows, and does no harm."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


class Card:
    """That this program runs, until `take_away`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._path = folder / f"{os.getpid()}{CARD}"
        self._path.touch()
        self._answered: set[str] = set()

    def questions(self) -> list[tuple[Path, Path]]:
        """The questions that were not answered yet, each with the file that it is about.

        Who was too busy to answer one, and taken for gone, is here again.
        """
        self._lay_down()
        asked = []
        for question in self._folder.glob(f"*{QUESTION}"):
            if question.stem in self._answered:
                continue
            try:
                asked.append((question, Path(os.fsdecode(question.read_bytes()))))
            except OSError:  # who asked has gone
                continue
        return asked

    def answer(self, question: Path, *, mine: bool) -> bool:
        """Tells who asked; False if nobody waits any more, or another was quicker."""
        self._answered.add(question.stem)
        try:
            if mine:
                question.replace(question.with_suffix(_MINE))
            else:
                (self._folder / f"{question.stem}.{self._path.stem}{_NOT_MINE}").touch()
        except OSError:
            return False
        return True

    def take_away(self) -> None:
        """The program ends."""
        _take_away(self._path)

    def _lay_down(self) -> None:
        """Not again where it lies: that would look like a question."""
        with contextlib.suppress(OSError):
            if not self._path.exists():
                self._path.touch()
