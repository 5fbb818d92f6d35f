"""工程表: bars on the plan's own 年度, as of a day. It shows; nothing is changed here."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QModelIndex, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.application.schedule import EarlierDates, KnownBars, Schedule, schedule, undated
from desktop_app.application.time_axis import Scale
from desktop_app.support.i18n import _
from desktop_app.ui.icons import icon
from desktop_app.ui.models.schedule_table_model import ScheduleTableModel, TableColumn
from desktop_app.ui.page_context import PageContext
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.schedule_words import rows_words, scale_word
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.survey_desk import SurveyDesk
from desktop_app.ui.theme import Colour
from desktop_app.ui.views.row_opening import open_row
from desktop_app.ui.widgets.as_of_field import AsOfField
from desktop_app.ui.widgets.basic import button, label, rule
from desktop_app.ui.widgets.quiet_fields import ComboBox
from desktop_app.ui.widgets.row_table import RowTable
from desktop_app.ui.widgets.schedule_chart import ScheduleChart
from desktop_app.ui.widgets.schedule_legend import ScheduleLegend
from desktop_app.ui.widgets.segments import Segments

_WIDTHS: dict[int, float] = {
    TableColumn.NUMBER: 4,
    TableColumn.TEXT: 22,
    TableColumn.TIMING: 13,
    TableColumn.START: 10.5,
    TableColumn.END: 10.5,
    TableColumn.EARLIER: 9,
    TableColumn.STATUS: 7,
    TableColumn.STARTED: 10,
    TableColumn.FINISHED: 10,
    TableColumn.OVERDUE: 8,
    TableColumn.TURNS: 24,
}

_ZOOM = "schedule_zoom"
_AS_TABLE = "schedule_as_table"


class SchedulePage(QWidget):
    """`row_wanted` carries the measure to be shown in the plan; `counted` what is shown."""

    row_wanted = Signal(object)
    counted = Signal(str)

    def __init__(
        self, signals: SessionSignals, desk: SurveyDesk, preferences: Preferences | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._signals = signals
        self._desk = desk
        self._preferences = preferences
        self._earlier = EarlierDates(signals.session.records)
        self._known = KnownBars()
        self._schedule: Schedule | None = None
        self._chapters: list[tuple[int, str]] | None = None
        self._stale = True
        self.as_of = AsOfField(desk)
        self.chart = ScheduleChart()
        self._table_model = ScheduleTableModel(self)
        self.table = RowTable(self._table_model, _("工程表（表）"))
        self.table.set_widths(_WIDTHS)
        self.legend = ScheduleLegend()
        self._empty = label(
            _("施策を追加すると、実施時期が工程表になります。計画の画面で行を追加してください。"),
            "second",
            wrap=True,
        )
        self._lay_out()
        self._restore_layout()
        self._connect()

    @classmethod
    def of(cls, context: PageContext) -> SchedulePage:
        """The page of an open plan."""
        made = cls(context.signals, context.desk, context.preferences)
        made.row_wanted.connect(lambda measure: open_row(context, measure))
        made.counted.connect(context.counted)
        return made

    @property
    def shown(self) -> Schedule:
        """What the page shows."""
        if self._schedule is None:
            self._schedule = schedule(
                self._signals.plan,
                self._desk.survey,
                today=self._desk.today,
                earlier=self._earlier,
                known=self._known,
            )
        return self._schedule

    def take_focus(self) -> None:
        """Puts the cursor among the rows."""
        (self.table if self.as_table.isChecked() else self.chart).setFocus()
        self._tell_counts()

    def follow_font(self) -> None:
        """After the font's size changed."""
        self.chart.follow_font()
        self.table.follow_font()
        self.table.set_widths(_WIDTHS)
        self.legend.updateGeometry()
        self._fit_head()

    # -- between sittings ------------------------------------------------------------------------

    def save_layout(self) -> None:
        """Remembers zoom and kind, and of this plan the closed items."""
        kept = self._preferences
        if kept is None:
            return
        kept.set_text(_ZOOM, f"{self.chart.scale.ems_per_day:.6f}")
        kept.set_flag(_AS_TABLE, value=self.as_table.isChecked())
        if self._schedule is not None:
            there = {item.id for item in self._schedule.items}
            closed = sorted(self.chart.tree.closed_items & there)
            if closed or kept.text(self._closed_key()):
                kept.set_text(self._closed_key(), " ".join(map(str, closed)))

    def _restore_layout(self) -> None:
        kept = self._preferences
        if kept is None:
            return
        with suppress(ValueError):
            self.chart.scale.restore(float(kept.text(_ZOOM)))
        self.as_table.setChecked(kept.flag(_AS_TABLE, default=False))
        closed = kept.text(self._closed_key()).split()
        self.chart.tree.close_items(int(each) for each in closed if each.isdigit())

    def _closed_key(self) -> str:
        return f"schedule_closed_{self._signals.plan.id}"

    # -- construction ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for part in (self.chart, self.table, self._empty_page()):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = self._make_head()
        column.addWidget(self._head)
        column.addWidget(rule())
        column.addWidget(self._stack, 1)
        self._legend_rule = rule()
        column.addWidget(self._legend_rule)
        column.addWidget(self.legend)

    def _make_head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("viewhead")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(label(_("工程表"), "head"))
        row.addSpacing(8)
        row.addWidget(self.as_of)
        self.scales = Segments(_("目盛"), [(str(each), scale_word(each)) for each in Scale])
        self.scales.show_value(str(self.chart.scale.scale))
        row.addWidget(self.scales)
        self.scale_list = ComboBox()
        self.scale_list.setAccessibleName(_("目盛"))
        for each in Scale:
            self.scale_list.addItem(scale_word(each), str(each))
        self.scale_list.hide()
        row.addWidget(self.scale_list)
        self.smaller = _icon_button("zoom-out", _("縮小"), lambda: self.chart.zoom(-1), "-")
        self.larger = _icon_button("zoom-in", _("拡大"), lambda: self.chart.zoom(1), "+")
        row.addWidget(self.smaller)
        row.addWidget(self.larger)
        row.addStretch(1)
        self.chapters = ComboBox()
        self.chapters.setAccessibleName(_("章"))
        self.chapters.setMinimumContentsLength(8)
        self.chapters.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        row.addWidget(self.chapters)
        self.as_table = button(_("表で見る"), lambda: None)
        self.as_table.setCheckable(True)
        self.as_table.setAccessibleName(_("表で見る"))
        self.as_table.setToolTip(_("棒が表す内容を、同じ順の表で見ます"))
        row.addWidget(self.as_table)
        return head

    def _empty_page(self) -> QWidget:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(self._empty)
        column.addStretch(1)
        return page

    def _connect(self) -> None:
        self.scales.chosen.connect(self._choose_scale)
        self.scale_list.activated.connect(
            lambda _place: self._choose_scale(str(self.scale_list.currentData()))
        )
        self.chart.scale_changed.connect(self._show_scale)
        self._show_scale()
        self.chart.tree.row_wanted.connect(self.row_wanted)
        self.table.opened.connect(self._open_table_row)
        self.as_table.toggled.connect(self._picture_as_table)
        self.as_table.toggled.connect(self._show_as_table)
        self._picture_as_table()
        self.chapters.currentIndexChanged.connect(self._show_rows)
        for signal in (self._desk.changed, self._desk.moved):
            signal.connect(self._on_stale)

    def _choose_scale(self, value: str) -> None:
        self.chart.choose_scale(Scale(value))
        self._show_scale()

    def _show_scale(self) -> None:
        chosen = str(self.chart.scale.scale)
        self.scales.show_value(chosen)
        self.scale_list.setCurrentIndex(self.scale_list.findData(chosen))

    # -- small screens ---------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """Small, so that the head does not force a window wide."""
        return QSize(480, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """Leaves out of the head, step by step, what other keys can do too."""
        for step in range(4):
            self.scales.setVisible(step < 1)
            self.scale_list.setVisible(step >= 1)
            self.as_table.setText(_("表で見る") if step < 2 else "")
            for part in (self.smaller, self.larger):
                part.setVisible(step < 3)
            if self._head.sizeHint().width() <= self.width():
                return

    # -- following -------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()
        self._tell_counts()

    def _on_stale(self) -> None:
        self._schedule = None
        self._stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._stale = False
        self._fill_chapters()
        self._show_rows()

    def _fill_chapters(self) -> None:
        chosen = self.chapters.currentData()
        plan_chapters = self._desk.survey.in_force.plan.chapters
        chapters = [(each.id, each.title) for each in plan_chapters]
        if chapters == self._chapters:
            return
        self._chapters = chapters
        with QSignalBlocker(self.chapters):
            self.chapters.clear()
            self.chapters.addItem(_("章：すべて"), None)
            for number, (chapter, title) in enumerate(chapters, start=1):
                self.chapters.addItem(f"{number} {title}", chapter)
            self.chapters.setCurrentIndex(max(self.chapters.findData(chosen), 0))

    def _show_rows(self) -> None:
        shown, chapter = self.shown, self.chapters.currentData()
        items = tuple(each for each in shown.items if chapter in (None, each.chapter))
        self.chart.show_schedule(shown, items)
        rows = tuple(row for item in items for row in item.rows)
        self._table_model.show_rows(rows, shown.words)
        self._show_as_table()
        self._tell_counts()

    def _picture_as_table(self) -> None:
        as_table = self.as_table.isChecked()
        self.as_table.setIcon(icon("check" if as_table else "grid-3x3", Colour.SECOND))

    def _show_as_table(self) -> None:
        as_table = self.as_table.isChecked()
        empty = not (self.shown.rows or self.shown.planned)
        self._stack.setCurrentIndex(2 if empty else 1 if as_table else 0)
        for part in (self.legend, self._legend_rule):
            part.setVisible(not as_table and not empty)
        for key in (self.scales, self.scale_list, self.smaller, self.larger):
            key.setEnabled(not as_table and not empty)

    def _tell_counts(self) -> None:
        told = [
            rows_words(self.shown.rows),
            _("期限超過 {count}").format(count=len(self._desk.survey.overdue)),
            _("時期の定めなし {count}").format(count=undated(self.shown)),
        ]
        planned = len(self.shown.planned)
        if planned:
            told.append(_("追加予定（次の版から） {count}").format(count=planned))
        self.counted.emit("　".join(told))

    def _open_table_row(self, index: QModelIndex) -> None:
        self.row_wanted.emit(self._table_model.measure_at(index))


def _icon_button(name: str, words: str, act: Callable[[], None], key: str) -> QPushButton:
    made = button("", act)
    made.setIcon(icon(name, Colour.SECOND))
    made.setAccessibleName(words)
    made.setToolTip(f"{words} ({key})")
    made.setStyleSheet("QPushButton { padding: 0 9px; } QPushButton:focus { padding: 0 8px; }")
    return made
