"""施策 and 実施時期 with what is new or changed since the report before."""

from __future__ import annotations

from msgspec.structs import replace

from desktop_app.domain.numbering import DETAIL_MARK, MEASURE_MARK
from desktop_app.domain.plan import Detail, Measure
from desktop_app.reports.changes import Changes, Spans
from desktop_app.reports.context import Context
from desktop_app.reports.document import Cell, Emphasis, Inline, MarkStyle, Paragraph, Role, Run
from desktop_app.reports.parts import timing_cell, timing_inlines, told

NO_CHANGES = Changes()


def is_new(measure: Measure, context: Context) -> bool:
    """New since the report before; without one, marked by hand as 新規."""
    return measure.new if context.changes is None else measure.id in context.changes.new


def measure_lines(
    measure: Measure, context: Context, *, role: Role, detail_role: Role
) -> tuple[Paragraph, ...]:
    """➤ with 【新規】 or 【変更】 and its ー lines, changed words marked."""
    common = context.wording.common
    changes = context.changes or NO_CHANGES
    new = is_new(measure, context)
    emphasis = Emphasis.NEW if new else Emphasis.NONE
    inlines = list(_spanned(measure.text, changes.phrases.get((measure.id, "text"), ()), emphasis))
    mark = ""
    if new and (context.changes is not None or context.options.marks is MarkStyle.BRACKET):
        mark = common.mark_new
    elif measure.id in changes.changed:
        mark = common.mark_changed
    if mark:
        inlines.insert(0, Run(mark, Emphasis.MARK))
    if context.state(measure).repeat:
        inlines.append(Run(common.repeat, emphasis))
    head = Paragraph(role, tuple(inlines), MEASURE_MARK, emphasis)
    details = (_detail(detail, context, detail_role, new=new) for detail in told(measure.details))
    return (head, *details)


def with_changed_words(
    lines: tuple[Paragraph, ...], measure: Measure, changes: Changes, mark: str
) -> tuple[Paragraph, ...]:
    """➤ and its ー lines with the mark of a change, the changed words in their colour.

    Lines that are new as a whole stay as they are.
    """
    if measure.id not in changes.changed:
        return lines
    texts: tuple[Measure | Detail, ...] = (measure, *told(measure.details))
    head, *details = (
        replace(line, inlines=spanned(entity.text, spans, Emphasis.CHANGED))
        if line.mark_emphasis is Emphasis.NONE
        and (spans := changes.phrases.get((entity.id, "text")))
        else line
        for line, entity in zip(lines, texts, strict=True)
    )
    return (replace(head, inlines=(Run(mark, Emphasis.MARK), *head.inlines)), *details)


def quiet_line(measure: Measure, context: Context, *, role: Role) -> Paragraph:
    """➤ of a measure of which nothing more is told."""
    repeat = context.wording.common.repeat if context.state(measure).repeat else ""
    run = Run(measure.text + repeat, Emphasis.QUIET)
    return Paragraph(role, (run,), MEASURE_MARK, Emphasis.QUIET)


def marked_timing(measure: Measure, context: Context, *, role: Role, width_mm: float) -> Cell:
    """実施時期; a changed one below the former, which is struck through."""
    retiming = (context.changes or NO_CHANGES).retimed.get(measure.id)
    if retiming is None:
        emphasis = Emphasis.NEW if is_new(measure, context) else Emphasis.NONE
        return timing_cell(measure.timing_text, role=role, width_mm=width_mm, emphasis=emphasis)
    before = timing_inlines(
        retiming.before.text, role=role, width_mm=width_mm, emphasis=Emphasis.FORMER
    )
    after = timing_inlines(
        measure.timing_text, role=role, width_mm=width_mm, emphasis=Emphasis.CHANGED
    )
    dash = (Run(context.wording.common.dash, Emphasis.FORMER),)
    return Cell((Paragraph(role, before or dash), Paragraph(role, after or dash)))


def _detail(detail: Detail, context: Context, role: Role, *, new: bool) -> Paragraph:
    changes = context.changes
    own = detail.new if changes is None else detail.id in changes.new
    emphasis = Emphasis.NEW if new or own else Emphasis.NONE
    spans = (changes or NO_CHANGES).phrases.get((detail.id, "text"), ())
    inlines = _spanned(detail.text, spans, emphasis)
    return Paragraph(role, inlines, DETAIL_MARK, emphasis)


def _spanned(text: str, spans: Spans, emphasis: Emphasis) -> tuple[Inline, ...]:
    """The text with its changed stretches; what is new as a whole needs no stretches."""
    if emphasis is not Emphasis.NONE or not spans:
        return (Run(text, emphasis),) if text else ()
    return spanned(text, spans, Emphasis.CHANGED)


def spanned(text: str, spans: Spans, emphasis: Emphasis) -> tuple[Inline, ...]:
    """The text with these stretches in the emphasis."""
    runs: list[Inline] = []
    at = 0
    for start, end in spans:
        if start > at:
            runs.append(Run(text[at:start]))
        runs.append(Run(text[start:end], emphasis))
        at = end
    if at < len(text):
        runs.append(Run(text[at:]))
    return tuple(runs)
