"""The filter of the outline: words and lists to choose from, and a line that says what is shown."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.application.row_filter import NO_ENTRY, NOBODY, RowFilter, TimingState
from desktop_app.domain.departments import departments_on
from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import Status
from desktop_app.support.i18n import N_, _
from desktop_app.ui.widgets.basic import button, label, set_text
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.headed_combo import HeadedCombo
from desktop_app.ui.words import status_choice_word

_PAUSE_MS = 150
_LETTERS = 14
_TIMINGS = {
    TimingState.INFERRED: N_("年を推定したもの"),
    TimingState.UNREAD: N_("読み取れないもの"),
    TimingState.MISSING: N_("未記入のもの"),
    TimingState.WAITING: N_("変更案のあるもの"),
}
Options = Sequence[tuple[str, int | str]]


class RowFilterBar(QWidget):
    """`changed` carries the RowFilter that was chosen, `closed` says that it is to go."""

    changed = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("一覧の絞り込み"))
        self._filter = RowFilter()
        self.words = QLineEdit()
        self.words.setAccessibleName(_("一覧の文言で絞り込む"))
        self.words.setPlaceholderText(_("文言で絞り込む"))
        self.words.setClearButtonEnabled(True)
        self.words.setStyleSheet("QToolButton { min-height: 0; border: none; padding: 0; }")
        self.words.setFixedWidth(self.fontMetrics().horizontalAdvance("あ") * _LETTERS)
        self.timing = self._list(_("実施時期で絞り込む"), _("実施時期: {what}"))
        self.department = self._list(_("部署で絞り込む"), _("部署: {what}"))
        self.status = self._list(_("進捗区分で絞り込む"), _("区分: {what}"))
        self.new = QPushButton(_("新規のみ"))
        self.new.setCheckable(True)
        self.new.setProperty("role", "chip")
        self.new.setAccessibleName(_("新規のみ"))
        self._told = label("", "amber")
        self._off = button(_("絞り込みを解除"), self.closed.emit, role="link", icon_name="x")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()

    @property
    def told(self) -> str:
        """What the line says."""
        return self._told.accessibleName()

    def show_choices(self, plan: Plan, *, as_of: datetime.date) -> None:
        """What the lists hold on a 基準日; a choice that is gone is given up."""
        departments = departments_on(plan, as_of)
        statuses = [(status_choice_word(plan, each), str(each)) for each in Status]
        named = [(each.name, each.department) for each in departments]
        timings = [(_(words), str(each)) for each, words in _TIMINGS.items()]
        _fill(self.timing, timings)
        _fill(self.department, [*named, (_("（未定）"), NOBODY)])
        _fill(self.status, [(_("未入力"), NO_ENTRY), *statuses])
        self._take()

    def show_count(self, shown: int, of: int) -> None:
        """The line: that a filter is on, and what is left."""
        on = not self._filter.is_empty
        words = _("絞り込み中: {of}施策中 {shown}施策を表示").format(of=of, shown=shown)
        set_text(self._told, words if on else "")
        self._told.setVisible(on)

    def start(self) -> None:
        """The cursor into the words."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def clear(self) -> None:
        """Nothing is left out any more."""
        for each in (self.timing, self.department, self.status):
            each.setCurrentIndex(0)
        self.new.setChecked(False)
        self.words.clear()
        self._pause.stop()
        self._take()

    @property
    def filter(self) -> RowFilter:
        """What is chosen."""
        return self._filter

    def show_filter(self, wanted: RowFilter) -> None:
        """Shows a choice that was made elsewhere, and takes it."""
        for box, value in (
            (self.timing, None if wanted.timing is None else str(wanted.timing)),
            (self.department, wanted.department),
            (self.status, wanted.status),
        ):
            box.setCurrentIndex(0 if value is None else max(0, box.findData(value)))
        self.new.setChecked(wanted.new)
        self.words.setText(wanted.words)
        self._pause.stop()
        self._take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        flow = FlowLayout()
        for part in (self.words, self.timing, self.department, self.status, self.new):
            flow.addWidget(part)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._told)
        line.addWidget(self._off)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 6)
        column.setSpacing(2)
        column.addLayout(flow)
        column.addLayout(line)

    def _connect(self) -> None:
        self.words.textChanged.connect(lambda _text: self._pause.start())
        self.words.returnPressed.connect(self._take)
        self._pause.timeout.connect(self._take)
        for each in (self.timing, self.department, self.status):
            each.activated.connect(lambda _place: self._take())
        self.new.clicked.connect(lambda _on: self._take())

    def _list(self, name: str, head: str) -> HeadedCombo:
        made = HeadedCombo(name, head)
        made.setMaximumWidth(self.fontMetrics().horizontalAdvance("あ") * _LETTERS)
        return made

    def _take(self) -> None:
        timing = self.timing.currentData()
        wanted = replace(
            RowFilter(self.words.text().strip()),
            timing=TimingState(timing) if timing is not None else None,
            department=self.department.currentData(),
            status=self.status.currentData(),
            new=self.new.isChecked(),
        )
        if wanted != self._filter:
            self._filter = wanted
            self.changed.emit(wanted)


def _fill(choice: QComboBox, options: Options) -> None:
    held = choice.currentData()
    choice.clear()
    choice.addItem(_("すべて"), None)
    for words, value in options:
        choice.addItem(words, value)
    choice.setCurrentIndex(max(0, choice.findData(held)) if held is not None else 0)
