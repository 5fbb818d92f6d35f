"""Writing reports from the command line."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from desktop_app.reports.registry import REPORTS
from desktop_app.support import atomic
from tests.cli.conftest import Run


@pytest.mark.parametrize("report", REPORTS)
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
    for report in REPORTS:
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
        (["-o", "a.txt"], ".docx か .pdf で終わっていません"),
        (["-o", "a.docx", "--number", "0"], "1以上の数"),
        (["-o", "a.docx", "--chapter", "7"], "7 という番号の章はありません"),
        (["-o", "a.docx", "--department", "無"], "「無」という部署はありません"),
        (["-o", "a.docx", "--calendar", "maya"], "選べません"),
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


@pytest.fixture
def fictional(tmp_path: Path, run: Run) -> Path:
    """A file with versions and reports."""
    file = tmp_path / "架空.kaizen"
    assert run("new", file, "--sample", "fictional").status == 0
    return file


def text_of(file: Path) -> str:
    """The words of the file's body and edges."""
    with zipfile.ZipFile(file) as package:
        names = [name for name in package.namelist() if name.startswith("word/")]
        parts = [package.read(name).decode() for name in sorted(names)]
    return re.sub("<[^>]+>", "", "".join(parts))


@pytest.mark.parametrize(
    ("report", "words", "found"),
    [
        ("progress", ["--number", "3"], "第3回報告"),
        ("progress", ["--number", "3", "--fold-done"], "実施済（第1回報告）"),
        ("progress", ["--number", "3", "--form", "internal"], "進捗評価"),
        ("progress", ["--number", "3", "--department", "人事部"], "（抜粋：人事部）"),
        ("progress", ["--number", "3", "--wide-digits"], "第３回報告"),
        ("summary", ["--number", "3", "--calendar", "wareki"], "令和6年9月30日現在"),
        ("letter", ["--number", "3", "--date", "2024-10-30"], "2024年10月30日"),
        ("letter", ["--to", "見本市長 様", "--document-number", "見第1号"], "見第1号"),
        (
            "comparison",
            ["--version", "業務改善計画（2024年2月改定）"],
            "変更前は第1回報告（2023年9月30日現在）",
        ),
        ("comparison", ["--compare-with", "第1回報告", "--old-left"], "（新設）"),
        (
            "plan",
            ["--compare-with", "業務改善計画（提出）"],
            "に提出した業務改善計画（提出）に対し",
        ),
        ("plan", ["--version", "第1回報告", "--mark", "underline"], "業務改善計画"),
        ("decision", ["--number", "3", "--draft"], "（案）"),
    ],
)
def test_a_choice_is_carried_out(
    fictional: Path, run: Run, report: str, words: list[str], found: str
) -> None:
    out = fictional.with_name("a.docx")
    assert run("export", fictional, "--report", report, "-o", out, *words).status == 0
    assert found in text_of(out)


def test_the_day_of_a_numbered_report_is_that_of_its_record(fictional: Path, run: Run) -> None:
    out = fictional.with_name("a.docx")
    ended = run("export", fictional, "--report", "summary", "-o", out, "--number", "2")
    assert "基準日: 2024-03-31（第2回報告の記録）" in ended.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--number", "4"], ""),
        (["--version", "第2回報告"], ""),
        (["--number", "2"], "第2回は版として確定した報告です"),
        (
            ["--number", "2", "--as-of", "2025-03-31"],
            "第2回の基準日は、報告の記録では2024年3月31日",
        ),
        (
            ["--number", "5", "--as-of", "2025-03-31"],
            "2025年3月31日は、報告の記録では第4回の基準日",
        ),
        (["--number", "9", "--as-of", "2024-05-31"], "回と基準日の順番が合いません"),
        (["--number", "2", "--compare-with", "第3回報告"], "より前ではありません"),
        (["--as-of", "2023-06-30", "--compare-with", "第3回報告"], "より前ではありません"),
        (["--version", "第3回報告", "--compare-with", "第1回報告"], ""),
    ],
)
def test_a_round_that_the_register_contradicts_is_told(
    fictional: Path, run: Run, words: list[str], told: str
) -> None:
    out = fictional.with_name("a.docx")
    ended = run("export", fictional, "--report", "progress", "-o", out, *words)
    assert (ended.status, out.exists()) == (0, True)
    assert ("注意: " in ended.err) == bool(told)
    assert told in ended.err


def test_a_version_that_is_not_there_is_a_sentence(fictional: Path, run: Run) -> None:
    out = fictional.with_name("a.docx")
    ended = run("export", fictional, "--report", "plan", "-o", out, "--version", "無")
    assert (ended.status, out.exists()) == (1, False)
    assert "「無」という版はありません" in ended.err


def test_a_pdf_is_made_from_the_same_blocks(fictional: Path, run: Run) -> None:
    files = [fictional.with_name(name) for name in ("a.pdf", "b.pdf")]
    for file in files:
        assert run("export", fictional, "--report", "summary", "-o", file).status == 0
    assert files[0].read_bytes().startswith(b"%PDF-")
    assert files[0].read_bytes() == files[1].read_bytes()
