"""Where a promise stands on a 基準日: honest about what a text doesn't say."""

from datetime import date
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from desktop_app.domain.timing.reading import Reading, TimingKind

Language = Literal["ja", "en"]


class JudgementState(StrEnum):
    """ASCII ids of the states; `NO_ENTRY` is 実績未入力."""

    NOT_YET = "not-yet"
    IN_PERIOD = "in-period"
    DUE = "due"
    OVERDUE = "overdue"
    STARTED = "started"
    NO_DEADLINE = "no-deadline"
    UNDECIDABLE = "undecidable"
    NO_ENTRY = "no-entry"


class Judgement(Struct, frozen=True):
    """A state, and days: to the start, to the end, or past it; None where nothing is counted."""

    state: JudgementState
    days: int | None = None
    soft: bool = False


def judge(
    reading: Reading, *, as_of: date, plan_date: date | None = None, entered: bool = False
) -> Judgement:
    """Judge a reading against `as_of`.

    `plan_date` is the plan's own date (by default the reading's reference): what ended before it
    and has no entry is 実績未入力, for the plan itself may tell of it as done. `entered` says that
    progress was entered; whether it was finished is for the caller to know.
    """
    undated = _undated(reading)
    if undated is not None:
        return Judgement(undated, soft=reading.soft)
    own = plan_date or reading.reference
    state, days = _dated(reading, as_of)
    ended_before = reading.end is not None and own is not None and reading.end < own
    if state is JudgementState.OVERDUE and ended_before and not entered:
        state = JudgementState.NO_ENTRY
    return Judgement(state, days, reading.soft)


def _undated(reading: Reading) -> JudgementState | None:
    if reading.kind in (TimingKind.EVENT, TimingKind.DONE):
        return JudgementState.NO_DEADLINE
    if reading.kind in (TimingKind.UNDETERMINED, TimingKind.UNREAD) or not reading.is_dated:
        return JudgementState.UNDECIDABLE
    return None


def _dated(reading: Reading, as_of: date) -> tuple[JudgementState, int]:
    start, end = reading.start, reading.end
    if start is not None and as_of < start:
        return JudgementState.NOT_YET, (start - as_of).days
    if end is None:
        return JudgementState.STARTED, (as_of - (start or as_of)).days
    if as_of > end:
        return JudgementState.OVERDUE, (as_of - end).days
    state = JudgementState.DUE if start is None else JudgementState.IN_PERIOD
    return state, (end - as_of).days


_WORDS: dict[Language, dict[JudgementState, str]] = {
    "ja": {
        JudgementState.NOT_YET: "時期未到来",
        JudgementState.IN_PERIOD: "実施期間中",
        JudgementState.DUE: "期限まで{days}日",
        JudgementState.OVERDUE: "期限超過",
        JudgementState.STARTED: "開始時期経過",
        JudgementState.NO_DEADLINE: "期限なし",
        JudgementState.UNDECIDABLE: "判断できない",
        JudgementState.NO_ENTRY: "実績未入力",
    },
    "en": {
        JudgementState.NOT_YET: "not yet begun",
        JudgementState.IN_PERIOD: "within its period",
        JudgementState.DUE: "due in {days} days",
        JudgementState.OVERDUE: "overdue",
        JudgementState.STARTED: "start has passed",
        JudgementState.NO_DEADLINE: "no deadline",
        JudgementState.UNDECIDABLE: "cannot be judged",
        JudgementState.NO_ENTRY: "no entry yet",
    },
}
_SOFT: dict[Language, str] = {"ja": "（目安）", "en": " (approximate)"}
_UNMOVED = (JudgementState.NO_DEADLINE, JudgementState.UNDECIDABLE)


def judgement_words(judgement: Judgement, language: Language = "ja") -> str:
    """Say a judgement as it is printed; a soft date says that it is soft."""
    words = _WORDS[language][judgement.state].format(days=judgement.days)
    softly = judgement.soft and judgement.state not in _UNMOVED
    return words + _SOFT[language] if softly else words
