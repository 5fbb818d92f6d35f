"""`versions`: lists the versions of a plan, and gives back the files kept with them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TypedDict

from desktop_app.application.versions import VersionQueries
from desktop_app.cli.console import Console
from desktop_app.cli.errors import Refused
from desktop_app.domain.version import Occasion, Version
from desktop_app.storage.plan_file import reading
from desktop_app.support import clock
from desktop_app.support.atomic import TargetInUse, write_atomically
from desktop_app.support.faults import code_of_os_error
from desktop_app.support.i18n import _


class FileDump(TypedDict):
    """A file kept with a version."""

    name: str
    sha256: str
    size: int


class VersionDump(TypedDict):
    """A version. `root` is "" where it was recorded by name and date only."""

    id: int
    name: str
    date: str
    occasion: str
    addressee: str
    root: str
    previous: str
    recorded_at: str
    recorded_by: str
    withdrawn_on: str | None
    withdrawn_reason: str
    in_force: bool
    files: list[FileDump]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE and the form of the list."""
    parser.epilog = _(
        'JSON: {"versions": [{"id", "name", "date", "occasion", "addressee", "root", "previous",\n'
        ' "recorded_at", "recorded_by", "withdrawn_on", "withdrawn_reason", "in_force",\n'
        ' "files": [{"name", "sha256", "size"}]}]}\n'
        "古い順です。root が空の版は、名前と日付だけの記録です。in_force は今日の時点です。"
    )
    parser.add_argument("file", metavar="FILE", type=Path, help=_("計画のファイル"))
    parser.add_argument("--json", action="store_true", help=_("JSON で出力する"))
    parser.add_argument("--version", metavar="NAME", help=_("--save-files で対象にする版"))
    parser.add_argument(
        "--save-files",
        metavar="FOLDER",
        type=Path,
        help=_("版に保管したファイルを、提出したときのまま FOLDER に取り出す"),
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Lists, or gives files back."""
    with reading(arguments.file) as store:
        queries = VersionQueries(store)
        if arguments.save_files is not None:
            return _save(queries, arguments.version, arguments.save_files, console)
        now = queries.newest(on=clock.today())
        told = [_dump(version, queries, now) for version in queries.listed()]
    if arguments.json:
        console.result(json.dumps({"versions": told}, ensure_ascii=False, indent=1))
        return 0
    for each in told:
        console.result(_line(each))
    if not told:
        console.tell(_("版はまだありません。"))
    return 0


def _dump(version: Version, queries: VersionQueries, now: Version | None) -> VersionDump:
    withdrawn = version.withdrawn_on
    return {
        "id": version.id,
        "name": version.name,
        "date": version.date.isoformat(),
        "occasion": str(version.occasion),
        "addressee": version.addressee,
        "root": version.root,
        "previous": version.previous,
        "recorded_at": version.recorded_at,
        "recorded_by": version.recorded_by,
        "withdrawn_on": withdrawn.isoformat() if withdrawn else None,
        "withdrawn_reason": version.withdrawn_reason,
        "in_force": version == now,
        "files": [
            {"name": f.name, "sha256": f.sha256, "size": f.size} for f in queries.files_of(version)
        ],
    }


def _line(told: VersionDump) -> str:
    words = {
        Occasion.PUBLISHED: _("公表"),
        Occasion.SUBMITTED: _("提出"),
        Occasion.REPORTED: _("報告"),
        Occasion.REVISED: _("改定"),
    }
    parts = [told["date"], words[Occasion(told["occasion"])], told["name"]]
    if told["withdrawn_on"]:
        parts.append(_("取下げ {day}").format(day=told["withdrawn_on"]))
    elif told["in_force"]:
        parts.append(_("現行"))
    if not told["root"]:
        parts.append(_("名前と日付だけ"))
    return "\t".join([*parts, *(each["name"] for each in told["files"])])


def _save(queries: VersionQueries, name: str | None, folder: Path, console: Console) -> int:
    if name is None:
        raise Refused("version_needed")
    if not folder.is_dir():
        raise Refused("no_such_folder", folder=str(folder))
    version = queries.named(name)
    for stored in queries.files_of(version):
        _write(folder / stored.name, queries.file_of(version, stored.name))
        console.tell(_("{file} を出力しました。").format(file=folder / stored.name))
    return 0


def _write(target: Path, body: bytes) -> None:
    if target.exists():
        raise Refused("file_exists", file=target.name)
    try:
        write_atomically(target, body)
    except TargetInUse as fault:
        raise Refused("target_in_use", file=target.name) from fault
    except OSError as fault:
        folder = str(target.parent)
        raise Refused(code_of_os_error(fault), file=target.name, folder=folder) from fault
