"""An open plan on screen: the rail at the left and the page that it names."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.application.session import PlanChanged
from desktop_app.domain.plan import Plan
from desktop_app.domain.register import announcement
from desktop_app.support.i18n import _
from desktop_app.ui.actions import Actions
from desktop_app.ui.dialogs.asking import accepted
from desktop_app.ui.page_context import PageContext
from desktop_app.ui.pages import LARGE, PAGES, SURVEYED
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.register_words import announcement_words
from desktop_app.ui.report_names import report_words
from desktop_app.ui.search_desk import SearchDesk
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.step_showing import StepShowing
from desktop_app.ui.stepped import AFTER_FIRST_SIGHT_MS, Stepped
from desktop_app.ui.survey_desk import SurveyDesk
from desktop_app.ui.widgets.navigation import NavigationRail
from desktop_app.ui.widgets.notice_bar import NoticeBar
from desktop_app.ui.widgets.page_stack import PageStack
from desktop_app.ui.widgets.search_field import SearchField
from desktop_app.ui.widgets.status_line import StatusLine


@runtime_checkable
class _TakesFocus(Protocol):
    def take_focus(self) -> None: ...


@runtime_checkable
class _Commits(Protocol):
    def commit_pending(self) -> None: ...


@runtime_checkable
class _HasLayout(Protocol):
    def save_layout(self) -> None: ...


@runtime_checkable
class _FollowsFont(Protocol):
    def follow_font(self) -> None: ...


@runtime_checkable
class _ShowsOnly(Protocol):
    def show_only(self, measures: Sequence[int], why: str) -> None: ...


@runtime_checkable
class _HasAreas(Protocol):
    def areas(self) -> Sequence[tuple[QWidget, QWidget]]: ...


@runtime_checkable
class _Freezes(Protocol):
    def freeze(self) -> None: ...


_OWED = frozenset({"report", "question", "plan", "version"})
"""Kinds that change what is owed to the authority."""
_REPORT_OF_PAGE = {"plan": "plan", "progress": "progress"}
"""Which report 「Wordに出力」 means on a page; elsewhere the one chosen last in 報告書."""
NARROW = 930
"""Below this many logical pixels at 10 pt the rail shows icons only, and where it is too low."""


@runtime_checkable
class _SendsSheets(Protocol):
    def copy_sheet_for_departments(self) -> None: ...


@runtime_checkable
class _TakesAfter(Protocol):
    def take_after(self, other: QWidget) -> None: ...


class PageDesk(QWidget):
    """Makes each page when it is first wanted, and keeps all of them on one survey."""

    def __init__(
        self,
        signals: SessionSignals,
        actions: Actions,
        preferences: Preferences,
        plan_page: QWidget,
        *,
        today: datetime.date,
        read_plan: Callable[[Path], Plan | None],
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        survey_desk = SurveyDesk(signals, today=today, parent=self)
        self.context = PageContext(
            signals,
            actions,
            preferences,
            survey_desk,
            plan_page,
            self,
            page=self.page,
            read_plan=read_plan,
        )
        self.rail = NavigationRail()
        self._stack = PageStack()
        self._made: dict[str, QWidget] = {}
        self._bar: NoticeBar | None = None
        self._owed_is_known = False
        self._surveying: Stepped | None = None
        self._search: SearchDesk | None = None
        self._wanted = ""
        for entry in PAGES:
            self.rail.add_page(entry.name, _(entry.words), entry.icon)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        row.addLayout(self._column, 1)
        self.rail.chosen.connect(self._choose_page)
        self.context.page_wanted.connect(self.show_page)
        actions.other_pane.triggered.connect(self._go_to_next_area)
        self.context.rows_wanted.connect(self.show_rows)
        self.context.report_chosen.connect(lambda _name: self._name_report())
        StepShowing(self.context, self)
        self.show_page(PAGES[0].name)
        self._announce(signals, today)
        signals.plan_changed.connect(lambda event: self._follow_register(signals, today, event))

    @property
    def current(self) -> str:
        """The name of the page that is shown."""
        shown = self._stack.currentWidget()
        return next(name for name, page in self._made.items() if page is shown)

    def page(self, name: str) -> QWidget:
        """A page, made if it was not wanted before."""
        if name not in self._made:
            entry = next(each for each in PAGES if each.name == name)
            self._made[name] = entry.make(self.context)
            self._stack.addWidget(self._made[name])
        return self._made[name]

    def show_page(self, name: str) -> None:
        """Goes to a page; the cursor too."""
        self.commit_pending()
        self._wanted = ""
        page = self.page(name)
        self._stack.setCurrentWidget(page)
        if name == "register" and self._bar is not None:
            self._bar.close_bar()
            self._forget_bar()
        self.rail.show_current(name)
        self._name_report()
        self.context.counted.emit("")
        if isinstance(page, _TakesFocus):
            page.take_focus()

    @property
    def report(self) -> str:
        """The report that is meant on the page that is shown, else the one chosen last."""
        return _REPORT_OF_PAGE.get(self.current, self.context.report)

    def _name_report(self) -> None:
        self.context.actions.name_report(report_words(self.report))

    def take_after(self, other: PageDesk) -> None:
        """The 基準日, the page and the choices of another window on the same plan."""
        self.context.desk.set_as_of(other.context.desk.as_of)
        self.context.desk.set_ahead(other.context.desk.ahead)
        for name, former in other._made.items():
            page = self.page(name) if isinstance(former, _TakesAfter) else None
            if isinstance(page, _TakesAfter):
                page.take_after(former)
        self.show_page(other.current)

    def showEvent(self, event: QShowEvent) -> None:
        """Begins to count what 進捗, 工程表 and 概況 will ask for, while nobody waits for it."""
        super().showEvent(event)
        if self._surveying is None:
            self._surveying = Stepped(self.context.desk.steps(), self)
            self._surveying.done.connect(self._show_wanted)
            self._surveying.failed.connect(self._show_wanted)
            self._surveying.start(after_ms=AFTER_FIRST_SIGHT_MS)

    def _choose_page(self, name: str) -> None:
        """A page of a large plan waits for its survey while the window stays at hand."""
        counting = self._surveying is not None and self._surveying.is_running
        if name in SURVEYED and counting and len(self.context.signals.plan.measures()) > LARGE:
            self._wanted = name
            self.context.said.emit(_("集計しています…"))
        else:
            self.show_page(name)

    def _show_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.context.said.emit("")
            self.show_page(wanted)

    def stop(self) -> None:
        """Nothing is read any more."""
        if self._surveying is not None:
            self._surveying.cancel()
        if self._search is not None:
            self._search.end()

    def tell(self, status: StatusLine, search: SearchField) -> None:
        """Lets the pages speak in the status line, and the field in the toolbar search them."""
        self._search = SearchDesk(self.context, self, search, manage=self.manage_departments)
        self.context.said.connect(status.say)
        self.context.counted.connect(status.set_counts)

    def show_rows(self, measures: Sequence[int], why: str) -> None:
        """進捗 with these measures only; `why` says what they have in common."""
        self.show_page("progress")
        page = self.page("progress")
        if isinstance(page, _ShowsOnly):
            page.show_only(measures, why)

    def freeze_version(self) -> None:
        """版 with its question for a new one."""
        self.show_page("versions")
        page = self.page("versions")
        if isinstance(page, _Freezes):
            page.freeze()

    def manage_departments(self, department: int | None = None) -> None:
        """部署の管理, as of the 基準日."""
        from desktop_app.ui.dialogs.department_dialog import DepartmentDialog

        dialog = DepartmentDialog(self, self.context.signals, on=self.context.desk.as_of)
        if department is not None:
            dialog.choose(department)
        accepted(dialog)

    def copy_department_sheet(self) -> None:
        """進捗, with its table for the departments on the clipboard."""
        self.show_page("progress")
        page = self.page("progress")
        if isinstance(page, _SendsSheets):
            page.copy_sheet_for_departments()

    def commit_pending(self) -> None:
        """Takes over what is being typed on any page."""
        for page in self._made.values():
            if isinstance(page, _Commits):
                page.commit_pending()

    def save_layout(self) -> None:
        """Remembers columns and the like."""
        for page in self._made.values():
            if isinstance(page, _HasLayout):
                page.save_layout()

    def follow_font(self) -> None:
        """Heights and widths after the font's size changed."""
        self._fit_rail()
        for page in self._made.values():
            if isinstance(page, _FollowsFont):
                page.follow_font()

    def _go_to_next_area(self) -> None:
        """Around the areas of a page that has some, each with the widget that takes the cursor."""
        page, focused = self._stack.currentWidget(), QApplication.focusWidget()
        if not isinstance(page, _HasAreas):
            return
        areas = [each for each in page.areas() if each[1].isVisible() and each[1].isEnabled()]
        here = -1
        for place, (area, _target) in enumerate(areas):
            if focused is not None and (area is focused or area.isAncestorOf(focused)):
                here = place
        if areas:
            areas[(here + 1) % len(areas)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    def _announce(self, signals: SessionSignals, today: datetime.date) -> None:
        """What is owed to the authority, said on start in a strip that hinders nothing; what has
        changed since then is said anew, unless somebody sent the strip away.
        """
        told = announcement(signals.plan, on=today)
        words = announcement_words(told)
        if self._bar is not None:
            self._bar.close_bar()
            self._bar = None
        if not words:
            return
        late = told.report is not None and (told.report.days or 0) < 0
        late = late or any((each.days or 0) < 0 for each in told.questions)
        bar = NoticeBar(
            words,
            tone="warning" if late else "info",
            offers=[(_("報告の記録を開く"), lambda: self.show_page("register"))],
        )
        self._column.insertWidget(0, bar)
        bar.dismissed.connect(self._forget_bar)
        self._bar = bar

    def _follow_register(
        self, signals: SessionSignals, today: datetime.date, event: PlanChanged
    ) -> None:
        if not self._owed_is_known and any(c.kind in _OWED for c in event.changes):
            self._announce(signals, today)

    def _forget_bar(self) -> None:
        self._bar, self._owed_is_known = None, True

    def _fit_rail(self) -> None:
        narrow = self.width() < NARROW * self.fontMetrics().height() / 13
        low = self.height() < self.rail.lowest(with_words=True)
        self.rail.set_icons_only(icons_only=narrow or low)
