"""Every command is a step with a name, taken back and done again, in memory and in the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.application.commands import (
    COMMAND_TYPES,
    Command,
    DeleteEntity,
    Together,
)
from desktop_app.application.session import PlanSession
from desktop_app.domain.errors import DomainError
from desktop_app.storage.store import SqlitePlanStore
from desktop_app.support import i18n
from desktop_app.support.terms import label_words
from tests.helpers.every_command import STEPS, prepare
from tests.helpers.fictional import fictional_store
from tests.helpers.sample import NOW

_KEPT = frozenset({"file", "edit", "change", "content", "stored_file"})
"""Tables that only grow: the journal, and texts and documents that some version may name."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[PlanSession]:
    store = fictional_store(tmp_path)
    made = PlanSession(store, now=lambda: NOW, who="山田")
    prepare(made)
    yield made
    store.close()


def held(session: PlanSession) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the file but what only grows."""
    store = session.records
    assert isinstance(store, SqlitePlanStore)
    with closing(sqlite3.connect(f"file:{store.path}?mode=ro", uri=True)) as file:
        named = file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        tables = {name for (name,) in named if not name.startswith("sqlite_")} - _KEPT
        return {name: sorted(file.execute(f'SELECT * FROM "{name}"'), key=repr) for name in tables}


def journal(session: PlanSession) -> int:
    store = session.records
    assert isinstance(store, SqlitePlanStore)
    with closing(sqlite3.connect(f"file:{store.path}?mode=ro", uri=True)) as file:
        return int(file.execute("SELECT count(*) FROM edit").fetchone()[0])


def test_the_table_holds_every_command() -> None:
    assert set(STEPS) == {*COMMAND_TYPES, *Together.__subclasses__()}


@pytest.mark.parametrize("command", STEPS, ids=lambda each: each.__name__)
def test_a_step_is_taken_back_and_done_again_whole(
    session: PlanSession, command: type[Command]
) -> None:
    before, rows, edits = session.plan, held(session), journal(session)
    session.execute(STEPS[command].make(session))
    after, changed = session.plan, held(session)
    assert changed != rows
    for _turn in range(2):
        assert session.undo()
        assert (session.plan, held(session)) == (before, rows)
        assert session.redo()
        assert (session.plan, held(session)) == (after, changed)
    assert journal(session) == edits + 5  # the journal forgets nothing


@pytest.mark.parametrize("command", STEPS, ids=lambda each: each.__name__)
def test_a_step_is_called_by_its_name(session: PlanSession, command: type[Command]) -> None:
    step = STEPS[command]
    session.execute(step.make(session))
    label = session.undo_label
    assert label is not None
    assert label_words(label) == step.japanese
    i18n.set_language("en")
    assert label_words(label) == step.english


def test_what_is_refused_leaves_what_could_be_done_again(session: PlanSession) -> None:
    for step in STEPS.values():
        session.execute(step.make(session))
        session.undo()
        waiting = session.redo_label
        assert waiting is not None
        with pytest.raises(DomainError):
            session.execute(DeleteEntity(7))
        assert session.redo_label == waiting
