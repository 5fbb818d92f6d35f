"""Where the open plan stands as of the chosen day, read once for all views that show it."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop_app.application.schedule import EarlierDates, Schedule, schedule
from desktop_app.application.status import DEFAULT_WEEKS, Past, Survey, survey
from desktop_app.domain.plan import Plan
from desktop_app.ui.session_signals import SessionSignals


class Standing(QObject):
    """Holds 基準日 and weeks. `changed` says that what was read is old; the next look reads anew."""

    changed = Signal()

    def __init__(
        self,
        signals: SessionSignals,
        now: Callable[[], datetime.datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._signals = signals
        self._now = now
        self._as_of = now().date()
        self._weeks = DEFAULT_WEEKS
        self._past = Past(signals.session.records)
        self._earlier = EarlierDates(signals.session.records)
        self._survey: Survey | None = None
        self._schedule: Schedule | None = None
        signals.plan_changed.connect(self._forget)

    @property
    def plan(self) -> Plan:
        """The plan as it stands."""
        return self._signals.plan

    @property
    def as_of(self) -> datetime.date:
        """基準日."""
        return self._as_of

    @property
    def today(self) -> datetime.date:
        """The day on which somebody looks."""
        return self._now().date()

    @property
    def weeks(self) -> int:
        """How far ahead "due next" looks."""
        return self._weeks

    def choose_day(self, as_of: datetime.date) -> None:
        """Another 基準日."""
        if as_of != self._as_of:
            self._as_of = as_of
            self._forget()

    def choose_weeks(self, weeks: int) -> None:
        """Another look ahead."""
        if weeks != self._weeks:
            self._weeks = weeks
            self._forget()

    @property
    def survey(self) -> Survey:
        """Where every measure stands."""
        if self._survey is None:
            self._survey = survey(
                self.plan,
                self._signals.session.records,
                as_of=self._as_of,
                weeks=self._weeks,
                past=self._past,
            )
        return self._survey

    @property
    def schedule(self) -> Schedule:
        """The same as bars."""
        if self._schedule is None:
            self._schedule = schedule(
                self.plan, self.survey, today=self.today, earlier=self._earlier
            )
        return self._schedule

    def _forget(self) -> None:
        self._survey = None
        self._schedule = None
        self.changed.emit()
