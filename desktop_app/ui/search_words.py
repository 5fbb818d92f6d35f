"""What a hit is called: what it is, where it stands, the words around what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word, kind_word, part_word

if TYPE_CHECKING:
    from desktop_app.application.search import Hit

_PLAIN: Final = frozenset({"text", "title", "name"})
_BEFORE: Final = 14
_ROWS: Final = frozenset({"measure", "item", "chapter", "plan"})


def hit_place(hit: Hit) -> str:
    """「施策 3-④」, and which of its fields where it is not the first."""
    from desktop_app.application.search import ASSIGNED, NUMBER

    if hit.field == NUMBER:
        former = _("旧 {number}（{version}）").format(number=hit.number, version=hit.version)
        words = former if hit.version else hit.number
        return f"{kind_word(hit.kind)} {words}"
    if hit.part:
        return f"{part_word(hit.part)} {hit.number}"
    parts = [kind_word(hit.kind), hit.number]
    if hit.field == ASSIGNED:
        parts.append(_("主管・関係部署"))
    elif hit.field not in _PLAIN:
        parts.append(field_word(hit.kind, hit.field))
    return " ".join(part for part in parts if part)


def hit_kind(hit: Hit) -> str:
    """「追加質問」, 「進捗の記録」; of the plan's own rows the field, 「実施時期」."""
    from desktop_app.application.search import ASSIGNED

    if hit.field == ASSIGNED:
        return _("主管・関係部署")
    named = hit.kind in _ROWS and hit.field not in _PLAIN
    return field_word(hit.kind, hit.field) if named else kind_word(hit.kind)


def around(text: str, span: tuple[int, int]) -> tuple[str, str, str]:
    """The words before, in and after a place, on one line; what is far before is left out."""
    start, end = span
    before = text[:start]
    if len(before) > _BEFORE:
        before = "…" + before[1 - _BEFORE :]
    return before.replace("\n", " "), text[start:end], text[end:].replace("\n", " ")
