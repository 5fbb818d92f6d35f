"""What the program wants to know, asked in a strip above the page that never blocks."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.application.commands import ChangeField
from desktop_app.application.session import PlanChanged
from desktop_app.support.i18n import _
from desktop_app.ui.open_plan import OpenPlan
from desktop_app.ui.services import Services
from desktop_app.ui.widgets.basic import button
from desktop_app.ui.widgets.notice_bar import NoticeBar


class Asks(QObject):
    """Asks each thing once by itself, and again when the user wants to answer anew."""

    name_taken = Signal(str)

    def __init__(
        self, window: QObject, services: Services, *, notify: Callable[[NoticeBar], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._notify = notify

    def ask_name(self) -> NoticeBar:
        """Who works here."""
        bar = name_bar(self._services.user_name, self._take_name)
        self._notify(bar)
        return bar

    def ask_name_once(self) -> None:
        """Unless it was told before, or the question was sent away: another plan or language does
        not answer it.
        """
        preferences = self._services.preferences
        if not preferences.user_name and not preferences.flag("name_asked", default=False):
            decline = partial(preferences.set_flag, "name_asked", value=True)
            self.ask_name().dismissed.connect(decline)

    def forget_name(self) -> None:
        """Takes the question away."""
        for bar in self._window.findChildren(NameBar):
            bar.close_bar()

    def ask_date_once(self, plan: OpenPlan) -> None:
        """When a plan without a date is to be submitted."""
        asked = f"date_asked_{plan.session.plan.id}"
        preferences = self._services.preferences
        missing = plan.session.plan.date is None and not plan.session.read_only
        if missing and not preferences.flag(asked, default=False):
            preferences.set_flag(asked, value=True)
            self.ask_date(plan)

    def ask_date(self, plan: OpenPlan) -> None:
        """The date of a plan."""
        id_, signals = plan.session.plan.id, plan.signals
        day = plan.session.plan.date or self._services.now().date()
        bar = date_bar(day, lambda day: signals.execute(ChangeField(id_, "date", day.isoformat())))
        signals.plan_changed.connect(bar.follow)
        self._notify(bar)

    def _take_name(self, name: str) -> None:
        self._services.preferences.user_name = name
        self.name_taken.emit(name)


class NameBar(NoticeBar):
    """Asks who works here."""


def name_bar(proposed: str, take: Callable[[str], None]) -> NameBar:
    """Who works here; the name stands in the history of the plan."""
    field = QLineEdit(proposed)
    field.setAccessibleName(_("利用者の名前"))
    field.setMinimumWidth(field.fontMetrics().horizontalAdvance("あ") * 12)
    field.setMaximumWidth(field.fontMetrics().horizontalAdvance("あ") * 16)

    def accept() -> None:
        name = " ".join(field.text().split())
        if name:
            take(name)
            bar.close_bar()

    field.returnPressed.connect(accept)
    bar = NameBar(
        _("変更の履歴に残す利用者の名前を入力してください。後から「編集」メニューで変えられます。"),
        content=_row(field, button(_("この名前にする"), accept)),
        standing=True,
    )
    return bar


class DateBar(NoticeBar):
    """Asks for the date of a plan, until it has one."""

    def follow(self, event: PlanChanged) -> None:
        """The date may be entered elsewhere, too."""
        if event.plan.date is not None:
            self.close_bar()


def date_bar(proposed: datetime.date, take: Callable[[datetime.date], object]) -> DateBar:
    """When the plan is to be submitted: dates without a year are read from there."""
    from desktop_app.ui.widgets.day_field import DayField

    field = DayField(_("提出予定日"), on=proposed, required=True)
    field.show_day(proposed)

    def accept() -> None:
        day = field.day()
        if day is not None:
            take(day)
            bar.close_bar()

    bar = DateBar(
        _(
            "計画の提出予定日を入力してください。年の書かれていない実施時期を、その日から読み取ります。"
        ),
        tone="warning",
        content=_row(field, button(_("この日にする"), accept)),
        standing=True,
    )
    return bar


def _row(field: QWidget, key: QWidget) -> QWidget:
    content = QWidget()
    row = QHBoxLayout(content)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(field)
    row.addWidget(key)
    return content
