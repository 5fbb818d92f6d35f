"""The columns of the 進捗 table: what each shows, what may be typed, and what that means."""

from __future__ import annotations

import datetime
from enum import IntEnum, StrEnum
from typing import Final

from msgspec import Struct

from desktop_app.application.status import MeasureStatus
from desktop_app.domain.kinds import Value
from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import Pace, Status
from desktop_app.domain.timing import NotADay
from desktop_app.support.i18n import N_, _
from desktop_app.support.terms import pace_word
from desktop_app.ui.day_words import fault_words, headed
from desktop_app.ui.progress_words import (
    day_of_words,
    pace_of_word,
    row_mark_word,
    sheet_day,
    status_of_word,
)
from desktop_app.ui.words import day_words, plan_status_word, series, shortened, status_choice_word


class Column(IntEnum):
    """The columns in order."""

    REFERENCE = 0
    MEASURE = 1
    TIMING = 2
    LEAD = 3
    ANSWER = 4
    WORDING = 5
    NEXT_STEPS = 6
    RESULT = 7
    STATUS = 8
    STARTED = 9
    FINISHED = 10
    EVIDENCE = 11
    REASON = 12
    PACE = 13
    MARK = 14


class Sort(StrEnum):
    """What a column holds."""

    FIXED = "fixed"
    TIMING = "timing"
    TEXT = "text"
    STATUS = "status"
    PACE = "pace"
    DAY = "day"


class ColumnSpec(Struct, frozen=True):
    """`field` is the field of an entry that the column edits; `width` is in full-width letters.
    `also` are other heads that departments write over it in their own sheets.
    """

    head: str
    sort: Sort
    width: float
    field: str = ""
    also: tuple[str, ...] = ()

    @property
    def is_editable(self) -> bool:
        """Whether something of the entry may be typed, filled down or pasted."""
        return self.sort not in (Sort.FIXED, Sort.TIMING)

    @property
    def has_editor(self) -> bool:
        """Whether its cells open for typing; a 実施時期 belongs to the plan, not to the entry."""
        return self.sort is not Sort.FIXED


SPECS: Final[dict[Column, ColumnSpec]] = {
    Column.REFERENCE: ColumnSpec(N_("番号"), Sort.FIXED, 4, also=(N_("項番"), "No", "No.")),
    Column.MEASURE: ColumnSpec(N_("施策"), Sort.FIXED, 19, also=(N_("施策名"), N_("施策の内容"))),
    Column.TIMING: ColumnSpec(N_("実施時期"), Sort.TIMING, 9),
    Column.LEAD: ColumnSpec(N_("主管部署"), Sort.FIXED, 7.2, also=(N_("部署"), N_("担当部署"))),
    Column.ANSWER: ColumnSpec(
        N_("部署の回答"), Sort.TEXT, 17.5, "answer", (N_("回答"), N_("貴部署の回答"))
    ),
    Column.WORDING: ColumnSpec(
        N_("報告書の記載"), Sort.TEXT, 17.5, "report_wording", (N_("記載"), N_("実施状況"))
    ),
    Column.NEXT_STEPS: ColumnSpec(N_("今後の予定"), Sort.TEXT, 13, "next_steps"),
    Column.RESULT: ColumnSpec(N_("効果・結果"), Sort.TEXT, 13, "result", (N_("効果"), N_("結果"))),
    Column.STATUS: ColumnSpec(N_("進捗区分"), Sort.STATUS, 9, "status", (N_("区分"),)),
    Column.STARTED: ColumnSpec(N_("着手日"), Sort.DAY, 8.7, "started_on"),
    Column.FINISHED: ColumnSpec(N_("完了日"), Sort.DAY, 8.7, "finished_on"),
    Column.EVIDENCE: ColumnSpec(N_("根拠資料"), Sort.TEXT, 10, "evidence"),
    Column.REASON: ColumnSpec(N_("理由（中止・統合）"), Sort.TEXT, 12, "reason", (N_("理由"),)),
    Column.PACE: ColumnSpec(N_("進捗評価"), Sort.PACE, 7.2, "pace", (N_("評価"),)),
    Column.MARK: ColumnSpec(N_("確認"), Sort.FIXED, 7.2),
}

_ALWAYS = (Column.REFERENCE, Column.MEASURE, Column.TIMING, Column.LEAD)
_END = (Column.PACE, Column.MARK)
COLUMN_SETS: Final[dict[str, tuple[Column, ...]]] = {
    "wording": (*_ALWAYS, Column.ANSWER, Column.WORDING, Column.STATUS, *_END),
    "dates": (
        Column.REFERENCE,
        Column.MEASURE,
        Column.TIMING,
        Column.WORDING,
        Column.NEXT_STEPS,
        Column.RESULT,
        Column.STATUS,
        Column.STARTED,
        Column.FINISHED,
        Column.EVIDENCE,
    ),
    "all": tuple(Column),
}
SHEET_COLUMNS: Final = (
    Column.REFERENCE,
    Column.MEASURE,
    Column.TIMING,
    Column.LEAD,
    Column.STATUS,
    Column.WORDING,
    Column.ANSWER,
)
"""What a department is sent to fill in."""


def shown_text(row: MeasureStatus, column: Column, plan: Plan) -> str:
    """What a cell says, in words; never empty where something is waited for."""
    match column:
        case Column.ANSWER if not row.answer:
            return _("（回答なし）") if row.in_round else _("（回答待ち）")
        case Column.WORDING if not (row.entry and row.entry.report_wording):
            return _("（記載なし）")
        case Column.PACE:
            return shown_pace(row.pace)
        case Column.LEAD if row.bearers.lead is None:
            return _("（未定）")
    day = _held(row, column)
    return day_words(day) if isinstance(day, datetime.date) else sheet_text(row, column, plan)


def shown_pace(pace: Pace) -> str:
    """進捗評価, or that there is none."""
    return "―" if pace is Pace.UNSET else pace_word(pace)


def sheet_text(row: MeasureStatus, column: Column, plan: Plan) -> str:
    """What a cell holds, as it goes to a spreadsheet and is read back."""
    match column:
        case Column.REFERENCE:
            return row.place.reference
        case Column.MEASURE:
            return f"{row.measure.text}{_('（再掲）')}" if row.is_repeat else row.measure.text
        case Column.TIMING:
            return row.measure.timing_text
        case Column.LEAD:
            return row.bearers.lead.name if row.bearers.lead else ""
        case Column.ANSWER:
            return row.answer
        case Column.STATUS:
            return plan_status_word(plan, row.status)
        case Column.PACE:
            return "" if row.pace is Pace.UNSET else pace_word(row.pace)
        case Column.MARK:
            return row_mark_word(row)
    day = _held(row, column)
    return sheet_day(day) if isinstance(day, datetime.date) else entered_text(row, column)


def entered_text(row: MeasureStatus, column: Column) -> str:
    """The text or day that an editor starts with."""
    if column is Column.ANSWER:
        return row.answer
    value = _held(row, column)
    if isinstance(value, datetime.date):
        return day_words(value)
    return value if isinstance(value, str) else ""


def _held(row: MeasureStatus, column: Column) -> object:
    return getattr(row.entry, SPECS[column].field, "") if row.entry else ""


def typed_value(column: Column, text: str, plan: Plan, *, as_of: datetime.date) -> Value:
    """The field's value for what was typed or pasted. Raises ValueError if it cannot be read."""
    match SPECS[column].sort:
        case Sort.STATUS:
            status = status_of_word(plan, text)
            return str(status) if status else None
        case Sort.PACE:
            return str(pace_of_word(text))
        case Sort.DAY:
            day = day_of_words(text, plan, on=as_of)
            return day.isoformat() if day else None
    return text


def allowed_words(column: Column, plan: Plan) -> str:
    """What a column takes, for whoever wrote something else into it."""
    match SPECS[column].sort:
        case Sort.STATUS:
            return series(status_choice_word(plan, status) for status in Status)
        case Sort.PACE:
            return series(pace_word(pace) for pace in Pace if pace is not Pace.UNSET)
        case Sort.DAY:
            return _("例: 2024/3/31")
    return ""


def unread_words(column: Column, text: str, fault: ValueError, plan: Plan) -> str:
    """Why a column could not take what was typed into it."""
    if isinstance(fault, NotADay):
        return headed(_(SPECS[column].head), fault_words(fault))
    words = _("「{text}」は使えません（{allowed}）。")
    told = words.format(text=shortened(text), allowed=allowed_words(column, plan))
    return headed(_(SPECS[column].head), told)
