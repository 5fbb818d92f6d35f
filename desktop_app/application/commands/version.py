"""Commands on versions, and on changes of 実施時期 after submission."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct, field

from desktop_app.domain.version import Occasion


class FreezeVersion(Struct, frozen=True):
    """版を確定する: plan and records as they stand; prints the id of the version.

    The first version of the occasion 提出 makes every later change of a 実施時期 a 変更案.
    `files` are the submitted documents (.docx, .pdf) by name, kept unaltered; `settings` texts such
    as wording and options, by name, for exporting the same text again.

    `content` is an older plan instead of the one that stands: what was typed or pasted into a file
    of its own, as `plan_to_json` writes it. Its rows are recognised, and it has no entries.

    `report` is the one of the register that was sent with it: from then on what it said is read
    from the version, and it counts as submitted.
    """

    name: str
    date: datetime.date
    occasion: Occasion
    addressee: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    content: str = ""
    report: int | None = None


class RecordVersion(Struct, frozen=True):
    """Records by name and date only a version whose content the file does not hold; prints its id.

    For what was published or submitted before this program was used.
    """

    name: str
    date: datetime.date
    occasion: Occasion
    addressee: str = ""


class WithdrawVersion(Struct, frozen=True):
    """取下げ: the version stays in the file but is in force no more."""

    version: int
    on: datetime.date
    reason: str


class AdoptTiming(Struct, frozen=True):
    """計画に反映する: the 変更案 of a measure becomes its 実施時期 from that day on.

    Refused while the 変更案 has no reason, and for a day before the newest version.
    """

    measure: int
    on: datetime.date


class AdoptTimings(Struct, frozen=True):
    """計画に反映する for a chosen set of measures, as one step.

    Refused as a whole while one of them has no 変更案 or no reason; the fault names every one.
    """

    measures: tuple[int, ...]
    on: datetime.date


class RevertTo(Struct, frozen=True):
    """Takes an entity back to what a version says of it; what hangs below it stays as it is.

    What the version lacks is deleted; what is gone comes back with all below it. `field` confines
    this to one field, or with "place" to where the entity stands. A 実施時期 that was submitted
    becomes a 変更案 again, as with any other change of it.
    """

    version: int
    entity: int
    field: str | None = None


VersionCommand: TypeAlias = (
    FreezeVersion | RecordVersion | WithdrawVersion | AdoptTiming | AdoptTimings | RevertTo
)
