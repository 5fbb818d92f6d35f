"""Rows split, joined and made of another kind; what would lose words is refused."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from desktop_app.application.commands import (
    AddEntity,
    ChangeKind,
    JoinRows,
    RecordProgress,
    SplitRow,
)
from desktop_app.application.session import PlanSession
from desktop_app.domain.errors import DomainError
from desktop_app.domain.kinds import kind_of
from desktop_app.domain.plan import Chapter, Detail, Group, Item, Measure, Order, Plan, Requirement
from desktop_app.domain.progress import Status
from desktop_app.domain.tree import get, walk
from tests.helpers.sample import NOW, new_file, open_session, submitted_plan

PLAN = Plan(
    1,
    orders=(Order(50, "a", requirements=(Requirement(51, "a", "求める事項"),)),),
    chapters=(
        Chapter(
            10,
            "a",
            "統制環境",
            items=(
                Item(
                    20,
                    "a",
                    "体制",
                    entries=(
                        Group(30, "a", "[今後]"),
                        Measure(31, "b", "研修の実施 資料の掲載", "4月～", new=True),
                        Measure(
                            32, "c", "監査", details=(Detail(40, "a", "甲"), Detail(41, "b", "乙"))
                        ),
                        Measure(33, "d", "周知", "5月"),
                    ),
                ),
                Item(21, "b", "研修", lead="冒頭", entries=(Measure(34, "a", "講習"),)),
            ),
        ),
    ),
)


@pytest.fixture
def session(tmp_path: Path) -> PlanSession:
    return open_session(new_file(tmp_path, PLAN))


def texts(item: Item) -> list[str]:
    return [entry.text for entry in item.entries]


def item(session: PlanSession, id_: int = 20) -> Item:
    return get(session.plan, id_, Item)


def test_a_row_is_split_at_the_cursor(session: PlanSession) -> None:
    (id_,) = session.execute(SplitRow(31, 6))
    assert texts(item(session)) == ["[今後]", "研修の実施", "資料の掲載", "監査", "周知"]
    made = get(session.plan, id_, Measure)
    assert (made.new, made.timing_text) == (True, "")
    session.undo()
    assert session.plan == PLAN


@pytest.mark.parametrize("position", [-1, 99])
def test_a_split_outside_the_words_is_refused(session: PlanSession, position: int) -> None:
    with pytest.raises(DomainError, match="out_of_range"):
        session.execute(SplitRow(31, position))


def test_an_item_is_split_and_keeps_its_rows(session: PlanSession) -> None:
    (id_,) = session.execute(SplitRow(20, 1))
    chapter = session.plan.chapters[0]
    assert [each.title for each in chapter.items] == ["体", "制", "研修"]
    assert len(item(session).entries) == 4
    assert item(session, id_).entries == ()


def test_two_measures_become_one(session: PlanSession) -> None:
    session.execute(AddEntity("link", None, {"source": 33, "target": 51}))
    session.execute(JoinRows(32))
    joined = get(session.plan, 32, Measure)
    assert (joined.text, joined.timing_text) == ("監査周知", "5月")
    assert [detail.text for detail in joined.details] == ["甲", "乙"]
    assert [(link.source, link.target) for link in session.plan.links] == [(32, 51)]


def test_two_dates_are_no_one_date(session: PlanSession) -> None:
    session.execute(JoinRows(32))
    with pytest.raises(DomainError, match="join_timings"):
        session.execute(JoinRows(31))
    with pytest.raises(DomainError, match="nothing_to_join"):
        session.execute(JoinRows(30))
    with pytest.raises(DomainError, match="not_a_row"):
        session.execute(JoinRows(51))


def test_a_measure_with_progress_stays(session: PlanSession) -> None:
    session.execute(RecordProgress(33, NOW.date(), Status.DONE))
    for command in (JoinRows(32), ChangeKind(33, "detail")):
        with pytest.raises(DomainError, match="row_has_history"):
            session.execute(command)


def test_items_and_details_are_joined(session: PlanSession) -> None:
    session.execute(JoinRows(40))
    assert [detail.text for detail in get(session.plan, 32, Measure).details] == ["甲乙"]
    session.execute(JoinRows(20))
    assert (item(session).title, item(session).lead) == ("体制研修", "冒頭")
    assert texts(item(session))[-1] == "講習"


def test_a_detail_becomes_a_measure_with_those_after_it(session: PlanSession) -> None:
    (id_,) = session.execute(ChangeKind(40, "measure"))
    assert texts(item(session))[2:] == ["監査", "甲", "周知"]
    assert [detail.text for detail in get(session.plan, id_, Measure).details] == ["乙"]


def test_a_measure_becomes_a_detail_with_its_own(session: PlanSession) -> None:
    session.execute(ChangeKind(32, "detail"))
    above = get(session.plan, 31, Measure)
    assert [detail.text for detail in above.details] == ["監査", "甲", "乙"]
    with pytest.raises(DomainError, match="words_would_be_lost"):
        session.execute(ChangeKind(33, "detail"))
    with pytest.raises(DomainError, match="no_row_above"):
        session.execute(ChangeKind(31, "detail"))


def test_a_date_goes_up_where_there_is_none(session: PlanSession) -> None:
    session.execute(ChangeKind(33, "detail"))
    assert get(session.plan, 32, Measure).timing_text == "5月"


def test_headings_and_measures(session: PlanSession) -> None:
    (measure,) = session.execute(ChangeKind(30, "measure"))
    assert get(session.plan, measure, Measure).text == "今後"
    (group,) = session.execute(ChangeKind(measure, "group"))
    (heading,) = session.execute(ChangeKind(group, "item"))
    assert [each.title for each in session.plan.chapters[0].items] == ["体制", "今後", "研修"]
    assert texts(item(session, heading)) == ["研修の実施 資料の掲載", "監査", "周知"]
    session.execute(ChangeKind(heading, "measure"))
    assert texts(item(session)) == ["今後", "研修の実施 資料の掲載", "監査", "周知"]
    with pytest.raises(DomainError, match="not_convertible"):
        session.execute(ChangeKind(10, "measure"))


def test_an_item_becomes_a_measure_and_its_lead_a_detail(session: PlanSession) -> None:
    session.execute(ChangeKind(21, "measure"))
    assert texts(item(session))[-2:] == ["研修", "講習"]
    (made,) = [m for m in session.plan.measures() if m.text == "研修"]
    assert [detail.text for detail in made.details] == ["冒頭"]


def test_a_measure_becomes_an_item_with_those_after_it(session: PlanSession) -> None:
    (id_,) = session.execute(ChangeKind(32, "item"))
    assert texts(item(session, id_)) == ["甲", "乙", "周知"]


@pytest.mark.parametrize("seed", range(6))
def test_any_reshaping_keeps_every_letter_and_can_be_taken_back(seed: int, tmp_path: Path) -> None:
    session = open_session(new_file(tmp_path))
    chance = random.Random(seed)
    before, letters = session.plan, _letters(submitted_plan())
    done = 0
    for _ in range(60):
        rows = [e for e, _p in walk(session.plan) if kind_of(e).name in _ROWS]
        row = chance.choice(rows)
        kind = chance.choice(("measure", "detail", "group", "item"))
        text = str(getattr(row, "title", "") or getattr(row, "text", ""))
        command = chance.choice(
            (SplitRow(row.id, len(text) // 2), JoinRows(row.id), ChangeKind(row.id, kind))
        )
        try:
            session.execute(command)
            done += 1
        except DomainError:
            continue
        assert _letters(session.plan) == letters
    assert done > 10
    while session.undo():
        pass
    assert session.plan == before


_ROWS = ("chapter", "item", "group", "measure", "detail", "note")


def _letters(plan: Plan) -> list[str]:
    words = ""
    for entity, _parent in walk(plan):
        if isinstance(entity, Chapter | Item):
            words += entity.title
        if isinstance(entity, Item):
            words += entity.lead
        if isinstance(entity, Measure | Detail | Group):
            words += entity.text
    return sorted(letter for letter in words if not letter.isspace() and letter not in "[]")
