"""Search finds what a person means: short words, any width, any kana; and replaces only what it
showed."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.application.commands import AddEntity, AssignMeasures, DeleteEntity, FreezeVersion
from desktop_app.application.search import ASSIGNED, SearchIndex, is_number, numbered, replacing
from desktop_app.application.session import PlanSession
from desktop_app.domain.comparison import TEXT_FIELDS
from desktop_app.domain.folding import fold, found_in
from desktop_app.domain.plan import Plan
from desktop_app.domain.tree import walk
from desktop_app.domain.version import Occasion
from tests.helpers.sample import new_file, open_session, submitted_plan


@pytest.fixture
def session(tmp_path: Path) -> PlanSession:
    return open_session(new_file(tmp_path))


def index_of(plan: Plan) -> SearchIndex:
    made = SearchIndex()
    made.read(plan)
    return made


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("コンプライアンス", "こんぷらいあんす"),
        ("ｺﾝﾌﾟﾗｲｱﾝｽ", "コンプライアンス"),
        ("ガイド", "ｶﾞｲﾄﾞ"),
        ("ＩＤおよびパスワード", "id"),
        ("第２条の17", "第2条の１７"),
        ("お客さま\n情報", "客さま情報"),
        ("㈱", "(株)"),
        ("4月～", "4月~"),
        ("4月〜", "4月～"),
    ],
)
def test_width_kana_and_case_make_no_difference(text: str, word: str) -> None:
    assert found_in(text, fold(word))


def test_part_of_a_character_is_no_place() -> None:
    assert found_in("⑪", fold("1")) == ()
    assert found_in("⑪と1", fold("1")) == ((2, 3),)
    assert found_in("ｶﾞｲﾄﾞ", fold("ガ")) == ((0, 2),)


@given(st.text(max_size=30), st.text(min_size=1, max_size=3))
def test_a_place_holds_what_was_asked(text: str, word: str) -> None:
    for start, end in found_in(text, fold(word)):
        assert fold(text[start:end]) == fold(word)


def test_every_printed_text_is_found_by_itself() -> None:
    plan = submitted_plan()
    index = index_of(plan)
    for entity, _parent in walk(plan):
        for name in TEXT_FIELDS - {"mark"}:
            text = getattr(entity, name, "")
            if text:
                found = index.find(text.replace(" ", ""))
                assert any((h.owner, h.field) == (entity.id, name) for h in found), text


@pytest.mark.parametrize("word", ["社", "研修", "ID", "委"])
def test_short_words_are_words(word: str) -> None:
    found = index_of(submitted_plan()).find(word)
    assert found
    assert all(hit.spans for hit in found)


def test_all_words_are_wanted() -> None:
    index = index_of(submitted_plan())
    both = index.find("業務委託 教育")
    assert both
    assert {hit.owner for hit in both} <= {hit.owner for hit in index.find("教育")}
    assert index.find("教育　存在しない語") == ()
    assert index.find("  ") == ()
    assert len(index.find("社", most=2)) == 2


def test_a_measure_is_found_by_who_carries_it(session: PlanSession) -> None:
    (department,) = session.execute(AddEntity("department", values={"name": "営業本部"}))
    measure = session.plan.measures()[3].id
    session.execute(AssignMeasures((measure,), department))
    found = index_of(session.plan).find("えいぎょう")
    assert found == ()
    found = index_of(session.plan).find("営業本部")
    assert {(hit.entity, hit.field) for hit in found} >= {
        (measure, ASSIGNED),
        (department, "name"),
    }


def test_numbers_lead_to_headings(session: PlanSession) -> None:
    item = session.plan.chapters[2].items[3]
    for typed in ("3-④", "3-4", "３－４", " 3-④ ", "3④", "３ ④", "3.4", "3ー4"):
        assert is_number(typed)
        assert [hit.entity for hit in numbered(session.plan, typed, session.records)] == [item.id]
    chapter = session.plan.chapters[2]
    assert numbered(session.plan, "3", session.records)[0].entity == chapter.id
    assert not is_number("3か月")
    assert numbered(session.plan, "9-9", session.records) == ()


def test_a_longer_number_leads_to_a_measure_and_to_its_details(session: PlanSession) -> None:
    item = session.plan.chapters[0].items[1]  # its third measure stands without details
    measure, detail = item.measures[3], item.measures[3].details[0]
    for typed, row in (("1②4", measure), ("1-②-4", measure), ("1-2-4-1", detail)):
        (hit,) = numbered(session.plan, typed, session.records)
        assert (hit.entity, hit.text) == (row.id, row.text)
    assert [numbered(session.plan, typed, session.records) for typed in ("1-2-9", "14", "124")] == [
        (),
        (),
        (),
    ]


def test_a_number_counts_the_only_item_of_a_chapter_and_passes_over_its_headings(
    session: PlanSession,
) -> None:
    alone = session.plan.chapters[1].items[0]
    (hit,) = numbered(session.plan, "2-1-2", session.records)
    assert hit.entity == alone.measures[1].id
    grouped = session.plan.chapters[3].items[0]
    (hit,) = numbered(session.plan, "4-1-6", session.records)
    assert hit.entity == grouped.measures[5].id


def test_a_former_number_leads_to_where_it_went(session: PlanSession) -> None:
    session.execute(FreezeVersion("当初", datetime.date(2023, 5, 12), Occasion.SUBMITTED))
    first, second = session.plan.chapters[0].items[:2]
    session.execute(AddEntity("item", session.plan.chapters[0].id, before=first.id))
    found = numbered(session.plan, "旧 1-②", session.records)
    assert [(hit.entity, hit.version) for hit in found] == [(second.id, "当初")]
    both = numbered(session.plan, "1-2", session.records)
    assert [(hit.entity, hit.version) for hit in both] == [(first.id, ""), (second.id, "当初")]


def test_replacing_changes_exactly_what_was_shown(session: PlanSession) -> None:
    index = index_of(session.plan)
    found = index.replacements("ｺﾝﾌﾟﾗｲｱﾝｽ", "法令遵守")
    assert len(found) > 3
    chosen = found[1:3]
    before = session.plan
    command = replacing(chosen)
    assert command is not None
    session.execute(command)
    after = dict((e.id, e) for e, _p in walk(session.plan))
    for each in chosen:
        assert getattr(after[each.hit.owner], each.hit.field) == each.after
    untouched = {entity.id: entity for entity, _parent in walk(before)}
    for each in (found[0], *found[3:]):
        same = getattr(untouched[each.hit.owner], each.hit.field)
        assert getattr(after[each.hit.owner], each.hit.field) == same
    session.undo()
    assert session.plan == before


def test_replacing_leaves_dates_and_the_rest_of_a_text_alone() -> None:
    index = index_of(submitted_plan())
    assert all(hit.hit.field != "timing_text" for hit in index.replacements("月", "箇月"))
    for each in index.replacements("お客さま", "顧客"):
        assert each.after == each.hit.text.replace("お客さま", "顧客")
    assert index.replacements("こんぷらいあんす", "x", exact=True) == ()
    assert index.replacements("", "x") == ()
    assert index.replacements("社", "社", exact=True) == ()
    assert replacing(()) is None


def test_an_index_follows_the_plan(session: PlanSession) -> None:
    index = index_of(session.plan)
    measure = session.plan.measures()[0]
    assert any(hit.entity == measure.id for hit in index.find(measure.text))
    session.execute(DeleteEntity(measure.id))
    index.read(session.plan)
    assert all(hit.entity != measure.id for hit in index.find("社"))
