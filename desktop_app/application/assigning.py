"""Who carries a measure, changed by name: what a field that completes names asks for."""

from __future__ import annotations

import datetime

from desktop_app.application.commands import (
    AddEntity,
    AssignMeasures,
    Command,
    DeleteEntity,
    Together,
)
from desktop_app.domain.departments import departments_on, holds_on
from desktop_app.domain.folding import fold
from desktop_app.domain.plan import Measure, Plan, Role, new_id


def department_named(plan: Plan, name: str, *, on: datetime.date) -> int | None:
    """The department of that name on a day; width and blanks make no difference."""
    wanted = fold(name)
    found = (each for each in departments_on(plan, on) if fold(each.name) == wanted)
    bearer = next(found, None) if wanted else None
    return bearer.department if bearer else None


def assign_by_name(
    plan: Plan, measure: Measure, name: str, role: Role, *, on: datetime.date
) -> Command | None:
    """A department made to carry a measure; one of a new name is added in the same step.

    An empty name takes the 主管 away. None if nothing is asked for.
    """
    if not name.strip():
        return release(measure, role, on=on) if role is Role.LEAD else None
    department = department_named(plan, name, on=on)
    if department is not None:
        return AssignMeasures((measure.id,), department, role)
    made = new_id()
    return Together(
        (
            AddEntity("department", values={"name": name.strip()}, id=made),
            AssignMeasures((measure.id,), made, role),
        )
    )


def release(
    measure: Measure, role: Role, *, on: datetime.date, department: int | None = None
) -> Command | None:
    """What a measure is carried by in a role taken away, as if it had never been; for mistakes."""
    gone = tuple(
        DeleteEntity(each.id)
        for each in measure.assignments
        if each.role is role
        and holds_on(each, on)
        and (department is None or each.department == department)
    )
    return gone[0] if len(gone) == 1 else Together(gone) if gone else None
