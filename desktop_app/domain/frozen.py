"""Frozen content: plan and records as canonical JSON, each piece kept once under its SHA-256.

The pieces form a tree of hashes below the root of a version. What did not change since an earlier
version has the same hash and costs nothing again. Members of a collection hang in buckets chosen by
their id, so that a change among thousands of siblings writes a few small pieces anew, never the
whole list. Content is never rewritten; `thawing` reads it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterable, Mapping
from typing import Final, TypeAlias

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from desktop_app.domain.kinds import PARENT, Record, kind_of, to_row
from desktop_app.domain.plan import Entity, Plan
from desktop_app.domain.progress import Occurrence, ProgressEntry
from desktop_app.domain.steps import part, result_of
from desktop_app.domain.tree import collections, walk
from desktop_app.domain.version import Version

Json: TypeAlias = str | int | float | bool | list["Json"] | dict[str, "Json"] | None
JsonObject: TypeAlias = dict[str, Json]

FORMAT: Final = 1
BUCKET_SIZE: Final = 16
CHUNK_SIZE: Final = 8
_OF_PLAN: Final = 0.2
"""Of the work for a version; the rest is for its records."""
INLINE_BYTES: Final = 256
"""A piece up to this size stands in the one above it: a hash would cost as much."""
STANDING: Final = "standing"
"""The setting that names the versions which were not withdrawn when a version was frozen, by id."""


class StoredFile(Struct, frozen=True):
    """A file kept with a version, unaltered: what was submitted. `sha256` finds its body."""

    name: str
    sha256: str
    size: int


class Contents(Struct, frozen=True):
    """What a store is to keep beside its rows: texts and bodies of files, by SHA-256."""

    texts: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)

    def and_also(self, other: Contents) -> Contents:
        """Both together."""
        return Contents({**self.texts, **other.texts}, {**self.files, **other.files})


NO_CONTENTS: Final = Contents()


class Frozen(Struct, frozen=True):
    """Everything that a version holds. `settings` are the texts given with it, such as wording."""

    plan: Plan
    entries: tuple[ProgressEntry, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    files: tuple[StoredFile, ...] = ()


def canonical(told: Json) -> str:
    """The one text of a JSON value: sorted names, no blanks."""
    return _body(told).decode()


def _body(told: Json) -> bytes:
    return _ENCODER.encode(told)


_ENCODER: Final = msgspec.json.Encoder(order="sorted")


def sha256_of(body: bytes) -> str:
    """The SHA-256 as lower-case hexadecimal digits."""
    import hashlib  # brings a library of ciphers along; a plan without versions needs none

    return hashlib.sha256(body).hexdigest()


def freeze(version: Version, frozen: Frozen) -> tuple[Version, Contents]:
    """The version with its root, and the texts that the root stands for.

    The bodies of stored files are not among them.
    """
    return result_of(freeze_steps(version, frozen))


def freeze_steps(
    version: Version, frozen: Frozen
) -> Generator[float, None, tuple[Version, Contents]]:
    """The same in steps that tell the share (0 to 1) of what is done."""
    writer = _Writer()
    rows, measures = sum(1 for _ in walk(frozen.plan)), len(frozen.plan.measures())
    plan = yield from part(_shares(_entity_steps(writer, frozen.plan), rows), 0, _OF_PLAN)
    records = yield from part(_shares(_record_steps(writer, frozen), measures), _OF_PLAN, 1)
    root: JsonObject = {
        **facts_of(version),
        "plan": writer.put(plan),
        "records": records,
        "settings": {name: writer.put(text) for name, text in frozen.settings.items()},
        "files": [{"name": f.name, "sha256": f.sha256, "size": f.size} for f in frozen.files],
    }
    return replace(version, root=writer.put(root)), Contents(writer.texts)


def facts_of(version: Version) -> JsonObject:
    """What a root says of its version; that it was withdrawn is said later, and only in its row."""
    return {
        "format": FORMAT,
        "id": version.id,
        "name": version.name,
        "date": version.date.isoformat(),
        "occasion": str(version.occasion),
        "addressee": version.addressee,
        "previous": version.previous,
        "recorded_at": version.recorded_at,
        "recorded_by": version.recorded_by,
    }


class _Writer(Struct):
    texts: dict[str, str] = field(default_factory=dict)

    def put(self, node: Json) -> str:
        """Keeps a piece and returns its hash."""
        return self.keep(_body(node))

    def keep(self, body: bytes) -> str:
        digest = sha256_of(body)
        self.texts[digest] = body.decode()
        return digest

    def member(self, node: JsonObject) -> JsonObject:
        """The piece itself if it is small, else where it is."""
        body = _body(node)
        if len(body) <= INLINE_BYTES:
            return node
        return {"id": node["id"], "kind": node["kind"], "at": self.keep(body)}

    def reference(self, node: JsonObject) -> JsonObject:
        """As `member`, for members that nobody looks for by their id."""
        body = _body(node)
        return node if len(body) <= INLINE_BYTES else {"at": self.keep(body)}

    def bag_steps(
        self, members: Iterable[tuple[int, JsonObject]]
    ) -> Generator[None, None, JsonObject]:
        """Members in buckets by id: the same members make the same bag, whatever their order."""
        placed = [(_digits(id_), id_, node) for id_, node in members]
        return (yield from self._bag(placed, depth=0))

    def _bag(
        self, members: list[tuple[str, int, JsonObject]], *, depth: int
    ) -> Generator[None, None, JsonObject]:
        if len(members) <= BUCKET_SIZE:
            ordered = sorted(members, key=lambda member: (member[1], str(member[2]["kind"])))
            return {"all": [node for _, _, node in ordered]}
        buckets: dict[str, list[tuple[str, int, JsonObject]]] = defaultdict(list)
        for member in members:
            buckets[member[0][depth]].append(member)
        by: JsonObject = {}
        for digit, those in buckets.items():
            by[digit] = self.put((yield from self._bag(those, depth=depth + 1)))
            yield
        return {"by": by}

    def log(self, nodes: list[JsonObject]) -> JsonObject:
        """Members that only ever grow at the end: full chunks stay as they are."""
        members = [self.reference(node) for node in nodes]
        full = len(members) // CHUNK_SIZE * CHUNK_SIZE
        chunks: list[Json] = [
            self.put({"all": list(members[at : at + CHUNK_SIZE])})
            for at in range(0, full, CHUNK_SIZE)
        ]
        return {"chunks": chunks, "open": list(members[full:])}


def _digits(id_: int) -> str:
    return sha256_of(str(id_).encode())


def _shares(
    steps: Generator[None, None, JsonObject], expected: int
) -> Generator[float, None, JsonObject]:
    """Tells the share of the steps that are expected; a few more keep it at the end."""
    done = 0
    while True:
        try:
            next(steps)
        except StopIteration as end:
            node: JsonObject = end.value
            return node
        done += 1
        yield min(1.0, done / expected)


def _entity_steps(writer: _Writer, entity: Entity) -> Generator[None, None, JsonObject]:
    """A step for each entity below."""
    below: JsonObject = {}
    for name, members in collections(entity):
        nodes: list[tuple[int, JsonObject]] = []
        for member in members:
            node = yield from _entity_steps(writer, member)
            nodes.append((member.id, writer.member(node)))
            yield
        if nodes:
            below[name] = yield from writer.bag_steps(nodes)
    node = _node(entity)
    if below:
        node["below"] = below
    return node


def _node(entity: Entity | Record) -> JsonObject:
    row: JsonObject = {name: value for name, value in to_row(entity).items() if name != PARENT}
    return {"kind": kind_of(entity).name, "id": entity.id, "row": row}


def _record_steps(writer: _Writer, frozen: Frozen) -> Generator[None, None, JsonObject]:
    """A step for the records of each measure, then for their bag."""
    entries: dict[int, list[ProgressEntry]] = defaultdict(list)
    occurrences: dict[int, list[Occurrence]] = defaultdict(list)
    for entry in frozen.entries:
        entries[entry.measure].append(entry)
    for occurrence in frozen.occurrences:
        occurrences[occurrence.measure].append(occurrence)
    members: list[tuple[int, JsonObject]] = []
    for measure in entries.keys() | occurrences.keys():
        node: JsonObject = {
            "kind": "records",
            "id": measure,
            "entries": writer.log([_node(e) for e in sorted(entries[measure], key=_age)]),
            "occurrences": writer.log([_node(o) for o in sorted(occurrences[measure], key=_age)]),
        }
        members.append((measure, writer.member(node)))
        yield
    return (yield from writer.bag_steps(members))


def _age(record: ProgressEntry | Occurrence) -> tuple[str, int]:
    return record.recorded_at, record.id
