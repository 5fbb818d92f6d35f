"""実施状況報告: counted, worded, and honest about what nobody has entered."""

from __future__ import annotations

import pytest

from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import Status
from desktop_app.reports.document import Paragraph, ReportDocument, Role, Table
from tests.reports.plans import (
    LONG_TITLE,
    build,
    chapter,
    entry,
    group,
    item,
    measure,
    plan_of,
)


def tables(document: ReportDocument) -> list[Table]:
    return [block for block in document.sections[0].blocks if isinstance(block, Table)]


def sentence(document: ReportDocument) -> str:
    blocks = document.sections[0].blocks
    return next(b.text for b in blocks if isinstance(b, Paragraph) and b.role is Role.SENTENCE)


def rows(table: Table) -> list[list[str]]:
    return [[" / ".join(p.text for p in c.paragraphs) for c in row.cells] for row in table.rows]


def test_the_sentence_counts_every_measure_once() -> None:
    measures = [measure(str(n)) for n in range(5)]
    statuses = [Status.DONE, Status.IN_PROGRESS, Status.DONE, None]
    entries = {m.id: entry(m, s) for m, s in zip(measures, statuses, strict=False)}
    document = build("progress", plan_of(chapter(item(*measures))), entries)
    assert sentence(document) == (
        "2024年3月31日現在、全5施策のうち、実施済2、実施中1、実施状況の記載のないもの2となっています。"
    )


def test_what_nobody_entered_is_not_called_not_begun() -> None:
    document = build("progress", plan_of(chapter(item(measure("あ")))))
    assert "未着手" not in sentence(document)
    assert rows(tables(document)[0]) == [["あ", "4月～", "－", "記載なし", "－"]]
    assert ["中止", "取りやめたもの（理由は実施状況に記載）"] in [
        r[2:] for r in rows(tables(document)[-1])
    ]
    defined = [cell for row in rows(tables(document)[-1]) for cell in row]
    assert defined[defined.index("記載なし") + 1] == "2024年3月31日現在の記録がないもの"


def test_not_begun_is_said_where_somebody_said_so() -> None:
    only = measure("あ")
    document = build(
        "progress", plan_of(chapter(item(only))), {only.id: entry(only, Status.NOT_STARTED)}
    )
    assert "未着手1" in sentence(document)
    assert not any("記載なし" in row for row in rows(tables(document)[-1]))


def test_each_line_of_the_text_is_a_paragraph_and_bullets_are_a_list() -> None:
    only = measure("あ")
    record = entry(only, Status.DONE, "・設置した\n以降は四半期ごと\n", "次回は7月")
    table = tables(build("progress", plan_of(chapter(item(only))), {only.id: record}))[0]
    cells = table.rows[0].cells
    assert [(p.role, p.mark, p.text) for p in cells[2].paragraphs] == [
        (Role.STATUS_BULLET, "・", "設置した"),
        (Role.STATUS_TEXT, "", "以降は四半期ごと"),
    ]
    assert [p.text for p in cells[4].paragraphs] == ["次回は7月"]


def test_heads_name_the_reference_day() -> None:
    table = tables(build("progress", plan_of(chapter(item(measure())))))[0]
    assert [c.paragraphs[0].text for c in table.header[0].cells] == [
        "項目",
        "実施時期",
        "実施状況（2024年3月31日現在）",
        "区分",
        "今後の予定",
    ]
    assert table.widths_mm == (75, 30, 83, 22, 47)


def test_a_long_title_stands_above_the_column_heads() -> None:
    table = tables(build("progress", plan_of(chapter(item(measure(), title=LONG_TITLE)))))[0]
    assert [len(row.cells) for row in table.header] == [1, 5]
    assert table.header[0].cells[0].span == 5


def test_a_group_spans_the_table_and_stays_with_its_measures() -> None:
    table = tables(build("progress", plan_of(chapter(item(group("今後"), measure())))))[0]
    assert (table.rows[0].cells[0].span, table.rows[0].keep_next) == (5, True)


@pytest.mark.parametrize("plan", [Plan(1), plan_of(chapter())], ids=["empty", "no items"])
def test_a_plan_without_measures_says_so_in_one_sentence(plan: Plan) -> None:
    document = build("progress", plan)
    assert sentence(document) == "2024年3月31日現在、施策はありません。"
    assert tables(document) == []
