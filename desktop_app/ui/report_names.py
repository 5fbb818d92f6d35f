"""What the reports are called; known from the start, before anything of a report is loaded."""

from __future__ import annotations

from desktop_app.support.i18n import _


def report_words(name: str) -> str:
    """What a report is called."""
    return {
        "plan": _("業務改善計画（概要）"),
        "progress": _("実施状況報告"),
        "summary": _("総括表"),
        "comparison": _("新旧対照表"),
        "notice": _("お知らせ"),
        "letter": _("報告書（鑑）"),
        "decision": _("決裁用"),
    }.get(name, name)
