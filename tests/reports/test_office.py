"""What a word processor makes of the files. LibreOffice stands in for Word."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from desktop_app.printing.faces import ensure_application
from desktop_app.printing.pagination import paginate
from desktop_app.reports.document import Role
from desktop_app.reports.docx_renderer import render_docx
from desktop_app.reports.layout import STYLES
from desktop_app.reports.page_estimate import estimate_page_counts
from desktop_app.reports.registry import REPORTS
from tests.helpers.sample import submitted_plan
from tests.reports.fictional import fictional_reports
from tests.reports.plans import awkward_plan, big_plan, build, reported

pytestmark = pytest.mark.office
ITEM_TABLE = 1
"""Of 実施状況: the first table below the counts."""


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of its own: with the user's, a running LibreOffice would take the job over."""
    return tmp_path_factory.mktemp("office")


def pdf_of(data: bytes, folder: Path, profile: Path) -> bytes:
    return pdfs_of({"report": data}, folder, profile)["report"]


def pdfs_of(files: Mapping[str, bytes], folder: Path, profile: Path) -> dict[str, bytes]:
    office = shutil.which("soffice")
    assert office, "LibreOffice is not installed"
    sources = [folder / f"{name}.docx" for name in files]
    for source, data in zip(sources, files.values(), strict=True):
        source.write_bytes(data)
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, sources)),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {name: (folder / f"{name}.pdf").read_bytes() for name in files}


def page_count(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("name", ["plan", "notice", "progress"])
def test_the_estimate_of_pages_holds_for_the_submitted_plan(
    name: str, tmp_path: Path, profile: Path
) -> None:
    document = build(name, submitted_plan())
    pages = page_count(pdf_of(render_docx(document), tmp_path, profile))
    assert (pages,) == estimate_page_counts(document)


def test_our_own_pages_are_those_of_the_word_processor(tmp_path: Path, profile: Path) -> None:
    application = ensure_application()
    documents = fictional_reports()
    counts = {name: paginate(document).page_counts for name, document in documents.items()}
    files = {
        name: render_docx(document, page_counts=counts[name])
        for name, document in documents.items()
    }
    pages = {name: page_count(pdf) for name, pdf in pdfs_of(files, tmp_path, profile).items()}
    ours = {name: sum(count) for name, count in counts.items()}
    # In their narrow columns LibreOffice needs a line more where Word lets 、 hang or breaks
    # between it and a figure.
    narrow = {"internal", "department"}
    assert all(abs(pages[name] - ours[name]) <= (name in narrow) for name in ours)
    del application


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


def test_a_colleague_edits_a_file_and_it_stays_a_good_one(tmp_path: Path, profile: Path) -> None:
    """A line below the last measure of an item, a row after it, a comment; then saved."""
    document = fictional_reports()["progress"]
    data = render_docx(document)
    before = page_count(pdf_of(data, tmp_path, profile))
    edited = edited_by_colleague(data, tmp_path, profile)
    after = page_count(pdf_of(edited, tmp_path, profile))
    assert after - before in (0, 1)
    assert_well_formed(edited)
    own, its = docx.Document(BytesIO(data)), docx.Document(BytesIO(edited))
    assert [c.text for c in its.comments] == ["確認済み"]
    table, was = its.tables[ITEM_TABLE], own.tables[ITEM_TABLE]
    assert [cell.text for cell in table.rows[-1].cells[:2]] == ["追記した施策", "7月～"]
    line, row = table.rows[-2].cells[0].paragraphs[-1], table.rows[-1].cells[0].paragraphs[0]
    assert line.text == "追記した細目"
    assert [p.style.name for p in (line, row) if p.style] == [
        STYLES[role].name for role in (Role.NARROW_DETAIL, Role.NARROW_MEASURE)
    ]
    assert len(table.rows) == len(was.rows) + 1
    assert repeated_heads(edited) == repeated_heads(data)
    assert anchors(edited) == anchors(data)


def edited_by_colleague(data: bytes, folder: Path, profile: Path) -> bytes:
    """Edits with a macro of LibreOffice's own; its profile must have been used before."""
    source, target = folder / "in.docx", folder / "edited.docx"
    source.write_bytes(data)
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text((Path(__file__).parent / "colleague.xba").read_text("utf-8"), "utf-8")
    call = f"macro:///Standard.Module1.Edit({source.as_uri()},{target.as_uri()})"
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", call],
        # LibreOffice 7.4 sometimes fails while it ends, with the file saved.
        check=False,
        capture_output=True,
        timeout=300,
    )
    return target.read_bytes()


def assert_well_formed(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))


def repeated_heads(data: bytes) -> int:
    return _document(data).count("<w:tblHeader")


def anchors(data: bytes) -> set[str]:
    return set(re.findall(r"_plan_m_[0-9]+", _document(data)))


def _document(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as parts:
        return parts.read("word/document.xml").decode()
