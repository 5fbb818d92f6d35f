"""The head of 工程表: years and their parts above the bars, and a strip for the flags."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop_app.application.schedule import Flag, FlagKind, Schedule
from desktop_app.application.time_axis import Scale
from desktop_app.support.i18n import _
from desktop_app.ui.models.schedule_model import ScheduleColumn
from desktop_app.ui.schedule_words import flag_words, short_unit_words, unit_words
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.flag_places import Wish, left_edges
from desktop_app.ui.widgets.time_scale import TimeScale

_HEAVY = 1000.0
_CENTRE = Qt.AlignmentFlag.AlignCenter


class ScheduleHeader(QHeaderView):
    """Paints the axis that the chart below it uses."""

    def __init__(self, scale: TimeScale, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._scale = scale
        self._flags: tuple[Flag, ...] = ()
        self.setAccessibleName(_("見出し"))
        self.setSectionsMovable(False)
        self.setSectionsClickable(False)

    def show_schedule(self, schedule: Schedule) -> None:
        """Shows other flags; the axis is the scale's."""
        if schedule.flags != self._flags:
            self._flags = schedule.flags
            self.viewport().update()

    def sizeHint(self) -> QSize:
        """Two strips of words and one of flags."""
        return QSize(super().sizeHint().width(), 3 * self._strip() + 1)

    def _strip(self) -> int:
        return round(self.fontMetrics().height() * 1.6)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, Colour.SURFACE.q)
        if section == ScheduleColumn.BAR:
            painter.translate(rect.topLeft())
            self._paint_axis(painter, rect.width())
            painter.translate(-rect.topLeft())
        else:
            self._paint_words(painter, rect, section)
        painter.setPen(QPen(Colour.RULE.q, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        words = model.headerData(section, Qt.Orientation.Horizontal) if model else ""
        painter.setPen(Colour.SECOND.q)
        left = 16 if section == ScheduleColumn.TEXT else 8
        painter.drawText(
            rect.adjusted(left, 0, -4, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            str(words),
        )

    def _paint_axis(self, painter: QPainter, width: int) -> None:
        strip = self._strip()
        scale = self._scale
        first, last = scale.day_at(0), scale.day_at(width)
        bold = QFont(painter.font())
        bold.setBold(True)
        plain = painter.font()
        for unit in scale.axis.units(Scale.YEAR, first, last):
            left, right = scale.x(unit.start), scale.x_after(unit.end)
            painter.setPen(QPen(Colour.EDGE.q, 1))
            painter.drawLine(QLineF(round(left) + 0.5, 0, round(left) + 0.5, 3 * strip))
            painter.setFont(bold)
            painter.setPen(Colour.DEEP.q)
            words = (unit_words(unit), str(unit.year))
            self._draw_within(painter, left, right, 0, strip, width, words)
        painter.setFont(plain)
        if scale.scale is not Scale.YEAR:
            units = list(scale.axis.units(scale.scale, first, last))
            metrics = QFontMetricsF(plain)
            widest = max((metrics.horizontalAdvance(unit_words(each)) for each in units), default=0)
            narrow = 28 * scale.scale.months * scale.per_day < widest + 6
            for unit in units:
                left, right = scale.x(unit.start), scale.x_after(unit.end)
                painter.setPen(QPen(Colour.RULE.q, 1))
                x = round(left) + 0.5
                painter.drawLine(QLineF(x, strip, x, 3 * strip))
                painter.setPen(Colour.SECOND.q)
                told = short_unit_words(unit) if narrow else unit_words(unit)
                self._draw_within(painter, left, right, strip, strip, width, (told,))
        painter.setPen(QPen(Colour.RULE.q, 1))
        painter.drawLine(0, 2 * strip, width, 2 * strip)
        painter.drawLine(0, 0, 0, 3 * strip)
        self._paint_flags(painter, 2 * strip, strip, width)

    def _draw_within(
        self,
        painter: QPainter,
        left: float,
        right: float,
        top: float,
        height: float,
        width: float,
        wordings: tuple[str, ...],
    ) -> None:
        """Centres the first wording that fits in what is seen of a unit; none if none does."""
        left, right = max(left, 0.0), min(right, float(width))
        metrics = QFontMetricsF(painter.font())
        for words in wordings:
            if metrics.horizontalAdvance(words) + 6 <= right - left:
                painter.drawText(QRectF(left, top, right - left, height), _CENTRE, words)
                return

    def _paint_flags(self, painter: QPainter, top: int, height: int, width: int) -> None:
        """The 基準日 stays on its line; the others give way, but never beyond another's line."""
        is_today = not any(flag.kind is FlagKind.TODAY for flag in self._flags)
        seen = [flag for flag in self._flags if -1 <= self._scale.x(flag.on) <= width]
        words = [flag_words(flag, is_today=is_today) for flag in seen]
        metrics = QFontMetricsF(painter.font())
        wishes = [
            Wish(
                self._scale.x(flag.on),
                metrics.horizontalAdvance(told) + 12,
                _HEAVY if flag.kind is FlagKind.AS_OF else 1.0,
            )
            for flag, told in zip(seen, words, strict=True)
        ]
        places = left_edges(wishes, width)
        for flag, told, wish, left in zip(seen, words, wishes, places, strict=True):
            if left is not None:
                box = QRectF(left, top + 2, wish.width, height - 4)
                _draw_flag(painter, box, told, flag.kind)


def _draw_flag(painter: QPainter, box: QRectF, words: str, kind: FlagKind) -> None:
    filled = kind is FlagKind.AS_OF
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen((Colour.DEEP if filled else Colour.EDGE).q, 1))
    painter.setBrush((Colour.DEEP if filled else Colour.SURFACE).q)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen((Colour.SURFACE if filled else Colour.INK).q)
    painter.drawText(box, _CENTRE, words)
