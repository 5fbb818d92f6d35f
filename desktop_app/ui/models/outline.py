"""The plan as rows of an outline: which row stands where, under which id. No Qt in here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct, field

from desktop_app.domain.numbering import item_mark
from desktop_app.domain.plan import Chapter, Detail, Group, Item, Measure, Note, Plan
from desktop_app.domain.progress import Status
from desktop_app.domain.tree import find_path

RowEntity: TypeAlias = Chapter | Item | Group | Measure | Detail | Note

ROW_KINDS = frozenset({"chapter", "item", "group", "measure", "detail", "note"})
ROOT = 0
"""The id of the invisible row above all chapters; entities' ids begin at 1."""


class Node(Struct):
    """A row. `children` are ids, in order."""

    entity: RowEntity | None
    parent: int = ROOT
    children: list[int] = field(default_factory=list)


class Outline:
    """The rows by id. Those that are hidden are kept, with all below them, but not shown."""

    def __init__(self, plan: Plan, hidden: frozenset[int] = frozenset()) -> None:
        self.nodes: dict[int, Node] = {ROOT: Node(None)}
        self._numbers: dict[int, int] = {}
        self.number_chapters(plan)
        for chapter in plan.chapters:
            self.insert(ROOT, len(self.nodes[ROOT].children), chapter)
        self.shown: dict[int, Sequence[int]] = {}
        """What `below` has told of rows, for who asks it of thousands."""
        self.hidden: frozenset[int] = frozenset()
        self.hide(hidden & self.nodes.keys())

    def __contains__(self, entity: int) -> bool:
        return entity in self.nodes and entity not in self.hidden

    def hide(self, rows: frozenset[int]) -> None:
        """Shows all rows but these, all of them there, and with what stands below them."""
        self.hidden = rows
        self.shown.clear()

    def entity(self, id_: int) -> RowEntity | None:
        """What a row shows."""
        node = self.nodes.get(id_)
        return node.entity if node else None

    def below(self, id_: int) -> Sequence[int]:
        """The rows shown directly below a row, in order."""
        shown = self.shown.get(id_)
        if shown is None and (node := self.nodes.get(id_)):
            shown = self.shown[id_] = (
                [row for row in node.children if row not in self.hidden]
                if self.hidden
                else node.children
            )
        return shown or ()

    def row(self, id_: int) -> int:
        """The place of a row among its siblings."""
        return self.below(self.nodes[id_].parent).index(id_)

    def insert(self, parent: int, row: int, entity: RowEntity) -> None:
        """A row with everything below it."""
        self.nodes[parent].children.insert(row, entity.id)
        self._fill(parent, entity)

    def _fill(self, parent: int, entity: RowEntity) -> None:
        below = row_children(entity)
        self.nodes[entity.id] = Node(entity, parent, [child.id for child in below])
        for child in below:
            self._fill(entity.id, child)

    def chapter_number(self, id_: int) -> int:
        """The printed number of a chapter, hidden ones counted; 0 for one that is going."""
        return self._numbers.get(id_, 0)

    def number_chapters(self, plan: Plan) -> None:
        """Numbers the chapters as the plan has them now."""
        self._numbers = {chapter.id: n for n, chapter in enumerate(plan.chapters, 1)}

    def remove(self, id_: int) -> None:
        """A row with everything below it gone."""
        node = self.nodes[id_]
        for child in tuple(node.children):
            self.remove(child)
        self.nodes[node.parent].children.remove(id_)
        del self.nodes[id_]
        self.shown.pop(id_, None)

    def move(self, id_: int, parent: int, row: int) -> None:
        """A row elsewhere; `row` is its place after it was taken out."""
        node = self.nodes[id_]
        self.nodes[node.parent].children.remove(id_)
        node.parent = parent
        self.nodes[parent].children.insert(row, id_)

    def ancestors(self, id_: int) -> Iterator[int]:
        """The rows above, nearest first."""
        parent = self.nodes[id_].parent
        while parent != ROOT:
            yield parent
            parent = self.nodes[parent].parent

    def has_rows(self, wanted: Mapping[int, tuple[int, ...]]) -> bool:
        """Whether the rows below these are the wanted ones, in that order."""
        return all(
            id_ in self.nodes and tuple(self.nodes[id_].children) == rows
            for id_, rows in wanted.items()
        )

    def refresh(self, plan: Plan, ids: Iterable[int]) -> None:
        """Shows what the plan says now of these rows and of those above.

        Follows the rows down from the chapter, so that a large plan is not searched.
        """
        self.number_chapters(plan)
        for id_ in ids:
            if id_ not in self.nodes:
                continue
            members: tuple[RowEntity, ...] = plan.chapters
            for row in (*reversed(tuple(self.ancestors(id_))), id_):
                entity = next(member for member in members if member.id == row)
                self.nodes[row].entity = entity
                members = row_children(entity)


class Part(Struct):
    """Where rows are wanted: below each row that is told here, these, in order."""

    below: dict[int, tuple[int, ...]] = field(default_factory=dict)
    entities: dict[int, RowEntity] = field(default_factory=dict)
    parents: dict[int, int] = field(default_factory=dict)

    @classmethod
    def around(cls, plan: Plan, rows: Iterable[int]) -> Part:
        """The ways to these rows, and what is below them; without those that are gone."""
        made = cls()
        made.tell(ROOT, plan.chapters)
        for row in rows:
            for entity in (find_path(plan, row) or ())[1:]:
                if isinstance(entity, RowEntity):
                    made.tell(entity.id, row_children(entity))
        return made

    def tell(self, parent: int, members: tuple[RowEntity, ...]) -> None:
        """What is below a row."""
        if parent in self.below:
            return
        self.below[parent] = tuple(member.id for member in members)
        for member in members:
            self.entities[member.id] = member
            self.parents[member.id] = parent

    def row(self, id_: int) -> int:
        """The place of a row among its siblings."""
        return self.below[self.parents[id_]].index(id_)


def row_children(entity: RowEntity) -> tuple[RowEntity, ...]:
    """The rows directly below an entity."""
    match entity:
        case Chapter(items=items, notes=notes):
            return (*items, *notes)
        case Item(entries=entries):
            return entries
        case Measure(details=details):
            return details
    return ()


def text_of(entity: RowEntity) -> str:
    """The words of a row, without mark."""
    return entity.title if isinstance(entity, Chapter | Item) else entity.text


def text_field(entity: RowEntity) -> str:
    """The field that holds the words of a row."""
    return "title" if isinstance(entity, Chapter | Item) else "text"


def mark_of(outline: Outline, id_: int) -> str:
    """The printed number of a chapter or item; measures and details have drawn marks."""
    entity = outline.entity(id_)
    if isinstance(entity, Chapter):
        return str(outline.chapter_number(id_) or "")
    if isinstance(entity, Item):
        chapter = outline.entity(outline.nodes[id_].parent)
        return item_mark(chapter, entity) if isinstance(chapter, Chapter) else ""
    return ""


def measures_below(entity: RowEntity) -> tuple[Measure, ...]:
    """The measures of a chapter or item."""
    match entity:
        case Chapter(items=items):
            return tuple(measure for item in items for measure in item.measures)
        case Item():
            return entity.measures
    return ()


def done_of(measures: tuple[Measure, ...], statuses: Mapping[int, Status]) -> int:
    """How many of the measures are 実施済."""
    return sum(statuses.get(measure.id) is Status.DONE for measure in measures)
