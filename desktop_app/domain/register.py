"""報告の記録: which report is due next, what the authority waits for, what was reported last."""

from __future__ import annotations

import datetime
import re

from msgspec import Struct

from desktop_app.domain.plan import Plan, Question, Report
from desktop_app.domain.timing.calendar import add_months, last_of_month, month_index
from desktop_app.domain.version import Version

USUAL_INTERVAL = 6
"""Months between two 基準日 while the register knows no two."""
USUAL_TIME = 1
"""Months from a 基準日 to its 提出期限 while the register knows none."""


class ReportDue(Struct, frozen=True):
    """A report that is not submitted. `days` to its date; below zero when the date has passed."""

    report: Report
    days: int | None


class QuestionDue(Struct, frozen=True):
    """A 追加質問 that is not answered; `days` to its 回答期限, None where none was set."""

    report: Report
    question: Question
    days: int | None


class Announcement(Struct, frozen=True):
    """What is said on start: the next report and the open questions, the most urgent first."""

    report: ReportDue | None
    questions: tuple[QuestionDue, ...]

    def __bool__(self) -> bool:
        return self.report is not None or bool(self.questions)


def announcement(plan: Plan, *, on: datetime.date) -> Announcement:
    """What is owed to the authority on a day."""
    return Announcement(next_report(plan, on=on), open_questions(plan, on=on))


def reporting_ended(plan: Plan, *, on: datetime.date) -> bool:
    """Whether 報告の終了 has come."""
    return plan.reporting_ended_on is not None and plan.reporting_ended_on <= on


def next_report(plan: Plan, *, on: datetime.date) -> ReportDue | None:
    """The report to be submitted next, as things stood on that day."""
    if reporting_ended(plan, on=on):
        return None
    owed = [each for each in plan.reports if each.submitted_on is None or each.submitted_on > on]
    if not owed:
        return None
    first = min(owed, key=lambda each: (each.due_on or datetime.date.max, each.number, each.key))
    return ReportDue(first, _days(on, first.due_on))


def open_questions(plan: Plan, *, on: datetime.date) -> tuple[QuestionDue, ...]:
    """The questions that were asked and not answered by that day; 報告の終了 ends none of them."""
    found = [
        QuestionDue(report, question, _days(on, question.due_on))
        for report in plan.reports
        for question in report.questions
        if _is_open(question, on)
    ]
    return tuple(sorted(found, key=lambda each: each.question.due_on or datetime.date.max))


def last_report(plan: Plan, *, before: datetime.date) -> Report | None:
    """The report with the latest 基準日 before a day that was submitted, or that a later one up to
    that day follows: nobody begins the next round with the former one still to be sent.
    """
    begun = [each.as_of for each in plan.reports if each.as_of and each.as_of <= before]
    latest = max(begun, default=datetime.date.min)
    told = [
        (each.as_of, each.number, each)
        for each in plan.reports
        if each.as_of is not None
        and each.as_of < before
        and (each.submitted_on is not None or each.as_of < latest)
    ]
    return max(told, key=lambda each: each[:2])[2] if told else None


def report_on(plan: Plan, *, on: datetime.date) -> Report | None:
    """The report that a 基準日 is for: the one with that very 基準日, else the one that is owed
    next, unless its own 基準日 has passed.
    """
    exact = [each for each in plan.reports if each.as_of == on]
    if exact:
        return max(exact, key=lambda each: each.number)
    owed = next_report(plan, on=on)
    if owed is None or (owed.report.as_of is not None and owed.report.as_of < on):
        return None
    return owed.report


def unsent_before(plan: Plan, *, on: datetime.date) -> Report | None:
    """The latest report whose 基準日 has passed and of which no 提出日 is recorded."""
    late = [
        (each.as_of, each.number, each)
        for each in plan.reports
        if each.submitted_on is None and each.as_of is not None and each.as_of < on
    ]
    return max(late, key=lambda each: each[:2])[2] if late else None


def next_round(plan: Plan, *, as_of: datetime.date | None = None) -> Report:
    """The report that would come next, without id and key: the number that follows, 基準日,
    提出期限 and 提出先 as the last one and the one before have them.
    """
    dated = sorted((r for r in plan.reports if r.as_of is not None), key=lambda r: r.number)
    days = [each.as_of for each in dated if each.as_of is not None]
    if as_of is None and days:
        steps = month_index(days[-1]) - month_index(days[-2]) if len(days) > 1 else 0
        as_of = _months_later(days[-1], steps if steps > 0 else USUAL_INTERVAL)
    last = max(plan.reports, key=lambda each: each.number, default=None)
    return Report(
        0,
        "",
        number=last.number + 1 if last else 1,
        due_on=_months_later(as_of, _time_given(dated)) if as_of else None,
        as_of=as_of,
        addressee=last.addressee if last else "",
    )


def next_number(report: Report) -> str:
    """The number of the next 追加質問: as the last one is numbered, 「3-4」 after 「3-3」."""
    last = re.fullmatch(r"(.*?)([0-9]+)", report.questions[-1].number) if report.questions else None
    if last is None:
        return f"{report.number}-{len(report.questions) + 1}"
    return f"{last[1]}{int(last[2]) + 1}"


def _time_given(dated: list[Report]) -> int:
    known = [(r.as_of, r.due_on) for r in dated if r.as_of and r.due_on and r.due_on > r.as_of]
    if not known:
        return USUAL_TIME
    as_of, due_on = known[-1]
    return month_index(due_on) - month_index(as_of)


def _months_later(day: datetime.date, count: int) -> datetime.date:
    """The last day of a month leads to the last day of a month."""
    index = month_index(day)
    if day == last_of_month(index):
        return last_of_month(index + count)
    return add_months(day, count)


def report_of(version: Version, now: Plan, then: Plan) -> Report | None:
    """The report that was sent with a version, as it was written `then`; the register may have
    been told only `now` which version it was.
    """
    sent = next((each for each in now.reports if each.version == version.id), None)
    if sent is None:
        return None
    return next((each for each in then.reports if each.id == sent.id), sent)


def day_of(version: Version, now: Plan, then: Plan) -> datetime.date:
    """The day of which a version speaks: the 基準日 of its report, else its own date."""
    report = report_of(version, now, then)
    return report.as_of if report and report.as_of else version.date


def measures_of(question: Question) -> tuple[int, ...]:
    """The measures that a question is about."""
    return tuple(int(word) for word in question.measures.split() if word.isdecimal())


def _is_open(question: Question, on: datetime.date) -> bool:
    asked = question.asked_on is None or question.asked_on <= on
    return asked and (question.answered_on is None or question.answered_on > on)


def _days(on: datetime.date, due: datetime.date | None) -> int | None:
    return (due - on).days if due else None
