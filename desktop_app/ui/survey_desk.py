"""One survey of the plan for all pages: the 基準日 that they share, read again when it is stale."""

from __future__ import annotations

import datetime
from collections.abc import Generator
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.application.session import PlanChanged
from desktop_app.domain.register import announcement
from desktop_app.ui.session_signals import SessionSignals

if TYPE_CHECKING:
    from desktop_app.application.status import Survey
    from desktop_app.application.survey_rows import KnownRows
    from desktop_app.application.surveying import Past
    from desktop_app.domain.ahead import Ahead
    from desktop_app.domain.plan import Report


class SurveyDesk(QObject):
    """Hands out the survey of one 基準日; pages that are not seen cost nothing.

    `changed` says that there is another one to be fetched, `moved` that it is of another day.
    """

    changed = Signal()
    moved = Signal()

    def __init__(self, signals: SessionSignals, *, today: datetime.date, parent: QObject) -> None:
        super().__init__(parent)
        self._signals = signals
        self._today = today
        self._as_of = self._first_day()
        self._ahead: Ahead | None = None
        self._survey: Survey | None = None
        self._began = object()
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
    def rounds(self) -> tuple[Report, ...]:
        """The reports with their 基準日, the latest first."""
        told = [(each.as_of, each) for each in self._signals.plan.reports if each.as_of]
        return tuple(each for _day, each in sorted(told, key=lambda pair: pair[0], reverse=True))

    @property
    def ahead(self) -> Ahead:
        """How far "due next" looks ahead."""
        from desktop_app.domain.ahead import DEFAULT_AHEAD

        return self._ahead or DEFAULT_AHEAD

    @cached_property
    def _past(self) -> Past:
        from desktop_app.application.surveying import Past

        return Past(self._signals.session.kept)

    @cached_property
    def _known(self) -> KnownRows:
        from desktop_app.application.survey_rows import KnownRows

        return KnownRows()

    @cached_property
    def _known_today(self) -> KnownRows:
        from desktop_app.application.survey_rows import KnownRows

        return KnownRows()

    @property
    def survey(self) -> Survey:
        """Where the plan stands as of the 基準日."""
        if self._survey is None:
            from desktop_app.application.surveying import survey

            self._began = object()
            session = self._signals.session
            self._survey = survey(
                session.plan,
                session.kept,
                as_of=self._as_of,
                ahead=self.ahead,
                past=self._past,
                known=self._known,
            )
        return self._survey

    @property
    def is_ready(self) -> bool:
        """Whether the survey is there for the asking."""
        return self._survey is not None

    def steps(self) -> Generator[object, None, None]:
        """Makes the survey before anybody asks, in steps that keep nobody waiting; an edit or
        another day on the way ends it.
        """
        began = self._began = object()
        for step in self._steps():
            yield step
            if self._began is not began:
                return

    def _steps(self) -> Generator[None, None, None]:
        from desktop_app.application.surveying import survey_steps
        from desktop_app.application.versions import VersionQueries

        session, as_of = self._signals.session, self._as_of
        version = VersionQueries(session.kept).newest(on=as_of)
        if version is not None and version.root:
            yield from session.records.plan_steps(version.root)
        self._survey = yield from survey_steps(
            session.plan,
            session.kept,
            as_of=as_of,
            ahead=self.ahead,
            past=self._past,
            known=self._known,
        )

    def overdue_today(self) -> Generator[object, None, int]:
        """How many are 期限超過 today, whatever the 基準日; in steps, for nobody waits for it."""
        from desktop_app.application.surveying import survey_steps

        session = self._signals.session
        told = yield from survey_steps(
            session.plan,
            session.kept,
            as_of=self._today,
            past=self._past,
            known=self._known_today,
        )
        return len(told.overdue)

    def set_as_of(self, day: datetime.date) -> None:
        """Looks at another day."""
        if day != self._as_of:
            self._as_of = day
            self._forget()
            self.moved.emit()

    def set_ahead(self, ahead: Ahead) -> None:
        """Looks further ahead, or less far."""
        if ahead != self.ahead:
            self._ahead = ahead
            self._forget()
            self.changed.emit()

    def _first_day(self) -> datetime.date:
        """The 基準日 of the report that is due, else today."""
        owed = announcement(self._signals.plan, on=self._today).report
        return (owed.report.as_of if owed else None) or self._today

    def _forget(self) -> None:
        self._survey, self._began = None, object()

    def _on_plan_changed(self, _event: PlanChanged) -> None:
        self._forget()
        self.changed.emit()
