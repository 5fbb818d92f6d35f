"""Commands on what is kept of a plan's progress."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from desktop_app.domain.kinds import Value
from desktop_app.domain.progress import Pace, Status


class RecordProgress(Struct, frozen=True):
    """Records the progress of a measure as of a day, whole; prints the id of the entry.

    `replaces` names the entry that this one corrects and hides. `pace` is the 進捗評価 that a
    person chose; left out, it is the suggested one.
    """

    measure: int
    as_of: datetime.date
    status: Status | None = None
    answer: str = ""
    report_wording: str = ""
    next_steps: str = ""
    result: str = ""
    started_on: datetime.date | None = None
    finished_on: datetime.date | None = None
    evidence: str = ""
    reason: str = ""
    merged_into: int | None = None
    pace: Pace = Pace.UNSET
    replaces: int | None = None


class EditProgress(Struct, frozen=True):
    """Sets fields of a measure's progress as of a day; prints the id of the entry.

    What `values` leaves out is taken from the entry that holds on that day. If that one is of the
    same 基準日 it is corrected; otherwise a new entry starts from it, all but its answer and
    進捗評価, which are of their own day. Who leaves 統合 leaves its target, and who leaves both it
    and 中止 the reason too. A 再掲 shares the entries of the measure that it repeats.
    """

    measure: int
    as_of: datetime.date
    values: Mapping[str, Value]


class ConfirmUnchanged(Struct, frozen=True):
    """変更なし: what held before holds as of that day; prints the ids of the entries.

    Measures that have an entry of that 基準日 already are passed over, but for those of which it
    only brings a department's answer: that answer is judged to change nothing.
    """

    measures: tuple[int, ...]
    as_of: datetime.date


class RecordOccurrence(Struct, frozen=True):
    """Records that a measure was carried out on a day; prints the id of the record.

    `replaces` names the record that this one corrects; with 0 `times` it takes that record away.
    """

    measure: int
    on: datetime.date
    times: int = 1
    people: int | None = None
    rate: str = ""
    note: str = ""
    replaces: int | None = None


ProgressCommand: TypeAlias = RecordProgress | EditProgress | ConfirmUnchanged | RecordOccurrence
