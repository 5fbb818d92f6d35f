"""Which rows of the 進捗 table are shown. What counts as overdue and so on, the survey says."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

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
    DOUBTFUL = "doubtful"


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


_BETWEEN: Final = "\x00"
"""Between the columns, so that no word is found across two of them."""
_ROWS_A_STEP: Final = 50


class ProgressFilter(Struct, frozen=True):
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


Folded: TypeAlias = dict[int, tuple[MeasureStatus, str]]


class RowTexts:
    """The words of the rows of one survey, folded for the search once and not at every key.
    `folded` keeps them for the rows that the next survey has too.
    """

    def __init__(self, survey: Survey, plan: Plan, folded: Folded) -> None:
        self.survey = survey
        self._plan = plan
        self._folded = folded
        self._chosen: tuple[ProgressFilter, list[MeasureStatus]] | None = None

    @cached_property
    def members(self) -> Mapping[Chip, frozenset[int]]:
        """The rows of each chip."""
        return chip_members(self.survey)

    @cached_property
    def _in_order(self) -> list[tuple[MeasureStatus, str]]:
        """Every row with its words."""
        return [(row, self.of(row)) for row in self.survey.rows]

    def of(self, row: MeasureStatus) -> str:
        """Everything that the search looks at in a row."""
        known = self._folded.get(row.id)
        if known is None or known[0] is not row:
            texts = (sheet_text(row, column, self._plan) for column in _SEARCHED)
            known = self._folded[row.id] = (row, fold(_BETWEEN.join(texts)))
        return known[1]

    def steps(self) -> Generator[object, None, None]:
        """Folds what is not folded yet, in steps: thousands of rows take a while."""
        for place, row in enumerate(self.survey.rows):
            self.of(row)
            if place % _ROWS_A_STEP == 0:
                yield place

    def before_chip(self, wanted: ProgressFilter) -> list[MeasureStatus]:
        """What everything but the chip chooses; both rows and counts ask for it at every key."""
        wanted = replace(wanted, chip=Chip.ALL)
        if self._chosen is None or self._chosen[0] != wanted:
            self._chosen = (wanted, self._choose(wanted))
        return self._chosen[1]

    def _choose(self, wanted: ProgressFilter) -> list[MeasureStatus]:
        words = fold(wanted.words)
        rows = list(self.survey.rows)
        if words:
            rows = [row for row, text in self._in_order if words in text]
        if wanted.only is not None:
            rows = [row for row in rows if row.id in wanted.only]
        if wanted.chapter is not None:
            rows = [row for row in rows if row.place.chapter == wanted.chapter]
        if wanted.status is not None:
            rows = [row for row in rows if row.status_id == wanted.status]
        if wanted.department is not None:
            rows = [row for row in rows if _carried_by(row, wanted.department)]
        return rows


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
        Chip.DOUBTFUL: _ids(survey.doubtful),
    }


def filtered(texts: RowTexts, wanted: ProgressFilter) -> tuple[MeasureStatus, ...]:
    """The rows to show, in printed order."""
    rows = texts.before_chip(wanted)
    if wanted.chip is Chip.ALL:
        return tuple(rows)
    members = texts.members[wanted.chip]
    return tuple(row for row in rows if row.id in members)


def chip_counts(texts: RowTexts, wanted: ProgressFilter) -> Mapping[Chip, int]:
    """How many rows each chip would show beside the other filters."""
    rows = texts.before_chip(wanted)
    if len(rows) == len(texts.survey.rows):
        return {chip: len(members) for chip, members in texts.members.items()}
    chosen = frozenset(row.id for row in rows)
    return {chip: len(chosen & members) for chip, members in texts.members.items()}


def _carried_by(row: MeasureStatus, department: int) -> bool:
    if department == NOBODY:
        return row.bearers.lead is None
    return department in row.bearers.ids


def _ids(rows: tuple[MeasureStatus, ...]) -> frozenset[int]:
    return frozenset(row.id for row in rows)
