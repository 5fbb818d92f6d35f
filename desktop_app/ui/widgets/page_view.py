"""The pages of a report below one another, as they will be printed; a click finds an entity."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop_app.printing.pages import SheetPage
from desktop_app.printing.painting import paint_sheet

LEAST_ZOOM, MOST_ZOOM = 0.25, 4.0
_ZOOM_STEP = 1.15
_GAP = 16
"""Between pages and around them, in the window's pixels."""
_LINE = 48
_NOTCH = 120
_POINT_PIXELS = 96 / 72


class PageView(QAbstractScrollArea):
    """Paints only the pages in sight, so that a long report scrolls like a short one.

    `entity_clicked` carries the `Anchor` of the measure, item or chapter under the mouse.
    """

    entity_clicked = Signal(object)
    zoom_changed = Signal(float)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self._sheets: tuple[SheetPage, ...] = ()
        self._counts: tuple[int, ...] | None = None
        self._tops: list[float] = []
        self._zoom = 1.0
        self._fits_width = True

    def show_sheets(self, sheets: Sequence[SheetPage], counts: Sequence[int] | None = None) -> None:
        """Shows these pages and stays where it is; without `counts` more pages are to come."""
        self._sheets = tuple(sheets)
        self._counts = None if counts is None else tuple(counts)
        self._arrange()

    @property
    def zoom(self) -> float:
        """1.0 shows the paper's own size on a screen of 96 dots an inch."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Keeps the place in the report that is in sight."""
        self._fits_width = False
        self._change_zoom(zoom)

    def fit_width(self) -> None:
        """Makes pages as wide as the view, also after the window has changed its size."""
        self._fits_width = True
        self._arrange()

    def go_to(self, sheet: int, y: float = 0) -> None:
        """Brings a place into sight; `y` is in points from the sheet's top."""
        if 0 <= sheet < len(self._tops):
            place = self._tops[sheet] + y * self._scale - _GAP
            self.verticalScrollBar().setValue(round(place))

    def current_sheet(self) -> int:
        """The page in the middle of the view, counted from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return max(0, sum(top <= middle for top in self._tops) - 1)

    @property
    def _scale(self) -> float:
        return self._zoom * _POINT_PIXELS

    def _change_zoom(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0
        self._zoom = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        self._arrange()
        bar.setValue(round(share * bar.maximum()))
        self.zoom_changed.emit(self._zoom)

    def _arrange(self) -> None:
        """Works out where each page lies and how far one can scroll."""
        widest = max((sheet.width for sheet in self._sheets), default=1.0)
        if self._fits_width:
            room = self.viewport().width() - 2 * _GAP
            self._zoom = min(max(room / widest / _POINT_PIXELS, LEAST_ZOOM), MOST_ZOOM)
        self._tops = []
        bottom = float(_GAP)
        for sheet in self._sheets:
            self._tops.append(bottom)
            bottom += sheet.height * self._scale + _GAP
        self._set_range(bottom, widest * self._scale + 2 * _GAP)
        self.viewport().update()

    def _set_range(self, height: float, width: float) -> None:
        view = self.viewport().size()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(0, round(height) - view.height()))
        vertical.setPageStep(view.height())
        vertical.setSingleStep(_LINE)
        horizontal.setRange(0, max(0, round(width) - view.width()))
        horizontal.setPageStep(view.width())
        horizontal.setSingleStep(_LINE)

    def _area(self, number: int) -> QRectF:
        """The page's rectangle in the view."""
        sheet = self._sheets[number]
        width, height = sheet.width * self._scale, sheet.height * self._scale
        spare = max(self.viewport().width() - width, 2 * _GAP)
        x = spare / 2 - self.horizontalScrollBar().value()
        return QRectF(x, self._tops[number] - self.verticalScrollBar().value(), width, height)

    def _in_sight(self, top: float, bottom: float) -> list[int]:
        areas = ((number, self._area(number)) for number in range(len(self._sheets)))
        return [number for number, a in areas if a.bottom() >= top and a.top() <= bottom]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for number in self._in_sight(event.rect().top(), event.rect().bottom()):
            self._paint_sheet(painter, number)
        painter.end()

    def _paint_sheet(self, painter: QPainter, number: int) -> None:
        sheet, area = self._sheets[number], self._area(number)
        painter.save()
        painter.fillRect(area, Qt.GlobalColor.white)
        painter.translate(area.topLeft())
        painter.scale(self._scale, self._scale)
        known = self._counts is not None and sheet.section < len(self._counts)
        paint_sheet(painter, sheet, self._counts[sheet.section] if known and self._counts else None)
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * _ZOOM_STEP ** (event.angleDelta().y() / _NOTCH))
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._click(event.position().toPoint())
        event.accept()

    def _click(self, point: QPoint) -> None:
        for number in self._in_sight(point.y(), point.y()):
            area = self._area(number)
            if not area.contains(QPointF(point)):
                continue
            x, y = (point.x() - area.x()) / self._scale, (point.y() - area.y()) / self._scale
            sheet = self._sheets[number]
            anchor = sheet.link_at(x, y) or sheet.entity_at(x, y)
            if anchor is not None:
                self.entity_clicked.emit(anchor)
