"""Paints pages with a QPainter: on screen, on a printer, into a PDF."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QGlyphRun, QPainter, QPolygonF

from desktop_app.printing.faces import (
    Face,
    face_font,
    footer_pair,
    glyphs_of,
    raw_font,
    upright_font,
)
from desktop_app.printing.marks import Area, Arrow, Mark, Stranger, Upright, Words
from desktop_app.printing.pages import Pages, SheetPage
from desktop_app.printing.typesetting import DESCENT
from desktop_app.reports.layout import (
    FOOTER_COLOUR,
    PAGE_NUMBER_SIZE,
    POINTS_PER_MM,
    page_of,
)
from desktop_app.reports.line_breaking import MeasuredText

UNKNOWN_COUNT = "…"
_CENTRE = 0.5 - DESCENT
"""Of an em: from the middle of a square down to the base line."""
# The outline of ➤ in ems, from its left end on the base line, upwards negative.
_ARROW = ((0.08, -0.66), (0.84, -0.36), (0.08, -0.06), (0.27, -0.36))
UprightPainted = Callable[[Face, str], None]


def paint_page(painter: QPainter, pages: Pages, index: int) -> None:
    """Paints a page; the painter's unit must be the point, its origin the sheet's corner."""
    sheet = pages.sheets[index]
    paint_sheet(painter, sheet, pages.page_counts[sheet.section])


def paint_sheet(
    painter: QPainter,
    sheet: SheetPage,
    count: int | None,
    *,
    upright_painted: UprightPainted | None = None,
) -> None:
    """Paints a sheet; `count` is the N of its 「n / N」, None while pages are still being counted.

    `upright_painted` hears of each vertical character, whose form no PDF reader can name.
    """
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    for placed in (*sheet.marks, *sheet.edges):
        for mark in placed.marks:
            _paint(painter, mark, placed.x, placed.y, upright_painted)
    if sheet.numbered:
        _paint_number(painter, sheet, count)


def _paint(
    painter: QPainter, mark: Mark, x: float, y: float, upright_painted: UprightPainted | None
) -> None:
    match mark:
        case Words():
            _paint_words(painter, mark, x, y)
        case Area():
            area = QRectF(x + mark.x, y + mark.y, mark.width, mark.height)
            painter.fillRect(area, QColor(f"#{mark.colour}"))
        case Arrow():
            _paint_arrow(painter, mark, x, y)
        case Upright():
            _paint_upright(painter, mark, x, y)
            if upright_painted and not mark.turned:
                upright_painted(mark.face, mark.text)
        case Stranger():
            painter.setPen(QColor(f"#{mark.colour}"))
            painter.setFont(face_font(mark.face, mark.size))
            painter.drawText(QPointF(x + mark.x, y + mark.y), mark.text)


def _paint_words(painter: QPainter, mark: Words, x: float, y: float) -> None:
    glyphs = glyphs_of(mark.face)
    shown = [
        (glyph, QPointF(offset, 0))
        for character, offset in zip(mark.text, mark.offsets, strict=True)
        if (glyph := glyphs[character])
    ]
    run = QGlyphRun()
    run.setRawFont(raw_font(mark.face, mark.size))
    run.setGlyphIndexes([glyph for glyph, _ in shown])
    run.setPositions([position for _, position in shown])
    painter.setPen(QColor(f"#{mark.colour}"))
    painter.drawGlyphRun(QPointF(x + mark.x, y + mark.y), run)


def _paint_arrow(painter: QPainter, mark: Arrow, x: float, y: float) -> None:
    x, y = x + mark.x, y + mark.y
    points = [QPointF(x + across * mark.size, y + down * mark.size) for across, down in _ARROW]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(f"#{mark.colour}"))
    painter.drawPolygon(QPolygonF(points))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_upright(painter: QPainter, mark: Upright, x: float, y: float) -> None:
    font = (face_font if mark.text.isdecimal() else upright_font)(mark.face, mark.size)
    painter.setPen(QColor(f"#{mark.colour}"))
    painter.setFont(font)
    width = QFontMetricsF(font).horizontalAdvance(mark.text)
    painter.save()
    painter.translate(x + mark.x, y + mark.y)
    if mark.turned:
        painter.rotate(90)
    scale = mark.size / font.pixelSize() * min(1.0, font.pixelSize() / max(width, 1))
    if scale != 1:
        painter.scale(scale, mark.size / font.pixelSize())
    painter.drawText(QPointF(-width / 2, font.pixelSize() * _CENTRE), mark.text)
    painter.restore()


def _paint_number(painter: QPainter, sheet: SheetPage, count: int | None) -> None:
    page = page_of(sheet.form, sheet.paper)
    y = (page.height - page.footer) * POINTS_PER_MM - PAGE_NUMBER_SIZE * DESCENT
    right = (page.width - page.right) * POINTS_PER_MM
    number = f"{sheet.number} / {UNKNOWN_COUNT if count is None else count}"
    width = MeasuredText(number, footer_pair(), PAGE_NUMBER_SIZE).width(0, len(number))
    _paint_line(painter, number, right - width, y, PAGE_NUMBER_SIZE)


def _paint_line(painter: QPainter, text: str, x: float, y: float, size: float) -> None:
    faces = footer_pair()
    places = MeasuredText(text, faces, size).places
    for at, character in enumerate(text):
        mark = Words(
            x + places[at], y, character, (0.0,), faces.face_of(character), size, FOOTER_COLOUR
        )
        _paint_words(painter, mark, 0, 0)
