"""進捗: what was done, as of a day.

Entries are kept beside the plan, not in it: they grow for years and each edit of the plan copies
the plan. An entry is never changed; a correction is a new entry that names the one it replaces.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from desktop_app.domain.plan import Measure, Plan


class Status(StrEnum):
    """進捗区分. Lateness is no status: it is a separate axis against the plan's dates."""

    NOT_STARTED = "not-started"
    PREPARING = "preparing"
    IN_PROGRESS = "in-progress"
    CONTINUING = "continuing"
    DONE = "done"
    CANCELLED = "cancelled"
    MERGED = "merged"


ABANDONED = (Status.CANCELLED, Status.MERGED)
"""中止 and 統合: closed without being carried out; each needs a reason."""


class Pace(StrEnum):
    """進捗評価: a measure against its own dates. UNSET leaves it to the suggestion."""

    UNSET = ""
    AS_PLANNED = "as-planned"
    AHEAD = "ahead"
    BEHIND = "behind"


class Doubt(StrEnum):
    """What does not go together in an entry, to be looked at before a report goes out."""

    NO_FINISH = "no-finish"
    STILL_PLANNED = "still-planned"


class ProgressEntry(Struct, frozen=True, gc=False):
    """進捗の記録 of one measure as of one day.

    `answer` is the department's own words, `report_wording` what the report says (実施状況).
    Without a `status` the measure is 未入力 still: a department has answered, and nobody has judged
    yet. `unchanged` marks an entry that confirms the former one without a change (変更なし).
    `recorded_at` is local time in ISO format, to the microsecond.
    """

    id: int
    measure: int
    as_of: datetime.date
    status: Status | None
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
    unchanged: bool = False
    pace: Pace = Pace.UNSET
    recorded_at: str = ""
    recorded_by: str = ""


class Occurrence(Struct, frozen=True, gc=False):
    """実施の記録: that a recurring or occasional measure was carried out on a day.

    `rate` is a share such as a 受講率, in words as it is to be printed. A correction names the
    record that it `replaces`; with no `times` it takes that record away.
    """

    id: int
    measure: int
    on: datetime.date
    times: int = 1
    people: int | None = None
    rate: str = ""
    note: str = ""
    replaces: int | None = None
    recorded_at: str = ""
    recorded_by: str = ""


CONTENT = (
    "status",
    "report_wording",
    "next_steps",
    "result",
    "started_on",
    "finished_on",
    "evidence",
    "reason",
    "merged_into",
)
"""The fields of an entry that a report prints. A department's answer and who typed it are not."""


_NOTHING = frozenset({"", "-", "－", "―", "—", "–", "ー", "なし", "特になし"})
"""What is written where nothing is planned."""


def same_content(one: ProgressEntry, other: ProgressEntry) -> bool:
    """Whether a report would say the same of both."""
    return all(getattr(one, name) == getattr(other, name) for name in CONTENT)


def is_unjudged(entry: ProgressEntry) -> bool:
    """Whether it brings a department's answer that nobody has confirmed as 変更なし."""
    return bool(entry.answer) and not entry.unchanged


def answer_waits(
    entry: ProgressEntry, corrected: Mapping[int, ProgressEntry], *, wording: str
) -> bool:
    """Whether its answer is newer than 報告書の記載 and nobody has confirmed it as 変更なし.

    `corrected` are the entries before it by their ids, `wording` is what the report said before
    the first entry of its 基準日.
    """
    if not entry.answer or entry.answer == entry.report_wording:
        return False
    current = entry
    while not current.unchanged:
        before = None if current.replaces is None else corrected.get(current.replaces)
        if before is None:
            return current.report_wording == wording
        if current.report_wording != before.report_wording:
            return False
        if current.answer != before.answer:
            return True
        current = before
    return False


def doubts(entry: ProgressEntry) -> tuple[Doubt, ...]:
    """実施済 without 完了日, and 実施済 of which something is still planned."""
    if entry.status is not Status.DONE:
        return ()
    found = {
        Doubt.NO_FINISH: entry.finished_on is None,
        Doubt.STILL_PLANNED: entry.next_steps.strip() not in _NOTHING,
    }
    return tuple(doubt for doubt, holds in found.items() if holds)


def latest_entries(
    entries: Iterable[ProgressEntry], *, as_of: datetime.date
) -> dict[int, ProgressEntry]:
    """Per measure the entry that holds on `as_of`: the latest 基準日 not after it, then the latest
    recorded, whenever it was typed; entries that a later one replaces don't count.
    """
    entries = tuple(entries)
    replaced = {entry.replaces for entry in entries if entry.replaces is not None}
    latest: dict[int, ProgressEntry] = {}
    for entry in sorted(entries, key=age):
        if entry.as_of <= as_of and entry.id not in replaced:
            latest[entry.measure] = entry
    return latest


def occurrences_until(
    occurrences: Iterable[Occurrence], *, as_of: datetime.date
) -> dict[int, tuple[Occurrence, ...]]:
    """Per measure what was carried out up to a day, oldest first; corrected records left out."""
    occurrences = tuple(occurrences)
    replaced = {each.replaces for each in occurrences if each.replaces is not None}
    found: dict[int, list[Occurrence]] = {}
    for each in sorted(occurrences, key=lambda o: (o.on, o.recorded_at, o.id)):
        if each.on <= as_of and each.times > 0 and each.id not in replaced:
            found.setdefault(each.measure, []).append(each)
    return {measure: tuple(those) for measure, those in found.items()}


def age(entry: ProgressEntry) -> tuple[datetime.date, str, int]:
    """What entries of one measure are ordered by."""
    return entry.as_of, entry.recorded_at, entry.id


def repetitions(plan: Plan) -> Iterator[tuple[int, int]]:
    """Every 再掲 with the measure whose progress it shows."""
    measures = plan.measures()
    again = [measure for measure in measures if measure.repeats is not None]
    if not again:  # as in most plans, and after each edit it is asked anew
        return
    known = {measure.id: measure for measure in measures}
    for measure in again:
        yield measure.id, progress_owner(measure, known).id


def repeat_ids(plan: Plan) -> frozenset[int]:
    """The 再掲 that 全N施策 does not count."""
    if plan.repeated_count:
        return frozenset()
    return frozenset(measure for measure, owner in repetitions(plan) if measure != owner)


def progress_owner(measure: Measure, measures: Mapping[int, Measure]) -> Measure:
    """The measure whose progress this one shows: for a 再掲 the one that it repeats.

    A 再掲 of what is no longer in the plan, or of itself by a detour, stands for itself.
    """
    seen = {measure.id}
    current = measure
    while current.repeats is not None:
        following = measures.get(current.repeats)
        if following is None or following.id in seen:
            return measure
        seen.add(following.id)
        current = following
    return current
