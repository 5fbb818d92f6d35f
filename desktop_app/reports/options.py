"""What a user may choose about a report."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """`as_of` is the 基準日: the day that the report speaks of, not the day it is dated.

    A report never asks a clock; every date in it comes from the plan or from here.
    """

    as_of: datetime.date
