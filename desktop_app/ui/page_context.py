"""What the pages of one open plan have in common, and how they speak to the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.plan import Plan
from desktop_app.ui.actions import Actions
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.survey_desk import SurveyDesk


class PageContext(QObject):
    """What a page is given; `read_plan` reads the plan of another file. It tells the window by
    signals: `said` (a sentence for the status line), `counted` (what is shown of how many),
    `page_wanted` (the name of another page), `rows_wanted` (measures that 進捗 is to show, and why
    in words), `report_chosen` (the report that 報告書 turned to, which is kept in `report`).
    """

    said = Signal(str)
    counted = Signal(str)
    page_wanted = Signal(str)
    rows_wanted = Signal(object, str)
    report_chosen = Signal(str)

    def __init__(
        self,
        signals: SessionSignals,
        actions: Actions,
        preferences: Preferences,
        desk: SurveyDesk,
        plan_page: QWidget,
        parent: QObject,
        *,
        page: Callable[[str], QWidget],
        read_plan: Callable[[Path], Plan | None],
    ) -> None:
        super().__init__(parent)
        self.signals = signals
        self.actions = actions
        self.preferences = preferences
        self.desk = desk
        self.plan_page = plan_page
        self.page = page
        self.read_plan = read_plan
        self.report = "plan"
