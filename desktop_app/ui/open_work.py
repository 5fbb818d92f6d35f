"""What is still open while a version is about to be frozen."""

from __future__ import annotations

from msgspec import Struct

from desktop_app.application.status import MeasureStatus, Survey
from desktop_app.domain.plan import Plan
from desktop_app.support.i18n import _


class OpenWork(Struct, frozen=True):
    """How many of what; `measures` are those that wait for progress, none for 変更案."""

    words: str
    why: str
    measures: tuple[int, ...] = ()


def open_work(survey: Survey, plan: Plan) -> tuple[OpenWork, ...]:
    """Nothing where all is done; a plan on which nobody reports waits for no progress."""
    begun = bool(plan.reports) or any(row.entry for row in survey.owners)
    rows = survey.unconfirmed if begun else ()
    unasked = [row for row in rows if not row.answer]
    answered = [row for row in rows if row.answer]
    doubtful = list(survey.doubtful)
    waiting = sum(each.proposal is not None for each in plan.measures())
    found = [
        _of(unasked, _("未確認の施策"), _("未確認の施策 {count}件")),
        _of(answered, _("要転記の施策"), _("要転記の施策 {count}件")),
        _of(doubtful, _("要見直しの施策"), _("要見直しの施策 {count}件")),
        OpenWork(_("反映を待つ変更案 {count}件").format(count=waiting), "") if waiting else None,
    ]
    return tuple(each for each in found if each is not None)


def _of(rows: list[MeasureStatus], why: str, words: str) -> OpenWork | None:
    measures = tuple(row.id for row in rows)
    return OpenWork(words.format(count=len(rows)), why, measures) if rows else None
