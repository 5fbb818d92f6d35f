"""Pages on screen and on a printer."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop_app.printing.faces import Face, advance, glyphs_of, upright_glyph
from desktop_app.printing.pages import Pages
from desktop_app.printing.pagination import paginate
from desktop_app.printing.painting import paint_page, paint_sheet
from desktop_app.printing.printer import chosen_sheets, prepare_printer, print_pages
from tests.helpers.sample import submitted_plan
from tests.reports.plans import build


@pytest.fixture
def pages() -> Pages:
    """The submitted plan."""
    return paginate(build("plan", submitted_plan()))


def picture(pages: Pages, index: int, *, zoom: float = 1) -> QImage:
    sheet = pages.sheets[index]
    image = QImage(
        round(sheet.width * zoom), round(sheet.height * zoom), QImage.Format.Format_RGB32
    )
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(zoom, zoom)
    paint_page(painter, pages, index)
    painter.end()
    return image


def dark_share(image: QImage) -> float:
    points = [
        image.pixelColor(x, y).lightness()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    ]
    return sum(lightness < 128 for lightness in points) / len(points)


@pytest.mark.parametrize("zoom", [1, 2])
def test_a_page_shows_words(pages: Pages, zoom: float) -> None:
    assert 0.01 < dark_share(picture(pages, 3, zoom=zoom)) < 0.3


def test_margins_stay_white(pages: Pages) -> None:
    image = picture(pages, 3)
    assert all(image.pixelColor(x, 20).lightness() == 255 for x in range(image.width()))
    assert all(image.pixelColor(20, y).lightness() == 255 for y in range(image.height()))


def test_the_number_of_pages_may_come_later(pages: Pages) -> None:
    image = QImage(842, 595, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_sheet(painter, pages.sheets[0], None)
    painter.end()
    assert image != picture(pages, 0)


def test_printing_a_range_prints_only_that(pages: Pages, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    target = tmp_path / "out.pdf"
    printer.setOutputFileName(str(target))
    prepare_printer(printer, pages)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(3, 5)
    assert list(chosen_sheets(printer, pages)) == [2, 3, 4]
    assert list(print_pages(printer, pages))[-1] == 1
    reader = PdfReader(target)
    assert len(reader.pages) == 3
    assert reader.pages[0].mediabox.width > reader.pages[0].mediabox.height


def test_without_a_range_all_pages_are_printed(pages: Pages) -> None:
    assert list(chosen_sheets(QPrinter(), pages)) == list(range(11))


def test_faces_measure_as_their_files_say() -> None:
    assert advance(Face.GOTHIC, "漢") == 1
    assert advance(Face.GOTHIC, "、") == 1
    assert 0.3 < advance(Face.LATIN, "1") < 0.7
    assert advance(Face.GOTHIC, "\u200d") == 0
    assert advance(Face.GOTHIC, "😀") == 1


def test_a_long_mark_has_its_own_form_in_vertical_writing() -> None:
    assert upright_glyph(Face.GOTHIC_BOLD, "ー") != glyphs_of(Face.GOTHIC_BOLD)["ー"]
    assert upright_glyph(Face.GOTHIC_BOLD, "電") == glyphs_of(Face.GOTHIC_BOLD)["電"]
