"""What can be edited in the cells of the outline's rows, and what becomes of it."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import Qt

from desktop_app.application.commands import ChangeField, Command
from desktop_app.domain.plan import Chapter, Detail, Item, Measure
from desktop_app.ui.models.outline import RowEntity, text_field, text_of
from desktop_app.ui.models.row_looks import Column
from desktop_app.ui.row_edits import timing_command

_SHOWN: Final = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
)


@cache
def flags_of(kind: type[RowEntity], *, writable: bool) -> tuple[Qt.ItemFlag, ...]:
    """Of the cells of a row in order."""
    shown = _SHOWN
    if kind not in (Chapter, Item, Measure):
        shown |= Qt.ItemFlag.ItemNeverHasChildren
    edited = shown | Qt.ItemFlag.ItemIsEditable if writable else shown
    return (edited, edited if kind is Measure else shown, shown, shown)


def edited(entity: RowEntity, column: int) -> str | bool | None:
    """What an editor opens with."""
    if column == Column.TEXT:
        return text_of(entity)
    if column == Column.TIMING and isinstance(entity, Measure):
        return entity.timing_text
    if column == Column.NEW and isinstance(entity, Measure | Detail):
        return entity.new
    return None


def command_for(entity: RowEntity, column: int, value: object) -> Command | None:
    """What an editor's value does to the plan; None where it does not fit the cell."""
    if column == Column.TEXT and isinstance(value, str):
        return ChangeField(entity.id, text_field(entity), value)
    if column == Column.TIMING and isinstance(entity, Measure):
        return timing_command(entity, value)
    if column == Column.NEW and isinstance(entity, Measure | Detail) and isinstance(value, bool):
        return ChangeField(entity.id, "new", value)
    return None
