"""訂正: an entry of an earlier 基準日 told anew. The former one stays and is shown as replaced."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.application.commands import RecordProgress
from desktop_app.domain.progress import ProgressEntry, Status
from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word
from desktop_app.ui.dialogs.dialog import Dialog
from desktop_app.ui.icons import status_icon
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.widgets.basic import button, combo, label
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.text_field import TextField
from desktop_app.ui.words import day_words, shortened, status_choice_word

_TEXTS = ("answer", "report_wording", "next_steps", "result", "evidence", "reason")


class EntryDialog(Dialog):
    """Every field of an entry; 「訂正する」 makes one command."""

    def __init__(self, parent: QWidget, signals: SessionSignals, entry: ProgressEntry) -> None:
        title = _("{day}の記録を訂正").format(day=day_words(entry.as_of))
        super().__init__(parent, title, width=42)
        self._signals = signals
        self._entry = entry
        self.as_of = self._day("as_of")
        self.started_on = self._day("started_on")
        self.finished_on = self._day("finished_on")
        self.status = combo(field_word("progress_entry", "status"))
        for status in (None, *Status):
            word = status_choice_word(signals.plan, status)
            self.status.addItem(status_icon(status), word, str(status) if status else "")
        self.status.setCurrentIndex(max(0, self.status.findData(str(entry.status or ""))))
        self.target = combo(field_word("progress_entry", "merged_into"), letters=12)
        self.target.setMaxVisibleItems(20)
        self.target.addItem(_("（統合先を選んでください）"))
        for other in signals.plan.measures():
            if other.id != entry.measure:
                self.target.addItem(shortened(other.text, 40), other.id)
        self.target.setCurrentIndex(max(0, self.target.findData(entry.merged_into)))
        self._target_head = label(field_word("progress_entry", "merged_into"), "label")
        self.texts = {
            name: TextField(field_word("progress_entry", name), one_paragraph=False, lines=lines)
            for name, lines in zip(_TEXTS, (2, 3, 2, 2, 1, 1), strict=True)
        }
        for name, field in self.texts.items():
            field.show_text(str(getattr(entry, name)))
        self._lay_out()
        self.status.currentIndexChanged.connect(self._show_target)
        self._show_target()

    @property
    def _told_status(self) -> Status | None:
        told = str(self.status.currentData() or "")
        return Status(told) if told else None

    def _show_target(self) -> None:
        """統合 names what goes on in its place."""
        merged = self._told_status is Status.MERGED
        for part in (self._target_head, self.target):
            part.setVisible(merged)

    def _day(self, name: str) -> DayField:
        words = field_word("progress_entry", name)
        made = DayField(words, lambda: self._signals.plan, on=self._entry.as_of)
        made.show_day(getattr(self._entry, name))
        return made

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        parts: tuple[tuple[str, QWidget], ...] = (
            ("as_of", self.as_of),
            ("status", self.status),
            ("started_on", self.started_on),
            ("finished_on", self.finished_on),
        )
        for place, (name, widget) in enumerate(parts):
            cell = QVBoxLayout()
            cell.setSpacing(3)
            cell.addWidget(label(field_word("progress_entry", name), "label"))
            cell.addWidget(widget)
            grid.addLayout(cell, place // 2, place % 2)
        column = self.body
        words = _("前の記録は「訂正済み」として履歴に残り、提出済みの報告は変わりません。")
        column.addWidget(label(words, "second", wrap=True))
        column.addLayout(grid)
        for field in self.texts.values():
            column.addWidget(field)
        column.addWidget(self._target_head)
        column.addWidget(self.target)
        column.addStretch(1)
        self.set_keys(button(_("訂正する"), self._correct, role="primary"))

    def _correct(self) -> None:
        day = self.as_of.day()
        fields = (self.as_of, self.started_on, self.finished_on)
        if day is None or not all(each.is_readable for each in fields):
            return
        entry = self._entry
        status, into = self._told_status, self.target.currentData()
        command = RecordProgress(
            entry.measure,
            day,
            status,
            answer=self.texts["answer"].text(),
            report_wording=self.texts["report_wording"].text(),
            next_steps=self.texts["next_steps"].text(),
            result=self.texts["result"].text(),
            started_on=self.started_on.day(),
            finished_on=self.finished_on.day(),
            evidence=self.texts["evidence"].text(),
            reason=self.texts["reason"].text(),
            merged_into=int(into) if status is Status.MERGED and into else None,
            pace=entry.pace,
            replaces=entry.id,
        )
        if self._signals.execute(command, origin=self) is not None:
            self.accept()
