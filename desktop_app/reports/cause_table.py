"""事案・原因・真因: three lists and their links, laid out as one table with merged cells."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.domain.numbering import cause_mark, circled, incident_mark
from desktop_app.domain.plan import Cause, Incident, Plan, RootCause
from desktop_app.reports.document import Cell, Merge, Paragraph, Role, Row, Table, TableLook, plain
from desktop_app.reports.form_words import PlanWords
from desktop_app.reports.layout import CAUSE_WIDTHS, CAUSE_WIDTHS_WITHOUT_ROOTS
from desktop_app.reports.parts import splittable


class CauseLine(Struct, frozen=True):
    """One row: a cause (or none) under an incident (or none), and its root causes."""

    incident: Incident | None
    cause: Cause | None
    roots: tuple[RootCause, ...]


def cause_lines(plan: Plan) -> tuple[CauseLine, ...]:
    """The rows in the order of the incidents, then the causes that belong to none.

    A cause of several incidents stands under each; a root cause without links belongs to all.
    """
    targets: dict[int, set[int]] = {}
    for link in plan.links:
        targets.setdefault(link.source, set()).add(link.target)
    incidents = {incident.id for incident in plan.incidents}
    pairs: list[tuple[Incident | None, Cause | None]] = []
    for incident in plan.incidents:
        own = [cause for cause in plan.causes if incident.id in targets.get(cause.id, ())]
        pairs += [(incident, cause) for cause in own] or [(incident, None)]
    pairs += [(None, c) for c in plan.causes if not incidents & targets.get(c.id, set())]
    if not pairs and plan.root_causes:
        pairs = [(None, None)]
    return tuple(CauseLine(i, c, _roots_of(plan, c, targets)) for i, c in pairs)


def cause_table(plan: Plan, words: PlanWords) -> Table | None:
    """The table, without the column of root causes if there are none; None without any entry."""
    lines = cause_lines(plan)
    if not lines:
        return None
    incidents = _merges([line.incident for line in lines])
    roots = _merges([line.roots for line in lines])
    widths = CAUSE_WIDTHS if plan.root_causes else CAUSE_WIDTHS_WITHOUT_ROOTS
    rows = []
    for line, incident_merge, root_merge in zip(lines, incidents, roots, strict=True):
        cells = [_incident_cell(plan, line, incident_merge), _cause_cell(plan, line)]
        if plan.root_causes:
            cells.append(_root_cell(plan, line, root_merge))
        rows.append(Row(tuple(cells)))
    rows = [splittable(row, widths) for row in _parted(rows, widths)]
    heads = (words.incident, words.cause, words.root_cause)
    header = Row(tuple(_head(word) for word in heads[: len(widths)]))
    return Table(TableLook.GRID, widths, (header,), tuple(rows), words.causes_table)


def _roots_of(
    plan: Plan, cause: Cause | None, targets: dict[int, set[int]]
) -> tuple[RootCause, ...]:
    causes = {cause.id for cause in plan.causes}
    found = []
    for root in plan.root_causes:
        own = targets.get(root.id, set()) & causes
        if not own or own == causes or (cause is not None and cause.id in own):
            found.append(root)
    return tuple(found)


def _merges(values: list[Incident | None] | list[tuple[RootCause, ...]]) -> tuple[Merge, ...]:
    """How equal neighbours share a cell; nothing is never shared with nothing."""
    merges: list[Merge] = []
    for place, value in enumerate(values):
        after = place + 1 < len(values) and bool(value) and values[place + 1] == value
        before = place > 0 and bool(value) and values[place - 1] == value
        merges.append(Merge.CONTINUE if before else Merge.START if after else Merge.NONE)
    return tuple(merges)


def _parted(rows: list[Row], widths: tuple[float, ...]) -> list[Row]:
    """A cell over several rows cannot break over pages: a tall one stands in its first row alone,
    with nothing below.
    """
    tall = [
        any(_is_tall(row.cells[column], width) for row in rows)
        for column, width in enumerate(widths)
    ]
    return [
        replace(
            row,
            cells=tuple(
                replace(cell, merge=Merge.NONE) if alone else cell
                for cell, alone in zip(row.cells, tall, strict=True)
            ),
        )
        for row in rows
    ]


def _is_tall(cell: Cell, width_mm: float) -> bool:
    alone = Row((replace(cell, merge=Merge.NONE),))
    return cell.merge is Merge.START and splittable(alone, (width_mm,)).may_split


def _head(word: str) -> Cell:
    return Cell((plain(Role.COLUMN_HEAD, word),), middle=True)


def _incident_cell(plan: Plan, line: CauseLine, merge: Merge) -> Cell:
    paragraphs: tuple[Paragraph, ...] = ()
    if line.incident and merge is not Merge.CONTINUE:
        mark = incident_mark(plan.incidents.index(line.incident) + 1)
        paragraphs = (plain(Role.INCIDENT, line.incident.text, mark=mark),)
    return Cell(paragraphs, merge=merge, middle=True, row_head=True)


def _cause_cell(plan: Plan, line: CauseLine) -> Cell:
    if line.cause is None:
        return Cell(middle=True)
    mark = cause_mark(plan.causes.index(line.cause) + 1)
    return Cell((plain(Role.CAUSE, line.cause.text, mark=mark),), middle=True)


def _root_cell(plan: Plan, line: CauseLine, merge: Merge) -> Cell:
    if merge is Merge.CONTINUE:
        return Cell(merge=merge, middle=True)
    paragraphs = tuple(
        plain(Role.ROOT_CAUSE, root.text, mark=circled(plan.root_causes.index(root) + 1))
        for root in line.roots
    )
    return Cell(paragraphs, merge=merge, middle=True)
