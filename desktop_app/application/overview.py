"""概況: the rows behind each figure of a survey."""

from __future__ import annotations

from desktop_app.application.status import NO_ENTRY, Coverage, MeasureStatus, Survey
from desktop_app.domain.progress import Status


def rows_counted(
    survey: Survey, *, chapter: int | None = None, status_id: str | None = None
) -> tuple[MeasureStatus, ...]:
    """The measures that a figure of the table counts; None stands for all chapters or statuses."""
    return tuple(
        row
        for row in survey.rows
        if row.counted
        and (chapter is None or row.place.chapter == chapter)
        and (status_id is None or row.status_id == status_id)
    )


def gaps(survey: Survey) -> tuple[Coverage, ...]:
    """The points of the orders that no measure answers."""
    return tuple(each for each in survey.coverage if not each.measures)


def status_of(status_id: str) -> Status | None:
    """The 進捗区分 of one of STATUS_IDS; None is 未入力."""
    return None if status_id == NO_ENTRY else Status(status_id)
