"""Reading frozen content: from a root back to the plan and records of a version.

A root names its format. Older formats are raised here, row by row; what is kept is never rewritten.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Mapping
from typing import Final, TypeAlias

from desktop_app.domain.errors import DomainError
from desktop_app.domain.frozen import FORMAT, Frozen, Json, JsonObject, StoredFile, facts_of
from desktop_app.domain.kinds import (
    KIND_BY_NAME,
    NOTHING_BELOW,
    Record,
    Value,
    from_row,
    kind_of,
)
from desktop_app.domain.plan import Entity, Plan
from desktop_app.domain.progress import Occurrence, ProgressEntry
from desktop_app.domain.steps import result_of
from desktop_app.domain.tree import collection_of, in_order
from desktop_app.domain.version import Version

Row: TypeAlias = dict[str, Value]
Fetch: TypeAlias = Callable[[str], str]
"""The text that is kept under a hash."""

_AT_HAND: Final = 2
"""Versions: the one that is printed, and the one that it is compared with."""
_MEASURES_AT_ONCE: Final = 20

RAISING: Final[Mapping[int, Callable[[str, Row], Row]]] = {}
"""Per older format: from a kind's row of that format to the row of the next one."""


class Thawing:
    """Reads roots. Branches that versions have in common are read once and shared."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._entities: dict[tuple[int, str], Entity] = {}
        self._frozen: dict[str, Frozen] = {}
        self._records_at: dict[tuple[int, str], Record] = {}
        self._measures: dict[str, frozenset[int]] = {}

    def thaw(self, root: str) -> Frozen:
        """What the root stands for.

        Raises DomainError (`content_too_new`) for a format of a later program, and whatever
        `fetch` raises for what is missing.
        """
        return result_of(self.thaw_steps(root))

    def thaw_steps(self, root: str) -> Generator[None, None, Frozen]:
        """The same in steps; the roots read last are at hand."""
        known = self._frozen.pop(root, None)
        if known is None:
            told, format_ = self._root(root)
            yield from self.plan_steps(root)
            plan = self._plan_of(told, format_)
            entries, occurrences = yield from self._records(_object(told["records"]), format_)
            known = Frozen(plan, entries, occurrences, self.settings(root), _files(told))
        self._frozen[root] = known
        while len(self._frozen) > _AT_HAND:
            del self._frozen[next(iter(self._frozen))]
        return known

    def settings(self, root: str) -> Mapping[str, str]:
        """The settings of a version; nothing else is read."""
        kept = _object(self._object(root)["settings"])
        return {name: _text(_parsed(self._fetch(_text(at)))) for name, at in kept.items()}

    def plan(self, root: str) -> Plan:
        """The plan of a version; its records stay unread. Raises as `thaw`."""
        return self._plan_of(*self._root(root))

    def plan_steps(self, root: str) -> Iterator[None]:
        """Reads the chapters of a version one by one; afterwards `plan` finds them read."""
        told, format_ = self._root(root)
        below = _object(self._object(_text(told["plan"])).get("below", {}))
        for chapter in self._members(_object(below.get("chapters", {}))):
            self._entity(chapter, format_)
            yield

    def files(self, root: str) -> tuple[StoredFile, ...]:
        """The files of a version, without their bodies."""
        return _files(self._object(root))

    def measures(self, root: str) -> frozenset[int]:
        """The ids of the measures that stand in the version; the measures stay unread."""
        return self._measures_at(_text(self._object(root)["plan"]))

    def _root(self, root: str) -> tuple[JsonObject, int]:
        told = self._object(root)
        format_ = _whole(told["format"])
        if format_ > FORMAT:
            raise DomainError("content_too_new")
        return told, format_

    def _plan_of(self, root: JsonObject, format_: int) -> Plan:
        plan = self._entity_at(_text(root["plan"]), format_)
        if not isinstance(plan, Plan):
            raise TypeError(type(plan))
        return plan

    def _object(self, at: str) -> JsonObject:
        return _object(_parsed(self._fetch(at)))

    def _entity_at(self, at: str, format_: int) -> Entity:
        known = self._entities.get((format_, at))
        if known is None:
            known = self._entities[format_, at] = self._entity(self._object(at), format_)
        return known

    def _entity(self, node: JsonObject, format_: int) -> Entity:
        if "at" in node:
            return self._entity_at(_text(node["at"]), format_)
        members: dict[str, list[Entity]] = defaultdict(list)
        for bag in _object(node.get("below", {})).values():
            for member in self._members(_object(bag)):
                entity = self._entity(member, format_)
                members[collection_of(kind_of(entity))].append(entity)
        below = {name: in_order(tuple(held)) for name, held in members.items()}
        made = _made(node, format_, below)
        if isinstance(made, Record):
            raise TypeError(type(made))
        return made

    def _members(self, bag: JsonObject) -> Iterator[JsonObject]:
        for member in _list(bag.get("all", [])):
            yield _object(member)
        for at in _object(bag.get("by", {})).values():
            yield from self._members(self._object(_text(at)))

    def _records(
        self, bag: JsonObject, format_: int
    ) -> Generator[None, None, tuple[tuple[ProgressEntry, ...], tuple[Occurrence, ...]]]:
        entries: list[ProgressEntry] = []
        occurrences: list[Occurrence] = []
        for count, member in enumerate(self._members(bag), 1):
            if not count % _MEASURES_AT_ONCE:
                yield
            node = self._resolved(member)
            for name in ("entries", "occurrences"):
                for record in self._logged(_object(node[name]), format_):
                    if isinstance(record, ProgressEntry):
                        entries.append(record)
                    elif isinstance(record, Occurrence):
                        occurrences.append(record)
        return (
            tuple(sorted(entries, key=lambda e: (e.as_of, e.recorded_at, e.id))),
            tuple(sorted(occurrences, key=lambda o: (o.on, o.recorded_at, o.id))),
        )

    def _logged(self, log: JsonObject, format_: int) -> Iterator[Record]:
        for at in _list(log["chunks"]):
            for member in _list(self._object(_text(at))["all"]):
                yield self._record(_object(member), format_)
        for member in _list(log["open"]):
            yield self._record(_object(member), format_)

    def _record(self, member: JsonObject, format_: int) -> Record:
        at = _text(member.get("at", ""))
        known = self._records_at.get((format_, at)) if at else None
        if known is None:
            made = _made(self._resolved(member), format_)
            if not isinstance(made, Record):
                raise TypeError(type(made))
            known = made
            if at:
                self._records_at[format_, at] = made
        return known

    def _resolved(self, member: JsonObject) -> JsonObject:
        return self._object(_text(member["at"])) if "at" in member else member

    def _measures_at(self, at: str) -> frozenset[int]:
        known = self._measures.get(at)
        if known is None:
            known = self._measures[at] = self._measures_below(self._object(at))
        return known

    def _measures_below(self, node: JsonObject) -> frozenset[int]:
        found: set[int] = set()
        for name, bag in _object(node.get("below", {})).items():
            if name not in _TO_MEASURES:
                continue
            for member in self._members(_object(bag)):
                if member["kind"] == "measure":
                    found.add(_whole(member["id"]))
                elif "at" in member:
                    found |= self._measures_at(_text(member["at"]))
                else:
                    found |= self._measures_below(member)
        return frozenset(found)


_TO_MEASURES: Final = ("chapters", "items", "entries")
"""The collections on the way from the plan to its measures."""


def agrees(version: Version, root_text: str) -> bool:
    """Whether the row of a version says what its root says."""
    root = _parsed(root_text)
    return isinstance(root, dict) and all(
        root.get(name) == value for name, value in facts_of(version).items() if name != "format"
    )


def references(text: str) -> frozenset[str]:
    """The hashes that a piece names. Rows name none: their texts may say anything."""
    return frozenset(_named(_parsed(text)))


def files_of(root_text: str) -> tuple[StoredFile, ...]:
    """The files that a root names."""
    return _files(_object(_parsed(root_text)))


def _named(told: Json) -> Iterator[str]:
    if not isinstance(told, dict):
        return
    for name in ("at", "plan"):
        if name in told:
            yield _text(told[name])
    for name in ("by", "settings"):
        yield from map(_text, _object(told.get(name, {})).values())
    yield from map(_text, _list(told.get("chunks", [])))
    for name in ("all", "open"):
        for member in _list(told.get(name, [])):
            yield from _named(member)
    for name in ("records", "entries", "occurrences"):
        yield from _named(told.get(name))
    for bag in _object(told.get("below", {})).values():
        yield from _named(bag)


def _made(
    node: JsonObject, format_: int, below: Mapping[str, tuple[Entity, ...]] = NOTHING_BELOW
) -> Entity | Record:
    name = _text(node["kind"])
    row: Row = {
        column: value if value is None or isinstance(value, str | int) else _value(value)
        for column, value in _object(node["row"]).items()
    }
    for older in range(format_, FORMAT):
        row = RAISING[older](name, row)
    return from_row(KIND_BY_NAME[name], _whole(node["id"]), row, below)


def _files(root: JsonObject) -> tuple[StoredFile, ...]:
    told = [_object(each) for each in _list(root["files"])]
    return tuple(StoredFile(_text(f["name"]), _text(f["sha256"]), _whole(f["size"])) for f in told)


def _parsed(text: str) -> Json:
    told: Json = json.loads(text)
    return told


def _object(told: Json) -> JsonObject:
    if not isinstance(told, dict):
        raise TypeError(type(told))
    return told


def _list(told: Json) -> list[Json]:
    if not isinstance(told, list):
        raise TypeError(type(told))
    return told


def _text(told: Json) -> str:
    if not isinstance(told, str):
        raise TypeError(type(told))
    return told


def _whole(told: Json) -> int:
    if not isinstance(told, int):
        raise TypeError(type(told))
    return told


def _value(told: Json) -> Value:
    if isinstance(told, float | list | dict):
        raise TypeError(type(told))
    return told
