"""The chart of 工程表: rows and bars, with a scroll bar of its own for the time."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QSpacerItem, QVBoxLayout, QWidget

from desktop_app.application.schedule import Schedule, ScheduleItem
from desktop_app.application.time_axis import Scale, axis_for
from desktop_app.support.i18n import _
from desktop_app.ui.widgets.schedule_tree import ScheduleTree
from desktop_app.ui.widgets.time_scale import TimeScale

_NOWHERE = axis_for((), plan_date=None, as_of=datetime.date(2000, 4, 1), first_month=4)


class ScheduleChart(QWidget):
    """`scale_changed` says that zooming chose another unit."""

    scale_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._schedule: Schedule | None = None
        self.scale = TimeScale(_NOWHERE, self._em())
        self.tree = ScheduleTree(self.scale)
        self.time_bar = QScrollBar(Qt.Orientation.Horizontal)
        self.time_bar.setAccessibleName(_("時間の軸"))
        self._gap = QSpacerItem(0, 0)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addSpacerItem(self._gap)
        foot.addWidget(self.time_bar, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tree, 1)
        column.addLayout(foot)
        self._foot = foot
        self.setFocusProxy(self.tree)
        self.time_bar.valueChanged.connect(self._on_scrolled)
        self.tree.header().sectionResized.connect(self._fit)
        self.tree.moved.connect(self.move_by)
        self.tree.zoom_wanted.connect(self.zoom)

    def show_schedule(self, schedule: Schedule, items: tuple[ScheduleItem, ...]) -> None:
        """Shows rows on their axis."""
        before, self._schedule = self._schedule, schedule
        self.scale.axis = schedule.axis
        self.tree.show_schedule(schedule, items)
        if before is None or _frame(before) != _frame(schedule):
            self._fit()
        if before is None:
            self._come_to_day()

    def choose_scale(self, scale: Scale) -> None:
        """年度, 半期, 四半期 or 月."""
        self._keeping_place(lambda: self.scale.choose(scale))

    def zoom(self, steps: int) -> None:
        """Larger or smaller."""
        self._keeping_place(lambda: self.scale.zoom(steps))
        self.scale_changed.emit()

    def move_by(self, steps: int) -> None:
        """Along the time, by units of the scale."""
        unit = 30.44 * self.scale.scale.months * self.scale.per_day
        self.time_bar.setValue(round(self.time_bar.value() + steps * unit))

    def follow_font(self) -> None:
        """After the font's size changed."""
        self.scale.follow_font(self._em())
        self.tree.set_up_columns()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tree.set_up_columns()
        self._fit()

    def _keeping_place(self, change: Callable[[], None]) -> None:
        """The 基準日 stays where it is seen, else what is in the middle."""
        place = self.tree.axis_width() / 2
        if self._schedule is not None:
            seen = self.scale.x(self._schedule.as_of)
            place = seen if 0 <= seen <= self.tree.axis_width() else place
        days = (place + self.scale.offset) / self.scale.per_day
        change()
        self._fit()
        self.time_bar.setValue(round(days * self.scale.per_day - place))
        self.tree.follow_scale()

    def _come_to_day(self) -> None:
        """Begins where the 基準日 is seen with what led to it."""
        if self._schedule is not None:
            left = self.scale.x(self._schedule.as_of) + self.scale.offset
            self.time_bar.setValue(round(left - self.tree.axis_width() * 0.6))

    def _fit(self) -> None:
        width = self.tree.axis_width()
        self._gap.changeSize(self.tree.axis_left(), 0)
        self._foot.invalidate()
        self.time_bar.setPageStep(max(width, 1))
        self.time_bar.setSingleStep(max(round(self.scale.em * 3), 1))
        self.time_bar.setRange(0, max(self.scale.width - width, 0))
        self.scale.offset = float(self.time_bar.value())
        self.tree.follow_scale()

    def _on_scrolled(self, value: int) -> None:
        self.scale.offset = float(value)
        self.tree.follow_scale()

    def _em(self) -> float:
        return float(self.fontMetrics().horizontalAdvance("あ"))


def _frame(schedule: Schedule) -> tuple[object, ...]:
    """What is drawn beside the rows."""
    return schedule.axis, schedule.flags, schedule.as_of
