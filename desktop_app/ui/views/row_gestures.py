"""Carries out what the user asks of rows: commands to the session, then cursor and editor."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QObject, QSignalMapper

from desktop_app.application.commands import AddEntity, ChangeField, EditProgress, Together
from desktop_app.domain.plan import Detail, Measure, Plan
from desktop_app.domain.tree import find
from desktop_app.support.i18n import _
from desktop_app.ui import row_edits
from desktop_app.ui.actions import Actions
from desktop_app.ui.dialogs.asking import accepted
from desktop_app.ui.models.outline import RowEntity, text_of
from desktop_app.ui.models.plan_tree_model import Column
from desktop_app.ui.row_edits import RowPlace
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.views.plan_outline import PlanOutline
from desktop_app.ui.views.row_moving import RowMoving
from desktop_app.ui.views.row_transfers import RowTransfers
from desktop_app.ui.words import entity_word, shortened


class RowGestures(QObject):
    """Gestures on the current row."""

    def __init__(
        self,
        signals: SessionSignals,
        outline: PlanOutline,
        *,
        as_of: datetime.date,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._signals = signals
        self._outline = outline
        self._as_of = as_of
        self._transfers = RowTransfers(signals, outline, self)
        self._moving = RowMoving(signals, outline, self)
        self._moving.paste_wanted.connect(self._transfers.paste)
        self._transfers.addition_wanted.connect(self.add)
        outline.new_mark_wanted.connect(self.toggle_new)
        outline.empty_row_left.connect(self._give_back)
        outline.dragging.moved.connect(outline.show_rows)
        outline.dragging.dropped.connect(self._transfers.take_in)

    def connect_actions(self, actions: Actions) -> None:
        """Lets menus and keys reach the gestures. Each is a slot of this object: the actions belong
        to the window, which may open other plans after this one.
        """
        outline = self._outline
        self._transfers.connect_actions(actions)
        self._moving.connect_actions(actions)
        actions.edit_row.triggered.connect(outline.edit_current)
        actions.edit_timing.triggered.connect(outline.edit_timing)
        actions.add_next.triggered.connect(self.add_next)
        actions.add_child.triggered.connect(self.add_child)
        actions.delete.triggered.connect(self.delete)
        actions.move_up.triggered.connect(self.move_up)
        actions.move_down.triggered.connect(self.move_down)
        actions.toggle_new.triggered.connect(self.toggle_current)
        wishes = QSignalMapper(self)
        wishes.mappedString.connect(self.add)
        for kind, action in actions.additions.items():
            wishes.setMapping(action, kind)
            action.triggered.connect(wishes.map)

    def update_actions(self, actions: Actions) -> None:
        """Offers only what is possible with the current row."""
        self._transfers.update_actions(actions)
        self._moving.update_actions(actions)
        place = self._place()
        entity = place.entity if place else None
        writable = not self._signals.session.read_only
        on_row = writable and place is not None
        actions.edit_row.setEnabled(on_row)
        actions.edit_timing.setEnabled(on_row and isinstance(entity, Measure))
        actions.delete.setEnabled(on_row)
        actions.add_next.setEnabled(writable)
        actions.add_child.setEnabled(on_row and place is not None and place.child() is not None)
        actions.move_up.setEnabled(on_row and place is not None and place.move_up() is not None)
        actions.move_down.setEnabled(on_row and place is not None and place.move_down() is not None)
        actions.toggle_new.setEnabled(on_row and isinstance(entity, Measure | Detail))
        actions.toggle_new.setChecked(isinstance(entity, Measure | Detail) and entity.new)
        actions.record_progress.setEnabled(on_row and isinstance(entity, Measure))
        for kind, action in actions.additions.items():
            possible = place.addition(kind) is not None if place else kind == "chapter"
            action.setEnabled(writable and possible)

    def _place(self) -> RowPlace | None:
        """Of the current row; None while the view still stands on one that is just going."""
        plan, row = self._signals.plan, self._outline.current_id()
        return RowPlace(plan, row) if row and find(plan, row) is not None else None

    def add_next(self) -> None:
        """An empty row after the current one; in an empty outline the first chapter."""
        place = self._place()
        self._add(place.next_sibling() if place else AddEntity("chapter"))

    def add_child(self) -> None:
        """An empty row below the current one."""
        place = self._place()
        self._add(place.child() if place else None)

    def add(self, kind: str) -> None:
        """An empty row of a kind, near the current one."""
        row = self._outline.current_id() or None
        self._add(row_edits.addition(self._signals.plan, row, kind))

    def delete(self) -> None:
        """The selected rows gone; no question, since it can be taken back."""
        plan, rows = self._signals.plan, self._outline.selected_ids()
        command = row_edits.deletion(rows, plan)
        if command is None or self._abandon_instead(rows):
            return
        next_row = RowPlace(plan, rows[-1]).neighbour_after_deletion()
        words = _deletion_words(plan, rows)
        if self._signals.execute(command) is not None:
            if next_row is not None:
                self._outline.show_row(next_row)
            self._signals.done.emit(words)

    def _abandon_instead(self, rows: list[int]) -> bool:
        """Measures that the authority was told of cannot vanish: offers 中止 and 統合 in place of
        the deletion. False where other rows are selected.
        """
        from desktop_app.application.handlers.proposal import submitted_measures

        submitted = submitted_measures(self._signals.session.kept)
        if not submitted or not submitted.issuperset(rows):
            return False
        from desktop_app.ui.dialogs.reason_dialog import ReasonDialog

        dialog = ReasonDialog(self._outline, self._signals.plan, None, measures=frozenset(rows))
        if accepted(dialog):
            told = (EditProgress(row, self._as_of, dialog.values) for row in rows)
            self._signals.execute(Together(tuple(told)))
        return True

    def move_up(self) -> None:
        """The selected rows before their neighbour."""
        self._move(-1)

    def move_down(self) -> None:
        """The selected rows behind their neighbour."""
        self._move(1)

    def toggle_current(self) -> None:
        """The mark 新規 of the selected rows on or off, all as the current one."""
        current = find(self._signals.plan, self._outline.current_id() or 0)
        if isinstance(current, Measure | Detail):
            rows = self._outline.selected_ids() or [current.id]
            command = row_edits.toggled(rows, self._signals.plan, new=not current.new)
            if command is not None:
                self._signals.execute(command)

    def toggle_new(self, row: int) -> None:
        """The mark 新規 on or off."""
        entity = find(self._signals.plan, row) if row else None
        if isinstance(entity, Measure | Detail) and not self._signals.session.read_only:
            self._signals.execute(ChangeField(row, "new", not entity.new))

    def _move(self, step: int) -> None:
        """The selected rows together; several stay selected."""
        row, column = self._outline.current_id(), self._outline.currentIndex().column()
        rows = self._outline.selected_ids()
        if not row:
            return
        if not self._outline.plan_model.filter.is_empty:
            self._outline.dragging.said.emit(row_edits.filtered_words())
            return
        with self._outline.editing_kept():
            if len(row_edits.blocks(rows, self._signals.plan)) > 1:
                self._outline.dragging.said.emit(_separate_words())
                return
            command = row_edits.moves(rows or [row], self._signals.plan, step)
            if command is None or self._signals.execute(command) is None:
                return
            if len(rows) > 1:
                self._outline.show_rows(rows)
            else:
                self._outline.show_row(row, column=column)

    def _add(self, command: AddEntity | None) -> None:
        if command is None:
            return
        new_ids = self._signals.execute(command)
        if new_ids:
            self._outline.edit_row(new_ids[0], Column.TEXT)
            self._outline.fresh_row = new_ids[0]

    def _give_back(self, row: int) -> None:
        """An empty row that was left at once is taken back, as if it had never been."""
        entity = find(self._signals.plan, row)
        label = self._signals.session.undo_label
        if entity is not None and label is not None and label.action == "add":
            above = RowPlace(self._signals.plan, row).neighbour_before()
            self._signals.give_back()
            if above is not None:
                self._outline.show_row(above)


def _deletion_words(plan: Plan, rows: list[int]) -> str:
    if len(rows) > 1:
        return _("{count}行を削除しました").format(count=len(rows))
    entity = find(plan, rows[0])
    if not isinstance(entity, RowEntity):
        return ""
    text = shortened(text_of(entity)) or _("未記入")
    return _("{kind}「{text}」を削除しました").format(kind=entity_word(entity), text=text)


def _separate_words() -> str:
    return _("離れた所の行は、まとめて上下に移せません。ドラッグか「移動先を選ぶ」で移します。")
