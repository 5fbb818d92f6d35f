"""What reports, and the choices about them, are called in the window."""

from __future__ import annotations

import datetime

from desktop_app.domain.comparison import Marking
from desktop_app.reports.document import FontFamily, MarkStyle, PageForm, Paper, ReportDocument
from desktop_app.reports.layout import PAGES
from desktop_app.reports.options import Calendar, ProgressForm
from desktop_app.support.i18n import _
from desktop_app.support.terms import day_words
from desktop_app.ui.report_names import report_words as report_words

_PORTRAIT = frozenset({"notice", "letter", "decision"})
"""Reports on upright sheets, for the list; a document that was made tells by itself."""


def report_about(name: str) -> str:
    """What a report is for, in a sentence; "" for one that needs none."""
    return {
        "plan": _("計画の全体を、提出した様式で示します。"),
        "progress": _("施策ごとに、基準日時点の実施状況と今後の予定を表にします。"),
        "summary": _("章ごとに、進捗区分別の施策の数をまとめます。"),
        "comparison": _("変わった行だけを、変更後と変更前を並べて示します。"),
        "notice": _("公表時のお知らせを、1通の文書にします。"),
        "letter": _("報告に添える、大臣宛ての鑑です。"),
        "decision": _("前回の報告から変わったところだけを、決裁のためにまとめます。"),
    }.get(name, "")


def round_words(number: int | None, as_of: datetime.date | None) -> str:
    """「第2回（2024年3月31日）」; by what is known of it alone."""
    if number is None:
        return day_words(as_of) if as_of else ""
    if as_of is None:
        return _("第{number}回").format(number=number)
    return _("第{number}回（{day}）").format(number=number, day=day_words(as_of))


def draft_is_ahead() -> str:
    """What whoever has just typed a new text wants to know of a report that lacks it."""
    return _("最後の版を確定した後の変更は、次の版を確定するまで、この報告書には出ません。")


def report_icon(name: str) -> str:
    """The icon beside its name."""
    return {
        "progress": "clipboard-check",
        "summary": "grid-3x3",
        "comparison": "columns-3",
        "notice": "message-square",
        "letter": "file-pen",
        "decision": "circle-check",
    }.get(name, "file-text")


def usual_paper(name: str, paper: Paper) -> str:
    """「A4横」 before the document is made."""
    return sheet_words(paper, landscape=name not in _PORTRAIT)


def paper_of(document: ReportDocument, paper: Paper) -> str:
    """「A4横」; by the first section."""
    form: PageForm = document.sections[0].form
    return sheet_words(paper, landscape=PAGES[form].width > PAGES[form].height)


def sheet_words(paper: Paper, *, landscape: bool) -> str:
    """「A4横」."""
    size = paper.value.upper()
    words = _("{size}横") if landscape else _("{size}縦")
    return words.format(size=size)


def calendar_words(value: Calendar) -> str:
    """How years are written."""
    return {
        Calendar.WESTERN: _("西暦"),
        Calendar.WAREKI: _("和暦"),
        Calendar.BOTH: _("西暦と和暦"),
    }[value]


def marking_words(marking: Marking) -> str:
    """What is marked as new against a version."""
    return {
        Marking.WHOLE: _("新しい施策と細目"),
        Marking.PHRASES: _("変更した語句も（【変更】）"),
    }[marking]


def marks_words(value: MarkStyle) -> str:
    """How 新規 stands out."""
    return {
        MarkStyle.RED: _("赤字"),
        MarkStyle.UNDERLINE: _("下線"),
        MarkStyle.BRACKET: _("【新規】の記載のみ"),
    }[value]


def form_words(value: ProgressForm) -> str:
    """The form of 実施状況報告."""
    return {
        ProgressForm.MINISTRY: _("報告用"),
        ProgressForm.INTERNAL: _("社内用（部署・回答つき）"),
        ProgressForm.DEPARTMENT: _("部署別"),
        ProgressForm.SHORT: _("簡略（3列）"),
    }[value]


def fonts_words(value: FontFamily) -> str:
    """The faces that a Word file names."""
    return {
        FontFamily.BIZ_UD: _("BIZ UD"),
        FontFamily.YU: _("游ゴシック・游明朝"),
        FontFamily.MS: _("ＭＳ ゴシック・ＭＳ 明朝"),
    }[value]
