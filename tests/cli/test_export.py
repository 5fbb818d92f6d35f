"""Writing reports from the command line."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from desktop_app.support import atomic
from tests.cli.conftest import Run


@pytest.mark.parametrize("report", ["plan", "notice", "progress"])
def test_export_writes_a_word_file_and_nothing_into_the_plan(
    sample: Path, run: Run, report: str
) -> None:
    before = sample.read_bytes()
    out = sample.with_name("出力.docx")
    ended = run("export", sample, "--report", report, "-o", out)
    assert (ended.status, ended.out) == (0, "")
    assert zipfile.ZipFile(out).testzip() is None
    assert sample.read_bytes() == before
    assert {path.name for path in sample.parent.iterdir()} == {sample.name, out.name}


def test_the_same_plan_gives_the_same_bytes(sample: Path, run: Run) -> None:
    files = [sample.with_name(name) for name in ("a.docx", "b.docx")]
    for file in files:
        run("export", sample, "--report", "plan", "-o", file)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_the_day_of_the_plan_is_taken_and_told(sample: Path, run: Run) -> None:
    ended = run("export", sample, "--report", "progress", "-o", sample.with_name("a.docx"))
    assert "基準日: 2023-05-12（計画の日付）" in ended.err


def test_a_chosen_day_is_told(sample: Path, run: Run) -> None:
    out = sample.with_name("a.docx")
    ended = run("export", sample, "--report", "progress", "-o", out, "--as-of", "2024-03-31")
    assert "基準日: 2024-03-31\n" in ended.err


def test_a_plan_without_a_day_can_be_exported(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "a.kaizen"
    run("new", file)
    for report in ("plan", "notice", "progress"):
        out = tmp_path / f"{report}.docx"
        assert run("export", file, "--report", report, "-o", out).status == 0


def test_an_existing_file_needs_force(sample: Path, run: Run) -> None:
    out = sample.with_name("a.docx")
    out.write_text("大事な文書", encoding="utf-8")
    ended = run("export", sample, "--report", "plan", "-o", out)
    assert ended.status == 1
    assert "--force" in ended.err
    assert out.read_text(encoding="utf-8") == "大事な文書"
    assert run("export", sample, "--report", "plan", "-o", out, "--force").status == 0
    assert zipfile.is_zipfile(out)


def test_the_plan_is_never_the_target(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "a.docx"
    run("new", file, "--sample")
    before = file.read_bytes()
    ended = run("export", file, "--report", "plan", "-o", file, "--force")
    assert ended.status == 1
    assert "計画のファイル" in ended.err
    assert file.read_bytes() == before


def test_a_missing_folder_is_named(sample: Path, run: Run) -> None:
    ended = run("export", sample, "--report", "plan", "-o", sample.parent / "無" / "a.docx")
    assert ended.status == 1
    assert "無" in ended.err


def test_a_folder_is_no_target(sample: Path, run: Run) -> None:
    folder = sample.with_name("a.docx")
    folder.mkdir()
    ended = run("export", sample, "--report", "plan", "-o", folder, "--force")
    assert ended.status == 1
    assert "フォルダーです" in ended.err


def test_a_target_in_use_is_a_sentence(
    sample: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise atomic.TargetInUse(path)

    monkeypatch.setattr("desktop_app.cli.export_command.write_atomically", refuse)
    ended = run("export", sample, "--report", "plan", "-o", sample.with_name("a.docx"))
    assert ended.status == 1
    assert "Word などで開いていれば閉じて" in ended.err


def test_a_full_disk_names_the_file_that_was_asked_for(
    sample: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device", ".~abc.tmp")

    monkeypatch.setattr("desktop_app.cli.export_command.write_atomically", refuse)
    ended = run("export", sample, "--report", "plan", "-o", sample.with_name("a.docx"))
    assert ended.status == 1
    assert "a.docx を書き込む空き容量がありません" in ended.err


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["-o", "a.pdf"], ".docx で終わっていません"),
        (["-o", "a.docx", "--as-of", "2023-02-30"], "YYYY-MM-DD"),
        (["-o", "a.docx", "--as-of", "20230512"], "YYYY-MM-DD"),
        (["-o", "a.docx", "--report", "poem"], "選べません"),
        ([], "-o/--output"),
    ],
)
def test_wrong_use_has_status_2(sample: Path, run: Run, words: list[str], problem: str) -> None:
    ended = run("export", sample, "--report", "plan", *words)
    assert ended.status == 2
    assert problem in ended.err
    assert ended.err.count("\n") == 1
