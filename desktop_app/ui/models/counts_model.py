"""Chapter × 進捗区分 as a table, with what changed since the last report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.application.overview import status_of
from desktop_app.application.status import STATUS_IDS, Survey
from desktop_app.support.i18n import _
from desktop_app.ui.words import StatusWords, heading, status_choice

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_TOTAL = len(STATUS_IDS) + 1


class CountCell(Struct, frozen=True):
    """A figure; `chapter` or `status_id` None stands for all. `change` is None without a report."""

    chapter: int | None
    status_id: str | None
    count: int
    change: int | None = None


class CountsModel(QAbstractTableModel):
    """Column 0 names the chapter, the last one is the total; the last row is the whole plan."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._cells: list[list[CountCell]] = []
        self._heads = _heads({})

    def show_survey(self, survey: Survey) -> None:
        """Shows other figures; only those that differ are painted anew."""
        names = [f"{each.number} {each.title}" for each in survey.chapters]
        names.append(_("全体"))
        heads, cells = _heads(survey.words), [*_figures(survey)]
        if (names, heads) != (self._names, self._heads) or _shape(cells) != _shape(self._cells):
            self.beginResetModel()
            self._names, self._heads, self._cells = names, heads, cells
            self.endResetModel()
            return
        before, self._cells = self._cells, cells
        for row, (new, old) in enumerate(zip(cells, before, strict=True)):
            for column, (one, other) in enumerate(zip(new, old, strict=True), start=1):
                if one != other:
                    at = self.index(row, column)
                    self.dataChanged.emit(at, at)

    def cell_at(self, index: Index) -> CountCell | None:
        """The figure of an index; the name of a row stands for its total."""
        if not index.isValid():
            return None
        return self._cells[index.row()][index.column() - 1]

    def place_of(self, chapter: int | None, status_id: str | None) -> QModelIndex:
        """The index of a figure."""
        column = _TOTAL if status_id is None else STATUS_IDS.index(status_id) + 1
        for row, cells in enumerate(self._cells):
            if cells[0].chapter == chapter:
                return self.index(row, column)
        return QModelIndex()

    def is_sum(self, index: Index) -> bool:
        """Whether it is the last row or the last column."""
        return index.row() == len(self._cells) - 1 or index.column() == _TOTAL

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else _TOTAL + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        named = index.column() == 0
        if role == Qt.ItemDataRole.DisplayRole:
            return self._names[index.row()] if named else self._figure(index)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            name = self._names[index.row()]
            return name if named else f"{name}　{self._heads[index.column()]} {self._figure(index)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 0:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation is not Qt.Orientation.Horizontal or role not in wanted:
            return None
        return heading(self._heads[section])

    def _figure(self, index: Index) -> str:
        cell = self.cell_at(index)
        if cell is None:
            return ""
        return f"{cell.count} ({change_words(cell.change)})" if cell.change else str(cell.count)


def _figures(survey: Survey) -> Iterator[list[CountCell]]:
    """The chapters, then the whole plan."""
    for each in survey.chapters:
        cells = [
            CountCell(each.chapter, status, each.counts[status], each.change(status))
            for status in STATUS_IDS
        ]
        yield [*cells, CountCell(each.chapter, None, each.total)]
    cells = [
        CountCell(None, status, survey.counts[status], survey.change(status))
        for status in STATUS_IDS
    ]
    yield [*cells, CountCell(None, None, survey.total)]


def _shape(cells: list[list[CountCell]]) -> list[int | None]:
    return [row[0].chapter for row in cells]


def change_words(change: int | None) -> str:
    """「＋2」 or 「－1」; empty where nothing is to be compared or nothing changed."""
    return "" if not change else f"＋{change}" if change > 0 else f"－{-change}"


def _heads(words: StatusWords) -> tuple[str, ...]:
    statuses = tuple(status_choice(words, status_of(each)) for each in STATUS_IDS)
    return (_("章"), *statuses, _("計"))
