"""`dump`: the whole plan as JSON."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from desktop_app.application.dump import dump_plan
from desktop_app.cli.console import Console
from desktop_app.storage.plan_file import reading
from desktop_app.support.i18n import _, language


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE; the format is told at the end of the help."""
    parser.epilog = _(
        "形式 1（キーは増えることだけがあり、名前と意味は変わりません）:\n"
        '{"format": 1, "plan": {"id", "title", "company", "date", …},\n'
        ' "notice": {"date", "addressee", "sender", "subject", "paragraphs", "attachments"},\n'
        ' "overview": [文], "preface": [文], "cause_notes": [文],\n'
        ' "orders": [{"id", "name", "reason", "requirements": [{"id", "text"}]}],\n'
        ' "chapters": [{"id", "number", "title", "notes": [文], "items": [{"id", "mark", "title",\n'
        '   "index_title", "lead", "groups", "order", "measures": [{"id", "group", "text", "new",\n'
        '   "timing": {"text", …}, "measure_type", "details": [{"id", "text", "new"}],\n'
        '   "timing_reference", "timing_year", "repeats", "assignments", "proposals"}]}]}],\n'
        ' "incidents": [文], "causes": [文], "root_causes": [文],\n'
        ' "links": [{"id", "source", "target", …}],\n'
        ' "departments": [{"id", "name", …}], "status_words": [{"status", "word", "definition"}],\n'
        ' "reports": [{"id", "number", "as_of", "submitted_on", "questions", …}],\n'
        ' "progress": [{"id", "measure", "as_of", "status", "report_wording", …}],\n'
        ' "occurrences": [{"id", "measure", "on", "times", "people", "rate", …}]}\n'
        '文は {"id", "mark", "text"} で、番号や記号は text ではなく mark と number にあります。\n'
        "timing は timing コマンドの答えと同じです。id は変わらず、印刷の番号とは別です。"
    )
    parser.add_argument("file", metavar="FILE", type=Path, help=_("読むファイル"))


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Writes one JSON object."""
    file: Path = arguments.file
    with reading(file) as store:
        plan = store.load()
        measures = [measure.id for measure in plan.measures()]
        entries = store.progress_of(measures)
        occurrences = store.occurrences_of(measures)
    told = dump_plan(plan, entries, occurrences, language=language())
    console.result(json.dumps(told, ensure_ascii=False, indent=1))
    return 0
