"""The pages of an open plan: one line each, in the order of the rail at the left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.support.i18n import N_
from desktop_app.ui.actions import Actions
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.survey_desk import SurveyDesk
from desktop_app.ui.views.progress_page import ProgressPage
from desktop_app.ui.views.register_page import RegisterPage


class PageContext(QObject):
    """What a page is given. It tells the window by signals: `said` (a sentence for the status
    line), `counted` (what is shown of how many), `page_wanted` (the name of another page),
    `rows_wanted` (measures that 進捗 is to show, and why in words).
    """

    said = Signal(str)
    counted = Signal(str)
    page_wanted = Signal(str)
    rows_wanted = Signal(object, str)

    def __init__(
        self,
        signals: SessionSignals,
        actions: Actions,
        preferences: Preferences,
        desk: SurveyDesk,
        plan_page: QWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.signals = signals
        self.actions = actions
        self.preferences = preferences
        self.desk = desk
        self.plan_page = plan_page


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
    PageEntry("register", N_("報告の記録"), "history", RegisterPage.of),
)
"""A page may have `commit_pending()` (takes over what is being typed), `save_layout()` and
`follow_font()`; the desk calls them.
"""
