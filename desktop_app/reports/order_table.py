"""命令等: row heads written vertically, as in the submitted plan."""

from __future__ import annotations

from desktop_app.domain.numbering import MEASURE_MARK
from desktop_app.domain.plan import Order, Plan
from desktop_app.reports.document import Cell, Paragraph, Role, Row, Table, TableLook, plain
from desktop_app.reports.form_words import PlanWords
from desktop_app.reports.layout import (
    CELL_MARGIN_MM,
    LANDSCAPE_WIDTH,
    ORDER_REQUIREMENT_WIDTH,
    POINTS_PER_MM,
    STYLES,
    VERTICAL_CELL_MARGIN_PT,
)
from desktop_app.reports.parts import broken, splittable, told
from desktop_app.reports.text_measure import balanced_lines, vertical_ems

LINE_EMS = 18
"""A vertical line of a row head is best at most this long: two orders share a page."""
MOST_LINES = 5
"""A longer name than this many lines is written horizontally."""
HORIZONTAL_HEAD_WIDTH = 50.0
_PITCH = STYLES[Role.ROW_HEAD].line
_EM_PITCH = STYLES[Role.ROW_HEAD].size * 1.08
_SPARE_PT = 8.0


def order_table(plan: Plan, words: PlanWords) -> Table:
    """A row per order: name, reason, what it demands."""
    heads = ("", words.reason, words.requirements)
    header = Row(tuple(Cell((plain(Role.COLUMN_HEAD, head),), middle=True) for head in heads))
    widths, rows = _vertical_rows(plan)
    if any(row.may_split for row in rows):
        # A row that breaks over pages cannot be headed by vertical text.
        widths, rows = _horizontal_rows(plan)
    return Table(TableLook.GRID, widths, (header,), rows, words.orders_table)


def _vertical_rows(plan: Plan) -> tuple[tuple[float, ...], tuple[Row, ...]]:
    names = [name_lines(order.name) for order in plan.orders]
    if any(len(lines) > MOST_LINES for lines in names):
        return _horizontal_rows(plan)
    widths = _widths(_head_width(names))
    rows = zip(plan.orders, names, strict=True)
    return widths, tuple(splittable(_order_row(order, lines), widths) for order, lines in rows)


def _horizontal_rows(plan: Plan) -> tuple[tuple[float, ...], tuple[Row, ...]]:
    widths = _widths(HORIZONTAL_HEAD_WIDTH)
    return widths, tuple(splittable(_order_row(order, None), widths) for order in plan.orders)


def _widths(head: float) -> tuple[float, ...]:
    return head, LANDSCAPE_WIDTH - ORDER_REQUIREMENT_WIDTH - head, ORDER_REQUIREMENT_WIDTH


def name_lines(name: str) -> tuple[str, ...]:
    """The name in vertical lines; white space in it comes from a page layout and may break."""
    return balanced_lines(name, limit_ems=LINE_EMS)


def _head_width(names: list[tuple[str, ...]]) -> float:
    lines = max((len(lines) for lines in names), default=1)
    return max(16.0, lines * _PITCH / POINTS_PER_MM + 2 * CELL_MARGIN_MM + 1)


def _order_row(order: Order, lines: tuple[str, ...] | None) -> Row:
    cells = (_name_cell(order, lines), _reason_cell(order), _requirements_cell(order))
    if lines is None:
        return Row(cells)
    # Word doesn't let vertical text drive the height of its row.
    longest = max(vertical_ems(line) for line in lines)
    return Row(cells, min_height_pt=longest * _EM_PITCH + 2 * VERTICAL_CELL_MARGIN_PT + _SPARE_PT)


def _name_cell(order: Order, lines: tuple[str, ...] | None) -> Cell:
    inlines = broken(lines or (order.name,))
    paragraph = Paragraph(Role.ROW_HEAD, inlines)
    return Cell((paragraph,), vertical=lines is not None, middle=True, row_head=True)


def _reason_cell(order: Order) -> Cell:
    return Cell((plain(Role.REASON, order.reason),), middle=True)


def _requirements_cell(order: Order) -> Cell:
    paragraphs = tuple(
        plain(Role.REQUIREMENT, requirement.text, mark=MEASURE_MARK)
        for requirement in told(order.requirements)
    )
    return Cell(paragraphs, middle=True)
