"""What keys and menus of 進捗 do with the chosen rows. Each deed is one command."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop_app.application.rounds import begin_round
from desktop_app.application.status import MeasureStatus, RoundMark
from desktop_app.domain.kinds import Value
from desktop_app.domain.progress import ABANDONED, Status
from desktop_app.support.i18n import _
from desktop_app.ui.confirm_words import confirmed_words
from desktop_app.ui.dialogs.asking import accepted
from desktop_app.ui.dialogs.assign_dialog import AssignDialog
from desktop_app.ui.dialogs.reason_dialog import ReasonDialog
from desktop_app.ui.dialogs.status_words_dialog import StatusWordsDialog
from desktop_app.ui.models.progress_columns import Column
from desktop_app.ui.page_context import PageContext
from desktop_app.ui.progress_gestures import (
    Edits,
    confirm_command,
    edit_command,
    emptied,
    filled_down,
    same_value,
    wording_from_answers,
)
from desktop_app.ui.views.progress_table import ProgressTable
from desktop_app.ui.words import plan_status_word


class ProgressDeeds(QObject):
    """Says by the context what came of them; `done_set` carries the measures that became 実施済."""

    done_set = Signal(object)

    def __init__(self, context: PageContext, table: ProgressTable) -> None:
        super().__init__(table)
        self._context = context
        self._signals = context.signals
        self._desk = context.desk
        self._table = table

    def confirm(self) -> None:
        """変更なし; of a single row, the cursor goes on to the next one."""
        rows = self._table.selected_rows()
        command = confirm_command(rows, as_of=self._desk.as_of)
        if command is not None and self._signals.execute(command, origin=self) is None:
            return
        after = self._desk.survey
        self._context.said.emit(confirmed_words(rows, after))
        if len(rows) == 1 and (now := after.row(rows[0].id)) and _is_settled(rows[0], now):
            self._next_row()

    def set_status(self, status: str) -> None:
        """A 進捗区分; 中止 and 統合 ask for their reason first."""
        rows = self._table.selected_rows()
        if not rows or self._signals.session.read_only:
            return
        wanted = Status(status)
        values: dict[str, Value] = {"status": status}
        if wanted in ABANDONED:
            owners = frozenset(row.owner for row in rows)
            dialog = ReasonDialog(self._table, self._signals.plan, wanted, measures=owners)
            if not accepted(dialog):
                return
            values = dialog.values
        if self._execute({row.owner: values for row in rows}):
            count = sum(row.status is not wanted for row in rows)
            words = _("{count}件の進捗区分を「{status}」にしました")
            if not count:
                words = _("すでに「{status}」です。")
            word = plan_status_word(self._signals.plan, wanted)
            self._context.said.emit(words.format(count=count, status=word))
            if wanted is Status.DONE:
                self.done_set.emit(tuple(row.owner for row in rows))

    def set_pace(self, pace: str) -> None:
        """A 進捗評価."""
        self._execute(same_value(self._table.selected_rows(), "pace", pace))

    def fill_down(self) -> None:
        """What the first chosen row holds, into the rows below it."""
        if not self._execute(filled_down(self._table.selected_block())):
            self._context.said.emit(_("写す元の行と、その下の行を一緒に選んでください。"))

    def take_answers(self) -> None:
        """部署の回答 into 報告書の記載."""
        rows = self._table.selected_rows()
        edits = wording_from_answers(rows)
        if not edits:
            words = _("選んだ行には、まだ部署の回答がありません。")
            if any(row.answer for row in rows):
                words = _("選んだ行の回答は、すでに報告書の記載にあります。")
            self._context.said.emit(words)
        elif self._execute(edits):
            words = _("{count}件の回答を、報告書の記載へ写しました。")
            self._context.said.emit(words.format(count=len(edits)))

    def clear(self) -> None:
        """Empties the chosen cells."""
        self._execute(emptied(cell for line in self._table.selected_block() for cell in line))

    def assign(self) -> None:
        """Asks which departments carry the chosen rows."""
        measures = tuple(dict.fromkeys(row.id for row in self._table.selected_rows()))
        if measures and not self._signals.session.read_only:
            accepted(AssignDialog(self._table, self._signals, measures, on=self._desk.as_of))

    def choose_words(self) -> None:
        """Asks what this plan calls the 進捗区分."""
        accepted(StatusWordsDialog(self._table, self._signals))

    def begin_round(self) -> None:
        """Writes the next report of this 基準日 down."""
        command = begin_round(self._signals.plan, as_of=self._desk.as_of)
        if self._signals.execute(command, origin=self):
            words = _("第{number}回報告を始めました。「元に戻す」で戻せます。")
            self._context.said.emit(words.format(number=command.values["number"]))

    def _execute(self, edits: Edits) -> bool:
        command = edit_command(edits, as_of=self._desk.as_of)
        return command is not None and self._signals.execute(command, origin=self) is not None

    def _next_row(self) -> None:
        at = self._table.currentIndex()
        self._table.go_to(at.row() + 1, Column(at.column()))


def _is_settled(before: MeasureStatus, now: MeasureStatus) -> bool:
    """Whether nothing more is to be done of it here."""
    return now.entry != before.entry or now.mark is RoundMark.UNCHANGED
