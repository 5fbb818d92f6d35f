"""What a step did, in one sentence for the status line: from its name and from what it touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from desktop_app.application.history import Edit
from desktop_app.application.labels import EditLabel
from desktop_app.application.session import PlanChanged
from desktop_app.domain.changes import Added, Change, Changed, Removed
from desktop_app.domain.plan import Plan
from desktop_app.domain.tree import find, walk
from desktop_app.support.i18n import N_, _, ngettext
from desktop_app.support.terms import field_word, kind_word, label_words
from desktop_app.ui.models.outline import ROW_KINDS, RowEntity


def told(event: PlanChanged) -> str:
    """「施策を追加しました」, 「元に戻しました: 施策の追加」."""
    if event.cause == "undo":
        undone = Edit(event.label, event.changes.inverted())
        return _("元に戻しました: {step}").format(step=step_words(undone))
    if event.cause == "redo":
        redone = Edit(event.label, event.changes)
        return _("やり直しました: {step}").format(step=step_words(redone))
    return deed_words(event.label, event.changes.changes, event.plan)


def step_words(step: Edit) -> str:
    """What 元に戻す would take back; of several rows that were added how many."""
    count = len(_of_sort(step.changes, Added))
    if step.label.action == "add" and count > 1:
        return _("{count}行の追加").format(count=count)
    return label_words(step.label)


def deed_words(label: EditLabel, changes: tuple[Change, ...], plan: Plan) -> str:
    """What was done to the plan, which is the one after it."""
    match label.action:
        case "timing" if any(_is_new_proposal(each) for each in changes):
            return _("新しい実施時期を変更案にしました")
        case "move":
            return _moved_words(label, changes, plan)
        case "change" if label.field == "new":
            return _marked_words(changes)
        case "change" if label.field:
            field = field_word(label.kind, label.field)
            words = _("{kind}の{field}を変更しました")
            return words.format(kind=kind_word(label.kind), field=field)
        case action if action in _SORTS:
            return _counted_words(label, len(_of_sort(changes, _SORTS[action])))
    return _one_words(label)


def _one_words(label: EditLabel) -> str:
    words = _DEEDS.get(label.action, _DEEDS["together"])
    return _(words).format(kind=kind_word(label.kind))


_DEEDS: Final[Mapping[str, str]] = {
    "add": N_("{kind}を追加しました"),
    "change": N_("{kind}を変更しました"),
    "timing": N_("実施時期を変更しました"),
    "move": N_("{kind}を移しました"),
    "delete": N_("{kind}を削除しました"),
    "progress": N_("進捗を記録しました"),
    "confirm": N_("変更なしと確認しました"),
    "occurrence": N_("実施を記録しました"),
    "rename": N_("{kind}の名称を変更しました"),
    "merge": N_("{kind}を統合しました"),
    "assign": N_("担当部署を変更しました"),
    "freeze": N_("版を確定しました"),
    "withdraw": N_("版を取り下げました"),
    "adopt": N_("変更案を反映しました"),
    "record": N_("版を記録しました"),
    "revert": N_("版の内容に戻しました"),
    "together": N_("まとめて変更しました"),
    "replace": N_("置換しました"),
    "duplicate": N_("行を複製しました"),
    "split": N_("{kind}を分割しました"),
    "join": N_("{kind}を結合しました"),
    "kind": N_("行の種類を変えました"),
}
_COUNTED: Final[Mapping[str, str]] = {
    "add": N_("{count}行を追加しました"),
    "delete": N_("{count}行を削除しました"),
    "duplicate": N_("{count}行を複製しました"),
}
_SORTS: Final[Mapping[str, type[Change]]] = {"add": Added, "delete": Removed, "duplicate": Added}


def _counted_words(label: EditLabel, count: int) -> str:
    """One by its kind, several by how many they are."""
    if count > 1:
        return _(_COUNTED[label.action]).format(count=count)
    return _one_words(label)


def _of_sort(changes: Iterable[Change], sort: type[Change]) -> list[Change]:
    return [each for each in changes if isinstance(each, sort) and each.kind in ROW_KINDS]


def _is_new_proposal(change: Change) -> bool:
    return isinstance(change, Added) and change.kind == "timing_proposal"


def _marked_words(changes: tuple[Change, ...]) -> str:
    marked = [each for each in changes if isinstance(each, Changed) and "new" in each.after]
    on = bool(marked and marked[0].after["new"])
    words = _("新規の印を付けました") if on else _("新規の印を外しました")
    if len(marked) > 1:
        words = _("{deed}（{count}行）").format(deed=words, count=len(marked))
    return words


def _moved_words(label: EditLabel, changes: tuple[Change, ...], plan: Plan) -> str:
    """Rows that stand under a moved one went along, and are told, too."""
    moved = _of_sort(changes, Changed)
    words = _one_words(label)
    if len(moved) > 1:
        words = _("{count}行を移しました").format(count=len(moved))
    along = _with_words(plan, [each.id for each in moved])
    return _("{deed}（{along}とともに）").format(deed=words, along=along) if along else words


def _with_words(plan: Plan, moved: list[int]) -> str:
    """「細目2行」: how many rows stand under these; empty for none."""
    found = (find(plan, row) for row in moved)
    below = [row for top in found if top for row, _above in walk(top) if row.id not in moved]
    rows = [row for row in below if isinstance(row, RowEntity)]
    kinds = {type(row).__name__.lower() for row in rows}
    if len(kinds) == 1:
        return _("{kind}{count}行").format(kind=kind_word(kinds.pop()), count=len(rows))
    return ngettext("下の{count}行", len(rows)).format(count=len(rows)) if rows else ""
