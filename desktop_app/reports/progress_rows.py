"""Rows of 実施状況報告: one measure, in the columns of each form."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

from msgspec import Struct

from desktop_app.domain.comparison import printed_numbers
from desktop_app.domain.in_force import adopted
from desktop_app.domain.plan import ChangeKind, Measure
from desktop_app.domain.progress import Pace, ProgressEntry, Status, same_content
from desktop_app.domain.recurring import KeptWindow, WindowState
from desktop_app.domain.report_input import MeasureState
from desktop_app.reports.context import Context
from desktop_app.reports.document import (
    Anchor,
    AnchorKind,
    Cell,
    Emphasis,
    Paragraph,
    Role,
    Row,
    Run,
    plain,
)
from desktop_app.reports.form_words import ProgressWords
from desktop_app.reports.layout import (
    INTERNAL_WIDTHS,
    PROGRESS_WIDTHS,
    SHORT_WIDTHS,
    STYLES,
)
from desktop_app.reports.marked import NO_CHANGES, marked_timing, measure_lines, quiet_line
from desktop_app.reports.options import ProgressForm
from desktop_app.reports.parts import broken, splittable
from desktop_app.reports.wording import Wording

_BULLET = STYLES[Role.STATUS_BULLET].list_mark
_DASHES = frozenset({"－", "-", "ー", "―", "—", "–", "−"})
_LEAST_RUN = 3
_MONTH = re.compile(r"(?P<year>\d+年)(?P<month>\d+月)")
_ABANDONED = frozenset({Status.CANCELLED, Status.MERGED})
_WINDOW_WORDS = frozenset({WindowState.KEPT, WindowState.RUNNING})


class Line(Struct, frozen=True):
    """A measure with what is known of it."""

    context: Context
    measure: Measure
    state: MeasureState
    folded: bool


CellMaker = Callable[[Line, float], Cell]


class FormColumns(Struct, frozen=True):
    """The columns of a form: widths, heads after the first (which is the item's title), cells."""

    widths: tuple[float, ...]
    heads: tuple[str, ...]
    cells: tuple[CellMaker, ...]


def columns_of_form(context: Context) -> FormColumns:
    """The columns of the chosen form."""
    words = context.wording.progress
    status_text = words.status_text.format(as_of=context.as_of)
    narrow = words.status_text_narrow.format(as_of=context.as_of)
    match context.options.form:
        case ProgressForm.MINISTRY:
            return FormColumns(
                PROGRESS_WIDTHS,
                (words.timing, status_text, words.status, words.next_steps),
                (_measure, _timing, _status_text, _status, _next_steps),
            )
        case ProgressForm.SHORT:
            return FormColumns(
                SHORT_WIDTHS,
                (words.plan_short, f"{words.result_short}（{context.as_of}）"),
                (_lead_only, _plan_cell, _result),
            )
        case ProgressForm.INTERNAL | ProgressForm.DEPARTMENT:
            return FormColumns(
                INTERNAL_WIDTHS,
                (
                    words.timing, words.department, words.answer, narrow,
                    words.status, words.pace, words.next_steps,
                ),
                (
                    _measure, _timing, _department, _answer, _status_text, _status, _pace,
                    _next_steps,
                ),
            )  # fmt: skip


def measure_row(
    measure: Measure, context: Context, columns: FormColumns, *, anchored: bool = True
) -> Row:
    """One measure."""
    state = context.state(measure)
    line = Line(context, measure, state, _folds(measure, state, context))
    cells = tuple(
        make(line, width) for make, width in zip(columns.cells, columns.widths, strict=True)
    )
    anchor = Anchor(AnchorKind.MEASURE, measure.id) if anchored else None
    return splittable(Row(cells, anchor=anchor), columns.widths)


def text_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """A paragraph per line; a lone dash says nothing."""
    if text.strip() in _DASHES:
        return ()
    return tuple(_text_line(line) for line in text.splitlines() if line.strip())


def _folds(measure: Measure, state: MeasureState, context: Context) -> bool:
    """Whether there is nothing to tell beyond 「実施済（第2回報告）」."""
    if not context.options.fold_done or state.entry is None or state.previous is None:
        return False
    done = state.status is Status.DONE and state.previous.status is Status.DONE
    told = (context.changes or NO_CHANGES).touches(measure)
    return done and not told and same_content(state.entry, state.previous)


def _measure(line: Line, _: float) -> Cell:
    if line.folded:
        return Cell((quiet_line(line.measure, line.context, role=Role.NARROW_MEASURE),))
    return Cell(
        measure_lines(
            line.measure, line.context, role=Role.NARROW_MEASURE, detail_role=Role.NARROW_DETAIL
        )
    )


def _lead_only(line: Line, _: float) -> Cell:
    """施策 without its details, which the short form has in 実施計画."""
    lines = measure_lines(
        line.measure, line.context, role=Role.NARROW_MEASURE, detail_role=Role.NARROW_DETAIL
    )
    return Cell(lines[:1])


def _plan_cell(line: Line, width: float) -> Cell:
    timing = marked_timing(line.measure, line.context, role=Role.STATUS_TEXT, width_mm=width)
    lines = measure_lines(
        line.measure, line.context, role=Role.NARROW_MEASURE, detail_role=Role.NARROW_DETAIL
    )
    return Cell((*timing.paragraphs, *lines[1:]))


def _result(line: Line, _: float) -> Cell:
    words = line.context.wording
    status = words.progress.status_short.format(word=words.status(line.state.status))
    return Cell((plain(Role.STATUS_TEXT, status), *_told(line)))


def _timing(line: Line, width: float) -> Cell:
    cell = marked_timing(line.measure, line.context, role=Role.NARROW_TIMING, width_mm=width)
    return _quiet(cell) if line.folded else cell


def _status_text(line: Line, _: float) -> Cell:
    if line.folded:
        return Cell((plain(Role.STATUS_TEXT, _folded_words(line), emphasis=Emphasis.QUIET),))
    return Cell(_told(line) or (_dash(line.context),))


def _told(line: Line) -> tuple[Paragraph, ...]:
    """What the report says, and what must be said with it: why a date was changed or a measure
    given up.
    """
    entry = line.state.entry
    told = text_paragraphs(entry.report_wording) if entry else ()
    lines = [*_abandoned(line, entry), *_windows(line, told)]
    bullets = tuple(plain(Role.STATUS_BULLET, text, mark=_BULLET) for text in lines)
    return (*told, *bullets, *_change_reason(line))


def _change_reason(line: Line) -> tuple[Paragraph, ...]:
    retiming = (line.context.changes or NO_CHANGES).retimed.get(line.measure.id)
    if retiming is None or not retiming.reason:
        return ()
    text = line.context.wording.progress.change_reason.format(reason=retiming.reason)
    return (plain(Role.STATUS_BULLET, text, mark=_BULLET, emphasis=Emphasis.CHANGED),)


def _abandoned(line: Line, entry: ProgressEntry | None) -> list[str]:
    """理由を付す, unless the text gives it."""
    if entry is None or entry.status not in _ABANDONED:
        return []
    words, found = line.context.wording, []
    if entry.reason and entry.reason not in entry.report_wording:
        word = words.status(entry.status)
        found.append(words.progress.reason.format(word=word, reason=entry.reason))
    if entry.merged_into is None:
        return found
    plan = line.context.given.plan
    into = next((m for m in plan.measures() if m.id == entry.merged_into), None)
    if into is not None:
        reference = words.reference(printed_numbers(plan)[into.id])
        found.append(words.progress.merged_into.format(reference=reference, text=into.text))
    return found


def _windows(line: Line, told: tuple[Paragraph, ...]) -> list[str]:
    """実績 of what recurs, since the report before. For the ministry the text tells it, where there
    is one, and what was missed is a person's to word.
    """
    context = line.context
    inside = is_inside(context)
    former = context.given.former
    if told and not inside:
        return []
    since = [w for w in line.state.windows if former is None or w.window.end > former.as_of]
    parts = [
        part
        for (state, times), run in groupby(since, _outcome)
        if times or (inside and state is WindowState.MISSED)
        for part in _window_words([kept.window.label for kept in run], times, context.wording)
    ]
    windows = context.wording.progress.windows
    return [windows.format(windows=context.wording.listed(parts))] if parts else []


def _outcome(kept: KeptWindow) -> tuple[WindowState | None, int]:
    """How a window ended, and how often it was kept; a running one counts like one that ended."""
    if kept.state in _WINDOW_WORDS:
        return None, kept.times
    return kept.state, 0


def _window_words(labels: list[str], times: int, wording: Wording) -> list[str]:
    """「2024年4月1回」 each; a run of windows with the same number in one, by its ends."""
    words = wording.progress
    number = wording.number(times)
    if not times:
        return [words.window_missed.format(label=label) for label in labels]
    if len(labels) >= _LEAST_RUN:
        return [_run_words(labels[0], labels[-1], number, words)]
    return [words.window.format(label=label, times=number) for label in labels]


def _run_words(first: str, last: str, number: str, words: ProgressWords) -> str:
    """「2024年4～9月に毎月1回」: of one year the year is said once."""
    months = _MONTH.fullmatch(first), _MONTH.fullmatch(last)
    if not (months[0] and months[1]):
        return words.window_run.format(first=first, last=last, times=number)
    if months[0]["year"] == months[1]["year"]:
        first, last = first.removesuffix("月"), months[1]["month"]
    return words.window_months.format(first=first, last=last, times=number)


def _status(line: Line, _: float) -> Cell:
    words, state = line.context.wording, line.state
    emphasis = Emphasis.QUIET if line.folded else Emphasis.NONE
    paragraphs = [plain(Role.STATUS, words.status(state.status), emphasis=emphasis)]
    previous = state.previous.status if state.previous else None
    if previous is not None and words.counted_as(previous) is not words.counted_as(state.status):
        text = words.progress.previous_status.format(word=words.status(previous))
        paragraphs.append(plain(Role.STATUS_BEFORE, text))
    if not line.folded and is_retimed(line.measure, line.context):
        lines = tuple(words.progress.retimed.split("\n"))
        paragraphs.append(Paragraph(Role.STATUS_BEFORE, broken(lines)))
    return Cell(tuple(paragraphs))


def is_retimed(measure: Measure, context: Context) -> bool:
    """Whether another 実施時期 than the submitted one is in force; 誤記訂正 is none."""
    as_of = context.options.as_of
    held = [each for day, each in adopted(measure.proposals) if day <= as_of]
    if held:
        return any(each.change_kind is not ChangeKind.CORRECTION for each in held)
    return measure.id in (context.changes or NO_CHANGES).retimed


def is_inside(context: Context) -> bool:
    """Whether the form is for the company alone."""
    return context.options.form in (ProgressForm.INTERNAL, ProgressForm.DEPARTMENT)


def _next_steps(line: Line, _: float) -> Cell:
    entry = line.state.entry
    told = text_paragraphs(entry.next_steps) if entry and not line.folded else ()
    dash = plain(
        Role.STATUS,
        line.context.wording.common.dash,
        emphasis=Emphasis.QUIET if line.folded else Emphasis.NONE,
    )
    return Cell(told or (dash,))


def _department(line: Line, _: float) -> Cell:
    names = (line.state.lead, *line.state.related)
    told = tuple(plain(Role.STATUS_TEXT, name) for name in names if name)
    return Cell(told or (_dash(line.context),))


def _answer(line: Line, _: float) -> Cell:
    entry = line.state.entry
    told = text_paragraphs(entry.answer) if entry and line.state.answered else ()
    return Cell(told or (_dash(line.context),))


def _pace(line: Line, _: float) -> Cell:
    pace = line.state.pace
    words = line.context.wording
    text = words.common.dash if pace is Pace.UNSET else words.paces[pace]
    return Cell((plain(Role.STATUS, text),))


def _folded_words(line: Line) -> str:
    words = line.context.wording
    number = line.state.done_in
    report = words.nth(number) if number is not None else words.progress.folded_unnumbered
    return words.progress.folded.format(word=words.status(line.state.status), report=report)


def _dash(context: Context) -> Paragraph:
    return plain(Role.STATUS, context.wording.common.dash)


def _quiet(cell: Cell) -> Cell:
    paragraphs = tuple(
        Paragraph(
            each.role,
            tuple(Run(p.text, Emphasis.QUIET) if isinstance(p, Run) else p for p in each.inlines),
        )
        for each in cell.paragraphs
    )
    return Cell(paragraphs)


def _text_line(line: str) -> Paragraph:
    """A line that begins with the list's bullet becomes a line of that list."""
    if line.startswith(_BULLET):
        return plain(Role.STATUS_BULLET, line.removeprefix(_BULLET).lstrip(), mark=_BULLET)
    return plain(Role.STATUS_TEXT, line)
