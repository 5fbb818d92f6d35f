"""事案・原因・真因: every entry prints, shared cells only between equal neighbours."""

from __future__ import annotations

import pytest

from desktop_app.reports.cause_table import cause_lines, cause_table
from desktop_app.reports.document import Merge
from desktop_app.reports.wording import load_wording
from tests.helpers.sample import submitted_plan
from tests.reports.plans import causes_plan

WORDS = load_wording().plan
Links = tuple[tuple[str, str], ...]


@pytest.mark.parametrize(
    ("lists", "links", "lines"),
    [
        (("AB", "abc", ""), (("a", "A"), ("b", "B"), ("c", "A")), ["Aa", "Ac", "Bb"]),
        (("A", "ab", ""), (("a", "A"),), ["Aa", " b"]),
        (("AB", "a", ""), (("a", "A"),), ["Aa", "B "]),
        (("AB", "a", ""), (("a", "A"), ("a", "B")), ["Aa", "Ba"]),
        (("A", "ab", "rs"), (("a", "A"), ("b", "A"), ("r", "a"), ("s", "b")), ["Aar", "Abs"]),
        (("A", "ab", "rs"), (("a", "A"), ("r", "a"), ("r", "b")), ["Aars", " brs"]),
        (("", "", "r"), (), ["  r"]),
        (("", "", ""), (), []),
    ],
    ids=[
        "under their incidents",
        "cause without incident",
        "incident without cause",
        "cause of two incidents",
        "root causes per cause",
        "a root cause of all, and one without links",
        "root causes alone",
        "nothing",
    ],
)
def test_lines(lists: tuple[str, str, str], links: Links, lines: list[str]) -> None:
    found = cause_lines(causes_plan(*lists, links))
    assert [
        (line.incident.text if line.incident else " ")
        + (line.cause.text if line.cause else " ")
        + "".join(root.text for root in line.roots)
        for line in found
    ] == lines


def test_the_submitted_table_shares_its_root_causes_among_all_rows() -> None:
    table = cause_table(submitted_plan(), WORDS)
    assert table is not None
    assert [row.cells[2].merge for row in table.rows] == [Merge.START] + [Merge.CONTINUE] * 5
    assert [row.cells[0].merge for row in table.rows] == [
        Merge.START,
        Merge.CONTINUE,
        Merge.START,
        *[Merge.CONTINUE] * 3,
    ]
    marks = [row.cells[1].paragraphs[0].mark for row in table.rows]
    assert marks == ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]
    assert [p.mark for p in table.rows[0].cells[2].paragraphs] == ["①", "②", "③"]


def test_causes_without_incident_do_not_share_a_cell() -> None:
    table = cause_table(causes_plan("", "ab", "", ()), WORDS)
    assert table is not None
    assert [row.cells[0].merge for row in table.rows] == [Merge.NONE, Merge.NONE]


def test_without_root_causes_their_column_is_left_out() -> None:
    table = cause_table(causes_plan("A", "a", "", (("a", "A"),)), WORDS)
    assert table is not None
    assert len(table.widths_mm) == 2


def test_no_entry_no_table() -> None:
    assert cause_table(causes_plan("", "", "", ()), WORDS) is None
