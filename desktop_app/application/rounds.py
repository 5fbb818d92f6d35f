"""The command that begins the next round: a report with what the rounds before propose for it."""

from __future__ import annotations

import datetime

from desktop_app.application.commands import AddEntity
from desktop_app.domain.kinds import Value
from desktop_app.domain.plan import Plan
from desktop_app.domain.register import next_round


def begin_round(plan: Plan, *, as_of: datetime.date | None = None) -> AddEntity:
    """The next report; its 基準日 as wanted, else as the interval of the former ones has it."""
    report = next_round(plan, as_of=as_of)
    values: dict[str, Value] = {"number": report.number}
    for name in ("as_of", "due_on"):
        day: datetime.date | None = getattr(report, name)
        values |= {name: day.isoformat()} if day else {}
    if report.addressee:
        values["addressee"] = report.addressee
    return AddEntity("report", values=values)
