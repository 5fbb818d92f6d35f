"""The chooser of the 基準日 in the head of a view."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word
from desktop_app.ui.survey_desk import SurveyDesk
from desktop_app.ui.widgets.basic import button, label
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.words import day_words


class AsOfField(QWidget):
    """A date field with a way to today and to the rounds; all views of one desk follow it."""

    def __init__(self, desk: SurveyDesk) -> None:
        super().__init__()
        self._desk = desk
        name = field_word("progress_entry", "as_of")
        self.field = DayField(name, on=desk.today, required=True)
        self.field.setToolTip(_("この日の時点の状況を表示します。あとから入力した記録も含みます。"))
        self.today = button(_("今日"), lambda: desk.set_as_of(desk.today), role="flat")
        self.today.setToolTip(_("基準日を今日にします"))
        self.rounds = button("", self._offer_rounds, role="flat", icon_name="history")
        self.rounds.setAccessibleName(_("報告の回から基準日を選ぶ"))
        self.rounds.setToolTip(_("報告の回から基準日を選びます"))
        words = label(name, "label")
        words.setBuddy(self.field.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(words)
        row.addWidget(self.field)
        row.addWidget(self.rounds)
        row.addWidget(self.today)
        self._show()
        self.field.committed.connect(desk.set_as_of)
        desk.moved.connect(self._show)
        desk.changed.connect(self._show_ways)

    def menu(self) -> QMenu:
        """「第2回　2024年3月31日」: the rounds, the one that is shown ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for report in self._desk.rounds:
            day = report.as_of
            if day is None:
                continue
            words = _("第{number}回　{day}").format(number=report.number, day=day_words(day))
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(day == self._desk.as_of)
            action.triggered.connect(lambda _on=False, day=day: self._desk.set_as_of(day))
        return menu

    def _offer_rounds(self) -> None:
        self.menu().popup(self.rounds.mapToGlobal(QPoint(0, self.rounds.height())))

    def _show(self) -> None:
        self.field.show_day(self._desk.as_of)
        self._show_ways()

    def _show_ways(self) -> None:
        self.today.setVisible(self._desk.as_of != self._desk.today)
        self.rounds.setVisible(bool(self._desk.rounds))
