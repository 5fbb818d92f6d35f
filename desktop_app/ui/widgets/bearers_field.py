"""主管部署 and 関係部署 of a measure: names are completed, new ones are said to be new."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.application.assigning import assign_by_name, department_named, release
from desktop_app.application.commands import Command
from desktop_app.domain.departments import bearers, departments_by_id, departments_on
from desktop_app.domain.plan import Measure, Role
from desktop_app.support.i18n import _
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.widgets.basic import button, label, set_text
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.name_field import NameField


class BearersField(QWidget):
    """One line for 主管, names with a cross for 関係."""

    def __init__(self, signals: SessionSignals, *, on: datetime.date) -> None:
        super().__init__()
        self._signals = signals
        self._on = on
        self._measure: Measure | None = None
        self._names: list[str] = []
        self._related: tuple[tuple[int, str], ...] | None = None
        self.lead = NameField(_("主管部署"), _("部署名（候補から選べます）"))
        self.related = NameField(_("関係部署を追加"), _("関係部署を追加"))
        self.notes = {field: label("", "hint", wrap=True) for field in (self.lead, self.related)}
        self._held = QWidget()
        self._flow = FlowLayout(spacing=4)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._held.setLayout(self._flow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(_("主管部署"), "label"))
        column.addWidget(self.lead)
        column.addWidget(self.notes[self.lead])
        column.addSpacing(6)
        column.addWidget(label(_("関係部署"), "label"))
        column.addWidget(self._held)
        column.addWidget(self.related)
        column.addWidget(self.notes[self.related])
        for field, role in ((self.lead, Role.LEAD), (self.related, Role.RELATED)):
            field.setReadOnly(signals.session.read_only)
            field.taken.connect(lambda name, role=role: self._assign(name, role))
            field.typed.connect(lambda name, field=field: self._say_new(field, name))
            self.notes[field].hide()

    def show_measure(self, measure: Measure) -> None:
        """Who carries it today."""
        plan = self._signals.plan
        fresh = self._measure is None or self._measure.id != measure.id
        self._measure = measure
        held = bearers(measure, departments_by_id(plan), on=self._on)
        name = held.lead.name if held.lead else ""
        if fresh:
            self.lead.give_back(name)
            self.related.give_back("")
        else:
            self.lead.show_name(name)
        names = [each.name for each in departments_on(plan, self._on)]
        for field in (self.lead, self.related):
            field.offer(names)
        related = tuple((each.department, each.name) for each in held.related)
        if related != self._related:
            self._related = related
            self._show_related(related)

    def commit(self) -> None:
        """Takes over what is being typed."""
        self.lead.commit()
        self.related.commit()

    def _show_related(self, related: tuple[tuple[int, str], ...]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for department, name in related:
            self._flow.addWidget(self._chip(department, name))
        self._held.setVisible(bool(related))

    def _chip(self, department: int, name: str) -> QWidget:
        made = button(name, lambda: self._release(department), icon_name="x")
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        made.setIconSize(QSize(12, 12))
        made.setProperty("role", "chip")
        made.setAccessibleName(_("関係部署 {name} を外す").format(name=name))
        made.setToolTip(_("押すと外します"))
        made.setEnabled(not self._signals.session.read_only)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(made)
        return holder

    def _say_new(self, field: NameField, name: str) -> None:
        """Below the field that is typed in, as long as it is."""
        known = not name or department_named(self._signals.plan, name, on=self._on) is not None
        words = _("Enterで「{name}」を新しい部署として追加します。").format(name=name)
        set_text(self.notes[field], "" if known else words)
        self.notes[field].setVisible(not known)

    def _assign(self, name: str, role: Role) -> None:
        if self._measure is None:
            return
        command = assign_by_name(self._signals.plan, self._measure, name, role, on=self._on)
        self._execute(command)

    def _release(self, department: int) -> None:
        if self._measure is not None:
            command = release(self._measure, Role.RELATED, on=self._on, department=department)
            self._execute(command)

    def _execute(self, command: Command | None) -> None:
        """Afterwards the fields show what the plan holds, whether it took the edit or not."""
        if command is not None:
            self._signals.execute(command, origin=self)
        self.related.give_back("")
        if self._measure is not None:
            held = bearers(self._measure, departments_by_id(self._signals.plan), on=self._on)
            self.lead.give_back(held.lead.name if held.lead else "")
