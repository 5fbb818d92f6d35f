"""The pages of a report below one another, as they will be printed; a click finds an entity."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop_app.printing.marks import Place
from desktop_app.printing.pages import SheetPage, first_place
from desktop_app.printing.painting import paint_sheet
from desktop_app.reports.document import Anchor, AnchorKind
from desktop_app.ui.theme import Colour

LEAST_ZOOM, MOST_ZOOM = 0.25, 4.0
_ZOOM_STEP = 1.15
_GAP = 16
"""Between pages and around them, in the window's pixels."""
_LINE = 48
_NOTCH = 120
_POINT_PIXELS = 96 / 72
_ROWS = frozenset({AnchorKind.MEASURE, AnchorKind.ITEM, AnchorKind.CHAPTER})


class Fit(Enum):
    """What decides the zoom: the view's width, a whole page, or the user."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


class PageView(QAbstractScrollArea):
    """Paints only the pages in sight, so that a long report scrolls like a short one.

    `entity_clicked` carries the `Anchor` of the measure, item or chapter under the mouse; words
    that refer to another page lead there. By keys: Page Up and Down turn pages, Ctrl with Up and
    Down go from measure to measure, Enter is a click on the one that is framed.
    """

    entity_clicked = Signal(object)
    zoom_changed = Signal(float)
    sheet_changed = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sheets: tuple[SheetPage, ...] = ()
        self._counts: tuple[int, ...] | None = None
        self._tops: list[float] = []
        self._zoom = 1.0
        self._fit = Fit.WIDTH
        self._told = -1
        self._hovered: tuple[int, Place] | None = None
        self._framed: Anchor | None = None
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._tell_sheet)

    def show_sheets(self, sheets: Sequence[SheetPage], counts: Sequence[int] | None = None) -> None:
        """Shows these pages and stays where it is; without `counts` more pages are to come."""
        self._sheets = tuple(sheets)
        self._counts = None if counts is None else tuple(counts)
        self._hovered = None
        self._arrange()
        self._tell_sheet()

    @property
    def zoom(self) -> float:
        """1.0 shows the paper's own size on a screen of 96 dots an inch."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Keeps the place in the report that is in sight."""
        self._fit = Fit.FREE
        self._change_zoom(zoom)

    @property
    def fit(self) -> Fit:
        """What decides the zoom."""
        return self._fit

    def fit_width(self) -> None:
        """Makes pages as wide as the view, also after the window has changed its size."""
        self._set_fit(Fit.WIDTH)

    def fit_page(self) -> None:
        """Shows a page whole, also after the window has changed its size."""
        self._set_fit(Fit.PAGE)

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller."""
        self.set_zoom(self._zoom * _ZOOM_STEP**steps)

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
    def framed(self) -> Anchor | None:
        """The entity that keys have chosen."""
        return self._framed

    def _set_fit(self, fit: Fit) -> None:
        sheet = self.current_sheet()
        self._fit = fit
        self._arrange()
        self.go_to(sheet)
        self.zoom_changed.emit(self._zoom)

    def _tell_sheet(self) -> None:
        sheet = self.current_sheet()
        if sheet != self._told:
            self._told = sheet
            self.sheet_changed.emit(sheet)

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
        tallest = max((sheet.height for sheet in self._sheets), default=1.0)
        if self._fit is not Fit.FREE and self._sheets:
            zoom = (self.viewport().width() - 2 * _GAP) / widest
            if self._fit is Fit.PAGE:
                zoom = min(zoom, (self.viewport().height() - 2 * _GAP) / tallest)
            self._zoom = min(max(zoom / _POINT_PIXELS, LEAST_ZOOM), MOST_ZOOM)
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
        painter.fillRect(event.rect(), Colour.DESK.q)
        framed = first_place(self._sheets, self._framed) if self._framed else None
        for number in self._in_sight(event.rect().top(), event.rect().bottom()):
            self._paint_sheet(painter, number)
            for found, width in ((self._hovered, 1), (framed, 2)):
                if found is not None and found[0] == number:
                    self._paint_frame(painter, number, found[1], width)
        painter.end()

    def _paint_frame(self, painter: QPainter, number: int, place: Place, width: int) -> None:
        painter.setPen(QPen(Colour.ACCENT.q, width))
        painter.drawRect(self._area_of(number, place))

    def _area_of(self, number: int, place: Place) -> QRectF:
        """Where an entity's place lies in the view."""
        corner, scale = self._area(number).topLeft(), self._scale
        x, y = corner.x() + place.x * scale, corner.y() + place.y * scale
        return QRectF(x, y, place.width * scale, place.height * scale)

    def _paint_sheet(self, painter: QPainter, number: int) -> None:
        sheet, area = self._sheets[number], self._area(number)
        painter.save()
        painter.fillRect(area, Qt.GlobalColor.white)
        painter.setPen(Colour.EDGE.q)
        painter.drawRect(area)
        painter.translate(area.topLeft())
        painter.scale(self._scale, self._scale)
        known = self._counts is not None and sheet.section < len(self._counts)
        paint_sheet(painter, sheet, self._counts[sheet.section] if known and self._counts else None)
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        sheet = self.current_sheet()
        super().resizeEvent(event)
        self._arrange()
        if self._fit is not Fit.FREE:
            self.go_to(sheet)
            self.zoom_changed.emit(self._zoom)
        self._tell_sheet()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * _ZOOM_STEP ** (event.angleDelta().y() / _NOTCH))
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        steps: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        turns: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if held and key in steps:
            self._frame_next(steps[key])
        elif key in turns and self._fit is Fit.PAGE:
            self.go_to(self.current_sheet() + turns[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else len(self._sheets) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._framed is not None:
            self.entity_clicked.emit(self._framed)
        else:
            super().keyPressEvent(event)

    def _frame_next(self, step: int) -> None:
        """Frames the next measure; the first in sight if none is framed."""
        places = [
            (number, place)
            for number, sheet in enumerate(self._sheets)
            for place in sheet.places
            if place.anchor.kind is AnchorKind.MEASURE
        ]
        order = list(dict.fromkeys(place.anchor for _number, place in places))
        if not order:
            return
        if self._framed in order:
            at = min(max(order.index(self._framed) + step, 0), len(order) - 1)
        else:
            here = self.current_sheet()
            seen = (order.index(p.anchor) for number, p in places if number >= here)
            at = next(seen, 0)
        self._framed = order[at]
        sheet, place = next(each for each in places if each[1].anchor == self._framed)
        area = self._area_of(sheet, place)
        if area.top() < 0 or area.bottom() > self.viewport().height():
            self.go_to(sheet, place.y)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows what a click would lead to."""
        at = event.position().toPoint()
        found = self._place_at(at)
        link = self._link_at(at)
        leads = found is not None or link is not None
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self._hover(None if link else found)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, found: tuple[int, Place] | None) -> None:
        if found != self._hovered:
            self._hovered = found
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._click(event.position().toPoint())
        event.accept()

    def _click(self, point: QPoint) -> None:
        link = self._link_at(point)
        target = first_place(self._sheets, link) if link else None
        if target is not None:
            self.go_to(target[0], target[1].y)
            return
        found = self._place_at(point)
        anchor = link or (found[1].anchor if found else None)
        if anchor is not None:
            self.entity_clicked.emit(anchor)

    def _sheet_at(self, point: QPoint) -> tuple[int, float, float] | None:
        """The sheet under a point of the view, and where on it."""
        for number in self._in_sight(point.y(), point.y()):
            area = self._area(number)
            if area.contains(QPointF(point)):
                x, y = (point.x() - area.x()) / self._scale, (point.y() - area.y()) / self._scale
                return number, x, y
        return None

    def _link_at(self, point: QPoint) -> Anchor | None:
        at = self._sheet_at(point)
        return self._sheets[at[0]].link_at(at[1], at[2]) if at else None

    def _place_at(self, point: QPoint) -> tuple[int, Place] | None:
        """The place of the innermost row of the plan."""
        at = self._sheet_at(point)
        if at is None:
            return None
        number, x, y = at
        anchor = self._sheets[number].entity_at(x, y)
        if anchor is None or anchor.kind not in _ROWS:
            return None
        return next(
            (number, p)
            for p in self._sheets[number].places
            if p.anchor == anchor and p.contains(x, y)
        )
