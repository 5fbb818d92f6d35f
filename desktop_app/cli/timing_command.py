"""`timing`: reads 実施時期 as a plan of a given date would mean it, one JSON object a line."""

from __future__ import annotations

import argparse
import datetime
import json
from collections.abc import Iterator

from desktop_app.application.timing_json import timing_json
from desktop_app.cli.console import Console
from desktop_app.cli.parser import iso_date
from desktop_app.domain.timing import Conventions, TwoDigitYears, read_timing
from desktop_app.support.i18n import _, language

_BOM = "\ufeff"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """TEXT or -, the reference date and the conventions; the schema ends the help."""
    parser.epilog = _schema()
    parser.add_argument("text", metavar="TEXT|-", help=_("読む言葉。- なら標準入力の一行ごと"))
    parser.add_argument(
        "--on",
        metavar="YYYY-MM-DD",
        type=iso_date,
        required=True,
        help=_("言葉が初めて載った文書の日付（年のない月などはこの日から推定する）"),
    )
    parser.add_argument(
        "--fiscal-year-start",
        metavar="MONTH",
        type=month_number,
        default=4,
        help=_("年度の始まる月 1～12（省略時: 4）"),
    )
    parser.add_argument(
        "--two-digit-years",
        choices=[system.value for system in TwoDigitYears],
        default=TwoDigitYears.NEAREST.value,
        help=_("2桁の年の読み方（省略時: nearest。基準の日に近い西暦か元号の年）"),
    )
    parser.add_argument(
        "--as-of",
        metavar="YYYY-MM-DD",
        type=iso_date,
        help=_("この日現在の判定を加える"),
    )


def month_number(text: str) -> int:
    """The month of an argument."""
    if text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 12:
        return int(text)
    message = _("{value} は 1 から 12 までの月ではありません").format(value=text)
    raise argparse.ArgumentTypeError(message)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Writes an object for every text, in the order of the input."""
    conventions = Conventions(
        fiscal_year_start=arguments.fiscal_year_start,
        two_digit_years=TwoDigitYears(arguments.two_digit_years),
    )
    reference: datetime.date = arguments.on
    as_of: datetime.date | None = arguments.as_of
    for text in _texts(arguments.text, console):
        reading = read_timing(text, on=reference, conventions=conventions)
        made = timing_json(reading, as_of=as_of, language=language())
        console.result(json.dumps(made, ensure_ascii=False))
    return 0


def _texts(source: str, console: Console) -> Iterator[str]:
    if source != "-":
        yield source
        return
    for number, line in enumerate(console.given()):
        text = line.decode("utf-8", errors="replace").removesuffix("\n").removesuffix("\r")
        yield text.removeprefix(_BOM) if number == 0 else text


def _schema() -> str:
    return _(
        "答えは一行に一つの JSON オブジェクトで、入力の順です（空の行にも答えます）:\n"
        '{"text": 入力のまま,\n'
        ' "kind": "period" 期間 | "deadline" 期限 | "start" 始まりだけ | "event" 適宜・都度など |\n'
        '         "done" 実施済み | "undetermined" 未定 | "unread" 読み取れない,\n'
        ' "start", "end": YYYY-MM-DD か null（どちらの日も含む。定めがなければ null）,\n'
        ' "recurrence": null か {"times": 回数, "per": "year" | "fiscal-year" | "half-year" |\n'
        '         "quarter" | "month" | "week" | "day" | "period" その期間中 | "3-months" など,\n'
        '         言葉にあれば "at_least": true, "at_most", "months": [1～12],\n'
        '         "days": [1～31, 末は -1], "weekdays": ["mon", …], "weeks": [1～5, 最終は -1]},\n'
        ' "soft": 目途・頃・予定などなら true,\n'
        ' "qualifiers": ["target" 目途, "planned" 予定, "promptly" 速やかに, "until" まで, …],\n'
        ' "remark": かっこの中などの備考か null,\n'
        ' "inferred": ["year" 年, "two-digit-year" 2桁の年, "month" 年月,\n'
        '         "relative" 本年・今後など, "season" 季節,\n'
        '         "term" 今期など, "fiscal-year" 年を年度と読んだ, "unit" 単位],\n'
        ' "unread": 読み取れなかった部分か null, "description": 読み取りの説明,\n'
        ' "judgement": --as-of があれば {"state", "days", "words"}}\n'
        'state は "not-yet" 時期未到来, "in-period" 実施期間中, "due" 期限まで n 日,\n'
        '"overdue" 期限超過, "started" 開始時期経過, "no-deadline" 期限なし,\n'
        '"undecidable" 判断できない, "no-entry" 実績未入力（--on より前に終わり、記録がない）。\n'
        "days は始まりまで、終わりまで、又は過ぎてからの日数で、数えないときは null です。"
    )
