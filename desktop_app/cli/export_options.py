"""The choices of `export`: from words of the command line to what a report is asked for."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Mapping

from msgspec.structs import replace

from desktop_app.application.report_input import WORKING, Wish
from desktop_app.cli.errors import WrongUse
from desktop_app.cli.parser import PROGRAM, iso_date
from desktop_app.domain.comparison import Marking
from desktop_app.domain.report_input import ReportInput
from desktop_app.reports.document import FontFamily, MarkStyle, Paper
from desktop_app.reports.kept import KEPT_CHOICES, with_choices, with_kept
from desktop_app.reports.options import Calendar, ProgressForm, ReportOptions
from desktop_app.support import clock
from desktop_app.support.i18n import _


def add_choices(parser: argparse.ArgumentParser) -> None:
    """Everything that changes what the report says or how it looks."""
    _add_states(parser)
    _add_words(parser)
    _add_looks(parser)


def options_of(
    arguments: argparse.Namespace, as_of: datetime.date, settings: Mapping[str, str]
) -> ReportOptions:
    """The options. What nobody chose is as the version keeps it whose `settings` are given, else as
    usual.
    """
    usual = ReportOptions(as_of=as_of)
    usual = with_kept(usual, settings, arguments.report)
    chosen: dict[str, object] = {name: getattr(arguments, name) for name in KEPT_CHOICES}
    return replace(
        with_choices(usual, {name: value for name, value in chosen.items() if value is not None}),
        number=arguments.number,
        date=arguments.date,
        new_note=arguments.new_note,
        chapters=tuple(arguments.chapter),
        departments=tuple(arguments.department),
        paper=Paper(arguments.paper),
        fonts=FontFamily(arguments.font),
        drafted_at=clock.now() if arguments.draft else None,
        document_number=arguments.document_number,
        addressee=arguments.addressee,
    )


def wish_of(arguments: argparse.Namespace, options: ReportOptions) -> Wish:
    """What must be read for it."""
    return Wish(
        arguments.report,
        options.as_of,
        arguments.plan_version or "",
        arguments.compare_with or "",
        options.number,
    )


def _add_states(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as-of",
        metavar="YYYY-MM-DD",
        type=iso_date,
        help=_(
            "基準日（省略時: 第N回の記録の基準日、--version の版の日、\n"
            "なければ計画の日付。plan、notice、comparison は最後に版か実施時期が改まった日）"
        ),
    )
    parser.add_argument("--number", metavar="N", type=_count, help=_("第N回報告"))
    parser.add_argument("--date", metavar="YYYY-MM-DD", type=iso_date, help=_("文書の日付"))
    parser.add_argument(
        "--version",
        dest="plan_version",
        metavar="NAME",
        help=_("印刷する版の名前。{working} は編集中の計画\n（省略時: 基準日に有効な計画）").format(
            working=WORKING
        ),
    )
    parser.add_argument(
        "--compare-with", metavar="NAME", help=_("比べる版の名前（省略時: 前回の報告）")
    )
    parser.add_argument(
        "--chapter",
        metavar="N",
        type=_count,
        action="append",
        default=[],
        help=_("この番号の章だけ（繰り返せる）"),
    )
    parser.add_argument(
        "--department",
        metavar="NAME",
        action="append",
        default=[],
        help=_("この部署の施策だけ（繰り返せる）"),
    )


def _add_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--form",
        choices=tuple(ProgressForm),
        help=_(
            "実施状況報告の様式\nministry: 提出用、internal: 社内用\n"
            "department: 部署別、short: 三欄（省略時: ministry）"
        ),
    )
    parser.add_argument(
        "--fold-done",
        action="store_true",
        default=None,
        help=_("実施済と報告した施策を1行にまとめる"),
    )
    parser.add_argument(
        "--old-left", action="store_true", default=None, help=_("新旧対照表の左を変更前にする")
    )
    parser.add_argument(
        "--calendar",
        choices=tuple(Calendar),
        help=_("日付の暦。計画の文と実施時期は変えない\n（省略時: western）"),
    )
    parser.add_argument(
        "--wide-digits", action="store_true", default=None, help=_("日付と件数の数字を全角にする")
    )
    parser.add_argument(
        "--document-number", metavar="TEXT", default="", help=_("報告書（鑑）の文書番号")
    )
    parser.add_argument(
        "--to",
        dest="addressee",
        metavar="NAME",
        default="",
        help=_("報告書（鑑）の宛先（省略時: 報告の記録の提出先）"),
    )


def _add_looks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--mark",
        dest="marks",
        choices=tuple(MarkStyle),
        help=_("新規の示し方。red: 赤字、underline: 下線\nbracket: 【新規】（省略時: red）"),
    )
    parser.add_argument(
        "--marking",
        choices=tuple(Marking),
        help=_(
            "plan を --compare-with の版と比べて新規とする範囲\nwhole: 施策と細目の全体、"
            "phrases: 変更した語句も（省略時: whole）"
        ),
    )
    parser.add_argument(
        "--new-note",
        metavar="TEXT",
        default="",
        help=_("その (注) の文（省略時: 版の日付と種類から作る）"),
    )
    parser.add_argument(
        "--paper", choices=tuple(Paper), default=Paper.A4, help=_("用紙（省略時: a4）")
    )
    parser.add_argument(
        "--font",
        choices=tuple(FontFamily),
        default=FontFamily.BIZ_UD,
        help=_("Word の書体（省略時: biz-ud）"),
    )
    parser.add_argument(
        "--draft", action="store_true", help=_("各ページに（案）と今の日時、版を入れる")
    )


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text) < 1000:
        return int(text)
    message = _("{value} は1以上の数ではありません").format(value=text)
    raise argparse.ArgumentTypeError(message)


def check_scope(arguments: argparse.Namespace, given: ReportInput) -> None:
    """Raises WrongUse for chapters and departments that what is printed does not have."""
    missing = [n for n in arguments.chapter if n > len(given.plan.chapters)]
    if missing:
        raise WrongUse(
            _("{number} という番号の章はありません").format(number=missing[0]),
            program=f"{PROGRAM} export",
        )
    departments = given.words.departments
    known = {department.name for department in departments}
    known |= {former.name for department in departments for former in department.names}
    unknown = [name for name in arguments.department if name not in known]
    if unknown:
        raise WrongUse(
            _("「{name}」という部署はありません").format(name=unknown[0]),
            program=f"{PROGRAM} export",
        )
