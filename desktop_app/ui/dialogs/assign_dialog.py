"""担当部署: gives the chosen measures to a department, from a day on or from the beginning."""

from __future__ import annotations

import datetime

from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QWidget

from desktop_app.application.commands import AssignMeasures
from desktop_app.domain.departments import departments_on
from desktop_app.domain.plan import Role
from desktop_app.support.i18n import _
from desktop_app.ui.dialogs.dialog import Dialog
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.widgets.basic import button, combo, label
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.fault_note import FaultNote
from desktop_app.ui.widgets.segments import Segments


class AssignDialog(Dialog):
    """One command for all chosen measures."""

    def __init__(
        self,
        parent: QWidget,
        signals: SessionSignals,
        measures: tuple[int, ...],
        *,
        on: datetime.date,
    ) -> None:
        super().__init__(parent, _("担当部署を変える"), width=34)
        self._signals = signals
        self._measures = measures
        self._role = Role.LEAD
        self.department = combo(_("部署"), letters=12)
        for each in departments_on(signals.plan, on):
            self.department.addItem(each.name, each.department)
        self.role = Segments(_("役割"), [(Role.LEAD, _("主管")), (Role.RELATED, _("関係"))])
        self.role.show_value(Role.LEAD)
        self.role.chosen.connect(self._choose_role)
        self.always = QRadioButton(_("初めから（入力の訂正）"))
        self.since = QRadioButton(_("次の日から（担当の移し替え）"))
        self.always.setChecked(True)
        self.day = DayField(_("移す日"), lambda: signals.plan, on=on)
        self.day.show_day(on)
        self.day.setEnabled(False)
        self.since.toggled.connect(self.day.setEnabled)
        self._take = button(_("担当にする"), self._assign, role="primary")
        self._take.setEnabled(self.department.count() > 0)
        self._lay_out()

    def _lay_out(self) -> None:
        column = self.body
        words = _("{count}件の施策の担当部署を選んでください。").format(count=len(self._measures))
        if not self.department.count():
            words = _("まだ部署がありません。「部署の管理」で追加してください。")
        column.addWidget(label(words, wrap=True))
        column.addWidget(self.department)
        column.addWidget(self.role)
        column.addWidget(self.always)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.since)
        row.addWidget(self.day, 1)
        column.addLayout(row)
        column.addWidget(FaultNote(self._signals))
        column.addStretch(1)
        self.set_keys(self._take)

    def _choose_role(self, role: str) -> None:
        self._role = Role(role)

    def _assign(self) -> None:
        since = self.day.day() if self.since.isChecked() else None
        if self.since.isChecked() and since is None:
            return
        command = AssignMeasures(
            self._measures, int(self.department.currentData()), self._role, since
        )
        if self._signals.execute(command, origin=self) is not None:
            self.accept()
