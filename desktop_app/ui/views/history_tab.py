"""履歴: who changed this row when, from what to what, as the journal tells."""

from __future__ import annotations

import datetime
import html
import json

from PySide6.QtWidgets import QTextBrowser

from desktop_app.application.labels import EditLabel
from desktop_app.domain.kinds import KEY, KIND_BY_NAME, PARENT, Value, field_types
from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word, label_words, measure_type_word
from desktop_app.ui.services import FileStore, JournalRow
from desktop_app.ui.theme import Colour
from desktop_app.ui.words import day_words, moment_words, status_word

_MOST = 200


class HistoryTab(QTextBrowser):
    """Read from the file whenever it is shown."""

    def __init__(self, store: FileStore) -> None:
        super().__init__()
        self._store = store
        self.setObjectName("history")
        self.setOpenLinks(False)
        self.setAccessibleName(_("履歴"))
        self.document().setDocumentMargin(16)

    def show_entity(self, entity: int) -> None:
        """Shows the history of a row, that of its progress included; 0 for none."""
        entries = self._store.progress_of([entity]) if entity else ()
        ids = [entity, *(entry.id for entry in entries)] if entity else []
        rows = [row for id_ in ids for row in self._store.history_of(id_)]
        rows.sort(key=lambda row: row.edit, reverse=True)
        told = [_told(row) for row in rows[:_MOST] if row.field != PARENT]
        self.setHtml("".join(told) or _paragraph(_("まだ変更されていません。"), Colour.SECOND))


def _told(row: JournalRow) -> str:
    head = f"{moment_words(row.at)}　{row.who}"
    parts = [
        _paragraph(head, Colour.HINT, above=10),
        _paragraph(label_words(EditLabel.parse(row.label)), Colour.DEEP, bold=True),
    ]
    if row.field is not None and row.field != KEY:
        before, after = _value(row, row.before), _value(row, row.after)
        parts.append(_paragraph(field_word(row.kind, row.field), Colour.SECOND))
        parts.append(_paragraph(before, Colour.SECOND))
        parts.append(_paragraph(f"→ {after}", Colour.INK))
    elif row.field is None:
        parts.append(
            _paragraph(_whole(row.after if row.before is None else row.before), Colour.INK)
        )
    return "".join(parts)


def _value(row: JournalRow, value: Value) -> str:
    if value is None or value == "":
        return _("（なし）")
    if isinstance(value, bool):
        return _("あり") if value else _("なし")
    if row.field == "measure_type":
        return measure_type_word(str(value))
    types = field_types(KIND_BY_NAME[row.kind].entity) if row.kind in KIND_BY_NAME else {}
    if row.field and row.field in types and types[row.field].base is datetime.date:
        return _day(str(value))
    return str(value)


def _day(text: str) -> str:
    """What an older program kept may be no day; then it stays as it is."""
    try:
        return day_words(datetime.date.fromisoformat(text))
    except ValueError:
        return text


def _whole(told: Value) -> str:
    """The words of a row that came or went whole."""
    if not isinstance(told, str):
        return ""
    row = json.loads(told)
    if "as_of" in row:
        day = _day(row["as_of"])
        return f"{status_word(row.get('status'))}（{day}）{row.get('report_wording', '')}"
    return str(row.get("text") or row.get("title") or "")


def _paragraph(text: str, colour: Colour, *, bold: bool = False, above: int = 0) -> str:
    weight = "bold" if bold else "normal"
    return (
        f'<p style="margin:{above}px 0 2px 0; line-height:145%; color:{colour};'
        f' font-weight:{weight}">{html.escape(text)}</p>'
    )
