"""The README's lines can be copied as they stand, and `.ci/run` finds the one it runs."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def marked_line(mark: str) -> str:
    (block,) = re.findall(
        rf"<!-- {mark}:begin -->\n```\n(.*?)\n```\n<!-- {mark}:end -->", README, re.S
    )
    assert "\n" not in block
    return str(block)


@pytest.mark.parametrize("mark", ["run", "word", "test"])
def test_a_line_for_linux_is_valid_shell(mark: str) -> None:
    line = marked_line(mark)
    subprocess.run(["bash", "-n", "-c", line], check=True)
    assert "python3 -m venv .venv" in line


def test_the_line_for_windows_works_in_any_shell_and_says_it_was_not_run() -> None:
    line = marked_line("run-windows")
    assert re.fullmatch(r'cmd /c "[^"]+"', line)
    assert "未検証（Windows では実行していない）" in README


def test_the_lines_start_on_the_bundled_plan() -> None:
    for mark in ("run", "run-windows"):
        assert marked_line(mark).rstrip('"').endswith("python -m desktop_app --sample")


def test_ci_takes_its_tests_from_here() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert script.rstrip().endswith('bash -c "$(readme_line test)"')


def test_every_picture_and_file_that_is_shown_exists() -> None:
    shown = re.findall(r"\]\(((?!https?:)[^)]+)\)", README)
    missing = [name for name in shown if not (ROOT / name).is_file()]
    assert [name for name in missing if not name.startswith("resources/help/")] == []


def test_the_source_of_the_sample_is_named_without_endorsement() -> None:
    assert "九州電力株式会社が2023年5月12日に公表した「業務改善計画の概要」" in README
    assert "推奨するものでもありません" in README
