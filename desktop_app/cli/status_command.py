"""`status`: where the plan stands as of a day, for scripts and for a quick look."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from desktop_app.application.planned import planned_rows
from desktop_app.application.status import (
    NO_ENTRY,
    STATUS_IDS,
    MeasureStatus,
    OpenWindow,
    Survey,
)
from desktop_app.application.surveying import survey
from desktop_app.cli.console import Console
from desktop_app.cli.parser import iso_date
from desktop_app.domain.ahead import DEFAULT_AHEAD, Ahead
from desktop_app.domain.progress import Status
from desktop_app.storage.plan_file import reading
from desktop_app.support import clock
from desktop_app.support.i18n import _
from desktop_app.support.terms import doubt_word, status_word


class OverdueJson(TypedDict):
    """期限超過; `why` is a sentence in the user's language."""

    id: int
    why: str


class DueJson(TypedDict):
    """What begins ("start") or ends ("end") within the weeks."""

    id: int
    event: str
    on: str


class WindowJson(TypedDict):
    """A window without its record: "running" or "missed"; both days belong to it."""

    id: int
    window: str
    start: str
    end: str
    state: str


class PlannedJson(TypedDict):
    """追加予定: a measure that stands only in the draft; nothing counts it."""

    id: int
    number: str
    text: str


class DoubtJson(TypedDict):
    """An entry in which something does not go together."""

    id: int
    doubts: list[str]


class StatusJson(TypedDict):
    """The whole answer."""

    as_of: str
    counts: dict[str, dict[str, int]]
    total: int
    overdue: list[OverdueJson]
    due_next: list[DueJson]
    open_windows: list[WindowJson]
    unconfirmed: list[int]
    planned: list[PlannedJson]
    doubtful: list[DoubtJson]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, the 基準日 and how far ahead to look."""
    parser.epilog = (
        _(
            "--json の答え（キーは増えることだけがあります）:\n"
            '{"as_of", "counts": {章の番号: {区分: 件数}}, "total",\n'
            ' "overdue": [{"id", "why"}], "due_next": [{"id", "event", "on"}],\n'
            ' "open_windows": [{"id", "window", "start", "end", "state"}],\n'
            ' "unconfirmed": [id], "planned": [{"id", "number", "text"}],\n'
            ' "doubtful": [{"id", "doubts"}]}\n'
            "区分: {statuses}\n"
            "{no_entry} は未入力。event は start か end、\n"
            "state は running（期間中）か missed（実績なし）。\n"
            "planned は追加予定（編集中の計画だけにある施策）で、ほかのどこにも数えません。\n"
            "doubtful は要見直しで、doubts は no-finish（完了日なし）か\n"
            "still-planned（今後の予定あり）。"
        )
        .replace("{statuses}", " ".join(STATUS_IDS))
        .replace("{no_entry}", NO_ENTRY)
    )
    parser.add_argument("file", metavar="FILE", type=Path, help=_("読むファイル"))
    parser.add_argument(
        "--as-of", metavar="YYYY-MM-DD", type=iso_date, help=_("基準日（省略時: 今日）")
    )
    parser.add_argument(
        "--weeks",
        metavar="N",
        type=week_number,
        default=DEFAULT_AHEAD.count,
        help=_("何週間先までを「まもなく」とするか（省略時: 8）"),
    )
    parser.add_argument("--json", action="store_true", help=_("JSON で出力する"))


def week_number(text: str) -> int:
    """The weeks of an argument."""
    if text.isascii() and text.isdigit() and len(text) <= 4:
        return int(text)
    message = _("{value} は週の数ではありません").format(value=text)
    raise argparse.ArgumentTypeError(message)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Writes one JSON object, or the figures as text."""
    file: Path = arguments.file
    as_of = arguments.as_of or clock.today()
    with reading(file) as store:
        plan = store.load()
        told = survey(plan, store, as_of=as_of, ahead=Ahead(arguments.weeks))
    planned = list(planned_rows(plan, told))
    if arguments.json:
        console.result(json.dumps(status_json(told, planned), ensure_ascii=False, indent=1))
    else:
        console.result("\n".join(_as_text(told, planned)))
    return 0


def status_json(told: Survey, planned: Sequence[MeasureStatus]) -> StatusJson:
    """The answer for scripts."""
    return {
        "as_of": told.as_of.isoformat(),
        "counts": {str(chapter.number): dict(chapter.counts) for chapter in told.chapters},
        "total": told.total,
        "overdue": [{"id": row.id, "why": why_overdue(row, told.words)} for row in told.overdue],
        "due_next": list(_due(told)),
        "open_windows": [_window(each) for each in told.open_windows],
        "unconfirmed": [row.id for row in told.unconfirmed],
        "planned": [
            {"id": row.id, "number": row.place.reference, "text": row.measure.text}
            for row in planned
        ],
        "doubtful": [
            {"id": row.id, "doubts": [str(each) for each in row.doubts]} for row in told.doubtful
        ],
    }


def why_overdue(row: MeasureStatus, words: Mapping[Status, str]) -> str:
    """「実施時期「8月」の終わり（2023-08-31）を304日過ぎ、記録がありません。」"""
    if row.overdue is None:
        return ""
    if row.status is None:
        message = _("実施時期「{timing}」の終わり（{end}）を{days}日過ぎ、進捗が未入力です。")
    else:
        message = _("実施時期「{timing}」の終わり（{end}）を{days}日過ぎ、「{status}」のままです。")
    return message.format(
        timing=" ".join(row.measure.timing_text.split()),
        end=row.overdue.end.isoformat(),
        days=row.overdue.days,
        status=_word(row.status, words) if row.status else "",
    )


def _word(status: Status, words: Mapping[Status, str]) -> str:
    """In the plan's own words, else in the usual ones."""
    return words.get(status) or status_word(str(status))


def _due(told: Survey) -> Iterator[DueJson]:
    for row in told.due_next:
        if row.due is not None:
            yield {"id": row.id, "event": str(row.due.event), "on": row.due.on.isoformat()}


def _window(each: OpenWindow) -> WindowJson:
    window = each.kept.window
    return {
        "id": each.measure,
        "window": window.label,
        "start": window.start.isoformat(),
        "end": window.end.isoformat(),
        "state": str(each.kept.state),
    }


def _as_text(told: Survey, planned: Sequence[MeasureStatus]) -> Iterator[str]:
    yield _("基準日: {day}").format(day=told.as_of.isoformat())
    yield _("全{total}施策").format(total=told.total)
    for status in STATUS_IDS:
        if told.counts[status]:
            word = _("未入力") if status == NO_ENTRY else _word(Status(status), told.words)
            yield f"  {word} {told.counts[status]}"
    yield _("期限超過 {count}").format(count=len(told.overdue))
    for row in told.overdue:
        yield f"  {row.place.reference} {row.measure.text}: {why_overdue(row, told.words)}"
    yield _("{weeks}週間以内に始まるか終わるもの {count}").format(
        weeks=told.ahead.count, count=len(told.due_next)
    )
    yield _("記録のない回 {count}").format(count=len(told.open_windows))
    yield _("未確認 {count}").format(count=len(told.unconfirmed))
    yield _("要見直し {count}").format(count=len(told.doubtful))
    for row in told.doubtful:
        why = "・".join(map(doubt_word, row.doubts))
        yield f"  {row.place.reference} {row.measure.text}: {why}"
    if planned:
        yield _("追加予定（次の版から） {count}").format(count=len(planned))
    for row in planned:
        yield f"  {row.place.reference} {row.measure.text}"
