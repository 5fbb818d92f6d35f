"""Cost of a Word file against the least that it could cost, and against other ways to make one.

    python tests/benchmarks/bench_export.py [--quick]

Run by hand; prints medians in milliseconds and ratios to the floor. The floor is the same
document.xml put together by one f-string per row and zipped with the same other parts. docxtpl is
not among our dependencies: without it (`pip install docxtpl`) its column is left out. --quick
leaves out 10,000 rows of the slow ways.
"""

import gc
import io
import itertools
import statistics
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import date
from html import escape
from importlib import import_module
from importlib.util import find_spec

from docx import Document
from msgspec import Struct

from desktop_app.domain.plan import Chapter, Detail, Item, Measure, Plan
from desktop_app.domain.report_input import bare_input
from desktop_app.reports.document import ReportDocument
from desktop_app.reports.docx_renderer import render_docx
from desktop_app.reports.options import ReportOptions
from desktop_app.reports.page_estimate import estimate_page_counts
from desktop_app.reports.registry import make_report

SIZES = (100, 1_000, 10_000)
SLOW = 10_000
TEXT = "業務委託先における情報管理の状況を定期的に確認し、結果を取締役会に報告して改善する"[:40]
DETAIL = (TEXT * 2)[:60]
TIMING = "2023年4月～"
BODY = "word/document.xml"


class Row(Struct, frozen=True):
    """What every way writes."""

    id: int
    text: str
    details: tuple[str, str]
    timing: str


def rows_of(count: int) -> list[Row]:
    """Rows that differ, so that nothing is gained by keeping one."""
    return [
        Row(n, f"{n:05}{TEXT[5:]}", (DETAIL, f"{n:05}{DETAIL[5:]}"), TIMING) for n in range(count)
    ]


def plan_of(rows: list[Row]) -> Plan:
    """One item with these measures."""
    ids = itertools.count(len(rows) + 10)
    measures = tuple(
        Measure(
            row.id + 1,
            "V",
            row.text,
            timing_text=row.timing,
            details=tuple(Detail(next(ids), "V", line) for line in row.details),
        )
        for row in rows
    )
    item = Item(next(ids), "V", "項目", entries=measures)
    chapter = Chapter(next(ids), "V", "章", (item,))
    return Plan(next(ids), "計画", "会社", chapters=(chapter,))


class Floor:
    """The document as one f-string per row; made from what our renderer wrote."""

    def __init__(self, ours: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(ours)) as package:
            self.others = {n: package.read(n) for n in package.namelist() if n != BODY}
            body = package.read(BODY).decode()
        start = body.rindex("<w:tr>", 0, body.index('w:val="Measure"'))
        end = body.rindex("</w:tr>") + len("</w:tr>")
        self.head, self.tail, self.body = body[:start], body[end:], body

    def write(self, rows: list[Row]) -> bytes:
        """The whole file."""
        parts = [self.head]
        parts += [
            f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="12586" w:type="dxa"/>'
            f'</w:tcPr><w:p><w:pPr><w:pStyle w:val="Measure"/></w:pPr><w:bookmarkStart w:id="{n}"'
            f' w:name="_plan_m_{row.id + 1}"/><w:r><w:t xml:space="preserve">'
            f"{escape(row.text, quote=False)}</w:t></w:r></w:p>"
            f'<w:p><w:pPr><w:pStyle w:val="Detail"/></w:pPr><w:r><w:t xml:space="preserve">'
            f"{escape(row.details[0], quote=False)}</w:t></w:r></w:p>"
            f'<w:p><w:pPr><w:pStyle w:val="Detail"/></w:pPr><w:r><w:t xml:space="preserve">'
            f"{escape(row.details[1], quote=False)}</w:t></w:r></w:p></w:tc>"
            f'<w:tc><w:tcPr><w:tcW w:w="2154" w:type="dxa"/><w:tcMar><w:left w:w="28"'
            f' w:type="dxa"/><w:right w:w="28" w:type="dxa"/></w:tcMar></w:tcPr><w:p><w:pPr>'
            f'<w:pStyle w:val="Timing"/></w:pPr><w:r><w:t xml:space="preserve">'
            f"{escape(row.timing, quote=False)}</w:t></w:r>"
            f'<w:bookmarkEnd w:id="{n}"/></w:p></w:tc></w:tr>'
            for n, row in enumerate(rows, start=5)
        ]
        parts.append(self.tail)
        return zipped({BODY: "".join(parts).encode(), **self.others})

    def check(self, rows: list[Row]) -> None:
        """The floor is honest only if it writes the same, the rows bound to their next apart."""
        with zipfile.ZipFile(io.BytesIO(self.write(rows))) as package:
            body = package.read(BODY).decode()
        same = body.replace("<w:keepNext/>", "") == self.body.replace("<w:keepNext/>", "")
        assert same, "the floor writes another document"


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip file, packed as ours is."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def with_python_docx(rows: list[Row]) -> None:
    """As its documentation shows it: a row, its cells, their paragraphs."""
    document = Document()
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    for row in rows:
        text, timing = table.add_row().cells
        text.text = row.text
        for line in row.details:
            text.add_paragraph(line, style="List Bullet 2")
        timing.text = row.timing
    document.save(io.BytesIO())


def docxtpl_template() -> bytes:
    """A table whose row is a loop."""
    document = Document()
    table = document.add_table(rows=3, cols=2, style="Table Grid")
    table.cell(0, 0).text = "{%tr for row in rows %}"
    cell = table.cell(1, 0)
    cell.text = "{{ row.text }}"
    for place in (0, 1):
        cell.add_paragraph(f"{{{{ row.details[{place}] }}}}", style="List Bullet 2")
    table.cell(1, 1).text = "{{ row.timing }}"
    table.cell(2, 0).text = "{%tr endfor %}"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_docxtpl(template: bytes, rows: list[Row]) -> None:
    """Renders and saves."""
    made = import_module("docxtpl").DocxTemplate(io.BytesIO(template))
    made.render({"rows": rows}, autoescape=True)
    made.save(io.BytesIO())


def cost(work: Callable[[], object], *, repeats: int) -> float:
    """The median time in milliseconds."""
    times = []
    for _ in range(repeats):
        gc.collect()
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1_000)
    return statistics.median(times)


def report_of(rows: list[Row]) -> ReportDocument:
    """Our blocks."""
    given = bare_input(plan_of(rows), {})
    return make_report("plan", given, ReportOptions(as_of=date(2024, 3, 31)))


def compare(size: int, template: bytes | None, *, slow: bool) -> None:
    """Prints times, and below them the ratios to the floor."""
    rows = rows_of(size)
    document = report_of(rows)
    counts = estimate_page_counts(document)
    floor = Floor(render_docx(document, page_counts=counts))
    floor.check(rows)
    repeats = 21 if size < SLOW else 9
    few = 3 if size < SLOW else 1
    times: list[float | None] = [
        cost(lambda: floor.write(rows), repeats=repeats),
        cost(lambda: render_docx(document, page_counts=counts), repeats=repeats),
        cost(lambda: estimate_page_counts(document), repeats=3),
        cost(lambda: report_of(rows), repeats=3),
        cost(lambda: with_docxtpl(template or b"", rows), repeats=few)
        if template and slow
        else None,
        cost(lambda: with_python_docx(rows), repeats=few) if slow else None,
    ]
    least = times[0] or 1
    print(f"{size:>6}" + "".join(_figure(time_, 1) for time_ in times))
    ratios = [None if time_ is None else time_ / least for time_ in times]
    print(f"{'':>6}" + "".join(_figure(ratio, 2) for ratio in ratios))


def main() -> None:
    quick = "--quick" in sys.argv
    template = docxtpl_template() if find_spec("docxtpl") else None
    if template is None:
        print("docxtpl is not installed: its column is left out.")
    heads = ("floor", "ours", "page count", "blocks", "docxtpl", "python-docx")
    print("  rows" + "".join(f"{head:>13}" for head in heads))
    for size in SIZES:
        compare(size, template, slow=size < SLOW or not quick)


def _figure(value: float | None, digits: int) -> str:
    return f"{'-':>13}" if value is None else f"{value:13.{digits}f}"


if __name__ == "__main__":
    main()
