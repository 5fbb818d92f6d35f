"""業務改善計画の概要: what stands where."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from desktop_app.domain.comparison import Marking
from desktop_app.domain.plan import Order, Part, Plan, Requirement
from desktop_app.domain.plan import Paragraph as PlanParagraph
from desktop_app.domain.report_input import ComparedWith, bare_input
from desktop_app.domain.version import Occasion, Version
from desktop_app.reports.document import (
    Emphasis,
    InternalLink,
    Merge,
    Paper,
    Paragraph,
    ReportDocument,
    Role,
    Row,
    Run,
    SoftBreak,
    Table,
    TableLook,
)
from desktop_app.reports.options import ReportOptions
from desktop_app.reports.registry import build_report, make_report
from desktop_app.reports.text_dump import dump_document
from tests.helpers.sample import submitted_plan
from tests.reports.plans import (
    AS_OF,
    LONG_TITLE,
    awkward_plan,
    big_plan,
    build,
    causes_plan,
    chapter,
    group,
    item,
    measure,
    plan_of,
)

DEFAULT_NOTE = "(注) 赤字：新たに計画した項目"


def paragraphs(document: ReportDocument, role: Role) -> list[Paragraph]:
    found = []
    for block in document.sections[0].blocks:
        match block:
            case Paragraph():
                found.append(block)
            case Table():
                rows = (*block.header, *block.rows)
                found += [p for row in rows for cell in row.cells for p in cell.paragraphs]
    return [paragraph for paragraph in found if paragraph.role is role]


def texts(document: ReportDocument, role: Role) -> list[str]:
    return [paragraph.mark + paragraph.text for paragraph in paragraphs(document, role)]


def tables(document: ReportDocument) -> list[Table]:
    return [block for block in document.sections[0].blocks if isinstance(block, Table)]


def starts(document: ReportDocument) -> list[str]:
    return [
        block.text
        for block in document.sections[0].blocks
        if isinstance(block, Paragraph) and block.starts_page
    ]


def test_the_submitted_plan_has_its_parts_in_order() -> None:
    document = build("plan", submitted_plan())
    assert texts(document, Role.HEADING) == [
        "業務改善命令等の内容",
        "業務改善計画の構成",
        "1統制環境",
        "2リスク評価",
        "3統制措置",
        "4情報と伝達/ITガバナンス",
        "5モニタリング",
        "6その他",
        "事案の原因分析",
    ]
    assert len(paragraphs(document, Role.MEASURE)) == 37


def test_an_item_alone_in_its_chapter_has_a_ring_for_a_number() -> None:
    document = build("plan", plan_of(chapter(item(title="一つ"))))
    assert texts(document, Role.ITEM_TITLE) == ["○一つ"]


def test_the_list_of_items_has_its_own_wording_and_leads_to_the_items() -> None:
    only = replace(item(measure(), title="本文の題"), index_title="一覧の題")
    document = build("plan", plan_of(chapter(only)))
    (entry,) = paragraphs(document, Role.INDEX_ITEM)
    (link,) = entry.inlines
    assert isinstance(link, InternalLink)
    assert (link.text, link.target.key) == ("一覧の題", only.id)
    assert texts(document, Role.ITEM_TITLE) == ["○本文の題"]


def test_a_chapter_shares_one_cell_of_the_list_among_its_items() -> None:
    index = tables(build("plan", plan_of(chapter(item(), item(), item()))))[0]
    assert [row.cells[0].merge for row in index.rows] == [
        Merge.START,
        Merge.CONTINUE,
        Merge.CONTINUE,
    ]


def test_a_row_per_measure_with_its_timing_beside_it() -> None:
    table = tables(build("plan", plan_of(chapter(item(measure("あ", "3月"), measure("い", ""))))))[
        1
    ]
    assert [[c.paragraphs[0].text for c in row.cells] for row in table.rows] == [
        ["あ", "3月"],
        ["い", ""],
    ]


def test_a_date_too_long_for_its_column_goes_on_before_its_bracket() -> None:
    document = build("plan", plan_of(chapter(item(measure("あ", "4月～ (第1回:4/26)")))))
    (timing,) = paragraphs(document, Role.TIMING)
    assert timing.inlines == (Run("4月～"), SoftBreak(), Run(" (第1回:4/26)"))
    assert timing.text == "4月～ (第1回:4/26)"


@pytest.mark.parametrize(("text", "printed"), [("今後", "[今後]"), ("[今後]", "[今後]")])
def test_a_group_has_its_brackets_once(text: str, printed: str) -> None:
    document = build("plan", plan_of(chapter(item(group(text), measure()))))
    assert texts(document, Role.GROUP) == [printed]


def test_a_group_stays_with_its_first_measure() -> None:
    table = tables(build("plan", plan_of(chapter(item(group("今後"), measure())))))[1]
    assert table.rows[0].keep_next


class TestNewItems:
    """赤字 and the note that explains it."""

    def test_a_new_measure_is_new_with_mark_details_and_timing(self) -> None:
        document = build("plan", plan_of(chapter(item(measure(new=True, details=("細目",))))))
        for role in (Role.MEASURE, Role.DETAIL, Role.TIMING):
            (paragraph,) = paragraphs(document, role)
            assert all(isinstance(i, Run) and i.emphasis is Emphasis.NEW for i in paragraph.inlines)
        (detail,) = paragraphs(document, Role.DETAIL)
        assert detail.mark_emphasis is Emphasis.NEW

    def test_a_new_detail_leaves_its_measure_as_it_was(self) -> None:
        document = build(
            "plan", plan_of(chapter(item(measure(details=("前から",), new_details=("新しい",)))))
        )
        assert [p.mark_emphasis for p in paragraphs(document, Role.DETAIL)] == [
            Emphasis.NONE,
            Emphasis.NEW,
        ]
        assert paragraphs(document, Role.MEASURE)[0].mark_emphasis is Emphasis.NONE
        assert texts(document, Role.NOTE) == [DEFAULT_NOTE]

    @pytest.mark.parametrize(
        ("notes", "new_note", "printed"),
        [
            ((), "", [DEFAULT_NOTE]),
            ((), "3月に加えた項目", ["(注) 赤字：3月に加えた項目"]),
            ((), "（注）赤字：加えた項目", ["（注）赤字：加えた項目"]),
            (("(注) 赤字：加えた項目",), "（注）赤字：加えた項目", ["(注) 赤字：加えた項目"]),
            (("(注) 加えた項目",), "加えた項目", ["(注) 加えた項目"]),
            (("(注) 赤字：この章の項目",), "加えた項目", ["(注) 赤字：この章の項目"]),
            (("※ 別の注",), "加えた項目", ["(注) 赤字：加えた項目", "※ 別の注"]),
        ],
        ids=[
            "default",
            "bare",
            "complete",
            "said, other width",
            "said, no colour",
            "said otherwise",
            "other note",
        ],
    )
    def test_the_note_is_printed_once(
        self, notes: tuple[str, ...], new_note: str, printed: list[str]
    ) -> None:
        red = chapter(item(measure(new=True)), notes=notes)
        assert texts(build("plan", plan_of(red, new_note=new_note)), Role.NOTE) == printed

    def test_the_word_for_the_colour_has_the_colour(self) -> None:
        document = build("plan", plan_of(chapter(item(measure(new=True)))))
        (note,) = paragraphs(document, Role.NOTE)
        assert Run("赤字", Emphasis.LEGEND) in note.inlines

    def test_notes_of_a_chapter_print_without_anything_new(self) -> None:
        quiet = chapter(item(measure()), notes=("(注) いつも",))
        assert texts(build("plan", plan_of(quiet)), Role.NOTE) == ["(注) いつも"]

    def test_a_note_stays_with_the_table_before_it(self) -> None:
        table = tables(build("plan", plan_of(chapter(item(measure()), notes=("注",)))))[1]
        assert table.rows[-1].keep_next


class TestPages:
    """Where pages begin."""

    def test_each_chapter_begins_a_page(self) -> None:
        two = plan_of(chapter(item(), title="一"), chapter(item(), title="二"))
        assert starts(build("plan", two)) == ["一", "二"]

    def test_a_chapter_without_items_goes_on_below(self) -> None:
        two = plan_of(chapter(item(), title="一"), chapter(title="二"))
        document = build("plan", two)
        assert starts(document) == ["一"]
        assert texts(document, Role.NOTHING) == ["該当なし"] * 2

    def test_without_any_item_the_list_says_so_and_no_chapter_follows(self) -> None:
        document = build("plan", plan_of(chapter(title="一"), chapter(title="二")))
        assert texts(document, Role.HEADING) == ["業務改善計画の構成"]
        assert texts(document, Role.INDEX_ITEM) == ["該当なし"] * 2
        assert starts(document) == []

    def test_the_first_chapter_of_the_submitted_plan_turns_after_its_first_item(self) -> None:
        blocks = build("plan", submitted_plan()).sections[0].blocks
        turns = [
            place for place, b in enumerate(blocks) if b == Paragraph(Role.SPACER, starts_page=True)
        ]
        assert len(turns) == 1
        before, after = blocks[turns[0] - 1], blocks[turns[0] + 1]
        assert isinstance(before, Table)
        assert isinstance(after, Table)
        assert before.title.startswith("体系的な")
        assert after.title.startswith("行為規制を含めた")

    def test_an_empty_plan_is_its_title(self) -> None:
        document = build("plan", Plan(1))
        assert [b.text for b in document.sections[0].blocks if isinstance(b, Paragraph)] == [
            "業務改善計画の概要"
        ]

    def test_a_very_tall_row_may_split_and_no_other(self) -> None:
        rows = [row for table in tables(build("plan", awkward_plan())) for row in table.rows]
        assert {row.may_split for row in rows if _length(row) > 3000} == {True}
        assert {row.may_split for row in rows if _length(row) < 300} == {False}

    def test_a_long_table_does_not_leave_one_row_for_the_next_page(self) -> None:
        table = tables(build("plan", big_plan(30)))[1]
        assert [row.keep_next for row in table.rows[-3:-1]] == [False, True]

    def test_a_small_table_is_not_parted(self) -> None:
        table = tables(build("plan", plan_of(chapter(item(measure(), measure(), measure())))))[1]
        assert [row.keep_next for row in table.rows] == [True, True, False]


def test_the_footer_of_a_long_title_keeps_one_line() -> None:
    plan = replace(submitted_plan(), title=LONG_TITLE, company=LONG_TITLE)
    footer = build("plan", plan).sections[0].footer
    assert footer is not None
    assert len(footer.text) < 110


def test_no_orders_no_page_of_orders() -> None:
    document = build("plan", replace(submitted_plan(), orders=()))
    assert "業務改善命令等の内容" not in texts(document, Role.HEADING)


@pytest.mark.parametrize(
    ("mark", "role"),
    [
        ("・", Role.OVERVIEW),
        ("", Role.OVERVIEW_MARKED),
        ("１．", Role.OVERVIEW_MARKED),
        ("(※)", Role.OVERVIEW_NOTE),
    ],
)
def test_the_mark_of_a_paragraph_says_what_it_is(mark: str, role: Role) -> None:
    plan = replace(plan_of(), paragraphs=(PlanParagraph(1, "V", Part.OVERVIEW, mark, "文"),))
    assert texts(build("plan", plan), role) == [mark + "文"]


def test_vertical_heads_break_between_phrases() -> None:
    names = paragraphs(build("plan", submitted_plan()), Role.ROW_HEAD)
    assert [_broken(name) for name in names] == [
        ["電気事業法第2条の17第1項の", "規定に基づく業務改善命令"],
        ["再生可能エネルギー業務管理システムの", "不正閲覧事案に関する指導"],
    ]


def test_a_very_long_order_name_is_written_horizontally() -> None:
    plan = submitted_plan()
    long = replace(plan, orders=(replace(plan.orders[0], name=LONG_TITLE),))
    table = tables(build("plan", long))[0]
    assert not table.rows[0].cells[0].vertical


def _broken(paragraph: Paragraph) -> list[str]:
    return "".join("/" if isinstance(i, SoftBreak) else i.text for i in paragraph.inlines).split(
        "/"
    )


def _length(row: Row) -> int:
    return sum(len(p.text) for cell in row.cells for p in cell.paragraphs)


class TestAgainstAVersion:
    """Red against a version that was named: whole measures, or changed words as well."""

    VERSION = Version(9, "再発防止策", datetime.date(2023, 3, 29), Occasion.PUBLISHED)

    def made(self, after: Plan, before: Plan, **chosen: object) -> ReportDocument:
        given = replace(bare_input(after, {}), compared=ComparedWith(before, self.VERSION))
        options = replace(ReportOptions(as_of=AS_OF), **chosen)
        return make_report("plan", given, options)

    def plans(self) -> tuple[Plan, Plan]:
        kept = replace(measure("社内規程を整備する。"), timing_text="2023年度上期")
        before = plan_of(chapter(item(kept)))
        changed = replace(kept, text="社内指針を整備する。", timing_text="2023年度下期")
        part = before.chapters[0]
        later = replace(part.items[0], entries=(changed, measure("監査を行う。")))
        return before, replace(before, chapters=(replace(part, items=(later,)),))

    def test_usually_only_what_is_new_as_a_whole_is_red(self) -> None:
        before, after = self.plans()
        dump = dump_document(self.made(after, before))
        assert "【変更】" not in dump
        assert "<変更>" not in dump
        assert "2023年3月29日に公表した再発防止策に対し新たに計画した項目" in dump

    def test_changed_words_are_red_with_their_mark_and_note(self) -> None:
        before, after = self.plans()
        dump = dump_document(self.made(after, before, marking=Marking.PHRASES))
        assert "<印>【変更】</><変更>社内指針</>を整備する。" in dump
        assert "<変更>2023年度下期</>" in dump
        assert "新たに計画した項目及び変更した箇所（【変更】）" in dump
        assert "【新規】" not in dump

    def test_a_change_alone_brings_its_note(self) -> None:
        before, after = self.plans()
        part = after.chapters[0]
        one = replace(part.items[0], entries=part.items[0].entries[:1])
        only = replace(after, chapters=(replace(part, items=(one,)),))
        assert "（【変更】）" in dump_document(self.made(only, before, marking=Marking.PHRASES))
        assert "再発防止策" not in dump_document(self.made(only, before))

    def test_the_note_can_be_edited(self) -> None:
        before, after = self.plans()
        dump = dump_document(self.made(after, before, new_note="赤字：今回加えたもの"))
        assert "(注) <凡例>赤字</>：今回加えたもの" in dump
        assert "再発防止策" not in dump


class TestLongTexts:
    """What a cell cannot show whole on a page stands so that it can break."""

    def test_long_orders_are_headed_by_horizontal_words(self) -> None:
        order = Order(1, "V", "業務改善命令", "理由" * 100, (Requirement(2, "V", "内容" * 400),))
        table = tables(build("plan", replace(Plan(9), orders=(order,))))[0]
        assert not any(cell.vertical for row in table.rows for cell in row.cells)
        assert [row.may_split for row in table.rows] == [True]

    def test_a_tall_cell_is_not_merged_over_rows(self) -> None:
        plan = causes_plan("A", "ab", "", (("a", "A"), ("b", "A")))
        long = replace(plan, incidents=(replace(plan.incidents[0], text="事案" * 300),))
        assert [cell.merge for row in tables(build("plan", plan))[0].rows for cell in row.cells][
            ::2
        ] == [Merge.START, Merge.CONTINUE]
        rows = tables(build("plan", long))[0].rows
        assert {cell.merge for row in rows for cell in row.cells} == {Merge.NONE}
        assert [row.may_split for row in rows] == [True, False]


def test_a_bullet_is_not_printed_alone() -> None:
    blank = [PlanParagraph(n, "V", part, "・", " ") for n, part in enumerate(Part, start=1)]
    order = Order(8, "V", "命令", "理由", (Requirement(9, "V", ""), Requirement(10, "V", "内容")))
    empty = measure("施策", details=("", "細目"), new=True)
    plan = replace(plan_of(chapter(item(empty))), paragraphs=tuple(blank), orders=(order,))
    document = build("plan", plan)
    assert texts(document, Role.DETAIL) == ["ー細目"]
    assert texts(document, Role.REQUIREMENT) == ["➤内容"]
    assert texts(document, Role.OVERVIEW) == texts(document, Role.PREFACE) == []
    assert texts(build("notice", plan), Role.LETTER_TEXT) == []


class TestNotesOnEachPage:
    """A page that shows new measures says what red means."""

    TALL = ("細目の文" * 12,) * 11

    def notes(self, *red: bool) -> list[str]:
        items = [item(measure(new=new, details=self.TALL)) for new in red]
        blocks = build("plan", plan_of(chapter(*items))).sections[0].blocks
        shown = []
        for block in blocks:
            if isinstance(block, Table) and block.look is TableLook.COLUMNS:
                shown.append("表")
            elif isinstance(block, Paragraph) and block.role is Role.NOTE:
                shown.append("注")
        return shown

    def test_each_page_with_new_measures_has_the_note(self) -> None:
        assert self.notes(True, True) == ["表", "注", "表", "注"]

    def test_a_page_without_them_has_none_before_the_last(self) -> None:
        assert self.notes(False, True) == ["表", "表", "注"]


def test_a_larger_sheet_needs_fewer_turns() -> None:
    tall = ("細目の文" * 12,) * 8
    plan = plan_of(chapter(*(item(measure(details=tall)) for _ in range(3))))

    def turns(paper: Paper) -> int:
        options = ReportOptions(as_of=datetime.date(2024, 3, 31), paper=paper)
        blocks = build_report("plan", plan, options=options, entries={}).sections[0].blocks
        spacers = [b for b in blocks if isinstance(b, Paragraph) and b.role is Role.SPACER]
        return sum(spacer.starts_page for spacer in spacers)

    assert turns(Paper.A4) > turns(Paper.A3) == 0
