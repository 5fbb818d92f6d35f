"""What is said beside a report before it goes out: what speaks against its round, and entries in
which something does not go together. Nothing of it is printed, nothing is kept back for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Final

from desktop_app.domain.comparison import printed_numbers
from desktop_app.domain.progress import Doubt, Status, doubts
from desktop_app.domain.report_input import MeasureState, ReportInput
from desktop_app.domain.status_words import status_words
from desktop_app.reports.options import ReportOptions
from desktop_app.reports.rounds import round_doubts
from desktop_app.support.i18n import _
from desktop_app.support.terms import status_word

_OF_PROGRESS: Final = frozenset({"progress", "summary", "letter", "decision"})
_MOST: Final = 5


def report_doubts(report: str, given: ReportInput, options: ReportOptions) -> tuple[str, ...]:
    """Sentences; none where there is nothing to look at."""
    told = round_doubts(report, given, options)
    return (*told, *_entry_doubts(given)) if report in _OF_PROGRESS else told


def _entry_doubts(given: ReportInput) -> tuple[str, ...]:
    held = {id_: state for id_, state in given.states.items() if not state.repeat}
    own = status_words(given.words).get(Status.DONE)
    done = own.word if own else status_word(Status.DONE)
    told = (
        (
            _("部署の回答を報告書の記載へ写していない施策があります（{which}）。"),
            _has_waiting_answer,
        ),
        (_("「{status}」なのに、完了日がありません（{which}）。"), _lacks_finish),
        (_("「{status}」なのに、今後の予定が残っています（{which}）。"), _is_still_planned),
    )
    found = ((words, [id_ for id_, s in held.items() if holds(s)]) for words, holds in told)
    return tuple(words.format(status=done, which=_named(ids, given)) for words, ids in found if ids)


def _has_waiting_answer(state: MeasureState) -> bool:
    answered = state.entry is not None and bool(state.entry.answer)
    return answered and state.answered and not state.confirmed


def _lacks_finish(state: MeasureState) -> bool:
    return state.entry is not None and Doubt.NO_FINISH in doubts(state.entry)


def _is_still_planned(state: MeasureState) -> bool:
    return state.entry is not None and Doubt.STILL_PLANNED in doubts(state.entry)


def _named(ids: Sequence[int], given: ReportInput) -> str:
    """「1-①、3-② ほか4件」: the first few places, and how many more measures."""
    numbers = printed_numbers(given.plan)
    which = reduce(_joined, (numbers[id_] for id_ in ids[:_MOST]))
    rest = len(ids) - _MOST
    return f"{which} {_('ほか{count}件').format(count=rest)}" if rest > 0 else which


def _joined(before: str, after: str) -> str:
    return _("{before}、{after}").format(before=before, after=after)
