"""The plan as it stands: frozen values, nested as the submitted document nests them.

Every entity has an `id` that is never its printed number, and a `key` that places it among its
siblings (`order_key`). Numbers, marks and brackets of the form are computed (`numbering`), never
stored. Texts are the submitted words, widths of characters included.

Collections are sorted by (key, id); `tree` keeps them so.
"""

from __future__ import annotations

import datetime
import os
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from desktop_app.domain.timing import Conventions, Timing, TwoDigitYears

ID_LIMIT = 2**48
"""Ids are random below this, so that rows added in two copies of a file do not collide."""


def new_id() -> int:
    """A random id, at least 1 and below `ID_LIMIT`."""
    return 1 + int.from_bytes(os.urandom(8)) % (ID_LIMIT - 1)


class MeasureType(StrEnum):
    """種別: 整備 is finished one day (実施済); 運用 goes on (継続実施中)."""

    UNSET = ""
    BUILD = "build"
    RUN = "run"


class Role(StrEnum):
    """How a department carries a measure: 主管 (one) or 関係 (several)."""

    LEAD = "lead"
    RELATED = "related"


class ChangeKind(StrEnum):
    """Why a 実施時期 changes: 前倒し, 延期, 誤記訂正, 国の指示."""

    UNSET = ""
    EARLIER = "earlier"
    LATER = "later"
    CORRECTION = "correction"
    INSTRUCTED = "instructed"


class Part(StrEnum):
    """Where in the document a paragraph stands."""

    NOTICE = "notice"
    ATTACHMENT = "attachment"
    OVERVIEW = "overview"
    PREFACE = "preface"
    CAUSES = "causes"


class Detail(Struct, frozen=True, gc=False):
    """細目 (ー): a line under a measure."""

    id: int
    key: str
    text: str = ""
    new: bool = False


class Assignment(Struct, frozen=True, gc=False):
    """That a department carries a measure, from `since` to the day before `until`."""

    id: int
    key: str
    department: int = 0
    role: Role = Role.LEAD
    since: datetime.date | None = None
    until: datetime.date | None = None


class TimingProposal(Struct, frozen=True, gc=False):
    """変更案: a new 実施時期 after submission, valid from `adopted_on`, never before.

    Once adopted it keeps the words that it replaced (`former_…`), so that the trail of dates needs
    no search.
    """

    id: int
    key: str
    text: str = ""
    reference: datetime.date | None = None
    year: int | None = None
    change_kind: ChangeKind = ChangeKind.UNSET
    reason: str = ""
    approved_on: datetime.date | None = None
    approver: str = ""
    adopted_on: datetime.date | None = None
    former_text: str = ""
    former_reference: datetime.date | None = None
    former_year: int | None = None

    @property
    def timing(self) -> Timing:
        """The proposed words together with what their reading needs."""
        return Timing(self.text, self.reference, self.year)

    @property
    def former_timing(self) -> Timing:
        """The words that an adopted proposal replaced."""
        return Timing(self.former_text, self.former_reference, self.former_year)


class Measure(Struct, frozen=True, gc=False):
    """施策 (➤) with its 実施時期.

    `timing_reference` is the date of the document in which the 実施時期 first stood;
    `timing_year` the calendar year that the user fixed for the first year that the words leave out.
    `repeats` names the measure of which this one is a 再掲: the two share one progress.
    """

    id: int
    key: str
    text: str = ""
    timing_text: str = ""
    timing_reference: datetime.date | None = None
    timing_year: int | None = None
    new: bool = False
    measure_type: MeasureType = MeasureType.UNSET
    repeats: int | None = None
    details: tuple[Detail, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    proposals: tuple[TimingProposal, ...] = ()

    @property
    def timing(self) -> Timing:
        """The printed words together with what their reading needs."""
        return Timing(self.timing_text, self.timing_reference, self.timing_year)

    @property
    def proposal(self) -> TimingProposal | None:
        """The 変更案 that is not adopted yet; there is at most one."""
        return next((each for each in self.proposals if each.adopted_on is None), None)


class Group(Struct, frozen=True, gc=False):
    """小見出し: a bracketed heading; the measures after it belong to it, up to the next one."""

    id: int
    key: str
    text: str = ""


Entry: TypeAlias = Measure | Group


class Item(Struct, frozen=True, gc=False):
    """項目 (①, or ○ when alone in its chapter): one table of the plan.

    `index_title` is the wording of the list of items where it differs from the title.
    """

    id: int
    key: str
    title: str = ""
    index_title: str | None = None
    lead: str = ""
    entries: tuple[Entry, ...] = ()

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures in printed order, whatever their group."""
        return tuple(entry for entry in self.entries if isinstance(entry, Measure))


class Note(Struct, frozen=True, gc=False):
    """A foot note of a chapter, printed after its last table, mark included."""

    id: int
    key: str
    text: str = ""


class Chapter(Struct, frozen=True, gc=False):
    """章 (1 統制環境)."""

    id: int
    key: str
    title: str = ""
    items: tuple[Item, ...] = ()
    notes: tuple[Note, ...] = ()


class Paragraph(Struct, frozen=True, gc=False):
    """A paragraph outside the chapters; `mark` is its printed bullet or note sign, or empty."""

    id: int
    key: str
    part: Part = Part.OVERVIEW
    mark: str = ""
    text: str = ""


class SenderLine(Struct, frozen=True, gc=False):
    """A line of the notice's sender block, such as 会社名 ｜ 九州電力株式会社."""

    id: int
    key: str
    label: str = ""
    text: str = ""


class Requirement(Struct, frozen=True, gc=False):
    """命令等の事項: a point that an order demands."""

    id: int
    key: str
    text: str = ""


class Order(Struct, frozen=True, gc=False):
    """命令等: `name` is the row head, `reason` the 主な理由."""

    id: int
    key: str
    name: str = ""
    reason: str = ""
    requirements: tuple[Requirement, ...] = ()


class Incident(Struct, frozen=True, gc=False):
    """事案."""

    id: int
    key: str
    text: str = ""


class Cause(Struct, frozen=True, gc=False):
    """原因."""

    id: int
    key: str
    text: str = ""


class RootCause(Struct, frozen=True, gc=False):
    """真因."""

    id: int
    key: str
    text: str = ""


class Link(Struct, frozen=True, gc=False):
    """That one entity belongs to another: cause → incident, root cause → cause, measure →
    requirement, measure → cause.

    `noted` is a digest of both texts when the link was last confirmed, "" for never.
    """

    id: int
    key: str
    source: int = 0
    target: int = 0
    noted: str = ""


class DepartmentName(Struct, frozen=True, gc=False):
    """A name that a department bore up to the day before `until`."""

    id: int
    key: str
    name: str = ""
    until: datetime.date | None = None


class Department(Struct, frozen=True, gc=False):
    """部署. `name` is today's; earlier ones are kept, so that an earlier 基準日 shows them.

    A department that was merged ends the day before `ended_on`.
    """

    id: int
    key: str
    name: str = ""
    ended_on: datetime.date | None = None
    merged_into: int | None = None
    names: tuple[DepartmentName, ...] = ()

    def name_on(self, day: datetime.date) -> str:
        """The name that it bore on a day."""
        former = [name for name in self.names if name.until is not None and day < name.until]
        return min(former, key=lambda name: name.until or day).name if former else self.name


class StatusWord(Struct, frozen=True, gc=False):
    """The word and definition that this plan uses for a 進捗区分 instead of the usual ones."""

    id: int
    key: str
    status: str = ""
    word: str = ""
    definition: str = ""


class Question(Struct, frozen=True, gc=False):
    """追加質問 of the authority. `measures` are the ids that it is about, with blanks between."""

    id: int
    key: str
    number: str = ""
    asked_on: datetime.date | None = None
    text: str = ""
    due_on: datetime.date | None = None
    assignee: str = ""
    answer: str = ""
    answered_on: datetime.date | None = None
    measures: str = ""


class Report(Struct, frozen=True, gc=False):
    """第N回報告: a numbered report to the authority. `version` is the version frozen with it."""

    id: int
    key: str
    number: int = 1
    due_on: datetime.date | None = None
    as_of: datetime.date | None = None
    submitted_on: datetime.date | None = None
    addressee: str = ""
    sent: str = ""
    version: int | None = None
    questions: tuple[Question, ...] = ()


class Plan(Struct, frozen=True, gc=False):
    """業務改善計画, whole. Its id is the plan's own and the same in every copy of the file.

    From `submitted_on`, the date of the first version of the occasion 提出, a change of 実施時期 is
    a 変更案. `repeated_count` says whether 全N施策 counts a 再掲.
    """

    id: int
    title: str = ""
    company: str = ""
    date: datetime.date | None = None
    fiscal_year_start: int = 4
    two_digit_years: TwoDigitYears = TwoDigitYears.NEAREST
    new_note: str = ""
    notice_date: datetime.date | None = None
    notice_addressee: str = ""
    notice_subject: str = ""
    submitted_on: datetime.date | None = None
    reporting_ended_on: datetime.date | None = None
    repeated_count: bool = False
    paragraphs: tuple[Paragraph, ...] = ()
    sender_lines: tuple[SenderLine, ...] = ()
    orders: tuple[Order, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    incidents: tuple[Incident, ...] = ()
    causes: tuple[Cause, ...] = ()
    root_causes: tuple[RootCause, ...] = ()
    links: tuple[Link, ...] = ()
    departments: tuple[Department, ...] = ()
    status_words: tuple[StatusWord, ...] = ()
    reports: tuple[Report, ...] = ()

    @property
    def conventions(self) -> Conventions:
        """How this plan's dates are read."""
        return Conventions(self.fiscal_year_start, self.two_digit_years)

    def paragraphs_of(self, part: Part) -> tuple[Paragraph, ...]:
        """The paragraphs of one part of the document, in order."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.part is part)

    def measures(self) -> tuple[Measure, ...]:
        """All measures in printed order."""
        return tuple(
            entry
            for chapter in self.chapters
            for item in chapter.items
            for entry in item.entries
            if isinstance(entry, Measure)
        )


Entity: TypeAlias = (
    Plan
    | Chapter
    | Item
    | Group
    | Measure
    | Detail
    | Note
    | Paragraph
    | SenderLine
    | Order
    | Requirement
    | Incident
    | Cause
    | RootCause
    | Link
    | Assignment
    | TimingProposal
    | Department
    | DepartmentName
    | StatusWord
    | Report
    | Question
)
