"""`freeze`: makes a version of the plan as it stands."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from desktop_app.application.commands import FreezeVersion, RecordVersion
from desktop_app.application.handlers.version import LARGEST_FILE
from desktop_app.application.plan_json import plan_to_json
from desktop_app.application.session import PlanSession
from desktop_app.cli.console import Console
from desktop_app.cli.errors import Refused
from desktop_app.cli.parser import iso_date
from desktop_app.cli.surroundings import user_name
from desktop_app.cli.writing import writing
from desktop_app.domain.plan import Plan
from desktop_app.domain.version import Occasion, read_occasion, read_report_number
from desktop_app.storage.plan_file import reading
from desktop_app.support import clock
from desktop_app.support.faults import code_of_os_error
from desktop_app.support.i18n import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, and what the version is called."""
    parser.epilog = _(
        '結果は {"id", "name", "root"} の JSON です。root は版の全体の SHA-256 で、\n'
        "--name-only なら空です。取下げなどは apply で行います。"
    )
    parser.add_argument("file", metavar="FILE", type=Path, help=_("計画のファイル"))
    parser.add_argument("--name", required=True, help=_("版の名前（例: 第1回報告）"))
    parser.add_argument(
        "--date", metavar="YYYY-MM-DD", required=True, type=iso_date, help=_("版の日付")
    )
    parser.add_argument(
        "--occasion",
        metavar="OCCASION",
        required=True,
        type=_occasion,
        help=_(
            "published（公表）、submitted（提出）、reported（報告）、revised（改定）のどれか。\n"
            "最初の submitted から、実施時期の変更は変更案になります。\n"
            "第N回報告と書けば、報告の記録の第N回に、この版と提出日が入ります"
        ),
    )
    parser.add_argument("--addressee", default="", help=_("宛先"))
    parser.add_argument(
        "--file",
        dest="files",
        metavar="DOCUMENT",
        action="append",
        default=[],
        type=Path,
        help=_("提出した .docx か .pdf。そのまま保管します（繰り返し可）"),
    )
    parser.add_argument(
        "--from",
        dest="content",
        metavar="OTHER",
        type=Path,
        help=_(
            "OTHER の計画を版の内容にする（このプログラムを使う前の版を、別の\n"
            "ファイルに入力したとき）。同じ施策は文言から見分けます"
        ),
    )
    parser.add_argument(
        "--name-only",
        action="store_true",
        help=_("名前と日付だけを記録する（内容がこのファイルにない版）"),
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Freezes or records the version."""
    command = _command(arguments)
    if isinstance(command, FreezeVersion):
        command = replace(command, settings=_settings(command))
    with writing(arguments.file, console) as store:
        session = PlanSession(store, now=clock.now, who=user_name())
        if isinstance(command, FreezeVersion):
            command = replace(command, report=_report(session.plan, arguments.occasion))
        (id_,) = session.execute(command)
        version = next(v for v in store.versions() if v.id == id_)
    told = {"id": version.id, "name": version.name, "root": version.root}
    console.result(json.dumps(told, ensure_ascii=False))
    return 0


def _occasion(text: str) -> str:
    """The occasion of an argument, by its id or its Japanese word."""
    if read_occasion(text) is None:
        message = _("{value} という版の種類はありません（使えるもの: {known}）")
        raise argparse.ArgumentTypeError(message.format(value=text, known=", ".join(Occasion)))
    return text


def _report(plan: Plan, occasion: str) -> int | None:
    """The report of the register that 「第N回報告」 means; None for other occasions.

    Raises Refused if there is none, or another version is it already.
    """
    number = read_report_number(occasion)
    if number is None:
        return None
    found = next((each for each in plan.reports if each.number == number), None)
    if found is None:
        raise Refused("no_such_report", number=number)
    if found.version is not None:
        raise Refused("report_has_version", number=number)
    return found.id


def _command(arguments: argparse.Namespace) -> FreezeVersion | RecordVersion:
    name, date, addressee = arguments.name, arguments.date, arguments.addressee
    occasion = read_occasion(arguments.occasion) or Occasion.PUBLISHED
    if arguments.name_only:
        if arguments.files or arguments.content:
            raise Refused("name_only_keeps_no_file")
        return RecordVersion(name, date, occasion, addressee)
    files = _bodies(arguments.files)
    content = _content(arguments.content) if arguments.content else ""
    return FreezeVersion(name, date, occasion, addressee, files, content=content)


def _content(file: Path) -> str:
    """The plan of another file, as the command wants it."""
    with reading(file) as store:
        return json.dumps(plan_to_json(store.load()), ensure_ascii=False)


def _settings(command: FreezeVersion) -> dict[str, str]:
    """The words of the reports as they are now, so that the version says the same text again."""
    from desktop_app.reports.kept import kept_settings
    from desktop_app.reports.options import ReportOptions
    from desktop_app.reports.registry import REPORTS

    return kept_settings(dict.fromkeys(REPORTS, ReportOptions(as_of=command.date)))


def _bodies(paths: Sequence[Path]) -> dict[str, bytes]:
    bodies: dict[str, bytes] = {}
    for path in paths:
        if path.name in bodies:
            raise Refused("same_file_name", file=path.name)
        bodies[path.name] = _body(path)
    return bodies


def _body(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            limit = LARGEST_FILE // 1024**2
            raise Refused("stored_file_too_large", file=path.name, limit=limit)
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused("no_such_file", file=path.name) from None
    except OSError as fault:
        raise Refused(code_of_os_error(fault), file=path.name, folder=str(path.parent)) from fault
