"""Bars, marks and lines of 工程表. Every state has a pattern or a shape beside its colour."""

from __future__ import annotations

import math

from msgspec import Struct
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPixmap, QPolygonF

from desktop_app.domain.progress import ABANDONED, Status
from desktop_app.domain.recurring import WindowState
from desktop_app.ui import icons
from desktop_app.ui.theme import Colour, kept

_SOFT = (4.0, 3.0)
"""Dash and gap of what is soft."""
_NOT_BEGUN = frozenset({Status.NOT_STARTED, Status.PREPARING})


class Stretch(Struct, frozen=True):
    """Where a bar lies in pixels; `fades_left` and `fades_right` are ends that stay open."""

    left: float
    right: float
    fades_left: bool = False
    fades_right: bool = False


class Lane(Struct, frozen=True):
    """The heights within one row."""

    top: float
    height: float

    @property
    def bar(self) -> tuple[float, float]:
        """Top and height of the bar."""
        height = round(self.height * 0.42)
        return round(self.top + (self.height - height) / 2), height

    def bar_rect(self, stretch: Stretch) -> QRectF:
        """The bar's rectangle, on whole pixels so that its edges stay sharp."""
        top, height = self.bar
        left = round(stretch.left)
        return QRectF(left + 0.5, top + 0.5, max(round(stretch.right) - left - 1, 3), height)


def draw_bar(
    painter: QPainter, lane: Lane, stretch: Stretch, status: Status | None, *, soft: bool
) -> None:
    """The promised stretch; filling and pattern tell the 進捗区分."""
    rect = lane.bar_rect(stretch)
    fill = Colour.ACCENT.q if status is Status.DONE else Colour.BAR.q
    if status in _NOT_BEGUN or status in ABANDONED:
        fill = Colour.SURFACE.q
    edge = Colour.EDGE.q if status in ABANDONED else Colour.ACCENT.q
    painter.fillRect(rect, _faded(fill, stretch, rect))
    _draw_outline(painter, rect, stretch, edge, dashes=_SOFT if soft else ())
    if status is Status.DONE:
        _draw_tick(painter, rect)
    elif status is Status.CONTINUING:
        _draw_arrowheads(painter, rect, stretch)
    elif status in ABANDONED:
        painter.setPen(QPen(Colour.SECOND.q, 1.4))
        middle = rect.center().y()
        painter.drawLine(QLineF(rect.left() - 3, middle, rect.right() + 3, middle))


def draw_planned(painter: QPainter, lane: Lane, stretch: Stretch, *, soft: bool) -> None:
    """追加予定, promised to nobody yet: a slim hollow bar of dots that begins with a plus."""
    whole = lane.bar_rect(stretch)
    reach = whole.height() * 0.36
    rect = whole.adjusted(reach * 2 + 2, whole.height() * 0.25, 0, -whole.height() * 0.25)
    if rect.width() > 2:
        dots = _SOFT if soft else (1.0, 2.2)
        _draw_outline(painter, rect, stretch, Colour.SECOND.q, dashes=dots)
    middle = QPointF(whole.left() + reach, whole.center().y())
    painter.setPen(QPen(Colour.SECOND.q, 1.8))
    for across, down in ((reach, 0.0), (0.0, reach)):
        painter.drawLine(middle - QPointF(across, down), middle + QPointF(across, down))


def _faded(colour: QColor, stretch: Stretch, rect: QRectF) -> QBrush:
    if not stretch.fades_left and not stretch.fades_right:
        return QBrush(colour)
    none = QColor(colour)
    none.setAlpha(0)
    shade = QLinearGradient(rect.topLeft(), rect.topRight())
    shade.setColorAt(0, none if stretch.fades_left else colour)
    shade.setColorAt(0.35, colour)
    shade.setColorAt(1, none if stretch.fades_right else colour)
    return QBrush(shade)


def _draw_outline(
    painter: QPainter,
    rect: QRectF,
    stretch: Stretch,
    edge: QColor,
    *,
    dashes: tuple[float, ...] = (),
) -> None:
    pen = QPen(_faded(edge, stretch, rect), 1.2)
    if dashes:
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern(list(dashes))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawLine(QLineF(rect.topLeft(), rect.topRight()))
    painter.drawLine(QLineF(rect.bottomLeft(), rect.bottomRight()))
    if not stretch.fades_left:
        painter.drawLine(QLineF(rect.topLeft(), rect.bottomLeft()))
    if not stretch.fades_right:
        painter.drawLine(QLineF(rect.topRight(), rect.bottomRight()))


def _draw_tick(painter: QPainter, rect: QRectF) -> None:
    size = rect.height() * 0.62
    if rect.width() < size + 3:
        return
    x, y = rect.center().x() - size / 2, rect.center().y() - size / 2
    painter.setPen(QPen(Colour.SURFACE.q, 1.6))
    painter.drawPolyline(
        QPolygonF(
            [
                QPointF(x, y + size * 0.55),
                QPointF(x + size * 0.36, y + size * 0.88),
                QPointF(x + size, y + size * 0.12),
            ]
        )
    )


def _draw_arrowheads(painter: QPainter, rect: QRectF, stretch: Stretch) -> None:
    """Heads of arrows along the bar: it goes on."""
    gap, reach = round(rect.height() * 1.9), rect.height() * 0.28
    room = rect.width() * (0.7 if stretch.fades_right else 1)
    heads = math.ceil((room - gap * 0.5 - reach) / gap)
    if heads > 0:
        tile = _arrowhead(gap, rect.height(), painter.device().devicePixelRatioF())
        corner = rect.topLeft() - QPointF(0.5, 0.5)
        painter.drawTiledPixmap(QRectF(corner, QSizeF(heads * gap, rect.height() + 1)), tile)


@kept
def _arrowhead(gap: int, height: float, scale: float) -> QPixmap:
    """One head in the middle of its stretch: all of them are the same picture."""
    picture = QPixmap(round(gap * scale), round((height + 1) * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(Colour.ACCENT.q, 1.3))
    left, middle = gap * 0.5 + 0.5, height / 2 + 0.5
    half, reach = height * 0.26, height * 0.28
    points = ((left, middle - half), (left + reach, middle), (left, middle + half))
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
    painter.end()
    return picture


def draw_overdue(painter: QPainter, lane: Lane, left: float, right: float) -> None:
    """From the end that was promised to the 基準日: hatched."""
    rect = lane.bar_rect(Stretch(left, right))
    painter.fillRect(rect, Colour.SURFACE.q)
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(Colour.RED.q, 1.1))
    x = rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QLineF(x, rect.bottom(), x + rect.height(), rect.top()))
        x += 5
    painter.restore()
    painter.setPen(QPen(Colour.RED.q, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)


def draw_arrow(
    painter: QPainter, lane: Lane, x: float, *, rightwards: bool, colour: QColor
) -> None:
    """The head of an arrow at the edge of what is drawn."""
    top, height = lane.bar
    reach = height * 0.6 * (-1 if rightwards else 1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(x, top + height / 2 + 0.5),
                QPointF(x + reach, top + 0.5),
                QPointF(x + reach, top + height + 0.5),
            ]
        )
    )


def draw_elsewhere(painter: QPainter, lane: Lane, x: float, *, rightwards: bool) -> None:
    """That the bar lies outside of what is seen, on this side."""
    top, height = lane.bar
    middle, half = top + height / 2 + 0.5, height * 0.32
    reach = half * (-1 if rightwards else 1)
    painter.setPen(QPen(Colour.SECOND.q, 1.5))
    for step in (0.0, reach * 1.2):
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(x + step + reach, middle - half),
                    QPointF(x + step, middle),
                    QPointF(x + step + reach, middle + half),
                ]
            )
        )


def draw_earlier(painter: QPainter, lane: Lane, stretch: Stretch) -> None:
    """A date that held before: a grey rule above the bar."""
    y = lane.bar[0] - 3.5
    painter.setPen(QPen(_faded(Colour.EDGE.q, stretch, _flat(stretch, y)), 2.4))
    painter.drawLine(QLineF(stretch.left, y, stretch.right, y))
    painter.setPen(QPen(Colour.EDGE.q, 1.4))
    for x, fades in ((stretch.left, stretch.fades_left), (stretch.right, stretch.fades_right)):
        if not fades:
            painter.drawLine(QLineF(x, y - 1.5, x, y + 3.5))


def _flat(stretch: Stretch, y: float) -> QRectF:
    return QRectF(stretch.left, y, max(stretch.right - stretch.left, 1), 1)


def draw_actual(
    painter: QPainter, lane: Lane, left: float, right: float, *, finished: bool
) -> None:
    """From 着手 to 完了: a black rule below the bar, closed where it was finished."""
    top, height = lane.bar
    y = top + height + 3.5
    painter.setPen(QPen(Colour.INK.q, 1.7))
    painter.drawLine(QLineF(left, y, max(right, left + 2), y))
    ends = (left, right) if finished else (left,)
    for x in ends:
        painter.drawLine(QLineF(x, y - 2.5, x, y + 2.5))


def draw_window(painter: QPainter, lane: Lane, x: float, state: WindowState) -> None:
    """One turn of a recurring measure: done, running, without a record, before the plan."""
    top, height = lane.bar
    size = height + 1
    rect = QRectF(x - size / 2, top + height / 2 + 0.5 - size / 2, size, size)
    if state is WindowState.KEPT:
        icons.draw_status(painter, rect, Status.DONE)
        return
    painter.setBrush(Colour.SURFACE.q)
    colour = Colour.AMBER if state is WindowState.MISSED else Colour.INK
    style = Qt.PenStyle.SolidLine
    if state is WindowState.NO_ENTRY:
        colour, style = Colour.HINT, Qt.PenStyle.DotLine
    painter.setPen(QPen(colour.q, 1.4, style))
    painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
    if state is WindowState.MISSED:
        reach = size * 0.19
        middle = rect.center()
        for sign in (1, -1):
            painter.drawLine(
                QLineF(
                    middle.x() - reach,
                    middle.y() - reach * sign,
                    middle.x() + reach,
                    middle.y() + reach * sign,
                )
            )


def draw_split(painter: QPainter, lane: Lane, x: float) -> None:
    """Where one turn ends and the next begins."""
    top, height = lane.bar
    painter.setPen(QPen(Colour.ACCENT.q, 1))
    painter.drawLine(QLineF(round(x) + 0.5, top + 0.5, round(x) + 0.5, top + height + 0.5))


def draw_diamond(painter: QPainter, lane: Lane, x: float) -> None:
    """That it was carried out on a day."""
    top, height = lane.bar
    middle, reach = top + height / 2 + 0.5, height * 0.42
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Colour.ACCENT.q)
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(x, middle - reach),
                QPointF(x + reach, middle),
                QPointF(x, middle + reach),
                QPointF(x - reach, middle),
            ]
        )
    )


def draw_dotted(painter: QPainter, lane: Lane, left: float, right: float) -> None:
    """No dates: a dotted line."""
    pen = QPen(Colour.HINT.q, 1.2, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([1.5, 2.5])
    painter.setPen(pen)
    y = lane.bar[0] + lane.bar[1] / 2 + 0.5
    painter.drawLine(QLineF(left, y, right, y))


def draw_sum(painter: QPainter, lane: Lane, stretch: Stretch) -> None:
    """A closed item: one thin line from its first beginning to its last end."""
    y = lane.bar[0] + lane.bar[1] / 2 + 0.5
    begun = Stretch(0, 0, fades_left=stretch.fades_left)
    shade = _faded(Colour.BAR_LINE.q, begun, _flat(stretch, y))
    painter.setPen(QPen(shade, 3))
    painter.drawLine(QLineF(stretch.left, y, stretch.right, y))
    painter.setPen(QPen(Colour.BAR_LINE.q, 1.6))
    for x, fades in ((stretch.left, stretch.fades_left), (stretch.right, stretch.fades_right)):
        if not fades:
            painter.drawLine(QLineF(x, y - 4, x, y + 4))
