"""施策 against 命令等の事項 and 原因 as a table: a cell is a link or none."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum, StrEnum
from typing import TypeAlias, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.application.session import PlanChanged
from desktop_app.application.traceability import (
    Reason,
    Tie,
    Traceability,
    TracedMeasure,
    confirm,
    toggle,
    trace,
)
from desktop_app.support.i18n import _
from desktop_app.support.terms import kind_word
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.words import heading, shortened

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Traced = TypeVar("Traced", TracedMeasure, Reason)
_KINDS = frozenset(
    {
        "plan",
        "chapter",
        "item",
        "measure",
        "order",
        "requirement",
        "incident",
        "cause",
        "link",
    }
)


class TraceRole(IntEnum):
    """What delegates and headers ask for."""

    TIE = Qt.ItemDataRole.UserRole + 1
    LACKING = Qt.ItemDataRole.UserRole + 2
    COUNT = Qt.ItemDataRole.UserRole + 3


class Shown(StrEnum):
    """Which measures, or which reasons, are shown."""

    ALL = "all"
    UNFOUNDED = "unfounded"
    UNANSWERED = "unanswered"
    CHANGED = "changed"


class TraceModel(QAbstractTableModel):
    """Rows are measures, columns reasons; made anew after every change that concerns them."""

    def __init__(self, signals: SessionSignals, parent: QObject) -> None:
        super().__init__(parent)
        self._signals = signals
        self.traced: Traceability = trace(signals.plan)
        self.shown = Shown.ALL
        self.measures: tuple[TracedMeasure, ...] = self.traced.measures
        self.reasons: tuple[Reason, ...] = self.traced.reasons
        self._watched = True
        self._is_stale = False
        signals.plan_changed.connect(self._on_plan_changed)

    def show_only(self, shown: Shown) -> None:
        """Other measures or reasons. Which ones stays as it is until the next call, so that what
        was mended does not vanish under the cursor."""
        self.shown = shown
        self._reset(self._wanted(), self._wanted_reasons())

    def set_watched(self, *, watched: bool) -> None:
        """Whether somebody looks; while nobody does, edits elsewhere cost nothing here."""
        self._watched = watched
        if watched and self._is_stale:
            self._catch_up()

    def measure_at(self, index: Index) -> TracedMeasure | None:
        """The measure of a row."""
        return self.measures[index.row()] if index.isValid() else None

    def reason_at(self, index: Index) -> Reason | None:
        """The reason of a column."""
        return self.reasons[index.column()] if index.isValid() else None

    def tie_at(self, index: Index) -> Tie:
        """What a cell says."""
        measure, reason = self.measure_at(index), self.reason_at(index)
        return self.traced.tie(measure.id, reason.id) if measure and reason else Tie.NONE

    def act(self, index: Index, *, unlink: bool = False) -> bool:
        """A link made or taken away; one that is 要確認 is confirmed, unless it is to go."""
        measure, reason = self.measure_at(index), self.reason_at(index)
        if measure is None or reason is None or self._signals.session.read_only:
            return False
        plan, tie = self._signals.plan, self.tie_at(index)
        if tie is Tie.CHANGED and not unlink:
            command = confirm(plan, self.traced.links[measure.id, reason.id].id)
            words = _("{measure}と{reason}の関連を確認済みにしました")
        else:
            command = toggle(plan, measure.id, reason.id)
            linked = _("{measure}を{reason}に関連付けました")
            words = _("{measure}と{reason}の関連を外しました") if tie else linked
        if command is None or self._signals.execute(command, origin=self) is None:
            return False
        named = _("「{text}」").format(text=shortened(measure.text, 20))
        place = f"{heading(kind_word(reason.kind))} {reason.mark}".strip()
        self._signals.done.emit(words.format(measure=named, reason=place))
        return True

    def confirm_all(self) -> bool:
        """Every link that is 要確認."""
        command = confirm(self._signals.plan, *self.traced.changed)
        return command is not None and self._signals.execute(command, origin=self) is not None

    # -- QAbstractTableModel ---------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.measures)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.reasons)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        measure, reason = self.measure_at(index), self.reason_at(index)
        if measure is None or reason is None:
            return None
        tie = self.traced.tie(measure.id, reason.id)
        match role:
            case TraceRole.TIE:
                return tie
            case Qt.ItemDataRole.DisplayRole:
                return tie_words(tie) if tie else ""
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{measure.text}、{reason_words(reason)}: {tie_words(tie)}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"{measure.text}\n{reason_words(reason)}\n{_hint(tie)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal:
            return self._reason_head(section, role)
        if not 0 <= section < len(self.measures):
            return None
        measure = self.measures[section]
        lacking = measure.id in self.traced.unfounded
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{measure.number}　{measure.text}"
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                more = _("根拠なし") if lacking else ""
                return "\n".join(
                    filter(None, (f"{measure.number} {measure.item}", measure.text, more))
                )
            case TraceRole.LACKING:
                return lacking
        return None

    def _reason_head(self, section: int, role: int) -> object:
        if not 0 <= section < len(self.reasons):
            return None
        reason = self.reasons[section]
        count = self.traced.answers_to(reason.id)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return reason.text
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                more = _("{count}施策").format(count=count) if count else _("施策なし")
                return "\n".join(filter(None, (reason.heading, reason_words(reason), more)))
            case TraceRole.LACKING:
                return count == 0
            case TraceRole.COUNT:
                return count
        return None

    # -- following -------------------------------------------------------------------------------

    def _on_plan_changed(self, event: PlanChanged) -> None:
        if any(change.kind in _KINDS for change in event.changes):
            self._is_stale = True
            if self._watched:
                self._catch_up()

    def _catch_up(self) -> None:
        self._is_stale = False
        self.traced = trace(self._signals.plan)
        measures, reasons = self._wanted(), self._wanted_reasons()
        if self.shown in (Shown.UNFOUNDED, Shown.CHANGED):
            measures = _still(self.traced.measures, self.measures)
        if self.shown is Shown.UNANSWERED:
            reasons = _still(self.traced.reasons, self.reasons)
        if _ids(measures) == _ids(self.measures) and _ids(reasons) == _ids(self.reasons):
            self.measures, self.reasons = measures, reasons
            self._repaint()
        else:
            self._reset(measures, reasons)

    def _wanted(self) -> tuple[TracedMeasure, ...]:
        traced = self.traced
        match self.shown:
            case Shown.UNFOUNDED:
                ids = traced.unfounded
            case Shown.CHANGED:
                ids = frozenset(
                    m for (m, _r), each in traced.links.items() if each.id in traced.changed
                )
            case Shown.ALL | Shown.UNANSWERED:
                return traced.measures
        return tuple(each for each in traced.measures if each.id in ids)

    def _wanted_reasons(self) -> tuple[Reason, ...]:
        if self.shown is not Shown.UNANSWERED:
            return self.traced.reasons
        return tuple(each for each in self.traced.reasons if each.id in self.traced.unanswered)

    def _reset(self, measures: tuple[TracedMeasure, ...], reasons: tuple[Reason, ...]) -> None:
        self.beginResetModel()
        self.measures, self.reasons = measures, reasons
        self.endResetModel()

    def _repaint(self) -> None:
        rows, columns = len(self.measures), len(self.reasons)
        if rows and columns:
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, columns - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, rows - 1)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns - 1)


def _still(now: Sequence[Traced], shown: Sequence[Traced]) -> tuple[Traced, ...]:
    """Of what there is now that which was shown."""
    ids = set(_ids(shown))
    return tuple(each for each in now if each.id in ids)


def _ids(rows: Sequence[Traced]) -> list[int]:
    return [each.id for each in rows]


def tie_words(tie: Tie) -> str:
    """「関連あり」 and so on."""
    return {Tie.NONE: _("関連なし"), Tie.HELD: _("関連あり"), Tie.CHANGED: _("要確認")}[tie]


def reason_words(reason: Reason) -> str:
    """「命令等の事項 1-2 …」."""
    return f"{heading(kind_word(reason.kind))} {reason.mark} {reason.text}"


def _hint(tie: Tie) -> str:
    return {
        Tie.NONE: _("クリックまたはスペースキーで関連付けます"),
        Tie.HELD: _("クリックまたはスペースキーで関連を外します"),
        Tie.CHANGED: _(
            "関連付けた後に文が変わりました。クリックまたはスペースキーで確認済みにします"
            "（Deleteキーで関連を外します）"
        ),
    }[tie]
