"""A sheet being filled from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.printing.marks import Mark, Place, Placed, Strip
from desktop_app.printing.pages import OutlineEntry, SheetPage
from desktop_app.reports.document import Anchor, Paper, Section
from desktop_app.reports.layout import POINTS_PER_MM, page_of

_SLACK = 0.05
"""Sums of points are not exact; a hair too much still fits."""


class Sheets:
    """The sheets of a section: one being filled, those before it finished."""

    def __init__(
        self,
        section: Section,
        paper: Paper,
        edges: tuple[Placed, ...],
        *,
        number: int,
        first_sheet: int,
    ) -> None:
        page = page_of(section.form, paper)
        self._section = section
        self._paper = paper
        self._edges = edges
        self._number = number
        self._first_sheet = first_sheet
        self.left_edge = page.left * POINTS_PER_MM
        self.top_edge = page.top * POINTS_PER_MM
        self.width = page.text_width * POINTS_PER_MM
        self.room = page.text_height_pt
        self.finished: list[SheetPage] = []
        self.count = 1
        self._begin()

    def _begin(self) -> None:
        self.used = 0.0
        self._below: list[Placed] = []
        self._above: list[Placed] = []
        self._places: list[Place] = []
        self._links: list[Place] = []
        self._headings: list[OutlineEntry] = []

    @property
    def left(self) -> float:
        """The room below what stands on the sheet."""
        return self.room - self.used

    def fits(self, height: float) -> bool:
        """Whether a height has room on this sheet."""
        return height <= self.left + _SLACK

    def turn(self) -> None:
        """Goes on to a new sheet; an empty one is not left behind."""
        if self.used:
            self.finished.append(self._sheet())
            self.count += 1
            self._begin()

    def finish(self) -> None:
        """The last sheet is done, also when nothing stands on it."""
        self.finished.append(self._sheet())

    def _sheet(self) -> SheetPage:
        return SheetPage(
            self._section.form,
            self._paper,
            self._number,
            self.count,
            (*self._below, *self._above),
            tuple(self._places),
            tuple(self._links),
            tuple(self._headings),
            self._edges,
            numbered=self._section.footer is not None,
        )

    def paint_below(self, marks: tuple[Mark, ...], *, y: float = 0, x: float = 0) -> None:
        """Bands and rules, under all words. Lengths are from the text area's corner."""
        if marks:
            self._below.append(Placed(self.left_edge + x, self.top_edge + y, marks))

    def paint(self, marks: tuple[Mark, ...], *, x: float, y: float) -> None:
        """Words."""
        if marks:
            self._above.append(Placed(self.left_edge + x, self.top_edge + y, marks))

    def strips(self, strips: Iterable[Strip], *, x: float, y: float, width: float) -> float:
        """Strips one below the other, with the places of their anchors and links."""
        for strip in strips:
            self.paint(strip.marks, x=x, y=y)
            if strip.anchor:
                self.mark_place(strip.anchor, x=x, y=y, width=width, height=strip.height)
            for link in strip.links:
                left, right = self.left_edge + x + link.left, self.left_edge + x + link.right
                self._links.append(
                    Place(link.target, left, self.top_edge + y, right - left, strip.height)
                )
            y += strip.height
        return y

    def mark_place(
        self, anchor: Anchor, *, x: float, y: float, width: float, height: float
    ) -> None:
        """Notes that an area belongs to an entity."""
        self._places.append(Place(anchor, self.left_edge + x, self.top_edge + y, width, height))

    def heading(self, level: int, title: str, y: float) -> None:
        """Notes a heading for the outline."""
        page = self._first_sheet + len(self.finished)
        self._headings.append(OutlineEntry(level, title, page, self.top_edge + y))
