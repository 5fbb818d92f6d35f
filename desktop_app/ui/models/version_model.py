"""The versions of a plan as a table, newest first."""

from __future__ import annotations

import datetime
from enum import IntEnum
from typing import TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.application.versions import VersionQueries
from desktop_app.domain.version import Version
from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word
from desktop_app.ui.theme import Colour
from desktop_app.ui.version_words import occasion_word
from desktop_app.ui.words import day_words, heading

Index: TypeAlias = QModelIndex | QPersistentModelIndex


class VersionColumn(IntEnum):
    """The columns in order."""

    DATE = 0
    NAME = 1
    OCCASION = 2
    ADDRESSEE = 3
    FILES = 4
    STATE = 5


class VersionModel(QAbstractTableModel):
    """Read afresh when versions changed; they are few."""

    def __init__(
        self, queries: VersionQueries, *, today: datetime.date, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._queries = queries
        self._today = today
        self._rows: tuple[Version, ...] = ()
        self._in_force: Version | None = None
        self.refresh()

    def refresh(self) -> None:
        """Shows what the file holds now."""
        self.beginResetModel()
        self._rows = tuple(reversed(self._queries.listed()))
        self._in_force = self._queries.newest(on=self._today)
        self.endResetModel()

    @property
    def rows(self) -> tuple[Version, ...]:
        """The versions, newest first."""
        return self._rows

    def row_of(self, version: int) -> int:
        """Where a version stands; -1 if nowhere."""
        return next((place for place, v in enumerate(self._rows) if v.id == version), -1)

    def state_words(self, version: Version) -> str:
        """What became of a version."""
        if version.withdrawn_on is not None:
            return _("取下げ（{day}）").format(day=day_words(version.withdrawn_on))
        if not version.root:
            return _("名前と日付だけ")
        if self._in_force is not None and version.id == self._in_force.id:
            return _("今の有効な版")
        return _("保管")

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(VersionColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _heads()[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        version = self._rows[index.row()]
        words = self._cell(version, index.column())
        if index.column() != VersionColumn.NAME:
            words = heading(words)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_heads()[index.column()]} {words}"
        if role == Qt.ItemDataRole.ForegroundRole and version.withdrawn_on is not None:
            return Colour.SECOND.q
        return None

    def _cell(self, version: Version, column: int) -> str:
        match column:
            case VersionColumn.DATE:
                return day_words(version.date)
            case VersionColumn.NAME:
                return version.name
            case VersionColumn.OCCASION:
                return heading(occasion_word(version.occasion))
            case VersionColumn.ADDRESSEE:
                return version.addressee or _("（記載なし）")
            case VersionColumn.FILES:
                count = len(self._queries.files_of(version))
                return _("{count}件").format(count=count) if count else _("なし")
        return self.state_words(version)


def _heads() -> tuple[str, ...]:
    return (
        heading(_("版の日付")),
        heading(field_word("version", "name")),
        heading(_("種類")),
        heading(field_word("version", "addressee")),
        _("ファイル"),
        _("状態"),
    )
