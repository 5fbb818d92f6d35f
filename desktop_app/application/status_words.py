"""Sets of words for the 進捗区分: reading the bundled ones, and taking one over into a plan."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.application.commands import AddEntity, ChangeField, Command, DeleteEntity, Together
from desktop_app.domain.plan import Plan, StatusWord
from desktop_app.domain.progress import Status


@dataclass(frozen=True, slots=True)
class Word:
    """A word and what it means."""

    word: str
    definition: str


@dataclass(frozen=True, slots=True)
class WordSet:
    """A set to choose; `name` is in Japanese, as the words are."""

    key: str
    name: str
    words: Mapping[Status, Word]


def word_sets(resources: Path) -> tuple[WordSet, ...]:
    """The bundled sets."""
    text = (resources / "wording" / "status_presets.toml").read_text(encoding="utf-8")
    return tuple(
        WordSet(
            key,
            told["name"],
            {Status(s): Word(w["word"], w["definition"]) for s, w in told["words"].items()},
        )
        for key, told in tomllib.loads(text).items()
    )


def use_words(plan: Plan, words: Mapping[Status, Word]) -> Together:
    """The step that makes these the plan's words; an empty set goes back to those of the forms."""
    return Together(tuple(_commands(plan, words)))


def _commands(plan: Plan, words: Mapping[Status, Word]) -> Iterator[Command]:
    held: dict[str, StatusWord] = {}
    for each in plan.status_words:
        if each.status in held or each.status not in {str(status) for status in words}:
            yield DeleteEntity(each.id)
        else:
            held[each.status] = each
    for status, word in words.items():
        values = {"word": word.word, "definition": word.definition}
        existing = held.get(str(status))
        if existing is None:
            yield AddEntity("status_word", values={"status": str(status), **values})
            continue
        for name, value in values.items():
            if getattr(existing, name) != value:
                yield ChangeField(existing.id, name, value)
