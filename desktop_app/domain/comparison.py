"""Two states of a plan compared as a reader wants it told: 新旧対照表, red marks, `compare`.

Whatever a comparison sorts out, its `changes` are whole: applied to the former plan they give the
later one. Changes of 変更案 are no news before they are adopted, so nothing here tells of them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from desktop_app.domain.changes import Added, Changed, ChangeSet, Removed
from desktop_app.domain.diff import diff_plans
from desktop_app.domain.in_force import adopted
from desktop_app.domain.kinds import KEY, PARENT, Value, kind_of
from desktop_app.domain.numbering import short_reference
from desktop_app.domain.phrase_diff import Phrase, changed_spans, diff_phrases
from desktop_app.domain.plan import ChangeKind, Detail, Entity, Item, Measure, Plan
from desktop_app.domain.timing import Language, Slip, SlipKind, Timing, compare_timings
from desktop_app.domain.tree import children, walk

TEXT_FIELDS: Final = frozenset(
    {
        "text",
        "title",
        "index_title",
        "lead",
        "name",
        "reason",
        "label",
        "mark",
        "company",
        "new_note",
        "notice_addressee",
        "notice_subject",
    }
)
"""The fields that are printed as words."""
TIMING_FIELDS: Final = frozenset({"timing_text", "timing_reference", "timing_year"})
_PROPOSAL: Final = "timing_proposal"
_NOT_OF_THE_TEXT: Final = frozenset(
    {_PROPOSAL, "assignment", "department", "department_name", "status_word", "report", "question"}
)
"""Kinds that a version keeps, but that no document prints as part of the plan."""
_OF_THE_TEXT: Final = TEXT_FIELDS | TIMING_FIELDS | {PARENT, KEY, "date", "new"}
_TOLD_BY_FREEZING: Final = frozenset({"submitted_on", "version"})
"""What a version writes into the register when it is made says nothing of what it holds."""


class Mention(Struct, frozen=True):
    """An entity that is there on one side only. `number` is the printed one of its item, or ""."""

    id: int
    kind: str
    number: str
    text: str


class Move(Struct, frozen=True):
    """An entity that stands elsewhere now; the numbers are printed ones of before and after."""

    id: int
    kind: str
    before: str
    after: str


class Rewording(Struct, frozen=True):
    """One field of words that reads differently."""

    id: int
    kind: str
    field: str
    before: str
    after: str

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The two wordings by phrase."""
        return diff_phrases(self.before, self.after)


class Retiming(Struct, frozen=True):
    """A 実施時期 that changed. What follows `slip` is from the adopted 変更案, if any."""

    id: int
    before: Timing
    after: Timing
    slip: Slip
    reason: str = ""
    change_kind: ChangeKind = ChangeKind.UNSET
    adopted_on: datetime.date | None = None


class Alteration(Struct, frozen=True):
    """Another field that differs: a date of the plan, a 種別, the 新規 mark set by hand."""

    id: int
    kind: str
    field: str
    before: Value
    after: Value


class Comparison(Struct, frozen=True):
    """What differs between two states, sorted; each in the order of the document."""

    changes: ChangeSet
    added: tuple[Mention, ...] = ()
    removed: tuple[Mention, ...] = ()
    moved: tuple[Move, ...] = ()
    reworded: tuple[Rewording, ...] = ()
    retimed: tuple[Retiming, ...] = ()
    altered: tuple[Alteration, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes)


def compare_plans(
    before: Plan, after: Plan, *, on: datetime.date, language: Language = "ja"
) -> Comparison:
    """Everything that differs. `on` is the day from which words without a reference are read;
    `language` is that of the slips, Japanese in documents.
    """
    changes = diff_plans(before, after)
    if not changes:
        return Comparison(changes)
    sides = _Sides(before, after, on, language)
    changed = [change for change in changes if isinstance(change, Changed)]
    return Comparison(
        changes,
        added=sides.mentions(after, {c.id for c in changes if isinstance(c, Added)}),
        removed=sides.mentions(before, {c.id for c in changes if isinstance(c, Removed)}),
        moved=tuple(sorted(sides.moves(changed), key=sides.place)),
        reworded=tuple(sorted(sides.rewordings(changed), key=sides.place)),
        retimed=tuple(sorted(sides.retimings(changed), key=sides.place)),
        altered=tuple(sorted(sides.alterations(changed), key=sides.place)),
    )


def reads_differently(before: Plan, after: Plan) -> bool:
    """Whether the text of the plan differs; 変更案, departments and the register are not of it."""
    return any(
        not isinstance(change, Changed) or not _OF_THE_TEXT.isdisjoint(change.after)
        for change in diff_plans(before, after)
        if change.kind not in _NOT_OF_THE_TEXT
    )


class _Sides:
    """Both plans, laid out so that nothing is looked for twice."""

    def __init__(self, before: Plan, after: Plan, on: datetime.date, language: Language) -> None:
        self.before, self.after, self.on, self.language = before, after, on, language
        self._old = {entity.id: entity for entity, _ in walk(before)}
        pairs = list(walk(after))
        self._new = {entity.id: entity for entity, _ in pairs}
        self._parents = {entity.id: parent for entity, parent in pairs}
        self._places = {entity.id: place for place, (entity, _) in enumerate(pairs)}
        self._old_numbers = printed_numbers(before)
        self._new_numbers = printed_numbers(after)

    def place(self, told: Move | Rewording | Retiming | Alteration) -> int:
        """Where it stands in the later document."""
        return self._places[told.id]

    def mentions(self, plan: Plan, ids: set[int]) -> tuple[Mention, ...]:
        """The entities with these ids, in the order of the plan; 変更案 are passed over."""
        numbers = self._new_numbers if plan is self.after else self._old_numbers
        return tuple(
            Mention(entity.id, kind, numbers.get(entity.id, ""), words_of_entity(entity))
            for entity, _ in walk(plan)
            if entity.id in ids and (kind := kind_of(entity).name) != _PROPOSAL
        )

    def moves(self, changed: list[Changed]) -> Iterator[Move]:
        """Those that hang elsewhere or changed places; a new key in the same place is no move."""
        for change in changed:
            if change.kind == _PROPOSAL or not change.moved:
                continue
            if PARENT in change.after or self._changed_places(change.id):
                yield Move(
                    change.id,
                    change.kind,
                    self._old_numbers.get(change.id, ""),
                    self._new_numbers.get(change.id, ""),
                )

    def _changed_places(self, id_: int) -> bool:
        parent = self._parents[id_]
        if parent is None:
            return False
        old = [child.id for child in children(self._old[parent])]
        new = [child.id for child in children(self._new[parent])]
        common = set(old) & set(new)
        return _before(id_, old, common) != _before(id_, new, common)

    def rewordings(self, changed: list[Changed]) -> Iterator[Rewording]:
        """Fields of words; one that a side leaves empty reads as ""."""
        for change in changed:
            if change.kind == _PROPOSAL:
                continue
            for name in change.after.keys() & TEXT_FIELDS:
                old, new = change.before[name], change.after[name]
                yield Rewording(change.id, change.kind, name, str(old or ""), str(new or ""))

    def retimings(self, changed: list[Changed]) -> Iterator[Retiming]:
        """Measures whose 実施時期 says something else; a new reference alone may change nothing."""
        for change in changed:
            old, new = self._old[change.id], self._new[change.id]
            if not (isinstance(old, Measure) and isinstance(new, Measure)):
                continue
            if change.after.keys() & TIMING_FIELDS:
                retiming = self._retiming(old, new)
                if retiming.slip.kind is not SlipKind.SAME:
                    yield retiming

    def _retiming(self, old: Measure, new: Measure) -> Retiming:
        slip = slip_of(
            self.before, old.timing, self.after, new.timing, on=self.on, language=self.language
        )
        known = {proposal.id for _, proposal in adopted(old.proposals)}
        news = [(day, p) for day, p in adopted(new.proposals) if p.id not in known]
        if not news:
            return Retiming(old.id, old.timing, new.timing, slip)
        day, last = news[-1]
        reasons = dict.fromkeys(p.reason.strip() for _, p in news if p.reason.strip())
        return Retiming(
            old.id, old.timing, new.timing, slip, "／".join(reasons), last.change_kind, day
        )

    def alterations(self, changed: list[Changed]) -> Iterator[Alteration]:
        """What is left."""
        for change in changed:
            if change.kind == _PROPOSAL:
                continue
            told = TEXT_FIELDS | TIMING_FIELDS | {PARENT, KEY}
            told |= _TOLD_BY_FREEZING if change.kind == "report" else frozenset()
            for name in sorted(change.after.keys() - told):
                yield Alteration(
                    change.id, change.kind, name, change.before[name], change.after[name]
                )


def slip_of(
    before: Plan,
    old: Timing,
    after: Plan,
    new: Timing,
    *,
    on: datetime.date,
    language: Language = "ja",
) -> Slip:
    """What became of a date, in words."""
    return compare_timings(
        old.read(on=before.date or on, conventions=before.conventions),
        new.read(on=after.date or on, conventions=after.conventions),
        language,
    )


# --- printed numbers --------------------------------------------------------------------------


def printed_numbers(plan: Plan) -> dict[int, str]:
    """「3」 for a chapter, 「3-④」 for an item and everything in it."""
    numbers: dict[int, str] = {}
    for number, chapter in enumerate(plan.chapters, 1):
        numbers[chapter.id] = str(number)
        for item in chapter.items:
            reference = short_reference(number, chapter, item)
            numbers.update((entity.id, reference) for entity, _ in walk(item))
    return numbers


def words_of_entity(entity: Entity) -> str:
    """The words by which a reader knows it: its text, title or name."""
    for name in ("text", "title", "name"):
        words = getattr(entity, name, "")
        if isinstance(words, str) and words:
            return words
    return ""


# --- red marks --------------------------------------------------------------------------------


class NewMarks(Struct, frozen=True):
    """What is red: whole measures and details, and, where asked for, stretches of later wording.

    `phrases` maps (id, field) to starts and ends in the later text.
    """

    whole: frozenset[int] = frozenset()
    phrases: Mapping[tuple[int, str], tuple[tuple[int, int], ...]] = field(default_factory=dict)


class Marking(StrEnum):
    """What is marked as new: whole measures and details, or changed phrases as well."""

    WHOLE = "whole"
    PHRASES = "phrases"


def new_marks(before: Plan | None, after: Plan, *, marking: Marking = Marking.WHOLE) -> NewMarks:
    """What is new in the later plan against the earlier one.

    Without an earlier plan the marks set by hand rule: the old document is not in the file.
    """
    if before is None:
        return NewMarks(frozenset(entity.id for entity in _markable(after) if entity.new))
    known = {entity.id: entity for entity in _markable(before)}
    whole = frozenset(entity.id for entity in _markable(after) if entity.id not in known)
    if marking is Marking.WHOLE:
        return NewMarks(whole)
    phrases: dict[tuple[int, str], tuple[tuple[int, int], ...]] = {}
    for entity in _markable(after):
        if entity.id in known:
            phrases.update(_marked_fields(known[entity.id], entity))
    return NewMarks(whole, phrases)


def with_marks(plan: Plan, marks: NewMarks) -> Plan:
    """The plan with its 新規 marks as computed, for builders that print `new` as red."""
    chapters = tuple(
        replace(chapter, items=tuple(_item_with_marks(item, marks) for item in chapter.items))
        for chapter in plan.chapters
    )
    return replace(plan, chapters=chapters)


def _item_with_marks(item: Item, marks: NewMarks) -> Item:
    entries = tuple(
        replace(
            entry,
            new=entry.id in marks.whole,
            details=tuple(replace(d, new=d.id in marks.whole) for d in entry.details),
        )
        if isinstance(entry, Measure)
        else entry
        for entry in item.entries
    )
    return replace(item, entries=entries)


def _markable(plan: Plan) -> Iterator[Measure | Detail]:
    for measure in plan.measures():
        yield measure
        yield from measure.details


def _marked_fields(
    before: Measure | Detail, after: Measure | Detail
) -> Iterator[tuple[tuple[int, str], tuple[tuple[int, int], ...]]]:
    for name in ("text", "timing_text"):
        old, new = getattr(before, name, ""), getattr(after, name, "")
        if old != new:
            spans = changed_spans(old, new)
            if spans:
                yield (after.id, name), spans


def _before(id_: int, order: list[int], common: set[int]) -> frozenset[int]:
    return frozenset(other for other in order[: order.index(id_)] if other in common)
