"""`--self-test`: whether the program works where it is, most of all where it was frozen."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from desktop_app.cli.console import Console
from desktop_app.support.i18n import _, language

RunCommand: TypeAlias = Callable[[list[str], Console], int]


def run_self_test(console: Console, run: RunCommand) -> int:
    """Makes the sample, exports each report, verifies, each by `run`; 0 if all of it worked."""
    with tempfile.TemporaryDirectory() as folder:
        failed = [line for line in _steps(Path(folder)) if _run(line, console, run) != 0]
    console.result(_("自己診断に失敗しました。") if failed else _("自己診断は正常に終わりました。"))
    return 1 if failed else 0


def _steps(folder: Path) -> list[list[str]]:
    plan = str(folder / "plan.kaizen")
    exports = [
        ["export", plan, "--report", report, "-o", str(folder / f"{report}.docx")]
        for report in ("plan", "notice", "progress")
    ]
    return [["new", plan, "--sample"], *exports, ["dump", plan], ["verify", plan]]


def _run(words: list[str], console: Console, run: RunCommand) -> int:
    said = io.StringIO()
    inner = Console(None, io.StringIO(), said)
    status = run([*words, "--language", language()], inner)
    message = _("成功: {command}") if status == 0 else _("失敗: {command}")
    names = (Path(word).name for word in words)
    console.result(message.format(command=" ".join(names)))
    if status != 0:
        console.tell(said.getvalue().rstrip())
    return status
