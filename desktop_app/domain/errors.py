"""Faults of input that the user can mend. Anything else that goes wrong is a bug and stays visible.

A fault carries a stable code and the values that its sentence needs; the sentence itself is put
together at the edge, in the user's language (`desktop_app/cli` and `desktop_app/ui` share
`support.faults`).
"""

from __future__ import annotations


class DomainError(Exception):
    """A request that the plan cannot carry out.

    `code` names the rule that was broken (ASCII, stable); `values` fill its sentence.
    """

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class NoSuchEntity(DomainError):
    """An id that is not in the plan."""

    def __init__(self, entity: int) -> None:
        super().__init__("no_such_entity", entity=entity)


class InvalidValue(DomainError):
    """A value that its field cannot hold."""
