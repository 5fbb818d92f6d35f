"""The pane beside the outline: 内容, 進捗 and 履歴 of the current row."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop_app.application.session import PlanChanged
from desktop_app.domain.numbering import item_mark
from desktop_app.domain.plan import Chapter, Entity, Item, Measure, Plan
from desktop_app.domain.tree import find, path_to
from desktop_app.support.i18n import _
from desktop_app.ui.actions import Actions
from desktop_app.ui.models.outline import RowEntity
from desktop_app.ui.services import FileStore
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.widgets.basic import label, set_text

if TYPE_CHECKING:
    from desktop_app.ui.views.content_tab import ContentTab
    from desktop_app.ui.views.history_tab import HistoryTab
    from desktop_app.ui.views.progress_tab import ProgressTab

_LETTERS = 27


class DetailsPane(QWidget):
    """Follows the outline's current row. `left` says that the user is done with its fields,
    `row_wanted` carries a row to go to. What the tabs show is made when it is first wanted: the
    fields as soon as the pane has been seen.
    """

    left = Signal()
    row_wanted = Signal(object)

    def __init__(
        self,
        signals: SessionSignals,
        store: FileStore,
        now: Callable[[], datetime.datetime],
        actions: Actions,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._signals, self._store = signals, store
        self._row = 0
        self._seen = self._is_stale = False
        self._today = self._as_of = now().date()
        self._content: ContentTab | None = None
        self._progress: ProgressTab | None = None
        self._history: HistoryTab | None = None
        self._content_place, self._content_room = _place()
        self._progress_place, self._progress_room = _place()
        self._history_place, self._history_room = _place()
        self._where = label("", "second", wrap=True)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.setAccessibleName(_("詳細"))
        self._tabs.tabBar().setAccessibleName(_("詳細の見出し"))
        self._tabs.tabBar().setDrawBase(False)
        for page, words in (
            (self._content_place, _("内容")),
            (self._progress_place, _("進捗")),
            (self._history_place, _("履歴")),
        ):
            self._tabs.addTab(page, words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._where.setContentsMargins(16, 10, 16, 2)
        column.addWidget(self._where)
        column.addWidget(self._tabs, 1)
        self._fit_width()
        self._tabs.currentChanged.connect(lambda _place: self._show_tab())
        actions.record_progress.triggered.connect(self.show_progress)
        signals.plan_changed.connect(self._on_plan_changed)

    @property
    def content(self) -> ContentTab:
        """The fields of the current row."""
        if self._content is None:
            from desktop_app.ui.views.content_tab import ContentTab

            self._content = ContentTab(self._signals, today=self._today)
            self._content.row_wanted.connect(self.row_wanted)
            self._content_room.addWidget(self._content)
            self._content.look_at(self._as_of)
            self._content.show_entity(self._entity())
            self._content.show()
            self._fit_width()
        return self._content

    @property
    def history(self) -> HistoryTab:
        """What the journal tells of the current row."""
        if self._history is None:
            from desktop_app.ui.views.history_tab import HistoryTab

            self._history = HistoryTab(self._store)
            self._history_room.addWidget(self._history)
            self._history.show()
        return self._history

    @property
    def progress(self) -> ProgressTab:
        """The form and the entries."""
        if self._progress is None:
            from desktop_app.ui.views.progress_tab import ProgressTab

            self._progress = ProgressTab(self._signals, as_of=self._as_of)
            self._progress_room.addWidget(self._progress)
            entity = self._entity()
            self._progress.show_measure(entity if isinstance(entity, Measure) else None)
            self._fit_width()
        return self._progress

    def look_at(self, day: datetime.date) -> None:
        """Another 基準日, the one that the other pages show."""
        self._as_of = day
        if self._content is not None:
            self._content.look_at(day)
        if self._progress is not None:
            self._progress.look_at(day)

    def show_row(self, row: object) -> None:
        """Shows another row, after what was typed for the last one was taken over."""
        new_row = row if isinstance(row, int) else 0
        if new_row != self._row:
            self.commit_pending()
        self._row = new_row
        self._show(self._signals.plan)

    def show_progress(self) -> None:
        """The form for the progress of the current row."""
        self._tabs.setCurrentWidget(self._progress_place)
        self.progress.focus_form()

    def show_content(self) -> None:
        """The fields of the current row."""
        self._tabs.setCurrentWidget(self._content_place)

    def take_focus(self) -> None:
        """The cursor into the first field; on the tabs where there is none."""
        if not self._content_place.isVisible() or not self.content.focus_first():
            self._tabs.tabBar().setFocus()

    def focus_lead(self) -> None:
        """The cursor into the lead sentence of the item that is shown."""
        self.show_content()
        self.content.text_field("lead").setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field wants for itself: Esc and Ctrl+Enter lead back."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (control and enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def show_history(self) -> None:
        """The history of the current row."""
        self._tabs.setCurrentWidget(self._history_place)

    def commit_pending(self) -> None:
        """Takes over what is being typed."""
        if self._content is not None:
            self._content.commit_pending()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._seen = True
        if self._is_stale:
            self._show(self._signals.plan)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._content is None:
            QTimer.singleShot(0, self, lambda: self.content)

    def _on_plan_changed(self, event: PlanChanged) -> None:
        """Away behind another page it waits until it is seen again; where its row has gone, the
        outline says in a moment which one comes next.
        """
        self._is_stale = self._seen and not self.isVisible()
        if self._is_stale:
            return
        if self._row and self._entity() is None:
            if self._content is not None:
                self._content.let_go()
            QTimer.singleShot(0, self, self._show_nothing_of_what_went)
        else:
            self._show(event.plan)

    def _show_nothing_of_what_went(self) -> None:
        if self._row and self._entity() is None:
            self._show(self._signals.plan)

    def follow_font(self) -> None:
        """As wide as the letters now want it."""
        for tab in (self._content, self._progress):
            if tab is not None:
                tab.fit_width()
        self._fit_width()

    def _fit_width(self) -> None:
        """Never narrower than what it shows, whatever the language and the size of the letters."""
        letters = round(self.fontMetrics().horizontalAdvance("あ") * _LETTERS)
        tabs = (tab for tab in (self._content, self._progress) if tab is not None)
        self.setMinimumWidth(max([letters, *(tab.minimumWidth() for tab in tabs)]))

    def _entity(self) -> RowEntity | None:
        entity = find(self._signals.plan, self._row) if self._row else None
        return entity if isinstance(entity, RowEntity) else None

    def _show(self, plan: Plan) -> None:
        self._is_stale = False
        shown = self._entity()
        set_text(self._where, _where(plan, self._row) if shown else "")
        self._where.setVisible(bool(self._where.accessibleName()))
        if self._content is not None:
            self._content.show_entity(shown)
            self._fit_width()
        if self._progress is not None:
            self._progress.show_measure(shown if isinstance(shown, Measure) else None)
            self._fit_width()
        self._show_tab()

    def _show_tab(self) -> None:
        """A tab that nobody looks at costs nothing."""
        shown = self._tabs.currentWidget()
        if shown is self._progress_place:
            self.progress.show()
        elif shown is self._history_place:
            self.history.show_entity(self._row, self._signals.plan)


def _place() -> tuple[QWidget, QVBoxLayout]:
    place = QWidget()
    room = QVBoxLayout(place)
    room.setContentsMargins(0, 0, 0, 0)
    return place, room


def _where(plan: Plan, row: int) -> str:
    """「3 統制措置 › ① 業務委託先の管理」: what the row stands under."""
    path = path_to(plan, row)[1:-1]
    return " › ".join(_heading(plan, path, entity) for entity in path)


def _heading(plan: Plan, path: tuple[Entity, ...], entity: Entity) -> str:
    match entity:
        case Chapter(title=title):
            return f"{plan.chapters.index(entity) + 1} {title}"
        case Item(title=title) if isinstance(path[0], Chapter):
            return f"{item_mark(path[0], entity)} {title}"
        case Measure(text=text):
            return text
    return ""
