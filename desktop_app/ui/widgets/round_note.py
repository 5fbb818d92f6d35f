"""A line that says why a 基準日 begins no round of its own, with what helps."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from desktop_app.domain.plan import Plan
from desktop_app.domain.register import next_round, report_on, unsent_before
from desktop_app.support.i18n import _
from desktop_app.ui.register_words import round_words
from desktop_app.ui.widgets.basic import button, label, set_text


class RoundNote(QFrame):
    """`begin_wanted` asks for a report of the 基準日, `date_wanted` for the 提出日 of a report."""

    begin_wanted = Signal()
    date_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("tone", "info")
        self._unsent = 0
        self._words = label("", wrap=True)
        self.date = button(_("提出日"), lambda: self.date_wanted.emit(self._unsent))
        self.begin = button(_("報告を追加"), self.begin_wanted.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self.date)
        row.addWidget(self.begin)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._words.accessibleName()

    def show_for(self, plan: Plan, as_of: datetime.date, *, read_only: bool) -> None:
        """Says it if there is something to say."""
        exact, unsent = report_on(plan, on=as_of), unsent_before(plan, on=as_of)
        coming = next_round(plan, as_of=as_of)
        self._unsent = unsent.id if unsent else 0
        set_text(self._words, round_words(as_of, exact, unsent))
        self.setVisible(unsent is not None)
        if unsent is not None:
            _name(self.date, _("第{number}回の提出日を記入する").format(number=unsent.number))
        _name(self.begin, _("この基準日で第{number}回を始める").format(number=coming.number))
        self.begin.setVisible(exact is None)
        for key in (self.date, self.begin):
            key.setEnabled(not read_only)


def _name(key: QPushButton, words: str) -> None:
    key.setText(words)
    key.setAccessibleName(words)
