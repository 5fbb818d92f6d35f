"""The chooser of the 基準日 in the head of a view."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QDate, QSignalBlocker
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word
from desktop_app.ui.models.standing import Standing
from desktop_app.ui.widgets.basic import button, label


class AsOfField(QWidget):
    """A date field with a way back to today; every view that shows the same standing follows."""

    def __init__(self, standing: Standing) -> None:
        super().__init__()
        self._standing = standing
        name = field_word("progress_entry", "as_of")
        self.field = QDateEdit()
        self.field.setCalendarPopup(True)
        self.field.setDisplayFormat(_("yyyy年M月d日"))
        self.field.setAccessibleName(name)
        self.field.setKeyboardTracking(False)
        self.field.setToolTip(_("この日の時点の状況を表示します。あとから入力した記録も含みます。"))
        self.today = button(_("今日"), lambda: standing.choose_day(standing.today), role="flat")
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
        standing.changed.connect(self._show)

    def _on_chosen(self, day: QDate) -> None:
        self._standing.choose_day(datetime.date(day.year(), day.month(), day.day()))

    def _show(self) -> None:
        day = self._standing.as_of
        with QSignalBlocker(self.field):
            self.field.setDate(QDate(day.year, day.month, day.day))
        self.today.setEnabled(day != self._standing.today)
