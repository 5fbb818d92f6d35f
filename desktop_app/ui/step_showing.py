"""元に戻す and やり直し are seen where they happened, on another page if need be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from desktop_app.application.session import PlanChanged
from desktop_app.domain.changes import Change, Changed
from desktop_app.domain.tree import find_path
from desktop_app.ui.models.outline import ROW_KINDS
from desktop_app.ui.page_context import PageContext

if TYPE_CHECKING:
    from desktop_app.ui.views.page_desk import PageDesk

_OF_ROWS: Final = ("plan", "progress", "schedule", "traceability")
_OF_PROGRESS: Final = ("progress", "plan")
_OF_TEXTS: Final = ("document",)
_SHOWN_ON: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(ROW_KINDS, _OF_ROWS),
    "assignment": ("plan", "progress"),
    "timing_proposal": ("plan", "progress", "versions"),
    "progress_entry": _OF_PROGRESS,
    "occurrence": _OF_PROGRESS,
    "status_word": (*_OF_PROGRESS, "schedule"),
    "link": ("traceability", "plan", "document"),
    "plan": (*_OF_TEXTS, "register"),
    **dict.fromkeys(("paragraph", "sender_line", "order", "incident", "root_cause"), _OF_TEXTS),
    **dict.fromkeys(("requirement", "cause"), (*_OF_TEXTS, "traceability")),
    "report": ("register",),
    "question": ("register",),
    "version": ("versions",),
}
"""The pages on which a kind is seen; the first is where it is edited."""
_SHOW_ALL: Final = frozenset({"report", "overview"})
"""Pages on which everything is seen in another form."""


class StepShowing(QObject):
    """Leads there once a step was taken back or done again."""

    def __init__(self, context: PageContext, desk: PageDesk) -> None:
        super().__init__(desk)
        self._context = context
        self._desk = desk
        context.signals.plan_changed.connect(self._on_plan_changed)

    def _on_plan_changed(self, event: PlanChanged) -> None:
        if event.cause == "edit" or self._desk.current in _SHOW_ALL or self._compares():
            return
        told = [each for each in event.changes if each.kind in _SHOWN_ON]
        if not told:
            return
        current = self._desk.current
        change = next((each for each in told if current in _SHOWN_ON[each.kind]), told[0])
        if current not in _SHOWN_ON[change.kind]:
            self._desk.show_page(_SHOWN_ON[change.kind][0])
        if self._desk.current == "document":
            self._show_text(change)
        elif self._desk.current == "register":
            self._show_report(change)

    def _compares(self) -> bool:
        """Whether the comparison with the plan as it is stands in view."""
        from desktop_app.ui.views.versions_page import VersionsPage

        page = self._context.page("versions") if self._desk.current == "versions" else None
        return isinstance(page, VersionsPage) and page.comparison.isVisible()

    def _show_text(self, change: Change) -> None:
        from desktop_app.ui.views.document_page import DocumentPage

        page = self._context.page("document")
        field = next(iter(change.after), "") if isinstance(change, Changed) else ""
        if isinstance(page, DocumentPage) and page.can_show(change.id, field):
            page.show_entity(change.id, field)

    def _show_report(self, change: Change) -> None:
        from desktop_app.ui.views.register_page import RegisterPage

        page = self._context.page("register")
        path = find_path(self._context.signals.plan, change.id)
        if path and len(path) > 1 and isinstance(page, RegisterPage):
            page.reports.show_entity(path[1].id)  # a question stands below its report
