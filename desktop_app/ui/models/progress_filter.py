"""Which rows of the 進捗 table are shown. What counts as overdue and so on, the survey says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_app.application.status import MeasureStatus, Survey
from desktop_app.domain.plan import Plan
from desktop_app.ui.models.progress_columns import Column, sheet_text
from desktop_app.ui.progress_words import fold


class Chip(StrEnum):
    """The ready-made selections, one at a time."""

    ALL = "all"
    UNCONFIRMED = "unconfirmed"
    OVERDUE = "overdue"
    DUE = "due"
    SILENT = "silent"
    WINDOWS = "windows"


NOBODY = 0
"""In place of a department: nobody is 主管."""
_SEARCHED = (
    Column.REFERENCE,
    Column.MEASURE,
    Column.TIMING,
    Column.LEAD,
    Column.ANSWER,
    Column.WORDING,
    Column.NEXT_STEPS,
    Column.RESULT,
    Column.EVIDENCE,
)


@dataclass(frozen=True, slots=True)
class ProgressFilter:
    """None means all. `only` are measures that another page asked for."""

    department: int | None = None
    chapter: int | None = None
    status: str | None = None
    words: str = ""
    chip: Chip = Chip.ALL
    only: frozenset[int] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return self == ProgressFilter()


class RowTexts:
    """The words of the rows of one survey, folded for the search once and not at every key."""

    def __init__(self, survey: Survey, plan: Plan) -> None:
        self.survey = survey
        self._plan = plan
        self._texts: dict[int, str] = {}

    def of(self, row: MeasureStatus) -> str:
        """Everything that the search looks at in a row."""
        if row.id not in self._texts:
            texts = (sheet_text(row, column, self._plan) for column in _SEARCHED)
            self._texts[row.id] = "\n".join(map(fold, texts))
        return self._texts[row.id]


def chip_members(survey: Survey) -> Mapping[Chip, frozenset[int]]:
    """The rows of each chip."""
    everything = frozenset(row.id for row in survey.rows)
    return {
        Chip.ALL: everything,
        Chip.UNCONFIRMED: _ids(survey.unconfirmed),
        Chip.OVERDUE: _ids(survey.overdue),
        Chip.DUE: _ids(survey.due_next),
        Chip.SILENT: _ids(survey.silent),
        Chip.WINDOWS: frozenset(each.measure for each in survey.open_windows),
    }


def filtered(texts: RowTexts, wanted: ProgressFilter) -> tuple[MeasureStatus, ...]:
    """The rows to show, in printed order."""
    members = chip_members(texts.survey)[wanted.chip]
    return tuple(row for row in _before_chip(texts, wanted) if row.id in members)


def chip_counts(texts: RowTexts, wanted: ProgressFilter) -> Mapping[Chip, int]:
    """How many rows each chip would show beside the other filters."""
    members = chip_members(texts.survey)
    if replace(wanted, chip=Chip.ALL).is_empty:
        return {chip: len(chosen) for chip, chosen in members.items()}
    rows = [row.id for row in _before_chip(texts, wanted)]
    return {chip: sum(id_ in chosen for id_ in rows) for chip, chosen in members.items()}


def _before_chip(texts: RowTexts, wanted: ProgressFilter) -> Iterator[MeasureStatus]:
    words = fold(wanted.words)
    for row in texts.survey.rows:
        if (
            (wanted.only is None or row.id in wanted.only)
            and (wanted.chapter is None or row.place.chapter == wanted.chapter)
            and (wanted.status is None or row.status_id == wanted.status)
            and _carried_by(row, wanted.department)
            and (not words or words in texts.of(row))
        ):
            yield row


def _carried_by(row: MeasureStatus, department: int | None) -> bool:
    if department is None:
        return True
    if department == NOBODY:
        return row.bearers.lead is None
    return department in row.bearers.ids


def _ids(rows: tuple[MeasureStatus, ...]) -> frozenset[int]:
    return frozenset(row.id for row in rows)
