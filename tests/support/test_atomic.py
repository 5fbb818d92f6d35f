import os
import sys
from pathlib import Path

import pytest

from desktop_app.support.atomic import TargetInUse, safe_file_name, write_atomically


def fail(error: OSError) -> object:
    def raiser(*_: object, **__: object) -> None:
        raise error

    return raiser


def no_pause(_seconds: float) -> None: ...


def test_a_new_file_and_an_old_one_get_the_bytes(tmp_path: Path) -> None:
    target = tmp_path / "報告.docx"
    for content in (b"first", b"second"):
        write_atomically(target, content)
        assert target.read_bytes() == content
    assert list(tmp_path.iterdir()) == [target]


def test_a_held_target_is_tried_five_times_and_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "報告.docx"
    target.write_bytes(b"old")
    pauses: list[float] = []
    monkeypatch.setattr(Path, "replace", fail(PermissionError(13, "held")))
    with pytest.raises(TargetInUse) as caught:
        write_atomically(target, b"new", pause=pauses.append)
    assert caught.value.path == target
    assert (len(pauses), sum(pauses)) == (4, 1.0)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_target_held_for_a_moment_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "報告.docx"
    replace, tries = Path.replace, iter([True, True, False])

    def held_twice(path: Path, to: Path) -> Path:
        if next(tries):
            raise PermissionError(13, "held")
        return replace(path, to)

    monkeypatch.setattr(Path, "replace", held_twice)
    write_atomically(target, b"new", pause=no_pause)
    assert target.read_bytes() == b"new"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "報告.docx"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail(OSError(28, "full")))
    with pytest.raises(OSError, match="full"):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_the_systems_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "none" / "x.docx", b"new")


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links of Unix")
def test_mode_and_link_of_the_old_file_are_kept(tmp_path: Path) -> None:
    target, link = tmp_path / "real.docx", tmp_path / "link.docx"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("業務改善計画の概要", "業務改善計画の概要"),
        ("計画/進捗: 2023*年?", "計画_進捗_ 2023_年_"),
        ("一行目\n二行目\t三", "一行目 二行目 三"),
        ("con", "_con"),
        ("COM1.txt", "_COM1.txt"),
        ("consul", "consul"),
        (" 計画. . ", "計画"),
        ("..", "業務改善計画"),
        ("///", "業務改善計画"),
        ("", "業務改善計画"),
        ("左\u202e右\u200b", "左右"),
        ("神﨑", "神﨑"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert safe_file_name(title) == name


def test_a_long_title_is_cut_between_characters() -> None:
    name = safe_file_name("計" * 300)
    assert name == "計" * 50
