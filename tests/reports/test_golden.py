"""The reports of the bundled plan, as text that was read and approved."""

from __future__ import annotations

import pytest

from desktop_app.reports.document import ReportDocument
from desktop_app.reports.text_dump import dump_document
from tests.reports.golden import golden_documents, path_of

DOCUMENTS = golden_documents()


@pytest.mark.parametrize(("name", "document"), DOCUMENTS.items(), ids=DOCUMENTS.keys())
def test_the_report_is_as_it_was_approved(name: str, document: ReportDocument) -> None:
    assert dump_document(document) == path_of(name).read_text(encoding="utf-8")
