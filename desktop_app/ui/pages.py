"""The pages of an open plan: one line each, in the order of the rail at the left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.support.i18n import N_
from desktop_app.ui.page_context import PageContext
from desktop_app.ui.views.document_page import DocumentPage
from desktop_app.ui.views.overview_page import OverviewPage
from desktop_app.ui.views.progress_page import ProgressPage
from desktop_app.ui.views.register_page import RegisterPage
from desktop_app.ui.views.report_page import ReportPage
from desktop_app.ui.views.schedule_page import SchedulePage
from desktop_app.ui.views.traceability_page import TraceabilityPage
from desktop_app.ui.views.versions_page import VersionsPage


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of the rail; it is made when it is first shown."""

    name: str
    words: str
    icon: str
    make: Callable[[PageContext], QWidget]


PAGES: Final[tuple[PageEntry, ...]] = (
    PageEntry("plan", N_("計画"), "list-tree", lambda context: context.plan_page),
    PageEntry("progress", N_("進捗"), "clipboard-check", ProgressPage.of),
    PageEntry("schedule", N_("工程表"), "chart-no-axes-gantt", SchedulePage.of),
    PageEntry("overview", N_("概況"), "gauge", OverviewPage.of),
    PageEntry("register", N_("報告の記録"), "history", RegisterPage.of),
    PageEntry("versions", N_("版"), "archive", VersionsPage.of),
    PageEntry("report", N_("報告書"), "file-text", ReportPage.of),
    PageEntry("document", N_("文書"), "file-pen", DocumentPage.of),
    PageEntry("traceability", N_("関連"), "grid-3x3", TraceabilityPage.of),
)
"""A page may have `commit_pending()` (takes over what is being typed), `save_layout()` and
`follow_font()`; the desk calls them.
"""
