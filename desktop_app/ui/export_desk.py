"""From 「Wordに出力」 to the file: asks for a place, works beside the window, offers the result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop_app.application.report_input import WORKING
from desktop_app.support.glyphs import missing_glyphs
from desktop_app.support.i18n import _
from desktop_app.ui import file_choice
from desktop_app.ui.dialogs.asking import accepted
from desktop_app.ui.dialogs.export_dialog import ExportDialog
from desktop_app.ui.export_job import ExportJob, ExportOrder, FileKind
from desktop_app.ui.open_plan import OpenPlan
from desktop_app.ui.print_desk import PrintDesk, report_page
from desktop_app.ui.report_order import ReportOrder, file_name, number_of
from desktop_app.ui.report_words import draft_is_ahead
from desktop_app.ui.services import Services
from desktop_app.ui.widgets.notice_bar import NoticeBar, Offer
from desktop_app.ui.words import sentences


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
        self._job: ExportJob | None = None
        self.printing = PrintDesk(window, notify=notify, open_=self._open)

    @property
    def job(self) -> ExportJob | None:
        """What is under way."""
        return self._job

    def ask_and_export(self, plan: OpenPlan, kind: FileKind = FileKind.WORD) -> None:
        """The report of the page that is shown, after asking for its place; the dialog asks
        before it replaces a file.
        """
        if self._job is not None:
            return
        plan.commit_pending()
        page = report_page(plan)
        order = page.source.order(plan.desk.report)
        preferences = self._services.preferences
        name = f"{file_name(order, plan.session.plan)}{kind.value}"
        target = file_choice.choose_report_file(
            self._window, preferences, proposed=self._folder(plan) / name
        )
        if target is not None:
            self.export(plan, [ExportOrder(order, target)])

    def ask_for_pdf(self, plan: OpenPlan) -> None:
        """The same as PDF."""
        self.ask_and_export(plan, FileKind.PDF)

    def ask_several(self, plan: OpenPlan) -> None:
        """Asks which; then makes them."""
        if self._job is not None:
            return
        plan.commit_pending()
        dialog = self.make_dialog(plan)
        if accepted(dialog):
            self.export(plan, dialog.chosen)

    def make_dialog(self, plan: OpenPlan) -> ExportDialog:
        """The dialog, preset for a plan."""
        page, preferences = report_page(plan), self._services.preferences
        orders = {name: page.source.order(name) for name in page.source.names}
        frozen = plan.session.plan
        return ExportDialog(
            self._window,
            orders={name: (order, file_name(order, frozen)) for name, order in orders.items()},
            numbers={name: number_of(order, frozen) for name, order in orders.items()},
            ticked=page.reports.current,
            folder=self._folder(plan),
            choose=lambda folder: file_choice.choose_folder(
                self._window, preferences, proposed=folder
            ),
        )

    def _folder(self, plan: OpenPlan) -> Path:
        preferences, path = self._services.preferences, plan.file.store.path
        return file_choice.export_folder(preferences, plan.session.plan.id, path)

    def print_report(self, plan: OpenPlan) -> None:
        """The same on paper."""
        self.printing.print_report(plan)

    def preview_report(self, plan: OpenPlan) -> None:
        """How it would look on paper."""
        self.printing.preview_report(plan)

    def export(self, plan: OpenPlan, orders: Sequence[ExportOrder]) -> None:
        """Makes the files beside the window's work."""
        page = report_page(plan)
        file_choice.remember_export_folder(
            self._services.preferences, plan.session.plan.id, orders[0].target.parent
        )
        self._job = ExportJob(
            orders,
            page.source,
            page.preview,
            write=self._services.export,
            faults=self._services.export_faults,
            parent=page,
        )
        self._show_busy(self._job, orders)
        self._job.ended.connect(lambda: self._on_ended(plan))
        self._job.start()

    def _show_draft(self, plan: OpenPlan, order: ReportOrder) -> None:
        """The same report of the plan that is being edited, on screen."""
        page = report_page(plan)
        page.source.show_version(order.report, WORKING)
        page.show_report(order.report)
        plan.desk.show_page("report")

    def cancel(self) -> None:
        """Stops what is under way."""
        if self._job is not None:
            self._job.cancel()

    def _show_busy(self, job: ExportJob, orders: Sequence[ExportOrder]) -> None:
        bar = QProgressBar()
        bar.setRange(0, 1000)
        bar.setTextVisible(False)
        bar.setFixedWidth(160)
        bar.setAccessibleName(_("出力の進み具合"))
        job.progressed.connect(lambda share, _name: bar.setValue(round(share * 1000)))
        words = _("「{file}」に出力しています…").format(file=orders[0].target.name)
        if len(orders) > 1:
            words = _("{count}個のファイルを出力しています…").format(count=len(orders))
        self._busy = NoticeBar(
            words, content=bar, offers=[(_("中止する"), self.cancel)], closable=False
        )
        self._notify(self._busy)

    def _on_ended(self, plan: OpenPlan) -> None:
        job, self._job = self._job, None
        if self._busy is not None:
            self._busy.close_bar()
            self._busy = None
        if job is None:
            return
        for _target, fault in job.failed:
            self._complain(fault)
        if job.made:
            self._notify(_made_bar(job, lambda order: self._show_draft(plan, order), self._open))
        elif job.cancelled:
            self._notify(NoticeBar(_("出力を中止しました。ファイルは作っていません。")))
        job.deleteLater()

    def _open(self, path: Path) -> None:
        """With the program that the system has for it, if it has one."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            words = _("「{file}」を開くプログラムが見つかりません。保存した場所: {folder}")
            told = words.format(file=path.name, folder=path if path.is_dir() else path.parent)
            self._notify(NoticeBar(told, tone="warning"))


def _made_bar(
    job: ExportJob, show_draft: Callable[[ReportOrder], None], open_: Callable[[Path], None]
) -> NoticeBar:
    """What was made, and the ways to it."""
    first = job.made[0]
    words = _("「{file}」に出力しました。").format(file=first.name)
    if len(job.made) > 1:
        words = _("{count}個のファイルを「{folder}」に出力しました。").format(
            count=len(job.made), folder=first.parent.name
        )
    if job.cancelled:
        words = sentences((words, _("残りは中止しました。")))
    lacking = missing_glyphs(job.lacking)
    if lacking:
        told = _("付属の書体にない文字があります: {characters}")
        words = sentences((words, told.format(characters="　".join(lacking))))
    behind = job.behind
    if behind is not None:
        words = sentences((words, draft_is_ahead()))
    words = sentences((words, *job.doubts))
    opens = _("Wordで開く") if FileKind.of(first) is FileKind.WORD else _("PDFを開く")
    offers: list[Offer] = [(_("フォルダーを開く"), lambda: open_(first.parent))]
    if len(job.made) == 1:
        offers.insert(0, (opens, lambda: open_(first)))
    if behind is not None:
        offers.append((_("編集中の計画を表示"), lambda: show_draft(behind)))
    return NoticeBar(words, tone="warning" if lacking or job.doubts else "done", offers=offers)
