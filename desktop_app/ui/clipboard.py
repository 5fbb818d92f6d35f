"""The clipboard: rows go out in three forms, and come in from plans, Word, PDF and Excel."""

from __future__ import annotations

import re
from collections.abc import Collection

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from desktop_app.domain.plan import Plan
from desktop_app.importing import Proposal, cells_of_html, read_html, read_text
from desktop_app.ui.models.tsv import Grid, read_block
from desktop_app.ui.new_rows import NewRow
from desktop_app.ui.row_copying import MIME, copied, copied_rows

_SHAPED = re.compile(r"<table|<li\b|mso-|<h[1-6]\b", re.IGNORECASE)
_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_CUT = "application/x-improvement-plan-cut"
_LONGEST = 2_000_000
"""Characters; more is no text that a person means to paste into an outline."""


def mime_of(plan: Plan, rows: Collection[int]) -> QMimeData:
    """The rows for another plan, for Word and Excel, and as text."""
    told = copied(plan, rows)
    made = QMimeData()
    made.setData(MIME, QByteArray(told.json.encode()))
    made.setHtml(told.html)
    made.setText(told.text)
    return made


def put_rows(plan: Plan, rows: Collection[int], *, cut: str = "") -> None:
    """Copies rows; `cut` is known again by whoever means to move them."""
    made = mime_of(plan, rows)
    if cut:
        made.setData(_CUT, QByteArray(cut.encode()))
    QGuiApplication.clipboard().setMimeData(made)


def cut_token() -> str:
    """Of the rows that were cut last; "" if something else is on the clipboard."""
    mime = QGuiApplication.clipboard().mimeData()
    if mime is None or not mime.hasFormat(_CUT):
        return ""
    return bytes(mime.data(_CUT).data()).decode()


def has_rows(mime: QMimeData) -> bool:
    """Whether it holds rows of a plan."""
    return mime.hasFormat(MIME)


def own_rows(target: Plan, mime: QMimeData | None = None) -> list[NewRow] | None:
    """Rows that were copied from a plan; None if something else is on the clipboard."""
    mime = mime or QGuiApplication.clipboard().mimeData()
    if mime is None or not has_rows(mime):
        return None
    return copied_rows(bytes(mime.data(MIME).data()), target)


def block_of_cells(mime: QMimeData | None = None) -> Grid:
    """The cells on the clipboard; [] if there are none.

    The text of a spreadsheet is taken as it stands. Word breaks the text of a table at every line
    within a cell: where the page beside the text counts other rows, the page is right.
    """
    mime = mime or QGuiApplication.clipboard().mimeData()
    if mime is None:
        return []
    block = read_block(mime.text()) if mime.hasText() else []
    page = mime.html() if mime.hasHtml() else ""
    if len(_ROW.findall(page)) in (0, len(block)):
        return block
    return cells_of_html(page) or block


def one_line() -> str:
    """A text of a single line and a single cell, from anywhere but a plan's rows; else ""."""
    mime = QGuiApplication.clipboard().mimeData()
    if mime is None or has_rows(mime) or not mime.hasText():
        return ""
    line = mime.text().strip("\r\n")
    return "" if re.search(r"[\r\n\t]", line) else line.strip()


def foreign_rows(mime: QMimeData | None = None) -> Proposal | None:
    """What a text on the clipboard proposes; None if there is no text."""
    mime = mime or QGuiApplication.clipboard().mimeData()
    if mime is None:
        return None
    page = mime.html() if mime.hasHtml() else ""
    proposal = read_html(page) if page and len(page) <= _LONGEST and _SHAPED.search(page) else None
    if proposal is not None and proposal.rows:
        return proposal
    text = mime.text() if mime.hasText() else ""
    return read_text(text[:_LONGEST]) if text.strip() else None
