"""One open plan on screen: its file, session, signals and page live and end together."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from desktop_app.application.session import PlanSession
from desktop_app.domain.plan import Plan
from desktop_app.support.i18n import _
from desktop_app.ui.actions import Actions
from desktop_app.ui.services import OpenFile, Services
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.tasks import wait_for_all
from desktop_app.ui.views.details_pane import DetailsPane
from desktop_app.ui.views.page_desk import PageDesk
from desktop_app.ui.views.plan_page import PlanPage
from desktop_app.ui.words import moment_words


class OpenPlan(QObject):
    """Made when a file was opened; `end` gives the file back."""

    def __init__(
        self,
        file: OpenFile,
        services: Services,
        actions: Actions,
        *,
        session: PlanSession | None = None,
    ) -> None:
        super().__init__()
        self.file = file
        self.session = session or PlanSession(file.store, now=services.now, who=services.user_name)
        self.signals = SessionSignals(self.session, services.files.faults, self)
        self.details = DetailsPane(self.signals, file.store, services.now, actions)
        self.page = PlanPage(
            self.signals, actions, services.preferences, self.details, as_of=services.now().date()
        )
        self._files = services.files
        self.desk = PageDesk(
            self.signals,
            actions,
            services.preferences,
            self.page,
            today=services.now().date(),
            read_plan=self._read_plan,
        )
        self.desk.context.desk.moved.connect(self._follow_day)
        self._follow_day()
        self.page.outline.row_selected.connect(self.details.show_row)
        self.details.show_row(self.page.outline.current_id())

    def _follow_day(self) -> None:
        """計画 judges as of the 基準日 that all pages share."""
        day = self.desk.context.desk.as_of
        self.page.filtering.look_at(day)
        self.details.look_at(day)

    def _read_plan(self, path: Path) -> Plan | None:
        """The plan of another file; None if it cannot be read, and the window has said why."""
        try:
            return self._files.read(path)
        except self._files.faults as fault:
            self.signals.failed.emit(fault)
            return None

    @property
    def title(self) -> str:
        """What the window is called: the file's name."""
        return self.file.store.path.stem

    def commit_pending(self) -> None:
        """Takes over what is being typed."""
        self.page.outline.commit_editor()
        self.details.commit_pending()
        self.desk.commit_pending()

    def why_read_only(self) -> str:
        """Why nothing can be changed, in words; empty if it can."""
        if not self.session.read_only:
            return ""
        if self.file.newer:
            return _(
                "新しいバージョンのプログラムで作られたファイルなので、読み取り専用で開きました。"
                "変更するには、プログラムを更新してください。"
            )
        holder = self.file.held_by
        if holder is None:
            return _(
                "書き込めない場所にあるので、読み取り専用で開きました。"
                "変更するには、コピーを保存して開いてください。"
            )
        if not holder.who:
            return _("ほかの人が編集しているので、読み取り専用で開きました。")
        return _(
            "{who}さん（{host}）が{since}から編集しているので、読み取り専用で開きました。"
        ).format(who=holder.who, host=holder.host, since=moment_words(holder.since))

    def leave(self) -> None:
        """The page goes; file and session stay for another window. What listens to the plan goes
        with it: a window that listens would else be kept for ever. Work beside the window ends
        first, for it tells this plan of its end.
        """
        wait_for_all()
        self.commit_pending()
        self.desk.stop()
        self.desk.save_layout()
        self.signals.close()
        self.deleteLater()

    def end(self) -> None:
        """Closes the file; nothing is lost, since every edit was durable at once."""
        self.leave()
        self.file.store.close()
