"""Blocks laid on pages."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop_app.domain.plan import Plan
from desktop_app.printing.marks import Upright, Words
from desktop_app.printing.pages import Pages
from desktop_app.printing.pagination import PageDone, paginate, paginate_steps
from desktop_app.printing.table_layout import LayoutCache
from desktop_app.reports.document import (
    Anchor,
    AnchorKind,
    Cell,
    Merge,
    ReportDocument,
    Role,
    Row,
    Table,
    TableLook,
    plain,
)
from desktop_app.reports.layout import NEW_COLOUR
from desktop_app.reports.options import ReportOptions
from desktop_app.reports.registry import make_report
from tests.helpers.sample import submitted_plan
from tests.printing.sheets import (
    height_on,
    marks_of,
    measure_rows,
    overflows,
    sheets_of_measures,
    words_of,
)
from tests.reports.fictional import fictional_input
from tests.reports.plans import big_plan, build, chapter, item, measure, plan_of, variants

VARIANTS = variants()
HALF_A_PAGE = 250
TEXTS = st.text(st.sampled_from("施策を、。「」ー（）実施 2023ab\n"), max_size=400)


def merged_causes(causes: int, *, text: str) -> ReportDocument:
    """A table whose first column is one merged cell."""
    document = build("plan", Plan(1))
    merges = [Merge.START] + [Merge.CONTINUE] * (causes - 1)
    rows = tuple(
        Row(
            (
                Cell((plain(Role.INCIDENT, text),) if m is Merge.START else (), merge=m),
                Cell((plain(Role.CAUSE, f"原因{n}"),)),
            )
        )
        for n, m in enumerate(merges)
    )
    (section,) = document.sections
    head = Row((Cell((plain(Role.COLUMN_HEAD, "事案"),)), Cell((plain(Role.COLUMN_HEAD, "原因"),))))
    table = Table(TableLook.GRID, (60.0, 200.0), (head,), rows, "原因")
    return replace(document, sections=(replace(section, blocks=(*section.blocks, table)),))


@pytest.mark.parametrize(("name", "count"), [("plan", 11), ("notice", 1), ("progress", 8)])
def test_the_sample_has_as_many_pages_as_its_word_file(name: str, count: int) -> None:
    assert paginate(build(name, submitted_plan())).page_counts == (count,)


@pytest.mark.parametrize("document", VARIANTS.values(), ids=VARIANTS)
def test_nothing_leaves_the_text_area(document: ReportDocument) -> None:
    for sheet in paginate(document).sheets:
        assert overflows(sheet) == []


@pytest.mark.parametrize("document", VARIANTS.values(), ids=VARIANTS)
def test_measures_stand_in_order_and_only_tall_ones_are_parted(document: ReportDocument) -> None:
    pages = paginate(document)
    found = sheets_of_measures(pages)
    rows = measure_rows(document)
    assert list(found) == list(rows)
    for key, sheets in found.items():
        assert sheets == list(range(sheets[0], sheets[-1] + 1))
        assert len(sheets) == 1 or rows[key].may_split or height_on(pages, key) > HALF_A_PAGE


@pytest.mark.parametrize("document", VARIANTS.values(), ids=VARIANTS)
def test_every_word_is_on_a_page(document: ReportDocument) -> None:
    shown = "".join(words_of(sheet) for sheet in paginate(document).sheets)
    for row in measure_rows(document).values():
        for paragraph in row.cells[0].paragraphs:
            for character in set(paragraph.text) - set("\n\t 　"):
                if character.isprintable():
                    assert character in shown


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(TEXTS, st.sampled_from(["", "4月～", "2023年度上期"])), max_size=25))
def test_any_measures_land_on_one_page_each_in_order(texts: list[tuple[str, str]]) -> None:
    measures = [measure(text, timing) for text, timing in texts]
    document = build("plan", plan_of(chapter(item(*measures))))
    pages = paginate(document)
    found = sheets_of_measures(pages)
    assert list(found) == [m.id for m in measures]
    rows = measure_rows(document)
    assert all(len(sheets) == 1 or rows[key].may_split for key, sheets in found.items())
    assert [overflows(sheet) for sheet in pages.sheets] == [[]] * len(pages.sheets)


def test_heads_repeat_on_every_page_of_a_table() -> None:
    measures = [measure(f"施策{n}" * 20) for n in range(60)]
    pages = paginate(build("plan", plan_of(chapter(item(*measures, title="とある項目")))))
    with_rows = [s for s in pages.sheets if any(p.anchor.kind == "m" for p in s.places)]
    assert len(with_rows) > 2
    assert all("とある項目" in words_of(sheet) for sheet in with_rows)


@pytest.mark.parametrize("document", VARIANTS.values(), ids=VARIANTS)
def test_no_page_ends_with_the_heading_of_a_chapter_that_has_items(
    document: ReportDocument,
) -> None:
    for sheet in paginate(document).sheets:
        if sheet.headings and sheet.headings[-1].level == 0:
            below = [y for _, y, mark in marks_of(sheet) if isinstance(mark, Words)]
            assert max(below) > sheet.headings[-1].y + 40


def test_an_empty_plan_is_one_page_with_its_footer() -> None:
    pages = paginate(build("plan", Plan(1)))
    assert pages.page_counts == (1,)
    assert pages.sheets[0].numbered


@pytest.mark.parametrize("length", [0, 10, 400, 2000, 20_000])
@pytest.mark.parametrize("name", ["plan", "progress"])
def test_texts_of_any_length_flow_over_pages(name: str, length: int) -> None:
    one = measure("長" * length, "4月～")
    pages = paginate(build(name, plan_of(chapter(item(one, measure("次の施策"))))))
    shown = "".join(words_of(sheet) for sheet in pages.sheets)
    assert shown.count("長") == length
    assert [overflows(sheet) for sheet in pages.sheets] == [[]] * len(pages.sheets)


def test_a_thousand_measures_are_all_there() -> None:
    plan = big_plan(1000)
    pages = paginate(build("plan", plan))
    found = sheets_of_measures(pages)
    assert list(found) == [m.id for m in plan.measures()]
    assert {len(sheets) for sheets in found.values()} == {1}


@pytest.mark.parametrize("causes", [1, 2, 30])
@pytest.mark.parametrize("length", [1, 200, 3000])
def test_words_of_a_merged_cell_have_room(causes: int, length: int) -> None:
    pages = paginate(merged_causes(causes, text="長" * length))
    assert sum(words_of(sheet).count("長") for sheet in pages.sheets) == length
    assert [overflows(sheet) for sheet in pages.sheets] == [[]] * len(pages.sheets)


def test_row_heads_of_orders_are_written_downwards() -> None:
    pages = paginate(build("plan", submitted_plan()))
    squares = [(x, y, m) for x, y, m in marks_of(pages.sheets[1]) if isinstance(m, Upright)]
    assert squares[0][2].text == "電"
    assert "17" in [m.text for _, _, m in squares]
    assert all(b[1] > a[1] for a, b in pairwise(squares[:10]))
    assert len({round(x) for x, _, _ in squares[:10]}) == 1


def test_new_measures_are_red_with_their_marks() -> None:
    pages = paginate(build("plan", plan_of(chapter(item(measure("新しい", new=True))))))
    red = [m for s in pages.sheets for _, _, m in marks_of(s) if m.colour == NEW_COLOUR]
    assert "新しい" in [m.text for m in red if isinstance(m, Words)]
    assert any(not isinstance(m, Words) for m in red)


def test_the_first_page_comes_before_the_table_is_laid_out() -> None:
    cache = LayoutCache()
    steps = paginate_steps(
        build("plan", plan_of(chapter(item(*(measure(f"施策{n}") for n in range(1000)))))),
        cache=cache,
    )
    numbers = [next(steps).sheet.number for _ in range(3)]
    assert numbers == [1, 2, 3]
    assert cache.made < 100
    steps.close()


def test_shares_grow_to_the_whole() -> None:
    steps: list[PageDone] = list(paginate_steps(build("plan", submitted_plan())))
    shares = [step.share for step in steps]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert len(steps) == 11


def test_an_edit_lays_out_only_its_row() -> None:
    plan = big_plan(200)
    cache = LayoutCache()
    paginate(build("plan", plan), cache=cache)
    before = cache.made
    (first, *others) = plan.chapters
    (old, *items) = first.items
    (head, *entries) = old.entries
    assert hasattr(head, "text")
    edited = replace(old, entries=(replace(head, text="別の言葉"), *entries))
    changed = replace(plan, chapters=(replace(first, items=(edited, *items)), *others))
    pages = paginate(build("plan", changed), cache=cache)
    assert cache.made - before == 1
    assert pages == paginate(build("plan", changed))


def test_a_click_finds_the_measure_and_an_index_entry_its_item() -> None:
    plan = submitted_plan()
    pages = paginate(build("plan", plan))
    wanted = Anchor(AnchorKind.MEASURE, plan.measures()[5].id)
    found = pages.place_of(wanted)
    assert found
    number, place = found
    middle = (place.x + place.width / 2, place.y + place.height / 2)
    assert pages.sheets[number].entity_at(*middle) == wanted
    link = pages.sheets[2].links[1]
    assert pages.sheets[2].link_at(link.x + 1, link.y + 1) == link.anchor
    assert pages.place_of(link.anchor)


def outline_titles(pages: Pages, level: int) -> list[str]:
    return [entry.title for entry in pages.outline if entry.level == level]


def test_the_outline_names_chapters_and_items_once() -> None:
    plan = submitted_plan()
    pages = paginate(build("plan", plan))
    assert len(outline_titles(pages, 1)) == sum(len(c.items) for c in plan.chapters)
    assert "1 統制環境" in outline_titles(pages, 0)
    assert [e.page for e in pages.outline] == sorted(e.page for e in pages.outline)


@pytest.mark.parametrize(
    ("number", "as_of"),
    [(1, "2023-09-30"), (2, "2024-03-31"), (3, "2024-09-30"), (4, "2025-03-31")],
)
def test_the_summary_of_each_report_keeps_one_page(number: int, as_of: str) -> None:
    """Seven columns in the second: 未着手 and 記載なし are both among them."""
    day = datetime.date.fromisoformat(as_of)
    told = fictional_input("summary", as_of=day, number=number)
    document = make_report("summary", told, ReportOptions(as_of=day, number=number))
    assert paginate(document).page_counts == (1,)
