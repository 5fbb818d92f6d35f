"""What `dump` tells, key by key: the shapes of its JSON.

What the keys mean together, and what never changes, stands in `dump`.
"""

from __future__ import annotations

from typing import TypedDict

from desktop_app.application.timing_json import TimingJson


class PlanDump(TypedDict):
    """What concerns the plan as a whole."""

    id: int
    title: str
    company: str
    date: str | None
    fiscal_year_start: int
    two_digit_years: str
    new_note: str
    submitted_on: str | None
    reporting_ended_on: str | None
    repeated_count: bool


class TextDump(TypedDict):
    """A text with the mark printed before it, "" for none."""

    id: int
    mark: str
    text: str


class SenderLineDump(TypedDict):
    """A line of the sender block."""

    id: int
    label: str
    text: str


class NoticeDump(TypedDict):
    """お知らせ."""

    date: str | None
    addressee: str
    sender: list[SenderLineDump]
    subject: str
    paragraphs: list[TextDump]
    attachments: list[TextDump]


class PlainDump(TypedDict):
    """A text that has no mark."""

    id: int
    text: str


class OrderDump(TypedDict):
    """命令等 with what it demands."""

    id: int
    name: str
    reason: str
    requirements: list[PlainDump]


class DetailDump(TypedDict):
    """細目."""

    id: int
    text: str
    new: bool


class AssignmentDump(TypedDict):
    """That a department carries the measure: `role` is lead (主管) or related (関係)."""

    id: int
    department: int
    role: str
    since: str | None
    until: str | None


class ProposalDump(TypedDict):
    """変更案: a new 実施時期 after submission, valid from `adopted_on`; null while it is not."""

    id: int
    timing: TimingJson
    timing_reference: str | None
    timing_year: int | None
    change_kind: str
    reason: str
    approved_on: str | None
    approver: str
    adopted_on: str | None
    former_text: str
    former_reference: str | None
    former_year: int | None


class MeasureDump(TypedDict):
    """施策. `group` is the bracketed heading above it, as printed, or null.

    `repeats` is the measure of which this one is a 再掲.
    """

    id: int
    group: str | None
    group_id: int | None
    text: str
    new: bool
    timing: TimingJson
    timing_reference: str | None
    timing_year: int | None
    measure_type: str
    repeats: int | None
    details: list[DetailDump]
    assignments: list[AssignmentDump]
    proposals: list[ProposalDump]


class ItemDump(TypedDict):
    """項目. `index_title` is the title in the list of items where it differs, else null.

    `groups` are the bracketed headings; `order` the ids of groups and measures as printed.
    """

    id: int
    mark: str
    title: str
    index_title: str | None
    lead: str
    groups: list[PlainDump]
    measures: list[MeasureDump]
    order: list[int]


class ChapterDump(TypedDict):
    """章; `number` as printed."""

    id: int
    number: str
    title: str
    items: list[ItemDump]
    notes: list[TextDump]


class LinkDump(TypedDict):
    """That `source` belongs to `target`."""

    id: int
    source: int
    target: int
    noted: str


class ProgressDump(TypedDict):
    """進捗の記録, oldest 基準日 first; entries that another replaces are among them.

    `status` is null while nobody has judged yet, `pace` "" while the 進捗評価 is the suggested one.
    """

    id: int
    measure: int
    as_of: str
    status: str | None
    answer: str
    report_wording: str
    next_steps: str
    result: str
    started_on: str | None
    finished_on: str | None
    evidence: str
    reason: str
    merged_into: int | None
    replaces: int | None
    unchanged: bool
    pace: str
    recorded_at: str
    recorded_by: str


class OccurrenceDump(TypedDict):
    """実施の記録, oldest day first; records that another replaces are among them."""

    id: int
    measure: int
    on: str
    times: int
    people: int | None
    rate: str
    note: str
    replaces: int | None
    recorded_at: str
    recorded_by: str


class DepartmentNameDump(TypedDict):
    """A name that a department bore up to the day before `until`."""

    id: int
    name: str
    until: str | None


class DepartmentDump(TypedDict):
    """部署. `name` is today's."""

    id: int
    name: str
    ended_on: str | None
    merged_into: int | None
    names: list[DepartmentNameDump]


class StatusWordDump(TypedDict):
    """What this plan calls a 進捗区分 instead of the usual word."""

    id: int
    status: str
    word: str
    definition: str


class QuestionDump(TypedDict):
    """追加質問 of the authority."""

    id: int
    number: str
    asked_on: str | None
    text: str
    due_on: str | None
    assignee: str
    answer: str
    answered_on: str | None
    measures: list[int]


class ReportDump(TypedDict):
    """第N回報告 in the register of reports."""

    id: int
    number: int
    due_on: str | None
    as_of: str | None
    submitted_on: str | None
    addressee: str
    sent: str
    version: int | None
    questions: list[QuestionDump]


class Dump(TypedDict):
    """Everything."""

    format: int
    plan: PlanDump
    notice: NoticeDump
    overview: list[TextDump]
    orders: list[OrderDump]
    preface: list[TextDump]
    chapters: list[ChapterDump]
    incidents: list[TextDump]
    causes: list[TextDump]
    root_causes: list[TextDump]
    cause_notes: list[TextDump]
    links: list[LinkDump]
    progress: list[ProgressDump]
    occurrences: list[OccurrenceDump]
    departments: list[DepartmentDump]
    status_words: list[StatusWordDump]
    reports: list[ReportDump]
