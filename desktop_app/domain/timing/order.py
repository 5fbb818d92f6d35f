"""The order in which a reader expects timings: dated, open, without a date, done, unread."""

from datetime import date

from desktop_app.domain.timing.reading import Reading, TimingKind

SortKey = tuple[int, date, date, int, str]
_RANKS = {
    TimingKind.EVENT: 2,
    TimingKind.UNDETERMINED: 3,
    TimingKind.DONE: 4,
    TimingKind.UNREAD: 5,
}


def sort_key(reading: Reading) -> SortKey:
    """Sort by start, deadlines by their end; on the same day what ends first comes first."""
    rank = _RANKS.get(reading.kind, 0 if reading.is_dated else 2)
    first = reading.start or reading.end or date.max
    return rank, first, reading.end or date.max, _weight(reading), reading.text


def _weight(reading: Reading) -> int:
    """Put a recurring event before one that has no rhythm."""
    return 0 if reading.recurrence is not None else 1
