"""What copied rows were tied to, found again in the plan that takes them in. No Qt in here.

In the plan that they come from, or in a copy of its file, by id; elsewhere by words.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.application.traceability import reasons_in
from desktop_app.domain.folding import fold
from desktop_app.domain.kinds import KEY, PARENT, to_row
from desktop_app.domain.plan import Assignment, Link, Measure, Plan, new_id
from desktop_app.ui.new_rows import NewRow


class Ties:
    """Departments and reasons of one plan, as another knows them."""

    def __init__(self, source: Plan, target: Plan) -> None:
        self._by_id = source.id == target.id
        self._names = {each.id: each.name for each in source.departments}
        standing = [each for each in target.departments if each.ended_on is None]
        self._departments = {fold(each.name): each.id for each in standing}
        self._department_ids = {each.id for each in target.departments}
        self._reasons = {(each.kind, fold(each.text)): each.id for each in reasons_in(target)}
        self._words = {each.id: (each.kind, fold(each.text)) for each in reasons_in(source)}
        self._links: dict[int, list[Link]] = {}
        for link in source.links:
            self._links.setdefault(link.source, []).append(link)

    def assigned(self, assignment: Assignment) -> Iterator[NewRow]:
        """Who carries a measure; a department that the plan lacks is made first."""
        department = self._department(assignment.department)
        if not department:
            name = self._names.get(assignment.department, "")
            if not name:
                return
            department = self._departments[fold(name)] = new_id()
            yield NewRow("department", {"name": name}, id=department)
        told = to_row(assignment).items()
        values = {name: value for name, value in told if name not in (PARENT, KEY)}
        yield NewRow("assignment", {**values, "department": department})

    def links(self, measure: Measure) -> tuple[tuple[tuple[int, str], ...], int]:
        """The reasons of a measure with what was noted of each; and how many the plan lacks."""
        found = [
            (self._reason(link.target), link.noted) for link in self._links.get(measure.id, ())
        ]
        held = tuple((reason, noted) for reason, noted in found if reason)
        return held, len(found) - len(held)

    def _department(self, id_: int) -> int:
        if self._by_id and id_ in self._department_ids:
            return id_
        return self._departments.get(fold(self._names.get(id_, "")), 0)

    def _reason(self, id_: int) -> int:
        words = self._words.get(id_)
        if self._by_id and id_ in self._reasons.values():
            return id_
        return self._reasons.get(words, 0) if words else 0
