"""The start of the program beside its floors, as times of the processor in milliseconds.

    python -m compileall -q desktop_app
    python -m tests.benchmarks.bench_start [MEASURES …]

Each start is a process of its own, without a screen; all take turns, so that all meet the same
noise; the middle one of several counts, and of their ratios to the bare window of their turn.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from desktop_app import bootstrap
from desktop_app.cli.surroundings import SETTINGS_FILE
from desktop_app.domain.plan import Measure, Plan
from desktop_app.support import paths
from desktop_app.ui.models.outline import RowEntity, row_children, text_of
from tests.benchmarks.bench_progress import fill, plan_of
from tests.helpers.sample import new_file, open_store
from tests.helpers.wide_screen import wide_screen

SIZES = (1_000,)
STARTS = 11
BARE_WINDOW = "bare Qt window"
PARTS = {"ours": ("painted", "ready")}
PYTHON = """
import time
print(time.process_time())
"""
PYSIDE = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
print(time.process_time())
"""
BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1366, 768)
window.show()
app.processEvents()
print(time.process_time(), flush=True)
"""
OUTLINE = """
import sys, time
from pathlib import Path
from PySide6.QtGui import QFont, QFontDatabase, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTreeView
app = QApplication(sys.argv)
for face in sys.argv[2:]:
    QFontDatabase.addApplicationFont(face)
app.setFont(QFont("BIZ UDPGothic", 10))
model = QStandardItemModel()
above = [model.invisibleRootItem()]
for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
    words = line.lstrip("\\t")
    del above[len(line) - len(words) + 1 :]
    cells = [QStandardItem(word) for word in words.split("|")]
    above[-1].appendRow(cells)
    above.append(cells[0])
tree = QTreeView()
tree.setModel(model)
window = QMainWindow()
window.setCentralWidget(tree)
window.resize(1366, 768)
tree.expandToDepth(1)
window.show()
app.processEvents()
print(time.process_time(), flush=True)
"""
OURS = """
import os, sys, time
from PySide6.QtWidgets import QApplication
def look():
    QApplication.processEvents()
    painted = time.process_time()
    while "desktop_app.ui.views.content_tab" not in sys.modules:
        QApplication.processEvents()
    QApplication.processEvents()
    print(painted, time.process_time(), flush=True)
    os._exit(0)
QApplication.exec = staticmethod(look)
from desktop_app.__main__ import main
sys.exit(main())
"""
"""As a user starts it; `look` stands in for the event loop. Painted: everything but the fields of
the pane at the right, which follow in the next moment.
"""


def make_home(home: Path) -> None:
    """An account of its own, whose user has told a name and sits before a usual screen."""
    home.mkdir()
    os.environ |= {"HOME": str(home), "XDG_STATE_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    settings = paths.config_folder() / SETTINGS_FILE
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("[user]\nname=user\nlanguage=ja\n", "utf-8")
    os.environ["QT_QPA_PLATFORM"] = wide_screen(home)


def started(code: str, *words: str) -> list[float]:
    """What a new process tells of itself: milliseconds of the processor since it began."""
    run = [sys.executable, "-c", code, *words]
    done = subprocess.run(run, stdout=subprocess.PIPE, text=True, check=True)
    return [float(told) * 1000 for told in done.stdout.split()]


def show_start(path: Path) -> None:
    """Start of the program on a file beside its floors: Python, Qt, a window with nothing in it, a
    tree of Qt's own with the same texts and faces. All take turns, so that all meet the same noise.
    """
    folder = path.with_name("bundled")
    folder.mkdir()
    for name, file in (("bundled plan", new_file(folder)), ("this plan", path)):
        _show_start_of(name, file)


def _show_start_of(name: str, file: Path) -> None:
    texts = file.with_suffix(".txt")
    with closing(open_store(file)) as store:
        texts.write_text("\n".join(_lines(store.load())), "utf-8")
    faces = [str(paths.resources() / "fonts" / face) for face in bootstrap.FACES]
    runs: dict[str, tuple[str, ...]] = {
        "Python": (PYTHON,),
        "PySide6": (PYSIDE,),
        BARE_WINDOW: (BARE,),
        "bare Qt window with an outline of the same texts": (OUTLINE, str(texts), *faces),
        "ours": (OURS, str(file)),
    }
    rounds = [{what: started(*run) for what, run in runs.items()} for _ in range(STARTS)]
    for what in runs:
        for place, part in enumerate(PARTS.get(what, (what,))):
            took = statistics.median(each[what][place] for each in rounds)
            ratio = statistics.median(each[what][place] / each[BARE_WINDOW][0] for each in rounds)
            told = f"  start with {name}: {part} {took:.0f}"
            print(f"{told} / bare Qt window = {ratio:.2f}", flush=True)


def _lines(plan: Plan) -> Iterator[str]:
    """The rows of 計画, indented by tabs; the second column is their 実施時期."""
    for chapter in plan.chapters:
        yield from _below(chapter, 0)


def _below(row: RowEntity, depth: int) -> Iterator[str]:
    timing = row.timing_text if isinstance(row, Measure) else ""
    yield "\t" * depth + " ".join(text_of(row).split()) + f"|{timing}"
    for each in row_children(row):
        yield from _below(each, depth + 1)


def main(words: list[str]) -> None:
    """Prints the figures of each size."""
    for size in [int(word) for word in words] or SIZES:
        print(f"{size:,} measures", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            make_home(Path(folder) / "home")
            path = new_file(Path(folder), plan_of(size))
            with closing(open_store(path)) as store:
                fill(store, plan_of(size))
            show_start(path)


if __name__ == "__main__":
    main(sys.argv[1:])
