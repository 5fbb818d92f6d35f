"""The chooser of the 基準日 in the head of a view."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QDate, QSignalBlocker
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word
from desktop_app.ui.survey_desk import SurveyDesk
from desktop_app.ui.widgets.basic import button, label


class AsOfField(QWidget):
    """A date field with a way to today; all views of one desk follow it."""

    def __init__(self, desk: SurveyDesk) -> None:
        super().__init__()
        self._desk = desk
        name = field_word("progress_entry", "as_of")
        self.field = QDateEdit()
        self.field.setCalendarPopup(True)
        self.field.setDisplayFormat(_("yyyy年M月d日"))
        self.field.setAccessibleName(name)
        self.field.setKeyboardTracking(False)
        self.field.setToolTip(_("この日の時点の状況を表示します。あとから入力した記録も含みます。"))
        self.today = button(_("今日"), lambda: desk.set_as_of(desk.today), role="flat")
        self.today.setToolTip(_("基準日を今日にします"))
        words = label(name, "label")
        words.setBuddy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(words)
        row.addWidget(self.field)
        row.addWidget(self.today)
        self._show()
        self.field.dateChanged.connect(self._on_chosen)
        desk.moved.connect(self._show)

    def _on_chosen(self, day: QDate) -> None:
        self._desk.set_as_of(datetime.date(day.year(), day.month(), day.day()))

    def _show(self) -> None:
        day = self._desk.as_of
        with QSignalBlocker(self.field):
            self.field.setDate(QDate(day.year, day.month, day.day))
        self.today.setVisible(day != self._desk.today)
