"""`plan-reporter`: finds the command, runs it, and turns every end into words and a status.

Exit status: 0 done or yes, 1 failed or no, 2 wrong use. There is never a traceback.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Protocol, cast

from desktop_app import __version__
from desktop_app.cli import window_command
from desktop_app.cli.console import Console, abandon_output, process_console
from desktop_app.cli.errors import ReaderGone, Refused, ShowText, StoppedAtLine, WrongUse
from desktop_app.cli.parser import PROGRAM, Parser
from desktop_app.cli.surroundings import chosen_language
from desktop_app.domain.errors import DomainError
from desktop_app.storage.errors import StorageFailure
from desktop_app.support import collector, i18n, log
from desktop_app.support.atomic import TargetInUse
from desktop_app.support.faults import code_of_os_error, os_values, sentence, sentence_of
from desktop_app.support.i18n import N_, _


class Command(Protocol):
    """A module of this package that is a command."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Adds what the command takes."""

    def run(self, arguments: argparse.Namespace, console: Console) -> int:
        """Does the work; returns the exit status."""
        ...


PROGRAM_NAME: Final = N_("業務改善計画レポーター")
COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "new": ("new_command", N_("計画のファイルを新しく作る")),
    "export": ("export_command", N_("報告書を Word ファイルに出力する")),
    "dump": ("dump_command", N_("計画の全体を JSON で出力する")),
    "apply": ("apply_command", N_("JSON で書いたコマンドで計画を変更する")),
    "freeze": ("freeze_command", N_("計画を版として確定する")),
    "versions": ("versions_command", N_("版の一覧を出力する")),
    "compare": ("compare_command", N_("版と版、版と今の計画の違いを出力する")),
    "verify": ("verify_command", N_("ファイルが壊れていないか調べる")),
    "status": ("status_command", N_("基準日現在の進捗の件数や期限超過を出力する")),
    "timing": ("timing_command", N_("実施時期の言葉を読み取り、意味を JSON で出力する")),
    "licences": ("licences_command", N_("使っているソフトウェアとライセンスを表示する")),
}
"""Name → module (loaded only when it is wanted) and what it does."""


def main(argv: Sequence[str] | None = None, *, console: Console | None = None) -> int:
    """Runs one command line and returns the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    if console is not None:
        return _ended(words, console)
    status = _ended(words, process_console())
    abandon_output()
    return status


def words_of(fault: BaseException, log_file: Path | None = None) -> str:
    """The sentence for whatever ended a command; what is not the user's to mend is logged."""
    if isinstance(fault, Refused | DomainError | StorageFailure):
        return sentence_of(fault)
    if isinstance(fault, StoppedAtLine):
        return _stopped(fault)
    if isinstance(fault, KeyboardInterrupt):
        return sentence("interrupted", {})
    log.log_failure("cli.failed", fault)
    if isinstance(fault, TargetInUse):
        return sentence("target_in_use", {"file": fault.path.name})
    if isinstance(fault, OSError):
        return sentence(code_of_os_error(fault), os_values(fault))
    if log_file is None:
        return sentence("unexpected_unlogged", {"name": type(fault).__name__})
    return sentence("unexpected", {"log": str(log_file)})


def _stopped(fault: StoppedAtLine) -> str:
    if fault.applied == 0:
        message = _("{line} 行目で止まりました。{reason}まだ何も反映していません。")
    else:
        message = _("{line} 行目で止まりました。{reason}それより前の行は反映済みです。")
    return message.format(line=fault.line, reason=fault.reason)


def _ended(words: list[str], console: Console) -> int:
    wishes = _language_option(words), chosen_language(), i18n.system_locale()
    i18n.set_language(i18n.choose_language(*wishes))
    log_file = log.start_log()
    try:
        return _run(words, console)
    except ShowText as shown:
        return _shown(shown, console)
    except WrongUse as fault:
        message = _("使い方が違います: {problem}（{program} --help で使い方が分かります）")
        console.tell(message.format(problem=fault.problem, program=fault.program))
        return 2
    except ReaderGone:
        return 1
    except (Exception, KeyboardInterrupt) as fault:
        console.tell(words_of(fault, log_file))
        return 1


def _shown(shown: ShowText, console: Console) -> int:
    try:
        console.result(shown.text)
    except ReaderGone:
        return 1
    except Refused as fault:
        console.tell(sentence_of(fault))
        return 1
    return 0


def _run(words: list[str], console: Console) -> int:
    place = _first_word(words)
    if place is None or words[place] not in COMMANDS:
        return _run_without_command(words, console)
    name = words[place]
    module, summary = COMMANDS[name]
    command = cast("Command", importlib.import_module(f"desktop_app.cli.{module}"))
    parser = Parser(f"{PROGRAM} {name}", description=_(summary))
    command.add_arguments(parser)
    arguments = parser.parse_args([*words[:place], *words[place + 1 :]])
    collector.resume()
    return command.run(arguments, console)


def _run_without_command(words: list[str], console: Console) -> int:
    parser = _window_parser()
    arguments, unknown = parser.parse_known_args(words)
    if unknown:
        parser.error(_unknown(arguments.file, unknown))
    if arguments.file is not None and arguments.sample:
        parser.error(_("FILE と --sample は一緒に使えません"))
    if arguments.version:
        raise ShowText(f"{_(PROGRAM_NAME)} {__version__}")
    if arguments.self_test:
        from desktop_app.cli.self_test import run_self_test

        return run_self_test(console, lambda words, inner: main(words, console=inner))
    return window_command.run(arguments, console)


def _window_parser() -> Parser:
    lines = [_("コマンド（それぞれの説明は plan-reporter コマンド --help）:")]
    lines += [f"  {name:<10} {_(summary)}" for name, (_module, summary) in COMMANDS.items()]
    parser = Parser(
        PROGRAM,
        description=_("業務改善計画と進捗を一つのファイルで管理し、Word の報告書にする"),
        epilog="\n".join(lines),
    )
    window_command.add_arguments(parser)
    parser.add_argument(
        "--version", action="store_true", help=_("プログラムのバージョンを表示して終わる")
    )
    parser.add_argument(
        "--self-test", action="store_true", help=_("プログラムが働くか、一時フォルダーで試す")
    )
    return parser


def _unknown(first: Path | None, unknown: list[str]) -> str:
    """A word too many is most often a command that was mistyped."""
    if first is not None and not first.exists() and not any(w.startswith("-") for w in unknown):
        message = _("{word} というコマンドはありません（使えるもの: {known}）")
        return message.format(word=first, known=", ".join(COMMANDS))
    return _("知らない引数です: {words}").format(words=" ".join(unknown))


def _first_word(words: list[str]) -> int | None:
    """Where the first word stands that is neither an option nor the language."""
    for place, word in enumerate(words):
        if word == "--":
            return None
        is_value = place > 0 and words[place - 1] == "--language"
        if not word.startswith("-") and not is_value:
            return place
    return None


def _language_option(words: list[str]) -> str | None:
    """Looked for before parsing, so that the parser already speaks it."""
    for place, word in enumerate(words):
        if word == "--":
            break
        if word.startswith("--language="):
            return word.partition("=")[2]
        if word == "--language":
            return words[place + 1] if place + 1 < len(words) else None
    return None
