"""命令等 as they are printed: row head, 主な理由, and the 事項 beside them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.application.commands import (
    AddEntity,
    ChangeField,
    Command,
    DeleteEntity,
    MoveEntity,
)
from desktop_app.domain.numbering import MEASURE_MARK
from desktop_app.domain.plan import Order, Plan, Requirement
from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word, kind_word
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.widgets.basic import button, label
from desktop_app.ui.widgets.entity_row import RowsSpec, TextSpec
from desktop_app.ui.widgets.entity_rows import EntityRows
from desktop_app.ui.widgets.tab_order import order_before, tab_stops
from desktop_app.ui.widgets.text_field import TextField


class OrderCard(QFrame):
    """One 命令等."""

    def __init__(self, signals: SessionSignals, order: Order, place: int) -> None:
        super().__init__()
        self.setObjectName("printed")
        self.order = order.id
        self._signals = signals
        read_only = signals.session.read_only
        self.name = TextField(_("命令等{place}の名称").format(place=place))
        self.reason = TextField(field_word("order", "reason"), lines=4)
        self.reason.edit.grow_to(40)
        for each, name in ((self.name, "name"), (self.reason, "reason")):
            each.set_read_only(read_only=read_only)
            each.committed.connect(partial(self._change, name))
        self.requirements = EntityRows(signals, _requirements_of(order.id))
        self._lay_out(read_only=read_only)
        self.show_order(signals.plan, order)

    def show_order(self, plan: Plan, order: Order) -> None:
        """What the plan says now."""
        for each, text in ((self.name, order.name), (self.reason, order.reason)):
            if each.text() == text:
                each.show_text(text)
            each.refresh(text)
        self.requirements.refresh(plan)

    def commit(self) -> None:
        """Takes over what is being typed."""
        self.name.commit()
        self.reason.commit()
        self.requirements.commit()

    def stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        keys = tab_stops(self)
        return [self.name.edit, *keys, self.reason.edit, *self.requirements.stops()]

    def _change(self, field: str, text: str) -> None:
        self._signals.execute(ChangeField(self.order, field, text), origin=self)

    def _lay_out(self, *, read_only: bool) -> None:
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(label(_("命令等の主な内容"), "label"))
        right.addWidget(self.requirements)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.reason, 5, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 7)
        keys = QHBoxLayout()
        keys.setSpacing(0)
        keys.addWidget(self.name, 1)
        for words, name, act in (
            (_("この命令等を上へ"), "arrow-up", lambda: self._move(-1)),
            (_("この命令等を下へ"), "arrow-down", lambda: self._move(1)),
            (_("この命令等を削除"), "trash-2", self._delete),
        ):
            made = button("", act, role="flat", icon_name=name)
            made.setAccessibleName(words)
            made.setToolTip(words)
            made.setEnabled(not read_only)
            keys.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        column.addLayout(keys)
        column.addLayout(row)

    def _move(self, step: int) -> None:
        ids = [order.id for order in self._signals.plan.orders]
        place = ids.index(self.order) + step
        if 0 <= place < len(ids):
            before = ids[place] if step < 0 else None
            after = ids[place] if step > 0 else None
            self._execute(MoveEntity(self.order, before=before, after=after))

    def _delete(self) -> None:
        self._execute(DeleteEntity(self.order))

    def _execute(self, command: Command) -> None:
        self._signals.execute(command, origin=self)


class OrderCards(QWidget):
    """All 命令等 in order."""

    def __init__(self, signals: SessionSignals) -> None:
        super().__init__()
        self._signals = signals
        self.cards: list[OrderCard] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self._empty = label(
            _("命令等がまだありません。受けた命令・指導ごとに追加します。"), "hint", wrap=True
        )
        words = _("{kind}を追加").format(kind=kind_word("order"))
        self.add_key = button(words, self._add, icon_name="plus")
        self.add_key.setEnabled(not signals.session.read_only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._empty)
        column.addLayout(self._lines)
        self.show_plan(signals.plan)
        column.addWidget(self.add_key, 0, Qt.AlignmentFlag.AlignLeft)  # for Tab, behind the cards

    def show_plan(self, plan: Plan) -> None:
        """What the plan says now."""
        if [order.id for order in plan.orders] != [card.order for card in self.cards]:
            for card in self.cards:
                card.hide()
                card.deleteLater()
            self.cards = [OrderCard(self._signals, o, at) for at, o in enumerate(plan.orders, 1)]
            for card in self.cards:
                self._lines.addWidget(card)
            if self.isAncestorOf(self.add_key):
                stops = [stop for card in self.cards for stop in card.stops()]
                order_before(self.add_key, stops, inside=self)
        for order, card in zip(plan.orders, self.cards, strict=True):
            card.show_order(plan, order)
        self._empty.setVisible(not self.cards)

    def commit(self) -> None:
        """Takes over what is being typed."""
        for card in tuple(self.cards):
            card.commit()

    def text_for(self, entity: int) -> QWidget | None:
        """What shows an entity: a text to put the cursor into."""
        for card in self.cards:
            if card.order == entity:
                return card.name.edit
            row = card.requirements.row(entity)
            if row is not None:
                return next(iter(row.texts.values()))
        return None

    def _add(self) -> None:
        made = self._signals.execute(AddEntity("order"), origin=self)
        if made and self.cards:
            self.cards[-1].name.setFocus()


def _requirements_of(order: int) -> RowsSpec:
    return RowsSpec(
        "requirement",
        _("事項"),
        lambda plan: _requirements(plan, order),
        (TextSpec("text", _("文")),),
        parent=order,
        mark_of=lambda _place: MEASURE_MARK,
        empty=_("命令等が求めている事項を、1件ずつ追加します。"),
    )


def _requirements(plan: Plan, order: int) -> tuple[Requirement, ...]:
    return next((each.requirements for each in plan.orders if each.id == order), ())
