"""The house's rules that no type checker knows. `lint-imports` has the direction of imports."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "desktop_app"
MODULES = sorted(PACKAGE.rglob("*.py"))
ROOMS = sorted(p.name for p in PACKAGE.iterdir() if (p / "__init__.py").is_file())
QT_ROOMS = {"ui", "printing", "bootstrap"}


def room_of(module: Path) -> str:
    """`ui` for ui/…, `bootstrap` for bootstrap.py."""
    return module.relative_to(PACKAGE).with_suffix("").parts[0]


def imports_of(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def modules_importing(pattern: str) -> set[Path]:
    found = re.compile(pattern)
    return {m for m in MODULES if any(found.match(name) for name in imports_of(m))}


def names_of(paths: set[Path]) -> set[str]:
    return {p.relative_to(PACKAGE).as_posix() for p in paths}


def test_imports_go_in_the_agreed_direction() -> None:
    """In a process of its own: the linter sets up logging for all of it."""
    script = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_every_room_has_a_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    sources = set(chain.from_iterable(contract["source_modules"] for contract in contracts))
    assert {f"desktop_app.{room}" for room in ROOMS} <= sources


def test_qt_stays_in_its_rooms() -> None:
    outside = {m for m in modules_importing(r"PySide6|shiboken6") if room_of(m) not in QT_ROOMS}
    assert names_of(outside) == set()


def test_values_are_structs_alone() -> None:
    """A dataclass costs a millisecond of every start, and its making ten times a Struct's."""
    assert names_of(modules_importing(r"dataclasses|attrs?$")) == set()


def test_printing_uses_no_widgets() -> None:
    assert not {m for m in modules_importing(r"PySide6\.QtWidgets") if room_of(m) == "printing"}


def test_sqlite_stays_in_storage() -> None:
    outside = {m for m in modules_importing(r"sqlite3|sqlite_utils") if room_of(m) != "storage"}
    assert names_of(outside) == set()


def test_word_stays_in_reports() -> None:
    outside = {m for m in modules_importing(r"docx|lxml") if room_of(m) != "reports"}
    assert names_of(outside) == set()


def test_only_the_command_for_the_window_knows_the_composition_root() -> None:
    allowed = {"__main__.py", "cli/window_command.py"}
    assert names_of(modules_importing(r"desktop_app\.bootstrap")) <= allowed


def calls_of(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_a_module_asks_no_clock_and_prints_nothing(module: Path) -> None:
    if module == PACKAGE / "support" / "clock.py":
        return
    clock = re.compile(r"(.*\.)?(date\.today|datetime\.(now|today|utcnow)|time\.(time|localtime))$")
    forbidden = {name for name in calls_of(module) if clock.match(name) or name == "print"}
    assert forbidden == set()


def test_the_architecture_page_names_exactly_the_rooms() -> None:
    page = (PACKAGE / "ARCHITECTURE.md").read_text("utf-8")
    assert set(re.findall(r"`(\w+)/`", page)) == set(ROOMS)
    assert len(page.splitlines()) <= 120


def test_the_top_level_holds_only_what_was_agreed() -> None:
    agreed = {
        "desktop_app", "resources", "i18n", "tests", "pyproject.toml", "build.spec",
        "README.md", "CHANGELOG.md", "LICENSE",
    }  # fmt: skip
    generated = {"build", "dist"}
    present = {p.name for p in ROOT.iterdir() if not p.name.startswith((".", "__"))}
    assert {name for name in present - generated if not name.endswith(".egg-info")} == agreed
