"""The fictional plan with its versions and two years of reports, as the reports see it."""

from __future__ import annotations

import datetime
import tempfile
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from desktop_app.application.report_input import Wish, report_input
from desktop_app.cli.new_command import make_plan_file
from desktop_app.domain.report_input import ReportInput
from desktop_app.reports.document import ReportDocument
from desktop_app.reports.options import ProgressForm, ReportOptions
from desktop_app.reports.registry import REPORTS, make_report
from desktop_app.storage.plan_file import reading

AS_OF = datetime.date(2024, 9, 30)
OPTIONS = ReportOptions(as_of=AS_OF, date=datetime.date(2024, 10, 30))


@cache
def fictional_input(
    report: str,
    *,
    version: str = "",
    compare_with: str = "",
    as_of: datetime.date = AS_OF,
    number: int | None = None,
) -> ReportInput:
    """What a report of the fictional plan is made from."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.kaizen"
        make_plan_file(file, sample="fictional", who="山田")
        with reading(file) as store:
            wish = Wish(report, as_of, version, compare_with, number)
            return report_input(store.load(), store, wish)


def fictional_reports() -> dict[str, ReportDocument]:
    """Every report that tells what happened since the one before, and the forms of progress."""
    names = [name for name in REPORTS if name not in ("plan", "notice")]
    documents = {name: make_report(name, fictional_input(name), OPTIONS) for name in names}
    given = fictional_input("progress")
    folded = make_report("progress", given, replace(OPTIONS, fold_done=True))
    forms = {
        str(form): make_report("progress", given, replace(OPTIONS, form=form))
        for form in ProgressForm
        if form is not ProgressForm.MINISTRY
    }
    return documents | {"folded": folded} | forms
