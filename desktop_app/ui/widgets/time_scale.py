"""Days to pixels: how far a time axis is zoomed and scrolled."""

from __future__ import annotations

import datetime
from typing import Final

from desktop_app.application.time_axis import Scale, TimeAxis

_STEP: Final = 1.3
_EMS_OF_UNIT: Final = {Scale.YEAR: 6.0, Scale.HALF: 5.4, Scale.QUARTER: 5.0, Scale.MONTH: 3.4}
"""How wide a unit is when its scale is chosen, in letters."""
_SMALLEST: Final = 2.0
_LARGEST: Final = 14.0


class TimeScale:
    """Maps the days of an axis to x positions. `offset` is what is scrolled away at the left."""

    def __init__(self, axis: TimeAxis, em: float) -> None:
        self.axis = axis
        self.em = em
        self.scale = Scale.HALF
        self.offset = 0.0
        self.per_day = self._per_day(Scale.HALF)

    def choose(self, scale: Scale) -> None:
        """Zooms so that one unit is comfortably wide."""
        self.scale = scale
        self.per_day = self._per_day(scale)

    def zoom(self, steps: int) -> None:
        """Zooms by steps; the scale follows what there is room for."""
        least = _SMALLEST * self.em / 365
        most = _LARGEST * self.em / 30
        self.per_day = min(max(self.per_day * _STEP**steps, least), most)
        fitting = [
            scale for scale in Scale if self.per_day >= self._per_day(scale) / (_STEP * 1.01)
        ]
        self.scale = fitting[-1] if fitting else Scale.YEAR

    @property
    def ems_per_day(self) -> float:
        """How far it is zoomed, whatever the size of the letters."""
        return self.per_day / self.em

    def restore(self, ems_per_day: float) -> None:
        """Zooms as far as it once was."""
        self.per_day = ems_per_day * self.em
        self.zoom(0)

    def follow_font(self, em: float) -> None:
        """Keeps what is seen when letters grow."""
        self.per_day *= em / self.em
        self.offset *= em / self.em
        self.em = em

    def x(self, day: datetime.date) -> float:
        """Where a day begins."""
        return (day - self.axis.start).days * self.per_day - self.offset

    def x_after(self, day: datetime.date) -> float:
        """Where a day ends."""
        return self.x(day) + self.per_day

    def day_at(self, x: float) -> datetime.date:
        """The day at a position."""
        days = int((x + self.offset) / self.per_day)
        return self.axis.start + datetime.timedelta(days=max(days, 0))

    @property
    def width(self) -> int:
        """The whole axis in pixels."""
        return round(self.axis.days * self.per_day)

    def _per_day(self, scale: Scale) -> float:
        return _EMS_OF_UNIT[scale] * self.em / (30.44 * scale.months)
