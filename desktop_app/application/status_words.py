"""Sets of words for the 進捗区分: the bundled ones, to be taken over into a plan."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from desktop_app.application.commands import UseStatusWords


class WordSet(Struct, frozen=True):
    """A set to choose; `name` is in Japanese, as the words are. Both maps are by 進捗区分."""

    key: str
    name: str
    words: Mapping[str, str]
    definitions: Mapping[str, str]

    @property
    def command(self) -> UseStatusWords:
        """What makes these the plan's words."""
        return UseStatusWords(self.words, self.definitions)


def word_sets(resources: Path) -> tuple[WordSet, ...]:
    """The bundled sets."""
    text = (resources / "wording" / "status_presets.toml").read_text(encoding="utf-8")
    return tuple(
        WordSet(
            key,
            told["name"],
            {status: each["word"] for status, each in told["words"].items()},
            {status: each["definition"] for status, each in told["words"].items()},
        )
        for key, told in tomllib.loads(text).items()
    )
