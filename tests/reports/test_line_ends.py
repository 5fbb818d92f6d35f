"""Paragraphs do not end in a line of one character."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.reports.document import Cell, Paragraph, Role, Table
from desktop_app.reports.line_breaking import MeasuredText
from desktop_app.reports.line_ends import GOOD, inset_for
from desktop_app.reports.xml_text import clean
from tests.helpers.sample import submitted_plan
from tests.reports.plans import build, chapter, item, measure, plan_of
from tests.reports.rounds import told

SIZE = 10.0
ROOM = 100.0


def inset(text: str) -> int:
    return inset_for(text, size=SIZE, room=ROOM, first_room=ROOM)


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("漢" * 10, 0, id="one full line"),
        pytest.param("漢" * 11, 2, id="one character left over"),
        pytest.param("漢" * 12, 1, id="two left over"),
        pytest.param("漢" * 13, 0, id="three are a line"),
        pytest.param("漢" * 31, 1, id="three lines give one each"),
        pytest.param("漢" * 11 + "\n" + "漢" * 3, 2, id="before a break of the text"),
        pytest.param("漢" * 10 + "。", 0, id="a full stop hangs"),
        pytest.param("漢" * 3 + "A" * 20, 0, id="words that cannot be helped"),
    ],
)
def test_the_edge_moves_in_where_too_little_is_left_over(text: str, moved: int) -> None:
    assert inset(text) == moved


@example("11かか1111か11か")
@given(st.text(st.sampled_from("漢字かな、。（）12A "), max_size=120))
def test_a_moved_edge_costs_no_line_and_ends_well(text: str) -> None:
    moved = inset(text)
    if not moved:
        return
    measured = MeasuredText(text, {c: _width(c) for c in text}, SIZE)
    before = measured.lines(ROOM, ROOM)
    after = measured.lines(ROOM - moved * SIZE, ROOM - moved * SIZE)
    assert len(after) <= len(before)
    assert measured.width(after[-1].start, after[-1].end) >= GOOD * SIZE


def _width(character: str) -> float:
    return {"1": 1290 / 2048, "2": 1556 / 2048, "A": 1556 / 2048, " ": 683 / 2048}.get(character, 1)


def test_the_text_stays_as_it_is() -> None:
    text = "漢" * 61
    document = build("plan", plan_of(chapter(item(measure(text, details=(text * 3,))))))
    printed = [p for p in _cells(document.sections[0].blocks) if p.role is Role.MEASURE]
    assert [p.text for p in printed] == [clean(text)]


def test_centred_words_and_letters_keep_their_edges() -> None:
    plan = submitted_plan()
    letters = [*build("notice", plan).sections, *told("letter").sections]
    assert not [b for s in letters for b in s.blocks if isinstance(b, Paragraph) and b.inset_ems]
    document = build("plan", plan)
    centred = [p for p in _cells(document.sections[0].blocks) if p.role is Role.TIMING]
    assert centred
    assert not [p for p in centred if p.inset_ems]


def _cells(blocks: tuple[Paragraph | Table, ...]) -> list[Paragraph]:
    tables = [block for block in blocks if isinstance(block, Table)]
    cells: list[Cell] = [cell for table in tables for row in table.rows for cell in row.cells]
    return [paragraph for cell in cells for paragraph in cell.paragraphs]
