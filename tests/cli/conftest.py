"""Running commands in this process, with streams of the test's own."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from msgspec import Struct

from desktop_app.application.plan_json import Json, JsonObject
from desktop_app.cli.console import Console
from desktop_app.cli.main import main


class Ended(Struct, frozen=True):
    """How a command ended."""

    status: int
    out: str
    err: str

    def json(self) -> JsonObject:
        """The result as one JSON object."""
        told: Json = json.loads(self.out)
        return cast("JsonObject", told)


Run = Callable[..., Ended]


@pytest.fixture(autouse=True)
def japanese_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's language is Japanese, whatever the machine of the test speaks."""
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")


@pytest.fixture
def run() -> Run:
    """Runs a command line; `stdin` is what it reads."""

    def run_one(*words: str | Path, stdin: bytes = b"") -> Ended:
        out, err = io.StringIO(), io.StringIO()
        status = main([str(word) for word in words], console=Console(io.BytesIO(stdin), out, err))
        return Ended(status, out.getvalue(), err.getvalue())

    return run_one


@pytest.fixture
def sample(tmp_path: Path, run: Run) -> Path:
    """A file with the bundled plan."""
    file = tmp_path / "計画.kaizen"
    assert run("new", file, "--sample").status == 0
    return file
