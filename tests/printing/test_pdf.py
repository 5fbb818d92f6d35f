"""Pages as a PDF."""

import hashlib
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from desktop_app.domain.plan import Plan
from desktop_app.printing.pagination import paginate
from desktop_app.printing.pdf import pdf_steps, write_pdf
from desktop_app.reports.document import ReportDocument
from tests.helpers.sample import submitted_plan
from tests.reports.plans import awkward_plan, build

ROOT = Path(__file__).parents[2]


def pdf_of(document: ReportDocument) -> bytes:
    return write_pdf(paginate(document), document)


def reader_of(document: ReportDocument) -> PdfReader:
    return PdfReader(io.BytesIO(pdf_of(document)))


def text_of(reader: PdfReader) -> str:
    return re.sub(r"\s", "", "".join(page.extract_text() for page in reader.pages))


@pytest.fixture(scope="module")
def sample(qapp: object) -> PdfReader:
    """The submitted plan."""
    return reader_of(build("plan", submitted_plan()))


def test_same_report_same_bytes() -> None:
    document = build("plan", submitted_plan())
    assert pdf_of(document) == pdf_of(document)


def test_another_process_writes_the_same_bytes() -> None:
    script = (
        "import hashlib; from desktop_app.printing.faces import ensure_application;"
        "application = ensure_application();"
        "from tests.printing.test_pdf import pdf_of, build, submitted_plan;"
        "print(hashlib.sha256(pdf_of(build('plan', submitted_plan()))).hexdigest())"
    )
    here = hashlib.sha256(pdf_of(build("plan", submitted_plan()))).hexdigest()
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == here


def test_it_has_a_title_a_language_and_the_reports_own_date(sample: PdfReader) -> None:
    assert sample.metadata
    assert sample.metadata.title == "業務改善計画の概要"
    assert sample.metadata.author == "九州電力株式会社"
    assert str(sample.metadata["/CreationDate"]).startswith("D:20230512")
    assert sample.trailer["/Root"]["/Lang"] == "ja-JP"  # type: ignore[index]


def test_every_measure_can_be_searched(sample: PdfReader) -> None:
    text = text_of(sample)
    for measure in submitted_plan().measures():
        assert re.sub(r"\s", "", measure.text) in text
        for detail in measure.details:
            assert re.sub(r"\s", "", detail.text) in text


def test_vertical_heads_can_be_searched(sample: PdfReader) -> None:
    text = re.sub(r"\s", "", sample.pages[1].extract_text())
    assert "再生可能エネルギー業務管理システムの" in text


def test_pages_are_numbered_of_all(sample: PdfReader) -> None:
    for number, page in enumerate(sample.pages, start=1):
        assert f"{number}/11" in re.sub(r"\s", "", page.extract_text())


def test_sheets_lie_as_in_the_report(sample: PdfReader) -> None:
    box = sample.pages[0].mediabox
    assert (box.width, box.height) == (842, 595)
    box = reader_of(build("notice", submitted_plan())).pages[0].mediabox
    assert (box.width, box.height) == (595, 842)


def test_the_outline_leads_to_chapters_and_their_items(sample: PdfReader) -> None:
    top = [entry for entry in sample.outline if isinstance(entry, Destination)]
    below = [entry for entry in sample.outline if isinstance(entry, list)]
    assert [str(entry.title) for entry in top][2:4] == ["1 統制環境", "2 リスク評価"]
    assert [len(entries) for entries in below] == [3, 1, 6, 1, 1, 1]
    assert sample.get_destination_page_number(top[2]) == 3


def test_entries_of_the_index_are_links(sample: PdfReader) -> None:
    links = [a.get_object() for a in sample.pages[2].annotations or ()]
    assert len(links) == 6 + 13


def test_faces_are_embedded(sample: PdfReader) -> None:
    names = set()
    for page in sample.pages:
        fonts = page["/Resources"]["/Font"]  # type: ignore[index]
        for font in fonts.values():
            (descendant,) = font["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"]
            assert "/FontFile2" in descriptor
            names.add(str(font["/BaseFont"]).split("+")[1])
            assert font["/BaseFont"] == descriptor["/FontName"]
    assert names == {
        "BIZUDGothic-Regular", "BIZUDGothic-Bold", "BIZUDPGothic-Regular", "BIZUDPGothic-Bold",
    }  # fmt: skip


def test_work_can_be_stopped() -> None:
    document = build("plan", submitted_plan())
    steps = pdf_steps(paginate(document), document)
    shares = [next(steps) for _ in range(3)]
    assert shares == sorted(shares)
    steps.close()


@pytest.mark.parametrize("name", ["plan", "notice", "progress"])
@pytest.mark.parametrize("plan", [Plan(1), awkward_plan()], ids=["empty", "awkward"])
def test_odd_plans_are_written_too(name: str, plan: Plan) -> None:
    reader = reader_of(build(name, plan))
    assert len(reader.pages) >= 1
