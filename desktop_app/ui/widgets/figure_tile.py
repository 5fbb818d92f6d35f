"""A figure of 概況 that opens its rows: large number, what it counts, one line about it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop_app.ui import icons
from desktop_app.ui.delegates.cell_text import draw_lines
from desktop_app.ui.theme import Colour
from desktop_app.ui.words import heading

_LEFT_EDGE, _RIGHT_EDGE = 12, 8
_INSET = _LEFT_EDGE + _RIGHT_EDGE + 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FigureTile(QAbstractButton):
    """The chosen one carries a tick and a frame; `alarm` adds a triangle."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = heading(words)
        self.figure = ""
        self.note = ""
        self.alarm = False
        self._lines = 1
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, figure: str, note: str, *, alarm: bool = False, words: str = "") -> None:
        """Shows another number."""
        told = (heading(words) or self._words, figure, note, alarm)
        if told == (self._words, self.figure, self.note, self.alarm):
            return
        self._words = told[0]
        self.figure, self.note, self.alarm = figure, note, alarm
        self.setAccessibleName(f"{self._words} {figure}")
        self.setAccessibleDescription(note)
        self.setToolTip(note)
        self.update()

    def wanted_width(self) -> int:
        """Where neither of its texts is cut."""
        metrics = self.fontMetrics()
        return max(metrics.horizontalAdvance(each) for each in (self._words, self.note)) + 32

    def note_lines(self, width: int) -> int:
        """How many lines its note takes in a tile of that width: one or two."""
        room = width - _INSET
        return 1 if self.fontMetrics().horizontalAdvance(self.note) <= room else 2

    def set_lines(self, lines: int) -> None:
        """How many lines of a note all tiles of a row have room for."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self.fontMetrics().height() * 13), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.fontMetrics().height() * 8), self._height())

    def _height(self) -> int:
        return round(self.fontMetrics().height() * (4.2 + 1.3 * self._lines))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, hovered = self.isChecked(), self.underMouse()
        ground = Colour.SELECTION if chosen else Colour.TINT if hovered else Colour.SURFACE
        strong = chosen or self.hasFocus()
        edge = Colour.ACCENT if strong else Colour.EDGE
        width = 3 if self.hasFocus() else 2 if chosen else 1
        painter.setPen(QPen(edge.q, width))
        painter.setBrush(ground.q)
        inset = width / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, 8, 8)
        line = self.fontMetrics().height()
        inner = frame.adjusted(_LEFT_EDGE, line * 0.35, -_RIGHT_EDGE, -line * 0.3)
        self._paint_head(painter, inner, line, chosen=chosen)
        self._paint_figure(painter, inner, line)
        room = line * 1.3 * self._lines
        foot = QRectF(inner.left(), inner.bottom() - room, inner.width(), room)
        draw_lines(painter, foot, self.note, self.font(), Colour.SECOND, most=self._lines)

    def _paint_head(self, painter: QPainter, inner: QRectF, line: int, *, chosen: bool) -> None:
        font = QFont(self.font())
        font.setBold(chosen)
        head = QRectF(inner.left(), inner.top(), inner.width(), line * 1.3)
        if chosen:
            size = line
            box = QRectF(head.right() - size, head.top(), size, size).toRect()
            icons.icon("check", Colour.DEEP, size).paint(painter, box)
            head.setRight(head.right() - size - 4)
        _write(painter, font, head, self._words, Colour.DEEP if chosen else Colour.INK)

    def _paint_figure(self, painter: QPainter, inner: QRectF, line: int) -> None:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.9)
        font.setBold(True)
        box = QRectF(inner.left(), inner.top() + line * 1.2, inner.width(), line * 2.2)
        if self.alarm:
            size = round(line * 1.35)
            mark = QRectF(box.left(), box.center().y() - size / 2, size, size)
            icons.draw_icon(painter, mark, "triangle-alert", Colour.RED)
            box.setLeft(box.left() + size + 7)
        excess = QFontMetrics(font).horizontalAdvance(self.figure) / box.width()
        if excess > 1:  # such as 「153 d overdue」 in large letters
            font.setPointSizeF(max(self.font().pointSizeF(), font.pointSizeF() / excess - 0.5))
        _write(painter, font, box, self.figure, Colour.DEEP)


def _write(painter: QPainter, font: QFont, rect: QRectF, words: str, ink: Colour) -> None:
    painter.setFont(font)
    painter.setPen(ink.q)
    room = round(rect.width())
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
    painter.drawText(rect, _LEFT, shown)
