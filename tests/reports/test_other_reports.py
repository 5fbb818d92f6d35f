"""総括表, 新旧対照表, 報告書（鑑） and 決裁."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from desktop_app.domain.plan import Measure, Plan, Report, SenderLine
from desktop_app.domain.report_input import ComparedWith, FormerReport, ReportInput
from desktop_app.domain.version import Occasion, Version
from desktop_app.reports.document import Emphasis, Role
from desktop_app.reports.page_estimate import estimate_page_counts
from desktop_app.reports.registry import REPORTS, make_report
from tests.reports.fictional import OPTIONS, fictional_input
from tests.reports.plans import AS_OF, big_plan, build, chapter, item, measure, plan_of, reported
from tests.reports.rounds import (
    GONE,
    LATER,
    MOVING,
    NEW,
    OLD_PLAN,
    marked,
    row_of,
    rows,
    tables,
    texts,
    told,
    two_rounds,
    words,
)


def test_the_summary_counts_each_chapter_and_compares_with_the_report_before() -> None:
    assert rows(tables(told("summary"))[0]) == [
        ["統制環境", "2", "1", "1", "1", "－", "－", "5", "60.0％"],
        ["統制措置", "－", "1", "－", "－", "－", "－", "1", "100.0％"],
        ["合　計", "2", "2", "1", "1", "－", "－", "6", "66.7％"],
        ["前　回（第1回：2023年9月30日現在）", "1", "2", "1", "1", "1", "－", "6", "50.0％"],
        ["増　減", "＋1", "－", "－", "－", "－1", "－", "－", "＋16.7ポイント"],
    ]


def test_the_summary_tells_in_sentences_and_movements() -> None:
    document = told("summary")
    assert texts(document, Role.SENTENCE) == [
        "2024年3月31日現在、全6施策のうち、実施済2、継続実施中2、実施中1、準備中1となっています。\n"
        "実施済及び継続実施中は4施策（66.7％。前回は3施策、50.0％）です。"
    ]
    assert rows(tables(document)[1]) == [
        ["新規", "1", "外部有識者による評価（1）"],
        ["区分の変更", "1", "実施済へ1"],
        ["うち中止・統合", "－", "該当なし"],
        [
            "計画の変更（内容・時期）",
            "2",
            "うち実施時期の変更1（全社指針の整備：2023年10月→2024年6月）",
        ],
        ["計画からの削除", "1", "社内報への掲載"],
    ]


@pytest.mark.parametrize("chapters", [1, 6, 12])
def test_the_summary_fits_one_page(chapters: int) -> None:
    plan = plan_of(*(chapter(item(measure()), title=f"章{n}") for n in range(chapters)))
    assert estimate_page_counts(build("summary", plan, reported(plan))) == (1,)


def test_the_comparison_shows_only_what_changed() -> None:
    table = tables(told("comparison"))[0]
    assert [row[0] for row in rows(table)] == [
        "1　統制環境　○ 統制の強化",
        "（略）",
        "対話の充実 / 全ての事業所における意見交換",
        LATER.text,
        "（略）",
        "（削る）",
        "外部有識者による評価 / 年1回評価",
    ]
    assert row_of(told("comparison"), NEW.text)[2] == "（新設）"
    assert row_of(told("comparison"), GONE.text)[0] == "（削る）"
    assert not any("教育" in cell for row in rows(table) for cell in row)


def test_changed_words_are_underlined_on_both_sides() -> None:
    different = marked(told("comparison"), Emphasis.DIFFERENT)
    assert {"全ての", "主要な"} <= set(different)
    assert {"2024年6月", "2023年10月"} <= set(different)
    assert MOVING.text not in different


def test_the_sides_can_be_swapped() -> None:
    right, left = told("comparison"), told("comparison", old_left=True)
    for one, other in zip(rows(tables(right)[0]), rows(tables(left)[0]), strict=True):
        if len(one) == 5:
            assert other == [*one[2:4], *one[:2], one[4]]
    heads = [cell.paragraphs[0].text for cell in tables(left)[0].header[0].cells]
    assert heads[:2] == ["変更前", "変更後"]


def test_the_comparison_names_what_it_compares_with() -> None:
    version = Version(1, "提出版", AS_OF.replace(year=2023), Occasion.SUBMITTED, root="x")
    given = replace(two_rounds(), former=None, compared=ComparedWith(OLD_PLAN, version))
    assert texts(told("comparison", given), Role.ABOVE_TABLE) == [
        "（下線の部分は変更部分。変更前は提出版（2023年3月31日））"
    ]
    assert texts(told("comparison"), Role.ABOVE_TABLE) == [
        "（下線の部分は変更部分。変更前は第1回報告（2023年9月30日現在）の業務改善計画）"
    ]


def test_a_version_that_is_no_report_is_called_by_its_name() -> None:
    version = Version(1, "提出版", AS_OF.replace(year=2023), Occasion.SUBMITTED, root="x")
    usual = two_rounds()
    assert usual.former is not None
    former = replace(usual.former, number=None, as_of=version.date)
    given = replace(usual, former=former, compared=ComparedWith(former.plan, version))
    assert texts(told("comparison", given), Role.ABOVE_TABLE) == [
        "（下線の部分は変更部分。変更前は提出版（2023年3月31日））"
    ]
    footer = told("progress", given).sections[0].footer
    assert footer is not None
    assert "提出版（2023年3月31日）以降に" in words(footer.legend)


COUNTED = "新規1、区分の変更1、計画の変更（内容・時期）2、計画からの削除1"


def test_what_changed_has_one_name_and_one_count_in_the_whole_set() -> None:
    head = "前回報告（第1回：2023年9月30日現在）からの変更"
    letter, decision, summary = (told(name) for name in ("letter", "decision", "summary"))
    assert head in texts(letter, Role.FORMAL_HEAD)
    assert head in texts(decision, Role.DEFINITION_HEAD)
    assert head in texts(summary, Role.DEFINITION_HEAD)
    assert texts(letter, Role.FORMAL_ITEM)[1] == f"{COUNTED}（別添2及び別添3のとおり）"
    assert texts(decision, Role.SENTENCE)[-1].startswith(f"{COUNTED}です。")
    assert [f"{row[0]}{row[1]}" for row in rows(tables(summary)[1])] == [
        "新規1", "区分の変更1", "うち中止・統合－", "計画の変更（内容・時期）2", "計画からの削除1",
    ]  # fmt: skip


def test_what_was_given_up_is_counted_within_the_changes_of_status() -> None:
    given = fictional_input("letter")
    counted = "区分の変更7（うち中止・統合1）、計画の変更（内容・時期）2"
    assert texts(make_report("letter", given, OPTIONS), Role.FORMAL_ITEM)[1].startswith(counted)


def test_attachments_bear_the_titles_of_the_papers() -> None:
    titles = [texts(told(name), Role.TITLE)[0] for name in ("progress", "summary", "comparison")]
    attached = texts(told("letter"), Role.FORMAL_ITEM)[2:5]
    assert attached == [f"別添{place}　{title}" for place, title in enumerate(titles, start=1)]


@pytest.mark.parametrize(("counted", "aside"), [(False, "を除く。"), (True, "を含む。")])
def test_letter_and_decision_say_whether_repetitions_are_counted(counted: bool, aside: str) -> None:
    given = fictional_input("letter")
    given = replace(given, words=replace(given.words, repeated_count=counted))
    overview = texts(make_report("letter", given, OPTIONS), Role.FORMAL_ITEM)[0]
    assert f"施策（再掲の2施策{aside}）のうち" in overview
    assert texts(make_report("decision", given, OPTIONS), Role.SENTENCE)[1].count(aside) == 1


def test_the_first_report_says_that_none_was_before() -> None:
    first = replace(two_rounds(), former=None)
    assert "前回報告　なし（初回）" in texts(told("letter", first), Role.FORMAL_ITEM)
    assert texts(told("decision", first), Role.NOTHING) == ["前回報告　なし（初回）"]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("progress", Role.SENTENCE),
        ("summary", Role.SENTENCE),
        ("decision", Role.SENTENCE),
        ("letter", Role.FORMAL_ITEM),
    ],
)
def test_a_plan_without_records_says_so_in_words_and_has_no_shares(name: str, role: Role) -> None:
    document = build(name, plan_of(chapter(item(measure()))))
    told_as = "全1施策について、実施状況の記録はまだありません。"
    assert [text for text in texts(document, role) if told_as in text]
    cells = [cell for table in tables(document) for row in rows(table) for cell in row]
    assert not [text for text in (*texts(document, role), *cells) if "0.0" in text]


def test_a_comparison_of_the_same_says_that_nothing_changed() -> None:
    given = replace(two_rounds(), compared=ComparedWith(two_rounds().plan))
    document = told("comparison", given)
    assert texts(document, Role.NOTHING) == ["該当なし（変更前の計画からの変更はありません。）"]
    assert tables(document) == []
    alone = told("comparison", replace(two_rounds(), compared=None))
    assert texts(alone, Role.NOTHING) == ["該当なし（比較の対象となる変更前の計画はありません。）"]
    assert not texts(alone, Role.SENTENCE)


def test_the_letter_goes_from_the_sender_to_the_authority() -> None:
    plan = replace(
        two_rounds().plan,
        submitted_on=AS_OF.replace(year=2023),
        sender_lines=(
            SenderLine(1, "V", "会社名", "見本電力株式会社"),
            SenderLine(2, "V", "代表者名", "代表取締役社長　見本　花子"),
            SenderLine(3, "V", "", "（コード番号0000）"),
            SenderLine(4, "V", "問合せ先", "総務部　例示"),
            SenderLine(5, "V", "", "TEL. 000"),
        ),
        reports=(Report(6, "V", 2, as_of=AS_OF, addressee="経済産業大臣"),),
    )
    document = told("letter", replace(two_rounds(), plan=plan, words=plan), document_number="第2号")
    assert texts(document, Role.FORMAL_RIGHT) == ["第2号", "　　　　年　　月　　日"]
    assert texts(document, Role.FORMAL_ADDRESSEE) == ["", "経済産業大臣　殿", ""]
    assert texts(document, Role.FORMAL_SENDER) == ["見本電力株式会社", "代表取締役社長　見本　花子"]
    assert texts(document, Role.FORMAL_TEXT)[0] == (
        "2023年3月31日付けで提出いたしました業務改善計画につきまして、"
        "2024年3月31日現在の実施状況（第2回報告）を、下記のとおり報告いたします。"
    )
    assert texts(document, Role.FORMAL_ITEM) == [
        "全6施策のうち、実施済2、継続実施中2、実施中1、準備中1です。",
        f"{COUNTED}（別添2及び別添3のとおり）",
        "別添1　業務改善計画の実施状況について（第2回報告）",
        "別添2　業務改善計画の実施状況　総括表（第2回報告）",
        "別添3　業務改善計画　新旧対照表（第2回報告）",
        "総務部　例示",
        "TEL. 000",
    ]


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("経済産業大臣", "経済産業大臣　殿"),
        ("経済産業大臣\n見本　一郎　殿", "見本　一郎　殿"),
        ("見本市長様", "見本市長様"),
        ("電力・ガス取引監視等委員会　御中", "電力・ガス取引監視等委員会　御中"),
    ],
)
def test_an_addressee_is_honoured_once(name: str, printed: str) -> None:
    assert texts(told("letter", addressee=name), Role.FORMAL_ADDRESSEE)[-2] == printed


def test_the_decision_lists_what_changed_and_counts_the_rest() -> None:
    document = told("decision")
    table = tables(document)[-1]
    assert rows(table) == [
        ["1", "対話の充実", "－", "内容：全ての事業所における意見交換"],
        ["1", "全社指針の整備", "時期：2023年10月", "時期：2024年6月"],
        ["1", "窓口の設置", "準備中", "実施済"],
        ["1", "外部有識者による評価", "－", "新規 / 準備中 / 2024年度～"],
        ["1", "社内報への掲載", "－", "削除"],
    ]
    assert texts(document, Role.SENTENCE)[-1] == (
        f"{COUNTED}です。施策ごとの変更は、次の表のとおりです。"
        "このほか、実施状況の記載のみを更新した施策が1件あります。"
    )
    assert "表" not in texts(document, Role.SENTENCE)[0]


def test_the_decision_says_of_which_reports_and_days_it_counts() -> None:
    assert [row[0] for row in rows(tables(told("decision"))[1])] == [
        "今回（第2回） / 2024年3月31日", "前回（第1回） / 2023年9月30日", "増減",
    ]  # fmt: skip


def test_a_decision_without_a_table_speaks_of_none() -> None:
    same = two_rounds()
    assert same.former is not None
    given = replace(
        same,
        plan=same.former.plan,
        words=same.former.plan,
        states={
            id_: replace(state, entry=replace(state.entry, report_wording="続けています。"))
            for id_, state in same.states.items()
            if state.entry is not None
            and state.previous is not None
            and state.entry.status == state.previous.status
        },
    )
    said = texts(told("decision", given), Role.SENTENCE)
    assert any("記載のみを更新した施策が" in each for each in said)
    assert not any("表" in each for each in said)


@pytest.mark.parametrize(
    ("submitted", "due", "printed"),
    [
        (datetime.date(2024, 4, 26), None, "2024年4月26日"),
        (None, datetime.date(2024, 4, 30), "2024年4月30日"),
        (None, None, "　　　　年　　月　　日"),
    ],
)
def test_a_letter_that_nobody_dated_has_the_day_on_which_its_report_goes_out(
    submitted: datetime.date | None, due: datetime.date | None, printed: str
) -> None:
    report = Report(7, "a", number=2, as_of=AS_OF, submitted_on=submitted, due_on=due)
    given = replace(two_rounds(), words=replace(two_rounds().words, reports=(report,)))
    assert printed in texts(told("letter", given), Role.FORMAL_RIGHT)


def test_a_decision_on_many_measures_needs_at_most_two_pages_when_few_changed() -> None:
    plan = big_plan(100)
    assert sum(estimate_page_counts(build("decision", plan, reported(plan)))) <= 2


def test_a_decision_on_many_changed_measures_counts_those_without_room() -> None:
    old = big_plan(200)
    chapters = tuple(
        replace(c, items=tuple(replace(i, entries=_retimed(i.measures)) for i in c.items))
        for c in old.chapters
    )
    plan = replace(old, chapters=chapters)
    former = FormerReport(AS_OF.replace(year=2023), old, 1)
    document = told("decision", ReportInput(plan, plan, former=former))
    assert sum(estimate_page_counts(document)) == 2
    shown = len(tables(document)[-1].rows)
    assert texts(document, Role.SENTENCE)[-1] == (
        f"ほか{200 - shown}施策の変更は、実施状況報告のとおりです。"
    )


def _retimed(measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    return tuple(replace(measure, timing_text="2025年4月～") for measure in measures)


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("plan", [Plan(1), plan_of(chapter(item(measure())))], ids=["empty", "one"])
def test_every_report_works_without_progress_or_version(name: str, plan: Plan) -> None:
    assert build(name, plan).sections[0].blocks
