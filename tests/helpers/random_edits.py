"""Random commands that fit a plan, for the laws that must hold after any edit."""

import datetime
import random
from collections.abc import Sequence

from desktop_app.application.commands import (
    AddEntity,
    ChangeField,
    ChangeTiming,
    Command,
    DeleteEntity,
    MoveEntity,
    RecordProgress,
    Together,
)
from desktop_app.application.handlers import LINKABLE
from desktop_app.domain.kinds import PLAN_KINDS, Kind, kind_of
from desktop_app.domain.plan import Entity, Plan
from desktop_app.domain.progress import Status
from desktop_app.domain.tree import walk

TEXTS = ("", "監査の実施", "①", "2023年度下期～", "a\nb", "𠮷野家 ➤ ー", "「引用」", "x" * 300)
TIMINGS = ("4月～", "2023年度上期", "適宜", "～2027年度", "1回/半期", "よくわからない")


class RandomEdits:
    """Makes commands from a seeded source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def command(self, plan: Plan) -> Command:
        """One command that the plan can take (links may be refused as double)."""
        makers = (
            self._add,
            self._add,
            self._add,
            self._change_text,
            self._change_text,
            self._change_timing,
            self._change_timing,
            self._move,
            self._move,
            self._delete,
            self._record,
            self._link,
        )
        made = self._chance.choice(makers)(plan)
        return made or self._add(plan)

    def several(self, plan: Plan) -> Command:
        """A step of one or more commands that do not need one another's outcome."""
        if self._chance.random() < 0.8:
            return self.command(plan)
        return Together((self._add(plan), self._add(plan)))

    def _add(self, plan: Plan) -> Command:
        kinds = [kind for kind in PLAN_KINDS if kind.parent and kind.name != "link"]
        weights = [6 if kind.name in ("measure", "detail", "item") else 1 for kind in kinds]
        while True:
            kind = self._chance.choices(kinds, weights)[0]
            parents = self._of_kind(plan, kind.parent or "")
            if parents:
                break
        parent = self._chance.choice(parents)
        before, after = self._place(parent, kind)
        field = "title" if kind.name in ("chapter", "item") else "text"
        field = "name" if kind.name == "order" else field
        values = {field: self._chance.choice(TEXTS)}
        return AddEntity(kind.name, parent.id, values, before=before, after=after)

    def _change_text(self, plan: Plan) -> Command | None:
        measure = self._any(plan, "measure")
        if measure is None:
            return None
        if self._chance.random() < 0.5:
            return ChangeField(measure.id, "new", self._chance.random() < 0.5)
        return ChangeField(measure.id, "text", self._chance.choice(TEXTS))

    def _change_timing(self, plan: Plan) -> Command | None:
        measure = self._any(plan, "measure")
        year = self._chance.choice([None, None, 2024])
        text = self._chance.choice(TIMINGS)
        return ChangeTiming(measure.id, text, year=year) if measure else None

    def _move(self, plan: Plan) -> Command | None:
        kind = self._chance.choice([k for k in PLAN_KINDS if k.name in _MOVABLE])
        moved = self._any(plan, kind.name)
        parents = self._of_kind(plan, kind.parent or "")
        if moved is None or not parents:
            return None
        parent = self._chance.choice(parents)
        siblings = [s for s in self._siblings(parent, kind) if s.id != moved.id]
        after = self._chance.choice(siblings).id if siblings else None
        return MoveEntity(moved.id, parent.id, after=after)

    def _delete(self, plan: Plan) -> Command | None:
        kind = self._chance.choice([k for k in PLAN_KINDS if k.parent and k.name != "link"])
        doomed = self._any(plan, kind.name)
        return DeleteEntity(doomed.id) if doomed else None

    def _record(self, plan: Plan) -> Command | None:
        measure = self._any(plan, "measure")
        day = datetime.date(2023, 4, 1) + datetime.timedelta(days=self._chance.randrange(1000))
        text = self._chance.choice(TEXTS)
        return (
            RecordProgress(measure.id, day, Status.DONE, report_wording=text) if measure else None
        )

    def _link(self, plan: Plan) -> Command | None:
        source_kind, target_kind = self._chance.choice(sorted(LINKABLE))
        source, target = self._any(plan, source_kind), self._any(plan, target_kind)
        if source is None or target is None:
            return None
        return AddEntity("link", None, {"source": source.id, "target": target.id})

    def _place(self, parent: Entity, kind: Kind) -> tuple[int | None, int | None]:
        siblings = self._siblings(parent, kind)
        if not siblings or self._chance.random() < 0.3:
            return None, None
        anchor = self._chance.choice(siblings).id
        return (anchor, None) if self._chance.random() < 0.5 else (None, anchor)

    @staticmethod
    def _siblings(parent: Entity, kind: Kind) -> Sequence[Entity]:
        members: Sequence[Entity] = getattr(parent, kind.collection or "")
        return members

    @staticmethod
    def _of_kind(plan: Plan, name: str) -> list[Entity]:
        return [entity for entity, _ in walk(plan) if kind_of(entity).name == name]

    def _any(self, plan: Plan, name: str) -> Entity | None:
        found = self._of_kind(plan, name)
        return self._chance.choice(found) if found else None


_MOVABLE = {"chapter", "item", "group", "measure", "detail", "requirement", "cause", "note"}
