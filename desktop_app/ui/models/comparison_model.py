"""Changes between two states of a plan as a table, under the headings where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.application.change_list import ChangeSort, ListedChange
from desktop_app.domain.plan import ChangeKind
from desktop_app.support.i18n import _
from desktop_app.ui.version_words import SideWords, change_kind_word, sort_word
from desktop_app.ui.words import day_words, heading

Index: TypeAlias = QModelIndex | QPersistentModelIndex


_NAMES = ("text", "title", "name")


class ChangeColumn(IntEnum):
    """The columns in order: the later side first, as on the printed 新旧対照表."""

    WHAT = 0
    AFTER = 1
    BEFORE = 2
    WHY = 3
    REVERT = 4


class ComparisonModel(QAbstractTableModel):
    """Rows are changes or, as texts, headings."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ListedChange | str, ...] = ()
        self._words: SideWords | None = None
        self._waiting: Mapping[int, str] = {}
        self.revertible = False

    def show_changes(
        self,
        changes: Sequence[ListedChange],
        words: SideWords,
        *,
        waiting: Mapping[int, str],
        revertible: bool,
    ) -> None:
        """Shows other changes. `waiting` are the open 変更案 by measure."""
        self.beginResetModel()
        self._words = words
        self._waiting = waiting
        self.revertible = revertible
        rows: list[ListedChange | str] = []
        last = None
        for change in changes:
            head = _head(change)
            if head != last:
                rows.append(head)
                last = head
            rows.append(change)
        self._rows = tuple(rows)
        self.endResetModel()

    def change_at(self, index: Index) -> ListedChange | None:
        """The change of an index; None for a heading."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, ListedChange) else None

    def head_at(self, row: int) -> str | None:
        """The words of a heading; None if the row is none."""
        here = self._rows[row]
        return here if isinstance(here, str) else None

    def row_of(self, key: tuple[int, str]) -> int:
        """Where a change stands; -1 if it is gone."""
        rows = enumerate(self._rows)
        return next((n for n, r in rows if isinstance(r, ListedChange) and r.key == key), -1)

    def context(self, change: ListedChange) -> str:
        """What the sides leave unsaid: the words by which the changed thing is known."""
        whole = change.sort in (ChangeSort.ADDED, ChangeSort.REMOVED)
        if self._words is None or whole or change.field in _NAMES:
            return ""
        return self._words.subject(change)

    def title(self, change: ListedChange) -> str:
        """What was changed."""
        return self._words.title(change) if self._words else ""

    def side(self, change: ListedChange, column: int) -> str:
        """What one side says; empty if it has nothing."""
        if self._words is None:
            return ""
        after = column == ChangeColumn.AFTER
        return self._words.after(change) if after else self._words.before(change)

    def why(self, change: ListedChange) -> tuple[str, ...]:
        """The slip in words, the reason, who adopted it when, what waits."""
        lines = [change.slip] if change.slip else []
        if change.reason:
            lines.append(change.reason)
        adopted = []
        if change.change_kind is not ChangeKind.UNSET:
            adopted.append(change_kind_word(change.change_kind))
        if change.adopted_on is not None:
            adopted.append(_("{day}に反映").format(day=day_words(change.adopted_on)))
        if adopted:
            lines.append("　".join(adopted))
        if change.sort is ChangeSort.RETIMED and (text := self._waiting.get(change.id)):
            lines.append(_("変更案（未反映）: {text}").format(text=text))
        return tuple(lines)

    # -- QAbstractTableModel ----------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(ChangeColumn)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.change_at(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return heading(_heads()[section])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        change = self.change_at(index)
        if change is None:
            head = self.head_at(index.row()) if index.isValid() else None
            shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return head if shown and index.column() == 0 else None
        column = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(change, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_heads()[column]} {self._cell(change, column)}"
            case Qt.ItemDataRole.ToolTipRole if column == ChangeColumn.REVERT:
                return _("この変更を変更前に戻す (Ctrl+R)") if self.can_revert(change) else None
        return None

    def can_revert(self, change: ListedChange) -> bool:
        """Whether this one can be taken back here."""
        return self.revertible and change.can_revert

    def _cell(self, change: ListedChange, column: int) -> str:
        match column:
            case ChangeColumn.WHAT:
                return f"{heading(sort_word(change.sort))} {self.title(change)}"
            case ChangeColumn.AFTER | ChangeColumn.BEFORE:
                told = (self.context(change), self.side(change, column) or none_word(change))
                return " ".join(part for part in told if part)
            case ChangeColumn.WHY:
                return " ".join(self.why(change))
        return _("変更前に戻す") if self.can_revert(change) else ""


def none_word(change: ListedChange) -> str:
    """What stands where a side has nothing, as on the printed page."""
    if change.sort is ChangeSort.ADDED or change.came is True:
        return _("（新設）")
    return (
        _("（削る）")
        if change.sort is ChangeSort.REMOVED or change.came is False
        else _("（なし）")
    )


def _head(change: ListedChange) -> str:
    if change.sort is ChangeSort.OTHER:
        return _("計画に付ける記録")
    return change.place.words or _("計画の本文・命令等・原因")


def _heads() -> tuple[str, ...]:
    return _("変更"), _("変更後"), _("変更前"), _("ずれと理由"), _("戻す")
