"""報告の記録: which report is due next, what the authority waits for, what was reported last."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from desktop_app.domain.plan import Plan, Question, Report
from desktop_app.domain.version import Version


@dataclass(frozen=True, slots=True)
class ReportDue:
    """A report that is not submitted. `days` to its date; below zero when the date has passed."""

    report: Report
    days: int | None


@dataclass(frozen=True, slots=True)
class QuestionDue:
    """A 追加質問 that is not answered; `days` to its 回答期限, None where none was set."""

    report: Report
    question: Question
    days: int | None


@dataclass(frozen=True, slots=True)
class Announcement:
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
    """The submitted report with the latest 基準日 before a day."""
    told = [
        (each.as_of, each.number, each)
        for each in plan.reports
        if each.submitted_on is not None and each.as_of is not None and each.as_of < before
    ]
    return max(told, key=lambda each: each[:2])[2] if told else None


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
