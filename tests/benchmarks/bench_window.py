"""The window against bare work of the same run: start, opening, edits, search, memory.

    python -m tests.benchmarks.bench_window [MEASURES …]

Every measure has twelve entries (`bench_progress`). What is measured runs in a process of its own,
without a screen; times in milliseconds, median of several. `screen` and keystrokes are times of the
processor, since others may use the machine; `screen` is what comes after a change is durable, until
it is painted. The start: `bench_start`.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import json
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from desktop_app import bootstrap
from desktop_app.application.commands import (
    AddEntity,
    ChangeField,
    Command,
    DeleteEntity,
    EditProgress,
    MoveEntity,
)
from desktop_app.application.session import PlanSession
from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.folding import fold
from desktop_app.storage.store import SqlitePlanStore
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.open_plan import OpenPlan
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.views.progress_page import ProgressPage
from desktop_app.ui.views.progress_table import ProgressTable
from desktop_app.ui.views.schedule_page import SchedulePage
from desktop_app.ui.windows import Windows
from tests.benchmarks.bench_outline import keys, settle, show_outline
from tests.benchmarks.bench_progress import LAST, fill, plan_of
from tests.benchmarks.bench_start import make_home, show_start
from tests.helpers.sample import NOW, new_file, open_session, open_store

SIZES = (1_000, 10_000)
ROUNDS = 9
PAGES = ("plan", "progress", "schedule", "overview")
TABLES = ("chapter", "item", "measure", "detail")
MODULE = "tests.benchmarks.bench_window"


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one round."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Milliseconds of the middle round."""
    return statistics.median(timed(work) for _ in range(rounds))


def resident() -> float:
    """Megabytes of this process now, where the system tells; else 0."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0)


def opened(path: Path) -> tuple[QApplication, MainWindow, OpenPlan]:
    """The real window on a file, painted once."""
    services = bootstrap.make_services(Preferences(path.with_suffix(".ini")))
    services.preferences.user_name = "山田"
    app = bootstrap.make_application(services, language="ja")
    windows = Windows(app, services, speak=bootstrap.Speech(app).speak)
    window = windows.open(path)
    window.resize(1366, 768)
    settle(app)
    plan = window.open_plan
    assert plan is not None
    plan.setProperty("windows", windows)
    return app, window, plan


def show_opening(path: Path) -> None:
    """The plan as values beside its rows as they are in the file."""
    with closing(open_store(path)) as store, closing(sqlite3.connect(path)) as raw:
        rows = median(
            lambda: [raw.execute(f"SELECT * FROM {name}").fetchall() for name in TABLES], 5
        )
        ours = median(store.load, 5)
        print(f"  open {ours:.0f} / rows raw {rows:.0f} = {ours / rows:.2f}")
        print(f"  latest entries {median(lambda: store.latest_progress(as_of=LAST), 3):.0f}")


class Durable:
    """Notes when a change was in the file, and how long the store took."""

    def __init__(self, session: PlanSession) -> None:
        self.at = self.used = 0.0
        records = session.records
        assert isinstance(records, SqlitePlanStore)
        self._apply = records.apply
        records.apply = self.apply  # type: ignore[method-assign]

    def apply(self, changes: ChangeSet, **told: object) -> None:
        """As the store does."""
        self._apply(changes, **told)  # type: ignore[arg-type]
        self.at, self.used = time.perf_counter(), time.process_time()


def show_commit(path: Path) -> None:
    """An edit without a window beside the same rows committed by hand."""
    copy = path.with_name("raw.kaizen")
    shutil.copy(path, copy)
    session = open_session(path)
    measure = session.plan.measures()[-5].id
    texts = [f"変えた施策 {n}" for n in range(4 * ROUNDS)]
    with closing(sqlite3.connect(copy, isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys = ON")
        ours: list[float] = []
        bare: list[float] = []
        for text in texts:
            change = ChangeField(measure, "text", text)
            ours.append(timed(lambda change=change: session.execute(change)))  # type: ignore[misc]
            bare.append(timed(lambda text=text: _commit(raw, measure, text)))  # type: ignore[misc]
    edit, least = statistics.median(ours), statistics.median(bare)
    print(f"  edit until durable {edit:.1f} / raw commit {least:.1f} = {edit / least:.2f}")


def _commit(raw: sqlite3.Connection, measure: int, text: str) -> None:
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE measure SET text = ? WHERE id = ?", (text, measure))
    at = NOW.isoformat(timespec="seconds")
    edit = raw.execute(
        "INSERT INTO edit (at, who, label) VALUES (?, ?, ?)", (at, "山田", "change measure text")
    ).lastrowid
    raw.execute(
        "INSERT INTO change (edit, kind, entity, field, before, after) VALUES (?, ?, ?, ?, ?, ?)",
        (edit, "measure", measure, "text", json.dumps(text), json.dumps(text)),
    )
    raw.execute("COMMIT")


def show_window(path: Path) -> None:
    """Memory, pages, edits and searches in the open window."""
    app, window, plan = opened(path)
    print(f"  memory, window open: {resident():.0f} MB")
    for name in PAGES:
        took = timed(lambda name=name: _switch(app, plan, name))  # type: ignore[misc]
        again = timed(lambda name=name: _switch(app, plan, name))  # type: ignore[misc]
        print(f"  first sight of {name} {took:.0f}, again {again:.1f}")
    print(f"  memory, these pages seen: {resident():.0f} MB")
    durable = Durable(plan.session)
    for name in PAGES:
        _switch(app, plan, name)
        _show_edits(app, plan, durable, name)
    _show_frames(app, plan)
    _show_search(app, window, plan)
    print(f"  memory at the end: {resident():.0f} MB")
    show_outline(app, plan)
    window.close()


def _switch(app: QApplication, plan: OpenPlan, name: str) -> None:
    plan.desk.show_page(name)
    settle(app)


def _show_edits(app: QApplication, plan: OpenPlan, durable: Durable, page: str) -> None:
    measures = plan.session.plan.measures()
    middle = measures[len(measures) // 2 + 5].id
    item = plan.session.plan.chapters[-1].items[0].id
    count = iter(range(10_000))
    kinds: dict[str, Callable[[], Command]] = {
        "text": lambda: ChangeField(middle, "text", f"変えた施策 {next(count)}"),
        "entry": lambda: EditProgress(middle, LAST, {"report_wording": f"{page} {next(count)}"}),
        "add": lambda: AddEntity("measure", item, {"text": "足した施策"}),
        "move": lambda: _last_first(plan),
        "delete": lambda: DeleteEntity(plan.session.plan.chapters[0].items[0].measures[-1].id),
    }

    def run(work: Callable[[], object]) -> tuple[float, float]:
        _switch(app, plan, page)  # taking a step back may have led elsewhere
        return _until(app, durable, work)

    for name, make in kinds.items():
        rounds = 3 if name in ("delete", "move") else ROUNDS
        runs = [
            run(lambda make=make: plan.signals.execute(make()))  # type: ignore[misc]
            for _ in range(rounds)
        ]
        backs = [run(plan.signals.undo) for _ in range(rounds)]
        print(f"  {page}: {name} {_parts(runs)}; undo {_parts(backs)}", flush=True)


def _last_first(plan: OpenPlan) -> Command:
    measures = plan.session.plan.chapters[-1].items[0].measures
    return MoveEntity(measures[-1].id, before=measures[0].id)


def _until(app: QApplication, durable: Durable, work: Callable[[], object]) -> tuple[float, float]:
    start = time.perf_counter()
    work()
    settle(app)
    return (durable.at - start) * 1000, (time.process_time() - durable.used) * 1000


def _parts(runs: list[tuple[float, float]]) -> str:
    until, screen = (statistics.median(part) for part in zip(*runs, strict=True))
    return f"durable {until:.1f} screen {screen:.1f}"


def _show_frames(app: QApplication, plan: OpenPlan) -> None:
    """What an arrow key, a turn of the wheel and a page further cost until they are painted; beside
    Qt's own table with the words of 進捗.
    """
    _switch(app, plan, "progress")
    progress, schedule = plan.desk.page("progress"), plan.desk.page("schedule")
    assert isinstance(progress, ProgressPage)
    assert isinstance(schedule, SchedulePage)
    bare = _bare(progress.table)
    settle(app)
    print(f"  bare table: {_frames(app, bare)}")
    bare.close()
    print(f"  progress: {_frames(app, progress.table)}")
    _switch(app, plan, "schedule")
    print(f"  schedule: {_frames(app, schedule.chart.tree)}", flush=True)


def _bare(table: ProgressTable) -> QTableView:
    """The same words, widths and heights, and nothing of ours."""
    model, columns = table.model(), table.visible_columns()
    words = QStandardItemModel(min(model.rowCount(), 500), len(columns))
    made = QTableView()
    made.setModel(words)
    made.setShowGrid(False)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(table.rowHeight(0))
    for place, column in enumerate(columns):
        made.setColumnWidth(place, table.columnWidth(column))
        for row in range(words.rowCount()):
            words.setItem(row, place, QStandardItem(str(model.index(row, column).data())))
    made.resize(table.size())
    made.show()
    return made


def _frames(app: QApplication, view: QAbstractItemView) -> str:
    bar = view.verticalScrollBar()
    bar.setValue(0)
    view.setCurrentIndex(view.model().index(0, 0))
    settle(app)
    steps: dict[str, Callable[[], object]] = {
        "arrow": lambda: QTest.keyClick(view, Qt.Key.Key_Down),
        "wheel": lambda: bar.setValue(bar.value() + 3 * bar.singleStep()),
        "page": lambda: bar.setValue(bar.value() + bar.pageStep()),
    }
    return " ".join(f"{name} {_frame(app, step):.1f}" for name, step in steps.items())


def _frame(app: QApplication, step: Callable[[], object]) -> float:
    took = []
    for _ in range(ROUNDS):
        start = time.process_time()
        step()
        settle(app)
        took.append((time.process_time() - start) * 1000)
    return statistics.median(took)


def _show_search(app: QApplication, window: MainWindow, plan: OpenPlan) -> None:
    """Each key of 「施策99」 typed into the filters of 進捗 and 計画."""
    _switch(app, plan, "progress")
    page = plan.desk.page("progress")
    assert isinstance(page, ProgressPage)
    texts = [fold(page.model.texts.of(row)) for row in page.model.survey.rows]
    scan = median(lambda: [text for text in texts if "施策9" in text])
    _tell_keys("filter of 進捗", keys(app, page.filters.words), scan)
    _switch(app, plan, "plan")
    window.window_actions.filter_rows.setChecked(True)
    _tell_keys("filter of 計画", keys(app, plan.page.filtering.bar.words), scan)


def _tell_keys(what: str, took: list[float], scan: float) -> None:
    middle = statistics.median(took)
    print(f"  {what}: keystroke {middle:.1f}, slowest {max(took):.1f} / bare scan {scan:.1f}")


def main(words: list[str]) -> None:
    """Prints the figures of each size."""
    steps = {"--opening": show_opening, "--commit": show_commit, "--window": show_window}
    if words[:1] and words[0] in steps:
        steps[words[0]](Path(words[1]))
        return
    for size in [int(word) for word in words] or SIZES:
        print(f"{size:,} measures", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            make_home(Path(folder) / "home")
            path = new_file(Path(folder), plan_of(size))
            with closing(open_store(path)) as store:
                fill(store, plan_of(size))
            show_start(path)
            for step in steps:
                subprocess.run([sys.executable, "-m", MODULE, step, str(path)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
