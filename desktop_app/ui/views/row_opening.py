"""From a figure or a bar to the row in the plan."""

from __future__ import annotations

from desktop_app.ui.page_context import PageContext
from desktop_app.ui.views.plan_page import PlanPage


def open_row(context: PageContext, measure: int) -> None:
    """Goes to 計画, with the cursor on the measure."""
    context.page_wanted.emit("plan")
    if isinstance(context.plan_page, PlanPage):
        context.plan_page.outline.show_row(measure)
        context.plan_page.outline.setFocus()


def open_report(context: PageContext, report: int) -> None:
    """Goes to 報告の記録, with the 提出日 of a report open for typing."""
    from desktop_app.ui.views.register_page import RegisterPage

    context.page_wanted.emit("register")
    page = context.page("register")
    if isinstance(page, RegisterPage):
        page.ask_submitted_on(report)
