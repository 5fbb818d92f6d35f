"""What the bars of 工程表 mean; always in sight, wrapped where room is short."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.progress import Status
from desktop_app.domain.recurring import WindowState
from desktop_app.support.i18n import _
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets import bar_painting as strokes
from desktop_app.ui.widgets.bar_painting import Lane, Stretch
from desktop_app.ui.words import heading, series

Swatch: TypeAlias = Callable[[QPainter, Lane, float], None]


class ScheduleLegend(QWidget):
    """Paints with the very strokes of the chart, so that the two cannot drift apart."""

    def __init__(self) -> None:
        super().__init__()
        self._entries = _entries()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("凡例"))
        words = series(words for words, *_rest in self._entries)
        self.setAccessibleDescription(words)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        boxes = self._boxes(width)
        return round(boxes[-1].bottom() + 5)

    def sizeHint(self) -> QSize:
        return QSize(640, self.heightForWidth(max(self.width(), 640)))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._line())

    def _line(self) -> int:
        return round(self.fontMetrics().height() * 1.7)

    def _boxes(self, width: int) -> list[QRectF]:
        """Where each entry lies."""
        metrics = self.fontMetrics()
        line, gap = self._line(), metrics.height()
        x, y = 16.0, 5.0
        boxes = []
        for words, _paint, swatch in self._entries:
            size = swatch * metrics.height() + 7 + metrics.horizontalAdvance(words)
            if x + size > width - 8 and x > 16:
                x, y = 16.0, y + line
            boxes.append(QRectF(x, y, size, line))
            x += size + gap
        return boxes

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = self.fontMetrics().height()
        boxes = self._boxes(self.width())
        for (words, paint, swatch), box in zip(self._entries, boxes, strict=True):
            painter.save()
            painter.translate(box.left(), 0)
            paint(painter, Lane(box.top(), box.height()), swatch * unit)
            painter.restore()
            painter.setPen(Colour.SECOND.q)
            text = box.adjusted(swatch * unit + 7, 0, 4, 0)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, words)


def _bar(status: Status | None, *, soft: bool = False, fades: bool = False) -> Swatch:
    def paint(painter: QPainter, lane: Lane, width: float) -> None:
        stretch = Stretch(0, width - (8 if fades else 0), fades_right=fades)
        strokes.draw_bar(painter, lane, stretch, status, soft=soft)
        if fades:
            strokes.draw_arrow(painter, lane, width, rightwards=True, colour=Colour.BAR_LINE.q)

    return paint


def _window(state: WindowState) -> Swatch:
    return lambda painter, lane, width: strokes.draw_window(painter, lane, width / 2, state)


def _entries() -> tuple[tuple[str, Swatch, float], ...]:
    """Words, how it is painted, how wide in heights of the font."""
    return (
        (_("予定"), _bar(None), 2.2),
        (_("未着手・準備中"), _bar(Status.NOT_STARTED), 2.2),
        (_("継続実施中"), _bar(Status.CONTINUING), 2.6),
        (_("実施済"), _bar(Status.DONE), 2.2),
        (_("中止・統合"), _bar(Status.CANCELLED), 2.2),
        (_("目途・頃"), _bar(None, soft=True), 2.2),
        (_("終わりの定めなし"), _bar(None, fades=True), 2.8),
        (
            heading(_("追加予定")),
            lambda p, lane, width: strokes.draw_planned(p, lane, Stretch(0, width), soft=False),
            2.6,
        ),
        (_("期限超過"), lambda p, lane, width: strokes.draw_overdue(p, lane, 0, width), 2.2),
        (
            _("変更前の時期"),
            lambda p, lane, width: strokes.draw_earlier(p, _lower(lane), Stretch(0, width)),
            2.2,
        ),
        (
            _("実績"),
            lambda p, lane, width: strokes.draw_actual(p, _upper(lane), 1, width, finished=True),
            2.2,
        ),
        (_("各回の実施"), _window(WindowState.KEPT), 1.0),
        (_("期間中"), _window(WindowState.RUNNING), 1.0),
        (_("実施の記録なし"), _window(WindowState.MISSED), 1.0),
        (
            heading(_("実施日")),
            lambda p, lane, width: strokes.draw_diamond(p, lane, width / 2),
            1.0,
        ),
        (_("時期の定めなし"), lambda p, lane, width: strokes.draw_dotted(p, lane, 0, width), 2.2),
    )


def _lower(lane: Lane) -> Lane:
    return Lane(lane.top + lane.bar[0] - lane.top - 2, lane.height)


def _upper(lane: Lane) -> Lane:
    return Lane(lane.top - lane.bar[1] / 2 - 4, lane.height)
