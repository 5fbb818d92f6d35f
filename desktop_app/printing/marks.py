"""What stands on a page: frozen marks in points, painted by `painting` and by nothing else.

A mark's place is relative to the strip or cell that it belongs to, so that an unchanged row keeps
its marks when it moves to another page.
"""

from __future__ import annotations

from msgspec import Struct

from desktop_app.printing.faces import Face
from desktop_app.reports.document import Anchor


class Words(Struct, frozen=True, gc=False):
    """Characters of one face on a base line; `offsets` are their places from `x`."""

    x: float
    y: float
    text: str
    offsets: tuple[float, ...]
    face: Face
    size: float
    colour: str


class Stranger(Struct, frozen=True, gc=False):
    """A character that the bundled faces lack, left to a font of the machine."""

    x: float
    y: float
    text: str
    face: Face
    size: float
    colour: str


class Upright(Struct, frozen=True, gc=False):
    """A character of vertical text in the middle of its square, squeezed to a width if it is a
    number (縦中横).
    """

    x: float
    y: float
    text: str
    face: Face
    size: float
    colour: str
    turned: bool = False


class Arrow(Struct, frozen=True, gc=False):
    """➤ as a shape: no bundled face has it. `x`, `y` is its left end on the base line."""

    x: float
    y: float
    size: float
    colour: str


class Area(Struct, frozen=True, gc=False):
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str


Mark = Words | Stranger | Upright | Arrow | Area


class LinkSpan(Struct, frozen=True, gc=False):
    """Where in a strip words lead to another place."""

    left: float
    right: float
    target: Anchor


class Strip(Struct, frozen=True, gc=False):
    """A line with the white above and below it: the least that goes to one page."""

    height: float
    marks: tuple[Mark, ...]
    links: tuple[LinkSpan, ...] = ()
    anchor: Anchor | None = None


class Placed(Struct, frozen=True, gc=False):
    """Marks moved to their place on the sheet."""

    x: float
    y: float
    marks: tuple[Mark, ...]


class Place(Struct, frozen=True, gc=False):
    """The area on a sheet that belongs to an entity or section."""

    anchor: Anchor
    x: float
    y: float
    width: float
    height: float

    def contains(self, x: float, y: float) -> bool:
        """Whether a point of the sheet lies inside."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height
