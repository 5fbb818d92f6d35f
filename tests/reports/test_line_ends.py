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


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        pytest.param("漢" * 6 + "残る16室の改修をした", 1, id="a counter"),
        pytest.param("漢" * 8 + "3月1日に開始", 2, id="a month"),
        pytest.param("漢" * 7 + "3月1日開始", 3, id="a day with its month"),
        pytest.param("漢" * 5 + "12月20日に開始", 0, id="too long to be helped"),
        pytest.param("かな" * 3 + "、準備中2です。", 3, id="a count with its word"),
        pytest.param("漢" * 8 + "及び別添3のとおり", 0, id="whole by itself"),
        pytest.param("漢" * 7 + "及び別添3による", 1, id="a paper"),
        pytest.param("漢" * 10 + "1室を改修しました", 0, id="whole"),
    ],
)
def test_no_line_ends_within_a_number_with_what_it_counts(text: str, moved: int) -> None:
    assert inset(text) == moved


@pytest.mark.parametrize(("mincho", "moved"), [(False, 0), (True, 1)])
def test_figures_of_letters_are_half_as_wide(mincho: bool, moved: int) -> None:
    text = "漢" * 7 + "2024年度に実施"
    ends = inset_for(text, size=SIZE, room=ROOM, first_room=ROOM, mincho=mincho)
    assert ends == moved


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


def test_centred_words_and_the_text_of_letters_keep_their_edges() -> None:
    plan = submitted_plan()
    letters = [*build("notice", plan).sections, *told("letter").sections]
    paragraphs = [b for s in letters for b in s.blocks if isinstance(b, Paragraph)]
    assert {p.role for p in paragraphs if p.inset_ems} <= {Role.FORMAL_ITEM}
    document = build("plan", plan)
    centred = [p for p in _cells(document.sections[0].blocks) if p.role is Role.TIMING]
    assert centred
    assert not [p for p in centred if p.inset_ems]


def _cells(blocks: tuple[Paragraph | Table, ...]) -> list[Paragraph]:
    tables = [block for block in blocks if isinstance(block, Table)]
    cells: list[Cell] = [cell for table in tables for row in table.rows for cell in row.cells]
    return [paragraph for cell in cells for paragraph in cell.paragraphs]
