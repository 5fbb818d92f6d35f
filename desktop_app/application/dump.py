"""The whole plan as JSON for readers: the printed numbers and marks beside every text.

Format 1. Keys are only ever added, never renamed, moved or given another meaning. Texts stand
without their printed mark, which has a key of its own; a group keeps its brackets. Ids are
permanent and are never the printed number. A key whose value is unknown is null or "".
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Final, TypedDict

from desktop_app.domain.numbering import cause_mark, circled, incident_mark, item_mark
from desktop_app.domain.plan import (
    Chapter,
    Detail,
    Group,
    Item,
    Measure,
    Note,
    Order,
    Part,
    Plan,
)
from desktop_app.domain.progress import ProgressEntry

FORMAT: Final = 1


class PlanDump(TypedDict):
    """What concerns the plan as a whole."""

    id: int
    title: str
    company: str
    date: str | None
    fiscal_year_start: int
    two_digit_years: str
    new_note: str


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


class TimingDump(TypedDict):
    """実施時期."""

    text: str


class MeasureDump(TypedDict):
    """施策. `group` is the bracketed heading above it, as printed, or null."""

    id: int
    group: str | None
    group_id: int | None
    text: str
    new: bool
    timing: TimingDump
    timing_reference: str | None
    timing_year: int | None
    measure_type: str
    details: list[DetailDump]


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
    """進捗の記録, oldest 基準日 first; entries that another replaces are among them."""

    id: int
    measure: int
    as_of: str
    status: str
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
    recorded_at: str
    recorded_by: str


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


def dump_plan(plan: Plan, entries: Iterable[ProgressEntry] = ()) -> Dump:
    """The plan with its progress."""
    return {
        "format": FORMAT,
        "plan": _plan(plan),
        "notice": _notice(plan),
        "overview": _paragraphs(plan, Part.OVERVIEW),
        "orders": [_order(order) for order in plan.orders],
        "preface": _paragraphs(plan, Part.PREFACE),
        "chapters": [_chapter(plan, c, number) for number, c in enumerate(plan.chapters, 1)],
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
        "progress": [_progress(entry) for entry in sorted(entries, key=_age)],
    }


def _plan(plan: Plan) -> PlanDump:
    return {
        "id": plan.id,
        "title": plan.title,
        "company": plan.company,
        "date": _day(plan.date),
        "fiscal_year_start": plan.fiscal_year_start,
        "two_digit_years": str(plan.two_digit_years),
        "new_note": plan.new_note,
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


def _chapter(plan: Plan, chapter: Chapter, number: int) -> ChapterDump:
    return {
        "id": chapter.id,
        "number": str(number),
        "title": chapter.title,
        "items": [_item(plan, chapter, item) for item in chapter.items],
        "notes": [_note(note) for note in chapter.notes],
    }


def _item(plan: Plan, chapter: Chapter, item: Item) -> ItemDump:
    return {
        "id": item.id,
        "mark": item_mark(chapter, item),
        "title": item.title,
        "index_title": item.index_title,
        "lead": item.lead,
        "groups": [{"id": e.id, "text": e.text} for e in item.entries if isinstance(e, Group)],
        "measures": _measures(plan, item),
        "order": [entry.id for entry in item.entries],
    }


def _measures(plan: Plan, item: Item) -> list[MeasureDump]:
    """Each with the group that it stands under."""
    measures: list[MeasureDump] = []
    group: Group | None = None
    for entry in item.entries:
        if isinstance(entry, Group):
            group = entry
        else:
            measures.append(_measure(plan, entry, group))
    return measures


def _measure(plan: Plan, measure: Measure, group: Group | None) -> MeasureDump:
    return {
        "id": measure.id,
        "group": group.text if group else None,
        "group_id": group.id if group else None,
        "text": measure.text,
        "new": measure.new,
        "timing": _timing(plan, measure),
        "timing_reference": _day(measure.timing_reference),
        "timing_year": measure.timing_year,
        "measure_type": str(measure.measure_type),
        "details": [_detail(detail) for detail in measure.details],
    }


def _detail(detail: Detail) -> DetailDump:
    return {"id": detail.id, "text": detail.text, "new": detail.new}


def _timing(plan: Plan, measure: Measure) -> TimingDump:
    return {"text": measure.timing_text}


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
        "status": str(entry.status),
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
        "recorded_at": entry.recorded_at,
        "recorded_by": entry.recorded_by,
    }


def _text(entity: int, mark: str, text: str) -> TextDump:
    return {"id": entity, "mark": mark, "text": text}


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _age(entry: ProgressEntry) -> tuple[datetime.date, str, int]:
    return entry.as_of, entry.recorded_at, entry.id


_NOTE_MARK = re.compile(r"[(（]?(?:注|※)[ 　]?[0-9０-９]*[)）:：]?[ 　]*")
