"""The matrix: measures at the left stay in sight, reasons stand above, a click makes a link."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.application.traceability import Tie
from desktop_app.support.i18n import _, pgettext
from desktop_app.ui import icons
from desktop_app.ui.delegates.cell_text import draw_lines
from desktop_app.ui.models.trace_model import TraceModel, TraceRole
from desktop_app.ui.theme import Colour
from desktop_app.ui.words import heading

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_ROW, _COLUMN, _HEAD = 3.0, 8.4, 8.6
"""In heights of the font: rows, columns, and the heads above them."""
_NAMES = 34.0
_LEAST_NAMES = 16.0
_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)

_WIDEST = 888
"""A count of measures that takes as much room as any."""


class TraceTable(QTableView):
    """`acted` tells that a link changed; the model carries it out."""

    acted = Signal()

    def __init__(self, model: TraceModel) -> None:
        super().__init__()
        self._trace = model
        self._kept = (0, 0)
        self.setModel(model)
        self.setItemDelegate(_TieDelegate(self))
        self.setAccessibleName(_("施策と根拠の対応表"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setStyleSheet(
            f"QTableView QTableCornerButton::section {{ background: {Colour.SURFACE};"
            f" border: none; border-bottom: 1px solid {Colour.EDGE}; }}"
        )
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Highlight, Colour.SELECTION.q)
        palette.setColor(QPalette.ColorRole.HighlightedText, Colour.INK.q)
        self.setPalette(palette)
        self.setVerticalHeader(_MeasureHeader(self))
        self.setHorizontalHeader(_ReasonHeader(self))
        self.clicked.connect(lambda index: self._act(index))
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._restore_place)
        self.follow_font()

    def follow_font(self) -> None:
        """Heights and widths after the font's size changed."""
        unit = self.fontMetrics().height()
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(unit * _ROW))
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        counted = self.fontMetrics().horizontalAdvance(_("{count}施策").format(count=_WIDEST))
        columns.setDefaultSectionSize(max(round(unit * _COLUMN), counted + 20))
        columns.setFixedHeight(round(unit * _HEAD))
        self._fit_names()

    def _fit_names(self) -> None:
        unit = self.fontMetrics().height()
        wanted = min(unit * _NAMES, self.width() * 0.45)
        self.verticalHeader().setFixedWidth(round(max(wanted, unit * _LEAST_NAMES)))

    def resizeEvent(self, event: object) -> None:
        self._fit_names()
        super().resizeEvent(event)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex()
        if at.isValid() and event.key() in _KEYS:
            self._act(at)
        elif at.isValid() and event.key() == Qt.Key.Key_Delete:
            if self._trace.tie_at(at):
                self._act(at, unlink=True)
        else:
            super().keyPressEvent(event)

    def _act(self, index: QModelIndex, *, unlink: bool = False) -> None:
        if self._trace.act(index, unlink=unlink):
            self.acted.emit()

    def _keep_place(self) -> None:
        at = self.currentIndex()
        measure, reason = self._trace.measure_at(at), self._trace.reason_at(at)
        self._kept = (measure.id if measure else 0, reason.id if reason else 0)

    def _restore_place(self) -> None:
        self.show_cell(*self._kept)

    def show_cell(self, measure: int, reason: int = 0) -> None:
        """Puts the cursor on a cell; on the first one where there is none such."""
        rows = [each.id for each in self._trace.measures]
        columns = [each.id for each in self._trace.reasons]
        row = rows.index(measure) if measure in rows else 0
        column = columns.index(reason) if reason in columns else 0
        if rows and columns:
            self.setCurrentIndex(self._trace.index(row, column))


class _TieDelegate(QStyledItemDelegate):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tie = index.data(TraceRole.TIE)
        rect = option.rect
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = Colour.SELECTION if current else Colour.TINT if hovered else Colour.SURFACE
        painter.fillRect(rect, ground.q)
        painter.setPen(QPen(Colour.RULE.q, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        unit = option.fontMetrics.height()
        if tie == Tie.CHANGED:
            _draw_flag(painter, QRectF(rect), option.font, _("要確認"))
        elif tie == Tie.HELD:
            side = unit * 1.7
            box = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Colour.ACCENT.q)
            painter.drawEllipse(box)
            icons.draw_icon(painter, box.adjusted(4, 4, -4, -4), "check", Colour.SURFACE)
        elif hovered:
            side = unit * 1.7
            box = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
            painter.setPen(QPen(Colour.EDGE.q, 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(Colour.ACCENT.q, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -2))
        painter.restore()


class _MeasureHeader(QHeaderView):
    """The measures, with a flag on those that have no reason."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAccessibleName(_("施策"))
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        way = Qt.Orientation.Vertical
        lacking = bool(model.headerData(section, way, TraceRole.LACKING))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, Colour.SURFACE.q)
        painter.setPen(QPen(Colour.RULE.q, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QPen(Colour.EDGE.q, 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        inner = QRectF(rect).adjusted(12, 2, -10, -2)
        if lacking:
            flag_words = _("根拠なし")
            width = _flag_width(self.fontMetrics(), flag_words)
            flag = QRectF(inner.right() - width, rect.y(), width, rect.height())
            _draw_flag(painter, flag, self.font(), flag_words)
            inner.setRight(flag.left() - 8)
        words = str(model.headerData(section, way) or "")
        draw_lines(painter, inner, words, self.font(), Colour.INK)
        painter.restore()


class _ReasonHeader(QHeaderView):
    """The reasons, their marks above and below how many measures answer them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(_("命令等の事項と原因"))
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(100, round(self.fontMetrics().height() * _HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        way = Qt.Orientation.Horizontal
        if not isinstance(model, TraceModel) or not 0 <= section < len(model.reasons):
            return
        reason = model.reasons[section]
        ground = Colour.TINT if reason.kind == "requirement" else Colour.SURFACE
        unit = self.fontMetrics().height()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, ground.q)
        painter.setPen(QPen(Colour.EDGE.q, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QPen(Colour.RULE.q, 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        inner = QRectF(rect).adjusted(8, 4, -8, -4)
        bold = QFont(self.font())
        bold.setBold(True)
        kind = pgettext("head", "事項") if reason.kind == "requirement" else heading(_("原因"))
        head = QRectF(inner.x(), inner.y(), inner.width(), unit * 1.5)
        draw_lines(painter, head, f"{kind} {reason.mark}", bold, Colour.DEEP, most=1)
        foot = QRectF(inner.x(), inner.bottom() - unit * 1.7, inner.width(), unit * 1.7)
        middle = QRectF(inner.x(), head.bottom(), inner.width(), foot.top() - head.bottom())
        small = QFont(self.font())
        small.setPointSizeF(self.font().pointSizeF() * 0.9)
        lines = max(1, int(middle.height() // (QFontMetrics(small).height() * 1.38)))
        draw_lines(painter, middle, reason.text, small, Colour.INK, most=lines)
        count = int(str(model.headerData(section, way, TraceRole.COUNT) or 0))
        if count:
            words = _("{count}施策").format(count=count)
            draw_lines(painter, foot, words, self.font(), Colour.SECOND, most=1)
        else:
            _draw_flag(painter, foot, self.font(), _("施策なし"))
        painter.restore()


def _flag_width(metrics: QFontMetrics, words: str) -> float:
    return metrics.horizontalAdvance(words) + metrics.height() * 1.1 + 16


def _draw_flag(painter: QPainter, rect: QRectF, font: QFont, words: str) -> None:
    """A triangle and a word in a dashed frame: told by shape and word, not by colour alone."""
    metrics = QFontMetrics(font)
    unit = metrics.height()
    width = min(_flag_width(metrics, words), rect.width()) - 2
    box = QRectF(rect.center().x() - width / 2, rect.center().y() - unit * 0.8, width, unit * 1.6)
    painter.setPen(QPen(Colour.AMBER.q, 1, Qt.PenStyle.DashLine))
    painter.setBrush(Colour.AMBER_TINT.q)
    painter.drawRoundedRect(box, 3, 3)
    mark = QRectF(box.x() + 5, box.center().y() - unit * 0.5, unit, unit)
    icons.draw_icon(painter, mark, "triangle-alert", Colour.AMBER)
    painter.setFont(font)
    painter.setPen(Colour.AMBER.q)
    text = box.adjusted(unit + 8, 0, -3, 0)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(text.width()) + 1)
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
