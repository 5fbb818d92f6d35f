"""概況: where the plan stands as of a day, in figures that open their rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from desktop_app.application.overview import status_of
from desktop_app.application.planned import planned_rows
from desktop_app.application.status import NO_ENTRY, Survey
from desktop_app.support.i18n import _
from desktop_app.ui import overview_words as listed
from desktop_app.ui.ahead_words import span_words
from desktop_app.ui.models.counts_model import CountCell
from desktop_app.ui.models.row_list_model import ListedRow, measure_count
from desktop_app.ui.page_context import PageContext
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.survey_desk import SurveyDesk
from desktop_app.ui.views.row_opening import open_row
from desktop_app.ui.widgets.ahead_field import AheadField
from desktop_app.ui.widgets.as_of_field import AsOfField
from desktop_app.ui.widgets.basic import label, rule, set_text
from desktop_app.ui.widgets.counts_table import CountsTable
from desktop_app.ui.widgets.figure_tiles import Figure, FigureTiles
from desktop_app.ui.widgets.planned_key import PlannedKey
from desktop_app.ui.widgets.row_list import RowList
from desktop_app.ui.widgets.status_chart import StatusChart
from desktop_app.ui.words import day_words, sentences, size_words, status_choice

_FIGURES, _LIST, _LEAST = 50, 29, 15
"""Letters: what the figures need, what the list would like, and what it keeps."""


class OverviewPage(QWidget):
    """`row_wanted` carries the measure to be shown in the plan; `counted` what is shown."""

    row_wanted = Signal(object)
    counted = Signal(str)

    def __init__(self, signals: SessionSignals, desk: SurveyDesk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._signals = signals
        self._desk = desk
        self._stale = True
        self._told: tuple[object, ...] = ()
        self._chosen: Figure | CountCell | None = None
        self._listed: Figure | CountCell | None = None
        self.as_of = AsOfField(desk)
        self.ahead = AheadField()
        self.tiles = FigureTiles()
        self.chart = StatusChart()
        self.table = CountsTable()
        self.rows = RowList()
        self.planned = PlannedKey()
        self._since = label("", "second", wrap=True)
        self._list_head = label("", "strong", wrap=True)
        self._list_empty = label("", "second", wrap=True)
        self._lay_out()
        self._connect()

    @classmethod
    def of(cls, context: PageContext) -> OverviewPage:
        """The page of an open plan."""
        made = cls(context.signals, context.desk)
        made.row_wanted.connect(lambda measure: open_row(context, measure))
        made.counted.connect(context.counted)
        return made

    def take_focus(self) -> None:
        """Puts the cursor on the figure whose rows are shown."""
        if isinstance(self._chosen, CountCell):
            self.table.setFocus()
        else:
            self.tiles.tiles[self._chosen or Figure.OVERDUE].setFocus()
        self._tell_counts()

    def follow_font(self) -> None:
        """After the font's size changed."""
        self.chart.follow_font()
        self.table.follow_font()

    # -- construction ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(self._make_figures())
        splitter.addWidget(self._make_list())
        splitter.setStretchFactor(0, 1)
        self._splitter = splitter
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(rule())
        column.addWidget(splitter, 1)

    def _make_head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("viewhead")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(label(_("概況"), "head"))
        row.addSpacing(8)
        row.addWidget(self.as_of)
        row.addWidget(self.planned)
        row.addStretch(1)
        self._ahead_label = label(_("期限が近いとみなす範囲"), "label")
        self._ahead_label.setBuddy(self.ahead)
        self.ahead.show_ahead(self._desk.ahead)
        row.addWidget(self._ahead_label)
        row.addWidget(self.ahead)
        return head

    def _make_figures(self) -> QWidget:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addWidget(self.tiles)
        column.addSpacing(4)
        column.addWidget(label(_("章ごとの進捗区分"), "strong"))
        column.addWidget(self._since)
        column.addWidget(self.table)
        column.addSpacing(4)
        column.addWidget(self.chart)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        return area

    def _make_list(self) -> QWidget:
        pane = QWidget()
        pane.setObjectName("page")
        pane.setMinimumWidth(round(self.fontMetrics().horizontalAdvance("あ") * _LEAST))
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 10)
        head.setSpacing(4)
        head.addWidget(self._list_head)
        head.addWidget(self._list_empty)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self.rows, 1)
        return pane

    def _connect(self) -> None:
        self.ahead.chosen.connect(self._desk.set_ahead)
        self.tiles.chosen.connect(lambda figure: self._choose(Figure(figure)))
        self.chart.cell_wanted.connect(self._choose)
        self.table.cell_wanted.connect(self._choose)
        self.rows.row_wanted.connect(self.row_wanted)
        self.planned.row_wanted.connect(self.row_wanted)
        for signal in (self._desk.changed, self._desk.moved):
            signal.connect(self._on_stale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list keeps a third of the width at most, and less where the figures need it."""
        super().resizeEvent(event)
        wide, letter = event.size().width(), self.fontMetrics().horizontalAdvance("あ")
        left = max(wide - letter * _FIGURES, letter * _LEAST)
        pane = min(letter * _LIST, round(wide * 0.34), left)
        self._splitter.setSizes([wide - pane, pane])
        self._ahead_label.setVisible(wide > self.fontMetrics().horizontalAdvance("あ") * 60)

    def minimumSizeHint(self) -> QSize:
        """Small, so that a window on a small screen is not forced wide."""
        return QSize(480, 240)

    # -- following -------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()
        self._tell_counts()

    def _on_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._stale = False
        survey = self._desk.survey
        self.ahead.show_ahead(survey.ahead)
        self.tiles.show_survey(survey, today=self._desk.today)
        self._show_counts(survey)
        set_text(self._since, _since(survey))
        self.planned.show_rows(list(planned_rows(self._signals.plan, survey)))
        self._show_rows()
        self._tell_counts()

    def _show_counts(self, survey: Survey) -> None:
        """Most edits change no figure."""
        told = (survey.chapters, survey.counts, survey.previous, survey.words)
        if told != self._told:
            self._told = told
            self.chart.show_survey(survey)
            with QSignalBlocker(self.table):
                self.table.show_survey(survey)

    def _tell_counts(self) -> None:
        survey = self._desk.survey
        told = [
            size_words(survey.total, repeats=sum(not row.counted for row in survey.rows)),
            _("期限超過 {count}").format(count=len(survey.overdue)),
            _("未確認 {count}").format(count=len(survey.unconfirmed)),
        ]
        self.counted.emit("　".join(told))

    # -- the list --------------------------------------------------------------------------------

    def _choose(self, chosen: Figure | CountCell) -> None:
        self._chosen = chosen
        self._show_rows()

    def _show_rows(self) -> None:
        if self._chosen is None:
            self._chosen = self._first_with_rows()
        chosen = self._chosen
        if isinstance(chosen, Figure):
            self.tiles.show_chosen(chosen)
            self.table.clear_choice()
            title, rows = self._figure(chosen)
        else:
            self.tiles.show_chosen(None)
            self.table.choose(chosen.chapter, chosen.status_id)
            title = self._cell_title(chosen)
            rows = listed.counted_rows(self._desk.survey, chosen.chapter, chosen.status_id)
        set_text(self._list_head, f"{title}　{measure_count(rows)}")
        note = _("行をクリックするかEnterキーで、計画のその行を開きます。")
        set_text(self._list_empty, note if rows else _("該当するものはありません。"))
        self.rows.show_rows(rows, from_top=chosen != self._listed)
        self._listed = chosen
        self.rows.setAccessibleDescription(title)

    def _first_with_rows(self) -> Figure:
        """What is urgent first; 期限超過 if nothing is."""
        urgent = (Figure.OVERDUE, Figure.QUESTIONS, Figure.DUE, Figure.WINDOWS, Figure.REPORT)
        return next((each for each in urgent if self._figure(each)[1]), Figure.OVERDUE)

    def _figure(self, figure: Figure) -> tuple[str, Sequence[ListedRow]]:
        survey = self._desk.survey
        match figure:
            case Figure.OVERDUE:
                return _("期限超過"), listed.overdue_rows(survey)
            case Figure.DUE:
                words = _("今後{span}に開始・期限").format(span=span_words(survey.ahead))
                return words, listed.due_rows(survey)
            case Figure.WINDOWS:
                return _("記録のない回"), listed.window_rows(survey)
            case Figure.REPORT:
                return _("前回の報告のあと未確認の施策"), listed.unconfirmed_rows(survey)
            case Figure.COVERAGE:
                return _("命令等の事項と施策"), listed.coverage_rows(self._signals.plan, survey)
            case Figure.QUESTIONS:
                return _("未回答の追加質問と施策"), listed.question_rows(survey)

    def _cell_title(self, cell: CountCell) -> str:
        chapters = {each.chapter: each for each in self._desk.survey.chapters}
        chapter = chapters.get(cell.chapter) if cell.chapter is not None else None
        where = f"{chapter.number} {chapter.title}" if chapter else _("全体")
        status = cell.status_id
        words = self._desk.survey.words
        told = _("計") if status is None else status_choice(words, status_of(status))
        return f"{where}　{told}"


def _since(survey: Survey) -> str:
    if not survey.rows:
        return _("施策がまだありません。計画の画面で行を追加すると、ここに数が出ます。")
    if survey.counts[NO_ENTRY] == survey.total:
        return _("進捗はまだ入力されていません。進捗の画面で入力すると、ここに数が出ます。")
    return sentences((_change_words(survey), _repeat_words(survey)))


def _change_words(survey: Survey) -> str:
    report = survey.last_report
    if report is None or report.as_of is None:
        return _("前回の報告がないので、増減はありません。")
    words = _("＋と－は、第{number}回報告（{day}現在）からの増減です。")
    return words.format(number=report.number, day=day_words(report.as_of))


def _repeat_words(survey: Survey) -> str:
    """Whether 全N施策 counts a 再掲, where there is one."""
    repeats = [row for row in survey.rows if row.is_repeat]
    if not repeats:
        return ""
    if repeats[0].counted:
        return _("再掲{count}件を含みます。").format(count=len(repeats))
    return _("再掲{count}件は数えていません。").format(count=len(repeats))
