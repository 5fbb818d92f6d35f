"""進捗: a form for a new entry of one measure, and the entries that are there."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.application.commands import RecordProgress
from desktop_app.domain.plan import Measure
from desktop_app.domain.progress import ABANDONED, ProgressEntry, Status
from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word
from desktop_app.ui.icons import status_icon
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.widgets.basic import button, combo, label
from desktop_app.ui.widgets.text_field import TextField
from desktop_app.ui.words import day_words, moment_words, shortened, status_word


class ProgressTab(QScrollArea):
    """An entry is never changed; 「この記録を訂正」 makes a new one that replaces it."""

    def __init__(self, signals: SessionSignals, *, as_of: datetime.date) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._signals = signals
        self._measure: Measure | None = None
        self._replaces: ProgressEntry | None = None
        self._entries_shown: tuple[ProgressEntry, ...] = ()
        self._make_fields(as_of)
        self._lay_out()
        self.show_measure(None)

    def show_measure(self, measure: Measure | None) -> None:
        """Shows a measure's entries; what stands in the form stays while it is the same one."""
        changed = measure is None or self._measure is None or measure.id != self._measure.id
        self._measure = measure
        self._empty.setVisible(measure is None)
        self._form.setVisible(measure is not None and not self._signals.session.read_only)
        entries = self._signals.session.records.progress_of([measure.id]) if measure else ()
        if changed:
            self._clear_form(_current(entries))
        if changed or entries != self._entries_shown:
            self._entries_shown = entries
            self._list_entries(entries)

    def focus_form(self) -> None:
        """Puts the cursor where typing begins."""
        self.status.setFocus()

    # -- the form ---------------------------------------------------------------------------

    def _make_fields(self, as_of: datetime.date) -> None:
        self.as_of = QDateEdit(QDate(as_of.year, as_of.month, as_of.day))
        self.as_of.setCalendarPopup(True)
        self.as_of.setDisplayFormat("yyyy/MM/dd")
        self.as_of.setAccessibleName(field_word("progress_entry", "as_of"))
        self.status = combo(field_word("progress_entry", "status"))
        for status in Status:
            self.status.addItem(status_icon(status), status_word(status), status)
        self.wording = TextField(_("実施状況（報告書の記載）"), one_paragraph=False, lines=3)
        self.next_steps = TextField(
            field_word("progress_entry", "next_steps"), one_paragraph=False, lines=2
        )
        self.reason = TextField(_("理由（中止・統合）"), one_paragraph=False, lines=2)
        self.merged_into = combo(field_word("progress_entry", "merged_into"))
        self.merged_into.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._merged_label = label(field_word("progress_entry", "merged_into"), "label")
        self._replacing = label("", "amber", wrap=True)
        self._record = button(_("記録する"), self.record, role="primary")
        self._cancel = button(_("訂正をやめる"), self._stop_replacing)
        self.status.currentIndexChanged.connect(self._show_what_is_needed)

    def _lay_out(self) -> None:
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(12)
        form.addWidget(self._replacing)
        pair = QHBoxLayout()
        pair.setSpacing(12)
        for words, widget in (
            (field_word("progress_entry", "as_of"), self.as_of),
            (field_word("progress_entry", "status"), self.status),
        ):
            pair.addLayout(_labelled(label(words, "label"), widget), 1)
        form.addLayout(pair)
        form.addWidget(self.wording)
        form.addWidget(self.next_steps)
        form.addWidget(self.reason)
        form.addLayout(_labelled(self._merged_label, self.merged_into))
        keys = QHBoxLayout()
        keys.addStretch(1)
        keys.addWidget(self._cancel)
        keys.addWidget(self._record)
        form.addLayout(keys)
        self._entries = QVBoxLayout()
        self._entries.setSpacing(0)
        self._empty = label(_("施策を選ぶと、進捗を記録できます。"), "second", wrap=True)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._empty)
        column.addWidget(self._form)
        column.addLayout(self._entries)
        column.addStretch(1)
        self.setWidget(page)

    def _show_what_is_needed(self) -> None:
        status = self.status.currentData()
        self.reason.setVisible(status in ABANDONED)
        merged = status == Status.MERGED
        self._merged_label.setVisible(merged)
        self.merged_into.setVisible(merged)
        if merged and self._measure is not None:
            self.merged_into.clear()
            for other in self._signals.plan.measures():
                if other.id != self._measure.id:
                    self.merged_into.addItem(shortened(other.text, 40), other.id)

    def _clear_form(self, latest: ProgressEntry | None) -> None:
        """Begins with the last words: most reports change little from one to the next."""
        self._replaces = None
        self._replacing.hide()
        self._cancel.hide()
        self._show_status((latest.status if latest else None) or Status.NOT_STARTED)
        self.wording.show_text("")
        self.next_steps.show_text("")
        self.reason.show_text("")
        self._show_what_is_needed()

    def record(self) -> None:
        """Hands the entry to the session; a refused one stays in the form."""
        if self._measure is None:
            return
        day = self.as_of.date()
        command = RecordProgress(
            self._measure.id,
            datetime.date(day.year(), day.month(), day.day()),
            Status(self.status.currentData()),
            report_wording=self.wording.text(),
            next_steps=self.next_steps.text(),
            reason=self.reason.text(),
            merged_into=self.merged_into.currentData() if self.merged_into.isVisible() else None,
            replaces=self._replaces.id if self._replaces else None,
        )
        if self._signals.execute(command, origin=self) is not None:
            entries = self._signals.session.records.progress_of([self._measure.id])
            self._clear_form(_current(entries))

    def _start_replacing(self, entry: ProgressEntry) -> None:
        self._replaces = entry
        words = _("{day}の記録を訂正します。前の記録は履歴に残ります。")
        self._replacing.setText(words.format(day=day_words(entry.as_of)))
        self._replacing.show()
        self._cancel.show()
        self.as_of.setDate(QDate(entry.as_of.year, entry.as_of.month, entry.as_of.day))
        self._show_status(entry.status or Status.NOT_STARTED)
        self.wording.show_text(entry.report_wording)
        self.next_steps.show_text(entry.next_steps)
        self.reason.show_text(entry.reason)
        self.ensureWidgetVisible(self.status)
        self.wording.setFocus()

    def _stop_replacing(self) -> None:
        self._clear_form(_current(self._entries_shown))

    def _show_status(self, status: Status | None) -> None:
        status = status or Status.NOT_STARTED
        self.status.setCurrentIndex(list(Status).index(status))

    # -- the list -----------------------------------------------------------------------------

    def _list_entries(self, entries: tuple[ProgressEntry, ...]) -> None:
        while (item := self._entries.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if self._measure is None:
            return
        words = _("これまでの記録") if entries else _("まだ記録がありません。")
        self._entries.addWidget(label(words, "strong" if entries else "second"))
        replaced = {entry.replaces for entry in entries}
        for entry in sorted(entries, key=lambda each: (each.as_of, each.recorded_at), reverse=True):
            self._entries.addWidget(self._entry_widget(entry, replaced=entry.id in replaced))

    def _entry_widget(self, entry: ProgressEntry, *, replaced: bool) -> QFrame:
        frame = QFrame()
        frame.setObjectName("entry")
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(4)
        head = QHBoxLayout()
        picture = QLabel()
        picture.setPixmap(status_icon(entry.status).pixmap(16, 16))
        head.addWidget(picture)
        head.addWidget(label(status_word(entry.status), "strong"))
        head.addWidget(label(_("{day}現在").format(day=day_words(entry.as_of)), "second"))
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(label(entry.report_wording or _("（記載なし）"), wrap=True))
        for name in ("next_steps", "reason"):
            text = getattr(entry, name)
            if text:
                words = f"{field_word('progress_entry', name)}: {text}"
                column.addWidget(label(words, "second", wrap=True))
        foot = QHBoxLayout()
        who = f"{entry.recorded_by}　{moment_words(entry.recorded_at)}"
        foot.addWidget(label(who, "hint"))
        foot.addStretch(1)
        if replaced:
            foot.addWidget(label(_("訂正済み"), "amber"))
        elif not self._signals.session.read_only:
            correct = button(_("訂正"), lambda: self._start_replacing(entry), role="link")
            name = _("{day}の記録を訂正").format(day=day_words(entry.as_of))
            correct.setAccessibleName(name)
            foot.addWidget(correct)
        column.addLayout(foot)
        return frame


def _labelled(head: QLabel, widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(head)
    column.addWidget(widget)
    return column


def _current(entries: tuple[ProgressEntry, ...]) -> ProgressEntry | None:
    """The entry that holds now."""
    replaced = {entry.replaces for entry in entries}
    alive = [entry for entry in entries if entry.id not in replaced]
    return max(alive, key=lambda entry: (entry.as_of, entry.recorded_at), default=None)
