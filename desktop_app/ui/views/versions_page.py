"""版: what was promised when, made and withdrawn here, and compared beside it."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.application.commands import FreezeVersion, RecordVersion, WithdrawVersion
from desktop_app.application.plan_json import plan_to_json
from desktop_app.application.session import PlanChanged
from desktop_app.application.versions import VersionQueries
from desktop_app.domain.errors import DomainError
from desktop_app.domain.plan import Report
from desktop_app.domain.register import next_report
from desktop_app.domain.version import Version, first_submission, standing
from desktop_app.support import clock
from desktop_app.support.atomic import TargetInUse, write_atomically
from desktop_app.support.faults import code_of_os_error, os_values, sentence
from desktop_app.support.i18n import _
from desktop_app.ui import file_choice
from desktop_app.ui.dialogs.asking import accepted
from desktop_app.ui.dialogs.freeze_dialog import FreezeDialog
from desktop_app.ui.dialogs.work_dialog import GivenUp, worked_through
from desktop_app.ui.models.version_model import VersionColumn, VersionModel
from desktop_app.ui.open_work import OpenWork, open_work
from desktop_app.ui.page_context import PageContext
from desktop_app.ui.report_source import ReportSource
from desktop_app.ui.views.comparison_page import ComparisonPage
from desktop_app.ui.views.proposals_page import ProposalsPage
from desktop_app.ui.widgets.basic import button, label, rule
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.last_notice import LastNotice
from desktop_app.ui.widgets.open_work_box import OpenWorkBox
from desktop_app.ui.widgets.row_table import RowTable
from desktop_app.ui.widgets.segments import Segments
from desktop_app.ui.widgets.version_card import VersionCard
from desktop_app.ui.words import day_words, heading

NARROW = 1040
"""Below this many logical pixels at 10 pt."""
_CARD_LINES = 11  # of the chosen version below the list
_LIST, _COMPARISON, _PROPOSALS = "list", "comparison", "proposals"
_WIDTHS = {
    VersionColumn.DATE: 10.0,
    VersionColumn.OCCASION: 6.5,
    VersionColumn.ADDRESSEE: 9.0,
    VersionColumn.FILES: 4.0,
    VersionColumn.STATE: 12.0,
}


class VersionsPage(QWidget):
    """The list of versions, the comparison of two of them, and the 変更案 for the next."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._signals = context.signals
        self._today = context.desk.today
        self._queries = VersionQueries(context.signals.session.records)
        self.model = VersionModel(self._queries, today=self._today, parent=self)
        self.table = RowTable(self.model, _("版の一覧"))
        self.card = VersionCard(self._today)
        self.comparison = ComparisonPage(context)
        self.proposals = ProposalsPage(context)
        self.comparison.proposals_wanted.connect(self.show_proposals)
        self.views = Segments(
            _("表示"),
            [(_LIST, _("一覧")), (_COMPARISON, _("比較")), (_PROPOSALS, heading(_("変更案")))],
        )
        self.freeze_key = button(_("版を確定する…"), self.freeze, icon_name="archive")
        self.record_key = button(_("以前の版を記録…"), self.record, role="flat")
        self._empty = label(
            _(
                "まだ版がありません。提出や報告をしたら「版を確定する」で、そのときの計画と進捗、"
                "提出したファイルを残します。最初の「提出」から、実施時期の変更は変更案になります。\n"
                "このプログラムを使う前に公表・提出したものは、「以前の版を記録」で残せます。"
            ),
            "second",
            wrap=True,
        )
        self._stack = QStackedWidget()
        self._notices = LastNotice()
        self._lay_out()
        self._connect()
        self.show_view(_LIST)
        self._refresh()

    @classmethod
    def of(cls, context: PageContext) -> QWidget:
        """For the table of pages."""
        return cls(context)

    def take_focus(self) -> None:
        """The cursor goes to what is shown."""
        shown = self._stack.currentWidget()
        if isinstance(shown, ComparisonPage | ProposalsPage):
            shown.take_focus()
        elif self.model.rows:
            self.table.setFocus()
        else:
            self.freeze_key.setFocus()

    def follow_font(self) -> None:
        """Widths and heights after the font's size changed."""
        self._fit()
        self._split()
        self.comparison.follow_font()
        self.proposals.follow_font()

    def show_view(self, name: str) -> None:
        """The list, the comparison, or the 変更案."""
        self.views.show_value(name)
        self._context.counted.emit("")
        shown = {_COMPARISON: self.comparison, _PROPOSALS: self.proposals}
        self._stack.setCurrentWidget(shown.get(name, self._list))

    def show_proposals(self) -> None:
        """Opens the 変更案 that wait."""
        self._on_view(_PROPOSALS)

    def compare(self, older: int, newer: int = 0) -> None:
        """Opens the comparison of two versions; without a later one, with the plan as it is."""
        self.show_view(_COMPARISON)
        self.comparison.compare(older, newer)
        self.comparison.take_focus()

    @property
    def notices(self) -> list[str]:
        """What the strip of this page says."""
        return self._notices.said

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        self._count_proposals()

    # -- construction -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._make_head())
        whole.addWidget(rule())
        self._list = self._make_list()
        self._split()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.comparison)
        self._stack.addWidget(self.proposals)
        whole.addWidget(self._stack, 1)
        whole.addLayout(self._notices)

    def _make_head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("viewhead")
        row = FlowLayout(head=2, spacing=12)
        row.setContentsMargins(16, 8, 12, 8)
        title = label(_("版"), "head")
        for part in (title, self.views, self.record_key, self.freeze_key):
            row.addWidget(part)
        head.setLayout(row)
        self.record_key.setToolTip(
            _("このプログラムを使う前の版を、名前と日付だけか、別のファイルの内容で記録します")
        )
        self.freeze_key.setToolTip(_("今の計画と進捗を、版としてそのまま残します"))
        return head

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen the chosen version is told below the list instead of beside it."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW * self.fontMetrics().height() / 13
        upright = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._list.orientation() != upright:
            self._list.setOrientation(upright)
            self._split()

    def _split(self) -> None:
        letter = self.fontMetrics().horizontalAdvance("あ")
        narrow = self._list.orientation() == Qt.Orientation.Vertical
        self.card.setMinimumHeight(self.fontMetrics().height() * _CARD_LINES if narrow else 0)
        self._list.setSizes([1, 1] if narrow else [10_000, letter * 27])

    def _make_list(self) -> QSplitter:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._empty.setContentsMargins(24, 20, 24, 20)
        column.addWidget(self._empty)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(left)
        splitter.addWidget(self.card)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        return splitter

    def _connect(self) -> None:
        self.views.chosen.connect(self._on_view)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.table.opened.connect(lambda _index: self._compare_current())
        self.card.comparison_wanted.connect(self._compare_current)
        self.card.file_wanted.connect(self._save_file)
        self.card.withdrawn.connect(self._withdraw)
        self._signals.plan_changed.connect(self._on_plan_changed)

    def _fit(self) -> None:
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(VersionColumn.NAME, QHeaderView.ResizeMode.Stretch)
        self.table.set_widths({int(column): width for column, width in _WIDTHS.items()})
        self.table.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 2.4))

    # -- following ----------------------------------------------------------------------------

    def _on_plan_changed(self, event: PlanChanged) -> None:
        if any(change.kind == "version" for change in event.changes):
            self._refresh()
        if self.isVisible():
            self._count_proposals()

    def _count_proposals(self) -> None:
        count = sum(m.proposal is not None for m in self._signals.plan.measures())
        words = heading(_("変更案"))
        self.views.rename(_PROPOSALS, f"{words} {count}" if count else words)

    def _refresh(self) -> None:
        current = self._current()
        self.model.refresh()
        writable = not self._signals.session.read_only
        for key in (self.freeze_key, self.record_key):
            key.setEnabled(writable)
        self._empty.setVisible(not self.model.rows)
        self.table.setVisible(bool(self.model.rows))
        self.card.setVisible(bool(self.model.rows))
        place = self.model.row_of(current.id) if current else 0
        if self.model.rows:
            self.table.setCurrentIndex(self.model.index(max(place, 0), VersionColumn.NAME))
        self._show_current()

    def _current(self) -> Version | None:
        at = self.table.currentIndex()
        return self.model.rows[at.row()] if at.isValid() else None

    def _on_current(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_current()

    def _show_current(self) -> None:
        version = self._current()
        files = self._queries.files_of(version) if version else ()
        state = self.model.state_words(version) if version else ""
        self.card.show_version(version, files, state, read_only=self._signals.session.read_only)

    def _on_view(self, name: str) -> None:
        self.show_view(name)
        self.take_focus()

    # -- gestures -----------------------------------------------------------------------------

    def freeze(self) -> None:
        """Asks once what the version is called, and makes it."""
        if not self._signals.session.read_only:
            self._ask(self.freeze_dialog())

    def record(self) -> None:
        """Records a version from before this program was used."""
        if not self._signals.session.read_only:
            self._ask(self.freeze_dialog(earlier=True))

    def freeze_dialog(self, *, earlier: bool = False) -> FreezeDialog:
        """The dialog, preset from the versions there are."""
        versions = self._queries.listed()
        held = standing(versions)
        return FreezeDialog(
            self,
            today=self._today,
            planned=self._signals.plan.date,
            submitted=first_submission(versions) is not None,
            taken=[version.name for version in held],
            addressee=next((v.addressee for v in reversed(held) if v.addressee), ""),
            choose=lambda: file_choice.choose_documents(self, self._context.preferences),
            choose_plan=self._choose_plan,
            reports=self._reports_waiting(),
            open_work=None if earlier else self._open_work(),
            earlier=earlier,
        )

    def _open_work(self) -> OpenWorkBox | None:
        """Of the 基準日 of the window."""
        desk = self._context.desk
        found = open_work(desk.survey, self._signals.plan)
        if not found:
            return None
        words = _("{day}現在、次のことが済んでいません。")
        return OpenWorkBox(words.format(day=day_words(desk.as_of)), found, self._go_to_work)

    def _go_to_work(self, work: OpenWork) -> None:
        if work.measures:
            self._context.rows_wanted.emit(work.measures, work.why)
        else:
            self.show_proposals()

    def _reports_waiting(self) -> list[Report]:
        """The reports that no version was sent as yet; first that of the 基準日, else the one
        that is due.
        """
        plan = self._signals.plan
        owed = next_report(plan, on=self._today)
        first = owed.report.id if owed else 0
        waiting = [each for each in plan.reports if each.version is None]
        day = self._context.desk.as_of
        return sorted(waiting, key=lambda e: (e.as_of != day, e.id != first, e.number))

    def take(self, dialog: FreezeDialog) -> None:
        """Makes the version that a dialog asked for."""
        try:
            command = dialog.command()
        except OSError as fault:
            self._complain(sentence(code_of_os_error(fault), os_values(fault)))
            return
        if isinstance(command, FreezeVersion):
            command = replace(command, settings=self._settings())
        self._make(command)

    def _settings(self) -> dict[str, str]:
        """The words of the reports, and how they were last chosen to look."""
        context = self._context
        source = ReportSource(context.signals, context.preferences, context.desk, clock.now, self)
        settings = source.settings()
        source.deleteLater()
        return settings

    def _ask(self, dialog: FreezeDialog) -> None:
        if accepted(dialog):
            self.take(dialog)

    def _make(self, command: FreezeVersion | RecordVersion) -> None:
        words = _("版「{name}」を確定しています…").format(name=command.name)
        steps = self._signals.execute_steps(command, origin=self)
        try:
            made = worked_through(self, _("版を確定する"), words, steps)
        except GivenUp:
            self._context.said.emit(_("版の確定を中止しました。何も変わっていません。"))
            return
        if made:
            self.show_view(_LIST)
            self.table.setCurrentIndex(
                self.model.index(self.model.row_of(made[0]), VersionColumn.NAME)
            )
            self.table.setFocus()
            words = _("版「{name}」を残しました。計画を閉じるまでは「元に戻す」で取り消せます。")
            self._context.said.emit(words.format(name=command.name))

    def _withdraw(self, reason: str, on: datetime.date) -> None:
        version = self._current()
        if version is not None:
            self._signals.execute(WithdrawVersion(version.id, on, reason), origin=self)
            self.table.setFocus()

    def _compare_current(self) -> None:
        version = self._current()
        if version is not None and version.root:
            self.compare(version.id)

    def _choose_plan(self) -> tuple[str, str] | None:
        path = file_choice.choose_file_to_open(self, self._context.preferences)
        plan = self._context.read_plan(path) if path else None
        if path is None or plan is None:
            return None
        return path.name, json.dumps(plan_to_json(plan), ensure_ascii=False)

    def _save_file(self, name: str) -> None:
        target = file_choice.choose_copy(self, self._context.preferences, name=name)
        if target is not None:
            self.save_file(name, target)

    def save_file(self, name: str, target: Path) -> None:
        """Writes a stored file of the chosen version, byte for byte."""
        version = self._current()
        if version is None:
            return
        try:
            write_atomically(target, self._queries.file_of(version, name))
        except DomainError as fault:
            self._complain(sentence(fault.code, fault.values))
        except TargetInUse:
            self._complain(sentence("target_in_use", {"file": target.name}))
        except OSError as fault:
            self._complain(sentence(code_of_os_error(fault), os_values(fault)))
        else:
            words = _("「{file}」を、保管したときの内容のまま保存しました。")
            self._context.said.emit(words.format(file=target.name))

    def _complain(self, words: str) -> None:
        self._notices.say(words, tone="error")
