"""第N回 and the 基準日 of a report: what speaks against them is said before the report goes out."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from desktop_app.domain.plan import Report
from desktop_app.domain.report_input import FormerReport, ReportInput
from desktop_app.reports.context import report_number
from desktop_app.reports.options import ReportOptions
from desktop_app.support.i18n import _
from desktop_app.support.terms import day_words

NUMBERED: Final = frozenset({"progress", "summary", "comparison", "letter", "decision"})
"""Reports that are the 第N回."""


def round_doubts(report: str, given: ReportInput, options: ReportOptions) -> tuple[str, ...]:
    """Sentences; none where 第N回, 基準日 and what is compared with agree with the register."""
    number = report_number(given, options) if report in NUMBERED else None
    as_of, reports = options.as_of, given.words.reports
    day = _wrong_day(number, as_of, reports) if number is not None else ""
    order = _not_earlier(given.former, number, as_of) if given.former else ""
    if number is not None and not (day or order):
        order = _out_of_order(number, as_of, reports)
    frozen = "" if given.again or number is None else _is_frozen(number, reports)
    return tuple(filter(None, (day, order, frozen)))


def _is_frozen(number: int, reports: Sequence[Report]) -> str:
    """What went out stays in its version; made from the records of today it may read otherwise."""
    if not any(each.number == number and each.version is not None for each in reports):
        return ""
    words = _(
        "第{number}回は版として確定した報告です。これは今の記録から作っています。"
        "提出したとおりに出すには、「版」でその版を選んでください。"
    )
    return words.format(number=number)


def _wrong_day(number: int, as_of: datetime.date, reports: Sequence[Report]) -> str:
    own = [each.as_of for each in reports if each.number == number and each.as_of is not None]
    if as_of in own:
        return ""
    if own:
        words = _("第{number}回の基準日は、報告の記録では{own}です（この報告書は{as_of}現在）。")
        return words.format(number=number, own=day_words(own[0]), as_of=day_words(as_of))
    other = next((each.number for each in reports if each.as_of == as_of), None)
    if other is None:
        return ""
    words = _("{as_of}は、報告の記録では第{other}回の基準日です（この報告書は第{number}回）。")
    return words.format(number=number, other=other, as_of=day_words(as_of))


def _not_earlier(former: FormerReport, number: int | None, as_of: datetime.date) -> str:
    """Two states of one day may be compared; two reports of one number may not."""
    same = number is not None and former.number is not None and former.number >= number
    if not same and former.as_of <= as_of:
        return ""
    words = _("前回とする{former}が、今回の{this}より前ではありません。")
    return words.format(former=_named(former.number, former.as_of), this=_named(number, as_of))


def _out_of_order(number: int, as_of: datetime.date, reports: Sequence[Report]) -> str:
    for each in reports:
        if each.as_of is None or each.number == number:
            continue
        if (each.number < number) != (each.as_of < as_of):
            words = _("{other}と{this}は、回と基準日の順番が合いません。")
            other = _named(each.number, each.as_of)
            return words.format(other=other, this=_named(number, as_of))
    return ""


def _named(number: int | None, as_of: datetime.date) -> str:
    if number is None:
        return _("{day}現在").format(day=day_words(as_of))
    return _("第{number}回（{day}現在）").format(number=number, day=day_words(as_of))
