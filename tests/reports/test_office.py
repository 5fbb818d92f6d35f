"""What a word processor makes of the files. LibreOffice stands in for Word."""

from __future__ import annotations

import copy
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import docx
import pytest

from desktop_app.reports.docx_renderer import render_docx
from desktop_app.reports.page_estimate import estimate_page_counts
from desktop_app.reports.registry import REPORTS
from tests.helpers.sample import submitted_plan
from tests.reports.plans import awkward_plan, big_plan, build, reported

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of its own: with the user's, a running LibreOffice would take the job over."""
    return tmp_path_factory.mktemp("office")


def pdf_of(data: bytes, folder: Path, profile: Path) -> bytes:
    office = shutil.which("soffice")
    assert office, "LibreOffice is not installed"
    source = folder / "report.docx"
    source.write_bytes(data)
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return (folder / "report.pdf").read_bytes()


def page_count(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("name", ["plan", "notice", "progress"])
def test_the_estimate_of_pages_holds_for_the_submitted_plan(
    name: str, tmp_path: Path, profile: Path
) -> None:
    document = build(name, submitted_plan())
    pages = page_count(pdf_of(render_docx(document), tmp_path, profile))
    assert (pages,) == estimate_page_counts(document)


def test_a_big_plan_has_the_estimated_pages_within_a_twentieth(
    tmp_path: Path, profile: Path
) -> None:
    document = build("plan", big_plan(300))
    pages = page_count(pdf_of(render_docx(document), tmp_path, profile))
    assert pages == pytest.approx(estimate_page_counts(document)[0], rel=0.05)


@pytest.mark.parametrize("name", REPORTS)
def test_an_awkward_plan_can_be_laid_out(name: str, tmp_path: Path, profile: Path) -> None:
    plan = awkward_plan()
    pdf = pdf_of(render_docx(build(name, plan, reported(plan))), tmp_path, profile)
    assert page_count(pdf) >= 1


def test_fonts_of_the_forms_are_used(tmp_path: Path, profile: Path) -> None:
    pdf = pdf_of(render_docx(build("notice", submitted_plan())), tmp_path, profile)
    assert b"BIZUDMincho" in pdf
    assert b"BIZUDGothic" in pdf


def test_an_edited_file_stays_a_good_one(tmp_path: Path, profile: Path) -> None:
    """A colleague adds a row, a line and a comment."""
    document = build("progress", submitted_plan())
    edited = docx.Document(BytesIO(render_docx(document)))
    table = edited.tables[0]
    table._tbl.append(copy.deepcopy(table.rows[-1]._tr))  # noqa: SLF001 - python-docx has no copy
    cell = table.rows[-1].cells[0]
    added = cell.add_paragraph("追記した細目", style=cell.paragraphs[0].style)
    edited.add_comment(added.runs, "確認済み", author="同僚", initials="同")
    saved = BytesIO()
    edited.save(saved)
    again = docx.Document(BytesIO(saved.getvalue()))
    assert "追記した細目" in again.tables[0].rows[-1].cells[0].text
    before = page_count(pdf_of(render_docx(document), tmp_path, profile))
    after = page_count(pdf_of(saved.getvalue(), tmp_path, profile))
    assert after - before in (0, 1)
