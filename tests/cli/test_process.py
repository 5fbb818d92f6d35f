"""What only a process of its own can show: encodings, pipes, imports, streams that are closed."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-m", "desktop_app"]
ROOT = Path(__file__).resolve().parents[2]


def started(
    *words: str | bytes | Path, stdin: bytes = b"", environ: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Runs the program as a user does."""
    own = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), **(environ or {})}
    command: list[str | bytes | Path] = [*PROGRAM, *words]
    return subprocess.run(command, input=stdin, capture_output=True, env=own, check=False)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A file with the bundled plan."""
    file = tmp_path / "a.kaizen"
    assert started("new", file, "--sample").returncode == 0
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp932", "utf-16", "latin-1"])
def test_results_are_utf_8_whatever_the_console(plan: Path, encoding: str) -> None:
    ended = started("dump", plan, environ={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert json.loads(ended.stdout.decode("utf-8"))["plan"]["company"] == "九州電力株式会社"


@pytest.mark.parametrize(
    ("encoding", "shown"), [("ascii", "utf-8"), ("latin-1", "utf-8"), ("cp932", "cp932")]
)
def test_messages_can_be_read_in_every_terminal(tmp_path: Path, encoding: str, shown: str) -> None:
    ended = started("verify", tmp_path / "x", environ={"PYTHONIOENCODING": encoding})
    assert "見つかりません" in ended.stderr.decode(shown)


def test_dump_loads_neither_qt_nor_word(plan: Path) -> None:
    code = (
        "import sys; from desktop_app.__main__ import main;"
        f"sys.argv = ['plan-reporter', 'dump', {str(plan)!r}]; assert main() == 0;"
        "print([m for m in ('PySide6', 'docx', 'lxml', 'babel')"
        " if m in sys.modules], file=sys.stderr)"
    )
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, env=own, check=True)
    assert ended.stderr.decode().strip() == "[]"


_NO_QT = "import sys; sys.modules['PySide6'] = None"
_NO_LIBRARY_FOR_QT = (
    "import sys\n"
    "class Finder:\n"
    "    def find_spec(self, name, path=None, target=None):\n"
    "        if name == 'PySide6.QtGui':\n"
    "            place = '/x/PySide6/QtGui.abi3.so'\n"
    "            raise ImportError('libGL.so.1 is needed by PySide6', name='QtGui', path=place)\n"
    "sys.meta_path.insert(0, Finder())\n"
)
"""As on a bare machine: the package is there, a library of the system is not."""


@pytest.mark.parametrize("without", [_NO_QT, _NO_LIBRARY_FOR_QT], ids=["no Qt", "no library"])
@pytest.mark.parametrize(("suffix", "status"), [("docx", 0), ("pdf", 1)])
def test_word_needs_no_qt_and_pdf_says_that_it_does(
    plan: Path, suffix: str, status: int, without: str
) -> None:
    """Word's page counts are then estimated."""
    out = plan.with_name(f"out.{suffix}")
    words = ["plan-reporter", "export", str(plan), "--report", "plan", "-o", str(out)]
    code = (
        f"{without}\nfrom desktop_app.__main__ import main\nsys.argv = {words!r}; sys.exit(main())"
    )
    own = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, env=own, check=False)
    assert (ended.returncode, out.exists()) == (status, not status)
    if status:
        assert "PySide6" in ended.stderr.decode()
        return
    with zipfile.ZipFile(out) as parts:
        footers = [parts.read(name).decode() for name in parts.namelist() if "footer" in name]
    assert [re.findall(r"<w:t>(\d+)</w:t>", footer) for footer in footers] == [["1", "11"]]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
@pytest.mark.parametrize(
    ("line", "status", "words"),
    [
        ("dump {plan} > /dev/full", 1, "結果を出力できません"),
        ("dump {plan} >&-", 1, "結果を出力できません"),
        ("verify {plan} 2>&-", 0, ""),
        ("apply {plan} - <&-", 1, "標準入力を読めません"),
        ("--version > /dev/full", 1, "結果を出力できません"),
    ],
)
def test_streams_that_are_closed_or_full(plan: Path, line: str, status: int, words: str) -> None:
    shell = f"{sys.executable} -m desktop_app {line.format(plan=plan)}"
    own = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(shell, shell=True, capture_output=True, env=own, check=False)
    message = ended.stderr.decode()
    assert ended.returncode == status
    assert words in message
    assert "Traceback" not in message
    assert "Exception" not in message


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
def test_a_reader_that_stops_early_sees_no_traceback(plan: Path) -> None:
    shell = f"{sys.executable} -m desktop_app dump {plan} | head -c 20"
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(shell, shell=True, capture_output=True, env=own, check=False)
    assert len(ended.stdout) == 20
    assert ended.stderr == b""


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
def test_a_file_name_that_is_no_text_works_and_can_be_told(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff\xfe.kaizen"
    out = os.fsencode(tmp_path) + b"/\xff.docx"
    for words in (
        (b"new", name, b"--sample"),
        (b"verify", name),
        (b"export", name, b"--report", b"plan", b"-o", out),
    ):
        ended = started(*words)
        assert (ended.returncode, b"Traceback" in ended.stderr) == (0, False)
    assert started(b"new", name).returncode == 1
    assert started(b"apply", name, b"-", stdin=b"{").returncode == 1


def test_the_log_never_holds_a_word_of_the_plan(plan: Path, own_home: Path) -> None:
    marker = "合言葉ミヤマキリシマ"
    change = {"command": "change_field", "entity": 222481586133114, "field": "text"}
    change |= {"value": marker}
    lines = json.dumps(change, ensure_ascii=False).encode()
    assert started("apply", plan, "-", stdin=lines).returncode == 0
    wrong = dict(change, field=marker, value=marker)
    spoilt = plan.with_name(f"{marker}.kaizen")
    spoilt.write_bytes(plan.read_bytes()[:6000])
    for words, stdin in (
        (("apply", plan, "-"), json.dumps(wrong).encode()),
        (("apply", plan, "-"), marker.encode("cp932")),
        (("verify", spoilt), b""),
        (("dump", spoilt), b""),
        (("export", plan, "--report", marker, "-o", "x.docx"), b""),
        (("export", plan, "--report", "plan", "-o", plan.parent / marker / "x.docx"), b""),
        (("new", plan.parent / (marker * 30)), b""),
        ((marker, marker), b""),
    ):
        assert started(*words, stdin=stdin).returncode in (1, 2)
    logs = list(own_home.glob("**/*.log*"))
    assert logs
    for log in logs:
        content = log.read_bytes()
        assert marker.encode() not in content
        assert "ミヤマ".encode() not in content


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_an_interruption_ends_with_a_sentence(plan: Path) -> None:
    own = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    command = [*PROGRAM, "apply", str(plan), "-"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=own) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        change = {"command": "delete_entity", "entity": 222481586133114}
        process.stdin.write(json.dumps(change).encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline()) == {"line": 1, "new_ids": []}
        process.send_signal(signal.SIGINT)
        _, message = process.communicate()
    assert process.returncode == 1
    assert message.decode().startswith("中断しました")


def test_a_command_works_with_pythons_collector() -> None:
    code = (
        "import gc, sys; from desktop_app.__main__ import main; sys.argv = ['x', 'licences'];"
        " gc.disable(); main(); print(gc.isenabled(), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stderr == "True\n"
