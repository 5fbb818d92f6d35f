"""The entries of a measure, newest first: what was said as of which day, by whom, corrected or not.

An entry is never changed; 「訂正」 opens it whole and makes a new one that replaces it.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.progress import ProgressEntry, Status, age
from desktop_app.domain.tree import find
from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word
from desktop_app.ui.dialogs.asking import accepted
from desktop_app.ui.dialogs.entry_dialog import EntryDialog
from desktop_app.ui.icons import status_icon
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.widgets.basic import button, label
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.words import day_words, moment_words, plan_status_word, shortened

_TEXTS = ("answer", "next_steps", "result", "evidence", "reason")
_DAYS = ("started_on", "finished_on")


class EntryCards(QWidget):
    """One card below the other."""

    def __init__(self, signals: SessionSignals) -> None:
        super().__init__()
        self._signals = signals
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def clear(self) -> None:
        """Shows nothing at all."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def show_entries(self, entries: tuple[ProgressEntry, ...]) -> None:
        """Every entry of one measure."""
        self.clear()
        words = _("これまでの記録") if entries else _("まだ記録がありません。")
        self._column.addWidget(label(words, "strong" if entries else "second"))
        by = {entry.replaces: entry for entry in entries if entry.replaces is not None}
        for entry in sorted(entries, key=age, reverse=True):
            self._column.addWidget(self._card(entry, by.get(entry.id)))

    def _card(self, entry: ProgressEntry, replaced_by: ProgressEntry | None) -> QFrame:
        card = QFrame()
        card.setObjectName("entry")
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(3)
        column.addLayout(self._head(entry, replaced_by))
        wording = label(entry.report_wording or _("（記載なし）"), wrap=True)
        column.addWidget(wording)
        for words in self._details(entry):
            column.addWidget(label(words, "second", wrap=True))
        who = f"{entry.recorded_by}　{moment_words(entry.recorded_at)}"
        column.addWidget(label(who, "hint", wrap=True))
        if replaced_by is not None:
            words = _("訂正済み（{moment}の記録に置き換え）")
            moment = moment_words(replaced_by.recorded_at)
            column.addWidget(label(words.format(moment=moment), "amber", wrap=True))
            font = wording.font()
            font.setStrikeOut(True)
            wording.setFont(font)
        elif not self._signals.session.read_only:
            column.addLayout(self._foot(entry))
        return card

    def _head(self, entry: ProgressEntry, replaced_by: ProgressEntry | None) -> FlowLayout:
        head = FlowLayout(spacing=6)
        picture = QLabel()
        picture.setPixmap(status_icon(entry.status).pixmap(16, 16))
        head.addWidget(picture)
        role = "second" if replaced_by else "strong"
        head.addWidget(label(plan_status_word(self._signals.plan, entry.status), role))
        head.addWidget(label(_("{day}現在").format(day=day_words(entry.as_of)), "second"))
        return head

    def _details(self, entry: ProgressEntry) -> Iterator[str]:
        """What else the entry says, each with the name of its field."""
        for name in _TEXTS:
            text = getattr(entry, name)
            if text:
                yield f"{field_word('progress_entry', name)}: {text}"
        if entry.status is Status.MERGED and entry.merged_into is not None:
            target = find(self._signals.plan, entry.merged_into)
            words = shortened(str(getattr(target, "text", "")), 40) or _("（計画にない施策）")
            yield f"{field_word('progress_entry', 'merged_into')}: {words}"
        for name in _DAYS:
            day = getattr(entry, name)
            if day is not None:
                yield f"{field_word('progress_entry', name)}: {day_words(day)}"

    def _foot(self, entry: ProgressEntry) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addStretch(1)
        key = button(_("訂正"), lambda: self._correct(entry), role="link")
        key.setAccessibleName(_("{day}の記録を訂正").format(day=day_words(entry.as_of)))
        foot.addWidget(key)
        return foot

    def _correct(self, entry: ProgressEntry) -> None:
        accepted(EntryDialog(self.window(), self._signals, entry))
