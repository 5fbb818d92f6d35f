"""The window: wiring of actions, pages and strips. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from desktop_app.application.session import PlanChanged
from desktop_app.support.i18n import _, language
from desktop_app.ui import file_choice
from desktop_app.ui.actions import Actions, fill_menu_bar, name_steps
from desktop_app.ui.asks import Asks
from desktop_app.ui.deed_words import told
from desktop_app.ui.dialogs.asking import accepted
from desktop_app.ui.file_desk import FileDesk
from desktop_app.ui.open_plan import OpenPlan
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.services import Services
from desktop_app.ui.stepped import AFTER_FIRST_SIGHT_MS
from desktop_app.ui.tasks import Task
from desktop_app.ui.views.start_page import StartPage
from desktop_app.ui.widgets.notice_bar import NOTICE_TONES, NoticeBar
from desktop_app.ui.widgets.page_stack import PageStack
from desktop_app.ui.widgets.recent_menu import RecentMenu
from desktop_app.ui.widgets.status_line import StatusLine
from desktop_app.ui.widgets.toolbar import Toolbar
from desktop_app.ui.widgets.window_menu import WindowMenu
from desktop_app.ui.words import saved_words

if TYPE_CHECKING:
    from desktop_app.ui.export_desk import ExportDesk


class MainWindow(QMainWindow):
    """Shows the start page or one plan. What concerns more than this window goes out as a signal:
    `path_wanted` (a file to open), `language_wanted`, `colours_wanted`, `zoom_wanted` (a step; 0
    for the usual size).
    """

    path_wanted = Signal(object)
    language_wanted = Signal(str)
    colours_wanted = Signal(str)
    zoom_wanted = Signal(int)
    closed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._open: OpenPlan | None = None
        self.window_actions = Actions(self)
        recent = RecentMenu(services.preferences, self)
        recent.path_wanted.connect(self.path_wanted)
        self.window_menu = WindowMenu(self)
        fill_menu_bar(self.menuBar(), self.window_actions, recent=recent, windows=self.window_menu)
        self._toolbar = Toolbar(self.window_actions)
        self._stack = PageStack()
        self._notices, self._answers = QVBoxLayout(), QVBoxLayout()
        self.status = StatusLine()
        self.file_desk = FileDesk(
            self, services, notify=self.notify, complain=self.complain, here=lambda: self.path
        )
        self.asks = Asks(self, services, notify=self.notify)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self._restore_size()
        self.asks.ask_name_once()

    @property
    def open_plan(self) -> OpenPlan | None:
        """The plan that is open here."""
        return self._open

    @property
    def preferences(self) -> Preferences:
        """What is remembered; dialogs keep their sizes there."""
        return self._services.preferences

    @property
    def path(self) -> Path | None:
        """The file that is open here."""
        return self._open.file.store.path if self._open else None

    @cached_property
    def export_desk(self) -> ExportDesk:
        """Files and paper; loaded when they are first wanted."""
        from desktop_app.ui.export_desk import ExportDesk

        return ExportDesk(self, self._services, notify=self.notify, complain=self.complain)

    # -- what is shown -------------------------------------------------------------------

    def show_start(self) -> None:
        """The page without a plan."""
        recent = [path for path in self._services.preferences.recent_files if path.exists()]
        page = StartPage(recent)
        page.sample_wanted.connect(self.file_desk.open_sample)
        page.fictional_wanted.connect(self.file_desk.open_fictional)
        page.empty_wanted.connect(self.file_desk.create_plan)
        page.open_wanted.connect(self.file_desk.choose_plan)
        page.recent_wanted.connect(self.path_wanted)
        self._show_page(page)
        page.focus_first()
        self._update_plan_state()

    def open_path(self, path: Path) -> bool:
        """Opens a file in this window; says why if that fails."""
        files = self._services.files
        self.close_plan(to_start=False)
        try:
            file = files.open(path, who=self._services.user_name)
            opened = OpenPlan(file, self._services, self.window_actions)
        except files.faults as fault:
            self._services.preferences.remove_recent(path)
            self.show_start()
            self.complain(fault)
            return False
        self._services.preferences.add_recent(path)
        self._show_plan(opened)
        return True

    def take_over(self, other: MainWindow) -> None:
        """Shows what another window showed, undo steps included; the other is empty then."""
        self.setGeometry(other.geometry())
        plan = other.give_plan()
        if plan is None:
            self.show_start()
        else:
            row, words = plan.page.outline.current_id(), other.search_words
            again = OpenPlan(plan.file, self._services, self.window_actions, session=plan.session)
            self._show_plan(again)
            again.page.filtering.take_after(plan.page.filtering)
            again.page.outline.show_row(row)
            self._toolbar.search.setText(words)
            again.desk.take_after(plan.desk)

    @property
    def search_words(self) -> str:
        """What is being looked for."""
        return self._toolbar.search.text()

    def give_plan(self) -> OpenPlan | None:
        """Lets go of the plan without closing its file."""
        plan, self._open = self._open, None
        if plan is not None:
            plan.leave()
        return plan

    def close_plan(self, *, to_start: bool = True) -> None:
        """Gives the file back."""
        if self._open is not None:
            self._open.end()
            self._open = None
            for bar in self.findChildren(NoticeBar):
                bar.close_bar()
            self.asks.ask_name_once()
        if to_start:
            self.show_start()

    def save(self) -> None:
        """Takes over what is being typed; everything else is saved already."""
        if self._open is not None:
            self._open.commit_pending()
            self._say_saved(self._open.file.store.last_edit_at())
            self.status.say(_("入力はすべて保存されています"))

    # -- telling ----------------------------------------------------------------------------

    def complain(self, fault: Exception) -> None:
        """One calm sentence."""
        self.notify(NoticeBar(self._services.sentence(fault), tone="error"))

    def notify(self, bar: NoticeBar) -> None:
        """Puts a strip above the page, or below it in place of those of the last deed: then nothing
        moves under the mouse. The same words are not said twice.
        """
        for old in self.findChildren(NoticeBar):
            if old.text == bar.text:
                old.close_bar()
        if not bar.standing:
            self._forget_answers()
        (self._notices if bar.standing else self._answers).addWidget(bar)
        bar.show()

    def _forget_answers(self, *, tones: Container[str] = NOTICE_TONES) -> None:
        answers = [self._answers.itemAt(place) for place in range(self._answers.count())]
        for bar in [each.widget() for each in answers if each is not None]:
            if isinstance(bar, NoticeBar) and bar.is_past and bar.tone in tones:
                bar.close_bar()

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
        column.addWidget(self._toolbar)
        column.addLayout(self._notices)
        column.addWidget(self._stack, 1)
        column.addLayout(self._answers)
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        a, desk = self.window_actions, self.file_desk
        desk.path_wanted.connect(self.path_wanted)
        self.asks.name_taken.connect(self.know_name)
        for action, act in (
            (a.new, desk.create_plan),
            (a.open, desk.choose_plan),
            (a.sample, desk.open_sample),
            (a.fictional, desk.open_fictional),
            (a.save, self.save),
            (a.save_copy, lambda: self._with_plan(desk.save_copy)),
            (a.export, self._exporting(lambda desk, plan: desk.ask_and_export(plan))),
            (a.export_pdf, self._exporting(lambda desk, plan: desk.ask_for_pdf(plan))),
            (a.export_several, self._exporting(lambda desk, plan: desk.ask_several(plan))),
            (a.print, self._exporting(lambda desk, plan: desk.print_report(plan))),
            (a.print_preview, self._exporting(lambda desk, plan: desk.preview_report(plan))),
            (a.close_plan, self.close_plan),
            (a.quit, QApplication.closeAllWindows),
            (a.undo, self._undo),
            (a.redo, self._redo),
            (a.user_name, self.asks.ask_name),
            (a.plan_date, lambda: self._with_plan(self.asks.ask_date)),
            (a.freeze_version, lambda: self._with_plan(lambda plan: plan.desk.freeze_version())),
            (a.departments, lambda: self._with_plan(lambda plan: plan.desk.manage_departments())),
            (
                a.department_sheet,
                lambda: self._with_plan(lambda plan: plan.desk.copy_department_sheet()),
            ),
            (a.zoom_in, lambda: self.zoom_wanted.emit(1)),
            (a.zoom_out, lambda: self.zoom_wanted.emit(-1)),
            (a.zoom_reset, lambda: self.zoom_wanted.emit(0)),
            (a.japanese, lambda: self.language_wanted.emit("ja")),
            (a.english, lambda: self.language_wanted.emit("en")),
            (a.guide, self._show_guide),
            (a.licences, self._show_licences),
            (a.about, self._show_about),
        ):
            _on_trigger(action, act)
        for scheme, action in a.schemes.items():
            _on_trigger(action, partial(self.colours_wanted.emit, scheme))
        a.schemes[self._services.preferences.scheme].setChecked(True)
        a.japanese.setChecked(language() == "ja")
        a.english.setChecked(language() == "en")

    def _show_page(self, page: QWidget) -> None:
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(page)

    def _show_plan(self, plan: OpenPlan) -> None:
        self._open = plan
        self._show_page(plan.desk)
        plan.desk.tell(self.status, self._toolbar.search)
        plan.signals.plan_changed.connect(self._on_plan_changed)
        plan.signals.failed.connect(self.complain)
        plan.signals.done.connect(self._say_done)
        plan.page.outline.dragging.said.connect(self.status.say)
        why = plan.why_read_only()
        if why:
            save = (_("コピーを保存…"), self.window_actions.save_copy.trigger)
            self.notify(
                NoticeBar(why, tone="warning", offers=[save], closable=False, standing=True)
            )
        self._update_plan_state()
        self.asks.ask_date_once(plan)
        plan.page.outline.setFocus()
        QTimer.singleShot(AFTER_FIRST_SIGHT_MS, plan, lambda: self._keep_safe(plan))

    def _keep_safe(self, plan: OpenPlan) -> None:
        """Once the plan is seen, its check and backup are made beside the window."""
        if plan is not self._open:
            return
        task = Task(partial(_kept_safe, plan.file.store.keep_safe), plan)
        task.failed.connect(self._on_not_kept)
        task.start()

    def _on_not_kept(self, fault: Exception) -> None:
        if isinstance(fault, _WithoutBackup):
            words = _("このファイルの控えを作れませんでした。ディスクの空きを確かめてください。")
            self.notify(NoticeBar(words, tone="warning"))
        else:
            self.complain(fault)

    # -- following ----------------------------------------------------------------------------

    def _update_plan_state(self) -> None:
        plan, a = self._open, self.window_actions
        self._toolbar.setVisible(plan is not None)
        for action in a.plan_actions:
            action.setEnabled(plan is not None)
        self._toolbar.set_title(plan.title if plan else "")
        program = _("業務改善計画レポーター")
        self.setWindowTitle(f"{plan.title} — {program}" if plan else program)
        promise = _("このパソコンの中だけで動作し、通信は行いません。")
        self.status.set_counts("" if plan else promise)
        self.status.set_saved("")
        self.know_name(self._services.user_name)
        if plan is None:
            a.name_report("")
        else:
            plan.page.update_actions()
            a.plan_date.setEnabled(not plan.session.read_only)
            a.freeze_version.setEnabled(not plan.session.read_only)
            self._say_saved(plan.file.store.last_edit_at())
            name_steps(a, plan.session)

    def _on_plan_changed(self, event: PlanChanged) -> None:
        if self._open is None:
            return
        name_steps(self.window_actions, self._open.session)
        self._say_saved(self._services.now().isoformat())
        self._forget_answers(tones=("error",))  # what failed is done now, or something else is
        if event.cause == "edit":
            self._say_done(told(event))
        else:
            self.status.say(told(event))

    def _say_done(self, words: str) -> None:
        self.status.say(words, (_("元に戻す"), self._undo))

    def know_name(self, name: str) -> None:
        """Who works, told here or in another window."""
        if self._open is not None:
            self._open.session.who = name
        self.status.set_user(_("利用者: {name}").format(name=name))

    def _say_saved(self, moment: str) -> None:
        self.status.set_saved(saved_words(moment, self._services.now().date()))

    def _undo(self) -> None:
        if self._open is not None:
            self._open.commit_pending()
            self._open.signals.undo()

    def _redo(self) -> None:
        if self._open is not None:
            self._open.signals.redo()

    def _with_plan(self, act: Callable[[OpenPlan], None]) -> None:
        if self._open is not None:
            act(self._open)

    def _exporting(self, act: Callable[[ExportDesk, OpenPlan], None]) -> Callable[[], None]:
        return lambda: self._with_plan(lambda plan: act(self.export_desk, plan))

    def _show_licences(self) -> None:
        from desktop_app.support.notices import load_notices
        from desktop_app.ui.dialogs.licences_dialog import LicencesDialog

        accepted(LicencesDialog(self, load_notices()))

    def _show_guide(self) -> None:
        from desktop_app.ui.dialogs.guide_dialog import GuideDialog
        from desktop_app.ui.key_list import key_groups

        guide = GuideDialog(self, key_groups(self.menuBar()))
        guide.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        guide.show()

    def _show_about(self) -> None:
        from desktop_app.ui.dialogs.about_dialog import AboutDialog

        accepted(AboutDialog(self))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_choice.dropped_plan(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = file_choice.dropped_plan(event.mimeData())
        if path is not None:
            self.path_wanted.emit(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.close_plan(to_start=False)
        self._services.preferences.set_layout("window", self.saveGeometry())
        super().closeEvent(event)
        self.closed.emit()

    def _restore_size(self) -> None:
        geometry = self._services.preferences.layout("window")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry()
            self.resize(min(1366, room.width()), min(768, room.height() - 24))


class _WithoutBackup(Exception):
    """The plan can be worked on all the same."""


def _kept_safe(keep: Callable[[], bool]) -> None:
    if not keep():
        raise _WithoutBackup


def _on_trigger(action: QAction, act: Callable[[], object]) -> None:
    """Connects without the state that Qt passes along."""
    action.triggered.connect(lambda _checked=False: act())
