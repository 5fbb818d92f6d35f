"""進捗: a form for what is told of one measure as of a day, and the entries that are there."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.application.commands import EditProgress
from desktop_app.domain.kinds import Value
from desktop_app.domain.plan import Measure
from desktop_app.domain.progress import (
    ABANDONED,
    Doubt,
    ProgressEntry,
    Status,
    doubts,
    latest_entries,
    progress_owner,
)
from desktop_app.support.i18n import N_, _
from desktop_app.support.terms import field_word
from desktop_app.ui.icons import status_icon
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.views.entry_cards import EntryCards
from desktop_app.ui.widgets.basic import button, combo, label, set_text
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.side_by_side import SideBySide
from desktop_app.ui.widgets.text_field import TextField
from desktop_app.ui.words import day_words, sentences, shortened, status_choice_word

_DOUBTS: Mapping[Doubt, str] = {
    Doubt.NO_FINISH: N_("完了日が空です。このまま記録すると「完了日なし」になります。"),
    Doubt.STILL_PLANNED: N_("「今後の予定」が残っています。"),
}


class ProgressTab(QScrollArea):
    """The form begins with what held on its 基準日, so that only what is new has to be typed; what
    it does not show of the entry stays as it was.
    """

    def __init__(self, signals: SessionSignals, *, as_of: datetime.date) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._signals = signals
        self._measure: Measure | None = None
        self._entries: tuple[ProgressEntry, ...] = ()
        self._filled: Mapping[str, Value] = {}
        self._make_fields(as_of)
        self._lay_out()
        self.show_measure(None)

    def show_measure(self, measure: Measure | None) -> None:
        """Shows a measure's entries; what was typed stays while it is the same one."""
        changed = measure is None or self._measure is None or measure.id != self._measure.id
        self._measure = measure
        self._empty.setVisible(measure is None)
        self._form.setVisible(measure is not None and not self._signals.session.read_only)
        entries = self._read_entries(measure) if measure else ()
        untouched = self._told() == self._filled
        if changed or entries != self._entries:
            self._entries = entries
            self._show_entries()
            if changed or untouched:
                self._fill()
        self.fit_width()

    def focus_form(self) -> None:
        """Puts the cursor where typing begins."""
        self.status.setFocus()

    def fit_width(self) -> None:
        """Never narrower than its fields."""
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(self._page.minimumSizeHint().width() + bar)

    def _read_entries(self, measure: Measure) -> tuple[ProgressEntry, ...]:
        """A 再掲 shows the entries of the measure that it repeats."""
        owner = measure
        if measure.repeats is not None:
            owner = progress_owner(
                measure, {each.id: each for each in self._signals.plan.measures()}
            )
        return self._signals.session.records.progress_of([owner.id])

    def _show_entries(self) -> None:
        if self._measure is None:
            self._cards.clear()
        else:
            self._cards.show_entries(self._entries)

    # -- the form ---------------------------------------------------------------------------

    def _make_fields(self, as_of: datetime.date) -> None:
        self._day = as_of
        self.as_of = DayField(field_word("progress_entry", "as_of"), on=as_of, required=True)
        self.as_of.show_day(as_of)
        self.status = combo(field_word("progress_entry", "status"), letters=4)
        self.wording = TextField(_("実施状況（報告書の記載）"), one_paragraph=False, lines=3)
        self.next_steps = TextField(
            field_word("progress_entry", "next_steps"), one_paragraph=False, lines=2
        )
        self.days = {
            name: DayField(field_word("progress_entry", name), lambda: self._signals.plan, on=as_of)
            for name in ("started_on", "finished_on")
        }
        self.reason = TextField(_("理由（中止・統合）"), one_paragraph=False, lines=2)
        self.merged_into = combo(field_word("progress_entry", "merged_into"), letters=6)
        self._merged_label = label(field_word("progress_entry", "merged_into"), "label")
        self._start = label("", "second", wrap=True)
        self._doubts = label("", "amber", wrap=True)
        self._record = button(_("記録する"), self.record, role="primary")
        self.status.currentIndexChanged.connect(self._show_what_is_needed)
        self.as_of.committed.connect(self._follow_day)
        self.days["finished_on"].committed.connect(self._show_doubts)
        self.next_steps.edit.textChanged.connect(self._show_doubts)

    def _lay_out(self) -> None:
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(12)
        form.addLayout(_pair({"as_of": self.as_of, "status": self.status}))
        form.addWidget(self._start)
        form.addWidget(self.wording)
        form.addWidget(self.next_steps)
        form.addLayout(_pair(self.days))
        form.addWidget(self._doubts)
        form.addWidget(self.reason)
        form.addLayout(_labelled(self._merged_label, self.merged_into))
        keys = QHBoxLayout()
        keys.addStretch(1)
        keys.addWidget(self._record)
        form.addLayout(keys)
        self._cards = EntryCards(self._signals)
        self._empty = label(_("施策を選ぶと、進捗を記録できます。"), "second", wrap=True)
        self._page = page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._empty)
        column.addWidget(self._form)
        column.addWidget(self._cards)
        column.addStretch(1)
        self.setWidget(page)

    def look_at(self, day: datetime.date) -> None:
        """Another 基準日, as if it were chosen in the form."""
        self.as_of.show_day(day)
        self._follow_day(day)

    @property
    def _status(self) -> Status | None:
        return Status(self.status.currentData()) if self.status.currentData() else None

    def _follow_day(self, day: datetime.date) -> None:
        """Another 基準日 begins with what held then, unless something was typed."""
        self._day = day
        if self._told() == self._filled:
            self._fill()
        else:
            self._say_start()

    def _held(self) -> ProgressEntry | None:
        """What holds on the 基準日 of the form."""
        return next(iter(latest_entries(self._entries, as_of=self._day).values()), None)

    def _fill(self) -> None:
        held = self._held()
        self._offer_statuses(held.status if held else None)
        self._offer_targets(held.merged_into if held else None)
        for field, name in (
            (self.wording, "report_wording"),
            (self.next_steps, "next_steps"),
            (self.reason, "reason"),
        ):
            field.show_text(str(getattr(held, name)) if held else "")
        for name, day in self.days.items():
            day.show_day(getattr(held, name) if held else None)
        self._show_what_is_needed()
        self._say_start()
        self._filled = self._told()

    def _say_start(self) -> None:
        held = self._held()
        words = ""
        if held is not None and held.as_of == self._day:
            words = _("{day}の記録を訂正します。前の記録は履歴に残ります。")
        elif held is not None:
            words = _("{day}現在の記録から始めています。変わったところだけ書き換えてください。")
        self._start.setVisible(held is not None)
        set_text(self._start, words.format(day=day_words(held.as_of)) if held else "")

    def _offer_statuses(self, chosen: Status | None) -> None:
        plan = self._signals.plan
        self.status.clear()
        for status in (None, *Status):
            word = status_choice_word(plan, status)
            self.status.addItem(status_icon(status), word, str(status) if status else "")
        self.status.setCurrentIndex(self.status.findData(str(chosen or "")))

    def _offer_targets(self, chosen: int | None) -> None:
        self.merged_into.clear()
        if self._measure is None:
            return
        self.merged_into.addItem(_("（統合先を選んでください）"))
        for other in self._signals.plan.measures():
            if other.id != self._measure.id:
                self.merged_into.addItem(shortened(other.text, 40), other.id)
        self.merged_into.setCurrentIndex(max(0, self.merged_into.findData(chosen)))

    def _show_what_is_needed(self) -> None:
        status = self._status
        self.reason.setVisible(status in ABANDONED)
        for part in (self._merged_label, self.merged_into):
            part.setVisible(status is Status.MERGED)
        self._show_doubts()

    def _show_doubts(self) -> None:
        """What does not go together; it may be recorded all the same."""
        finished, planned = self.days["finished_on"].day(), self.next_steps.text()
        told = ProgressEntry(
            0, 0, self._day, self._status, next_steps=planned, finished_on=finished
        )
        words = sentences(_(_DOUBTS[doubt]) for doubt in doubts(told))
        set_text(self._doubts, words)
        self._doubts.setVisible(bool(words))

    def _told(self) -> Mapping[str, Value]:
        """What the form says now, as a command takes it."""
        status = self._status
        told: dict[str, Value] = {
            "status": str(status) if status else None,
            "report_wording": self.wording.text(),
            "next_steps": self.next_steps.text(),
        }
        for name, field in self.days.items():
            day = field.day()
            told[name] = day.isoformat() if day else None
        if status in ABANDONED:
            told["reason"] = self.reason.text()
        if status is Status.MERGED:
            told["merged_into"] = self.merged_into.currentData()
        return told

    def record(self) -> None:
        """Hands what the form says to the session; what is refused stays in the form."""
        fields = (self.as_of, *self.days.values())
        unread = next((each for each in fields if not each.is_readable), None)
        if self._measure is None or unread is not None:
            if unread is not None:
                unread.setFocus()
            return
        command = EditProgress(self._measure.id, self._day, self._told())
        if self._signals.execute(command, origin=self) is not None:
            self._fill()


def _pair(fields: Mapping[str, QWidget]) -> SideBySide:
    pair = SideBySide()
    for name, widget in fields.items():
        holder = QWidget()
        column = _labelled(label(field_word("progress_entry", name), "label"), widget)
        column.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(column)
        pair.addWidget(holder)
    return pair


def _labelled(head: QLabel, widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(head)
    column.addWidget(widget)
    return column
