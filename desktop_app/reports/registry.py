"""The reports by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import ProgressEntry
from desktop_app.reports import notice, plan_report, progress_report
from desktop_app.reports.document import ReportDocument
from desktop_app.reports.options import ReportOptions
from desktop_app.reports.wording import Wording, load_wording

Builder = Callable[[Plan, ReportOptions, Mapping[int, ProgressEntry], Wording], ReportDocument]


@dataclass(frozen=True, slots=True)
class Report:
    """A report that can be chosen; `file_stem` begins the name of its file."""

    name: str
    file_stem: str
    builder: Builder


def _plan(
    plan: Plan, options: ReportOptions, _: Mapping[int, ProgressEntry], wording: Wording
) -> ReportDocument:
    return plan_report.build_plan_report(plan, options, wording)


def _notice(
    plan: Plan, options: ReportOptions, _: Mapping[int, ProgressEntry], wording: Wording
) -> ReportDocument:
    return notice.build_notice(plan, options, wording)


REPORTS: Mapping[str, Report] = {
    report.name: report
    for report in (
        Report(plan_report.NAME, "業務改善計画の概要", _plan),
        Report(notice.NAME, "お知らせ", _notice),
        Report(
            progress_report.NAME,
            "業務改善計画_実施状況報告",
            progress_report.build_progress_report,
        ),
    )
}


def build_report(
    name: str,
    plan: Plan,
    *,
    options: ReportOptions,
    entries: Mapping[int, ProgressEntry],
) -> ReportDocument:
    """The report of that name; `entries` is the entry that holds on `options.as_of` per measure.

    Raises KeyError for a name that is not in `REPORTS`.
    """
    return REPORTS[name].builder(plan, options, entries, load_wording())
