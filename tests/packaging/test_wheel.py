"""`pip install .` carries all that the program reads, and the installed program works elsewhere."""

import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
READ_AT_RUN_TIME = ROOT / "resources"


def run(*words: str, cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, *words],
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1", **environ},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def wheel() -> Iterator[Path]:
    """Built without the network: the build's only requirement is among the development tools."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder)
        options = ("--no-deps", "--no-build-isolation", "--no-index", "-q", "-w", folder)
        run("-m", "pip", "wheel", *options, str(ROOT), cwd=target)
        (built,) = target.glob("*.whl")
        yield built


def test_the_wheel_holds_package_resources_catalogue_and_licence(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    resources = (path for path in READ_AT_RUN_TIME.rglob("*") if path.is_file())
    modules = (ROOT / "desktop_app").rglob("*.py")
    assert {f"desktop_app/{p.relative_to(ROOT).as_posix()}" for p in resources} <= names
    assert {p.relative_to(ROOT).as_posix() for p in modules} <= names
    assert "desktop_app/i18n/en/LC_MESSAGES/messages.po" in names
    assert any(name.endswith("dist-info/licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "resources/", "i18n/"))]


def test_the_installed_program_makes_and_exports_the_sample(wheel: Path, tmp_path: Path) -> None:
    site, work = tmp_path / "site", tmp_path / "別の場所"
    work.mkdir()
    zipfile.ZipFile(wheel).extractall(site)
    program = ("-P", "-m", "desktop_app")
    run(*program, "new", "x.kaizen", "--sample", cwd=work, PYTHONPATH=str(site))
    export = ("export", "x.kaizen", "--report", "plan", "-o", "x.docx", "--language", "en")
    run(*program, *export, cwd=work, PYTHONPATH=str(site))
    assert (work / "x.docx").stat().st_size > 10_000
    where = "from desktop_app.support import paths; print(paths.resources())"
    found = run("-P", "-c", where, cwd=work, PYTHONPATH=str(site)).stdout.strip()
    assert Path(found) == site / "desktop_app" / "resources"
