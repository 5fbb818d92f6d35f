"""What the window is given from outside, by shape; `bootstrap` puts it together."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from desktop_app.application.ports import PlanStore
from desktop_app.domain.kinds import Value
from desktop_app.domain.plan import Plan
from desktop_app.ui.preferences import Preferences


class Holder(Protocol):
    """Who has a file open."""

    @property
    def who(self) -> str: ...
    @property
    def host(self) -> str: ...
    @property
    def since(self) -> str: ...


class JournalRow(Protocol):
    """One change in the journal of one entity."""

    @property
    def edit(self) -> int: ...
    @property
    def at(self) -> str: ...
    @property
    def who(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def entity(self) -> int: ...
    @property
    def field(self) -> str | None: ...
    @property
    def before(self) -> Value: ...
    @property
    def after(self) -> Value: ...


class FileStore(PlanStore, Protocol):
    """The store of an open file."""

    @property
    def path(self) -> Path: ...
    def history_of(self, entity: int) -> Sequence[JournalRow]: ...
    def last_edit_at(self) -> str: ...
    def save_copy(self, target: Path) -> None: ...
    def keep_safe(self) -> bool: ...
    def close(self) -> None: ...


class OpenFile(Protocol):
    """An open file; with `held_by` or `newer` it can only be read."""

    @property
    def store(self) -> FileStore: ...
    @property
    def held_by(self) -> Holder | None: ...
    @property
    def newer(self) -> bool: ...


class PlanFiles(Protocol):
    """Makes and opens plan files; each method raises one of `faults`."""

    @property
    def faults(self) -> tuple[type[Exception], ...]: ...
    def open(self, path: Path, *, who: str) -> OpenFile: ...
    def create_empty(self, path: Path, *, who: str) -> None: ...
    def sample(self, *, who: str) -> Path: ...
    def fictional(self, *, who: str) -> Path: ...
    def read(self, path: Path) -> Plan: ...


class Services(Struct, frozen=True):
    """Everything outside that a window needs. `export` writes a report's file whole or not at all,
    on any thread, and raises one of `export_faults`. `sentence` puts a fault into words.
    """

    files: PlanFiles
    preferences: Preferences
    now: Callable[[], datetime.datetime]
    export: Callable[[Path, bytes], None]
    export_faults: tuple[type[Exception], ...]
    sentence: Callable[[Exception], str]
    account_name: str

    @property
    def user_name(self) -> str:
        """Who works here: the name that was told, else the account's."""
        return self.preferences.user_name or self.account_name
