"""How far ahead one looks for what falls due."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct

from desktop_app.domain.timing.calendar import add_months


class AheadUnit(StrEnum):
    """What is counted."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Ahead(Struct, frozen=True):
    """「30日」, 「8週間」 or 「1か月」 from a day on."""

    count: int
    unit: AheadUnit = AheadUnit.WEEK

    def until(self, day: datetime.date) -> datetime.date:
        """The last day that is still near."""
        if self.unit is AheadUnit.MONTH:
            return add_months(day, self.count)
        days = self.count * (7 if self.unit is AheadUnit.WEEK else 1)
        return day + datetime.timedelta(days=min(days, (datetime.date.max - day).days))


DEFAULT_AHEAD: Final = Ahead(8)
