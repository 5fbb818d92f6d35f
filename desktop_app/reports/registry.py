"""The reports by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import ProgressEntry
from desktop_app.domain.report_input import ReportInput, bare_input
from desktop_app.reports import (
    comparison_report,
    decision,
    letter,
    notice,
    plan_report,
    progress_report,
    summary,
)
from desktop_app.reports.context import Context, make_context
from desktop_app.reports.document import Paper, ReportDocument, Section, Table
from desktop_app.reports.kept import WORDING
from desktop_app.reports.line_ends import with_good_ends
from desktop_app.reports.options import ReportOptions
from desktop_app.reports.parts import fitted
from desktop_app.reports.progress_rows import is_inside
from desktop_app.reports.wording import kept_wording, load_wording

Builder = Callable[[Context], ReportDocument]


class Report(Struct, frozen=True):
    """A report that can be chosen; `file_stem` begins the name of its file."""

    name: str
    file_stem: str
    builder: Builder


REPORTS: Mapping[str, Report] = {
    report.name: report
    for report in (
        Report(plan_report.NAME, "業務改善計画の概要", plan_report.build_plan_report),
        Report(notice.NAME, "お知らせ", notice.build_notice),
        Report(
            progress_report.NAME,
            "業務改善計画_実施状況報告",
            progress_report.build_progress_report,
        ),
        Report(summary.NAME, "業務改善計画_総括表", summary.build_summary),
        Report(
            comparison_report.NAME,
            "業務改善計画_新旧対照表",
            comparison_report.build_comparison,
        ),
        Report(letter.NAME, "業務改善計画_報告書（鑑）", letter.build_letter),
        Report(decision.NAME, "業務改善計画_決裁", decision.build_decision),
    )
}


def make_report(name: str, given: ReportInput, options: ReportOptions) -> ReportDocument:
    """The report of that name.

    Raises KeyError for a name that is not in `REPORTS`.
    """
    kept = given.settings.get(WORDING)
    wording = (kept_wording(kept) if kept else load_wording()).for_report(
        given.words, calendar=options.calendar, wide_digits=options.wide_digits
    )
    context = make_context(given, options, wording)
    document = replace(
        REPORTS[name].builder(context),
        marks=options.marks,
        fonts=options.fonts,
        paper=options.paper,
    )
    header = "　".join(part for part in (_for_whom(name, context), _draft_line(context)) if part)
    sections = tuple(
        replace(_fitted(section, options.paper), header=header) for section in document.sections
    )
    return with_good_ends(replace(document, sections=sections))


def build_report(
    name: str,
    plan: Plan,
    *,
    options: ReportOptions,
    entries: Mapping[int, ProgressEntry],
) -> ReportDocument:
    """The report of a plan without versions; `entries` is the entry that holds per measure."""
    return make_report(name, bare_input(plan, entries), options)


def _for_whom(name: str, context: Context) -> str:
    """「社内用」 on each page of what is not for the authority."""
    inside = name == progress_report.NAME and is_inside(context)
    return context.wording.common.internal if inside else ""


def _draft_line(context: Context) -> str:
    """「（案）」 with time and version; while answers are missing it stands there by itself."""
    common, options = context.wording.common, context.options
    if options.drafted_at is None:
        return common.draft if context.given.draft else ""
    at = options.drafted_at
    time = f"{at.hour}:{at.minute:02d}"
    return common.draft_line.format(
        at=f"{context.wording.date(at.date())} {context.wording.number(time)}",
        version=context.given.version or common.draft_working,
    )


def _fitted(section: Section, paper: Paper) -> Section:
    if paper is Paper.A4:
        return section
    blocks = tuple(
        fitted(block, paper, form=section.form) if isinstance(block, Table) else block
        for block in section.blocks
    )
    return replace(section, blocks=blocks)
