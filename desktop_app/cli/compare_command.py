"""`compare`: what changed between two versions, or between a version and now."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TypedDict

from desktop_app.application.versions import VersionQueries
from desktop_app.cli.console import Console
from desktop_app.domain.comparison import Comparison, Mention, Move, Retiming, Rewording
from desktop_app.storage.plan_file import reading
from desktop_app.support import clock
from desktop_app.support.i18n import _, language


class MentionDump(TypedDict):
    """An entity that came or went."""

    id: int
    kind: str
    number: str
    text: str


MoveDump = TypedDict("MoveDump", {"id": int, "kind": str, "from": str, "to": str})
PhraseDump = TypedDict("PhraseDump", {"from": str, "to": str})
RewordingDump = TypedDict(
    "RewordingDump",
    {"id": int, "kind": str, "field": str, "from": str, "to": str, "phrases": list[PhraseDump]},
)
RetimingDump = TypedDict(
    "RetimingDump", {"id": int, "from": str, "to": str, "slip": str, "reason": str}
)


class ComparisonDump(TypedDict):
    """Everything that a reader of the document sees changed."""

    added: list[MentionDump]
    removed: list[MentionDump]
    moved: list[MoveDump]
    reworded: list[RewordingDump]
    retimed: list[RetimingDump]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE and the sides."""
    parser.epilog = _(
        'JSON: {"added": [{"id", "kind", "number", "text"}], "removed": [同じ形],\n'
        ' "moved": [{"id", "kind", "from", "to"}],\n'
        ' "reworded": [{"id", "kind", "field", "from", "to", "phrases": [{"from", "to"}]}],\n'
        ' "retimed": [{"id", "from", "to", "slip", "reason"}]}\n'
        "number、moved の from と to は印刷の番号です。slip は変更を言葉で表したものです。\n"
        "反映していない変更案は、変更に数えません。"
    )
    parser.add_argument("file", metavar="FILE", type=Path, help=_("計画のファイル"))
    parser.add_argument("old", metavar="OLD", help=_("古い版の名前"))
    parser.add_argument(
        "new", metavar="NEW", nargs="?", help=_("新しい版の名前（省略時: 今の計画）")
    )
    parser.add_argument("--json", action="store_true", help=_("JSON で出力する"))


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Compares; nothing is changed."""
    with reading(arguments.file) as store:
        working = store.load()
        queries = VersionQueries(store)
        old = queries.named(arguments.old)
        new = None if arguments.new is None else queries.named(arguments.new)
        on = working.date or clock.today()
        comparison = queries.compare(working, old=old, new=new, on=on, language=language())
    told = dump_comparison(comparison)
    if arguments.json:
        console.result(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    for line in _lines(told):
        console.result(line)
    if not any(told.values()):
        console.tell(_("違いはありません。"))
    return 0


def dump_comparison(comparison: Comparison) -> ComparisonDump:
    """The comparison in the form of the JSON."""
    return {
        "added": [_mention(each) for each in comparison.added],
        "removed": [_mention(each) for each in comparison.removed],
        "moved": [_move(each) for each in comparison.moved],
        "reworded": [_rewording(each) for each in comparison.reworded],
        "retimed": [_retiming(each) for each in comparison.retimed],
    }


def _mention(each: Mention) -> MentionDump:
    return {"id": each.id, "kind": each.kind, "number": each.number, "text": each.text}


def _move(each: Move) -> MoveDump:
    return {"id": each.id, "kind": each.kind, "from": each.before, "to": each.after}


def _rewording(each: Rewording) -> RewordingDump:
    return {
        "id": each.id,
        "kind": each.kind,
        "field": each.field,
        "from": each.before,
        "to": each.after,
        "phrases": [{"from": phrase.before, "to": phrase.after} for phrase in each.phrases],
    }


def _retiming(each: Retiming) -> RetimingDump:
    return {
        "id": each.id,
        "from": each.before.text,
        "to": each.after.text,
        "slip": each.slip.words,
        "reason": each.reason,
    }


def _lines(told: ComparisonDump) -> list[str]:
    added, removed = _("追加"), _("削除")
    lines = [f"{added}\t{each['number']}\t{each['text']}" for each in told["added"]]
    lines += [f"{removed}\t{each['number']}\t{each['text']}" for each in told["removed"]]
    moved, reworded, retimed = _("移動"), _("文の変更"), _("実施時期の変更")
    lines += [f"{moved}\t{each['from']}\t{each['to']}" for each in told["moved"]]
    lines += [f"{reworded}\t{each['from']}\t{each['to']}" for each in told["reworded"]]
    lines += [f"{retimed}\t{each['slip']}\t{each['reason']}" for each in told["retimed"]]
    return [line.replace("\n", " ") for line in lines]
