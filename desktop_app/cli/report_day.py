"""The 基準日 of an export, which is always said: a report never asks the clock silently."""

from __future__ import annotations

import argparse
import datetime

from desktop_app.application.ports import Records
from desktop_app.application.report_input import day_of_version
from desktop_app.application.versions import VersionQueries
from desktop_app.domain.plan import Plan
from desktop_app.domain.report_input import ReportInput
from desktop_app.support import clock
from desktop_app.support.i18n import _

_OF_THE_LATEST = frozenset({"plan", "notice", "comparison"})
"""Reports that say how the plan reads; the others tell of progress up to a day."""


def day_of_report(
    arguments: argparse.Namespace, plan: Plan, records: Records
) -> tuple[datetime.date, str]:
    """The day, and the sentence that says where it comes from."""
    day, message = _day(arguments, plan, records)
    name, number = arguments.plan_version, arguments.number
    return day, message.format(day=day.isoformat(), number=number, name=name)


def printed_words(given: ReportInput) -> list[str]:
    """Which state of the plan is printed, where there is more than one."""
    told = []
    if given.version:
        told.append(_("計画: 版「{name}」").format(name=given.version))
    if given.behind:
        told.append(
            _(
                "最後の版を確定した後の変更は、次の版を確定するまで出ません"
                "（--version working で出ます）。"
            )
        )
    return told


def _day(arguments: argparse.Namespace, plan: Plan, records: Records) -> tuple[datetime.date, str]:
    if arguments.as_of is not None:
        return arguments.as_of, _("基準日: {day}")
    recorded = next((r.as_of for r in plan.reports if r.number == arguments.number), None)
    if recorded is not None:
        return recorded, _("基準日: {day}（第{number}回報告の記録）")
    held = day_of_version(plan, records, arguments.plan_version or "")
    if held is not None:
        return held, _("基準日: {day}（版「{name}」）")
    latest = VersionQueries(records).latest_day(plan)
    if arguments.report in _OF_THE_LATEST and latest not in (None, plan.date):
        return latest, _("基準日: {day}（最後に版か実施時期が改まった日）")
    if plan.date is not None:
        return plan.date, _("基準日: {day}（計画の日付）")
    return clock.today(), _("基準日: {day}（計画に日付がないので今日）")
