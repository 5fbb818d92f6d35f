"""Two rounds of a small plan: what was reported before, and what is reported now."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from msgspec.structs import replace

from desktop_app.domain.plan import Detail, Measure, Plan
from desktop_app.domain.progress import ProgressEntry, Status
from desktop_app.domain.report_input import (
    ComparedWith,
    FormerReport,
    MeasureState,
    ReportInput,
)
from desktop_app.reports.document import (
    Emphasis,
    Inline,
    Paragraph,
    ReportDocument,
    Role,
    Run,
    SoftBreak,
    Table,
)
from desktop_app.reports.options import ReportOptions
from desktop_app.reports.registry import make_report
from tests.reports.plans import AS_OF, chapter, entry, group, item, measure, plan_of

BEFORE = datetime.date(2023, 9, 30)

DONE = measure("社長メッセージの発信", "2～4月", details=("全事業所へ",))
REWORDED = measure("対話の充実", "7月～", details=("主要な事業所における意見交換",))
LATER = measure("全社指針の整備", "2023年10月")
MOVING = measure("窓口の設置", "10月")
NEW = measure("外部有識者による評価", "2024年度～", details=("年1回評価",))
GONE = measure("社内報への掲載", "8月")
OTHER = measure("教育の実施", "4月～")

_ITEM = item(DONE, REWORDED, LATER, MOVING, GONE, title="統制の強化")
_SECOND = item(OTHER, title="教育")
_CHAPTERS = (chapter(_ITEM, title="統制環境"), chapter(_SECOND, title="統制措置"))
OLD_PLAN = plan_of(*_CHAPTERS)


def _changed(old: Measure, text: str) -> Measure:
    line: Detail = replace(old.details[0], text=text)
    return replace(old, details=(line,))


def _new_plan() -> Plan:
    reworded = _changed(REWORDED, "全ての事業所における意見交換")
    later = replace(LATER, timing_text="2024年6月")
    entries = (DONE, reworded, later, MOVING, group("追加"), NEW)
    first = replace(_CHAPTERS[0], items=(replace(_ITEM, entries=entries),))
    return replace(OLD_PLAN, chapters=(first, _CHAPTERS[1]))


NEW_PLAN = _new_plan()


def record(of: Measure, status: Status | None, text: str = "", reason: str = "") -> ProgressEntry:
    """An entry of the round before."""
    return replace(entry(of, status, text), as_of=BEFORE, reason=reason)


def two_rounds(**chosen: object) -> ReportInput:
    """社長メッセージ was 実施済 before; 窓口 moved on to 実施済; one measure is new, one gone."""
    done = record(DONE, Status.DONE, "発信した")
    former = {
        DONE.id: done,
        REWORDED.id: record(REWORDED, Status.CONTINUING),
        LATER.id: record(LATER, Status.IN_PROGRESS),
        MOVING.id: record(MOVING, Status.PREPARING),
        GONE.id: record(GONE, Status.NOT_STARTED),
        OTHER.id: record(OTHER, Status.CONTINUING, "実施した"),
    }
    now = {
        DONE.id: replace(done, id=done.id + 10_000, as_of=AS_OF, unchanged=True),
        REWORDED.id: entry(REWORDED, Status.CONTINUING, "・26事業所で実施", "9月までに一巡"),
        LATER.id: entry(LATER, Status.IN_PROGRESS, "9件を改正"),
        MOVING.id: entry(MOVING, Status.DONE, "設置した", "－"),
        NEW.id: entry(NEW, Status.PREPARING, "検討中"),
        OTHER.id: entry(OTHER, Status.CONTINUING, "毎月実施した"),
    }
    states = {
        m.id: MeasureState(
            m.id,
            now[m.id],
            former.get(m.id),
            lead="営業本部" if m is OTHER else "総務部",
            done_in=1 if m is DONE else None,
        )
        for m in NEW_PLAN.measures()
    }
    given = ReportInput(
        plan=NEW_PLAN,
        words=NEW_PLAN,
        states=states,
        former=FormerReport(BEFORE, OLD_PLAN, 1, former),
        compared=ComparedWith(OLD_PLAN),
    )
    return replace(given, **chosen)


def told(name: str, given: ReportInput | None = None, **options: object) -> ReportDocument:
    """The report of the second round."""
    chosen = replace(ReportOptions(as_of=AS_OF, number=2), **options)
    return make_report(name, given or two_rounds(), chosen)


def paragraphs(document: ReportDocument) -> Iterator[Paragraph]:
    """Every paragraph, in cells too."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                for row in (*block.header, *block.rows):
                    for cell in row.cells:
                        yield from cell.paragraphs


def tables(document: ReportDocument) -> list[Table]:
    """The tables."""
    return [b for section in document.sections for b in section.blocks if isinstance(b, Table)]


def rows(table: Table) -> list[list[str]]:
    """The words of each cell."""
    return [[" / ".join(p.text for p in c.paragraphs) for c in row.cells] for row in table.rows]


def row_of(document: ReportDocument, text: str) -> list[str]:
    """The first row that has the words in any cell."""
    found = (row for table in tables(document) for row in rows(table))
    return next(row for row in found if any(text in cell for cell in row))


def marked(document: ReportDocument, emphasis: Emphasis) -> list[str]:
    """The words of an emphasis."""
    return [
        run.text
        for paragraph in paragraphs(document)
        for run in paragraph.inlines
        if isinstance(run, Run) and run.emphasis is emphasis
    ]


def words(inlines: tuple[Inline, ...]) -> str:
    """The words of inlines."""
    return "".join("" if isinstance(part, SoftBreak) else part.text for part in inlines)


def texts(document: ReportDocument, role: Role) -> list[str]:
    """The words of every paragraph of that role."""
    return [p.text for p in paragraphs(document) if p.role is role]
