"""The figures at the head of 概況, as keys; one of them is pressed at most."""

from __future__ import annotations

import datetime
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.application.overview import gaps
from desktop_app.application.status import Survey
from desktop_app.domain.recurring import WindowState
from desktop_app.support.i18n import _
from desktop_app.ui.ahead_words import span_words
from desktop_app.ui.widgets.figure_tile import FigureTile
from desktop_app.ui.words import day_words, size_words, strung


class Figure(StrEnum):
    """What is counted."""

    OVERDUE = "overdue"
    DUE = "due"
    WINDOWS = "windows"
    REPORT = "report"
    COVERAGE = "coverage"
    QUESTIONS = "questions"


class FigureTiles(QWidget):
    """`chosen` carries the Figure that was pressed. Arrows go from key to key."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.tiles: dict[Figure, FigureTile] = {
            Figure.OVERDUE: FigureTile(_("期限超過")),
            Figure.DUE: FigureTile(_("期限が近い施策")),
            Figure.WINDOWS: FigureTile(_("記録のない回")),
            Figure.REPORT: FigureTile(_("次の報告")),
            Figure.COVERAGE: FigureTile(_("命令等の事項")),
            Figure.QUESTIONS: FigureTile(_("未回答の追加質問")),
        }
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._columns = 0
        for figure, tile in self.tiles.items():
            tile.clicked.connect(lambda _on=False, figure=figure: self.chosen.emit(str(figure)))
        self._arrange()

    def show_survey(self, survey: Survey, *, today: datetime.date) -> None:
        """Shows other figures; that days are counted from another day than today is said."""
        tell = self.tiles
        late = len(survey.overdue)
        without = sum(not each.overdue.entered for each in survey.overdue if each.overdue)
        words = _("うち未入力 {count}件").format(count=without) if without else ""
        tell[Figure.OVERDUE].say(str(late), words or _none_or(late), alarm=late > 0)
        ahead = _("今後{span}に開始・期限").format(span=span_words(survey.ahead))
        tell[Figure.DUE].say(str(len(survey.due_next)), ahead)
        turns = survey.open_windows
        missed = sum(each.kept.state is WindowState.MISSED for each in turns)
        words = _("{measures}・期間中 {running}・期間後 {missed}")
        of = size_words(len({each.measure for each in turns}))
        note = words.format(measures=of, running=len(turns) - missed, missed=missed)
        tell[Figure.WINDOWS].say(str(len(turns)), note)
        open_points = len(gaps(survey))
        covered = f"{len(survey.coverage) - open_points}／{len(survey.coverage)}"
        note = _("施策のない事項 {count}").format(count=open_points)
        if not survey.coverage:
            covered, note = "―", _("命令等の事項がありません")
        elif open_points == len(survey.coverage):
            note = _("施策との関連付けがありません")
        tell[Figure.COVERAGE].say(covered, note)
        questions = survey.announcement.questions
        due = next((each.question.due_on for each in questions if each.question.due_on), None)
        note = _("回答期限 {day}").format(day=day_words(due)) if due else _none_or(len(questions))
        tell[Figure.QUESTIONS].say(str(len(questions)), note)
        self._say_report(survey, today)
        self._arrange()

    def show_chosen(self, figure: Figure | None) -> None:
        """Marks the figure whose rows are shown."""
        for each, tile in self.tiles.items():
            tile.setChecked(each is figure)

    def _say_report(self, survey: Survey, today: datetime.date) -> None:
        owed, tile = survey.announcement.report, self.tiles[Figure.REPORT]
        waiting = _("未確認 {count}").format(count=len(survey.unconfirmed))
        if survey.doubtful:
            doubtful = _("要見直し {count}").format(count=len(survey.doubtful))
            waiting = strung((waiting, doubtful))
        if owed is None:
            tile.say("―", _("報告の予定がありません・{waiting}").format(waiting=waiting))
            return
        words = _("次の報告（第{number}回）").format(number=owed.report.number)
        days, due = owed.days, owed.report.due_on
        if days is None or due is None:
            tile.say("―", _("期限の定めなし・{waiting}").format(waiting=waiting), words=words)
            return
        figure = _("あと{days}日") if days >= 0 else _("{days}日超過")
        note = _("{day}まで・{waiting}").format(day=day_words(due), waiting=waiting)
        if survey.as_of != today:
            note = _("基準日から{day}まで・{waiting}").format(day=day_words(due), waiting=waiting)
        tile.say(figure.format(days=abs(days)), note, alarm=days < 0, words=words)

    # -- arrangement -----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        least = self.fontMetrics().height() * 15
        whole = max(least, *(tile.wanted_width() for tile in self.tiles.values()))
        wanted = 6 if self.width() >= 6 * whole else 3 if self.width() >= 2.4 * least else 2
        if wanted != self._columns:
            self._columns = wanted
            for place, tile in enumerate(self.tiles.values()):
                self._grid.addWidget(tile, place // wanted, place % wanted)
        self._fit_notes()

    def _fit_notes(self) -> None:
        """All tiles are as high as the longest note wants them."""
        room = (self.width() - self._grid.spacing() * (self._columns - 1)) // self._columns
        lines = max(tile.note_lines(room) for tile in self.tiles.values())
        for tile in self.tiles.values():
            tile.set_lines(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tiles = list(self.tiles.values())
        steps: dict[int, int] = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        at = next((place for place, tile in enumerate(tiles) if tile.hasFocus()), None)
        step = steps.get(event.key())
        if at is None or step is None or not 0 <= at + step < len(tiles):
            super().keyPressEvent(event)
            return
        tiles[at + step].setFocus()


def _none_or(count: int) -> str:
    return "" if count else _("ありません")
