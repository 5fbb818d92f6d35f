"""A table of every option and report: which kinds of words the option changes there.

After a wanted change, write it anew with `python -m tests.reports.golden` and read the difference
before committing it.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from desktop_app.domain.comparison import Marking
from desktop_app.domain.plan import SenderLine
from desktop_app.domain.report_input import ReportInput
from desktop_app.reports.document import (
    FontFamily,
    MarkStyle,
    Paper,
    Paragraph,
    ReportDocument,
    Table,
)
from desktop_app.reports.options import Calendar, ProgressForm
from desktop_app.reports.registry import REPORTS
from tests.reports.plans import AS_OF
from tests.reports.rounds import NEW_PLAN, paragraphs, told, two_rounds, words

CHOICES: tuple[tuple[str, object], ...] = (
    ("as_of", AS_OF + datetime.timedelta(days=1)),
    ("number", 5),
    ("date", AS_OF + datetime.timedelta(days=30)),
    ("calendar", Calendar.WAREKI),
    ("calendar", Calendar.BOTH),
    ("wide_digits", True),
    ("marks", MarkStyle.UNDERLINE),
    ("marks", MarkStyle.BRACKET),
    ("marking", Marking.PHRASES),
    ("new_note", "別の注"),
    *(("form", form) for form in ProgressForm if form is not ProgressForm.MINISTRY),
    ("fold_done", True),
    ("old_left", True),
    ("chapters", (1,)),
    ("departments", ("営業本部",)),
    ("paper", Paper.A3),
    ("fonts", FontFamily.YU),
    ("fonts", FontFamily.MS),
    ("drafted_at", datetime.datetime.combine(AS_OF, datetime.time(9, 5))),
    ("document_number", "戦略第1号"),
    ("addressee", "監視等委員会委員長"),
)
_NOTHING = "－"


def option_table() -> str:
    """A block per option, a line per report."""
    given = _given()
    usual = {name: told(name, given) for name in REPORTS}
    blocks = []
    for option, value in CHOICES:
        shown = "・".join(map(str, value)) if isinstance(value, tuple) else str(value)
        lines = [f"{option} = {shown}"]
        for name, before in usual.items():
            after = told(name, given, **{option: value})
            kinds = " ".join(changed_kinds(before, after)) or _NOTHING
            lines.append(f"  {name:<11}{kinds}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def changed_kinds(before: ReportDocument, after: ReportDocument) -> list[str]:
    """The kinds of what stands in one of both only, in the order of the alphabet."""
    one, other = Counter(_parts(before)), Counter(_parts(after))
    return sorted({kind for kind, _words in (one - other) + (other - one)})


def _given() -> ReportInput:
    """Two rounds of a plan with everything that an option can touch."""
    plan = replace(
        NEW_PLAN,
        date=AS_OF.replace(year=2023),
        sender_lines=(SenderLine(1, "V", "会社名", "会社"),),
        chapters=tuple(
            replace(c, items=tuple(replace(i, lead="前文") for i in c.items))
            for c in NEW_PLAN.chapters
        ),
    )
    return replace(two_rounds(), plan=plan, words=plan)


def _parts(document: ReportDocument) -> Iterator[tuple[str, object]]:
    yield "Word", (document.fonts, document.marks)
    yield "paper", document.paper
    yield "properties", document.properties
    for section in document.sections:
        yield "page-form", section.form
        yield "header", section.header
        if section.footer:
            yield "footer", section.footer.text
            yield "legend", words(section.footer.legend)
        for block in section.blocks:
            if isinstance(block, Table):
                shares = tuple(round(w / sum(block.widths_mm), 2) for w in block.widths_mm)
                yield "columns", (block.look, shares)
    yield "order", tuple(p.role for p in paragraphs(document))
    for paragraph in paragraphs(document):
        yield str(paragraph.role), _said(paragraph)


def _said(paragraph: Paragraph) -> tuple[object, ...]:
    return paragraph.mark, paragraph.mark_emphasis, paragraph.inlines, paragraph.starts_page
