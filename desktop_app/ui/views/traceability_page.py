"""関連: 施策 and why they are there, as a matrix that is edited by clicks and keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.application.session import PlanChanged
from desktop_app.application.traceability import Tie
from desktop_app.support.i18n import _
from desktop_app.ui.models.trace_model import Shown, TraceModel, reason_words, tie_words
from desktop_app.ui.page_context import PageContext
from desktop_app.ui.views.row_opening import open_row
from desktop_app.ui.widgets.basic import button, label, rule, set_text
from desktop_app.ui.widgets.scrolled_texts import ScrolledTexts
from desktop_app.ui.widgets.segments import Segments
from desktop_app.ui.widgets.trace_table import TraceTable

_NOTHING: Final[Mapping[Shown, Callable[[], str]]] = {
    Shown.UNFOUNDED: lambda: _("根拠のない施策はありません。"),
    Shown.UNANSWERED: lambda: _("どの事項・原因にも施策があります。"),
    Shown.CHANGED: lambda: _("要確認の関連はありません。"),
}


class TraceabilityPage(QWidget):
    """The cell with the cursor is told in full below the matrix."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._signals = context.signals
        self.model = TraceModel(context.signals, self)
        self.table = TraceTable(self.model)
        self._counts = label("", "second")
        self._where = label("", "", wrap=True)
        self._why = label("", "second", wrap=True)
        self._empty = label("", "second", wrap=True)
        self.shown = Segments(
            _("表示"),
            [
                (Shown.ALL, _("すべて")),
                (Shown.UNFOUNDED, _("根拠のない施策")),
                (Shown.UNANSWERED, _("施策のない事項・原因")),
                (Shown.CHANGED, _("要確認")),
            ],
        )
        self.act = button("", self._act, icon_name="link-2")
        self.unlink = button(_("関連を外す"), self._unlink)
        self.open = button(_("計画で見る"), self._open, icon_name="list-tree")
        self.confirm_all = button(
            _("すべて確認済みにする"), self._confirm_all, icon_name="circle-check"
        )
        self._lay_out()
        self._connect()
        self.shown.show_value(Shown.ALL)
        self.table.show_cell(0)
        self._refresh()

    @classmethod
    def of(cls, context: PageContext) -> QWidget:
        """For the table of pages."""
        return cls(context)

    def take_focus(self) -> None:
        """The cursor into the matrix."""
        self.table.setFocus()
        self._tell()

    def follow_font(self) -> None:
        """Heights and widths after the font's size changed."""
        self.table.follow_font()

    def minimumSizeHint(self) -> QSize:
        """Small, so that a window on a small screen is not forced wide."""
        return QSize(480, 240)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.set_watched(watched=True)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.set_watched(watched=False)

    def _lay_out(self) -> None:
        head = QWidget()
        head.setObjectName("viewhead")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(label(_("関連"), "head"))
        row.addSpacing(8)
        row.addWidget(self._counts)
        row.addStretch(1)
        row.addWidget(self.confirm_all)
        row.addWidget(self.shown)
        foot = QWidget()
        foot.setObjectName("viewhead")
        below = QHBoxLayout(foot)
        below.setContentsMargins(16, 8, 12, 8)
        below.setSpacing(8)
        below.addWidget(ScrolledTexts(_("施策と根拠の全文"), self._where, self._why), 1)
        for key in (self.unlink, self.act, self.open):
            below.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)
        self._foot = foot
        self._empty.setContentsMargins(24, 20, 24, 20)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(rule())
        column.addWidget(self._empty, 1)
        column.addWidget(self.table, 1)
        column.addWidget(rule())
        column.addWidget(foot)

    def _connect(self) -> None:
        self.shown.chosen.connect(lambda value: self._show_only(Shown(value)))
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self._signals.plan_changed.connect(self._on_plan_changed)
        self.model.modelReset.connect(self._refresh)

    # -- following ---------------------------------------------------------------------------

    def _on_plan_changed(self, _event: PlanChanged) -> None:
        if self.isVisible():
            self._refresh()

    def _on_current(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_cell()

    def _refresh(self) -> None:
        traced = self.model.traced
        parts = [_("関連 {count}件").format(count=len(traced.links))]
        if traced.unfounded:
            parts.append(_("根拠のない施策 {count}件").format(count=len(traced.unfounded)))
        if traced.unanswered:
            words = _("施策のない事項・原因 {count}件")
            parts.append(words.format(count=len(traced.unanswered)))
        if traced.changed:
            parts.append(_("要確認 {count}件").format(count=len(traced.changed)))
        self._counts.setText("　".join(parts))
        self._counts.setToolTip(self._counts.text())
        writable = not self._signals.session.read_only
        self.confirm_all.setVisible(bool(traced.changed))
        self.confirm_all.setEnabled(writable)
        words = self._why_empty()
        set_text(self._empty, words)
        self._empty.setVisible(bool(words))
        self.table.setVisible(not words)
        self._foot.setVisible(not words)
        self._show_cell()
        self._tell()

    def _why_empty(self) -> str:
        traced = self.model.traced
        if not traced.reasons:
            return _(
                "命令等の事項も原因もまだありません。"
                "「文書」で入力すると、施策との対応をここで付けられます。"
            )
        if not traced.measures:
            return _("施策がまだありません。「計画」で入力します。")
        if not self.model.measures or not self.model.reasons:
            return _NOTHING[self.model.shown]()
        return ""

    def _tell(self) -> None:
        if self.isVisible():
            words = _("{count}施策中 {shown}施策を表示")
            traced, shown = self.model.traced.measures, self.model.measures
            self._context.counted.emit(words.format(count=len(traced), shown=len(shown)))

    def _show_cell(self) -> None:
        at = self.table.currentIndex()
        measure, reason = self.model.measure_at(at), self.model.reason_at(at)
        has = measure is not None and reason is not None
        writable = has and not self._signals.session.read_only
        self.act.setEnabled(writable)
        self.open.setEnabled(measure is not None)
        tie = self.model.tie_at(at)
        self.unlink.setVisible(tie is Tie.CHANGED)
        self.unlink.setEnabled(writable)
        words = {
            Tie.NONE: _("関連付ける"),
            Tie.HELD: _("関連を外す"),
            Tie.CHANGED: _("確認済みにする"),
        }[tie]
        self.act.setText(f" {words}")
        self.act.setAccessibleName(words)
        if measure is None or reason is None:
            set_text(self._where, "")
            set_text(self._why, _("セルを選ぶと、ここに施策と根拠の全文が出ます。"))
            return
        set_text(self._where, f"{measure.number}　{measure.text}")
        state = tie_words(tie)
        if tie is Tie.CHANGED:
            state = _("要確認: 関連付けた後に文が変わりました")
        set_text(self._why, f"{reason_words(reason)}\n{state}")

    # -- gestures ----------------------------------------------------------------------------

    def _show_only(self, shown: Shown) -> None:
        self.model.show_only(shown)

    def _act(self) -> None:
        self.model.act(self.table.currentIndex())

    def _unlink(self) -> None:
        self.model.act(self.table.currentIndex(), unlink=True)

    def _open(self) -> None:
        measure = self.model.measure_at(self.table.currentIndex())
        if measure is not None:
            open_row(self._context, measure.id)

    def _confirm_all(self) -> None:
        count = len(self.model.traced.changed)
        if self.model.confirm_all():
            words = _("{count}件の関連を確認済みにしました。「元に戻す」で戻せます。")
            self._context.said.emit(words.format(count=count))
