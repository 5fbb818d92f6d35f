"""What a user may choose about a report. The defaults give the report as submitted."""

from __future__ import annotations

import datetime
from enum import StrEnum

from msgspec import Struct

from desktop_app.domain.comparison import Marking
from desktop_app.reports.document import FontFamily, MarkStyle, Paper


class Calendar(StrEnum):
    """How the program words its own dates: 2024年, 令和6年, or both."""

    WESTERN = "western"
    WAREKI = "wareki"
    BOTH = "both"


class ProgressForm(StrEnum):
    """実施状況報告 for the ministry, for the company, per 部署, or in three columns."""

    MINISTRY = "ministry"
    INTERNAL = "internal"
    DEPARTMENT = "department"
    SHORT = "short"


class ReportOptions(Struct, frozen=True):
    """`as_of` is the 基準日: the day that the report speaks of, not the day it is dated (`date`).

    A report never asks a clock; every date in it comes from the plan or from here. `calendar` and
    `wide_digits` are for the words that the program makes, never for the plan's text or its
    実施時期. `chapters` (numbers) and `departments` (names) narrow a report down; empty for all.
    `drafted_at` puts 「（案）」 with that time on each page. Against a version that was named,
    `marking` says what is red and `new_note` what (注) says instead of the words made for it.
    """

    as_of: datetime.date
    number: int | None = None
    date: datetime.date | None = None
    calendar: Calendar = Calendar.WESTERN
    wide_digits: bool = False
    marks: MarkStyle = MarkStyle.RED
    marking: Marking = Marking.WHOLE
    new_note: str = ""
    form: ProgressForm = ProgressForm.MINISTRY
    fold_done: bool = False
    old_left: bool = False
    chapters: tuple[int, ...] = ()
    departments: tuple[str, ...] = ()
    paper: Paper = Paper.A4
    fonts: FontFamily = FontFamily.BIZ_UD
    drafted_at: datetime.datetime | None = None
    document_number: str = ""
    addressee: str = ""
