"""The pages of an open plan: one line each, in the order of the rail at the left."""

from __future__ import annotations

import importlib
from typing import Final, Protocol, cast

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from desktop_app.support.i18n import N_
from desktop_app.ui.page_context import PageContext

_VIEWS: Final = "desktop_app.ui.views"


class _Makes(Protocol):
    def of(self, context: PageContext) -> QWidget: ...


class PageEntry(Struct, frozen=True):
    """A page of the rail; it is loaded and made when it is first shown. `place` is the module in
    `views` and the class in it; without one it is the page that the plan opened with.
    """

    name: str
    words: str
    icon: str
    place: str = ""

    def load(self) -> None:
        """Reads the page's code; harmless the second time."""
        if self.place:
            self._class()

    def make(self, context: PageContext) -> QWidget:
        """The page."""
        return self._class().of(context) if self.place else context.plan_page

    def _class(self) -> _Makes:
        module, _, name = self.place.partition(":")
        return cast("_Makes", getattr(importlib.import_module(f"{_VIEWS}.{module}"), name))


PAGES: Final[tuple[PageEntry, ...]] = (
    PageEntry("plan", N_("計画"), "list-tree"),
    PageEntry("progress", N_("進捗"), "clipboard-check", "progress_page:ProgressPage"),
    PageEntry("schedule", N_("工程表"), "chart-no-axes-gantt", "schedule_page:SchedulePage"),
    PageEntry("overview", N_("概況"), "gauge", "overview_page:OverviewPage"),
    PageEntry("register", N_("報告の記録"), "history", "register_page:RegisterPage"),
    PageEntry("versions", N_("版"), "archive", "versions_page:VersionsPage"),
    PageEntry("report", N_("報告書"), "file-text", "report_page:ReportPage"),
    PageEntry("document", N_("文書"), "file-pen", "document_page:DocumentPage"),
    PageEntry("traceability", N_("関連"), "grid-3x3", "traceability_page:TraceabilityPage"),
)
"""A page may have `commit_pending()` (takes over what is being typed), `save_layout()` and
`follow_font()`; the desk calls them.
"""
SURVEYED: Final = frozenset({"progress", "schedule", "overview"})
"""Pages that show where every measure stands."""
LARGE: Final = 2_000
"""Measures, from which on counting them would be felt."""
