"""The chooser of the 基準日 in the head of a view."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word
from desktop_app.ui.survey_desk import SurveyDesk
from desktop_app.ui.widgets.basic import button, label
from desktop_app.ui.widgets.day_field import DayField


class AsOfField(QWidget):
    """A date field with a way to today; all views of one desk follow it."""

    def __init__(self, desk: SurveyDesk) -> None:
        super().__init__()
        self._desk = desk
        name = field_word("progress_entry", "as_of")
        self.field = DayField(name, on=desk.today, required=True)
        self.field.setToolTip(_("この日の時点の状況を表示します。あとから入力した記録も含みます。"))
        self.today = button(_("今日"), lambda: desk.set_as_of(desk.today), role="flat")
        self.today.setToolTip(_("基準日を今日にします"))
        words = label(name, "label")
        words.setBuddy(self.field.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(words)
        row.addWidget(self.field)
        row.addWidget(self.today)
        self._show()
        self.field.committed.connect(desk.set_as_of)
        desk.moved.connect(self._show)

    def _show(self) -> None:
        day = self._desk.as_of
        self.field.show_day(day)
        self.today.setVisible(day != self._desk.today)
