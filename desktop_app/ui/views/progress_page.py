"""進捗: every measure as of a 基準日 in one table, for the quick work of a report's round."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop_app.application.planned import planned_rows
from desktop_app.application.session import PlanChanged
from desktop_app.application.status import NO_ENTRY
from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.departments import departments_on
from desktop_app.domain.progress import Status
from desktop_app.support.i18n import _
from desktop_app.ui import progress_actions as row_actions
from desktop_app.ui.icons import icon, show_icons
from desktop_app.ui.models.progress_columns import Column
from desktop_app.ui.models.progress_filter import NOBODY, Chip, ProgressFilter, chip_counts
from desktop_app.ui.models.progress_table_model import ProgressTableModel
from desktop_app.ui.page_context import PageContext
from desktop_app.ui.progress_actions import RowAction
from desktop_app.ui.stepped import Stepped
from desktop_app.ui.views.finish_ask import FinishAsking
from desktop_app.ui.views.mark_clicks import MarkClicks
from desktop_app.ui.views.measure_pane import MeasurePane
from desktop_app.ui.views.overdue_today import OverdueToday
from desktop_app.ui.views.progress_cells import ProgressCells
from desktop_app.ui.views.progress_deeds import ProgressDeeds
from desktop_app.ui.views.progress_head import ProgressHead
from desktop_app.ui.views.progress_table import ProgressTable
from desktop_app.ui.views.row_opening import open_report, open_row
from desktop_app.ui.widgets.basic import rule, set_text
from desktop_app.ui.widgets.filter_bar import FilterBar
from desktop_app.ui.widgets.last_notice import LastNotice
from desktop_app.ui.widgets.round_note import RoundNote
from desktop_app.ui.widgets.segments import Segments
from desktop_app.ui.words import status_choice_word


class ProgressPage(QWidget):
    """Head, filters, table, and the pane of the current measure. Every gesture is one command."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._signals = context.signals
        self._desk = context.desk
        self._is_stale = False
        self._moved = False
        self._waiting = 0
        self._folding: Stepped | None = None
        self._notices = LastNotice()
        self.model = ProgressTableModel(self._signals, self._desk, self)
        self.table = ProgressTable(self.model, self._signals)
        self.cells = ProgressCells(context, self.table, self.model)
        self.deeds = ProgressDeeds(context, self.table)
        self.pane = MeasurePane(self._signals, self._desk)
        self.pane.setVisible(context.preferences.flag("progress_pane", default=False))
        self._make_head_parts()
        self._make_actions()
        self._lay_out()
        self._connect()
        self._refresh()

    @classmethod
    def of(cls, context: PageContext) -> QWidget:
        """For the table of pages."""
        return cls(context)

    # -- for the desk and other pages --------------------------------------------------------

    def take_focus(self) -> None:
        """The cursor goes into the table."""
        if not self.table.currentIndex().isValid():
            self.table.go_to(0, Column.WORDING)
        self.table.setFocus()
        self._tell_counts()

    def take_after(self, other: QWidget) -> None:
        """The filter of the same page of another window."""
        if isinstance(other, ProgressPage):
            self.filters.show_filter(other.filters.filter)

    def areas(self) -> Sequence[tuple[QWidget, QWidget]]:
        """The table, what was done, the 基準日, the filters: F6 goes around."""
        return (
            (self.table, self.table),
            (self.pane, self.pane.form.on),
            (self.head, self.as_of),
            (self.filters, self.filters.department),
        )

    def commit_pending(self) -> None:
        """Takes over what is being typed."""
        self.table.commit_editor()

    def save_layout(self) -> None:
        """Remembers the pane and the set of columns."""
        preferences = self._context.preferences
        preferences.set_flag("progress_pane", value=not self.pane.isHidden())
        preferences.set_layout("progress_splitter", self._splitter.saveState())

    def follow_font(self) -> None:
        """Heights and widths after the font's size changed."""
        self.table.fit_to_font()

    def copy_sheet_for_departments(self) -> None:
        """The rows that are shown, with heads, to the clipboard."""
        self.cells.copy_sheet()

    def show_only(self, measures: Sequence[int], why: str) -> None:
        """These measures and no others; `why` says what they have in common."""
        self.filters.show_filter(ProgressFilter(only=frozenset(measures)))
        words = _("{why}の{count}件").format(why=why, count=len(measures))
        self.head.show_only(words if why else "")
        self.table.go_to(0, Column.WORDING)

    # -- construction ------------------------------------------------------------------------

    def _make_head_parts(self) -> None:
        self.head = ProgressHead(self._desk)
        self.as_of, self.planned = self.head.as_of, self.head.planned
        self.round = RoundNote()
        self.columns = Segments(
            _("列"),
            [
                ("wording", _("回答と記載")),
                ("dates", _("予定・日付")),
                ("all", _("すべての列")),
            ],
        )
        self.columns.show_value("wording")
        self.filters = FilterBar(self.columns)
        self.today = OverdueToday(self._desk, self.filters)
        self._empty = _EmptyNote()
        self.finish = FinishAsking(self._context, self.table, self._notices)
        MarkClicks(self.table, self.model)

    def _make_actions(self) -> None:
        make = self._action
        self.confirm = make(row_actions.CONFIRM)
        self.edit = make(row_actions.EDIT)
        self.take_answers = make(row_actions.TAKE_ANSWERS)
        self.fill = make(row_actions.FILL)
        self.copy = make(row_actions.COPY)
        self.paste = make(row_actions.PASTE)
        self.assign = make(row_actions.ASSIGN)
        self.departments = self._context.actions.departments
        self.copy_sheet = self._context.actions.department_sheet
        self.status_words = make(row_actions.STATUS_WORDS)
        self.choose_anew = make(row_actions.CHOOSE_ANEW)
        self.show_pane = make(row_actions.SHOW_PANE)
        self.show_pane.setCheckable(True)
        self.show_pane.setChecked(not self.pane.isHidden())
        self.choose_anew.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(self.choose_anew)

    def _action(self, told: RowAction) -> QAction:
        """The keys are the table's; F5 is the only one that the page hears itself."""
        made = QAction(icon(told.icon), _(told.words), self)
        made.setShortcut(QKeySequence(told.key))
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return made

    def _lay_out(self) -> None:
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._empty)
        column.addWidget(self.table, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(table)
        self._splitter.addWidget(self.pane)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([10_000, self.fontMetrics().horizontalAdvance("あ") * 27])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.round)
        whole.addWidget(self.filters)
        whole.addWidget(rule())
        whole.addWidget(self._splitter, 1)
        whole.addLayout(self._notices)

    def _connect(self) -> None:
        table = self.table
        for wish, action, act in (
            (table.confirm_wanted, self.confirm, self.deeds.confirm),
            (table.fill_wanted, self.fill, self.deeds.fill_down),
            (table.take_answers_wanted, self.take_answers, self.deeds.take_answers),
            (table.copy_wanted, self.copy, self.cells.copy),
            (table.paste_wanted, self.paste, self.cells.paste),
        ):
            wish.connect(act)
            action.triggered.connect(act)
        table.status_wanted.connect(self.deeds.set_status)
        table.pace_wanted.connect(self.deeds.set_pace)
        table.clear_wanted.connect(self.deeds.clear)
        table.pane_wanted.connect(self.show_pane.toggle)
        table.row_changed.connect(self.pane.show_measure)
        table.selectionModel().selectionChanged.connect(self._tell_counts)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_row_menu)
        self.head.more_wanted.connect(self._show_menu)
        self.head.pane_wanted.connect(self.show_pane.toggle)
        self.head.paste_wanted.connect(self.cells.paste)
        self.head.confirm_wanted.connect(self.deeds.confirm)
        self.edit.triggered.connect(table.edit_current)
        self.assign.triggered.connect(self.deeds.assign)
        self.status_words.triggered.connect(self.deeds.choose_words)
        self.choose_anew.triggered.connect(self._choose_anew)
        self.show_pane.toggled.connect(self.pane.setVisible)
        self.pane.status_wanted.connect(self.deeds.set_status)
        self.columns.chosen.connect(table.show_set)
        for complaint in (self.model.unread, self.cells.complained):
            complaint.connect(self._notices.say)
        for done_set in (self.model.done_set, self.deeds.done_set):
            done_set.connect(self.finish.ask)
        self.filters.changed.connect(self._on_filter)
        self.filters.ahead.chosen.connect(self._desk.set_ahead)
        self.planned.row_wanted.connect(lambda measure: open_row(self._context, measure))
        self.round.begin_wanted.connect(self.deeds.begin_round)
        self.round.date_wanted.connect(lambda report: open_report(self._context, report))
        self._desk.changed.connect(self._on_survey)
        self._desk.moved.connect(self._on_moved)
        self._signals.plan_changed.connect(self._on_plan_changed)

    # -- following ---------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()
        if self._folding is None:
            self._folding = Stepped(self.model.texts.steps(), self)
            self._folding.start()

    def minimumSizeHint(self) -> QSize:
        """Small, so that a window on a small screen is not forced wide by the head."""
        return QSize(480, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.head.fit(self.width())

    def _on_survey(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._refresh()

    def _on_moved(self) -> None:
        self._moved = True
        self._on_survey()

    def _refresh(self) -> None:
        self._is_stale = False
        if self._moved:
            self.model.choose_anew()
            self._moved = False
        else:
            self.model.follow_survey()
        self._offer_choices()
        self.filters.ahead.show_ahead(self._desk.ahead)
        self._show_head()
        self.planned.show_rows(list(planned_rows(self._signals.plan, self._desk.survey)))
        self._show_chips()
        row = self.table.current_row()
        self.pane.show_measure(row.id if row else 0)
        self.today.look()

    def _on_filter(self, wanted: ProgressFilter) -> None:
        if wanted.only is None:
            self.head.show_only("")
        self.model.set_filter(wanted)
        self._show_chips()

    def _choose_anew(self) -> None:
        self.model.choose_anew()
        self._show_chips()

    def _on_plan_changed(self, event: PlanChanged) -> None:
        """Undo is seen where it happened."""
        self._notices.forget()
        if event.cause == "edit" or not self.isVisible():
            return
        rows = [id_ for id_ in _measures_of(event.changes) if self.model.place_of(id_) >= 0]
        if rows:
            if not set(rows) & {row.id for row in self.table.selected_rows()}:
                self.table.show_row(rows[0])
            self.table.flash(frozenset(rows))

    def _offer_choices(self) -> None:
        survey, plan = self.model.survey, self._signals.plan
        departments = [(each.name, each.department) for each in departments_on(plan, survey.as_of)]
        self.filters.offer(
            departments=[*departments, (_("（未定）"), NOBODY)],
            chapters=[(f"{each.number} {each.title}", each.chapter) for each in survey.chapters],
            statuses=[
                (_("未入力"), NO_ENTRY),
                *((status_choice_word(plan, status), str(status)) for status in Status),
            ],
        )

    def _show_head(self) -> None:
        survey, read_only = self.model.survey, self._signals.session.read_only
        self.head.show_survey(survey, read_only=read_only)
        self.head.fit(self.width())
        self.round.show_for(self._signals.plan, survey.as_of, read_only=read_only)

    def _show_chips(self) -> None:
        counts = chip_counts(self.model.texts, self.model.filter)
        self.filters.show_counts(counts)
        self._waiting = counts[Chip.UNCONFIRMED]
        self._empty.show_for(self.model)
        if not self.model.rows and self.table.hasFocus():
            self.filters.reset.setFocus()
        self.table.setVisible(bool(self.model.rows))
        self._tell_counts()

    def _tell_counts(self) -> None:
        if not self.isVisible():
            return
        shown, every = len(self.model.rows), len(self.model.survey.rows)
        words = _("{shown}件を表示（全{all}件）").format(shown=shown, all=every)
        repeats = every - len(self.model.survey.owners)
        if repeats:
            words = _("{shown}件を表示（全{all}件、うち再掲{repeats}）")
            words = words.format(shown=shown, all=every, repeats=repeats)
        words += "　" + _("未確認 {count}").format(count=self._waiting)
        chosen = len(self.table.selected_places())
        if chosen > 1:
            words = _("{count}行を選択").format(count=chosen) + "　" + words
        self._context.counted.emit(words)

    def notices(self) -> list[str]:
        """What the strip of this page says."""
        return self._notices.said

    # -- menus -------------------------------------------------------------------------------

    def _show_menu(self) -> None:
        more = self.head.more
        self._menu().popup(more.mapToGlobal(QPoint(0, more.height())))

    def _show_row_menu(self, at: QPoint) -> None:
        self._menu().popup(self.table.viewport().mapToGlobal(at))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        groups = (
            (self.confirm, self.edit, self.take_answers, self.fill),
            (self.copy, self.copy_sheet, self.paste),
            (self.assign, self.departments, self.status_words),
            (self.choose_anew, self.show_pane),
        )
        for group in groups:
            show_icons(group)
            menu.addActions(list(group))
            menu.addSeparator()
        writing = (self.confirm, self.edit, self.take_answers, self.fill, self.paste, self.assign)
        for action in writing:
            action.setEnabled(not self._signals.session.read_only)
        return menu


class _EmptyNote(QLabel):
    """What to do where there is no row."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "second")
        self.setWordWrap(True)
        self.setContentsMargins(24, 24, 24, 24)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_for(self, model: ProgressTableModel) -> None:
        """Says why there is nothing, and what helps."""
        self.setVisible(not model.rows)
        if not model.survey.rows:
            words = _(
                "この計画には、まだ施策がありません。"
                "「計画」で施策を追加すると、ここで進捗を記録できます。"
            )
        else:
            words = _(
                "この絞り込みに当てはまる施策はありません。"
                "上の「絞り込みを解除」で、すべての施策を表示します。"
            )
        set_text(self, words)


def _measures_of(changes: ChangeSet) -> list[int]:
    """The measures that a change set is about."""
    found: list[int] = []
    for change in changes:
        row = getattr(change, "row", None) or getattr(change, "after", {})
        measure = row.get("measure") if change.kind in ("progress_entry", "occurrence") else None
        found.append(measure if isinstance(measure, int) else change.id)
    return found
