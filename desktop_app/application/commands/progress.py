"""Commands on what is kept of a plan's progress."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TypeAlias

from desktop_app.domain.progress import Status


@dataclass(frozen=True, slots=True)
class RecordProgress:
    """Records the progress of a measure as of a day; prints the id of the entry."""

    measure: int
    as_of: datetime.date
    status: Status
    answer: str = ""
    report_wording: str = ""
    next_steps: str = ""
    result: str = ""
    started_on: datetime.date | None = None
    finished_on: datetime.date | None = None
    evidence: str = ""
    reason: str = ""
    merged_into: int | None = None
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class RecordOccurrence:
    """Records that a measure was carried out on a day; prints the id of the record."""

    measure: int
    on: datetime.date
    times: int = 1
    people: int | None = None
    rate: str = ""
    note: str = ""


ProgressCommand: TypeAlias = RecordProgress | RecordOccurrence
