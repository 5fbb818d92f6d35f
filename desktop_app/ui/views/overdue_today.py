"""What a past 基準日 does not tell: how many are 期限超過 today."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject

from desktop_app.ui.stepped import Stepped
from desktop_app.ui.survey_desk import SurveyDesk
from desktop_app.ui.widgets.filter_bar import FilterBar

_AT_REST_MS: Final = 500
_MOST: Final = 2_000
"""Of more measures the records of another day are too long to be read in one go."""


class OverdueToday(QObject):
    """Counts once the page is at rest, and tells the chip."""

    def __init__(self, desk: SurveyDesk, filters: FilterBar) -> None:
        super().__init__(filters)
        self._desk = desk
        self._filters = filters
        self._counting: Stepped | None = None

    def look(self) -> None:
        """Counts anew: the plan or the day is another."""
        if self._counting is not None:
            self._counting.cancel()
            self._counting.deleteLater()
            self._counting = None
        if self._desk.as_of >= self._desk.today or len(self._desk.survey.rows) > _MOST:
            self._filters.show_today(None)
            return
        self._counting = Stepped(self._desk.overdue_today(), self)
        self._counting.done.connect(self._filters.show_today)
        self._counting.start(after_ms=_AT_REST_MS)
