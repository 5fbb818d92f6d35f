"""One row of 工程表, from the read model to strokes."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from desktop_app.application.schedule import Bar, ScheduleItem, ScheduleRow, shadows
from desktop_app.domain.recurring import KeptWindow, WindowState
from desktop_app.domain.timing.calendar import ONE_DAY
from desktop_app.support.i18n import _
from desktop_app.ui import icons
from desktop_app.ui.schedule_words import overdue_words, undated_words
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets import bar_painting as strokes
from desktop_app.ui.widgets.bar_painting import Lane, Stretch
from desktop_app.ui.widgets.time_scale import TimeScale

_ARROW = 10.0


class RowPainter:
    """Paints rows of one chart. The painter's origin is the left edge of the time axis."""

    def __init__(
        self, painter: QPainter, scale: TimeScale, width: float, as_of: datetime.date
    ) -> None:
        self._painter = painter
        self._scale = scale
        self._width = width
        self._as_of = as_of

    def draw_row(self, row: ScheduleRow, lane: Lane) -> None:
        """A measure."""
        for bar in shadows(row):
            strokes.draw_earlier(self._painter, lane, self._stretch(bar))
        if row.bar is None:
            self._draw_undated(row, lane)
        else:
            self._draw_dated(row, row.bar, lane)
        if row.actual is not None:
            left = self._scale.x(row.actual.start)
            right = self._scale.x_after(row.actual.end)
            finished = row.actual.finished
            strokes.draw_actual(self._painter, lane, left, right, finished=finished)
        for day in row.marks:
            strokes.draw_diamond(self._painter, lane, self._middle(day, day))

    def draw_item(self, item: ScheduleItem, lane: Lane) -> None:
        """A closed item."""
        if item.total is not None:
            strokes.draw_sum(self._painter, lane, self._stretch(item.total))
            self._draw_arrows(item.total, lane)
        if item.overdue:
            words = _("期限超過 {count}件").format(count=item.overdue)
            self._draw_alarm(words, self._scale.x_after(self._as_of) + 8, lane)

    def _draw_dated(self, row: ScheduleRow, bar: Bar, lane: Lane) -> None:
        stretch = self._stretch(bar)
        if row.planned:
            strokes.draw_planned(self._painter, lane, stretch, soft=bar.soft)
        else:
            strokes.draw_bar(self._painter, lane, stretch, row.status.status, soft=bar.soft)
        if stretch.right < 0:
            strokes.draw_elsewhere(self._painter, lane, 4, rightwards=False)
        elif stretch.left > self._width:
            strokes.draw_elsewhere(self._painter, lane, self._width - 4, rightwards=True)
        self._draw_arrows(bar, lane)
        late = row.status.overdue
        if late is not None:
            right = self._scale.x_after(self._as_of)
            strokes.draw_overdue(self._painter, lane, self._scale.x_after(late.end), right)
            self._draw_alarm(overdue_words(row), right + 8, lane)
        for kept in row.status.windows:
            self._draw_window(kept, lane)

    def _draw_window(self, kept: KeptWindow, lane: Lane) -> None:
        left = self._scale.x(kept.window.start)
        right = self._scale.x_after(kept.window.end)
        if right < 0 or left > self._width:
            return
        room = right - left
        if room > 4:
            strokes.draw_split(self._painter, lane, right)
        if room >= lane.bar[1] or kept.state is WindowState.MISSED:
            strokes.draw_window(self._painter, lane, (left + right) / 2, kept.state)

    def _draw_undated(self, row: ScheduleRow, lane: Lane) -> None:
        words = undated_words(row)
        metrics = QFontMetricsF(self._painter.font())
        strokes.draw_dotted(self._painter, lane, 4, self._width - 4)
        left = min(self._scale.x_after(self._as_of), self._width * 0.5)
        left = max(left, 0) + 14
        width = min(metrics.horizontalAdvance(words) + 12, self._width - left - 8)
        box = QRectF(left, lane.top + 2, width, lane.height - 4)
        self._painter.fillRect(box, self._painter.background())
        self._painter.setPen(Colour.SECOND.q)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width - 8)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    def _draw_alarm(self, words: str, left: float, lane: Lane) -> None:
        """Triangle and words; never outside what is seen."""
        font = self._painter.font()
        font.setBold(True)
        metrics = QFontMetricsF(font)
        size = metrics.height() * 0.95
        width = size + 5 + metrics.horizontalAdvance(words)
        left = max(left, 24) if left < self._width else left
        left = min(left, self._width - width - 8) if left < self._width + 40 else left
        box = QRectF(left - 3, lane.top + 3, width + 6, lane.height - 6)
        self._painter.save()
        self._painter.fillRect(box, self._painter.background())
        middle = lane.top + lane.height / 2
        mark = QRectF(left, middle - size / 2, size, size)
        icons.draw_icon(self._painter, mark, "triangle-alert", Colour.RED)
        self._painter.setFont(font)
        self._painter.setPen(Colour.RED.q)
        text = QRectF(left + size + 5, lane.top, width, lane.height)
        self._painter.drawText(
            text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words
        )
        self._painter.restore()

    def _draw_arrows(self, bar: Bar, lane: Lane) -> None:
        if bar.end is None:
            strokes.draw_arrow(
                self._painter, lane, self._width - 2, rightwards=True, colour=Colour.BAR_LINE.q
            )
        if bar.start is not None and bar.start < self._scale.axis.start:
            x = max(self._scale.x(self._scale.axis.start), 0.0) + 1
            strokes.draw_arrow(self._painter, lane, x, rightwards=False, colour=Colour.ACCENT.q)

    def _stretch(self, bar: Bar) -> Stretch:
        """In pixels, cut to a little more than what is seen: Qt is slow with huge lengths."""
        axis = self._scale.axis
        begin = max(bar.start or bar.drawn_from, axis.start)
        arrow = _ARROW if bar.start is not None and bar.start < axis.start else 0.0
        left = max(self._scale.x(begin) + arrow, -4000.0)
        right = self._width - _ARROW if bar.end is None else self._scale.x_after(bar.end)
        right = min(right, self._width + 4000.0)
        return Stretch(left, max(right, left), bar.start is None, bar.end is None)

    def _middle(self, first: datetime.date, last: datetime.date) -> float:
        return (self._scale.x(first) + self._scale.x(last + ONE_DAY)) / 2
