"""`export`: writes a report as a Word file or a PDF, and nothing into the plan file."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop_app.cli.console import Console
from desktop_app.cli.errors import Refused
from desktop_app.reports.document import ReportDocument
from desktop_app.storage.plan_file import reading
from desktop_app.support.atomic import TargetInUse, write_atomically
from desktop_app.support.faults import code_of_os_error
from desktop_app.support.i18n import _

_ENDINGS = (".docx", ".pdf")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, the report, OUT and the choices."""
    from desktop_app.cli.export_options import add_choices
    from desktop_app.reports.registry import REPORTS

    parser.add_argument("file", metavar="FILE", type=Path, help=_("計画のファイル"))
    parser.add_argument(
        "--report",
        required=True,
        choices=tuple(REPORTS),
        help=_(
            "plan: 業務改善計画の概要\nnotice: お知らせ\nprogress: 実施状況報告\n"
            "summary: 総括表\ncomparison: 新旧対照表\nletter: 報告書（鑑）\ndecision: 決裁"
        ),
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT.docx|.pdf",
        required=True,
        type=_output_path,
        help=_("出力する Word ファイルか PDF"),
    )
    add_choices(parser)
    parser.add_argument(
        "--force", action="store_true", help=_("出力先にファイルがあれば置き換える")
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Reads, builds, renders, writes."""
    from desktop_app.application.report_input import report_input, settings_of
    from desktop_app.application.versions import VersionQueries
    from desktop_app.cli.export_options import check_scope, options_of, wish_of
    from desktop_app.cli.report_day import day_of_report, printed_words
    from desktop_app.reports.doubts import report_doubts
    from desktop_app.reports.registry import make_report

    file: Path = arguments.file
    out: Path = arguments.output
    _check_target(out, file, force=bool(arguments.force))
    with reading(file) as store:
        plan = store.load()
        settings = settings_of(VersionQueries(store), arguments.plan_version or "")
        day, where_from = day_of_report(arguments, plan, store)
        options = options_of(arguments, day, settings)
        given = report_input(plan, store, wish_of(arguments, options))
    check_scope(arguments, given)
    for line in (where_from, *printed_words(given)):
        console.tell(line)
    for line in report_doubts(arguments.report, given, options):
        console.tell(_("注意: {words}").format(words=line))
    _write(out, _rendered(make_report(arguments.report, given, options), out))
    console.tell(_("{file} を出力しました。").format(file=out))
    return 0


def _rendered(document: ReportDocument, out: Path) -> bytes:
    if out.suffix.lower() == ".pdf":
        from desktop_app.cli.pdf_output import render_pdf

        return render_pdf(document)
    from desktop_app.cli.pdf_output import count_pages
    from desktop_app.reports.docx_renderer import render_docx

    return render_docx(document, page_counts=count_pages(document))


def _output_path(text: str) -> Path:
    if not text.lower().endswith(_ENDINGS):
        message = _("{file} の名前が .docx か .pdf で終わっていません").format(file=text)
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


def _write(out: Path, content: bytes) -> None:
    try:
        write_atomically(out, content)
    except TargetInUse as fault:
        raise Refused("target_in_use", file=out.name) from fault
    except OSError as fault:
        raise Refused(code_of_os_error(fault), file=out.name, folder=str(out.parent)) from fault
