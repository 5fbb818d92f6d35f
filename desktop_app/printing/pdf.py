"""Pages as a PDF: painted by Qt, finished so that the same report gives the same bytes.

Qt's writer embeds the faces and keeps text searchable, but stamps the time and a random id, knows
no outline and no language, and names no character of vertical writing.
"""

from __future__ import annotations

from collections.abc import Generator

from msgspec import Struct
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from desktop_app.printing.faces import Face, glyphs_of, upright_glyph
from desktop_app.printing.pages import Pages, SheetPage
from desktop_app.printing.painting import paint_sheet
from desktop_app.printing.pdf_finish import finish_pdf, xmp_packet
from desktop_app.reports.document import ReportDocument
from desktop_app.reports.layout import page_of

_RESOLUTION = 1200
_POINTS_PER_INCH = 72
_PAINTED_SHARE = 0.6
"""Of the whole work; the rest is finishing the file."""


def write_pdf(pages: Pages, document: ReportDocument) -> bytes:
    """The file's bytes. Qt's application must exist."""
    steps = pdf_steps(pages, document)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            content: bytes = done.value
            return content


class PaintedPdf(Struct, frozen=True):
    """What Qt wrote; `finish` knows no Qt and may run on any thread."""

    content: bytes
    pages: Pages
    document: ReportDocument
    upright: dict[str, list[str]]

    def finish(self) -> bytes:
        """The file's bytes."""
        return finish_pdf(self.content, self.pages, self.document, self.upright)


def pdf_steps(pages: Pages, document: ReportDocument) -> Generator[float, None, bytes]:
    """The share that is done after each page, at last the bytes; close it to stop the work."""
    painted = yield from painting_steps(pages, document)
    return painted.finish()


def painting_steps(pages: Pages, document: ReportDocument) -> Generator[float, None, PaintedPdf]:
    """The part of the work that needs Qt's own thread, page by page."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    upright = UprightForms()
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setDocumentXmpMetadata(QByteArray(xmp_packet(document)))
    writer.setPageLayout(page_layout(pages.sheets[0]))
    painter = QPainter(writer)
    try:
        for number, sheet in enumerate(pages.sheets):
            if number:
                writer.setPageLayout(page_layout(sheet))
                writer.newPage()
            paint_scaled(painter, pages, sheet, _RESOLUTION, upright)
            yield _PAINTED_SHARE * (number + 1) / len(pages.sheets)
    finally:
        painter.end()
    return PaintedPdf(bytes(buffer.data().data()), pages, document, upright.by_file())


def page_layout(sheet: SheetPage) -> QPageLayout:
    """The sheet without margins; its own margins are in the marks."""
    page = page_of(sheet.form, sheet.paper)
    landscape = page.width > page.height
    size = QSizeF(min(page.width, page.height), max(page.width, page.height))
    return QPageLayout(
        QPageSize(size, QPageSize.Unit.Millimeter),
        QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait,
        QMarginsF(0, 0, 0, 0),
    )


def paint_scaled(
    painter: QPainter,
    pages: Pages,
    sheet: SheetPage,
    resolution: float,
    upright: UprightForms | None = None,
) -> None:
    """Paints a sheet on a device of that many dots an inch."""
    painter.save()
    painter.scale(resolution / _POINTS_PER_INCH, resolution / _POINTS_PER_INCH)
    heard = upright.note if upright else None
    paint_sheet(painter, sheet, pages.page_counts[sheet.section], upright_painted=heard)
    painter.restore()


class UprightForms:
    """The characters painted in a form of vertical writing, in the order of their first use.

    Qt numbers glyphs by that order and leaves these forms without a name.
    """

    def __init__(self) -> None:
        self._seen: dict[Face, dict[int, str]] = {}

    def note(self, face: Face, text: str) -> None:
        """Hears of a painted character."""
        if len(text) != 1 or text.isdecimal():
            return
        glyph = upright_glyph(face, text)
        if glyph and glyph != glyphs_of(face)[text]:
            self._seen.setdefault(face, {}).setdefault(glyph, text)

    def by_file(self) -> dict[str, list[str]]:
        """The characters by the name of the embedded face."""
        return {
            face.value[0].removesuffix(".ttf"): list(seen.values())
            for face, seen in self._seen.items()
        }
