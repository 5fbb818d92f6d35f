"""What may be typed for a day, and what is said of what is none."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from desktop_app.domain.timing import DayProblem, NotADay
from desktop_app.support.i18n import N_, _
from desktop_app.ui.words import day_words

EXAMPLE = datetime.date(2024, 3, 31)
"""A day to show how one is written."""
_FAULTS: Mapping[DayProblem, str] = {
    DayProblem.NOT_IN_CALENDAR: N_("「{text}」という日はありません。"),
    DayProblem.LONGER: N_(
        "「{text}」は一つの日に決まりません。年月日で入力してください（例: {day}）。"
    ),
    DayProblem.UNREAD: N_(
        "「{text}」は日付として読み取れません。例: {day}、2024/3/31、令和6年3月31日、R6.3.31"
    ),
}


def headed(head: str, words: str) -> str:
    """What is said of a cell, after the head of its column."""
    return _("{column}: {words}").format(column=head, words=words)


def fault_words(fault: NotADay) -> str:
    """Why a text is no day."""
    return _(_FAULTS[fault.problem]).format(text=fault.text.strip(), day=day_words(EXAMPLE))
