"""What is said beside a report before it goes out: what speaks against its round, and entries in
which something does not go together. Nothing of it is printed, nothing is kept back for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Final

from desktop_app.domain.comparison import printed_numbers
from desktop_app.domain.progress import Doubt, Status, doubts
from desktop_app.domain.report_input import ReportInput
from desktop_app.domain.status_words import status_words
from desktop_app.reports.options import ReportOptions
from desktop_app.reports.rounds import round_doubts
from desktop_app.support.i18n import _
from desktop_app.support.terms import status_word

_OF_PROGRESS: Final = frozenset({"progress", "summary", "letter", "decision"})
_NAMED: Final = 5


def report_doubts(report: str, given: ReportInput, options: ReportOptions) -> tuple[str, ...]:
    """Sentences; none where there is nothing to look at."""
    told = round_doubts(report, given, options)
    return (*told, *_entry_doubts(given)) if report in _OF_PROGRESS else told


def _entry_doubts(given: ReportInput) -> tuple[str, ...]:
    held = {id_: state for id_, state in given.states.items() if not state.repeat}
    words = {
        Doubt.NO_FINISH: _("「{status}」の{count}件に、完了日がありません（{which}）。"),
        Doubt.STILL_PLANNED: _("「{status}」の{count}件に、今後の予定が残っています（{which}）。"),
    }
    found = {
        doubt: [id_ for id_, s in held.items() if s.entry and doubt in doubts(s.entry)]
        for doubt in words
    }
    return tuple(_said(words[doubt], ids, given) for doubt, ids in found.items() if ids)


def _said(words: str, ids: Sequence[int], given: ReportInput) -> str:
    own = status_words(given.words).get(Status.DONE)
    numbers = printed_numbers(given.plan)
    named = list(dict.fromkeys(numbers[id_] for id_ in ids))
    which = reduce(_joined, named[:_NAMED])
    if len(named) > _NAMED:
        which = _("{which}など").format(which=which)
    status = own.word if own else status_word(Status.DONE)
    return words.format(status=status, count=len(ids), which=which)


def _joined(before: str, after: str) -> str:
    return _("{before}、{after}").format(before=before, after=after)
