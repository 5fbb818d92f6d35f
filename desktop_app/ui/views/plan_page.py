"""A plan on screen: head, outline, details beside it."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.application.session import PlanChanged
from desktop_app.domain.changes import Change, Removed
from desktop_app.domain.kinds import KEY, KIND_BY_NAME, PARENT
from desktop_app.domain.plan import Entity, Plan
from desktop_app.domain.tree import find
from desktop_app.support.i18n import _
from desktop_app.ui.actions import Actions, additions_menu, key_words, row_menu
from desktop_app.ui.icons import icon
from desktop_app.ui.models.outline import ROW_KINDS
from desktop_app.ui.models.plan_tree_model import PlanTreeModel
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.theme import Colour
from desktop_app.ui.views.details_pane import DetailsPane
from desktop_app.ui.views.plan_outline import PlanOutline
from desktop_app.ui.views.row_filtering import RowFiltering
from desktop_app.ui.views.row_gestures import RowGestures
from desktop_app.ui.widgets.basic import label, rule, set_text, tool_button
from desktop_app.ui.widgets.status_line import counts_words

_SMALL, NARROW = 960, 900
"""Below so many logical pixels at 10 pt the details are opened by a key, and lie over the outline.
"""


class PlanPage(QWidget):
    """The outline of one open plan with its details pane."""

    def __init__(
        self,
        signals: SessionSignals,
        actions: Actions,
        preferences: Preferences,
        details: DetailsPane,
        *,
        as_of: datetime.date,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._signals = signals
        self._preferences = preferences
        self.model = PlanTreeModel(signals, as_of=as_of, parent=self)
        self.outline = PlanOutline(self.model, signals)
        self.gestures = RowGestures(signals, self.outline, as_of=as_of, parent=self)
        self.details = details
        self._counts = label("", "second")
        self._seen = False
        self._missed: PlanChanged | None = None
        self._narrow = False
        self._small: bool | None = None
        self._lay_out(actions)
        self._connect(actions)
        self._update(signals.plan)
        self._show_first()

    def save_layout(self) -> None:
        """Remembers columns and the splitter."""
        self._preferences.set_layout("columns", self.outline.header().saveState())
        self._preferences.set_layout("splitter", self._splitter.saveState())

    def follow_font(self) -> None:
        """Columns and details as wide as the letters now want them."""
        self.outline.set_up_columns()
        self.details.follow_font()
        self._fit_room()

    def _lay_out(self, actions: Actions) -> None:
        left = QWidget()
        left.setObjectName("page")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = self._make_head(actions)
        self._head.installEventFilter(self)
        column.addWidget(self._head)
        filters = QVBoxLayout()
        column.addLayout(filters)
        self.filtering = RowFiltering(self._signals, self.outline, actions, filters)
        column.addWidget(rule())
        column.addWidget(self.outline, 1)
        self.first_steps = label("", "second", wrap=True)
        self.first_steps.setContentsMargins(24, 12, 24, 20)
        column.addWidget(self.first_steps)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.details)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)
        self.outline.set_up_columns()
        self._restore_layout()

    def _restore_layout(self) -> None:
        columns = self._preferences.layout("columns")
        if not columns.isEmpty():
            self.outline.header().restoreState(columns)
        splitter = self._preferences.layout("splitter")
        if splitter.isEmpty() or not self._splitter.restoreState(splitter):
            pane = round(self.fontMetrics().horizontalAdvance("あ") * 29)
            self._splitter.setSizes([10_000, pane])

    def _make_head(self, actions: Actions) -> QWidget:
        head = QWidget()
        head.setObjectName("viewhead")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 6, 10, 6)
        row.setSpacing(4)
        row.addWidget(label(_("計画"), "head"))
        row.addSpacing(10)
        row.addWidget(self._counts)
        row.addStretch(1)
        row.addWidget(self._add_button(actions))
        row.addWidget(tool_button(actions.filter_rows))
        self._quiet = [tool_button(each) for each in (actions.expand_all, actions.collapse_all)]
        for key in self._quiet:
            row.addWidget(key)
        self._details_key = tool_button(actions.details)
        row.addWidget(self._details_key)
        return head

    def _add_button(self, actions: Actions) -> QToolButton:
        made = QToolButton()
        made.setText(_("行を追加"))
        made.setAccessibleName(_("行を追加"))
        made.setIcon(icon("plus", Colour.SECOND))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setMenu(additions_menu(actions, made))
        return made

    def _connect(self, actions: Actions) -> None:
        self._actions = actions
        self.outline.addActions(actions.row_actions)
        self.gestures.connect_actions(actions)
        actions.expand_all.triggered.connect(self.outline.expand_all)
        actions.collapse_all.triggered.connect(self.outline.collapse_all)
        actions.record_progress.triggered.connect(lambda: actions.details.setChecked(True))
        actions.details.toggled.connect(self._show_details)
        actions.other_pane.triggered.connect(self._go_to_other_pane)
        self.outline.lead_wanted.connect(self._go_to_lead)
        self.outline.progress_wanted.connect(actions.record_progress.trigger)
        self.details.left.connect(self.outline.setFocus)
        self.details.row_wanted.connect(self.outline.show_row)
        self.outline.row_selected.connect(self.update_actions)
        self.outline.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.outline.customContextMenuRequested.connect(self._show_row_menu)
        self._signals.plan_changed.connect(self._on_plan_changed)

    def _go_to_other_pane(self) -> None:
        """From the outline into the details and back."""
        focused = QApplication.focusWidget()
        if focused is not None and self.details.isAncestorOf(focused):
            self.outline.setFocus()
        elif self.isVisible():
            self._actions.details.setChecked(True)
            self.details.take_focus()

    def _go_to_lead(self) -> None:
        self._actions.details.setChecked(True)
        self.details.focus_lead()

    def _show_row_menu(self, at: QPoint) -> None:
        row_menu(self._actions, self).popup(self.outline.viewport().mapToGlobal(at))

    def _show_first(self) -> None:
        self.outline.setCurrentIndex(self.model.index(0, 0))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.update_actions()
        self._seen = True
        missed, self._missed = self._missed, None
        if missed is not None:
            self._follow(missed)

    def _on_plan_changed(self, event: PlanChanged) -> None:
        """Behind another page only the rows follow; the last change is shown on return."""
        if self._seen and not self.isVisible():
            self._missed = event
        else:
            self._follow(event)

    def _follow(self, event: PlanChanged) -> None:
        self._update(event.plan)
        if event.cause in ("undo", "redo"):
            self._show_what_changed(event)

    def _show_what_changed(self, event: PlanChanged) -> None:
        """Undo is seen where it happened."""
        everything = self.model.ids()
        rows = [id_ for id_ in _touched(event) if id_ in everything]
        self.model.reveal(*rows)
        chosen = frozenset(rows)
        tops = [row for row in rows if not self.model.ancestors(row) & chosen]
        tops = tops or _where_gone(event)
        if tops:
            self.outline.show_row(tops[0], column=self.outline.currentIndex().column())
            self.outline.flash(chosen)

    def _update(self, plan: Plan) -> None:
        self._counts.setText(counts_words(plan))
        self._show_first_steps(plan)
        self.update_actions()

    def _show_first_steps(self, plan: Plan) -> None:
        """How rows come into a plan that has no measure yet, with the keys as they are set."""
        empty = not any(item.measures for chapter in plan.chapters for item in chapter.items)
        self.first_steps.setVisible(empty)
        if not empty:
            return
        a = self._actions
        words = _(
            "章を選んで{below}を押すと項目を、項目を選んで押すと施策を加えます。{next}は同じ段の次の行、"
            "{edit}は文言の編集です。Word・PDF・Excelの表は、写して{paste}で貼り付けると行になります。"
            "キーの一覧は{guide}で開きます。"
        )
        told = words.format(
            below=key_words(a.add_child.shortcuts()[:1]),
            next=key_words(a.add_next.shortcuts()[:1]),
            edit=key_words(a.edit_row.shortcuts()),
            paste=key_words(a.paste_rows.shortcuts()),
            guide=key_words(a.guide.shortcuts()),
        )
        set_text(self.first_steps, told)

    def update_actions(self) -> None:
        """Offers what is possible with the current row; nothing where nobody would see it."""
        self.gestures.update_actions(self._actions)
        if not self.isVisible():
            for action in (*self._actions.row_actions, *self._actions.additions.values()):
                action.setEnabled(False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.update_actions()

    def counts(self) -> QLabel:
        """The label with the plan's size."""
        return self._counts

    def minimumSizeHint(self) -> QSize:
        """Small, so that a window on a small screen is not forced wide by the details."""
        return QSize(480, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_room()

    def _fit_room(self) -> None:
        """Room is told in letters: a small window and large letters come to the same."""
        room = self.width() * 13 / self.fontMetrics().height()
        if (room < _SMALL) != self._small:
            self._small = room < _SMALL
            if self._small and self.details.isVisible():
                QTimer.singleShot(0, self, self._say_closed)  # words in the window resize it again
            self._actions.details.setChecked(not self._small)
        if (room < NARROW) != self._narrow:
            self._narrow = room < NARROW
            self._set_narrow()
        self._place_details()
        self._fit_head()

    def _say_closed(self) -> None:
        words = _("場所が足りないので、詳細を閉じました。{key}で開きます。")
        told = words.format(key=key_words(self._actions.details.shortcuts()))
        self.outline.dragging.said.emit(told)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._head and event.type() == QEvent.Type.Resize:
            self._fit_head()
        return super().eventFilter(watched, event)

    def _fit_head(self) -> None:
        """Where the head is too narrow for all, two keys leave their words to their tooltips, and
        then the size of the plan is left out: half a number would be a wrong one. The key of the
        details has words while they are closed.
        """
        style = Qt.ToolButtonStyle
        for words, counted in (
            (style.ToolButtonTextBesideIcon, True),
            (style.ToolButtonIconOnly, True),
            (style.ToolButtonIconOnly, False),
        ):
            self._counts.setVisible(counted)
            for key in self._quiet:
                key.setToolButtonStyle(words)
            named = counted and not self._actions.details.isChecked()
            beside, alone = style.ToolButtonTextBesideIcon, style.ToolButtonIconOnly
            self._details_key.setToolButtonStyle(beside if named else alone)
            if self._head.sizeHint().width() <= self._head.width():
                break
        layout = self._head.layout()
        if layout is not None:
            layout.activate()

    def _set_narrow(self) -> None:
        """On a small screen the details lie over the outline, and only when they are wanted."""
        name = "overlay" if self._narrow else "page"
        self.details.setObjectName(name)
        if self._narrow:
            self.details.setParent(self)
        else:
            self._splitter.addWidget(self.details)
        self.details.setContentsMargins(2 if self._narrow else 0, 0, 0, 0)
        if self.details.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            self.details.style().unpolish(self.details)
            self.details.style().polish(self.details)
        self.details.setVisible(self._actions.details.isChecked())

    def _place_details(self) -> None:
        if self._narrow:
            top = self._head.height() + 1
            width = min(self.details.minimumWidth() * 5 // 4, self.width())
            self.details.setGeometry(self.width() - width, top, width, self.height() - top)
            self.details.raise_()

    def _show_details(self, shown: bool) -> None:
        focused = QApplication.focusWidget()
        if not shown and focused is not None and self.details.isAncestorOf(focused):
            self.outline.setFocus()
        self.details.setVisible(shown)
        self._place_details()
        self._fit_head()


def _touched(event: PlanChanged) -> list[int]:
    """The rows of a change; an entry of progress stands for its measure."""
    rows: list[int] = []
    for change in event.changes:
        row = getattr(change, "row", None) or getattr(change, "after", {})
        measure = row.get("measure") if change.kind == "progress_entry" else None
        rows.append(measure if isinstance(measure, int) else change.id)
    return rows


def _where_gone(event: PlanChanged) -> list[int]:
    """The row after which, or below which, the first of the rows stood that are gone."""
    for change in event.changes:
        above = _above_gone(change, event.plan)
        if above is not None:
            members = getattr(above, KIND_BY_NAME[change.kind].collection or "")
            key = str(getattr(change, "row", {})[KEY])
            before = [each.id for each in members if each.key < key]
            return (
                before[-1:] or [each.id for each in (above, *members) if each is not event.plan][:1]
            )
    return []


def _above_gone(change: Change, plan: Plan) -> Entity | None:
    """What a row stood below that is gone; None if that is gone too."""
    if not isinstance(change, Removed) or change.kind not in ROW_KINDS:
        return None
    above = change.row[PARENT]
    return find(plan, above) if isinstance(above, int) else plan
