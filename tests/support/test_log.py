import faulthandler
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.support import log

MARKER = "秘密の施策MARKER"


def fail_with_text() -> None:
    raise ValueError(MARKER)


def caught() -> ValueError:
    try:
        fail_with_text()
    except ValueError as inner:
        try:
            raise ValueError(MARKER) from inner
        except ValueError as error:
            return error
    raise AssertionError


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = log.start_log(tmp_path)
    assert path is not None
    return path


def test_an_event_is_a_name_and_numbers(written: Path) -> None:
    log.log_event("edit.committed", measure=7, undone=False)
    line = written.read_text("utf-8")
    assert line.endswith(f" {os.getpid()} INFO edit.committed measure=7 undone=False\n")


def test_text_is_refused_where_a_number_is_wanted(written: Path) -> None:
    with pytest.raises(TypeError, match="only numbers"):
        log.log_event("edit.committed", text=MARKER)  # type: ignore[arg-type]
    assert MARKER not in written.read_text("utf-8")


def test_a_failure_tells_types_and_places_but_no_message(written: Path) -> None:
    log.log_failure("export.failed", caught(), plan=3)
    text = written.read_text("utf-8")
    assert MARKER not in text
    assert text.count("ValueError") == 2
    assert "fail_with_text" in text
    assert "export.failed plan=3" in text


def test_the_systems_error_number_is_kept(written: Path) -> None:
    log.log_failure("write.failed", PermissionError(13, MARKER, f"/home/{MARKER}/x.docx"))
    text = written.read_text("utf-8")
    assert "PermissionError errno=13" in text
    assert MARKER not in text


def test_a_record_from_elsewhere_loses_its_text(written: Path) -> None:
    elsewhere = logging.getLogger(f"{log.LOG_NAME}.elsewhere")
    elsewhere.error("%s was lost", MARKER)
    try:
        fail_with_text()
    except ValueError:
        elsewhere.exception(MARKER, stack_info=True)
    text = written.read_text("utf-8")
    assert MARKER not in text
    assert text.count("unnamed event at test_log.py:") == 2
    assert "fail_with_text" in text


def test_the_log_begins_anew_and_keeps_a_few_older_files(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "_LARGEST", 200)
    for number in range(80):
        log.log_event("tick", number=number)
    assert "tick number=79" in written.read_text("utf-8")
    older = sorted(path.name for path in written.parent.glob(f"{written.name}.*"))
    assert older == [f"{written.name}.{age}" for age in (1, 2, 3)]
    whole = [written.with_name(name).read_text("utf-8") for name in reversed(older)]
    ticks = [int(line.rpartition("=")[2]) for line in "".join(whole).splitlines()]
    assert ticks == list(range(ticks[0], ticks[-1] + 1))
    assert max(map(len, whole)) < 300


def test_a_held_file_is_written_on(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_: object) -> None:
        raise PermissionError(13, "held")

    monkeypatch.setattr(log, "_LARGEST", 200)
    monkeypatch.setattr(Path, "replace", held)
    for number in range(20):
        log.log_event("tick", number=number)
    told = written.read_text("utf-8")
    assert all(f"tick number={number}" in told for number in range(20))


def test_a_folder_that_cannot_be_made_costs_only_the_log(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert log.start_log(tmp_path / "file" / "log") is None
    log.log_event("still.alive")


def test_crashes_are_noted_in_a_file(tmp_path: Path) -> None:
    before = faulthandler.is_enabled()
    log.start_log(tmp_path)
    assert faulthandler.is_enabled()
    log.stop_log()
    assert (tmp_path / log.CRASH_FILE).is_file()
    if before:
        faulthandler.enable()


def test_a_program_without_a_console_keeps_going(tmp_path: Path) -> None:
    script = (
        "import sys; sys.stdin = sys.stdout = sys.stderr = None\n"
        "from pathlib import Path\n"
        "from desktop_app.support import log\n"
        "log.ensure_streams(); log.start_log(Path(sys.argv[1])); log.log_event('started')\n"
        "sys.stdout.write('施策'); sys.stderr.write('施策')\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert "started" in (tmp_path / log.LOG_FILE).read_text("utf-8")
