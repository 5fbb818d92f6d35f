"""Asks for the 完了日 of what was just set to 実施済; nobody has to answer."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from desktop_app.application.status import MeasureStatus
from desktop_app.domain.progress import Doubt, Status
from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word
from desktop_app.ui.page_context import PageContext
from desktop_app.ui.progress_gestures import edit_command
from desktop_app.ui.views.progress_table import ProgressTable
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.last_notice import LastNotice
from desktop_app.ui.widgets.notice_bar import NoticeBar
from desktop_app.ui.words import plan_status_word, sentences


class FinishAsking(QObject):
    """The strip below the table; Enter takes the day, Esc leaves it open."""

    def __init__(self, context: PageContext, table: ProgressTable, notices: LastNotice) -> None:
        super().__init__(table)
        self._context = context
        self._table = table
        self._notices = notices

    def ask(self, owners: Iterable[int]) -> None:
        """Asks once the cell that was edited is closed."""
        wanted = tuple(dict.fromkeys(owners))
        QTimer.singleShot(0, self, lambda: self._ask(wanted))

    def _ask(self, owners: Sequence[int]) -> None:
        survey = self._context.desk.survey
        rows = [row for row in map(survey.row, owners) if row is not None and row.doubts]
        lacking = [row for row in rows if Doubt.NO_FINISH in row.doubts]
        planned = any(Doubt.STILL_PLANNED in row.doubts for row in rows)
        if not lacking:
            if planned:
                self._context.said.emit(self._words(rows, _planned_words()))
            return
        question = _("完了日はいつですか（Escで後にする）。")
        if len(lacking) > 1:
            question = _("完了日が同じなら、まとめて記録できます（Escで後にする）。")
        words = self._words(lacking, sentences((question, _planned_words() if planned else "")))
        bar = _Question(words, on=survey.as_of)
        bar.answered.connect(lambda day: self._take(lacking, day))
        bar.left.connect(self._table.setFocus)
        self._notices.show_bar(bar)
        bar.day.setFocus()

    def _words(self, rows: Sequence[MeasureStatus], more: str) -> str:
        word = plan_status_word(self._context.signals.plan, Status.DONE)
        said = _("{count}件の進捗区分を「{status}」にしました。").format(
            count=len(rows), status=word
        )
        if len(rows) == 1:
            reference = rows[0].place.reference
            said = _("{reference} の進捗区分を「{status}」にしました。").format(
                reference=reference, status=word
            )
        return sentences((said, more))

    def _take(self, rows: Sequence[MeasureStatus], day: datetime.date) -> None:
        self._table.setFocus()
        edits = {row.owner: {"finished_on": day.isoformat()} for row in rows}
        command = edit_command(edits, as_of=self._context.desk.as_of)
        if command is not None:
            self._context.signals.execute(command, origin=self)


def _planned_words() -> str:
    return _("「今後の予定」が残っています。")


class _Question(NoticeBar):
    """`answered` carries the day; `left` says that nobody answers now."""

    answered = Signal(object)
    left = Signal()

    def __init__(self, words: str, *, on: datetime.date) -> None:
        self.day = DayField(field_word("progress_entry", "finished_on"), on=on)
        super().__init__(words, content=self.day)
        self.day.committed.connect(self.answered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            self.left.emit()
        else:
            super().keyPressEvent(event)
