"""Finished pages: what stands where, which entity an area belongs to, the outline."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from desktop_app.printing.marks import Place, Placed
from desktop_app.reports.document import Anchor, AnchorKind, PageForm, Paper
from desktop_app.reports.layout import POINTS_PER_MM, page_of

_INNERMOST = {
    kind: rank
    for rank, kind in enumerate(
        (AnchorKind.MEASURE, AnchorKind.ITEM, AnchorKind.CHAPTER, AnchorKind.SECTION)
    )
}


class OutlineEntry(Struct, frozen=True, gc=False):
    """A heading; `level` 0 is a chapter, `page` counts the sheets of the document from 0."""

    level: int
    title: str
    page: int
    y: float


class SheetPage(Struct, frozen=True, gc=False):
    """A sheet of paper; lengths are points from its top left corner.

    `number` counts from 1 within its section. `edges` are the words above and below the text;
    `numbered` sheets have 「n / N」.
    """

    form: PageForm
    paper: Paper
    section: int
    number: int
    marks: tuple[Placed, ...]
    places: tuple[Place, ...]
    links: tuple[Place, ...]
    headings: tuple[OutlineEntry, ...]
    edges: tuple[Placed, ...]
    numbered: bool

    @property
    def width(self) -> float:
        """In points."""
        return page_of(self.form, self.paper).width * POINTS_PER_MM

    @property
    def height(self) -> float:
        """In points."""
        return page_of(self.form, self.paper).height * POINTS_PER_MM

    def entity_at(self, x: float, y: float) -> Anchor | None:
        """The innermost entity at a point: a measure rather than its item."""
        return _innermost(self.places, x, y)

    def link_at(self, x: float, y: float) -> Anchor | None:
        """Where a click on the words at a point leads."""
        return _innermost(self.links, x, y)


class Pages(Struct, frozen=True, gc=False):
    """The pages of a document. `page_counts` has those of each section, for Word's fields."""

    sheets: tuple[SheetPage, ...]
    page_counts: tuple[int, ...]

    @property
    def outline(self) -> tuple[OutlineEntry, ...]:
        """The headings in order."""
        return tuple(entry for sheet in self.sheets for entry in sheet.headings)

    def place_of(self, anchor: Anchor) -> tuple[int, Place] | None:
        """The first sheet, counted from 0, that shows an entity, and where."""
        return first_place(self.sheets, anchor)


def first_place(sheets: Sequence[SheetPage], anchor: Anchor) -> tuple[int, Place] | None:
    """The first of the sheets that shows an entity, and where."""
    for number, sheet in enumerate(sheets):
        for place in sheet.places:
            if place.anchor == anchor:
                return number, place
    return None


def _innermost(places: Sequence[Place], x: float, y: float) -> Anchor | None:
    found = [place.anchor for place in places if place.contains(x, y)]
    return min(found, key=lambda anchor: _INNERMOST[anchor.kind], default=None)
