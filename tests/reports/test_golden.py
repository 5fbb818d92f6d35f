"""The reports of the bundled plan, as text that was read and approved."""

from __future__ import annotations

import pytest

from desktop_app.reports.document import ReportDocument
from desktop_app.reports.options import ReportOptions
from desktop_app.reports.text_dump import dump_document
from tests.reports.golden import OPTIONS, golden_documents, path_of
from tests.reports.option_table import CHOICES, option_table

DOCUMENTS = golden_documents()


@pytest.mark.parametrize(("name", "document"), DOCUMENTS.items(), ids=DOCUMENTS.keys())
def test_the_report_is_as_it_was_approved(name: str, document: ReportDocument) -> None:
    assert dump_document(document) == path_of(name).read_text(encoding="utf-8")


def test_each_option_changes_the_kinds_of_words_that_were_approved() -> None:
    assert option_table() == path_of(OPTIONS).read_text(encoding="utf-8")


def test_the_table_knows_every_option() -> None:
    assert {option for option, _value in CHOICES} == set(ReportOptions.__struct_fields__)
