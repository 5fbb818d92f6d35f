"""From 「印刷」 to paper: the system's dialogs on the pages of the report that is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QDialog, QProgressBar, QToolBar, QWidget
from shiboken6 import isValid

from desktop_app.printing.pages import Pages
from desktop_app.support.i18n import _
from desktop_app.ui.dialogs.dialog import FRAME
from desktop_app.ui.open_plan import OpenPlan
from desktop_app.ui.report_order import file_name
from desktop_app.ui.report_preview import Made
from desktop_app.ui.stepped import Stepped, as_objects
from desktop_app.ui.views.report_page import ReportPage
from desktop_app.ui.widgets.notice_bar import NoticeBar, Offer

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog


def report_page(plan: OpenPlan) -> ReportPage:
    """The page of the reports."""
    page = plan.desk.page("report")
    assert isinstance(page, ReportPage)
    return page


class PrintDesk(QObject):
    """Printing shows the report that is meant first, so that it is plain what will be printed.
    `open_` opens what was printed into a file.
    """

    def __init__(
        self,
        window: QWidget,
        *,
        notify: Callable[[NoticeBar], None],
        open_: Callable[[Path], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._notify = notify
        self._open = open_
        self._work: Stepped | None = None
        self._busy: NoticeBar | None = None
        self._waiting: _Once | None = None

    def print_report(self, plan: OpenPlan) -> None:
        """Asks for printer and pages; then prints."""
        self._with_pages(plan, self._ask_and_print)

    def preview_report(self, plan: OpenPlan) -> None:
        """Shows the pages as the printer would make them."""
        self._with_pages(plan, lambda made, name: self.make_preview(made, name).exec())

    def make_printer(self, made: Made, name: str) -> QPrinter:
        """A printer set up for a report."""
        from PySide6.QtPrintSupport import QPrinter

        from desktop_app.printing.printer import prepare_printer

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        prepare_printer(printer, made.pages)
        return printer

    def make_dialog(self, printer: QPrinter, pages: Pages) -> QPrintDialog:
        """The system's dialog, with a choice of pages."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(_("印刷: {report}").format(report=printer.docName()))
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, on=True)
        dialog.setMinMax(1, len(pages.sheets))
        dialog.setFromTo(1, len(pages.sheets))
        dialog.setPrintRange(QAbstractPrintDialog.PrintRange.AllPages)
        return dialog

    def make_preview(self, made: Made, name: str) -> QPrintPreviewDialog:
        """The print preview; its own key prints."""
        from PySide6.QtPrintSupport import QPrintPreviewDialog

        printer = self.make_printer(made, name)
        dialog = QPrintPreviewDialog(printer, self._window)
        # The dialog does not own its printer.
        dialog.destroyed.connect(lambda: printer.isValid())
        dialog.setWindowTitle(_("印刷プレビュー: {report}").format(report=name))
        dialog.resize(_with_all_keys(dialog, self._window.size() * 0.85))
        dialog.paintRequested.connect(lambda printer: self._print_whole(printer, made.pages))
        return dialog

    def start_printing(self, printer: QPrinter, pages: Pages) -> None:
        """Prints in small steps, with a strip to stop it."""
        from desktop_app.printing.printer import print_pages

        bar = QProgressBar()
        bar.setRange(0, 1000)
        bar.setTextVisible(False)
        bar.setFixedWidth(160)
        bar.setAccessibleName(_("印刷の進み具合"))
        self._busy = NoticeBar(
            _("印刷しています…"), content=bar, offers=[(_("中止する"), self.cancel)], closable=False
        )
        self._notify(self._busy)
        self._work = Stepped(as_objects(print_pages(printer, pages)), self)
        self._work.yielded.connect(partial(_show_share, bar))
        self._work.done.connect(lambda _result: self._tell_printed(printer.outputFileName()))
        self._work.failed.connect(self._on_failed)
        self._work.start()

    def _tell_printed(self, file: str) -> None:
        """A printer that is a file has made one, which is wanted next."""
        if not file:
            self._end(_("プリンターに送りました。"), "done")
            return
        path = Path(file).absolute()
        self._end(
            _("「{file}」に印刷しました。").format(file=path.name),
            "done",
            offers=[
                (_("開く"), lambda: self._open(path)),
                (_("フォルダーを開く"), lambda: self._open(path.parent)),
            ],
        )

    def cancel(self) -> None:
        """Stops; sheets that the printer has may still come out."""
        if self._work is not None:
            self._work.cancel()
            self._end(_("印刷を中止しました。送り終えたページは印刷されることがあります。"), "info")

    def _with_pages(self, plan: OpenPlan, act: Callable[[Made, str], object]) -> None:
        """Once the report's pages are up to date."""
        if self._work is not None:
            return
        plan.commit_pending()
        page = report_page(plan)
        if plan.desk.current != "report":
            page.show_report(plan.desk.report)
            plan.desk.show_page("report")
        if page.preview.is_current:
            self._act(plan, page, act)
            return
        if self._waiting is not None:
            self._waiting.act = None  # what was asked for last counts
        self._waiting = waiting = _Once(page)
        page.preview.made.connect(waiting.take)
        page.preview.failed.connect(waiting.drop)
        waiting.act = lambda: self._act(plan, page, act)

    def _act(self, plan: OpenPlan, page: ReportPage, act: Callable[[Made, str], object]) -> None:
        made = page.preview.result
        if made is not None:
            act(made, file_name(made.order, plan.session.plan))

    def _ask_and_print(self, made: Made, name: str) -> None:
        printer = self.make_printer(made, name)
        if self.make_dialog(printer, made.pages).exec() == QDialog.DialogCode.Accepted:
            self.start_printing(printer, made.pages)

    def _print_whole(self, printer: QPrinter, pages: Pages) -> None:
        from desktop_app.printing.printer import PrinterFailed, print_pages

        try:
            for _share in print_pages(printer, pages):
                pass
        except PrinterFailed:
            self._on_failed(PrinterFailed())

    def _on_failed(self, fault: Exception) -> None:
        from desktop_app.printing.printer import PrinterFailed

        words = _(
            "プリンターが受け付けませんでした。プリンターの電源と接続を確かめて、"
            "もう一度印刷してください。"
        )
        self._end(words, "error")
        if not isinstance(fault, PrinterFailed):
            raise fault

    def _end(self, words: str, tone: str, offers: Sequence[Offer] = ()) -> None:
        self._work = None
        if self._busy is not None and isValid(self._busy):
            self._busy.close_bar()
        self._busy = None
        self._notify(NoticeBar(words, tone=tone, offers=offers))


def _show_share(bar: QProgressBar, share: object) -> None:
    """What is being printed goes on when the plan is closed; its strip is gone then."""
    if isinstance(share, float) and isValid(bar):
        bar.setValue(round(share * 1000))


def _with_all_keys(dialog: QDialog, wanted: QSize) -> QSize:
    """Wide enough for its keys, of which the last one prints, where the screen is."""
    room = dialog.screen().availableGeometry().size() - FRAME
    keys = [bar.sizeHint().width() for bar in dialog.findChildren(QToolBar)]
    return QSize(max([wanted.width(), *keys]), wanted.height()).boundedTo(room)


class _Once(QObject):
    """Does something at the next signal only."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.act: Callable[[], None] | None = None

    def take(self) -> None:
        """It has come."""
        act, self.act = self.act, None
        self.deleteLater()
        if act is not None:
            act()

    def drop(self, _fault: object) -> None:
        """It will not come."""
        self.act = None
        self.deleteLater()
