"""What stands above and below each page of a section: header, legend, footer."""

from __future__ import annotations

from desktop_app.printing.marks import Placed
from desktop_app.printing.typesetting import DESCENT, PageFace, line_strip
from desktop_app.reports.document import Inline, Run, Section
from desktop_app.reports.layout import (
    FOOTER_COLOUR,
    FOOTER_LINE,
    FOOTER_SIZE,
    HEADER_MM,
    LEGEND_LINE,
    LEGEND_SIZE,
    PAGE_NUMBER_SIZE,
    POINTS_PER_MM,
    Align,
    Page,
    ParagraphStyle,
)
from desktop_app.reports.xml_text import clean

_HEADER = ParagraphStyle("", "", LEGEND_SIZE, align=Align.RIGHT, line=LEGEND_LINE)
_LEGEND = ParagraphStyle("", "", LEGEND_SIZE, line=LEGEND_LINE)
_FOOTER = ParagraphStyle("", "", FOOTER_SIZE, colour=FOOTER_COLOUR, line=FOOTER_LINE)


def edge_words(section: Section, page: Page, face: PageFace) -> tuple[Placed, ...]:
    """The words, placed on the sheet; 「n / N」 is painted when N is known."""
    placed: list[Placed] = []
    x, width = page.left * POINTS_PER_MM, page.text_width * POINTS_PER_MM

    def put(inlines: tuple[Inline, ...], style: ParagraphStyle, y: float) -> None:
        placed.append(Placed(x, y, line_strip(inlines, style, width, face).marks))

    if section.header:
        put(_in_one_line(section.header), _HEADER, HEADER_MM * POINTS_PER_MM)
    if section.footer:
        end = (page.height - page.footer) * POINTS_PER_MM
        # On one base line with the larger page number.
        shared = end - FOOTER_LINE - (PAGE_NUMBER_SIZE - FOOTER_SIZE) * DESCENT
        put(_in_one_line(section.footer.text), _FOOTER, shared)
        if section.footer.legend:
            put(section.footer.legend, _LEGEND, end - FOOTER_LINE - LEGEND_LINE)
    return tuple(placed)


def _in_one_line(text: str) -> tuple[Inline, ...]:
    return (Run(" ".join(clean(text).split("\n"))),) if text else ()
