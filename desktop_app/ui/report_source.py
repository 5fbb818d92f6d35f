"""What each report is asked for in one open plan, and the way from there to its blocks."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from desktop_app.application.report_input import report_input, settings_of
from desktop_app.application.status import Past
from desktop_app.application.versions import VersionQueries
from desktop_app.domain.errors import DomainError
from desktop_app.domain.report_input import ReportInput
from desktop_app.reports.document import ReportDocument
from desktop_app.reports.kept import KEPT_CHOICES, kept_settings, with_kept
from desktop_app.reports.registry import REPORTS, make_report
from desktop_app.support.faults import sentence
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.report_fields import Offered, SettingField, fields_of
from desktop_app.ui.report_order import Draft, ReportOrder, usual_order
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.survey_desk import SurveyDesk

_ORDER = ("plan", "progress", "summary", "comparison", "notice", "letter", "decision")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from the file for a report; `build` may run on any thread."""

    order: ReportOrder
    given: ReportInput

    def build(self) -> ReportDocument:
        """The blocks."""
        return make_report(self.order.report, self.given, self.order.options)


class ReportSource(QObject):
    """Keeps what was chosen for each report. What nobody chose follows the plan and the 基準日 of
    the window. `changed` carries the name of a report, "" for all.
    """

    changed = Signal(str)

    def __init__(
        self,
        signals: SessionSignals,
        preferences: Preferences,
        desk: SurveyDesk,
        now: Callable[[], datetime.datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._signals = signals
        self._preferences = preferences
        self._desk = desk
        self.now = now
        self._past = Past(signals.session.records)
        self._chosen: dict[str, dict[str, str]] = {name: {} for name in REPORTS}
        self._settings: dict[str, Mapping[str, str]] = {}
        desk.moved.connect(self._tell_changed)
        desk.changed.connect(self._tell_changed)

    def _tell_changed(self) -> None:
        self.changed.emit("")

    @property
    def names(self) -> tuple[str, ...]:
        """The reports in the order of the list."""
        return tuple(sorted(REPORTS, key=_rank))

    def order(self, report: str) -> ReportOrder:
        """What the report is asked for now; a choice that the plan no longer has is left out."""
        order = usual_order(self._signals.plan, report, as_of=self._desk.as_of)
        kept = self._kept(self._chosen[report].get("version", ""))
        order = replace(order, options=with_kept(order.options, kept, report))
        for setting in fields_of(report):
            text = self._text(report, setting, kept=bool(kept))
            if text is not None:
                order = _taken(setting, order, text)
        return order

    def choose(self, report: str, setting: SettingField, text: str) -> None:
        """Takes a choice over and remembers it, if it is of that kind."""
        if setting.name == "version":
            for name in KEPT_CHOICES:
                self._chosen[report].pop(name, None)
        self._chosen[report][setting.name] = text
        if setting.remembered:
            self._preferences.set_text(f"report_{report}/{setting.name}", text)
        self.changed.emit(report)

    def offered(self, order: ReportOrder) -> Offered:
        """What there is to choose from."""
        plan, records = self._signals.plan, self._signals.session.records
        names = (each.name_on(order.options.as_of) for each in plan.departments)
        departments = tuple(dict.fromkeys(filter(None, names)))
        return Offered(order.report, plan, records.versions(), departments)

    def read(self, order: ReportOrder) -> Reading:
        """Reads the file; on the window's thread. Raises DomainError."""
        session = self._signals.session
        given = report_input(session.plan, session.records, order.wish, past=self._past)
        if order.draft is not Draft.AUTO:
            given = replace(given, draft=order.draft is Draft.YES)
        at = self.now() if order.draft is Draft.YES else None
        options = replace(order.options, drafted_at=at)
        return Reading(replace(order, options=options), given)

    def settings(self) -> dict[str, str]:
        """What a version made now keeps of words and choices."""
        return kept_settings({name: self.order(name).options for name in REPORTS})

    def _kept(self, version: str) -> Mapping[str, str]:
        """What the version keeps that is to be printed again; read once."""
        if version not in self._settings:
            try:
                queries = VersionQueries(self._signals.session.records)
                self._settings[version] = settings_of(queries, version)
            except DomainError:
                return {}  # told where the report is read
        return self._settings[version]

    def _text(self, report: str, setting: SettingField, *, kept: bool) -> str | None:
        """`kept`: a version says how its report looks, unless that was chosen afterwards."""
        chosen = self._chosen[report].get(setting.name)
        if kept and setting.name in KEPT_CHOICES:
            return chosen
        if chosen is None and setting.remembered:
            return self._preferences.text(f"report_{report}/{setting.name}") or None
        return chosen


def _rank(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _taken(setting: SettingField, order: ReportOrder, text: str) -> ReportOrder:
    """What was remembered by another version of the program may mean nothing here."""
    try:
        return setting.take(order, text)
    except ValueError:
        return order


def fault_words(fault: Exception) -> str:
    """Why a report can't be made; what nobody foresaw is raised again."""
    if isinstance(fault, DomainError):
        return sentence(fault.code, fault.values)
    raise fault
