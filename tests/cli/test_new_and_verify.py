"""Making plan files, and looking whether they are sound."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop_app.storage.plan_file import reading
from tests.cli.conftest import Run

CHAPTERS = [
    "統制環境",
    "リスク評価",
    "統制措置",
    "情報と伝達/ITガバナンス",
    "モニタリング",
    "その他",
]


@pytest.mark.parametrize("option", [[], ["--empty"]])
def test_new_makes_the_six_usual_chapters_without_items(
    tmp_path: Path, run: Run, option: list[str]
) -> None:
    file = tmp_path / "a.kaizen"
    assert run("new", file, *option).status == 0
    with reading(file) as store:
        plan = store.load()
    assert [chapter.title for chapter in plan.chapters] == CHAPTERS
    assert not any(chapter.items for chapter in plan.chapters)


def test_two_empty_plans_share_no_id(tmp_path: Path, run: Run) -> None:
    ids: set[int] = set()
    for name in ("a.kaizen", "b.kaizen"):
        run("new", tmp_path / name)
        with reading(tmp_path / name) as store:
            plan = store.load()
        ids |= {plan.id, *(chapter.id for chapter in plan.chapters)}
    assert len(ids) == 14


def test_new_leaves_an_existing_file_alone(sample: Path, run: Run) -> None:
    before = sample.read_bytes()
    ended = run("new", sample, "--sample")
    assert (ended.status, ended.out) == (1, "")
    assert "計画.kaizen はすでにあります" in ended.err
    assert sample.read_bytes() == before


def test_new_does_not_take_both_starts(tmp_path: Path, run: Run) -> None:
    ended = run("new", tmp_path / "a.kaizen", "--sample", "--empty")
    assert ended.status == 2
    assert "一緒に使えません" in ended.err


def test_new_in_a_missing_folder_names_the_folder(tmp_path: Path, run: Run) -> None:
    ended = run("new", tmp_path / "ない" / "a.kaizen")
    assert ended.status == 1
    assert "ない" in ended.err
    assert "見つかりません" in ended.err


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
def test_new_in_a_protected_folder_is_a_sentence(tmp_path: Path, run: Run) -> None:
    tmp_path.chmod(0o500)
    ended = run("new", tmp_path / "a.kaizen")
    tmp_path.chmod(0o700)
    assert ended.status == 1
    assert ended.err.count("\n") == 1


def test_a_name_that_is_too_long_is_a_sentence(tmp_path: Path, run: Run) -> None:
    ended = run("new", tmp_path / ("あ" * 100 + ".kaizen"))
    assert ended.status == 1
    assert "名前が長すぎ" in ended.err


def test_verify_says_that_all_is_well(sample: Path, run: Run) -> None:
    ended = run("verify", sample)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == "計画.kaizen に異常はありません。\n"


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def _garble(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)


def _of_another_program(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[68:72] = b"\0\0\0\1"
    file.write_bytes(content)


def _replace(file: Path) -> None:
    file.write_text("ただの文", encoding="utf-8")


def _remove(file: Path) -> None:
    file.unlink()


def _make_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (_cut, "壊れています"),
        (_garble, "壊れています"),
        (_of_another_program, "業務改善計画のファイルではありません"),
        (_replace, "業務改善計画のファイルではありません"),
        (_remove, "見つかりません"),
        (_make_folder, "フォルダーです"),
    ],
)
@pytest.mark.parametrize("command", ["verify", "dump"])
def test_what_is_wrong_with_a_file_is_one_sentence(
    sample: Path, run: Run, harm: object, words: str, command: str
) -> None:
    assert callable(harm)
    harm(sample)
    ended = run(command, sample)
    assert (ended.status, ended.out) == (1, "")
    assert words in ended.err
    assert ended.err.count("\n") == 1


def test_a_command_that_reads_leaves_nothing_beside_the_file(sample: Path, run: Run) -> None:
    before = sample.read_bytes(), sample.stat().st_mtime_ns
    for command in ("verify", "dump"):
        run(command, sample)
    assert [path.name for path in sample.parent.iterdir()] == [sample.name]
    assert (sample.read_bytes(), sample.stat().st_mtime_ns) == before
