"""実施状況報告 against the report before: what is new, changed, done, and how often."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from desktop_app.domain.plan import StatusWord
from desktop_app.domain.progress import Occurrence, Pace, Status
from desktop_app.domain.recurring import KeptWindow, WindowState
from desktop_app.domain.report_input import MeasureState, ReportInput
from desktop_app.domain.timing import Window
from desktop_app.reports.document import Emphasis, MarkStyle, Paragraph, ReportDocument, Role, Table
from desktop_app.reports.options import ProgressForm
from desktop_app.reports.registry import make_report
from tests.reports.fictional import OPTIONS, fictional_input
from tests.reports.plans import AS_OF, build, chapter, entry, item, measure, plan_of
from tests.reports.rounds import (
    DONE,
    LATER,
    MOVING,
    NEW,
    OTHER,
    REWORDED,
    marked,
    row_of,
    rows,
    tables,
    texts,
    told,
    two_rounds,
    words,
)


def legend(marks: MarkStyle = MarkStyle.RED, chapters: tuple[int, ...] = ()) -> str:
    footer = told("progress", marks=marks, chapters=chapters).sections[0].footer
    assert footer
    return words(footer.legend)


def test_the_counts_of_now_and_before_stand_in_front() -> None:
    table = tables(told("progress"))[0]
    assert [cell.paragraphs[0].text for cell in table.header[0].cells if cell.paragraphs] == [
        "", "実施済", "継続実施中", "実施中", "準備中", "未着手", "中止・統合", "合計",
    ]  # fmt: skip
    assert rows(table) == [
        ["今回（第2回：2024年3月31日現在）", "2", "2", "1", "1", "－", "－", "6"],
        ["前回（第1回：2023年9月30日現在）", "1", "2", "1", "1", "1", "－", "6"],
        ["増減", "＋1", "－", "－", "－", "－1", "－", "－"],
    ]


def test_without_a_report_before_there_is_nothing_to_compare() -> None:
    document = told("progress", replace(two_rounds(), former=None))
    assert "増減" not in " ".join(
        cell for table in tables(document) for r in rows(table) for cell in r
    )
    footer = document.sections[0].footer
    assert footer
    assert footer.legend == ()


def test_marks_set_by_hand_are_explained_in_the_plans_words() -> None:
    plan = plan_of(chapter(item(measure(new=True))), new_note="再発防止策に対し新たに計画した項目")
    footer = build("progress", plan).sections[0].footer
    assert footer
    assert words(footer.legend) == "(注) 赤字：再発防止策に対し新たに計画した項目"


def test_a_new_measure_is_red_and_says_so() -> None:
    document = told("progress")
    assert row_of(document, NEW.text)[0] == "【新規】外部有識者による評価 / 年1回評価"
    assert {NEW.text, "年1回評価", NEW.timing_text} <= set(marked(document, Emphasis.NEW))


def test_only_the_changed_words_are_marked() -> None:
    document = told("progress")
    assert row_of(document, "対話")[0].startswith("【変更】対話の充実")
    assert [w for w in marked(document, Emphasis.CHANGED) if "事業所" in w or "全て" in w] == [
        "全ての"
    ]


def test_a_changed_date_shows_the_old_one_struck_through_and_the_new_one() -> None:
    document = told("progress")
    assert row_of(document, LATER.text)[1] == "2023年10月 / 2024年6月"
    assert marked(document, Emphasis.FORMER) == ["2023年10月"]
    assert "2024年6月" in marked(document, Emphasis.CHANGED)


def test_a_changed_status_names_the_one_before() -> None:
    assert row_of(told("progress"), MOVING.text)[3] == "実施済 / 前回：準備中"


def test_what_did_not_change_has_no_mark() -> None:
    assert row_of(told("progress"), OTHER.text) == [
        OTHER.text, "4月～", "毎月実施した", "継続実施中", "－",
    ]  # fmt: skip


def test_the_legend_names_only_marks_that_the_report_has() -> None:
    assert legend() == (
        "（注）赤字：第1回報告（2023年9月30日現在）以降に計画を追加・変更した箇所"
        "（【新規】追加した施策、【変更】変更した施策、取消線は変更前の実施時期）"
    )
    assert legend(chapters=(2,)) == ""


@pytest.mark.parametrize(
    ("style", "begins"),
    [
        (MarkStyle.RED, "（注）赤字：第1回"),
        (MarkStyle.UNDERLINE, "（注）下線：第1回"),
        (MarkStyle.BRACKET, "（注）第1回"),
    ],
)
def test_the_legend_speaks_of_the_chosen_mark(style: MarkStyle, begins: str) -> None:
    assert legend(marks=style).startswith(begins)


def test_what_was_reported_as_done_folds_to_a_line_if_wanted() -> None:
    assert row_of(told("progress", fold_done=True), DONE.text) == [
        DONE.text, "2～4月", "実施済（第1回報告）", "実施済", "－",
    ]  # fmt: skip
    assert row_of(told("progress"), DONE.text)[2] == "発信した"


def test_what_became_done_in_this_round_never_folds() -> None:
    assert row_of(told("progress", fold_done=True), MOVING.text)[2] == "設置した"


def test_a_lone_dash_is_printed_like_nothing() -> None:
    assert row_of(told("progress"), MOVING.text)[4] == "－"
    assert Role.STATUS in {p.role for p in _last_cell(MOVING.text)}


def _last_cell(text: str) -> tuple[Paragraph, ...]:
    for table in tables(told("progress")):
        for row in table.rows:
            if any(text in p.text for p in row.cells[0].paragraphs):
                return row.cells[-1].paragraphs
    raise AssertionError(text)


def test_a_measure_given_up_tells_why_and_where_it_went() -> None:
    kept, gone = measure("残る施策"), measure("統合した施策")
    record = replace(
        entry(gone, Status.MERGED, "一本化した"), reason="対象が同じため", merged_into=kept.id
    )
    document = build("progress", plan_of(chapter(item(kept, gone))), {gone.id: record})
    assert row_of(document, gone.text)[2] == (
        "一本化した / 統合の理由：対象が同じため / 統合先：1　残る施策"
    )


def test_a_reason_that_the_text_gives_is_not_repeated() -> None:
    gone = measure()
    record = replace(
        entry(gone, Status.CANCELLED, "対象がなくなったため中止"), reason="対象がなくなったため"
    )
    document = build("progress", plan_of(chapter(item(gone))), {gone.id: record})
    assert row_of(document, "中止")[2] == "対象がなくなったため中止"


def test_a_repeated_measure_says_so_and_shows_the_progress_of_the_other() -> None:
    first = measure("教育の実施")
    again = replace(measure("教育の実施"), repeats=first.id)
    plan = plan_of(chapter(item(first)), chapter(item(again)))
    document = build("progress", plan, {first.id: entry(first, Status.CONTINUING, "実施した")})
    assert row_of(document, "（再掲）") == [
        "教育の実施（再掲）",
        "4月～",
        "実施した",
        "継続実施中",
        "－",
    ]
    assert texts(document, Role.SENTENCE)[0].startswith("2024年3月31日現在、全1施策のうち")
    counted = build("progress", replace(plan, repeated_count=True), {})
    assert texts(counted, Role.SENTENCE)[0].startswith("2024年3月31日現在、全2施策について")


def _recurring() -> ReportInput:
    days = (datetime.date(2023, 10, 1), datetime.date(2024, 3, 31))
    kept = KeptWindow(Window(*days, "2023年度下期"), WindowState.MISSED, 1)
    held = two_rounds()
    state: MeasureState = replace(held.states[OTHER.id], windows=(kept,))
    return replace(held, states={**held.states, OTHER.id: state})


def test_a_missed_window_is_said_inside_the_company_only() -> None:
    assert "なし" not in row_of(told("progress", _recurring()), OTHER.text)[2]
    inside = told("progress", _recurring(), form=ProgressForm.INTERNAL)
    assert row_of(inside, OTHER.text)[4] == "毎月実施した / 実績：2023年度下期なし"


@pytest.mark.parametrize(
    ("times", "told_as"),
    [
        ((1, 1), "2023年10月に1回、2023年11月に1回"),
        ((1, 1, 1), "2023年10～12月に毎月1回"),
        ((1, 1, 1, 1), "2023年10月～2024年1月に毎月1回"),
        ((1, 1, 1, 2), "2023年10～12月に毎月1回、2024年1月に2回"),
        ((1, 0, 1, 1), "2023年10月に1回、2023年11月なし、2023年12月に1回、2024年1月に1回"),
    ],
    ids=["two", "three", "over the new year", "another number", "a missed one"],
)
def test_windows_of_the_same_number_are_told_by_their_ends(
    times: tuple[int, ...], told_as: str
) -> None:
    windows = tuple(_window(place, each) for place, each in enumerate(times))
    held = two_rounds()
    state: MeasureState = replace(held.states[OTHER.id], windows=windows)
    given = replace(held, states={**held.states, OTHER.id: state})
    inside = told("progress", given, form=ProgressForm.INTERNAL)
    assert row_of(inside, OTHER.text)[4] == f"毎月実施した / 実績：{told_as}"


def _window(place: int, times: int) -> KeptWindow:
    year, month = divmod(9 + place, 12)
    day = datetime.date(2023 + year, month + 1, 28)
    records = (Occurrence(place, OTHER.id, day, times),) if times else ()
    kept = WindowState.KEPT if times else WindowState.MISSED
    return KeptWindow(Window(day, day, f"{day.year}年{day.month}月"), kept, 1, records)


def test_the_internal_form_has_department_answer_and_pace() -> None:
    held = two_rounds()
    answered = replace(held.states[OTHER.id].entry or entry(OTHER, None), answer="回答文")
    state = replace(held.states[OTHER.id], entry=answered, pace=Pace.BEHIND, related=("人事部",))
    given = replace(held, states={**held.states, OTHER.id: state})
    document = told("progress", given, form=ProgressForm.INTERNAL)
    assert row_of(document, OTHER.text)[2:4] == ["営業本部 / 人事部", "回答文"]
    assert row_of(document, OTHER.text)[6] == "遅れ"
    unconfirmed = replace(state, confirmed=False, answered=False)
    given = replace(held, states={**held.states, OTHER.id: unconfirmed})
    assert row_of(told("progress", given, form=ProgressForm.INTERNAL), OTHER.text)[3] == "－"


def test_per_department_each_measure_stands_once_below_its_department() -> None:
    document = told("progress", form=ProgressForm.DEPARTMENT)
    assert sorted(texts(document, Role.HEADING)) == ["営業本部", "総務部"]
    assert sorted(table.title for table in tables(document)[1:-1]) == ["教育", "統制の強化"]
    assert len(texts(document, Role.NARROW_MEASURE)) == 6


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("来訪者の受付及び動線の見直し", "実施済 / （実施時期変更）"),
        ("業務委託契約における情報管理条項の見直し", "実施済 / 前回：実施中 / （実施時期変更）"),
        ("外部専門家による再発防止策の有効性の検証", "実施中 / 前回：準備中"),  # 誤記訂正
        ("情報管理委員会の新設", "継続実施中"),
    ],
)
def test_a_changed_date_is_told_beside_the_status_and_is_none(text: str, status: str) -> None:
    found = row_of(make_report("progress", fictional_input("progress"), OPTIONS), text)
    assert found[3].replace("\n", "") == status


@pytest.mark.parametrize(
    ("form", "explained"),
    [
        (ProgressForm.MINISTRY, ["（実施時期変更）"]),
        (ProgressForm.SHORT, ["（実施時期変更）"]),
        (ProgressForm.INTERNAL, ["（実施時期変更）", "進捗評価"]),
        (ProgressForm.DEPARTMENT, ["（実施時期変更）", "進捗評価"]),
    ],
)
def test_words_beside_the_status_are_explained_where_they_are_printed(
    form: ProgressForm, explained: list[str]
) -> None:
    options = replace(OPTIONS, form=form)
    document = make_report("progress", fictional_input("progress"), options)
    terms = [p.text for table in tables(document) for p in _terms(table)]
    assert [term for term in terms if term in ("（実施時期変更）", "進捗評価")] == explained
    unchanged = told("progress", replace(two_rounds(), former=None))
    assert "（実施時期変更）" not in texts(unchanged, Role.TERM)


def _terms(table: Table) -> Iterator[Paragraph]:
    for row in table.rows:
        yield from (p for cell in row.cells for p in cell.paragraphs if p.role is Role.TERM)


@pytest.mark.parametrize("form", ProgressForm)
def test_only_what_stays_in_the_company_says_so_on_every_page(form: ProgressForm) -> None:
    document = told("progress", form=form)
    inside = form in (ProgressForm.INTERNAL, ProgressForm.DEPARTMENT)
    footer = document.sections[0].footer
    assert footer is not None
    assert document.sections[0].header == ("社内用" if inside else "")
    for told_as in (texts(document, Role.TITLE)[0], footer.text, document.properties.title):
        assert ("（社内用）" in told_as) is inside


@pytest.mark.parametrize("name", ["progress", "summary"])
@pytest.mark.parametrize(("counted", "words"), [(False, "含みません"), (True, "含みます")])
def test_it_is_said_below_the_table_whether_repetitions_are_counted(
    name: str, counted: bool, words: str
) -> None:
    given = fictional_input(name)
    given = replace(given, words=replace(given.words, repeated_count=counted))
    notes = texts(make_report(name, given, OPTIONS), Role.NOTE)
    assert [note for note in notes if "再掲" in note] == [
        f"（注）施策数には、再掲の2施策を{words}。"
    ]


def test_without_a_repetition_nothing_is_said_of_any() -> None:
    assert not any("再掲" in note for note in texts(told("summary"), Role.NOTE))


def test_the_short_form_has_three_columns() -> None:
    document = told("progress", form=ProgressForm.SHORT)
    assert row_of(document, REWORDED.text) == [
        "【変更】対話の充実",
        "7月～ / 全ての事業所における意見交換",
        "【継続実施中】 / 26事業所で実施",
    ]


def test_the_plans_own_words_stand_in_rows_counts_and_definitions() -> None:
    plan = replace(
        two_rounds().words,
        status_words=(StatusWord(1, "V", "done", "完了", "全て終えたもの"),),
    )
    document = told("progress", replace(two_rounds(), words=plan))
    assert row_of(document, MOVING.text)[3] == "完了 / 前回：準備中"
    assert "完了2" in texts(document, Role.SENTENCE)[0]
    assert ["完了", "全て終えたもの"] in [row[:2] for row in rows(tables(document)[-1])]


def test_what_shares_a_word_is_counted_as_one_and_explained_once() -> None:
    shared = ("done", "continuing", "in-progress")
    own = [
        StatusWord(n, chr(65 + n), s, "実施中", "実施しているもの") for n, s in enumerate(shared)
    ]
    plan = replace(two_rounds().words, status_words=tuple(own))
    document = told("progress", replace(two_rounds(), words=plan))
    sentence = texts(document, Role.SENTENCE)[0]
    assert sentence.count("実施中") == 1
    heads = [cell for table in tables(document) for row in rows(table) for cell in row]
    assert heads.count("実施しているもの") == 1
    summary = told("summary", replace(two_rounds(), words=plan))
    lines = "".join(texts(summary, Role.SENTENCE))
    assert "実施中及び" not in lines
    merged, usual = total_row(summary), total_row(told("summary"))
    assert merged[1] == sum(usual[1:4])
    assert merged[2:] == usual[4:]


def total_row(summary: ReportDocument) -> list[int]:
    """合計 as numbers, a dash as nought; its label and its share left out."""
    row = next(each for each in rows(tables(summary)[0]) if each[0].startswith("合"))
    return [0, *(int(cell.replace("－", "0")) for cell in row[1:-1])]


def test_the_day_of_the_reports_is_that_of_the_options() -> None:
    assert told("progress").properties.date == AS_OF
    assert told("progress", date=datetime.date(2024, 4, 15)).properties.date.day == 15
