"""Golden dumps: text that a person can judge. After a wanted change, write them anew with
`python -m tests.reports.golden` and read the difference before committing it.
"""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import ProgressEntry, Status
from desktop_app.reports.document import ReportDocument
from desktop_app.reports.text_dump import dump_document
from tests.helpers.sample import submitted_plan
from tests.reports.fictional import fictional_reports
from tests.reports.option_table import option_table
from tests.reports.plans import build

OPTIONS = "report-options"
FOLDER = Path(__file__).resolve().parents[1] / "golden"


def golden_documents() -> dict[str, ReportDocument]:
    """The documents that are kept, by the name of their file."""
    plan = submitted_plan()
    return {
        "report-plan": build("plan", plan),
        "report-notice": build("notice", plan),
        "report-progress": build("progress", plan, _entries(plan)),
        **{f"report-fictional-{name}": document for name, document in fictional_reports().items()},
    }


def path_of(name: str) -> Path:
    """Where a dump is kept."""
    return FOLDER / f"{name}.txt"


def _entries(plan: Plan) -> dict[int, ProgressEntry]:
    """Openly made-up records of the first measures."""
    record = ProgressEntry(1, 0, build("plan", plan).properties.date, Status.DONE)
    wordings = ("・見本の文一\n・見本の文二", "見本の文", "")
    pairs = zip(plan.measures(), wordings, strict=False)
    return {m.id: replace(record, measure=m.id, report_wording=text) for m, text in pairs}


if __name__ == "__main__":
    for name, document in golden_documents().items():
        path_of(name).write_text(dump_document(document), encoding="utf-8", newline="\n")
    path_of(OPTIONS).write_text(option_table(), encoding="utf-8", newline="\n")
