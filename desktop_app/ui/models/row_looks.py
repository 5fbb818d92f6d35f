"""What the rows of the outline show: numbers, words and marks, made once for each row."""

from __future__ import annotations

import datetime
from enum import IntEnum
from typing import NamedTuple

from desktop_app.application.session import PlanSession
from desktop_app.domain.changes import Change, Changed, ChangeSet
from desktop_app.domain.plan import Chapter, Detail, Group, Item, Measure, Plan
from desktop_app.domain.progress import Status, repeat_ids, repetitions
from desktop_app.support.i18n import _
from desktop_app.ui.models.outline import (
    Outline,
    RowEntity,
    done_of,
    mark_of,
    measures_below,
    text_of,
)
from desktop_app.ui.words import entity_word, heading, plan_status_word, size_words

_BRACKETS = ("[", "［", "〔", "【")
"""A 小見出し that has brackets of its own is shown without more."""


class Column(IntEnum):
    """The columns in order."""

    TEXT = 0
    TIMING = 1
    STATUS = 2
    NEW = 3


class RowLook(NamedTuple):
    """Everything that is painted of a row; `words` are those of the columns in order."""

    kind: str
    depth: int
    mark: str
    words: tuple[str, str, str, str]
    status: Status | None
    new: bool
    waiting: bool


class RowLooks:
    """Keeps each look until the plan changes: a row is painted more often than it changes."""

    def __init__(self, session: PlanSession, *, as_of: datetime.date) -> None:
        self._session = session
        self._as_of = as_of
        self._made: dict[int, RowLook] = {}
        self._repeats_of: tuple[Plan | None, frozenset[int]] = (None, frozenset())
        self.statuses: dict[int, Status] = {}
        self._load_statuses()

    def follow(self, changes: ChangeSet) -> frozenset[int]:
        """Looks are made anew; 進捗区分 read again only if one may have changed. The measures that
        show another one, or another word for it.
        """
        self._made.clear()
        other = frozenset[int]()
        if any(_tells_status(change) for change in changes):
            other = self._read_anew()
        if any(change.kind == "status_word" for change in changes):
            other |= self.statuses.keys()
        return other

    def look_at(self, day: datetime.date) -> frozenset[int]:
        """進捗区分 as of another 基準日; the measures that show another one then."""
        self._as_of = day
        self._made.clear()
        return self._read_anew()

    def _read_anew(self) -> frozenset[int]:
        before = self.statuses
        self._load_statuses()
        return frozenset(each for each, _status in before.items() ^ self.statuses.items())

    def forget(self) -> None:
        """Looks are made anew."""
        self._made.clear()

    def of(self, outline: Outline, entity: RowEntity) -> RowLook:
        """How a row of the outline looks now."""
        made = self._made.get(entity.id)
        if made is None:
            made = self._made[entity.id] = self._look(outline, entity)
        return made

    def spoken(self, outline: Outline, entity: RowEntity, column: int) -> str:
        """What a screen reader says of a cell."""
        look = self.of(outline, entity)
        shown = look.words[column]
        if column == Column.TEXT:
            return f"{entity_word(entity)} {look.mark} {shown}".strip()
        head = column_head(column)
        return f"{head} {self.explained(outline, entity, column)}" if shown else head

    def explained(self, outline: Outline, entity: RowEntity, column: int) -> str:
        """The text of a cell, and for a 実施時期 the 変更案 beside it."""
        shown = self.of(outline, entity).words[column]
        if column == Column.STATUS and isinstance(entity, Measure):
            return f"{shown}\n{_('ダブルクリックで「進捗」を開き、記録します (Ctrl+G)。')}"
        if column != Column.TIMING or not isinstance(entity, Measure) or entity.proposal is None:
            return shown
        waits = _("変更案（未反映）: {text}").format(text=entity.proposal.text)
        reason = entity.proposal.reason or _("理由は未記入")
        return f"{shown}\n{waits}\n{reason}"

    # -- inside ------------------------------------------------------------------------------

    def _look(self, outline: Outline, entity: RowEntity) -> RowLook:
        new = isinstance(entity, Measure | Detail) and entity.new
        words = (
            _shown_text(entity),
            self._timing_words(entity),
            self._status_words(entity),
            _("新") if new else "",
        )
        return RowLook(
            type(entity).__name__.lower(),
            sum(1 for _above in outline.ancestors(entity.id)),
            mark_of(outline, entity.id),
            words,
            self.statuses.get(entity.id),
            new,
            isinstance(entity, Measure) and entity.proposal is not None,
        )

    def _timing_words(self, entity: RowEntity) -> str:
        if isinstance(entity, Measure):
            return entity.timing_text
        if isinstance(entity, Chapter | Item):
            repeats = self._repeats()
            below = measures_below(entity)
            again = sum(measure.id in repeats for measure in below)
            return size_words(len(below) - again, repeats=again)
        return ""

    def _status_words(self, entity: RowEntity) -> str:
        if isinstance(entity, Measure):
            return plan_status_word(self._session.plan, self.statuses.get(entity.id))
        repeats = self._repeats()
        measures = tuple(each for each in measures_below(entity) if each.id not in repeats)
        if not measures:
            return ""
        done = done_of(measures, self.statuses)
        return _("済 {done}／{count}").format(done=done, count=len(measures))

    def _repeats(self) -> frozenset[int]:
        plan, known = self._repeats_of
        if plan is not self._session.plan:
            known = repeat_ids(self._session.plan)
            self._repeats_of = (self._session.plan, known)
        return known

    def _load_statuses(self) -> None:
        latest = self._session.kept.latest_progress(as_of=self._as_of)
        self.statuses = {m: entry.status for m, entry in latest.items() if entry.status}
        for each, owner in repetitions(self._session.plan):
            if owner in self.statuses:
                self.statuses[each] = self.statuses[owner]


def column_head(column: int) -> str:
    """What stands above a column."""
    return heading((_("番号・施策"), _("実施時期"), _("進捗区分"), _("新規"))[column])


def _shown_text(entity: RowEntity) -> str:
    text = text_of(entity)
    return f"[{text}]" if isinstance(entity, Group) and not text.startswith(_BRACKETS) else text


def _tells_status(change: Change) -> bool:
    """Whether another 進捗区分 may be shown after the change."""
    if change.kind != "measure":
        return change.kind == "progress_entry"
    if isinstance(change, Changed):
        return "repeats" in change.after
    return change.row.get("repeats") is not None
