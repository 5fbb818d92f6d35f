"""Handlers of the commands on 部署 and on who carries a measure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from desktop_app.application.commands.department import (
    AssignMeasures,
    DepartmentCommand,
    MergeDepartment,
    RenameDepartment,
)
from desktop_app.application.handlers.checks import check_text
from desktop_app.application.handlers.situation import Outcome, Situation
from desktop_app.domain.errors import DomainError
from desktop_app.domain.order_key import key_between
from desktop_app.domain.plan import Assignment, Department, DepartmentName, Measure, Plan, Role
from desktop_app.domain.tree import get, path_to, replaced


def handle_department(command: DepartmentCommand, situation: Situation) -> Outcome:
    """Carries out a command on departments."""
    match command:
        case RenameDepartment():
            return rename_department(command, situation)
        case MergeDepartment():
            return merge_department(command, situation)
        case AssignMeasures():
            return assign_measures(command, situation)


def rename_department(command: RenameDepartment, situation: Situation) -> Outcome:
    """Another name from a day on; the former one is kept with the day on which it ended."""
    plan = situation.plan
    department = get(plan, command.department, Department)
    name = command.name.strip()
    check_text("name", name)
    if not name:
        raise DomainError("name_needed")
    if name == department.name:
        return Outcome(plan)
    last = max((each.until for each in department.names if each.until), default=None)
    if last is not None and command.on <= last:
        raise DomainError("renamed_later", day=last.isoformat())
    former = DepartmentName(
        situation.new_id(), _last_key(department.names), department.name, command.on
    )
    renamed = replace(department, name=name, names=(*department.names, former))
    return Outcome(_with(plan, renamed), new_ids=(former.id,))


def merge_department(command: MergeDepartment, situation: Situation) -> Outcome:
    """A department ended; what it carried is carried by the other from that day on."""
    plan = situation.plan
    department = get(plan, command.department, Department)
    into = get(plan, command.into, Department)
    if into.id == department.id or _ended(into, command.on) or _ended(department, command.on):
        raise DomainError("department_ended")
    ended = replace(department, ended_on=command.on, merged_into=into.id)
    handing_over = _HandingOver(department.id, into.id, command.on, situation)
    changed = (handing_over.taken(measure) for measure in plan.measures())
    after = _with_measures(_with(plan, ended), {m.id: m for m in changed if m is not None})
    return Outcome(after, new_ids=tuple(handing_over.made))


def assign_measures(command: AssignMeasures, situation: Situation) -> Outcome:
    """A department that carries measures from a day on; the former 主管 ends the day before."""
    plan = situation.plan
    department = get(plan, command.department, Department)
    if command.since is not None and _ended(department, command.since):
        raise DomainError("department_ended")
    made: list[int] = []
    changed: dict[int, Measure] = {}
    for id_ in dict.fromkeys(command.measures):
        measure = situation.measure(id_)
        if _carries(measure, command):
            continue
        kept = tuple(_ending(measure.assignments, command))
        new = Assignment(
            situation.new_id(), _last_key(kept), department.id, command.role, command.since
        )
        changed[id_] = replace(measure, assignments=(*kept, new))
        made.append(new.id)
    return Outcome(_with_measures(plan, changed), new_ids=tuple(made))


class _HandingOver(Struct, frozen=True):
    """Hands the measures of one department to another."""

    department: int
    into: int
    on: datetime.date
    situation: Situation
    made: list[int] = field(default_factory=list)

    def taken(self, measure: Measure) -> Measure | None:
        """The measure with its new bearer, or None if the department does not carry it."""
        assignments: list[Assignment] = []
        for each in measure.assignments:
            if each.department != self.department or _over(each, self.on):
                assignments.append(each)
                continue
            if each.since is None or each.since < self.on:
                assignments.append(replace(each, until=self.on))
            if not self._carried_already(measure, each.role):
                assignments.append(self._successor(each, assignments))
        if tuple(assignments) == measure.assignments:
            return None
        return replace(measure, assignments=tuple(sorted(assignments, key=_place)))

    def _carried_already(self, measure: Measure, role: Role) -> bool:
        """Who is 主管 needs not be named as 関係 too."""
        return any(
            each.department == self.into
            and not _over(each, self.on)
            and (each.role is role or role is Role.RELATED)
            for each in measure.assignments
        )

    def _successor(self, former: Assignment, before: list[Assignment]) -> Assignment:
        since = max(self.on, former.since or self.on)
        self.made.append(self.situation.new_id())
        key = _last_key((*before, former))
        return Assignment(self.made[-1], key, self.into, former.role, since, former.until)


def _carries(measure: Measure, command: AssignMeasures) -> bool:
    return any(
        each.department == command.department
        and each.role is command.role
        and each.until is None
        and (each.since is None or (command.since is not None and each.since <= command.since))
        for each in measure.assignments
    )


def _ending(assignments: tuple[Assignment, ...], command: AssignMeasures) -> Iterator[Assignment]:
    """The assignments beside a new one: a measure has one 主管 at a time."""
    for each in assignments:
        open_lead = each.role is Role.LEAD and (
            command.since is None or not _over(each, command.since)
        )
        if command.role is not Role.LEAD or not open_lead:
            yield each
        elif command.since is not None and (each.since is None or each.since < command.since):
            yield replace(each, until=command.since)


def _over(assignment: Assignment, day: datetime.date) -> bool:
    """Whether it is over by that day."""
    return assignment.until is not None and assignment.until <= day


def _ended(department: Department, day: datetime.date) -> bool:
    return department.ended_on is not None and department.ended_on <= day


def _place(assignment: Assignment) -> tuple[str, int]:
    return assignment.key, assignment.id


def _last_key(siblings: Iterable[Assignment | DepartmentName]) -> str:
    return key_between(max((each.key for each in siblings), default=""), "")


def _with(plan: Plan, department: Department) -> Plan:
    return replaced(plan, path_to(plan, department.id), department)


def _with_measures(plan: Plan, changed: Mapping[int, Measure]) -> Plan:
    """The plan with these measures in place of their former selves, in one walk."""
    if not changed:
        return plan
    return replace(
        plan,
        chapters=tuple(
            replace(
                chapter,
                items=tuple(
                    replace(item, entries=tuple(changed.get(e.id, e) for e in item.entries))
                    if any(entry.id in changed for entry in item.entries)
                    else item
                    for item in chapter.items
                ),
            )
            for chapter in plan.chapters
        ),
    )
