"""Pages on a printer, or on the pages of a print preview."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop_app.printing.pages import Pages
from desktop_app.printing.pdf import page_layout, paint_scaled
from desktop_app.reports.document import PageForm, Paper


class PrinterFailed(Exception):
    """The printer did not take the job; nothing was printed."""


def prepare_printer(printer: QPrinter, pages: Pages) -> None:
    """Sets sheet and orientation before a dialog is shown; the marks hold the margins."""
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(pages.sheets[0]))


def chosen_sheets(printer: QPrinter, pages: Pages) -> range:
    """The sheets, counted from 0, that the user chose in the print dialog."""
    first, last = printer.fromPage(), printer.toPage()
    count = len(pages.sheets)
    if printer.printRange() is not QPrinter.PrintRange.PageRange or not first:
        return range(count)
    return range(min(first, count) - 1, min(last or first, count))


def print_pages(
    printer: QPrinter, pages: Pages, chosen: Sequence[int] | None = None
) -> Generator[float, None, None]:
    """Prints sheets, counted from 0, and tells the share that is done after each.

    Closing the generator ends the job; Qt hands over the sheets printed so far.
    """
    numbers = chosen_sheets(printer, pages) if chosen is None else chosen
    printer.setFullPage(True)
    painter = QPainter()
    begun = False
    form: tuple[PageForm, Paper] | None = None
    try:
        for done, number in enumerate(numbers, start=1):
            sheet = pages.sheets[number]
            if (sheet.form, sheet.paper) != form:
                form = sheet.form, sheet.paper
                printer.setPageLayout(page_layout(sheet))
            if not (printer.newPage() if begun else painter.begin(printer)):
                raise PrinterFailed
            begun = True
            paint_scaled(painter, pages, sheet, printer.resolution())
            yield done / len(numbers)
    finally:
        if begun:
            painter.end()
