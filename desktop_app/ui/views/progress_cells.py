"""Cells of the 進捗 table to the clipboard and back: Excel, Word, and what departments send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop_app.application.status import MeasureStatus
from desktop_app.domain.kinds import Value
from desktop_app.domain.progress import ABANDONED, Status
from desktop_app.support.i18n import _
from desktop_app.ui.clipboard import block_of_cells
from desktop_app.ui.dialogs.asking import accepted
from desktop_app.ui.dialogs.reason_dialog import ReasonDialog
from desktop_app.ui.models.progress_columns import SHEET_COLUMNS, SPECS, Column, sheet_text
from desktop_app.ui.models.progress_table_model import ProgressTableModel
from desktop_app.ui.models.tsv import write_block
from desktop_app.ui.page_context import PageContext
from desktop_app.ui.progress_gestures import Edits, Pasted, Paster, edit_command
from desktop_app.ui.views.progress_table import ProgressTable
from desktop_app.ui.words import series, shortened

_EXAMPLES = 3


class ProgressCells(QObject):
    """`complained` says in words what was not taken over."""

    complained = Signal(str)

    def __init__(
        self, context: PageContext, table: ProgressTable, model: ProgressTableModel
    ) -> None:
        super().__init__(table)
        self._context = context
        self._signals = context.signals
        self._desk = context.desk
        self._table = table
        self._model = model

    def copy(self) -> None:
        """The selected cells."""
        plan = self._signals.plan
        block = self._table.selected_block()
        lines = [[sheet_text(row, column, plan) for row, column in line] for line in block]
        QGuiApplication.clipboard().setText(write_block(lines))
        words = _("{count}行をコピーしました。Excelに貼り付けられます。")
        self._context.said.emit(words.format(count=len(lines)))

    def copy_sheet(self) -> None:
        """All rows that are shown, with heads: what a department fills in and sends back."""
        plan = self._signals.plan
        chosen = self._table.selected_rows()
        rows: Sequence[MeasureStatus] = chosen if len(chosen) > 1 else self._model.rows
        heads = [_(SPECS[column].head) for column in SHEET_COLUMNS]
        lines = [[sheet_text(row, column, plan) for column in SHEET_COLUMNS] for row in rows]
        QGuiApplication.clipboard().setText(write_block([heads, *lines]))
        words = _(
            "{count}行を見出し付きでコピーしました。"
            "記入された表は、見出しごと貼り付けると同じ施策に入ります。"
        )
        self._context.said.emit(words.format(count=len(lines)))

    def paste(self) -> None:
        """Cells from the clipboard, by their heads or from the cursor on; one step."""
        grid = block_of_cells()
        if not grid or self._signals.session.read_only:
            return
        at = self._table.currentIndex()
        paster = Paster(
            self._signals.plan, self._desk.as_of, self._model.rows, self._table.visible_columns()
        )
        column = Column(at.column()) if at.isValid() else Column.ANSWER
        pasted = paster.pasted(grid, row=max(at.row(), 0), column=column)
        if pasted.unread or pasted.surplus:
            self._complain_block(pasted.unread or [_("表の右端をはみ出す列")])
            return
        if not self._tell_reasons(pasted.edits):
            return
        if self._execute(pasted.edits):
            words = _("{rows}件の施策に{cells}個のセルを貼り付けました")
            self._context.said.emit(words.format(rows=len(pasted.edits), cells=pasted.cells))
        left_out = "　".join(part for part in (_unused(pasted), _unplaced(pasted)) if part)
        if left_out:
            self.complained.emit(left_out)

    def _tell_reasons(self, edits: Mapping[int, dict[str, Value]]) -> bool:
        """Asks of every pasted 中止 and 統合 what a sheet leaves out: the reason, what goes on."""
        for owner, values in edits.items():
            row, told = self._desk.survey.row(owner), values.get("status")
            if row is None or told not in ABANDONED:
                continue
            status, entry = Status(str(told)), row.entry
            reason = str(values.get("reason") or (entry.reason if entry else ""))
            into = entry.merged_into if entry else None
            if reason.strip() and (status is not Status.MERGED or into is not None):
                continue
            dialog = ReasonDialog(
                self._table, self._signals.plan, status, measures=frozenset({owner})
            )
            dialog.setWindowTitle(f"{row.place.reference} {shortened(row.measure.text, 40)}")
            dialog.reason.show_text(reason)
            if not accepted(dialog):
                return False
            values |= dialog.values
        return True

    def _complain_block(self, cells: Sequence[str]) -> None:
        words = _("貼り付けを取りやめました。読み取れないセルがあります: {cells}")
        self.complained.emit(words.format(cells=_some(cells)))

    def _execute(self, edits: Edits) -> bool:
        command = edit_command(edits, as_of=self._desk.as_of)
        return command is not None and self._signals.execute(command, origin=self) is not None


def _unplaced(pasted: Pasted) -> str:
    if not pasted.unplaced:
        return ""
    words = _(
        "次の{count}行は、表示している施策の一つに決まらないので、貼り付けていません: {lines}"
    )
    return words.format(count=len(pasted.unplaced), lines=_some(pasted.unplaced))


def _unused(pasted: Pasted) -> str:
    if not pasted.unused:
        return ""
    heads = series(each.strip() for each in pasted.unused)
    words = _("見出し「{columns}」はこの表の列にないので、貼り付けていません。")
    return words.format(columns=heads)


def _some(lines: Sequence[str]) -> str:
    """The first few, and how many more."""
    shown = series(line.strip() for line in lines[:_EXAMPLES])
    rest = len(lines) - _EXAMPLES
    return f"{shown} {_('ほか{count}件').format(count=rest)}" if rest > 0 else shown
