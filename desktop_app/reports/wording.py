"""The words of the forms, read from `resources/wording/forms.toml`.

They are data and no interface translation: a Japanese report stays Japanese under an English
interface.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.domain.plan import Plan, StatusWord
from desktop_app.domain.progress import Pace, Status
from desktop_app.domain.timing.calendar import FIRST_YEAR, era_on
from desktop_app.reports.document import MarkStyle
from desktop_app.reports.form_words import (
    CommonWords,
    ComparisonWords,
    DecisionWords,
    LetterWords,
    NoticeWords,
    PlanWords,
    ProgressWords,
    SummaryWords,
)
from desktop_app.reports.options import Calendar
from desktop_app.support import paths

FILE_NAME = "forms.toml"

_WIDE = str.maketrans("0123456789.:%", "０１２３４５６７８９．：％")
_FORM_PARTS = re.compile(r"\{[^{}]*\}|[^{}]+")

W = TypeVar(
    "W",
    "CommonWords",
    "PlanWords",
    "NoticeWords",
    "ProgressWords",
    "SummaryWords",
    "ComparisonWords",
    "LetterWords",
    "DecisionWords",
)


class Wording(Struct, frozen=True):
    """All words of the forms; `statuses` is in the order in which a report counts them.

    `calendar` and `wide_digits` are how the program words its own dates and numbers.
    """

    common: CommonWords
    plan: PlanWords
    notice: NoticeWords
    progress: ProgressWords
    summary: SummaryWords
    comparison: ComparisonWords
    letter: LetterWords
    decision: DecisionWords
    paces: Mapping[Pace, str]
    statuses: Mapping[Status, str]
    status_definitions: Mapping[Status, str]
    calendar: Calendar = Calendar.WESTERN
    wide_digits: bool = False

    def number(self, number: int | str) -> str:
        """A number, or its figures, as the program words it."""
        text = str(number)
        return text.translate(_WIDE) if self.wide_digits else text

    def reference(self, reference: str) -> str:
        """「3-④」 as the program words it."""
        wide = self.number(reference)
        return wide.replace("-", "－") if self.wide_digits else wide

    def date(self, date: datetime.date) -> str:
        """A date as the program words it; never used for words of the plan."""
        common = self.common
        forms = {
            Calendar.WESTERN: common.date,
            Calendar.WAREKI: common.date_wareki,
            Calendar.BOTH: common.date_both,
        }
        era = era_on(date)
        era_year = date.year - FIRST_YEAR[era] + 1
        return forms[self.calendar].format(
            year=self.number(date.year),
            era=str(era),
            era_year=common.first_year if era_year == 1 else self.number(era_year),
            month=self.number(date.month),
            day=self.number(date.day),
        )

    def as_of(self, date: datetime.date) -> str:
        """「2024年3月31日現在」."""
        return self.common.as_of.format(date=self.date(date))

    def nth(self, number: int | None) -> str:
        """「（第3回報告）」, or nothing where the number is not known."""
        return "" if number is None else self.common.number.format(number=self.number(number))

    def report(self, number: int | None, as_of: datetime.date) -> str:
        """「第2回報告（2023年9月30日現在）」."""
        if number is None:
            return self.common.report_unnumbered.format(as_of=self.as_of(as_of))
        return self.common.report.format(number=self.number(number), as_of=self.as_of(as_of))

    def legend(self, marks: MarkStyle) -> str:
        """「赤字」, 「下線」 or 「【新規】」: what new words are known by."""
        return {
            MarkStyle.RED: self.common.legend_word,
            MarkStyle.UNDERLINE: self.common.legend_underline,
            MarkStyle.BRACKET: self.common.legend_bracket,
        }[marks]

    def listed(self, parts: Iterable[str]) -> str:
        """The parts with 「、」 between them."""
        return self.common.separator.join(parts)

    def status(self, status: Status | None) -> str:
        """The word of a 進捗区分; None, of which nobody wrote, is 記載なし."""
        return self.progress.not_entered if status is None else self.statuses[status]

    def counted_as(self, status: Status | None) -> Status | None:
        """The 進捗区分 that it is counted with: of those that share its word the first in
        COUNTING_ORDER, for a plan may call two of them the same.
        """
        if status is None:
            return None
        word = self.statuses[status]
        return next(each for each in COUNTING_ORDER if self.statuses[each] == word)

    def for_report(
        self, plan: Plan, *, calendar: Calendar = Calendar.WESTERN, wide_digits: bool = False
    ) -> Wording:
        """With the plan's own words for 進捗区分 and the dates as chosen."""
        own = {word.status: word for word in plan.status_words}
        forms = _widened(self) if wide_digits else self
        return replace(
            forms,
            statuses={s: _own(own, s, "word", usual) for s, usual in self.statuses.items()},
            status_definitions={
                s: _own(own, s, "definition", usual) for s, usual in self.status_definitions.items()
            },
            calendar=calendar,
            wide_digits=wide_digits,
        )


def _widened(wording: Wording) -> Wording:
    """With the figures that stand in the forms themselves wide as well."""
    return replace(
        wording,
        common=_all_wide(wording.common),
        summary=_all_wide(wording.summary),
    )


def _all_wide(words: W) -> W:
    texts = {name: _wide_form(getattr(words, name)) for name in words.__struct_fields__}
    return replace(words, **texts)


def _wide_form(form: str) -> str:
    """The form with wide figures, its {…} as they were."""
    return _FORM_PARTS.sub(
        lambda part: part[0] if part[0].startswith("{") else part[0].translate(_WIDE), form
    )


COUNTING_ORDER: Final = (
    Status.DONE,
    Status.CONTINUING,
    Status.IN_PROGRESS,
    Status.PREPARING,
    Status.NOT_STARTED,
    Status.CANCELLED,
    Status.MERGED,
)
"""The 進捗区分 from left to right in tables of counts."""


class WordingError(Exception):
    """The wording file lacks a word or has one that no form knows."""


def parse_wording(text: str) -> Wording:
    """The words of a wording file.

    Raises WordingError.
    """
    return _worded(tomllib.loads(text))


def _worded(tables: Mapping[str, object]) -> Wording:
    return Wording(
        common=_filled(CommonWords, tables, "common"),
        plan=_filled(PlanWords, tables, "plan"),
        notice=_filled(NoticeWords, tables, "notice"),
        progress=_filled(ProgressWords, tables, "progress"),
        summary=_filled(SummaryWords, tables, "summary"),
        comparison=_filled(ComparisonWords, tables, "comparison"),
        letter=_filled(LetterWords, tables, "letter"),
        decision=_filled(DecisionWords, tables, "decision"),
        paces=_by_pace(tables),
        statuses=_by_status(tables, "statuses"),
        status_definitions=_by_status(tables, "status_definitions"),
    )


@cache
def load_wording() -> Wording:
    """The words that ship with the program."""
    return parse_wording(wording_text())


@cache
def wording_text() -> str:
    """The wording file that ships with the program."""
    return (paths.resources() / "wording" / FILE_NAME).read_text("utf-8")


@cache
def kept_wording(text: str) -> Wording:
    """The words that a version keeps; a word that the forms gained since then is today's."""
    tables: dict[str, object] = {}
    try:
        kept = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return load_wording()
    for name, table in tomllib.loads(wording_text()).items():
        own = kept.get(name)
        own = own if isinstance(own, dict) else {}
        tables[name] = {**table, **{key: word for key, word in own.items() if key in table}}
    return _worded(tables)


def _filled(words: type[W], tables: Mapping[str, object], name: str) -> W:
    values = _texts(tables, name)
    expected = set(words.__struct_fields__)
    if expected != values.keys():
        raise WordingError(f"[{name}]: {sorted(expected ^ values.keys())}")
    return words(**values)


def _by_status(tables: Mapping[str, object], name: str) -> Mapping[Status, str]:
    values = _texts(tables, name)
    if set(values) != set(Status):
        raise WordingError(f"[{name}]: {sorted(set(values) ^ set(Status))}")
    return {Status(key): word for key, word in values.items()}


def _by_pace(tables: Mapping[str, object]) -> Mapping[Pace, str]:
    values = _texts(tables, "paces")
    if set(values) != set(Pace) - {Pace.UNSET}:
        raise WordingError(f"[paces]: {sorted(values)}")
    return {Pace(key): word for key, word in values.items()}


def _own(own: Mapping[str, StatusWord], status: Status, name: str, usual: str) -> str:
    """What the plan says instead of the usual; an empty word is none."""
    word = own.get(str(status))
    said: str = getattr(word, name) if word else ""
    return said or usual


def _texts(tables: Mapping[str, object], name: str) -> dict[str, str]:
    table = tables.get(name)
    if not isinstance(table, dict):
        raise WordingError(f"[{name}]")
    values = {str(key): value for key, value in table.items()}
    if not all(isinstance(value, str) for value in values.values()):
        raise WordingError(f"[{name}]")
    return values
