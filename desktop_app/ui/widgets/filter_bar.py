"""Filters of the 進捗 table: lists to choose from, words to look for, chips with counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.support.i18n import N_, _
from desktop_app.ui.icons import icon
from desktop_app.ui.models.progress_filter import Chip, ProgressFilter
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.ahead_field import AheadField
from desktop_app.ui.widgets.basic import button
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.headed_combo import HeadedCombo

Options = Sequence[tuple[str, int | str | None]]
_CHIPS = {
    Chip.ALL: N_("すべて"),
    Chip.UNCONFIRMED: N_("未確認"),
    Chip.OVERDUE: N_("期限超過"),
    Chip.DUE: N_("期限が近い"),
    Chip.SILENT: N_("前回から記録なし"),
    Chip.WINDOWS: N_("記録のない回あり"),
    Chip.DOUBTFUL: N_("要見直し"),
}
_HINTS = {
    Chip.UNCONFIRMED: N_("前回の報告より後の記録がないか、部署の回答を確かめていない施策"),
    Chip.OVERDUE: N_("実施時期の終わりを過ぎて、済んでいない施策"),
    Chip.DUE: N_("選んだ範囲のうちに始まるか、期限の来る施策"),
    Chip.SILENT: N_("前回の報告から変更も実施の記録もない施策"),
    Chip.WINDOWS: N_("定期的な施策で、実施の記録のない回があるもの"),
    Chip.DOUBTFUL: N_("実施済なのに、完了日がないか、今後の予定が残っている施策"),
}


class FilterBar(QWidget):
    """`changed` carries the ProgressFilter that was chosen."""

    changed = Signal(object)

    def __init__(self, beside: QWidget) -> None:
        """`beside` is shown after the lists."""
        super().__init__()
        self.setAccessibleName(_("絞り込み"))
        self._filter = ProgressFilter()
        self._offered: tuple[Options, ...] = ()
        self._counts: Mapping[Chip, int] = {}
        self._today: int | None = None
        self.department = _combo(_("部署で絞り込む"), _("部署: {what}"))
        self.chapter = _combo(_("章で絞り込む"), _("章: {what}"))
        self.status = _combo(_("進捗区分で絞り込む"), _("区分: {what}"))
        self.ahead = AheadField()
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("この表の中を検索"))
        self.words.setAccessibleName(_("この表の中を検索"))
        self.words.setClearButtonEnabled(True)
        self.chips: dict[Chip, QPushButton] = {}
        self._beside = beside
        self.reset = button(_("絞り込みを解除"), self.clear, role="flat", icon_name="x")
        self._lay_out()
        self._connect()

    @property
    def filter(self) -> ProgressFilter:
        """What is chosen."""
        return self._filter

    def _lay_out(self) -> None:
        lists = FlowLayout()
        flow = FlowLayout()
        group = QButtonGroup(self)
        chosen = (self.department, self.chapter, self.status, self.words, self.reset)
        for part in (*chosen, self._beside):
            lists.addWidget(part)
        for chip, words in _CHIPS.items():
            made = _chip(_(words))
            made.setToolTip(_(_HINTS[chip]) if chip in _HINTS else "")
            made.clicked.connect(lambda _checked=False, chip=chip: self._choose(chip))
            group.addButton(made)
            self.chips[chip] = made
            flow.addWidget(made)
            if chip is Chip.DUE:
                flow.addWidget(self.ahead)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 10)
        column.setSpacing(8)
        column.addLayout(lists)
        column.addLayout(flow)
        self.chips[Chip.ALL].setChecked(True)
        self.reset.setEnabled(False)
        letter = self.fontMetrics().horizontalAdvance("あ")
        self.words.setFixedWidth(letter * 14)

    def _connect(self) -> None:
        self.department.activated.connect(
            lambda _place: self._set(department=self.department.currentData())
        )
        self.chapter.activated.connect(lambda _place: self._set(chapter=self.chapter.currentData()))
        self.status.activated.connect(lambda _place: self._set(status=self.status.currentData()))
        self.words.textChanged.connect(lambda text: self._set(words=text.strip()))

    def offer(self, *, departments: Options, chapters: Options, statuses: Options) -> None:
        """What the lists hold; a choice that is gone is given up."""
        offered = (departments, chapters, statuses)
        if offered == self._offered:
            return
        self._offered = offered
        for combo, options, name in (
            (self.department, departments, "department"),
            (self.chapter, chapters, "chapter"),
            (self.status, statuses, "status"),
        ):
            wanted = getattr(self._filter, name)
            combo.clear()
            combo.addItem(_("すべて"), None)
            for words, value in options:
                combo.addItem(words, value)
            combo.setCurrentIndex(max(0, combo.findData(wanted)) if wanted is not None else 0)

    def show_counts(self, counts: Mapping[Chip, int]) -> None:
        """The number on each chip; 0 stays visible."""
        if counts == self._counts:
            return
        self._counts = counts
        for chip, made in self.chips.items():
            made.setText(self._chip_words(chip))
            name = _("{chip}: {count}件").format(chip=_(_CHIPS[chip]), count=counts[chip])
            made.setAccessibleName(name)
            urgent = chip is Chip.OVERDUE and counts[chip] > 0
            made.setProperty("urgent", urgent)
            self._picture(chip)

    def show_today(self, overdue: int | None) -> None:
        """How many are 期限超過 today, where the 基準日 lies before it; None says nothing."""
        self._today = overdue
        if self._counts:
            self.chips[Chip.OVERDUE].setText(self._chip_words(Chip.OVERDUE))

    def _chip_words(self, chip: Chip) -> str:
        count = self._counts[chip]
        words = f"{_(_CHIPS[chip])}  {count}"
        everything = replace(self._filter, chip=Chip.ALL).is_empty
        if chip is Chip.OVERDUE and everything and self._today not in (None, count):
            return _("{words}（今日では{count}件）").format(words=words, count=self._today)
        return words

    def show_filter(self, wanted: ProgressFilter) -> None:
        """Shows a choice that was made elsewhere, and says so."""
        self._filter = wanted
        for combo, value in (
            (self.department, wanted.department),
            (self.chapter, wanted.chapter),
            (self.status, wanted.status),
        ):
            combo.setCurrentIndex(max(0, combo.findData(value)) if value is not None else 0)
        self.words.blockSignals(True)
        self.words.setText(wanted.words)
        self.words.blockSignals(False)
        self.chips[wanted.chip].setChecked(True)
        self._tell()

    def clear(self) -> None:
        """Everything is shown."""
        self.show_filter(ProgressFilter())

    def _choose(self, chip: Chip) -> None:
        self._filter = replace(self._filter, chip=chip)
        self._tell()

    def _set(self, **values: int | str | None) -> None:
        self._filter = replace(self._filter, **values)
        self._tell()

    def _tell(self) -> None:
        self.reset.setEnabled(not self._filter.is_empty)
        for chip in self.chips:
            self._picture(chip)
        self.changed.emit(self._filter)
        self.show_today(self._today)

    def _picture(self, chip: Chip) -> None:
        made = self.chips[chip]
        if made.isChecked():
            made.setIcon(icon("check", Colour.ACCENT))
        elif made.property("urgent"):
            made.setIcon(icon("triangle-alert", Colour.RED))
        else:
            made.setIcon(QIcon())


def _combo(name: str, head: str) -> HeadedCombo:
    made = HeadedCombo(name, head)
    made.setMaximumWidth(made.fontMetrics().horizontalAdvance("あ") * 14)
    return made


def _chip(words: str) -> QPushButton:
    made = QPushButton(words)
    made.setCheckable(True)
    made.setProperty("role", "chip")
    made.setAccessibleName(words)
    return made
