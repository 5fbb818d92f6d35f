"""What is asked of a report: its options, the version it prints, what it is compared with."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct

from desktop_app.application.report_input import Wish
from desktop_app.domain.plan import Plan
from desktop_app.reports.letter import usual_day
from desktop_app.reports.options import ReportOptions
from desktop_app.reports.registry import REPORTS
from desktop_app.reports.rounds import NUMBERED
from desktop_app.support.atomic import safe_file_name

DATED_AS_PLAN: Final = frozenset({"plan", "notice"})
"""Reports that say how the plan reads and are dated as it is; the others speak of a 基準日."""


class Draft(StrEnum):
    """Whether each page says 「（案）」; AUTO does as long as measures are 未確認."""

    AUTO = "auto"
    YES = "yes"
    NO = "no"


class ReportOrder(Struct, frozen=True):
    """Everything that decides what a report says, the plan apart.

    `version` and `compare_with` are names of versions, "" for the usual.
    """

    report: str
    options: ReportOptions
    version: str = ""
    compare_with: str = ""
    draft: Draft = Draft.AUTO

    @property
    def wish(self) -> Wish:
        """What must be read from the file."""
        options = self.options
        return Wish(self.report, options.as_of, self.version, self.compare_with, options.number)


def file_name(order: ReportOrder, plan: Plan) -> str:
    """「業務改善計画_実施状況報告_第3回_20240331」: report, 第N回, the day of which it speaks."""
    parts = [REPORTS[order.report].file_stem]
    number = number_of(order, plan)
    if number is not None:
        parts.append(f"第{number}回")
    parts.append(f"{order.options.as_of:%Y%m%d}")
    return safe_file_name("_".join(parts))


def usual_date(order: ReportOrder, plan: Plan) -> datetime.date | None:
    """The date that a report prints while none is chosen for it; None where it leaves a blank."""
    as_of = order.options.as_of
    if order.report in DATED_AS_PLAN:
        notice = plan.notice_date if order.report == "notice" else None
        return notice or plan.date or as_of
    return usual_day(plan, as_of) if order.report == "letter" else as_of


def number_of(order: ReportOrder, plan: Plan) -> int | None:
    """第N回: what was chosen, else what the register says of that day."""
    if order.report not in NUMBERED or order.options.number is not None:
        return order.options.number
    numbers = (each.number for each in plan.reports if each.as_of == order.options.as_of)
    return next(numbers, None)
