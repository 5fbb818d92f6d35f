"""Icons: Lucide's SVG files in the window's own colours, and shapes that no font has."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QIcon,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtSvg import QSvgRenderer

from desktop_app.domain.progress import Status
from desktop_app.support import paths
from desktop_app.ui.theme import Colour, kept

_AS_IT_IS = (QIcon.Mode.Normal, QIcon.Mode.Selected)
"""In a chosen row of a list too: Qt would tint the picture with the colour behind it."""


@kept
def icon(name: str, colour: Colour = Colour.SECOND, size: int = 16) -> QIcon:
    """The named icon, sharp at every scaling, greyed out by itself when disabled."""
    made = QIcon()
    for scale in _scales():
        for mode in _AS_IT_IS:
            made.addPixmap(_pixmap(name, colour, size, scale), mode)
        made.addPixmap(_pixmap(name, Colour.DISABLED, size, scale), QIcon.Mode.Disabled)
    return made


def name_icon(action: QAction, name: str) -> None:
    """Which icon an action will have, once `show_icons` is asked for it."""
    action.setData(name)


def show_icons(actions: Iterable[QAction]) -> None:
    """Gives actions their icons when they are about to be seen: most of the menus' never are."""
    for action in actions:
        name = action.data()
        if isinstance(name, str) and action.icon().isNull():
            action.setIcon(icon(name))


def _scales() -> list[float]:
    """Of the screens that are there: each picture costs a moment at start."""
    return sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()})


def pixmap(name: str, colour: Colour, size: int, scale: float) -> QPixmap:
    """One picture for a label; `scale` is the screen's."""
    return _pixmap(name, colour, size, scale)


def app_icon() -> QIcon:
    """The program's own."""
    return QIcon(str(_folder() / "app.svg"))


@kept
def _pixmap(name: str, colour: Colour, size: int, scale: float) -> QPixmap:
    svg = _source(name).replace(b"currentColor", str(colour).encode())
    picture = QPixmap(round(size * scale), round(size * scale))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


@cache
def _source(name: str) -> bytes:
    return (_folder() / f"{name}.svg").read_bytes()


@cache
def _folder() -> Path:
    return paths.resources() / "icons"


def draw_icon(painter: QPainter, rect: QRectF, name: str, colour: Colour) -> None:
    """Paints an icon into a square; rows of a table ask for the same ones again and again."""
    scale = painter.device().devicePixelRatioF()
    painter.drawPixmap(rect.topLeft(), _pixmap(name, colour, round(rect.width()), scale))


def draw_measure_mark(painter: QPainter, rect: QRectF, colour: Colour) -> None:
    """➤ as a shape."""
    w, h = rect.width(), rect.height()
    tail = QPointF(rect.x() + w * 0.32, rect.center().y())
    points = [
        rect.topLeft(),
        QPointF(rect.right(), rect.center().y()),
        QPointF(rect.x(), rect.y() + h),
        tail,
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour.q)
    painter.drawPolygon(QPolygonF(points))


def draw_detail_mark(painter: QPainter, rect: QRectF, colour: Colour) -> None:
    """ー as a shape."""
    painter.setPen(QPen(colour.q, 1.5))
    painter.drawLine(QPointF(rect.x(), rect.center().y()), QPointF(rect.right(), rect.center().y()))


def draw_status(painter: QPainter, rect: QRectF, status: Status | None) -> None:
    """進捗区分 as a shape that tells without its colour; None is 未入力."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(Colour.ACCENT.q, 1.5))
    match status:
        case Status.CONTINUING:
            draw_icon(painter, rect, "refresh-cw", Colour.ACCENT)
        case Status.MERGED:
            draw_icon(painter, rect, "merge", Colour.SECOND)
        case Status.CANCELLED:
            draw_icon(painter, rect, "circle-slash", Colour.SECOND)
        case Status.DONE:
            _draw_done(painter, rect)
        case None:
            painter.setPen(QPen(Colour.HINT.q, 1.5, Qt.PenStyle.DotLine))
            painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
        case _:
            painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
            _fill_part(
                painter, rect, {Status.PREPARING: 90, Status.IN_PROGRESS: 180}.get(status, 0)
            )


def _fill_part(painter: QPainter, rect: QRectF, degrees: int) -> None:
    if degrees:
        painter.setBrush(Colour.ACCENT.q)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPie(rect.adjusted(3, 3, -3, -3), 90 * 16, -degrees * 16)


def _draw_done(painter: QPainter, rect: QRectF) -> None:
    painter.setBrush(Colour.ACCENT.q)
    painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
    x, y, w, h = rect.x(), rect.y(), rect.width(), rect.height()
    tick = QPainterPath(QPointF(x + w * 0.30, y + h * 0.52))
    tick.lineTo(x + w * 0.45, y + h * 0.67)
    tick.lineTo(x + w * 0.72, y + h * 0.36)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(Colour.SURFACE.q, 1.6))
    painter.drawPath(tick)


@kept
def status_icon(status: Status | None, size: int = 16) -> QIcon:
    """The shape of a 進捗区分 for lists and buttons."""
    made = QIcon()
    for scale in _scales():
        picture = QPixmap(round(size * scale), round(size * scale))
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_status(painter, QRectF(0, 0, size, size), status)
        painter.end()
        for mode in _AS_IT_IS:
            made.addPixmap(picture, mode)
    return made
