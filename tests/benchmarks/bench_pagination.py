"""How long pages take: all of them, the first one, after an edit, as a PDF.

    python -m tests.benchmarks.bench_pagination [MEASURES …]

Times are the best of three in one process, in milliseconds; the last column must stay nearly level
for the work to be linear.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections.abc import Callable

from msgspec.structs import replace

from desktop_app.domain.plan import Plan
from desktop_app.printing.faces import ensure_application
from desktop_app.printing.pagination import paginate, paginate_steps
from desktop_app.printing.pdf import write_pdf
from desktop_app.printing.table_layout import LayoutCache
from desktop_app.reports.document import ReportDocument, Table
from tests.reports.plans import build, chapter, item, measure, plan_of

_SIZES = (100, 1_000, 10_000)
_ROUNDS = 3
_TEXT = "情報の管理体制を見直し、全社に周知する" * 2
_DETAIL = "部門ごとに責任者を置き、毎月の点検結果を委員会に報告して、改善を続ける（第3線を含む）"


def plan_with(count: int) -> Plan:
    """One item with that many measures of two details: 40 + 2 × 44 characters each."""
    measures = [
        measure(
            f"施策{n}：" + "情報の管理体制を見直し、全社に周知する" * 2, details=(_DETAIL, _DETAIL)
        )
        for n in range(count)
    ]
    return plan_of(chapter(item(*measures)))


def best(work: Callable[[], object]) -> float:
    """Milliseconds of the fastest round."""
    times = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def first_page(document: ReportDocument) -> None:
    """Lays out the first page of measures and stops."""
    steps = paginate_steps(document)
    next(steps)
    next(steps)
    steps.close()


def main(sizes: list[int]) -> None:
    """Prints a line for each size."""
    application = ensure_application()
    print(f"Qt on {application.platformName()}")
    print("measures  pages  first page  all pages  after an edit      PDF  all pages/measure")
    for size in sizes:
        document = build("plan", plan_with(size))
        cache = LayoutCache()
        pages = paginate(document, cache=cache)
        whole = _whole(document)
        print(
            f"{size:8d}  {len(pages.sheets):5d}"
            f"  {_first(document):10.1f}"
            f"  {whole:9.1f}"
            f"  {_again(document, cache):13.1f}"
            f"  {_pdf(document):7.1f}"
            f"  {whole / size:17.3f}"
        )


def _whole(document: ReportDocument) -> float:
    return best(lambda: paginate(document))


def _first(document: ReportDocument) -> float:
    return best(lambda: first_page(document))


def _again(document: ReportDocument, cache: LayoutCache) -> float:
    """With all rows kept but one, as after an edit of one measure."""
    table = next(b for b in document.sections[0].blocks if isinstance(b, Table) and b.rows[9:])
    row = table.rows[5]
    rounds = itertools.count()

    def repaginate() -> None:
        rows = (*table.rows[:5], replace(row, min_height_pt=next(rounds)), *table.rows[6:])
        blocks = tuple(
            replace(table, rows=rows) if b is table else b for b in document.sections[0].blocks
        )
        section = replace(document.sections[0], blocks=blocks)
        paginate(replace(document, sections=(section,)), cache=cache)

    return best(repaginate)


def _pdf(document: ReportDocument) -> float:
    pages = paginate(document)
    return best(lambda: write_pdf(pages, document))


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or list(_SIZES))
