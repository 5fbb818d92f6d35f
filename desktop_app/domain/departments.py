"""部署: who carries a measure on a day, and under what name."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from desktop_app.domain.plan import Assignment, Department, Measure, Plan, Role


class Bearer(Struct, frozen=True):
    """A department as it is shown on a day."""

    department: int
    name: str


class Bearers(Struct, frozen=True):
    """Who carries a measure on a day: 主管 (None where nobody is named) and 関係."""

    lead: Bearer | None = None
    related: tuple[Bearer, ...] = ()

    @property
    def ids(self) -> frozenset[int]:
        """Every department among them."""
        return frozenset(each.department for each in (*_some(self.lead), *self.related))


def holds_on(assignment: Assignment, day: datetime.date) -> bool:
    """Whether it holds on a day: from `since` to the day before `until`."""
    begun = assignment.since is None or assignment.since <= day
    return begun and (assignment.until is None or day < assignment.until)


def departments_by_id(plan: Plan) -> Mapping[int, Department]:
    """The departments of a plan, ended ones too."""
    return {department.id: department for department in plan.departments}


def bearers(
    measure: Measure, departments: Mapping[int, Department], *, on: datetime.date
) -> Bearers:
    """Who carries the measure on a day, under the names that they bore then."""
    held = [each for each in measure.assignments if holds_on(each, on)]
    leads = _named((a for a in held if a.role is Role.LEAD), departments, on)
    related = _named((a for a in held if a.role is Role.RELATED), departments, on)
    return Bearers(leads[0] if leads else None, related)


def carried_by(plan: Plan, department: int, *, on: datetime.date) -> tuple[int, ...]:
    """The measures that show a department on a day."""
    return tuple(
        measure.id
        for measure in plan.measures()
        if any(a.department == department and holds_on(a, on) for a in measure.assignments)
    )


def carried_from(plan: Plan, department: int, day: datetime.date) -> Counter[Role]:
    """How many measures a department carries on a day or is to carry later, by its part in them."""
    return Counter(
        role
        for measure in plan.measures()
        for role in {
            each.role
            for each in measure.assignments
            if each.department == department and (each.until is None or day < each.until)
        }
    )


def departments_on(plan: Plan, day: datetime.date) -> tuple[Bearer, ...]:
    """The departments that there are on a day, in their order."""
    return tuple(
        Bearer(each.id, each.name_on(day))
        for each in plan.departments
        if each.ended_on is None or day < each.ended_on
    )


def _named(
    assignments: Iterable[Assignment], departments: Mapping[int, Department], on: datetime.date
) -> tuple[Bearer, ...]:
    found = (departments.get(assignment.department) for assignment in assignments)
    return tuple(Bearer(each.id, each.name_on(on)) for each in found if each is not None)


def _some(bearer: Bearer | None) -> tuple[Bearer, ...]:
    return () if bearer is None else (bearer,)
