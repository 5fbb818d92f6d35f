"""Beside the 進捗 table: windows and 実績 of the current measure, and all its entries."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.application.commands import RecordOccurrence
from desktop_app.application.status import MeasureStatus
from desktop_app.domain.progress import Occurrence, Status
from desktop_app.domain.recurring import KeptWindow, WindowState
from desktop_app.support.i18n import _
from desktop_app.ui.icons import pixmap
from desktop_app.ui.progress_words import (
    due_words,
    lateness_words,
    pace_reason,
    window_state_words,
    window_words,
)
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.survey_desk import SurveyDesk
from desktop_app.ui.theme import Colour
from desktop_app.ui.views.entry_cards import EntryCards
from desktop_app.ui.widgets.basic import button, label, rule
from desktop_app.ui.widgets.occurrence_form import OccurrenceForm
from desktop_app.ui.words import day_words, plan_status_word

_WINDOW_ICONS = {
    WindowState.KEPT: ("circle-check", Colour.ACCENT),
    WindowState.RUNNING: ("circle-dashed", Colour.SECOND),
    WindowState.MISSED: ("triangle-alert", Colour.RED),
    WindowState.NO_ENTRY: ("circle-dashed", Colour.SECOND),
}


class MeasurePane(QScrollArea):
    """`status_wanted` carries the suggested 進捗区分 that the user takes."""

    status_wanted = Signal(str)

    def __init__(self, signals: SessionSignals, desk: SurveyDesk) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("あ") * 24)
        self._signals = signals
        self._desk = desk
        self._measure = 0
        self._shown: tuple[object, ...] = ()
        self.form = OccurrenceForm(signals, on=desk.as_of)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(10)
        self._top = QVBoxLayout()
        self._top.setSpacing(6)
        self._cards = EntryCards(signals)
        column.addLayout(self._top)
        column.addWidget(self.form)
        column.addWidget(rule())
        column.addWidget(self._cards)
        column.addStretch(1)
        self.setWidget(page)

    def show_measure(self, measure: int) -> None:
        """Shows a measure; 0 for none. A pane that isn't seen asks nothing of the file."""
        self._measure = measure
        if self.isHidden():
            self._shown = ()
            return
        self._refresh()

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if visible:
            self._refresh()

    def _refresh(self) -> None:
        row = self._desk.survey.row(self._measure)
        entries = self._signals.session.records.progress_of([row.owner]) if row else ()
        shown = (row, entries)
        if shown == self._shown:
            return
        same = bool(self._shown) and self._shown[0] is not None and row is not None
        former = self._shown[0] if same else None
        self._shown = shown
        if not isinstance(former, MeasureStatus) or row is None or former.id != row.id:
            self.form.start(row.owner if row else 0)
        self.form.setVisible(row is not None and not self._signals.session.read_only)
        _clear(self._top)
        self._cards.clear()
        if row is None:
            self._top.addWidget(label(_("施策を選ぶと、実施と記録の履歴を表示します。"), "second"))
            return
        self._show_top(row)
        self._cards.show_entries(entries)

    # -- parts -----------------------------------------------------------------------------------

    def _show_top(self, row: MeasureStatus) -> None:
        self._top.addWidget(
            label(f"{row.place.reference}　{row.measure.text}", "strong", wrap=True)
        )
        timing = row.measure.timing_text or _("（実施時期なし）")
        self._top.addWidget(
            label(_("実施時期: {timing}").format(timing=timing), "second", wrap=True)
        )
        pressing = lateness_words(row) or due_words(row)
        if pressing:
            self._top.addWidget(label(pressing, "error" if row.overdue else "second"))
        reason = pace_reason(row)
        if reason:
            self._top.addWidget(label(reason, "second", wrap=True))
        self._show_suggestion(row.suggested_status)
        if row.windows:
            self._top.addSpacing(4)
            self._top.addWidget(label(_("期間ごとの実施"), "strong"))
            for kept in reversed(row.windows):
                self._show_window(kept)
        in_windows = {each.id for kept in row.windows for each in kept.records}
        others = [each for each in row.occurrences if each.id not in in_windows]
        if others:
            self._top.addWidget(label(_("実施の記録"), "strong"))
        for each in reversed(others):
            self._top.addWidget(self._occurrence_line(each, "circle-check", ""))

    def _show_suggestion(self, suggested: Status | None) -> None:
        if suggested is None:
            return
        word = plan_status_word(self._signals.plan, suggested)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        words = _("日付と記録からの提案: {status}").format(status=word)
        line.addWidget(label(words, "amber", wrap=True), 1)
        if not self._signals.session.read_only:
            take = button(
                _("{status}にする").format(status=word),
                lambda: self.status_wanted.emit(str(suggested)),
            )
            line.addWidget(take)
        self._top.addWidget(holder)

    def _show_window(self, kept: KeptWindow) -> None:
        name, colour = _WINDOW_ICONS[kept.state]
        words = f"{window_words(kept)}　{window_state_words(kept)}"
        self._top.addWidget(_line(name, colour, words, red=kept.state is WindowState.MISSED))
        for each in kept.records:
            self._top.addWidget(self._occurrence_line(each, "", "　"))

    def _occurrence_line(self, each: Occurrence, icon_name: str, indent: str) -> QWidget:
        made = _line(icon_name, Colour.ACCENT, indent + _occurrence_words(each))
        if not self._signals.session.read_only:
            day = day_words(each.on)
            row = made.layout()
            for words, name, act in (
                (_("訂正"), _("{day}の実施を訂正"), lambda: self.form.start(each.measure, each)),
                (_("取消"), _("{day}の実施を取り消す"), lambda: self._take_away(each)),
            ):
                key = button(words, act, role="link")
                key.setAccessibleName(name.format(day=day))
                if row is not None:
                    row.addWidget(key)
        return made

    def _take_away(self, each: Occurrence) -> None:
        self._signals.execute(
            RecordOccurrence(each.measure, each.on, times=0, replaces=each.id), origin=self
        )


def _occurrence_words(each: Occurrence) -> str:
    parts = [day_words(each.on)]
    if each.times > 1:
        parts.append(_("{times}回").format(times=each.times))
    if each.people is not None:
        parts.append(_("{people:,}名").format(people=each.people))
    parts.extend(part for part in (each.rate, each.note) if part)
    return "　".join(parts)


def _line(icon_name: str, colour: Colour, words: str, *, red: bool = False) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    if icon_name:
        picture = QLabel()
        picture.setPixmap(pixmap(icon_name, colour, 16, holder.devicePixelRatioF()))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(words, "error" if red else "", wrap=True), 1)
    return holder


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
