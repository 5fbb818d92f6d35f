"""Two states of the plan side by side: what differs, filtered, gone to, taken back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.application.change_list import (
    ChangeSort,
    ListedChange,
    count_by_sort,
    listed_changes,
    reverting,
)
from desktop_app.application.session import PlanChanged
from desktop_app.application.versions import VersionQueries
from desktop_app.domain.comparison import compare_plans
from desktop_app.domain.plan import Measure, Plan
from desktop_app.domain.tree import find, path_to
from desktop_app.domain.version import Version
from desktop_app.support.i18n import _, language
from desktop_app.ui.icons import icon
from desktop_app.ui.models.comparison_model import ComparisonModel
from desktop_app.ui.page_context import PageContext
from desktop_app.ui.theme import Colour
from desktop_app.ui.version_words import SideWords, sort_word, version_words
from desktop_app.ui.views.plan_page import PlanPage
from desktop_app.ui.widgets.basic import button, combo, label, rule, set_text
from desktop_app.ui.widgets.comparison_table import ComparisonTable
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.words import heading

_NOW = 0
"""Stands for the plan as it is in the list of later sides."""


class ComparisonPage(QWidget):
    """Compares a version with a later one or with the plan as it stands; `proposals_wanted` asks
    for the 変更案 that wait, which are no difference yet.
    """

    proposals_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._signals = context.signals
        self._queries = VersionQueries(context.signals.session.records)
        self._changes: tuple[ListedChange, ...] = ()
        self._words = SideWords(self._signals.plan, self._signals.plan, ())
        self._sort: ChangeSort | None = None
        self._stale = True
        self._count = ""
        self.model = ComparisonModel(self)
        self.table = ComparisonTable(self.model)
        self.older = combo(_("変更前の版"))
        self.newer = combo(_("変更後の版"))
        self.search = QLineEdit()
        self.chips: dict[ChangeSort | None, QPushButton] = {}
        self.revert_key = button(
            _("選択を変更前に戻す"), self.table.revert_chosen, icon_name="undo-2"
        )
        self.jump_key = button(_("計画で見る"), self._jump_to_current, icon_name="list-tree")
        self._nothing = label("", "second", wrap=True)
        self._note = label("", "hint", wrap=True)
        self.waiting_key = button(_("変更案を見る"), self.proposals_wanted.emit, role="link")
        self._lay_out()
        self._connect()

    def compare(self, older: int, newer: int = _NOW) -> None:
        """Shows what changed between two versions; without a later one, up to now."""
        self._offer_versions(older, newer)
        self._refresh()

    def take_focus(self) -> None:
        """The cursor goes into the table, or to the choice of versions."""
        self._refresh_if_stale()
        (self.table if self.model.rowCount() else self.older).setFocus()

    def follow_font(self) -> None:
        """Widths and heights after the font's size changed."""
        self.table.fit()

    @property
    def nothing(self) -> str:
        """What is said where there are no rows."""
        return "" if self._nothing.isHidden() else self._nothing.accessibleName()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_stale()
        self._context.counted.emit(self._count)

    # -- construction -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_choices())
        column.addWidget(self._make_chips())
        self._note.setContentsMargins(16, 0, 16, 6)
        column.addWidget(self._note)
        waits = QHBoxLayout()
        waits.setContentsMargins(13, 0, 16, 4)
        waits.addWidget(self.waiting_key)
        waits.addStretch(1)
        column.addLayout(waits)
        column.addWidget(rule())
        self._nothing.setContentsMargins(24, 20, 24, 20)
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1)
        column.addStretch(0)

    def _make_choices(self) -> QWidget:
        made = QWidget()
        flow = FlowLayout()
        flow.setContentsMargins(16, 10, 16, 4)
        letter = self.fontMetrics().horizontalAdvance("あ")
        for words, box in ((_("変更後"), self.newer), (_("変更前"), self.older)):
            box.setMinimumWidth(letter * 18)
            box.setMaximumWidth(letter * 26)
            flow.addWidget(_upright(label(words, "label")))
            flow.addWidget(box)
        flow.addWidget(self.revert_key)
        flow.addWidget(self.jump_key)
        self.revert_key.setToolTip(_("選んだ行を、まとめて一度に変更前へ戻します (Ctrl+R)"))
        self.jump_key.setToolTip(_("この行を計画で開きます (Enter)"))
        made.setLayout(flow)
        return made

    def _make_chips(self) -> QWidget:
        made = QWidget()
        flow = FlowLayout()
        flow.setContentsMargins(16, 4, 16, 8)
        group = QButtonGroup(self)
        for sort in (None, *ChangeSort):
            chip = QPushButton()
            chip.setCheckable(True)
            chip.setProperty("role", "chip")
            chip.clicked.connect(lambda _on=False, sort=sort: self._choose_sort(sort))
            group.addButton(chip)
            self.chips[sort] = chip
            flow.addWidget(chip)
        self._show_counts()
        self.search.setPlaceholderText(_("この表の中を検索"))
        self.search.setAccessibleName(_("この表の中を検索"))
        self.search.setClearButtonEnabled(True)
        self.search.setStyleSheet("QToolButton { min-height: 0; border: none; padding: 0; }")
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setFixedWidth(self.fontMetrics().horizontalAdvance("あ") * 14)
        flow.addWidget(self.search)
        self.chips[None].setChecked(True)
        made.setLayout(flow)
        return made

    def _connect(self) -> None:
        self.older.activated.connect(lambda _place: self._refresh())
        self.newer.activated.connect(lambda _place: self._refresh())
        self.search.textChanged.connect(lambda _text: self._show_rows())
        self.table.row_wanted.connect(self._jump)
        self.table.revert_wanted.connect(self._revert)
        self.table.selectionModel().selectionChanged.connect(lambda *_sets: self._allow())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self._signals.plan_changed.connect(self._on_plan_changed)

    # -- following ----------------------------------------------------------------------------

    def _on_plan_changed(self, _event: PlanChanged) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if self._stale:
            self._offer_versions(self.older.currentData(), self.newer.currentData() or _NOW)
            self._refresh()

    def _offer_versions(self, older: object, newer: object) -> None:
        """Fills both lists; a choice that is gone gives way to the newest version and to now."""
        held = [version for version in reversed(self._queries.listed()) if version.root]
        for box, wanted in ((self.older, older), (self.newer, newer)):
            box.clear()
            if box is self.newer:
                box.addItem(_("今の計画"), _NOW)
            for version in held:
                box.addItem(_offered(version), version.id)
            box.setCurrentIndex(max(0, box.findData(wanted)))
            box.setEnabled(bool(held))

    def _refresh(self) -> None:
        self._stale = False
        older, newer = self._chosen(self.older), self._chosen(self.newer)
        plan = self._signals.plan
        self._changes = ()
        if older is not None:
            before = self._queries.plan_of(older)
            after = self._queries.plan_of(newer) if newer else plan
            on = plan.date or self._context.desk.today
            comparison = compare_plans(before, after, on=on, language=language())
            self._changes = listed_changes(comparison, before, after)
            self._words = SideWords(before, after, self._queries.listed())
        self._show_counts()
        self._show_rows()

    def _chosen(self, box: QComboBox) -> Version | None:
        wanted = box.currentData()
        return next((v for v in self._queries.listed() if v.id == wanted), None)

    def _show_counts(self) -> None:
        counts = count_by_sort(self._changes)
        for sort, chip in self.chips.items():
            words = heading(sort_word(sort)) if sort is not None else _("すべて")
            count = counts[sort] if sort is not None else len(self._changes)
            chip.setText(f"{words}  {count}")
            chip.setAccessibleName(_("{chip}: {count}件").format(chip=words, count=count))

    def _show_rows(self) -> None:
        """Shows what passes the filter; the cursor stays where it was, or near."""
        row, current = self.table.currentIndex().row(), self.table.current
        to_now = self._chosen(self.newer) is None
        shown = [change for change in self._changes if self._passes(change)]
        waiting = {
            m.id: m.proposal.text for m in self._signals.plan.measures() if m.proposal is not None
        }
        writable = to_now and not self._signals.session.read_only
        self.model.show_changes(
            shown, self._words, waiting=waiting if to_now else {}, revertible=writable
        )
        words = _("反映を待つ変更案が{count}件あります（違いには数えません）")
        self.waiting_key.setText(words.format(count=len(waiting)))
        self.waiting_key.setVisible(to_now and bool(waiting))
        again = self.model.row_of(current.key) if current else -1
        self.table.show_row(again if again >= 0 else max(row, 0))
        words = self._nothing_words(shown)
        set_text(self._nothing, words)
        self._nothing.setVisible(bool(words))
        self.table.setVisible(not words)
        told = "" if to_now else _("版どうしの比較です。戻せるのは、今の計画との比較だけです。")
        set_text(self._note, told)
        self._note.setVisible(bool(told))
        for sort, chip in self.chips.items():
            chip.setIcon(icon("check", Colour.ACCENT) if sort == self._sort else QIcon())
        self._count = _("{all}件中 {count}件").format(all=len(self._changes), count=len(shown))
        if self.isVisible():
            self._context.counted.emit(self._count)
        self._allow()

    def _nothing_words(self, shown: list[ListedChange]) -> str:
        if self._chosen(self.older) is None:
            return _(
                "比べられる版がまだありません。提出や報告のときに「版を確定する」と、"
                "その後に何が変わったかがここに並びます。"
            )
        if not self._changes:
            return _("違いはありません。")
        return "" if shown else _("絞り込みに当てはまる変更はありません。")

    def _passes(self, change: ListedChange) -> bool:
        if self._sort is not None and change.sort is not self._sort:
            return False
        wanted = self.search.text().strip().casefold()
        return not wanted or wanted in self._all_words(change).casefold()

    def _all_words(self, change: ListedChange) -> str:
        words = self._words
        return "\n".join(
            (
                change.place.words,
                words.title(change),
                words.subject(change),
                words.before(change),
                words.after(change),
                change.slip,
                change.reason,
            )
        )

    def _choose_sort(self, sort: ChangeSort | None) -> None:
        self._sort = sort
        self._show_rows()

    def _allow(self) -> None:
        chosen = self.table.chosen
        self.revert_key.setEnabled(any(self.model.can_revert(each) for each in chosen))
        current = self.table.current
        self.jump_key.setEnabled(current is not None and bool(self._row_of(current)))

    # -- gestures -----------------------------------------------------------------------------

    def _revert(self, changes: tuple[ListedChange, ...]) -> None:
        older = self._chosen(self.older)
        if older is None or not changes:
            return
        command = reverting(older.id, changes, self._signals.plan)
        if self._signals.execute(command, origin=self) is not None:
            self._context.said.emit(self._told(changes))
        self.table.setFocus()

    def _told(self, changes: tuple[ListedChange, ...]) -> str:
        """What came of it; a submitted date does not go back by itself."""
        waits = [each for each in changes if self._waits(each)]
        if waits:
            return _(
                "実施時期は提出済みなので、変更案として記録しました。理由を書いて計画に反映してください。"
            )
        words = _("{count}件を変更前に戻しました。「元に戻す」で取り消せます。")
        return words.format(count=len(changes))

    def _waits(self, change: ListedChange) -> bool:
        here = find(self._signals.plan, change.id)
        retimed = change.sort is ChangeSort.RETIMED
        return retimed and isinstance(here, Measure) and here.proposal is not None

    def _jump_to_current(self) -> None:
        current = self.table.current
        if current is not None:
            self._jump(current)

    def _jump(self, change: ListedChange) -> None:
        row = self._row_of(change)
        page = self._context.plan_page
        if row and isinstance(page, PlanPage):
            self._context.page_wanted.emit("plan")
            page.outline.show_row(row)
            page.outline.setFocus()

    def _row_of(self, change: ListedChange) -> int:
        """The row of the outline that shows the change or is nearest above it; 0 for none."""
        page = self._context.plan_page
        plan = self._signals.plan
        if not isinstance(page, PlanPage) or find(plan, change.id) is None:
            return 0
        rows = page.model.ids()
        return _nearest(plan, change.id, rows)

    def _show_menu(self, at: QPoint) -> None:
        change = self.model.change_at(self.table.indexAt(at))
        if change is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        jump = menu.addAction(icon("list-tree", Colour.SECOND), _("計画で見る"))
        jump.setEnabled(bool(self._row_of(change)))
        jump.triggered.connect(lambda: self._jump(change))
        revert = menu.addAction(icon("undo-2", Colour.SECOND), self.revert_key.text().strip())
        revert.setEnabled(self.revert_key.isEnabled())
        revert.triggered.connect(self.table.revert_chosen)
        menu.popup(self.table.viewport().mapToGlobal(at))


def _nearest(plan: Plan, id_: int, rows: frozenset[int]) -> int:
    path = [entity.id for entity in path_to(plan, id_)]
    return next((each for each in reversed(path) if each in rows), 0)


def _offered(version: Version) -> str:
    words = version_words(version)
    return words if version.withdrawn_on is None else _("{name}（取下げ）").format(name=words)


def _upright(target: QLabel) -> QLabel:
    """As high as a control, so that its words stand beside theirs."""
    target.setMinimumHeight(round(target.fontMetrics().height() * 2.4))
    return target
