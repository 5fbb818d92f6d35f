"""Words of 報告の記録: what is owed to the authority, and since or until when."""

from __future__ import annotations

import datetime

from desktop_app.domain.plan import Report
from desktop_app.domain.register import Announcement, QuestionDue, ReportDue
from desktop_app.support.i18n import _
from desktop_app.ui.words import day_words


def announcement_words(told: Announcement) -> str:
    """What is said on start; empty if nothing is owed."""
    parts = []
    if told.report is not None:
        parts.append(report_due_words(told.report))
    if told.questions:
        parts.append(questions_words(told.questions))
    return "　".join(parts)


def report_due_words(due: ReportDue) -> str:
    """「第3回報告の提出期限は2024年4月30日です（あと12日）。」"""
    number, day = due.report.number, due.report.due_on
    if day is None:
        return _("第{number}回報告の提出期限は、まだ記録されていません。").format(number=number)
    words = _("第{number}回報告の提出期限は{day}です（{left}）。")
    return words.format(number=number, day=day_words(day), left=left_words(due.days))


def late_hint(told: Announcement) -> str:
    """Most reports that look late were submitted and not written down; empty for none."""
    days = told.report.days if told.report else None
    is_late = days is not None and days < 0
    return _("提出済みなら提出日を記録してください。") if is_late else ""


def questions_words(questions: tuple[QuestionDue, ...]) -> str:
    """「未回答の追加質問が2件あります（最も早い回答期限 …）。」"""
    first = questions[0]
    if first.question.due_on is None:
        return _("未回答の追加質問が{count}件あります。").format(count=len(questions))
    words = _("未回答の追加質問が{count}件あります（最も早い回答期限 {day}、{left}）。")
    return words.format(
        count=len(questions), day=day_words(first.question.due_on), left=left_words(first.days)
    )


def left_words(days: int | None) -> str:
    """「あと12日」, 「今日」, 「3日超過」."""
    if days is None:
        return _("期限なし")
    if days == 0:
        return _("今日")
    return _("あと{days}日").format(days=days) if days > 0 else _("{days}日超過").format(days=-days)


def round_words(as_of: datetime.date, report: Report | None, unsent: Report | None) -> str:
    """Why a day begins no round of its own, or what the round before still lacks."""
    if unsent is None:
        return ""
    if report is not None:
        return _("第{number}回報告の提出日が未記入です。").format(number=unsent.number)
    words = _(
        "基準日 {day} の報告は、まだ記録されていません。第{number}回報告の提出日が未記入なので、"
        "第{number}回の続きとして表示しています。"
    )
    return words.format(day=day_words(as_of), number=unsent.number)
