"""`notice`: お知らせ, the cover letter of the publication."""

from __future__ import annotations

from desktop_app.domain.plan import Part, Plan, SenderLine
from desktop_app.reports.context import Context
from desktop_app.reports.document import (
    Anchor,
    AnchorKind,
    Block,
    Cell,
    PageForm,
    Paragraph,
    Properties,
    ReportDocument,
    Role,
    Row,
    Section,
    Table,
    TableLook,
    Typeface,
    plain,
)
from desktop_app.reports.form_words import NoticeWords
from desktop_app.reports.layout import CELL_MARGIN_MM, PAGES, POINTS_PER_MM, SENDER_WIDTHS, STYLES
from desktop_app.reports.parts import broken, told
from desktop_app.reports.text_measure import balanced_lines, is_full_width
from desktop_app.reports.wording import Wording

NAME = "notice"
_SUBJECT_EMS = PAGES[PageForm.LETTER].text_width * POINTS_PER_MM / STYLES[Role.SUBJECT].size * 0.95

_SENDER_EMS = (SENDER_WIDTHS[1] - 2 * CELL_MARGIN_MM) * POINTS_PER_MM / STYLES[
    Role.SENDER_TEXT
].size  # fmt: skip


def build_notice(context: Context) -> ReportDocument:
    """Date, addressee, sender, subject, text, 以上, attachments; what is missing leaves no gap."""
    plan, options, wording = context.given.plan, context.options, context.wording
    date = options.date or plan.notice_date or plan.date
    blocks: list[Block] = []
    if date:
        blocks.append(plain(Role.LETTER_DATE, wording.date(date)))
    if plan.notice_addressee:
        blocks.append(plain(Role.ADDRESSEE, plan.notice_addressee))
    if plan.sender_lines:
        blocks.append(_sender_table(plan.sender_lines, wording.notice))
    blocks.append(_subject(plan, wording))
    blocks += [
        plain(Role.LETTER_TEXT, paragraph.mark + paragraph.text)
        for paragraph in told(plan.paragraphs_of(Part.NOTICE))
    ]
    blocks.append(plain(Role.CLOSING, wording.notice.closing))
    blocks += _attachments(plan, wording.notice)
    title = plan.notice_subject or wording.notice.title
    return ReportDocument(
        NAME,
        Properties(title, plan.company, wording.notice.subject, date or options.as_of, plan.id),
        Typeface.MINCHO,
        (Section(PageForm.LETTER, tuple(blocks)),),
    )


def _subject(plan: Plan, wording: Wording) -> Paragraph:
    """The subject in even lines, broken between phrases."""
    subject = plan.notice_subject or plan.title or wording.plan.title
    lines = balanced_lines(subject, limit_ems=_SUBJECT_EMS)
    return Paragraph(Role.SUBJECT, broken(lines), anchor=Anchor(AnchorKind.SECTION, "notice"))


def _sender_table(lines: tuple[SenderLine, ...], words: NoticeWords) -> Table:
    rows = tuple(_sender_row(line) for line in lines)
    return Table(TableLook.BARE, SENDER_WIDTHS, (), rows, words.sender_table, flush_right=True)


def _sender_row(line: SenderLine) -> Row:
    """A label such as 「TEL.」 stands with its text: spread over the column it would fall apart."""
    label, text = line.label, line.text
    if not all(is_full_width(character) for character in label):
        label, text = "", f"{label} {text}"
    lines = balanced_lines(text, limit_ems=_SENDER_EMS)
    sender = Paragraph(Role.SENDER_TEXT, broken(lines))
    return Row((Cell((plain(Role.SENDER_LABEL, label),)), Cell((sender,))))


def _attachments(plan: Plan, words: NoticeWords) -> list[Block]:
    """One below the other, only the first with the word 「添付資料」 before it."""
    attachments = told(plan.paragraphs_of(Part.ATTACHMENT))
    return [
        plain(
            Role.ATTACHMENT,
            attachment.mark + attachment.text,
            mark="　" if place else words.attachment,
        )
        for place, attachment in enumerate(attachments)
    ]
