"""How a command ends before its end. Each becomes one sentence and an exit status in `main`."""

from __future__ import annotations


class Refused(Exception):
    """The command cannot be carried out (exit status 1). Code and values as in `support.faults`."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class StoppedAtLine(Exception):
    """A line of a list of commands was refused (exit status 1); those before it hold."""

    def __init__(self, line: int, applied: int, reason: str) -> None:
        super().__init__(line)
        self.line = line
        self.applied = applied
        self.reason = reason


class WrongUse(Exception):
    """The command line is not understood (exit status 2); `problem` is in the user's language."""

    def __init__(self, problem: str, *, program: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.program = program


class ShowText(Exception):
    """A text was asked for instead of an action (exit status 0): help or version."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class ReaderGone(Exception):
    """Whoever read the results has stopped reading, as `head` does (exit status 1, no words)."""
