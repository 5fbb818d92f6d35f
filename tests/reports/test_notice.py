"""お知らせ: the letter, whole, and without gaps where something is missing."""

from __future__ import annotations

from msgspec.structs import replace

from desktop_app.domain.plan import Paragraph as PlanParagraph
from desktop_app.domain.plan import Part, Plan, SenderLine
from desktop_app.reports.document import (
    Paragraph,
    ReportDocument,
    Role,
    SoftBreak,
    Table,
    Typeface,
)
from tests.helpers.sample import submitted_plan
from tests.reports.plans import build


def roles(document: ReportDocument) -> list[Role]:
    return [b.role for b in document.sections[0].blocks if isinstance(b, Paragraph)]


def sender(document: ReportDocument) -> list[list[str]]:
    table = next(b for b in document.sections[0].blocks if isinstance(b, Table))
    return [[c.paragraphs[0].text for c in row.cells] for row in table.rows]


def test_the_submitted_letter_has_its_parts_in_order() -> None:
    document = build("notice", submitted_plan())
    assert document.typeface is Typeface.MINCHO
    assert roles(document) == [
        Role.LETTER_DATE,
        Role.ADDRESSEE,
        Role.SUBJECT,
        *[Role.LETTER_TEXT] * 4,
        Role.CLOSING,
        Role.ATTACHMENT,
    ]


def test_the_subject_is_broken_between_phrases_and_keeps_its_words() -> None:
    blocks = build("notice", submitted_plan()).sections[0].blocks
    subject = next(b for b in blocks if isinstance(b, Paragraph) and b.role is Role.SUBJECT)
    first, middle, second = subject.inlines
    assert isinstance(middle, SoftBreak)
    assert subject.text == submitted_plan().notice_subject
    assert not isinstance(first, SoftBreak)
    assert not isinstance(second, SoftBreak)
    assert first.text.endswith("関して")


def test_labels_that_cannot_be_spread_stand_with_their_text() -> None:
    lines = (SenderLine(1, "V", "会社名", "会社"), SenderLine(2, "V", "TEL.", "000-0000"))
    document = build("notice", Plan(1, sender_lines=lines))
    assert sender(document) == [["会社名", "会社"], ["", "TEL. 000-0000"]]


def test_several_attachments_stand_below_each_other() -> None:
    attachments = tuple(
        PlanParagraph(n, str(n), Part.ATTACHMENT, text=text) for n, text in enumerate("あい")
    )
    document = build("notice", Plan(1, paragraphs=attachments))
    marks = [
        (b.mark, b.text)
        for b in document.sections[0].blocks
        if isinstance(b, Paragraph) and b.role is Role.ATTACHMENT
    ]
    assert marks == [("添付資料：", "あ"), ("　", "い")]


def test_what_is_missing_leaves_no_gap() -> None:
    assert roles(build("notice", Plan(1))) == [Role.SUBJECT, Role.CLOSING]


def test_without_a_date_of_its_own_the_letter_has_that_of_the_plan() -> None:
    plan = replace(submitted_plan(), notice_date=None)
    first = build("notice", plan).sections[0].blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text == "2023年5月12日"
