"""Commands on versions, and on changes of 実施時期 after submission."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TypeAlias

from desktop_app.domain.version import Occasion


@dataclass(frozen=True, slots=True)
class FreezeVersion:
    """Freezes the plan and its progress as they stand; prints the id of the version."""

    name: str
    date: datetime.date
    occasion: Occasion
    addressee: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawVersion:
    """取下げ: the version stays in the file but is in force no more."""

    version: int
    on: datetime.date
    reason: str


@dataclass(frozen=True, slots=True)
class AdoptTiming:
    """版に反映する: the 変更案 of a measure becomes its 実施時期 from that day on.

    Refused while the 変更案 has no reason.
    """

    measure: int
    on: datetime.date


VersionCommand: TypeAlias = FreezeVersion | WithdrawVersion | AdoptTiming
