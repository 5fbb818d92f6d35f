"""Finding in everything that a plan holds, jumping to numbers, and replacing what was found.

An index is a value of one plan; folded texts are kept from one to the next, so that making it again
after an edit is cheap. A word of one character is a word like any other.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from desktop_app.application.commands import ChangeField, Command, ReplaceWords
from desktop_app.application.ports import VersionRecords
from desktop_app.application.versions import VersionQueries
from desktop_app.domain.comparison import TEXT_FIELDS, printed_numbers
from desktop_app.domain.folding import fold, found_in
from desktop_app.domain.kinds import field_types, kind_of
from desktop_app.domain.numbering import cause_mark, circled, incident_mark
from desktop_app.domain.plan import (
    Assignment,
    Chapter,
    Department,
    Entity,
    Item,
    Order,
    Paragraph,
    Part,
    Plan,
    TimingProposal,
)
from desktop_app.domain.progress import ProgressEntry
from desktop_app.domain.steps import result_of
from desktop_app.domain.tree import walk

_HIDDEN: Final = frozenset(
    {("link", "noted"), ("question", "measures"), ("status_word", "status"), ("paragraph", "mark")}
)
"""Texts that no reader sees as words."""
_PRINTED: Final = frozenset(
    {
        "plan",
        "paragraph",
        "sender_line",
        "order",
        "requirement",
        "chapter",
        "item",
        "group",
        "measure",
        "detail",
        "note",
        "incident",
        "cause",
        "root_cause",
    }
)
_ENTRY_FIELDS: Final = (
    "report_wording",
    "answer",
    "next_steps",
    "result",
    "reason",
    "evidence",
    "note",
)
_NUMBER: Final = re.compile(r"旧?[0-9]{1,3}(-\(?[0-9]{1,3}\)?){0,3}")
_CIRCLED: Final = re.compile(r"[\s\-－ー.．]*([①-⑳㉑-㉟㊱-㊿])[\s\-－ー.．]*")
_BETWEEN: Final = re.compile(r"(?<=\d)[ー.．](?=\d)")
_DIGITS: Final = re.compile(r"[0-9]+")
_BELOW: Final = ("chapters", "items", "measures", "details")
"""What the parts of a number count."""
_TEXTS_A_STEP: Final = 200
_DEPARTMENTS: Final = frozenset({"department", "department_name"})
ASSIGNED: Final = "assignments"
"""The `field` of a hit on the name of a department that carries a measure."""
NUMBER: Final = "number"
"""The `field` of a hit on a printed number."""


class Hit(Struct, frozen=True):
    """A text that holds what was asked for.

    `entity` is what to jump to: of an 担当 or an entry of progress its measure. `owner` is whose
    text it is. `number` is printed where it stands; `version` names the one in which it bore it.
    A paragraph has no number: it is told by its `part` and its place in there.
    """

    entity: int
    kind: str
    field: str
    text: str
    number: str = ""
    owner: int = 0
    version: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    part: str = ""


class Replacement(Struct, frozen=True):
    """A text before and after."""

    hit: Hit
    after: str


class SearchIndex(Struct):
    """Every text of one plan, folded."""

    plan: Plan | None = None
    _hits: list[Hit] = field(default_factory=list)
    _folded: list[str] = field(default_factory=list)
    _known: dict[str, str] = field(default_factory=dict)

    def read(self, plan: Plan, entries: Mapping[int, ProgressEntry] | None = None) -> None:
        """Takes in a plan and its latest entries; texts that were known are not folded again."""
        result_of(self.read_steps(plan, entries or {}))

    def read_steps(
        self, plan: Plan, entries: Mapping[int, ProgressEntry]
    ) -> Generator[float, None, None]:
        """The same in steps that tell roughly what share is done; until the last one the index is
        that of the plan before.
        """
        expected = len(self._hits) or 6 * len(plan.measures()) + 1
        hits: list[Hit] = []
        folded: list[str] = []
        known: dict[str, str] = {}
        for hit in chain(_texts(plan), _entry_texts(plan, entries)):
            text = known.get(hit.text)
            if text is None:
                text = known[hit.text] = self._known.get(hit.text) or fold(hit.text)
            hits.append(hit)
            folded.append(text)
            if len(hits) % _TEXTS_A_STEP == 0:
                yield min(1.0, len(hits) / expected)
        self.plan, self._hits, self._folded, self._known = plan, hits, folded, known

    def find(self, words: str, *, most: int | None = None) -> tuple[Hit, ...]:
        """The texts that hold all words, in the order of the document."""
        wanted = [folded for folded in map(fold, words.split()) if folded]
        if not wanted:
            return ()
        first, rest = wanted[0], wanted[1:]
        found: list[Hit] = []
        for hit, folded in zip(self._hits, self._folded, strict=True):
            if first in folded and all(word in folded for word in rest):
                spans = [span for word in wanted for span in found_in(hit.text, word)]
                if not spans:
                    continue
                found.append(replace(hit, spans=tuple(sorted(spans))))
                if most is not None and len(found) == most:
                    break
        return tuple(found)

    def replacements(self, phrase: str, by: str, *, exact: bool = False) -> tuple[Replacement, ...]:
        """What replacing a phrase would make of the printed texts. 実施時期 are left alone: a new
        date is a decision, not a wording. With `exact` width, kana and case count.
        """
        wanted = phrase if exact else fold(phrase)
        if not wanted:
            return ()
        made: list[Replacement] = []
        for hit, folded in zip(self._hits, self._folded, strict=True):
            if not _is_wording(hit) or not (exact or wanted in folded):
                continue
            spans = _exact_spans(hit.text, phrase) if exact else found_in(hit.text, wanted)
            after = _with(hit.text, spans, by)
            if spans and after != hit.text:
                made.append(Replacement(replace(hit, spans=spans), after))
        return tuple(made)

    def left_out(self, phrase: str, *, exact: bool = False) -> tuple[Hit, ...]:
        """What holds the phrase and is not replaced; names of departments are changed elsewhere."""
        wanted = phrase if exact else fold(phrase)
        return tuple(
            hit
            for hit, folded in zip(self._hits, self._folded, strict=True)
            if wanted and wanted in (hit.text if exact else folded)
            if not _is_wording(hit) and hit.field != ASSIGNED and hit.kind not in _DEPARTMENTS
        )


def is_number(words: str) -> bool:
    """Whether that is how a number is typed: 3-④, 3④, 3-4, 3, 旧 3-④; 3-④-2 is its second measure
    and 3-④-2-1 the first detail of that.
    """
    return _NUMBER.fullmatch(_plain(words)) is not None


def numbered(plan: Plan, words: str, records: VersionRecords) -> tuple[Hit, ...]:
    """The row that bears a number today, then the headings that bore it in a version.

    With 「旧」 only the latter.
    """
    if not is_number(words):
        return ()
    plain = _plain(words)
    only_former = plain.startswith("旧")
    row = None if only_former else _row_at(plan, [int(part) for part in _DIGITS.findall(plain)])
    headings: dict[int, Chapter | Item] = {each.id: each for each in plan.chapters}
    headings.update((item.id, item) for chapter in plan.chapters for item in chapter.items)
    found: dict[tuple[int, str], Hit] = {}
    if row is not None and not isinstance(row[0], Chapter):
        entity, number = row
        text = entity.title if isinstance(entity, Item) else getattr(entity, "text", "")
        if text:
            found[entity.id, number] = _numbered_hit(entity, text, number)
    for each in VersionQueries(records).numbered(plan, plain):
        heading = headings.get(each.entity)
        if heading is None or not heading.title or (only_former and not each.version):
            continue
        hit = _numbered_hit(heading, heading.title, each.number, each.version)
        found.setdefault((each.entity, each.number), hit)
    return tuple(found.values())


def _numbered_hit(entity: Entity, text: str, number: str, version: str = "") -> Hit:
    return Hit(entity.id, kind_of(entity).name, NUMBER, text, number, entity.id, version)


def _row_at(plan: Plan, places: Sequence[int]) -> tuple[Entity, str] | None:
    """The chapter, item, measure or detail at so many places from above, and its number."""
    entity: Entity = plan
    number = ""
    printed = printed_numbers(plan)
    for place, name in zip(places, _BELOW, strict=False):
        members: tuple[Entity, ...] = getattr(entity, name)
        if not 1 <= place <= len(members):
            return None
        entity = members[place - 1]
        is_heading = isinstance(entity, Chapter | Item)
        number = printed[entity.id] if is_heading else f"{number}-{place}"
    return entity, number


def replacing(chosen: Sequence[Replacement]) -> Command | None:
    """The chosen texts replaced, as one step. Several in one entity stay apart by their fields."""
    commands = tuple(ChangeField(each.hit.owner, each.hit.field, each.after) for each in chosen)
    return ReplaceWords(commands) if commands else None


def _plain(words: str) -> str:
    """As numbers are compared: 「3④」 is 「3-4」, and not 「34」."""
    return fold(_BETWEEN.sub("-", _CIRCLED.sub(r"-\1-", words).strip("-")))


def _is_wording(hit: Hit) -> bool:
    return hit.kind in _PRINTED and hit.field in TEXT_FIELDS and hit.entity == hit.owner


def _exact_spans(text: str, phrase: str) -> tuple[tuple[int, int], ...]:
    return tuple((m.start(), m.end()) for m in re.finditer(re.escape(phrase), text))


def _with(text: str, spans: Iterable[tuple[int, int]], by: str) -> str:
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += [text[at:start], by]
        at = end
    return "".join([*parts, text[at:]])


def _texts(plan: Plan) -> Iterator[Hit]:
    """Every text of the plan in the order of the document."""
    numbers = _numbers(plan)
    departments = {each.id: each for each in plan.departments}
    for entity, parent in walk(plan):
        if isinstance(entity, Assignment):
            yield from _assigned(entity, parent or 0, departments, numbers)
            continue
        kind = kind_of(entity).name
        inner = isinstance(entity, TimingProposal) or kind == "department_name"
        target = parent or 0 if inner else entity.id
        part = str(entity.part) if isinstance(entity, Paragraph) else ""
        for name, text in _words_of(entity, kind):
            yield Hit(target, kind, name, text, numbers.get(target, ""), entity.id, part=part)


def _words_of(entity: Entity, kind: str) -> Iterator[tuple[str, str]]:
    """The fields that hold words; the title comes first, an empty one is none."""
    for name, type_ in field_types(type(entity)).items():
        if type_.base is str and (kind, name) not in _HIDDEN:
            text = getattr(entity, name)
            if text:
                yield name, str(text)


def _assigned(
    assignment: Assignment,
    measure: int,
    departments: Mapping[int, Department],
    numbers: Mapping[int, str],
) -> Iterator[Hit]:
    department = departments.get(assignment.department)
    if department is not None and department.name:
        number = numbers.get(measure, "")
        yield Hit(measure, "measure", ASSIGNED, department.name, number, assignment.id)


def _entry_texts(plan: Plan, entries: Mapping[int, ProgressEntry]) -> Iterator[Hit]:
    numbers = _numbers(plan)
    for measure in plan.measures():
        entry = entries.get(measure.id)
        if entry is None:
            continue
        for name in _ENTRY_FIELDS:
            text = getattr(entry, name, "")
            if isinstance(text, str) and text:
                number = numbers.get(measure.id, "")
                yield Hit(measure.id, "progress_entry", name, text, number, entry.id)


def _numbers(plan: Plan) -> dict[int, str]:
    """Printed numbers of everything that has one."""
    numbers = printed_numbers(plan)
    for chapter in plan.chapters:
        numbers.update((note.id, numbers[chapter.id]) for note in chapter.notes)
    for place, incident in enumerate(plan.incidents, 1):
        numbers[incident.id] = incident_mark(place)
    for place, cause in enumerate(plan.causes, 1):
        numbers[cause.id] = cause_mark(place)
    for part in Part:
        inside = (each for each in plan.paragraphs if each.part is part)
        numbers.update((each.id, str(place)) for place, each in enumerate(inside, 1))
    for place, root in enumerate(plan.root_causes, 1):
        numbers[root.id] = circled(place)
    for place, order in enumerate(plan.orders, 1):
        numbers.update(_order_numbers(place, order))
    return numbers


def _order_numbers(place: int, order: Order) -> Iterator[tuple[int, str]]:
    yield order.id, str(place)
    for inner, requirement in enumerate(order.requirements, 1):
        yield requirement.id, f"{place}-{inner}"
