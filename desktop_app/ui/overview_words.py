"""The lists behind the figures of 概況, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from desktop_app.application.overview import rows_counted
from desktop_app.application.status import MeasureStatus, OpenWindow, Survey
from desktop_app.domain.pace import DueEvent
from desktop_app.domain.plan import Plan
from desktop_app.domain.register import measures_of
from desktop_app.support.i18n import _
from desktop_app.ui.models.row_list_model import ListedRow, Measures
from desktop_app.ui.schedule_words import short_day, window_state_word
from desktop_app.ui.words import day_words, plan_status, size_words, strung


def overdue_rows(survey: Survey) -> Sequence[ListedRow]:
    """期限超過."""
    return Measures(survey.overdue, _overdue_row)


def due_rows(survey: Survey) -> Sequence[ListedRow]:
    """What begins or ends soon."""
    return Measures(survey.due_next, _due_row)


def window_rows(survey: Survey) -> Sequence[ListedRow]:
    """Turns of recurring measures without their record."""
    found = ((survey.row(each.measure), each) for each in survey.open_windows)
    held = [(row, each) for row, each in found if row is not None]
    return Measures(held, _window_row)


def unconfirmed_rows(survey: Survey) -> Sequence[ListedRow]:
    """未確認."""
    words = survey.words
    return Measures(survey.unconfirmed, lambda row: _listed(row, plan_status(words, row.status)))


def counted_rows(survey: Survey, chapter: int | None, status_id: str | None) -> Sequence[ListedRow]:
    """The rows of a figure in the table."""
    rows = rows_counted(survey, chapter=chapter, status_id=status_id)
    return Measures(rows, _dated_row)


def coverage_rows(plan: Plan, survey: Survey) -> tuple[ListedRow, ...]:
    """Each point of the orders, and under it the measures that answer it."""
    texts = {each.id: each.text for order in plan.orders for each in order.requirements}
    linked = any(each.measures for each in survey.coverage)
    listed: list[ListedRow] = []
    for each in survey.coverage:
        detail = _("{measures}・終了 {closed}").format(
            measures=size_words(len(each.measures)), closed=each.closed
        )
        none = not each.measures
        text = " ".join(texts[each.requirement].split())
        listed.append(ListedRow(text, _("施策なし") if none else detail, gap=none and linked))
        listed += _known(survey, each.measures)
    return tuple(listed)


def question_rows(survey: Survey) -> tuple[ListedRow, ...]:
    """Each open question, and under it the measures that it is about."""
    listed: list[ListedRow] = []
    for each in survey.announcement.questions:
        question = each.question
        told = [_("第{number}回報告").format(number=each.report.number)]
        if question.due_on is not None:
            told.append(_("回答期限 {day}").format(day=day_words(question.due_on)))
        text = " ".join(f"{question.number} {question.text}".split())
        late = each.days is not None and each.days < 0
        listed.append(ListedRow(text, strung(told), alarm=late))
        listed += _known(survey, measures_of(question))
    return tuple(listed)


def _known(survey: Survey, measures: Iterable[int]) -> Iterator[ListedRow]:
    for measure in measures:
        row = survey.row(measure)
        if row is not None:
            yield _listed(row, plan_status(survey.words, row.status))


def _listed(row: MeasureStatus, detail: str, *, alarm: bool = False) -> ListedRow:
    text = " ".join(row.measure.text.split()) or _("（未記入）")
    words = f"{row.place.reference}　{text}"
    return ListedRow(words, detail, row.id, row.status, alarm=alarm)


def _overdue_row(row: MeasureStatus) -> ListedRow:
    return _listed(row, _late(row), alarm=True)


def _due_row(row: MeasureStatus) -> ListedRow:
    return _listed(row, _due(row))


def _window_row(turn: tuple[MeasureStatus, OpenWindow]) -> ListedRow:
    return _listed(turn[0], _window(turn[1]))


def _dated_row(row: MeasureStatus) -> ListedRow:
    return _listed(row, _timing(row))


def _timing(row: MeasureStatus) -> str:
    return " ".join(row.measure.timing_text.split()) or _("（記載なし）")


def _late(row: MeasureStatus) -> str:
    late = row.overdue
    if late is None:
        return ""
    words = _("期限超過 {days}日（期限 {day}）").format(days=late.days, day=day_words(late.end))
    if not late.entered:
        return _("{words}・未入力").format(words=words)
    return words


def _due(row: MeasureStatus) -> str:
    due = row.due
    if due is None:
        return ""
    what = _("開始 {day}") if due.event is DueEvent.START else _("期限 {day}")
    words = what.format(day=day_words(due.on))
    if due.days == 0:
        return _("{words}（当日）").format(words=words)
    return _("{words}（あと{days}日）").format(words=words, days=due.days)


def _window(each: OpenWindow) -> str:
    kept = each.kept
    return _("{window}・{state} {times}／{wanted}回（{day}まで）").format(
        window=kept.window.label,
        state=window_state_word(kept.state),
        times=kept.times,
        wanted=kept.wanted,
        day=short_day(kept.window.end),
    )
