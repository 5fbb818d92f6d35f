"""Rows as they leave a plan: for another plan, for Word and Excel, as plain text. No Qt in here."""

from __future__ import annotations

import html
import json
from collections.abc import Collection, Iterator, Sequence
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.application.plan_json import JsonObject, plan_from_json, plan_to_json
from desktop_app.domain.errors import DomainError
from desktop_app.domain.kinds import KEY, PARENT, Value, kind_of, to_row
from desktop_app.domain.numbering import DETAIL_MARK, MEASURE_MARK, item_mark
from desktop_app.domain.plan import (
    Assignment,
    Chapter,
    Detail,
    Entity,
    Group,
    Item,
    Measure,
    Note,
    Order,
    Plan,
)
from desktop_app.domain.tree import collections, walk, with_collections
from desktop_app.support.i18n import _
from desktop_app.ui.new_rows import NewRow
from desktop_app.ui.row_ties import Ties

MIME = "application/x-kaizen-rows+json"
_FORMAT = 1
_CELL = r"border:.5pt solid windowtext;mso-number-format:'\@';"
"""As text: 「4月」 must not become a day in Excel."""
_DEPTH: dict[type[Entity], int] = {Chapter: 0, Item: 1, Note: 1, Group: 2, Measure: 2, Detail: 3}
_ROWS = tuple(_DEPTH)


class Copied(Struct, frozen=True):
    """What goes on the clipboard."""

    json: str
    html: str
    text: str


def copied(plan: Plan, rows: Collection[int]) -> Copied:
    """The rows with everything below them, in the plan's order."""
    chosen = set(rows)
    part = _only(plan, chosen)
    tops = [entity.id for entity, _parent in walk(part) if entity.id in chosen]
    told = {"format": _FORMAT, "rows": tops, "plan": plan_to_json(part)}
    lines = list(_lines(plan, part, chosen))
    return Copied(json.dumps(told, ensure_ascii=False), _html(lines), _text(lines))


def copied_rows(told: str | bytes, target: Plan) -> list[NewRow] | None:
    """The rows of the clipboard to be made anew in a plan; None if it cannot be read."""
    try:
        read = cast("JsonObject", json.loads(told))
        if read.get("format") != _FORMAT:
            return None
        part = plan_from_json(cast("JsonObject", read["plan"]))
        chosen = set(cast("Sequence[int]", read["rows"]))
        return rows_of(part, chosen, target)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, DomainError):
        return None


def rows_of(plan: Plan, chosen: Collection[int], target: Plan) -> list[NewRow]:
    """The chosen rows and all below them as rows to be made, with departments and reasons."""
    made: list[NewRow] = []
    wanted = set(chosen)
    ties = Ties(plan, target)
    for entity, parent in walk(plan):
        if entity.id not in wanted and parent not in wanted:
            continue
        wanted.add(entity.id)
        if isinstance(entity, Assignment):
            made.extend(ties.assigned(entity))
        elif isinstance(entity, Measure):
            links, unlinked = ties.links(entity)
            made.append(NewRow("measure", _values(entity), links=links, unlinked=unlinked))
        elif isinstance(entity, _ROWS):
            made.append(NewRow(kind_of(entity).name, _values(entity)))
    return made


def _values(entity: Entity) -> dict[str, Value]:
    left_out = (PARENT, KEY, "repeats")
    return {name: value for name, value in to_row(entity).items() if name not in left_out}


def _only(plan: Plan, chosen: Collection[int]) -> Plan:
    """The plan with nothing but the chosen rows, what they stand in, without words, and what they
    are tied to.
    """
    chapters = tuple(
        kept for chapter in plan.chapters if isinstance(kept := _pruned(chapter, chosen), Chapter)
    )
    below = [entity for chapter in chapters for entity, _above in walk(chapter)]
    links = tuple(link for link in plan.links if link.source in {each.id for each in below})
    reasons = {link.target for link in links}
    carriers = {each.department for each in below if isinstance(each, Assignment)}
    return Plan(
        plan.id,
        plan.title,
        chapters=chapters,
        departments=tuple(each for each in plan.departments if each.id in carriers),
        orders=tuple(_answered(plan, reasons)),
        causes=tuple(each for each in plan.causes if each.id in reasons),
        links=links,
    )


def _answered(plan: Plan, reasons: Collection[int]) -> Iterator[Order]:
    for order in plan.orders:
        points = tuple(each for each in order.requirements if each.id in reasons)
        if points:
            yield Order(order.id, order.key, requirements=points)


def _pruned(entity: Entity, chosen: Collection[int]) -> Entity | None:
    if entity.id in chosen:
        return entity
    members = {
        name: tuple(kept for child in below if (kept := _pruned(child, chosen)) is not None)
        for name, below in collections(entity)
    }
    if not any(members.values()):
        return None
    shell = with_collections(entity, members)
    match shell:
        case Item():
            return replace(shell, title="", index_title=None, lead="")
        case Chapter():
            return replace(shell, title="")
        case Measure():
            return Measure(shell.id, shell.key, details=shell.details)
    return shell


# -- for people ------------------------------------------------------------------------------------


class _Line(Struct, frozen=True):
    depth: int
    words: str
    timing: str = ""
    new: bool = False
    strong: bool = False


def _lines(plan: Plan, part: Plan, chosen: Collection[int]) -> Iterator[_Line]:
    """The printed lines of the rows, with the numbers that they bear in the whole plan."""
    numbers = {chapter.id: str(n) for n, chapter in enumerate(plan.chapters, start=1)}
    for chapter in plan.chapters:
        numbers.update((item.id, item_mark(chapter, item)) for item in chapter.items)
    wanted = set(chosen)
    for entity, parent in walk(part):
        if entity.id in wanted or parent in wanted:
            wanted.add(entity.id)
            yield from _printed(entity, numbers.get(entity.id, ""))


def _printed(entity: Entity, number: str) -> Iterator[_Line]:
    depth = _DEPTH.get(type(entity), 0)
    match entity:
        case Chapter():
            yield _Line(depth, f"{number} {entity.title}", strong=True)
        case Item():
            yield _Line(depth, f"{number} {entity.title}", strong=True)
            if entity.lead:
                yield _Line(depth + 1, entity.lead)
        case Measure():
            words = f"{MEASURE_MARK} {entity.text}"
            yield _Line(depth, words, entity.timing_text, entity.new)
        case Detail():
            yield _Line(depth, f"{DETAIL_MARK} {entity.text}", new=entity.new)
        case Group() | Note():
            yield _Line(depth, entity.text)


def _text(lines: Sequence[_Line]) -> str:
    return "\n".join(
        " ".join(line.words.split("\n")) + (f"\t{line.timing}" if line.timing else "")
        for line in lines
    )


def _html(lines: Sequence[_Line]) -> str:
    least = min((line.depth for line in lines), default=0)
    rows = "".join(_html_row(line, line.depth - least) for line in lines)
    head = f"<tr><th>{html.escape(_('施策'))}</th><th>{html.escape(_('実施時期'))}</th></tr>"
    border = 'border="1" cellspacing="0" cellpadding="4" style="border-collapse:collapse"'
    return (
        '<html lang="ja"><head><meta charset="utf-8"></head><body>'
        f"<table {border}>{head}{rows}</table></body></html>"
    )


def _html_row(line: _Line, indent: int) -> str:
    """Borders and colour are said at each cell: LibreOffice forgets those of the table where a cell
    has a style.
    """
    words = html.escape(line.words).replace("\n", "<br>")
    words = f"<b>{words}</b>" if line.strong else words
    words = f'<span style="color:#C00000">{words}</span>' if line.new else words
    timing = html.escape(line.timing).replace("\n", "<br>")
    inset = f"padding-left:{4 + 14 * indent}pt;"
    return f'<tr><td style="{_CELL}{inset}">{words}</td><td style="{_CELL}">{timing}</td></tr>'
