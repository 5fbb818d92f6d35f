"""履歴: who changed this row when, from what to what, as the journal tells."""

from __future__ import annotations

import html
from collections.abc import Iterable
from itertools import groupby

from PySide6.QtWidgets import QTextBrowser

from desktop_app.application.labels import EditLabel
from desktop_app.domain.plan import Plan
from desktop_app.support.i18n import _
from desktop_app.support.terms import label_words
from desktop_app.ui.history_words import HistoryWords
from desktop_app.ui.services import FileStore, JournalRow
from desktop_app.ui.theme import Colour
from desktop_app.ui.words import moment_words

_MOST = 100


class HistoryTab(QTextBrowser):
    """Read from the file whenever it is shown."""

    def __init__(self, store: FileStore) -> None:
        super().__init__()
        self._store = store
        self.setObjectName("history")
        self.setOpenLinks(False)
        self.setAccessibleName(_("履歴"))
        self.document().setDocumentMargin(16)

    def show_entity(self, entity: int, plan: Plan) -> None:
        """Shows the history of a row with all that hangs on it; 0 for none."""
        rows = self._store.history_of(entity) if entity else ()
        words = HistoryWords(plan, entity)
        steps = [list(step) for _edit, step in groupby(rows, key=lambda row: row.edit)]
        told = [_told(step, words) for step in steps[:_MOST]]
        self.setHtml("".join(told) or _paragraph(_("まだ変更されていません。"), Colour.SECOND))


def _told(step: list[JournalRow], words: HistoryWords) -> str:
    """All that one step changed below one heading."""
    first = step[0]
    parts = [
        _paragraph(f"{moment_words(first.at)}　{first.who}", Colour.HINT, above=10),
        _paragraph(label_words(EditLabel.parse(first.label)), Colour.DEEP, bold=True),
    ]
    for row in step:
        parts += _lines(row, words)
    return "".join(parts)


def _lines(row: JournalRow, words: HistoryWords) -> Iterable[str]:
    if row.field is None:
        gone = row.after is None
        told = words.whole(row)
        if told:
            yield _paragraph(told, Colour.SECOND if gone else Colour.INK, struck=gone)
    elif words.is_told(row):
        yield _paragraph(words.field(row), Colour.SECOND)
        yield _paragraph(words.value(row, row.before), Colour.SECOND)
        yield _paragraph(f"→ {words.value(row, row.after)}", Colour.INK)


def _paragraph(
    text: str, colour: Colour, *, bold: bool = False, struck: bool = False, above: int = 0
) -> str:
    weight = "bold" if bold else "normal"
    line = "; text-decoration: line-through" if struck else ""
    return (
        f'<p style="margin:{above}px 0 2px 0; line-height:145%; color:{colour};'
        f' font-weight:{weight}{line}">{html.escape(text).replace(chr(10), "<br>")}</p>'
    )
