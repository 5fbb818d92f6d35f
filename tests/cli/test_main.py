"""The command line as a whole: help, language, faults, exit status."""

from __future__ import annotations

import argparse
import ast
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import __version__
from desktop_app.cli import argparse_words
from desktop_app.cli.argparse_words import FOR_PROGRAMMERS, JAPANESE
from desktop_app.cli.console import Console
from desktop_app.cli.errors import WrongUse
from desktop_app.cli.main import COMMANDS, main
from desktop_app.cli.parser import Parser
from desktop_app.support import i18n, paths
from tests.cli.conftest import Run


def test_the_version_is_a_result(run: Run) -> None:
    ended = run("--version")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == f"業務改善計画レポーター {__version__}\n"


def test_the_help_names_every_command(run: Run) -> None:
    ended = run("--help")
    assert (ended.status, ended.err) == (0, "")
    for command in COMMANDS:
        assert f"  {command} " in ended.out


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_help_is_japanese_throughout(run: Run, command: str) -> None:
    ended = run(*command.split(), "--help")
    assert ended.status == 0
    assert ended.out.startswith("使い方: plan-reporter")
    for english in ("usage", "options", "positional", "show this", "default:"):
        assert english not in ended.out


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_help_has_argparse_s_own_english(run: Run, command: str) -> None:
    ended = run(*command.split(), "--help", "--language", "en")
    assert ended.status == 0
    assert ended.out.startswith("usage: plan-reporter")
    assert "\noptions:\n" in ended.out


@pytest.mark.parametrize(
    ("words", "system", "setting", "beginning"),
    [
        (["--version"], "ja_JP.UTF-8", "", "業務改善計画"),
        (["--version"], "C", "", "業務改善計画"),
        (["--version"], "de_DE.UTF-8", "", "業務改善計画"),
        (["--version", "--language", "ja"], "en_US.UTF-8", "en", "業務改善計画"),
        (["--version", "--language=ja"], "en_US.UTF-8", "en", "業務改善計画"),
        (["--version"], "en_US.UTF-8", "ja", "業務改善計画"),
    ],
)
def test_the_language_is_the_option_s_then_the_setting_s_then_the_system_s(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    system: str,
    setting: str,
    beginning: str,
) -> None:
    monkeypatch.setenv("LC_ALL", system)
    folder = paths.config_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.ini").write_text(f"[user]\nlanguage={setting}\n", encoding="utf-8")
    assert run(*words).out.startswith(beginning)


def test_an_english_system_gets_english(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert run("--help").out.startswith("usage: ")
    assert i18n.language() == "en"


WRONG: list[tuple[list[str], str]] = [
    (["new"], "次の引数が必要です: FILE"),
    (["new", "a", "b"], "知らない引数です: b"),
    (["new", "a", "--sampel"], "知らない引数です: --sampel"),
    (["new", "a", "--sample=x"], "'x' は選べません"),
    (["new", "a", "--sample", "--empty"], "--empty: --sample とは一緒に使えません"),
    (["export", "a", "-o"], "-o/--output: 値が一つ必要です"),
    (["export", "a", "--report", "x", "-o", "b.docx"], "'x' は選べません"),
    (["verify", "--language", "fr", "a"], "'fr' は選べません"),
    (["--language"], "--language: 値が一つ必要です"),
    (["exprot", "a"], "exprot というコマンドはありません"),
    (["a.kaizen", "--sample"], "一緒に使えません"),
    (["--frob"], "知らない引数です: --frob"),
]


@pytest.mark.parametrize(("words", "problem"), WRONG, ids=lambda value: str(value)[:40])
def test_wrong_use_is_one_japanese_sentence(run: Run, words: list[str], problem: str) -> None:
    ended = run(*words)
    assert (ended.status, ended.out) == (2, "")
    assert problem in ended.err
    assert ended.err.startswith("使い方が違います: ")
    assert ended.err.count("\n") == 1


def test_a_file_that_is_not_there_is_named(run: Run) -> None:
    ended = run("無い.kaizen")
    assert ended.status == 1
    assert "無い.kaizen が見つかりません" in ended.err


def _texts_of_argparse() -> Iterator[str]:
    """Every text that the running Python's argparse looks up."""
    tree = ast.parse(Path(argparse.__file__).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            count = {"_": 1, "ngettext": 2}.get(node.func.id, 0)
            for argument in node.args[:count]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def test_every_text_of_argparse_is_known() -> None:
    assert set(_texts_of_argparse()) - set(JAPANESE) - FOR_PROGRAMMERS == set()


@pytest.mark.parametrize("english", JAPANESE)
def test_a_translation_has_the_blanks_of_its_original(english: str) -> None:
    blanks = {"prog": "p", "argument_name": "a", "message": "m", "option": "o", "matches": "x"}
    blanks |= {"type": "t", "value": "v", "choices": "c", "closest": "y", "filename": "f"}
    blanks |= {"error": "e", "parser_name": "n", "heading": "h", "default": "d"}
    if "%(" in english:
        assert JAPANESE[english] % blanks
    elif "%" in english:
        assert JAPANESE[english] % "x"


def _parser(**options: object) -> Parser:
    return Parser("p", description="")


@pytest.mark.parametrize(
    ("nargs", "words", "problem"),
    [
        ("?", ["--x=1", "--x=1", "y"], "知らない引数です: y"),
        ("+", ["--x"], "値が一つ以上必要です"),
        (2, ["--x", "1"], "値が 2 個必要です"),
        (None, ["--x", "1", "--number", "ten"], "'ten' は int の値ではありません"),
        (None, ["--red", "--blue"], "一緒に使えません"),
        (None, [], "どれか一つが必要です: --red --blue"),
    ],
)
def test_every_kind_of_argument_complains_in_japanese(
    nargs: int | str | None, words: list[str], problem: str
) -> None:
    parser = _parser()
    parser.add_argument("--x", nargs=nargs)
    parser.add_argument("--number", type=int)
    group = parser.add_mutually_exclusive_group(required=not words)
    group.add_argument("--red", action="store_true")
    group.add_argument("--blue", action="store_true")
    with pytest.raises(WrongUse) as caught:
        parser.parse_args(words)
    assert problem in caught.value.problem


def test_argparse_speaks_english_again_under_english() -> None:
    i18n.set_language("en")
    argparse_words.install()
    parser = _parser()
    parser.add_argument("--x", nargs=2)
    with pytest.raises(WrongUse, match="expected 2 arguments"):
        parser.parse_args(["--x", "1"])


class _Broken(io.StringIO):
    """A stream that takes nothing."""

    def __init__(self, fault: Exception) -> None:
        super().__init__()
        self._fault = fault

    def write(self, text: str) -> int:
        raise self._fault


def test_a_reader_that_is_gone_ends_quietly() -> None:
    err = io.StringIO()
    console = Console(io.BytesIO(), _Broken(BrokenPipeError()), err)
    assert main(["--version"], console=console) == 1
    assert err.getvalue() == ""


@pytest.mark.parametrize("out", [None, _Broken(OSError(28, "No space left on device"))])
def test_results_that_cannot_be_written_are_a_sentence(out: io.StringIO | None) -> None:
    err = io.StringIO()
    assert main(["--version"], console=Console(io.BytesIO(), out, err)) == 1
    assert "結果を出力できません" in err.getvalue()


def test_no_standard_input_is_a_sentence(sample: Path) -> None:
    err = io.StringIO()
    console = Console(None, io.StringIO(), err)
    assert main(["apply", str(sample), "-"], console=console) == 1
    assert "標準入力を読めません" in err.getvalue()


def test_a_closed_error_stream_hinders_nothing(tmp_path: Path) -> None:
    console = Console(None, io.StringIO(), _Broken(OSError(9, "Bad file descriptor")))
    assert main(["new", str(tmp_path / "a.kaizen")], console=console) == 0


def test_an_interruption_is_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("desktop_app.cli.verify_command.verify_plan_file", interrupt)
    ended = run("verify", "a.kaizen")
    assert ended.status == 1
    assert ended.err.startswith("中断しました")


def test_a_bug_is_a_sentence_that_says_where_the_log_is(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> None:
        raise ZeroDivisionError("秘密の文")

    monkeypatch.setattr("desktop_app.cli.verify_command.verify_plan_file", fail)
    ended = run("verify", "a.kaizen")
    log_file = paths.state_folder() / "log" / "plan-reporter.log"
    assert ended.status == 1
    assert str(log_file) in ended.err
    assert "秘密の文" not in ended.err
    logged = log_file.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in logged
    assert "秘密の文" not in logged


def test_a_bug_where_no_log_can_be_written_is_a_sentence_too(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("desktop_app.cli.verify_command.verify_plan_file", fail)
    monkeypatch.setattr("desktop_app.support.log.start_log", lambda: None)
    assert "ZeroDivisionError" in run("verify", "a.kaizen").err


def test_the_self_test_makes_exports_and_verifies(run: Run) -> None:
    ended = run("--self-test")
    assert ended.status == 0
    assert ended.out.count("成功: ") == 6
    assert ended.out.endswith("自己診断は正常に終わりました。\n")


def test_a_self_test_that_fails_says_what(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("desktop_app.cli.verify_command.verify_plan_file", fail)
    ended = run("--self-test")
    assert ended.status == 1
    assert "失敗: verify" in ended.out
    assert "予期しない問題" in ended.err


def test_the_licences_name_qt(run: Run) -> None:
    ended = run("licences")
    assert ended.status == 0
    assert "LGPL-3.0-only" in ended.out
    assert len(run("licences", "--full").out) > 10 * len(ended.out)
