"""The only place that asks the computer for the time; everything else is given a day."""

from datetime import UTC, date, datetime


def now() -> datetime:
    """The present moment with the machine's own offset, to the second."""
    return datetime.now(tz=UTC).astimezone().replace(microsecond=0)


def today() -> date:
    """The day on the user's calendar."""
    return now().date()
