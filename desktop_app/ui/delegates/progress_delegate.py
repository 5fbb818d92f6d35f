"""How the cells of the 進捗 table are painted, and which editor opens in them."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QObject,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QIcon, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.application.status import MeasureStatus, RoundMark
from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import Pace, Status
from desktop_app.support.i18n import _
from desktop_app.support.terms import doubt_word, pace_word
from desktop_app.ui import icons
from desktop_app.ui.delegates.cell_editing import CellEditingDelegate, Index
from desktop_app.ui.delegates.cell_text import draw_lines
from desktop_app.ui.delegates.timing_cell import TimingCell
from desktop_app.ui.models.progress_columns import SPECS, Column, Sort, shown_pace, shown_text
from desktop_app.ui.models.progress_table_model import ProgressTableModel
from desktop_app.ui.progress_words import due_words, lateness_words, pace_is_chosen
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.cell_editors import CellChoice, CellTextEdit, Choice
from desktop_app.ui.words import plan_status_word, status_choice_word

ROW_HEIGHT = 3.7
"""In heights of the font: 48 px at 10 pt."""
_PAD = 8


class ProgressDelegate(CellEditingDelegate):
    """Paints two lines of words, shapes for 進捗区分 and 進捗評価, a framed 未確認."""

    def __init__(self, model: ProgressTableModel, signals: SessionSignals, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._signals = signals

    @property
    def _plan(self) -> Plan:
        return self._signals.plan

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = option.fontMetrics.horizontalAdvance("あ") * SPECS[Column(index.column())].width
        return QSize(round(width), round(option.fontMetrics.height() * ROW_HEIGHT))

    # -- painting ----------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row, column = self._model.row_of(index), Column(index.column())
        self._paint_ground(painter, option, column)
        rect = QRectF(option.rect.adjusted(_PAD, 2, -_PAD, -2))
        match column:
            case Column.MEASURE:
                self._paint_measure(painter, option, rect, row)
            case Column.TIMING:
                self._paint_timing(painter, option, rect, row)
            case Column.STATUS:
                self._paint_status(painter, option, rect, row)
            case Column.PACE:
                self._paint_pace(painter, option, rect, row)
            case Column.MARK:
                self._paint_mark(painter, option, rect, row)
            case _:
                words = shown_text(row, column, self._plan)
                draw_lines(painter, rect, words, option.font, _ink(row, column))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, column: Column
    ) -> None:
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, Colour.SELECTION.q)
        elif column is Column.ANSWER:
            painter.fillRect(rect, Colour.WINDOW.q)
        painter.setPen(Colour.RULE.q)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if column in (Column.ANSWER, Column.WORDING):
            painter.drawLine(rect.topLeft(), rect.bottomLeft())

    def _paint_measure(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, row: MeasureStatus
    ) -> None:
        words = shown_text(row, Column.MEASURE, self._plan)
        if row.measure.new:
            size = option.fontMetrics.height() * 1.4
            box = QRectF(rect.right() - size, rect.center().y() - size / 2, size, size)
            _draw_tag(painter, box, _("新"), option.font)
            rect = rect.adjusted(0, 0, -size - 6, 0)
        draw_lines(painter, rect, words, option.font, Colour.INK)

    def _paint_timing(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, row: MeasureStatus
    ) -> None:
        late, due = lateness_words(row), due_words(row)
        if not late and (row.due is None or row.due.on > self._model.survey.near_until):
            draw_lines(painter, rect, row.measure.timing_text, option.font, Colour.INK)
            return
        half = rect.height() / 2
        top = QRectF(rect.x(), rect.y(), rect.width(), half)
        below = QRectF(rect.x(), rect.y() + half, rect.width(), half)
        draw_lines(painter, top, row.measure.timing_text, option.font, Colour.INK, most=1)
        name, colour = ("triangle-alert", Colour.RED) if late else ("calendar-days", Colour.SECOND)
        size = option.fontMetrics.height()
        box = QRectF(below.x(), below.center().y() - size / 2, size, size)
        icons.draw_icon(painter, box, name, colour)
        font = _smaller(option.font)
        draw_lines(painter, below.adjusted(size + 4, 0, _PAD, 0), late or due, font, colour, most=1)

    def _paint_status(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, row: MeasureStatus
    ) -> None:
        size = option.fontMetrics.height() * 1.1
        beside = self._beside_status(row)
        upper = rect
        if beside:
            upper = QRectF(rect.x(), rect.y(), rect.width(), rect.height() / 2)
            below = upper.translated(0, rect.height() / 2)
            draw_lines(painter, below, beside, _smaller(option.font), Colour.AMBER, most=1)
        box = QRectF(upper.x(), upper.center().y() - size / 2, size, size)
        icons.draw_status(painter, box, row.status)
        ink = Colour.INK if row.status else Colour.SECOND
        words = plan_status_word(self._plan, row.status)
        text = upper.adjusted(size + 7, 0, _PAD, 0)
        draw_lines(painter, text, words, option.font, ink, most=1 if beside else 2)

    def _beside_status(self, row: MeasureStatus) -> str:
        """What does not fit comes before what the dates speak for."""
        if row.doubts:
            return doubt_word(row.doubts[0])
        suggested = row.suggested_status
        if suggested is None:
            return ""
        return _("提案: {status}").format(status=plan_status_word(self._plan, suggested))

    def _paint_pace(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, row: MeasureStatus
    ) -> None:
        pace = row.pace
        words = shown_pace(pace)
        font = QFont(option.font)
        font.setUnderline(pace_is_chosen(row))
        if pace is not Pace.BEHIND:
            draw_lines(painter, rect, words, font, Colour.SECOND)
            return
        font.setBold(True)
        size = option.fontMetrics.height()
        width = size * 1.6 + option.fontMetrics.horizontalAdvance(words) * 1.1
        box = QRectF(rect.x() - 4, rect.center().y() - size * 0.8, width, size * 1.6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Colour.RED_TINT.q)
        painter.drawRoundedRect(box, 4, 4)
        mark = QRectF(box.x() + 4, box.center().y() - size / 2, size, size)
        icons.draw_icon(painter, mark, "triangle-alert", Colour.RED)
        draw_lines(painter, box.adjusted(size + 8, 0, 8, 0), words, font, Colour.RED, most=1)

    def _paint_mark(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, row: MeasureStatus
    ) -> None:
        words = shown_text(row, Column.MARK, self._plan)
        size = option.fontMetrics.height()
        if row.mark is RoundMark.UNCONFIRMED:
            font = QFont(option.font)
            font.setBold(True)
            width = min(rect.width(), option.fontMetrics.horizontalAdvance(words) * 1.1 + size * 2)
            box = QRectF(rect.x(), rect.center().y() - size * 0.85, width, size * 1.7)
            painter.setPen(QPen(Colour.AMBER.q, 1, Qt.PenStyle.DashLine))
            painter.setBrush(Colour.AMBER_TINT.q)
            painter.drawRoundedRect(box, 4, 4)
            painter.setFont(font)
            painter.setPen(Colour.AMBER.q)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
            return
        name = "check" if row.mark is RoundMark.UNCHANGED else "pencil-line"
        colour = Colour.SECOND if row.mark is RoundMark.UNCHANGED else Colour.ACCENT
        box = QRectF(rect.x(), rect.center().y() - size / 2, size, size)
        icons.draw_icon(painter, box, name, colour)
        text = rect.adjusted(size + 6, 0, _PAD, 0)
        draw_lines(painter, text, words, option.font, colour, most=1)

    # -- editing -------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        spec = SPECS[Column(index.column())]
        name = _(spec.head)
        if spec.sort is Sort.TIMING:
            return TimingCell(parent, self._model.timing_context(index))
        if spec.sort is Sort.TEXT:
            return CellTextEdit(parent, name)
        if spec.sort is Sort.DAY:
            made = QLineEdit(parent)
            made.setObjectName("cell")
            made.setAccessibleName(name)
            made.setToolTip(_("例: 2024/3/31　令和6年3月31日　3/31"))
            return made
        choice = CellChoice(parent, name, self._choices(spec.sort))
        choice.activated.connect(lambda _place: self.take_over(choice))
        return choice

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, TimingCell):
            editor.selectAll()
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(editor, TimingCell):
            super().setModelData(editor, model, index)
        elif editor.is_changed:
            model.setData(index, editor.value, Qt.ItemDataRole.EditRole)

    def _choices(self, sort: Sort) -> list[Choice]:
        if sort is Sort.PACE:
            words = {Pace.UNSET: _("日付から（手で選ばない）")}
            return [(str(pace), words.get(pace) or pace_word(pace), QIcon()) for pace in Pace]
        statuses: tuple[Status | None, ...] = (None, *Status)
        return [
            (
                str(status) if status else "",
                status_choice_word(self._plan, status),
                icons.status_icon(status),
            )
            for status in statuses
        ]


def _ink(row: MeasureStatus, column: Column) -> Colour:
    """Second colour for what is only waited for, and for words of the last round."""
    match column:
        case Column.ANSWER if not row.answer:
            return Colour.SECOND
        case Column.WORDING:
            waiting = row.mark is RoundMark.UNCONFIRMED
            told = bool(row.entry and row.entry.report_wording)
            return Colour.SECOND if waiting or not told else Colour.INK
        case Column.LEAD if row.bearers.lead is None:
            return Colour.SECOND
    return Colour.INK


def _smaller(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * 0.9)
    return made


def _draw_tag(painter: QPainter, box: QRectF, word: str, font: QFont) -> None:
    painter.setPen(QPen(Colour.RED.q, 1.2))
    painter.setBrush(Colour.SURFACE.q)
    painter.drawRoundedRect(box, 3, 3)
    bold = _smaller(font)
    bold.setBold(True)
    painter.setFont(bold)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
