"""One survey of the plan for all pages: the 基準日 that they share, read again when it is stale."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QObject, Signal

from desktop_app.application.session import PlanChanged
from desktop_app.application.status import DEFAULT_WEEKS, KnownRows, Past, Survey, survey
from desktop_app.domain.register import announcement
from desktop_app.ui.session_signals import SessionSignals


class SurveyDesk(QObject):
    """Hands out the survey of one 基準日; pages that are not seen cost nothing.

    `changed` says that there is another one to be fetched, `moved` that it is of another day.
    """

    changed = Signal()
    moved = Signal()

    def __init__(self, signals: SessionSignals, *, today: datetime.date, parent: QObject) -> None:
        super().__init__(parent)
        self._signals = signals
        self._past = Past(signals.session.kept)
        self._known = KnownRows()
        self._today = today
        self._as_of = self._first_day()
        self._weeks = DEFAULT_WEEKS
        self._survey: Survey | None = None
        signals.plan_changed.connect(self._on_plan_changed)

    @property
    def today(self) -> datetime.date:
        """The day on which the plan was opened."""
        return self._today

    @property
    def as_of(self) -> datetime.date:
        """基準日."""
        return self._as_of

    @property
    def weeks(self) -> int:
        """How far "due next" looks ahead."""
        return self._weeks

    @property
    def survey(self) -> Survey:
        """Where the plan stands as of the 基準日."""
        if self._survey is None:
            session = self._signals.session
            self._survey = survey(
                session.plan,
                session.kept,
                as_of=self._as_of,
                weeks=self._weeks,
                past=self._past,
                known=self._known,
            )
        return self._survey

    def set_as_of(self, day: datetime.date) -> None:
        """Looks at another day."""
        if day != self._as_of:
            self._as_of = day
            self._survey = None
            self.moved.emit()

    def set_weeks(self, weeks: int) -> None:
        """Looks further ahead, or less far."""
        if weeks != self._weeks:
            self._weeks = weeks
            self._survey = None
            self.changed.emit()

    def _first_day(self) -> datetime.date:
        """The 基準日 of the report that is due, else today."""
        owed = announcement(self._signals.plan, on=self._today).report
        return (owed.report.as_of if owed else None) or self._today

    def _on_plan_changed(self, _event: PlanChanged) -> None:
        self._survey = None
        self.changed.emit()
