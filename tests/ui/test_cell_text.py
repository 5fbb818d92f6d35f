"""Words in a cell: as many lines as are asked for, the rest told by an ellipsis."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop_app.printing.faces import Face
from desktop_app.support import paths
from desktop_app.ui.delegates.cell_text import LINE, Block, block_of, draw_line, draw_lines
from desktop_app.ui.theme import Colour, font

LONG = "品質保証の体制を見直し、施策の進捗を部門の長が確認する仕組みを整える。"


@pytest.fixture
def face(qapp: QApplication) -> QFont:
    return font(10)


def lines(block: Block) -> list[str]:
    found = []
    for part in block.parts:
        rows = [part.lineAt(place) for place in range(part.lineCount())]
        found += [part.text()[row.textStart() :][: row.textLength()] for row in rows]
    return found


@pytest.mark.parametrize("most", [1, 2, 3])
def test_what_does_not_fit_ends_in_an_ellipsis_on_the_last_line(face: QFont, most: int) -> None:
    block = block_of(LONG, face, 100, most=most)
    told = lines(block)
    assert len(told) == most
    assert told[-1].endswith("…")
    assert LONG.startswith("".join(told)[:-1])
    metrics = QFontMetricsF(face)
    assert all(metrics.horizontalAdvance(line) <= 100 for line in told)
    assert block.height == pytest.approx(metrics.height() * LINE * most)


def test_lines_stand_below_one_another(face: QFont) -> None:
    height = QFontMetricsF(face).height() * LINE
    tops = [part.lineAt(0).y() for part in block_of(LONG, face, 100, most=2).parts]
    assert tops[1] - tops[0] == pytest.approx(height, abs=0.1)


def test_what_fits_is_whole(face: QFont) -> None:
    assert lines(block_of("3-②　適宜", face, 400, most=2)) == ["3-②　適宜"]


def test_blanks_of_a_cell_are_one_and_those_of_a_line_stay(face: QFont) -> None:
    def painted(draw: Callable[..., None], text: str) -> QImage:
        image = QImage(200, 40, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        draw(painter, QRectF(0, 0, 200, 40), text, face, Colour.INK)
        painter.end()
        return image

    assert painted(draw_lines, "適宜\n 　実施") == painted(draw_lines, "適宜 実施")
    assert painted(draw_line, "適宜　実施") != painted(draw_line, "適宜 実施")


def test_the_same_words_are_laid_out_once(face: QFont) -> None:
    assert block_of(LONG, face, 100, most=2) is block_of(LONG, QFont(face), 100, most=2)
    bold = font(10, bold=True)
    assert block_of(LONG, face, 100, most=2) is not block_of(LONG, bold, 100, most=2)
    assert block_of(LONG, face, 100, most=2) is not block_of(LONG, face, 120, most=2)


@pytest.mark.parametrize("width", range(30, 240, 7))
@pytest.mark.parametrize(
    "text",
    ["2023年度～ (1回/半期)", "2023年8月28日に制定し、8月31日までに配布", "12345678901234567890日"],
)
def test_a_number_stays_with_what_it_counts(face: QFont, text: str, width: int) -> None:
    told = lines(block_of(text, face, width, most=40))
    assert "".join(told) == text
    room = QFontMetricsF(face).horizontalAdvance("(2023年")
    if width >= room and not text.startswith("12345"):
        parted = [(one[-1], two[0]) for one, two in itertools.pairwise(told)]
        assert not [pair for pair in parted if pair[0].isdigit() and pair[1] in "年月日回"]


def test_another_font_file_has_the_words_laid_out_anew(face: QFont) -> None:
    before = block_of(LONG, face, 100, most=2)
    assert block_of(LONG, face, 100, most=2) is before
    path = paths.resources() / "fonts" / Face.GOTHIC_BOLD.value[0]
    added = QFontDatabase.addApplicationFont(str(path))
    try:
        assert block_of(LONG, face, 100, most=2) is not before
    finally:
        QFontDatabase.removeApplicationFont(added)
