"""Making and choosing files: asks for the place, does it, or says why not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.support.i18n import _
from desktop_app.ui import file_choice
from desktop_app.ui.open_plan import OpenPlan
from desktop_app.ui.services import Services
from desktop_app.ui.widgets.notice_bar import NoticeBar


class FileDesk(QObject):
    """`path_wanted` carries a file that is to be opened; `here` is the one that is open."""

    path_wanted = Signal(object)

    def __init__(
        self,
        window: QWidget,
        services: Services,
        *,
        notify: Callable[[NoticeBar], None],
        complain: Callable[[Exception], None],
        here: Callable[[], Path | None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._notify = notify
        self._complain = complain
        self._here = here

    def open_sample(self) -> None:
        """The user's copy of the bundled plan."""
        self._open_made(lambda: self._services.files.sample(who=self._services.user_name))

    def open_fictional(self) -> None:
        """The user's copy of the plan of a company that does not exist, two years on."""
        self._open_made(lambda: self._services.files.fictional(who=self._services.user_name))

    def create_plan(self) -> None:
        """A new plan with the usual chapters, at a place to be chosen."""
        title, name = _("新しい計画の保存先"), _("業務改善計画")
        path = self._choose_new(title, name)
        if path is not None:
            self._open_made(lambda: self._created(path))

    def choose_plan(self) -> None:
        """A file to be chosen."""
        path = file_choice.choose_file_to_open(
            self._window, self._services.preferences, beside=self._here()
        )
        if path is not None:
            self.path_wanted.emit(path)

    def save_copy(self, plan: OpenPlan) -> None:
        """A complete copy elsewhere; work goes on in this file."""
        plan.commit_pending()
        path = self._choose_new(_("コピーの保存先"), _("{name}のコピー").format(name=plan.title))
        if path is None:
            return
        try:
            plan.file.store.save_copy(path)
        except self._services.files.faults as fault:
            self._complain(fault)
            return
        words = _("「{file}」にコピーを保存しました。").format(file=path.name)
        offers = [(_("コピーを開く"), lambda: self.path_wanted.emit(path))]
        self._notify(NoticeBar(words, tone="done", offers=offers))

    def _choose_new(self, title: str, name: str) -> Path | None:
        preferences = self._services.preferences
        return file_choice.choose_new_file(
            self._window, preferences, title=title, name=name, beside=self._here()
        )

    def _open_made(self, find_path: Callable[[], Path]) -> None:
        try:
            path = find_path()
        except self._services.files.faults as fault:
            self._complain(fault)
            return
        self.path_wanted.emit(path)

    def _created(self, path: Path) -> Path:
        self._services.files.create_empty(path, who=self._services.user_name)
        return path
