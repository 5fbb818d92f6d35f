"""変更案: all that wait, in one place; a chosen set is adopted in one step."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.application.commands import AdoptTimings, ChangeField
from desktop_app.application.session import PlanChanged
from desktop_app.application.waiting import all_waiting
from desktop_app.support.faults import sentence
from desktop_app.support.i18n import _, language
from desktop_app.support.terms import field_word
from desktop_app.ui.models.proposal_model import ProposalColumn, ProposalModel
from desktop_app.ui.page_context import PageContext
from desktop_app.ui.views.row_opening import open_row
from desktop_app.ui.widgets.basic import button, label, rule, set_text
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.proposal_table import ProposalTable


class ProposalsPage(QWidget):
    """A reason can be written in place, so that nobody has to visit every measure."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._signals = context.signals
        self._stale = True
        self._day_was_typed = False
        self.model = ProposalModel(self._change, parent=self)
        self.table = ProposalTable(self.model)
        self.on = DayField(
            field_word("timing_proposal", "adopted_on"),
            lambda: self._signals.plan,
            on=context.desk.today,
        )
        self.adopt_key = button(_("選択を計画に反映する"), self.adopt, icon_name="check")
        self.all_key = button(_("理由のあるものをすべて選ぶ"), self.tick_ready)
        self.jump_key = button(_("計画で見る"), self._jump, icon_name="list-tree")
        self._told = label("", "second", wrap=True)
        self._nothing = label(
            _(
                "反映を待つ変更案はありません。提出した後に実施時期を変えると変更案になり、"
                "ここに並びます。"
            ),
            "second",
            wrap=True,
        )
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Shows what waits now."""
        session = self._signals.session
        rows = all_waiting(
            session.plan, session.kept, today=self._context.desk.today, language=language()
        )
        self._stale = False
        self.model.show_rows(session.plan, rows, writable=not session.read_only)
        self._nothing.setVisible(not rows)
        for part in (self.table, self._bar, self._told):
            part.setVisible(bool(rows))
        self._propose_day()
        self._allow()

    def tick_ready(self) -> None:
        """Ticks every 変更案 that can be adopted."""
        self.model.tick(frozenset(row.measure for row in self.model.rows if not row.lacks))

    def adopt(self) -> None:
        """Adopts what is ticked in one step, or says by name what still lacks a reason."""
        chosen = self.model.ticked
        day = self.on.day()
        if not chosen or day is None:
            return
        command = AdoptTimings(tuple(row.measure for row in chosen), day)
        if self._signals.execute(command, origin=self) is None:
            lacking = next((row for row in chosen if row.lacks), chosen[0])
            self.table.show_measure(lacking.measure, ProposalColumn.REASON)
        else:
            self._day_was_typed = False
            words = _("{count}件の変更案を計画に反映しました。「元に戻す」で取り消せます。")
            self._context.said.emit(words.format(count=len(chosen)))
        self.take_focus()

    def take_focus(self) -> None:
        """The cursor into the table."""
        self._refresh_if_stale()
        self.table.setFocus()
        if self.model.rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, ProposalColumn.MEASURE))

    def follow_font(self) -> None:
        """Widths and heights after the font's size changed."""
        self.table.follow_font()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_stale()
        words = _("変更案 {count}件").format(count=len(self.model.rows))
        self._context.counted.emit(words)

    # -- construction -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._bar = QWidget()
        flow = FlowLayout()
        flow.setContentsMargins(16, 10, 16, 6)
        flow.addWidget(self.all_key)
        name = label(field_word("timing_proposal", "adopted_on"), "label")
        name.setMinimumHeight(self.on.sizeHint().height())
        flow.addWidget(name)
        self.on.setFixedWidth(self.fontMetrics().horizontalAdvance("あ") * 13)
        flow.addWidget(self.on)
        flow.addWidget(self.adopt_key)
        flow.addWidget(self.jump_key)
        self._bar.setLayout(flow)
        self._told.setContentsMargins(16, 0, 16, 8)
        self._nothing.setContentsMargins(24, 20, 24, 20)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._told)
        column.addWidget(rule())
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1)
        column.addStretch(0)

    def _connect(self) -> None:
        self.model.dataChanged.connect(lambda *_cells: self._on_ticked())
        self.model.modelReset.connect(self._allow)
        self.model.unread.connect(self._context.said)
        self.table.plan_wanted.connect(lambda measure: open_row(self._context, measure))
        self.on.committed.connect(self._on_day)
        self._signals.plan_changed.connect(self._on_plan_changed)

    # -- following ----------------------------------------------------------------------------

    def _on_plan_changed(self, _event: PlanChanged) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _refresh_if_stale(self) -> None:
        if self._stale:
            self.refresh()

    def _on_day(self, day: object) -> None:
        self._day_was_typed = day is not None
        self._on_ticked()

    def _on_ticked(self) -> None:
        self._propose_day()
        self._allow()

    def _propose_day(self) -> None:
        """The last of the days that the chosen ones propose, until another is typed."""
        if self._day_was_typed or self.on.edit.isModified():
            return
        rows = self.model.ticked or self.model.rows
        self.on.show_day(max((row.day for row in rows), default=None))

    def _allow(self) -> None:
        chosen = self.model.ticked
        writable = not self._signals.session.read_only
        self.adopt_key.setEnabled(bool(chosen) and writable and self.on.day() is not None)
        self.all_key.setEnabled(writable and any(not row.lacks for row in self.model.rows))
        self.jump_key.setEnabled(bool(self.model.rows))
        self.on.set_read_only(read_only=not writable)
        lacking = sum(bool(row.lacks) for row in self.model.rows)
        parts = [_("{all}件中 {count}件を選択").format(all=len(self.model.rows), count=len(chosen))]
        if lacking:
            parts.append(_("理由のないものが{count}件あります。").format(count=lacking))
        set_text(self._told, "　".join(parts))
        if any(row.lacks for row in chosen):
            self.adopt_key.setToolTip(sentence("proposal_reason_needed", {}))
        else:
            self.adopt_key.setToolTip(_("この日から、新しい実施時期が報告書と画面に出ます"))

    # -- gestures -----------------------------------------------------------------------------

    def _change(self, command: ChangeField) -> object:
        return self._signals.execute(command, origin=self)

    def _jump(self) -> None:
        if self.table.current:
            open_row(self._context, self.table.current)
