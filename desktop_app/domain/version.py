"""版: what was promised or reported on a day, frozen.

The record names a root hash; what the hash stands for is `frozen` content.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct


class Occasion(StrEnum):
    """Why a version was frozen: 公表, 提出, 第N回報告, 改定."""

    PUBLISHED = "published"
    SUBMITTED = "submitted"
    REPORTED = "reported"
    REVISED = "revised"


OCCASION_WORDS: Mapping[Occasion, str] = {
    Occasion.PUBLISHED: "公表",
    Occasion.SUBMITTED: "提出",
    Occasion.REPORTED: "報告",
    Occasion.REVISED: "改定",
}
"""The words of the documents themselves, whatever the language of the program."""
_NUMBERED_REPORT = re.compile(r"第(\d{1,4})回報告")


def read_occasion(text: str) -> Occasion | None:
    """The occasion by its name in the program or by its word: 「提出」, 「第2回報告」."""
    folded = unicodedata.normalize("NFKC", text).strip()
    if read_report_number(text) is not None:
        return Occasion.REPORTED
    return next((o for o, word in OCCASION_WORDS.items() if folded in (word, o.value)), None)


def read_report_number(text: str) -> int | None:
    """The N of 「第N回報告」."""
    found = _NUMBERED_REPORT.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return int(found[1]) if found else None


def report_name(number: int) -> str:
    """What the version of a report is called, whatever the language of the program."""
    return f"第{number}回報告"


class Version(Struct, frozen=True):
    """A frozen state. `root` is "" for a version that is recorded by name and date only.

    A version is never changed; once the sitting is over it can only be withdrawn (取下げ), with a
    reason, and stays in the file.
    """

    id: int
    name: str
    date: datetime.date
    occasion: Occasion
    addressee: str = ""
    root: str = ""
    previous: str = ""
    recorded_at: str = ""
    recorded_by: str = ""
    withdrawn_on: datetime.date | None = None
    withdrawn_reason: str = ""


def newest(versions: Iterable[Version], *, on: datetime.date) -> Version | None:
    """The version in force on a day: the latest dated on or before it that has content and was not
    withdrawn; of one day the one frozen last.
    """
    held = [v for v in versions if v.root and v.withdrawn_on is None and v.date <= on]
    return max(held, key=lambda v: (v.date, v.recorded_at, v.id)) if held else None


SUBMISSIONS = frozenset({Occasion.SUBMITTED, Occasion.REPORTED, Occasion.REVISED})
"""The occasions on which a version went to the authority; 公表 alone binds nobody to it."""


def standing(versions: Iterable[Version]) -> tuple[Version, ...]:
    """The versions that were not withdrawn, oldest first."""
    held = (version for version in versions if version.withdrawn_on is None)
    return tuple(sorted(held, key=_age))


def last_frozen(versions: Iterable[Version]) -> Version | None:
    """The version with content that was frozen last, withdrawn or not: the next one names it."""
    frozen = [version for version in versions if version.root]
    return max(frozen, key=lambda v: (v.recorded_at, v.id)) if frozen else None


def first_submission(versions: Iterable[Version]) -> datetime.date | None:
    """The date from which a change of 実施時期 is a 変更案."""
    dates = [v.date for v in standing(versions) if v.occasion is Occasion.SUBMITTED]
    return min(dates, default=None)


def _age(version: Version) -> tuple[datetime.date, str, int]:
    return version.date, version.recorded_at, version.id
