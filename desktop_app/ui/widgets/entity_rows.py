"""The entities of one kind below one another, each edited where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop_app.application.commands import (
    AddEntity,
    ChangeField,
    Command,
    DeleteEntity,
    MoveEntity,
)
from desktop_app.application.traceability import relink
from desktop_app.domain.plan import Plan
from desktop_app.support.i18n import _
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.widgets.basic import button, label
from desktop_app.ui.widgets.entity_row import EntityRow, RowsSpec
from desktop_app.ui.widgets.tab_order import order_before, tab_stops
from desktop_app.ui.words import in_a_sentence


class EntityRows(QWidget):
    """Follows the plan: rows come, go and move, and the cursor stays in its row."""

    def __init__(self, signals: SessionSignals, spec: RowsSpec) -> None:
        super().__init__()
        self._signals = signals
        self._spec = spec
        self._fresh = 0
        self.rows: list[EntityRow] = []
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(6)
        self._empty = label(spec.empty or _("まだありません。"), "hint", wrap=True)
        words = _("{kind}を追加").format(kind=in_a_sentence(spec.words))
        self.add_key = button(words, self.add_last, role="link", icon_name="plus")
        self.add_key.setEnabled(not signals.session.read_only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._empty)
        column.addLayout(self._lines)
        self.refresh(signals.plan)
        column.addWidget(self.add_key, 0, Qt.AlignmentFlag.AlignLeft)  # for Tab, behind the rows
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def refresh(self, plan: Plan) -> None:
        """Shows what the plan says now."""
        entities = self._spec.rows(plan)
        ids = [entity.id for entity in entities]
        if ids != [row.entity for row in self.rows]:
            self._arrange(plan, ids)
        for place, (entity, row) in enumerate(zip(entities, self.rows, strict=True), 1):
            row.show_entity(plan, entity, place, self._spec)
        self._empty.setVisible(not ids)

    def commit(self) -> None:
        """Takes over what is being typed."""
        for row in tuple(self.rows):
            row.commit()

    def row(self, entity: int) -> EntityRow | None:
        """The row of an entity."""
        return next((row for row in self.rows if row.entity == entity), None)

    def add_last(self) -> None:
        """An empty row at the end, with the cursor in it."""
        self._add(after=self.rows[-1].entity if self.rows else None)

    # -- following ---------------------------------------------------------------------------

    def _arrange(self, plan: Plan, ids: list[int]) -> None:
        focused = self.focusWidget()
        held = (
            next((row.entity for row in self.rows if row.isAncestorOf(focused)), 0)
            if (focused is not None)
            else 0
        )
        had_focus = focused is not None and focused.hasFocus()
        place = self._place_of(held)
        known = {row.entity: row for row in self.rows}
        entities = {entity.id: entity for entity in self._spec.rows(plan)}
        for gone in known.keys() - set(ids):
            known[gone].hide()
            self._lines.removeWidget(known[gone])
            known.pop(gone).deleteLater()
        self.rows = [known.get(id_) or self._make(entities[id_].id, plan) for id_ in ids]
        for at, row in enumerate(self.rows):
            self._lines.insertWidget(at, row)
        if self.isAncestorOf(self.add_key):
            order_before(self.add_key, self.stops()[:-1], inside=self)
        if had_focus and self.rows:
            row = self.row(held) or self.rows[min(place, len(self.rows) - 1)]
            row.focus_text()

    def _make(self, id_: int, plan: Plan) -> EntityRow:
        entity = next(each for each in self._spec.rows(plan) if each.id == id_)
        made = EntityRow(self._spec, entity, read_only=self._signals.session.read_only)
        made.changed.connect(lambda name, text: self._execute(ChangeField(id_, name, text)))
        made.linked.connect(lambda targets: self._link(id_, targets))
        made.next_wanted.connect(lambda: self._add(after=id_))
        made.delete_wanted.connect(lambda: self._delete(id_))
        made.move_wanted.connect(lambda step: self._move(id_, step))
        made.step_wanted.connect(lambda step, text: self._step(id_, step, text))
        return made

    def stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        return [*(stop for row in self.rows for stop in tab_stops(row)), self.add_key]

    def _place_of(self, entity: int) -> int:
        return next((at for at, row in enumerate(self.rows) if row.entity == entity), 0)

    # -- gestures ----------------------------------------------------------------------------

    def _execute(self, command: Command) -> bool:
        done = self._signals.execute(command, origin=self) is not None
        if not done:
            self.refresh(self._signals.plan)
        return done

    def _add(self, *, after: int | None) -> None:
        if self._signals.session.read_only:
            return
        values = dict(self._spec.values)
        command = AddEntity(self._spec.kind, self._spec.parent, values, after=after)
        made = self._signals.execute(command, origin=self)
        row = self.row(made[0]) if made else None
        if row is not None:
            row.focus_text()
            self._fresh = row.entity

    def _delete(self, entity: int) -> None:
        self._fresh = 0
        if not self._signals.session.read_only:
            self._execute(DeleteEntity(entity))

    def _move(self, entity: int, step: int) -> None:
        place = self._place_of(entity) + step
        if self._signals.session.read_only or not 0 <= place < len(self.rows):
            return
        other = self.rows[place].entity
        if step < 0:
            self._execute(MoveEntity(entity, before=other))
        else:
            self._execute(MoveEntity(entity, after=other))
        row = self.row(entity)
        if row is not None:
            row.focus_text()

    def _step(self, entity: int, step: int, text: int) -> None:
        place = self._place_of(entity) + step
        if 0 <= place < len(self.rows):
            self.rows[place].focus_text(text)

    def _link(self, entity: int, targets: object) -> None:
        if self._spec.link is not None and isinstance(targets, frozenset):
            command = relink(self._signals.plan, entity, self._spec.link.kind, targets)
            if command is not None:
                self._execute(command)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """An empty new row that is left at once is given back, as if it had never been."""
        row = self.row(self._fresh) if self._fresh else None
        if row is None or old is None or not row.isAncestorOf(old):
            return
        if new is not None and (new is row or row.isAncestorOf(new)):
            return
        fresh, self._fresh = self._fresh, 0
        if row.is_empty:
            QTimer.singleShot(0, self, lambda: self._give_back(fresh))

    def _give_back(self, entity: int) -> None:
        row, step = self.row(entity), self._signals.session.undo_label
        if row is not None and row.is_empty and step is not None and step.action == "add":
            self._signals.give_back()
