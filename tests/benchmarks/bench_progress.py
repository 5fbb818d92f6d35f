"""Cost of years of entries: opening, the latest entries, a survey, edits, pastes, memory.

    python -m tests.benchmarks.bench_progress [MEASURES …]

Each size gets twelve entries a measure and a record every third measure, in a process of its own,
so that its memory is its own. Times in milliseconds, best of three; the last column, microseconds
a measure of the survey, must stay nearly level for the work to be linear.
"""

from __future__ import annotations

import datetime
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from desktop_app.application.commands import ConfirmUnchanged, EditProgress, Together
from desktop_app.application.labels import EditLabel
from desktop_app.application.session import PlanSession
from desktop_app.application.surveying import Past, survey
from desktop_app.domain.changes import Added, ChangeSet
from desktop_app.domain.kinds import Record, kind_of, to_row
from desktop_app.domain.order_key import keys_between
from desktop_app.domain.plan import Chapter, Detail, Item, Measure, Plan
from desktop_app.domain.progress import Occurrence, ProgressEntry, Status
from desktop_app.storage.store import SqlitePlanStore
from tests.helpers.sample import NOW, new_file, open_store

T = TypeVar("T", Measure, Item, Chapter)
SIZES = (1_000, 10_000)
ROUNDS = 12
LABEL = EditLabel("progress", "measure")
FIRST = datetime.date(2023, 6, 30)
LAST = datetime.date(2026, 3, 31)
TIMINGS = ("4月～", "2023年度上期", "～2025年度", "2023年度～ (1回/半期)", "適宜", "8月")
TEXT = "委託先への立入確認を行い、指摘事項の是正を確認した。次回は下期に行う予定。" * 2


def plan_of(count: int) -> Plan:
    """Chapters of ten items of ten measures."""
    measures = [
        Measure(
            100_000 + n,
            "",
            text=f"施策{n}：情報の管理体制を見直し、全社に周知する",
            timing_text=TIMINGS[n % len(TIMINGS)],
            timing_reference=datetime.date(2023, 5, 12),
            details=(Detail(1_000_000 + n, "V", text="部門ごとに責任者を置く"),),
        )
        for n in range(count)
    ]
    items = [
        Item(50_000 + n, "", title=f"項目{n}", entries=_keyed(measures[n * 10 : n * 10 + 10]))
        for n in range(count // 10)
    ]
    chapters = [
        Chapter(10_000 + n, "", title=f"章{n}", items=_keyed(items[n * 10 : n * 10 + 10]))
        for n in range(count // 100)
    ]
    return Plan(1, title="計画", date=datetime.date(2023, 5, 12), chapters=_keyed(chapters))


def _keyed(members: Sequence[T]) -> tuple[T, ...]:
    keys = keys_between("", "", len(members))
    return tuple(replace(each, key=key) for each, key in zip(members, keys, strict=True))


def records_of(plan: Plan) -> Iterator[Record]:
    """Twelve entries for each measure, and an occurrence for every third."""
    id_ = 10_000_000
    for n, measure in enumerate(plan.measures()):
        for place in range(ROUNDS):
            id_ += 7919
            yield ProgressEntry(
                id_,
                measure.id,
                FIRST + datetime.timedelta(days=90 * place),
                Status.IN_PROGRESS if place < 6 else Status.CONTINUING,
                answer=TEXT,
                report_wording=f"{place}回目：{TEXT}",
                next_steps="引き続き実施",
                recorded_at=f"2024-01-01T09:00:00.{id_ % 1_000_000:06}",
                recorded_by="山田",
            )
        if n % 3 == 0:
            id_ += 7919
            yield Occurrence(id_, measure.id, FIRST)


def fill(store: SqlitePlanStore, plan: Plan) -> None:
    """Writes the records without keeping them all at hand."""
    batch: list[Added] = []
    for record in records_of(plan):
        batch.append(Added(kind_of(record).name, record.id, to_row(record)))
        if len(batch) == 5_000:
            store.apply(ChangeSet(tuple(batch)), label=LABEL, at=NOW, who="山田")
            batch.clear()
    store.apply(ChangeSet(tuple(batch)), label=LABEL, at=NOW, who="山田")


def best(work: Callable[[], object], rounds: int = 3) -> float:
    """Milliseconds of the fastest round."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def megabytes() -> float:
    """The largest resident memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure_file(path: Path) -> None:
    """Opens a filled file and prints a row of the table."""
    start = time.perf_counter()
    store = open_store(path)
    opened = (time.perf_counter() - start) * 1000
    start = time.perf_counter()
    session = PlanSession(store, now=lambda: NOW, who="山田")
    loaded = (time.perf_counter() - start) * 1000
    plan, past = session.plan, Past(store)
    ids = [measure.id for measure in plan.measures()]
    latest = best(lambda: store.latest_progress(as_of=LAST))
    surveyed = best(lambda: survey(plan, store, as_of=LAST, past=past))
    after_survey = megabytes()
    edit = best(lambda: session.execute(_edit(ids[-1], f"{time.perf_counter()}")))
    paste = Together(tuple(_edit(each, "貼り付け") for each in ids[:1000]))
    pasted = best(lambda: session.execute(paste), rounds=1)
    confirmed = best(lambda: session.execute(ConfirmUnchanged(tuple(ids), LAST)), rounds=1)
    store.close()
    print(
        f"{len(ids):>7} {path.stat().st_size / 2**20:>7.1f} {opened:>7.0f} {loaded:>7.0f}"
        f" {latest:>7.0f} {surveyed:>7.0f} {edit:>7.1f} {pasted:>7.0f} {confirmed:>8.0f}"
        f" {after_survey:>7.0f} {megabytes():>7.0f} {surveyed * 1000 / len(ids):>8.1f}"
    )


def _edit(measure: int, words: str) -> EditProgress:
    return EditProgress(measure, LAST, {"status": "continuing", "report_wording": words})


def main(words: list[str]) -> None:
    """Prints the table, each size in a process of its own."""
    if words[:1] == ["--file"]:
        measure_file(Path(words[1]))
        return
    print(
        "measures  file MB    open    load  latest  survey    edit   paste  confirm"
        " survMB   endMB  µs/measure",
        flush=True,
    )
    for size in [int(word) for word in words] or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            plan = plan_of(size)
            path = new_file(Path(folder), plan)
            store = open_store(path)
            fill(store, plan)
            store.close()
            module = "tests.benchmarks.bench_progress"
            subprocess.run([sys.executable, "-m", module, "--file", str(path)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
