"""The only place that asks the computer for the time; everything else is given a day."""

from datetime import UTC, date, datetime


def now() -> datetime:
    """The present moment on the user's clock, without an offset: plan files keep local time, and
    moments are compared as they are written.
    """
    return datetime.now(tz=UTC).astimezone().replace(tzinfo=None)


def today() -> date:
    """The day on the user's calendar."""
    return now().date()
