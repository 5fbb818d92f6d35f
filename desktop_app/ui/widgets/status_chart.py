"""概況 as a chart: a bar per chapter, a patterned piece per 進捗区分, its number inside."""

from __future__ import annotations

import math

from msgspec import Struct
from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.application.overview import status_of
from desktop_app.application.status import NO_ENTRY, STATUS_IDS, Survey
from desktop_app.domain.progress import Status
from desktop_app.support.i18n import _
from desktop_app.ui import icons
from desktop_app.ui.models.counts_model import CountCell
from desktop_app.ui.theme import Colour
from desktop_app.ui.words import series, status_choice

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Piece(Struct, frozen=True):
    rect: QRectF
    cell: CountCell
    words: str


class StatusChart(QWidget):
    """`cell_wanted` carries the CountCell of a piece that was clicked or opened with Enter.

    Arrows go from piece to piece. The table above it says the same.
    """

    cell_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._survey: Survey | None = None
        self._words: dict[str, str] = {}
        self._at = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("章ごとの進捗の図"))

    def show_survey(self, survey: Survey) -> None:
        """Shows other figures."""
        self._survey = survey
        self._words = {each: status_choice(survey.words, status_of(each)) for each in STATUS_IDS}
        told = [
            f"{self._words[each]} {survey.counts[each]}"
            for each in STATUS_IDS
            if survey.counts[each]
        ]
        words = _("全{total}施策: {counts}。上の表に同じ数があります。")
        self.setAccessibleDescription(
            words.format(total=survey.total, counts=series(told) or _("なし"))
        )
        self.setFixedHeight(self._height())
        self.update()

    def pieces(self) -> list[list[tuple[QRectF, CountCell]]]:
        """Where the pieces lie, chapter by chapter."""
        return [[(each.rect, each.cell) for each in row] for row in self._rows()]

    def follow_font(self) -> None:
        """After the font's size changed."""
        self.setFixedHeight(self._height())

    def sizeHint(self) -> QSize:
        return QSize(520, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self._height())

    def _word(self, status_id: str) -> str:
        return self._words.get(status_id) or status_choice({}, status_of(status_id))

    # -- where things lie ------------------------------------------------------------------------

    def _line(self) -> float:
        return self.fontMetrics().height() * 1.75

    def _legend_boxes(self) -> list[tuple[QRectF, str]]:
        metrics = QFontMetricsF(self.font())
        line, unit = metrics.height() * 1.6, metrics.height()
        x, y = 0.0, 0.0
        boxes = []
        for status_id in STATUS_IDS:
            words = self._word(status_id)
            width = unit * 3.4 + 10 + metrics.horizontalAdvance(words)
            if x and x + width > self.width():
                x, y = 0.0, y + line
            boxes.append((QRectF(x, y, width, line), status_id))
            x += width + unit
        return boxes

    def _top(self) -> float:
        return self._legend_boxes()[-1][0].bottom() + 6

    def _height(self) -> int:
        chapters = len(self._survey.chapters) if self._survey else 0
        return round(self._top() + chapters * self._line() + 4)

    def _names_width(self) -> float:
        return min(self.fontMetrics().horizontalAdvance("あ") * 13.0, self.width() * 0.3)

    def _rows(self) -> list[list[_Piece]]:
        if self._survey is None:
            return []
        top, line, left = self._top(), self._line(), self._names_width() + 8
        room = self.width() - left - self.fontMetrics().horizontalAdvance("000") - 8
        most = max([each.total for each in self._survey.chapters] or [1]) or 1
        rows: list[list[_Piece]] = []
        for place, chapter in enumerate(self._survey.chapters):
            x, y = left, top + place * line
            row: list[_Piece] = []
            for status_id in STATUS_IDS:
                count = chapter.counts[status_id]
                if count:
                    width = room * count / most
                    rect = QRectF(round(x), y + line * 0.14, round(x + width) - round(x), 0)
                    rect.setHeight(round(line * 0.72))
                    cell = CountCell(chapter.chapter, status_id, count, chapter.change(status_id))
                    words = f"{chapter.number} {chapter.title}　{self._word(status_id)}"
                    row.append(_Piece(rect, cell, f"{words} {count}"))
                    x += width
            rows.append(row)
        return rows

    # -- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._survey is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = self.fontMetrics().height()
        for box, status_id in self._legend_boxes():
            mark = QRectF(box.left(), box.center().y() - unit / 2, unit, unit).toRect()
            icons.status_icon(status_of(status_id), unit).paint(painter, mark)
            swatch = QRectF(box.left() + unit * 1.3, box.center().y() - unit * 0.42, unit * 1.8, 0)
            swatch.setHeight(round(unit * 0.84))
            fill_status(painter, swatch, status_id)
            painter.setPen(Colour.SECOND.q)
            text = box.adjusted(unit * 3.4, 0, 8, 0)
            painter.drawText(text, _LEFT, self._word(status_id))
        seen = math.ceil((event.rect().bottom() - self._top()) / self._line())
        for place, row in enumerate(self._rows()[: max(seen, 0)]):
            self._paint_row(painter, place, row)
        self._paint_cursor(painter)

    def _paint_row(self, painter: QPainter, place: int, row: list[_Piece]) -> None:
        if self._survey is None:
            return
        chapter = self._survey.chapters[place]
        y, line = self._top() + place * self._line(), self._line()
        name = QRectF(0, y, self._names_width(), line)
        painter.setPen(Colour.INK.q)
        metrics = QFontMetricsF(painter.font())
        words = f"{chapter.number} {chapter.title}"
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, _LEFT, shown)
        for piece in row:
            fill_status(painter, piece.rect, piece.cell.status_id or NO_ENTRY)
            _number(painter, piece)
        right = row[-1].rect.right() if row else name.right() + 8
        total = QRectF(right + 8, y, 60, line)
        painter.setPen(Colour.SECOND.q)
        painter.drawText(total, _LEFT, str(chapter.total))

    def _paint_cursor(self, painter: QPainter) -> None:
        piece = self._current()
        if piece is not None and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(Colour.SURFACE.q, 4))
            painter.drawRect(piece.rect)
            painter.setPen(QPen(Colour.DEEP.q, 2))
            painter.drawRect(piece.rect.adjusted(-1, -1, 1, 1))

    # -- keys and clicks -------------------------------------------------------------------------

    def _current(self) -> _Piece | None:
        rows = self._rows()
        row, place = self._at
        if not (0 <= row < len(rows)) or not rows[row]:
            return None
        return rows[row][min(place, len(rows[row]) - 1)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        step = steps.get(Qt.Key(event.key()))
        piece = self._current()
        if step is not None:
            self._move(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if piece is not None:
                self.cell_wanted.emit(piece.cell)
        else:
            super().keyPressEvent(event)

    def _move(self, down: int, right: int) -> None:
        """Chapters without measures are passed over."""
        rows = self._rows()
        row, place = self._at
        if down:
            row += down
            while 0 <= row < len(rows) and not rows[row]:
                row += down
        if not 0 <= row < len(rows) or not rows[row]:
            return
        last = len(rows[row]) - 1
        self._at = (row, min(max(min(place, last) + right, 0), last))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._piece_at(event.position().x(), event.position().y())
        if found is not None:
            row, place, piece = found
            self._at = (row, place)
            self.update()
            self.cell_wanted.emit(piece.cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._piece_at(event.position().x(), event.position().y()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._piece_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), found[2].words if found else "", self)
            return True
        return super().event(event)

    def _piece_at(self, x: float, y: float) -> tuple[int, int, _Piece] | None:
        for row, pieces in enumerate(self._rows()):
            for place, piece in enumerate(pieces):
                if piece.rect.contains(x, y):
                    return row, place, piece
        return None


def fill_status(painter: QPainter, rect: QRectF, status_id: str) -> None:
    """A 進捗区分 as a pattern that tells without its colour."""
    status = status_of(status_id)
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    light = status in (Status.IN_PROGRESS, Status.CONTINUING)
    fill = Colour.ACCENT.q if status is Status.DONE else Colour.BAR.q if light else Colour.SURFACE.q
    painter.fillRect(rect, fill)
    match status:
        case Status.PREPARING:
            _hatch(painter, rect, Colour.ACCENT, gap=7)
        case Status.CONTINUING:
            _lines(painter, rect)
        case Status.CANCELLED:
            _hatch(painter, rect, Colour.EDGE, gap=6)
            _hatch(painter, rect, Colour.EDGE, gap=6, falling=True)
        case Status.MERGED:
            _hatch(painter, rect, Colour.EDGE, gap=4, falling=True)
    painter.restore()
    pen = QPen(Colour.HINT.q if status is None else Colour.ACCENT.q, 1.2)
    if status is None:
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def _hatch(
    painter: QPainter, rect: QRectF, colour: Colour, *, gap: float, falling: bool = False
) -> None:
    painter.setPen(QPen(colour.q, 1))
    x = rect.left() - rect.height()
    while x < rect.right():
        top, bottom = (rect.bottom(), rect.top()) if falling else (rect.top(), rect.bottom())
        painter.drawLine(QLineF(x, bottom, x + rect.height(), top))
        x += gap


def _lines(painter: QPainter, rect: QRectF) -> None:
    painter.setPen(QPen(Colour.ACCENT.q, 1))
    for part in (0.3, 0.5, 0.7):
        y = round(rect.top() + rect.height() * part) + 0.5
        painter.drawLine(QLineF(rect.left(), y, rect.right(), y))


def _number(painter: QPainter, piece: _Piece) -> None:
    """On a ground of its own, so that no pattern runs through it."""
    words = str(piece.cell.count)
    metrics = QFontMetricsF(painter.font())
    width = metrics.horizontalAdvance(words) + 8
    if width > piece.rect.width() - 2:
        return
    solid = piece.cell.status_id == Status.DONE
    box = QRectF(0, 0, width, metrics.height())
    box.moveCenter(piece.rect.center())
    plain = solid or piece.cell.status_id in (NO_ENTRY, Status.NOT_STARTED, Status.IN_PROGRESS)
    if not plain:
        painter.fillRect(box, Colour.SURFACE.q)
    painter.setPen((Colour.SURFACE if solid else Colour.INK).q)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
