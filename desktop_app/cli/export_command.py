"""`export`: writes a report as a Word file, and nothing into the plan file."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from desktop_app.cli.console import Console
from desktop_app.cli.errors import Refused
from desktop_app.cli.parser import iso_date
from desktop_app.domain.plan import Plan
from desktop_app.storage.plan_file import reading
from desktop_app.support import clock
from desktop_app.support.atomic import TargetInUse, write_atomically
from desktop_app.support.faults import code_of_os_error
from desktop_app.support.i18n import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, the report, OUT and the 基準日."""
    from desktop_app.reports.registry import REPORTS

    parser.add_argument("file", metavar="FILE", type=Path, help=_("計画のファイル"))
    parser.add_argument(
        "--report",
        required=True,
        choices=tuple(REPORTS),
        help=_("plan: 業務改善計画の概要\nnotice: お知らせ\nprogress: 実施状況報告"),
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT.docx",
        required=True,
        type=_docx_path,
        help=_("書き出す Word ファイル"),
    )
    parser.add_argument(
        "--as-of",
        metavar="YYYY-MM-DD",
        type=iso_date,
        help=_("基準日（省略時: 計画の日付）"),
    )
    parser.add_argument(
        "--force", action="store_true", help=_("書き出す先にファイルがあれば置き換える")
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Reads, builds, renders, writes."""
    file: Path = arguments.file
    out: Path = arguments.output
    _check_target(out, file, force=bool(arguments.force))
    with reading(file) as store:
        plan = store.load()
        as_of = _as_of(arguments.as_of, plan, console)
        entries = store.latest_progress(as_of=as_of)

    from desktop_app.reports.docx_renderer import render_docx
    from desktop_app.reports.options import ReportOptions
    from desktop_app.reports.registry import build_report

    options = ReportOptions(as_of=as_of)
    document = build_report(arguments.report, plan, options=options, entries=entries)
    _write(out, render_docx(document))
    console.tell(_("{file} を書き出しました。").format(file=out))
    return 0


def _docx_path(text: str) -> Path:
    if not text.lower().endswith(".docx"):
        message = _("{file} の名前が .docx で終わっていません").format(file=text)
        raise argparse.ArgumentTypeError(message)
    return Path(text)


def _check_target(out: Path, plan: Path, *, force: bool) -> None:
    if not out.parent.is_dir():
        raise Refused("no_such_folder", folder=str(out.parent))
    if out.is_dir():
        raise Refused("is_a_folder", file=out.name)
    if not out.exists():
        return
    if not force:
        raise Refused("output_exists", file=out.name)
    if plan.exists() and out.samefile(plan):
        raise Refused("output_is_plan", file=out.name)


def _as_of(chosen: datetime.date | None, plan: Plan, console: Console) -> datetime.date:
    """The 基準日 in force, which is always said: a report never asks the clock silently."""
    if chosen is not None:
        as_of, message = chosen, _("基準日: {day}")
    elif plan.date is not None:
        as_of, message = plan.date, _("基準日: {day}（計画の日付）")
    else:
        as_of, message = clock.today(), _("基準日: {day}（計画に日付がないので今日）")
    console.tell(message.format(day=as_of.isoformat()))
    return as_of


def _write(out: Path, content: bytes) -> None:
    try:
        write_atomically(out, content)
    except TargetInUse as fault:
        raise Refused("target_in_use", file=out.name) from fault
    except OSError as fault:
        raise Refused(code_of_os_error(fault), file=out.name, folder=str(out.parent)) from fault
