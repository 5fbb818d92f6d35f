"""What versions cost: the file's size, opening, reading one back, printing; against a single one.

    python -m tests.benchmarks.bench_versions [VERSIONS [MEASURES]]

Before each version three measures are reworded and one gets another 実施時期; in the second table
every measure gets an entry too. "single" is the file with the same changes and entries and one
version only, so that the ratio says what versions cost. Milliseconds, best of three, in one run.
"""

from __future__ import annotations

import datetime
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from desktop_app.application.commands import (
    ChangeField,
    ChangeTiming,
    Command,
    FreezeVersion,
    RecordProgress,
    Together,
)
from desktop_app.application.report_input import Wish, report_input
from desktop_app.application.session import PlanSession
from desktop_app.application.versions import VersionQueries
from desktop_app.domain.progress import Status
from desktop_app.domain.version import Occasion
from desktop_app.storage.plan_file import reading
from desktop_app.storage.store import SqlitePlanStore
from tests.benchmarks.bench_progress import TEXT, best, plan_of
from tests.helpers.sample import NOW, new_file, open_store

FIRST = datetime.date(2023, 5, 12)


class Cost(Struct, frozen=True):
    """What one file costs."""

    size: float
    opened: float
    thawed: float
    printed: float


def make(folder: Path, rounds: int, measures: int, *, every: int, entries: bool) -> Path:
    """A file with that many rounds, and a version after every so many."""
    path = new_file(folder, plan_of(measures))
    store = open_store(path)
    session = PlanSession(store, now=lambda: NOW, who="山田")
    for number in range(rounds):
        session.execute(_round(session, number, entries=entries))
        if number % every == 0:
            occasion = Occasion.REPORTED if number else Occasion.SUBMITTED
            on = FIRST + datetime.timedelta(days=30 * number)
            session.execute(FreezeVersion(f"版{number}", on, occasion))
    store.close()
    return path


def _round(session: PlanSession, number: int, *, entries: bool) -> Together:
    measures = session.plan.measures()
    day = FIRST + datetime.timedelta(days=30 * number)
    commands: list[Command] = [
        RecordProgress(m.id, day, Status.IN_PROGRESS, report_wording=f"{number}回目：{TEXT}")
        for m in measures
        if entries
    ]
    for place in range(3):
        measure = measures[(number * 7 + place * 31) % len(measures)]
        commands.append(ChangeField(measure.id, "text", f"{number}回目に改めた施策{place}の文"))
    timed = measures[(number * 11) % len(measures)]
    commands.append(ChangeTiming(timed.id, f"{2024 + number % 5}年度"))
    return Together(tuple(commands))


def cost(path: Path) -> Cost:
    """Measures a finished file."""
    return Cost(
        path.stat().st_size / 2**20,
        best(lambda: _with(path, lambda store: store.load())),
        best(lambda: _with(path, _thaw_last)),
        best(lambda: _with(path, _read_for_print)),
    )


def _with(path: Path, work: Callable[[SqlitePlanStore], object]) -> None:
    with reading(path) as store:
        work(store)


def _thaw_last(store: SqlitePlanStore) -> object:
    return store.frozen(store.versions()[-1].root)


def _read_for_print(store: SqlitePlanStore) -> object:
    name = VersionQueries(store).listed()[-1].name
    return report_input(store.load(), store, Wish("progress", NOW.date(), name))


def table(versions: int, measures: int, *, entries: bool) -> None:
    """Prints a table."""
    words = "with an entry for each measure" if entries else "without entries"
    print(f"{measures} measures, {versions} rounds {words}")
    print(f"{'':14}{'MB':>8}{'open':>8}{'thaw':>8}{'print':>8}")
    found = []
    for name, every in (("single", versions), (f"{versions} versions", 1)):
        with tempfile.TemporaryDirectory() as folder:
            path = make(Path(folder), versions, measures, every=every, entries=entries)
            told = cost(path)
        found.append(told)
        print(
            f"{name:14}{told.size:>8.2f}{told.opened:>8.1f}{told.thawed:>8.1f}{told.printed:>8.1f}"
        )
    one, many = found
    each = (many.size - one.size) * 1024 / max(versions - 1, 1)
    sizes, opens = many.size / one.size, many.opened / one.opened
    print(f"{'ratio':14}{sizes:>8.2f}{opens:>8.2f}   {each:.0f} KB a version\n")


def main(words: list[str]) -> None:
    """Prints both tables."""
    given = [int(word) for word in words]
    versions, measures = (given + [50, 100][len(given) :])[:2]
    for entries in (False, True):
        table(versions, measures, entries=entries)


if __name__ == "__main__":
    main(sys.argv[1:])
