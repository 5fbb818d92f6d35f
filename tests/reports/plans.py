"""Plans for the tests of reports: small ones, and the odd ones that a form must bear."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Mapping

from msgspec.structs import replace

from desktop_app.domain.plan import (
    Cause,
    Chapter,
    Detail,
    Group,
    Incident,
    Item,
    Link,
    Measure,
    Note,
    Order,
    Paragraph,
    Part,
    Plan,
    Requirement,
    RootCause,
    SenderLine,
)
from desktop_app.domain.progress import ProgressEntry, Status
from desktop_app.reports.document import ReportDocument
from desktop_app.reports.options import ReportOptions
from desktop_app.reports.registry import REPORTS, build_report
from tests.helpers.sample import submitted_plan

AS_OF = datetime.date(2024, 3, 31)
ILLEGAL = "\x00\x08\x0b\x1f\ud800\ufffe"
AWKWARD = f"<b>&amp;\"'😀𠮷髙\t改\n行{ILLEGAL}～－"
LONG_TEXT = "文章" * 1000
LONG_TITLE = "とても長い題名" * 43

_ids = itertools.count(1)


def build(
    name: str, plan: Plan, entries: Mapping[int, ProgressEntry] | None = None
) -> ReportDocument:
    """The report as of the tests' day."""
    return build_report(name, plan, options=ReportOptions(as_of=AS_OF), entries=entries or {})


def measure(
    text: str = "施策",
    timing: str = "4月～",
    *,
    new: bool = False,
    details: tuple[str, ...] = (),
    new_details: tuple[str, ...] = (),
) -> Measure:
    """A measure with details, the new ones last."""
    lines = [Detail(next(_ids), "V", line) for line in details]
    lines += [Detail(next(_ids), "V", line, new=True) for line in new_details]
    return Measure(next(_ids), "V", text, timing_text=timing, new=new, details=tuple(lines))


def group(text: str) -> Group:
    """小見出し."""
    return Group(next(_ids), "V", text)


def item(*entries: Measure | Group, title: str = "項目", lead: str = "") -> Item:
    """項目."""
    return Item(next(_ids), "V", title, lead=lead, entries=entries)


def chapter(*items: Item, title: str = "章", notes: tuple[str, ...] = ()) -> Chapter:
    """章."""
    return Chapter(
        next(_ids), "V", title, items, tuple(Note(next(_ids), "V", note) for note in notes)
    )


def plan_of(*chapters: Chapter, new_note: str = "") -> Plan:
    """A plan with nothing but chapters."""
    return Plan(next(_ids), title="計画", company="会社", chapters=chapters, new_note=new_note)


def entry(
    of: Measure, status: Status | None, text: str = "", next_steps: str = ""
) -> ProgressEntry:
    """A record of that measure."""
    return ProgressEntry(
        next(_ids), of.id, AS_OF, status, report_wording=text, next_steps=next_steps
    )


def causes_plan(
    incidents: str, causes: str, roots: str, links: tuple[tuple[str, str], ...]
) -> Plan:
    """Incidents, causes and root causes of one letter each, linked by their letters."""
    ids = {letter: next(_ids) for letter in incidents + causes + roots}
    return Plan(
        next(_ids),
        incidents=tuple(Incident(ids[letter], "V", letter) for letter in incidents),
        causes=tuple(Cause(ids[letter], "V", letter) for letter in causes),
        root_causes=tuple(RootCause(ids[letter], "V", letter) for letter in roots),
        links=tuple(Link(next(_ids), "V", ids[a], ids[b]) for a, b in links),
    )


def big_plan(measures: int) -> Plan:
    """Chapters of ten items of ten measures."""
    count = iter(range(measures))
    items = [
        item(
            *(
                measure(f"施策{n}の実施", new=n % 7 == 0, details=("細目の文" * 10,))
                for n in itertools.islice(count, 10)
            ),
            lead="前文",
        )
        for _ in range(-(-measures // 10))
    ]
    return plan_of(*(chapter(*items[at : at + 10]) for at in range(0, len(items), 10)))


def awkward_plan() -> Plan:
    """Every text awkward or very long, every list with an empty member."""
    odd_item = item(
        group(AWKWARD),
        measure(LONG_TEXT, "", new=True, details=(AWKWARD, LONG_TEXT)),
        measure("", AWKWARD * 10, new_details=("",)),
        group("[末尾]"),
        title=LONG_TITLE,
        lead=LONG_TEXT,
    )
    order = Order(next(_ids), "V", AWKWARD, LONG_TEXT, (Requirement(next(_ids), "V", AWKWARD),))
    return replace(
        causes_plan("A", "ab", "r", (("a", "A"),)),
        title=LONG_TITLE,
        company=AWKWARD,
        date=AS_OF,
        notice_addressee=AWKWARD,
        notice_subject=LONG_TITLE,
        chapters=(chapter(odd_item, item(title="")), chapter(title=AWKWARD, notes=(AWKWARD,))),
        orders=(order, Order(next(_ids), "V")),
        paragraphs=tuple(
            Paragraph(next(_ids), "V", part, mark, AWKWARD)
            for part in Part
            for mark in ("", "・", "※", "１．")
        ),
        sender_lines=(
            SenderLine(next(_ids), "V", "会社名", AWKWARD),
            SenderLine(next(_ids), "V", "TEL.", "000"),
        ),
    )


def reported(plan: Plan) -> dict[int, ProgressEntry]:
    """Entries for all measures but the first, in every status."""
    text = f"・{AWKWARD}\n{LONG_TEXT}"
    pairs = zip(plan.measures()[1:], itertools.cycle(Status), strict=False)
    return {m.id: entry(m, status, text, AWKWARD) for m, status in pairs}


def variants() -> dict[str, ReportDocument]:
    """Every report on every kind of plan."""
    submitted = submitted_plan()
    red = replace(
        submitted,
        chapters=tuple(
            replace(c, notes=(), items=tuple(_reddened(i) for i in c.items))
            for c in submitted.chapters
        ),
    )
    plans = {
        "empty": Plan(1),
        "six": plan_of(*(chapter(title=str(n)) for n in range(6))),
        "submitted": submitted,
        "red": red,
        "awkward": awkward_plan(),
        "hundred": big_plan(100),
    }
    documents = {
        f"{name}-{key}": build(name, plan, reported(plan))
        for name in REPORTS
        for key, plan in plans.items()
    }
    return documents | {"progress-nothing": build("progress", submitted)}


def _reddened(old: Item) -> Item:
    entries = tuple(
        replace(entry, new=True) if isinstance(entry, Measure) else entry for entry in old.entries
    )
    return replace(old, entries=entries)
