"""Blocks of cells as spreadsheets copy them: tabs and lines, with quotes around what holds them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

Grid = list[list[str]]


def read_block(text: str) -> Grid:
    """The cells of a copied block. A quote inside a cell that isn't quoted is just a quote."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows = list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab"))
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def write_block(rows: Iterable[Sequence[str]]) -> str:
    """A block as a spreadsheet takes it from the clipboard."""
    target = io.StringIO(newline="")
    csv.writer(target, dialect="excel-tab", lineterminator="\r\n").writerows(rows)
    return target.getvalue()
