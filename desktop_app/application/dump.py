"""The whole plan as JSON for readers: the printed numbers and marks beside every text.

Format 1. Keys are only ever added, never renamed, moved or given another meaning. Texts stand
without their printed mark, which has a key of its own; a group keeps its brackets. Ids are
permanent and are never the printed number. A key whose value is unknown is null or "".
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from desktop_app.application.dump_shapes import (
    AssignmentDump,
    ChapterDump,
    DepartmentDump,
    DetailDump,
    Dump,
    ItemDump,
    MeasureDump,
    NoticeDump,
    OccurrenceDump,
    OrderDump,
    PlanDump,
    ProgressDump,
    ProposalDump,
    QuestionDump,
    ReportDump,
    TextDump,
)
from desktop_app.application.timing_json import Language, TimingJson, timing_json
from desktop_app.domain.numbering import cause_mark, circled, incident_mark, item_mark
from desktop_app.domain.plan import (
    Assignment,
    Chapter,
    Department,
    Detail,
    Group,
    Item,
    Measure,
    Note,
    Order,
    Part,
    Plan,
    Question,
    Report,
    TimingProposal,
)
from desktop_app.domain.progress import Occurrence, ProgressEntry, age
from desktop_app.domain.timing import Reading, Timing, TimingKind

FORMAT: Final = 1
_NO_DAY: Final = datetime.date(2000, 1, 1)
"""Stands in where there is no date at all; nothing that would depend on it is told."""


def dump_plan(
    plan: Plan,
    entries: Iterable[ProgressEntry] = (),
    occurrences: Iterable[Occurrence] = (),
    *,
    language: Language = "ja",
) -> Dump:
    """The plan with its progress. The description of a 実施時期 is in that language."""
    reader = TimingReader(plan, language)
    return {
        "format": FORMAT,
        "plan": _plan(plan),
        "notice": _notice(plan),
        "overview": _paragraphs(plan, Part.OVERVIEW),
        "orders": [_order(order) for order in plan.orders],
        "preface": _paragraphs(plan, Part.PREFACE),
        "chapters": [_chapter(reader, c, number) for number, c in enumerate(plan.chapters, 1)],
        "incidents": [
            _text(c.id, incident_mark(n), c.text) for n, c in enumerate(plan.incidents, 1)
        ],
        "causes": [_text(c.id, cause_mark(n), c.text) for n, c in enumerate(plan.causes, 1)],
        "root_causes": [_text(c.id, circled(n), c.text) for n, c in enumerate(plan.root_causes, 1)],
        "cause_notes": _paragraphs(plan, Part.CAUSES),
        "links": [
            {"id": link.id, "source": link.source, "target": link.target, "noted": link.noted}
            for link in plan.links
        ],
        "progress": [_progress(entry) for entry in sorted(entries, key=age)],
        "occurrences": [_occurrence(each) for each in sorted(occurrences, key=_order_of)],
        "departments": [_department(department) for department in plan.departments],
        "status_words": [
            {"id": w.id, "status": w.status, "word": w.word, "definition": w.definition}
            for w in plan.status_words
        ],
        "reports": [_report(report) for report in plan.reports],
    }


class TimingReader(Struct, frozen=True):
    """Reads each 実施時期 from the date of its document, as the command `timing` tells it."""

    plan: Plan
    language: Language

    def told(self, timing: Timing) -> TimingJson:
        """What is implied stays unread while neither the words nor the plan have a date."""
        reference = timing.reference or self.plan.date
        reading = timing.read(on=reference or _NO_DAY, conventions=self.plan.conventions)
        if reference is None and reading.inferred:
            reading = Reading(timing.text, TimingKind.UNREAD, unread=timing.text)
        return timing_json(reading, language=self.language)


def _plan(plan: Plan) -> PlanDump:
    return {
        "id": plan.id,
        "title": plan.title,
        "company": plan.company,
        "date": _day(plan.date),
        "fiscal_year_start": plan.fiscal_year_start,
        "two_digit_years": str(plan.two_digit_years),
        "new_note": plan.new_note,
        "submitted_on": _day(plan.submitted_on),
        "reporting_ended_on": _day(plan.reporting_ended_on),
        "repeated_count": plan.repeated_count,
    }


def _notice(plan: Plan) -> NoticeDump:
    return {
        "date": _day(plan.notice_date),
        "addressee": plan.notice_addressee,
        "sender": [
            {"id": line.id, "label": line.label, "text": line.text} for line in plan.sender_lines
        ],
        "subject": plan.notice_subject,
        "paragraphs": _paragraphs(plan, Part.NOTICE),
        "attachments": _paragraphs(plan, Part.ATTACHMENT),
    }


def _paragraphs(plan: Plan, part: Part) -> list[TextDump]:
    return [_text(each.id, each.mark, each.text) for each in plan.paragraphs_of(part)]


def _order(order: Order) -> OrderDump:
    return {
        "id": order.id,
        "name": order.name,
        "reason": order.reason,
        "requirements": [{"id": each.id, "text": each.text} for each in order.requirements],
    }


def _chapter(reader: TimingReader, chapter: Chapter, number: int) -> ChapterDump:
    return {
        "id": chapter.id,
        "number": str(number),
        "title": chapter.title,
        "items": [_item(reader, chapter, item) for item in chapter.items],
        "notes": [_note(note) for note in chapter.notes],
    }


def _item(reader: TimingReader, chapter: Chapter, item: Item) -> ItemDump:
    return {
        "id": item.id,
        "mark": item_mark(chapter, item),
        "title": item.title,
        "index_title": item.index_title,
        "lead": item.lead,
        "groups": [{"id": e.id, "text": e.text} for e in item.entries if isinstance(e, Group)],
        "measures": _measures(reader, item),
        "order": [entry.id for entry in item.entries],
    }


def _measures(reader: TimingReader, item: Item) -> list[MeasureDump]:
    """Each with the group that it stands under."""
    measures: list[MeasureDump] = []
    group: Group | None = None
    for entry in item.entries:
        if isinstance(entry, Group):
            group = entry
        else:
            measures.append(_measure(reader, entry, group))
    return measures


def _measure(reader: TimingReader, measure: Measure, group: Group | None) -> MeasureDump:
    return {
        "id": measure.id,
        "group": group.text if group else None,
        "group_id": group.id if group else None,
        "text": measure.text,
        "new": measure.new,
        "timing": reader.told(measure.timing),
        "timing_reference": _day(measure.timing_reference),
        "timing_year": measure.timing_year,
        "measure_type": str(measure.measure_type),
        "repeats": measure.repeats,
        "details": [_detail(detail) for detail in measure.details],
        "assignments": [_assignment(each) for each in measure.assignments],
        "proposals": [_proposal(reader, each) for each in measure.proposals],
    }


def _assignment(assignment: Assignment) -> AssignmentDump:
    return {
        "id": assignment.id,
        "department": assignment.department,
        "role": str(assignment.role),
        "since": _day(assignment.since),
        "until": _day(assignment.until),
    }


def _proposal(reader: TimingReader, proposal: TimingProposal) -> ProposalDump:
    return {
        "id": proposal.id,
        "timing": reader.told(proposal.timing),
        "timing_reference": _day(proposal.reference),
        "timing_year": proposal.year,
        "change_kind": str(proposal.change_kind),
        "reason": proposal.reason,
        "approved_on": _day(proposal.approved_on),
        "approver": proposal.approver,
        "adopted_on": _day(proposal.adopted_on),
        "former_text": proposal.former_text,
        "former_reference": _day(proposal.former_reference),
        "former_year": proposal.former_year,
    }


def _department(department: Department) -> DepartmentDump:
    return {
        "id": department.id,
        "name": department.name,
        "ended_on": _day(department.ended_on),
        "merged_into": department.merged_into,
        "names": [
            {"id": each.id, "name": each.name, "until": _day(each.until)}
            for each in department.names
        ],
    }


def _report(report: Report) -> ReportDump:
    return {
        "id": report.id,
        "number": report.number,
        "due_on": _day(report.due_on),
        "as_of": _day(report.as_of),
        "submitted_on": _day(report.submitted_on),
        "addressee": report.addressee,
        "sent": report.sent,
        "version": report.version,
        "questions": [_question(question) for question in report.questions],
    }


def _question(question: Question) -> QuestionDump:
    return {
        "id": question.id,
        "number": question.number,
        "asked_on": _day(question.asked_on),
        "text": question.text,
        "due_on": _day(question.due_on),
        "assignee": question.assignee,
        "answer": question.answer,
        "answered_on": _day(question.answered_on),
        "measures": [int(each) for each in question.measures.split() if each.isdecimal()],
    }


def _detail(detail: Detail) -> DetailDump:
    return {"id": detail.id, "text": detail.text, "new": detail.new}


def _note(note: Note) -> TextDump:
    """A foot note is kept with its mark; here the two stand apart, as everywhere in the dump."""
    found = _NOTE_MARK.match(note.text)
    mark = found.group(0) if found else ""
    return _text(note.id, mark.rstrip(), note.text[len(mark) :])


def _progress(entry: ProgressEntry) -> ProgressDump:
    return {
        "id": entry.id,
        "measure": entry.measure,
        "as_of": entry.as_of.isoformat(),
        "status": str(entry.status) if entry.status else None,
        "answer": entry.answer,
        "report_wording": entry.report_wording,
        "next_steps": entry.next_steps,
        "result": entry.result,
        "started_on": _day(entry.started_on),
        "finished_on": _day(entry.finished_on),
        "evidence": entry.evidence,
        "reason": entry.reason,
        "merged_into": entry.merged_into,
        "replaces": entry.replaces,
        "unchanged": entry.unchanged,
        "pace": str(entry.pace),
        "recorded_at": entry.recorded_at,
        "recorded_by": entry.recorded_by,
    }


def _occurrence(occurrence: Occurrence) -> OccurrenceDump:
    return {
        "id": occurrence.id,
        "measure": occurrence.measure,
        "on": occurrence.on.isoformat(),
        "times": occurrence.times,
        "people": occurrence.people,
        "rate": occurrence.rate,
        "note": occurrence.note,
        "replaces": occurrence.replaces,
        "recorded_at": occurrence.recorded_at,
        "recorded_by": occurrence.recorded_by,
    }


def _text(entity: int, mark: str, text: str) -> TextDump:
    return {"id": entity, "mark": mark, "text": text}


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _order_of(occurrence: Occurrence) -> tuple[datetime.date, str, int]:
    return occurrence.on, occurrence.recorded_at, occurrence.id


_NOTE_MARK = re.compile(
    r"(?:[(（](?:注|※)[ 　]?\d*[)）]"
    r"|※(?:\d{1,2}(?=[ 　)）:：]))?[)）:：]?"
    r"|注[ 　]?\d{0,2}[)）:：])[ 　]*"
)
