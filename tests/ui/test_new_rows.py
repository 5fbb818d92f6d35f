"""Rows from elsewhere put into a plan: where they go, and that one step takes them back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop_app.application.commands import AddEntity, ChangeField
from desktop_app.application.session import PlanSession
from desktop_app.domain.kinds import kind_of
from desktop_app.domain.plan import Chapter, Detail, Group, Item, Measure, Plan
from desktop_app.domain.tree import get, walk
from desktop_app.importing import read_html, read_text
from desktop_app.ui.new_rows import place_rows, rows_of_proposal, to_commands
from desktop_app.ui.row_copying import copied, copied_rows, rows_of
from tests.helpers.pasting_score import rows_below
from tests.helpers.sample import new_file, open_session, submitted_plan

PLAN = Plan(
    1,
    chapters=(
        Chapter(
            10,
            "a",
            "統制環境",
            items=(
                Item(20, "a", "体制", entries=(Group(30, "a", "[今後]"), Measure(31, "b", "監査"))),
                Item(
                    21, "b", "研修", entries=(Measure(32, "a", details=(Detail(40, "a", "甲"),)),)
                ),
            ),
        ),
    ),
)


@pytest.fixture
def session(tmp_path: Path) -> PlanSession:
    return open_session(new_file(tmp_path, PLAN))


def paste(session: PlanSession, text: str, at: int | None) -> tuple[int, ...]:
    command = to_commands(read_text(text), session.plan, at)
    assert command is not None
    return session.execute(command)


def test_rows_go_after_the_cursor(session: PlanSession) -> None:
    paste(session, "➤ 甲\t4月\nー 細目\n➤ 乙\t5月", 30)
    item = get(session.plan, 20, Item)
    assert [entry.text for entry in item.entries] == ["[今後]", "甲", "乙", "監査"]
    assert [measure.timing_text for measure in item.measures] == ["4月", "5月", ""]
    assert [detail.text for detail in item.measures[0].details] == ["細目"]


def test_a_paste_is_one_step(session: PlanSession) -> None:
    paste(session, "① 新しい項目\n➤ 甲 4月\n(注) 注記", 10)
    session.undo()
    assert session.plan == PLAN
    assert session.undo_label is None


def test_items_and_their_lead_go_behind_the_item(session: PlanSession) -> None:
    paste(session, "① 新しい項目\n目的を述べる文。\n➤ 甲 4月\nー 乙", 31)
    chapter = session.plan.chapters[0]
    assert [item.title for item in chapter.items] == ["体制", "新しい項目", "研修"]
    assert chapter.items[1].lead == "目的を述べる文。"


def test_what_is_missing_in_between_is_made(tmp_path: Path) -> None:
    session = open_session(new_file(tmp_path, Plan(1)))
    paste(session, "➤ 甲 4月\nー 細目", None)
    assert list(rows_below(session.plan))[1:] == [
        ("measure", "甲", "4月", "", ""),
        ("detail", "細目", "甲"),
    ]


def test_details_go_below_the_measure_at_the_cursor(session: PlanSession) -> None:
    command = place_rows(rows_of(PLAN, {40}, PLAN), PLAN, 31, make_id=lambda: 99)
    assert command is not None
    (added,) = command.commands
    assert isinstance(added, AddEntity)
    assert (added.kind, added.parent, added.after) == ("detail", 31, None)


def test_a_lead_alone_is_added_to_the_item(session: PlanSession) -> None:
    rows = rows_of_proposal(read_text("① 見出し\n冒頭の文").rows)
    assert [row.values for row in rows] == [{"title": "見出し", "lead": "冒頭の文"}]
    lead = [row for row in read_text("① 見出し\n冒頭の文").rows if row.text == "冒頭の文"]
    command = place_rows(rows_of_proposal(lead), session.plan, 31)
    assert command is not None
    assert command.commands == (ChangeField(20, "lead", "冒頭の文"),)


def test_nothing_to_place_is_no_step() -> None:
    assert to_commands(read_text("ただの文"), PLAN, 31) is not None
    assert place_rows([], PLAN, 31) is None


# -- copies ----------------------------------------------------------------------------------------


def test_a_copy_brings_everything_below_with_fresh_ids(tmp_path: Path) -> None:
    plan = submitted_plan()
    told = copied(plan, [chapter.id for chapter in plan.chapters])
    session = open_session(new_file(tmp_path, Plan(7)))
    rows = copied_rows(told.json, session.plan)
    assert rows is not None
    command = place_rows(rows, session.plan, None)
    assert command is not None
    session.execute(command)
    assert list(rows_below(session.plan)) == list(rows_below(plan))
    assert not {entity.id for entity, _ in walk(plan)} & {e.id for e, _ in walk(session.plan)}


def test_only_what_was_chosen_is_copied() -> None:
    rows = copied_rows(copied(PLAN, [32]).json, PLAN)
    assert rows is not None
    assert [row.kind for row in rows] == ["measure", "detail"]
    part = json.loads(copied(PLAN, [40]).json)
    assert "体制" not in json.dumps(part, ensure_ascii=False)
    assert "統制環境" not in json.dumps(part, ensure_ascii=False)


@pytest.mark.parametrize(
    "told",
    [
        "",
        "{}",
        "[]",
        "3",
        '{"format": 2}',
        '{"format": 1, "rows": [1], "plan": {"id": "x"}}',
        "\ud800",
    ],
)
def test_a_clipboard_that_is_not_ours_is_passed_over(told: str) -> None:
    assert copied_rows(told, PLAN) is None


def test_text_and_html_carry_numbers_and_dates_and_can_be_read_back() -> None:
    plan = submitted_plan()
    for chapter in plan.chapters:
        told = copied(plan, [chapter.id])
        assert told.text.splitlines()[0].endswith(f" {chapter.title}")
        for proposal in (read_text(told.text), read_html(told.html)):
            bare = replace(plan, chapters=(), links=())
            made = place_rows(rows_of_proposal(proposal.rows), bare, None)
            assert made is not None
            kinds = [c.kind for c in made.commands if isinstance(c, AddEntity)]
            below = [kind_of(e).name for e, _ in walk(chapter) if not _beside(kind_of(e).name)]
            assert sorted(kinds) == sorted(below)


def _beside(kind: str) -> bool:
    return kind in ("assignment", "timing_proposal")


def test_html_says_what_is_text_to_a_spreadsheet() -> None:
    plan = replace(PLAN, chapters=(replace(PLAN.chapters[0], title="1 < 2 & 3"),))
    told = copied(plan, [10]).html
    assert "1 &lt; 2 &amp; 3" in told
    assert "mso-number-format:'\\@'" in told
