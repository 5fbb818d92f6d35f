"""Words for versions, 変更案 and what a comparison finds."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Final

from desktop_app.application.change_list import ChangeSort, ListedChange, Standing
from desktop_app.application.versions import Origin, TrailStep
from desktop_app.domain.kinds import Value
from desktop_app.domain.plan import ChangeKind, Department, Entity, Link, Plan, Report
from desktop_app.domain.tree import walk
from desktop_app.domain.version import Occasion, Version
from desktop_app.support.i18n import N_, _
from desktop_app.support.terms import field_word, kind_word, measure_type_word
from desktop_app.ui.words import day_words, heading, series, shortened

_OCCASIONS: Final[Mapping[Occasion, str]] = {
    Occasion.PUBLISHED: N_("公表"),
    Occasion.SUBMITTED: N_("提出"),
    Occasion.REPORTED: N_("報告"),
    Occasion.REVISED: N_("改定"),
}
_KINDS: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.UNSET: N_("（該当なし）"),
    ChangeKind.EARLIER: N_("前倒し"),
    ChangeKind.LATER: N_("延期"),
    ChangeKind.CORRECTION: N_("誤記訂正"),
    ChangeKind.INSTRUCTED: N_("国の指示"),
}
_SORTS: Final[Mapping[ChangeSort, str]] = {
    ChangeSort.ADDED: N_("追加"),
    ChangeSort.REMOVED: N_("削除"),
    ChangeSort.MOVED: N_("移動"),
    ChangeSort.REWORDED: N_("文言"),
    ChangeSort.RETIMED: N_("実施時期"),
    ChangeSort.OTHER: N_("その他"),
}
SORT_ICONS: Final[Mapping[ChangeSort, str]] = {
    ChangeSort.ADDED: "plus",
    ChangeSort.REMOVED: "minus",
    ChangeSort.MOVED: "arrow-up-down",
    ChangeSort.REWORDED: "pencil-line",
    ChangeSort.RETIMED: "calendar-days",
    ChangeSort.OTHER: "info",
}


def occasion_word(occasion: Occasion) -> str:
    """「提出」."""
    return _(_OCCASIONS[occasion])


def change_kind_word(kind: ChangeKind) -> str:
    """「延期」."""
    return _(_KINDS[kind])


def sort_word(sort: ChangeSort) -> str:
    """「追加」."""
    return _(_SORTS[sort])


def version_words(version: Version) -> str:
    """「第1回報告（2023年10月27日）」."""
    return _("{name}（{day}）").format(name=version.name, day=day_words(version.date))


# --- rows of a comparison -----------------------------------------------------------------------


class SideWords:
    """What each side of a change says, in words; built once for the two plans compared."""

    def __init__(self, before: Plan, after: Plan, versions: tuple[Version, ...]) -> None:
        self._known: dict[int, Entity] = {
            **{entity.id: entity for entity, _up in walk(before)},
            **{entity.id: entity for entity, _up in walk(after)},
        }
        self._versions = {version.id: version.name for version in versions}

    def before(self, row: ListedChange) -> str:
        """The former side."""
        return self._side(row, row.before, standing=row.stood, there=row.came is not True)

    def after(self, row: ListedChange) -> str:
        """The later side."""
        return self._side(row, row.after, standing=row.stands, there=row.came is not False)

    def title(self, row: ListedChange) -> str:
        """What was changed: 「施策」, 「項目　項目名」, 「担当　情報システム部」."""
        kind = kind_word(row.kind)
        if row.sort is ChangeSort.REWORDED and row.field not in (None, "text"):
            return f"{kind}：{field_word(row.kind, row.field or '')}"
        if row.sort is ChangeSort.OTHER and row.field is not None:
            return f"{kind}：{field_word(row.kind, row.field)}"
        return kind

    def subject(self, row: ListedChange) -> str:
        """The words by which the changed thing is known; a 担当 by its measure and 部署."""
        named = self._named(row.id)
        if row.sort is not ChangeSort.OTHER:
            return row.name
        if row.came is not None:
            return row.name if row.name != named else ""
        return "　".join(dict.fromkeys(part for part in (row.name, named) if part))

    def _side(self, row: ListedChange, value: Value, *, standing: Standing, there: bool) -> str:
        if row.sort is ChangeSort.MOVED:
            return _standing_words(standing)
        if row.came is not None:
            return self._named(row.id) if there else ""
        if row.sort is ChangeSort.OTHER:
            return self._value(row, value)
        return str(value or "")

    def _value(self, row: ListedChange, value: Value) -> str:
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return _("あり") if value else _("なし")
        if row.field == "measure_type":
            return measure_type_word(str(value))
        if isinstance(value, int) and value in self._versions:
            return self._versions[value]
        if isinstance(value, int) and value in self._known:
            return self._named(value)
        return _day_or_text(str(value))

    def _named(self, id_: int) -> str:
        entity = self._known.get(id_)
        match entity:
            case Link(source=source, target=target):
                return f"{self._named(source)} ― {self._named(target)}"
            case Report(number=number):
                return _("第{number}回報告").format(number=number)
            case Department(name=name):
                return name
            case None:
                return ""
        department = getattr(entity, "department", None)
        if isinstance(department, int):
            return self._named(department)
        words = (getattr(entity, name, "") for name in ("text", "title", "name"))
        return next((each for each in words if isinstance(each, str) and each), "")


def _day_or_text(text: str) -> str:
    try:
        return day_words(datetime.date.fromisoformat(text))
    except ValueError:
        return text


def _standing_words(standing: Standing) -> str:
    follows = shortened(standing.follows, 30)
    place = _("「{what}」の次").format(what=follows) if follows else _("先頭")
    return f"{standing.number}　{place}" if standing.number else place


# --- the trail of a date ------------------------------------------------------------------------


def since_words(step: TrailStep) -> str:
    """From when a 実施時期 held."""
    if step.origin is Origin.PROPOSED:
        return _("変更案（未反映）")
    if step.since is None:
        return _("当初") if step.origin is Origin.FORMER else _("今の計画")
    return day_words(step.since)


def origin_words(step: TrailStep) -> list[str]:
    """Where it was printed, and why it came: a line for each."""
    parts = []
    if step.versions:
        parts.append(_("記載: {versions}").format(versions=series(step.versions)))
    proposal = step.proposal
    if proposal is not None:
        if proposal.change_kind is not ChangeKind.UNSET:
            parts.append(heading(change_kind_word(proposal.change_kind)))
        parts.append(_("理由: {reason}").format(reason=proposal.reason or _("（未記入）")))
        if proposal.approved_on or proposal.approver:
            day = day_words(proposal.approved_on) if proposal.approved_on else ""
            parts.append(_("承認: {who}").format(who=f"{day} {proposal.approver}".strip()))
    return parts
