"""Rows copied, pasted and doubled; split, joined, taken one level in or out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal

from desktop_app.application.commands import Command, DuplicateRows, SplitRow
from desktop_app.domain.plan import Chapter, Item
from desktop_app.domain.tree import find, path_to
from desktop_app.support.i18n import _
from desktop_app.ui import row_edits
from desktop_app.ui.actions import Actions
from desktop_app.ui.dialogs.asking import accepted
from desktop_app.ui.models.outline import RowEntity, text_of
from desktop_app.ui.models.plan_tree_model import Column
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.views.plan_outline import PlanOutline
from desktop_app.ui.words import sentences, series, shortened

if TYPE_CHECKING:
    from desktop_app.importing import Proposal
    from desktop_app.ui.new_rows import NewRow


class RowTransfers(QObject):
    """Acts on the selected rows. `addition_wanted` asks for an empty row of a kind."""

    addition_wanted = Signal(str)

    def __init__(self, signals: SessionSignals, outline: PlanOutline, parent: QObject) -> None:
        super().__init__(parent)
        self._signals = signals
        self._outline = outline

    def connect_actions(self, actions: Actions) -> None:
        """Lets menus and keys reach these; a page that is gone hears nothing more."""
        actions.copy_rows.triggered.connect(self.copy)
        actions.duplicate.triggered.connect(self.duplicate)
        actions.split_row.triggered.connect(self.split)
        actions.join_rows.triggered.connect(self.join)
        actions.indent.triggered.connect(self.indent)
        actions.outdent.triggered.connect(self.outdent)
        actions.as_group.triggered.connect(self.as_group)

    # -- clipboard ---------------------------------------------------------------------------

    def copy(self) -> None:
        """The selected rows, for plans, Word, Excel and mails."""
        from desktop_app.ui import clipboard

        rows = self._outline.selected_ids()
        if rows:
            clipboard.put_rows(self._signals.plan, rows)

    def paste(self) -> None:
        """Rows of a plan at once; a line of elsewhere into the 実施時期 under the cursor, other
        text as rows after a review.
        """
        from desktop_app.ui import clipboard

        rows = clipboard.own_rows(self._signals.plan)
        if rows is not None:
            self._place(rows)
            return
        if self._pasted_into_timing(clipboard.one_line()):
            return
        proposal = clipboard.foreign_rows()
        if proposal is None:
            return
        reviewed = self._one_line(proposal)
        if reviewed is None:
            reviewed = self._reviewed(proposal)
        self._place(reviewed)

    def take_in(self, mime: QMimeData, at: object) -> None:
        """Rows dragged here from another plan."""
        from desktop_app.ui import clipboard

        rows = clipboard.own_rows(self._signals.plan, mime)
        if rows is not None:
            self._place(rows, at=at if isinstance(at, int) and at else None)

    def duplicate(self) -> None:
        """The selected rows once more, those that stand together after the last of them."""
        from desktop_app.ui.new_rows import place_rows
        from desktop_app.ui.row_copying import rows_of

        plan, made = self._signals.plan, list[Command]()
        for block in row_edits.blocks(self._outline.selected_ids(), plan):
            placed = place_rows(rows_of(plan, block, plan), plan, block[-1])
            made += placed.commands if placed else ()
        shown = self._shown(self._signals.execute(DuplicateRows(tuple(made))) if made else None)
        if shown:
            self._outline.show_rows(row_edits.tops(shown, self._signals.plan))

    def _pasted_into_timing(self, line: str) -> bool:
        outline = self._outline
        if not line or outline.column_to_edit() != Column.TIMING:
            return False
        return outline.plan_model.setData(outline.currentIndex(), line)

    def _one_line(self, proposal: Proposal) -> list[NewRow] | None:
        """A single line without a mark needs no review: it becomes the next row."""
        from desktop_app.ui.new_rows import NewRow

        row = self._outline.current_id()
        if len(proposal.rows) != 1 or proposal.asides or not row:
            return None
        if proposal.rows[0].mark or proposal.rows[0].timing:
            return None
        kind = row_edits.RowPlace(self._signals.plan, row).next_sibling().kind
        field = "title" if kind in ("chapter", "item") else "text"
        return [NewRow(kind, {field: proposal.rows[0].text})]

    def _reviewed(self, proposal: Proposal) -> list[NewRow]:
        from desktop_app.ui.dialogs.paste_dialog import PasteDialog
        from desktop_app.ui.new_rows import rows_of_proposal

        dialog = PasteDialog(self._outline.window(), proposal, where=self._where())
        return rows_of_proposal(dialog.draft.taken) if accepted(dialog) else []

    def _where(self) -> str:
        row = self._outline.current_id()
        if not row:
            return ""
        path = path_to(self._signals.plan, row)
        names = [shortened(each.title, 20) for each in path if isinstance(each, Chapter | Item)]
        return _("取り込む先: {place}").format(place=" › ".join(names)) if names else ""

    def _place(self, rows: list[NewRow], *, at: int | None = None) -> None:
        from desktop_app.ui.new_rows import place_rows

        plan = self._signals.plan
        command = place_rows(rows, plan, at or self._outline.current_id() or None)
        if command is None:
            return
        shown = self._shown(self._signals.execute(command))
        if shown:
            self._outline.show_row(shown[0])
            told = _left_words(rows)
            if told:
                placed = _("{count}行を追加しました。").format(count=len(shown))
                self._signals.done.emit(sentences((placed, told)))

    def _shown(self, made: Sequence[int] | None) -> list[int]:
        """Those of the ids that are rows, marked for a moment."""
        shown = [row for row in made or () if isinstance(find(self._signals.plan, row), RowEntity)]
        self._outline.flash(frozenset(shown))
        return shown

    # -- shape -------------------------------------------------------------------------------

    def split(self) -> None:
        """At the cursor of the open editor; without one the editor opens first."""
        outline = self._outline
        editor = outline.editor()
        row = outline.current_id()
        if editor is None or not editor.hasFocus():
            outline.edit_row(row)
            return
        if outline.currentIndex().column() != Column.TEXT:
            return
        position = editor.cursorPosition()
        outline.commit_editor()
        made = self._signals.execute(SplitRow(row, position))
        if made:
            outline.edit_row(made[0])
            opened = outline.editor()
            if opened is not None:
                opened.setCursorPosition(0)

    def join(self) -> None:
        """The next row goes up into this one; of several selected rows all into the first."""
        rows = self._outline.selected_ids()
        command = row_edits.joining(rows, self._signals.plan) if rows else None
        if rows and command is None:
            self._outline.dragging.said.emit(
                _("間にほかの行があります。続いて並ぶ同じ種類の行を選ぶと、結合できます。")
            )
        if command is not None and self._signals.execute(command) is not None:
            self._outline.show_row(rows[0])

    def indent(self) -> None:
        """One level in."""
        self._change_kinds(row_edits.INWARD)

    def outdent(self) -> None:
        """One level out."""
        self._change_kinds(row_edits.OUTWARD)

    def as_group(self) -> None:
        """A measure becomes a heading, a heading a measure."""
        self._change_kinds({"measure": "group", "group": "measure"})

    def _change_kinds(self, kinds: dict[str, str]) -> None:
        if self._change_fresh_row(kinds):
            return
        with self._outline.editing_kept():
            rows, plan = self._outline.selected_ids(), self._signals.plan
            command = row_edits.kind_changes(rows, plan, kinds)
            made = self._signals.execute(command) if command is not None else None
            if made:
                self._outline.show_rows(made)

    def _change_fresh_row(self, kinds: dict[str, str]) -> bool:
        """An empty row that was just added becomes one of another kind, as if it were added so."""
        row = self._outline.fresh_row if self._outline.editor() is not None else 0
        entity = find(self._signals.plan, row) if row else None
        if not isinstance(entity, RowEntity) or self._outline.editor_holds_words():
            return False
        wanted = kinds.get(type(entity).__name__.lower())
        if wanted is not None:
            self._outline.commit_editor()  # which gives the empty row back
            self.addition_wanted.emit(wanted)
        return True

    def update_actions(self, actions: Actions) -> None:
        """Offers only what is possible with the current row."""
        row = self._outline.current_id()
        entity = find(self._signals.plan, row) if row else None
        writable = not self._signals.session.read_only
        kind = type(entity).__name__.lower()
        actions.copy_rows.setEnabled(entity is not None)
        for action in (actions.duplicate, actions.join_rows):
            action.setEnabled(writable and entity is not None)
        has_words = isinstance(entity, RowEntity) and bool(text_of(entity))
        actions.split_row.setEnabled(writable and has_words)
        actions.paste_rows.setEnabled(writable)
        actions.indent.setEnabled(writable and kind in row_edits.INWARD)
        actions.outdent.setEnabled(writable and kind in row_edits.OUTWARD)
        actions.as_group.setEnabled(writable and kind in ("measure", "group"))


def _left_words(rows: Sequence[NewRow]) -> str:
    """What a plan did not have for rows of another, and how that was met; empty for nothing."""
    names = series(str(row.values["name"]) for row in rows if row.kind == "department")
    unlinked = sum(row.unlinked for row in rows)
    made = _("部署「{names}」を加えました。").format(names=names) if names else ""
    words = _("関連{count}件は、同じ文の命令等の事項や原因がこの計画にないので、写していません。")
    return sentences((made, words.format(count=unlinked) if unlinked else ""))
