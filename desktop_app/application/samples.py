"""The bundled plans. Nothing of them stands in the code: each is a file under resources/samples.

The fictional plan comes with a story: what happened to it, as dated commands that are carried out
one after the other through the one door, so that versions, journal and entries arise as they do in
use. The same story gives the same ids.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from msgspec import Struct, field
from msgspec.structs import replace

from desktop_app.application.command_json import read_command
from desktop_app.application.plan_json import Json, JsonObject, plan_from_json
from desktop_app.application.ports import PlanStore
from desktop_app.application.session import PlanSession
from desktop_app.domain.plan import ID_LIMIT, Plan, new_id

SUBMITTED = "submitted"
FICTIONAL = "fictional"
EMPTY = "empty"
SAMPLES = (SUBMITTED, FICTIONAL)


def submitted_plan(resources: Path) -> Plan:
    """The plan that was submitted and published; its ids are the same in every copy."""
    return _read(resources, SUBMITTED)


def fictional_plan(resources: Path) -> Plan:
    """The openly fictional plan as it was submitted; `play_fictional` adds what happened then."""
    return _read(resources, FICTIONAL)


class _StoryTeller(Struct):
    """Stands in for clock, user and chance while a story is told."""

    now: datetime.datetime = datetime.datetime(1, 1, 1)  # noqa: DTZ001 - local time, as plan files
    count: int = 0
    names: dict[str, int] = field(default_factory=dict)

    def moment(self) -> datetime.datetime:
        """When the step was taken, by the story."""
        return self.now

    def new_id(self) -> int:
        """The next of a fixed row of ids."""
        self.count += 1
        digest = hashlib.sha256(f"{FICTIONAL}:{self.count}".encode()).digest()
        return int.from_bytes(digest[:6]) % (ID_LIMIT - 1) + 1

    def named(self, told: Json) -> Json:
        """What is told, with `$name` replaced by the id that an earlier step made."""
        if isinstance(told, str):
            return self.names[told[1:]] if told.startswith("$") else told
        if isinstance(told, Mapping):
            return {name: self.named(value) for name, value in told.items()}
        if isinstance(told, list):
            return [self.named(each) for each in told]
        return told


def play_fictional(store: PlanStore, resources: Path) -> None:
    """Carries out the story of the fictional plan on a store that holds it as submitted."""
    teller = _StoryTeller()
    session = PlanSession(store, now=teller.moment, who="", make_id=teller.new_id)
    for told in _steps(resources):
        teller.now = datetime.datetime.fromisoformat(str(told["at"]))
        session.who = str(told["who"])
        text = json.dumps(teller.named(told["command"]), ensure_ascii=False)
        made = session.execute(read_command(text.encode()))
        if "as" in told:
            teller.names[str(told["as"])] = made[0]


def _steps(resources: Path) -> Iterator[JsonObject]:
    lines = (resources / "samples" / f"{FICTIONAL}.jsonl").read_text(encoding="utf-8")
    for line in lines.splitlines():
        yield cast("JsonObject", json.loads(line))


def empty_plan(resources: Path) -> Plan:
    """The usual chapters without items: the start of another plan, so all its ids are new."""
    plan = _read(resources, EMPTY)
    chapters = tuple(replace(chapter, id=new_id()) for chapter in plan.chapters)
    return replace(plan, id=new_id(), chapters=chapters)


def _read(resources: Path, name: str) -> Plan:
    text = (resources / "samples" / f"{name}.json").read_text(encoding="utf-8")
    told = cast("JsonObject", json.loads(text))
    if not isinstance(told, Mapping):
        raise TypeError(name)
    return plan_from_json(told)
