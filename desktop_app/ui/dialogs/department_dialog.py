"""部署の管理: departments added, renamed from a day on, merged on a day."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.application.commands import AddEntity, MergeDepartment, RenameDepartment
from desktop_app.domain.departments import departments_on
from desktop_app.domain.plan import Department, Plan
from desktop_app.support.i18n import _, pgettext
from desktop_app.ui.delegates.lines_delegate import LinesDelegate
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.widgets.basic import button, label, rule
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.fault_note import FaultNote
from desktop_app.ui.widgets.quiet_fields import ComboBox
from desktop_app.ui.words import day_words


class DepartmentDialog(QDialog):
    """The list at the left says what became of each; the forms at the right act on the chosen."""

    def __init__(self, parent: QWidget, signals: SessionSignals, *, on: datetime.date) -> None:
        super().__init__(parent)
        self._signals = signals
        self._on = on
        self.setWindowTitle(_("部署の管理"))
        self.departments = QListWidget()
        self.departments.setAccessibleName(_("部署の一覧"))
        self.departments.setItemDelegate(LinesDelegate(self.departments))
        self.new_name = _name(_("新しい部署の名称"))
        self.name = _name(_("新しい名称"))
        self.renamed_on = self._day(_("名称の変わる日"))
        self.into = ComboBox()
        self.into.setAccessibleName(_("統合先の部署"))
        self.merged_on = self._day(_("統合する日"))
        self._add = button(pgettext("key", "追加"), self._add_department)
        self._rename = button(_("名称を変える"), self._rename_department)
        self._merge = button(_("統合する"), self._merge_department)
        self._lay_out()
        self.departments.currentItemChanged.connect(lambda _now, _was: self._show_chosen())
        self.new_name.returnPressed.connect(self._add_department)
        signals.plan_changed.connect(self._refresh)
        self._refresh()

    def choose(self, department: int) -> None:
        """Makes a department the one that the forms act on."""
        for place in range(self.departments.count()):
            if self.departments.item(place).data(Qt.ItemDataRole.UserRole) == department:
                self.departments.setCurrentRow(place)

    def _day(self, name: str) -> DayField:
        made = DayField(name, lambda: self._signals.plan, on=self._on)
        made.show_day(self._on)
        return made

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(label(_("部署を追加"), "strong"))
        right.addLayout(_row(self.new_name, self._add))
        right.addWidget(rule())
        self._head = label("", "strong", wrap=True)
        right.addWidget(self._head)
        right.addWidget(
            label(_("名称を変える（基準日がその日より前なら、元の名称で表示）"), "label")
        )
        right.addLayout(_row(self.name, self.renamed_on, self._rename))
        right.addWidget(label(_("ほかの部署に統合する（担当する施策も移る）"), "label"))
        right.addLayout(_row(self.into, self.merged_on, self._merge))
        hint = _(
            "一部の施策だけを移すには、進捗の表で行を選び、"
            "右上のメニューの「担当部署を変える」を使います。"
        )
        right.addWidget(label(hint, "second", wrap=True))
        right.addStretch(1)
        right.addWidget(FaultNote(self._signals))
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addWidget(self.departments, 2)
        body.addLayout(right, 3)
        keys = QHBoxLayout()
        keys.addStretch(1)
        keys.addWidget(button(_("閉じる"), self.accept))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(12)
        whole.addLayout(body, 1)
        whole.addLayout(keys)
        letter = self.fontMetrics().horizontalAdvance("あ")
        self.resize(letter * 66, letter * 32)

    # -- following ---------------------------------------------------------------------------

    def _chosen(self) -> Department | None:
        item = self.departments.currentItem()
        wanted = item.data(Qt.ItemDataRole.UserRole) if item else None
        return next((each for each in self._signals.plan.departments if each.id == wanted), None)

    def _refresh(self) -> None:
        plan, chosen = self._signals.plan, self._chosen()
        self.departments.clear()
        for each in plan.departments:
            words = _department_words(each, plan)
            item = QListWidgetItem(words)
            item.setToolTip(words)
            item.setData(Qt.ItemDataRole.UserRole, each.id)
            if each.ended_on is not None:
                font = item.font()
                font.setStrikeOut(True)
                item.setFont(font)
            self.departments.addItem(item)
        if not plan.departments:
            item = QListWidgetItem(_("まだ部署がありません。右の欄に名称を入れて追加します。"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.departments.addItem(item)
        self.choose(chosen.id if chosen else plan.departments[0].id if plan.departments else 0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen, plan = self._chosen(), self._signals.plan
        alive = chosen is not None and chosen.ended_on is None
        allowed = alive and not self._signals.session.read_only
        self._head.setText(chosen.name if chosen else _("部署を選んでください"))
        self.name.setText(chosen.name if chosen else "")
        self.into.clear()
        for each in departments_on(plan, datetime.date.max):
            if chosen is None or each.department != chosen.id:
                self.into.addItem(each.name, each.department)
        renaming: tuple[QWidget, ...] = (self.name, self.renamed_on, self._rename)
        merging: tuple[QWidget, ...] = (self.into, self.merged_on, self._merge)
        for part in renaming:
            part.setEnabled(allowed)
        for part in merging:
            part.setEnabled(allowed and self.into.count() > 0)
        self._add.setEnabled(not self._signals.session.read_only)

    # -- acts --------------------------------------------------------------------------------

    def _add_department(self) -> None:
        name = " ".join(self.new_name.text().split())
        if not name:
            self.new_name.setFocus()
            return
        made = self._signals.execute(AddEntity("department", values={"name": name}), origin=self)
        if made:
            self.new_name.clear()
            self.choose(made[0])
            self.new_name.setFocus()

    def _rename_department(self) -> None:
        chosen, day = self._chosen(), self.renamed_on.day()
        if chosen is not None and day is not None:
            self._signals.execute(RenameDepartment(chosen.id, self.name.text(), day), origin=self)

    def _merge_department(self) -> None:
        chosen, day, into = self._chosen(), self.merged_on.day(), self.into.currentData()
        if chosen is not None and day is not None and into is not None:
            self._signals.execute(MergeDepartment(chosen.id, int(into), day), origin=self)


def _department_words(department: Department, plan: Plan) -> str:
    """Its name, what it was called, and what became of it."""
    lines = [department.name]
    for former in department.names:
        if former.until is not None:
            words = _("{day}まで「{name}」")
            before = former.until - datetime.timedelta(days=1)
            lines.append("　" + words.format(day=day_words(before), name=former.name))
    if department.ended_on is not None:
        into = next((each for each in plan.departments if each.id == department.merged_into), None)
        words = _("{day}に「{name}」へ統合") if into else _("{day}に終了")
        name = into.name if into else ""
        lines.append("　" + words.format(day=day_words(department.ended_on), name=name))
    return "\n".join(lines)


def _name(words: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(words)
    made.setPlaceholderText(words)
    return made


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for place, widget in enumerate(widgets):
        row.addWidget(widget, 1 if place == 0 else 0)
    return row
