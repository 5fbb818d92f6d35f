"""The dump of the bundled plan against what a careful reader finds in the submitted document."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import TypedDict

import pytest

from desktop_app.application import dump_shapes
from desktop_app.application.dump import FORMAT, dump_plan
from desktop_app.application.dump_shapes import Dump
from desktop_app.application.samples import empty_plan, submitted_plan
from desktop_app.domain.kinds import KINDS, field_types
from desktop_app.domain.plan import Chapter, Group, Item, Measure, Note, Plan
from desktop_app.domain.progress import ProgressEntry, Status
from desktop_app.domain.tree import walk
from desktop_app.support import paths

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "sample-dump.json"


class ExpectedMeasure(TypedDict):
    """A measure as the submitted document has it."""

    group: str | None
    text: str
    timing: str
    details: list[str]


class ExpectedItem(TypedDict):
    """An item as the submitted document has it."""

    mark: str
    title: str
    lead: str
    measures: list[ExpectedMeasure]


class ExpectedChapter(TypedDict):
    """A chapter as the submitted document has it."""

    number: str
    items: list[ExpectedItem]


class ExpectedIncident(TypedDict):
    """An incident with its causes, marks included."""

    text: str
    causes: list[str]


class Expected(TypedDict):
    """What a careful reader finds."""

    index: list[str]
    chapters: list[ExpectedChapter]
    incidents: list[ExpectedIncident]
    root_causes: list[str]
    notes: list[str]


@pytest.fixture(scope="module")
def expected() -> Expected:
    """The golden file."""
    told: Expected = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return told


@pytest.fixture(scope="module")
def dump() -> Dump:
    """The dump of the bundled plan."""
    return dump_plan(submitted_plan(paths.resources()))


def bare(text: str) -> str:
    """Without white space, which in the submitted document is the page's, not the author's."""
    return re.sub(r"\s", "", text)


def test_there_are_6_chapters_13_items_and_37_measures(dump: Dump) -> None:
    items = [item for chapter in dump["chapters"] for item in chapter["items"]]
    measures = [measure for item in items for measure in item["measures"]]
    assert (len(dump["chapters"]), len(items), len(measures)) == (6, 13, 37)
    assert all(measure["timing"]["text"] for measure in measures)
    assert dump["format"] == FORMAT == 1


def test_every_item_is_worded_as_submitted(dump: Dump, expected: Expected) -> None:
    ours = [
        (chapter["number"], item["mark"], bare(item["title"]), bare(item["lead"]))
        for chapter in dump["chapters"]
        for item in chapter["items"]
    ]
    theirs = [
        (chapter["number"], item["mark"], bare(item["title"]), bare(item["lead"]))
        for chapter in expected["chapters"]
        for item in chapter["items"]
    ]
    assert ours == theirs


def test_every_measure_is_worded_as_submitted_with_its_own_timing(
    dump: Dump, expected: Expected
) -> None:
    ours = [
        (
            measure["group"] and bare(measure["group"]),
            bare(measure["text"]),
            bare(measure["timing"]["text"]),
            [bare(detail["text"]) for detail in measure["details"]],
        )
        for chapter in dump["chapters"]
        for item in chapter["items"]
        for measure in item["measures"]
    ]
    theirs = [
        (
            measure["group"] and bare(measure["group"]),
            bare(measure["text"]),
            bare(measure["timing"]),
            [bare(detail) for detail in measure["details"]],
        )
        for chapter in expected["chapters"]
        for item in chapter["items"]
        for measure in item["measures"]
    ]
    assert ours == theirs


def test_the_list_of_items_keeps_its_own_wording(dump: Dump, expected: Expected) -> None:
    lines = ["業務改善計画の項目"]
    for chapter in dump["chapters"]:
        lines.append(chapter["number"] + chapter["title"])
        for item in chapter["items"]:
            mark = item["mark"] if len(chapter["items"]) > 1 else ""
            lines.append(mark + (item["index_title"] or item["title"]))
    assert [bare(line) for line in lines] == [bare(line) for line in expected["index"]]


def test_incidents_causes_and_root_causes_are_linked_as_submitted(
    dump: Dump, expected: Expected
) -> None:
    belongs = {(link["source"], link["target"]) for link in dump["links"]}
    ours = [
        (
            bare(incident["mark"] + incident["text"]),
            [
                bare(cause["mark"] + cause["text"])
                for cause in dump["causes"]
                if (cause["id"], incident["id"]) in belongs
            ],
        )
        for incident in dump["incidents"]
    ]
    theirs = [
        (bare(each["text"]), [bare(cause) for cause in each["causes"]])
        for each in expected["incidents"]
    ]
    assert ours == theirs
    roots = [bare(root["mark"] + root["text"]) for root in dump["root_causes"]]
    assert roots == [bare(root) for root in expected["root_causes"]]


def test_notes_stand_without_their_mark(dump: Dump, expected: Expected) -> None:
    notes = [note for chapter in dump["chapters"] for note in chapter["notes"]]
    notes += dump["cause_notes"]
    assert {bare(note["text"]) for note in notes} == {bare(note) for note in expected["notes"]}
    assert {note["mark"] for note in notes} == {"(注)", "（注）", "※"}


@pytest.mark.parametrize(
    ("text", "mark", "rest"),
    [
        ("(注) 赤字：新規", "(注)", "赤字：新規"),
        ("（注1）赤字", "（注1）", "赤字"),
        ("※ 再掲", "※", "再掲"),
        ("※2 再掲", "※2", "再掲"),
        ("※1) 再掲", "※1)", "再掲"),
        ("※2023年度に実施", "※", "2023年度に実施"),
        ("注：再掲", "注：", "再掲"),
        ("注記のない文", "", "注記のない文"),
        ("注目すべき点", "", "注目すべき点"),
        ("注2023年度", "", "注2023年度"),
        ("ただの文", "", "ただの文"),
        ("", "", ""),
    ],
)
def test_the_mark_of_a_note_is_told_apart(text: str, mark: str, rest: str) -> None:
    chapter = Chapter(2, "V", notes=(Note(3, "V", text),))
    [note] = dump_plan(Plan(1, chapters=(chapter,)))["chapters"][0]["notes"]
    assert (note["mark"], note["text"]) == (mark, rest)


def test_groups_without_measures_and_the_printed_order_are_kept() -> None:
    entries = (Measure(3, "1", "a"), Group(4, "2", "[今後]"), Measure(5, "3", "b"), Group(6, "4"))
    chapter = Chapter(2, "V", items=(Item(7, "V", entries=entries),))
    [item] = dump_plan(Plan(1, chapters=(chapter,)))["chapters"][0]["items"]
    assert item["order"] == [3, 4, 5, 6]
    assert [group["id"] for group in item["groups"]] == [4, 6]
    assert [measure["group"] for measure in item["measures"]] == [None, "[今後]"]


def test_each_timing_is_read_from_its_own_document() -> None:
    measures = (
        Measure(3, "1", timing_text="4月～", timing_reference=datetime.date(2020, 5, 1)),
        Measure(4, "2", timing_text="4月～"),
        Measure(5, "3", timing_text="4月～", timing_year=2030),
    )
    chapter = Chapter(2, "V", items=(Item(7, "V", entries=measures),))
    plan = Plan(1, date=datetime.date(2023, 5, 12), chapters=(chapter,))
    [item] = dump_plan(plan)["chapters"][0]["items"]
    starts = [measure["timing"]["start"] for measure in item["measures"]]
    assert starts == ["2020-04-01", "2023-04-01", "2030-04-01"]


def test_without_any_date_what_is_implied_stays_unread() -> None:
    measures = (Measure(3, "1", timing_text="4月～"), Measure(4, "2", timing_text="2020年4月～"))
    chapter = Chapter(2, "V", items=(Item(7, "V", entries=measures),))
    [item] = dump_plan(Plan(1, chapters=(chapter,)))["chapters"][0]["items"]
    implied, told = (measure["timing"] for measure in item["measures"])
    assert (implied["kind"], implied["start"], implied["unread"]) == ("unread", None, "4月～")
    assert (told["kind"], told["start"]) == ("start", "2020-04-01")


def test_progress_is_told_oldest_day_first() -> None:
    entries = [
        ProgressEntry(11, 3, datetime.date(2024, 3, 31), Status.DONE),
        ProgressEntry(12, 3, datetime.date(2023, 9, 30), Status.IN_PROGRESS),
    ]
    told = dump_plan(Plan(1), entries)["progress"]
    assert [entry["id"] for entry in told] == [12, 11]
    assert told[1]["status"] == "done"


def test_an_empty_plan_has_every_key() -> None:
    assert dump_plan(empty_plan(paths.resources())).keys() == Dump.__annotations__.keys()


def test_every_value_of_the_plan_is_in_the_dump(dump: Dump) -> None:
    """A field that is added to the model must not be forgotten here."""
    told = json.dumps(dump, ensure_ascii=False)
    for entity, _ in walk(submitted_plan(paths.resources())):
        assert f'"id": {entity.id},' in told
    names = set(re.findall(r'"(\w+)":', _everything()))
    for kind in KINDS:
        if not kind.record:
            for field in field_types(kind.entity):
                assert field in names or f"{kind.name}.{field}" in TOLD_OTHERWISE


TOLD_OTHERWISE = {
    "paragraph.part": "which list it stands in",
    "measure.timing_text": "timing.text",
    "timing_proposal.reference": "timing_reference",
    "timing_proposal.year": "timing_year",
    "plan.notice_date": "notice.date",
    "plan.notice_addressee": "notice.addressee",
    "plan.notice_subject": "notice.subject",
}


def _everything() -> str:
    """The names of all keys that a dump can have."""
    shapes = [each for name, each in vars(dump_shapes).items() if name.endswith(("Dump", "Json"))]
    return "".join(f'"{key}":' for shape in shapes for key in shape.__annotations__)
