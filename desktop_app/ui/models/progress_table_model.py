"""The 進捗 table as a Qt model over the frozen survey: no cell asks the file for anything.

Rows stay where they are while they are edited, even when the filter would no longer choose them;
the filter chooses anew when it is touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Final, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop_app.application.status import MeasureStatus, Survey
from desktop_app.domain.plan import Measure
from desktop_app.domain.progress import Status
from desktop_app.domain.tree import get
from desktop_app.support.i18n import _
from desktop_app.support.terms import doubt_word
from desktop_app.ui.models.changed_rows import parting, runs, turned
from desktop_app.ui.models.progress_columns import (
    SPECS,
    Column,
    Sort,
    entered_text,
    shown_text,
    typed_value,
    unread_words,
)
from desktop_app.ui.models.progress_filter import Folded, ProgressFilter, RowTexts, filtered
from desktop_app.ui.progress_gestures import edit_command
from desktop_app.ui.progress_words import (
    due_words,
    lateness_words,
    mark_tip,
    pace_is_chosen,
    pace_reason,
    status_tip,
)
from desktop_app.ui.row_edits import timing_command
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.survey_desk import SurveyDesk
from desktop_app.ui.timing_words import TimingContext, timing_context
from desktop_app.ui.words import StatusWords, heading, plan_status_word, series, strung

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_READ: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITED: Final = _READ | Qt.ItemFlag.ItemIsEditable
_WITH_EDITOR: Final = frozenset(int(column) for column in Column if SPECS[column].has_editor)


class Role(IntEnum):
    """What the table asks for beside Qt's own roles."""

    MEASURE = Qt.ItemDataRole.UserRole + 1


class ProgressTableModel(QAbstractTableModel):
    """`unread` says why what was typed could not be taken, `done_set` carries the measures that
    became 実施済.
    """

    unread = Signal(str)
    done_set = Signal(object)

    def __init__(self, signals: SessionSignals, desk: SurveyDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._signals = signals
        self._desk = desk
        self._filter = ProgressFilter()
        self._rows: tuple[MeasureStatus, ...] = ()
        self._places: dict[int, int] = {}
        self._words: StatusWords = {}
        self._texts: RowTexts | None = None
        self._folded: Folded = {}
        self.choose_anew()

    # -- rows --------------------------------------------------------------------------------

    @property
    def survey(self) -> Survey:
        """What the rows are of."""
        return self._desk.survey

    @property
    def texts(self) -> RowTexts:
        """The rows' words, for the search."""
        if self._texts is None or self._texts.survey is not self.survey:
            self._texts = RowTexts(self.survey, self._signals.plan, self._folded)
        return self._texts

    @property
    def rows(self) -> Sequence[MeasureStatus]:
        """The rows that are shown."""
        return self._rows

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._signals.session.read_only

    @property
    def filter(self) -> ProgressFilter:
        """What chose them."""
        return self._filter

    def row_of(self, index: Index) -> MeasureStatus:
        """The row of a valid index."""
        return self._rows[index.row()]

    def place_of(self, measure: int) -> int:
        """Where a measure stands; -1 if it is not shown."""
        return self._places.get(measure, -1)

    def set_filter(self, wanted: ProgressFilter) -> None:
        """Chooses rows."""
        self._filter = wanted
        self.choose_anew()

    def choose_anew(self) -> None:
        """The rows that the filter chooses now."""
        self._reset(filtered(self.texts, self._filter))

    def follow_survey(self) -> None:
        """The same rows as they are now; chosen anew only if the plan has other measures."""
        survey = self.survey
        rows = tuple(row for row in survey.rows if row.id in self._places)
        everything = self._filter.is_empty and len(survey.rows) != len(self._rows)
        if everything or [row.id for row in rows] != [row.id for row in self._rows]:
            rows = filtered(self.texts, self._filter)
        before = {row.id: row for row in self._rows}
        same_words = survey.words == self._words
        if self._replace(rows):
            pairs = ((place, row, before.get(row.id, row)) for place, row in enumerate(rows))
            changed = [at for at, new, old in pairs if new is not old or not same_words]
            for first, last in runs(changed):
                self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def _replace(self, rows: tuple[MeasureStatus, ...]) -> bool:
        """Rows come, go or move by themselves; False if too much differs for that."""
        before, after = [row.id for row in self._rows], [row.id for row in rows]
        change = parting(before, after)
        first, end, root = change.first, change.first + change.went, QModelIndex()
        if not change.went and not change.came:
            self._take(rows)
        elif not change.went:
            self.beginInsertRows(root, first, first + change.came - 1)
            self._take(rows)
            self.endInsertRows()
        elif not change.came:
            self.beginRemoveRows(root, first, end - 1)
            self._take(rows)
            self.endRemoveRows()
        elif moved := turned(before[first:end], after[first : first + change.came]):
            self.beginMoveRows(root, first, first + moved - 1, root, end)
            self._take(rows)
            self.endMoveRows()
        else:
            self._reset(rows)
            return False
        return True

    def _reset(self, rows: tuple[MeasureStatus, ...]) -> None:
        self.beginResetModel()
        self._take(rows)
        self.endResetModel()

    def _take(self, rows: tuple[MeasureStatus, ...]) -> None:
        self._rows, self._words = rows, self.survey.words
        self._places = {row.id: place for place, row in enumerate(rows)}

    # -- QAbstractTableModel -------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return heading(_(SPECS[Column(section)].head))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column, plan = self._rows[index.row()], Column(index.column()), self._signals.plan
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown_text(row, column, plan)
            case Qt.ItemDataRole.EditRole:
                return self._edited(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tool_tip(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column)
            case Role.MEASURE:
                return row.id
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        may_edit = index.column() in _WITH_EDITOR and not self._signals.session.read_only
        return _EDITED if may_edit else _READ

    def timing_context(self, index: Index) -> TimingContext:
        """What an editor needs to read the 実施時期 of a row while it is typed."""
        measure = get(self._signals.plan, self._rows[index.row()].id, Measure)
        return timing_context(measure, self._signals.session, as_of=self._desk.as_of)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """What was typed into one cell; one command."""
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        row, column = self._rows[index.row()], Column(index.column())
        if column is Column.TIMING:
            command = timing_command(get(self._signals.plan, row.id, Measure), value)
            return command is not None and self._signals.execute(command, origin=self) is not None
        if not isinstance(value, str):
            return False
        try:
            typed = typed_value(column, value, self._signals.plan, as_of=self._desk.as_of)
        except ValueError as fault:
            self.unread.emit(unread_words(column, value, fault, self._signals.plan))
            return False
        edits = {row.owner: {SPECS[column].field: typed}}
        command = edit_command(edits, as_of=self._desk.as_of)
        if command is None or self._signals.execute(command, origin=self) is None:
            return False
        if column is Column.STATUS and typed == Status.DONE:
            self.done_set.emit((row.owner,))
        return True

    # -- words -----------------------------------------------------------------------------------

    def _edited(self, row: MeasureStatus, column: Column) -> str:
        match SPECS[column].sort:
            case Sort.STATUS:
                return str(row.status) if row.status else ""
            case Sort.PACE:
                return str(row.entry.pace) if row.entry else ""
            case Sort.FIXED:
                return shown_text(row, column, self._signals.plan)
        return entered_text(row, column)

    def _tool_tip(self, row: MeasureStatus, column: Column) -> str:
        match column:
            case Column.PACE:
                reason = pace_reason(row)
                chosen = _("手で選んだ評価です。") if pace_is_chosen(row) else ""
                suggested = _("日付からの提案: {reason}").format(reason=reason) if reason else ""
                return "\n".join(part for part in (chosen, suggested) if part)
            case Column.STATUS:
                return status_tip(row, self._suggestion(row))
            case Column.TIMING:
                parts = (row.measure.timing_text, lateness_words(row), due_words(row))
                return "\n".join(part for part in parts if part)
            case Column.LEAD:
                names = [each.name for each in row.bearers.related]
                related = _("関係: {names}").format(names=series(names)) if names else ""
                lead = shown_text(row, column, self._signals.plan)
                return f"{lead}\n{related}" if related else lead
            case Column.MARK:
                return mark_tip(row)
        return shown_text(row, column, self._signals.plan)

    def _suggestion(self, row: MeasureStatus) -> str:
        suggested = row.suggested_status
        if suggested is None:
            return ""
        word = plan_status_word(self._signals.plan, suggested)
        return _("日付と記録からの提案: {status}（自動では変わりません）").format(status=word)

    def _spoken(self, row: MeasureStatus, column: Column) -> str:
        """What a screen reader says: head, content, and what colours and shapes say."""
        words = shown_text(row, column, self._signals.plan)
        beside = {
            Column.TIMING: lateness_words(row) or due_words(row),
            Column.STATUS: strung((*map(doubt_word, row.doubts), *_some(self._suggestion(row)))),
            Column.MEASURE: _("新規") if row.measure.new else "",
        }.get(column, "")
        head = _(SPECS[column].head)
        return f"{head}: {words} {beside}".rstrip()


def _some(words: str) -> tuple[str, ...]:
    return (words,) if words else ()
