"""The JSON object of the command `timing`: one reading, for other programs."""

from datetime import date
from typing import Literal, NotRequired, TypedDict

from desktop_app.domain.timing import (
    Judgement,
    Reading,
    Recurrence,
    describe,
    judge,
    judgement_words,
)

Language = Literal["ja", "en"]
WEEKDAY_IDS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class RecurrenceJson(TypedDict):
    """A recurrence; only what the text says beyond `times` and `per` is added.

    In `days` and `weeks` −1 is the last one.
    """

    times: int
    per: str
    at_least: NotRequired[bool]
    at_most: NotRequired[int]
    months: NotRequired[list[int]]
    days: NotRequired[list[int]]
    weekdays: NotRequired[list[str]]
    weeks: NotRequired[list[int]]


class JudgementJson(TypedDict):
    """Where the timing stands as of a day; `state` is an ASCII id."""

    state: str
    days: int | None
    words: str


class TimingJson(TypedDict):
    """A reading as issue 3 names its fields."""

    text: str
    kind: str
    start: str | None
    end: str | None
    recurrence: RecurrenceJson | None
    soft: bool
    qualifiers: list[str]
    remark: str | None
    inferred: list[str]
    unread: str | None
    description: str
    judgement: NotRequired[JudgementJson]


def timing_json(
    reading: Reading, *, as_of: date | None = None, language: Language = "ja"
) -> TimingJson:
    """Make the object of one reading; with `as_of` it is judged too."""
    made: TimingJson = {
        "text": reading.text,
        "kind": reading.kind.value,
        "start": _iso(reading.start),
        "end": _iso(reading.end),
        "recurrence": recurrence_json(reading.recurrence),
        "soft": reading.soft,
        "qualifiers": list(reading.qualifiers),
        "remark": reading.remark,
        "inferred": list(reading.inferred_ids()),
        "unread": reading.unread,
        "description": describe(reading, language=language),
    }
    if as_of is not None:
        made["judgement"] = judgement_json(judge(reading, as_of=as_of), language=language)
    return made


def judgement_json(judgement: Judgement, *, language: Language = "ja") -> JudgementJson:
    """Make the object of a judgement."""
    return {
        "state": judgement.state.value,
        "days": judgement.days,
        "words": judgement_words(judgement, language),
    }


def recurrence_json(recurrence: Recurrence | None) -> RecurrenceJson | None:
    """Make the object of a recurrence, or null."""
    if recurrence is None:
        return None
    made: RecurrenceJson = {"times": recurrence.times, "per": recurrence.per}
    if recurrence.at_least:
        made["at_least"] = True
    if recurrence.at_most is not None:
        made["at_most"] = recurrence.at_most
    if recurrence.months:
        made["months"] = list(recurrence.months)
    if recurrence.days:
        made["days"] = list(recurrence.days)
    if recurrence.weekdays:
        made["weekdays"] = [WEEKDAY_IDS[day] for day in recurrence.weekdays]
    if recurrence.weeks:
        made["weeks"] = list(recurrence.weeks)
    return made


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
