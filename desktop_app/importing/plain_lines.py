"""A text without marks: what each line is, told by indentation and length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.importing.pieces import Piece
from desktop_app.importing.proposal import RowKind

_LEVELS = (RowKind.CHAPTER, RowKind.ITEM, RowKind.MEASURE, RowKind.DETAIL)
_LONG = 25
_NEARLY_FULL = 0.85
_ENDS = "。．.」』）)"

Place = tuple[int, int]
"""Source line and column."""


def kinds_of_plain_lines(pieces: Sequence[Piece]) -> Mapping[Place, RowKind]:
    """The kind of each line; LEAD stands for a line that goes on with the one before."""
    first = [piece for piece in pieces if piece.column == 0]
    if not first:
        return {(piece.line, piece.column): RowKind.UNPLACED for piece in pieces}
    steps = sorted({piece.indent for piece in first})[: len(_LEVELS)]
    begin = max(0, 2 - max(len(steps) - 2, 0)) if len(steps) > 1 else 2
    longest = max(len(piece.text) for piece in first)
    found: dict[Place, RowKind] = {}
    before: Piece | None = None
    for piece in first:
        if before is not None and _goes_on(before, piece, longest):
            found[piece.line, piece.column] = RowKind.LEAD
        else:
            step = min(_step(steps, piece.indent) + begin, len(_LEVELS) - 1)
            found[piece.line, piece.column] = _LEVELS[step]
        before = piece
    return found


def _step(steps: Sequence[int], indent: int) -> int:
    return steps.index(indent) if indent in steps else len(steps) - 1


def _goes_on(before: Piece, piece: Piece, longest: int) -> bool:
    return (
        before.line + 1 == piece.line
        and before.indent == piece.indent
        and not piece.after_blank
        and longest >= _LONG
        and len(before.text) >= longest * _NEARLY_FULL
        and before.text[-1] not in _ENDS
    )
