"""Frozen content: thawing gives the plan back, and a version costs what changed."""

import datetime
import json
import random
from collections.abc import Generator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop_app.domain import frozen as writing
from desktop_app.domain import thawing as reading
from desktop_app.domain.errors import DomainError
from desktop_app.domain.frozen import (
    Contents,
    Frozen,
    Json,
    StoredFile,
    canonical,
    freeze,
    freeze_steps,
)
from desktop_app.domain.order_key import keys_between
from desktop_app.domain.plan import Detail, Measure, Plan
from desktop_app.domain.progress import Occurrence, ProgressEntry, Status
from desktop_app.domain.steps import result_of
from desktop_app.domain.thawing import Row, Thawing, agrees, references
from desktop_app.domain.version import Occasion, Version
from tests.helpers.edited import edited
from tests.helpers.sample import submitted_plan

PLAN = submitted_plan()
DAY = datetime.date(2023, 5, 12)
VERSION = Version(5, "業務改善計画", DAY, Occasion.SUBMITTED, "経済産業大臣")


def _frozen(frozen: Frozen) -> tuple[Version, Contents]:
    return freeze(VERSION, frozen)


def _thawed(frozen: Frozen) -> Frozen:
    version, contents = _frozen(frozen)
    return Thawing(contents.texts.__getitem__).thaw(version.root)


def _entry(measure: int, number: int) -> ProgressEntry:
    wording = f"{number}回目の報告。" + "研修を実施した。" * 40
    return ProgressEntry(
        measure * 1000 + number,
        measure,
        DAY + datetime.timedelta(days=number),
        Status.IN_PROGRESS,
        report_wording=wording,
        recorded_at=f"2023-06-01T09:{number:02}",
    )


_PLAIN = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text()
_TOLD = st.recursive(
    _PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12
)


@given(_TOLD)
def test_a_piece_has_the_text_that_kept_versions_were_hashed_with(told: Json) -> None:
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert canonical(told) == text


@given(seed=st.integers(0, 2**32), steps=st.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_what_was_frozen_is_thawed_again_whole(seed: int, steps: int) -> None:
    chance = random.Random(seed)
    plan = edited(PLAN, chance, steps)
    entries = tuple(_entry(m.id, n) for m in plan.measures() for n in range(chance.randrange(20)))
    days = tuple(Occurrence(n, m.id, DAY, times=2) for n, m in enumerate(plan.measures()))
    files = (StoredFile("計画.docx", "ab" * 32, 7),)
    frozen = Frozen(plan, entries, days, {"wording": "様式\n"}, files)
    thawed = _thawed(frozen)
    assert thawed.plan == plan
    assert (thawed.settings, thawed.files) == (frozen.settings, files)
    assert sorted(thawed.entries, key=lambda e: e.id) == sorted(entries, key=lambda e: e.id)
    assert sorted(thawed.occurrences, key=lambda o: o.id) == sorted(days, key=lambda o: o.id)


def test_a_version_is_read_in_many_small_steps_and_its_settings_alone() -> None:
    measures = PLAN.measures()
    entries = tuple(_entry(m.id, n) for m in measures for n in range(3))
    version, contents = _frozen(Frozen(PLAN, entries, settings={"wording": "様式"}))
    asked: list[str] = []

    def fetch(sha256: str) -> str:
        asked.append(sha256)
        return contents.texts[sha256]

    thawing = Thawing(fetch)
    assert thawing.settings(version.root) == {"wording": "様式"}
    assert len(asked) == 2
    steps = thawing.thaw_steps(version.root)
    assert next(steps) is None
    before = len(asked)
    assert len(list(steps)) >= len(PLAN.chapters) - 1 + len(measures) // 20
    assert before < len(asked) / 3
    asked.clear()
    assert thawing.thaw(version.root).plan == PLAN
    assert not asked  # it is at hand


def test_the_same_state_has_the_same_root_and_another_one_another() -> None:
    frozen = Frozen(PLAN)
    root = _frozen(frozen)[0].root
    assert _frozen(Frozen(submitted_plan()))[0].root == root
    for version in (
        replace(VERSION, name="別の名前"),
        replace(VERSION, date=datetime.date(2023, 5, 13)),
        replace(VERSION, occasion=Occasion.REVISED),
        replace(VERSION, addressee=""),
        replace(VERSION, previous="ab" * 32),
    ):
        assert freeze(version, frozen)[0].root != root
    assert _frozen(Frozen(PLAN, settings={"wording": ""}))[0].root != root
    assert _frozen(Frozen(PLAN, files=(StoredFile("a.pdf", "00" * 32, 1),)))[0].root != root


def test_a_row_that_says_something_else_than_its_root_disagrees() -> None:
    version, contents = _frozen(Frozen(PLAN))
    root = contents.texts[version.root]
    assert agrees(version, root)
    assert agrees(replace(version, withdrawn_on=DAY, withdrawn_reason="誤り"), root)
    assert not agrees(replace(version, name="別"), root)
    assert not agrees(replace(version, date=DAY + datetime.timedelta(days=1)), root)


def test_the_references_of_the_pieces_lead_to_all_of_them_and_nowhere_else() -> None:
    entries = tuple(_entry(m.id, n) for m in PLAN.measures() for n in range(20))
    version, contents = _frozen(Frozen(PLAN, entries, settings={"wording": "x" * 999}))
    seen: set[str] = set()
    waiting = [version.root]
    while waiting:
        at = waiting.pop()
        seen.add(at)
        waiting += references(contents.texts[at]) - seen
    assert seen == set(contents.texts)


def test_a_text_that_looks_like_a_piece_names_nothing() -> None:
    text = '{"at":"' + "ab" * 32 + '"}'
    measure = replace(PLAN.measures()[0], text=text)
    plan = edited(PLAN, random.Random(1), 0)
    item = plan.chapters[0].items[0]
    plan = replace(
        plan,
        chapters=(
            replace(plan.chapters[0], items=(replace(item, entries=(measure,)),)),
            *plan.chapters[1:],
        ),
    )
    version, contents = _frozen(Frozen(plan))
    named = {at for body in contents.texts.values() for at in references(body)}
    assert "ab" * 32 not in named
    assert Thawing(contents.texts.__getitem__).plan(version.root) == plan


def _large(measures: int) -> Plan:
    entries = tuple(
        Measure(number, key, f"施策 {number} " + "文" * 200, "2023年度")
        for number, key in enumerate(keys_between("", "", measures), 1000)
    )
    item = replace(PLAN.chapters[0].items[0], entries=entries)
    return replace(PLAN, chapters=(replace(PLAN.chapters[0], items=(item,)),))


def _with_first_changed(plan: Plan, text: str) -> Plan:
    item = plan.chapters[0].items[0]
    first = replace(item.measures[0], text=text)
    item = replace(item, entries=(first, *item.entries[1:]))
    return replace(plan, chapters=(replace(plan.chapters[0], items=(item,)),))


def test_one_change_among_thousands_of_siblings_costs_a_few_small_pieces() -> None:
    before = _large(5000)
    after = _with_first_changed(before, "改めた施策")
    kept = _frozen(Frozen(before))[1].texts
    added = {at: text for at, text in _frozen(Frozen(after))[1].texts.items() if at not in kept}
    assert len(added) <= 10
    assert sum(len(text.encode()) for text in added.values()) < 20_000


def test_another_entry_of_a_measure_does_not_write_the_earlier_ones_anew() -> None:
    measure = PLAN.measures()[0].id
    entries = tuple(_entry(measure, number) for number in range(41))
    kept = _frozen(Frozen(PLAN, entries[:-1]))[1].texts
    added = [text for at, text in _frozen(Frozen(PLAN, entries))[1].texts.items() if at not in kept]
    wordings = [text for text in added if "研修" in text]
    assert len(wordings) == 1
    assert sum(len(text.encode()) for text in added) < len(wordings[0].encode()) + 6_000


def test_which_measures_stand_in_a_version_is_known_without_reading_them() -> None:
    plan = _large(500)
    version, contents = _frozen(Frozen(plan))
    read: list[str] = []

    def fetch(at: str) -> str:
        read.append(at)
        return contents.texts[at]

    assert Thawing(fetch).measures(version.root) == {m.id for m in plan.measures()}
    assert not [at for at in read if "施策" in contents.texts[at]]


def test_versions_share_what_they_have_in_common() -> None:
    after = _with_first_changed(_large(50), "改めた施策")
    one, first = _frozen(Frozen(_large(50)))
    two, second = _frozen(Frozen(after))
    thawing = Thawing({**first.texts, **second.texts}.__getitem__)
    old, new = thawing.plan(one.root), thawing.plan(two.root)
    assert [a is b for a, b in zip(old.measures(), new.measures(), strict=True)] == [
        False,
        *[True] * 49,
    ]


def test_content_of_a_later_format_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "FORMAT", 2)
    with pytest.raises(DomainError, match="content_too_new"):
        _thawed(Frozen(PLAN))


def test_content_of_an_older_format_is_raised_on_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def renamed(kind: str, row: Row) -> Row:
        return {"text" if name == "text" else name: value for name, value in row.items()}

    def shouted(kind: str, row: Row) -> Row:
        return {**row, "text": f"{row['text']}。"} if kind == "detail" else renamed(kind, row)

    detail = Detail(7, "V", "細目")
    plan = _with_first_changed(_large(3), "施策")
    item = plan.chapters[0].items[0]
    measure = replace(item.measures[0], details=(detail,))
    item = replace(item, entries=(measure, *item.entries[1:]))
    plan = replace(plan, chapters=(replace(plan.chapters[0], items=(item,)),))
    version, contents = _frozen(Frozen(plan))
    monkeypatch.setattr(reading, "FORMAT", 2)
    monkeypatch.setattr(reading, "RAISING", {1: shouted})
    raised = Thawing(contents.texts.__getitem__).plan(version.root)
    assert raised.measures()[0].details[0].text == "細目。"
    assert raised.measures()[1] == plan.measures()[1]


def test_a_version_is_made_in_many_small_steps_that_lead_to_the_same_texts() -> None:
    measures = PLAN.measures()
    frozen = Frozen(PLAN, tuple(_entry(m.id, n) for m in measures for n in range(3)))
    told: list[float] = []

    def followed() -> Generator[float, None, tuple[Version, Contents]]:
        steps = freeze_steps(VERSION, frozen)
        while True:
            try:
                told.append(next(steps))
            except StopIteration as end:
                made: tuple[Version, Contents] = end.value
                return made
            yield told[-1]

    assert result_of(followed()) == _frozen(frozen)
    assert len(told) > 2 * len(measures)
    assert told == sorted(told)
    assert told[-1] == 1
