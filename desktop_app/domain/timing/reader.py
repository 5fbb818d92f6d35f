"""Reading: the one function that turns a text into its meaning."""

from datetime import date

from desktop_app.domain.timing.reading import Conventions, Reading, TimingKind

DEFAULT_CONVENTIONS = Conventions()


def read_timing(
    text: str, *, on: date, conventions: Conventions = DEFAULT_CONVENTIONS, year: int | None = None
) -> Reading:
    """Read a text; never raises."""
    return Reading(text, TimingKind.UNREAD, unread=text or None, reference=on)
