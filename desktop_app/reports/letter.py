"""`letter`: 報告書（鑑）, the letter to the authority with which a report goes out."""

from __future__ import annotations

import datetime

from desktop_app.domain.plan import Plan, SenderLine
from desktop_app.reports.comparison_report import differs
from desktop_app.reports.context import Context
from desktop_app.reports.counts import counted_words, nothing_recorded, repeats_aside
from desktop_app.reports.document import (
    Anchor,
    AnchorKind,
    Block,
    Cell,
    PageForm,
    ReportDocument,
    Role,
    Row,
    Section,
    Table,
    TableLook,
    Typeface,
    plain,
)
from desktop_app.reports.layout import FORMAL_SENDER_WIDTH
from desktop_app.reports.movements import changes_head, movements_of

NAME = "letter"
_HONORIFICS = ("殿", "様", "御中", "各位")


def build_letter(context: Context) -> ReportDocument:
    """文書番号, date, addressee, sender, subject, text, 記, 以上; what is unknown leaves no gap,
    but for a date that the register doesn't know: it is left to be filled in.
    """
    wording, words = context.wording, context.wording.letter
    date = context.options.date or usual_day(context.given.words, context.options.as_of)
    number = context.options.document_number
    blocks: list[Block] = [plain(Role.FORMAL_RIGHT, number)] if number else []
    day = wording.date(date) if date else wording.common.blank_date
    blocks.append(plain(Role.FORMAL_RIGHT, day))
    blocks += _addressee(context)
    blocks += _sender(context)
    anchor = Anchor(AnchorKind.SECTION, NAME)
    blocks.append(plain(Role.FORMAL_SUBJECT, words.title, anchor=anchor))
    blocks.append(plain(Role.FORMAL_TEXT, _opening(context)))
    blocks.append(plain(Role.FORMAL_TEXT, words.resolve))
    blocks.append(plain(Role.FORMAL_MIDDLE, words.middle))
    for place, (head, lines) in enumerate(_points(context), start=1):
        blocks.append(plain(Role.FORMAL_HEAD, head, mark=wording.number(place)))
        blocks += [plain(Role.FORMAL_ITEM, line) for line in lines]
    blocks.append(plain(Role.FORMAL_CLOSING, words.closing))
    section = Section(PageForm.FORMAL, tuple(blocks))
    return context.document(NAME, words.title, words.subject, Typeface.MINCHO, section)


def usual_day(plan: Plan, as_of: datetime.date) -> datetime.date | None:
    """The day of a letter that nobody has dated: that on which its report is sent, or is due."""
    here = next((report for report in plan.reports if report.as_of == as_of), None)
    return (here.submitted_on or here.due_on) if here else None


def addressee_of(context: Context) -> str:
    """To whom: by choice, else by the register of this report or of the last one, else as usual."""
    if context.options.addressee:
        return context.options.addressee
    reports = context.given.words.reports
    here = [r.addressee for r in reports if r.as_of == context.options.as_of]
    known = (*here, *(report.addressee for report in reports))
    return next((name for name in known if name), context.wording.letter.usual_addressee)


def _addressee(context: Context) -> list[Block]:
    name = addressee_of(context)
    empty = plain(Role.FORMAL_ADDRESSEE, "")
    lines = name.split("\n")
    if not lines[-1].rstrip().endswith(_HONORIFICS):
        lines[-1] = context.wording.letter.honorific.format(name=lines[-1])
    named = [plain(Role.FORMAL_ADDRESSEE, line) for line in lines]
    return [empty, *named, empty]


def _sender(context: Context) -> list[Block]:
    """Company, then title and name, in a block at the right, set flush left."""
    words, plan = context.wording.letter, context.given.plan
    company = _line_of(plan.sender_lines, words.company_label) or plan.company
    signs = _line_of(plan.sender_lines, words.representative_label)
    lines = [line for line in (company, signs) if line]
    if not lines:
        return []
    rows = tuple(Row((Cell((plain(Role.FORMAL_SENDER, line),)),)) for line in lines)
    return [
        Table(
            TableLook.BARE, (FORMAL_SENDER_WIDTH,), (), rows, words.sender_table, flush_right=True
        )
    ]


def _line_of(lines: tuple[SenderLine, ...], label: str) -> str:
    return next((line.text for line in lines if line.label == label), "")


def _contact(lines: tuple[SenderLine, ...], label: str) -> list[str]:
    """The person to ask with the lines below, which have no label of their own."""
    labels = [line.label for line in lines]
    if label not in labels:
        return []
    at = labels.index(label)
    found = [lines[at].text]
    for line in lines[at + 1 :]:
        if line.label:
            break
        found.append(line.text)
    return found


def _opening(context: Context) -> str:
    words, plan = context.wording.letter, context.given.words
    submitted = plan.submitted_on or plan.date
    form = words.opening if submitted else words.opening_undated
    return form.format(
        submitted=context.wording.date(submitted) if submitted else "",
        as_of=context.as_of,
        number=context.title_number,
    )


def _points(context: Context) -> list[tuple[str, list[str]]]:
    words = context.wording.letter
    points = [
        (words.overview, [_overview(context)]),
        (changes_head(context), [_changes(context)]),
        (words.attachments, attachments(context)),
    ]
    contact = _contact(context.given.plan.sender_lines, words.contact_label)
    return [*points, (words.contact, contact)] if contact else points


def _overview(context: Context) -> str:
    words = context.wording.letter
    counts = context.counts()
    total = sum(counts.values())
    if not total:
        return words.overview_empty
    form = words.overview_none if nothing_recorded(counts) else words.overview_text
    return form.format(
        total=context.wording.number(total),
        repeats=repeats_aside(context),
        counts=counted_words(counts, context.wording),
    )


def _changes(context: Context) -> str:
    wording, words, moved = context.wording, context.wording.letter, movements_of(context)
    if moved is None:
        return wording.common.no_former
    counted = moved.counted(wording)
    if not counted:
        return wording.common.nothing
    places = range(2, len(_titles(context)) + 1)
    attached = (words.attached.format(number=wording.number(place)) for place in places)
    return words.changes_text.format(
        parts=counted, attached=wording.summary.joiner.join(attached), number=wording.number(3)
    )


def attachments(context: Context) -> list[str]:
    """別添1 and so on, each with the title that it bears."""
    wording = context.wording
    return [
        wording.letter.attachment.format(number=wording.number(place), title=title)
        for place, title in enumerate(_titles(context), start=1)
    ]


def _titles(context: Context) -> list[str]:
    """The report, 総括表, and 新旧対照表 where something in the plan changed."""
    wording, former = context.wording, context.given.former
    titles = [wording.progress.title, wording.summary.title]
    if former is not None and differs(former.plan, context.given.plan):
        titles.append(wording.comparison.title)
    return [title + context.title_number for title in titles]
