"""Whose work the program carries and under which licence, for the window that shows it."""

import tomllib
from pathlib import Path
from typing import TypedDict

from msgspec import Struct

from desktop_app.support import paths


class Notice(Struct, frozen=True):
    """One work; `distribution` is its Python package or empty, `licence` an SPDX expression."""

    name: str
    distribution: str
    licence: str
    homepage: str
    texts: tuple[Path, ...]

    def text(self) -> str:
        """All that belongs to it, one after the other."""
        rule = "\n\n" + "-" * 80 + "\n\n"
        return rule.join(path.read_text("utf-8").strip() for path in self.texts)


class _Row(TypedDict):
    name: str
    distribution: str
    licence: str
    homepage: str
    texts: list[str]


class _File(TypedDict):
    notice: list[_Row]


def load_notices() -> tuple[Notice, ...]:
    """In the order in which they are shown."""
    base = paths.resources()
    with (base / "licences" / "notices.toml").open("rb") as file:
        content: _File = tomllib.load(file)  # type: ignore[assignment]
    return tuple(_notice(row, base) for row in content["notice"])


def _notice(row: _Row, base: Path) -> Notice:
    return Notice(
        name=row["name"],
        distribution=row["distribution"],
        licence=row["licence"],
        homepage=row["homepage"],
        texts=tuple(base / text for text in row["texts"]),
    )
