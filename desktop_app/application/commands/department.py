"""Commands on 部署 and on who carries a measure. Each takes the day from which it holds, so that an
earlier 基準日 shows what was true then.
"""

from __future__ import annotations

import datetime
from typing import TypeAlias

from msgspec import Struct

from desktop_app.domain.plan import Role


class RenameDepartment(Struct, frozen=True):
    """Gives a department another name from a day on; before it the former one is shown."""

    department: int
    name: str
    on: datetime.date


class MergeDepartment(Struct, frozen=True):
    """Ends a department on a day; from then on `into` carries its measures."""

    department: int
    into: int
    on: datetime.date


class AssignMeasures(Struct, frozen=True):
    """Makes a department carry measures, as 主管 ("lead") or 関係 ("related").

    The former 主管 carries them up to the day before `since`; without `since` the new one is taken
    to have carried them from the beginning.
    """

    measures: tuple[int, ...]
    department: int
    role: Role = Role.LEAD
    since: datetime.date | None = None


DepartmentCommand: TypeAlias = RenameDepartment | MergeDepartment | AssignMeasures
