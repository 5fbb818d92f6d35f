"""What each report is asked for in one open plan, and the way from there to its blocks."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Generator, Mapping

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from desktop_app.application.report_input import WORKING, report_input_steps
from desktop_app.application.surveying import Past
from desktop_app.application.versions import VersionQueries
from desktop_app.domain.errors import DomainError
from desktop_app.domain.plan import Plan
from desktop_app.domain.register import day_of
from desktop_app.domain.report_input import ReportInput
from desktop_app.domain.version import Version, standing
from desktop_app.reports.document import ReportDocument
from desktop_app.reports.doubts import report_doubts
from desktop_app.reports.kept import KEPT_CHOICES, kept_settings, with_kept
from desktop_app.reports.options import ReportOptions
from desktop_app.reports.registry import REPORTS, make_report
from desktop_app.support.faults import sentence
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.report_fields import Offered, SettingField, fields_of
from desktop_app.ui.report_order import DATED_AS_PLAN, Draft, ReportOrder
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.survey_desk import SurveyDesk

_OF_A_VERSION = ("as_of", "number")
_ORDER = ("plan", "progress", "summary", "comparison", "notice", "letter", "decision")


class Reading(Struct, frozen=True):
    """What was read from the file for a report; `build` may run on any thread."""

    order: ReportOrder
    given: ReportInput

    def build(self) -> ReportDocument:
        """The blocks."""
        return make_report(self.order.report, self.given, self.order.options)

    def doubts(self) -> tuple[str, ...]:
        """What is to be looked at before it goes out."""
        return report_doubts(self.order.report, self.given, self.order.options)


class ReportSource(QObject):
    """Keeps what was chosen for each report. What nobody chose follows the plan and the 基準日 of
    the window. `changed` carries the name of a report, "" for all. `version` is the one that is
    printed until another is chosen.
    """

    changed = Signal(str)

    def __init__(
        self,
        signals: SessionSignals,
        preferences: Preferences,
        desk: SurveyDesk,
        now: Callable[[], datetime.datetime],
        parent: QObject,
        *,
        version: str = "",
    ) -> None:
        super().__init__(parent)
        self._signals = signals
        self._version = version
        self._preferences = preferences
        self._desk = desk
        self.now = now
        self._past = Past(signals.session.records)
        self._chosen: dict[str, dict[str, str]] = {name: {} for name in REPORTS}
        self._of_round: dict[str, str] = {}
        self._latest: tuple[object, datetime.date | None] = (None, None)
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
        version = self._chosen[report].get("version", self._version)
        kept = self._kept(version)
        options = with_kept(ReportOptions(as_of=self._day(report, version)), kept, report)
        order = ReportOrder(report, options, version)
        for setting in fields_of(report):
            text = self._text(report, setting, kept=bool(kept))
            if text is not None:
                order = _taken(setting, order, text)
        return order

    def choose(self, report: str, setting: SettingField, text: str) -> None:
        """Takes a choice over and remembers it, if it is of that kind."""
        if setting.name == "version":
            self._begin_anew(report, text)
        elif setting.name in _OF_A_VERSION:
            self._keep_together(report, setting.name, text)
        self._chosen[report][setting.name] = text
        if setting.remembered:
            self._preferences.set_text(f"report_{report}/{setting.name}", text)
        self.changed.emit(report)

    def take_after(self, other: ReportSource) -> None:
        """What was chosen there is chosen here."""
        self._chosen = {name: dict(chosen) for name, chosen in other._chosen.items()}
        self._of_round = dict(other._of_round)
        self.changed.emit("")

    def _begin_anew(self, report: str, version: str) -> None:
        """A frozen version has its own look, and its own day and number. One that came with a round
        leaves the round when it goes.
        """
        chosen = self._chosen[report]
        brought = self._of_round.pop(report, "")
        from_or_to_frozen = {version, chosen.get("version", "")} - {"", WORKING, brought}
        self._begin_look_anew(report)
        for name in _OF_A_VERSION if from_or_to_frozen else ():
            chosen.pop(name, None)

    def _begin_look_anew(self, report: str) -> None:
        """As the version looked, whatever was chosen for another one."""
        for name in KEPT_CHOICES:
            self._chosen[report].pop(name, None)

    def _keep_together(self, report: str, name: str, text: str) -> None:
        """A round brings its 基準日 along, and the 基準日 of a round that round. A round that was
        frozen is printed as it went out.
        """
        chosen = self._chosen[report]
        self._leave_version(report)
        if name == "number":
            self._take_version(report, text)
            chosen.pop("as_of", None)
            return
        reports = self._plan(chosen.get("version", "")).reports
        number = next((r.number for r in reports if str(r.as_of) == text), None)
        if number is not None:
            chosen.pop("number", None)
            self._take_version(report, str(number))

    def _take_version(self, report: str, number: str) -> None:
        plan, records = self._signals.plan, self._signals.session.records
        own = next((r.version for r in plan.reports if str(r.number) == number), None)
        name = next((v.name for v in standing(records.versions()) if v.root and v.id == own), "")
        if name:
            self._begin_look_anew(report)
            self._chosen[report]["version"] = self._of_round[report] = name

    def _leave_version(self, report: str) -> None:
        """The version that a round brought along goes with it, one that was chosen stays."""
        name = self._of_round.pop(report, "")
        if name and self._chosen[report].get("version") == name:
            del self._chosen[report]["version"]

    @property
    def has_versions(self) -> bool:
        """Whether something else than the draft may be in force."""
        return any(v.root for v in standing(self._signals.session.records.versions()))

    def offered(self, order: ReportOrder) -> Offered:
        """What there is to choose from."""
        records = self._signals.session.records
        plan = self._plan(order.version)
        names = (each.name_on(order.options.as_of) for each in plan.departments)
        departments = tuple(dict.fromkeys(filter(None, names)))
        number, as_of = order.options.number, order.options.as_of
        version = "" if order.report in self._of_round else order.version
        if number is not None:
            as_of = self._usual_day(order.report, version)
        return Offered(
            order.report,
            plan,
            as_of,
            number,
            records.versions(),
            departments,
            self._plan(version).reports,
        )

    def read(self, order: ReportOrder) -> Generator[None, None, Reading]:
        """Reads the file, on the window's thread, in steps. Raises DomainError."""
        session = self._signals.session
        given = yield from report_input_steps(
            session.plan, session.records, order.wish, past=self._past
        )
        if order.draft is not Draft.AUTO:
            given = replace(given, draft=order.draft is Draft.YES)
        at = self.now() if order.draft is Draft.YES else None
        options = replace(order.options, drafted_at=at)
        return Reading(replace(order, options=options), given)

    def settings(self) -> dict[str, str]:
        """What a version made now keeps of words and choices."""
        return kept_settings({name: self.order(name).options for name in REPORTS})

    def show_version(self, report: str, version: str) -> None:
        """Prints that version from now on; WORKING is the draft, "" what is in force."""
        field = next(each for each in fields_of(report) if each.name == "version")
        self.choose(report, field, version)

    def _frozen(self, version: str) -> Version | None:
        """The version of that name; one that is not there is told where the report is read."""
        if version in ("", WORKING):
            return None
        try:
            found = VersionQueries(self._signals.session.records).named(version)
        except DomainError:
            return None
        return found if found.root else None

    def _kept(self, version: str) -> Mapping[str, str]:
        """What the version keeps that is to be printed again."""
        held = self._frozen(version)
        return self._signals.session.records.settings_in(held.root) if held else {}

    def _plan(self, version: str) -> Plan:
        """The plan with the chapters and departments that there are to choose from."""
        held = self._frozen(version)
        records = self._signals.session.records
        return records.plan_in(held.root) if held else self._signals.plan

    def _day(self, report: str, version: str) -> datetime.date:
        """The 基準日 that nobody chose: that of the chosen round, if it has one."""
        number = self._chosen[report].get("number")
        rounds = self._plan(version).reports if number else ()
        own = next((r.as_of for r in rounds if str(r.number) == number), None)
        return own or self._usual_day(report, version)

    def _usual_day(self, report: str, version: str) -> datetime.date:
        """The 基準日 where no round was chosen either."""
        plan, records = self._signals.plan, self._signals.session.records
        held = self._frozen(version)
        if held is not None:
            return day_of(held, plan, records.plan_in(held.root))
        if report not in DATED_AS_PLAN:
            return self._desk.as_of
        state = (plan, records.versions())
        if self._latest[0] != state:
            self._latest = (state, VersionQueries(records).latest_day(plan))
        return self._latest[1] or self._desk.as_of

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
