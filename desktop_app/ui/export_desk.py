"""From 「Wordに出力」 to the file: asks, works beside the window, offers to open the result."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from desktop_app.support.atomic import safe_file_name
from desktop_app.support.i18n import _
from desktop_app.ui import file_choice
from desktop_app.ui.dialogs.export_dialog import ExportDialog, ExportOrder
from desktop_app.ui.open_plan import OpenPlan
from desktop_app.ui.services import Services
from desktop_app.ui.tasks import Task
from desktop_app.ui.widgets.notice_bar import NoticeBar


class ExportDesk(QObject):
    """`notify` shows a strip; `complain` says a fault."""

    def __init__(
        self,
        window: QWidget,
        services: Services,
        *,
        notify: Callable[[NoticeBar], None],
        complain: Callable[[Exception], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._notify = notify
        self._complain = complain
        self._busy: NoticeBar | None = None

    def ask_and_export(self, plan: OpenPlan) -> None:
        """Asks what to make; then makes it."""
        if self._busy is not None:
            return
        plan.commit_pending()
        dialog = self.make_dialog(plan)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.export(plan, dialog.order)

    def make_dialog(self, plan: OpenPlan) -> ExportDialog:
        """The dialog, preset for a plan."""
        preferences = self._services.preferences
        return ExportDialog(
            self._window,
            stems={
                name: safe_file_name(f"{stem}_{plan.title}")
                for name, stem in self._services.report_stems.items()
            },
            plan_date=plan.session.plan.date,
            today=self._services.now().date(),
            folder=Path(file_choice.folder(preferences)),
            choose=lambda proposed: file_choice.choose_word_file(
                self._window, preferences, proposed=proposed
            ),
        )

    def export(self, plan: OpenPlan, order: ExportOrder) -> None:
        """Makes the file beside the window's work."""
        entries = plan.session.records.latest_progress(as_of=order.as_of)
        frozen = plan.session.plan
        export = self._services.export
        task = Task(
            lambda: export(order.report, frozen, entries, as_of=order.as_of, target=order.target),
            self,
        )
        task.done.connect(lambda: self._on_done(order.target))
        task.failed.connect(self._on_failed)
        self._show_busy(order.target)
        task.start()

    def _show_busy(self, target: Path) -> None:
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(160)
        bar.setAccessibleName(_("出力の進み具合"))
        words = _("「{file}」に出力しています…").format(file=target.name)
        self._busy = NoticeBar(words, content=bar, closable=False)
        self._notify(self._busy)

    def _end_busy(self) -> None:
        if self._busy is not None:
            self._busy.close_bar()
            self._busy = None

    def _on_done(self, target: Path) -> None:
        self._end_busy()
        self._notify(
            NoticeBar(
                _("「{file}」に出力しました。").format(file=target.name),
                tone="done",
                offers=[
                    (_("開く"), lambda: _open(target)),
                    (_("フォルダーを開く"), lambda: _open(target.parent)),
                ],
            )
        )

    def _on_failed(self, fault: Exception) -> None:
        self._end_busy()
        if not isinstance(fault, self._services.export_faults):
            raise fault
        self._complain(fault)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
