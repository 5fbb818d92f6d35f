"""部署の管理: departments added, renamed from a day on, merged on a day."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.application.commands import AddEntity, MergeDepartment, RenameDepartment
from desktop_app.domain.departments import carried_by, carried_from, departments_on
from desktop_app.domain.plan import Department, Plan, Role
from desktop_app.support.i18n import _, pgettext
from desktop_app.ui.delegates.lines_delegate import LinesDelegate
from desktop_app.ui.dialogs.dialog import ENTER, Dialog
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.widgets.basic import button, combo, label, rule, set_text
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.fault_note import FaultNote
from desktop_app.ui.words import day_words


class DepartmentDialog(Dialog):
    """The list at the left says what became of each; the forms at the right act on the chosen.
    Enter in a field does what the key beside it does.
    """

    def __init__(self, parent: QWidget, signals: SessionSignals, *, on: datetime.date) -> None:
        super().__init__(parent, _("部署の管理"), width=66, height=44)
        self._signals = signals
        self._on = on
        self.departments = QListWidget()
        self.departments.setAccessibleName(_("部署の一覧"))
        self.departments.setItemDelegate(LinesDelegate(self.departments))
        self.departments.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.departments.setResizeMode(QListView.ResizeMode.Adjust)
        self.departments.setMinimumWidth(self.fontMetrics().horizontalAdvance("あ") * 14)
        self.new_name = _name(_("新しい部署の名称"))
        self.name = _name(_("新しい名称"))
        self.renamed_on = self._day(_("名称の変わる日"))
        self._shown = label("", "hint", wrap=True)
        self.into = combo(_("統合先の部署"), letters=12)
        self.merged_on = self._day(_("統合する日"))
        self._add = button(pgettext("key", "追加"), self._add_department)
        self._rename = button(_("名称を変える"), self._rename_department)
        self._merge = button(_("統合する"), self._merge_department)
        self._deeds: dict[QWidget | None, QPushButton] = {
            self.new_name: self._add,
            self.name: self._rename,
            self.renamed_on.edit: self._rename,
            self.into: self._merge,
            self.merged_on.edit: self._merge,
        }
        self._moving = label("", "second", wrap=True)
        self._lay_out()
        self.into.currentIndexChanged.connect(self._say_what_moves)
        self.merged_on.committed.connect(self._say_what_moves)
        self.departments.currentItemChanged.connect(lambda _now, _was: self._show_chosen())
        self.renamed_on.edit.textChanged.connect(lambda _text: self._say_shown())
        signals.plan_changed.connect(self._refresh)
        self._refresh()

    @property
    def shown(self) -> str:
        """What a new name would change, in words."""
        return self._shown.accessibleName()

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
        words = _("名称を変える（基準日がその日より前なら、元の名称で表示）")
        right.addWidget(label(words, "label", wrap=True))
        right.addWidget(self.name)
        right.addLayout(_row(self.renamed_on, self._rename))
        right.addWidget(self._shown)
        words = _("ほかの部署に統合する（担当する施策も移る）")
        right.addWidget(label(words, "label", wrap=True))
        right.addWidget(self.into)
        right.addLayout(_row(self.merged_on, self._merge))
        right.addWidget(self._moving)
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
        self.body.addLayout(body, 1)
        self.set_keys()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        beside = self._deeds.get(self.focusWidget())
        if event.key() in ENTER and beside is not None:
            beside.click()
        else:
            super().keyPressEvent(event)

    # -- following ---------------------------------------------------------------------------

    def _chosen(self) -> Department | None:
        item = self.departments.currentItem()
        wanted = item.data(Qt.ItemDataRole.UserRole) if item else None
        return next((each for each in self._signals.plan.departments if each.id == wanted), None)

    def _refresh(self) -> None:
        plan, chosen = self._signals.plan, self._chosen()
        self.notices.forget()
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
        set_text(self._head, chosen.name if chosen else _("部署を選んでください"))
        self.name.setText(chosen.name if chosen else "")
        self.into.clear()
        self.into.addItem(_("（統合先の部署を選んでください）"))
        for each in departments_on(plan, datetime.date.max):
            if chosen is None or each.department != chosen.id:
                self.into.addItem(each.name, each.department)
        renaming: tuple[QWidget, ...] = (self.name, self.renamed_on, self._rename)
        merging: tuple[QWidget, ...] = (self.into, self.merged_on)
        for part in renaming:
            part.setEnabled(allowed)
        for part in merging:
            part.setEnabled(allowed and self.into.count() > 1)
        self._say_shown()
        self._add.setEnabled(not self._signals.session.read_only)
        self._say_what_moves()

    def _say_what_moves(self) -> None:
        """How many measures a merger is about, before it is done."""
        chosen, day, into = self._chosen(), self.merged_on.day(), self.into.currentData()
        wanted = chosen is not None and day is not None and into is not None
        self._merge.setEnabled(wanted and self.into.isEnabled())
        if chosen is None or day is None or not self.into.isEnabled():
            set_text(self._moving, "")
            return
        carried = carried_from(self._signals.plan, chosen.id, day)
        words = _(
            "{day}から移る施策: 主管 {lead}件・関係 {related}件。前の日までの担当と記録は残ります。"
        )
        told = {"lead": carried[Role.LEAD], "related": carried[Role.RELATED]}
        set_text(self._moving, words.format(day=day_words(day), **told))

    def _say_shown(self) -> None:
        """How much a new name would change, before it does."""
        chosen, day = self._chosen(), self.renamed_on.day()
        words = ""
        if chosen is not None and day is not None:
            count = len(carried_by(self._signals.plan, chosen.id, on=day))
            words = _(
                "{count}施策の主管・関係部署の名称が変わります。文の中の名称は「置換」で変えます。"
            ).format(count=count)
        set_text(self._shown, words)

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
        chosen, day, name = self._chosen(), self.renamed_on.day(), self.name.text().strip()
        if chosen is None or day is None or name == chosen.name:
            return
        if self._signals.execute(RenameDepartment(chosen.id, name, day), origin=self) is not None:
            words = _("「{former}」の名称を「{name}」に変えました。")
            self._say(words.format(former=chosen.name, name=name))

    def _merge_department(self) -> None:
        chosen, day, into = self._chosen(), self.merged_on.day(), self.into.currentData()
        if chosen is None or day is None or into is None:
            return
        target, count = self.into.currentText(), carried_from(self._signals.plan, chosen.id, day)
        command = MergeDepartment(chosen.id, int(into), day)
        if self._signals.execute(command, origin=self) is not None:
            words = _("「{name}」を「{into}」に統合しました（{count}件の施策）。")
            self._say(words.format(name=chosen.name, into=target, count=count.total()))

    def _say(self, words: str) -> None:
        """What was done, with the way back; here, for the window's line lies behind."""
        self.notices.say(words, tone="done", offers=[(_("元に戻す"), self._signals.undo)])


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
