"""Single values of the plan as fields of a form; each commits when it is left."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from desktop_app.application.commands import ChangeField
from desktop_app.domain.plan import Plan
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.widgets.basic import combo, label
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.text_field import TextField
from desktop_app.ui.words import month_word


class PlanText(TextField):
    """A text of the plan."""

    def __init__(
        self, signals: SessionSignals, field: str, words: str, *, placeholder: str = ""
    ) -> None:
        super().__init__(words, placeholder=placeholder)
        self._field = field
        self._signals = signals
        self.set_read_only(read_only=signals.session.read_only)
        self.committed.connect(self._take)
        self.show_text(str(getattr(signals.plan, field)))

    def show_plan(self, plan: Plan) -> None:
        """What the plan says now."""
        text = str(getattr(plan, self._field))
        if self.text() == text:
            self.show_text(text)
        self.refresh(text)

    def _take(self, text: str) -> None:
        plan = self._signals.plan
        self._signals.execute(ChangeField(plan.id, self._field, text), origin=self)
        self.show_text(str(getattr(self._signals.plan, self._field)))


class PlanDay(QWidget):
    """A day of the plan, with the words above."""

    def __init__(self, signals: SessionSignals, field: str, words: str) -> None:
        super().__init__()
        self._field = field
        self._signals = signals
        on = signals.plan.date or datetime.date(2023, 4, 1)
        self.day = DayField(words, lambda: signals.plan, on=on)
        self.day.set_read_only(read_only=signals.session.read_only)
        self.day.committed.connect(self._take)
        _below(self, words, self.day)
        self.show_plan(signals.plan)

    def show_plan(self, plan: Plan) -> None:
        """What the plan says now, unless something is being typed."""
        if not self.day.edit.isModified():
            self.day.show_day(getattr(plan, self._field))

    def commit(self) -> None:
        """Takes over what is being typed."""
        if self.day.edit.isModified():
            self.day.edit.editingFinished.emit()

    def _take(self, day: datetime.date | None) -> None:
        self.day.edit.setModified(False)
        value = day.isoformat() if day else None
        plan = self._signals.plan
        self._signals.execute(ChangeField(plan.id, self._field, value), origin=self)
        self.show_plan(self._signals.plan)


class PlanChoice(QWidget):
    """One of a few values of the plan."""

    def __init__(
        self,
        signals: SessionSignals,
        field: str,
        words: str,
        options: Sequence[tuple[int | str, str]],
    ) -> None:
        super().__init__()
        self._field = field
        self._signals = signals
        self.choice: QComboBox = combo(words)
        for value, said in options:
            self.choice.addItem(said, value)
        self.choice.setEnabled(not signals.session.read_only)
        self.choice.activated.connect(self._take)
        _below(self, words, self.choice)
        self.show_plan(signals.plan)

    def show_plan(self, plan: Plan) -> None:
        """What the plan says now."""
        value: int | str = getattr(plan, self._field)
        self.choice.setCurrentIndex(self.choice.findData(value))

    def commit(self) -> None:
        """A choice is never pending."""

    def _take(self) -> None:
        value = self.choice.currentData()
        plan = self._signals.plan
        self._signals.execute(ChangeField(plan.id, self._field, value), origin=self)
        self.show_plan(self._signals.plan)


class PlanTick(QCheckBox):
    """A yes or no of the plan."""

    def __init__(self, signals: SessionSignals, field: str, words: str) -> None:
        super().__init__(words)
        self._field = field
        self._signals = signals
        self.setAccessibleName(words)
        self.setEnabled(not signals.session.read_only)
        self.clicked.connect(self._take)
        self.show_plan(signals.plan)

    def show_plan(self, plan: Plan) -> None:
        """What the plan says now."""
        self.setChecked(bool(getattr(plan, self._field)))

    def commit(self) -> None:
        """A tick is never pending."""

    def _take(self) -> None:
        plan = self._signals.plan
        self._signals.execute(ChangeField(plan.id, self._field, self.isChecked()), origin=self)
        self.show_plan(self._signals.plan)


def month_options() -> list[tuple[int | str, str]]:
    """「4月」 and the others."""
    return [(month, month_word(month)) for month in range(1, 13)]


def _below(holder: QWidget, words: str, widget: QWidget) -> None:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label(words, "label"))
    column.addWidget(widget)
    holder.setFocusProxy(widget)
