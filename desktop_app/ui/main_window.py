"""The window: wiring of actions, pages and bars. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.application.session import PlanChanged
from desktop_app.support.i18n import _
from desktop_app.support.terms import label_words
from desktop_app.ui import file_choice
from desktop_app.ui.actions import Actions, fill_menu_bar
from desktop_app.ui.open_plan import OpenPlan
from desktop_app.ui.services import Services
from desktop_app.ui.views.start_page import StartPage
from desktop_app.ui.widgets.basic import button, label, rule, tool_button
from desktop_app.ui.widgets.notice_bar import NoticeBar
from desktop_app.ui.widgets.status_line import StatusLine
from desktop_app.ui.words import saved_words


class MainWindow(QMainWindow):
    """Shows the start page or one plan. `language_wanted` and `zoom_wanted` concern all windows."""

    language_wanted = Signal(str)
    zoom_wanted = Signal(int)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._open: OpenPlan | None = None
        self.actions_ = Actions(self)
        self._recent_menu = QMenu(_("最近使ったファイル(&R)"), self)
        fill_menu_bar(self.menuBar(), self.actions_, recent=self._recent_menu)
        self._title = label("", "second")
        self._stack = QStackedWidget()
        self._notices = QVBoxLayout()
        self.status = StatusLine()
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.show_start()
        self._restore_size()

    # -- what is shown -------------------------------------------------------------------

    @property
    def open_plan(self) -> OpenPlan | None:
        """The plan that is open here."""
        return self._open

    def show_start(self) -> None:
        """The page without a plan."""
        recent = self._services.preferences.recent_files
        page = StartPage([path for path in recent if path.exists()])
        page.sample_wanted.connect(self.open_sample)
        page.empty_wanted.connect(self.create_plan)
        page.open_wanted.connect(self.choose_plan)
        page.recent_wanted.connect(self.open_path)
        self._show_page(page)
        page.focus_first()
        self._update_plan_state()

    def open_path(self, path: Path) -> bool:
        """Opens a file here; says why if that fails."""
        files = self._services.files
        self.close_plan(to_start=False)
        try:
            file = files.open(path, who=self._services.preferences.user_name)
            self._open = OpenPlan(file, self._services, self.actions_)
        except files.faults as fault:
            self._services.preferences.remove_recent(path)
            self.show_start()
            self.complain(fault)
            return False
        self._services.preferences.add_recent(path)
        self._show_plan(self._open)
        return True

    def open_sample(self) -> None:
        """The user's copy of the bundled plan."""
        self._try_file(lambda: self._services.files.sample(who=self._who()))

    def create_plan(self) -> None:
        """A new plan with the usual chapters, at a place to be chosen."""
        path = file_choice.choose_new_file(
            self, self._services.preferences, title=_("新しい計画の保存先"), name=_("業務改善計画")
        )
        if path is not None:
            self._try_file(lambda: self._created(path))

    def choose_plan(self) -> None:
        """A file to be chosen."""
        path = file_choice.choose_file_to_open(self, self._services.preferences)
        if path is not None:
            self.open_path(path)

    def close_plan(self, *, to_start: bool = True) -> None:
        """Gives the file back."""
        if self._open is not None:
            self._open.end()
            self._open = None
            self._clear_notices()
        if to_start:
            self.show_start()

    # -- telling ----------------------------------------------------------------------------

    def complain(self, fault: Exception) -> None:
        """One calm sentence."""
        self.notify(NoticeBar(self._services.sentence(fault), tone="error"))

    def notify(self, bar: NoticeBar) -> None:
        """Puts a strip above the page."""
        for old in self.findChildren(NoticeBar):
            if old.text == bar.text:
                old.close_bar()
        self._notices.addWidget(bar)

    def notices(self) -> list[str]:
        """What the strips say."""
        return [bar.text for bar in self.findChildren(NoticeBar) if not bar.isHidden()]

    # -- construction ----------------------------------------------------------------------

    def _lay_out(self) -> None:
        whole = QWidget()
        whole.setObjectName("page")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._toolbar = self._make_toolbar()
        column.addWidget(self._toolbar)
        column.addLayout(self._notices)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _make_toolbar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("toolbar")
        row = QHBoxLayout()
        row.setContentsMargins(10, 7, 16, 7)
        row.addWidget(tool_button(self.actions_.undo))
        row.addWidget(tool_button(self.actions_.redo))
        row.addStretch(1)
        row.addWidget(self._title)
        row.addSpacing(12)
        row.addWidget(
            button(
                _("Wordに出力"),
                self.actions_.export.trigger,
                role="primary",
                icon_name="file-output",
            )
        )
        column = QVBoxLayout(bar)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(rule())
        return bar

    def _connect(self) -> None:
        a = self.actions_
        a.new.triggered.connect(self.create_plan)
        a.open.triggered.connect(self.choose_plan)
        a.sample.triggered.connect(self.open_sample)
        a.close_plan.triggered.connect(lambda: self.close_plan())
        a.quit.triggered.connect(self.close)
        a.undo.triggered.connect(self._undo)
        a.redo.triggered.connect(self._redo)
        a.save.triggered.connect(self.save)
        self._recent_menu.aboutToShow.connect(self._fill_recent_menu)

    def _fill_recent_menu(self) -> None:
        self._recent_menu.clear()
        for path in self._services.preferences.recent_files:
            action = self._recent_menu.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, path=path: self.open_path(path))

    def _show_page(self, page: QWidget) -> None:
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(page)

    def _show_plan(self, plan: OpenPlan) -> None:
        self._show_page(plan.page)
        plan.signals.plan_changed.connect(self._on_plan_changed)
        plan.signals.failed.connect(self.complain)
        plan.page.gestures.deleted.connect(self._on_deleted)
        why = plan.why_read_only()
        if why:
            self.notify(NoticeBar(why, tone="warning", closable=False))
        self._update_plan_state()
        plan.page.outline.setFocus()

    # -- following ----------------------------------------------------------------------------

    def _update_plan_state(self) -> None:
        plan, a = self._open, self.actions_
        self._toolbar.setVisible(plan is not None)
        for action in a.plan_actions:
            action.setEnabled(plan is not None)
        self._title.setText(plan.title if plan else "")
        program = _("業務改善計画レポーター")
        self.setWindowTitle(f"{plan.title} — {program}" if plan else program)
        self.status.set_user(_("利用者: {name}").format(name=self._who()))
        if plan is None:
            self.status.set_saved("")
            self.status.set_counts(_("このパソコンの中だけで動作し、通信は行いません。"))
            return
        plan.page.gestures.update_actions(a)
        a.save.setEnabled(not plan.session.read_only)
        self.status.set_counts("")
        self._say_saved(plan.file.store.last_edit_at())
        self._update_steps(plan)

    def _update_steps(self, plan: OpenPlan) -> None:
        steps = (
            (self.actions_.undo, _("元に戻す"), plan.session.undo_label),
            (self.actions_.redo, _("やり直し"), plan.session.redo_label),
        )
        for action, words, step in steps:
            named = f"{words}: {label_words(step)}" if step else words
            action.setText(named)
            action.setIconText(words)
            action.setToolTip(f"{named} ({action.shortcut().toString()})")
            action.setEnabled(step is not None and not plan.session.read_only)

    def _on_plan_changed(self, event: PlanChanged) -> None:
        if self._open is None:
            return
        self._update_steps(self._open)
        self._say_saved(self._services.now().isoformat())
        if event.cause == "undo":
            self.status.say(_("元に戻しました: {step}").format(step=label_words(event.label)))
        elif event.cause == "redo":
            self.status.say(_("やり直しました: {step}").format(step=label_words(event.label)))

    def _on_deleted(self, words: str) -> None:
        self.status.say(words, (_("元に戻す"), self._undo))

    def _say_saved(self, moment: str) -> None:
        self.status.set_saved(saved_words(moment, self._services.now().date()))

    def _undo(self) -> None:
        if self._open is not None:
            self._open.commit_pending()
            self._open.signals.undo()

    def _redo(self) -> None:
        if self._open is not None:
            self._open.signals.redo()

    def save(self) -> None:
        """Takes over what is being typed; everything else is saved already."""
        if self._open is not None:
            self._open.commit_pending()
            self._say_saved(self._open.file.store.last_edit_at())
            self.status.say(_("入力はすべて保存されています"))

    def _who(self) -> str:
        return self._services.preferences.user_name

    def _try_file(self, find_path: Callable[[], Path]) -> None:
        try:
            path = find_path()
        except self._services.files.faults as fault:
            self.complain(fault)
            return
        self.open_path(path)

    def _created(self, path: Path) -> Path:
        self._services.files.create_empty(path, who=self._who())
        return path

    def _clear_notices(self) -> None:
        for bar in self.findChildren(NoticeBar):
            bar.close_bar()

    # -- the window itself --------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_plan(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_plan(event)
        if path is not None:
            self.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.close_plan(to_start=False)
        self._services.preferences.set_layout("window", self.saveGeometry())
        super().closeEvent(event)

    def _restore_size(self) -> None:
        geometry = self._services.preferences.layout("window")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(1366, 728)


def _dropped_plan(event: QDropEvent) -> Path | None:
    for url in event.mimeData().urls():
        if url.isLocalFile() and url.toLocalFile().lower().endswith(file_choice.SUFFIX):
            return Path(url.toLocalFile())
    return None
