"""実施の記録: a day, how often, how many people, what share. One record is one command."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from desktop_app.application.commands import RecordOccurrence
from desktop_app.domain.progress import Occurrence
from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.widgets.basic import button, label
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.quiet_fields import SpinBox
from desktop_app.ui.words import day_words

_MANY = 9_999_999


class OccurrenceForm(QWidget):
    """`done` says that it was recorded or given up."""

    done = Signal()

    def __init__(self, signals: SessionSignals, *, on: datetime.date) -> None:
        super().__init__()
        self._signals = signals
        self._measure = 0
        self._replaces: Occurrence | None = None
        self.head = label(_("実施を記録"), "strong")
        self.on = DayField(field_word("occurrence", "on"), lambda: signals.plan, on=on)
        self.times = _spin(_("回数"), 1, 999)
        self.people = _spin(_("対象者数"), -1, _MANY)
        self.people.setSpecialValueText(" ")
        self.rate = _line(field_word("occurrence", "rate"), _("例: 98.6％"))
        self.note = _line(field_word("occurrence", "note"), "")
        self.record = button(_("実施を記録"), self._record)
        self.cancel = button(_("やめる"), self._give_up, role="flat")
        self._lay_out()
        self.on.edit.textChanged.connect(lambda _text: self._allow())
        self.start(0)

    def start(self, measure: int, replaces: Occurrence | None = None) -> None:
        """Begins a record of a measure, or the correction of one."""
        self._measure, self._replaces = measure, replaces
        self.on.show_day(replaces.on if replaces else None)
        self.times.setValue(replaces.times if replaces else 1)
        told = replaces is not None and replaces.people is not None
        self.people.setValue((replaces.people or 0) if replaces and told else -1)
        self.rate.setText(replaces.rate if replaces else "")
        self.note.setText(replaces.note if replaces else "")
        words = _("実施を記録")
        if replaces is not None:
            words = _("{day}の実施を訂正").format(day=day_words(replaces.on))
        self.head.setText(words)
        self.record.setText(_("訂正する") if replaces else _("実施を記録"))
        self.cancel.setVisible(replaces is not None)
        self._allow()

    def _allow(self) -> None:
        self.record.setEnabled(bool(self._measure) and self.on.day() is not None)

    def _record(self) -> None:
        day = self.on.day()
        if day is None:
            return
        people = self.people.value()
        command = RecordOccurrence(
            self._measure,
            day,
            times=self.times.value(),
            people=people if people >= 0 else None,
            rate=self.rate.text().strip(),
            note=self.note.text().strip(),
            replaces=self._replaces.id if self._replaces else None,
        )
        if self._signals.execute(command, origin=self) is not None:
            self.on.setFocus()
            self.start(self._measure)
            self.done.emit()

    def _give_up(self) -> None:
        self.start(self._measure)
        self.done.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for place, (words, widget) in enumerate(
            (
                (field_word("occurrence", "on"), self.on),
                (_("回数"), self.times),
                (_("対象者数"), self.people),
                (field_word("occurrence", "rate"), self.rate),
            )
        ):
            top = 2 * (place // 2)
            grid.addWidget(label(words, "label"), top, place % 2)
            grid.addWidget(widget, top + 1, place % 2)
        keys = QHBoxLayout()
        keys.addStretch(1)
        keys.addWidget(self.cancel)
        keys.addWidget(self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.head)
        column.addLayout(grid)
        column.addWidget(label(field_word("occurrence", "note"), "label"))
        column.addWidget(self.note)
        column.addLayout(keys)


def _spin(name: str, least: int, most: int) -> QSpinBox:
    made = SpinBox()
    made.setRange(least, most)
    made.setAccessibleName(name)
    return made


def _line(name: str, hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    return made
