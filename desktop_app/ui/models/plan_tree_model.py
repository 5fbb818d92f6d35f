"""The outline as a Qt model: indexes carry ids, texts come from the plan, edits go to the session.

After each change the rows follow the change set (insert, remove, move, changed); what is too
tangled for that becomes a reset, over which the view keeps selection and expansion by id.
"""

from __future__ import annotations

import datetime
from enum import IntEnum
from typing import TypeAlias

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.application.commands import ChangeField, Command
from desktop_app.application.row_filter import RowFilter, RowSieve
from desktop_app.application.session import PlanChanged
from desktop_app.domain.changes import Added, Change, Changed, ChangeSet, Removed
from desktop_app.domain.kinds import PARENT
from desktop_app.domain.plan import Chapter, Detail, Group, Item, Measure, Plan
from desktop_app.domain.progress import Status, repeat_ids, repetitions
from desktop_app.domain.tree import find_path, walk
from desktop_app.support.i18n import _
from desktop_app.ui.models.outline import (
    ROOT,
    ROW_KINDS,
    Outline,
    Part,
    RowEntity,
    done_of,
    mark_of,
    measures_below,
    row_ids,
    text_field,
    text_of,
)
from desktop_app.ui.models.row_changes import named, parents_of, places, topmost
from desktop_app.ui.row_edits import timing_command
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.timing_words import TimingContext, timing_context
from desktop_app.ui.words import day_words, entity_word, heading, plan_status_word, size_words

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_BRACKETS = ("[", "［", "〔", "【")
"""A 小見出し that has brackets of its own is shown without more."""
_MANY = 200
"""From changes below so many rows on, all rows are read anew."""


_PARENTS = (Chapter, Item, Measure)
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
_FLAGS = {
    (False, False): _SHOWN,
    (True, False): _SHOWN | Qt.ItemFlag.ItemIsEditable,
    (False, True): _SHOWN | Qt.ItemFlag.ItemNeverHasChildren,
    (True, True): _SHOWN | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemNeverHasChildren,
}
"""By whether a cell can be edited and whether its row can have none below."""


class Column(IntEnum):
    """The columns in order."""

    TEXT = 0
    TIMING = 1
    STATUS = 2
    NEW = 3


_TEXT, _TIMING = Column.TEXT.value, Column.TIMING.value
"""As plain numbers, for what is asked of each of thousands of rows."""


class Role(IntEnum):
    """What delegates ask for beside Qt's own roles."""

    KIND = Qt.ItemDataRole.UserRole + 1
    MARK = Qt.ItemDataRole.UserRole + 2
    STATUS = Qt.ItemDataRole.UserRole + 3
    NEW = Qt.ItemDataRole.UserRole + 4
    WAITING = Qt.ItemDataRole.UserRole + 5


class PlanTreeModel(QAbstractItemModel):
    """Chapters, items, groups, measures, details and notes as a tree."""

    def __init__(
        self, signals: SessionSignals, *, as_of: datetime.date, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._signals = signals
        self._today = self._as_of = as_of
        self._outline = Outline(signals.plan)
        self._writable = not signals.session.read_only
        self._sieve = RowSieve()
        self._filter = RowFilter()
        self._hidden: frozenset[int] = frozenset()
        self._statuses: dict[int, Status] = {}
        self._repeats_of: tuple[Plan | None, frozenset[int]] = (None, frozenset())
        self._rows_of: tuple[Plan | None, frozenset[int]] = (None, frozenset())
        self._load_statuses()
        signals.plan_changed.connect(self._on_plan_changed)

    # -- what a view needs to find rows ------------------------------------------------------

    def index_of(self, entity: int, column: int = Column.TEXT) -> QModelIndex:
        """The index of a row; invalid if there is none."""
        if entity == ROOT or entity not in self._outline:
            return QModelIndex()
        return self.createIndex(self._outline.row(entity), column, entity)

    def id_of(self, index: Index) -> int:
        """The entity of an index; ROOT for none, as Qt has it."""
        return index.internalId()

    def entity_of(self, index: Index) -> RowEntity | None:
        """What the row of an index shows."""
        return self._outline.entity(self.id_of(index))

    def ids(self) -> frozenset[int]:
        """Every row, those that a filter hides too."""
        return frozenset(self._outline.nodes.keys() - {ROOT}) | self._hidden

    def openable(self) -> list[int]:
        """The rows that have some below."""
        return [id_ for id_, node in self._outline.nodes.items() if node.children and id_ != ROOT]

    def ancestors(self, entity: int) -> frozenset[int]:
        """The rows above a row."""
        return frozenset(self._outline.ancestors(entity))

    # -- filter ------------------------------------------------------------------------------

    @property
    def filter(self) -> RowFilter:
        """What is shown; with an empty one everything."""
        return self._filter

    def show_only(self, wanted: RowFilter) -> None:
        """Shows what fits now. What is changed or added afterwards stays until the next filter."""
        self._filter = wanted
        plan = self._signals.plan
        hidden: frozenset[int] = frozenset()
        if not wanted.is_empty:
            kept = self._sieve.kept(plan, wanted, self._statuses, on=self._today, as_of=self._as_of)
            hidden = self._all_rows() - kept
        self._show_anew(plan, hidden)

    @property
    def as_of(self) -> datetime.date:
        """基準日."""
        return self._as_of

    def look_at(self, day: datetime.date) -> None:
        """Judges 実施時期 that are typed, who carries a measure and how far it is, as of another
        基準日.
        """
        if day == self._as_of:
            return
        self._as_of, before = day, self._statuses
        self._load_statuses()
        told = {each for each, _status in before.items() ^ self._statuses.items()}
        above = {row for each in told if each in self._outline for row in self.ancestors(each)}
        self._repaint(frozenset(told | above))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, Column.STATUS, Column.STATUS)

    def reveal(self, *rows: int) -> None:
        """Shows rows that the filter hides, with what stands above and below them."""
        plan, shown = self._signals.plan, set[int]()
        for row in self._hidden.intersection(rows):
            path = find_path(plan, row) or ()
            shown.update(entity.id for entity in path)
            shown.update(entity.id for end in path[-1:] for entity, _above in walk(end))
        if shown:
            self._show_anew(plan, self._hidden - shown)

    def shown_rows(self) -> int:
        """How many rows are shown."""
        return len(self._outline.nodes) - 1

    def shown_measures(self) -> int:
        """How many measures are shown."""
        nodes = self._outline.nodes.values()
        return sum(isinstance(node.entity, Measure) for node in nodes)

    def _all_rows(self) -> frozenset[int]:
        """Every key of a filter asks for them."""
        plan, known = self._rows_of
        if plan is not self._signals.plan:
            known = row_ids(self._signals.plan)
            self._rows_of = (self._signals.plan, known)
        return known

    def _show_anew(self, plan: Plan, hidden: frozenset[int]) -> None:
        self.beginResetModel()
        self._hidden = hidden
        self._outline = Outline(plan, hidden)
        self.endResetModel()

    def timing_context(self, index: Index) -> TimingContext | None:
        """What an editor needs to read the 実施時期 of a row while it is typed."""
        entity = self.entity_of(index)
        if not isinstance(entity, Measure):
            return None
        return timing_context(entity, self._signals.session, as_of=self._as_of)

    # -- QAbstractItemModel -------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        node = self._outline.nodes.get(self.id_of(parent))
        if node is None or (parent.isValid() and parent.column() != 0):
            return QModelIndex()
        if not (0 <= row < len(node.children) and 0 <= column < len(Column)):
            return QModelIndex()
        return self.createIndex(row, column, node.children[row])

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        node = self._outline.nodes.get(self.id_of(index))
        return self.index_of(node.parent) if node else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        if parent.isValid() and parent.column() != 0:
            return 0
        node = self._outline.nodes.get(self.id_of(parent))
        return len(node.children) if node else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        node = self._outline.nodes.get(index.internalId())
        if node is None or node.entity is None:
            return Qt.ItemFlag.NoItemFlags
        column = index.column()
        editable = self._writable and (
            column == _TEXT or (column == _TIMING and isinstance(node.entity, Measure))
        )
        return _FLAGS[editable, not isinstance(node.entity, _PARENTS)]

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:
        """A view lays thousands of rows out after each change and asks this of all of them."""
        node = self._outline.nodes.get(parent.internalId())
        return bool(node and node.children and parent.column() <= 0)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.ToolTipRole and section == Column.STATUS:
            words = _("基準日（{day}）の進捗区分です。基準日は「進捗」などの画面で変えられます。")
            return words.format(day=day_words(self._as_of))
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return heading((_("番号・施策"), _("実施時期"), _("進捗区分"), _("新規"))[section])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entity = self.entity_of(index)
        if entity is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(entity, index.column())
            case Qt.ItemDataRole.EditRole:
                return self._edited(entity, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return self._explained(entity, index.column()) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(entity, index.column())
        return self._drawn(entity, role)

    def _drawn(self, entity: RowEntity, role: int) -> object:
        """What delegates ask for."""
        match role:
            case Role.KIND:
                return type(entity).__name__.lower()
            case Role.MARK:
                return mark_of(self._outline, entity.id)
            case Role.STATUS:
                return self._statuses.get(entity.id)
            case Role.NEW:
                return isinstance(entity, Measure | Detail) and entity.new
            case Role.WAITING:
                return isinstance(entity, Measure) and entity.proposal is not None
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entity = self.entity_of(index)
        if role != Qt.ItemDataRole.EditRole or entity is None:
            return False
        command = _command_for(entity, index.column(), value)
        return command is not None and self._signals.execute(command, origin=self) is not None

    # -- texts -------------------------------------------------------------------------------

    def _edited(self, entity: RowEntity, column: int) -> str | bool | None:
        if column == Column.TEXT:
            return text_of(entity)
        if column == Column.TIMING and isinstance(entity, Measure):
            return entity.timing_text
        if column == Column.NEW and isinstance(entity, Measure | Detail):
            return entity.new
        return None

    def _shown(self, entity: RowEntity, column: int) -> str:
        match column:
            case Column.TEXT:
                text = text_of(entity)
                bare = isinstance(entity, Group) and not text.startswith(_BRACKETS)
                return f"[{text}]" if bare else text
            case Column.TIMING:
                return self._timing_cell(entity)
            case Column.STATUS:
                return self._status_cell(entity)
        return _("新") if isinstance(entity, Measure | Detail) and entity.new else ""

    def _timing_cell(self, entity: RowEntity) -> str:
        if isinstance(entity, Measure):
            return entity.timing_text
        if isinstance(entity, Chapter | Item):
            repeats = self._repeats()
            below = measures_below(entity)
            again = sum(measure.id in repeats for measure in below)
            return size_words(len(below) - again, repeats=again)
        return ""

    def _status_cell(self, entity: RowEntity) -> str:
        if isinstance(entity, Measure):
            return plan_status_word(self._signals.plan, self._statuses.get(entity.id))
        repeats = self._repeats()
        measures = tuple(each for each in measures_below(entity) if each.id not in repeats)
        if not measures:
            return ""
        done = done_of(measures, self._statuses)
        return _("済 {done}／{count}").format(done=done, count=len(measures))

    def _repeats(self) -> frozenset[int]:
        plan, known = self._repeats_of
        if plan is not self._signals.plan:
            known = repeat_ids(self._signals.plan)
            self._repeats_of = (self._signals.plan, known)
        return known

    def _spoken(self, entity: RowEntity, column: int) -> str:
        shown = self._shown(entity, column)
        if column == Column.TEXT:
            return f"{entity_word(entity)} {mark_of(self._outline, entity.id)} {shown}".strip()
        heading = str(self.headerData(column, Qt.Orientation.Horizontal))
        told = self._explained(entity, column)
        return f"{heading} {told}" if shown else heading

    def _explained(self, entity: RowEntity, column: int) -> str:
        """The text of a cell, and for a 実施時期 the 変更案 beside it."""
        shown = self._shown(entity, column)
        if column != Column.TIMING or not isinstance(entity, Measure) or entity.proposal is None:
            return shown
        waits = _("変更案（未反映）: {text}").format(text=entity.proposal.text)
        reason = entity.proposal.reason or _("理由は未記入")
        return f"{shown}\n{waits}\n{reason}"

    # -- following the plan -------------------------------------------------------------------

    def _on_plan_changed(self, event: PlanChanged) -> None:
        if any(_tells_status(change) for change in event.changes):
            self._load_statuses()
        rows = [change for change in event.changes if change.kind in ROW_KINDS]
        waiting = self._with_proposals(event)
        if not any(places(change) for change in rows):
            self._outline.refresh(event.plan, [*(change.id for change in rows), *waiting])
            self._tell_changed(event.changes)
            self._repaint(waiting)
            return
        if self._hidden:
            ways = (find_path(event.plan, change.id) or () for change in rows if places(change))
            hidden = self._hidden - {each.id for way in ways for each in way}
            self._show_anew(event.plan, hidden & row_ids(event.plan))
            return
        if not self._follow(rows, event.plan):
            self._show_anew(event.plan, frozenset())
            return
        self._tell_changed(event.changes)
        self._repaint(waiting)

    def _with_proposals(self, event: PlanChanged) -> frozenset[int]:
        """The measures whose 変更案 changed; the plan is searched only if one did."""
        ids = {change.id for change in event.changes if change.kind == "timing_proposal"}
        if not ids:
            return frozenset()
        shown = (node.entity for id_, node in self._outline.nodes.items() if id_ != ROOT)
        before = (entity for entity in shown if isinstance(entity, Measure))
        measures = (*before, *event.plan.measures())
        touched = {each.id for each in measures if any(p.id in ids for p in each.proposals)}
        return frozenset(touched & {each.id for each in event.plan.measures()})

    def _repaint(self, rows: frozenset[int]) -> None:
        for id_ in rows & self._outline.nodes.keys():
            self.dataChanged.emit(self.index_of(id_), self.index_of(id_, Column.NEW))

    def _follow(self, rows: list[Change], plan: Plan) -> bool:
        """Takes the rows to where they are wanted; False if that needs a reset."""
        placed = [change for change in rows if places(change)]
        touched = parents_of(placed, plan)
        if len(touched) > _MANY:
            return False
        wanted = Part.around(plan, touched)
        for change in topmost(placed, Removed):
            if change.id in self._outline:
                self._remove(change.id)
        moved = [change.id for change in placed if isinstance(change, Changed)]
        if not all(id_ in self._outline and id_ in wanted.parents for id_ in moved):
            return False  # it stood below a row that is gone
        for id_ in sorted(moved, key=wanted.row):
            self._move(id_, wanted)
        for change in topmost(placed, Added):
            self._insert_with_parents(change.id, wanted)
        if not self._outline.has_rows(wanted.below):
            return False
        shown = [change.id for change in rows if not isinstance(change, Removed)]
        self._outline.refresh(plan, (*shown, *(wanted.below.keys() - {ROOT})))
        return True

    def _remove(self, id_: int) -> None:
        node, row = self._outline.nodes[id_], self._outline.row(id_)
        self.beginRemoveRows(self.index_of(node.parent), row, row)
        self._outline.remove(id_)
        self.endRemoveRows()

    def _move(self, id_: int, wanted: Part) -> None:
        old, new = self._outline.nodes[id_].parent, wanted.parents[id_]
        if new not in self._outline:
            return
        row, to = self._outline.row(id_), self._place(id_, wanted)
        if old == new and row == to:
            return
        below = to + 1 if old == new and to > row else to
        if self.beginMoveRows(self.index_of(old), row, row, self.index_of(new), below):
            self._outline.move(id_, new, to)
            self.endMoveRows()

    def _insert_with_parents(self, id_: int, wanted: Part) -> None:
        """Inserts the topmost row that is missing above and with this one."""
        while id_ in wanted.parents and wanted.parents[id_] not in self._outline:
            id_ = wanted.parents[id_]
        if id_ in self._outline or id_ not in wanted.parents:
            return
        entity = wanted.entities[id_]
        parent, row = wanted.parents[id_], self._place(id_, wanted)
        self.beginInsertRows(self.index_of(parent), row, row)
        self._outline.insert(parent, row, entity)
        self.endInsertRows()

    def _place(self, id_: int, wanted: Part) -> int:
        """Where the row belongs among the siblings that are there now, itself left out."""
        parent = wanted.parents[id_]
        before = set(wanted.below[parent][: wanted.row(id_)])
        present = [child for child in self._outline.nodes[parent].children if child != id_]
        return next(
            (place + 1 for place, child in reversed(list(enumerate(present))) if child in before),
            0,
        )

    def _tell_changed(self, changes: ChangeSet) -> None:
        """Repaints rows that show something else now: themselves, their sums, their numbers."""
        rows: set[int] = set()
        for change in changes:
            if change.kind == "progress_entry":
                rows.update(*map(self._with_ancestors, named(change, "measure")))
            elif change.kind in ROW_KINDS:
                rows.add(change.id)
                if places(change):
                    rows.update(*map(self._with_ancestors, named(change, PARENT)))
                    rows.update(self._numbered() if change.kind in ("chapter", "item") else ())
        self._repaint(frozenset(rows - {ROOT}))

    def _with_ancestors(self, id_: int) -> frozenset[int]:
        if id_ not in self._outline:
            return frozenset()
        return frozenset((id_, *self._outline.ancestors(id_)))

    def _numbered(self) -> frozenset[int]:
        """Chapters and items: their numbers and sums depend on others."""
        nodes = self._outline.nodes
        chapters = nodes[ROOT].children
        return frozenset(chapters).union(*(nodes[chapter].children for chapter in chapters))

    def _load_statuses(self) -> None:
        latest = self._signals.session.kept.latest_progress(as_of=self._as_of)
        self._statuses = {m: entry.status for m, entry in latest.items() if entry.status}
        for each, owner in repetitions(self._signals.plan):
            if owner in self._statuses:
                self._statuses[each] = self._statuses[owner]


def _tells_status(change: Change) -> bool:
    """Whether another 進捗区分 may be shown after the change."""
    if change.kind != "measure":
        return change.kind == "progress_entry"
    if isinstance(change, Changed):
        return "repeats" in change.after
    return change.row.get("repeats") is not None


def _command_for(entity: RowEntity, column: int, value: object) -> Command | None:
    if column == Column.TEXT and isinstance(value, str):
        return ChangeField(entity.id, text_field(entity), value)
    if column == Column.TIMING and isinstance(entity, Measure):
        return timing_command(entity, value)
    if column == Column.NEW and isinstance(entity, Measure | Detail) and isinstance(value, bool):
        return ChangeField(entity.id, "new", value)
    return None


__all__ = ["Column", "PlanTreeModel", "Role"]
