"""The words of the forms, read from `resources/wording/forms.toml`.

They are data and no interface translation: a Japanese report stays Japanese under an English
interface.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import TypeVar

from desktop_app.domain.progress import Status
from desktop_app.support import paths

FILE_NAME = "forms.toml"

W = TypeVar("W", "CommonWords", "PlanWords", "NoticeWords", "ProgressWords")


@dataclass(frozen=True, slots=True)
class CommonWords:
    """Words that more than one form prints."""

    date: str
    as_of: str
    nothing: str
    dash: str
    footer: str
    legend_word: str
    note_mark: str


@dataclass(frozen=True, slots=True)
class PlanWords:
    """業務改善計画の概要."""

    title: str
    subject: str
    group: str
    orders_heading: str
    reason: str
    requirements: str
    index_heading: str
    index: str
    timing: str
    new_note: str
    causes_heading: str
    incident: str
    cause: str
    root_cause: str
    orders_table: str
    causes_table: str


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """お知らせ."""

    title: str
    subject: str
    closing: str
    attachment: str
    sender_table: str


@dataclass(frozen=True, slots=True)
class ProgressWords:
    """実施状況報告."""

    title: str
    subject: str
    measure: str
    timing: str
    status_text: str
    status: str
    next_steps: str
    sentence: str
    sentence_empty: str
    count: str
    count_separator: str
    not_entered: str
    not_entered_definition: str
    definitions: str


@dataclass(frozen=True, slots=True)
class Wording:
    """All words of the forms; `statuses` is in the order in which a report counts them."""

    common: CommonWords
    plan: PlanWords
    notice: NoticeWords
    progress: ProgressWords
    statuses: Mapping[Status, str]
    status_definitions: Mapping[Status, str]

    def date(self, date: datetime.date) -> str:
        """A date as the program words it; never used for words of the plan."""
        return self.common.date.format(year=date.year, month=date.month, day=date.day)

    def as_of(self, date: datetime.date) -> str:
        """「2024年3月31日現在」."""
        return self.common.as_of.format(date=self.date(date))


class WordingError(Exception):
    """The wording file lacks a word or has one that no form knows."""


def parse_wording(text: str) -> Wording:
    """The words of a wording file.

    Raises WordingError.
    """
    tables: Mapping[str, object] = tomllib.loads(text)
    return Wording(
        common=_filled(CommonWords, tables, "common"),
        plan=_filled(PlanWords, tables, "plan"),
        notice=_filled(NoticeWords, tables, "notice"),
        progress=_filled(ProgressWords, tables, "progress"),
        statuses=_by_status(tables, "statuses"),
        status_definitions=_by_status(tables, "status_definitions"),
    )


@cache
def load_wording() -> Wording:
    """The words that ship with the program."""
    return parse_wording((paths.resources() / "wording" / FILE_NAME).read_text("utf-8"))


def _filled(words: type[W], tables: Mapping[str, object], name: str) -> W:
    values = _texts(tables, name)
    expected = {field.name for field in fields(words)}
    if expected != values.keys():
        raise WordingError(f"[{name}]: {sorted(expected ^ values.keys())}")
    return words(**values)


def _by_status(tables: Mapping[str, object], name: str) -> Mapping[Status, str]:
    values = _texts(tables, name)
    if set(values) != set(Status):
        raise WordingError(f"[{name}]: {sorted(set(values) ^ set(Status))}")
    return {Status(key): word for key, word in values.items()}


def _texts(tables: Mapping[str, object], name: str) -> dict[str, str]:
    table = tables.get(name)
    if not isinstance(table, dict):
        raise WordingError(f"[{name}]")
    values = {str(key): value for key, value in table.items()}
    if not all(isinstance(value, str) for value in values.values()):
        raise WordingError(f"[{name}]")
    return values
