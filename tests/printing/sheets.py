"""Reading pages: what stands where."""

from collections import defaultdict
from collections.abc import Iterator

from desktop_app.printing.marks import Area, Arrow, Mark, Stranger, Upright, Words
from desktop_app.printing.pages import Pages, SheetPage
from desktop_app.reports.document import Anchor, AnchorKind, ReportDocument, Row, Table
from desktop_app.reports.layout import POINTS_PER_MM, page_of

HANGING_EM = 1.0


def marks_of(sheet: SheetPage) -> Iterator[tuple[float, float, Mark]]:
    """Each mark with its place on the sheet."""
    for placed in sheet.marks:
        for mark in placed.marks:
            yield placed.x + mark.x, placed.y + mark.y, mark


def extent(mark: Mark) -> tuple[float, float, float, float]:
    """Left, top, right, bottom, relative to the mark's own place."""
    match mark:
        case Area():
            return 0, 0, mark.width, mark.height
        case Words():
            return 0, -0.88 * mark.size, mark.offsets[-1] + mark.size, 0.12 * mark.size
        case Arrow() | Stranger():
            return 0, -0.88 * mark.size, mark.size, 0.12 * mark.size
        case Upright():
            half = mark.size / 2
            return -half, -half, half, half


def overflows(sheet: SheetPage) -> list[Mark]:
    """The marks that leave the text area by more than a hanging 。 or half a rule."""
    page = page_of(sheet.form, sheet.paper)
    left, right = page.left * POINTS_PER_MM, (page.width - page.right) * POINTS_PER_MM
    top, bottom = page.top * POINTS_PER_MM, (page.height - page.bottom) * POINTS_PER_MM
    found = []
    for x, y, mark in marks_of(sheet):
        a, b, c, d = extent(mark)
        slack = 1.0 if isinstance(mark, Area) else HANGING_EM * mark.size + 1
        if x + a < left - slack or x + c > right + slack or y + b < top - 1 or y + d > bottom + 1:
            found.append(mark)
    return found


def words_of(sheet: SheetPage) -> str:
    """All words of a sheet in the order in which they are painted."""
    shown = (Words, Stranger, Upright)
    return "".join(mark.text for _, _, mark in marks_of(sheet) if isinstance(mark, shown))


def sheets_of_measures(pages: Pages) -> dict[int | str, list[int]]:
    """On which sheets each measure stands, in the order of its first one."""
    found: dict[int | str, list[int]] = defaultdict(list)
    for number, sheet in enumerate(pages.sheets):
        for place in sheet.places:
            if place.anchor.kind is AnchorKind.MEASURE:
                found[place.anchor.key].append(number)
    return dict(found)


def height_on(pages: Pages, key: int | str) -> float:
    """The height of a measure's row, all its parts together."""
    places = (place for sheet in pages.sheets for place in sheet.places)
    return sum(p.height for p in places if p.anchor == Anchor(AnchorKind.MEASURE, key))


def measure_rows(document: ReportDocument) -> dict[int | str, Row]:
    """The row of each measure, in order."""
    return {
        row.anchor.key: row
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Table)
        for row in block.rows
        if row.anchor and row.anchor.kind is AnchorKind.MEASURE
    }
