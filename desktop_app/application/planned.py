"""追加予定: the measures that stand only in the draft, told like the rows of a survey.

They are promised to nobody yet: they have no entries, are counted nowhere and cannot be late.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.application.status import MeasureStatus, Place, RoundMark, Survey
from desktop_app.domain.departments import bearers, departments_by_id
from desktop_app.domain.numbering import short_reference
from desktop_app.domain.pace import Facts
from desktop_app.domain.plan import Measure, Plan


def planned_rows(plan: Plan, survey: Survey) -> Iterator[MeasureStatus]:
    """Each with the number that the draft gives it, in the draft's order."""
    wanted = frozenset(survey.in_force.planned)
    if not wanted:
        return
    departments = departments_by_id(plan)
    for number, chapter in enumerate(plan.chapters, start=1):
        for item in chapter.items:
            reference = short_reference(number, chapter, item)
            place = Place(chapter.id, number, item.id, reference)
            for measure in item.measures:
                if measure.id in wanted:
                    yield MeasureStatus(
                        measure=measure,
                        place=place,
                        owner=measure.id,
                        counted=False,
                        bearers=bearers(measure, departments, on=survey.as_of),
                        facts=_facts(plan, measure, survey),
                        previous=None,
                        in_round=False,
                        mark=RoundMark.UNCONFIRMED,
                        silent=True,
                        overdue=None,
                        due=None,
                    )


def _facts(plan: Plan, measure: Measure, survey: Survey) -> Facts:
    reading = measure.timing.read(on=plan.date or survey.as_of, conventions=plan.conventions)
    return Facts(reading, survey.as_of, plan.date, measure.measure_type)
