"""The value that a measure carries: words that are always printed, and how to read them."""

from datetime import date

from msgspec import Struct

from desktop_app.domain.timing.reading import DEFAULT_CONVENTIONS, Conventions, Reading


class Timing(Struct, frozen=True):
    """実施時期 as submitted; `text` is printed verbatim and no reading ever rewrites it.

    `reference` is the date of the document in which the words first stood. `year` is the year the
    user fixed for the first year that the text implies; later implied years move with it.
    """

    text: str
    reference: date | None = None
    year: int | None = None

    def read(self, *, on: date, conventions: Conventions = DEFAULT_CONVENTIONS) -> Reading:
        """Read the words from their own reference, or from `on` while they have none."""
        from desktop_app.domain.timing.reader import read_timing

        return read_timing(
            self.text, on=self.reference or on, conventions=conventions, year=self.year
        )
