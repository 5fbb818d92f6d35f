"""How the rows of the outline are painted: number, mark, words, 進捗区分 and the 新 mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeAlias

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from desktop_app.support.i18n import _
from desktop_app.ui import icons
from desktop_app.ui.models.row_looks import Column, RowLook
from desktop_app.ui.theme import Colour

PAD = 6
Spans: TypeAlias = Sequence[tuple[int, int]]
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_BOLD = ("chapter", "item", "group")
_KEPT = 2000
"""How many shortened texts are kept: more than a few screens have."""


class OutlinePainter:
    """Paints the cells of rows with one font; everything that depends on it is made once."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._height = QFontMetrics(font).height()
        self._plain = _Face(font)
        self._bold = _Face(_bold(font))
        self._head = _Face(_bold(font, 1.05))
        self._boxed = _bold(font, 0.9)

    def paint(
        self, painter: QPainter, look: RowLook, cells: Sequence[QRect], found: Spans = ()
    ) -> None:
        """A row; `cells` are the places of the columns in order, `found` of the text is marked."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._paint_text(painter, look, cells[Column.TEXT], found)
        self._paint_timing(painter, look, cells[Column.TIMING])
        self._paint_status(painter, look, cells[Column.STATUS])
        if look.words[Column.NEW]:
            size = round(self._height * 1.4)
            left = cells[Column.NEW].x() + PAD
            box = QRectF(left, _upper(cells[Column.NEW], size), size, size)
            self._paint_box(painter, box, look.words[Column.NEW], Colour.RED)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def text_left(self, kind: str) -> int:
        """Where the words begin, from the left of the cell."""
        match kind:
            case "chapter":
                return 14 + round(self._height * 1.5)
            case "item" | "measure" | "detail":
                return 4 + round(self._height * 1.55)
        return 4

    # -- parts ------------------------------------------------------------------------------

    def _paint_text(self, painter: QPainter, look: RowLook, cell: QRect, found: Spans) -> None:
        size, middle = self._height, cell.center().y()
        colour = Colour.RED if look.new else Colour.DEEP
        if look.kind == "chapter":
            painter.fillRect(
                QRectF(cell.x() + 2, middle - size * 0.55, 4, size * 1.2), Colour.ACCENT.q
            )
        elif look.kind == "measure":
            box = QRectF(cell.x() + 4, middle - size * 0.38, size * 0.85, size * 0.8)
            icons.draw_measure_mark(painter, box, colour)
        elif look.kind == "detail":
            icons.draw_detail_mark(painter, QRectF(cell.x() + 4, middle, size * 0.8, 1), colour)
        face = self._face(look.kind)
        painter.setFont(face.font)
        if look.mark:
            painter.setPen(Colour.DEEP.q)
            left = 14 if look.kind == "chapter" else 4
            painter.drawText(cell.adjusted(left, 0, 0, 0), _LEFT, look.mark)
        words = cell.adjusted(self.text_left(look.kind), 0, -PAD, 0)
        text, ink = look.words[Column.TEXT], _text_ink(look.kind)
        shown = face.shorten(text or _("（未記入）"), words.width())
        for start, end in found:
            painter.fillRect(face.ground(words, shown, start, end), Colour.AMBER_MARK.q)
        painter.setPen((ink if text else Colour.HINT).q)
        painter.drawText(words, _LEFT, shown)

    def _face(self, kind: str) -> _Face:
        if kind == "chapter":
            return self._head
        return self._bold if kind in _BOLD else self._plain

    def _paint_status(self, painter: QPainter, look: RowLook, cell: QRect) -> None:
        rect, ink = cell.adjusted(PAD, 0, -PAD, 0), Colour.SECOND
        if look.kind == "measure":
            size = round(self._height * 1.1)
            box = QRectF(rect.x(), _upper(rect, size), size, size)
            icons.draw_status(painter, box, look.status)
            rect = rect.adjusted(size + 7, 0, 0, 0)
            ink = Colour.INK if look.status else Colour.SECOND
        self._paint_words(painter, look.words[Column.STATUS], rect, ink)

    def _paint_timing(self, painter: QPainter, look: RowLook, cell: QRect) -> None:
        """The words, and 「案」 at the right where a 変更案 waits beside them."""
        rect = cell.adjusted(PAD, 0, -PAD, 0)
        if look.waiting:
            size = round(self._height * 1.4)
            box = QRectF(rect.right() - size, _upper(rect, size), size, size)
            self._paint_box(painter, box, _("案"), Colour.AMBER)
            rect = rect.adjusted(0, 0, -size - PAD, 0)
        ink = Colour.INK if look.kind == "measure" else Colour.SECOND
        self._paint_words(painter, look.words[Column.TIMING], rect, ink)

    def _paint_words(self, painter: QPainter, text: str, rect: QRect, ink: Colour) -> None:
        if text:
            painter.setFont(self._plain.font)
            painter.setPen(ink.q)
            painter.drawText(rect, _LEFT, self._plain.shorten(text, rect.width()))

    def _paint_box(self, painter: QPainter, box: QRectF, word: str, colour: Colour) -> None:
        """A framed letter: told by its shape and word as well as by its colour."""
        painter.setPen(QPen(colour.q, 1.2))
        painter.setBrush(Colour.SURFACE.q)
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(self._boxed)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)


class _Face:
    """A font with its measures, and the texts that were shortened to a width with it."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = metrics = QFontMetrics(font)

        def shorten(text: str, width: int) -> str:
            line = text.replace("\n", " ")
            return metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)

        self.shorten: Callable[[str, int], str] = lru_cache(_KEPT)(shorten)

    def ground(self, words: QRect, shown: str, start: int, end: int) -> QRectF:
        """What lies behind a part of the words, as far as it is shown."""
        advance, height = self._metrics.horizontalAdvance, self._metrics.height()
        left, right = advance(shown[:start]), advance(shown[:end])
        mark = QRectF(words.x() + left, words.center().y() - height * 0.6, 0, 0)
        mark.setSize(QSizeF(right - left, height * 1.2))
        return mark


def _bold(font: QFont, factor: float = 1) -> QFont:
    made = QFont(font)
    made.setBold(True)
    if factor != 1:
        made.setPointSizeF(font.pointSizeF() * factor)
    return made


def _text_ink(kind: str) -> Colour:
    if kind in ("chapter", "item"):
        return Colour.DEEP
    return Colour.SECOND if kind in ("group", "note") else Colour.INK


def _upper(rect: QRect, size: int) -> float:
    """The upper end of a square in the middle of a row."""
    return rect.center().y() - size / 2 + 1
