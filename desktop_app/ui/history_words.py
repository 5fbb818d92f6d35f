"""The words of a row's history: values as people write them, ids as names."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Final

from desktop_app.domain.comparison import printed_numbers
from desktop_app.domain.kinds import KEY, KIND_BY_NAME, PARENT, Value, field_types
from desktop_app.domain.plan import Assignment, ChangeKind, Plan
from desktop_app.domain.progress import Status
from desktop_app.domain.tree import find
from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word, measure_type_word, pace_word
from desktop_app.ui.services import JournalRow
from desktop_app.ui.version_words import change_kind_word
from desktop_app.ui.words import day_words, heading, plan_status_word, sentences, series, shortened

_NAMED: Final = frozenset({"department", "merged_into", "repeats", "source", "target"})
"""Fields that hold the id of something with a name or a number."""
_UNTOLD: Final = frozenset({PARENT, KEY, "noted", "replaces", "recorded_at", "recorded_by"})
_OF_AN_ENTRY: Final = (
    *("answer", "next_steps", "result", "reason", "merged_into"),
    *("started_on", "finished_on", "pace", "evidence"),
)
_FORMER: Final = "former_"
"""An adopted 変更案 keeps the words that it replaced: the measure's own change tells them."""


class HistoryWords:
    """Says what the rows of the journal hold; `entity` is the one whose history is told."""

    def __init__(self, plan: Plan, entity: int) -> None:
        self._plan, self._entity = plan, entity
        self._numbers = printed_numbers(plan)

    def is_told(self, row: JournalRow) -> bool:
        """Whether a field concerns a person."""
        return not (row.field or "").startswith(_FORMER) and row.field not in _UNTOLD

    def field(self, row: JournalRow) -> str:
        """What the field is called; of a department that carries the measure, its name too."""
        words = heading(field_word(row.kind, row.field or ""))
        carried = find(self._plan, row.entity)
        if isinstance(carried, Assignment) and row.field != "department":
            return f"{self._name(carried.department)}: {words}"
        return words

    def value(self, row: JournalRow, value: Value) -> str:
        """What the field held."""
        return self._value(row.kind, row.field or "", value)

    def whole(self, row: JournalRow) -> str:
        """The words of what came or went whole."""
        told = row.after if row.before is None else row.before
        held: dict[str, Value] = json.loads(told) if isinstance(told, str) else {}
        match row.kind:
            case "progress_entry":
                return self._entry(held)
            case "assignment":
                return f"{role_word(str(held.get('role')))}: {self._name(held.get('department'))}"
            case "link":
                ends = (held.get("source"), held.get("target"))
                return self._name(ends[0] if ends[1] == self._entity else ends[1])
            case "timing_proposal":
                words = f"{heading(field_word(row.kind, 'text'))}: {held.get('text', '')}"
                return series(filter(None, (words, str(held.get("reason", "")))))
            case "occurrence":
                return series(filter(None, (_day(held.get("on", "")), str(held.get("note", "")))))
        return str(held.get("text") or held.get("title") or "")

    def _entry(self, held: Mapping[str, Value]) -> str:
        kind, day = "progress_entry", _day(held.get("as_of", ""))
        name = self._status(held.get("status"))
        head = _("{name}（{day}）").format(name=name, day=day)
        filled = [
            f"{heading(field_word(kind, name))}: {self._value(kind, name, held[name])}"
            for name in _OF_AN_ENTRY
            if held.get(name)
        ]
        return "\n".join((sentences((head, str(held.get("report_wording", "")))), *filled))

    def _value(self, kind: str, field: str, value: Value) -> str:
        if value is None or value == "":
            return _("（なし）")
        if isinstance(value, bool):
            return _("あり") if value else _("なし")
        if field in _NAMED:
            return self._name(value)
        if field == "status":
            return self._status(value)
        worded = _WORDED.get(field)
        if worded is not None:
            return worded(str(value))
        types = field_types(KIND_BY_NAME[kind].entity) if kind in KIND_BY_NAME else {}
        return _day(value) if field in types and types[field].base is datetime.date else str(value)

    def _status(self, status: Value) -> str:
        """As the plan calls it now, like everywhere else."""
        return plan_status_word(self._plan, Status(str(status)) if status else None)

    def _name(self, id_: Value) -> str:
        entity = find(self._plan, id_) if isinstance(id_, int) else None
        if entity is None:
            return _("（今はないもの）")
        words = next(
            (w for name in ("name", "title", "text") if (w := getattr(entity, name, ""))), ""
        )
        return f"{self._numbers.get(entity.id, '')} {shortened(words, 40)}".strip()


def role_word(role: str) -> str:
    """「主管部署」 for `lead`."""
    return _("主管部署") if role == "lead" else _("関係部署")


def _day(told: Value) -> str:
    """What an older program kept may be no day; then it stays as it is."""
    try:
        return day_words(datetime.date.fromisoformat(str(told)))
    except ValueError:
        return str(told)


_WORDED: Final = {
    "change_kind": lambda kind: change_kind_word(ChangeKind(kind)),
    "measure_type": measure_type_word,
    "pace": pace_word,
    "role": role_word,
}
