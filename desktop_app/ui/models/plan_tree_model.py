"""The outline as a Qt model: indexes carry ids, texts come from the plan, edits go to the session.

After each change the rows follow the change set (insert, remove, move, changed); what is too
tangled for that becomes a reset, over which the view keeps selection and expansion by id.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.application.row_filter import RowFilter, RowSieve
from desktop_app.application.session import PlanChanged
from desktop_app.domain.changes import Added, Change, Changed, ChangeSet, Removed
from desktop_app.domain.kinds import PARENT
from desktop_app.domain.plan import Chapter, Measure, Plan
from desktop_app.domain.tree import find_path, walk
from desktop_app.support.i18n import _
from desktop_app.ui.models.changed_rows import runs
from desktop_app.ui.models.outline import (
    ROOT,
    ROW_KINDS,
    Outline,
    Part,
    RowEntity,
)
from desktop_app.ui.models.row_cells import command_for, edited, flags_of
from desktop_app.ui.models.row_changes import named, parents_of, places, topmost
from desktop_app.ui.models.row_looks import Column, RowLook, RowLooks, column_head
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.timing_words import TimingContext, timing_context
from desktop_app.ui.words import day_words

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_MANY = 200
"""From changes below so many rows on, all rows are read anew."""
_MOST_STEPS = 20
"""So for more rows that go, move or come: a view lays out everything after each of them."""
_COLUMNS = len(Column)
"""As a plain number, for what is asked of each of thousands of rows."""


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
        self._measures_of: tuple[Plan | None, frozenset[int]] = (None, frozenset())
        self._looks = RowLooks(signals.session, as_of=as_of)
        self._row_flags: dict[int, tuple[Qt.ItemFlag, ...]] = {}
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

    def look_of(self, index: Index) -> RowLook | None:
        """What is painted of the row of an index."""
        entity = self._outline.entity(index.internalId())
        return self._looks.of(self._outline, entity) if entity else None

    def ids(self) -> frozenset[int]:
        """Every row, those that a filter hides too."""
        return frozenset(self._outline.nodes.keys() - {ROOT})

    def openable(self) -> frozenset[int]:
        """The rows shown that have some below."""
        found: set[int] = set()
        level = [ROOT]
        while level:
            level = [row for above in level for row in self.rows_below(above)]
            level = [row for row in level if self.rows_below(row)]
            found.update(level)
        return frozenset(found)

    def has_rows_below(self, row: int) -> bool:
        """Whether a row is shown, with some below it."""
        return row in self._outline and bool(self._outline.below(row))

    def rows_below(self, row: int) -> Sequence[int]:
        """The rows shown directly below a row; of ROOT the chapters."""
        return self._outline.below(row)

    def chapters_and_items(self) -> frozenset[int]:
        """The rows that are numbered; their sums depend on others too."""
        chapters = self._outline.below(ROOT)
        return frozenset(chapters).union(*map(self._outline.below, chapters))

    def ancestors(self, entity: int) -> frozenset[int]:
        """The rows above a row; none above one that is not there."""
        return frozenset(self._outline.ancestors(entity) if entity in self._outline else ())

    # -- filter ------------------------------------------------------------------------------

    @property
    def filter(self) -> RowFilter:
        """What is shown; with an empty one everything."""
        return self._filter

    def show_only(self, wanted: RowFilter) -> None:
        """Shows what fits now. What is changed or added afterwards stays until the next filter."""
        self._filter = wanted
        hidden: frozenset[int] = frozenset()
        if not wanted.is_empty:
            plan, statuses = self._signals.plan, self._looks.statuses
            kept = self._sieve.kept(plan, wanted, statuses, on=self._today, as_of=self._as_of)
            hidden = frozenset(self._outline.nodes.keys() - kept - {ROOT})
        self._hide(hidden)

    def read_for_filter(self, chapter: Chapter) -> None:
        """Reads a chapter before the first key asks for it."""
        self._sieve.read(chapter)

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
        self._as_of = day
        self._repaint(self._with_sums(self._looks.look_at(day)))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, Column.STATUS, Column.STATUS)

    def reveal(self, *rows: int) -> None:
        """Shows rows that the filter hides, with what stands above and below them."""
        plan, shown = self._signals.plan, set[int]()
        for row in self._outline.hidden.intersection(rows):
            path = find_path(plan, row) or ()
            shown.update(entity.id for entity in path)
            shown.update(entity.id for end in path[-1:] for entity, _above in walk(end))
        self._hide(self._outline.hidden - shown)

    def shown_rows(self) -> int:
        """How many rows are shown."""
        return len(self._outline.nodes) - 1 - len(self._outline.hidden)

    def measure_counts(self) -> tuple[int, int]:
        """How many measures are shown, and how many there are; every key of a filter asks."""
        plan, known = self._measures_of
        if plan is not self._signals.plan:
            known = frozenset(each.id for each in self._signals.plan.measures())
            self._measures_of = (self._signals.plan, known)
        return len(known - self._outline.hidden), len(known)

    def _hide(self, rows: frozenset[int]) -> None:
        """Most keys of a filter leave many rows, the first ones often all: then nothing is done."""
        if rows == self._outline.hidden:
            return
        self.beginResetModel()
        self._outline.hide(rows)
        self.endResetModel()

    def _show_anew(self, plan: Plan, hidden: frozenset[int]) -> None:
        self.beginResetModel()
        self._outline = Outline(plan, hidden)
        self._looks.forget()
        self.endResetModel()

    def timing_context(self, index: Index) -> TimingContext | None:
        """What an editor needs to read the 実施時期 of a row while it is typed."""
        entity = self.entity_of(index)
        if not isinstance(entity, Measure):
            return None
        return timing_context(entity, self._signals.session, as_of=self._as_of)

    # -- QAbstractItemModel -------------------------------------------------------------------

    # A view asks the next four of all open rows after each change: they call nothing they need not.

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        above = parent.internalId()
        below = self._outline.shown.get(above)
        if below is None:
            below = self._outline.below(above)
        if 0 <= row < len(below) and 0 <= column < _COLUMNS and parent.column() <= 0:
            return self.createIndex(row, column, below[row])
        return QModelIndex()

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = index.internalId()
        flags = self._row_flags.get(row)
        if flags is None:
            entity = self._outline.entity(row)
            if entity is None:
                return Qt.ItemFlag.NoItemFlags
            flags = self._row_flags[row] = flags_of(type(entity), writable=self._writable)
        return flags[index.column()]

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:
        above = parent.internalId()
        below = self._outline.shown.get(above)
        if below is None:
            below = self._outline.below(above)
        return bool(below) and parent.column() <= 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return len(self._outline.below(parent.internalId())) if parent.column() <= 0 else 0

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        node = self._outline.nodes.get(index.internalId())
        return self.index_of(node.parent) if node else QModelIndex()

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return _COLUMNS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.ToolTipRole and section == Column.STATUS:
            words = _("基準日（{day}）の進捗区分です。基準日は「進捗」などの画面で変えられます。")
            return words.format(day=day_words(self._as_of))
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_head(section)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entity, column = self.entity_of(index), index.column()
        if entity is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._looks.of(self._outline, entity).words[column]
            case Qt.ItemDataRole.EditRole:
                return edited(entity, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._looks.explained(self._outline, entity, column) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._looks.spoken(self._outline, entity, column)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entity = self.entity_of(index)
        if role != Qt.ItemDataRole.EditRole or entity is None:
            return False
        command = command_for(entity, index.column(), value)
        return command is not None and self._signals.execute(command, origin=self) is not None

    # -- following the plan -------------------------------------------------------------------

    def _on_plan_changed(self, event: PlanChanged) -> None:
        told = self._looks.follow(event.changes)
        rows = [change for change in event.changes if change.kind in ROW_KINDS]
        waiting = self._with_proposals(event)
        if not any(places(change) for change in rows):
            self._outline.refresh(event.plan, [*(change.id for change in rows), *waiting])
            self._tell_changed(event.changes, told | waiting)
            return
        if self._outline.hidden:
            ways = (find_path(event.plan, change.id) or () for change in rows if places(change))
            hidden = self._outline.hidden - {each.id for way in ways for each in way}
            self._show_anew(event.plan, hidden)
            return
        if not self._follow(rows, event.plan):
            self._show_anew(event.plan, frozenset())
            return
        self._tell_changed(event.changes, told | waiting)

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
        """Rows beside one another are told at once: a view takes as long over each telling."""
        places: dict[int, list[int]] = {}
        for id_ in rows:
            if id_ in self._outline:
                above = self._outline.nodes[id_].parent
                places.setdefault(above, []).append(self._outline.row(id_))
        for above, below in places.items():
            parent = self.index_of(above)
            for first, last in runs(sorted(below)):
                end = self.index(last, Column.NEW, parent)
                self.dataChanged.emit(self.index(first, Column.TEXT, parent), end)

    def _follow(self, rows: list[Change], plan: Plan) -> bool:
        """Takes the rows to where they are wanted; False if that needs a reset."""
        placed = [change for change in rows if places(change)]
        touched = parents_of(placed, plan)
        gone = topmost(placed, Removed)
        moved = [change.id for change in placed if isinstance(change, Changed)]
        come = topmost(placed, Added)
        if len(touched) > _MANY or len(gone) + len(moved) + len(come) > _MOST_STEPS:
            return False
        wanted = Part.around(plan, touched)
        for change in gone:
            if change.id in self._outline:
                self._remove(change.id)
        if not all(id_ in self._outline and id_ in wanted.parents for id_ in moved):
            return False  # it stood below a row that is gone
        if not all(wanted.parents[id_] in self._outline for id_ in moved):
            return False  # it goes below a row that is only coming
        for id_ in sorted(moved, key=wanted.row):
            self._move(id_, wanted)
        for change in come:
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

    def _tell_changed(self, changes: ChangeSet, told: frozenset[int]) -> None:
        """Repaints rows that show something else now: themselves, their sums, their numbers; `told`
        are measures with another 進捗区分 or 変更案.
        """
        self._looks.forget()
        rows = set(self._with_sums(told))
        for change in changes:
            if change.kind not in ROW_KINDS:
                continue
            rows.add(change.id)
            if isinstance(change, Changed) and "repeats" in change.after:
                rows |= self._with_sums((change.id,))
            if places(change):
                rows |= self._with_sums(named(change, PARENT))
                rows |= (
                    self.chapters_and_items() if change.kind in ("chapter", "item") else frozenset()
                )
        self._repaint(frozenset(rows - {ROOT}))

    def _with_sums(self, rows: Iterable[int]) -> frozenset[int]:
        """With the rows above, which tell of them."""
        there = [row for row in rows if row in self._outline.nodes]
        return frozenset(there).union(*map(self._outline.ancestors, there))


__all__ = ["Column", "PlanTreeModel"]
